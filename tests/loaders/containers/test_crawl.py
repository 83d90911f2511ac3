"""Crawls in the shapes in which they come in; a document a row, or the line that is wrong, out."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reading import paper

from thac.graph.errors import QueryError
from thac.graph.model import Failure
from thac.loaders.limits import Limits, limits_of
from thac.loaders.model import Source
from thac.loaders.sources import collect
from thac.loaders.text import text_of

Row = dict[str, Any]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def plans(count: int) -> list[Row]:
    return [
        {
            "url": f"https://kh.example/{i}",
            "Toàn văn": paper(symbol=f"Số: {i}/KH-UBND"),
            "so_ky_hieu": f"{i}/KH-UBND",
        }
        for i in range(1, count + 1)
    ]


def lines(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(rows: list[Row], delimiter: str = ",", **form: Any) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, **form)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(path: str, content: str | bytes, **options: Any) -> tuple[list[Source], list[Failure]]:
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(collect([path], **options))
    failures = [one for one in found if isinstance(one, Failure)]
    assert all(one.reason and one.remedy for one in failures)
    return [one for one in found if not isinstance(one, Failure)], failures


FORMS: dict[str, Callable[[list[Row]], str]] = {
    "a.jsonl": lines,
    "a.ndjson": lines,
    "array.json": lambda rows: json.dumps(rows, ensure_ascii=False),
    "pretty.json": lambda rows: json.dumps(rows, indent=2),
    "records.json": lambda rows: "\n".join(json.dumps(row, indent=1) for row in rows),
    "a.csv": table,
    "semicolon.csv": lambda rows: table(rows, ";"),
    "a.tsv": lambda rows: table(rows, "\t"),
    "bar.csv": lambda rows: table(rows, "|", quoting=csv.QUOTE_ALL),
    "excel.csv": lambda rows: "sep=;\r\n" + table(rows, ";"),
    "backslash.csv": lambda rows: table(rows, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", list(FORMS))
def test_every_form_gives_the_same_documents(name: str, encoding: str) -> None:
    rows = plans(3)
    rows[1]["Toàn văn"] = rows[1]["Toàn văn"].replace("Giữ nghề", 'Giữ nghề, "của nhà"; \\ | và\tbạn')
    found, failures = read(name, FORMS[name](rows).encode(encoding))
    assert failures == []
    assert [one.uri for one in found] == [f"{name}!/{i}" for i in (1, 2, 3)]
    assert [one.address for one in found] == [f"https://kh.example/{i}" for i in (1, 2, 3)]
    assert [one.given for one in found] == [{"symbol": f"{i}/KH-UBND"} for i in (1, 2, 3)]
    shown = [text_of(one) for one in found]
    assert [one.text[one.above :].split() for one in shown] == [row["Toàn văn"].split() for row in rows]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_a_packed_crawl_is_read_as_it_is(name: str) -> None:
    inner = FORMS[name[:-3]](plans(3)).encode()
    assert "several times" in read(name, gzip.compress(gzip.compress(inner)))[1][0].reason
    assert [one.uri for one in read(name, gzip.compress(inner))[0]] == [f"{name}!/{i}" for i in (1, 2, 3)]
    _, failures = read(name, gzip.compress(lines(plans(2000)).encode())[:-9000])
    assert [failure.uri.partition("!/")[0] for failure in failures][-1:] == [name]
    assert "damaged or cut off" in failures[-1].reason


def test_a_packed_crawl_gives_what_stands_before_the_damage() -> None:
    packed = bytearray(gzip.compress(lines(plans(3000)).encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = bytes(40)
    found, failures = read("a.jsonl.gz", bytes(packed))
    assert 1000 < len(found) < 2000
    assert "damaged" in failures[-1].reason


def test_text_is_html_markdown_or_plain_by_its_content() -> None:
    rows = [
        {"content": "<div><p>KẾ HOẠCH</p><p>Nuôi <b>ong</b></p></div>"},
        {"content": "KẾ HOẠCH < 5 ngày"},
    ]
    assert [one.media_type for one in read("a.jsonl", lines(rows))[0]] == ["text/html", "text/plain"]
    assert read("a.jsonl", lines([{"markdown": "**KẾ HOẠCH**"}]))[0][0].media_type == "text/markdown"
    page = {
        "html": "<html><head><meta charset='windows-1258'></head><body><p>Kế hoạch nuôi ong</p></body></html>"
    }
    assert "Kế hoạch nuôi ong" in text_of(read("a.jsonl", lines([page]))[0][0]).text


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    good = lines(plans(1)).strip()
    content = "\n".join(
        [good, '{"text": ', "", good, "[1, 2]", '"text"', '{"url": "x"}', '{"text": " "}', "[" * 99999, good]
    )
    found, failures = read("a.jsonl", content)
    assert [one.uri for one in found] == ["a.jsonl!/1", "a.jsonl!/4", "a.jsonl!/10"]
    assert [failure.uri for failure in failures] == [f"a.jsonl!/{i}" for i in (2, 5, 6, 7, 8, 9)]
    assert "line 2" in failures[0].reason


@pytest.mark.parametrize("name", ["a.jsonl", "array.json", "a.csv"])
def test_a_truncated_crawl_gives_what_is_whole_and_says_so(name: str) -> None:
    whole = FORMS[name](plans(20))
    found, failures = read(name, whole[: len(whole) * 2 // 3])
    assert [one.uri for one in found] == [f"{name}!/{i}" for i in range(1, len(found) + 1)]
    assert 11 <= len(found) <= 14
    assert len(failures) == 1


def test_a_broken_row_of_a_table_is_named_by_its_line_and_the_others_are_read() -> None:
    content = 'text,url\n"a\nb",x\nonly\nc,y,z\n"d"e,x\n"f, g\nh,i\nj,k\n'
    found, failures = read("a.csv", content)
    assert [one.content.decode() for one in found] == ["a\nb", "h", "j"]
    assert [failure.reason.partition(":")[0] for failure in failures] == ["line 4 to 7"]
    assert "1 fields, the table 2" in failures[0].reason


def test_rows_without_end_are_given_up() -> None:
    assert "rest is not read" in read("a.csv", "text\n" + '"a"b\n' * 300)[1][-1].reason


def test_a_field_of_ten_million_letters_is_read_and_one_beyond_the_limit_is_not() -> None:
    long = "Kế hoạch " * 1_200_000
    for name in ("a.csv", "a.jsonl", "array.json"):
        content = FORMS[name]([{"text": long}, {"text": "ngắn"}])
        found, failures = read(name, content)
        assert ([len(one.content) > 10_000_000 for one in found], failures) == ([True, False], [])
        found, failures = read(
            name, FORMS[name]([{"text": long}, {"text": "ngắn"}]), limits=Limits(row=1 << 20)
        )
        assert len(failures) == 1
        assert [one.content.decode() for one in found] == ([] if name == "array.json" else ["ngắn"])


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "array.json"])
def test_a_long_crawl_is_never_held_as_a_whole(name: str) -> None:
    rows = [{"text": paper() * 20, "url": f"https://kh.example/{i}"} for i in range(600)]
    Path(name).write_text(FORMS[name](rows), encoding="utf-8")
    assert Path(name).stat().st_size > 4_000_000
    tracemalloc.start()
    assert sum(1 for _ in collect([name])) == 600
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_500_000


def test_bytes_in_an_old_encoding_reach_its_reader_as_they_are() -> None:
    old = "K\xd5 ho\xb9ch".encode("latin-1")
    found, failures = read("a.csv", b"text,so_hieu\n" + old * 3 + b",5/KH-UBND\nT\xe1\xbb\x89nh,6/KH-UBND\n")
    assert [one.content for one in found] == [old * 3, "Tỉnh".encode()]
    assert failures == []


def test_a_table_that_is_no_crawl_is_left_aside_in_a_folder_and_named_when_asked_for() -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(paper(), encoding="utf-8")
    for name, content in {
        "index.tsv": "file\tpages\na.txt\t3\n",
        "package.json": '{"name": "x", "version": "1"}',
        "rows.jsonl": '{"id": 1}\n',
    }.items():
        Path(f"in/{name}").write_text(content, encoding="utf-8")
    assert [getattr(one, "uri", "") for one in collect(["in"])] == ["in/a.txt"]
    found, failures = read("b.csv", "file,pages\na.txt,3\n")
    assert found == []
    assert "'file'" in failures[0].reason
    assert "columns" in failures[0].remedy


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "array.json", "pretty.json"])
def test_a_column_of_an_unknown_name_is_found_by_its_content(name: str) -> None:
    rows = [{"id": str(i), "du_lieu": paper(symbol=f"Số: {i}/KH-UBND"), "tom_tat": "Mở lớp"} for i in (1, 2)]
    Path("in").mkdir()
    Path(f"in/{name}").write_text(FORMS[name](rows), encoding="utf-8")
    assert [getattr(one, "uri", "") for one in collect(["in"])] == [f"in/{name}!/1", f"in/{name}!/2"]
    found, failures = read(name, FORMS[name]([{"id": "1", "du_lieu": "ngắn"}]))
    assert (found, len(failures)) == ([], 1)
    assert "columns" in failures[0].remedy


def test_columns_can_be_named_by_hand() -> None:
    rows = [{"corps": paper(), "content": "tóm tắt", "numero": "5/KH-UBND"}]
    found, _ = read("a.jsonl", lines(rows), columns={"text": "corps", "symbol": "Numero"})
    assert [(one.content.decode(), one.given) for one in found] == [(paper(), {"symbol": "5/KH-UBND"})]


def test_metadata_in_a_record_of_its_own_counts_too() -> None:
    row = {"text": ["KẾ HOẠCH", "nuôi ong"], "metadata": {"soHieu": "7/KH-UBND", "ngayBanHanh": "2024-05-06"}}
    found, _ = read("a.jsonl", lines([row]))
    assert (found[0].content.decode(), found[0].given) == (
        "KẾ HOẠCH\nnuôi ong",
        {"symbol": "7/KH-UBND", "issued": "2024-05-06"},
    )


def test_a_value_that_programs_write_for_nothing_is_none() -> None:
    row = {"toan_van": "NaN", "content": "KẾ HOẠCH", "so_hieu": "null", "url": "None"}
    found, _ = read("a.jsonl", lines([row]))
    assert (found[0].content.decode(), found[0].given, found[0].address) == ("KẾ HOẠCH", {}, "")


def test_records_in_an_envelope_are_taken_out() -> None:
    found, failures = read("a.json", json.dumps({"total": 2, "data": plans(2)}))
    assert ([one.uri for one in found], failures) == (["a.json!/1", "a.json!/2"], [])


def test_what_the_publisher_changes_changes_the_sum() -> None:
    sums = {
        read("a.jsonl", lines([{"text": "x", "so_hieu": number}]))[0][0].sha256
        for number in ("1/KH-UBND", "")
    }
    assert len(sums) == 2


def test_a_limit_is_set_by_name() -> None:
    assert limits_of("row=2MB,depth=1") == Limits(row=2 << 20, depth=1)
    with pytest.raises(QueryError, match="sets no limit"):
        limits_of("rows=2")
