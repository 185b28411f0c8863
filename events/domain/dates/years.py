"""Knows in which year a day or month without one lies."""

from datetime import date, timedelta

from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError
from events.domain.vocabulary import Anchor


def stated_year(found: Found, context: Context, part: str = "y") -> int | None:
    """Return the year that the words name, None where they name none."""
    text = found.part(part)
    if not text:
        return None
    if digits := "".join(sign for sign in text if sign.isdigit()):
        return int(digits)
    words = set(text.split())
    if words & {"that", "same", "following", "previous", "preceding"} or (
        words == {"the", "year"} and context.story.is_narrative
    ):
        return context.story.known_year + bool(words & {"following"}) - bool(words & {"previous", "preceding"})
    base = context.now.year
    return base + bool(words & {"next", "coming", "upcoming"}) - bool(words & {"last", "past"})


def anchor_of_year(found: Found, context: Context) -> Anchor:
    """Return what the year of an expression comes from."""
    text = found.part("y")
    if any(sign.isdigit() for sign in text):
        return Anchor.EXPLICIT
    if set(text.split()) & {"that", "same", "following", "previous"} or (not text and context.story.is_narrative):
        return Anchor.EXPRESSION
    return Anchor.PUBLICATION


def year_of_day(found: Found, context: Context, month: int, day: int) -> int:
    """Return the year in which a day without one lies: the story's, else the one nearest to publication."""
    story = context.story
    if year := context.forced_years.get(found.start) or _year_ahead(found, context):
        return year
    if story.is_narrative and story.year is not None:
        return story.year + _turns(story.month, month)
    days = _candidates(context.publication, month, day)
    if not days:
        raise UnresolvedPhraseError("impossible_date")
    if context.is_future(found) and (ahead := [one for one in days if one >= context.publication]):
        return ahead[0].year
    return min(days, key=lambda one: (abs((one - context.publication).days), one)).year


def year_of_month(found: Found, context: Context, month: int) -> int:
    """Return the year of a month without one: the story's, else by the direction of the clause."""
    story = context.story
    if year := _year_ahead(found, context):
        return year
    if story.is_narrative and story.year is not None:
        return story.year + _turns(story.month, month)
    published = context.publication
    if context.is_future(found):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _turns(known: int | None, month: int) -> bool:
    """Say whether a story that has reached the year's end goes on in the next year."""
    return known == 12 and month <= 2


def _year_ahead(found: Found, context: Context) -> int | None:
    """Return the year that the next expression states for both: 'from June to August 1940'."""
    if context.index + 1 >= len(context.found):
        return None
    following = context.found[context.index + 1]
    between = context.text[found.end : following.start].strip(" ,()").lower()
    if context.found[context.index] is not found or between not in {
        "to",
        "and",
        "or",
        "until",
        "through",
        "-",
        "–",
        "—",
    }:
        return None
    year = following.part("y")
    if not year.isdigit() or not following.part("m") or not found.part("m"):
        return None
    return int(year) - (w.month(found.part("m")) > w.month(following.part("m")))


def _candidates(published: date, month: int, day: int) -> list[date]:
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:  # 29 February, or a year at the edge of the calendar
            continue
    return days or _leap_day(published, month, day)


def _leap_day(published: date, month: int, day: int) -> list[date]:
    """Return the nearest years' 29 February."""
    if (month, day) != (2, 29):
        return []
    years = range(max(1, published.year - 4), min(9999, published.year + 5))
    return [date(year, 2, 29) for year in years if _is_leap(year)]


def _is_leap(year: int) -> bool:
    return (date(year, 3, 1) - timedelta(days=1)).day == 29
