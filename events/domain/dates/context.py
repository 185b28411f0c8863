"""Knows what an expression can hang on: the publication, the sentence round it, and what the text named before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from events.domain.dates import direction
from events.domain.dates.found import Found
from events.domain.dates.story import Story
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor

# weekends that are not Saturday and Sunday
_FRIDAY_SATURDAY = frozenset({"ISR", "SAU", "QAT", "EGY", "KWT", "IRQ", "JOR", "SYR", "YEM"})
_THURSDAY_FRIDAY = frozenset({"IRN"})
_SENTENCE_CHARS = 400
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Dr|Gen|St|Lt|Col|Sgt|U\.S|No)$"
)
_PREPOSITION = re.compile(r"([A-Za-z]+)[\s\"'“‘(]*$")

# how many expressions of the sentence are looked at for a day that stands behind
_LOOK_AHEAD = 6
# and how many of the article for the day on which a war began
_LOOK_FAR_AHEAD = 60
_PHRASE_CHARS = 40
_BEGAN_CHARS = 90
# what may stand between a day and what is apposed to it: "on Friday, the army said, hours after the raid"
_APPOSED = re.compile(
    r"\s*(?:,[^,.;\n]{1,60}\b(?:said|says|reported|announced|confirmed|added)(?: [^,.;\n]{1,30})?)?[,–—-]\s*"
    r"(?:on |by )?(?:just |some |about |only |barely |and )?"
)
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")
_KNOWN_EVENT = frozenset({"the", "that", "those", "these", "this", "it", "his", "her", "its", "their"})
_NEW_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|while|which|said)\b")
# what may stand between a clock time and its day: the time of another zone in brackets
_ON_DAY = re.compile(r"\)?\s*(?:\([^()]{0,40}\))?\s*on\s*")
_BEGAN = re.compile(
    r"\b(?:began|begun|begin|starting|started|starts?|broke out|erupted|launched|took effect|take effect|took hold"
    r"|came into (?:force|effect)|outbreak|invaded|since|ran from|invasion (?:of|on))\b[^.;]*$",
    re.IGNORECASE,
)
_DAYS = frozenset({"month-day", "day-month", "weekday", "directed-weekday", "weekday-of-week", "deictic"})
_SELF_STANDING = frozenset(
    {
        "iso",
        "numeric",
        "month-day",
        "day-month",
        "weekday",
        "directed-weekday",
        "weekday-of-week",
        "deictic",
        "clock-day",
    }
)

Resolver = Callable[[Found, "Context"], Value]


@dataclass
class Context:
    """Hold what is known where an expression stands; one for an article, moved on from phrase to phrase."""

    text: str
    day: date | None
    country: str | None
    found: Sequence[Found]
    resolve: Resolver
    clock: str | None = None
    story: Story = field(default_factory=Story)
    index: int = 0
    forced_years: dict[int, int] = field(default_factory=dict)
    first_days: list[date] = field(default_factory=list)
    told_within: set[int] = field(default_factory=set)

    @property
    def publication(self) -> date:
        """Return the day of publication.

        Raises: UnresolvedPhraseError where it is unknown.
        """
        if self.day is None:
            raise UnresolvedPhraseError("no_publication_date")
        return self.day

    @property
    def now(self) -> date:
        """Return the day from which "this year" and "ago" are seen: publication's, in a history the story's.

        Raises: UnresolvedPhraseError where it is unknown.
        """
        if self.story.is_narrative and self.story.first is not None:
            return self.story.first
        return self.publication

    def is_future(self, found: Found) -> bool:
        """Say whether the clause round an expression speaks of what is to come."""
        return direction.is_future(self.text, found.start, found.end)

    def preposition(self, found: Found) -> str:
        """Return the word right before an expression, in lower case."""
        before = _PREPOSITION.search(self.text, max(0, found.start - 30), found.start)
        return before[1].lower() if before else ""

    def sentence_start(self, found: Found) -> int:
        """Return where the sentence of an expression begins, as far as a few hundred characters back."""
        low = max(0, found.start - _SENTENCE_CHARS)
        start = low
        for end in _SENTENCE_END.finditer(self.text, low, found.start):
            if not _ABBREVIATED.search(self.text, max(low, end.start() - 6), end.start()):
                start = end.end()
        return start

    def sentence_end(self, found: Found) -> int:
        """Return where the sentence of an expression ends, as far as a few hundred characters ahead."""
        high = min(len(self.text), found.end + _SENTENCE_CHARS)
        for end in _SENTENCE_END.finditer(self.text, found.end, high):
            if not _ABBREVIATED.search(self.text, max(0, end.start() - 6), end.start()):
                return end.start()
        return high

    def in_sentence(self, found: Found) -> Iterator[Found]:
        """Yield the expressions that follow in the same sentence."""
        end = self.sentence_end(found)
        for following in self.found[self.index + 1 : self.index + 1 + _LOOK_AHEAD]:
            if following.start >= end:
                return
            yield following

    def apposed_day(self, found: Found) -> date | None:
        """Return the day that stands before in apposition: 'on Sunday, two days after the raid'."""
        story = self.story
        if story.day is None or story.day_end is None or story.day_end > found.start:
            return None
        between = self.text[story.day_end : found.start]
        return story.day if _APPOSED.fullmatch(between) else None

    def day_of_event(self, found: Found) -> date | None:
        """Return the day of the event that follows 'after' and 'before', where the sentence names it at once.

        That day belongs to the event, not to the story.
        """
        following = next(self.in_sentence(found), None)
        if following is None or _NEW_CLAUSE.search(self.text[found.end : following.start]):
            return None
        self.told_within.add(following.start)
        return self._day_alone(following)

    def day_told_before(self, found: Found) -> date:
        """Return the day of what came so long after an event of its own: told before in the same sentence.

        Raises: UnresolvedPhraseError where it was not.
        """
        story = self.story
        if story.day is None or story.day_start is None or story.day_start < self.sentence_start(found):
            raise UnresolvedPhraseError("no_narrative_anchor")
        return story.day

    def is_new_event(self, found: Found) -> bool:
        """Say whether 'after' introduces an event of its own, not 'the raid' that was told before."""
        following = _NEXT_WORD.match(self.text, found.end)
        return following is not None and following[1].lower() not in _KNOWN_EVENT

    def first_day_of_event(self, found: Found) -> date:
        """Return the day on which the war or truce of 'day 40 of the truce' began: told here, or before.

        Raises: UnresolvedPhraseError where the text does not tell.
        """
        for following in self.in_sentence(found):
            if _BEGAN.search(self.text[found.end : following.start]) and (day := self._day_alone(following)):
                return day
        if self.first_days:
            return self.first_days[-1]
        for following in self.found[self.index + 1 : self.index + 1 + _LOOK_FAR_AHEAD]:
            before = self.text[max(0, following.start - _BEGAN_CHARS) : following.start]
            if _BEGAN.search(before) and (day := self._day_alone(following)):
                return day
        raise UnresolvedPhraseError("no_narrative_anchor")

    def note_beginning(self, found: Found, day: date | None) -> None:
        """Keep a day on which the sentence says that something began."""
        if day is not None and _BEGAN.search(self.text[max(0, found.start - _BEGAN_CHARS) : found.start]):
            self.first_days.append(day)

    def day_that_follows(self, found: Found) -> date | None:
        """Return the day that the next expression names, where it belongs to the same phrase."""
        following = next(self.in_sentence(found), None)
        if following is None or following.start - found.end > _PHRASE_CHARS:
            return None
        return self._day_alone(following)

    def force_year(self, year: int) -> None:
        """Give the next expression its year."""
        self.forced_years[self.found[self.index + 1].start] = year

    def _day_alone(self, following: Found) -> date | None:
        """Return the day of an expression that does not itself hang on the story."""
        if following.rule not in _SELF_STANDING:
            return None
        try:
            bounds = self.resolve(following, self).bounds
        except UnresolvedPhraseError:
            return None
        return bounds.earliest if bounds is not None and bounds.earliest == bounds.latest else None

    def day_of_sentence(self, found: Found) -> tuple[date, Anchor]:
        """Return the day that the sentence of a clock time names, before it or right behind it, else publication's."""
        story = self.story
        for following in self.in_sentence(found):
            is_joined = following.rule in _DAYS and _ON_DAY.fullmatch(self.text[found.end : following.start])
            if is_joined and (day := self._day_alone(following)):
                return day, Anchor.EXPRESSION
        if story.day is not None and story.day_start is not None and story.day_start >= self.sentence_start(found):
            return story.day, Anchor.EXPRESSION
        if story.is_narrative:
            return story.known_day, Anchor.EXPRESSION
        return self.publication, Anchor.PUBLICATION

    def weekend(self, day: date) -> tuple[date, date]:
        """Return the weekend of the week that a day lies in, by the country's custom."""
        offset = 3 if self.country in _THURSDAY_FRIDAY else 4 if self.country in _FRIDAY_SATURDAY else 5
        first = day - timedelta(days=day.weekday()) + timedelta(days=offset)
        return first, first + timedelta(days=1)
