"""Knows whom a number counts: the words of the group behind it, and whether they are civilians or combatants."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from events.domain.extraction.quantities import Token
from events.domain.vocabulary import VictimClass


def _load_words() -> dict[str, frozenset[str]]:
    source = resources.files("events.domain.data").joinpath("casualty_words.toml")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}


WORDS = _load_words()
_PERSON_ENDINGS = ("ers", "ors", "ists", "ants", "ians", "ees", "men", "man", "woman", "eers", "ites", "crats")
_PEOPLE_ENDINGS = ("s", "ese", "ish", "is")
_LINKS = frozenset({"of", "more", "other", "additional", "further"})
_OWNERS = frozenset({"the", "his", "her", "its", "their", "these", "those", "our"})
_PLAIN_GROUPS = frozenset(
    {"them", "us", "people", "persons", "person", "others", "other", "victims", "more", "members"}
)
_MAX_WORDS = 7
_NUMBERS = WORDS["numbers"]
_STATES = frozenset().union(*(words for name, words in WORDS.items() if name.endswith(("_state", "_intransitive"))))
_COLLECTIVES = frozenset({"family", "couple", "infantry", "youth", "other", "more"})
_REMAINS = frozenset({"bodies", "corpses", "lives"})
_STOPS = (
    _REMAINS
    | WORDS["function_words"]
    | WORDS["auxiliaries"]
    | _STATES
    | WORDS["killed_nominal"]
    | WORDS["injured_nominal"]
)
_ACTIVE = frozenset().union(*(words for name, words in WORDS.items() if name.endswith("_active")))


@dataclass(frozen=True, slots=True)
class Group:
    """Hold whom a number counts: index after the last token, the words, and their class.

    `is_named` is False where no noun follows the number ('killing 12').
    """

    stop: int
    words: str
    victim_class: VictimClass
    is_named: bool


def group_at(text: str, tokens: Sequence[Token], place: int) -> Group | None:
    """Return the group that the words from this token on name, or None where they count no people."""
    first = _skip(tokens, place)
    heads = list(_heads(tokens, first))
    if not heads:
        is_bare = place >= len(tokens) or _ends_group(tokens, place) or tokens[place].fold == "more"
        stop = place + 1 if place < len(tokens) and tokens[place].fold == "more" else place
        return Group(stop, "", VictimClass.UNKNOWN, is_named=False) if is_bare else None
    stop = _with_members(tokens, heads[-1] + 1)
    classes = {_class_of(tokens[head].fold) for head in heads}
    words = "" if tokens[stop - 1].fold in _PLAIN_GROUPS and stop - first == 1 else _surface(text, tokens, first, stop)
    return Group(stop, words, joint_class(classes), is_named=True)


def is_person(token: Token) -> bool:
    """Return whether the word means persons."""
    fold = token.fold
    if fold in WORDS["civilian"] or fold in WORDS["combatant"] or fold in WORDS["neutral"]:
        return True
    if fold.endswith(("year-old", "year-olds")):
        return True
    if fold in WORDS["not_persons"] or fold in _STOPS or fold in _ACTIVE:
        return False
    return fold.endswith(_PERSON_ENDINGS) and len(fold) > 5


def is_single_person(word: str) -> bool:
    """Return whether the noun, in the singular, means one person: 'commander', and not 'crew' or 'family'."""
    fold = word.lower()
    is_known = fold in WORDS["civilian"] or fold in WORDS["combatant"] or fold in WORDS["neutral"]
    return is_known and fold not in WORDS["plurals"] and fold not in _COLLECTIVES and not fold.endswith("s")


def ends_description(token: Token) -> bool:
    """Return whether the word can be no part of a description of one person: 'the captured | pilot'."""
    fold = token.fold
    if fold == "-":
        return False
    return fold in _STOPS or fold in _NUMBERS or fold in {"of", "who"} or not fold[0].isalnum()


def _class_of(fold: str) -> VictimClass:
    if fold in WORDS["civilian"]:
        return VictimClass.CIVILIAN
    return VictimClass.COMBATANT if fold in WORDS["combatant"] else VictimClass.UNKNOWN


def joint_class(classes: set[VictimClass]) -> VictimClass:
    """Return the class of people of these classes together."""
    if {VictimClass.CIVILIAN, VictimClass.COMBATANT} <= classes:
        return VictimClass.MIXED
    known = classes - {VictimClass.UNKNOWN}
    return known.pop() if len(known) == 1 else VictimClass.UNKNOWN


def _skip(tokens: Sequence[Token], place: int) -> int:
    """Return the index after words that only link the number to its noun: 'several of the', 'two other'."""
    while place + 1 < len(tokens):
        fold = tokens[place].fold
        is_link = fold in _LINKS or (fold in _OWNERS and place > 0 and tokens[place - 1].fold == "of")
        if not is_link or (fold not in {"of", "the"} and _ends_group(tokens, place + 1)):
            break
        place += 1
    return place


def _ends_group(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].fold in _STOPS or not tokens[place].fold[0].isalnum()


def _heads(tokens: Sequence[Token], first: int) -> list[int]:
    """Return the places of the nouns for persons in the words from `first` on: 'soldiers, guards and staff'."""
    for place in range(first, min(first + _MAX_WORDS, len(tokens))):
        if is_person(tokens[place]) or _is_people(tokens, place):
            heads = [place]
            while (after := _next_head(tokens, heads[-1] + 1)) is not None:
                heads.append(after)
            return heads
        if _is_stop(tokens, place) and not _is_adjective(tokens, place):
            break
    return []


def _is_adjective(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a state is said of the noun behind it: '26 displaced people'."""
    return tokens[place].fold in _STATES and place + 1 < len(tokens) and is_person(tokens[place + 1])


def _is_stop(tokens: Sequence[Token], place: int) -> bool:
    fold = tokens[place].fold
    if fold in {"-", "'", '"', "“", "”"}:
        return False
    if fold in _STOPS or fold in _ACTIVE:
        return True
    return not fold[0].isalnum()


def _is_people(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the word is a people in the plural and no adjective: 'five Israelis were ...'."""
    token, after = tokens[place], place + 1
    if not token.is_capital or token.fold in _STOPS:
        return False
    if not token.fold.endswith(_PEOPLE_ENDINGS):
        return after < len(tokens) and tokens[after].fold in _STATES | WORDS["auxiliaries"]
    return after >= len(tokens) or _is_stop(tokens, after) or tokens[after].fold in _STATES


def _next_head(tokens: Sequence[Token], place: int) -> int | None:
    """Return the next noun for persons that shares the number: 'soldiers guards', 'and allied militia'."""
    if place >= len(tokens):
        return None
    if is_person(tokens[place]):
        return None if tokens[place].fold in {"hostage", "captive", "prisoner"} else place
    if tokens[place].fold not in {"and", "or", ","}:
        return None
    for step in range(place + 1, min(place + 4, len(tokens))):
        fold = tokens[step].fold
        if is_person(tokens[step]):
            return step
        if fold in _STOPS or fold in _ACTIVE or fold in _NUMBERS or not fold[0].isalpha():
            return None
    return None


def _with_members(tokens: Sequence[Token], stop: int) -> int:
    """Return the index after the names that say whose people they are: 'members of Ahrar al-Sham'."""
    if stop + 1 >= len(tokens) or tokens[stop].fold not in {"of", "from"} or not _is_name(tokens[stop + 1]):
        return stop
    stop += 1
    while stop < len(tokens) and _is_name(tokens[stop]):
        stop += 1
    return stop


def _is_name(token: Token) -> bool:
    return (token.is_capital or token.fold.startswith(("al-", "el-"))) and token.fold not in _STOPS


def _surface(text: str, tokens: Sequence[Token], first: int, stop: int) -> str:
    return text[tokens[first].start : tokens[stop - 1].end]
