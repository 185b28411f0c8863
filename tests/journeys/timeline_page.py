"""Steers the interactive timeline in the browser as a reader does: by keys, by what is said, by what is seen."""

from typing import Any

from playwright.sync_api import Page

READY = "escalation-timeline[data-ready]"


def wait_ready(page: Page) -> None:
    """Wait until every mark is drawn."""
    page.wait_for_selector(READY, state="attached")


def press(page: Page, *keys: str) -> None:
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def focus_plot(page: Page) -> None:
    """Put the focus where Tab would put it: on the one cell of the plot."""
    shadow(page, "root.querySelector('.cell[tabindex=\"0\"]').focus()")


def said(page: Page) -> str:
    """Return what a screen reader says of what has the focus."""
    return str(shadow(page, "root.activeElement?.getAttribute('aria-label') ?? ''"))


def status(page: Page) -> str:
    """Return the line of state under the plot."""
    return str(shadow(page, "root.querySelector('.status').textContent"))


def card(page: Page) -> str:
    """Return the text of the open card, nothing where none is open."""
    return str(shadow(page, "root.querySelector('.card').hidden ? '' : root.querySelector('.card').textContent"))


def shadow(page: Page, expression: str) -> Any:
    """Return the value of an expression in which `root` is the inside of the element."""
    return page.evaluate(
        f"() => {{ const root = document.querySelector('escalation-timeline').shadowRoot; return {expression}; }}"
    )
