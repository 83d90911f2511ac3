"""A cascade drawn from a Neo4j server is the one drawn from a file."""

from __future__ import annotations

from pathlib import Path

from neo4j_server import running

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.loaders.load import load
from thac.queries.view import data, picture


def test_the_picture_is_the_same_on_every_store() -> None:
    folder = Path(__file__).parents[2] / "examples"
    with running() as (address, _), Graph() as near:
        load([str(path) for path in sorted(folder.glob("[0-9]*"))], near)
        driver = connect(address)
        push(near.store, driver, address)
        driver.close()
        with open_graph(address) as far:
            assert data(picture(far, "96-CT/TW")) == data(picture(near, "96-CT/TW"))
            unit = "UBND huyện Bình Lục"
            assert data(picture(far, "96-CT/TW", unit=unit)) == data(picture(near, "96-CT/TW", unit=unit))
            ids = list(near.store.loaded())
            assert far.store.files(ids) == near.store.files(ids)
            uris = list(near.store.sources())
            assert far.store.speaks(uris) == near.store.speaks(uris)
