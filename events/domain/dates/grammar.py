"""Knows the rules of English time expressions, on word classes; the first rule that matches at a word wins.

Prepositions stay outside, articles and modifiers that change the value inside. The notation is told in notation.py.
"""

from events.domain.dates.words import listed

# days, clock times and what is built of them
_DAYS = {
    "iso": "iso",
    "numeric": "numeric",
    "other-calendar": "the? d=(DAYN | figure) of? m=(omonth | feast) comma? y=year",
    "clock-range": "a=(TIME comma? on? DAYX) THROUGH b=(TIME comma? on? DAYX)",
    "clock-day": "s=(shortly after)? c=TIME (comma | on | of | comma on)? x=DAYX pod?",
    "day-clock": "x=(MONTHDAY | DAYMONTH) (comma | at | comma at)? c=TIME | x2=(WEEKDAY | deictic) at? c2=clock",
    "night-range": "the? p=pod of x=(MON DAYN hy DAYN (comma? YR)? | DAYN hy DAYN MON (comma? YR)?)",
    "part-of-day-of": (
        "((early | later) (in | on)?)? the? early? small? p=(pod hours? | hours | early hours) (on | of) the? x=DAYX"
    ),
    "range-days-month": (
        "NAMEDDAY? the? d=DAYN (hy | dash | slash | to | and | or | till) NAMEDDAY? the? e=DAYN of? m=MON OFYEAR?"
    ),
    "range-month-days": (
        "NAMEDDAY? m=MON the? d=DAYN (hy | dash | slash | to | and | or | till) the? e=DAYN"
        " (?! dot? MON | figure | unit | units | counted | oclock) OFYEAR?"
    ),
    "range-dates": "a=(MONTHDAY | DAYMONTH) THROUGH b=(MONTHDAY | DAYMONTH)",
    "between-dates": "(?<= between) a=(MONTHDAY | DAYMONTH) and b=(MONTHDAY | DAYMONTH)",
    "range-weekdays": "a=WEEKDAY THROUGH b=WEEKDAY",
    "day-part": "early? x=DAYX hy? early? p=(pod | dawn | midnight)",
    "early-day": "e=(early | later) (on | in)? x=DAYX",
    "month-day": "NAMEDDAY? m=MON the? d=DAYN (?! figure | hy unit) OFYEAR?",
    "day-month": "NAMEDDAY? (the? d=DAYN (uday? of)? | the? d2=ORDN uday? of) m=MON OFYEAR?",
    "nth-weekday": "the? n=(ORDN | last | final) d=weekday (of | in) m=MON OFYEAR?",
    "weekday-of-week": "d=weekday comma? (of | in)? w=WHICH uweek",
    "week-weekday": "d=weekday uweek",
    "every-weekday": "about? every n=(other | ord)? d=weekday",
    "weekdays": "(?<= on | every | and | or) d=weekdays | d2=weekdays (?! x)",
    "directed-weekday": "w=WHICH d=weekday",
    "weekday": "d=weekday | d2=weekdays (?= x)",
    "before-last": "the u=(unit | weekend) before_only last",
    "weekend": "(w=WHICH | the)? weekend",
    "overnight-range": "overnight (from | on | into)? a=weekday ((to | into) b=weekday)?",
    "overnight": "overnight",
    "day-far": "the uday after d=yesterday",
    "deictic": "d=deictic",
    "tonight": "tonight",
}
# months, seasons, years
_CALENDAR = {
    "week-of-month": (
        "the? n=(ORDN | last | final) c=NUM? u=(uweek | udays | uweeks | weekend | half) (of | in) m=MON OFYEAR?"
    ),
    "part-month": "p=PART (umonth of)? m=MON OFYEAR?",
    "month-range": "a=MON (hy | dash) b=MON OFYEAR?",
    "month-year": "(the umonth of)? m=MON (comma | of | in | comma of)? y=YEARN",
    "month-bc": "m=MON y=(num | figure | d | year) era",
    "directed-month": "w=WHICH m=MON",
    "month": "(the umonth of)? m=(month | monthab dot)",
    "season-bc": "p=PART? the? s=season of? y=(num | figure | d | year) era",
    "season": "p=PART? (w=WHICH | the)? s=season (comma? (of | in)? y=YEARN)?",
    "year-season": "y=year s=season",
    "fall": (
        "p=PART? (w=WHICH s=fall | the? s2=(fall | fallname) (of | in)? y=YEARN"
        " | the s3=fall (?= comma | dot | and season))"
    ),
    "half": "the? n=(ord | latter) half of (fiscal uyear?)? y=YEARN",
    "quarter": "the? (n=ORDN hy? | w=(WHICH | latest)) fiscal? quarterword (of? (fiscal uyear?)? y=YEARN)?",
    "century": "p=PART? the? n=ORDN hy? century e=era?",
    "decade": "(p=PART? the? | the p2=PART) d=decade e=era?",
    "decade-words": "p=PART? the? (nineteen hy)? d=decadeword",
    "year-bc": "about? (the uyear)? p=PART? y=(num | figure | d | year) era",
    "part-year": "p=PART (the uyear)? y=YR",
    "fiscal-year": "fiscal uyear? y=year",
    "year": "(the uyear | the years_word)? y=YR",
    "short-year": "y=short | (?<= year hy) y2=(d | figure)",
    "feast": "p=PART? w=WHICH? f=feast h=pod? (comma? (of | in)? y=year)?",
    "anniversary": "the? n=ORDN (hy? uyear hy?)? anniversary",
}
# lengths, offsets, and units seen from somewhere
_RELATIVE = {
    "part-unit": (
        "e=(early | later) (on | in)? w=(WHICH | the) u=(uweek | umonth | uyear | century | season | uday | pod)"
    ),
    "edge-unit": (
        "the? p=(edge | rest | latter part) of w=(WHICH | the) u=(uweek | umonth | uyear | century | uday | season"
        " | quarterword)"
    ),
    "unit-end": "the? u=(umonth | uyear | uweek) (poss | hy)? endword y=YR?",
    "so-far": "so far",
    "units-span": (
        "(?<! to | modal) (w=WHICH n=COUNT | the? n2=COUNT w2=(which | recent) | w3=(the final) n3=COUNT)"
        " u=(units | unit | uquarters)"
    ),
    "week-of-day": "the uweek of x=(MONTHDAY | DAYMONTH)",
    "the-unit": "(?<= for) the u=(uweek | umonth | uyear | quarterword) (?= comma | dot | brk)",
    "recent-units": "w=(WHICH | these) u=(units | nights | uquarters)",
    "directed-unit": "w=WHICH u=(unit | pod | dawn | quarterword) (?! hy? old | hy? long)",
    "day-offset": "the u=(unit | pod) d=(direction that? | ago | before_only that)",
    "offset": (
        "(?<! for) a=ABOUT? n=COUNT hy? u=UNITX d=(ago | (?! sided) direction | (?<! longunit) direction that?"
        " | direction (that | (?= comma | dot | brk)) | from now | into | on (?= comma | from | dot))"
    ),
    "year-ago": "u=unit hy d=(ago | later)",
    "half-offset": "n=a u=unit and a half d=(ago | direction)",
    "vague-offset": "(?<! for) u=units d=(ago | later | direction that? | into)",
    "day-number": "uday n=NUM (?! counted | unit | units | hy)",
    "nth-unit": "(the n=(ORDN | final) straight? | n2=ORDN straight) u=(uday | uweek | umonth | uyear | night) (?! hy)",
    "every-unit": (
        "about? (every | per) n=(other | ORDN | COUNT)? u=(unit | units | pod | season | quarterword | weekend)"
    ),
    "weekends": "weekends",
    "times-per": "(times | NUM timesword) (a | per | every) u=unit",
    "adverb-set": "about? s=adverb_set",
    "hyphen-length": "a=ABOUT? n=NUM hy u=(unit | units) (hy long)? (?! hy? old)",
    "unit-long": "u=(unit | units) hy long",
    "length": "a=ABOUT? (?! a units) n=COUNT hy? u=(unit | units | uquarters) h=(and a half)? (?! hy old)",
    "bare-length": "u=units (?! hy)",
    "near-future": "the near future | (?<= in) the (future | past_word) (?! x | cap | unit | units)",
    "the-present": "the moment | (?<= at) present",
    "these-days": "these udays",
    "reference": "right? r=reference",
    "midnight": "s=(shortly after)? c=midnight",
    "clock": "s=(shortly after)? c=(clock | NUM oclock)",
    "dawn": "p=dawn",
    "nth-of-month": "(?<= on | by | from | till | to | and) the d=nth (?! x | cap | hy)",
}
RULES = _DAYS | _CALENDAR | _RELATIVE
# the rules that a day within a longer expression can follow
DAY_RULES = (
    "iso",
    "month-day",
    "day-month",
    "weekday-of-week",
    "directed-weekday",
    "weekday",
    "deictic",
    "directed-unit",
)
# a stretch of words without one of these holds no time expression
TRIGGERS = listed(
    "iso numeric clock decade nth year short feast month monthab weekday wdab weekdays weekend weekends unit units"
    " uquarters pod dawn midnight deictic tonight overnight reference present near far adverb_set season fall fallname"
    " quarterword decadeword half anniversary oclock timesword times era"
)
