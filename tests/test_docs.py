"""What the documents promise: every example runs, every command is explained."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from readme import FENCE, READMES, ROOT, console, run

from thac.cli import main

FOLDERS = ("ontology", "graph", "loaders", "queries")
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


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", READMES, ids=name)
def test_readme_examples_run(path: Path, folder: Path) -> None:
    """``...`` stands for any output; an example without output has only to succeed."""
    space: dict[str, object] = {}
    checker = doctest.OutputChecker()
    text = path.read_text(encoding="utf-8")
    blocks = FENCE.findall(text)
    assert len(blocks) == len(re.findall(r"^```(?:console|python)$", text, re.MULTILINE))
    for language, block in blocks:
        if language == "python":
            exec(compile(block, path.name, "exec"), space)
            continue
        for line, promised in console(block):
            printed = run(line)
            assert not promised or checker.check_output(promised, printed, doctest.ELLIPSIS), (
                f"{path.name}: $ {line}\nprints:\n{printed}\n`make readme` pastes it; read what changed."
            )


@pytest.mark.parametrize("path", READMES, ids=name)
def test_readme_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    promised = set(re.findall(r"\bmake ([a-z]+)\b", path.read_text(encoding="utf-8")))
    assert {"demo", "test"} <= promised <= targets


@pytest.mark.parametrize("path", [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    found = COMMANDS[command]
    assert found.help, f"thac {command} has no help"
    for option in found.params:
        if isinstance(option, click.Option):
            assert option.help, f"thac {command} {option.opts[0]} has no help"
    for path in READMES:
        text = path.read_text(encoding="utf-8")
        assert f"`thac {command}" in text, f"{path.name} has no line on thac {command}"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_in_the_help_work(command: str, folder: Path) -> None:
    """Run beside the examples, with the database that the README makes of them."""
    examples = HELP_EXAMPLE.findall(COMMANDS[command].help or "")
    told = f"the help of thac {command} has no example (a line that begins with `thac`)"
    assert any(command in example for example in examples), told
    run("thac load examples")
    for example in examples:
        # A server of one's own (tests/graph/test_neo4j.py), or one that goes on until Ctrl-C (tests/page).
        if "bolt://" not in example and not example.startswith("thac serve"):
            run(example.split("  #")[0])


@pytest.mark.parametrize("module", MODULES)
def test_doctests(module: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert failed == 0
