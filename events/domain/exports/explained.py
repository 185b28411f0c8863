"""Knows how a reading is explained to a person: every field of every event with its words and its rule."""

from __future__ import annotations

from collections.abc import Iterator

from events.domain.types import ArticleReading, ReportDraft, Span


def explain(text: str, reading: ArticleReading) -> str:
    """Return the events of an article, one field a line: what was read, from which words, by which rule."""
    lines = [f"{len(reading.reports)} events, {reading.analysed_to} of {len(text)} characters analysed"]
    lines += [f"note {note.code}: {note.message}" for note in reading.notes]
    for report in reading.reports:
        lines += ["", *_lines(text, report)]
    return "\n".join(lines)


def _lines(text: str, report: ReportDraft) -> Iterator[str]:
    yield f"e{report.ordinal + 1}  {report.title}"
    yield _field("kind", f"{report.kind} ({report.type})", text, report.trigger)
    yield _field("status", report.factuality, text, report.factuality_span)
    for part in report.participants:
        depth = f" at depth {part.depth}" if part.depth else ""
        shown = f"{part.actor.name} ({part.actor.country or 'no country'}){depth}"
        yield _field(part.role, shown, text, Span(part.actor.span.start, part.actor.span.end, part.rule))
    for place in report.places:
        yield _field("place", f"{place.name} ({place.country}, {place.precision})", text, place.span)
    for figure in report.figures:
        high = "open" if figure.high is None else figure.high
        yield _field(figure.measure, f"{figure.low} to {high}, {figure.qualifier}", text, figure.span)
    if report.date is not None:
        bounds = report.date.bounds
        shown = f"{bounds.earliest} to {bounds.latest}" if bounds else f"unknown ({report.date.reason})"
        span = report.date_phrase
        yield _field("date", shown, text, Span(span.start, span.end, report.date.rule) if span else None)
    yield _field(
        "source", f"{report.attribution.kind} {report.attribution.name}".strip(), text, report.attribution.span
    )
    for link in report.links:
        yield _field("link", f"{link.kind} e{link.earlier + 1}, said by {link.asserter}", text, link.span)
    for span in report.sentences:
        yield f"    told in    {span.start}-{span.end}: {_quote(text, span)}"


def _field(name: str, value: object, text: str, span: Span | None) -> str:
    evidence = f'  <- "{_quote(text, span)}" [{span.rule}]' if span else ""
    return f"    {name:<10} {value}{evidence}"


def _quote(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= 160 else words[:157] + "..."
