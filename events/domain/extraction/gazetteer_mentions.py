"""Knows which words of a text are names of the gazetteer, before neighbours are joined to actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.domain.extraction.gazetteer import (
    ADJECTIVE,
    GENERIC,
    METONYM,
    NAME,
    TITLE,
    ActorEntry,
    Form,
    Gazetteer,
)
from events.domain.extraction.gazetteer_words import WORDS
from events.domain.names import Found, Word, find_words, is_possessive_mark
from events.domain.vocabulary import ActorKind

_APOSTROPHES = frozenset({"'", "’", "‘", "`"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a name found in the text: index of its first word, index after its last, what it stands for.

    `office` is set for titles; `entry` is None for titles and for persons the gazetteer does not know.
    """

    first: int
    stop: int
    rule: str
    entry: ActorEntry | None = None
    office: str = ""
    country: str = ""

    @property
    def is_generic(self) -> bool:
        """Return whether this is a group without a name ('rebels')."""
        return self.entry is not None and self.entry.key.startswith(GENERIC)

    @property
    def is_person(self) -> bool:
        """Return whether this is a person."""
        return self.entry is not None and self.entry.kind is ActorKind.PERSON


@dataclass(frozen=True, slots=True)
class Scan:
    """Hold a text cut into words with the mentions found in it, in text order and without overlap."""

    text: str
    words: list[Word]
    mentions: list[Mention]

    def after_mark(self, place: int) -> int:
        """Return the index of the next word after `place` words, past the 's' of a possessive."""
        words = self.words
        if 0 < place < len(words) and is_possessive_mark(self.text, words[place - 1], words[place]):
            return place + 1
        return place

    def gap(self, place: int) -> str:
        """Return what stands between word `place` - 1 and word `place`."""
        return self.text[self.words[place - 1].end : self.words[place].start]


def scan_mentions(text: str, gazetteer: Gazetteer, *, on: date | None) -> Scan:
    """Return all names of the gazetteer in the text, the longest at each place."""
    words = find_words(text)
    scan = Scan(text, words, [])
    seen: set[str] = set()
    place = 0
    while place < len(words):
        found = gazetteer.index.longest(text, words, place)
        mention = _chosen(found, gazetteer, seen, on) if found else None
        if mention is None or _is_trap(scan, mention) or _is_namesake(scan, mention, gazetteer):
            place += 1
            continue
        place = mention.stop
        if not _is_attribute(scan, mention) and not _is_only_place(scan, mention):
            scan.mentions.append(mention)
            seen.add(mention.entry.key if mention.entry else "")
    return scan


def _chosen(found: Found[Form], gazetteer: Gazetteer, seen: set[str], on: date | None) -> Mention:
    """Return the mention for the likeliest bearer: in office on the day, named before, first in the file."""

    def rank(form: Form) -> tuple[bool, bool, bool, int]:
        in_office = on is not None and bool(gazetteer.terms_on(form.key, on))
        order = gazetteer.ranks.get(form.key, len(gazetteer.ranks))
        return (form.rule == TITLE, form.key not in seen, not in_office, order)

    form = min(found.values, key=rank)
    if form.rule == TITLE:
        return Mention(found.first, found.stop, TITLE, office=form.key, country=form.country)
    entry = gazetteer.entries[form.key]
    return Mention(found.first, found.stop, form.rule, entry, country=entry.country)


def _is_trap(scan: Scan, mention: Mention) -> bool:
    """Return whether an acronym is only a common word in a line of capitals ('WHO IS IT')."""
    if mention.stop - mention.first > 1 or scan.words[mention.first].fold not in WORDS["capital_traps"]:
        return False
    return is_all_capitals(scan.words, mention.first)


def _is_namesake(scan: Scan, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Return whether one word of a person's name stands in the name of another or of a place.

    'Ahmed Saleh', 'Qassem Saadeddine', 'Modi'in', 'the Abbas bridge', 'in Ansari'.
    """
    if not mention.is_person or mention.stop - mention.first > 1 or mention.entry is None:
        return False
    first, stop = mention.first, mention.stop
    if first > 0 and scan.gap(first) == " " and (_is_given_name(scan, first - 1, gazetteer) or _is_where(scan, first)):
        return True
    if stop >= len(scan.words):
        return False
    gap, word = scan.gap(stop), scan.words[stop]
    if gap in _APOSTROPHES and word.fold != "s":
        return True
    if gap != " " or len(word.fold) < 3:
        return False
    is_given = scan.words[first].fold in gazetteer.given_names and word.head[0].isupper()
    return word.fold in WORDS["site_nouns"] or (is_given and word.fold not in WORDS["not_names"])


def _is_where(scan: Scan, place: int) -> bool:
    """Return whether the words before say that this is a place, and no possessive that it is a person."""
    before = scan.words[place - 1].fold
    if place + 1 < len(scan.words) and is_possessive_mark(scan.text, scan.words[place], scan.words[place + 1]):
        return False
    if before == "of" and place > 1:
        return scan.words[place - 2].fold in WORDS["place_nouns"]
    if before == "in" and place > 1 and scan.words[place - 2].fold in WORDS["trusting"]:
        return False
    return before in {"in", "near", "outside", "around"}


def _is_given_name(scan: Scan, place: int, gazetteer: Gazetteer) -> bool:
    """Return whether a capitalised word is the given name of a person the gazetteer does not know.

    At the start of a sentence, where any word has a capital, it must be a given name known from others.
    """
    word = scan.words[place]
    if not word.head[0].isupper() or word.fold in WORDS["not_names"] or word.fold in WORDS["honorifics"]:
        return False
    if scan.mentions and scan.mentions[-1].stop == place + 1:
        return False
    return word.fold in gazetteer.given_names or (place > 0 and scan.gap(place) in {" ", "-"})


def is_all_capitals(words: Sequence[Word], place: int) -> bool:
    """Return whether the words around `place` are all in capitals."""
    around = [word for word in words[max(0, place - 3) : place + 4] if len(word.head) > 2]
    return len(around) >= 2 and all(word.is_upper for word in around)


def _is_attribute(scan: Scan, mention: Mention) -> bool:
    """Return whether a hyphen makes the country an attribute: 'Iran-backed militia', 'pro-Russian'."""
    if mention.is_generic or mention.rule not in {NAME, ADJECTIVE, METONYM}:
        return False
    words = scan.words
    if mention.stop < len(words) and scan.gap(mention.stop) == "-":
        return words[mention.stop].fold in WORDS["compound_tails"]
    if mention.first > 0 and scan.gap(mention.first) == "-":
        return words[mention.first - 1].fold in WORDS["compound_heads"]
    return False


def _is_only_place(scan: Scan, mention: Mention) -> bool:
    """Return whether a capital stands for the place and not for the government that sits there."""
    if mention.rule != METONYM:
        return False
    words = scan.words
    if mention.stop < len(words) and words[mention.stop].fold in WORDS["name_tails"] and scan.gap(mention.stop) == " ":
        return True
    if mention.first == 0:
        return False
    before = words[mention.first - 1].fold
    if before == "of" and mention.first > 1:
        return words[mention.first - 2].fold in WORDS["place_nouns"]
    return before in WORDS["place_prepositions"] or before in WORDS["place_nouns"]
