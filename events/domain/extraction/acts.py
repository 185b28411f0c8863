"""Knows an act while it is being put together: what one or several sentences say about one event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from events.domain.extraction.frames import Frame
from events.domain.extraction.tree import Tree
from events.domain.types import Attribution, Figure, Participant, PlaceMatch, ReportLink, Span
from events.domain.vocabulary import Factuality, Role, Type

SIDES: dict[Role, str] = {
    Role.INITIATOR: "by",
    Role.PARTICIPANT: "by",
    Role.TARGET: "to",
    Role.ADDRESSEE: "to",
    Role.VICTIM: "to",
    Role.BENEFICIARY: "to",
}


@dataclass(slots=True)
class Act:
    """Hold an act as far as it is known; `tree` and `word` are where it is named first.

    `number` counts the sentences of the article.
    `is_definite` marks a noun that points back ('the attack'), `is_other` one that
    tells another act of the same sort ('a similar plea'). `words` are all its triggers in that sentence,
    `mentions` the triggers of the whole article that mean it.
    """

    frame: Frame
    kind: str
    tree: Tree
    word: int
    trigger: Span
    factuality: Factuality
    cue: Span | None = None
    participants: list[Participant] = field(default_factory=list)
    places: list[PlaceMatch] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    date_phrase: Span | None = None
    sentences: list[Span] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    links: list[ReportLink] = field(default_factory=list)
    attribution: Attribution = field(default_factory=Attribution)
    nouns: set[str] = field(default_factory=set)
    number: int = 0
    is_definite: bool = False
    is_other: bool = False
    is_background: bool = False

    @property
    def type(self) -> Type:
        """Return the type of the act's frame."""
        return self.frame.type

    @property
    def is_noun(self) -> bool:
        """Return whether a noun names the act."""
        return self.frame.word_class == "noun"

    def side(self, side: str) -> set[str]:
        """Return keys and names of the actors that act ('by') or that it is done to ('to')."""
        return {
            part.actor.key or part.actor.name.casefold()
            for part in self.participants
            if part.depth == 0 and SIDES.get(part.role) == side
        }

    def countries(self, side: str) -> set[str]:
        """Return the countries of the actors on one side."""
        return {
            part.actor.country
            for part in self.participants
            if part.depth == 0 and SIDES.get(part.role) == side and part.actor.country
        }

    def add(self, part: Participant) -> None:
        """Add an actor in a role, once; a conduit is not also the one addressed, a name replaces an office."""
        for place, known in enumerate(self.participants):
            if known.depth != part.depth or not _is_one(known, part):
                continue
            if {known.role, part.role} == _HARMED:
                # 'the strike killed children': they are named twice, as what was hit and as who died
                self.participants[place] = replace(known, role=Role.VICTIM)
                return
            if known.role == part.role or {known.role, part.role} == _ASKED:
                role = known.role if known.role == part.role else Role.CONDUIT
                better = part.actor if known.actor.span.rule == "actor-office" else known.actor
                self.participants[place] = replace(known, role=role, actor=better)
                return
        self.participants.append(part)


_ASKED = {Role.ADDRESSEE, Role.CONDUIT}
_HARMED = {Role.TARGET, Role.VICTIM}


def _is_one(known: Participant, part: Participant) -> bool:
    return (known.actor.key or known.actor.name) == (part.actor.key or part.actor.name)
