"""Translates the editors desk to services."""
