"""Knows how a text falls into blocks and sentences, offsets exact: a heading is never glued to what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.domain.extraction.wordlists import load_words

_WORDS = load_words("syntax.toml")

# One sentence longer than this is a list or a table without stops; cutting it keeps parsing linear.
MAX_SENTENCE = 1_500
_MAX_HEADING_WORDS = 14
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
# A stop, what may close it, then space: the candidate boundary. Case and abbreviations decide below.
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+\S|$)")
_ABBREVIATIONS = _WORDS["abbreviations"]
_SMALL_WORDS = _WORDS["small_words"]
_TITLE_WORD = re.compile(r"[^\W_]+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)"
# A date or a city with an agency, printed before the first sentence without a stop of its own.
_DATELINE = re.compile(
    rf"\s*(?:(?:[A-Z][A-Za-z]+\s){{0,3}}?{_WEEKDAY}?(?:\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}})"
    r"(?:,?\s+(?:at\s+)?\d{1,2}:?\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)?(?:\s*[-–—|:])?\s+(?=[\"“A-Z0-9])"
    r"|[A-Z][A-Za-z'’ .,/-]{2,40}(?:\s*\([A-Za-z /.]{2,30}\))\s*[-–—:]{0,2}\s+(?=[\"“A-Z])"
    r"|[A-Z][A-Z'’ .,/-]{3,40}\s*(?:,\s*[A-Z][a-z]+(?:\s\d{1,2})?)?\s+[-–—]{1,2}\s+(?=[\"“A-Z]))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence: offsets (end exclusive), its block, and where its words begin behind a dateline."""

    start: int
    end: int
    block: int
    words_start: int
    is_heading: bool = False


def split_sentences(text: str, *, limit: int, title: str = "") -> tuple[Sentence, ...]:
    """Return at most `limit` sentences in text order; blocks end at every line break.

    The article's own title, printed again in front of its first sentence, is a heading.
    """
    sentences: list[Sentence] = []
    blocks = _blocks(text)
    for number, (start, end) in enumerate(blocks):
        is_heading = len(blocks) > 1 and _is_heading(text[start:end])
        for first, last in _sentences_of(text, start, end):
            words = _words_start(text, first, last, title) if first == start and not is_heading else first
            sentences.append(Sentence(first, last, number, words, is_heading or words >= last))
            if len(sentences) >= limit:
                return tuple(sentences)
    return tuple(sentences)


def _blocks(text: str) -> list[tuple[int, int]]:
    spans = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans


def _is_heading(block: str) -> bool:
    """Return whether the line is a title: short, without a final stop, most of its long words in capitals."""
    words = block.split()
    if len(words) > _MAX_HEADING_WORDS or block[-1] in '.!?…,;:"”’)':
        return False
    telling = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in telling)
    return bool(telling) and capitals >= 0.75 * len(telling)


def _sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _is_boundary(text, first, stop, end):
            continue
        yield from _cut(text, first, stop.end())
        first = stop.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield from _cut(text, first, end)


def _is_boundary(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if following[:1].islower():
        return False
    if stop[0][0] != ".":
        return True
    begin = stop.start()
    while begin > first and not text[begin - 1].isspace():
        begin -= 1
    word = text[begin : stop.start()].lstrip("(\"'“‘").lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha() and text[begin].isupper())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut + (1 if text[cut : cut + 1] == " " else 0)
    if start < end:
        yield start, end


def _words_start(text: str, start: int, end: int, title: str) -> int:
    """Return where the first sentence itself begins: behind a dateline, the repeated title, and a dateline again."""
    words = _behind_dateline(text, start, end)
    behind = _behind_title(text, words, end, title)
    return words if behind == words else _behind_dateline(text, behind, end)


def _behind_title(text: str, start: int, end: int, title: str) -> int:
    at = start
    for word in _TITLE_WORD.findall(title):
        at = _skip_signs(text, at, end)
        if text[at : at + len(word)].casefold() != word.casefold():
            return start
        at += len(word)
    return _skip_signs(text, at, end) if at > start else start


def _skip_signs(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isalnum():
        at += 1
    return at


def _behind_dateline(text: str, start: int, end: int) -> int:
    dateline = _DATELINE.match(text, start, end)
    return dateline.end() if dateline else start
