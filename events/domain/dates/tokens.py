"""Knows how a text becomes a string of word classes, one sign a word, on which the grammar runs.

A grammar on classes is short and fast: "the night of Sept. 30" and "the evening of May 8" are the same five signs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from events.domain.dates.calendars import MONTH_HEADS, match_month
from events.domain.dates.feasts import FEAST_HEADS, match_feast
from events.domain.dates.words import CLASSES, NAMES, listed

# a chunk is read at once; paragraphs are far shorter, so that cutting at a line break loses nothing
CHUNK_CHARS = 40_000

_ZONE = (
    r"(?:\s?(?:GMT|UTC|EST|EDT|CET|CEST|ET|PST|PDT|BST|MSK|IST)\b"
    r"|\s(?:hours\b|hrs\b|local\stime|[A-Z][a-z]+\stime)|hrs\b|Z\b)"
)
_TOKEN = re.compile(
    rf"""
    (?P<word>[^\W\d_]\w*(?:['’](?!s\b)\w+)*)
    |(?P<iso>\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d|-))
    |(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}(?!\d)|\d{{1,2}}/\d{{1,2}}/\d\d(?![\d/]))
    |(?P<clock>(?:\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?(?:[ap]\.\s?m\b\.?|[AP]\.\s?M\b\.?|[ap]m\b|[AP]M\b)|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)
        |[0-2]\d[0-5]\d(?=\s?(?:GMT|UTC|hours|hrs)\b)){_ZONE}?)
    |(?P<decade>(?:1\d|20)\d0s\b|\d{2}0s(?=\sB\.?C)|['’]\d0s\b)
    |(?P<nth>\d{{1,3}}(?:st|nd|rd|th)\b)
    |(?P<num>\d+(?:[.,]\d+)*\w*)
    |(?P<short>['’]\d\d\b(?!s))
    |(?P<poss>['’]s?\b|['’](?=\s))
    |(?P<brk>\s*\n\s*\n\s*|(?<=[.!?:"”)\]])\s*\n\s*)
    |(?P<dash>[ \t]+(?:[-–—]|--)[ \t]+)
    |(?P<hy>[-–—])
    |(?P<comma>,)
    |(?P<dot>\.)
    |(?P<slash>/)
    |(?P<money>[$€£¥₪])
    |(?P<other>[^\w\s])
    """,
    re.VERBOSE,
)
# classes that a figure or a sign gets from its shape
SHAPES = listed(
    "iso numeric clock decade nth d figure year num short poss brk dash hy comma dot slash money other feast omonth"
    " x cap"
)


def _classes_of_words() -> dict[str, str]:
    """Return for every form of every word the names of its classes, sorted, in one text."""
    found: dict[str, set[str]] = {}
    for name, words in CLASSES.items():
        for word in words.split():
            for form in (word, word.capitalize(), word.upper()):
                found.setdefault(form, set()).add(name)
    for name, words in NAMES.items():
        for word in words.split():
            for form in (word, word.upper()):
                found.setdefault(form, set()).add(name)
    return {form: " ".join(sorted(names)) for form, names in found.items()}


def _signs_of_classes(sign_of_kind: dict[str, str], shapes: dict[str, str]) -> dict[str, str]:
    """Return for every class the signs of the words that are in it."""
    signs = dict(shapes)
    for kind, sign in sign_of_kind.items():
        for name in kind.split():
            signs[name] = signs.get(name, "") + sign
    return signs


_KIND_OF_WORD = _classes_of_words()
_SIGN_OF_KIND = {kind: chr(0x100 + number) for number, kind in enumerate(sorted(set(_KIND_OF_WORD.values())))}
_SIGN_OF_WORD = {word: _SIGN_OF_KIND[kind] for word, kind in _KIND_OF_WORD.items()}
_SIGN_OF_SHAPE = {shape: chr(0x800 + number) for number, shape in enumerate(SHAPES)}
SIGNS_OF_CLASS = _signs_of_classes(_SIGN_OF_KIND, _SIGN_OF_SHAPE)
UNKNOWN = _SIGN_OF_SHAPE["x"] + _SIGN_OF_SHAPE["cap"] + _SIGN_OF_SHAPE["brk"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold the words of a chunk: `signs` has one sign a word, `starts` and `ends` are offsets in the text."""

    text: str
    signs: str
    starts: list[int]
    ends: list[int]

    def words(self, start: int, end: int) -> str:
        """Return the text of the words start..end."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def at(self, offset: int) -> int:
        """Return the number of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def read_tokens(text: str) -> Iterator[Tokens]:
    """Yield the words of a text, chunk by chunk, so that memory does not grow with the text."""
    start = 0
    while start < len(text):
        end = _end_of_chunk(text, start)
        yield _read_chunk(text, start, end)
        start = end


def _end_of_chunk(text: str, start: int) -> int:
    limit = start + CHUNK_CHARS
    if limit >= len(text):
        return len(text)
    for mark in ("\n", ". ", " "):
        if (cut := text.rfind(mark, start + 1, limit)) > 0:
            return cut + 1
    return limit


def _read_chunk(text: str, start: int, end: int) -> Tokens:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    free_from, unknown, capital = start, _SIGN_OF_SHAPE["x"], _SIGN_OF_SHAPE["cap"]
    for token in _TOKEN.finditer(text, start, end):
        first, last = token.span()
        if first < free_from:
            continue
        if token.lastgroup == "word":
            word = token[0]
            sign = _SIGN_OF_WORD.get(word) or (capital if word[0].isupper() else unknown)
            if name := _named(text, word, first, end):
                sign, last = name
                free_from = last
        else:
            sign = _SIGN_OF_SHAPE[_shape(token.lastgroup or "other", token[0])]
        signs.append(sign)
        starts.append(first)
        ends.append(last)
    return Tokens(text, "".join(signs), starts, ends)


def _named(text: str, word: str, start: int, end: int) -> tuple[str, int] | None:
    """Return sign and end of a name of several words: a feast, a month of another calendar, "B.C."."""
    if word in FEAST_HEADS and (last := match_feast(text, start, end)):
        return _SIGN_OF_SHAPE["feast"], last
    if word in MONTH_HEADS and (last := match_month(text, start, end)):
        return _SIGN_OF_SHAPE["omonth"], last
    if word == "B" and text.startswith(".C", start + 1):
        return _SIGN_OF_WORD["BC"], start + 3 + (text[start + 3 : start + 5] in {". ", ".,", ".)"})
    return None


def _shape(group: str, word: str) -> str:
    """Return the class of a figure by its size: a day, a year, a short or a long number."""
    if group != "num":
        return group
    if not word.isdigit() or len(word) > 4 or not word.isascii():
        return "num"
    value = int(word)
    if len(word) == 4:
        return "year" if 1000 <= value < 2200 else "num"
    if 1 <= value <= 31:
        return "d"
    return "figure"
