"""Knows what a text has named so far: the last day, month and year, on which "two days later" hangs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import DatePrecision, TimexType


@dataclass
class Story:
    """Hold the last calendar reference of the text; `start` is the offset where it stands."""

    is_narrative: bool = False
    day: date | None = None
    past_day: date | None = None
    day_start: int | None = None
    day_end: int | None = None
    clock: str | None = None
    year: int | None = None
    month: int | None = None
    first: date | None = None
    last: date | None = None
    quarter: int | None = None
    start: int | None = None

    @property
    def known_day(self) -> date:
        """Return the last day named.

        Raises: UnresolvedPhraseError where the text named none.
        """
        if self.day is None:
            raise UnresolvedPhraseError("no_narrative_anchor")
        return self.day

    @property
    def known_year(self) -> int:
        """Return the last year named, or lived in by what was named."""
        if self.year is None:
            raise UnresolvedPhraseError("no_narrative_anchor")
        return self.year

    @property
    def known_month(self) -> tuple[int, int]:
        """Return year and number of the last month named."""
        if self.year is None or self.month is None:
            raise UnresolvedPhraseError("no_narrative_anchor")
        return self.year, self.month

    def remember(self, value: Value, start: int, end: int, published: date | None) -> None:
        """Take in what an expression resolved to; lengths, sets and vague references leave no trace."""
        bounds = value.bounds
        if value.type in {TimexType.DURATION, TimexType.SET} or bounds is None or value.is_vague:
            return
        first, last = bounds.earliest, bounds.latest
        if first is None or last is None:
            return
        named = value.named or (first, last)
        self.first, self.last = named
        self.start = start
        year, is_month = named[1].year, (named[1] - named[0]).days <= 31
        if is_month or year != self.year:
            self.month = named[0].month if is_month else None
        self.year = named[0].year if is_month else year
        self.quarter = int(value.timex[-1]) if value.timex and "-Q" in value.timex else None
        if value.type == TimexType.TIME and (named[1] - named[0]).days == 1:
            named = named[1], named[1]  # a night: the story goes on in its morning
        if bounds.precision in {DatePrecision.DAY, DatePrecision.TIME} or named[0] == named[1]:
            told = value.timex[11:16] if value.timex and "T" in value.timex[10:11] else None
            clock = told or (self.clock if named[0] == self.day else None)
            self.day, self.day_start, self.day_end = named[0], start, end
            if published is None or named[0] <= published:
                self.past_day = named[0]
            self.clock = clock
