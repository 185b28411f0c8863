"""Reads things: one question, one function, nothing changed."""
