"""Resolves the names of religious and national days."""

from datetime import date, timedelta

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.calendar_units import part_of
from events.domain.dates.context import Context
from events.domain.dates.feasts import Days, days_of_feast
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

# the moon decides: a feast of the Islamic year can lie a day from the tables
_MOON_CONFIDENCE = 0.85


def resolve_feast(found: Found, context: Context) -> Value:
    """Resolve a feast: of the year said, of the story's year, else the one nearest to publication."""
    name, year = found.part("f"), found.part("y")
    if year:
        days = days_of_feast(name, int(year))
        anchor = Anchor.EXPLICIT
    elif context.story.is_narrative and context.story.year is not None:
        days, anchor = days_of_feast(name, context.story.year), Anchor.EXPRESSION
    else:
        days, anchor = _near(name, found, context), Anchor.PUBLICATION
    if not days:
        raise UnresolvedPhraseError("out_of_range")
    return _value(days[0], found, anchor)


def _near(name: str, found: Found, context: Context) -> tuple[Days, ...]:
    """Return the feast last, next or nearest seen from publication."""
    published, which = context.publication, set(found.part("w").split())
    days = sorted(
        one for year in range(max(1, published.year - 1), published.year + 2) for one in days_of_feast(name, year)
    )
    past, ahead = [one for one in days if one[1] < published], [one for one in days if one[0] > published]
    if which & {"last", "past"} and past:
        return (past[-1],)
    if which & {"next", "coming", "upcoming"} and ahead:
        return (ahead[0],)
    return tuple(sorted(days, key=lambda one: _distance(one, published)))


def _distance(days: Days, published: date) -> int:
    if days[0] <= published <= days[1]:
        return 0
    return min(abs((end - published).days) for end in days)


def _value(days: Days, found: Found, anchor: Anchor) -> Value:
    first, last = days
    part, hour = part_of(found.part("p")), found.part("h")
    confidence = _MOON_CONFIDENCE if found.part("f").split()[0] in {"ramadan", "eid", "ashura", "mawlid"} else 1.0
    if first == last and hour:
        timex = f"{first.isoformat()}T{w.PARTS_OF_DAY[hour]}"
        return v.on_day(first, timex=timex, type=TimexType.TIME, anchor=anchor, confidence=confidence)
    if first == last:
        return v.on_day(first, anchor=anchor, modifier=part, confidence=confidence)
    if part == "END":
        return v.whole(None, (last, last + timedelta(days=1)), DatePrecision.SPAN, anchor=anchor, confidence=confidence)
    if part == "START":
        return v.on_day(first, timex=None, anchor=anchor, confidence=confidence)
    return v.lasted(None, (first, last), anchor=anchor, confidence=confidence)
