"""Knows what an expression can hang on: the publication, the sentence round it, and what was named before."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from events.domain.dates.value import UnresolvedPhraseError

# a clause with one of these and no past form speaks of what is to come
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|is to|are to|was to|were to|due|scheduled|set to|set for|expected|plans? to|planned|going to|would|to be held"
    r"|resumes?|begins?|starts?|meets?|votes?|takes? effect|convenes?|by|until|deadline|next round|ahead of|upcoming)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|killed|struck|held|met|began|fell|took|came|went|left|told|hit|\w{3,}ed)\b",
    re.IGNORECASE,
)
_STRONG_FUTURE = re.compile(
    r"\b(?:will|shall|due|scheduled|set to|set for|expected to|is to|are to|was to|were to|would|to be held)\b", re.I
)
_CLAUSE_END = re.compile(r"[.;!?\n]|, (?:and|but|while|which|who|after|as)\b|\bthat\b")

# weekends that are not Saturday and Sunday: the first day's number, Monday 0
_FRIDAY = frozenset({"ISR", "SAU", "QAT", "EGY", "KWT", "IRQ", "JOR", "SYR", "YEM"})


@dataclass
class Context:
    """Hold what is known where an expression stands; `last` is the latest day named, `year` the narrative's year."""

    text: str
    day: date | None
    country: str | None = None
    start: int = 0
    end: int = 0
    last: date | None = None
    last_end: int = 0
    year: int | None = None
    month: int | None = None
    is_narrative: bool = False

    @property
    def publication(self) -> date:
        """Return the day of publication."""
        if self.day is None:
            raise UnresolvedPhraseError("no_publication_date")
        return self.day

    @property
    def previous(self) -> date:
        """Return the latest day that the text named."""
        if self.last is None:
            raise UnresolvedPhraseError("no_narrative_anchor")
        return self.last

    def clause(self) -> tuple[str, str]:
        """Return the words of the clause before and after the expression."""
        before = self.text[max(0, self.start - 160) : self.start]
        after = self.text[self.end : self.end + 100]
        if ends := list(_CLAUSE_END.finditer(before)):
            before = before[ends[-1].end() :]
        if end := _CLAUSE_END.search(after):
            after = after[: end.start()]
        return before, after

    def is_future(self) -> bool:
        """Say whether the clause speaks of what is to come."""
        before, after = self.clause()
        clause = f"{before} {after}"
        if not _FUTURE.search(clause):
            return False
        if _STRONG_FUTURE.search(clause):
            return True
        return not _PAST.search(clause)

    def preposition(self) -> str:
        """Return the word before the expression, in lower case."""
        words = self.text[max(0, self.start - 24) : self.start].split()
        return words[-1].lower() if words else ""

    def weekend(self, day: date) -> tuple[date, date]:
        """Return the weekend of the week that a day lies in, by the country's custom."""
        monday = day - timedelta(days=day.weekday())
        offset = 3 if self.country == "IRN" else 4 if self.country in _FRIDAY else 5
        return monday + timedelta(days=offset), monday + timedelta(days=offset + 1)
