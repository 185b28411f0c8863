"""Knows how a sentence is spelled for the parser: capitals throughout would hide every verb. Offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from events.domain.extraction.blocks import Sentence
from events.domain.types import ActorMatch, PlaceMatch

_LETTERS = re.compile(r"[^\W\d_]+")


def text_to_parse(text: str, sentence: Sentence, actors: Iterable[ActorMatch], places: Iterable[PlaceMatch]) -> str:
    """Return the sentence as the parser should see it, exactly as long as it is in the article.

    A sentence in capitals is put in lower case, its names keep a capital.
    """
    own = text[sentence.words_start : sentence.end]
    letters = [sign for sign in own if sign.isalpha()]
    if len(letters) < 12 or sum(sign.isupper() for sign in letters) < 0.9 * len(letters):
        return own
    lowered = list(own.lower())
    if len(lowered) != len(own):
        return own
    spans = [actor.span for actor in actors] + [place.span for place in places]
    for span in spans:
        first, last = span.start - sentence.words_start, span.end - sentence.words_start
        if 0 <= first < len(own):
            for word in _LETTERS.finditer(own, first, last):
                lowered[word.start()] = own[word.start()]
    return own[:1] + "".join(lowered)[1:]
