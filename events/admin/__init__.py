"""Translates the editors' desk to services; importing the modules registers their classes."""

from events.admin import articles, events, jobs, kept, reference, review

__all__ = ["articles", "events", "jobs", "kept", "reference", "review"]
