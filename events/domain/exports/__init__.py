"""Builds what leaves the house in other formats."""
