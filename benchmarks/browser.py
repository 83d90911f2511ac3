"""Files of HTML in, how soon their first view stands in a real Chromium, and its frames a second, out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SIZE = {"width": 1440, "height": 900}

#: A page of vis-network and nothing else, its nodes on a spiral, physics off.
EMPTY = """<!doctype html><meta charset="utf-8"><style>#net { width: 1400px; height: 860px; }</style>
<div id="net"></div><script>PROGRAM</script><script>
const nodes = [], edges = [];
for (let id = 0; id < COUNT; id++) {
  const angle = id * 0.7, far = 40 * Math.sqrt(id);
  nodes.push({ id, label: "12/KH-UBND", x: far * Math.cos(angle), y: far * Math.sin(angle) });
  if (id) edges.push({ from: (id - 1) >> 2, to: id });
}
const data = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
const network = new vis.Network(document.getElementById("net"), data, { physics: false });
network.once("afterDrawing", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  performance.mark("ready");
  document.documentElement.dataset.ready = "yes";
})));
</script>
"""

#: Frames that are drawn while something moves, counted by the page itself.
FRAMES = """
async (seconds) => {
  const times = [];
  const begun = performance.now();
  await new Promise((done) => {
    const step = (now) => {
      times.push(now);
      if (now - begun < seconds * 1000) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
  return (times.length - 1) / ((times.at(-1) - times[0]) / 1000);
}
"""


def empty_page(target: Path, count: int = 500) -> Path:
    """Writes the page to compare with: vis-network with ``count`` nodes and nothing else."""
    from thac.queries.render.page import vis_network

    program = vis_network().decode("utf-8")
    target.write_text(EMPTY.replace("COUNT", str(count)).replace("PROGRAM", program), encoding="utf-8")
    return target


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system, without a window and without a graphics card."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def first_view(browser: Browser, file: Path) -> float:
    """Seconds from navigation until the first view is drawn and stands, in a fresh profile."""
    page = _opened(browser, file)
    seconds = page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000
    page.context.close()
    return float(seconds)


def first_views(browser: Browser, files: Mapping[str, Path], rounds: int = 7) -> dict[str, list[float]]:
    """The seconds of several files, in turns, so that whatever else the machine does meets all alike."""
    found: dict[str, list[float]] = {name: [] for name in files}
    for _ in range(rounds):
        for name, file in files.items():
            found[name].append(first_view(browser, file))
    return found


def frames(browser: Browser, file: Path, seconds: float = 3) -> dict[str, float]:
    """Frames a second of a page of ours, its first view and its network moved and zoomed."""
    page = _opened(browser, file)
    client = page.context.new_cdp_session(page)
    middle = {"x": 500, "y": 600}
    scroll = {**middle, "yDistance": -3000, "speed": 1500, "repeatCount": 4}
    pinch = {**middle, "scaleFactor": 2.5, "relativeSpeed": 400}
    found = {
        "first view, panned": _while(page, client, "Input.synthesizeScrollGesture", scroll, seconds),
        "first view, zoomed": _while(page, client, "Input.synthesizePinchGesture", pinch, seconds),
    }
    page.context.close()
    page = _opened(browser, file, "#/?view=network", "html[data-network=drawn]")
    found["network, panned"] = _dragged(page, seconds)
    found["network, zoomed"] = _wheeled(page, seconds)
    page.context.close()
    return found


def _opened(browser: Browser, file: Path, part: str = "", until: str = "html[data-ready=yes]") -> Page:
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(file.as_uri() + part)
    page.wait_for_selector(until, timeout=120_000)
    return page


def _while(page: Page, client: Any, method: str, gesture: dict[str, Any], seconds: float) -> float:
    """Starts a gesture as a hand does, and counts the frames meanwhile."""
    page.evaluate(f"window.counted = ({FRAMES})({seconds})")
    client.send(method, gesture)
    return float(page.evaluate("window.counted"))


def _dragged(page: Page, seconds: float) -> float:
    page.evaluate(f"window.counted = ({FRAMES})({seconds})")
    box = page.locator(".canvas").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    x, y = box["x"] + box["width"] / 2, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(int(seconds * 40)):
        page.mouse.move(x + 120 * ((step % 40) / 40), y + (step % 30))
    page.mouse.up()
    return float(page.evaluate("window.counted"))


def _wheeled(page: Page, seconds: float) -> float:
    page.evaluate(f"window.counted = ({FRAMES})({seconds})")
    for step in range(int(seconds * 20)):
        page.mouse.wheel(0, -60 if step % 20 < 10 else 60)
    return float(page.evaluate("window.counted"))


def main() -> None:
    """Prints the figures of the pages that are named: `python benchmarks/browser.py cascade.html`."""
    import sys
    import tempfile

    files = {Path(name).name: Path(name).resolve() for name in sys.argv[1:]}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        files = {"vis-network, 500 nodes": empty_page(Path(folder) / "empty.html"), **files}
        views = first_views(browser, files)
        base = median(views["vis-network, 500 nodes"])
        for name, seconds in views.items():
            print(f"{name}: {median(seconds):.2f} s to a first view, {median(seconds) / base:.2f} times")
        for name, file in list(files.items())[1:]:
            for what, rate in frames(browser, file).items():
                print(f"{name}: {what}: {rate:.0f} frames a second")


if __name__ == "__main__":
    main()
