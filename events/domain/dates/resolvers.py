"""Knows which function resolves which rule of the grammar."""

from events.domain.dates import calendar_days as days
from events.domain.dates import calendar_units as units
from events.domain.dates import eras, feast_days, lengths, offsets, relative, times
from events.domain.dates import words as w
from events.domain.dates.context import Context, Resolver
from events.domain.dates.found import Found
from events.domain.dates.value import UnresolvedPhraseError, Value
from events.domain.vocabulary import Anchor, TimexType

RESOLVERS: dict[str, Resolver] = {
    "iso": days.resolve_iso,
    "numeric": days.resolve_numeric,
    "other-calendar": days.resolve_other_calendar,
    "clock-range": times.resolve_clock_range,
    "clock-day": times.resolve_clock_day,
    "day-clock": times.resolve_clock_day,
    "part-of-day-of": times.resolve_day_part,
    "night-range": times.resolve_night_range,
    "range-days-month": days.resolve_days_range,
    "range-month-days": days.resolve_days_range,
    "range-dates": days.resolve_range,
    "between-dates": days.resolve_range,
    "range-weekdays": days.resolve_range,
    "day-part": times.resolve_day_part,
    "early-day": times.resolve_early_day,
    "month-day": days.resolve_month_day,
    "day-month": days.resolve_month_day,
    "weekday-of-week": days.resolve_weekday_of_week,
    "week-weekday": days.resolve_week_weekday,
    "every-weekday": lengths.resolve_every_weekday,
    "weekdays": lengths.resolve_every_weekday,
    "directed-weekday": days.resolve_directed_weekday,
    "weekday": days.resolve_weekday,
    "weekend": days.resolve_weekend,
    "overnight-range": times.resolve_overnight_range,
    "overnight": times.resolve_overnight,
    "day-far": days.resolve_day_far,
    "deictic": days.resolve_deictic,
    "tonight": times.resolve_tonight,
    "week-of-month": units.resolve_week_of_month,
    "nth-weekday": units.resolve_nth_weekday,
    "part-month": units.resolve_month_part,
    "month-range": units.resolve_month_range,
    "month-year": units.resolve_month_year,
    "month-bc": eras.resolve_before_christ,
    "directed-month": units.resolve_directed_month,
    "month": units.resolve_month,
    "season-bc": eras.resolve_before_christ,
    "season": units.resolve_season,
    "year-season": units.resolve_season,
    "fall": units.resolve_season,
    "half": units.resolve_half,
    "quarter": units.resolve_quarter,
    "century": eras.resolve_century,
    "decade": eras.resolve_decade,
    "decade-words": eras.resolve_decade_words,
    "year-bc": eras.resolve_before_christ,
    "part-year": eras.resolve_year_part,
    "fiscal-year": eras.resolve_year,
    "year": eras.resolve_year,
    "short-year": eras.resolve_short_year,
    "feast": feast_days.resolve_feast,
    "anniversary": offsets.resolve_anniversary,
    "part-unit": relative.resolve_part_unit,
    "edge-unit": relative.resolve_edge_unit,
    "unit-end": relative.resolve_unit_end,
    "so-far": lengths.resolve_reference,
    "units-span": relative.resolve_units_span,
    "before-last": relative.resolve_before_last,
    "week-of-day": relative.resolve_week_of_day,
    "the-unit": relative.resolve_the_unit,
    "recent-units": relative.resolve_recent_units,
    "directed-unit": relative.resolve_directed_unit,
    "day-offset": relative.resolve_day_offset,
    "offset": offsets.resolve_offset,
    "half-offset": offsets.resolve_offset,
    "year-ago": offsets.resolve_year_ago,
    "vague-offset": offsets.resolve_offset,
    "day-number": offsets.resolve_day_number,
    "nth-unit": offsets.resolve_day_number,
    "every-unit": lengths.resolve_every_unit,
    "weekends": lengths.resolve_weekends,
    "times-per": lengths.resolve_times_per,
    "adverb-set": lengths.resolve_adverb_set,
    "hyphen-length": lengths.resolve_length,
    "unit-long": lengths.resolve_bare_length,
    "length": lengths.resolve_length,
    "bare-length": lengths.resolve_bare_length,
    "near-future": lengths.resolve_reference,
    "the-present": lengths.resolve_reference,
    "these-days": lengths.resolve_reference,
    "reference": lengths.resolve_reference,
    "midnight": times.resolve_midnight,
    "clock": times.resolve_clock,
    "dawn": times.resolve_clock,
    "nth-of-month": days.resolve_nth_of_month,
}


_TIME_RULES = frozenset(
    w.listed(
        "clock-range clock-day day-clock part-of-day-of night-range day-part overnight-range overnight tonight"
        " midnight clock dawn"
    )
)


def resolve_strictly(found: Found, context: Context) -> Value:
    """Return what an expression means where it stands.

    Raises: UnresolvedPhraseError, also where counting leaves the calendar of the years 1 to 9999.
    """
    try:
        return RESOLVERS[found.rule](found, context)
    except OverflowError as error:
        raise UnresolvedPhraseError("out_of_range") from error


def resolve_found(found: Found, context: Context) -> Value:
    """Return what an expression means where it stands; unresolved ones carry their reason."""
    try:
        return resolve_strictly(found, context)
    except UnresolvedPhraseError as error:
        kind = TimexType.TIME if found.rule in _TIME_RULES else TimexType.DATE
        return Value(None, type=kind, anchor=Anchor.NONE, reason=str(error))
