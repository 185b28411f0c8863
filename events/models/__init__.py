"""Rows and constraints; no workflow, no signals, nothing in save()."""

from events.models.actor import Actor, OfficeTerm
from events.models.article import Article, ArticleState, Submission
from events.models.complaint import Complaint
from events.models.correction import Correction
from events.models.event import Event, EventLink, EventRegion, Location, Participation
from events.models.job import Job, JobState
from events.models.merging import EventMerge, MergeProposal, ProposalState
from events.models.outlet import Feed, Outlet
from events.models.place import Place, Region
from events.models.report import Figure, Report
from events.models.sheet import DaySheet
from events.models.turning_point import TurningPoint
from events.models.version import EventVersion
from events.models.vintage import IndexVintage, Purpose, StaleSpan

__all__ = [
    "Actor",
    "Article",
    "ArticleState",
    "Complaint",
    "Correction",
    "DaySheet",
    "Event",
    "EventLink",
    "EventMerge",
    "EventRegion",
    "EventVersion",
    "Feed",
    "Figure",
    "IndexVintage",
    "Job",
    "JobState",
    "Location",
    "MergeProposal",
    "OfficeTerm",
    "Outlet",
    "Participation",
    "Place",
    "ProposalState",
    "Purpose",
    "Region",
    "Report",
    "StaleSpan",
    "Submission",
    "TurningPoint",
]
