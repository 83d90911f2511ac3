"""Which document is meant: split by day, joined by year, whatever the order of loading."""

from __future__ import annotations

import random

import pytest
from built import ROOT, Paper, Speaker, committee, district, people, seeds
from hypothesis import given, settings
from hypothesis import strategies as st

from thac.graph import Graph
from thac.graph.merge import Said, key_of, merge, with_day, year_of
from thac.graph.model import LoadedDocument

BARE = "urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach:2023;139-kh-ubnd"
UNDATED = "urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach;139-kh-ubnd"


def test_two_letterheads_of_different_days_are_two_documents() -> None:
    meant = merge([
        Said(1, BARE, frozenset({"2023-09-19"}), own=True),
        Said(2, BARE, frozenset({"2023-10-02"}), own=True),
        Said(3, BARE, frozenset({"2023-10-02"})),
        Said(4, BARE, frozenset({"2023-11-11"})),
        Said(5, BARE),
    ])  # fmt: skip
    assert meant.places == {
        (1, BARE): with_day(BARE, "2023-09-19"),
        (2, BARE): with_day(BARE, "2023-10-02"),
        (3, BARE): with_day(BARE, "2023-10-02"),
        (4, BARE): BARE,
        (5, BARE): BARE,
    }


@pytest.mark.parametrize(
    "days", [("2023-09-19", "2023-09-19"), ("2023-09-19", "2023"), ("2023-09-19", "2023-09")]
)
def test_one_day_or_a_vague_one_is_one_document(days: tuple[str, str]) -> None:
    meant = merge(Said(n, BARE, frozenset({day}), own=True) for n, day in enumerate(days))
    assert set(meant.places.values()) == {BARE}


def test_an_undated_mention_joins_the_one_candidate_with_a_reason() -> None:
    meant = merge([Said(1, BARE), Said(2, UNDATED, spoken="2023-12-01")])
    assert meant.places[2, UNDATED] == BARE
    assert meant.same[UNDATED][0] == BARE
    assert meant.same[UNDATED][1]


def test_an_undated_mention_of_two_candidates_stays_open() -> None:
    other = BARE.replace(":2023;", ":2022;")
    meant = merge([Said(1, BARE), Said(2, other), Said(3, UNDATED, spoken="2023-12-01")])
    assert meant.places[3, UNDATED] == UNDATED
    assert not meant.same


def test_nobody_cites_what_is_younger() -> None:
    assert not merge([Said(1, BARE), Said(2, UNDATED, spoken="2021-03-01")]).same
    assert not merge([Said(1, BARE), Said(2, UNDATED, own=True, cited="2024-01-01")]).same


def test_keys_and_years_of_ids() -> None:
    assert key_of(BARE) == key_of(UNDATED) == UNDATED
    assert (year_of(BARE), year_of(UNDATED)) == ("2023", "")
    assert key_of("urn:lex:vn;hung.yen;huyen.kim.dong:uy.ban.nhan.dan") == ""


def twins() -> list[LoadedDocument]:
    """Seeds, and the traps of identity: one symbol on two days, undated mentions, one plan in two files."""
    body = people("Hưng Yên")
    first = Paper(body, "KH", "kế hoạch", "139/KH-UBND", "2023-09-19", "Lưu trữ tài liệu giấy năm 2024")
    second = Paper(body, "KH", "kế hoạch", "139/KH-UBND", "2023-10-02", "Trồng cây xanh năm 2024")
    vague = Paper(body, "KH", "kế hoạch", "139/KH-UBND")
    ours = Paper(district("Hưng Yên", "Ân Thi", True), "KH", "kế hoạch", "9/KH-UBND", "2023-12-01", "Lưu trữ")
    theirs = Paper(
        district("Hưng Yên", "Tiên Lữ", True), "KH", "kế hoạch", "8/KH-UBND", "2023-12-05", "Lưu trữ"
    )
    undated = Paper(committee("Hưng Yên"), "KH", "kế hoạch", "211-KH/TU")
    return [
        *seeds(),
        Speaker(first, "first.txt").implements(ROOT, "title").done(),
        Speaker(second, "second.txt").done(),
        Speaker(second, "copy-of-second.md").done(),
        Speaker(ours, "ours.txt").implements(vague, "basis").implements(undated, "opening").done(),
        Speaker(theirs, "theirs.txt").implements(second, "basis").implements(ROOT, "body").done(),
    ]


def dump(graph: Graph) -> object:
    """All that a store says, by names."""
    store = graph.store
    ids = sorted(graph.to_networkx().nodes)
    return (
        store.counts(), store.sources(), store.nodes(ids), store.out(ids, quotes=True), store.same_as(ids),
        store.words(["ke"]), store.words(["luu", "tru"]),
    )  # fmt: skip


REFERENCE = None


def reference() -> object:
    global REFERENCE
    if REFERENCE is None:
        with Graph() as graph:
            for document in twins():
                graph.put(document)
            REFERENCE = dump(graph)
    return REFERENCE


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_any_order_of_loading_gives_the_same_store(seed: int, asked: set[int], gone: set[int]) -> None:
    """Also when questions are asked, and files removed and loaded again, on the way."""
    chance = random.Random(seed)
    documents = twins()
    chance.shuffle(documents)
    with Graph() as graph:
        for number, document in enumerate(documents):
            graph.put(document)
            if number in asked:
                graph.store.refresh()
        for number in sorted(gone):
            assert graph.remove(documents[number].uri)
            if number in asked:
                graph.store.refresh()
        for number in sorted(gone, reverse=True):
            assert graph.put(documents[number]) == "loaded"
        assert dump(graph) == reference()


def test_the_split_is_undone_when_its_cause_goes() -> None:
    with Graph() as graph:
        for document in twins():
            graph.put(document)
        assert with_day(BARE, "2023-09-19") in graph.store.nodes(graph.store.words(["=139 kh ubnd"]))
        graph.remove("first.txt")
        assert BARE in graph.store.words(["=139 kh ubnd"])
        assert with_day(BARE, "2023-10-02") not in graph.store.words(["=139 kh ubnd"])
        second = graph.store.nodes([BARE])[BARE]
        assert second.loaded
        assert len([kept for kept in graph.store.sources().values() if kept.document == BARE]) == 2
