"""Documents name what exists, and no text names a machine or a place to download from."""

import re

import pytest

from tests.house.tree import ROOT, name_of, written_files

DOCUMENTS = [path for path in written_files() if path.suffix == ".md"]
# brackets keep the words out of this very file
NAMES_A_MACHINE = re.compile(r"(?<![\w.])[/](?:work|root|tmp|home)[/]\w")
NAMES_A_REGISTRY = re.compile(r"py[p]i\.org|python[h]osted|npm[j]s|files\.[p]ython", re.IGNORECASE)
LEFT_OVER = re.compile(r"\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b|lorem [i]psum", re.IGNORECASE)


def files_named_in(document: str) -> set[str]:
    """Return the paths in backticks: those with a slash, and a suffix or a slash at the end."""
    return set(re.findall(r"`([\w.-]+(?:/[\w.{},-]+)*(?:\.(?:py|toml|csv|tsv|md|html)|/))`", document))


def test_architecture_names_only_what_exists():
    named = files_named_in((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))

    missing = {name for name in named if not any((base / name).exists() for base in (ROOT, ROOT / "events"))}

    assert named
    assert missing == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in DOCUMENTS])
def test_links_lead_to_files_that_exist(path):
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))

    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert [link for link in inside if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "pattern", [NAMES_A_MACHINE, NAMES_A_REGISTRY, LEFT_OVER], ids=["machine", "registry", "left-over"]
)
def test_no_text_names_a_machine_a_registry_or_unfinished_work(pattern):
    found = {
        f"{name_of(path)}:{number}": line.strip()
        for path in written_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    }

    assert found == {}
