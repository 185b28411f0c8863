"""Knows chains of requests."""

import pytest

from tests.domain.extraction.reading import countries, reports

CHAIN = (
    "Iran has reached out to Gulf countries including Oman, Qatar, and the United Arab Emirates, requesting them to "
    "urge the United States to pressure Israel into accepting a ceasefire."
)


def test_the_whole_chain_is_one_request() -> None:
    (report,) = reports(CHAIN)

    assert report.kind == "appeal"
    assert countries(report, "initiator") == ["IRN"]
    assert countries(report, "conduit") == ["ARE", "OMN", "QAT"]
    assert countries(report, "addressee") == ["USA"]
    assert [part.actor.country for part in report.participants if part.depth] == ["ISR"]


@pytest.mark.parametrize(
    ("text", "addressee", "conduit"),
    [
        pytest.param("France urged Israel to stop.", ["ISR"], [], id="no-chain"),
        pytest.param("Egypt asked the US to press Israel.", ["USA"], [], id="about-a-third"),
        pytest.param("Iran asked Qatar to persuade the US to press Israel.", ["USA"], ["QAT"], id="one-conduit"),
        pytest.param("Hamas urged the US to make Israel stop.", ["USA"], [], id="made-to-stop"),
        pytest.param("Iran appealed to the US through Oman.", ["USA"], ["OMN"], id="through"),
    ],
)
def test_chains(text: str, addressee: list[str], conduit: list[str]) -> None:
    (report,) = reports(text)

    assert (countries(report, "addressee"), countries(report, "conduit")) == (addressee, conduit)
