"""Knows which merge proposals still make sense."""

from django.db.models import Q, QuerySet

from events.domain.vocabulary import ReviewState
from events.models import MergeProposal, ProposalState


def open_proposals(proposals: QuerySet[MergeProposal]) -> QuerySet[MergeProposal]:
    """Keep what nobody answered; leave out what was rejected or withdrawn meanwhile."""
    closed = Q(report__state=ReviewState.REJECTED) | Q(event__state__in=(ReviewState.REJECTED, ReviewState.RETRACTED))
    return proposals.filter(state=ProposalState.OPEN).exclude(closed)
