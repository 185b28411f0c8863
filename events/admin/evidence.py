"""Knows how evidence looks on the desk: the quoted sentence with the words that carry the act and the date."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.domain.dates.wording import bounds_in_words
from events.models import Event, Report

NOTHING = "-"


def quote(report: Report) -> SafeString:
    """Return the report's sentence with the trigger and the date words marked."""
    marks = [(report.trigger_start, report.trigger_end, "trigger")]
    if report.date_start is not None and report.date_end is not None:
        marks.append((report.date_start, report.date_end, "date"))
    return _marked(report.quote, report.quote_start, marks)


def _marked(text: str, offset: int, marks: Iterable[tuple[int, int, str]]) -> SafeString:
    """Return the text with its marks; marks outside the text or over another mark are left out."""
    pieces, at = [], 0
    for start, end, css in sorted(marks):
        first, last = start - offset, end - offset
        if first < at or last > len(text) or first >= last:
            continue
        pieces.append(format_html('{}<mark class="{}">{}</mark>', text[at:first], css, text[first:last]))
        at = last
    return format_html("{}{}", format_html_join("", "{}", ((piece,) for piece in pieces)), text[at:])


def date_beside_words(report: Report) -> SafeString:
    """Return the resolved date, the words that it was read from, and how or why not."""
    how = report.date_explanation or report.date_reason.replace("_", " ")
    words = f"“{report.wording}”" if report.wording else _("no words of its own")
    return format_html("<strong>{}</strong><br>{}<br><small>{}</small>", bounds_in_words(report.bounds), words, how)


def of_event(event: Event) -> SafeString:
    """Return what each source says, with its date and origin: what an editor decides upon."""
    reports = list(event.reports.select_related("article__outlet").prefetch_related("participations", "figures"))
    rows = [
        {
            "report": report,
            "quote": quote(report),
            "source": source(report),
            "dated": date_beside_words(report),
            "roles": roles(report),
            "figures": figures(report),
            "because": "; ".join(reason["text"] for reason in report.merge_reasons),
        }
        for report in sorted(reports, key=lambda report: report.pk)
    ]
    return render_to_string("admin/events/event/_evidence.html", {"rows": rows, "is_split": len(rows) > 1})


def date_of(event: Event) -> SafeString:
    """Return the bounds of an event and the words that they were read from."""
    words = f"“{event.wording}”" if event.wording else ""
    return format_html("{}<br><small>{}</small>", bounds_in_words(event.bounds), words)


def first_quote(event: Event) -> SafeString:
    """Return the sentence of the first report, marked."""
    return next((quote(report) for report in _reports(event)), SafeString(NOTHING))


def _reports(event: Event) -> Iterable[Report]:
    """Return the reports that the desk loaded with the event, else load them."""
    loaded = getattr(event, "ordered_reports", None)
    return loaded if loaded is not None else event.reports.select_related("article__outlet").order_by("pk")


def roles(report: Report) -> SafeString:
    """Return who took part in which role, deeper acts marked with their depth."""
    rows = ((part.role, "›" * part.depth, part.name, part.country or NOTHING) for part in report.participations.all())
    return format_html_join(", ", "{}: {}{} ({})", rows) or SafeString(NOTHING)


def figures(report: Report) -> SafeString:
    """Return the casualty figures in their own words with the interval that they mean."""
    rows = (
        (figure.wording, figure.measure, figure.low, _("open") if figure.high is None else figure.high)
        for figure in report.figures.all()
    )
    return format_html_join(", ", "“{}”: {} {}–{}", rows) or SafeString(NOTHING)


def source(report: Report) -> SafeString:
    """Return outlet, day and link of the article that a report stands in."""
    article = report.article
    day = article.published_on or _("day unknown")
    if not article.url:
        return format_html("{}, {}", article.outlet, day)
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>, {}', article.url, article.outlet, day)


def rules(report: Report) -> SafeString:
    """Return which rule stands behind each field."""
    return format_html_join(", ", "{}: {}", ((name, row[2]) for name, row in sorted(report.rules.items()) if row[2]))
