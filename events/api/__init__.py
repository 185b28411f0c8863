"""Translates the JSON API to services and selectors."""
