"""Paths in, the files at and below them out, in order of name, each once; what is no file is a failure."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from ..graph.model import EMPTY, Failure
from .containers.box import is_junk
from .containers.kinds import HEAD, wanted
from .disk import head, why
from .formats import SUFFIXES

#: How browsers end the name of the folder beside a saved page.
_OF_PAGE = ("_files", ".files", "-files", "_tệp", " tệp")
_CHECK = "check that it is there and may be read"
_NO_FILE = "is neither a file nor a folder"
_GIVE = "give a document or a folder of documents"


def files(
    paths: Sequence[str], columns: Mapping[str, str] = EMPTY, aside: Counter[str] | None = None
) -> Iterator[str | Failure]:
    """The paths of the files at paths and below folders, walked as they are asked for, folder by folder.

    In a folder only what is a document by suffix or content is taken, no README and nothing hidden;
    ``aside``, where it is given, counts the others by suffix. A file that is named itself is taken whatever
    its name. A file that is reached twice (by two paths, a link) comes once. No symbolic link leads out of a
    folder or in a circle.
    """
    walk = _Walk(columns, aside, len(paths) > 1)
    for path in paths:
        if path == "-":
            yield path
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            there = os.path.lexists(path) if "\0" not in path else False
            reason = "is a symbolic link to nothing" if there else "no such file or folder"
            yield Failure(path, reason, _CHECK)
            continue
        if stat.S_ISREG(status.st_mode):
            if walk.is_new(status):
                yield path
        elif stat.S_ISDIR(status.st_mode):
            yield from walk.folder(path)
        else:
            yield Failure(path, _NO_FILE, _GIVE)


class _Walk:
    """One walk over all the paths; it remembers the files that can be reached twice."""

    def __init__(self, columns: Mapping[str, str], aside: Counter[str] | None, several: bool) -> None:
        self.columns, self.aside, self.several = columns, aside, several
        self.seen: set[tuple[int, int]] = set()

    def is_new(self, status: os.stat_result) -> bool:
        """Whether a file was not reached yet; one that can be reached in one way only is not remembered."""
        if not self.several and status.st_nlink < 2:
            return True
        mark = (status.st_dev, status.st_ino)
        if mark in self.seen:
            return False
        self.seen.add(mark)
        return True

    def folder(self, path: str) -> Iterator[str | Failure]:
        """The files of a folder in order of name, then those of each folder in it."""
        root = os.path.realpath(path)
        found = False
        todo = [path]
        while todo:
            folder = todo.pop()
            try:
                with os.scandir(folder) as entries:
                    names = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
            except OSError as error:
                found = True
                reason = f"the folder cannot be opened ({error.strerror or error})"
                yield Failure(folder, reason, _CHECK)
                continue
            inner = []
            for name in sorted(names):
                if names[name] and _is_of_page(name, names):
                    continue
                if not names[name]:
                    for item in self._file(os.path.join(folder, name), root):
                        found = True
                        yield item
                elif not is_junk(name):
                    inner.append(os.path.join(folder, name))
            todo += reversed(inner)
        if not found:
            kinds = ", ".join(sorted(SUFFIXES))
            yield Failure(path, f"the folder holds no document of a known format ({kinds})", _GIVE)

    def _file(self, path: str, root: str) -> Iterator[str | Failure]:
        """A file in a folder, if it is to be read and was not reached yet."""
        name = os.path.basename(path)
        if is_junk(name):
            return
        link = os.path.islink(path)
        if link:
            if os.path.isdir(path) and _is_inside(path, root):
                return  # it is walked by itself
            if not _is_inside(path, root):
                if os.path.isdir(path) or wanted(name, bytes, self.columns):
                    yield _astray(path)
                return
        if not wanted(name, partial(head, path, HEAD), self.columns):
            if self.aside is not None:
                self.aside[os.path.splitext(name)[1].lower()] += 1
            return
        try:
            status = os.stat(path)
        except OSError as error:
            yield Failure(path, why(path, error), _CHECK)
            return
        if not stat.S_ISREG(status.st_mode):
            yield Failure(path, _NO_FILE, _GIVE)
        elif not (link and self._comes_by_itself(path, root)) and self.is_new(status):
            yield path

    def _comes_by_itself(self, link: str, root: str) -> bool:
        """Whether the file that a link leads to is taken without it: it is not hidden, and wanted."""
        target = os.path.realpath(link)
        parts = os.path.relpath(target, root).split(os.sep)
        if any(is_junk(part) for part in parts):
            self.several = True  # two links may lead there
            return False
        return wanted(parts[-1], partial(head, target, HEAD), self.columns)


def _is_of_page(folder: str, names: Collection[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a web page that was saved beside it.

    >>> _is_of_page("kh 12_files", {"kh 12.html", "kh 12_files"}), _is_of_page("kh_files", {"kh_files"})
    (True, False)
    """
    page = next((folder[: -len(end)] for end in _OF_PAGE if folder.endswith(end)), "")
    return bool(page) and any(f"{page}{end}" in names for end in (".html", ".htm", ".mht", ".xhtml"))


def _is_inside(path: str, root: str) -> bool:
    """Whether a link leads to something in the folder."""
    try:
        return os.path.commonpath([os.path.realpath(path, strict=True), root]) == root
    except (OSError, ValueError):
        return False


def _astray(path: str) -> Failure:
    if not os.path.exists(path):
        return Failure(path, "is a symbolic link to nothing, or in a circle", "remove the link")
    reason = "is a symbolic link out of the folder; it is not followed"
    return Failure(path, reason, "name what it leads to, if that is to be read")
