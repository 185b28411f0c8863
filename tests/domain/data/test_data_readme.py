"""Checks that the README of the tables names every file, with its licence and credit."""

from importlib import resources

DATA = resources.files("events.domain.data")


def test_readme_names_every_file():
    text = DATA.joinpath("README.md").read_text("utf-8")
    files = {entry.name for entry in DATA.iterdir() if not entry.name.startswith("_")} - {"README.md"}

    assert {name for name in files if f"`{name}`" not in text and f"`{name}/`" not in text} == set()


def test_readme_credits_geonames():
    text = DATA.joinpath("README.md").read_text("utf-8")

    assert "CC BY 4.0" in text
    assert "geonames.org" in text
