"""The READMEs in, their console examples run, their outputs compared or pasted anew out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from thac.cli import main

ROOT = Path(__file__).resolve().parent.parent
READMES = (ROOT / "README.md", ROOT / "README.vi.md")
FENCE = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(line: str) -> str:
    """What a command line of ours prints; fails when it does not end well."""
    words = shlex.split(line)
    assert words[0] == "thac", line
    done = CliRunner().invoke(main, words[1:], prog_name="thac")
    assert done.exit_code == 0, f"{line}: exit {done.exit_code}\n{done.output}\n{done.exception!r}"
    return done.output


def console(block: str) -> Iterator[tuple[str, str]]:
    """Command lines of a block, each with the output that follows it: "" where none is promised."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield line, output.rstrip("\n") + "\n" if output.strip() else ""


def refreshed(text: str) -> str:
    """The text with outputs as they are now; an output that begins with ``...`` or is left out stays so."""

    def block(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        lines = []
        for line, promised in console(match[2]):
            printed = run(line).rstrip("\n") + "\n"
            kept = not promised or promised.startswith("...")
            lines.append(f"$ {line}\n{promised if kept else printed}")
        return "```console\n" + "".join(lines) + "```"

    return FENCE.sub(block, text)


if __name__ == "__main__":
    for path in READMES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder) / "examples")
            os.chdir(folder)
            path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
            os.chdir(ROOT)
