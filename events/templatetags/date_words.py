"""Knows in which language the words of a date are built: the domain's English, or the patterns of a translation."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from events.domain.daterange import Bounds
from events.domain.dates.wording import bounds_in_words
from events.domain.merging import Interval
from events.domain.vocabulary import DatePrecision, Extent


def words_of_bounds(bounds: Bounds | None) -> str:
    """Return the bounds in the reader's language, never more exact than they are."""
    if (get_language() or "en").startswith("en"):
        return str(bounds_in_words(bounds))
    return _translated(bounds)


def words_of_interval(interval: Interval) -> str:
    """Return how much later something came, in the reader's language."""
    if (get_language() or "en").startswith("en"):
        return str(interval)
    if interval.most is None:
        return _("later") if interval.least == 0 else _("at least %(least)d days later") % {"least": interval.least}
    if interval.most == 0:
        return _("the same day")
    if interval.least == interval.most:
        return ngettext("%(days)d day later", "%(days)d days later", interval.most) % {"days": interval.most}
    if interval.least == 0:
        return ngettext("within %(days)d day", "within %(days)d days", interval.most) % {"days": interval.most}
    return _("%(least)d to %(most)d days later") % {"least": interval.least, "most": interval.most}


def _translated(bounds: Bounds | None) -> str:
    if bounds is None:
        return _("date unknown")
    first, last = bounds.earliest, bounds.latest
    if first is None and last is not None:
        return _("until %(day)s at the latest") % {"day": _day(last)}
    if last is None and first is not None:
        return _("from %(day)s on") % {"day": _day(first)}
    if first is None or last is None:
        return _("date unknown")
    return _closed(bounds, first, last)


def _closed(bounds: Bounds, first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if bounds.extent == Extent.WITHIN and bounds.precision == DatePrecision.MONTH:
        return _("in %(month)s, day unknown") % {"month": date_format(first, "F Y")}
    if bounds.extent == Extent.WITHIN and bounds.precision == DatePrecision.YEAR:
        return _("in %(year)s, day unknown") % {"year": date_format(first, "Y")}
    days = {"first": _day(first), "last": _day(last)}
    if bounds.extent == Extent.WITHIN:
        return _("one day between %(first)s and %(last)s") % days
    return _("from %(first)s to %(last)s") % days


def _day(day: date) -> str:
    return date_format(day, "j F Y")
