"""Measures the timeline in a headless Chromium against its budgets: `python -m tests.benchmarks.timeline_page URL`.

URL is the page of a running site on this machine, for example http://127.0.0.1:8000/events/ on a database that
`load_synthetic` filled. Each figure is printed beside its budget; timings are medians of RUNS loads.
"""

import gzip
import os
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, sync_playwright

RUNS = 3
SIZE = {"width": 1280, "height": 900}
READY = "escalation-timeline[data-ready]"
WATCH = """
window.seen = { lcp: 0, cls: 0, blocking: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value; })
  .observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.blocking += Math.max(0, e.duration - 50); })
  .observe({ type: 'longtask', buffered: true });
document.addEventListener('DOMContentLoaded', () => {
  const timeline = document.querySelector('escalation-timeline');
  new MutationObserver(() => { if (timeline.hasAttribute('data-ready')) seen.ready ??= performance.now(); })
    .observe(timeline, { attributes: true });
});
"""
FRAMES = """async () => {
  const root = document.querySelector('escalation-timeline').shadowRoot;
  const plot = root.querySelector('.plot').getBoundingClientRect();
  const frames = [];
  const send = (type, x) => root.querySelector('.plot').dispatchEvent(new PointerEvent(type,
    { clientX: plot.left + x, clientY: plot.top + 200, button: 0, buttons: 1, pointerId: 1, bubbles: true }));
  root.querySelector('.plot').setPointerCapture = () => {};
  root.querySelector('[data-command=zoom-in]').click();
  root.querySelector('[data-command=zoom-in]').click();
  await new Promise((done) => setTimeout(done, 800));
  let last = performance.now();
  send('pointerdown', 900);
  for (let n = 1; n <= 120; n += 1) {
    send('pointermove', 900 - (n <= 60 ? n : 120 - n) * 8);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  send('pointerup', 900);
  return frames.slice(2);
}"""


def load(page: Page, address: str) -> dict[str, Any]:
    """Load the page once and return what the browser measured."""
    sizes = {"data": 0, "scripts": 0, "styles": 0}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["response"]["url"]}))

    def finished(event: dict[str, Any]) -> None:
        if "/api/" in kinds.get(event["requestId"], ""):
            sizes["data"] += event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a built-in cannot be marked by Playwright
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(READY, state="attached", timeout=30_000)
    page.wait_for_timeout(300)
    for answer in answers:
        add_file(sizes, answer)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    nodes = page.evaluate(
        "document.querySelectorAll('*').length"
        " + document.querySelector('escalation-timeline').shadowRoot.querySelectorAll('*').length"
    )
    return {**page.evaluate("seen"), "heap": heap, "nodes": nodes, **sizes}


def add_file(sizes: dict[str, int], answer: Response) -> None:
    """Add the bytes of a script or a style as gzip packs them, without the headers round them."""
    kind = {".js": "scripts", ".css": "styles"}.get(Path(urlsplit(answer.url).path).suffix)
    if kind:
        sizes[kind] += len(gzip.compress(answer.body(), 9))


def key_to_picture(page: Page) -> float:
    """Return the slowest of twenty key presses, from the press to the next frame, in milliseconds."""
    return float(
        page.evaluate("""async () => {
      const root = document.querySelector('escalation-timeline').shadowRoot;
      const plot = root.querySelector('.plot');
      const times = [];
      for (let n = 0; n < 20; n += 1) {
        const start = performance.now();
        plot.dispatchEvent(new KeyboardEvent('keydown', { key: n % 2 ? '-' : '+', bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        times.push(performance.now() - start);
      }
      return Math.max(...times);
    }""")
    )


def show(name: str, value: float, budget: str) -> None:
    """Print a figure beside its budget."""
    print(f"{name:34}{value:12.2f}   budget {budget}")


def main() -> None:
    """Measure and print."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/events/"
    if urlsplit(address).hostname not in {"127.0.0.1", "localhost"}:
        raise SystemExit(f"{address}: only a site on this machine is measured")
    binary = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        loads = []
        for _ in range(RUNS):
            page = browser.new_page(viewport=SIZE)
            loads.append(load(page, address))
            if len(loads) < RUNS:
                page.close()
        frames = sorted(page.evaluate(FRAMES))
        pressed = key_to_picture(page)
        browser.close()
    middle = {name: statistics.median(one[name] for one in loads) for name in loads[0]}
    show("ready, server included (ms)", middle["ready"], "400 / 500 / 600 / 800 at 1k / 10k / 100k / 1M")
    show("largest paint (ms)", middle["lcp"], "1000")
    show("layout shift", middle["cls"], "0.02")
    show("blocking time (ms)", middle["blocking"], "50")
    show("frame while panning, p95 (ms)", frames[int(len(frames) * 0.95)], "17 / 20 / 34 at 10k / 100k / 1M")
    show("frame while panning, worst (ms)", frames[-1], "50 / 60 / 100 at 10k / 100k / 1M")
    show("key press to picture, worst (ms)", pressed, "100")
    show("heap (MB)", middle["heap"] / 1e6, "8")
    show("DOM nodes", middle["nodes"], "1500")
    show("first data, packed (kB)", middle["data"] / 1000, "40")
    show("scripts, packed (kB)", middle["scripts"] / 1000, "45")
    show("styles, packed (kB)", middle["styles"] / 1000, "12")


if __name__ == "__main__":
    main()
