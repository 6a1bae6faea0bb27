# SPDX-License-Identifier: Apache-2.0
"""What bench/page runs: starts both pages, opens each, and turns the knob of one and the other by turns.

Usage: page_turns.py BROWSER TURNS
"""

import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import sync_playwright
from turns import CORES, ROOT

PATIENCE = 120
WARM_UP = 3

# What a page shows: nothing while it is at work, else what tells one state of its pictures from another.
OURS = """() => {
  const main = document.querySelector('main');
  const drawn = /\\d/.test(document.querySelector('#accuracy-retrained strong')?.textContent ?? '');
  return drawn && !main.hasAttribute('aria-busy') ? document.querySelector('#headline').textContent : '';
}"""
PEER = """() => {
  const images = [...document.querySelectorAll('[data-testid=stImage] img, [data-testid=stImageContainer] img')];
  const rests = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
  return rests && images.length === 4 && images.every(image => image.complete) ? images.map(image => image.src).join() : '';
}"""

# From the key to the first frame after the pictures have changed, in ms.
TIMED = """shown => new Promise(resolve => {
  const before = shown();
  addEventListener('keydown', () => {
    const begin = performance.now();
    const look = () => {
      const now = shown();
      if (now && now !== before) requestAnimationFrame(() => resolve(performance.now() - begin));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
})"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def served(command):
    """Starts a server; gives its address and the seconds until it answers."""
    port = free_port()
    words = [str(word).format(port=port) for word in command]
    begin = time.monotonic()
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        while time.monotonic() - begin < PATIENCE:
            try:
                urllib.request.urlopen(address, timeout=PATIENCE).close()
                break
            except (urllib.error.URLError, ConnectionError):
                if process.poll() is not None:
                    sys.exit(f"bench/page: {words[0]} ended with exit code {process.returncode}")
                time.sleep(0.01)
        yield address, time.monotonic() - begin
    finally:
        process.terminate()
        process.wait()


class Window:
    """A page in the browser, with the slider of poisoned rows."""

    def __init__(self, browser, address, shown, slider):
        self.shown, self.slider = shown, slider
        self.page = browser.new_page(viewport={"width": 1440, "height": 900})
        self.page.set_default_timeout(1000 * PATIENCE)
        begin = time.monotonic()
        self.page.goto(address)
        self.page.wait_for_function(shown)
        self.opened = time.monotonic() - begin

    def turn(self):
        """Moves the slider by one row; returns the ms until the pictures have followed."""
        self.page.bring_to_front()
        self.page.locator(self.slider).focus()
        self.page.evaluate(f"() => {{ globalThis.timed = ({TIMED})({self.shown}); }}")
        self.page.keyboard.press("ArrowRight")
        return self.page.evaluate("() => globalThis.timed")


def row(what, ours, peer, unit, digits):
    print(f"{what:<44} {ours:>8.{digits}f} {peer:>10.{digits}f} {unit:<3} {peer / ours:>6.1f}×")


def main():
    browser_path, count = sys.argv[1], int(sys.argv[2])
    streamlit = [sys.executable, "-m", "streamlit", "run", ROOT / "bench" / "peer_page.py", "--server.port={port}"]
    streamlit += ["--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    with (
        served([ROOT / "poisonlab", "demo", "--port", "{port}"]) as (our_address, our_start),
        served(streamlit) as (peer_address, peer_start),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        ours = Window(browser, our_address, OURS, "#knob-rows")
        peer = Window(browser, peer_address, PEER, "[data-testid=stSlider] input")
        times = [(ours.turn(), peer.turn()) for _ in range(WARM_UP + count)][WARM_UP:]
        browser.close()
    our_times, peer_times = ([pair[side] for pair in times] for side in (0, 1))
    slow = round(0.95 * (count - 1))
    print(f"{count} turns of the knob, {CORES} cores\n")
    print(f"{'':<44} {'ours':>8} {'Streamlit':>10}      ratio")
    row("start until the server answers", our_start, peer_start, "s", 2)
    row("page opened until its four pictures are there", ours.opened, peer.opened, "s", 2)
    row("knob until the pictures follow, median", statistics.median(our_times), statistics.median(peer_times), "ms", 0)
    row("the same, 95 %", sorted(our_times)[slow], sorted(peer_times)[slow], "ms", 0)


if __name__ == "__main__":
    main()
