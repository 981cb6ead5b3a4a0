"""Where the documents are, what is said out loud when they are not, and one browser for all who look at a page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Page, browser
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the source documents."""
    return SEEDS


@pytest.fixture(scope="session")
def page() -> Iterator[Page]:
    """A page in a real Chromium; the tests that ask for it are skipped, out loud, where there is none."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the two original articles, which no clone holds."""
    if not ORIGINALS.is_dir():
        pytest.skip(
            f"the two original articles are not here ({ORIGINALS.relative_to(ROOT.parent)}): nothing was tested on them"
        )
    return ORIGINALS
