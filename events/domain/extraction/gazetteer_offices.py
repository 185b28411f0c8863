"""Knows how titles, countries and names join: 'Iranian Foreign Minister X', 'X, foreign minister of Iran'."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.domain.extraction.gazetteer import TITLE, Gazetteer
from events.domain.extraction.gazetteer_mentions import Mention, Scan, is_all_capitals
from events.domain.extraction.gazetteer_words import WORDS
from events.domain.names import Word
from events.domain.vocabulary import ActorKind

_JOINTS = frozenset({" ", "-", "'", "’", "‘", "`", "\u00a0", "  "})
# Titles so common in lower case that one capital word behind them is no proof of a name.
_WEAK = frozenset(
    {"Leader", "Commander", "Adviser", "Sheikh", "Cleric", "Minister", "Negotiator", "Governor", "Prosecutor"}
)
_MAX_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Held:
    """Hold that the text gives this person this office; `is_past` where it says 'former' or 'then'."""

    key: str
    office: str
    country: str
    first: int
    stop: int
    is_past: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold an actor joined from neighbouring mentions: first word, index after the last, and who it is.

    `name` is set for persons the gazetteer does not know.
    """

    first: int
    stop: int
    rule: str
    key: str | None
    kind: ActorKind
    country: str
    office: str = ""
    name: str = ""


@dataclass(slots=True)
class Joined:
    """Collect what joining found: actors, offices held, and the places of the mentions used up."""

    actors: list[Actor] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    offices: dict[int, str] = field(default_factory=dict)


def owner_before(scan: Scan, place: int) -> int | None:
    """Return the place of the mention that owns mention `place` from the front: 'Iran's ...'."""
    if place == 0:
        return None
    owner, owned = scan.mentions[place - 1], scan.mentions[place]
    word = scan.after_mark(owner.stop)
    if owned.first < word or owned.first - word > 2 or owner.entry is None or owner.is_generic:
        return None
    if any(scan.words[between].fold not in WORDS["modifiers"] for between in range(word, owned.first)):
        return None
    joints = (scan.gap(step) for step in range(owner.stop, owned.first + 1))
    return place - 1 if all(gap in _JOINTS or _is_abbreviation_gap(scan, owner, gap) for gap in joints) else None


def _is_abbreviation_gap(scan: Scan, owner: Mention, gap: str) -> bool:
    return gap == ". " and len(scan.words[owner.stop - 1].fold) == 1


def owner_after(scan: Scan, place: int) -> int | None:
    """Return the place of the mention that owns mention `place` from behind: '... of (the) Iran'."""
    if place + 1 >= len(scan.mentions):
        return None
    owned, owner = scan.mentions[place], scan.mentions[place + 1]
    between = [scan.words[word].fold for word in range(owned.stop, owner.first)]
    if between not in (["of"], ["of", "the"]) or owner.entry is None or owner.is_generic:
        return None
    return None if owner.rule == TITLE else place + 1


def join_offices(scan: Scan, gazetteer: Gazetteer) -> Joined:
    """Return the actors that titles make out of their neighbours; text order is kept."""
    joined = Joined()
    for place, mention in enumerate(scan.mentions):
        if mention.rule == TITLE and place not in joined.used:
            _join_title(scan, place, gazetteer, joined)
    return joined


def _join_title(scan: Scan, place: int, gazetteer: Gazetteer, joined: Joined) -> None:
    front, behind = owner_before(scan, place), owner_after(scan, place)
    owner = front if front is not None else behind
    last = _last_title(scan, place)
    joined.used.update(range(place, last + 1))
    if owner is not None and not scan.mentions[owner].is_person:
        joined.used.add(owner)
    else:
        owner = None
    if _name_behind(scan, (place, last), owner, joined) or _name_in_front(scan, place, owner, joined):
        return
    _nameless(scan, (place, owner), gazetteer, joined)


def _last_title(scan: Scan, place: int) -> int:
    """Return the last of the titles that follow each other: 'Foreign Minister Sheikh ...'."""
    while place + 1 < len(scan.mentions):
        here, after = scan.mentions[place], scan.mentions[place + 1]
        if after.rule != TITLE or after.first != here.stop or scan.gap(after.first) not in {" ", ". "}:
            break
        place += 1
    return place


def _country(scan: Scan, place: int, owner: int | None) -> str:
    title = scan.mentions[place]
    if title.country or owner is None:
        return title.country
    return scan.mentions[owner].country


def _is_past(scan: Scan, place: int, owner: int | None) -> bool:
    begin = scan.mentions[place].first
    if owner is not None:
        begin = min(begin, scan.mentions[owner].first)
    window = scan.words[max(0, begin - 2) : scan.mentions[place].stop + 1]
    return any(word.fold in WORDS["former"] or word.fold == "elect" for word in window)


def _hold(scan: Scan, places: tuple[int, int | None], person: int, joined: Joined) -> None:
    place, owner = places
    mention, title = scan.mentions[person], scan.mentions[place]
    past = _is_past(scan, place, owner)
    if not past:
        joined.offices.setdefault(person, title.office)
    if mention.entry is not None:
        bounds = min(title.first, mention.first), max(title.stop, mention.stop)
        country = _country(scan, place, owner) or mention.country
        joined.held.append(Held(mention.entry.key, title.office, country, *bounds, past))


def _name_behind(scan: Scan, titles: tuple[int, int], owner: int | None, joined: Joined) -> bool:
    """Join a name right behind the title, known or not; return whether there was one."""
    place, last = titles
    begin = scan.mentions[last].stop
    if begin >= len(scan.words) or scan.gap(begin) not in {" ", ". ", "\u00a0", ", "}:
        return False
    if last + 1 < len(scan.mentions) and scan.mentions[last + 1].first == begin:
        if not scan.mentions[last + 1].is_person or not _is_apposed(scan, (place, last), owner):
            return False
        _hold(scan, (place, owner), last + 1, joined)
        return True
    if scan.gap(begin) == ", ":
        return False
    stop = _name_stop(scan, begin, last + 1)
    if stop == begin or (stop - begin == 1 and _is_weak(scan, place)):
        return False
    office = "" if _is_past(scan, place, owner) else scan.mentions[place].office
    country = _country(scan, place, owner)
    name = scan.text[scan.words[begin].start : scan.words[stop - 1].end]
    joined.actors.append(Actor(begin, stop, TITLE, None, ActorKind.PERSON, country, office, name))
    return True


def _is_apposed(scan: Scan, titles: tuple[int, int], owner: int | None) -> bool:
    """Return whether a name behind a comma stands for the office: 'Egypt's foreign minister, X, said'."""
    name = scan.mentions[titles[1] + 1]
    if "," not in scan.gap(name.first):
        return True
    is_closed = name.stop >= len(scan.words) or scan.gap(name.stop)[:1] in {",", "."}
    return is_closed and _country(scan, titles[0], owner) in {"", name.country}


def _is_weak(scan: Scan, place: int) -> bool:
    title = scan.mentions[place]
    return title.office in _WEAK and not scan.words[title.first].is_capital


def _name_stop(scan: Scan, begin: int, next_mention: int) -> int:
    """Return the index after the words that look like a person's name from word `begin`."""
    if is_all_capitals(scan.words, begin):
        return begin
    limit = len(scan.words)
    if next_mention < len(scan.mentions):
        limit = min(limit, scan.mentions[next_mention].first)
    stop = place = begin
    while place < min(limit, begin + _MAX_NAME_WORDS) and _continues_name(scan, place, begin):
        place += 1
        if scan.words[place - 1].fold not in WORDS["name_particles"]:
            stop = place
    return stop


def _continues_name(scan: Scan, place: int, begin: int) -> bool:
    word = scan.words[place]
    if place > begin and scan.gap(place) not in _JOINTS and not _is_initial(scan.words[place - 1], scan.gap(place)):
        return False
    if word.fold in WORDS["name_particles"]:
        return True
    return word.head[0].isupper() and word.fold not in WORDS["not_names"]


def _is_initial(word: Word, gap: str) -> bool:
    return gap == ". " and len(word.fold) == 1


def _name_in_front(scan: Scan, place: int, owner: int | None, joined: Joined) -> bool:
    """Join 'X, the Iranian foreign minister' to X when X is known; return whether it was there."""
    begin = scan.mentions[place].first
    before = place - 1
    if owner is not None and owner < place:
        begin, before = scan.mentions[owner].first, owner - 1
    if before < 0 or not scan.mentions[before].is_person:
        return False
    stop = scan.mentions[before].stop
    between = [scan.words[word].fold for word in range(stop, begin)]
    if any(word not in WORDS["modifiers"] and word not in {"the", "s", "a"} for word in between):
        return False
    if "," not in scan.gap(stop):
        return False
    _hold(scan, (place, owner), before, joined)
    return True


def _nameless(scan: Scan, places: tuple[int, int | None], gazetteer: Gazetteer, joined: Joined) -> None:
    """Add the body behind an office named without its holder: 'the Iranian foreign minister'."""
    place, owner = places
    title = scan.mentions[place]
    country = _country(scan, place, owner)
    key: str | None = gazetteer.bodies.get((title.office, country))
    if owner is not None:
        holder = scan.mentions[owner].entry
        is_state = holder is not None and holder.kind is ActorKind.STATE
        key = key if is_state and key else (holder.key if holder else None)
    if key is None:
        return
    first, stop = title.first, title.stop
    if owner is not None:
        first, stop = min(first, scan.mentions[owner].first), max(stop, scan.mentions[owner].stop)
    entry = gazetteer.entries[key]
    joined.actors.append(Actor(first, stop, TITLE, key, entry.kind, entry.country or country, title.office))
