"""Knows when a toll runs over years or a whole war, and so belongs to no single event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from events.domain.extraction.quantities import Token, cut_tokens
from events.domain.extraction.victims import WORDS

_WARS = WORDS["wars"]
_BEGINNINGS = WORDS["beginnings"]
_LONG = WORDS["long_times"]
_MONTHS = frozenset({"months", "weeks"})
_PAST = frozenset({"past", "last", "recent", "previous"})
_DURING = frozenset({"in", "over", "during", "within", "this", "past", "last"})
_RELATIVES = frozenset({"which", "where", "whose", "whom"})
_YEARS_AGO = frozenset({("year", "ago"), ("years", "ago"), ("last", "year"), ("months", "ago")})
_CONFLICTS = frozenset({"war", "conflict", "uprising", "hostilities"})
_BEFORE_WAR = WORDS["fillers"] | WORDS["killed_state"] | WORDS["killed_intransitive"] | WORDS["injured_state"] | {"and"}
_BEFORE_ACROSS = _BEFORE_WAR | WORDS["numbers"] | WORDS["before_across"]
_SPANS = frozenset({"hours", "days", "weeks", "months", "week", "month"})
_AREAS = frozenset({"province", "governorate", "region", "district", "city", "town", "countryside", "area", "strip"})
_ENDS = frozenset(".!?;")


def is_running_total(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Return whether the number from token `first` up to `stop` sums up a war or years: '280,000 since 2011'.

    Those who died of hunger or illness are no toll of an act of force either.
    """
    begin = first
    while begin > 0 and tokens[begin - 1].fold not in _ENDS and first - begin < 25:
        begin -= 1
    finish = stop
    while finish < len(tokens) and tokens[finish].fold not in _ENDS and finish - stop < 30:
        finish += 1
    before = [token.fold for token in tokens[begin:first]]
    behind = [token.fold for token in tokens[stop:finish]]
    is_whole = _is_war_toll(before) or _is_over_years(behind) or _is_of_war(behind) or _is_counted_on(before, behind)
    is_added_up = _is_brought_to(before, behind) or _is_of_country(tokens[stop:finish])
    return _is_since(behind, before) or is_whole or is_added_up or _is_of_want(behind)


def has_running_total(text: str, start: int, end: int) -> bool:
    """Return whether the text from `start` up to `end` speaks of the toll of a war or of years."""
    tokens = cut_tokens(text, start, end)
    words = [token.fold for token in tokens]
    fates = [place for place, word in enumerate(words) if word in _BEFORE_WAR]
    is_added_up = any(_is_of_war(words[place:]) or _is_of_country(tokens[place:]) for place in fates)
    is_whole = _is_war_toll(words) or _is_over_years(words) or is_added_up
    return is_whole or _is_since(words, words)


def _is_since(behind: list[str], before: list[str]) -> bool:
    """Return whether the number counts 'since' a year or the beginning of a war."""
    for words in (behind, before):
        for place, word in enumerate(words):
            if words is behind and place > 1 and word in _RELATIVES:
                # 'killed 23 in the town which rebels have held since 2012'
                break
            if word == "since" and not _is_record(words[:place]) and _is_long_ago(words[place + 1 : place + 12]):
                return True
    return "so far this year" in " ".join(behind + before)


def _is_record(before: list[str]) -> bool:
    """Return whether 'since' only says how rare it was: 'the deadliest day since', 'for the first time since'."""
    return any(word in {"first", "most", "time"} or word.endswith("est") for word in before[-7:])


def _is_long_ago(words: list[str]) -> bool:
    """Return whether the words behind 'since' name a year or a war's beginning, and not a day of this week."""
    if words[:1] == ["then"] or any(pair in _YEARS_AGO for pair in pairwise(words)):
        return True
    for word in words[:3]:
        if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}:
            return True
    has_year = any(len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"} for word in words[:4])
    return has_year or (bool(_BEGINNINGS & set(words)) and bool(_WARS & set(words)))


def _is_war_toll(before: list[str]) -> bool:
    """Return whether a war itself is what killed: 'the war has killed', 'death toll from the conflict'."""
    for place, word in enumerate(before):
        if word in {"war", "conflict", "uprising", "insurgency"} and {
            "has",
            "have",
            "had",
            "that",
            "which",
            "toll",
        } & set(before[max(0, place - 8) : place + 9]):
            return True
    return False


def _is_of_war(behind: list[str]) -> bool:
    """Return whether the number counts all of a war: 'killed during the war', 'dead in Syria's civil war'.

    Only words such as 'have been killed' may stand before: 'the worst attack in the war' counts one attack.
    """
    for place, word in enumerate(behind):
        if word in {"during", "throughout", "in"}:
            following = behind[place + 1 : place + 6]
            noun = next((step for step, one in enumerate(following) if one in _CONFLICTS), 0)
            return noun > 0 and following[noun + 1 : noun + 2] not in (["zone"], ["zones"], ["-"])
        if word not in _BEFORE_WAR:
            return False
    return False


def _is_brought_to(before: list[str], behind: list[str]) -> bool:
    """Return whether a further act only adds to the count of days: 'brought to 49 the number killed in two days'."""
    if before[-1:] != ["to"] or not {"brought", "brings", "bringing"} & set(before[-8:]):
        return False
    return any(
        word in {"in", "over", "during", "within", "this", "past", "last"}
        and bool(_SPANS & set(behind[place : place + 5]))
        for place, word in enumerate(behind)
    )


def _is_of_country(behind: Sequence[Token]) -> bool:
    """Return whether a source adds up the dead of a whole country: 'died across Syria on Friday'.

    Who names an author or an act ('killed by air strikes across Gaza') tells one wave of attacks.
    """
    folds = [token.fold for token in behind]
    for place, word in enumerate(folds[:-1]):
        if word not in _BEFORE_ACROSS and not word.isdigit():
            return False
        if word in {"across", "throughout"}:
            after = behind[place + 1]
            nouns = {token.fold for token in behind[place + 2 : place + 4]}
            return folds[place + 1 : place + 3] == ["the", "country"] or (after.is_capital and not nouns & _AREAS)
    return False


def _is_of_want(behind: list[str]) -> bool:
    """Return whether they died of what war leaves without: 'died from lack of food', 'died of cholera'."""
    for place, word in enumerate(behind[:6]):
        if word in {"died", "die", "dying", "dead", "perished", "deaths"}:
            return behind[place + 1 : place + 2] in (["of"], ["from"], ["for"], ["because"], ["due"]) and bool(
                WORDS["want"] & set(behind[place + 2 : place + 5])
            )
    return False


def _is_counted_on(before: list[str], behind: list[str]) -> bool:
    """Return whether somebody keeps the count: 'Israel counts 28 people killed', '18 have now died'."""
    return before[-1:] == ["counts"] or behind[:2] in (["have", "now"], ["had", "now"])


def _is_over_years(behind: list[str]) -> bool:
    """Return whether the number counts over years: 'in three years of war', 'in the five-year conflict'."""
    for place, word in enumerate(behind):
        if word in {"in", "over", "during", "throughout", "within"}:
            window = behind[place + 1 : place + 7]
            if _MONTHS & set(window) and _PAST & set(window):
                return True
            if any(piece in _LONG or piece.endswith(("-year", "-years")) for piece in window):
                return True
    return False
