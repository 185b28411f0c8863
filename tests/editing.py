"""Lets property tests edit like a newsroom: any mix of publishing, correcting, merging, undoing and withdrawing."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from events.domain.errors import DomainError
from events.domain.vocabulary import CorrectionKind, Grade, ReviewState
from events.models import Event, EventMerge
from events.services.merging import merge_events, split_report, undo_merge
from events.services.review import correct_event, publish_event, reject_event, reopen_event, withdraw_event
from tests.factories import (
    NOW,
    EditorFactory,
    EventFactory,
    EventLinkFactory,
    EventRegionFactory,
    ParticipationFactory,
    RegionFactory,
    ReportFactory,
)

# every example writes to the database: a failure is shown as found, because making it smaller could take minutes
BOUNDED = settings(deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
FIRST_DAY = date(2025, 6, 10)
NUMBERS = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("publish"), NUMBERS),
    st.tuples(st.just("withdraw"), NUMBERS),
    st.tuples(st.just("redate"), NUMBERS, st.integers(0, 9), st.integers(0, 40)),
    st.tuples(st.just("undate"), NUMBERS),
    st.tuples(st.just("regrade"), NUMBERS, st.sampled_from([Grade.CONTESTED, Grade.SINGLE_NAMED, Grade.DISCOUNTED])),
    st.tuples(st.just("merge"), NUMBERS, NUMBERS),
    st.tuples(
        st.just("undo"),
    ),
    st.tuples(st.just("split"), NUMBERS),
    st.tuples(st.just("reject"), NUMBERS),
    st.tuples(st.just("reopen"), NUMBERS),
)


@dataclass
class Newsroom:
    """Hold four events in two regions, three public and two linked, and a clock that the test turns."""

    clock: datetime = NOW
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the rows."""
        self.editor = EditorFactory()
        north, south = RegionFactory(slug="north"), RegionFactory(slug="south")
        RegionFactory(slug="other")
        for number in range(4):
            day = FIRST_DAY + timedelta(days=number % 2)
            event = EventFactory(
                state=ReviewState.DRAFT, on=day, published_by=None, first_published_at=None, grade=Grade.SINGLE_NAMED
            )
            EventRegionFactory(event=event, region=north, share=0.25)
            EventRegionFactory(event=event, region=south, share=0.75)
            report = ReportFactory(event=event, on=day, state=ReviewState.DRAFT)
            ParticipationFactory(event=event, name=f"Group {number}", actor=None)
            ParticipationFactory(event=None, report=report, name=f"Group {number}", actor=None)
            self.events.append(event)
        EventLinkFactory(later=self.events[1], earlier=self.events[0])
        # most of what editors can do begins with something public
        for number in range(3):
            self.take(("publish", number))

    def take(self, step: tuple, *, seconds: int = 60) -> None:
        """Do one step, or nothing where the rules refuse it; the clock moves first."""
        self.clock += timedelta(seconds=seconds)
        name, *details = step
        with suppress(DomainError):
            getattr(self, f"_{name}")(*details)

    def _who(self, number: int) -> dict:
        return {"event_id": self.events[number].pk, "editor": self.editor, "at": self.clock}

    def _publish(self, number: int) -> None:
        publish_event(**self._who(number))

    def _withdraw(self, number: int) -> None:
        withdraw_event(**self._who(number), note="It did not happen.")

    def _reject(self, number: int) -> None:
        reject_event(**self._who(number))

    def _reopen(self, number: int) -> None:
        reopen_event(**self._who(number))

    def _correct(self, number: int, changes: dict) -> None:
        correct_event(**self._who(number), changes=changes, kind=CorrectionKind.CORRECTION, note="We got it wrong.")

    def _redate(self, number: int, offset: int, width: int) -> None:
        first = FIRST_DAY + timedelta(days=offset)
        last = first + timedelta(days=width)
        self._correct(
            number, {"start_earliest": first, "start_latest": last, "end_earliest": first, "end_latest": last}
        )

    def _undate(self, number: int) -> None:
        empty = dict.fromkeys(("start_earliest", "start_latest", "end_earliest", "end_latest"))
        self._correct(number, empty)

    def _regrade(self, number: int, grade: Grade) -> None:
        self._correct(number, {"grade": grade, "grade_confirmed": True})

    def _merge(self, kept: int, absorbed: int) -> None:
        merge_events(
            kept_id=self.events[kept].pk, absorbed_id=self.events[absorbed].pk, editor=self.editor, at=self.clock
        )

    def _undo(self) -> None:
        merge = EventMerge.objects.filter(undone_at=None).first()
        if merge is not None:
            undo_merge(merge_id=merge.pk, editor=self.editor, at=self.clock)

    def _split(self, number: int) -> None:
        report = self.events[number].reports.order_by("-pk").first()
        if report is not None:
            split_report(report_id=report.pk, editor=self.editor, at=self.clock)
