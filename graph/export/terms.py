"""Names of ours in, terms of published vocabularies out, as N-Triples, Turtle or JSON-LD write them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

BASE = "https://w3id.org/thac"

#: Prefix to namespace.
NAMESPACES = {
    "thac": f"{BASE}#",
    "type": f"{BASE}/type/",
    "role": f"{BASE}/role/",
    "level": f"{BASE}/level/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: Predicates between nodes; why each is chosen stands in ontology/thac.ttl.
EDGES = {
    "implements": "thac:implements",
    "implements_whole": "thac:implementsWhole",
    "based_on": "eli:based_on",
    "cites": "eli:cites",
    "guides": "thac:guides",
    "amends": "eli:amends",
    "replaces": "dcterms:replaces",
    "repeals": "eli:repeals",
    "same_as": "thac:joinedTo",
    "issued_by": "eli:passed_by",
    "signed_by": "thac:signedBy",
    "addressed_to": "thac:addressedTo",
    "assigns": "thac:assigns",
    "requests": "thac:requests",
    "part_of": "org:subOrganizationOf",
}

#: Properties of a node as it is shown.
PROPERTIES = {
    "symbol": "eli:id_local",
    "title": "eli:title",
    "issued": "eli:date_document",
    "province": "thac:province",
    "place": "thac:place",
    "name": "skos:prefLabel",
    "branch": "thac:branch",
}

#: What a statement says besides its subject and object.
ATTRIBUTES = {
    "task": "dcterms:description",
    "unit": "thac:unitAsWritten",
    "with": "thac:partners",
    "due": "thac:due",
    "kind": "thac:kind",
    "every": "thac:every",
    "to": "thac:recipient",
    "via": "thac:via",
    "title": "thac:post",
    "on_behalf_of": "thac:onBehalfOf",
    "message": "rdfs:comment",
    "scope": "thac:reach",
    "role": "thac:role",
}

_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
#: Characters that a term must not hold as they are.
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"} | {
    code: f"\\u{code:04X}" for code in (*range(9), 11, 12, *range(14, 32), 127)
}
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f\ud800-\udfff]*')
_LONE = re.compile("[\ud800-\udfff]")
#: An id that is an IRI as it stands.
_SAFE = re.compile(r"[\w:;/?#@!$&'()*+,=.~-]*", re.ASCII)
_LOCAL = re.compile(r"\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Terms:
    """How one notation writes a name of a vocabulary, an address, a text, and a value of a type.

    ``written`` takes an address that is an IRI already.
    """

    name: Callable[[str], str]
    address: Callable[[str], str]
    written: Callable[[str], str]
    text: Callable[[str], str]
    vietnamese: Callable[[str], str]
    typed: Callable[[str, str], str]


def iri(id: str) -> str:
    """An id as an IRI: whatever RFC 3986 does not allow in one is percent-encoded, here and nowhere else.

    >>> iri("urn:lex:vn;hung.yen:uy.ban.nhan.dan")
    'urn:lex:vn;hung.yen:uy.ban.nhan.dan'
    >>> iri('urn:x:a b"<>')
    'urn:x:a%20b%22%3C%3E'
    """
    if _SAFE.fullmatch(id):
        return id
    return quote(id, safe=":;/?#@!$&'()*+,=-._~", errors="replace")


def full(name: str) -> str:
    """A prefixed name in full.

    >>> full("eli:cites")
    'http://data.europa.eu/eli/ontology#cites'
    """
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + quote(local, safe="", errors="replace")


def date_type(date: str) -> str:
    """The datatype of a date as precise as it is, empty for what is none.

    >>> date_type("2023-06"), date_type("2018 | 2019")
    ('xsd:gYearMonth', '')
    """
    return _DATES[len(date)] if _DATE.fullmatch(date) else ""


def quoted(text: str) -> str:
    """A text between quotation marks, as N-Triples and Turtle write it; a lone surrogate becomes U+FFFD."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    return f'"{_LONE.sub(chr(0xFFFD), text).translate(_ESCAPES)}"'


@lru_cache(maxsize=4096)
def _angled(name: str) -> str:
    return f"<{full(name)}>"


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    local = name.partition(":")[2]
    return name if _LOCAL.fullmatch(local) else f"<{full(name)}>"


def _typed_nt(text: str, kind: str) -> str:
    return f"{quoted(text)}^^{_angled(kind)}"


def _typed_ttl(text: str, kind: str) -> str:
    return f"{quoted(text)}^^{kind}"


@lru_cache(maxsize=16384)
def _address(id: str) -> str:
    return f"<{iri(id)}>"


def _written(iri: str) -> str:
    return f"<{iri}>"


def _vietnamese(text: str) -> str:
    return quoted(text) + "@vi"


def _json(value: Mapping[str, str] | str) -> str:
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _compact(name: str) -> str:
    return _json({"@id": _short(name).strip("<>")})


N_TRIPLES = Terms(_angled, _address, _written, quoted, _vietnamese, _typed_nt)
TURTLE = Terms(_short, _address, _written, quoted, _vietnamese, _typed_ttl)
JSON_LD = Terms(
    _compact,
    lambda id: _json({"@id": iri(id)}),
    lambda iri: _json({"@id": iri}),
    _json,
    lambda text: _json({"@value": text, "@language": "vi"}),
    lambda text, kind: _json({"@value": text, "@type": kind}),
)
