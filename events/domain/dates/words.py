"""Knows the words of time expressions: the classes the grammar speaks of, and what each word stands for."""


def listed(text: str) -> list[str]:
    """Return the words of a list that is written as one text."""
    return text.split()


_MONTH_NAMES = (
    listed("January February March April May June July August September October November December"),
    listed("Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec"),
)
MONTHS = {name.lower(): number for names in _MONTH_NAMES for number, name in enumerate(names, start=1)} | {"sept": 9}
_WEEKDAY_NAMES = (
    listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    listed("Mon Tue Wed Thu Fri Sat Sun"),
)
WEEKDAYS = {name.lower(): number for names in _WEEKDAY_NAMES for number, name in enumerate(names)}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
_ONES = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS: dict[str, float] = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    "a": 1,
    "an": 1,
    "single": 1,
    "half": 0.5,
    "couple": 2,
    "dozen": 12,
    "hundred": 100,
}
_ORDINAL_ONES = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS = {
    **{word: number for number, word in enumerate(_ORDINAL_ONES, start=1)},
    **{f"{tens[:-1]}ieth": 10 * number for number, tens in enumerate(_TENS, start=2)},
}
# unit -> (TIMEX3 letter, how many of that letter)
UNITS: dict[str, tuple[str, int]] = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DECADES = {
    word: 10 * number
    for number, word in enumerate(
        listed("twenties thirties forties fifties sixties seventies eighties nineties"), start=2
    )
}
PARTS_OF_DAY = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "noon": "12:00",
    "midday": "12:00",
    "afternoon": "AF",
    "evening": "EV",
    "sunset": "EV",
    "dusk": "EV",
    "night": "NI",
    "nightfall": "NI",
    "midnight": "24:00",
}

# classes that the grammar names; a word may be in several
CLASSES: dict[str, str] = {
    "the": "the",
    "a": "a an",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "by": "by",
    "to": "to through thru",
    "till": "until till",
    "from": "from",
    "into": "into",
    "and": "and",
    "or": "or",
    "between": "between",
    "for": "for",
    "than": "than",
    "more": "more less fewer",
    "least": "least most",
    "up": "up",
    "about": "about around almost nearly roughly approximately some just only barely under over another close",
    "card": " ".join((*_ONES, *_TENS, "dozen", "hundred")),
    "ord": " ".join(ORDINALS),
    "half": "half",
    "vague": "several few many some numerous",
    "few": "few couple number handful",
    "single": "single full whole entire",
    "unit": "minute hour day week fortnight month year decade century night",
    "units": "seconds minutes hours days nights weeks fortnights months years decades centuries",
    "uday": "day",
    "udays": "days",
    "uweek": "week",
    "uweeks": "weeks",
    "umonth": "month",
    "uyear": "year",
    "quarterword": "quarter",
    "uquarters": "quarters",
    "century": "century",
    "pod": "morning afternoon evening night",
    "night": "night",
    "nights": "nights mornings afternoons evenings",
    "dawn": "dawn daybreak sunrise noon midday dusk sunset nightfall",
    "midnight": "midnight",
    "hours": "hours",
    "early": "early late mid",
    "small": "small wee",
    "later": "later earlier",
    "shortly": "shortly just soon",
    "edge": "end beginning start middle close outset eve turn",
    "endword": "end",
    "which": "last next this past coming previous following same that current preceding upcoming",
    "last": "last past previous preceding",
    "recent": "recent",
    "final": "final opening closing last first",
    "that": "that",
    "same": "same very",
    "these": "these those",
    "ago": "ago",
    "direction": "earlier later before after afterwards afterward previously prior hence following",
    "after": "after before",
    "sided": "after before following",
    "now": "now",
    "straight": "straight consecutive successive",
    "old": "old",
    "long": "long",
    "weekend": "weekend",
    "weekends": "weekends",
    "deictic": "today yesterday tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "reference": "now currently recently lately soon nowadays presently",
    "so": "so",
    "far": "far",
    "right": "right",
    "present": "present",
    "moment": "moment",
    "near": "near foreseeable",
    "future": "future",
    "past_word": "past",
    "latest": "latest",
    "adverb_set": "daily hourly nightly weekly monthly quarterly yearly annually biweekly",
    "every": "every each",
    "per": "per",
    "times": "once twice thrice",
    "timesword": "times",
    "other": "other alternate",
    "season": "spring summer autumn winter",
    "fall": "fall",
    "years_word": "years",
    "fiscal": "fiscal financial",
    "oclock": "o'clock o’clock",
    "anniversary": "anniversary",
    "rest": "rest remainder",
    "part": "part",
    "latter": "latter",
    "decadeword": " ".join(DECADES),
    "nineteen": "nineteen eighteen",
    "before_only": "before",
    "yesterday": "yesterday tomorrow",
    "hundred": "hundred",
    "scale": "thousand million billion",
    "longunit": "month months year years decade decades century centuries",
    # no nouns: a season or an ordinal before one of these describes nothing
    "modal": "will would could may might can must should",
    "plain": "since within during over was were had has saw time",
    "counted": (
        "people troops soldiers fighters civilians targets missiles rockets drones tanks aircraft barrels million"
        " billion points seats votes homes houses families prisoners refugees deaths dead wounded men women children"
        " officers members km kg kilometres kilometers miles metres meters tons tonnes dollars euros percent per"
    ),
}
# names that are time words only with a capital: "may", "march", "sun", "sat" are not
NAMES: dict[str, str] = {
    "month": " ".join(_MONTH_NAMES[0]),
    "monthab": "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "weekday": " ".join(_WEEKDAY_NAMES[0]),
    "wdab": "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "weekdays": " ".join(f"{name}s" for name in _WEEKDAY_NAMES[0]),
    "season": "Spring Summer Autumn Winter",
    "fallname": "Fall",
    "era": "BC BCE B.C. B.C",
}


_VAGUE = {"several", "few", "many", "some", "numerous", "number", "handful"}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def number(text: str) -> float | None:
    """Return what a count in words or figures stands for, None for vague ones.

    Of 'two to three' it is the second; a figure of over six digits is vague.
    """
    plain = text.lower().replace(",", "")
    if plain.replace(".", "", 1).isdigit() and len(plain) <= 6:
        return float(plain)
    words = [word for word in plain.replace("-", " ").split() if word not in {"of", "and"}]
    if not words or _VAGUE & set(words):
        return None
    if words[-1] in _SCALES:
        count = number(" ".join(words[:-1]))
        return None if count is None else count * _SCALES[words[-1]]
    return _number_of(words)


def _number_of(words: list[str]) -> float | None:
    joint = next((place for place, word in enumerate(words) if word in {"to", "or"}), None)
    if joint is not None:
        return number(" ".join(words[joint + 1 :]))
    if words[0] in {"a", "an"} and len(words) > 1:
        words = words[1:]
    if words[0] == "half":
        return 0.5
    if words[-1] == "half":
        whole = number(" ".join(word for word in words[:-1] if word != "a"))
        return None if whole is None else whole + 0.5
    found = [NUMBERS[word] for word in words if word in NUMBERS]
    if not found:
        return None
    return found[0] * 100 if words[-1] == "hundred" and len(found) > 1 else sum(found)


def ordinal(text: str) -> int:
    """Return the number of '13th' or 'twenty-first'."""
    if digits := "".join(sign for sign in text[:6] if sign.isdigit()):
        return int(digits)
    words = text.lower().replace("-", " ").split()
    return sum(ORDINALS.get(word, 0) or int(NUMBERS.get(word, 0)) for word in words)


def month(text: str) -> int:
    """Return the number of a month, 1-12."""
    return MONTHS[text.lower().strip(". ")]


def weekday(text: str) -> int:
    """Return the number of a weekday, Monday 0."""
    return WEEKDAYS[text.lower().strip(". ")]


def unit(text: str) -> str:
    """Return a unit in the singular, in lower case."""
    plain = text.lower().split("-", maxsplit=1)[0]
    return "century" if plain.startswith("centur") else plain.removesuffix("s")
