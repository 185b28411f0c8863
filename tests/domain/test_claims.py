"""Claims side by side: ranges stay open, the latest word by source counts, contradictions are named."""

from datetime import date

import pytest

from events.domain.claims import Claim, ClaimActor, ClaimFigure, ClaimPlace, ContradictionKind, lay_side_by_side
from events.domain.daterange import Bounds
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Qualifier, Role, Stance, VictimClass

NUMBERS = iter(range(1, 10**6))


def killed(low: int, high: int | None = None, wording: str = "") -> ClaimFigure:
    qualifier = Qualifier.AT_LEAST if high is None else Qualifier.EXACTLY
    return ClaimFigure(Measure.KILLED, VictimClass.UNKNOWN, qualifier, low, low, high, wording or str(low))


def town(name: str, precision: PlacePrecision = PlacePrecision.TOWN) -> ClaimPlace:
    return ClaimPlace(name.casefold(), name, precision)


def doer(name: str, country: str) -> ClaimActor:
    return ClaimActor(name.casefold(), name, country, Role.INITIATOR)


def claim(outlet: str = "Herald", day: int = 16, source: int | None = None, **said) -> Claim:
    number = next(NUMBERS)
    values = {
        "report_id": number,
        "outlet": outlet,
        "url": "",
        "published_on": date(2025, 6, day),
        "published_at": None,
        "source": number if source is None else source,
        "stance": Stance.ASSERTS,
        "factuality": Factuality.OCCURRED,
        "attribution": "none",
        "attribution_name": "",
        "quote": "",
        "date_wording": "",
        "bounds": Bounds.on(date(2025, 6, 16)),
    }
    return Claim(**{**values, **said})


def kinds(*claims: Claim) -> set[ContradictionKind]:
    return {found.kind for found in lay_side_by_side(claims).contradictions}


@pytest.mark.parametrize(
    ("figures", "lowest", "highest"),
    [
        pytest.param([killed(8, 8), killed(5, 5)], 5, 8, id="two-exact"),
        pytest.param([killed(8), killed(5, 5)], 5, None, id="open-end-stays-open"),
        pytest.param([killed(0, 0), killed(8, 8)], 0, 8, id="none-and-some"),
        pytest.param([killed(8, 8)], 8, 8, id="one"),
    ],
)
def test_tolls_run_from_lowest_to_highest_and_are_never_averaged(figures, lowest, highest):
    spread = lay_side_by_side(claim(figures=(figure,)) for figure in figures).tolls[0]

    assert (spread.lowest, spread.highest) == (lowest, highest)
    assert [row.figure.low for row in spread.figures] == sorted(figure.low for figure in figures)


def test_latest_word_of_each_source_is_kept_newest_first():
    claims = [
        claim("Herald", day=16, source=0, figures=(killed(5, 5),)),
        claim("Courier", day=17, source=1, figures=(killed(8, 8),)),
        claim("Herald", day=18, source=0, figures=(killed(9, 9),)),
    ]

    latest = lay_side_by_side(claims).tolls[0].latest

    assert [(row.outlet, row.figure.low) for row in latest] == [("Herald", 9), ("Courier", 8)]


def test_figures_of_civilians_and_combatants_are_not_one_range():
    civilians = ClaimFigure(Measure.KILLED, VictimClass.CIVILIAN, Qualifier.EXACTLY, 8, 8, 8, "eight civilians")
    soldiers = ClaimFigure(Measure.KILLED, VictimClass.COMBATANT, Qualifier.EXACTLY, 2, 2, 2, "two soldiers")

    found = lay_side_by_side([claim(figures=(civilians,)), claim(figures=(soldiers,))])

    assert [(spread.victim_class, spread.lowest) for spread in found.tolls] == [("civilian", 8), ("combatant", 2)]
    assert not found.contradictions


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({}, {}, set(), id="agreement"),
        pytest.param({}, {"bounds": Bounds.on(date(2025, 6, 17))}, {"dates"}, id="other-day"),
        pytest.param({}, {"bounds": Bounds.within(date(2025, 6, 10), date(2025, 6, 20))}, set(), id="wider-days"),
        pytest.param({}, {"bounds": None}, set(), id="day-unknown"),
        pytest.param({}, {"bounds": Bounds.lasted(date(2025, 6, 17), None)}, {"dates"}, id="open-from-the-day-after"),
        pytest.param({"figures": (killed(8, 8),)}, {"figures": (killed(9, 9),)}, {"tolls"}, id="other-toll"),
        pytest.param({"figures": (killed(8),)}, {"figures": (killed(60, 60),)}, set(), id="at-least-eight-may-be-60"),
        pytest.param({"figures": (killed(8, 8),)}, {"figures": (killed(9),)}, {"tolls"}, id="eight-or-at-least-nine"),
        pytest.param({"places": (town("Haifa"),)}, {"places": (town("Arad"),)}, {"places"}, id="other-town"),
        pytest.param(
            {"places": (town("Haifa"),)},
            {"places": (town("Israel", PlacePrecision.COUNTRY),)},
            set(),
            id="country-contradicts-no-town",
        ),
        pytest.param(
            {"actors": (doer("Iran", "IRN"),)}, {"actors": (doer("Hezbollah", "LBN"),)}, {"actors"}, id="other-actor"
        ),
        pytest.param(
            {"actors": (doer("Iran", "IRN"),)}, {"actors": (doer("Revolutionary Guards", "IRN"),)}, set(), id="body"
        ),
        pytest.param({}, {"stance": Stance.DENIES}, {"denial"}, id="denied"),
        pytest.param({}, {"factuality": Factuality.DENIED}, {"denial"}, id="told-as-denied"),
        pytest.param({}, {"stance": Stance.DOES_NOT_CONFIRM}, set(), id="no-comment-is-no-denial"),
        pytest.param({}, {"stance": Stance.DENIES, "is_withdrawn": True}, set(), id="withdrawn-denial"),
    ],
)
def test_contradictions_are_named(first, second, expected):
    assert kinds(claim("Herald", **first), claim("Courier", **second)) == expected


def test_contradiction_names_one_report_of_each_side():
    one, other = claim("Herald", places=(town("Haifa"),)), claim("Courier", places=(town("Arad"),))

    (found,) = lay_side_by_side([one, other]).contradictions

    assert set(found.report_ids) == {one.report_id, other.report_id}
    assert found.text == "Courier: Arad; Herald: Haifa"


def test_source_that_raised_its_own_figure_does_not_contradict_itself():
    early, late = (claim(day=day, source=0, figures=(killed(low, low),)) for day, low in ((16, 5), (17, 8)))

    assert kinds(early, late) == set()


def test_towns_connected_by_a_third_report_are_one_place():
    both = claim(places=(town("Haifa"), town("Tel Aviv")))

    assert kinds(both, claim(places=(town("Haifa"),)), claim(places=(town("Tel Aviv"),))) == set()


def test_withdrawn_report_is_listed_and_not_counted():
    found = lay_side_by_side([claim(figures=(killed(8, 8),)), claim(is_withdrawn=True, figures=(killed(99, 99),))])

    assert len(found.claims) == 2
    assert (found.independent, found.tolls[0].highest) == (1, 8)


def test_claims_stand_newest_first_and_undated_last():
    old, new, undated = claim(day=1), claim(day=20), claim(published_on=None)

    assert [c.report_id for c in lay_side_by_side([old, undated, new]).claims] == [
        new.report_id,
        old.report_id,
        undated.report_id,
    ]


def test_event_without_reports_has_nothing_to_show():
    found = lay_side_by_side([])

    assert (found.claims, found.independent, found.tolls, found.contradictions) == ((), 0, (), ())
