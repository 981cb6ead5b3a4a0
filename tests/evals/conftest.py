"""Stories on disk that several tests begin with."""

from __future__ import annotations

from pathlib import Path

import harbour
import pytest
from mill import GOLD, TEXTS, told, write_run


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with gold and documents of the mill, and the run `one` that tells more; the test stands in it."""
    monkeypatch.setitem(harbour.TEXTS, "mill", TEXTS)
    monkeypatch.setitem(harbour.DRAFTS, "mill", GOLD)
    harbour.write(tmp_path)
    write_run(tmp_path / "one", told())
    monkeypatch.chdir(tmp_path)
    return tmp_path
