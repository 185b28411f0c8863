"""Knows how drafts become report rows, and how a re-run spares what an editor touched."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from events.domain.extraction.parse import load_parser
from events.domain.names import fold_name
from events.domain.reader import read_article
from events.domain.types import ArticleReading, Participant, PlaceMatch, ReportDraft, Span
from events.domain.vocabulary import Origin, ReviewState
from events.models import Actor, Article, Event, Figure, Location, Participation, Place, Report
from events.selectors.gazetteer import actor_gazetteer, place_gazetteer
from events.services.dating import as_article_text, as_row
from events.services.jobs import Claim, finishing
from events.services.proposing import propose_actors

PIPELINE_VERSION = "1"


def extract_reports(claim: Claim, at: datetime) -> None:
    """Read an article and replace its untouched machine-made reports by what was found."""
    article = Article.objects.select_related("outlet").get(pk=claim.article_id or 0)
    reading = read_article(
        as_article_text(article), parser=load_parser(), gazetteer=actor_gazetteer(), places=place_gazetteer()
    )
    with finishing(claim, at=at):
        versions = _versions(article)
        drop_untouched(Report.objects.filter(article__in=versions))
        decided = set(Report.objects.filter(article__in=versions).values_list("fingerprint", flat=True))
        _store(article, reading, decided, at=at)


def drop_untouched(reports: "Iterable[Report]") -> None:
    """Delete machine-made reports that no editor touched, and the draft events that only they carried."""
    doomed = [report for report in reports if report.origin == Origin.MACHINE and not report.is_touched]
    homes = {report.event_id for report in doomed if report.event_id}
    Report.objects.filter(pk__in=[report.pk for report in doomed]).delete()
    Event.objects.filter(
        pk__in=homes, reports__isnull=True, is_touched=False, state=ReviewState.DRAFT, origin=Origin.MACHINE
    ).delete()


def _versions(article: Article) -> list[Article]:
    """Return the article and every version that it supersedes."""
    chain = [article]
    while chain[-1].supersedes is not None:
        chain.append(chain[-1].supersedes)
    return chain


def _store(article: Article, reading: ArticleReading, decided: set[str], *, at: datetime) -> None:
    actors = _by_key(Actor, (part.actor.key for draft in reading.reports for part in draft.participants))
    actors |= propose_actors(reading.reports)
    places = _by_key(Place, (place.key for draft in reading.reports for place in draft.places))
    for draft in reading.reports:
        mark = fingerprint(article.text, draft)
        if mark in decided:
            continue
        report = Report.objects.create(**_report_columns(article, draft), fingerprint=mark, created_at=at)
        Participation.objects.bulk_create(
            _participation(report, part, position, actors) for position, part in enumerate(draft.participants)
        )
        Location.objects.bulk_create(
            _location(report, place, position, places) for position, place in enumerate(draft.places)
        )
        Figure.objects.bulk_create(_figures(report, article.text, draft))
    Article.objects.filter(pk=article.pk).update(
        notes=[as_row(note) for note in reading.notes], analysed_to=reading.analysed_to
    )


def fingerprint(text: str, draft: ReportDraft) -> str:
    """Return what finds a report again: its sentence, its type and where in the sentence it is named."""
    sentence = draft.sentences[0] if draft.sentences else draft.trigger
    words = " ".join(text[sentence.start : sentence.end].split()).casefold()
    within = draft.trigger.start - sentence.start
    return hashlib.sha256(f"{words}|{draft.type}|{within}".encode()).hexdigest()


def _by_key(model: type[Actor] | type[Place], keys: Iterable[str | None]) -> dict[str, int]:
    wanted = {key for key in keys if key}
    return dict(model.objects.filter(key__in=wanted).values_list("key", "pk"))


def _report_columns(article: Article, draft: ReportDraft) -> dict[str, object]:
    sentence = draft.sentences[0] if draft.sentences else draft.trigger
    said_by = draft.attribution
    return {
        "article": article,
        "ordinal": draft.ordinal,
        "type": draft.type,
        "kind": draft.kind,
        "factuality": draft.factuality,
        "title": draft.title[:200],
        "is_background": draft.is_background,
        "trigger_start": draft.trigger.start,
        "trigger_end": draft.trigger.end,
        "quote": article.text[sentence.start : sentence.end],
        "quote_start": sentence.start,
        "quote_end": sentence.end,
        "sentences": [[span.start, span.end] for span in draft.sentences],
        "date_start": draft.date_phrase.start if draft.date_phrase else None,
        "date_end": draft.date_phrase.end if draft.date_phrase else None,
        "rules": _rules(draft),
        "links": [
            {"earlier": link.earlier, "kind": link.kind, "asserter": link.asserter, "span": _row(link.span)}
            for link in draft.links
        ],
        "attribution": said_by.kind,
        "attribution_name": said_by.name[:200],
        "attribution_count": said_by.count,
        "attribution_rank": said_by.rank[:100],
        "attribution_side": said_by.side[:100],
        "stance": draft.stance,
        "pipeline_version": PIPELINE_VERSION,
    }


def _rules(draft: ReportDraft) -> dict[str, object]:
    """Return which words and which rule stand behind each field that is a column of the report."""
    spans = {
        "kind": draft.trigger,
        "factuality": draft.factuality_span,
        "attribution": draft.attribution.span,
        "date": draft.date_phrase,
    }
    return {name: _row(span) for name, span in spans.items() if span is not None}


def _row(span: Span) -> list[object]:
    return [span.start, span.end, span.rule]


def _participation(report: Report, part: Participant, position: int, actors: dict[str, int]) -> Participation:
    return Participation(
        report=report,
        actor_id=actors.get(part.actor.key or fold_name(part.actor.name)),
        name=part.actor.name[:300],
        country=part.actor.country or "",
        office=part.actor.office[:200],
        role=part.role,
        depth=part.depth,
        start=part.actor.span.start,
        end=part.actor.span.end,
        rule=part.rule[:60],
        position=position,
    )


def _location(report: Report, place: PlaceMatch, position: int, places: dict[str, int]) -> Location:
    return Location(
        report=report,
        place_id=places.get(place.key or ""),
        name=place.name[:300],
        precision=place.precision,
        country=place.country or "",
        start=place.span.start,
        end=place.span.end,
        rule=(place.rule or place.span.rule)[:60],
        position=position,
    )


def _figures(report: Report, text: str, draft: ReportDraft) -> list[Figure]:
    return [
        Figure(
            report=report,
            measure=figure.measure,
            victim_class=figure.victim_class,
            group=figure.group[:200],
            qualifier=figure.qualifier,
            low=figure.low,
            best=figure.best,
            high=figure.high,
            is_exclusive=figure.exclusive,
            wording=text[figure.span.start : figure.span.end][:200],
            start=figure.span.start,
            end=figure.span.end,
            rule=figure.span.rule[:60],
        )
        for figure in draft.figures
    ]
