"""Sheets of days: bytes give back what was packed; pages, choices and maps say what the rows of the database say."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import Grade, ReviewState, Role
from events.models import Event, Location, Participation
from events.selectors.choices import filter_choices
from events.selectors.event_rows import event_page
from events.selectors.map_places import count_places, count_unplaced
from events.selectors.page_parts import find_page_parts
from events.selectors.pages import find_page
from events.selectors.regions import regions_with_latest
from events.selectors.sheets.asked import ask
from events.selectors.sheets.columns import TABLES, cut, join, make_sheet, names_of, with_days
from events.selectors.sheets.packing import pack, unpack
from events.selectors.sheets.reading import ordinal, read_days
from events.selectors.timeline import TimelineFilter, find_events
from events.services.counting import recount_everything
from events.services.staleness import mark_counts
from tests.factories import (
    NOW,
    ActorFactory,
    EventFactory,
    EventRegionFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]

DAY = date(2025, 3, 30)
DAYS = [DAY + timedelta(days=n) for n in range(4)]


@pytest.fixture(autouse=True)
def _some_events():
    regions = [RegionFactory(slug=slug) for slug in ("north", "south")]
    actors = [ActorFactory(key=f"party-{n}") for n in range(3)]
    towns = [PlaceFactory(key=f"town-{n}") for n in range(2)]
    for n in range(24):
        event = EventFactory(
            bounds=None if n % 8 == 7 else Bounds.within(DAYS[n % 4], DAYS[n % 4] + timedelta(days=n % 3)),
            kind="airstrike" if n % 3 else "meeting",
            type="ASSAULT" if n % 3 else "CONSULT",
            grade=Grade.CONTESTED if n % 5 else Grade.CONFIRMED,
            source_count=1 + n % 4,
            state=ReviewState.DRAFT if n == 20 else ReviewState.PUBLISHED,
            updated_at=NOW + timedelta(minutes=n),
        )
        EventRegionFactory(event=event, region=regions[n % 2], share=0.75)
        for role in (Role.INITIATOR, Role.TARGET)[: n % 3]:
            ParticipationFactory(event=event, actor=actors[n % 3], role=role)
        ParticipationFactory(event=event, actor=actors[0] if n % 2 else None, role=Role.TARGET)
        for town in towns[: n % 3]:
            LocationFactory(event=event, place=town)


def rows(sheet):
    """Return every column of a sheet as a list, by table and name."""
    return {(t, name): getattr(getattr(sheet, t), name).tolist() for t in TABLES for name in names_of(TABLES[t])}


def test_packed_sheet_is_read_as_it_was():
    sheet = read_days([*DAYS, None])

    assert len(sheet) == 23
    assert rows(unpack(pack(sheet))) == rows(sheet)
    assert rows(unpack(pack(make_sheet()))) == rows(make_sheet())


@pytest.mark.parametrize("at", [0, 1, 11, 23])
def test_sheet_that_was_cut_joins_again(at):
    sheet = read_days([*DAYS, None])

    assert rows(join([cut(sheet, 0, at), cut(sheet, at, len(sheet))])) == rows(sheet)


@pytest.mark.parametrize("days", [[DAY], [None], [DAYS[1], DAYS[3]], [DAY - timedelta(days=9)], [*DAYS, None]], ids=str)
def test_days_are_replaced_in_place(days):
    sheet = read_days([*DAYS, None])
    Event.objects.filter(start_earliest__in=[day for day in days if day]).update(grade=Grade.DISCOUNTED)
    if None in days:
        Event.objects.filter(start_earliest=None).update(grade=Grade.DISCOUNTED)

    replaced = with_days(sheet, read_days(days), [ordinal(day) for day in days])

    assert rows(replaced) == rows(read_days([*DAYS, None]))


@pytest.mark.parametrize("size", [1, 3, 7, 50])
@pytest.mark.parametrize(
    "wanted",
    [
        TimelineFilter(),
        TimelineFilter(region="north"),
        TimelineFilter(actor="party-1", role=Role.TARGET),
        TimelineFilter(date_from=DAYS[1], date_to=DAYS[2]),
    ],
    ids=["all", "region", "actor", "days"],
)
def test_pages_of_a_sheet_are_those_of_the_database(wanted, size):
    recount_everything()
    after = expected_after = None
    while True:
        found, after = find_page(wanted, after=after, size=size)
        expected, expected_after = event_page(find_events(wanted), after=expected_after, size=size)

        assert (found, after) == (expected, expected_after)
        if after is None:
            break


def test_page_leaves_out_what_was_withdrawn_a_moment_ago():
    recount_everything()
    gone = find_events(TimelineFilter(region="north")).first()
    Event.objects.filter(pk=gone.pk).update(state=ReviewState.RETRACTED)

    found, _ = find_page(TimelineFilter(region="north"), after=None, size=50)

    assert gone.pk not in [row["id"] for row in found]


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "being-written"])
@pytest.mark.parametrize(
    "wanted", [TimelineFilter(), TimelineFilter(region="south", grades=(Grade.CONTESTED,))], ids=str
)
def test_choices_and_places_are_counted_by_event(wanted, keeps):
    if keeps:
        recount_everything()
    ids = list(find_events(wanted).values_list("pk", flat=True))

    asked = ask(wanted)
    choices, places = filter_choices(asked), count_places(asked)

    parts = Participation.objects.filter(event__in=ids, actor__isnull=False)
    located = Location.objects.filter(event__in=ids)
    kinds = Counter(Event.objects.filter(pk__in=ids).values_list("kind", flat=True))
    assert {c.value: c.count for c in choices.kinds} == kinds
    assert {c.value: c.count for c in choices.actors} == Counter(
        key for key, _ in parts.order_by().values_list("actor__key", "event").distinct()
    )
    assert {c.value: c.count for c in choices.places} == Counter(located.values_list("place__key", flat=True))
    assert {p.key: (p.count, p.hostile) for p in places} == {
        key: (located.filter(place__key=key).count(), located.filter(place__key=key, event__kind="airstrike").count())
        for key in located.values_list("place__key", flat=True)
    }
    assert count_unplaced(asked) == len(ids) - len(set(located.values_list("event", flat=True)))


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "being-written"])
def test_page_of_a_filter_counts_what_the_list_holds(keeps):
    if keeps:
        recount_everything()
    scope = TimelineFilter(region="north")
    wanted = TimelineFilter(region="north", kinds=("airstrike",))

    parts = find_page_parts(wanted, scope)

    assert [event.pk for event in parts.lines[0:50]] == list(find_events(wanted).values_list("pk", flat=True))
    assert (parts.lines.count(), parts.scope_count) == (find_events(wanted).count(), find_events(scope).count())
    other = TimelineFilter(region="north", min_sources=3)
    assert parts.count(other) == find_events(other).count() > 0


@pytest.mark.parametrize("few", [0, 2000], ids=["all-looked-through", "few-looked-through"])
def test_words_find_the_same_events_again_until_one_changes(monkeypatch, few):
    monkeypatch.setattr("events.selectors.sheets.texts.FEW", few)
    wanted = TimelineFilter(q="israel strikes", region="north")
    recount_everything()
    for _ in range(2):
        asked = ask(wanted)
        assert asked.sheet.events.pk[asked.found][::-1].tolist() == list(
            find_events(wanted).values_list("pk", flat=True)
        )

    Event.objects.filter(pk=asked.sheet.events.pk[asked.found][0]).update(title="Nothing", updated_at=NOW)
    mark_counts([(day, day) for day in [*DAYS, None]], at=NOW)

    asked = ask(wanted)
    assert asked.sheet.events.pk[asked.found][::-1].tolist() == list(find_events(wanted).values_list("pk", flat=True))


def test_regions_tell_their_latest_events_and_last_change():
    recount_everything()

    summaries = {summary.region.slug: summary for summary in regions_with_latest(each=3)}

    for slug, summary in summaries.items():
        events = find_events(TimelineFilter(region=slug))
        assert summary.event_count == events.count()
        assert summary.updated_at == max(events.values_list("updated_at", flat=True))
        assert [e.pk for e in summary.latest] == list(
            events.exclude(start_earliest=None).values_list("pk", flat=True)[:3]
        )


def test_empty_site_has_an_empty_sheet():
    Event.objects.update(state=ReviewState.REJECTED)
    recount_everything()

    asked = ask(TimelineFilter(region="north"))

    assert (len(asked.sheet), np.count_nonzero(asked.found)) == (0, 0)
    assert (filter_choices(asked).kinds, count_places(asked)) == ((), ())
