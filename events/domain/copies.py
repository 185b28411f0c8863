"""Knows which texts are one text that several outlets printed, and which agency an article credits.

Two texts are compared by the runs of words that they share (shingles), found through an index: the cost grows
with the number of texts, not with the number of pairs.
Source: A. Broder, On the resemblance and containment of documents (1997).
"""

import re
import zlib
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import cache

WORDS_A_RUN = 5
# outlets cut wire copy from the end, so the beginning decides
COMPARED_CHARS = 3000
# of the runs of the shorter text; two reporters who quote one statement share a fifth
COPY_SHARE = 0.5
# every fourth run of a long text stands for all of it
_SAMPLED, _LONG_TEXT_RUNS = 4, 60

_AGENCIES = {
    "reuters": "Reuters",
    "afp": "AFP|Agence France[- ]Presse",
    "ap": "AP|Associated Press",
    "dpa": "dpa|Deutsche Presse[- ]Agentur",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "anadolu": "AA|Anadolu(?: Agency)?",
    "efe": "EFE",
    "ansa": "ANSA",
    "kyodo": "Kyodo(?: News)?",
    "upi": "UPI",
    "pti": "PTI|Press Trust of India",
    "interfax": "Interfax",
    "petra": "Petra",
    "mena": "MENA",
    "sana": "SANA",
    "irna": "IRNA",
    "wafa": "WAFA",
}
# how far into the text a dateline reaches, and how far before its end a credit line stands
_DATELINE_CHARS, _CREDIT_CHARS = 160, 120


def sketch_of(text: str) -> frozenset[int]:
    """Return the marks by which a text is found again: numbers that stand for runs of five words."""
    words = re.findall(r"\w+", text[:COMPARED_CHARS].casefold())
    runs = {
        zlib.crc32(" ".join(words[at : at + WORDS_A_RUN]).encode())
        for at in range(max(1, len(words) - WORDS_A_RUN + 1))
        if words
    }
    if len(runs) <= _LONG_TEXT_RUNS:
        return frozenset(runs)
    return frozenset(run for run in runs if run % _SAMPLED == 0)


def agency_of(text: str) -> str:
    """Return the wire that an article credits in its dateline or its last line, empty where there is none.

    'CAIRO (Reuters) -' and a closing '(with AFP)' are credits; 'officials told Reuters' in the text is not.
    """
    head, tail = text[:_DATELINE_CHARS], text[-_CREDIT_CHARS:].rsplit("\n", 1)[-1]
    for name, dateline, credit in _credit_patterns():
        if dateline.search(head) or credit.search(tail):
            return name
    return ""


def agency_named(name: str) -> str:
    """Return the wire that an outlet or a quoted medium is by its name, empty where it is none."""
    plain = re.sub(r"^the |\s+(?:news )?agency$", "", name.strip(), flags=re.IGNORECASE)
    return next((key for key, words in _AGENCIES.items() if re.fullmatch(words, plain, re.IGNORECASE)), "")


@cache
def _credit_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            name,
            re.compile(rf"\((?:{words})\)\s*[-–—:]|^(?:{words})\s*[-–—:]"),
            re.compile(rf"(?:\((?i:with |from |by |source: )?(?:{words})\)|[-–—] ?(?:{words}))\W*$"),
        )
        for name, words in _AGENCIES.items()
    )


def group_copies(sketches: Sequence[frozenset[int]]) -> list[int]:
    """Return for each text the number of its group; texts of one group are one text, in order of appearance."""
    groups: list[int] = []
    sizes: list[int] = []
    home_of_mark: dict[int, list[int]] = {}
    for sketch in sketches:
        group = _same_text(sketch, home_of_mark, sizes)
        if group is None:
            group = len(sizes)
            sizes.append(len(sketch))
            # only the first text of a group is indexed: a hundred copies cost a hundred look-ups, not their square
            for mark in sketch:
                home_of_mark.setdefault(mark, []).append(group)
        groups.append(group)
    return groups


def _same_text(sketch: frozenset[int], home_of_mark: dict[int, list[int]], sizes: Sequence[int]) -> int | None:
    met = Counter(group for mark in sketch for group in home_of_mark.get(mark, ()))
    found = ((count / max(1, min(len(sketch), sizes[group])), group) for group, count in met.items())
    share, group = max(found, default=(0.0, -1))
    return group if share >= COPY_SHARE else None


def join_by_keys(keys: Sequence[Iterable[Hashable]]) -> list[int]:
    """Return for each item the number of its group; items that share any key, directly or by others, are one group."""
    parent = list(range(len(keys)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    first_with: dict[Hashable, int] = {}
    for item, own in enumerate(keys):
        for key in own:
            other = root(first_with.setdefault(key, item))
            mine = root(item)
            parent[max(mine, other)] = min(mine, other)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(item), len(numbers)) for item in range(len(keys))]
