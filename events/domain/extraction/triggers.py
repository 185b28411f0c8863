"""Knows which words of a sentence name an act, each with the frame that fits best."""

from __future__ import annotations

from dataclasses import dataclass

from events.domain.extraction.candidates import base_of
from events.domain.extraction.company import fits
from events.domain.extraction.frames import Frame, Lexicon
from events.domain.extraction.parse import Token
from events.domain.extraction.tree import Tree

# A form in -ing here is a noun: 'Fighting raged', 'after heavy bombing'.
_NOUN_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Hold a word that names an act, and its frame."""

    word: int
    frame: Frame


def find_triggers(tree: Tree, lexicon: Lexicon) -> list[Trigger]:
    """Return the triggers of a sentence in text order."""
    found = []
    for token in tree.tokens:
        word_class = _word_class(tree, token.index)
        if word_class is None:
            continue
        frame = _best(tree, token.index, _frames(lexicon, word_class, token))
        if frame is not None:
            found.append(Trigger(token.index, frame))
    return found


def _frames(lexicon: Lexicon, word_class: str, token: Token) -> tuple[Frame, ...]:
    """Return the frames of the word; a rare form that the lemmatiser cuts wrongly is looked up as written."""
    found = lexicon.of(word_class, token.lemma)
    if found or not token.tag.startswith(("VB", "NN")):
        return found
    written = token.text.lower()
    undoubled = written[:-3] if written.endswith("ed") and written[-3:-2] == written[-4:-3] else written
    options = (base_of(written) or written, written[:-1], written[:-2], undoubled)
    return next((rows for option in options if (rows := lexicon.of(word_class, option))), ())


def _word_class(tree: Tree, word: int) -> str | None:
    """Return the class under which the word is looked up, None where it cannot name an act."""
    token = tree.tokens[word]
    if token.tag == "VBG" and token.relation in _NOUN_SLOTS:
        return "noun"
    if token.tag.startswith("VB"):
        return None if token.relation in {"aux", "auxpass", "amod", "compound"} else "verb"
    if token.text == "March":
        return None
    if token.tag in {"NN", "NNS", "NNP", "NNPS"}:
        head = tree.head(word)
        return None if token.relation == "compound" and head is not None and tree.is_noun(head) else "noun"
    return "adjective" if token.tag == "JJ" else None


def _best(tree: Tree, word: int, frames: tuple[Frame, ...]) -> Frame | None:
    return next((frame for frame in frames if fits(frame, tree, word)), None)
