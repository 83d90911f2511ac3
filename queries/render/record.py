"""What was found in one document in, a summary for people out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .words import say, short_name, spoken_date


def summary(record: Mapping[str, Any], lang: str) -> str:
    """A few lines on a record of ``thac parse``: the letterhead, then a line a fact.

    >>> print(summary({"source": "a.txt", "document": {"symbol": "57-KL/TW", "issued": "2023-06-15"}}, "en"))
    a.txt
      symbol: 57-KL/TW
      issued: 15/06/2023
    """
    lines = [str(record["source"])]
    for name, value in record["document"].items():
        if value and name == "signer":
            lines.append(f"  {name}: {value.get('name', '')}")
        elif value and not isinstance(value, list | dict):
            lines.append(f"  {say(name, lang)}: {spoken_date(value) if name == 'issued' else value}")
    seen: dict[tuple[str, str, str, str], int] = {}
    for one in record.get("references", ()):
        name = one.get("symbol") or one.get("title") or one["evidence"]["quote"]
        key = (one["relation"], name, one["scope"], spoken_date(one.get("issued") or ""))
        seen[key] = seen.get(key, 0) + 1
    for (relation, name, scope, date), times in seen.items():
        detail = ", ".join(part for part in (scope, date, f"x{times}" if times > 1 else "") if part)
        lines.append(f"  {say(relation, lang)} {name} ({detail})")
    for one in record.get("relations", ()):
        lines.append(f"  {one['from']} {say(one['relation'], lang)} {one['to']}")
    tasks: dict[tuple[str, str], int] = {}
    for one in record.get("assignments", ()):
        key2 = ("requests" if one["role"] == "request" else "assigns", short_name(one["unit"]))
        tasks[key2] = tasks.get(key2, 0) + 1
    for (verb, unit), times in tasks.items():
        lines.append(f"  {say(verb + ' {}', lang, unit)} (x{times})")
    for one in record.get("deadlines", ()):
        lines.append(f"  {say('deadline', lang)}: {spoken_date(one['due'])} ({one['kind']})")
    for one in record.get("findings", ()):
        lines.append(f"  {say('finding', lang)}: {one['code']}: {one['message']}")
    return "\n".join(" ".join(line.split("\n")) for line in lines)
