"""Knows the closed word lists that finding actors needs (data/actor_words.toml)."""

import tomllib
from importlib import resources


def _load_words() -> dict[str, frozenset[str]]:
    source = resources.files("events.domain.data").joinpath("actor_words.toml")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}


WORDS = _load_words()
