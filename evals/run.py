"""Running a suite: every system of it through the real pipeline, live or from recorded answers, then scored."""

from __future__ import annotations

import contextlib
import itertools
import re
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from evals.errors import CouldNotRun, SuiteBroken
from evals.gate import LEVEL, MARGIN
from evals.given import given_gold
from evals.gold import GoldStory, Split, load_gold
from evals.metrics.catalogue import GATED, HEADLINE, METRICS, meant
from evals.notes import OWN_FAULT
from evals.predictions import read_predictions
from evals.score import Score, prepare, score_system
from evals.scorefile import to_json
from pipeline.config import RULES, Settings, Strategy
from pipeline.engines import check_settings, engine_for
from pipeline.job import is_nothing, run_job, write_run
from pipeline.progress import Progress
from pipeline.prompts import name_of
from pipeline.report.wording import counted
from pipeline.schema import Failure
from pipeline.schema.recordings import Recording
from pipeline.schema.records import NonEmpty, Record
from pipeline.store import Store, read_recordings, write_recordings

RECORDINGS = Path("evals/recordings")
SUITES = Path(__file__).resolve().parent / "suites"


Share = Annotated[float, Field(ge=0, le=1)]


class Systems(Record):
    """A row of the matrix: every model with every strategy and prompt."""

    name: NonEmpty | None = Field(default=None, description="of the one system that the row is")
    models: list[NonEmpty] = Field(default=[RULES], description="names, or TOML files from here or beside the suite")
    strategies: list[Strategy] = Field(default=[], description="empty: the one that the model's TOML names")
    prompts: list[NonEmpty] = Field(
        default=[], description="names, or .md files from here or beside the suite; empty: the strategy's own"
    )
    given: bool = Field(default=False, description="also run the relation step over gold's claims")


class GateTable(Record):
    """What the suite's gate asks of its first system."""

    baseline: NonEmpty | None = Field(default=None, description="a score file, relative to the suite's folder")
    at_least: dict[NonEmpty, Share] = Field(default={}, description="floors: 0.80 is 80.0 on the board")
    at_most: dict[NonEmpty, Annotated[float, Field(ge=0)]] = Field(
        default={}, description="ceilings; of cost in its own unit"
    )
    system: NonEmpty | None = Field(default=None, description="which one; else the first")
    metrics: list[NonEmpty] = list(GATED)
    level: float = Field(default=LEVEL, gt=0, lt=0.5)
    margin: float = Field(default=MARGIN, gt=0, lt=1)
    expect: Literal["pass", "fail"] = Field(
        default="pass", description="`fail`: of a system made worse to try the gate"
    )


class Suite(Record):
    """A suite file."""

    name: NonEmpty
    splits: list[Split] = Field(default=[], description="empty: all")
    stories: list[NonEmpty] = Field(default=[], description="empty: all of the splits")
    repeats: int = Field(default=1, ge=1)
    max_cost: float | None = Field(default=None, ge=0, description="US dollars for each system and repeat, when live")
    max_tokens: int | None = Field(default=None, ge=0)
    shows: list[NonEmpty] = Field(
        default=list(HEADLINE), min_length=1, description="metrics of its board, which ranks by the first"
    )
    system: list[Systems] = Field(min_length=1)
    gate: GateTable | None = None


@dataclass(frozen=True)
class System:
    """One thing to measure."""

    name: str
    model: str
    strategy: Strategy | None
    prompt: str | None
    given: bool = False


@dataclass(frozen=True)
class Mode:
    """Where answers come from: recordings (`replay`), or the endpoint, whose answers are then recorded if asked.

    Live, what an earlier run of the suite in the same folder was answered is not asked again, but with `refresh`.
    """

    replay: bool
    recordings: Path = RECORDINGS
    record: bool = False
    refresh: bool = False
    max_cost: float | None = None
    max_tokens: int | None = None


def read_suite(named: str) -> tuple[Suite, Path]:
    """A suite by path, or by its name among those of the package; and the path.

    Raises:
        SuiteBroken: there is none, or it is wrong.
    """
    path = Path(named)
    if not path.is_file():
        path = SUITES / f"{named}.toml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in SUITES.glob("*.toml")))
        raise SuiteBroken(f"no suite {named}", todo=f"give a file, or one of {known or 'none'}")
    try:
        suite = Suite.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SuiteBroken("the suite cannot be read", where=str(path), why=str(error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        why = f"{place}: {first['msg']}"
        if first["loc"][:2] == ("gate", "at_least") and first["type"] == "less_than_equal":
            why += f"; {first['input']} on the board is {first['input'] / 100:g} here"
        raise SuiteBroken("the suite is wrong", where=str(path), why=why) from error
    suite = suite.model_copy(update={"system": [_placed(path, row) for row in suite.system]})
    _check_known(suite.shows, path)
    if suite.gate:
        _check_gate(suite.gate, path)
    names = [system.name for system in systems(suite)]
    if len(names) != len(set(names)):
        raise SuiteBroken("two systems have one name", where=str(path), why=", ".join(names))
    for name in (suite.name, *names):
        if not re.fullmatch(r"[\w][\w.\-]*", name):
            raise SuiteBroken(f"{name!r} cannot name a folder", where=str(path), todo="letters, digits, - _ and .")
    if suite.gate and suite.gate.system not in (None, *names):
        known = ", ".join(names)
        raise SuiteBroken(f"the gate asks for {suite.gate.system}", where=str(path), why=f"there are {known}")
    return suite, path


def _check_known(names: Iterable[str], path: Path) -> None:
    if unknown := sorted(set(names) - set(METRICS)):
        raise SuiteBroken(f"no metric {', '.join(unknown)}", where=str(path), todo=meant(unknown[0]))


def _check_gate(gate: GateTable, path: Path) -> None:
    _check_known([*gate.metrics, *gate.at_least, *gate.at_most], path)
    if lower := [name for name in gate.at_least if METRICS[name].higher is False]:
        raise SuiteBroken(f"at_least cannot guard {', '.join(lower)}", where=str(path), why="less of it is better")
    if more := [name for name in gate.at_most if METRICS[name].higher is True]:
        raise SuiteBroken(f"at_most cannot guard {', '.join(more)}", where=str(path), why="more of it is better")
    if gate.baseline is None and not gate.at_least and not gate.at_most:
        raise SuiteBroken("the gate asks nothing", where=str(path), todo="give it a baseline, at_least or at_most")


def _placed(path: Path, row: Systems) -> Systems:
    """The row with the files of models and prompts that lie beside the suite by their paths."""

    def beside(named: str) -> str:
        file = path.parent / named
        return str(file) if file.suffix in (".toml", ".md") and file.is_file() else named

    return row.model_copy(update={name: list(map(beside, getattr(row, name))) for name in ("models", "prompts")})


def systems(suite: Suite) -> list[System]:
    """The matrix of a suite, row by row."""
    found = []
    for row in suite.system:
        strategies: list[Strategy | None] = [*row.strategies] or [None]
        prompts: list[str | None] = [*row.prompts] or [None]
        cells = list(itertools.product(row.models, strategies, prompts))
        for model, strategy, prompt in cells:
            parts = (Path(model).stem, strategy, prompt and name_of(prompt))
            name = row.name if row.name and len(cells) == 1 else "-".join(part for part in parts if part)
            found.append(System(name, model, strategy, prompt, row.given))
    return found


def repeats_of(system: System, suite: Suite) -> range:
    """The numbers of a system's repeats: of rules one."""
    return range(1, 1 + (1 if system.model == RULES else suite.repeats))


def unrecorded(suite: Suite, recordings: Path) -> list[str]:
    """The systems of a suite of which no answer is recorded; rules need none."""
    return [
        system.name
        for system in systems(suite)
        if system.model != RULES and not any((recordings / system.name).glob("*/*.jsonl*"))
    ]


def run_suite(
    suite: Suite, gold: Path, seeds: Sequence[Path], out: Path, mode: Mode, progress: Callable[[str], Progress]
) -> list[Score]:
    """Run and score every system, telling of each under its name.

    Run folders are `out/<system>/<repeat>`, score files `out/<system>.json`; a score of which an outage or a spent
    budget left a part unanswered is not written.

    Raises:
        UsageError: a system's model, strategy and prompt do not go together; nothing was run.
        CouldNotRun: no document of gold is at hand, a recording is missing, no document of a system could be done, or
            the folder is in use.
    """
    for system in systems(suite):
        check_settings(settings_of(system, 1, out / system.name, mode))
    stories = load_gold(gold, seeds, splits=suite.splits, stories=suite.stories)
    if not any(story.documents for story in stories):
        raise CouldNotRun(
            "no document of gold is at hand",
            where=", ".join(map(str, seeds)),
            why=f"there is no {next(iter(stories[0].file.documents.values())).path} in any of these",
            todo="name the directory of the texts with --seeds",
        )
    prepared = prepare(stories)
    scores = []
    with _alone(out):
        inputs = stage(stories, seeds, out / "inputs")
        for system in systems(suite):
            folders = [
                run_system(
                    system, number, inputs, out / system.name, mode, progress(called(system, number, given)), given
                )
                for number in repeats_of(system, suite)
                for given in ((None, stories) if system.given else (None,))
            ]
            runs, over_gold = (
                [read_predictions(one) for one in folders if one.name.isdigit() == own] for own in (True, False)
            )
            score = score_system(stories, runs, name=system.name, prepared=prepared, given=over_gold)
            if not score.unanswered:
                (out / f"{score.name}.json").write_text(to_json(score), "utf-8")
            scores.append(score)
    return scores


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the suite's folder, so that no second run of it builds there; a process that dies lets go.

    Nothing is held where the system has no such lock (`fcntl`).

    Raises:
        CouldNotRun: another run holds it.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as file:
        try:
            import fcntl
        except ImportError:  # a system without such locks
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            todo = "wait for it, or name another --out"
            raise CouldNotRun("another run of this suite is at work here", where=str(out), todo=todo) from error
        yield


def called(system: System, repeat: int, given: Sequence[GoldStory] | None) -> str:
    """What to call a repeat of a system when telling of it."""
    again = f" ({repeat})" if repeat > 1 else ""
    return f"{system.name}{again}{' over the claims of gold' if given else ''}"


def run_system(
    system: System,
    repeat: int,
    inputs: Sequence[Path],
    out: Path,
    mode: Mode,
    progress: Progress,
    given: Sequence[GoldStory] | None = None,
) -> Path:
    """One repeat of one system, or of its relation step over gold's claims (`given`); returns its run folder.

    Repeats of a model keep their answers apart.

    Raises:
        CouldNotRun: a recording is missing, or nothing could be done.
        SuiteBroken: the strategy has no relation step.
    """
    folder = out / (str(repeat) if given is None else f"{repeat}-given")
    recorded = recorded_at(system, repeat, mode)
    settings = settings_of(system, repeat, out, mode)
    if settings.replay and not any(recorded.rglob("*.jsonl*")):
        raise CouldNotRun(
            "nothing is recorded for this system", where=str(recorded), todo="run the suite live with --record"
        )
    engine = engine_for(settings)
    doing = engine if given is None else given_gold(engine, given)
    records, manifest = run_job(inputs, folder, settings, doing, progress)
    _check(records.failures, settings.replay, system.name)
    if not records.sources:
        raise CouldNotRun("no document could be read", where=system.name)
    if is_nothing(records):
        if others := [failure for failure in records.failures if failure.error not in OWN_FAULT]:
            todo = "mend what failed, and run the same command again"
            raise CouldNotRun("every document failed", where=system.name, why=others[0].message, todo=todo)
        write_run(folder, records, manifest)  # what an earlier run left here is not this one's
    if mode.record and settings.store is not None and settings.store.is_file():
        with Store(settings.store) as store:
            if kept := _record(recorded / "answers.jsonl.gz", {answer.request: answer for answer in store}):
                progress.tell(f"recorded beside {counted(kept, 'answer')} that this run did not ask for")
    return folder


def _record(path: Path, answers: Mapping[str, Recording]) -> int:
    """Write answers to a file of recordings; those of other requests stay in it. How many these are."""
    before = {answer.request: answer for answer in read_recordings(path)} if path.is_file() else {}
    write_recordings(path, {**before, **answers}.values())
    return len(before.keys() - answers.keys())


def recorded_at(system: System, repeat: int, mode: Mode) -> Path:
    """Where the recordings of one repeat of a system are."""
    return mode.recordings / system.name / str(repeat)


def settings_of(system: System, repeat: int, out: Path, mode: Mode) -> Settings:
    """What one repeat of a system is told; a live one keeps its answers in `out`."""
    return Settings(
        model=system.model,
        strategy=system.strategy,
        prompt=system.prompt,
        replay=mode.replay and system.model != RULES,
        recordings=(recorded_at(system, repeat, mode),) if mode.replay else (),
        refresh=mode.refresh,
        store=None if mode.replay else out / f"answers-{repeat}.sqlite",
        max_cost=mode.max_cost,
        max_tokens=mode.max_tokens,
    )


def _check(failures: Sequence[Failure], replay: bool, name: str) -> None:
    """A missing recording would otherwise be scored as missed gold."""
    missing = [failure for failure in failures if failure.error == "recording_missing"]
    if replay and missing:
        raise CouldNotRun(
            f"{len(missing)} documents or stories want answers that are not recorded",
            where=name,
            why=missing[0].message,
            todo="run the suite live with --record",
        )


def stage(stories: Sequence[GoldStory], seeds: Sequence[Path], folder: Path) -> list[Path]:
    """Copies of gold's documents, a folder a story, so that a run sees nothing else and each story is whole."""
    if folder.exists():
        shutil.rmtree(folder)
    for story in stories:
        for name in sorted(story.documents):
            row = story.file.documents[name]
            source = next(directory / row.path for directory in seeds if (directory / row.path).is_file())
            target = folder / story.id / f"{name}{source.suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return [folder / story.id for story in stories]
