"""Resolves units seen from publication or from the story: last week, the past decade, earlier this month."""

from datetime import date

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.calendar_units import part_of
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.lengths import count_of, timex_length
from events.domain.dates.offsets import REACH, is_back, moved
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

_STORY = {"following", "previous", "preceding", "same", "that"}
_BACK = {"last", "past", "previous", "preceding"}
_AHEAD = {"next", "coming", "upcoming", "following"}
_PARTS = {
    "morning",
    "afternoon",
    "evening",
    "night",
    "dawn",
    "daybreak",
    "noon",
    "midday",
    "dusk",
    "sunset",
    "nightfall",
}


def resolve_directed_unit(found: Found, context: Context) -> Value:
    """Resolve 'last week', 'this year', 'the same day', 'that evening', 'last night', 'the past decade'."""
    which, unit = set(found.part("w").split()), found.part("u")
    if unit in _PARTS:
        return _part_of_day(which, unit, context)
    if unit in {"hour", "minute"} or (which >= {"the"} and which & {"past", "coming"}) or which == {"past"}:
        return _span(1, unit, which, context)
    if "last" in which and unit == "day":
        raise UnresolvedPhraseError("vague")
    base, steps, anchor = _seen_from(which, unit, context)
    return v.unit_at(base, unit, steps, anchor)


def _seen_from(which: set[str], unit: str, context: Context) -> tuple[date, int, Anchor]:
    """Return the day, the steps and the anchor of last, this, next, following, previous, that, same."""
    story = context.story
    steps = bool(which & _AHEAD) - bool(which & _BACK)
    in_story = which & _STORY or (unit == "day" and "next" in which)
    in_story = in_story or ("the" in which and which & {"next", "last"} and story.is_narrative)
    if not in_story:
        return context.now, steps, Anchor.EXPRESSION if context.story.is_narrative else Anchor.PUBLICATION
    if unit == "day":
        return story.known_day, steps, Anchor.EXPRESSION
    if story.first is None:
        raise UnresolvedPhraseError("no_narrative_anchor")
    if unit == "month" and story.month is None:
        raise UnresolvedPhraseError("no_narrative_anchor")
    return (story.last or story.first) if steps > 0 else story.first, steps, Anchor.EXPRESSION


def _part_of_day(which: set[str], part: str, context: Context) -> Value:
    base, steps, anchor = context.publication, 0, Anchor.PUBLICATION
    if which & (_STORY | {"next"}):
        base, anchor = context.story.known_day, Anchor.EXPRESSION
        steps = bool(which & {"next", "following"}) - bool(which & {"previous", "preceding"})
    elif "last" in which:
        steps = -1
    day = v.add_days(base, steps)
    return v.on_day(day, timex=f"{day.isoformat()}T{w.PARTS_OF_DAY[part]}", type=TimexType.TIME, anchor=anchor)


def resolve_units_span(found: Found, context: Context) -> Value:
    """Resolve 'the past three months', 'the next few days'; the first or last N of something stay a length."""
    which = set(found.part("w").split())
    unit = w.unit(found.part("u"))
    if not which & (_BACK | _AHEAD | {"recent"}) or "first" in which:
        return Value(timex_length(count_of(found), unit), type=TimexType.DURATION, anchor=Anchor.NONE)
    return _span(count_of(found), unit, which, context)


def _span(count: float | None, unit: str, which: set[str], context: Context) -> Value:
    """Return the stretch of so many units that ends or begins at publication, or at the story's day."""
    timex = timex_length(count, unit)
    length = Value(timex, type=TimexType.DURATION)
    is_story = bool(which & {"following", "previous", "preceding"}) or context.story.is_narrative
    base = context.story.day if is_story else context.day
    anchor = Anchor.EXPRESSION if is_story else Anchor.PUBLICATION
    far = moved(base, count, unit, back=not which & _AHEAD) if base is not None else None
    if base is None or far is None:
        return length
    first, last = min(base, far), max(base, far)
    edtf = f"{first:%Y-%m}/{last:%Y-%m}" if unit in {"year", "decade", "century"} else None
    return v.lasted(timex, (first, last), type=TimexType.DURATION, anchor=anchor, edtf=edtf)


def resolve_recent_units(found: Found, context: Context) -> Value:
    """Resolve 'recent weeks' (past, the whole stretch) and 'the coming days' (some day ahead)."""
    which, unit = set(found.part("w").split()), w.unit(found.part("u"))
    if which & {"these", "those", "this"}:
        return Value("PAST_REF" if "those" in which else "PRESENT_REF")
    if which & {"following", "previous", "preceding", "last", "same", "that"} and not which & {"past", "recent"}:
        return Value(timex_length(None, unit), type=TimexType.DURATION, anchor=Anchor.NONE)
    timex = "FUTURE_REF" if which & _AHEAD else "PAST_REF"
    if unit not in REACH:
        return Value(timex, reason="vague")
    published, reach = context.publication, REACH[unit]
    if which & _AHEAD:
        return v.whole(timex, (published, v.add_days(published, reach)), DatePrecision.SPAN, is_vague=True)
    return v.lasted(timex, (v.add_days(published, -reach), published), is_vague=True)


def resolve_the_unit(found: Found, context: Context) -> Value:
    """Resolve 'for the week,': the one that publication, or the story, is in."""
    base, steps, anchor = _unit_meant({"the"}, found.part("u"), context)
    return v.unit_at(base, found.part("u"), steps, anchor)


def resolve_before_last(found: Found, context: Context) -> Value:
    """Resolve 'the week before last', 'the weekend before last'."""
    unit = found.part("u")
    if unit != "weekend":
        return v.unit_at(context.publication, unit, -2, Anchor.PUBLICATION)
    first, last = context.weekend(v.add_days(context.publication, -7))
    if last >= v.add_days(context.publication, -7):
        first, last = context.weekend(v.add_days(context.publication, -14))
    year, week, _ = first.isocalendar()
    return v.lasted(f"{year}-W{week:02d}-WE", (first, last))


def resolve_week_of_day(found: Found, context: Context) -> Value:
    """Resolve 'the week of March 4'."""
    inner = found.inner_day("x")
    day = context.resolve(inner, context) if inner is not None else None
    if day is None or day.bounds is None or day.bounds.earliest is None:
        raise UnresolvedPhraseError("vague")
    return v.whole_week(day.bounds.earliest, anchor=day.anchor)


def resolve_part_unit(found: Found, context: Context) -> Value:
    """Resolve 'earlier this month', 'later this week', 'early next year', 'later that year'."""
    which, unit, edge = set(found.part("w").split()), found.part("u"), found.part("e")
    if unit in _PARTS:
        return _part_of_day(which if which != {"the"} else {"this"}, unit, context)
    base, steps, anchor = _unit_meant(which, unit, context)
    whole = _whole(base, unit, steps, anchor)
    modifier = part_of(edge)
    if edge in {"earlier", "later"} and steps == 0:
        return _beside(whole, context, modifier, anchor)
    return _part(whole, unit, modifier or "END", anchor)


def _unit_meant(which: set[str], unit: str, context: Context) -> tuple[date, int, Anchor]:
    if which == {"the"}:
        which = {"that"} if context.story.is_narrative else {"this"}
    return _seen_from(which, unit, context)


def _whole(base: date, unit: str, steps: int, anchor: Anchor) -> Value:
    if unit in w.SEASONS:
        return v.whole_season(base.year + steps, w.SEASONS[unit], anchor=anchor)
    return v.unit_at(base, unit, steps, anchor)


def _beside(whole: Value, context: Context, modifier: str | None, anchor: Anchor) -> Value:
    """Return the part of a unit before or after the day from which it is seen, that day excluded.

    Histories speak loosely: there the whole unit is kept.
    """
    first, last = _ends(whole)
    pivot = context.publication if anchor == Anchor.PUBLICATION else context.story.day
    if pivot is None or context.story.is_narrative or not first <= pivot <= last:
        return v.with_modifier(whole, modifier)
    if modifier == "START":
        last = max(first, min(last, v.add_days(pivot, -1)))
    else:
        first = min(last, max(first, v.add_days(pivot, 1)))
    days = v.whole(whole.timex, (first, last), DatePrecision.SPAN, modifier=modifier, anchor=anchor)
    return v.with_named(days, whole.bounds)


def _ends(value: Value) -> tuple[date, date]:
    bounds = value.bounds
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        raise UnresolvedPhraseError("vague")
    return bounds.earliest, bounds.latest


def _part(whole: Value, unit: str, part: str, anchor: Anchor) -> Value:
    first, _ = _ends(whole)
    if anchor == Anchor.EXPRESSION:
        return v.with_modifier(whole, part)
    if unit == "month":
        return v.with_named(v.part_of_month(first.year, first.month, part, anchor=anchor), whole.bounds)
    if unit == "year":
        return v.with_named(v.part_of_year(first.year, part, anchor=anchor), whole.bounds)
    return v.with_modifier(whole, part)


def resolve_edge_unit(found: Found, context: Context) -> Value:
    """Resolve 'the end of the month', 'the rest of the year', 'the middle of last week'."""
    which, unit, edge = set(found.part("w").split()), found.part("u"), found.part("p")
    base, steps, anchor = _unit_meant(which, unit, context)
    whole = _whole(base, unit, steps, anchor)
    if "rest" in edge or "remainder" in edge:
        return _beside(whole, context, None, anchor)
    return _part(whole, unit, part_of(edge) or "END", anchor)


def resolve_unit_end(found: Found, context: Context) -> Value:
    """Resolve \"month's end\", 'year-end'."""
    if year := found.part("y"):
        return _part(v.whole_year(int(year), anchor=Anchor.EXPLICIT), "year", "END", Anchor.EXPLICIT)
    base, steps, anchor = _unit_meant({"the"}, found.part("u"), context)
    return _part(_whole(base, found.part("u"), steps, anchor), found.part("u"), "END", anchor)


def resolve_day_offset(found: Found, context: Context) -> Value:
    """Resolve 'the day before', 'the year after', 'the night before'."""
    unit, back = found.part("u"), is_back(found.part("d"))
    if unit in _PARTS:
        return _part_of_day({"previous"} if back else {"following"}, unit, context)
    told = context.apposed_day(found)
    if unit == "day" and told is not None and found.part("d") in {"after", "before"}:
        return v.on_day(told, anchor=Anchor.EXPRESSION)
    base, steps, anchor = _seen_from({"previous"} if back else {"following"}, unit, context)
    return v.unit_at(base, unit, steps, anchor)
