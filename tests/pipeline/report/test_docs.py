"""What docs/exports.md tells to type works."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from crocus_run import crocus_run

from pipeline.report import export, exports
from pipeline.schema import RunManifest, RunRecords

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE)]


def block(start: str) -> str:
    return next(text for text in BLOCKS if text.strip().startswith(start))


def test_the_page_names_every_export_and_no_other() -> None:
    assert set(re.findall(r"^\| `([a-z][a-z-]+)` \|", PAGE, re.MULTILINE)) == set(exports())


def test_the_query_finds_what_was_said_through_somebody_else(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: the query was not tried")
    (name, data), *_ = export(*crocus_run(), "duckdb").items()
    (tmp_path / name).write_bytes(data)
    with duckdb.connect(str(tmp_path / name), read_only=True) as database:
        rows = database.execute(block("SELECT")).fetchall()
    told = [(outlet, via, speaker, words) for outlet, via, speaker, _, words in rows]
    assert ("The Second Reading", ["Le Monde"], "Emmanuel Macron", "send guys to Odessa") in told


def test_the_example_of_an_export_is_one() -> None:
    module: dict[str, object] = {"RunRecords": RunRecords, "RunManifest": RunManifest}
    exec(block("NAME ="), module)
    write = module["write"]
    assert callable(write)
    assert "send guys to Odessa" in write(*crocus_run())["quotes.txt"].decode()
