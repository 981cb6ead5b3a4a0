"""How well quotes are found by language, end to end, on the `dev` documents of gold: measured, and held.

`pytest tests/pipeline/extraction/test_rules_languages.py -rP` prints the figures. Few documents of gold are French or
Russian, so the figures say little more than that nothing broke; `test_rules_words.py` holds the phenomena.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gold import load_gold
from evals.metrics.tally import summed
from evals.predictions import read_predictions
from evals.score import prepare, score_run
from pipeline.cli.main import main

ROOT = Path(__file__).parents[3]
LEAST = {"fr": 0.4, "ru": 0.8}
"""Least F1 of quotes with the right span and speaker."""


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """Counts of quotes by language; only the documents in question are read."""
    stories = load_gold(ROOT / "gold", [ROOT / "seeds"], splits=["dev"])
    wanted = [
        (page, source)
        for story in stories
        for page, source in story.documents.items()
        if page in story.annotated and source.document.language.startswith(tuple(LEAST))
    ]
    folder = tmp_path_factory.mktemp("languages")
    paths = [next((ROOT / "seeds").glob(f"*/{page}.*")) for page, _ in wanted]
    main(["extract", *map(str, paths), "--out", str(folder / "run")])
    scored = score_run(prepare(stories), read_predictions(folder / "run"))
    languages = {page: source.document.language[:2] for page, source in wanted}
    tallies: dict[str, list[dict[str, float]]] = {language: [] for language in LEAST}
    for document in (document for story in scored for document in story.documents):
        if document.page.document in languages:
            tallies[languages[document.page.document]].append(document.tally.counts)
    return {language: summed(each) for language, each in tallies.items()}


@pytest.mark.parametrize("language", sorted(LEAST))
def test_quotes_are_found_with_their_speakers(language: str, counts: dict[str, dict[str, float]]) -> None:
    found = counts[language]
    right, gold, predicted = (found.get(f"quotes.{name}", 0) for name in ("gold.correct", "gold", "predicted"))
    f1 = 2 * right / (gold + predicted)
    print(f"{language}: {found['documents']:.0f} documents, {right} of {gold} right, {predicted} found, F1 {f1:.3f}")
    assert f1 >= LEAST[language]
