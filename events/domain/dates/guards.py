"""Knows what looks like a date and is none: names made of time words, counts, numbers of resolutions."""

import re
from dataclasses import replace

from events.domain.dates.found import Found

_NAME_BEFORE = re.compile(r"\b(?:Black|Bloody|Red|Super|Holy|Arab|Prague|Women['’]s|Operation|White|Long)\s$")
_NAME_AFTER = re.compile(
    r"^\s(?:[Pp]rayers?|[Ss]ermons?|[Mm]osque|Club|Times|Post|Herald|Mail|Telegraph|Offensive|Rising|Agreement|Accords?)\b"
)
_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|article|route|flight|page|section|number|no\.?|chapter|brigade|unit|act|bill|room|model)\s"
    r"|[$€£¥₪#&.,/:]|\b[A-Z]{1,3}-|\b\d{1,3}[-–]|\b\d{1,3} (?:and|or|to)\s)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:\s(?!(?:was|is|has|as|its|his|this|us|does)\b)[a-z]+s\b|\s?%|\s?(?:km|kg|mm|m|ft|hp|cc)\b|[-–][a-z]|[.,/:]\d|\s(?:per|people|men)\b)"
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|during|before|after|late|early|mid|summer|winter|spring|autumn|fall|the|year"
    r"|years|through|circa|ca\.|back|c\.|as|his|her|its|their|between|\d{4} (?:to|and|or))|[-–(,\"“‘'/])\s?$",
    re.IGNORECASE,
)
# these stand before years and before counts alike
_WEAK_CUE = re.compile(r"\bfor\s$")
_CALENDAR_CENTURIES = ("19", "20")
_MAY_VERB = re.compile(r"^\s(?:be|have|not|well|also|yet|still|soon|never|only|become|even|I|we|you|he|she|they|it)\b")
# "the March to the sea", "Ice March": a march with a capital
_NAMED_MARCH = re.compile(r"\b[A-Z][a-z]+\s$")
_MARCH_BEFORE = re.compile(r"(?:\b(?:the|a|an|his|her|their|our|this|that)|['’]s)\s$|[\"“]$")
_MARCH_AFTER = re.compile(r"^\s(?:to|on|from|through|against|for)\b|^[^\w\s]|^$")
# "Mr. May", "Theresa May"
_GIVEN_NAME = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr)\.?|[a-z,] [A-Z][a-z]+)\s$")
_MONTH_CUE = re.compile(r"\b(?:In|Since|By|From|Until|Last|Next|This|Early|Late|Between|During|And|To|For|Of)\s$")
_PLAIN = frozenset({"month", "weekday", "weekend", "season", "dawn", "directed-unit", "feast"})
_SOON_AHEAD = re.compile(r"\b(?:will|would|could|can|may|might|should|shall|must|to|be|very|how|too)\s$|['’]ll\s$")
_EVENT_AFTER = re.compile(
    r"\s(?:attacks?|offensives?|campaigns?|raids?|strikes?|bombings?|massacres?|assaults?|invasion|war|uprising|coup"
    r"|revolution|agreement|deal|accords?|truce|ceasefire|elections?|vote|summit|meeting|talks|protests?)\b",
    re.IGNORECASE,
)
_FRACTION_AFTER = re.compile(r"^\s(?:of|that)\b")


def is_decoy(found: Found) -> bool:
    """Say whether the words are no time expression after all."""
    text = found.tokens.text
    before, after = text[max(0, found.start - 16) : found.start], text[found.end : found.end + 16]
    if found.rule in {"year", "clock", "numeric", "year-season"}:
        return _is_figure(found, before, after)
    if found.rule in _PLAIN:
        return _is_name(found, before, after)
    if found.rule == "length" and found.part("u") == "quarters":
        return found.part("n") in {"some", "many", "three"} and (
            found.part("n") != "three" or _is_fraction(found, after)
        )
    return found.rule == "reference" and _is_other_sense(found.part("r"), before)


def without_article(found: Found) -> Found:
    """Return the expression without the article that belongs to what it describes: 'the [7 October] attack'."""
    tokens = found.tokens
    if found.rule not in {"day-month", "season"} or tokens.words(found.first, found.first + 1).lower() != "the":
        return found
    if not _EVENT_AFTER.match(tokens.text, found.end):
        return found
    return replace(found, first=found.first + 1)


def _is_fraction(found: Found, after: str) -> bool:
    return "-" in found.text or _FRACTION_AFTER.match(after) is not None


def _is_figure(found: Found, before: str, after: str) -> bool:
    if _NUMBERED.search(before) or (found.rule == "year" and _COUNTED.match(after) and not _YEAR_CUE.search(before)):
        return True
    if found.rule != "year" or found.first == 0 or found.text.startswith(_CALENDAR_CENTURIES):
        return False
    is_closed = not after or after[0] in ",.;:)\n–-\"”'’"
    has_cue = _YEAR_CUE.search(before) or _WEAK_CUE.search(before)
    return not (is_closed or has_cue or before.rstrip(" ").endswith((".", "\n", ":", ")")))


def _is_name(found: Found, before: str, after: str) -> bool:
    if _NAME_BEFORE.search(before) or (found.rule == "feast" and before.endswith("-")):
        return True
    if found.rule != "season" and _NAME_AFTER.match(after):
        return True
    if found.rule == "dawn":
        return found.text[0].isupper() and before[-1:] == " " and before.rstrip()[-1:] not in ".:\n"
    if found.rule == "month" and found.text == "March":
        return _is_march(before, after)
    if found.rule == "month" and found.text == "May":
        return _MAY_VERB.match(after) is not None or (
            _GIVEN_NAME.search(before) is not None and not _MONTH_CUE.search(before)
        )
    return False


def _is_march(before: str, after: str) -> bool:
    if _NAMED_MARCH.search(before) and not _MONTH_CUE.search(before):
        return True
    return _MARCH_BEFORE.search(before) is not None and _MARCH_AFTER.match(after) is not None


def _is_other_sense(word: str, before: str) -> bool:
    """Say whether 'soon' only means 'shortly after', and 'recently' only stresses: 'as recently as'."""
    if word == "soon":
        return _SOON_AHEAD.search(before) is None
    return word == "recently" and before.endswith(" as ")
