"""Finds time expressions and their exact spans; resolves nothing.

Each rule is a pattern with named groups, tried only round the words that can trigger it; the longest match wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.domain.dates import words as w
from events.domain.dates.guards import is_decoy

# how far before its trigger word an expression can begin, in characters
REACH = 45

_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a match of a rule; `groups` are its named parts."""

    start: int
    end: int
    text: str
    rule: str
    groups: dict[str, str | None]


# rule id, kind of trigger, pattern; an earlier rule wins over a later one of the same length
RULES: tuple[tuple[str, str, str], ...] = (
    (
        "iso",
        "figure",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ](?P<clock>\d{2}:\d{2})(?::\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    ),
    ("numeric", "figure", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})"),
    ("stamp", "month", rf"(?:{w.WEEKDAY_SHORT},? )(?P<d>{w.DAY}) (?P<m>{w.MONTH}),? (?P<y>{w.YEAR})"),
    ("month-day-glued-year", "month", rf"(?P<m>{w.MONTH}) (?P<d>\d{{2}}) ?(?P<y>{w.YEAR})"),
    (
        "day-month-range",
        "month",
        rf"(?P<d>{w.DAY})(?P<joint>\s?[-–—/]\s?| (?:to|and|until|or) )(?P<d2>{w.DAY}) (?:of )?(?P<m>{w.MONTH})(?:,? (?P<y>{w.YEAR}))?",
    ),
    (
        "month-day-range",
        "month",
        rf"(?P<m>{w.MONTH}) (?P<d>{w.DAY})(?P<joint>\s?[-–—/]\s?| (?:to|and|until|or) )(?P<d2>{w.DAY})(?!\s(?:{w.MONTH}))(?:,? (?P<y>{w.YEAR}))?",
    ),
    (
        "date-to-date",
        "month",
        rf"(?P<m>{w.MONTH}) (?P<d>{w.DAY})(?:\s?[-–—]\s?| to )(?P<m2>{w.MONTH}) (?P<d2>{w.DAY})(?:,? (?P<y>{w.YEAR}))?",
    ),
    (
        "day-to-day",
        "month",
        rf"(?P<d>{w.DAY}) (?P<m>{w.MONTH})(?:\s?[-–—]\s?| to )(?P<d2>{w.DAY}) (?P<m2>{w.MONTH})(?:,? (?P<y>{w.YEAR}))?",
    ),
    (
        "month-day",
        "month",
        rf"(?:(?:{w.WEEKDAY}|{w.WEEKDAY_SHORT}),? )?(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY})(?!\d|:|,\d{{3}})(?:(?:,|, of| of)? (?P<y>{w.YEAR})\b)?",
    ),
    (
        "day-month",
        "month",
        rf"(?:(?:{w.WEEKDAY}|{w.WEEKDAY_SHORT}),? )?(?:the )?(?P<d>{w.DAY}) (?:day of |of )?(?P<m>{w.MONTH})(?:,? (?:of )?(?P<y>{w.YEAR}|that (?:same )?year|the same year|this year|last year|next year)\b)?",
    ),
    (
        "month-part",
        "month",
        rf"(?P<part>{w.EARLY}|the end of|the last days of)(?: in|[- ]|)\s?(?P<m>{w.MONTH})(?:,? (?:of )?(?P<y>{w.YEAR}|that (?:same )?year|last year|this year|next year)\b)?",
    ),
    (
        "week-of-month",
        "month",
        rf"the (?P<nth>first|second|third|fourth|last) (?P<u>week|days|weekend) (?:of|in) (?P<m>{w.MONTH})(?:,? (?P<y>{w.YEAR})\b)?",
    ),
    (
        "month-year",
        "month",
        rf"(?:the month of )?(?P<m>{w.MONTH})(?:,| of|)? (?P<y>{w.YEAR}|that (?:same )?year|the same year|the following year|last year|next year|this year)\b",
    ),
    ("directed-month", "month", rf"(?P<which>last|next|this past|this|the previous|the following) (?P<m>{w.MONTH})"),
    (
        "month-to-month",
        "month",
        rf"(?P<m>{w.MONTH}) (?:to|and|through|until)? ?[-–]? ?(?P<m2>{w.MONTH}) (?P<y>{w.YEAR})",
    ),
    ("month", "month", rf"(?P<m>{w.MONTH})(?! \d)"),
    ("weekday-range", "weekday", rf"(?P<a>{w.WEEKDAY})(?: (?:to|until|through) |[-–])(?P<b>{w.WEEKDAY})"),
    (
        "clock-range",
        "weekday",
        rf"{w.CLOCK} (?:on )?(?P<a>{w.WEEKDAY}) (?:to|until) {w.CLOCK} (?:on )?(?P<b>{w.WEEKDAY})",
    ),
    (
        "clock-weekday",
        "weekday",
        rf"(?:shortly (?:after|before) )?(?P<clock>{w.CLOCK}|midnight|noon|midday)(?:,? on|,| of|) (?:(?P<dir>last|next|this) )?(?P<wd>{w.WEEKDAY})",
    ),
    (
        "early-weekday",
        "weekday",
        rf"(?:(?P<part>the early hours of|early on|early|late on|late|later on|the night of|the evening of|the morning of|the afternoon of|{w.DAWN}(?: on)?|{w.PART} on) )(?P<dir>last |next |this )?(?P<wd>{w.WEEKDAY})(?: (?P<pod>{w.PART}))?",
    ),
    (
        "weekday-of-week",
        "weekday",
        rf"(?P<wd>{w.WEEKDAY}) (?:of )?(?P<which>last|this|next|the following|the previous|the same) week",
    ),
    ("weekday-week", "weekday", rf"(?P<wd>{w.WEEKDAY}) week\b"),
    (
        "directed-weekday",
        "weekday",
        rf"(?P<dir>last|next|this past|this coming|this|the following|the previous|the next|that|the same) (?P<wd>{w.WEEKDAY})(?: (?P<pod>{w.PART}))?",
    ),
    (
        "set-weekday",
        "weekday",
        rf"(?:every|each)(?: (?P<nth>other|second))? (?P<wd>{w.WEEKDAY})|(?P<wds>{w.WEEKDAY})s\b",
    ),
    ("weekday", "weekday", rf"(?P<wd>{w.WEEKDAY})(?: (?P<pod>{w.PART}))?"),
    (
        "weekend",
        "weekend",
        r"(?:(?P<which>the last|last|the past|this past|this coming|this|the coming|the next|next|the previous|the following|that|the same|the) )weekend",
    ),
    (
        "directed-unit",
        "unit",
        r"(?:(?P<part>early|earlier|late|later|mid)[- ])?(?P<which>this|last|next|the current|the previous|the following|the same|that same|that|the coming|the next|the past|the last|this past|this coming) (?P<u>day|night|week|month|year|decade|century|morning|afternoon|evening|hour)(?! (?:old|long))",
    ),
    (
        "part-of-unit",
        "unit",
        r"(?P<part>the end|the start|the beginning|the middle) of (?P<which>this|the|last|next|that|the following|the previous)? ?(?P<u>week|month|year|decade|century)",
    ),
    (
        "units-span",
        "unit",
        rf"(?:the |these )?(?P<which>past|last|next|coming|previous|following|first|final|recent) (?P<n>{w.NUMBER}|{w.VAGUE}) (?P<u>{w.UNIT})",
    ),
    (
        "recent-units",
        "unit",
        r"(?P<which>recent|(?:the )?past|(?:the )?coming|(?:the )?last|(?:the )?next|(?:the )?previous) (?P<u>days|weeks|months|years|hours|decades)",
    ),
    (
        "offset",
        "unit",
        rf"(?P<about>(?:only |just |some |{w.ABOUT}))?(?P<n>{w.NUMBER}|{w.VAGUE})(?: full)?[ -](?P<u>{w.UNIT}) (?P<dir>ago|earlier|later|before that|after that|before|after|afterwards?|prior|from now|previously|on|into|since)\b",
    ),
    (
        "vague-offset",
        "unit",
        r"(?P<u>minutes|hours|days|weeks|months|years) (?P<dir>ago|earlier|later|before|after|afterwards?)\b",
    ),
    (
        "the-day-before",
        "unit",
        r"(?:the|one|a) (?P<u>day|night|week|month|year|evening|morning) (?P<dir>before|after|earlier|later|previous|following|prior)",
    ),
    ("half", "unit", r"(?:the )?(?P<nth>first|second) half of (?P<y>the year|this year|last year|next year|\d{4})"),
    (
        "nth-day",
        "unit",
        rf"(?:the )?(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(w.ORDINALS)}) (?:straight |consecutive )?(?P<u>day|week|month|night)(?! (?:running|in a row))",
    ),
    ("day-n", "unit", r"Day (?P<n>\d{1,4})\b"),
    (
        "set-unit",
        "unit",
        rf"(?:almost |nearly )?(?:every|each|per)(?: (?P<n>{w.NUMBER}|other|second|few))? (?P<u>{w.UNIT}|morning|evening|afternoon)|(?:once|twice|(?:{w.NUMBER}) times) (?:an?|per|every) (?P<u2>day|week|month|year|hour)",
    ),
    (
        "duration",
        "unit",
        rf"(?P<about>(?:about|around|almost|nearly|more than|less than|over|at least|up to|roughly|approximately|another|only|just|under) )?(?P<n>half an?|{w.NUMBER}|{w.VAGUE})[ -](?P<u>{w.UNIT})(?:-long)?(?! (?:old|earlier|later|ago|after|before)\b)",
    ),
    ("bare-duration", "unit", r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries)"),
    (
        "adverb-set",
        "adverb",
        r"(?:almost |nearly )?(?P<set>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually)",
    ),
    (
        "deictic",
        "adverb",
        rf"(?:(?P<part>early|earlier|late|later) )?(?P<word>today|yesterday|tomorrow|tonight)(?: (?P<pod>{w.PART}))?|the day (?P<far>before yesterday|after tomorrow)",
    ),
    (
        "overnight",
        "adverb",
        r"overnight(?: (?:from |into |on )?(?P<a>{wd})(?: (?:to|into) (?P<b>{wd}))?)?".replace("{wd}", w.WEEKDAY),
    ),
    (
        "reference",
        "adverb",
        r"right now|just now|nowadays|now|currently|so far|at present|presently|recently|lately|in the near future|(?P<future>soon|the near future)|(?:at )?the moment",
    ),
    ("part-of-day", "daypart", rf"(?P<which>this|that|the same|the following|the next|the previous) (?P<pod>{w.PART})"),
    ("dawn", "daypart", rf"(?P<pod>{w.DAWN})(?: (?:on|of) (?P<wd>{w.WEEKDAY}))?"),
    (
        "midnight",
        "daypart",
        rf"(?P<shortly>(?:shortly|just|soon) (?:after|before) )?midnight(?:(?: on| of|) (?P<wd>{w.WEEKDAY}))?",
    ),
    (
        "night-of",
        "daypart",
        rf"(?:the|overnight on the|on the) (?P<pod>night|morning|evening|afternoon) of (?P<dm>{w.DAY} {w.MONTH}(?:,? {w.YEAR})?|{w.MONTH} {w.DAY}(?:,? {w.YEAR})?)",
    ),
    (
        "clock",
        "figure",
        rf"(?P<clock>{w.CLOCK})(?: (?:on )?(?P<same>the same day|that day|today|yesterday|tomorrow)|(?: on| of|,) (?P<dm>{w.DAY} {w.MONTH}(?: {w.YEAR})?|{w.MONTH} {w.DAY}(?:,? {w.YEAR})?))?",
    ),
    (
        "season",
        "season",
        rf"(?:(?P<part>{w.EARLY})[- ](?:in )?)?(?:(?P<which>the|this|last|next|that|the following|the previous|the coming) )?(?P<s>{w.SEASON})(?:(?: of|,|) (?P<y>{w.YEAR}|that year|last year|next year|this year))?",
    ),
    (
        "quarter",
        "season",
        r"(?:the )?(?P<nth>first|second|third|fourth|last) quarter(?: of (?P<y>\d{4}|this year|last year|next year))?",
    ),
    ("decade", "figure", r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<dec>(?:1[0-9]|20)\d)0s"),
    ("year-part", "figure", rf"(?P<part>{w.EARLY})(?: in|[- ]|)\s?(?P<y>{w.YEAR})\b"),
    ("year-range", "figure", rf"(?P<y>{w.YEAR})[-–](?P<y2>{w.YEAR}|\d{{2}})\b"),
    ("bc", "figure", r"(?:the )?(?P<y>\d{1,4})s? (?:BC|BCE|B\.C\.?)(?![a-z])"),
    ("year", "figure", rf"(?:the year )?(?P<y>{w.YEAR})\b"),
    (
        "century",
        "century",
        rf"(?:(?P<part>early|mid|late)[- ](?:in )?)?(?:the )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(w.ORDINALS)})[- ]century",
    ),
)

_TRIGGERS = {
    "month": rf"{w.MONTH}",
    "weekday": rf"{w.WEEKDAY}|{w.WEEKDAY_SHORT}",
    "weekend": r"weekend",
    "unit": r"seconds|minute|hour|day|night|week|fortnight|month|year|decade|centur|half",
    "adverb": r"(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|today|yesterday|tomorrow|tonight|overnight|now|currently|so far|at present|presently|recently|lately|soon|near future|the moment)\b",
    "daypart": r"(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|morning|afternoon|evening|night|midnight)\b",
    "season": r"spring|summer|autumn|fall|winter|quarter",
    "figure": r"\d{1,4}",
    "century": r"century",
}


def find(text: str) -> Iterator[Found]:
    """Yield every time expression in text order, never nested, never overlapping."""
    free_from = 0
    for trigger in _trigger_pattern().finditer(text):
        if trigger.start() < free_from:
            continue
        best = _longest(text, trigger, free_from)
        if best is not None:
            free_from = best.end
            yield best


def _longest(text: str, trigger: re.Match[str], free_from: int) -> Found | None:
    """Return the longest match of the trigger's rules that covers the trigger."""
    low = max(free_from, trigger.start() - REACH)
    best: Found | None = None
    for rule, pattern in _rules_of(trigger.lastgroup or ""):
        for match in pattern.finditer(text, low, trigger.end() + 2 * REACH):
            if match.start() > trigger.start():
                break
            if match.end() < trigger.end() or (best and match.end() - match.start() <= best.end - best.start):
                continue
            if is_decoy(text, match.start(), match.end(), rule):
                continue
            best = Found(match.start(), match.end(), match[0], rule, match.groupdict())
            break
    return best


@cache
def _trigger_pattern() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{kind}>\b(?:{words}))" for kind, words in _TRIGGERS.items()), _FLAGS)


@cache
def _rules_of(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    near = {"daypart": ("daypart", "weekday", "unit"), "season": ("season", "unit"), "century": ("century", "unit")}
    near |= {"figure": ("figure", "month", "weekday", "unit"), "unit": ("unit", "daypart", "weekday")}
    near |= {"month": ("month", "figure"), "weekday": ("weekday", "month", "adverb")}
    kinds = near.get(kind, (kind,))
    return tuple((rule, re.compile(rf"\b(?:{pattern})", _FLAGS)) for rule, of, pattern in RULES if of in kinds)
