"""Knows how a sheet becomes bytes and back: a line of JSON that names the columns, then the columns.

Words travel as words beside their numbers, so that a sheet can still be read when a vocabulary has grown.
"""

import json
from typing import Any

import numpy as np

from events.selectors.sheets.columns import TABLES, WORDS, Array, Sheet, make_sheet, names_of

_CODES = {name: {word: code for code, word in enumerate(words)} for name, words in WORDS.items()}


def pack(sheet: Sheet) -> bytes:
    """Return the sheet as bytes."""
    header: list[list[Any]] = []
    columns: list[bytes] = []
    for table, shape in TABLES.items():
        for name in names_of(shape):
            column, words = _narrow(name, getattr(getattr(sheet, table), name))
            header.append([table, name, column.dtype.str, len(column), words])
            columns.append(column.tobytes())
    return json.dumps(header, separators=(",", ":")).encode() + b"\n" + b"".join(columns)


def unpack(packed: bytes) -> Sheet:
    """Return the sheet that bytes hold."""
    head, _, body = bytes(packed).partition(b"\n")
    tables: dict[str, dict[str, Array]] = {name: {} for name in TABLES}
    offset = 0
    for table, name, dtype, length, words in json.loads(head):
        column = np.frombuffer(body, dtype, length, offset)
        offset += column.nbytes
        if words is not None:
            column = np.array([_CODES[name][word] for word in words], np.uint8)[column]
        tables[table][name] = column
    return make_sheet(**tables)


def _narrow(name: str, column: Array) -> tuple[Array, list[str] | None]:
    """Return the column in the fewest bytes, and the words that its numbers stand for."""
    if name in WORDS:
        found, numbers = np.unique(column, return_inverse=True)
        return numbers.astype(np.uint8), [WORDS[name][code] for code in found]
    if column.dtype.kind != "i":
        return column, None
    return column.astype(np.min_scalar_type(int(column.max(initial=0)))), None
