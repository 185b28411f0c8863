"""Shared by all tests: one headless Chromium a process, since Playwright allows no second one beside it."""

import os
import shutil

import pytest
from django.utils import translation
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser():
    """Start the browser once; it never leaves this machine."""
    if not CHROMIUM:
        pytest.skip("no Chromium: set CHROMIUM to its path")
    # the browser's event loop runs in this thread, where fixtures also read the database
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def speaks_english():
    """Forget the language of the page that a test before asked for: Django keeps it with the thread."""
    translation.deactivate()
