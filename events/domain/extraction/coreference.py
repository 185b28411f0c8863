"""Knows which acts of an article are one event: same type, nothing that conflicts, something in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from events.domain.daterange import Bounds
from events.domain.extraction.acts import Act
from events.domain.extraction.joining import absorb
from events.domain.extraction.keeping import is_event
from events.domain.extraction.toll_likeness import CHANCE, alike_tolls, is_weak, same_many
from events.domain.types import NAMED_BEFORE, Figure, PlaceMatch, Span
from events.domain.vocabulary import ActorKind, Measure, PlacePrecision, Role, Type

BoundsOf = Callable[[Act], Bounds | None]

# Kinds of one family can name one event; the general ones go with every family of violence.
_FAMILIES: dict[str, str] = {
    "airstrike": "air",
    "drone-strike": "air",
    "missile-strike": "fire",
    "shelling": "fire",
    "bombing": "bomb",
    "chemical-attack": "chemical",
    "ground-offensive": "ground",
    "capture": "ground",
    "clash": "ground",
    "shooting": "gun",
    "killing": "",
    "attack": "",
    "downing": "downing",
    "war": "war",
}
_OWN_TIME_OR_PLACE = 3
_TOLLS = frozenset({"killing", "attack"})
# Words of different speakers are different acts, whatever they ask for.
_SPOKEN = frozenset({Type.REQUEST, Type.ACCUSE, Type.REJECT, Type.THREATEN, Type.SUPPORT})
_LASTING = frozenset({"hold", "remain", "stay", "continue", "survive", "last"})
_JUST_BEFORE = 2
_THESE = frozenset({"this", "these", "that", "those"})
_ANOTHER = frozenset({"further", "another", "separate", "second", "third", "first", "new", "fresh", "additional"})
# A sentence that begins so goes on to another act: 'Meanwhile two died in Russian raids on Idlib'.
_ELSEWHERE = frozenset({"meanwhile", "elsewhere", "separately"})
# A building is hit once in an article, a town perhaps often.
_SPOTS = frozenset({PlacePrecision.POINT})
# A name that no table has is mostly a person's.
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.UNKNOWN})
EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})


def merge_acts(acts: Sequence[Act], bounds_of: BoundsOf) -> list[Act]:
    """Return the events of the article in text order, each with all its mentions.

    A noun that is no event by itself ('the attack') counts as a mention of one told before, or not at all.
    """
    events: list[Act] = []
    for act in acts:
        home = _home(events, act, bounds_of)
        home = home or _pointed_back(events, act)
        if home is not None:
            absorb(home, act)
        elif is_event(act):
            events.append(act)
    return events


def _pointed_back(events: Sequence[Act], act: Act) -> Act | None:
    """Return the act of the same kind told just before, for a noun that points back but whose roles were misread."""
    if not act.is_definite or not act.is_noun or act.date_phrase is not None or _is_another(act) or act.is_other:
        return None
    near = [event for event in events if event.kind == act.kind and 0 < act.number - event.number <= _JUST_BEFORE]
    return near[-1] if near and not _other_place(near[-1].places, act.places) else None


def _home(events: Sequence[Act], act: Act, bounds_of: BoundsOf) -> Act | None:
    ranked = [
        (_likeness(event, act, bounds_of), event.number, -number)
        for number, event in enumerate(events)
        if not _conflicts(event, act, bounds_of)
    ]
    best = max(ranked, default=(0, 0, 0))
    return events[-best[2]] if best[0] >= _needed(act) else None


def _needed(act: Act) -> int:
    """Return how much must be in common: an act with a day or a town of its own is mostly a new one."""
    points_back = act.is_definite or (_only_counts(act) and not _names(act))
    has_own = act.date_phrase is not None or bool(_names(act))
    return _OWN_TIME_OR_PLACE if has_own and not points_back else 2


def _likeness(event: Act, act: Act, bounds_of: BoundsOf) -> int:
    """Return how much the two have in common; what points back, or only counts, asks for little more."""
    score = 2 if act.is_definite or _only_counts(act) else 0
    score += _shares(event, act, "by") + _shares(event, act, "to")
    score += 2 * bool(_names(event) & _names(act)) + bool(_names(event, _SPOTS) & _names(act, _SPOTS))
    score += event.kind == act.kind
    score += _is_around(event, act)
    # 'The strike on the prison shows ...' is told only later
    score += event.is_definite and event.date_phrase is None and act.date_phrase is not None
    score += act.is_definite and bool(event.nouns & act.nouns)
    # of two blasts 'the blast' is the one told just before
    score += act.is_definite and event.kind == act.kind and act.number - event.number == 1
    # 'Three were hurt in Homs. A bomb went off there' tells the toll first
    score += _only_counts(event) and act.number - event.number == 1 and bool(_names(event) & _names(act))
    one, other = bounds_of(event), bounds_of(act)
    score += one is not None and act.date_phrase is not None and one == other
    if _only_counts(act):
        score += _follows(event, act) + _same_toll(event, act)
    else:
        score += alike_tolls(event, act)
    # who counts the same 27 dead of a raid and of a crash tells one event
    return score if same_many(event, act) else score - 2 * _other_family(event, act)


def _is_around(event: Act, act: Act) -> bool:
    """Return whether the act is only put in the province of the town that the event is in: 'Aleppo province'."""
    areas = {place.name.casefold() for place in act.places if place.precision is PlacePrecision.PROVINCE}
    return bool(act.figures) and not _names(act) and bool(areas & {place.name.casefold() for place in event.places})


def _shares(event: Act, act: Act, side: str) -> bool:
    return bool(event.side(side) & act.side(side) or event.countries(side) & act.countries(side))


def _only_counts(act: Act) -> bool:
    """Return whether the act is a bare toll: 'eight people were killed' tells of an event told elsewhere."""
    return act.kind in _TOLLS and not act.side("by")


def _follows(event: Act, act: Act) -> int:
    """Return how likely the toll belongs to an event because it was told just before."""
    if act.number - event.number > 1:
        return 0
    return 1 if event.figures else 2


def _same_toll(event: Act, act: Act) -> int:
    """Return how near a figure of the toll is to one that the event has: the same high number says most."""
    pairs = [(old.low, new.low) for old in event.figures for new in act.figures if old.measure is new.measure]
    same = [old for old, new in pairs if old == new]
    if same:
        return 3 if max(same) > CHANCE else 2
    return int(any(old <= 2 * new and new <= 2 * old for old, new in pairs))


def _conflicts(event: Act, act: Act, bounds_of: BoundsOf) -> bool:
    # a war is none of its days
    is_other = event.type is not act.type or act.is_other or (event.kind == "war") != (act.kind == "war")
    is_other = is_other or _other_speaker(event, act)
    if is_other or _is_another(act) or _other_victim(event, act):
        return True
    if event.tree is act.tree and act.type is Type.ASSAULT and not act.is_definite:
        # the tree of the sentence showed two acts
        return True
    for side in ("by", "to"):
        one, other = event.countries(side), act.countries(side)
        if one and other and not one & other:
            return True
    # 'these salvos' can only be those just told, whatever else the sentence dates or places
    if _is_pointed_at(act) or _is_lasting_truce(act):
        return False
    if _other_place(event.places, act.places) or (not act.is_definite and _other_province(event.places, act.places)):
        return True
    return _other_time(event, act, bounds_of)


def _other_speaker(event: Act, act: Act) -> bool:
    """Return whether both are words, of speakers who are named and have nobody in common."""
    return act.type in _SPOKEN and bool(event.side("by") and act.side("by")) and not _shares(event, act, "by")


def _is_pointed_at(act: Act) -> bool:
    tree = act.tree
    return act.is_noun and any(tree.lemma(child) in _THESE for child in tree.children(act.word, "det"))


def _is_lasting_truce(act: Act) -> bool:
    """Return whether the words only say how an agreed truce fares: 'the truce was holding on Friday'."""
    verbs = {act.tree.lemma(word) for word in act.words} | {
        act.tree.lemma(word) for word in act.tree.ancestors(act.word)[:1]
    }
    return act.kind == "ceasefire" and act.is_definite and bool(verbs & _LASTING)


def _is_another(act: Act) -> bool:
    """Return whether a word sets the act apart from those told before: 'a further strike', 'Meanwhile ...'."""
    # 'Saturday's attack was the first bombardment in years' only describes the one it speaks of
    nouns = [word for word in act.words if act.tree.is_noun(word) and act.tree.relation(word) != "attr"]
    opener = act.tree.tokens[0].text.lower() if act.tree.tokens else ""
    if opener in _ELSEWHERE and not act.is_definite and act.places and act.side("by"):
        return True
    return any(act.tree.lemma(child) in _ANOTHER for noun in nouns for child in act.tree.children(noun, "amod", "det"))


def _other_victim(event: Act, act: Act) -> bool:
    """Return whether the act kills somebody named whom the event does not know: a death of its own."""
    if act.is_definite or not _kills_by_name(act):
        return False
    return bool(event.side("to") or act.side("by")) and not event.side("to") & act.side("to")


def _kills_by_name(act: Act) -> bool:
    """Return whether the act tells the death of one person whom it names: 'Saeed Izadi', 'a commander, Abu Taha'."""
    if any(figure.span.rule == "figure-named" for figure in act.figures):
        return True
    dead = [figure for figure in act.figures if figure.measure is Measure.KILLED]
    named = [part.actor for part in act.participants if part.role is Role.VICTIM and part.actor.name[:1].isupper()]
    return any(f.high == 1 for f in dead) and any(actor.kind in _PERSONS and not actor.country for actor in named)


def _other_family(event: Act, act: Act) -> bool:
    if event.type is not Type.ASSAULT:
        return False
    one, other = _FAMILIES.get(event.kind, ""), _FAMILIES.get(act.kind, "")
    return bool(one and other and one != other)


def _other_place(known: Sequence[PlaceMatch], new: Sequence[PlaceMatch]) -> bool:
    """Return whether both name an exact place and share none; an area may hold the other's town."""
    return _share_none(*({_key(place) for place in side if place.precision in EXACT} for side in (known, new)))


def _other_province(known: Sequence[PlaceMatch], new: Sequence[PlaceMatch]) -> bool:
    """Return whether both name a province and share none; 'northern Syria' overlaps with any of them."""
    sides = ([p for p in side if p.precision is PlacePrecision.PROVINCE] for side in (known, new))
    return _share_none(*({_key(place) for place in side if place.rule != "place-part"} for side in sides))


def _share_none(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _key(place: PlaceMatch) -> str:
    return place.key or place.name.casefold()


def _other_time(event: Act, act: Act, bounds_of: BoundsOf) -> bool:
    if event.date_phrase is None or act.date_phrase is None:
        return False
    one, other = bounds_of(event), bounds_of(act)
    return one is not None and other is not None and not one.overlaps(other)


def _names(act: Act, precisions: frozenset[PlacePrecision] = EXACT) -> set[str]:
    # 'the road was hit' names no place anew, so it proves no sameness
    named = [place for place in act.places if place.rule != NAMED_BEFORE]
    return {place.key or place.name.casefold() for place in named if place.precision in precisions}


def keep_totals(act: Act) -> None:
    """Drop the figures that are part of another: 'six people, two of them children'; the main one stays first."""
    kept: list[Figure] = []
    for measure in Measure:
        totals = [_total(act.figures, measure, sentence) for sentence in act.sentences]
        rows = [row for row in totals if row is not None]
        rows = [row for row in rows if not is_weak(row)] or rows
        kept += [row for row in rows if 2 * row.low >= rows[0].low]
    act.figures = kept


def _total(figures: Sequence[Figure], measure: Measure, sentence: Span) -> Figure | None:
    """Return the first figure of the sentence, a vague one ('many') only where no other is given."""
    rows = [f for f in figures if f.measure is measure and sentence.start <= f.span.start < sentence.end]
    return min(rows, key=lambda figure: (is_weak(figure), figure.span.start), default=None)
