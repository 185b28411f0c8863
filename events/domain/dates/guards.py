"""Knows what looks like a date and is none: money, shares, counts, names, month-like words."""

import re

_MONEY_BEFORE = re.compile(r"(?:[$€£¥₪]|\b(?:USD|EUR|GBP|Rs\.?|No\.?|Resolution|Article|Route|Flight|page|Section) ?)$")
_COUNTED_AFTER = re.compile(
    r"^(?:\s?%|\s?per ?cent|,\d{3}|\.\d|\s?(?:km|kg|mm|m|miles?|metres?|meters?|tons?|tonnes?|dollars|euros|people|troops"
    r"|soldiers|fighters|civilians|targets|missiles|rockets|drones|tanks|aircraft|barrels|million|billion|points?|seats"
    r"|votes|homes|houses|families|prisoners|refugees|deaths?|dead|wounded|others|men|women|children|officers|members)\b)",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(r"[\w/.-]$")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|to|and|or|between|during|before|after|late|early|mid|summer|winter|spring|autumn"
    r"|the|year|through|around|circa|ca\.|for)[ -]$|[(–-]$|^$",
    re.IGNORECASE,
)
_MAY_VERB = re.compile(r"\b(?:be|have|not|well|also|yet|still|soon|never|only|become|even)\b", re.IGNORECASE)


def is_decoy(text: str, start: int, end: int, rule: str) -> bool:
    """Say whether the words at start..end are no time expression after all."""
    before, after = text[max(0, start - 14) : start], text[end : end + 16]
    if _JOINED_BEFORE.search(before) and text[start].isalnum() and before[-1:] not in "-/":
        return True
    if before[-1:] in "/." and text[start].isdigit():
        return True
    if rule in {"year", "clock", "numeric", "year-range"}:
        return _is_figure(text, start, before, after, rule)
    if rule in {"month", "weekday", "directed-month"}:
        return _is_plain_word(text, start, end, after)
    return rule == "season" and text[start:end].lower() in {"fall", "spring"}


def _is_figure(text: str, start: int, before: str, after: str, rule: str) -> bool:
    if _MONEY_BEFORE.search(before) or _COUNTED_AFTER.match(after):
        return True
    if rule != "year":
        return False
    sentence_start = not before.strip() or before.rstrip().endswith((".", "\n"))
    cue = _YEAR_CUE.search(before)
    noun_follows = re.match(r"\s[a-z]+s\b", after) is not None and not cue
    return noun_follows or not (cue or sentence_start or after[:1] in ",.;:)\n" or not after)


def _is_plain_word(text: str, start: int, end: int, after: str) -> bool:
    word = text[start:end]
    if word.lower() == "may":
        return not word[0].isupper() or _MAY_VERB.match(after.strip()) is not None
    return not word.split()[-1][0].isupper()
