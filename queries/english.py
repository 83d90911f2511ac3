"""A phrase with places for counts in, an English sentence whose words agree with them out."""

from __future__ import annotations

#: What follows the place of a count in a phrase, as it is after many and after one. Of several that fit the
#: longest holds; a place further on stays as it is.
_AFTER_ONE = {
    " bodies": " body",
    " bodies told have": " body told has",
    " bytes": " byte",
    " committees done by {}, and no plan of any of them": " committee done by {}, and no plan of it",
    " days": " day",
    " do so": " does so",
    " documents": " document",
    " documents are": " document is",
    " edges": " edge",
    " expected bodies": " expected body",
    " findings": " finding",
    " groups": " group",
    " groups whose members cannot be listed are": " group whose members cannot be listed is",
    " judgements": " judgement",
    " links": " link",
    " loaded documents": " loaded document",
    " names of documents and bodies slip by a letter or a digit, and were read as those that are":
        " name of a document or a body slips by a letter or a digit, and was read as one that is",
    " nodes": " node",
    " of its {} sentences stand": " of its {} sentences stands",
    " of the {} bodies told have": " of the {} bodies told has",
    " other documents date": " other document dates",
    " others reported": " other reported",
    " rules": " rule",
    " sentences": " sentence",
    " sources": " source",
    " times": " time",
    " triples": " triple",
    " units": " unit",
}  # fmt: skip
_LONGEST_FIRST = sorted(_AFTER_ONE, key=len, reverse=True)
_ONE = ("1", "-1", "+1")


def in_english(phrase: str, *values: object) -> str:
    """The phrase with its places filled; after a count of one what follows is in the singular.

    Phrases are written in the plural. What stands in the values is left alone.

    >>> in_english("{}: {} documents loaded", "5-KL/TW", 1), in_english("{} bodies", 0)
    ('5-KL/TW: 1 document loaded', '0 bodies')
    >>> in_english("{} of the {} bodies told have one", 1, 6)
    '1 of the 6 bodies told has one'
    """
    if not any(str(value) in _ONE for value in values):
        return phrase.format(*values)
    done, rest = "", phrase
    for value in values:
        before, _, rest = rest.partition("{}")
        if str(value) in _ONE:
            many = next((words for words in _LONGEST_FIRST if _begins(rest, words)), "")
            rest = _AFTER_ONE.get(many, "") + rest[len(many) :]
        done += f"{before}{value}"
    return done + rest


def _begins(rest: str, words: str) -> bool:
    """Whether a text begins with these words, whole."""
    return rest.startswith(words) and not rest[len(words) : len(words) + 1].isalpha()
