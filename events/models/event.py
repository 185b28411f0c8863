"""Knows the merged, curated events, who took part in which role, where, and what links them."""

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from simple_history.models import HistoricalRecords

from events.domain.vocabulary import (
    PUBLIC_STATES,
    Grade,
    LinkKind,
    Origin,
    PlacePrecision,
    ReviewState,
    Role,
    Status,
    Type,
)
from events.models.actor import Actor
from events.models.article import Article
from events.models.dated import Dated, bounds_ordered
from events.models.place import Place, Region
from events.models.report import Report
from events.models.vocabulary import KIND_CHOICES, choices_of, kind_known, only_from


class EventQuerySet(models.QuerySet["Event"]):
    """Filter events; the rows decide nothing."""

    def public(self) -> "EventQuerySet":
        """Keep what readers may see."""
        return self.filter(state__in=[state.value for state in PUBLIC_STATES])


class Event(Dated):
    """Hold an event; `updated_at` moves with every change that a reader could see."""

    type = models.CharField(max_length=12, choices=choices_of(Type))
    kind = models.CharField(max_length=30, choices=KIND_CHOICES)
    status = models.CharField(max_length=10, choices=choices_of(Status), default=Status.OCCURRED)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    grade = models.CharField(max_length=20, choices=choices_of(Grade), default=Grade.SINGLE_NAMED)
    grade_reasons = models.JSONField(default=list, blank=True)
    grade_confirmed = models.BooleanField(default=False)
    source_count = models.PositiveIntegerField("independent sources", default=1)

    state = models.CharField(max_length=12, choices=choices_of(ReviewState), default=ReviewState.DRAFT, db_index=True)
    origin = models.CharField(max_length=8, choices=choices_of(Origin), default=Origin.MACHINE)
    is_touched = models.BooleanField("changed by an editor", default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="published_events"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviewed_events"
    )
    first_published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(db_index=True)
    regions = models.ManyToManyField(Region, through="EventRegion", related_name="events")
    # 1 where readers see the event: lists need one value to find an index that holds them in their order
    shown = models.GeneratedField(
        expression=Case(
            When(state__in=[state.value for state in PUBLIC_STATES], merged_into__isnull=True, then=Value(1)),
            default=Value(0),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    history = HistoricalRecords(excluded_fields=["shown"])
    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = [F("start_earliest").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(fields=["shown", "start_earliest", "id", "end_latest"], name="event_shown_start"),
            models.Index(fields=["state", "end_latest"], name="event_state_end"),
            models.Index(fields=["type", "start_earliest", "end_latest"], name="event_type_bounds"),
        ]
        constraints = [
            *bounds_ordered("event"),
            only_from(Type, "type", "event_type_known"),
            kind_known("event_kind_known"),
            only_from(Status, "status", "event_status_known"),
            only_from(Grade, "grade", "event_grade_known"),
            only_from(ReviewState, "state", "event_state_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_not_merged_into_itself"),
            models.CheckConstraint(
                condition=~Q(state__in=[state.value for state in PUBLIC_STATES]) | Q(published_by__isnull=False),
                name="event_public_has_publisher",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EventRegion(models.Model):
    """Hold how much of an event belongs to a region; the shares of an event sum to 1."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="region_shares")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="event_shares")
    share = models.FloatField(default=1.0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "region"], name="event_region_once"),
            models.CheckConstraint(condition=Q(share__gt=0) & Q(share__lte=1), name="event_region_share_range"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.share:.0%}"


class _OfReportOrEvent(models.Model):
    """Hold what belongs to exactly one report or one event, with the words of the article that say it."""

    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")
    name = models.CharField(max_length=300)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def _one_owner(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(report__isnull=True, event__isnull=False) | Q(report__isnull=False, event__isnull=True), name=name
    )


class Participation(_OfReportOrEvent):
    """Hold an actor in a role; `depth` 1 and 2 belong to the act asked for, not to the asking."""

    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="participations")
    role = models.CharField(max_length=12, choices=choices_of(Role))
    country = models.CharField(max_length=3, blank=True)
    office = models.CharField(max_length=200, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["actor", "role"], name="participation_actor_role")]
        constraints = [
            _one_owner("participation_one_owner"),
            only_from(Role, "role", "participation_role_known"),
            models.CheckConstraint(condition=Q(depth__lte=3), name="participation_depth_range"),
        ]


class Location(_OfReportOrEvent):
    """Hold where a report or an event puts an act; `place` is empty for a name that no table knows."""

    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="locations")
    precision = models.CharField(max_length=12, choices=choices_of(PlacePrecision), default=PlacePrecision.NONE)
    country = models.CharField(max_length=3, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            _one_owner("location_one_owner"),
            only_from(PlacePrecision, "precision", "location_precision_known"),
        ]


class EventLink(models.Model):
    """Hold what a later event is to an earlier one, and who says so."""

    class Asserter(models.TextChoices):
        """Name who asserts a link."""

        ACTOR = "actor"
        ARTICLE = "article"
        EDITOR = "editor"

    later = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links_back")
    earlier = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links_forward")
    kind = models.CharField(max_length=12, choices=choices_of(LinkKind))
    asserter = models.CharField(max_length=8, choices=Asserter.choices, default=Asserter.ARTICLE)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="asserted_links")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="asserted_links"
    )
    wording = models.CharField(max_length=300, blank=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="link_not_to_itself"),
            only_from(LinkKind, "kind", "link_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.kind} {self.earlier}"
