"""Knows how written names are compared: words, folded spelling, longest match over a tree of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not decompose into a base letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_HYPHENS = "-‐‑–"
_APOSTROPHES = "'’‘`ʼʿʾ‘"
# What may stand between two words of one name. A stop is allowed only after an initial or a short title.
_INNER_GAPS = frozenset({" ", "\u00a0", "  ", ".", *_HYPHENS, *_APOSTROPHES})
_SHORT_TITLES = frozenset({"st", "gen", "lt", "col", "maj", "dr", "mr", "mrs", "ms", "mt", "ft", "sgt", "capt"})
# The Arabic article in its written forms; it is joined to the word it stands before.
_JOINED_ARTICLES = frozenset(
    {
        "al",
        "el",
        "an",
        "as",
        "ash",
        "ad",
        "adh",
        "ar",
        "at",
        "ath",
        "az",
        "ed",
        "es",
        "er",
        "ez",
        "et",
        "en",
        "ul",
        "us",
    }
)
_LOOSE_ARTICLES = frozenset({"al", "el"})
# 'US-brokered', 'US-Iran talks': in capitals it is the country.
_STATES = "US"


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word: offsets (end exclusive), folded spelling, the letter case that counts, and its article.

    `fold` is lower case without marks and without a joined Arabic article; `head` is the word as written,
    without the article. `article` is 'al', 'el' ... or empty.
    """

    start: int
    end: int
    fold: str
    head: str
    article: str = ""

    @property
    def is_capital(self) -> bool:
        """Return whether the word begins with a capital letter or a digit."""
        return not self.head[0].islower()

    @property
    def is_upper(self) -> bool:
        """Return whether every letter of the word is a capital."""
        return self.head.isupper()


def fold_name(text: str) -> str:
    """Return the text in lower case and without marks, so that 'Türkiye' equals 'Turkiye'."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_PLAIN)


def find_words(text: str) -> list[Word]:
    """Return the words of the text in order, each Arabic article joined to the word that follows it."""
    words: list[Word] = []
    article: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        head = match[0]
        fold = fold_name(head)
        if article is not None:
            words.append(_joined(article, match, text, fold))
            article = None
        elif fold in _JOINED_ARTICLES and _is_article(match, text):
            article = match
        else:
            words.append(Word(match.start(), match.end(), fold or head, head))
    if article is not None:
        words.append(Word(article.start(), article.end(), article[0].lower(), article[0]))
    return words


def _is_article(match: re.Match[str], text: str) -> bool:
    """Return whether the short word is an article: a hyphen follows, or 'al' with a name after one space."""
    after = text[match.end() : match.end() + 2]
    if len(after) < 2 or not after[1].isalpha() or match[0] == _STATES:
        return False
    if after[0] in _HYPHENS:
        return True
    return after[0] == " " and match[0].lower() in _LOOSE_ARTICLES and after[1].isupper()


def _joined(article: re.Match[str], match: re.Match[str], text: str, fold: str) -> Word:
    written = article[0].lower()
    if text[article.end()] == " " and article[0] == "El":
        written = "el "
    return Word(article.start(), match.end(), fold or match[0], match[0], written)


def is_inner_gap(text: str, before: Word, after: Word) -> bool:
    """Return whether two neighbouring words may belong to one name, judging by what stands between them."""
    gap = text[before.end : after.start]
    if gap in _INNER_GAPS:
        return True
    return gap == ". " and (len(before.fold) == 1 or before.fold in _SHORT_TITLES)


def is_possessive_mark(text: str, before: Word, after: Word) -> bool:
    """Return whether `after` is the 's' of a possessive that hangs on `before`."""
    gap = text[before.end : after.start]
    return after.fold == "s" and len(gap) == 1 and gap in _APOSTROPHES


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    entries: list[tuple[tuple[str, ...], T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Hold a longest match: index of the first word, index after the last, and what the name stands for."""

    first: int
    stop: int
    values: tuple[T, ...]


@dataclass(slots=True)
class NameIndex(Generic[T]):
    """Hold names as a tree of folded words; matching takes time linear in the text.

    A name written in lower case matches any case; one with capitals only matches words with capitals; a
    name in capitals only matches capitals ('US' is never 'us').
    """

    root: _Node[T] = field(default_factory=_Node)

    def add(self, name: str, value: T) -> None:
        """Add a name; apostrophes inside it may be missing in the text."""
        for spelling in {name, name.translate(dict.fromkeys(map(ord, _APOSTROPHES)))}:
            self._add(spelling, value)

    def _add(self, name: str, value: T) -> None:
        words = find_words(name)
        node = self.root
        for word in words:
            node = node.children.setdefault(word.fold, _Node())
        if words:
            node.entries.append((tuple(_shape(word) for word in words), value))

    def longest(self, text: str, words: list[Word], first: int) -> Found[T] | None:
        """Return the longest name that begins at word `first`, or None."""
        node = self.root
        found: Found[T] | None = None
        for place in range(first, len(words)):
            word = words[place]
            if place > first and not is_inner_gap(text, words[place - 1], word):
                break
            child = node.children.get(word.fold)
            if child is None:
                return self._plural(node, words, first, place) or found
            found = _fitting(child, words, first, place) or self._plural(node, words, first, place) or found
            node = child
        return found

    def _plural(self, node: _Node[T], words: list[Word], first: int, place: int) -> Found[T] | None:
        """Return a match whose last word carries an 's' too many: 'Israels' for 'Israel's'."""
        word = words[place]
        if len(word.fold) < 5 or word.fold[-1] != "s" or not word.is_capital:
            return None
        child = node.children.get(word.fold[:-1])
        return _fitting(child, words, first, place) if child and child.entries else None


def _shape(word: Word) -> str:
    """Return what a name's word asks of the text: U capitals, T a capital, E the article 'El'."""
    if word.article == "el ":
        return "E"
    if word.is_upper and (len(word.head) > 1 or word.head.isalpha()) and not word.head.isdigit():
        return "U"
    return "T" if word.head[0].isupper() else ""


def _fitting(node: _Node[T], words: list[Word], first: int, place: int) -> Found[T] | None:
    values = tuple(value for shapes, value in node.entries if _fits(shapes, words, first))
    return Found(first, place + 1, values) if values else None


def _fits(shapes: tuple[str, ...], words: list[Word], first: int) -> bool:
    for offset, shape in enumerate(shapes):
        word = words[first + offset]
        if shape == "U" and not word.is_upper:
            return False
        if shape == "T" and not word.is_capital:
            return False
        if shape == "E" and not (word.article and word.is_capital):
            return False
    return True
