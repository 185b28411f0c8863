"""Knows whether the words round an expression speak of what was or of what is to come."""

import re

CLAUSE_CHARS_BEFORE, CLAUSE_CHARS_AFTER = 160, 100

# a modal, or a plan in the present tense: the expression lies ahead, even where a speaker "said" so
_PLAN = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|(?:(?-i:may)|might|could|can|should|must|would)\b(?! be the| have\b)"
    r"|(?:is|are|was|were|be) (?:\w+ )?(?:to|due|set|scheduled|expected|slated|planned|likely|awaited|pencilled)\b"
    r"|due|scheduled|slated|planned|expects?|expected|planning|(?:plan|hope|aim|intend)s? to|going to|to be held"
    r"|calls? for|called (?:\w+ ){1,3}for|ahead of|upcoming|deadline|next round)\b",
    re.IGNORECASE,
)
# "the minister on Friday will meet": only a plan right behind the expression counts
_PLAN_AFTER = re.compile(
    r"\s*(?:\w+ ){0,3}(?:will|shall|is (?:to|due|set|expected|scheduled)|are (?:to|due|set|expected|scheduled))\b"
)
# verbs of timetables, which speak of the future in the present tense; no forms that are nouns as well
_TIMETABLE = re.compile(
    r"\b(?<!to )(?:if|resumes?|begins?|starts|opens|reopens?|meets?|votes|gathers?|convenes?|leaves|departs?|arrives?"
    r"|flies|fly|holds|ends|expires?|runs? out|runs? until|lasts|takes? (?:place|effect)"
    r"|go(?:es)? (?:to|free|into|home)|returns|travels?|visits|sees? each other|sits|faces|comes? into|kicks? off)\b"
)
# a participle after "be" is no past: "will be held"; some words only end like one
_PAST = re.compile(
    r"(?<!\bbe )\b(?!(?:hundred|naked|need|indeed|speed|feed|sacred|wicked|kindred)\b)"
    r"(?:was|were|had|did|killed|struck|held|met|began|fell|took|came|went|left|told|hit|shot|saw|made|got|gave|sent"
    r"|broke|became|fought|set off|put|led|lost|won|said|has|have|[a-z]{2,}ed)\b"
)
# who speaks stands outside the clause: "the ministry said that ..."
_SPEAKER = re.compile(
    r"^[^,]{0,80}\b(?:said|says|told \w+|announced|confirmed|added|reported|warned|noted)(?: (?:on \w+day|that))*\b"
    r"|,[^,]{0,80}\b(?:said|says|told|announced|confirmed|added|reported|warned|noted)\b[^,]{0,40}$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[.;!?:\n](?=\s|$)|[,–—] (?:and|but|while|which|who|whose|after|as|though|although|where|when|because|or)\b"
    r"|\b(?:that|while|after|because|although|though|but|when|whose|who|which|before)\b(?!,)"
    r"|\band (?=it |they |he |she )"
)


def clause_round(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the clause before and after an expression."""
    before = text[max(0, start - CLAUSE_CHARS_BEFORE) : start]
    after = text[end : end + CLAUSE_CHARS_AFTER]
    cuts = [found.end() for found in _CLAUSE_START.finditer(before)]
    if cuts:
        before = before[cuts[-1] :]
    if cut := _CLAUSE_START.search(after):
        after = after[: cut.start()]
    return before, after


def is_future(text: str, start: int, end: int) -> bool:
    """Say whether the clause speaks of what is to come.

    Only a plan, or a verb of timetables without any past form, turns an expression to the future.
    """
    before, after = clause_round(text, start, end)
    clause = f"{before}\N{BULLET}{after}"
    if _ends_with_speaker(before):
        return False
    if _PLAN.search(before) or _PLAN_AFTER.match(after):
        return not _past_governs(before)
    return bool(_TIMETABLE.search(clause)) and not _PAST.search(_SPEAKER.sub("", clause))


_SPOKE_BEFORE = re.compile(
    r"\b(?:said|says|told|announced|confirmed|added|reported|warned|noted)(?: (?:early|late))?(?: on)?\s*$",
    re.IGNORECASE,
)
_PAST_BEFORE = re.compile(
    r"\b(?:[a-z]{3,}ed|met|held|struck|began|took|came|went|left|hit|fell)(?: \w+){0,3}?(?: on| in)?\s*$"
)


def _ends_with_speaker(before: str) -> bool:
    """Say whether the expression dates the speech: 'he said on Monday'."""
    return _SPOKE_BEFORE.search(before) is not None


def _past_governs(before: str) -> bool:
    """Say whether the nearest verb before the expression is past and no plan stands behind it."""
    plans = [found.end() for found in _PLAN.finditer(before)]
    past = [found.start() for found in _PAST.finditer(before)]
    if not past:
        return False
    return not plans or past[-1] >= plans[-1]
