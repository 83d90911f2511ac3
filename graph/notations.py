"""The endings of files of RDF in, the notation of each out."""

from __future__ import annotations

#: Ending to the name of its notation in pyoxigraph.
NOTATIONS = {".ttl": "TURTLE", ".nt": "N_TRIPLES", ".trig": "TRIG", ".jsonld": "JSON_LD"}
