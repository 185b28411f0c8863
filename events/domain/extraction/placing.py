"""Knows which place and which time expression of a sentence belong to which act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.domain.extraction.acts import Act
from events.domain.extraction.tree import Tree
from events.domain.extraction.wordlists import load_words
from events.domain.types import ActorMatch, DatePhrase, PlaceMatch, Span
from events.domain.vocabulary import ActorKind, Factuality, PlacePrecision, Role, Type

_FINENESS = {
    PlacePrecision.POINT: 0,
    PlacePrecision.TOWN: 0,
    PlacePrecision.DISTRICT: 1,
    PlacePrecision.PROVINCE: 2,
    PlacePrecision.SEA: 2,
    PlacePrecision.COUNTRY: 4,
}
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "around",
        "outside",
        "inside",
        "across",
        "from",
        "over",
        "off",
        "of",
        "to",
        "against",
        "into",
    }
# Where those who speak work is not where it happened: 'the director of Shifa Hospital', 'a reporter at ...'.
_OF_SOURCE = re.compile(
    r"\b(?:director|reporter|doctor|medic|nurse|manager|spokesman|spokeswoman|photographer)s?"
    r" (?:of|at|for|from|in) (?:the )?(?:[A-Z][\w'-]+ )*$"
)
)
_FAR = 99
_OTHER_TIMES = frozenset({"after", "before", "since", "until", "following"})
# The day on which something is said is not the day on which it happened.
_SAYING = load_words("syntax.toml")["saying"]
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED, Factuality.DENIED})
_PLACE_LIKE = frozenset({ActorKind.STATE, ActorKind.UNKNOWN, ActorKind.POPULATION})
_DOERS = frozenset({Role.INITIATOR, Role.PARTICIPANT, Role.MEDIATOR, Role.CONDUIT})


    if _OF_SOURCE.search(text, max(0, place.span.start - 60), place.span.start):
        return False
def is_where(text: str, place: PlaceMatch, actors: Sequence[ActorMatch]) -> bool:
    """Return whether the name can stand for a place here: not in 'Britain-based', not inside a group's name."""
    if text[place.span.end : place.span.end + 1] == "-" and text[place.span.end + 1 : place.span.end + 2].islower():
        return False
    over = [a for a in actors if a.span.start < place.span.end and place.span.start < a.span.end]
    return all(_is_same_land(place, actor) for actor in over)


def _is_same_land(place: PlaceMatch, actor: ActorMatch) -> bool:
    if actor.kind is ActorKind.STATE or actor.span.rule == "actor-metonym":
        return actor.span.rule != "actor-adjective" and place.country == actor.country
    return actor.kind in _PLACE_LIKE


def place_acts(tree: Tree, acts: Sequence[Act]) -> None:
    """Give each act the places of its own part of the sentence, the nearest and finest first."""
    for act in acts:
        others = [word for other in acts if other is not act and _keeps_places(other) for word in other.words]
        ranked = sorted(
            (_rank(tree, act, index, others), index) for index in {_head_of(tree, place) for place in tree.places}
        )
        for (distance, _, _), index in ranked:
            place = tree.places[index]
            if distance < _FAR and place not in act.places and not _is_doer(act, place):
                act.places.append(place)


def _keeps_places(act: Act) -> bool:
    """Return whether a place beside the act is its own: not for what is only asked for, nor for a meeting's."""
    return act.factuality in _TOLD and not (act.type is Type.CONSULT and act.is_noun)


def _is_doer(act: Act, place: PlaceMatch) -> bool:
    """Return whether the name of a country stands for who acts: 'Israel shelled Lebanon' was not in Israel."""
    return place.precision is PlacePrecision.COUNTRY and any(
        part.role in _DOERS and part.actor.span.start < place.span.end and place.span.start < part.actor.span.end
        for part in act.participants
    )


def _head_of(tree: Tree, index: int) -> int:
    """Return the word of the place's name that the others hang on."""
    place = tree.places[index]
    while (above := tree.head(index)) is not None and tree.places.get(above) is place:
        index = above
    return index


def _rank(tree: Tree, act: Act, index: int, others: Sequence[int]) -> tuple[int, int, int]:
    """Return (distance, coarseness, position); a place behind another act's words is far."""
    path = [index, *tree.ancestors(index)]
    above = {word for trigger in act.words for word in tree.ancestors(trigger)[:2]}
    carriers = set(act.words) | (above - set(others))
    steps = next((number for number, word in enumerate(path) if word in carriers), None)
    blocked = any(word in others for word in path[: steps or len(path)])
    coarse = _FINENESS.get(tree.places[index].precision, 3)
    if blocked and steps is not None and others:
        return (_FAR, coarse, index)
    as_where = tree.relation(index) in {"pobj", "dobj", "conj", "appos", "npadvmod"}
    return (0 if steps is not None and as_where else 1, coarse, index)


def date_acts(tree: Tree, acts: Sequence[Act], phrases: Sequence[DatePhrase]) -> None:
    """Give each act the time expression that governs its trigger, else the only one of the sentence."""
    own = [(phrase, word) for phrase in phrases if (word := _word_at(tree, phrase)) is not None]
    triggers = {word: act for act in acts for word in act.words}
    for act in acts:
        open_to = [
            (number, word)
            for number, (phrase, word) in enumerate(own)
            if _neighbour(tree, acts, phrase) in {None, id(act)}
        ]
        chosen = min(((_gap(tree, act, word, triggers), number) for number, word in open_to), default=None)
        if chosen is not None and chosen[0] < _FAR:
            phrase = own[chosen[1]][0]
            act.date_phrase = Span(phrase.start, phrase.end, "date-governs" if chosen[0] < 3 else "date-sentence")
            _lasts_since(tree, act, own[chosen[1]][1])


def _lasts_since(tree: Tree, act: Act, word: int) -> None:
    """Mark as ongoing what is told 'since' a day; tolls only count from it."""
    above = tree.head(word)
    told = act.factuality is Factuality.OCCURRED and act.type in {Type.ASSAULT, Type.COERCE}
    if told and act.kind != "killing" and above is not None and tree.lemma(above) == "since":
        act.factuality, act.cue = Factuality.ONGOING, tree.span(above, above, "since")


def _neighbour(tree: Tree, acts: Sequence[Act], phrase: DatePhrase) -> int | None:
    """Return the act whose noun stands right before the phrase: 'Israeli strikes earlier this month'."""
    for act in acts:
        if act.is_noun and 0 <= phrase.start - max(tree.end(word) for word in act.words) <= 1:
            return id(act)
    return None


def _word_at(tree: Tree, phrase: DatePhrase) -> int | None:
    """Return the word of the phrase that the others of it hang on."""
    inside = [t.index for t in tree.tokens if phrase.start < tree.end(t.index) and tree.start(t.index) < phrase.end]
    for index in inside:
        if tree.head(index) not in inside:
            return index
    return inside[0] if inside else None


def _gap(tree: Tree, act: Act, word: int, triggers: dict[int, Act]) -> int:
    """Return how far the phrase stands from the act in the tree; through another act it is out of reach."""
    below = [word, *tree.ancestors(word)]
    best = _FAR
    for trigger in act.words:
        above = [trigger, *tree.ancestors(trigger)]
        common = next((item for item in below if item in above), None)
        if common is None:
            continue
        path = below[: below.index(common)] + above[: above.index(common) + 1]
        foreign = sum(1 for item in path if triggers.get(item, act) is not act)
        reported = any(tree.lemma(item) in _SAYING for item in path if item not in act.words)
        between = sum(1 for item in path if tree.is_verb(item) and item not in act.words)
        apart = foreign and any(_is_border(tree, item) for item in path)
        steps = below.index(common) + above.index(common) + 2 * between + 6 * foreign
        best = min(best, _FAR if reported or apart else steps)
    return best


def _is_border(tree: Tree, word: int) -> bool:
    """Return whether the word sets another time: 'after', or a clause that 'after' opens."""
    marks = [word, *tree.children(word, "mark")]
    return any(tree.relation(mark) in {"prep", "mark"} and tree.lemma(mark) in _OTHER_TIMES for mark in marks)


def order_places(act: Act) -> None:
    """Put the place known most exactly first; equals stay as they stood."""
    act.places.sort(key=lambda place: _FINENESS.get(place.precision, 3))


def finest(places: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """Return the place known most exactly, the first of equals."""
    return min(places, key=lambda place: _FINENESS.get(place.precision, 3), default=None)
