"""The real importer of Neo4j takes the tables of an export, and the server then has every node and edge."""

from __future__ import annotations

import csv
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from built import ROOT, TITLE, Paper, Speaker, district, seeds
from conftest import require
from neo4j_server import START, running

from thac.graph import Graph
from thac.graph.export import export
from thac.graph.neo4j.connect import connect

HOSTILE = (
    "}) DETACH DELETE n //", 'dòng "một"\nhàng hai', "ends with \\", "=HYPERLINK(1)", "a,b;c|d\te", "‮đảo‬",
)  # fmt: skip


def admin(home: Path, *words: str) -> str:
    """What the administrator's tool of Neo4j prints, run from the jars that the test server is made of."""
    for program in ("java", "mvn"):
        if not shutil.which(program):
            require("neo4j", f"{program} is not installed, so that no Neo4j can run")
    spec = importlib.util.spec_from_file_location("start", START)
    assert spec
    assert spec.loader
    start: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    (home / "conf").mkdir(parents=True)
    opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
    done = subprocess.run(
        ["java", *opens, "-cp", f"{start.jars()}/*", "org.neo4j.cli.AdminTool", *words],
        capture_output=True, text=True, check=False, cwd=home,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_neo4j_imports_the_tables(tmp_path: Path) -> None:
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        for number, text in enumerate(HOSTILE, 50):
            body = district("Hưng Yên", "Kim Động")
            paper = Paper(body, "KH", "kế hoạch", f"{number}-KH/HU", "2023-08-03", f"{TITLE} {text}")
            graph.put(Speaker(paper, f"{number}.txt").implements(ROOT, "title").done())
        done = export(graph.store, "csv", tmp_path / "graph.csv")
        titles = {node.title for node in graph.store.by_class("Document")} - {""}
    nodes, edges = done.files
    words = [f"--nodes={nodes}", f"--relationships={edges}", "--multiline-fields=true"]
    said = admin(tmp_path / "home", "database", "import", "full", "neo4j", *words)
    assert f"{done.nodes} nodes" in said
    with Path(edges).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert f"{len(rows)} relationships" in said
    with running("--home", str(tmp_path / "home")) as (address, _):
        driver = connect(address)
        found = driver.execute_query(
            "MATCH (n:Document) RETURN n.title AS title, n.speakers AS speakers"
        ).records
        assert {row["title"] for row in found} - {None, ""} == titles
        assert all(isinstance(row["speakers"], int) for row in found)
        query = (
            "MATCH ()-[r:IMPLEMENTS]->({symbol: '57-KL/TW'}) RETURN count(r) AS n, collect(r.quote) AS said"
        )
        (row,) = driver.execute_query(query).records
        assert row["n"] == sum(one[":TYPE"] == "IMPLEMENTS" and one[":END_ID"] == ROOT.id for one in rows)
        assert all(row["said"])
        driver.close()
