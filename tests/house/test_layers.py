"""The import contracts hold, and each of them catches a violation that is put in on purpose."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LINT = Path(sys.executable).with_name("lint-imports")

# contract, file that offends, the line that offends
VIOLATIONS = [
    pytest.param("wiring", "events/apps.py", "import timeline.env", id="application-knows-its-wiring"),
    pytest.param("layers", "events/services/ingest.py", "import events.tasks", id="service-knows-tasks"),
    pytest.param("layers", "events/selectors/jobs.py", "import events.services.jobs", id="selector-knows-services"),
    pytest.param("layers", "events/api/urls.py", "import events.web.urls", id="api-knows-pages"),
    pytest.param("layers", "events/utils.py", "import json", id="module-that-nobody-placed"),
    pytest.param("domain-layers", "events/domain/extraction/actors.py", "import events.domain.dates", id="sideways"),
    pytest.param("domain-layers", "events/domain/types.py", "import events.domain.review", id="upwards"),
    pytest.param("domain-layers", "events/domain/helpers.py", "import json", id="domain-module-that-nobody-placed"),
    pytest.param("plain-domain", "events/domain/review.py", "import django.utils.timezone", id="domain-knows-django"),
    pytest.param("plain-domain", "events/domain/review.py", "import httpx", id="domain-knows-the-network"),
    pytest.param("no-drf-below", "events/services/review.py", "import rest_framework", id="service-knows-drf"),
    pytest.param("models-behind-services", "events/tasks.py", "import events.models", id="task-touches-rows"),
    pytest.param("models-behind-services", "events/web/urls.py", "import events.models", id="page-touches-rows"),
    pytest.param("one-door-dateparser", "events/domain/review.py", "import dateparser", id="second-door-to-dateparser"),
    pytest.param("one-door-spacy", "events/services/review.py", "import spacy", id="second-door-to-spacy"),
    pytest.param("one-door-edtf", "events/admin/forms.py", "import edtf", id="second-door-to-edtf"),
    pytest.param("bootstrap-alone", "timeline/bootstrap.py", "import django", id="set-up-needs-django"),
    pytest.param("bootstrap-alone", "timeline/bootstrap.py", "import timeline.settings", id="set-up-needs-settings"),
]


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess:
    command = [str(LINT), "--no-cache", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Give a copy of the code that may be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    for package in ("timeline", "events"):
        only_code = shutil.ignore_patterns("__pycache__", "*.csv", "*.tsv", "*.json", "*.jsonl")
        shutil.copytree(ROOT / package, folder / package, ignore=only_code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_contracts_hold():
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_contract_catches_a_violation(copy, contract, file, line):
    path = copy / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")

    try:
        done = lint(copy, "--contract", contract)
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")

    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_every_contract_has_a_violation_that_it_catches():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    contracts = {contract["id"] for contract in project["tool"]["importlinter"]["contracts"]}

    assert {case.values[0] for case in VIOLATIONS} == contracts
