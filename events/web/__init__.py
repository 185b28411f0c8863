"""Translates the reading pages to selectors."""
