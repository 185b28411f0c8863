"""The style sheets: small, colours in one file alone, each readable on its ground, directions left to the language."""

import gzip
import re

import pytest
from django.conf import settings

SHEETS = settings.BASE_DIR / "static" / "css"
NAMES = ("tokens.css", "base.css", "timeline.css", "print.css")
MAX_GZIP_BYTES = 12_000
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(|:\s*(?:black|white|red|gr[ae]y|Canvas\w*)\b", re.IGNORECASE
)
SIDES = re.compile(r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right|top|bottom)\s*:")
SIGNS = ("deescalation-verbal", "deescalation-material", "hostile-verbal", "hostile-material", "none")


def tokens(dark):
    """Return the colours of a scheme by name."""
    text = (SHEETS / "tokens.css").read_text(encoding="utf-8").split("@media")[0]
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", text)
    return {name: dark_one if dark else light_one for name, light_one, dark_one in pairs}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_sheets_stay_small():
    together = b"".join((SHEETS / name).read_bytes() for name in NAMES)

    assert len(gzip.compress(together)) <= MAX_GZIP_BYTES


@pytest.mark.parametrize("name", NAMES[1:])
def test_no_colour_outside_the_tokens(name):
    assert COLOUR.findall((SHEETS / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_side_is_named_that_right_to_left_would_turn(name):
    assert SIDES.findall((SHEETS / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("sign", SIGNS)
def test_signs_stand_out_from_the_ground(sign, dark):
    colours = tokens(dark)

    assert contrast(colours[sign], colours["ground"]) >= 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "ground"),
        ("ink", "paper"),
        ("ink", "mark-act"),
        ("ink", "mark-when"),
        ("muted", "ground"),
        ("muted", "paper"),
        ("banner-ink", "banner"),
    ],
)
def test_text_is_readable(text, ground, dark):
    colours = tokens(dark)

    assert contrast(colours[text], colours[ground]) >= 4.5
