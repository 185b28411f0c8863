"""Knows what waits for an editor, and how much of it."""

from dataclasses import dataclass

from events.domain.vocabulary import ComplaintState, ReviewState
from events.models import Actor, Article, Complaint, Event, Feed, Job, MergeProposal
from events.models.job import JobState
from events.selectors.proposals import open_proposals


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold how many rows of a table wait, and the question to its list that shows them."""

    model: str
    kind: str
    count: int
    query: str = ""


def what_waits() -> list[Waiting]:
    """Return what waits for an editor in the order of the work; what is at zero too."""
    events = Event.objects.filter(merged_into__isnull=True)
    return [
        Waiting("event", "drafts", events.filter(state=ReviewState.DRAFT).count()),
        Waiting("event", "second", events.filter(state=ReviewState.REVIEW).count(), "state__exact=review"),
        Waiting("mergeproposal", "proposals", open_proposals(MergeProposal.objects.all()).count()),
        Waiting("complaint", "complaints", Complaint.objects.filter(state=ComplaintState.OPEN).count()),
        Waiting("actor", "names", Actor.objects.filter(is_proposed=True).count(), "is_proposed__exact=1"),
        Waiting(
            "article",
            "undated",
            Article.objects.filter(published_on__isnull=True, is_current=True).count(),
            "published=no&is_current__exact=1",
        ),
        Waiting("job", "failed", Job.objects.filter(state=JobState.FAILED).count(), "state__exact=failed"),
        Waiting("feed", "feeds", Feed.objects.filter(is_active=True, failures__gt=0).count(), "is_active__exact=1"),
    ]
