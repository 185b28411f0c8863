"""Keeps the whole installation in one file and brings it back: database, secret key, and what proves them whole."""
