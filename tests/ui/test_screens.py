"""Pictures of every screen can be made without a screen, and none is empty."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from tests.repository.source import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("screens")
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    call = [sys.executable, "build/screens.py", str(folder), "nb"]
    done = subprocess.run(
        call, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(
    "name",
    [
        *("days", "days-new", "keys", "safeguarding", "plan", "minutes", "services", "catalogue"),
        *("read-through", "read-through-writing"),
        *("settings", "start", "sheets", "live-answers", "live-obstacles", "live-replan"),
        *("search", "chain", "follow-up", "live-since", "live-source", "live-chain"),
        *("plan-notes", "plan-papers", "plan-invite", "services-story-1"),
        *("catalogue-method-versions", "catalogue-method-story", "catalogue-main-answer"),
        *("across-picture", "across-law", "across-opened", "across-hidden", "across-none"),
        *("catalogue-tool", "catalogue-obstacle", "catalogue-provision", "catalogue-value"),
    ],
)
def test_every_screen_is_pictured_in_light_and_dark(pictures, name):
    light = QImage(str(pictures / f"{name}-nb-light.png"))
    dark = QImage(str(pictures / f"{name}-nb-dark.png"))
    assert (light.width(), light.height()) == (1366, 736)
    assert light.pixelColor(1, 1).lightness() > 200
    assert dark.pixelColor(1, 1).lightness() < 60
    assert colours(light) > 20


def colours(image):
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in points})


def test_the_wall_and_the_paper_are_pictured_too(pictures):
    names = {path.name for path in pictures.glob("*.png")}
    assert "wall-agenda-nb-light.png" in names
    assert "wall-result-nb-dark.png" in names
    assert "wall-read-through-1-nb-light.png" in names
    assert "read-through-nb-200.png" in names
    assert "across-picture-nb-200.png" in names
    assert "paper-1-1.png" in names
