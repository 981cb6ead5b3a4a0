"""The Python API of the harness: `from evals.api import load_gold, score`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.compare import compare
from evals.gate import gate
from evals.gold import GoldStory, seeds_directories
from evals.gold import load_gold as load
from evals.metrics.catalogue import METRICS
from evals.predictions import read_predictions
from evals.score import Score, score_system
from evals.scorefile import values
from pipeline import folder
from pipeline.api import Run

__all__ = ["METRICS", "compare", "gate", "load_gold", "score", "values"]


def load_gold(
    gold: str | Path, seeds: Iterable[str | Path] = (), *, stories: Iterable[str] | None = None
) -> tuple[GoldStory, ...]:
    """Gold to score against, in order of ids.

    Args:
        gold: a folder of gold.
        seeds: where its documents are; then `seeds` is looked into.
        stories: ids; left out, all.

    Raises:
        GoldBroken: there is no such gold, or it does not hold together.
    """
    return load(Path(gold), seeds_directories([Path(place) for place in seeds]), stories=stories)


def score(stories: Sequence[GoldStory], *runs: Run | str | Path, name: str | None = None) -> Score:
    """The score of one system: counts by document and story, of which `values` makes metrics.

    Args:
        stories: gold.
        runs: what `extract` gave, or paths of run folders or files of JSON lines; several are repeats of one system.
        name: of the system.

    Raises:
        PredictionsUnreadable: a file or folder is no prediction.
        UsageError: the runs are not of one system.
        CouldNotRun: no document of gold is in a run or at hand, or every one failed.
    """
    with tempfile.TemporaryDirectory() as place:
        paths = []
        for number, run in enumerate(runs):
            path = Path(place) / "run" / str(number) if isinstance(run, Run) else Path(run)
            if isinstance(run, Run):
                folder.write(path, run.records, run.manifest)
            paths.append(path)
        return score_system(stories, [read_predictions(path) for path in paths], name=name)
