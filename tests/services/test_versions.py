"""Knowledge time: what readers saw on a past day stays what they saw, whatever is changed later."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.domain.errors import NotFound
from events.domain.vocabulary import CorrectionKind, Grade, ReviewState, Role
from events.models import EventVersion
from events.selectors.event_detail import event_detail
from events.selectors.event_rows import event_page, event_rows
from events.selectors.event_values import RetractedEvent
from events.selectors.knowledge import count_versions, detail_as_of, details_as_of, page_as_of
from events.selectors.timeline import TimelineFilter, find_events
from events.services.merging import merge_events
from events.services.review import correct_event, publish_event, withdraw_event
from events.services.versions import record_versions
from tests.editing import BOUNDED, STEPS, Newsroom
from tests.factories import (
    NOW,
    ActorFactory,
    EditorFactory,
    EventFactory,
    EventLinkFactory,
    EventRegionFactory,
    LocationFactory,
    ParticipationFactory,
    PlaceFactory,
    RegionFactory,
    ReportFactory,
)

EVERYTHING = TimelineFilter()
HOUR = timedelta(hours=1)


def as_now():
    return [event_detail(pk) for pk in find_events(EVERYTHING).values_list("pk", flat=True)]


class AnyMixOfEdits(TestCase):
    """Hold the promises of knowledge time for whatever editors do."""

    @given(steps=st.lists(STEPS, max_size=10))
    @settings(BOUNDED, max_examples=20)
    def test_past_days_stay_and_the_present_is_the_timeline(self, steps):
        newsroom = Newsroom()
        seen = {}

        for step in steps:
            newsroom.take(step)
            seen[newsroom.clock] = details_as_of(EVERYTHING, moment=newsroom.clock)
            assert seen[newsroom.clock] == as_now()

        for moment, then in seen.items():
            assert details_as_of(EVERYTHING, moment=moment) == then

    @given(steps=st.lists(st.tuples(STEPS, st.integers(-7200, 7200)), max_size=8))
    @settings(BOUNDED, max_examples=10)
    def test_clock_that_goes_back_loses_nothing_and_overlaps_nothing(self, steps):
        newsroom = Newsroom()

        for step, seconds in steps:
            newsroom.take(step, seconds=seconds)

        for event in newsroom.events:
            versions = list(EventVersion.objects.filter(event=event).order_by("known_from"))
            assert [v.known_to for v in versions[:-1]] == [v.known_from for v in versions[1:]]
            assert all(version.known_to is None for version in versions[-1:])
        last = max((v.known_from for v in EventVersion.objects.all()), default=newsroom.clock)
        assert details_as_of(EVERYTHING, moment=last) == as_now()


pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def editor():
    return EditorFactory()


@pytest.fixture
def draft():
    event = EventFactory(state=ReviewState.DRAFT, published_by=None, first_published_at=None)
    ReportFactory(event=event)
    return event


def test_draft_leaves_no_version(draft):
    assert record_versions([draft.pk], at=NOW) == 0
    assert not EventVersion.objects.exists()


def test_correction_ends_what_was_known_and_begins_the_next(draft, editor):
    publish_event(event_id=draft.pk, editor=editor, at=NOW)

    correct_event(
        event_id=draft.pk,
        editor=editor,
        at=NOW + HOUR,
        changes={"title": "Israel strikes two sites in Iran"},
        kind=CorrectionKind.CLARIFICATION,
        note="There were two sites.",
    )

    before, after = (detail_as_of(draft.pk, moment=NOW + hours * HOUR) for hours in (0.5, 1))
    assert before.title == draft.title
    assert before.corrections == ()
    assert after.title == "Israel strikes two sites in Iran"
    assert [note.note for note in after.corrections] == ["There were two sites."]


def test_withdrawn_event_is_a_stub_now_and_whole_in_the_past(draft, editor):
    publish_event(event_id=draft.pk, editor=editor, at=NOW)
    withdraw_event(event_id=draft.pk, editor=editor, at=NOW + HOUR, note="The article was a hoax.")

    stub = detail_as_of(draft.pk, moment=NOW + HOUR)

    assert isinstance(stub, RetractedEvent)
    assert [note.note for note in stub.corrections] == ["The article was a hoax."]
    assert details_as_of(EVERYTHING, moment=NOW + HOUR) == []
    assert [seen.id for seen in details_as_of(EVERYTHING, moment=NOW)] == [draft.pk]


def test_merged_event_leads_to_the_kept_one_from_the_moment_of_the_merge(draft, editor):
    other = EventFactory(state=ReviewState.DRAFT, published_by=None, first_published_at=None)
    ReportFactory(event=other)
    for event in (draft, other):
        publish_event(event_id=event.pk, editor=editor, at=NOW)

    merge_events(kept_id=draft.pk, absorbed_id=other.pk, editor=editor, at=NOW + HOUR)

    assert detail_as_of(other.pk, moment=NOW).id == other.pk
    assert detail_as_of(other.pk, moment=NOW + HOUR).id == draft.pk
    assert len(detail_as_of(draft.pk, moment=NOW + HOUR).reports) == 2


def test_event_is_unknown_before_it_was_published(draft, editor):
    publish_event(event_id=draft.pk, editor=editor, at=NOW)

    with pytest.raises(NotFound, match="2025-06-16 11:00"):
        detail_as_of(draft.pk, moment=NOW - HOUR)


def test_change_that_readers_cannot_see_leaves_no_version(draft, editor):
    publish_event(event_id=draft.pk, editor=editor, at=NOW)

    assert record_versions([draft.pk], at=NOW + HOUR) == 0
    assert EventVersion.objects.count() == 1


def test_database_refuses_two_open_versions_of_an_event(draft, editor):
    publish_event(event_id=draft.pk, editor=editor, at=NOW)
    version = EventVersion.objects.get()
    version.pk, version.known_from = None, NOW + HOUR

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


FILTERS = [
    pytest.param({}, id="all"),
    pytest.param({"region": "north"}, id="region"),
    pytest.param({"actor": "israel"}, id="actor"),
    pytest.param({"actor": "israel", "role": Role.INITIATOR}, id="actor-in-role"),
    pytest.param({"actor": "israel", "role": Role.TARGET}, id="actor-in-another-role"),
    pytest.param({"actor": "idf"}, id="merged-actor"),
    pytest.param({"role": Role.TARGET}, id="anyone-in-role"),
    pytest.param({"place": "tehran"}, id="place"),
    pytest.param({"grades": (Grade.CORROBORATED,)}, id="grade"),
    pytest.param({"min_sources": 3}, id="sources"),
    pytest.param({"q": "group iran"}, id="words"),
    pytest.param({"kinds": ("meeting",)}, id="kind"),
    pytest.param({"date_from": NOW.date(), "date_to": NOW.date()}, id="days"),
    pytest.param({"updated_since": NOW + HOUR}, id="updated-since"),
]


@pytest.mark.parametrize("asked", FILTERS)
def test_filters_find_the_same_in_the_past_as_in_the_present(asked):
    israel, north = ActorFactory(key="israel"), RegionFactory(slug="north")
    idf = ActorFactory(key="idf", merged_into=israel)
    full, bare = EventFactory(), EventFactory(kind="meeting", bounds=None, source_count=1, grade=Grade.SINGLE_NAMED)
    EventRegionFactory(event=full, region=north)
    LocationFactory(event=full, place=PlaceFactory(key="tehran"))
    ParticipationFactory(event=full, actor=idf)
    ParticipationFactory(event=bare, actor=None, name="Unknown group", role=Role.TARGET)
    EventLinkFactory(later=bare, earlier=full)
    record_versions([full.pk, bare.pk], at=NOW)
    wanted = TimelineFilter(**asked)

    rows, _ = page_as_of(wanted, moment=NOW, after=None, size=10)

    assert rows == event_rows(find_events(wanted))
    assert count_versions(wanted, moment=NOW) == find_events(wanted).count()


def test_pages_of_the_past_are_cut_like_those_of_the_present():
    events = [EventFactory(on=NOW.date() + timedelta(days=n % 3)) for n in range(5)]
    events += [EventFactory(bounds=None) for _ in range(2)]
    record_versions([event.pk for event in events], at=NOW)

    past, present = None, None
    for _ in range(4):
        old, past = page_as_of(EVERYTHING, moment=NOW, after=past, size=2)
        new, present = event_page(find_events(EVERYTHING), after=present, size=2)
        assert (old, past) == (new, present)
    assert past is None
