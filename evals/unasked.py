"""Recorded answers that no suite asks for any more: those to earlier prompts, texts and claims.

What is asked is known by replaying: each request hangs on the texts, the prompts and the answers before it. Whatever
cannot be replayed whole is an error, since what it would have asked is not known, and its answers would be dropped.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import CouldNotRun, SuiteBroken
from evals.gold import load_gold
from evals.run import Mode, Suite, read_suite, recorded_at, repeats_of, run_system, stage, systems
from pipeline.config import RULES
from pipeline.progress import Progress
from pipeline.schema import Call
from pipeline.schema.recordings import Recording
from pipeline.store import read_recordings, write_recordings


@dataclass(frozen=True)
class Unasked:
    """What a file of recordings holds: answers that some suite asks for, and those that none does."""

    file: Path
    asked: tuple[Recording, ...]
    unasked: tuple[Recording, ...]

    @property
    def by_prompt(self) -> Mapping[str, int]:
        """How many that none asks for answer which prompt, in order of its name."""
        return dict(sorted(Counter(answer.prompt.id for answer in self.unasked).items()))


@dataclass(frozen=True)
class Asking:
    """Suites that may ask for what is recorded of some systems: other systems of theirs are not looked at."""

    suites: tuple[Suite, ...]
    systems: frozenset[str]


def asking(named: Sequence[str]) -> Asking:
    """The suites named, and those beside them that have a system of a name of theirs, whose answers lie together.

    Raises:
        SuiteBroken: one of them is no suite that can be read.
    """
    found = {path.resolve(): suite for suite, path in map(read_suite, named)}
    names = frozenset(name for suite in found.values() for name in _asked_of(suite))
    for folder in sorted({path.parent for path in found}):
        for path in sorted(folder.glob("*.toml")):
            if path not in found and _is_suite(path):
                suite, _ = read_suite(str(path))
                if _asked_of(suite) & names:
                    found[path] = suite
    return Asking(tuple(suite for _, suite in sorted(found.items())), names)


def _asked_of(suite: Suite) -> set[str]:
    return {system.name for system in systems(suite) if system.model != RULES}


def _is_suite(path: Path) -> bool:
    """A suite may lie beside models."""
    try:
        return "system" in tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        todo = "mend it, or move it away: it may be a suite, and ask for what would be dropped"
        raise SuiteBroken("the file cannot be read", where=str(path), why=str(error), todo=todo) from error


def unasked(
    by: Asking, gold: Path, seeds: Sequence[Path], recordings: Path, progress: Callable[[str], Progress]
) -> list[Unasked]:
    """Each file of recordings that belongs to these systems, in order.

    Raises:
        CouldNotRun: a suite does not replay whole, or documents of its stories are not at hand.
    """
    asked: dict[Path, set[str]] = {}
    mode = Mode(replay=True, recordings=recordings)
    with tempfile.TemporaryDirectory() as folder:
        for number, suite in enumerate(by.suites):
            stories = load_gold(gold, seeds, splits=suite.splits, stories=suite.stories)
            if absent := [name for story in stories for name in story.absent]:
                todo = "name their directory with --seeds"
                raise CouldNotRun("not every document is at hand", where=suite.name, why=", ".join(absent), todo=todo)
            inputs = stage(stories, seeds, Path(folder) / str(number) / "inputs")
            for system in systems(suite):
                if system.model == RULES or system.name not in by.systems:
                    continue
                for repeat in repeats_of(system, suite):
                    for given in (None, stories) if system.given else (None,):
                        out, label = Path(folder) / str(number) / system.name, f"{suite.name}: {system.name}"
                        run = run_system(system, repeat, inputs, out, mode, progress(label), given)
                        asked.setdefault(recorded_at(system, repeat, mode), set()).update(_requests(run, label))
    return [
        _parted(file, requests)
        for place, requests in sorted(asked.items())
        for file in sorted([*place.rglob("*.jsonl"), *place.rglob("*.jsonl.gz")])
    ]


def _requests(run: Path, label: str) -> set[str]:
    """The requests of a replay.

    Raises:
        CouldNotRun: one had no answer.
    """
    lines = (run / "calls.jsonl").read_text("utf-8").split("\n")
    calls = [Call.model_validate_json(line) for line in lines if line]
    if missing := sum(call.outcome == "missing" for call in calls):
        todo = "record it first, so that all it asks is known"
        raise CouldNotRun(f"{missing} answers are not recorded", where=label, todo=todo)
    return {call.request for call in calls}


def _parted(file: Path, requests: set[str]) -> Unasked:
    answers = list(read_recordings(file))
    return Unasked(
        file,
        tuple(answer for answer in answers if answer.request in requests),
        tuple(answer for answer in answers if answer.request not in requests),
    )


def drop(found: Iterable[Unasked]) -> None:
    """Leave in each file what is asked for; a file of which nothing is left goes. A reader sees it old or new."""
    for part in found:
        if not part.unasked:
            continue
        if not part.asked:
            part.file.unlink()
            continue
        made = part.file.with_name(f".new-{part.file.name}")
        write_recordings(made, part.asked)
        made.replace(part.file)
