"""Bins: whatever is asked for, bins add up to the list, and all three ways of counting agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.vocabulary import Certainty, DatePrecision, Extent, Grade, Quad, Series, Type
from events.selectors.bins import Step, can_use_counts, find_bins
from events.selectors.timeline import TimelineFilter, count_events
from events.services.counting import recount_everything
from events.services.versions import record_versions
from tests.editing import BOUNDED
from tests.factories import NOW, EventFactory, EventRegionFactory, RegionFactory

ALL_KINDS = tuple(load_kinds())
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
        quads=draw(st.sampled_from([(), (Quad.VERBAL_COOPERATION,)])),
        series=draw(st.sampled_from([(), (Series.HOSTILE,)])),
        grades=draw(st.sampled_from([(), (Grade.CONFIRMED,), (Grade.CONFIRMED, Grade.CORROBORATED)])),
    )


class AnyTimeline(TestCase):
    """Hold the sums for any events and any question."""

    @given(
        found=st.lists(st.tuples(any_bounds(), st.sampled_from(["meeting", "airstrike", "appeal"])), max_size=8),
        wanted=any_filter(),
        step=st.sampled_from(Step),
    )
    @settings(BOUNDED, max_examples=40)
    def test_bins_add_up_to_the_list(self, found, wanted, step):
        north, south = RegionFactory(slug="north"), RegionFactory(slug="south")
        events = [EventFactory(bounds=bounds, kind=kind, type=load_kinds()[kind].type) for bounds, kind in found]
        for number, event in enumerate(events):
            EventRegionFactory(event=event, region=south, share=0.5)
            if number % 2:
                EventRegionFactory(event=event, region=north, share=0.5)
        recount_everything()
        record_versions([event.pk for event in events], at=NOW)

        kept = find_bins(wanted, step)
        counted = find_bins(_with(wanted, kinds=ALL_KINDS), step)
        known = find_bins(_with(wanted, as_of=NOW), step)

        assert sum(b.count for b in kept.bins) + kept.before + kept.without_start == count_events(wanted)
        assert kept.bins == counted.bins == known.bins
        assert (kept.before, kept.without_start) == (counted.before, counted.without_start)
        assert (kept.before, kept.without_start) == (known.before, known.without_start)
        assert not counted.from_counts


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


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, True, id="everything"),
        pytest.param({"grades": (Grade.CONFIRMED, Grade.CORROBORATED)}, True, id="a-whole-group-of-grades"),
        pytest.param({"grades": (Grade.CONFIRMED,)}, False, id="half-a-group"),
        pytest.param({"actor": "israel"}, False, id="actor"),
        pytest.param({"min_sources": 1}, True, id="one-source"),
        pytest.param({"min_sources": 2}, False, id="two-sources"),
        pytest.param({"as_of": NOW}, False, id="past"),
    ],
)
def test_counts_answer_only_what_they_know(asked, expected):
    assert can_use_counts(TimelineFilter(**asked)) is expected
