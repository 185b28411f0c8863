"""Words of the pages: dates never more exact than known, figures with their limits, every term with a name."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from events.domain import vocabulary
from events.domain.claims import ContradictionKind
from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.vocabulary import DatePrecision, Grade, Measure, Qualifier, Status
from events.templatetags import event_filters, event_names, event_signs
from events.templatetags.date_words import words_of_bounds
from events.templatetags.event_format import date_class, is_unsure
from events.templatetags.kind_names import KINDS
from events.templatetags.report_format import figure_words, is_web_address, marked_quote, tolls
from events.web.forms import FilterForm

JUNE = date(2025, 6, 1), date(2025, 6, 30)


def figure(qualifier, low, high=None, measure=Measure.KILLED):
    return SimpleNamespace(qualifier=qualifier, low=low, best=low, high=high, measure=measure)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param(figure(Qualifier.EXACTLY, 8, 8), "8", id="exactly"),
        pytest.param(figure(Qualifier.AT_LEAST, 8), "at least 8", id="at least"),
        pytest.param(figure(Qualifier.MORE_THAN, 100), "more than 100", id="more than"),
        pytest.param(figure(Qualifier.UP_TO, 0, 20), "up to 20", id="up to"),
        pytest.param(figure(Qualifier.ABOUT, 50, 55), "about 50", id="about"),
        pytest.param(figure(Qualifier.RANGE, 20, 24), "20 to 24", id="range"),
        pytest.param(figure(Qualifier.EXACTLY, 0, 0), "none", id="none"),
    ],
)
def test_figure_keeps_its_limit(given, words):
    assert figure_words(given) == words


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        pytest.param([], [], id="nothing said"),
        pytest.param([figure(Qualifier.AT_LEAST, 8)], ["at least 8 killed"], id="one"),
        pytest.param(
            [figure(Qualifier.AT_LEAST, 5), figure(Qualifier.AT_LEAST, 10)], ["at least 5 to 10 killed"], id="grown"
        ),
        pytest.param([figure(Qualifier.EXACTLY, 9, 9), figure(Qualifier.EXACTLY, 6, 6)], ["6 to 9 killed"], id="apart"),
        pytest.param(
            [figure(Qualifier.EXACTLY, 6, 6), figure(Qualifier.ABOUT, 200, 220, Measure.INJURED)],
            ["6 killed", "about 200 injured"],
            id="killed and injured",
        ),
    ],
)
def test_tolls_show_the_span_and_never_a_sum(figures, words):
    report = SimpleNamespace(figures=SimpleNamespace(all=lambda: figures))

    assert tolls(SimpleNamespace(reports=SimpleNamespace(all=lambda: [report]))) == words


@pytest.mark.parametrize(
    ("bounds", "css"),
    [
        pytest.param(None, "when-unknown", id="unknown"),
        pytest.param(Bounds.on(JUNE[0]), "when-day", id="day"),
        pytest.param(Bounds.within(*JUNE), "when-within", id="one day within"),
        pytest.param(Bounds.lasted(*JUNE), "when-lasted", id="all days"),
        pytest.param(Bounds.lasted(JUNE[0], None), "when-open", id="open end"),
        pytest.param(Bounds.lasted(None, JUNE[1]), "when-open", id="open beginning"),
    ],
)
def test_date_is_drawn_as_it_is_known(bounds, css):
    assert date_class(bounds) == css


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        pytest.param(None, "التاريخ غير معروف", id="unknown"),
        pytest.param(Bounds.on(JUNE[0]), "1 يونيو 2025", id="day"),
        pytest.param(Bounds.within(*JUNE, precision=DatePrecision.MONTH), "في يونيو 2025، اليوم غير معروف", id="month"),
        pytest.param(
            Bounds.within(JUNE[0], date(2025, 6, 2)), "يوم بين 1 يونيو 2025 و2 يونيو 2025", id="one of two days"
        ),
        pytest.param(Bounds.lasted(*JUNE), "من 1 يونيو 2025 إلى 30 يونيو 2025", id="lasted"),
        pytest.param(Bounds.lasted(JUNE[0], None), "منذ 1 يونيو 2025", id="open end"),
        pytest.param(Bounds.lasted(None, JUNE[1]), "حتى 30 يونيو 2025 على أبعد تقدير", id="open beginning"),
    ],
)
def test_arabic_date_is_never_more_exact_than_it_is(bounds, words):
    with translation.override("ar"):
        assert words_of_bounds(bounds) == words


@pytest.mark.parametrize(
    ("grade", "status", "unsure"),
    [
        pytest.param(Grade.CORROBORATED, Status.OCCURRED, False, id="sure"),
        pytest.param(Grade.CONTESTED, Status.OCCURRED, True, id="contested"),
        pytest.param(Grade.SINGLE_ANONYMOUS, Status.OCCURRED, True, id="anonymous"),
        pytest.param(Grade.CORROBORATED, Status.ALLEGED, True, id="alleged"),
        pytest.param(Grade.CONFIRMED, Status.DENIED, True, id="denied"),
    ],
)
def test_unsure_is_what_must_look_unconfirmed(grade, status, unsure):
    assert is_unsure(SimpleNamespace(grade=grade, status=status)) is unsure


@pytest.mark.parametrize(
    ("trigger", "day", "marked"),
    [
        pytest.param((0, 2), (3, 5), '<mark class="act">ab</mark> <mark class="when">cd</mark> &lt;ef', id="both"),
        pytest.param((3, 5), (0, 2), '<mark class="when">ab</mark> <mark class="act">cd</mark> &lt;ef', id="day first"),
        pytest.param((0, 5), (3, 5), '<mark class="act">ab cd</mark> &lt;ef', id="one inside the other"),
        pytest.param(None, None, "ab cd &lt;ef", id="none"),
    ],
)
def test_quote_is_marked_and_escaped(trigger, day, marked):
    assert marked_quote(SimpleNamespace(quote="ab cd <ef", trigger=trigger, date_words=day)) == marked


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://news.example/1", True),
        ("http://news.example/1", True),
        ("HTTPS://news.example/1", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example", False),
        ("", False),
    ],
)
def test_web_address_is_http_only(address, is_web):
    assert is_web_address(address) is is_web


@pytest.mark.parametrize(("kind", "size"), [("airstrike", 3), ("sanction", 2), ("threat", 1), ("protest", 1)])
def test_sign_grows_in_three_steps(kind, size):
    assert event_signs.sign_of(kind)["size"] == size


def test_every_kind_has_the_name_of_the_domain():
    with translation.override("en"):
        assert {kind: str(name) for kind, name in KINDS.items()} == {k.kind: k.label for k in load_kinds().values()}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param(event_names.TYPES, vocabulary.Type, id="types"),
        pytest.param(event_names.SERIES, vocabulary.Series, id="series"),
        pytest.param(event_names.QUADS, vocabulary.Quad, id="quads"),
        pytest.param(event_names.GRADES, vocabulary.Grade, id="grades"),
        pytest.param(event_names.GRADE_NOTES, vocabulary.Grade, id="grade notes"),
        pytest.param(event_names.STATUSES, vocabulary.Status, id="statuses"),
        pytest.param(event_names.ROLES, vocabulary.Role, id="roles"),
        pytest.param(event_names.PRECISIONS, vocabulary.PlacePrecision, id="precisions"),
        pytest.param(event_names.LINKS, vocabulary.LinkKind, id="links"),
        pytest.param(event_names.CONTRADICTIONS, ContradictionKind, id="contradictions"),
        pytest.param(event_names.STANCES, vocabulary.Stance, id="stances"),
        pytest.param(event_names.CORRECTIONS, vocabulary.CorrectionKind, id="corrections"),
        pytest.param(event_names.MEASURES, vocabulary.Measure, id="measures"),
        pytest.param(event_names.VICTIMS, vocabulary.VictimClass, id="victims"),
    ],
)
def test_every_term_has_a_name(table, words):
    assert set(table) == set(words)


def test_every_filter_has_a_name():
    assert set(event_filters.FIELDS) == set(FilterForm.base_fields)
