"""Knows the closed word lists of reading (data/*.toml): each name of a file is one set of words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def load_words(name: str) -> dict[str, frozenset[str]]:
    """Return the word sets of one file by name."""
    source = resources.files("events.domain.data").joinpath(name)
    return {key: frozenset(words.split()) for key, words in tomllib.loads(source.read_text("utf-8")).items()}
