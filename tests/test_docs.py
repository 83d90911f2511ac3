"""What the documents promise: every example runs, every command is explained."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from thac.cli import main

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.vi.md")
FOLDERS = ("ontology", "graph", "loaders", "queries")
FENCE = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HELP_EXAMPLE = re.compile(r"^\s*(?:\$ )?(thac .*?)\s*$", re.MULTILINE)

MODULES = ["thac", "thac.cli"] + [
    ".".join(("thac", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
]


def commands(group: click.Command, trail: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Each command with the words that call it, those of groups inside groups too."""
    if isinstance(group, click.Group):
        for name, command in sorted(group.commands.items()):
            yield from commands(command, (*trail, name))
    else:
        yield " ".join(trail), group


COMMANDS = dict(commands(main))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder as a reader would have it: the examples beside, nothing loaded yet."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str, code: int = 0) -> str:
    """What a command line prints; fails when it does not end with the code that is expected."""
    words = shlex.split(line)
    assert words[0] == "thac", line
    done = CliRunner().invoke(main, words[1:], prog_name="thac")
    assert done.exit_code == code, f"{line}: exit {done.exit_code}\n{done.output}\n{done.exception!r}"
    return done.output


def console(block: str) -> Iterator[tuple[str, str]]:
    """Command lines of a block, each with the output that follows it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield line, output.rstrip("\n") + "\n" if output.strip() else ""


@pytest.mark.parametrize("name", READMES)
def test_readme_examples_run(name: str, folder: Path) -> None:
    """``...`` stands for any output; an example without output has only to succeed."""
    space: dict[str, object] = {}
    checker = doctest.OutputChecker()
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = FENCE.findall(text)
    assert len(blocks) == len(re.findall(r"^```(?:console|python)$", text, re.MULTILINE))
    for language, block in blocks:
        if language == "python":
            exec(compile(block, name, "exec"), space)
            continue
        for line, wanted in console(block):
            if line.split()[0] in {"make", "git", "cd"}:
                continue
            got = run(line)
            assert not wanted or checker.check_output(wanted, got, doctest.ELLIPSIS), (
                f"{name}: $ {line}\nis promised:\n{wanted}\nand prints:\n{got}"
            )


@pytest.mark.parametrize("name", READMES)
def test_readme_targets_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    promised = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / name).read_text(encoding="utf-8")))
    assert {"demo", "test"} <= promised <= targets


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), f"{name} links to {target}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    found = COMMANDS[command]
    assert found.help, f"thac {command} has no help"
    for option in found.params:
        if isinstance(option, click.Option):
            assert option.help, f"thac {command} {option.opts[0]} has no help"
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert re.search(rf"\bthac (--\S+ \S+ )*{command}\b", text), f"{name} has no line on thac {command}"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_in_the_help_work(command: str, folder: Path) -> None:
    """Run beside the examples, with the database that the README makes of them."""
    examples = [e for e in HELP_EXAMPLE.findall(COMMANDS[command].help or "") if command in e]
    assert examples, f"the help of thac {command} has no example (a line that begins with `thac`)"
    run("thac load examples")
    for example in examples:
        run(example.split("  #")[0])


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert failed == 0
