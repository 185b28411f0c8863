"""Translates the editors' desk to services; importing the modules registers their classes."""

from events.admin import articles, complaints, events, jobs, kept, reference, review

__all__ = ["articles", "complaints", "events", "jobs", "kept", "reference", "review"]
