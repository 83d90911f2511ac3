"""A graph on a Neo4j server: pushed once it stays, pushed again it is made whole; what goes wrong is told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, seeds
from neo4j_server import running
from random_graphs import random_graph

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import StoreError
from thac.graph.model import Failure
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.edges import Edges, Ends
from thac.graph.neo4j.push import Pushed, push
from thac.graph.neo4j.rows import EDGE, Link
from thac.graph.neo4j.send import Sender
from thac.queries.cypher import cypher
from thac.queries.show import show
from thac.queries.trace import trace

PASSWORD = "một-mật-khẩu"
HOSTILE = ("}) DETACH DELETE (n", "`x` RETURN 1//", "a'b\"c\\", "dòng một\ndòng hai", "$rows {0} %s")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running("--password", PASSWORD) as (address, _):
        yield address


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)


def graph() -> Graph:
    graph = Graph()
    for one in seeds():
        graph.put(one)
    graph.failed(Failure("b.doc", "is damaged", "save it again"))
    return graph


def sent(near: Graph, address: str) -> Pushed:
    driver = connect(address)
    try:
        return push(near.store, driver, address)
    finally:
        driver.close()


def test_a_second_push_changes_nothing_and_counts_are_equal(server: str) -> None:
    near = graph()
    sent(near, server)
    assert not sent(near, server).changed
    with open_graph(server) as far:
        assert far.store.counts() == near.store.counts()
        assert far.store.failures() == near.store.failures()
        assert trace(far, "57-KL/TW") == trace(near, "57-KL/TW")


@pytest.mark.parametrize("early", [0, 1000])
def test_edges_are_the_same_however_small_the_batches_that_they_come_in(
    server: str, early: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edges go while nodes still come; those that come before their ends wait, as many as may."""
    monkeypatch.setattr("thac.graph.neo4j.nodes._BATCH", 3)
    monkeypatch.setattr("thac.graph.neo4j.edges._WAITING", 4)
    monkeypatch.setattr("thac.graph.neo4j.push._EARLY", early)
    monkeypatch.setattr("thac.graph.neo4j.push._ASKED", 5)
    monkeypatch.setattr("thac.graph.neo4j.lists._LEAST", 2)
    near = Graph()
    for seed in (1, 2, 3):
        for one in random_graph(seed):
            near.put(one)
        sent(near, server)  # to what the last left there
        assert not sent(near, server).changed
        with open_graph(server) as far:
            assert far.store.counts() == near.store.counts()
            ids = [node.id for kind in ("Document", "Organization") for node in near.store.by_class(kind)]
            assert far.store.out(ids) == near.store.out(ids)
    sent(Graph(), server)


def test_a_push_after_a_change_removes_what_is_gone(server: str) -> None:
    near = graph()
    sent(near, server)
    uri = sorted(near.known())[0]
    near.remove(uri)
    near.remove("b.doc")
    done = sent(near, server)
    assert done.gone
    with open_graph(server) as far:
        assert far.store.counts() == near.store.counts()
        assert uri not in far.store.sources()
        assert not far.store.failures()
    assert not sent(near, server).changed


def test_parallel_edges_stand_side_by_side(server: str) -> None:
    near = Graph()
    paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", "Một")
    speaker = Speaker(paper, "a.txt")
    for scope in ("title", "title", "opening", "body"):
        speaker.implements(ROOT, scope)
    near.put(speaker.done())
    sent(near, server)
    with open_graph(server) as far:
        assert len(far.store.into([ROOT.id], ["implements"])) == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_command(server: str, text: str) -> None:
    near = Graph()
    paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", text)
    near.put(Speaker(paper, f"{text}.txt").implements(ROOT, "title").assigns(text).done())
    sent(near, server)
    with open_graph(server) as far:
        assert far.store.counts() == near.store.counts()
        assert show(far, paper.id) == show(near, paper.id)
        assert far.store.nodes([text, f'x"{text}']) == {}


def test_a_push_that_was_killed_is_completed_by_the_next(server: str, tmp_path: Path) -> None:
    path = tmp_path / "near.db"
    with open_graph(path) as near:
        for number in range(60):
            body = district("Hưng Yên", f"Số {number}")
            paper = Paper(body, "KH", "kế hoạch", f"{number}-KH/HU", "2023-08-03", f"Việc {number}")
            near.put(Speaker(paper).implements(ROOT, "title").assigns("một", "hai", "ba").done())
    sent(Graph(), server)  # empties the server
    script = textwrap.dedent(f"""
        from thac.graph import open
        from thac.graph.neo4j.connect import connect
        from thac.graph.neo4j import push
        push._BATCH = 40
        print("begun", flush=True)
        push.push(open({str(path)!r}).store, connect({server!r}), {server!r})
    """)
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=os.environ)
    assert child.stdout
    child.stdout.readline()
    with open_graph(server) as far:
        end = time.monotonic() + 60
        while not far.store.counts()["nodes"] and time.monotonic() < end:
            time.sleep(0.02)
    child.send_signal(signal.SIGKILL)
    child.wait()
    with open_graph(path) as near, open_graph(server) as far:
        sent(near, server)
        assert far.store.counts() == near.store.counts()
        assert trace(far, "57-KL/TW") == trace(near, "57-KL/TW")


def test_a_server_that_was_killed_is_made_whole_by_the_next_push(tmp_path: Path) -> None:
    near = graph()
    home = str(tmp_path / "home")
    with running("--home", home, "--password", PASSWORD) as (address, process):
        threading.Timer(0.5, subprocess.run, args=(["pkill", "-KILL", "-P", str(process.pid)],)).start()
        with pytest.raises(StoreError, match=r"again|start it"):
            _again_and_again(near, address)
    with running("--home", home, "--password", PASSWORD) as (address, _):
        sent(near, address)
        with open_graph(address) as far:
            assert far.store.counts() == near.store.counts()
            assert trace(far, "57-KL/TW") == trace(near, "57-KL/TW")


def test_no_edge_is_hung_on_a_node_that_changed_since_it_was_found(server: str) -> None:
    """As by a push from elsewhere: where a node stood another may stand now."""
    near = graph()
    sent(near, server)
    ids = sorted(node.id for node in near.store.by_class("Document"))[:3]
    driver = connect(server)
    with Sender(driver) as sender:
        edges = Edges(sender, Ends(sender, server))
        edges.complete()

        def add(key: int, end: str) -> None:
            edges.add(Link(key, ids[0], "replaces", end, [key] + [None] * (len(EDGE) - 1), {}))
            edges.flush()
            sender.wait()

        add(1, ids[1])
        driver.execute_query("MATCH (n:Node {id: $id}) SET n.sum = 0", id=ids[0])
        with pytest.raises(StoreError, match="push again"):
            add(2, ids[2])
    driver.close()
    assert sent(near, server).changed
    assert not sent(near, server).changed
    with open_graph(server) as far:
        assert far.store.counts() == near.store.counts()


def test_edges_to_a_node_that_is_not_there_are_told(server: str) -> None:
    driver = connect(server)
    with Sender(driver) as sender:
        edges = Edges(sender, Ends(sender, server))
        edges.add(Link(1, "urn:một", "replaces", "urn:hai", [1] + [None] * (len(EDGE) - 1), {}))
        with pytest.raises(StoreError, match="push again"):
            edges.complete()
    driver.close()


def _again_and_again(near: Graph, address: str) -> None:
    for _ in range(1000):
        sent(Graph(), address)
        sent(near, address)


def test_no_server_there() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with pytest.raises(StoreError, match="no server answers"):
        open_graph(f"bolt://127.0.0.1:{port}")


def test_a_wrong_password_is_told_and_a_right_one_asked_for(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "sai")
    with pytest.raises(StoreError, match="password is wrong"):
        open_graph(server)
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_graph(server)
    asked: list[str] = []

    def ask(user: str) -> str:
        asked.append(user)
        return PASSWORD

    with open_graph(server, ask=ask) as far:
        far.store.counts()
    assert asked == ["neo4j"]


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="leave user and password out") as told:
        open_graph("bolt://neo4j:bimat@127.0.0.1:7687")
    assert "bimat" not in str(told.value)


@pytest.mark.parametrize("answer", [b"\x00\x00\x00\x00", b"HTTP/1.1 400 Bad Request\r\n\r\n", b""])
def test_an_old_server_and_another_kind_of_server_are_told(answer: bytes) -> None:
    """A server that shares no version of Bolt answers the handshake with four zeros."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    one, _ = listening.accept()
                except OSError:
                    return
                with one:
                    one.recv(64)
                    one.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        address = f"bolt://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(StoreError, match=address):
            open_graph(address)
        listening.close()


def test_a_server_that_dies_between_questions_is_told(tmp_path: Path) -> None:
    with running("--password", PASSWORD) as (address, process), open_graph(address) as far:
        far.store.counts()
        subprocess.run(["pkill", "-KILL", "-P", str(process.pid)], check=False)
        process.wait(60)
        with pytest.raises(StoreError, match=r"went away|no server"):
            far.store.counts()


def test_a_server_that_dies_while_it_answers_is_told() -> None:
    with running("--password", PASSWORD) as (address, process), open_graph(address) as far:
        words = ["pkill", "-KILL", "-P", str(process.pid)]
        threading.Timer(2, subprocess.run, args=(words,), kwargs={"check": False}).start()
        with pytest.raises(StoreError, match=rf"{address}.*(went away|no server)"):
            cypher(far, "UNWIND range(1, 1000000000000) AS i WITH count(sin(i)) AS c RETURN c")
        process.wait(60)
