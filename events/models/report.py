"""Knows one article's account of one event: every field stands on words of the article or is an editor's."""

from django.db import models
from django.db.models import F, Q

from events.domain.vocabulary import (
    AttributionKind,
    Factuality,
    Measure,
    Origin,
    Qualifier,
    ReviewState,
    Stance,
    Type,
    VictimClass,
)
from events.models.article import Article
from events.models.dated import Dated, bounds_ordered
from events.models.vocabulary import KIND_CHOICES, choices_of, kind_known, only_from


class Report(Dated):
    """Hold a report; offsets count characters of the article's text, ends exclusive.

    `fingerprint` is the hash of the sentence, the type and the place of the trigger in the sentence: it finds
    the same report again after a re-run or in a new version of the article. `is_touched` marks what an
    editor changed or decided; a re-run leaves such a report alone.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    event = models.ForeignKey("events.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    ordinal = models.PositiveIntegerField(default=0)
    type = models.CharField(max_length=12, choices=choices_of(Type))
    kind = models.CharField(max_length=30, choices=KIND_CHOICES)
    factuality = models.CharField(max_length=12, choices=choices_of(Factuality), default=Factuality.OCCURRED)
    title = models.CharField(max_length=200, blank=True)
    is_background = models.BooleanField(default=False)

    trigger_start = models.PositiveIntegerField(default=0)
    trigger_end = models.PositiveIntegerField(default=0)
    quote = models.TextField("quoted sentence", blank=True)
    quote_start = models.PositiveIntegerField(default=0)
    quote_end = models.PositiveIntegerField(default=0)
    sentences = models.JSONField("spans of all sentences", default=list, blank=True)
    date_start = models.PositiveIntegerField(null=True, blank=True)
    date_end = models.PositiveIntegerField(null=True, blank=True)
    rules = models.JSONField("rule and span of each field", default=dict, blank=True)
    links = models.JSONField("links to other reports of the article", default=list, blank=True)

    attribution = models.CharField(max_length=12, choices=choices_of(AttributionKind), default=AttributionKind.NONE)
    attribution_name = models.CharField(max_length=200, blank=True)
    attribution_count = models.PositiveIntegerField(null=True, blank=True)
    attribution_rank = models.CharField(max_length=100, blank=True)
    attribution_side = models.CharField(max_length=100, blank=True)
    stance = models.CharField(max_length=20, choices=choices_of(Stance), default=Stance.ASSERTS)

    origin = models.CharField(max_length=8, choices=choices_of(Origin), default=Origin.MACHINE)
    is_touched = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=choices_of(ReviewState), default=ReviewState.DRAFT)
    pipeline_version = models.CharField(max_length=20, blank=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    merge_reasons = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["article_id", "ordinal", "id"]
        indexes = [
            models.Index(fields=["start_earliest", "end_latest"], name="report_bounds"),
            models.Index(fields=["state", "type"], name="report_state_type"),
        ]
        constraints = [
            *bounds_ordered("report"),
            models.UniqueConstraint(
                fields=["article", "trigger_start", "trigger_end", "type"],
                condition=Q(origin=Origin.MACHINE.value),
                name="report_one_per_span_and_type",
            ),
            models.CheckConstraint(condition=Q(trigger_start__lte=F("trigger_end")), name="report_trigger_ordered"),
            only_from(Type, "type", "report_type_known"),
            kind_known("report_kind_known"),
            only_from(Factuality, "factuality", "report_factuality_known"),
            only_from(Stance, "stance", "report_stance_known"),
            only_from(ReviewState, "state", "report_state_known"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} in article {self.article_id}"


class Figure(models.Model):
    """Hold a casualty figure as its words limit it; an empty `high` is open, an empty `best` not stated."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=10, choices=choices_of(Measure))
    victim_class = models.CharField(max_length=10, choices=choices_of(VictimClass), default=VictimClass.UNKNOWN)
    group = models.CharField(max_length=200, blank=True)
    qualifier = models.CharField(max_length=10, choices=choices_of(Qualifier))
    low = models.PositiveIntegerField()
    best = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    is_exclusive = models.BooleanField("more than `low`", default=False)
    wording = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["report_id", "measure", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(high__isnull=True) | Q(low__lte=F("high")), name="figure_low_high"),
            models.CheckConstraint(condition=Q(best__isnull=True) | Q(low__lte=F("best")), name="figure_low_best"),
            models.CheckConstraint(
                condition=Q(best__isnull=True) | Q(high__isnull=True) | Q(best__lte=F("high")), name="figure_best_high"
            ),
            only_from(Measure, "measure", "figure_measure_known"),
            only_from(Qualifier, "qualifier", "figure_qualifier_known"),
        ]

    def __str__(self) -> str:
        return f"{self.wording or self.low} {self.measure}"
