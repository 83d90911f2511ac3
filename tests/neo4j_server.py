"""A Neo4j server for the tests; they are skipped with the reason where it cannot run."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import require

START = Path(__file__).parent.parent / "tools" / "neo4j" / "start.py"
_PATIENCE = 600  # seconds: the first time a hundred megabytes are fetched


@contextmanager
def running(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server, and its process."""
    for program in ("java", "mvn"):
        if not shutil.which(program):
            require("neo4j", f"{program} is not installed, so that no Neo4j can run")
    process = subprocess.Popen(
        [sys.executable, str(START), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    timer = threading.Timer(_PATIENCE, process.kill)
    timer.start()
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        timer.cancel()
        if not address:
            assert process.stderr
            require("neo4j", f"Neo4j cannot run here: {process.stderr.read()[-400:]}")
        yield address, process
    finally:
        timer.cancel()
        process.terminate()
        process.wait(60)
