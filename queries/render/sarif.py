"""The report of an audit in, a log in SARIF 2.1.0 out, for tools that show findings beside files."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ...graph.model import Evidence
from ..audit import RULES, Finding, Report
from .evidence import file_of, link_to, title_of, verdict
from .findings import judgements, told
from .words import Look, say

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
#: Under this name a result has its fingerprint; the number grows when fingerprints are made otherwise.
_MARK = "thac/v1"


def as_sarif(report: Report, look: Look) -> str:
    """A log with one run: its rules, its results, and the files that they point into.

    A place is counted in code points of the text as it was loaded, which for PDF, Word and scans is not the
    file's own bytes; ``properties`` of a location then has the page. Rejected and exempt findings are not
    in it; a result that people accepted says so.
    """
    rules = list(dict.fromkeys([*report.counts, *(one.rule for one in report.findings)]))
    places = {rule: place for place, rule in enumerate(rules)}
    driver = {
        "name": "Thác", "version": version("thac"), "language": look.lang,
        "rules": [_rule(rule, look.lang) for rule in rules],
    }  # fmt: skip
    unjudged = [
        {"associatedRule": {"id": rule, "index": places[rule]}, "level": "warning",
         "message": _text(told(why, look.lang))}
        for rule, why in report.unjudged if rule in places
    ]  # fmt: skip
    run = {
        "tool": {"driver": driver}, "language": look.lang, "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolConfigurationNotifications": unjudged}],
        "results": [_result(report, one, places[one.rule], look.lang) for one in report.findings],
        "properties": {
            "notes": [told(note, look.lang) for note in report.notes], "judgements": judgements(report),
        },
    }  # fmt: skip
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def _rule(rule: str, lang: str) -> dict[str, Any]:
    known = RULES.get(rule)
    told: dict[str, Any] = {"id": rule, "shortDescription": _text(title_of(rule, lang))}
    if known:
        told["fullDescription"] = _text(say(known.asks, lang))
        told["help"] = _text(f"{say('refuted by', lang)}: {say(known.refuted, lang)}")
        told["defaultConfiguration"] = {"level": _LEVELS[known.severity]}
    return told


def _result(report: Report, one: Finding, place: int, lang: str) -> dict[str, Any]:
    about = one.labels[0] if one.labels else one.unit
    locations = [_location(report, said) for said in one.evidence]
    found: dict[str, Any] = {
        "ruleId": one.rule, "ruleIndex": place, "level": _LEVELS[one.severity],
        "message": _text(f"{about}: {told(one.text, lang)}" if about else told(one.text, lang)),
        "locations": locations[:1], "partialFingerprints": {_MARK: one.fingerprint},
        "properties": {
            "status": one.status, "unit": one.unit, "level": one.level, "province": one.province,
            "documents": list(one.documents), "refutedIf": told(one.refuted, lang),
        },
    }  # fmt: skip
    if locations[1:]:
        found["relatedLocations"] = [
            {"id": number, **location} for number, location in enumerate(locations[1:], 1)
        ]
    judged = report.judged.get(one.fingerprint)
    if judged:
        found["properties"]["judged"] = verdict(judged, lang)
    return found


def _location(report: Report, said: Evidence) -> dict[str, Any]:
    """Where a sentence stands: its file, the place in the text, the sentence itself, and the page."""
    file = file_of(report, said)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": link_to(file) or quote(file, safe="")},
            "region": {"charOffset": said.start, "charLength": max(said.end - said.start, 0)},
        },
        "message": _text(said.quote),
        "logicalLocations": [{"fullyQualifiedName": said.document}],
    }  # fmt: skip
    if "!/" in file:
        location["properties"] = {"member": file.partition("!/")[2]}
    if said.page:
        location["properties"] = location.get("properties", {}) | {"page": said.page}
    return location


def _text(words: str) -> dict[str, str]:
    """A message that says these words; braces, which stand for arguments in SARIF (3.11.5), are doubled.

    >>> _text("{a}")
    {'text': '{{a}}'}
    """
    return {"text": words.replace("{", "{{").replace("}", "}}")}
