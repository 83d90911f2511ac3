"""Fetches a Neo4j for tests from Maven Central and runs it on a free port of loopback until it is stopped.

    python tools/neo4j/start.py [--password WORD] [--home FOLDER]

Prints the address once it answers. Needs java (17 or later, the JDK) and mvn; what is fetched (100 MB) is
kept in the folder THAC_NEO4J, or in ~/.cache/thac/neo4j. With --home the data stay, else they go at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType

HERE = Path(__file__).parent
# Compiled once and quickly: a server for tests is gone before a better compiler has paid.
FLAGS = ("-Xms1g", "-Xmx1g", "-Xmn640m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OPENS = tuple(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch"))


def jars() -> Path:
    """The folder of the jars and of our own class, fetched and compiled where they are not there yet."""
    cache = Path(os.environ.get("THAC_NEO4J") or Path.home() / ".cache" / "thac" / "neo4j")
    content = (HERE / "pom.xml").read_bytes() + (HERE / "Server.java").read_bytes()
    folder = cache / hashlib.sha256(content).hexdigest()[:12]
    if not (folder / ".complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        copy = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
        done(
            ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), *copy],
            "Neo4j cannot be fetched from Maven Central",
        )
        done(["javac", "-cp", f"{folder}/*", "-d", str(folder), str(HERE / "Server.java")], "javac fails")
        (folder / ".complete").touch()
    return folder


def done(words: list[str], otherwise: str) -> None:
    """Runs a command to its end; where it fails, stops with the reason."""
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{otherwise}: {(result.stdout + result.stderr)[-600:]}")


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main() -> int:
    """Runs until interrupted or terminated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--password", default="", help="Ask for it, of the user neo4j; without, anyone may enter."
    )
    parser.add_argument("--home", default="", help="Where the data are kept; without, they go at the end.")
    given = parser.parse_args()
    missing = [name for name in ("java", "javac", "mvn") if not shutil.which(name)]
    if missing:
        sys.exit(f"Not found: {' and '.join(missing)} (Debian: apt install default-jdk-headless maven)")
    home = given.home or tempfile.mkdtemp(prefix="neo4j-")
    port = free_port()
    folder = jars()
    words = ["java", *FLAGS, *OPENS, "-cp", f"{folder}/*{os.pathsep}{folder}", "Server", home, str(port)]
    server = subprocess.Popen(
        [*words, given.password] if given.password else words, stdout=subprocess.PIPE, text=True
    )

    def stop(number: int, frame: FrameType | None) -> None:
        server.terminate()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    assert server.stdout
    for line in server.stdout:
        if line.strip() == "ready":
            print(f"bolt://127.0.0.1:{port}", flush=True)
    code = server.wait()
    if not given.home:
        shutil.rmtree(home, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
