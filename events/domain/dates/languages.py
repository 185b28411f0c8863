"""Knows in which language a text is to be read, and the words of dates in languages other than English."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SAMPLE_CHARS = 3000
# letters that one script has alone; a text in another script than its stated language's is read by the script
_SCRIPTS = {
    "arabic": re.compile(r"[\u0621-\u064a\u0671-\u06d3]"),
    "hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
_PERSIAN_LETTERS = re.compile(r"[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_SCRIPT_OF_LANGUAGE = {
    "ar": "arabic",
    "fa": "arabic",
    "ur": "arabic",
    "he": "hebrew",
    "ru": "cyrillic",
    "uk": "cyrillic",
}
_LANGUAGE_OF_SCRIPT = {"arabic": "ar", "hebrew": "he", "cyrillic": "ru", "latin": "en"}


def language_of(text: str, stated: str) -> str:
    """Return the language to read a text in: the stated one, unless the letters contradict it."""
    language = stated.partition("-")[0].partition("_")[0].lower() or "en"
    sample = text[:_SAMPLE_CHARS]
    counts = {script: len(letters.findall(sample)) for script, letters in _SCRIPTS.items()}
    script = max(counts, key=lambda one: counts[one])
    is_persian = script == "arabic" and len(_PERSIAN_LETTERS.findall(sample)) > counts["arabic"] / 20
    if is_persian and language != "ur":
        return "fa"
    if not counts[script] or script == _SCRIPT_OF_LANGUAGE.get(language, "latin"):
        return language
    return _LANGUAGE_OF_SCRIPT[script]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Hold the scan of a language, and what its months and weekdays look like."""

    scan: re.Pattern[str]
    months: tuple[re.Pattern[str], ...]
    persian_months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    numbers: tuple[re.Pattern[str], ...]
    same_as: tuple[tuple[str, str], ...]
    back: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def covered_languages() -> frozenset[str]:
    """Return the languages beside English whose dates are read."""
    return frozenset(_tables())


@cache
def _tables() -> dict[str, dict[str, object]]:
    source = files("events.domain.data").joinpath("time_words.toml")
    return tomllib.loads(source.read_text("utf-8"))


@cache
def time_words(language: str) -> TimeWords:
    """Return the words of a covered language."""
    table = _tables()[language]
    months, persian = _list(table, "months"), _list(table, "persian_months")
    return TimeWords(
        scan=re.compile(_scan(table), re.IGNORECASE),
        months=_patterns(months),
        persian_months=_patterns(persian),
        numbers=_patterns([rf"(?<!\w)(?:{word})(?!\w)" for word in _list(table, "numbers")]),
        same_as=tuple((word, known) for word, _, known in (one.partition("|") for one in _list(table, "same_as"))),
        weekdays=_patterns(_list(table, "weekdays")),
        back=re.compile(rf"(?:{table['back']})", re.IGNORECASE),
        ahead=re.compile(rf"(?:{table['ahead']})", re.IGNORECASE),
    )


def _list(table: dict[str, object], key: str) -> list[str]:
    found = table.get(key, [])
    return [str(one) for one in found] if isinstance(found, list) else []


def _patterns(words: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{word})", re.IGNORECASE) for word in words)


def _any_of(words: list[str]) -> str:
    return "|".join(sorted("|".join(words).split("|"), key=len, reverse=True)) if words else r"(?!)"


def _scan(table: dict[str, object]) -> str:
    """Return one pattern with a named group for every kind of expression; the longer kinds stand first."""
    month = _any_of(_list(table, "months") + _list(table, "persian_months"))
    date = str(table["date"]).replace("{other_month}", f"(?:{month})")
    date = date.replace("{day}", r"(?P<d>\d{1,2})").replace("{month}", f"(?P<m>{month})")
    date = date.replace("{year}", r"(?P<y>\d{4})\b")
    directed = f"(?:(?:{table['back']}|{table['ahead']}) )?"
    weekday = rf"{directed}{table.get('weekday_before', '')}(?P<w>{_any_of(_list(table, 'weekdays'))})"
    relative = "|".join(_list(table, "relative"))
    start = _start(str(table.get("prefixes", "")))
    return (
        r"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?!\d))|(?P<numeric>(?<![\d./])\d{1,2}[./]\d{1,2}[./]\d{4}(?![\d./]))"
        rf"|(?<![\w.])(?P<date>{date})(?!\w)|{start}(?P<monthyear>(?P<mm>{month})(?: de| del|،)? (?P<my>\d{{4}}))\b"
        rf"|{start}(?P<relative>{relative})(?!\w)"
        rf"|{start}(?P<weekday>{weekday}(?: (?:{table['back']}|{table['ahead']}))?)(?!\w)"
        rf"|{start}(?P<today>{table['today']})(?!\w)|{start}(?P<yesterday>{table['yesterday']})(?!\w)"
        rf"|{start}(?P<tomorrow>{table['tomorrow']})(?!\w)"
    )


def _start(prefixes: str) -> str:
    """Return what a word begins at: no letter before it, or one that is written onto it, as Arabic "and"."""
    alone = r"(?<![\w\u200c])"
    return rf"(?:{alone}|(?<=(?<!\w)[{prefixes}]))" if prefixes else alone
