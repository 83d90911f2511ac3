"""A store in, JSON-LD out: one object a subject, under a context that names the vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ..stores.protocol import Store
from . import describe
from .terms import JSON_LD, NAMESPACES

_OPEN = '{"@id": '
_TYPE = '"rdf:type"'


def write(store: Store) -> Iterator[str]:
    """Pieces of the text: a subject a line."""
    yield f'{{"@context": {json.dumps(NAMESPACES)}, "@graph": [\n'
    sources = (
        told
        for document, meaning in describe.sources(store)
        for told in describe.source(document, meaning, JSON_LD)
    )
    before = ""
    for subject, told in chain(describe.nodes(store, JSON_LD), sources):
        values: dict[str, list[str]] = {}
        for predicate, value in told:
            values.setdefault(_id(predicate), []).append(value)
        kinds = [_id(value) for value in values.pop(_TYPE, ())]
        fields = [f'"@id": {subject[len(_OPEN) : -1]}']
        if kinds:
            fields.append(f'"@type": [{", ".join(kinds)}]')
        fields += [f"{name}: [{', '.join(found)}]" for name, found in values.items()]
        yield f"{before}{{{', '.join(fields)}}}"
        before = ",\n"
    yield "\n]}\n"


@lru_cache(maxsize=4096)
def _id(term: str) -> str:
    """The quoted address within ``{"@id": "..."}``."""
    return term[len(_OPEN) : -1]
