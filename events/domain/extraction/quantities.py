"""Knows how numbers of people are written: digits, words, vague amounts, and what limits them ('at least')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.domain.vocabulary import Qualifier

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:[.'’-][^\W\d_]+)*|[^\w\s]")
_DASHES = frozenset("-–—‑")
_UNIT_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS)}
_TENS = {word: value * 10 for value, word in enumerate(_TEN_WORDS, start=2)}
_SMALL = {**_UNITS, **_TENS}
# 'half a dozen', 'a quarter of a million': in quarters
_SHARES = {("half", "a"): 2, ("a", "quarter", "of", "a"): 1}
_SHARE_STARTS = frozenset({"half", "a"})
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# The least that a vague amount can mean; the amount is open upwards.
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens": 20,
    "several": 3,
    "few": 3,
    "handful": 3,
    "multiple": 2,
    "number": 2,
}
_NEEDS_ARTICLE = frozenset({"few", "handful", "number"})
_LIMITS: dict[tuple[str, ...], Qualifier] = {
    **dict.fromkeys(
        [("at", "least"), ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than")],
        Qualifier.AT_LEAST,
    ),
    **dict.fromkeys(
        [("more", "than"), ("over",), ("upwards", "of"), ("upward", "of"), ("in", "excess", "of"), ("exceeding",)],
        Qualifier.MORE_THAN,
    ),
    **dict.fromkeys([("up", "to"), ("as", "many", "as"), ("at", "most"), ("no", "more", "than")], Qualifier.UP_TO),
    **dict.fromkeys(
        [("about",), ("around",), ("some",), ("roughly",), ("approximately",), ("estimated",), ("circa",)],
        Qualifier.ABOUT,
    ),
    **dict.fromkeys([("nearly",), ("almost",), ("close", "to")], Qualifier.ABOUT),
    **dict.fromkeys([("fewer", "than"), ("less", "than"), ("under",)], Qualifier.UP_TO),
    **dict.fromkeys([("a", "total", "of"), ("another",), ("a", "further"), ("an", "additional")], Qualifier.EXACTLY),
}
_BELOW = frozenset({"nearly", "almost", "close"})
_FEWER = frozenset({"fewer", "less", "under"})
_LONGEST_LIMIT = 3
_STARTS = frozenset({*_SMALL, *_SCALES, *_VAGUE, *(words[0] for words in _LIMITS), "between", "half", "a", "an"})


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word, number or sign of the text in lower case; offsets are absolute, end exclusive."""

    start: int
    end: int
    fold: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold an amount: first token (limiting words included), index after the last, and its limits."""

    first: int
    stop: int
    qualifier: Qualifier
    low: int
    best: int | None
    high: int | None
    exclusive: bool = False


def cut_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of the text from `start` up to `end`."""
    return [
        Token(match.start(), match.end(), match[0].lower(), match[0][0].isupper())
        for match in _TOKEN.finditer(text, start, end)
    ]


def limit_of(low: int, high: int | None) -> Qualifier:
    """Return how an amount between these two is limited; None is an open end."""
    if high is None:
        return Qualifier.AT_LEAST
    return Qualifier.EXACTLY if low == high else Qualifier.RANGE


def quantity_at(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Return the amount that begins at this token, its limiting words included, or None."""
    word = tokens[place].fold
    if word not in _STARTS and not word[0].isdigit() and "-" not in word:
        return None
    if word == "between":
        return _range(tokens, place, place + 1, "and")
    for length in range(_LONGEST_LIMIT, 0, -1):
        words = tuple(token.fold for token in tokens[place : place + length])
        limit = _LIMITS.get(words)
        inner = place + length
        if limit is not None and inner < len(tokens):
            found = _plain(tokens, inner) or (quantity_at(tokens, inner) if limit is Qualifier.EXACTLY else None)
            return _limited(replace(found, first=place), limit, words[0]) if found else None
    return _plain(tokens, place)


def _plain(tokens: Sequence[Token], place: int) -> Quantity | None:
    return _vague(tokens, place) or _range(tokens, place, place, "to") or _exact(tokens, place)


def _range(tokens: Sequence[Token], first: int, place: int, joint: str) -> Quantity | None:
    low = _number(tokens, place)
    if low is None or low[1] + 1 >= len(tokens):
        return None
    sign = tokens[low[1]].fold
    if sign not in {joint, "or"} and not (sign in _DASHES and joint == "to"):
        return None
    high = _number(tokens, low[1] + 1)
    # 'rose from 240 to 271' is a change, not a range
    if high is None or high[0] <= low[0] or (first > 0 and tokens[first - 1].fold == "from"):
        return None
    return Quantity(first, high[1], Qualifier.RANGE, low[0], None, high[0])


def _exact(tokens: Sequence[Token], place: int) -> Quantity | None:
    number = _number(tokens, place)
    if number is None:
        return None
    value, stop = number
    behind = tuple(token.fold for token in tokens[stop : stop + 2])
    if behind == ("or", "more"):
        return Quantity(place, stop + 2, Qualifier.AT_LEAST, value, value, None)
    if behind == ("or", "so"):
        return _limited(Quantity(place, stop + 2, Qualifier.EXACTLY, value, value, value), Qualifier.ABOUT, "about")
    return Quantity(place, stop, Qualifier.EXACTLY, value, value, value)


def _vague(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Return an amount such as 'dozens', 'several hundred', 'tens of thousands', 'a few'."""
    word, stop = tokens[place].fold, place + 1
    if word == "a" and stop < len(tokens) and tokens[stop].fold in _NEEDS_ARTICLE:
        word, stop = tokens[stop].fold, stop + 1
    elif word in _NEEDS_ARTICLE:
        return None
    low = _VAGUE.get(word)
    if low is None:
        return None
    following = [token.fold for token in tokens[stop : stop + 2]]
    if following[:1] and following[0] in _SCALES:
        low, stop = low * _SCALES[following[0]], stop + 1
    elif len(following) == 2 and following[0] == "of" and following[1] in {"thousands", "hundreds"}:
        # Only the scale multiplies: 'tens of thousands' is at least twenty thousand.
        low, stop = low * _VAGUE[following[1]] // 2, stop + 2
    elif word == "number" and following[:1] != ["of"]:
        return None
    return Quantity(place, stop, Qualifier.VAGUE, low, None, None)


def _number(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """Return the number written at this token and the index after it."""
    if place >= len(tokens):
        return None
    word = tokens[place].fold
    if word in {"a", "an"} and _scale(tokens, place + 1):
        return _scaled(tokens, 1.0, place + 1)
    for words, share in _SHARES.items() if word in _SHARE_STARTS else ():
        stop = place + len(words)
        if tuple(token.fold for token in tokens[place:stop]) == words and (scale := _scale(tokens, stop)):
            return scale * share // 4, stop + 1
    if word[0].isdigit():
        return _scaled(tokens, float(word.replace(",", "")), place + 1)
    small = _small(word)
    if small is None:
        return _scaled(tokens, 1.0, place) if word in {"hundred", "thousand"} else None
    stop = place + 1
    # 'twenty one' without its hyphen
    if small >= 20 and small % 10 == 0 and stop < len(tokens) and 0 < _UNITS.get(tokens[stop].fold, 0) < 10:
        small, stop = small + _UNITS[tokens[stop].fold], stop + 1
    return _scaled(tokens, float(small), stop)


def _small(word: str) -> int | None:
    tens, hyphen, unit = word.partition("-")
    if hyphen:
        return _TENS[tens] + _UNITS[unit] if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10 else None
    return _SMALL.get(word)


def _scale(tokens: Sequence[Token], place: int) -> int | None:
    return _SCALES.get(tokens[place].fold) if place < len(tokens) else None


def _scaled(tokens: Sequence[Token], value: float, place: int) -> tuple[int, int] | None:
    """Return the number multiplied by the 'hundred', 'thousand' ... behind it, with what is added to it."""
    scale = _scale(tokens, place)
    if scale is None:
        return (int(value), place) if value.is_integer() else None
    value, place = value * scale, place + 1
    if scale == 12 or place >= len(tokens):
        return int(value), place
    rest = place + 1 if tokens[place].fold == "and" else place
    if rest < len(tokens):
        added = _small(tokens[rest].fold)
        if added and rest > place:
            return int(value) + added, rest + 1
    return int(value), place


def _limited(amount: Quantity, limit: Qualifier, word: str) -> Quantity:
    """Return the amount under the words before it; what is vague or a range already stays so."""
    value = amount.best
    if value is None or limit is Qualifier.EXACTLY:
        return amount
    if limit is Qualifier.AT_LEAST:
        return replace(amount, qualifier=limit, high=None)
    if limit is Qualifier.MORE_THAN:
        return replace(amount, qualifier=limit, high=None, exclusive=True)
    if limit is Qualifier.UP_TO:
        return replace(amount, qualifier=limit, low=0, best=None, high=value - (1 if word in _FEWER else 0))
    # 'about' is a tenth either way, 'nearly' a tenth below
    return replace(amount, qualifier=limit, low=value * 9 // 10, high=value if word in _BELOW else -(-value * 11 // 10))
