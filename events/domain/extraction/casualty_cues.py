"""Knows which words beside a number say what befell the people it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.domain.extraction.quantities import Token
from events.domain.extraction.victims import WORDS
from events.domain.vocabulary import Measure

FORMS = {
    form: {word: measure for measure in Measure for word in WORDS.get(f"{measure}_{form}", frozenset())}
    for form in ("state", "intransitive", "active", "nominal")
}
_STATE = {**FORMS["state"], **FORMS["intransitive"]}
_ACTIVE, NOMINAL = FORMS["active"], FORMS["nominal"]
_BASEFORMS = WORDS["base_forms"]
_PHRASES: tuple[tuple[tuple[str, ...], Measure], ...] = (
    (("lost", "their", "lives"), Measure.KILLED),
    (("lost", "his", "life"), Measure.KILLED),
    (("lost", "her", "life"), Measure.KILLED),
    (("shot", "dead"), Measure.KILLED),
    (("stabbed", "to", "death"), Measure.KILLED),
    (("beaten", "to", "death"), Measure.KILLED),
    (("stoned", "to", "death"), Measure.KILLED),
    (("burned", "to", "death"), Measure.KILLED),
    (("put", "to", "death"), Measure.KILLED),
    (("taken", "to", "hospital"), Measure.INJURED),
    (("rushed", "to", "hospital"), Measure.INJURED),
    (("admitted", "to", "hospital"), Measure.INJURED),
    (("taken", "hostage"), Measure.CAPTURED),
    (("taken", "prisoner"), Measure.CAPTURED),
    (("taken", "captive"), Measure.CAPTURED),
    (("hostage",), Measure.CAPTURED),
    (("captive",), Measure.CAPTURED),
    (("prisoner",), Measure.CAPTURED),
    (("went", "missing"), Measure.MISSING),
    (("forced", "to", "flee"), Measure.DISPLACED),
    (("to", "flee"), Measure.DISPLACED),
    (("forced", "from", "their", "homes"), Measure.DISPLACED),
    (("driven", "from", "their", "homes"), Measure.DISPLACED),
    (("from", "their", "homes"), Measure.DISPLACED),
)
_SUFFERED = WORDS["suffered"]
_PHRASE_STARTS = {words[0] for words, _ in _PHRASES}
_OF_NOUNS = {
    **NOMINAL,
    **dict.fromkeys(("bodies", "corpses", "remains", "lives", "loss", "life"), Measure.KILLED),
    "displacement": Measure.DISPLACED,
}
_TOLL_JOINTS = WORDS["toll_joints"]
_TAKEN = WORDS["taken"]
_TOLL_WINDOW = 24
_WINDOW = 16
# Signs and words that may stand between a number and its adjective: 'most of the victims - 14 - died'.
_BESIDE = WORDS["fillers"] | {"-", "–", "—", "were"}
# What may stand behind a group before the verb that befell it; any other word is a verb of its own.
_MAY_FOLLOW = WORDS["fillers"] | WORDS["follows_group"]
_BEFORE_FILLERS = WORDS["before_fillers"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold what befell the people counted; `other` is set for 'killed and wounded' with one number for both.

    `is_weak` marks a verb that may belong to what stands before it.
    """

    measure: Measure
    place: int
    rule: str
    other: Measure | None = None
    is_weak: bool = False

    def readings(self) -> tuple[Cue, ...]:
        """Return the cue, or one cue for each of its two measures."""
        if self.other is None:
            return (self,)
        return (self, Cue(self.other, self.place, self.rule))


def cue_before(tokens: Sequence[Token], first: int, *, is_named: bool) -> Cue | None:
    """Return what the words before the number say: 'killing', 'the deaths of', 'death toll rose to'."""
    place = first - 1
    while place > 0 and tokens[place].fold in _BEFORE_FILLERS - {"of", "at"} and first - place < 4:
        place -= 1
    if place < 0:
        return None
    if place > 1 and tokens[place].fold == "and" and tokens[place - 1].fold in {"himself", "herself", "themselves"}:
        place -= 2
    word = tokens[place].fold
    if word in _ACTIVE:
        return _active(tokens, place, is_named=is_named)
    if (word == "dead" and tokens[place - 1].fold == "shot") or (word == "death" and tokens[place - 1].fold == "to"):
        return Cue(Measure.KILLED, place, "figure-active")
    if word in {"lost", "losing", "loses"} and is_named:
        return Cue(Measure.KILLED, place, "figure-lost")
    if word == "of" and place > 0 and tokens[place - 1].fold in _OF_NOUNS:
        return _noun(tokens, place - 1)
    return _toll(tokens, place) if tokens[first - 1].fold in _TOLL_JOINTS else None


def _active(tokens: Sequence[Token], place: int, *, is_named: bool) -> Cue | None:
    measure = _ACTIVE[tokens[place].fold]
    before = tokens[place - 1].fold if place else ""
    if before in WORDS["modals"] and tokens[place].fold in _BASEFORMS:
        return None
    if measure is Measure.CAPTURED and not is_named:
        return None
    other = None
    if before in {"and", "or"} and place > 1 and tokens[place - 2].fold in _ACTIVE:
        other = _ACTIVE[tokens[place - 2].fold]
    # a participle in -ed may close what stands before it: 'three people killed five injured'
    is_weak = tokens[place].fold in _STATE or before in WORDS["auxiliaries"]
    return Cue(measure, place, "figure-active", other if other is not measure else None, is_weak)


def _noun(tokens: Sequence[Token], place: int) -> Cue | None:
    word = tokens[place].fold
    if word in {"bodies", "corpses", "remains"} and not _is_found(tokens, place):
        return None
    if word in {"lives", "life"} and not _has_near(tokens, place, _TAKEN):
        return None
    other = None
    if place > 1 and tokens[place - 1].fold in {"and", "or"} and tokens[place - 2].fold in NOMINAL:
        other = NOMINAL[tokens[place - 2].fold]
    return Cue(_OF_NOUNS[word], place, "figure-noun", other if other is not _OF_NOUNS[word] else None)


def _is_found(tokens: Sequence[Token], place: int) -> bool:
    return _has_near(tokens, place, WORDS["finding"])


def _has_near(tokens: Sequence[Token], place: int, words: set[str] | frozenset[str]) -> bool:
    return any(token.fold in words for token in tokens[max(0, place - 8) : place + 12])


def _toll(tokens: Sequence[Token], place: int) -> Cue | None:
    """Return the measure of 'the (death) toll ... rose to', 'the number of wounded ... reached'."""
    for step in range(place, max(-1, place - _TOLL_WINDOW), -1):
        word = tokens[step].fold
        if word in {".", ";", "!", "?"}:
            return None
        if word in {"toll", "count"}:
            before = tokens[step - 1].fold if step else ""
            if {token.fold for token in tokens[max(0, step - 3) : step]} & {"earlier", "previous", "initial"}:
                return None
            measure = Measure.INJURED if before in {"injury", "injured"} else Measure.KILLED
            return Cue(measure, step, "figure-toll")
        if word in {"number", "numbers"}:
            following = (_STATE.get(token.fold) or NOMINAL.get(token.fold) for token in tokens[step + 1 : step + 6])
            measure_named = next((measure for measure in following if measure), None)
            return Cue(measure_named, step, "figure-toll") if measure_named else None
    return None


def cue_behind(tokens: Sequence[Token], stop: int, limit: int) -> Cue | None:
    """Return what the words behind the group say: 'were killed', 'dead', 'deaths', 'lost their lives'.

    `limit` is the place of the next number of people that is no part of this one.
    """
    if [token.fold for token in tokens[stop : stop + 2]] == ["the", "number"]:
        return _toll(tokens, stop + 1)
    has_auxiliary = False
    for place in range(stop, min(len(tokens), stop + _WINDOW, limit)):
        word = tokens[place].fold
        is_beside = place == stop or (place == stop + 1 and tokens[stop].fold in _BESIDE)
        found = _state(tokens, place, is_adjacent=is_beside or has_auxiliary)
        if found is not None:
            if not has_auxiliary and _has_object(tokens, place, limit):
                return None
            return Cue(found[0], place, "figure-passive", None if place + 3 == limit else found[1])
        if _ends_clause(tokens, place, has_auxiliary=has_auxiliary, is_first=place == stop):
            return None
        has_auxiliary = has_auxiliary or word in WORDS["auxiliaries"]
    return None


def _ends_clause(tokens: Sequence[Token], place: int, *, has_auxiliary: bool, is_first: bool) -> bool:
    """Return whether nothing behind this word can be said of the group any more."""
    word = tokens[place].fold
    if has_auxiliary and word not in WORDS["fillers"]:
        return True
    if is_first and word[0].isalpha() and word not in _MAY_FOLLOW:
        return True
    if word in WORDS["modals"] or word in WORDS["clause_words"] or word in {".", ";", "!", "?", ":"}:
        return True
    return word in _ACTIVE and not is_first and not has_auxiliary


def _has_object(tokens: Sequence[Token], place: int, limit: int) -> bool:
    """Return whether the participle is a verb with an object: 'a bomber killed five policemen'."""
    if tokens[place].fold not in _ACTIVE or place + 1 >= len(tokens):
        return False
    if place + 1 == limit:
        return not any(token.fold in _STATE for token in tokens[limit + 1 : limit + 5])
    word = tokens[place + 1].fold
    return word in {"the", "a", "an", "his", "her", "their", "its"} or (
        word[0].isalpha() and word not in WORDS["function_words"]
    )


def _state(tokens: Sequence[Token], place: int, *, is_adjacent: bool) -> tuple[Measure, Measure | None] | None:
    word = tokens[place].fold
    if word in {"suffered", "sustained", "suffering"} and _SUFFERED & {
        token.fold for token in tokens[place : place + 5]
    }:
        return Measure.INJURED, None
    if word in _PHRASE_STARTS:
        words = tuple(token.fold for token in tokens[place : place + 4])
        for phrase, meant in _PHRASES:
            if words[: len(phrase)] == phrase:
                return (meant, None) if is_adjacent or len(phrase) > 2 else None
    measure = _STATE.get(word)
    if measure is None and is_adjacent:
        measure = NOMINAL.get(word) or _body(tokens, place)
    if measure is None or not (is_adjacent or word in FORMS["intransitive"]):
        return None
    if place + 2 < len(tokens) and tokens[place + 1].fold in {"and", "or"}:
        other = _STATE.get(tokens[place + 2].fold)
        return measure, other if other is not measure else None
    return measure, None


def is_state(token: Token) -> bool:
    """Return whether the word says by itself what befell somebody: 'dead', 'wounded'."""
    return token.fold in _STATE


def _body(tokens: Sequence[Token], place: int) -> Measure | None:
    word = tokens[place].fold
    is_body = word in {"bodies", "corpses"} and _is_found(tokens, place)
    return Measure.KILLED if is_body or (word == "lives" and _has_near(tokens, place, _TAKEN)) else None


def is_part_of_former(tokens: Sequence[Token], first: int) -> bool:
    """Return whether the words before the number make it a part of another: 'including four children'."""
    before = [token.fold for token in tokens[max(0, first - 4) : first]]
    if before[-1:] in (["including"], ["included"], ["include"], ["includes"], ["whom"]):
        return True
    if before[-2:] in (["among", "them"], ["of", "them"], ["of", "which"], ["among", "whom"], ["them", ","]):
        return True
    return "among" in before and bool(set(before) & {"dead", "killed", "wounded", "injured", "victims", "casualties"})


def is_part_of_latter(tokens: Sequence[Token], stop: int) -> bool:
    """Return whether the words behind the group make it a part of another: 'six were among the dead'."""
    behind = [token.fold for token in tokens[stop : stop + 4]]
    return _is_among(behind) or behind[:3] == ["of", "the", "dead"]


def _is_among(behind: list[str]) -> bool:
    if behind[:1] and behind[0] in WORDS["auxiliaries"]:
        behind = behind[1:]
    return behind[:1] == ["among"]
