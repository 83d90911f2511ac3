"""The shape of the project: layers, circles, names, and what pyproject.toml lists."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import thac

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ontology", "graph", "loaders", "queries")

#: What a layer may import of ours, by prefix of the module name; its own folder always.
ALLOWED: dict[str, tuple[str, ...]] = {
    "ontology": (),
    "graph": ("thac.ontology",),
    "loaders": (
        "thac.ontology",
        "thac.graph.model",
        "thac.graph.ids",
        "thac.graph.errors",
        "thac.graph.pause",
        "thac.graph.layout",
    ),
    "queries": ("thac.ontology", "thac.graph"),
    "cli": ("thac",),
    "__init__": ("thac",),
}

#: The public names; a change here is a change for every user.
PUBLIC = ["__version__", "load", "open", "trace"]

MODULES = sorted(
    [ROOT / "__init__.py", ROOT / "cli.py"]
    + [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("thac", *(part for part in parts if part != "__init__")))


NAMES = {module_name(path): path for path in MODULES}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int, int]]:
    """Modules of ours that a file imports anywhere, lazily too: name, dots written, line."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "thac":
                    yield alias.name, 0, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *(node.module or "").split(".")]).rstrip(".")
            if name.split(".")[0] != "thac":
                continue
            for alias in node.names:
                inner = f"{name}.{alias.name}"
                yield (inner if inner in NAMES else name), node.level, node.lineno


def under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_follow_the_layers(path: Path) -> None:
    layer = path.relative_to(ROOT).with_suffix("").parts[0]
    allowed = (*ALLOWED[layer], f"thac.{layer}")
    wrong = [
        f"line {line}: {name}" for name, _, line in imports(path) if not any(under(name, a) for a in allowed)
    ]
    assert not wrong, f"{path.relative_to(ROOT)} imports against the layers: {wrong}"


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_are_relative_inside_the_folders_only(path: Path) -> None:
    inside = path.relative_to(ROOT).parts[0] in FOLDERS
    face = path == ROOT / "__init__.py"
    wrong = [f"line {line}: {name}" for name, dots, line in imports(path) if (dots == 0) == (inside or face)]
    assert not wrong, f"{path.relative_to(ROOT)}: {'absolute' if inside else 'relative'} imports: {wrong}"


def test_no_import_circles() -> None:
    edges: dict[str, set[str]] = {}
    for name, path in NAMES.items():
        edges[name] = {target for target, _, _ in imports(path) if target in NAMES and target != name}
    state: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if state.get(name) == 1:
            pytest.fail("import circle: " + " -> ".join((*trail[trail.index(name) :], name)))
        if name in state:
            return
        state[name] = 1
        for target in sorted(edges[name]):
            visit(target, (*trail, name))
        state[name] = 2

    for name in sorted(edges):
        visit(name, ())


def settings() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(project["tool"]["setuptools"])


def test_every_folder_of_python_is_listed() -> None:
    folders = {".".join(("thac", *path.parent.relative_to(ROOT).parts)) for path in MODULES}
    assert sorted(settings()["packages"]) == sorted(folders | {"thac.examples"})


def test_every_data_file_is_listed() -> None:
    patterns: dict[str, list[str]] = settings()["package-data"]
    truth = ROOT / "examples" / "truth"  # for the tests alone
    for folder in (*FOLDERS, "examples"):
        home = ROOT / folder
        listed = {
            path
            for package, names in patterns.items()
            if f"{package}.".startswith(f"thac.{folder}.")
            for name in names
            for path in ROOT.joinpath(*package.split(".")[1:]).glob(name)
        }
        for path in home.rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"} and not path.is_relative_to(truth):
                assert path in listed, f"{path.relative_to(ROOT)} is not in [tool.setuptools.package-data]"
    assert "py.typed" in patterns["thac"]
    assert (ROOT / "py.typed").is_file()


def test_the_root_holds_the_face_and_the_cli_alone() -> None:
    assert sorted(path.name for path in ROOT.glob("*.py")) == ["__init__.py", "cli.py"]


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_files_have_plain_names_and_a_readable_length(path: Path) -> None:
    assert not set(path.stem.split("_")) & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    longest = 900 if path == ROOT / "cli.py" else 400  # it grows by some twenty lines a command
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree(path)), f"{path.relative_to(ROOT)} has no docstring"


@pytest.mark.parametrize("path", [p for p in MODULES if p != ROOT / "cli.py"], ids=module_name)
def test_the_library_neither_prints_nor_exits(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "exit", "quit", "input"}, (
                f"line {node.lineno}: {node.func.id}()"
            )
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"sys.exit", "os._exit"}:
            pytest.fail(f"{path.relative_to(ROOT)} exits in line {node.lineno}")


def test_public_names() -> None:
    assert sorted(thac.__all__) == sorted(PUBLIC)
    assert all(callable(getattr(thac, name)) for name in PUBLIC if name != "__version__")


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert thac.__version__ == project["version"]
    assert f"## [{thac.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    """What ``thac --version`` imports: click and the face of the package."""
    code = "import sys, thac.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"networkx", "rdflib", "neo4j", "pyvis", "IPython", "sqlite3", "json", "tomllib"}
    assert not heavy & loaded
    assert {name for name in loaded if name.startswith("thac.")} == {"thac.cli"}
