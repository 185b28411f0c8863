"""Knows how the words and figures of reports read on a page; every text of a source is escaped."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.domain.merging import Interval
from events.domain.vocabulary import AttributionKind, Measure, Qualifier
from events.templatetags import event_names as names
from events.templatetags.date_words import words_of_interval

register = template.Library()


@register.filter
def tolls(event: Any) -> list[str]:
    """Return what sources say of killed and injured, from the least to the most; nothing is added up."""
    figures = [figure for report in event.reports.all() for figure in report.figures.all()]
    rows = []
    for measure in (Measure.KILLED, Measure.INJURED):
        of_measure = [figure for figure in figures if figure.measure == measure]
        if of_measure:
            rows.append(_toll(_span_words(of_measure), measure))
    return rows


@register.filter
def toll_words(figure: Any) -> str:
    """Return a figure with what it counts: 'at least 8 killed'."""
    return _toll(figure_words(figure), figure.measure)


def _toll(figure: str, measure: str) -> str:
    return _("%(figure)s %(measure)s") % {"figure": figure, "measure": names.MEASURES[Measure(measure)]}


def _span_words(figures: list[Any]) -> str:
    least, most = min(figures, key=lambda f: f.low), max(figures, key=lambda f: f.best or f.high or f.low)
    words = figure_words(least), figure_words(most)
    if words[0] == words[1]:
        return words[0]
    upper = str(most.low) if least.qualifier == most.qualifier == Qualifier.AT_LEAST else words[1]
    return _("%(least)s to %(most)s") % {"least": words[0], "most": upper}


@register.filter
def figure_words(figure: Any) -> str:
    """Return a casualty figure with the limit that its words set: 'at least 8'."""
    return _figure_pattern(figure) % {"low": figure.low, "high": figure.high, "best": figure.best or figure.low}


def _figure_pattern(figure: Any) -> str:
    patterns = {
        Qualifier.AT_LEAST: _("at least %(low)d"),
        Qualifier.MORE_THAN: _("more than %(low)d"),
        Qualifier.UP_TO: _("up to %(high)d"),
        Qualifier.ABOUT: _("about %(best)d"),
        Qualifier.RANGE: _("%(low)d to %(high)d"),
        Qualifier.VAGUE: _("no exact number, %(low)d or more"),
    }
    if figure.low == figure.high == 0:
        return _("none")
    return patterns.get(figure.qualifier, "%(low)d")


@register.filter
def marked_quote(report: Any) -> SafeString:
    """Return the quoted sentence with the words of the act and of the date marked, all of it escaped."""
    spans = [(report.trigger, "act"), (report.date_words, "when")]
    pieces, at = SafeString(""), 0
    for (start, end), css in sorted((span, css) for span, css in spans if span):
        if start < at:
            continue
        marked = format_html('{}<mark class="{}">{}</mark>', report.quote[at:start], css, report.quote[start:end])
        pieces, at = pieces + marked, end
    return pieces + format_html("{}", report.quote[at:])


@register.filter
def figure_rows(event: Any) -> list[dict[str, Any]]:
    """Return every casualty figure beside its report, deaths first, as they were published."""
    rows = [{"report": report, "figure": figure} for report in event.reports for figure in report.figures]
    order = list(names.MEASURES)
    return sorted(rows, key=lambda row: (order.index(row["figure"].measure), str(row["report"].article.published_on)))


@register.filter
def attribution_words(report: Any) -> str:
    """Return on whose word a report rests."""
    if report.attribution == AttributionKind.ANONYMOUS:
        count = report.attribution_count or 0
        return (
            ngettext("on the word of %(count)d unnamed source", "on the word of %(count)d unnamed sources", count)
            % {"count": count}
            if count
            else _("on the word of unnamed sources")
        )
    if report.attribution_name:
        return _("according to %(name)s") % {"name": report.attribution_name}
    return _("in the outlet's own words")


@register.filter
def interval_words(interval: Interval) -> str:
    """Return how much later an event came than another."""
    return words_of_interval(interval)


def _unnamed_words(count: int | None) -> str:
    if not count:
        return _("on the word of unnamed sources")
    words = ngettext("on the word of %(count)d unnamed source", "on the word of %(count)d unnamed sources", count)
    return words % {"count": count}


@register.filter
def is_web_address(address: str) -> bool:
    """Say whether an address may become a link: nothing but HTTP and HTTPS."""
    return urlsplit(address).scheme in ("http", "https")
