"""Dates in languages other than English; seen from Wednesday 18 June 2025."""

import pytest

from tests.domain.dates.reading import days, phrases

WEDNESDAY = "2025-06-18"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ar", "قال يوم الأحد إن الغارة", ["2025-06-15"], id="arabic-weekday"),
        pytest.param("ar", "وقعت في 13 يونيو 2025 ثم في 14 حزيران", ["2025-06-13", "2025-06-14"], id="arabic-months"),
        pytest.param("ar", "في ١٣ آذار ٢٠٢٥", ["2025-03-13"], id="arabic-figures"),
        pytest.param("ar", "وكان قد زار بيروت أمس. وقبل يومين", ["2025-06-17", "2025-06-16"], id="arabic-relative"),
        pytest.param("ar", "الجمعة المقبل والأحد الماضي", ["2025-06-20", "2025-06-15"], id="arabic-directed"),
        pytest.param("ar", "الجمعة الماضية والجمعة المقبلة", ["2025-06-13", "2025-06-20"], id="arabic-feminine"),
        pytest.param("ar", "يوم الاثنين 16 يونيو/حزيران 2025", ["2025-06-16", "2025-06-16"], id="arabic-double-month"),
        pytest.param("he", "הדובר אמר ביום ראשון כי ב-13 ביוני 2025", ["2025-06-15", "2025-06-13"], id="hebrew"),
        pytest.param("he", "אתמול ולפני יומיים", ["2025-06-17", "2025-06-16"], id="hebrew-relative"),
        pytest.param("fa", "حمله در ۲۳ خرداد ۱۴۰۴ رخ داد", ["2025-06-13"], id="persian-calendar"),
        pytest.param("fa", "روز یکشنبه و دیروز و دو روز پیش", ["2025-06-15", "2025-06-17", "2025-06-16"], id="persian"),
        pytest.param("tr", "Saldırı 13 Haziran 2025 tarihinde, dün bitti", ["2025-06-13", "2025-06-17"], id="turkish"),
        pytest.param("tr", "İki gün önce ve Pazartesi", ["2025-06-16", "2025-06-16"], id="turkish-relative"),
        pytest.param(
            "fr",
            "dimanche, le 1er juin, hier, il y a deux jours",
            ["2025-06-15", "2025-06-01", "2025-06-17", "2025-06-16"],
            id="french",
        ),
        pytest.param(
            "de", "am Sonntag, dem 15. Juni 2025, gestern", ["2025-06-15", "2025-06-15", "2025-06-17"], id="german"
        ),
        pytest.param("de", "vor zwei Tagen, am kommenden Freitag", ["2025-06-16", "2025-06-20"], id="german-relative"),
        pytest.param(
            "es",
            "el domingo 15 de junio de 2025, ayer, hace dos días",
            ["2025-06-15", "2025-06-15", "2025-06-17", "2025-06-16"],
            id="spanish",
        ),
        pytest.param(
            "ru",
            "в воскресенье, 13 июня 2025 года, вчера, два дня назад",
            ["2025-06-15", "2025-06-13", "2025-06-17", "2025-06-16"],
            id="russian",
        ),
    ],
)
def test_days_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert [days(one)[0] for one in phrases(text, WEDNESDAY, language=language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "timex"),
    [
        pytest.param("fr", "la semaine dernière", "2025-W24", id="french-week"),
        pytest.param("de", "letzte Woche", "2025-W24", id="german-week"),
        pytest.param("ru", "на прошлой неделе", "2025-W24", id="russian-week"),
        pytest.param("ar", "الشهر الماضي", "2025-05", id="arabic-month"),
        pytest.param("ar", "الأسبوع المقبل", "2025-W26", id="arabic-next-week"),
        pytest.param("es", "la próxima semana", "2025-W26", id="spanish-next-week"),
        pytest.param("fa", "سه ماه پیش", "2025-03", id="persian-months-ago"),
        pytest.param("fr", "en juin 2024", "2024-06", id="french-month"),
    ],
)
def test_units_keep_their_precision(language: str, text: str, timex: str) -> None:
    assert [one.timex for one in phrases(text, WEDNESDAY, language=language)] == [timex]


def test_script_decides_where_it_contradicts_the_stated_language() -> None:
    assert [one.rule for one in phrases("قال يوم الأحد", WEDNESDAY, language="en")] == ["ar-weekday"]
    assert [one.rule for one in phrases("حمله در ۲۳ خرداد رخ داد چه گفت پی", WEDNESDAY, language="ar")] == ["fa-date"]
    assert [one.rule for one in phrases("They met on Sunday.", WEDNESDAY, language="ar")] == ["weekday"]


def test_language_that_is_not_covered_gives_figures_alone() -> None:
    text = "Il 2025-06-13 e il 13/06/2025, domenica 5 maggio, may 5"

    assert [one.rule for one in phrases(text, WEDNESDAY, language="it")] == ["iso", "numeric"]


def test_other_languages_say_why_a_date_stays_open() -> None:
    open_day, impossible = phrases("dimanche, le 31 avril 2025", None, language="fr")

    assert (open_day.reason, impossible.reason) == ("no_publication_date", "impossible_date")
