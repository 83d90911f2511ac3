"""The report of an audit in, one page of HTML out that needs no network and no script, and prints on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...graph.model import Evidence, Result
from ..audit import RULES, Finding, Report
from .evidence import file_of, title_of
from .findings import judged, told
from .markup import Html, tag
from .report_style import STYLE
from .scores import HEADS, cells
from .words import Look, digits, level_name, on_one_line, say, short_name

#: Nothing is fetched and nothing runs, whatever a document may hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(report: Report, look: Look) -> str:
    """The page: what was looked at, the rules with counts, the scoreboard, the findings of each rule."""
    lang = look.lang
    by_rule = {rule: [one for one in report.findings if one.rule == rule] for rule in _rules(report)}
    head = tag(
        "head", tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", say("Audit", lang)), Html(f"<style>{STYLE}</style>"),
    )  # fmt: skip
    body = tag(
        "body", tag("a", say("To the findings", lang), href="#findings", class_="skip"),
        tag("header", tag("h1", say("Audit", lang)), *(tag("p", told(note, lang)) for note in report.notes)),
        tag(
            "main", _summary(report, by_rule, lang),
            _scores(report.scores, lang) if report.scores is not None else None,
            tag("div", *(_rule(report, rule, found, lang) for rule, found in by_rule.items() if found),
                id="findings"),
        ),
    )  # fmt: skip
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=lang).text + "\n"


def _rules(report: Report) -> Iterable[str]:
    return dict.fromkeys([*report.counts, *(one.rule for one in report.findings)])


def _summary(report: Report, by_rule: dict[str, list[Finding]], lang: str) -> Html:
    """Every rule that was asked, how many findings of what severity it has, and why some were not judged."""
    heads = [tag("th", say(head, lang), scope="col") for head in ("rule", "severity")]
    heads.append(tag("th", say("findings", lang), scope="col", class_="number"))
    heads.append(tag("th", say("refuted by", lang), scope="col"))
    unjudged, rows = dict(report.unjudged), []
    for rule, found in by_rule.items():
        known, title = RULES.get(rule), title_of(rule, lang)
        severity = found[0].severity if found else known.severity if known else ""
        why = f"{say('not judged', lang)}: {told(unjudged[rule], lang)}" if rule in unjudged else ""
        rows.append(tag(
            "tr", tag("th", tag("a", title, href=f"#{rule}") if found else title, scope="row"),
            tag("td", say(severity, lang), class_=f"tone {severity}"),
            tag("td", digits(len(found), lang), class_="number"),
            tag("td", why or (say(known.refuted, lang) if known else "")),
        ))  # fmt: skip
    many = len(report.findings)
    total = say("{} findings", lang, digits(many, lang))
    table = tag("table", tag("caption", total), tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return tag("section", tag("h2", say("Summary", lang)), tag("div", table, class_="scroll"))


def _scores(scores: Result, lang: str) -> Html:
    """The scoreboard, each figure with its counts."""
    heads = [tag("th", say(head, lang), scope="col", class_=None if not place else "number")
             for place, head in enumerate(HEADS)]  # fmt: skip
    rows = []
    for values in scores.rows:
        first, *rest = cells(dict(zip(scores.columns, values, strict=True)), lang)
        numbers = (tag("td", one, class_="number") for one in rest)
        rows.append(tag("tr", tag("th", first, scope="row"), *numbers))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    notes = (tag("p", told(note, lang), class_="soft") for note in scores.notes)
    return tag("section", tag("h2", say("Scoreboard", lang)), *notes, tag("div", table, class_="scroll"))


def _rule(report: Report, rule: str, found: list[Finding], lang: str) -> Html:
    """A rule: when it speaks, what refutes it, its findings, those that differ by unit alone together."""
    known = RULES.get(rule)
    refuted = dict.fromkeys(told(one.refuted, lang) for one in found)
    groups = groupby(found, lambda one: (one.severity, one.documents[:1], one.text, one.evidence))
    return tag(
        "section", tag("h2", f"{title_of(rule, lang)} ({digits(len(found), lang)})"),
        tag("p", say(known.asks, lang), class_="soft") if known else None,
        *(tag("p", f"{say('refuted by', lang)}: {text}", class_="soft") for text in refuted),
        *(_article(report, list(alike), lang) for _, alike in groups), id=rule,
    )  # fmt: skip


def _article(report: Report, alike: list[Finding], lang: str) -> Html:
    """What was found and its sentences, then the units of which it is true, each with its fingerprint."""
    one = alike[0]
    name = on_one_line(short_name(one.labels[0])) if one.labels else ""
    severity = tag("span", say(one.severity, lang), class_=f"tone {one.severity}")
    units = (_unit(report, each, name if len(alike) == 1 else "", lang) for each in alike)
    return tag(
        "article", tag("h3", severity, f" · {name}" if name else ""), tag("p", told(one.text, lang)),
        *_quotes(report, one.evidence, lang), tag("ul", *units),
    )  # fmt: skip


def _unit(report: Report, one: Finding, known: str, lang: str) -> Html:
    """A unit, what is known of its document, the fingerprint of the finding, and who judged it."""
    unit = short_name(one.unit)
    place = one.province if one.province not in unit else ""
    parts = ["" if unit in known else unit, level_name(one.level, lang), place, say(one.status, lang)]
    words = " · ".join(on_one_line(part) for part in parts if part)
    decided = judged(report, one, lang)
    return tag(
        "li", f"{words} ", tag("code", one.fingerprint), f" · {decided}" if decided else "",
        id=f"f-{one.fingerprint}",
    )  # fmt: skip


def _quotes(report: Report, evidence: Iterable[Evidence], lang: str) -> Iterator[Html]:
    for said in evidence:
        page = f", {say('page {}', lang, said.page)}" if said.page else ""
        source = tag("cite", f"{file_of(report, said)}{page}")
        yield tag("blockquote", tag("p", f"“{on_one_line(said.quote)}”"), source)
