"""Tests that invented events are repeatable, marked, public, and never laid over real ones."""

from collections import Counter
from datetime import date
from io import StringIO
from statistics import median

import pytest
from django.core.management import CommandError, call_command

from events.models import Article, Event, Report
from events.selectors.sheets.current import current_sheet
from events.selectors.timeline import TimelineFilter, count_events
from events.services.synthetic import load_synthetic
from events.services.synthetic_plan import REGIONS, plan_events
from tests.factories import NOW, ArticleFactory, EventFactory

LAST_DAY = date(2025, 6, 16)


def plan(count: int, seed: int = 1):
    return list(plan_events(count, seed=seed, last_day=LAST_DAY))


def test_same_seed_gives_the_same_events():
    assert plan(200) == plan(200)
    assert plan(200) != plan(200, seed=2)


def test_events_fill_three_years_of_all_regions_in_order():
    events = plan(4000)
    days = [event.bounds.start_earliest for event in events if event.bounds and event.bounds.start_earliest]

    assert {event.region for event in events} == set(range(REGIONS))
    assert min(days) < date(2022, 9, 1)
    assert max(days) <= LAST_DAY
    assert days[0] < days[len(days) // 2] < days[-1]


def test_three_in_ten_dates_are_inexact():
    events = plan(4000)

    inexact = sum(1 for event in events if event.bounds is None or event.bounds.earliest != event.bounds.latest)

    assert 0.27 < inexact / len(events) < 0.33


def test_some_days_burst():
    events = [event for event in plan(20_000) if event.bounds and event.bounds.earliest == event.bounds.latest]
    days = Counter((event.region, event.bounds.earliest) for event in events)

    assert max(days.values()) > 5 * median(days.values())


@pytest.mark.django_db
@pytest.mark.db_profile
def test_load_publishes_marked_events_with_counts_and_sources():
    load_synthetic(300, seed=1, last_day=LAST_DAY, at=NOW)

    assert count_events(TimelineFilter()) == 300
    assert all(event.title.startswith("Synthetic: ") for event in Event.objects.all())
    assert set(Article.objects.values_list("outlet__name", flat=True)) == {"Synthetic data"}
    assert len(current_sheet()) == 300
    for report in Report.objects.select_related("article"):
        assert report.article.text[report.quote_start : report.quote_end] == report.quote


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [EventFactory, ArticleFactory])
def test_command_never_writes_over_real_data(factory):
    factory()

    with pytest.raises(CommandError, match="not synthetic"):
        call_command("load_synthetic", events=10, stdout=StringIO())
    assert not Event.objects.filter(title__startswith="Synthetic").exists()


@pytest.mark.django_db
def test_command_mixes_with_real_data_when_forced():
    EventFactory()

    call_command("load_synthetic", events=10, force=True, stdout=StringIO())

    assert Event.objects.count() == 11


@pytest.mark.django_db
def test_command_adds_to_synthetic_data():
    for seed in (1, 2):
        call_command("load_synthetic", events=10, seed=seed, stdout=StringIO())

    assert Event.objects.count() == 20


@pytest.mark.django_db
@pytest.mark.parametrize("options", [{"events": 0}, {"events": -5}, {"events": 10, "database": "another"}])
def test_command_refuses_what_it_cannot_mean(options):
    with pytest.raises(CommandError, match="expected"):
        call_command("load_synthetic", stdout=StringIO(), **options)
