"""A run's report, shown in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import Page
from looking import Open

from pipeline.report import render
from pipeline.schema import RunManifest, RunRecords


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Open:
    """Shows a run, at a fragment and a size, in the browser."""

    def show(run: tuple[RunRecords, RunManifest], fragment: str = "", *, width: int = 1440, height: int = 900) -> Page:
        path = tmp_path / "report.html"
        path.write_text(render(*run), encoding="utf-8")
        page.scheme("light")
        page.size(width, height, phone=width < 600)
        page.open(path.as_uri() + fragment)
        return page

    return show
