"""Packages that must import before anything is installed, or without Django, stay empty."""

import subprocess
import sys

import pytest

from tests.house.tree import ROOT


@pytest.mark.parametrize("package", ["timeline", "events"])
def test_package_stays_empty(package):
    assert (ROOT / package / "__init__.py").read_text(encoding="utf-8") == ""


def test_domain_imports_without_django():
    code = (
        "import sys, pkgutil, importlib\n"
        "sys.modules['django'] = None  # any import of it fails from here on\n"
        "import events.domain as d\n"
        "for m in pkgutil.walk_packages(d.__path__, 'events.domain.'):\n"
        "    importlib.import_module(m.name)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]


def test_set_up_imports_with_the_standard_library_alone():
    code = "import timeline.bootstrap"

    # -S leaves out everything that was ever installed
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
