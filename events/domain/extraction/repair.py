"""Knows a mistake the parser makes with short sentences: the verb hangs on its subject as if it were a participle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.domain.extraction.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with 'Trump called Putin' read as a sentence where no other verb of it is finite."""
    if any(token.tag in _FINITE for token in tokens):
        return tuple(tokens)
    root = next((token for token in tokens if token.head == token.index and token.tag.startswith("NN")), None)
    if root is None:
        return tuple(tokens)
    verb = next((t for t in tokens if t.head == root.index and t.relation == "acl" and t.tag == "VBN"), None)
    if verb is None or verb.index != root.index + 1:
        return tuple(tokens)
    return tuple(_moved(token, root, verb) for token in tokens)


def _moved(token: Token, root: Token, verb: Token) -> Token:
    if token.index == verb.index:
        return replace(token, tag="VBD", relation="ROOT", head=verb.index)
    if token.index == root.index:
        return replace(token, relation="nsubj", head=verb.index)
    if token.head == verb.index and token.relation == "oprd":
        return replace(token, relation="dobj")
    return replace(token, head=verb.index) if token.head == root.index and token.index > verb.index else token
