"""A folder of documents to put bad ones into."""

from __future__ import annotations

from pathlib import Path

import pytest
from bridge import GOOD


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder
