"""Rows and constraints; no workflow, no signals, nothing in save()."""

from events.models.actor import Actor, OfficeTerm
from events.models.article import Article, ArticleState, Submission
from events.models.correction import Correction
from events.models.event import Event, EventLink, EventRegion, Location, Participation
from events.models.job import Job, JobState
from events.models.merging import EventMerge, MergeProposal, ProposalState
from events.models.outlet import Feed, Outlet
from events.models.place import Place, Region
from events.models.report import Figure, Report

__all__ = [
    "Actor",
    "Article",
    "ArticleState",
    "Correction",
    "Event",
    "EventLink",
    "EventMerge",
    "EventRegion",
    "Feed",
    "Figure",
    "Job",
    "JobState",
    "Location",
    "MergeProposal",
    "OfficeTerm",
    "Outlet",
    "Participation",
    "Place",
    "ProposalState",
    "Region",
    "Report",
    "Submission",
]
