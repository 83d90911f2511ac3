"""Archives made here, good, bad and hostile, in; the documents in them, or the reason why not, out."""

from __future__ import annotations

import io
import os
import random
import struct
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from reading import paper

from thac.graph.model import Failure
from thac.loaders.limits import Limits
from thac.loaders.sources import collect

GOOD = paper()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def archive(
    members: dict[str, bytes | str], path: str = "a.zip", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return Path(path).read_bytes()


def read(path: str = "a.zip", limits: Limits | None = None) -> tuple[list[str], list[Failure]]:
    """The uris of the documents that can be had at a path, and what failed."""
    found = list(collect([path], limits or Limits()))
    failures = [one for one in found if isinstance(one, Failure)]
    assert all(one.reason and one.remedy for one in failures)
    return [one.uri for one in found if not isinstance(one, Failure)], failures


def test_members_are_documents_in_order_of_name_and_the_rest_is_left_aside() -> None:
    archive({"b/2.txt": GOOD, "b/1.md": GOOD, "a.txt": GOOD, "b/photo.xyz": "x", "b/.hid.txt": GOOD,
             "__MACOSX/b/._1.md": "x", "README.txt": "x", "~$a.docx": "x", "b/": ""})  # fmt: skip
    aside: Counter[str] = Counter()
    assert [one.uri for one in collect(["a.zip"], aside=aside)] == [
        "a.zip!/a.txt",
        "a.zip!/b/1.md",
        "a.zip!/b/2.txt",
    ]
    assert aside == {".xyz": 1}


def test_nothing_is_written_and_names_lead_nowhere(tmp_path: Path) -> None:
    archive({"../../up.txt": GOOD, "/etc/abs.txt": GOOD, "C:\\win\\x.txt": GOOD, "a/../b.txt": GOOD})
    before = sorted(str(path) for path in tmp_path.parent.rglob("*"))
    names = ("a/b.txt", "etc/abs.txt", "up.txt", "win/x.txt")
    assert read() == ([f"a.zip!/{name}" for name in names], [])
    assert sorted(str(path) for path in tmp_path.parent.rglob("*")) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_documents() -> None:
    with zipfile.ZipFile("a.zip", "w") as file:
        for content in (GOOD, GOOD + "x"):
            file.writestr("a.txt", content)
    assert read()[0] == ["a.zip!/a.txt", "a.zip!/a~2.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_names_in_old_code_pages_are_readable(encoding: str) -> None:
    name = "K\u00ea\u0301 hoa\u0323ch ti\u0309nh.txt" if encoding == "cp1258" else "Kế hoạch tỉnh.txt"
    packed = archive({"X" * len(name.encode(encoding)): GOOD})
    Path("a.zip").write_bytes(packed.replace(b"X" * len(name.encode(encoding)), name.encode(encoding)))
    assert read()[0] == ["a.zip!/Kế hoạch tỉnh.txt"]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    inner = archive({"deep.txt": GOOD}, "in.zip")
    for _ in range(4):
        inner = archive({"in.zip": inner, "by.txt": GOOD}, "a.zip")
    uris, failures = read()
    assert uris == ["a.zip!/by.txt", "a.zip!/in.zip!/by.txt", "a.zip!/in.zip!/in.zip!/by.txt"]
    assert [failure.uri for failure in failures] == ["a.zip!/in.zip!/in.zip!/in.zip"]
    assert len(read(limits=Limits(depth=9))[0]) == 5


def test_an_archive_by_another_name_is_an_archive_and_an_office_file_is_none() -> None:
    archive({"a.txt": GOOD}, "plans.doc")
    assert read("plans.doc")[0] == ["plans.doc!/a.txt"]
    archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}, "b.zip")
    found = [one for one in collect(["b.zip"]) if not isinstance(one, Failure)]
    assert [one.media_type.endswith("wordprocessingml.document") for one in found] == [True]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    archive({"a.txt": bytes(40 << 20), "b.txt": GOOD})
    uris, failures = read(limits=Limits(file=8 << 20))
    assert (uris, len(failures)) == ([], 1)
    assert "bomb" in failures[0].reason
    assert "ratio" in failures[0].remedy


def test_a_bomb_of_overlapping_members_is_refused() -> None:
    """One packed stretch that a thousand members share."""
    archive({"a.txt": bytes(1 << 20)})
    with zipfile.ZipFile("a.zip") as file:
        info = file.infolist()[0]
        file.fp.seek(0)  # type: ignore[union-attr]
        packed = file.fp.read(file.start_dir)  # type: ignore[union-attr]
    name = b"a.txt"
    entries = b"".join(
        struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 8, 0, 0, info.CRC, info.compress_size,
                    info.file_size, len(name), 0, 0, 0, 0, 0, 0) + name
        for _ in range(1000)
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1000, 1000, len(entries), len(packed), 0)
    Path("a.zip").write_bytes(packed + entries + end)
    uris, failures = read()
    assert (uris, len(failures)) == ([], 1)
    assert "bomb" in failures[0].reason


def test_a_bomb_of_archives_in_archives_ends_at_the_total() -> None:
    leaf = archive({f"{i}.txt": random.Random(i).randbytes(200_000).hex() for i in range(3)}, "leaf.zip")
    branch = archive({f"{i}.zip": leaf for i in range(6)}, "branch.zip", zipfile.ZIP_STORED)
    archive({f"{i}.zip": branch for i in range(6)}, "a.zip", zipfile.ZIP_STORED)
    uris, failures = read(limits=Limits(unpacked=40 << 20))
    assert 0 < len(uris) < 108
    assert any("in all" in failure.reason or "unpacks to" in failure.reason for failure in failures)


def test_too_many_members_and_too_large_ones_are_named() -> None:
    archive({f"{i:03}.txt": GOOD for i in range(50)})
    uris, failures = read(limits=Limits(members=49))
    assert (uris, [failure.uri for failure in failures]) == ([], ["a.zip"])
    archive({"big.txt": os.urandom(3_000_000), "small.txt": GOOD})
    uris, failures = read(limits=Limits(file=2_000_000))
    assert uris == ["a.zip!/small.txt"]
    assert "larger than" in failures[0].reason


def test_an_encrypted_member_is_named_and_the_rest_is_read() -> None:
    packed = bytearray(archive({"a.txt": GOOD, "b.txt": GOOD}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        packed[packed.index(mark) + place] |= 1
    Path("a.zip").write_bytes(packed)
    uris, failures = read()
    assert uris == ["a.zip!/b.txt"]
    assert [failure.uri for failure in failures] == ["a.zip!/a.txt"]
    assert "password" in failures[0].remedy


def test_an_archive_encrypted_as_a_whole_is_one_failure() -> None:
    packed = bytearray(archive({"a.txt": GOOD}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        packed[packed.index(mark) + place] |= 1
    Path("a.zip").write_bytes(packed)
    uris, failures = read()
    assert (uris, [failure.uri for failure in failures]) == ([], ["a.zip"])


def test_a_damaged_member_is_named_and_the_rest_is_read() -> None:
    packed = bytearray(archive({"a.txt": GOOD, "b.txt": os.urandom(500), "c.txt": GOOD}, method=0))
    packed[packed.index(b"b.txt") + 60] ^= 0xFF
    Path("a.zip").write_bytes(packed)
    uris, failures = read()
    assert uris == ["a.zip!/a.txt", "a.zip!/c.txt"]
    assert [failure.uri for failure in failures] == ["a.zip!/b.txt"]
    assert "damaged" in failures[0].reason


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99])
def test_a_truncated_archive_is_named(share: float) -> None:
    packed = archive({f"{i}.txt": GOOD for i in range(9)})
    Path("a.zip").write_bytes(packed[: int(len(packed) * share)])
    uris, failures = read()
    assert (uris, [failure.uri for failure in failures]) == ([], ["a.zip"])


def test_bytes_at_random_never_break_the_reader() -> None:
    packed = archive({"a.txt": GOOD, "d/b.txt": GOOD, "x.zip": archive({"c.txt": GOOD}, "c.zip")})
    chance = random.Random(7)
    for _ in range(150):
        harmed = bytearray(packed)
        for _ in range(chance.randrange(1, 12)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        Path("a.zip").write_bytes(harmed)
        read()


def test_an_empty_archive_and_one_without_documents_say_so() -> None:
    archive({})
    assert "no document" in read()[1][0].reason
    archive({"a.xyz": "x"})
    assert "no document" in read()[1][0].reason


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
def test_tar_archives_are_read_and_links_in_them_are_not(name: str) -> None:
    form = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(name.rpartition(".")[2], "")
    with tarfile.open(name, f"w:{form}") as file:  # type: ignore[call-overload]
        for path in ("x/Kế hoạch.txt", "../up.txt", "x/a.xyz"):
            info = tarfile.TarInfo(path)
            info.size = len(GOOD.encode())
            file.addfile(info, io.BytesIO(GOOD.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("x/l.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    assert read(name) == ([f"{name}!/x/Kế hoạch.txt", f"{name}!/up.txt"], [])
    whole = Path(name).read_bytes()
    Path(name).write_bytes(whole[: 1800 if name == "a.tar" else len(whole) * 2 // 3])
    failures = read(name)[1]
    assert failures
    assert {failure.uri.partition("!/")[0] for failure in failures} == {name}


def test_one_packed_file_is_read_and_a_packed_bomb_is_not() -> None:
    import gzip

    Path("a.txt.gz").write_bytes(gzip.compress(GOOD.encode()))
    assert read("a.txt.gz")[0] == ["a.txt.gz!/a.txt"]
    Path("b.txt.gz").write_bytes(gzip.compress(bytes(30 << 20)))
    uris, failures = read("b.txt.gz", Limits(file=1 << 20))
    assert (uris, len(failures)) == ([], 1)


@pytest.mark.parametrize("start", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00\x04"])
def test_an_archive_that_is_not_read_says_what_to_do(start: bytes) -> None:
    Path("in").mkdir()
    Path("in/a.rar").write_bytes(start + os.urandom(200))
    found = list(collect(["in"]))
    assert len(found) == 1
    from thac.loaders.read import read as read_source

    failed = read_source(found[0], lambda document: document)  # type: ignore[arg-type]
    assert isinstance(failed, Failure)
    assert "unpack" in failed.remedy
