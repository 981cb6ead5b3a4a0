"""What the arguments of a verb name: gold, and the scores of run folders, files of predictions and score files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from evals.errors import PredictionsUnreadable
from evals.gold import GoldStory, load_gold, seeds_directories
from evals.items import Prepared
from evals.metrics.scored import ScoredStory
from evals.predictions import Predictions, read_predictions
from evals.score import Score, prepare, score_system
from evals.scorefile import read_score

Scored = tuple[ScoredStory, ...]


class Measured:
    """Gold is loaded once, and only if something has yet to be scored against it.

    Without `--split` and `--story`, runs are scored against the stories of the score files beside them; if there are
    none, against every story of which one of the runs has a document, and what is left out is said. Documents that no
    directory of seeds has are looked for in the texts that the run folders keep.
    """

    def __init__(self, args: argparse.Namespace, *more: Path) -> None:
        self.args = args
        self._paths = [*args.runs, *more]
        self._files = {path: read_score(path) for path in self._paths if path.suffix == ".json"}
        self._runs = {path: read_predictions(path) for path in self._paths if path.suffix != ".json"}

    @cached_property
    def stories(self) -> tuple[GoldStory, ...]:
        """The gold to score against."""
        seeds = (*seeds_directories(self.args.seeds), *(path / "texts" for path in self._runs))
        if self.args.split or self.args.story:
            return load_gold(self.args.gold, seeds, splits=self.args.split, stories=self.args.story)
        if self._files:
            named = {unit.name for score in self._files.values() for unit in score.stories}
            return load_gold(self.args.gold, seeds, stories=named)
        every = load_gold(self.args.gold, seeds)
        here = tuple(story for story in every if any(_reads(run, story) for run in self._runs.values()))
        if here and len(here) < len(every):
            left = ", ".join(story.id for story in every if story not in here)
            print(
                f"left out, since no run has a document of it: {left} (--split or --story: count it)", file=sys.stderr
            )
        return here or every

    @cached_property
    def prepared(self) -> tuple[Prepared, ...]:
        """The same in the scorer's shape."""
        return prepare(self.stories)

    def run(self, path: Path) -> Predictions:
        """A run's predictions.

        Raises:
            PredictionsUnreadable: it is a score file.
        """
        if path in self._files:
            raise PredictionsUnreadable(
                "a score file holds counts and no items", where=str(path), todo="give the run folder it was made from"
            )
        return self._runs[path]

    def score(
        self,
        paths: Sequence[Path],
        name: str | None = None,
        after: Callable[[int, Scored], None] | None = None,
        given: Sequence[Path] = (),
    ) -> Score:
        """The score of a score file, or of runs that are repeats of one system.

        Raises:
            PredictionsUnreadable: a score file among repeats or with `--given`, or one that holds more than `--split`
                and `--story` say.
        """
        if len(paths) == 1 and paths[0] in self._files and not given:
            return self._whole(self._files[paths[0]], paths[0])
        runs = [self.run(path) for path in paths]
        over_gold = [read_predictions(path) for path in given]
        return score_system(self.stories, runs, name=name, prepared=self.prepared, after=after, given=over_gold)

    def scores(self, after: Callable[[int, Scored], None] | None = None) -> list[Score]:
        """The score of each argument by itself; those whose names clash are called by their paths."""
        found = [self.score([path], after=after) for path in self.args.runs]
        names = [score.name for score in found]
        return [
            replace(score, system={**score.system, "name": str(path)}) if names.count(score.name) > 1 else score
            for score, path in zip(found, self.args.runs, strict=True)
        ]

    def _whole(self, score: Score, path: Path) -> Score:
        splits, stories = self.args.split, self.args.story
        beyond = [
            unit.name
            for unit in score.stories
            if (splits and unit.split not in splits) or (stories and unit.name not in stories)
        ]
        if beyond:
            raise PredictionsUnreadable(
                "a score file is of all the gold it was scored against",
                where=str(path),
                why=f"it also holds {', '.join(beyond)}",
                todo="leave --split and --story out, or give the run folder",
            )
        return score


def _reads(run: Predictions, story: GoldStory) -> bool:
    return any(run.own_id(name, source.document.sha256) is not None for name, source in story.documents.items())
