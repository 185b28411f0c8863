"""Knows how an article is read: from its text to reports of events, each field with its words and its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from events.domain.daterange import Bounds
from events.domain.dates.event_date import date_event
from events.domain.dates.read import DatesRead, read_dates
from events.domain.extraction.actors import Gazetteer, find_actors, holder_conflicts
from events.domain.extraction.acts import Act
from events.domain.extraction.attribution import find_attribution
from events.domain.extraction.blocks import Sentence, split_sentences
from events.domain.extraction.borrowed_times import borrow_times
from events.domain.extraction.candidates import may_name_act
from events.domain.extraction.casualties import find_figures
from events.domain.extraction.coreference import EXACT, keep_totals, merge_acts
from events.domain.extraction.counting import carry_figures, count_acts, leave_sums
from events.domain.extraction.denials import doubt_unnamed, mark_denials
from events.domain.extraction.echoes import complete_echoes
from events.domain.extraction.finding import find_acts
from events.domain.extraction.frames import load_lexicon
from events.domain.extraction.keeping import may_count
from events.domain.extraction.letters import text_to_parse
from events.domain.extraction.links import link_acts
from events.domain.extraction.mediators import carry_mediators
from events.domain.extraction.naming import is_opposed
from events.domain.extraction.parse import Parser
from events.domain.extraction.placing import is_where, order_places, place_acts
from events.domain.extraction.pronouns import Mentions
from events.domain.extraction.repair import repair
from events.domain.extraction.settling import Theatre, settle
from events.domain.extraction.sharing import share_out
from events.domain.extraction.timing import date_acts
from events.domain.extraction.titles import write_title
from events.domain.extraction.tree import Tree
from events.domain.extraction.unknown import unknown_names
from events.domain.extraction.whereabouts import complete_places
from events.domain.places.gazetteer import PlaceGazetteer
from events.domain.places.resolve import find_places
from events.domain.types import (
    NAMED_BEFORE,
    ActorMatch,
    ArticleReading,
    ArticleText,
    EventDate,
    Figure,
    Note,
    PlaceMatch,
    ReportDraft,
)
from events.domain.vocabulary import Factuality, TimexType

MAX_SENTENCES = 2_000
# Analysing more than this of one article costs minutes and no newspaper prints it.
MAX_CHARACTERS = 500_000
LANGUAGES = frozenset({"en"})
_MOMENTS = frozenset({TimexType.DATE, TimexType.TIME})


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold what was found in the text before any tree is built."""

    article: ArticleText
    text: str
    actors: tuple[ActorMatch, ...]
    places: tuple[PlaceMatch, ...]
    dates: DatesRead
    gazetteer: Gazetteer
    bounds: dict[tuple[int | None, Factuality, bool], Bounds | None] = field(default_factory=dict)


def read_article(
    article: ArticleText, *, parser: Parser, gazetteer: Gazetteer, places: PlaceGazetteer
) -> ArticleReading:
    """Return all reports of events in the article, in text order, with dates, places and notes.

    Text beyond the limits is not analysed: `analysed_to` says where reading stopped, a note says so. In a
    language that cannot be analysed only dates are read.
    """
    dates = read_dates(replace(article, text=article.text[:MAX_CHARACTERS]))
    if article.language.partition("-")[0].lower() not in LANGUAGES:
        note = Note("language_not_supported", f"language not supported for extraction: {article.language}")
        return ArticleReading((), dates.phrases, (note, *dates.notes), 0)
    text = article.text[:MAX_CHARACTERS]
    sentences = split_sentences(text, limit=MAX_SENTENCES, title=article.title)
    analysed_to = _analysed_to(article.text, text, sentences)
    text = text[:analysed_to]
    day = article.published.day if article.published else None
    actors = find_actors(text, gazetteer, on=day)
    countries = [actor.country for actor in actors if actor.country]
    context = list(dict.fromkeys([article.country, *countries])) if article.country else list(dict.fromkeys(countries))
    found = _Found(article, text, actors, find_places(text, places, countries=context), dates, gazetteer)
    acts = _find_all(found, sentences, parser)
    reports = _drafts(found, acts)
    doubts = (*holder_conflicts(text, gazetteer, on=day), *unknown_names(reports))
    notes = (*_cut_note(article.text, analysed_to), *doubts, *dates.notes)
    return ArticleReading(reports, dates.phrases, notes, analysed_to)


def _analysed_to(whole: str, text: str, sentences: Sequence[Sentence]) -> int:
    if len(sentences) >= MAX_SENTENCES and text[sentences[-1].end :].strip():
        return sentences[-1].end
    return len(text)


def _cut_note(text: str, analysed_to: int) -> tuple[Note, ...]:
    if analysed_to >= len(text):
        return ()
    message = f"only the first {analysed_to:,} of {len(text):,} characters were analysed"
    return (Note("text_cut", message, analysed_to, len(text)),)


def _find_all(found: _Found, sentences: Sequence[Sentence], parser: Parser) -> list[Act]:
    """Return the events of the article: acts sentence by sentence, then those that are one joined."""
    mentions = Mentions()
    acts: list[Act] = []
    figures = _figures(found, sentences)
    numbers = {sentence: number for number, sentence in enumerate(sentences)}
    for tree in _trees(found, sentences, parser):
        inside = find_acts(tree, load_lexicon(), mentions.resolve)
        for act in inside:
            act.number = numbers[tree.sentence]
        figures[tree.sentence] = _fill(found, tree, inside, figures[tree.sentence])
        mentions.note(tree)
        mentions.note_sides(inside)
        complete_echoes(tree, inside, acts)
        mark_denials(tree, acts, mentions.resolve)
        acts += [act for act in inside if may_count(act)]
        carry_mediators(tree, numbers[tree.sentence], acts, mentions.resolve)
    where = [place for place in found.places if is_where(found.text, place, found.actors)]
    towns = [place for place in where if place.precision in EXACT and place.rule != NAMED_BEFORE]
    elsewhere = {one for one in sentences if any(_inside(place.span.start, one) for place in towns)}
    loose = [(number, one, figures.get(one, ())) for number, one in enumerate(sentences) if one not in elsewhere]
    carry_figures(found.text, acts, loose)
    events = merge_acts(acts, lambda act: _bounds(found, act))
    published = found.dates.published.day if found.dates.published else None
    borrow_times(events, found.dates.phrases, published, lambda act: _bounds(found, act))
    for event in events:
        order_places(event)
        keep_totals(event)
    theatre = Theatre.of(where, found.article.country, found.gazetteer)
    complete_places(events, where, theatre)
    settle(events, theatre)
    link_acts(found.text, events, lambda act: _bounds(found, act))
    return events


def _trees(found: _Found, sentences: Sequence[Sentence], parser: Parser) -> list[Tree]:
    wanted = [
        sentence
        for sentence in sentences
        if not sentence.is_heading and may_name_act(found.text[sentence.words_start : sentence.end])
    ]
    texts = [text_to_parse(found.text, sentence, found.actors, found.places) for sentence in wanted]
    trees = []
    for sentence, tokens in zip(wanted, parser.parse(texts), strict=True):
        actors = [actor for actor in found.actors if _inside(actor.span.start, sentence)]
        actors = [actor for actor in actors if not is_opposed(found.text, actor)]
        places = [place for place in found.places if _inside(place.span.start, sentence)]
        places = [place for place in places if is_where(found.text, place, actors)]
        trees.append(Tree(sentence, repair(tokens), actors, places))
    return trees


def _figures(found: _Found, sentences: Sequence[Sentence]) -> dict[Sentence, Sequence[Figure]]:
    """Return the casualty figures of each sentence; what a heading counts is told again below it."""
    wanted = [sentence for sentence in sentences if not sentence.is_heading]
    return {sentence: find_figures(found.text, sentence.words_start, sentence.end) for sentence in wanted}


def _inside(start: int, sentence: Sentence) -> bool:
    return sentence.words_start <= start < sentence.end


def _fill(found: _Found, tree: Tree, acts: list[Act], figures: Sequence[Figure]) -> Sequence[Figure]:
    """Give the acts of one sentence their places, times, figures and source; return the figures of none of them."""
    end = tree.sentence.end
    place_acts(tree, acts)
    phrases = [
        phrase
        for phrase in found.dates.phrases
        if tree.sentence.start <= phrase.start < end
        and phrase.type in _MOMENTS
        and (phrase.bounds or found.dates.published is None)
    ]
    date_acts(tree, acts, phrases)
    homeless = count_acts(tree, acts, figures)
    acts[:] = leave_sums(found.text, tree, share_out(found.text, tree, acts))
    actors = [actor for actor in found.actors if _inside(actor.span.start, tree.sentence)]
    for act in acts:
        act.attribution = find_attribution(found.text, tree.sentence.start, end, actors)
    doubt_unnamed(acts)
    return homeless


def _date(found: _Found, act: Act) -> EventDate:
    phrase = next((p for p in found.dates.phrases if act.date_phrase and p.start == act.date_phrase.start), None)
    return date_event(phrase, read=found.dates, factuality=act.factuality, is_background=act.is_background)


def _bounds(found: _Found, act: Act) -> Bounds | None:
    """Return the days of an act; each expression is resolved once, however many acts are compared."""
    key = (act.date_phrase.start if act.date_phrase else None, act.factuality, act.is_background)
    if key not in found.bounds:
        found.bounds[key] = _date(found, act).bounds
    return found.bounds[key]


def _drafts(found: _Found, acts: Sequence[Act]) -> tuple[ReportDraft, ...]:
    return tuple(_draft(found, act, ordinal) for ordinal, act in enumerate(acts))


def _draft(found: _Found, act: Act, ordinal: int) -> ReportDraft:
    return ReportDraft(
        ordinal=ordinal,
        type=act.type,
        kind=act.kind,
        trigger=act.trigger,
        sentences=tuple(act.sentences),
        factuality=act.factuality,
        factuality_span=act.cue,
        participants=tuple(act.participants),
        places=tuple(act.places),
        figures=tuple(act.figures),
        date_phrase=act.date_phrase,
        date=_date(found, act),
        attribution=act.attribution,
        links=tuple(act.links),
        title=write_title(act),
        is_background=act.is_background,
    )
