"""Bytes of an older or open office format (.doc, .odt, .rtf) in, text out, by way of LibreOffice.

LibreOffice runs without a window, with a profile of its own that forbids macros, links to other files and the
network; what it makes is read as any Word file is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from ...graph.errors import SourceError
from ..model import Source, Text
from .docx import read_docx
from .docx_package import LARGE, SWELLS, UNPACKED
from .kinds import DOCX, ODT

#: Seconds that LibreOffice may take to start, and for each file.
START, EACH = 60, 60
#: Files in one start.
BATCH = 50
#: Media type to the suffix by which LibreOffice knows it.
_SUFFIXES = {"application/msword": ".doc", ODT: ".odt", "application/rtf": ".rtf"}
#: What was made of sources that are read next, by the sum of their bytes.
_PREPARED: dict[str, Source | SourceError] = {}
_SAVE = "open it in Word or LibreOffice and save it as .docx"

_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
#: No macros, no links to elsewhere, no pictures from the network; a proxy that is not there for all else.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(source: Source) -> Text:
    """The text of a file that LibreOffice opens.

    Raises:
        SourceError: LibreOffice is missing, takes too long or cannot open the file.
    """
    found = _PREPARED.pop(source.sha256, None) or convert([source])[0]
    if isinstance(found, SourceError):
        raise found
    text = read_docx(found)
    return replace(text, remarks=(*text.remarks, "read by way of LibreOffice"))


def prepare(sources: Sequence[Source]) -> None:
    """Lets LibreOffice open those of the sources that need it, in one start, before each of them is read."""
    _PREPARED.clear()
    wanted = [one for one in sources if one.media_type in _SUFFIXES]
    _PREPARED.update((one.sha256, made) for one, made in zip(wanted, convert(wanted), strict=True))


def convert(sources: Sequence[Source]) -> list[Source | SourceError]:
    """Each source as a Word file under its own address, or why not; many in one start, which saves time.

    A file at which LibreOffice stops does not take the others with it: they are tried one by one.
    """
    results: list[Source | SourceError] = []
    for first in range(0, len(sources), BATCH):
        results += _batch(sources[first : first + BATCH])
    return results


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _batch(sources: Sequence[Source]) -> list[Source | SourceError]:
    office = program()
    if office is None:
        from ..needs import remedy

        why = "needs LibreOffice, which is not installed"
        return [SourceError(one.uri, why, remedy("LibreOffice")) for one in sources]
    refused = {place: error for place, one in enumerate(sources) if (error := _refused(one))}
    wanted = [place for place in range(len(sources)) if place not in refused]
    made, late = _run(office, {place: sources[place] for place in wanted})
    left = [place for place in wanted if place not in made]
    if len(wanted) > 1:
        for place in left:
            again, late = _run(office, {place: sources[place]})
            made.update(again)
            if late:
                refused[place] = _late(sources[place])
    elif late:
        refused.update((place, _late(sources[place])) for place in left)
    return [refused.get(place) or _source(one, made.get(place)) for place, one in enumerate(sources)]


def _source(source: Source, content: bytes | None) -> Source | SourceError:
    if content is None:
        return SourceError(
            source.uri, "LibreOffice cannot open it (damaged, or protected by a password)", _SAVE
        )
    return replace(source, media_type=DOCX, content=content, sha256=hashlib.sha256(content).hexdigest())


def _late(source: Source) -> SourceError:
    return SourceError(source.uri, f"LibreOffice took more than {START + EACH} seconds over it", _SAVE)


def _refused(source: Source) -> SourceError | None:
    """What is not given to LibreOffice: nothing, too much, or what is protected."""
    if not source.content:
        return SourceError(source.uri, "the file is empty", "nothing to read")
    if source.media_type != ODT:
        return None
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as archive:
            parts = archive.infolist()
            size = sum(info.file_size for info in parts)
            swells = any(info.file_size > max(LARGE, SWELLS * info.compress_size) for info in parts)
            manifest = "META-INF/manifest.xml"
            small = manifest in archive.namelist() and archive.getinfo(manifest).file_size < 1_000_000
            locked = small and b"encryption-data" in archive.read(manifest)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        return SourceError(source.uri, f"is cut short or damaged ({error})", "fetch it again")
    if size > UNPACKED or swells:
        limit = f"{UNPACKED // 1_000_000} MB, or {SWELLS} times its size,"
        return SourceError(source.uri, f"swells to more than {limit} when unpacked", "give a smaller file")
    return SourceError(source.uri, "is protected by a password", "save it without one") if locked else None


def _run(office: str, sources: dict[int, Source]) -> tuple[dict[int, bytes], bool]:
    """The Word files that LibreOffice makes of sources, and whether its time was up."""
    import signal
    import subprocess
    import tempfile

    if not sources:
        return {}, False
    with tempfile.TemporaryDirectory(prefix="thac-") as name:
        folder = Path(name)
        given, made, profile = folder / "given", folder / "made", folder / "profile"
        for one in (given, made, profile / "user"):
            one.mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        for place, source in sources.items():
            (given / f"{place}{_SUFFIXES[source.media_type]}").write_bytes(source.content)
        command = [
            office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx", "--outdir", str(made), *(str(one) for one in sorted(given.iterdir())),
        ]  # fmt: skip
        running = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": name}, start_new_session=True,
        )  # fmt: skip
        late = False
        try:
            running.wait(START + EACH * len(sources))
        except subprocess.TimeoutExpired:
            late = True
        finally:
            if running.poll() is None:
                if os.name == "posix":
                    os.killpg(running.pid, signal.SIGKILL)  # it starts a program of its own
                else:
                    running.kill()
                running.wait()
        return {
            place: path.read_bytes() for place in sources if (path := made / f"{place}.docx").is_file()
        }, late


def _profile() -> str:
    """The settings of a profile as LibreOffice keeps them."""
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
