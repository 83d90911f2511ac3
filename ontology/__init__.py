"""The data files of the genre in, its words out: document types, agencies, provinces."""

from __future__ import annotations

from .bodies import agencies, agencies_named, agency
from .keys import fold, symbol_key, word_key
from .model import Agency, DocumentType, Example, Province, valid_on
from .places import province, province_names, provinces
from .types import document_types, type_by_name, type_of, types_of

__all__ = [
    "Agency",
    "DocumentType",
    "Example",
    "Province",
    "agencies",
    "agencies_named",
    "agency",
    "document_types",
    "fold",
    "province",
    "province_names",
    "provinces",
    "symbol_key",
    "type_by_name",
    "type_of",
    "types_of",
    "valid_on",
    "word_key",
]
