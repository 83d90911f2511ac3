"""E-mails made here in, their attachments and official texts out; nothing of who wrote to whom."""

from __future__ import annotations

import base64
import random
from email.message import EmailMessage
from pathlib import Path

import pytest
from reading import paper

from thac.graph.model import Failure
from thac.loaders.read import statements_of
from thac.loaders.sources import collect
from thac.loaders.text import text_of

GOOD = paper()
CHAT = "Kính gửi anh chị, em gửi kế hoạch để mọi người xem.\n"
OFFICIAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" + GOOD


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def message(body: str = CHAT, html: str = "", **files: bytes) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Tô Văn Lèo <leo@thu.example>", "Đàm Thị Cói <coi@thu.example>"
    mail["Subject"], mail["Date"] = "Gửi kế hoạch", "Tue, 15 Mar 2022 08:00:00 +0700"
    mail["Message-ID"] = "<1@thu.example>"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, content in files.items():
        mail.add_attachment(content, "application", "octet-stream", filename=name.replace("__", "."))
    return mail


def read(mail: EmailMessage | bytes, name: str = "a.eml") -> tuple[list[str], list[Failure]]:
    Path(name).write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
    found = list(collect([name]))
    failures = [one for one in found if isinstance(one, Failure)]
    assert all(one.reason and one.remedy for one in failures)
    return [one.uri for one in found if not isinstance(one, Failure)], failures


def test_attachments_are_documents_and_a_covering_note_is_none() -> None:
    assert read(message(a__txt=GOOD.encode(), logo__xyz=b"x")) == (["a.eml!/a.txt"], [])


def test_an_official_text_and_a_text_alone_are_documents() -> None:
    assert read(message(OFFICIAL, a__txt=GOOD.encode())) == (["a.eml!/text.txt", "a.eml!/a.txt"], [])
    assert read(message(GOOD, a__txt=GOOD.encode()))[0] == ["a.eml!/text.txt", "a.eml!/a.txt"]
    assert read(message(CHAT)) == (["a.eml!/text.txt"], [])
    assert read(message("", f"<html><body><pre>{GOOD}</pre></body></html>")) == (["a.eml!/text.html"], [])


def test_an_e_mail_is_known_by_its_content() -> None:
    assert read(message(a__txt=GOOD.encode()), "thu.txt")[0] == ["thu.txt!/a.txt"]


def test_nothing_of_the_headers_is_kept() -> None:
    Path("a.eml").write_bytes(message(OFFICIAL, a__txt=GOOD.encode()).as_bytes())
    kept = [statements_of(one) for one in collect(["a.eml"]) if not isinstance(one, Failure)]
    assert len(kept) == 2
    for word in ("thu.example", "Lèo", "Cói", "Gửi kế hoạch"):
        assert word not in repr(kept)


@pytest.mark.parametrize(
    "header",
    [
        "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.txt",
        'attachment; filename="=?UTF-8?B?S+G6vyBob+G6oWNoLnR4dA==?="',
        "attachment; filename*0*=UTF-8''K%E1%BA%BF; filename*1*=%20ho%E1%BA%A1ch.txt",
        'attachment; filename="../../../K\u1ebf ho\u1ea1ch.txt"',
    ],
)
def test_names_of_attachments_are_read_however_they_are_written(header: str) -> None:
    packed = base64.encodebytes(GOOD.encode()).decode()
    raw = (
        "From: a@b.example\nSubject: x\nDate: Tue, 15 Mar 2022 08:00:00 +0700\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="zz"\n\n--zz\nContent-Type: text/plain\n\nx\n--zz\n'
        f"Content-Type: application/octet-stream\nContent-Disposition: {header}\n"
        f"Content-Transfer-Encoding: base64\n\n{packed}\n--zz--\n"
    )
    assert read(raw.encode()) == (["a.eml!/Kế hoạch.txt"], [])


def test_text_in_an_old_encoding_said_by_the_message_is_read() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@b.example", "x", "Tue, 15 Mar 2022 08:00:00 +0700"
    mail.set_content("Kế hoạch nuôi ong lấy mật ở xã".encode("utf-16").decode("utf-16"), cte="base64")
    Path("a.eml").write_bytes(mail.as_bytes())
    source = next(iter(collect(["a.eml"])))
    assert not isinstance(source, Failure)
    assert text_of(source).text.startswith("Kế hoạch nuôi ong")


def test_messages_and_archives_inside_a_message_are_opened() -> None:
    outer = message()
    outer.add_attachment(message(a__txt=GOOD.encode()))
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("b.txt", GOOD)
    outer.add_attachment(packed.getvalue(), "application", "zip", filename="c.zip")
    assert read(outer) == (["a.eml!/attachment.eml!/a.txt", "a.eml!/c.zip!/b.txt"], [])


def test_a_mailbox_gives_the_messages_in_it() -> None:
    letters = [message(CHAT + "From nay về sau\n", a__txt=(GOOD + word).encode()).as_bytes() for word in "xy"]
    mailbox = b"".join(b"From leo@thu.example Tue Mar 15 08:00:00 2022\n" + one + b"\n" for one in letters)
    assert read(mailbox, "thu.mbox") == (["thu.mbox!/1.eml!/a.txt", "thu.mbox!/2.eml!/a.txt"], [])
    assert read(b"From leo@thu.example Tue Mar 15 08:00:00 2022\n" + letters[0]) == (["a.eml!/a.txt"], [])


def test_what_only_outlook_opens_and_what_is_sealed_is_named() -> None:
    mail = message(winmail__dat=b"\x78\x9f\x3e\x22" + bytes(50))
    mail.add_attachment(bytes(50), "application", "pkcs7-mime", filename="smime.p7m")
    uris, failures = read(mail)
    assert uris == []
    assert [failure.uri for failure in failures] == ["a.eml!/winmail.dat", "a.eml!/smime.p7m"]
    assert "winmail.dat" in failures[0].reason


def test_pictures_of_the_page_and_signatures_are_no_documents() -> None:
    mail = message(CHAT, "<p>xin chào <img src='cid:1'></p>", a__txt=GOOD.encode())
    mail.get_payload()[0].get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<1>")  # type: ignore
    assert read(mail) == (["a.eml!/a.txt"], [])


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_truncated_message_names_what_is_cut_and_gives_the_rest(share: float) -> None:
    whole = message(a__txt=GOOD.encode(), b__txt=(GOOD * 9).encode()).as_bytes()
    uris, failures = read(whole[: int(len(whole) * share)])
    assert uris == ["a.eml!/a.txt"]
    assert [failure.uri for failure in failures] == ["a.eml!/b.txt"]


def test_a_message_that_holds_nothing_says_so() -> None:
    assert "no document" in read(message(""))[1][0].reason


def test_bytes_at_random_never_break_the_reader() -> None:
    outer = message(CHAT, "<p>x</p>", a__txt=GOOD.encode())
    outer.add_attachment(message(b__txt=GOOD.encode()))
    whole = outer.as_bytes()
    chance = random.Random(3)
    for _ in range(150):
        harmed = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            harmed[chance.randrange(120, len(harmed))] = chance.randrange(256)
        read(bytes(harmed))


def test_parts_in_parts_without_end_are_a_failure() -> None:
    head = "From: a@b.example\nSubject: x\nDate: Tue, 15 Mar 2022 08:00:00 +0700\nMIME-Version: 1.0\n"
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(3000))
    uris, failures = read((head + deep).encode())
    assert uris == []
    assert failures
