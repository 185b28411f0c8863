"""Finds time expressions and resolves them against publication and narrative."""
