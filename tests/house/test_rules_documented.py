"""Documents explain every rule id that a field of a report can carry."""

import ast
import re

from tests.house.tree import ROOT

FAMILIES = "actor|addressee|chain|date|figure|initiator|link|place|role|source|target"
RULE_ID = re.compile(rf"(?:{FAMILIES})-[a-z]+(?:-[a-z]+)*")
DOMAIN = ROOT / "events" / "domain"
SOURCES = [*(DOMAIN / "extraction").glob("*.py"), *(DOMAIN / "places").glob("*.py"), DOMAIN / "types.py"]


def rule_ids_in_code() -> set[str]:
    constants = (
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {value for value in constants if RULE_ID.fullmatch(value)}


def test_every_rule_id_is_explained():
    document = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")

    explained = set(re.findall(r"`([a-z-]+)`", document))

    assert rule_ids_in_code()
    assert rule_ids_in_code() - explained == set()


def test_no_explained_rule_id_is_gone():
    document = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")

    explained = {name for name in re.findall(r"`([a-z-]+)`", document) if RULE_ID.fullmatch(name)}

    assert explained - rule_ids_in_code() == set()
