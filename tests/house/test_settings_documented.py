"""Every variable of the environment is described, and every described one is read."""

import ast
import re

import pytest

from tests.house.tree import ROOT, name_of, python_files

# the two readers outside the settings: one runs before anything is installed, one before any setting counts
READS_THE_ENVIRONMENT = {"timeline/env.py", "timeline/bootstrap.py", "timeline/gate.py"}
# these hand the environment on, or name the settings module to Django
HANDS_IT_ON = {
    "manage.py",
    "timeline/backups/postgres.py",
    "timeline/celery.py",
    "timeline/wsgi.py",
    "timeline/management/commands/up.py",
}
NOT_OURS = {"DJANGO_SETTINGS_MODULE", "DISPLAY", "WAYLAND_DISPLAY"}


def variables_read() -> set[str]:
    found = set()
    for path in [path for path in python_files() if name_of(path).startswith("timeline/")]:
        for call in [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ]:
            name = ast.unparse(call.func)
            first = call.args[0] if call.args else None
            reads = name.startswith("env.read_") or name == "os.environ.get"
            if reads and isinstance(first, ast.Constant) and str(first.value).isupper():
                found.add(str(first.value))
    return found - NOT_OURS


def variables_described() -> set[str]:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))


def test_every_variable_is_described_and_every_described_one_is_read():
    assert variables_described() == variables_read()


def test_described_variables_were_found_at_all():
    assert {"DATA_DIR", "EVENTS_LEASE", "EVENTS_VENV", "REQUIRE"} <= variables_read()


@pytest.mark.parametrize("path", [pytest.param(p, id=name_of(p)) for p in python_files() if "tests" not in p.parts])
def test_environment_is_read_in_one_place(path):
    uses = "os.environ" in path.read_text(encoding="utf-8")

    assert not uses or name_of(path) in READS_THE_ENVIRONMENT | HANDS_IT_ON
