"""A seed in, a small random graph out: circles, parallel edges, missing dates, equal titles and symbols."""

from __future__ import annotations

import random

from built import POLITBURO, ROOT, TITLE, Body, Paper, Speaker, committee, district, people

from thac.graph.model import LoadedDocument

PROVINCES = ("Hưng Yên", "Nam Định", "Kiên Giang")
DISTRICTS = ("Kim Động", "Xuân Trường", "Giồng Riềng")
SCOPES = ("title", "opening", "basis", "body", "appendix")
RELATIONS = (
    "implements",
    "implements",
    "implements",
    "based_on",
    "cites",
    "guides",
    "amends",
    "replaces",
    "repeals",
)


def bodies() -> list[Body]:
    """Some bodies of three levels and two rails."""
    found = [POLITBURO]
    for province, name in zip(PROVINCES, DISTRICTS, strict=True):
        found += [
            committee(province),
            people(province),
            district(province, name),
            district(province, name, True),
        ]
    return found


def random_graph(seed: int) -> list[LoadedDocument]:
    """Four to twelve loaded documents that name some fifteen; the same seed gives the same."""
    rng = random.Random(seed)
    issuers = bodies()
    papers = [ROOT]
    for _ in range(rng.randint(5, 14)):
        body = rng.choice(issuers)
        code, word = rng.choice((("KH", "kế hoạch"), ("CT", "chỉ thị"), ("QĐ", "quyết định")))
        mark = "TW" if body is POLITBURO else "UBND" if body.branch == "state" else "TU"
        joint = "/" if body.branch == "state" else "-"
        symbol = (
            f"{rng.randint(1, 6)}{joint}{code}{'-' if joint == '/' else '/'}{mark}"
            if rng.random() < 0.9
            else ""
        )
        year = rng.choice(("2022", "2023", "2024"))
        issued = rng.choice(
            ("", year, f"{year}-0{rng.randint(1, 9)}", f"{year}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}")
        )
        title = rng.choice((TITLE, f"về {TITLE}", "về tủ sách cơ sở", f"việc số {rng.randint(1, 5)}"))
        papers.append(Paper(body, code, word, symbol, issued, title))
    loaded = rng.sample(papers[1:], rng.randint(4, len(papers) - 1))
    documents = []
    for number, paper in enumerate(loaded):
        speaker = Speaker(paper, f"{number}.txt")
        for _ in range(rng.randint(0, 5)):
            goal = rng.choice(papers)
            by = rng.choice(papers) if rng.random() < 0.2 else None
            if (by or paper).id != goal.id:
                for _ in range(rng.choice((1, 1, 1, 2))):  # parallel edges
                    speaker.implements(goal, rng.choice(SCOPES), by, rng.choice(RELATIONS))
        for _ in range(rng.randint(0, 3)):
            speaker.assigns(f"đơn vị {rng.randint(1, 4)}", predicate=rng.choice(("assigns", "requests")))
        if rng.random() < 0.3:
            speaker.assigns("UBND các xã", group=True)
        documents.append(speaker.done())
    return documents
