"""Translates requests to one call each, and what comes back to the public shape."""
