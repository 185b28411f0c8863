"""Resolves offsets: two days later, a week ago, hours after, three weeks into the war, day 40 of the truce."""

from datetime import date

from events.domain.dates import value as v
from events.domain.dates import words as w
from events.domain.dates.context import Context
from events.domain.dates.found import Found
from events.domain.dates.lengths import count_of, modifier_of
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, DatePrecision, TimexType

_IN_A_ROW = {"straight", "consecutive", "successive"}
# a weekend or the like; longer stretches are no moment to count hours from
_FEW_DAYS = 4
# how far "recent days", "the coming weeks", "days ago" reach, in days
REACH = {"day": 7, "week": 42, "night": 7}


def moved(base: date, count: float | None, unit: str, *, back: bool) -> date | None:
    """Return the day so many units away, None where 'a few years' names no day."""
    sign = -1 if back else 1
    if count is None:
        return v.add_days(base, sign * REACH[unit]) if unit in REACH else None
    if unit in {"month", "quarter", "year", "decade", "century"}:
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return v.add_months(base, sign * round(months))
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit, 0) * count
    return v.add_days(base, sign * max(1, round(days)))


def is_back(direction: str) -> bool:
    """Say whether a direction word looks to the past."""
    return direction.split(maxsplit=1)[0] in {"ago", "earlier", "before", "previously", "prior"}


def resolve_offset(found: Found, context: Context) -> Value:
    """Resolve 'two days ago', 'a week earlier', 'hours after', 'three weeks into'."""
    direction, unit = found.part("d").split()[0], w.unit(found.part("u"))
    if direction == "into":
        return _into(found, unit, context)
    if direction in {"ago", "from", "hence"}:
        back = direction == "ago"
        anchor = Anchor.EXPRESSION if context.story.is_narrative else Anchor.PUBLICATION
        return _counted(found, context.now, back=back, anchor=anchor, context=context)
    base = context.day_of_event(found) if direction in {"after", "before"} else None
    told = context.apposed_day(found) if direction in {"after", "before", "following"} else None
    if told is not None and (base is None or found.part("n")):
        return _on_told_day(told, unit)
    if base is None:
        if direction in {"after", "before"} and context.is_new_event(found):
            return _on_told_day(context.day_told_before(found), unit)
        base = _story_day(unit, context, back=is_back(direction))
    value = _counted(found, base, back=is_back(direction), anchor=Anchor.EXPRESSION, context=context)
    if direction == "after" and _is_beyond(value, base, context):
        raise UnresolvedPhraseError("no_narrative_anchor")
    return value


def _is_beyond(value: Value, base: date, context: Context) -> bool:
    """Say whether counting from a past day leads beyond publication: then the event counted from was another."""
    first = value.bounds.earliest if value.bounds is not None else None
    return first is not None and context.day is not None and base <= context.day < first


def _on_told_day(day: date, unit: str) -> Value:
    if unit in {"hour", "minute", "second"}:
        return v.on_day(day, timex=None, type=TimexType.TIME, anchor=Anchor.EXPRESSION)
    return v.on_day(day, anchor=Anchor.EXPRESSION)


def resolve_year_ago(found: Found, context: Context) -> Value:
    """Resolve 'year-ago', 'year-earlier': one unit before publication, or before what the text is at."""
    unit, story = found.part("u"), context.story
    if found.part("d") == "ago" or story.first is None:
        return v.unit_at(context.publication, unit, -1, Anchor.PUBLICATION)
    return v.unit_at(story.first, unit, -1, Anchor.EXPRESSION)


def _story_day(unit: str, context: Context, *, back: bool) -> date:
    """Return the day the story is at; what was earlier is not counted from a day that is still to come."""
    story = context.story
    if back and story.past_day is not None and story.day is not None and story.past_day < story.day:
        return story.past_day
    if unit in {"year", "decade", "century"} and story.first is not None:
        return story.first
    if unit in {"month", "quarter"} and story.month is not None and story.first is not None:
        return story.first
    return story.known_day


def _counted(found: Found, base: date, *, back: bool, anchor: Anchor, context: Context) -> Value:
    """Return the day or unit so many units from a day; days and single weeks to the day, longer ones as a unit."""
    unit, count = w.unit(found.part("u")), count_of(found)
    sign = -1 if back else 1
    modifier = modifier_of(found.part("a")) if found.part("a") else None
    if unit in {"hour", "minute", "second"}:
        return _clock_offset(found, base, sign, anchor, context)
    if count is None or not found.part("n"):
        return _vague_offset(base, unit, sign, anchor, context)
    if count != int(count):
        there = moved(base, count, unit, back=back)
        return v.unit_at(there or base, "month" if unit != "day" else "day", 0, anchor)
    if unit == "night" or (unit == "week" and count == 1):
        return v.on_day(
            v.add_days(base, sign * (7 if unit == "week" else int(count))), anchor=anchor, modifier=modifier
        )
    return v.with_modifier(v.unit_at(base, unit, sign * int(count), anchor), modifier)


def _vague_offset(base: date, unit: str, sign: int, anchor: Anchor, context: Context) -> Value:
    """Return 'days earlier' (1 to 7 days), 'weeks ago' (14 to 42 days); longer ones have no days."""
    timex = ("PAST_REF" if sign < 0 else "FUTURE_REF") if anchor == Anchor.PUBLICATION else None
    if unit not in REACH:
        return Value(timex or ("PAST_REF" if sign < 0 else "FUTURE_REF"), anchor=anchor, reason="vague")
    near, far = (14, 42) if unit in {"week", "fortnight"} else (1, 7)
    first, last = sorted((v.add_days(base, sign * near), v.add_days(base, sign * far)))
    if context.day is not None and first <= context.day < last and base <= context.day and anchor != Anchor.PUBLICATION:
        last = context.day
    return v.whole(timex, (first, last), DatePrecision.SPAN, anchor=anchor, is_vague=True)


def _clock_offset(found: Found, base: date, sign: int, anchor: Anchor, context: Context) -> Value:
    """Return 'hours after' (that day or the one beside it), 'two hours later' (by the clock, where it was told)."""
    unit, count = w.unit(found.part("u")), count_of(found)
    clock = context.story.clock if anchor == Anchor.EXPRESSION else context.clock
    if count is not None and found.part("n") and clock and clock[:2].isdigit():
        minutes = round(count * {"hour": 60, "minute": 1}.get(unit, 0)) * sign + int(clock[:2]) * 60 + int(clock[3:5])
        day = v.add_days(base, minutes // 1440)
        timex = f"{day.isoformat()}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}"
        return v.on_day(day, timex=timex, type=TimexType.TIME, anchor=anchor)
    if unit != "hour" or (count is not None and found.part("n") and count < 3):
        return v.on_day(base, timex=None, type=TimexType.TIME, anchor=anchor)
    first, last = sorted((base, v.add_days(base, sign)))
    if anchor == Anchor.EXPRESSION and (told := _told_last(context, base)) is not None:
        first, last = (v.add_days(told[0], -1), told[1]) if sign < 0 else (told[0], v.add_days(told[1], 1))
    if sign > 0 and context.day is not None and first <= context.day < last:
        last = context.day
    return v.whole(None, (first, last), DatePrecision.SPAN, type=TimexType.TIME, anchor=anchor)


def _told_last(context: Context, base: date) -> tuple[date, date] | None:
    """Return the weekend or the few days named after the last day: what is told last, hours are counted from."""
    first, last = context.story.first, context.story.last
    is_later = first is not None and last is not None and base == context.story.day and first > base
    return (first, last) if is_later and first and last and (last - first).days < _FEW_DAYS else None


def _into(found: Found, unit: str, context: Context) -> Value:
    """Return 'three weeks into the war': the unit after so many from its first day, never beyond publication."""
    first = context.first_day_of_event(found)
    count = count_of(found)
    if count is None:
        raise UnresolvedPhraseError("vague")
    start = moved(first, count, unit, back=False) or first
    last = v.add_days(moved(start, 1, unit, back=False) or start, -1)
    if context.day is not None and start <= context.day < last:
        last = context.day
    edtf = f"{start.isoformat()}~" if start == last else None
    return v.whole(None, (start, max(start, last)), DatePrecision.SPAN, anchor=Anchor.EXPRESSION, edtf=edtf)


def resolve_day_number(found: Found, context: Context) -> Value:
    """Resolve 'day 40 of the truce', 'the third week of the war': its first day is day 1."""
    unit = w.unit(found.part("u") or "day")
    if (
        set(found.part("n").split()) & {"final", "last", "opening", "closing"}
        or unit == "year"
        or _IN_A_ROW & set(found.text.lower().split())
    ):
        raise UnresolvedPhraseError("vague")
    told = context.apposed_day(found)
    if told is not None and unit == "day":
        return v.on_day(told, anchor=Anchor.EXPRESSION)
    count = w.ordinal(found.part("n")) or w.number(found.part("n")) or 0
    first = context.first_day_of_event(found)
    start = moved(first, count - 1, unit, back=False) if count > 1 else first
    if start is None or not count:
        raise UnresolvedPhraseError("vague")
    if unit in {"day", "night"}:
        return v.on_day(start, anchor=Anchor.EXPRESSION)
    end = v.add_days(moved(start, 1, unit, back=False) or start, -1)
    return v.whole(None, (start, end), DatePrecision.SPAN, anchor=Anchor.EXPRESSION)


def resolve_anniversary(found: Found, context: Context) -> Value:
    """Resolve 'the second anniversary of the 7 October attack': the nearest such day; the attack lies N years back."""
    day = context.day_that_follows(found)
    if day is None:
        raise UnresolvedPhraseError("no_narrative_anchor")
    years = w.ordinal(found.part("n"))
    nearest = min(
        (
            v.make_day(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
            for year in _years_round(context)
        ),
        key=lambda one: abs(one - context.publication),
    )
    context.force_year(nearest.year - years)
    return v.on_day(nearest, anchor=Anchor.EXPRESSION)


def _years_round(context: Context) -> tuple[int, int, int]:
    year = context.publication.year
    return year - 1, year, year + 1
