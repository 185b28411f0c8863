"""Knows how a rule of the grammar is written, and turns it into a pattern on word classes.

A rule is a sequence of class names (`weekday`), macros in capitals (`COUNT`) and the signs of regular expressions;
`m=MON` names a part (a second place for the same part is `m2=MON`). Spaces are for reading only.
"""

import re

from events.domain.dates.tokens import SIGNS_OF_CLASS

# a macro may use those above it
_MACROS = {
    "MON": "(month | monthab dot?)",
    "YR": "(year (?! hy? counted))",
    "WHICH": "((the | these)? (which | recent){1,3} same?)",
    "YEARN": "(YR | WHICH uyear | the uyear)",
    "OFYEAR": "(comma? (of | in)? y=YEARN)",
    "NUM": "((card (hy card)? hundred? | d | figure | num | year) scale?)",
    "RANGE": "((to | or | hy) NUM)",
    "COUNT": "((half a | a half hy? | a? few of? | a vague of | vague | NUM (RANGE | and a? half)? | a) single?)",
    "ABOUT": "((a? few? (more than | at least | up to | about to?)){1,3})",
    "UNITX": "(unit | units)",
    "NAMEDDAY": "((weekday | wdab dot?) comma? the?)",
    "DAYN": "(d | nth)",
    "ORDN": "(nth | (card | ord) hy ord | ord)",
    "MONTHDAY": "(NAMEDDAY? MON the? DAYN (?! figure) (comma? of? YEARN)?)",
    "DAYMONTH": "(NAMEDDAY? (the? DAYN (uday? of)? | the? ORDN uday? of) MON (comma? of? YEARN)?)",
    "WEEKDAY": "(WHICH? weekday (comma? (of | in)? WHICH uweek)?)",
    "SAMEDAY": "(WHICH uday)",
    "DAYX": "(MONTHDAY | DAYMONTH | WEEKDAY | iso | deictic | SAMEDAY)",
    "TIME": "(clock | NUM oclock | midnight | dawn)",
    "THROUGH": "(to | hy | dash)",
    "PART": "((early | later) (on | in | hy | part of)? the? | the? edge of the? | the? latter part of the? )",
}
_ITEM = re.compile(r"(?:([a-z]\d?)=)?(\(\?<?[:!=]|\(|[a-z_]+)|\s+")


def compile_rule(rule: str, *, with_parts: bool) -> str:
    """Return the regular expression of a rule; its named parts are kept only when asked for."""
    for name, meaning in reversed(_MACROS.items()):
        rule = re.sub(rf"\b{name}\b", meaning, rule)
    return _ITEM.sub(lambda found: _translate(found, with_parts=with_parts), rule)


def _translate(found: re.Match[str], *, with_parts: bool) -> str:
    part, item = found.groups()
    if item is None:
        return ""
    opening = f"(?P<{part}>" if part and with_parts else "(?:"
    if item == "(":
        return opening
    if item.startswith("("):
        return item
    signs = f"[{SIGNS_OF_CLASS[item]}]"
    return f"{opening}{signs})" if part else signs
