"""Knows the closed word lists that finding places needs (data/place_words.toml)."""

import tomllib
from importlib import resources

from events.domain.vocabulary import PlacePrecision


def _load_words() -> dict[str, frozenset[str]]:
    source = resources.files("events.domain.data").joinpath("place_words.toml")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}


WORDS = _load_words()
NOUN_PRECISION: dict[str, PlacePrecision] = {
    **dict.fromkeys(WORDS["province_nouns"], PlacePrecision.PROVINCE),
    **dict.fromkeys(WORDS["district_nouns"], PlacePrecision.DISTRICT),
    **dict.fromkeys(WORDS["town_nouns"], PlacePrecision.TOWN),
    **dict.fromkeys(WORDS["point_nouns"], PlacePrecision.POINT),
}
