"""Knows the words of time expressions and what each stands for."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: dict[str, float] = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{one}": 10 * t + o for t, tens in enumerate(_TENS, start=2) for o, one in enumerate(_ONES[:9], start=1)
    },
    "a": 1,
    "an": 1,
    "half a": 0.5,
    "a couple of": 2,
}
ORDINALS = {
    **{
        word: number
        for number, word in enumerate(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
            start=1,
        )
    },
    "twenty-first": 21,
}
# lengths that are said without a number
VAGUE_NUMBERS = frozenset({"several", "a few", "few", "some", "many", "a number of", "a handful of"})
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "centurie": "Y",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "morning": "MO",
    "noon": "T12:00",
    "midday": "T12:00",
    "afternoon": "AF",
    "evening": "EV",
    "sunset": "EV",
    "dusk": "EV",
    "night": "NI",
    "nightfall": "NI",
}

MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b\.?|July?\b\.?|Aug(?:ust|\b\.?)"
    r"|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?::[0-5]\d){1,2}(?:\s?[ap]\.?m\.?(?![a-z]))?|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\.?(?![a-z])"
    r"|[0-2]\d[0-5]\d(?=\s(?:GMT|UTC|hours)))(?:\s(?:GMT|UTC|local time|hours|[A-Z][a-z]+ time))?"
)
PART = r"(?:morning|afternoon|evening|night)"
DAWN = r"(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ONE = "|".join(_ONES)
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{_ONE})"
NUMBER = rf"(?:\d{{1,4}}|{NUMBER_WORD}|an?|half an?|a couple of)"
VAGUE = r"(?:several|a few|some|many|a number of|a handful of|few)"
UNIT = r"(?:seconds|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
ABOUT = r"(?:(?:about|around|almost|nearly|more than|less than|over|at least|up to|roughly|approximately|another) )"
EARLY = r"(?:early|mid|late|the end of|the beginning of|the start of|the middle of)"


def number(text: str) -> float | None:
    """Return what a number word or figure stands for, None for vague ones."""
    plain = " ".join(text.lower().split())
    if plain.isdigit():
        return int(plain)
    return NUMBERS.get(plain)


def month(text: str) -> int:
    """Return the number of a month, 1-12."""
    return MONTHS[text.lower().rstrip(".")]


def weekday(text: str) -> int:
    """Return the number of a weekday, Monday 0."""
    return WEEKDAYS[text.lower().rstrip(".")]


def unit(text: str) -> str:
    """Return a unit in the singular, in lower case."""
    plain = text.lower()
    return "century" if plain.startswith("centur") else plain.removesuffix("s")
