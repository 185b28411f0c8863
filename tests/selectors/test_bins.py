"""Bins: whatever is asked for, bins add up to the list, and all three ways of counting agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.vocabulary import Certainty, DatePrecision, Extent, Grade, Quad, Role, Series, Status, Type
from events.models import Event, StaleSpan
from events.selectors.bins import Step, find_bins
from events.selectors.sheets.asked import ask
from events.selectors.timeline import TimelineFilter, count_events, find_events
from events.services.counting import recount_everything
from events.services.versions import record_versions
from tests.editing import BOUNDED
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

DAY = date(2025, 1, 30)
DAYS = st.integers(-40, 40).map(lambda n: DAY + timedelta(days=n))


@st.composite
def any_bounds(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(
        st.sampled_from(
            [
                None,
                Bounds.on(first),
                Bounds.within(first, last),
                Bounds.lasted(first, last),
                Bounds(first, first, None, None, Extent.LASTED, DatePrecision.SPAN),
                Bounds(None, None, last, last, Extent.LASTED, DatePrecision.SPAN),
            ]
        )
    )


@st.composite
def any_filter(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return TimelineFilter(
        date_from=draw(st.sampled_from([None, first])),
        date_to=draw(st.sampled_from([None, last])),
        region=draw(st.sampled_from(["", "north"])),
        types=draw(st.sampled_from([(), (Type.ASSAULT,)])),
        kinds=draw(st.sampled_from([(), ("airstrike",), ("meeting", "appeal")])),
        quads=draw(st.sampled_from([(), (Quad.VERBAL_COOPERATION,)])),
        series=draw(st.sampled_from([(), (Series.HOSTILE,)])),
        actor=draw(st.sampled_from(["", "party", "other"])),
        role=draw(st.sampled_from([None, Role.INITIATOR, Role.TARGET])),
        place=draw(st.sampled_from(["", "town"])),
        statuses=draw(st.sampled_from([(), (Status.OCCURRED,), (Status.DENIED, Status.PLANNED)])),
        grades=draw(st.sampled_from([(), (Grade.CONFIRMED,), (Grade.CONFIRMED, Grade.CORROBORATED)])),
        min_sources=draw(st.sampled_from([0, 1, 2])),
        q=draw(st.sampled_from(["", "", "strikes"])),
    )


EVENTS = st.tuples(
    any_bounds(),
    st.sampled_from(["meeting", "airstrike", "appeal"]),
    st.sampled_from(Status),
    st.sampled_from([Grade.CONFIRMED, Grade.CORROBORATED, Grade.CONTESTED]),
    st.integers(1, 3),
    st.sampled_from([(), ("initiator",), ("target", "initiator")]),
)


class AnyTimeline(TestCase):
    """Hold the sums for any events and any question."""

    @given(found=st.lists(EVENTS, max_size=8), wanted=any_filter(), step=st.sampled_from(Step))
    @settings(BOUNDED, max_examples=60)
    def test_bins_add_up_to_the_list(self, found, wanted, step):
        _publish(found)
        live = find_bins(wanted, step)
        recount_everything()
        record_versions(Event.objects.values_list("pk", flat=True), at=NOW)
        StaleSpan.objects.all().delete()

        kept = find_bins(wanted, step)
        known = find_bins(_with(wanted, as_of=NOW), step)

        assert sum(b.count for b in kept.bins) + kept.before + kept.without_start == kept.total == count_events(wanted)
        assert kept == live == known
        assert list(find_events(wanted).values_list("pk", flat=True)) == kept_ids(wanted)


def _publish(found):
    north, south = RegionFactory(slug="north"), RegionFactory(slug="south")
    party, town = ActorFactory(key="party"), PlaceFactory(key="town")
    ActorFactory(key="other")
    for number, (bounds, kind, status, grade, sources, roles) in enumerate(found):
        event = EventFactory(
            bounds=bounds, kind=kind, type=load_kinds()[kind].type, status=status, grade=grade, source_count=sources
        )
        EventRegionFactory(event=event, region=south, share=0.5)
        if number % 2:
            EventRegionFactory(event=event, region=north, share=0.5)
            LocationFactory(event=event, place=town)
        for role in roles:
            ParticipationFactory(event=event, actor=party, role=role)


def kept_ids(wanted):
    """Return the ids of the events on the sheets, in the order of lists."""
    asked = ask(wanted)
    return asked.sheet.events.pk[asked.found][::-1].tolist()


def _with(wanted, **changes):
    values = {name: getattr(wanted, name) for name in TimelineFilter.__slots__}
    return TimelineFilter(**values | changes)


pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.mark.parametrize(
    ("step", "starts"),
    [
        pytest.param(Step.DAY, [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 5), date(2025, 1, 6)], id="day"),
        pytest.param(Step.WEEK, [date(2024, 12, 30), date(2025, 1, 6)], id="week-over-new-year"),
        pytest.param(Step.MONTH, [date(2024, 12, 1), date(2025, 1, 1)], id="month"),
    ],
)
def test_steps_begin_on_their_first_day(step, starts):
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 5), date(2025, 1, 6)):
        EventFactory(on=day)
    recount_everything()

    assert [b.start for b in find_bins(TimelineFilter(), step).bins] == starts


def test_shared_event_counts_once_on_the_site_and_in_each_region_by_its_share():
    event = EventFactory(on=DAY)
    for slug, share in (("north", 0.25), ("south", 0.75)):
        EventRegionFactory(event=event, region=RegionFactory(slug=slug), share=share)
    recount_everything()

    site, lanes = (find_bins(TimelineFilter(), Step.DAY, by_region=by_region).bins for by_region in (False, True))

    assert [(b.region, b.count, b.severity_sum, b.certainty) for b in site] == [("", 1, 9.5, Certainty.FIRM)]
    assert [(b.region, b.count, b.severity_sum) for b in lanes] == [("north", 1, 2.375), ("south", 1, 7.125)]


def test_too_many_bins_become_wider_and_say_so(monkeypatch):
    for n in range(20):
        EventFactory(on=DAY + timedelta(days=n))
    monkeypatch.setattr("events.selectors.bins.MAX_BINS", 5)

    found = find_bins(TimelineFilter(), Step.DAY)

    assert found.step == Step.WEEK
    assert [b.start.weekday() for b in found.bins] == [0] * len(found.bins)
    assert sum(b.count for b in found.bins) == 20


def test_widest_bins_are_never_left_out(monkeypatch):
    for n in range(20):
        EventFactory(on=DAY + timedelta(days=40 * n))
    monkeypatch.setattr("events.selectors.bins.MAX_BINS", 5)

    found = find_bins(TimelineFilter(), Step.DAY)

    assert (found.step, len(found.bins)) == (Step.MONTH, 20)
