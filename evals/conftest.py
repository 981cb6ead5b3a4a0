"""What `pytest evals/` may be told, the runs it does once, and what it leaves behind for a CI run to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evals.changes import changes
from evals.cli.codes import INCONCLUSIVE
from evals.cli.suites import Told, baseline_of, gate_of
from evals.compare import board
from evals.gate import Gated, check_whole
from evals.gold import GoldStory, load_gold, seeds_directories
from evals.predictions import read_predictions
from evals.report.markdown import summary
from evals.run import SUITES, Mode, Suite, read_suite, run_suite, unrecorded
from evals.score import Score, prepare, score_run

ROOT = Path(__file__).resolve().parent.parent
RECORDINGS = ROOT / "evals" / "recordings"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("saidwhat")
    group.addoption("--suite", action="append", default=[], help="name or file of a suite (default: all that replay)")
    group.addoption("--live", action="store_true", help="ask the models; default: recorded answers only")
    group.addoption("--record", action="store_true", help="record the answers of a live run")
    group.addoption("--max-cost", type=float, default=None, help="US dollars for each system and repeat of a live run")
    group.addoption("--gold", type=Path, default=ROOT / "gold")
    group.addoption("--seeds", type=Path, action="append", default=[])
    group.addoption("--runs", type=Path, default=ROOT / "runs", help="where run folders and score files go")
    group.addoption("--before", type=Path, default=None, help="run folders of an earlier time: tell what changed since")
    group.addoption("--summary", type=Path, default=None, help="append a Markdown summary to this file")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "named" in metafunc.fixturenames:
        asked = metafunc.config.getoption("--suite")
        metafunc.parametrize("named", asked or sorted(path.stem for path in SUITES.glob("*.toml")), scope="session")


@dataclass
class Done:
    """What one suite gave."""

    suite: Suite
    path: Path
    out: Path
    scores: list[Score]
    gated: Gated | None


@dataclass
class Bench:
    """Runs each suite once, whichever test asks first."""

    config: pytest.Config
    done: dict[str, Done] = field(default_factory=dict)

    def run(self, named: str) -> Done:
        """The suite's scores and its gate's answer."""
        if named not in self.done:
            option = self.config.getoption
            suite, path = read_suite(named)
            if suite.gate and suite.gate.expect == "fail" and not option("--live"):
                for name in unrecorded(suite, RECORDINGS):
                    pytest.skip(
                        f"suite {named}: nothing is recorded for {name}: that the gate catches it was not tried"
                    )
            mode = Mode(
                replay=not option("--live"),
                recordings=RECORDINGS,
                record=option("--record"),
                max_cost=option("--max-cost") if option("--max-cost") is not None else suite.max_cost,
                max_tokens=suite.max_tokens,
            )
            out = option("--runs") / suite.name
            baseline = baseline_of(suite, path)
            scores = run_suite(suite, option("--gold"), seeds_directories(option("--seeds"), ROOT), out, mode, Told)
            check_whole(scores)
            gated = None if suite.gate is None else gate_of(suite, baseline, scores)
            self.done[named] = Done(suite, path, out, scores, gated)
        return self.done[named]

    def stories(self, done: Done) -> tuple[GoldStory, ...]:
        """The gold that a suite was scored against."""
        option = self.config.getoption
        names = [unit.name for unit in done.scores[0].stories]
        return load_gold(option("--gold"), seeds_directories(option("--seeds"), ROOT), stories=names)

    def changed(self, done: Done) -> list[str]:
        """What changed since the runs in `--before`, after alignment; systems that it does not have are passed over."""
        before = self.config.getoption("--before")
        if before is None:
            return []
        gold, found = prepare(self.stories(done)), []
        for score in done.scores:
            old, new = (folder / done.suite.name / score.name / "1" for folder in (before, done.out.parent))
            if old.is_dir():
                lines = changes(*(score_run(gold, read_predictions(folder)) for folder in (old, new)))
                found += [f"{score.name}: {line}" for line in lines]
        return found


_BENCH = pytest.StashKey[Bench]()


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Where suites are run; at the end of the session what they gave is appended to the file of `--summary`."""
    if not any(request.config.getoption("--gold").glob("*/story.toml")):
        pytest.skip("there is no gold here: nothing was scored")
    made = request.config.stash[_BENCH] = Bench(request.config)
    yield made
    path = request.config.getoption("--summary")
    if path is not None:
        with path.open("a", encoding="utf-8") as file:
            for done in made.done.values():
                shown = done.suite.shows
                file.write(summary(board(done.scores, shown), shown, done.gated, made.changed(done)))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """0 pass, 1 failed, and 4 where nothing failed but a gate cannot tell."""
    bench = session.config.stash.get(_BENCH, None)
    undecided = bench and any(done.gated and done.gated.verdict == "inconclusive" for done in bench.done.values())
    if exitstatus == 0 and undecided:
        session.exitstatus = INCONCLUSIVE
