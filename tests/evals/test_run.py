"""Suites: the matrix, the real pipeline, replay without a key, and what stops a run."""

import fcntl
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from harbour import write, write_run

from evals.cli import main
from evals.cli.suites import gate_of
from evals.errors import SuiteBroken
from evals.given import given_gold
from evals.metrics.catalogue import METRICS
from evals.run import read_suite, systems
from evals.score import Score, Unit
from pipeline.config import Settings
from pipeline.engines import engine_for
from pipeline.schema import PromptRef
from pipeline.store import read_recordings, write_recordings

ROOT = Path(__file__).resolve().parents[2]
RULES = 'name = "tiny"\n[[system]]\nmodels = ["rules"]\n'


def suite(folder: Path, text: str) -> str:
    path = folder / "suite.toml"
    path.write_text(text)
    return str(path)


def run(folder: Path, text: str, *more: str) -> int:
    gold, seeds = write(folder)
    places = ["--gold", str(gold), "--seeds", str(seeds), "--out", str(folder / "runs")]
    return main(["run", suite(folder, text), *places, "--recordings", str(folder / "recordings"), *more])


def test_the_matrix_is_every_model_with_every_strategy_and_prompt(tmp_path: Path) -> None:
    text = (
        'name = "m"\n[[system]]\nmodels = ["a", "b.toml"]\nstrategies = ["open", "choose"]\n[[system]]\nname = "own"\n'
    )
    made, _ = read_suite(suite(tmp_path, text))
    assert [system.name for system in systems(made)] == ["a-open", "a-choose", "b-open", "b-choose", "own"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('name = "x"', "system: Field required"),
        ('name = "x"\nspeed = 3\n[[system]]', "speed: Extra inputs"),
        ('name = "x"\n[[system]]\n[[system]]', "two systems have one name"),
        ('name = "x"\n[gate]\nbaseline = "b.json"\nmetrics = ["beauty"]\n[[system]]', "no metric beauty"),
        ('name = "x"\n[gate]\nbaseline = "b.json"\nsystem = "y"\n[[system]]', "the gate asks for y: there are rules"),
        ('name = "x"\nshows = ["beauty"]\n[[system]]', "no metric beauty"),
        ('name = "x"\n[gate]\n[[system]]', "the gate asks nothing"),
        (
            'name = "x"\n[gate]\nat_least = {"quotes.correct.f1" = 80}\n[[system]]',
            "; 80 on the board is 0.8 here",
        ),
        ('name = "x"\nshows = ["quotes.corect.f1"]\n[[system]]', "did you mean quotes.correct.f1"),
        ('name = "x"\n[gate]\nat_least = {"traps.false_alarms" = 0.5}\n[[system]]', "less of it is better"),
        ('name = "x"\n[gate]\nat_least = {"beauty" = 0.5}\n[[system]]', "no metric beauty"),
        ('name = "x"\n[gate]\nat_most = {"quotes.kind" = 0.5}\n[[system]]', "more of it is better"),
        ('name = "x"\n[gate]\nat_most = {"beauty" = 0.5}\n[[system]]', "no metric beauty"),
        ('name = "../x"\n[[system]]', "'../x' cannot name a folder"),
        ('name = "x"\n[[system]]\nname = "a/b"', "'a/b' cannot name a folder"),
        ("name =", "the suite cannot be read"),
    ],
)
def test_a_broken_suite_is_named_with_its_cause(text: str, cause: str, tmp_path: Path) -> None:
    with pytest.raises(SuiteBroken, match=cause):
        read_suite(suite(tmp_path, text))


def test_a_prompt_of_ones_own_may_lie_beside_the_suite_and_names_its_system(tmp_path: Path) -> None:
    (tmp_path / "own.v1.md").write_text("")
    made, _ = read_suite(
        suite(tmp_path, 'name = "m"\n[[system]]\nmodels = ["local"]\nprompts = ["own.v1.md", "open.v5"]\n')
    )
    assert [(one.name, one.prompt) for one in systems(made)] == [
        ("local-own.v1", str(tmp_path / "own.v1.md")),
        ("local-open.v5", "open.v5"),
    ]


def test_a_mistyped_prompt_is_wrong_use_before_any_system_runs_and_no_answer_of_the_gate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, RULES) == 0
    more = '[[system]]\nmodels = ["local"]\nprompts = ["open.v99"]\n'
    gated = RULES + more + f'[gate]\nbaseline = "{tmp_path}/runs/tiny/rules.json"\nsystem = "local-open.v99"\n'
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds"), "--out", str(tmp_path / "again")]
    capsys.readouterr()
    assert main(["run", suite(tmp_path, gated), *places]) == 2
    assert capsys.readouterr().err.startswith("saidwhat-eval: open.v99: no such prompt")
    assert not (tmp_path / "again").exists()


def test_a_suite_runs_the_real_pipeline_and_gives_the_same_bytes_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert run(tmp_path / "one", RULES) == 0
    told = capsys.readouterr()
    assert "rules" in told.out
    assert told.err.splitlines() == ["rules: 4 documents", "rules: 2 stories"]
    assert run(tmp_path / "two", RULES, "--replay", "--html", str(tmp_path / "page.html")) == 0
    assert "port-a" in (tmp_path / "page.html").read_text("utf-8")
    scores = [(tmp_path / name / "runs" / "tiny" / "rules.json").read_bytes() for name in ("one", "two")]
    assert scores[0] == scores[1]


def test_a_suite_says_what_its_board_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, 'shows = ["grounding", "quotes.kind"]\n' + RULES, "--html", str(tmp_path / "page.html")) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[:3] == ["system", "grounding", "quotes.kind"]
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "quotes.kind" in page
    assert "claims.correct.f1" not in page


def test_a_gate_of_a_suite_ends_the_command_with_its_answer(tmp_path: Path) -> None:
    assert run(tmp_path, RULES) == 0
    gated = RULES + f'[gate]\nbaseline = "{tmp_path}/runs/tiny/rules.json"\nmetrics = ["quotes.correct.f1"]\n'
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds"), "--out", str(tmp_path / "again")]
    assert main(["run", suite(tmp_path, gated), *places]) == 0


@pytest.mark.parametrize(("floor", "code", "told"), [(0.0, 0, "pass"), (1.0, 1, "fail")])
def test_a_gate_of_a_suite_may_be_a_floor_alone(
    floor: float, code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, RULES + f'[gate]\nat_least = {{"claims.correct.f1" = {floor}}}\n') == code
    assert re.search(
        rf"^gate: {told}\n  claims\.correct\.f1 +{told} .*, at least {100 * floor} is asked$",
        capsys.readouterr().out,
        re.MULTILINE,
    )


def test_a_gate_may_be_a_ceiling_and_a_summary_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "summary.md"
    gate = '[gate]\nat_most = {"grounding.inventions" = 0.0, "cost.calls_per_1000" = 0.5}\n'
    assert run(tmp_path, RULES + gate, "--summary", str(path)) == 0
    assert re.search(r"grounding\.inventions +pass +0\.0, at most 0\.0 is asked", capsys.readouterr().out)
    told = path.read_text("utf-8")
    assert "## Gate: pass" in told
    assert "| cost.calls_per_1000 | pass | | 0 | at most 0.5 is asked | | |" in told


@pytest.mark.parametrize(
    ("found", "taken", "disputed", "verdict"),
    [(59, 1, 2, "pass"), (0, 0, 0, "fail"), (60, 5, 0, "fail"), (60, 0, 5, "fail"), (53, 0, 0, "fail")],
)
def test_the_gate_of_the_traps_takes_neither_who_sees_nothing_nor_who_takes_them(
    found: int, taken: int, disputed: int, verdict: str
) -> None:
    told, _ = read_suite("traps")
    wanted = {
        "disputes.recall": (found, 60),
        "traps.false_alarms": (taken, 84),
        "disputes.false_alarms": (disputed, 84),
    }
    counts: dict[str, float] = {}
    for name, (over, under) in wanted.items():
        (above,), (below,) = METRICS[name].over, METRICS[name].under
        counts |= {above: over, below: under}
    unit = Unit("a", "a", "traps", "en", (counts,), ({},))
    assert gate_of(told, None, [Score({"name": "desk-open"}, {}, (), (unit,))]).verdict == verdict


def test_a_baseline_that_is_not_there_is_told_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = RULES + '[gate]\nbaseline = "none.json"\n'
    assert run(tmp_path, text) == 2
    assert "none.json: the gate's baseline is not there (say --no-gate" in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()
    (tmp_path / "two").mkdir()
    assert run(tmp_path / "two", text, "--no-gate") == 0


def test_a_model_that_nobody_recorded_is_an_error_and_no_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'name = "tiny"\n[[system]]\nmodels = ["openai"]\n'
    (tmp_path / "recordings" / "openai" / "1").mkdir(parents=True)
    assert run(tmp_path, text, "--replay") == 3
    assert "nothing is recorded for this system" in capsys.readouterr().err


def test_an_endpoint_that_does_not_answer_is_no_score_and_leaves_that_of_an_earlier_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = 'name = "down"\nmodel = "m"\nbase_url = "http://127.0.0.1:9/v1"\nretries = 0\n'
    (tmp_path / "down.toml").write_text(model)
    text = 'name = "tiny"\n[[system]]\nmodels = ["down.toml"]\nstrategies = ["open"]\n'
    earlier = tmp_path / "runs" / "tiny" / "down-open" / "1"
    write_run(earlier)
    (earlier / "run.json").write_text("{}")
    before = {path: path.read_bytes() for path in earlier.iterdir()}
    assert run(tmp_path, text) == 3
    told = capsys.readouterr()
    assert "saidwhat-eval: down-open: every document failed" in told.err
    assert told.out == ""
    assert not (tmp_path / "runs" / "tiny" / "down-open.json").exists()
    assert {path: path.read_bytes() for path in earlier.iterdir()} == before


@dataclass
class Endpoint:
    """A model on this machine that finds every passage in quotation marks, and answers 500 where it `fails`."""

    address: str
    fails: str | None = None
    asked: int = 0


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            user = json.loads(self.rfile.read(int(self.headers["content-length"])))["messages"][-1]["content"]
            found.asked += 1
            is_down = found.fails is not None and found.fails in user
            told = [{"document": 1, "text": text, "speaker": None} for text in re.findall("“[^”]+”", user)]
            message = {"role": "assistant", "content": json.dumps({"quotes": told, "claims": [], "contradictions": []})}
            answer = {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": "quoter",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 10, "total_tokens": 1010},
            }
            body = b"down" if is_down else json.dumps(answer).encode()
            self.send_response(500 if is_down else 200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield found
        server.shutdown()
        thread.join()


QUOTER = 'name = "tiny"\n[[system]]\nname = "quoter"\nmodels = ["quoter.toml"]\n'


def live(folder: Path, endpoint: Endpoint, *more: str, text: str = QUOTER, out: str = "runs") -> int:
    """The exit code of a suite with that model; the gold is written the first time."""
    settings = 'strategy = "plain"\nmode = "json"\nconcurrency = 1\nretries = 0\nprice = {input = 1, output = 1}\n'
    model = f'name = "quoter"\nmodel = "quoter"\nbase_url = "{endpoint.address}"\n{settings}'
    (folder / "quoter.toml").write_text(model)
    if not (folder / "gold").exists():
        write(folder)
    places = [f"--{name}={folder / name}" for name in ("gold", "seeds", "recordings")]
    return main(["run", suite(folder, text), *places, f"--out={folder / out}", *more])


def recorded(folder: Path) -> int:
    return len(list(read_recordings(folder / "recordings" / "quoter" / "1" / "answers.jsonl.gz")))


@pytest.mark.parametrize("cause", ["call failed", "budget exceeded"])
def test_an_outage_or_a_spent_budget_is_no_quality_and_asks_no_gate(
    cause: str, endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = QUOTER + '[gate]\nat_least = {"quotes.words.f1" = 0.05}\n'
    endpoint.fails = "workers" if cause == "call failed" else None
    budget = ("--max-cost", "0.0018") if cause == "budget exceeded" else ()
    assert live(tmp_path, endpoint, *budget, text=text) == 3
    told = capsys.readouterr()
    assert "gate:" not in told.out
    assert f"without an answer ({cause}; first: " in told.err
    assert "run the same command again: answers are kept" in told.err
    assert not (tmp_path / "runs" / "tiny" / "quoter.json").exists()

    run_folder = str(tmp_path / "runs" / "tiny" / "quoter" / "1")
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds")]
    partial = str(tmp_path / "partial.json")
    assert main(["score", run_folder, "--json", partial, *places]) == 0
    for candidate in (run_folder, partial):
        assert main(["gate", candidate, "--at-least", "quotes.words.f1=0", *places]) == 3
    assert main(["gate", str(write_run(tmp_path / "good")), "--baseline", partial, *places]) == 3
    assert "no gate is asked" in capsys.readouterr().err

    endpoint.fails, asked = None, endpoint.asked
    assert live(tmp_path, endpoint, text=text) == 0
    assert endpoint.asked == asked + 1
    assert "gate: pass" in capsys.readouterr().out
    assert (tmp_path / "runs" / "tiny" / "quoter.json").exists()


def test_what_an_unfinished_run_records_takes_nothing_from_fuller_recordings(
    endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert live(tmp_path, endpoint, "--record") == 0
    assert recorded(tmp_path) == 2
    endpoint.fails = "workers"
    assert live(tmp_path, endpoint, "--record", out="again") == 3
    assert "recorded beside 1 answer that this run did not ask for" in capsys.readouterr().err
    assert recorded(tmp_path) == 2
    assert live(tmp_path, endpoint, "--replay", out="replayed") == 0
    part = QUOTER.replace("[[system]]", 'stories = ["port"]\n[[system]]')
    assert live(tmp_path, endpoint, "--record", text=part, out="part") == 0
    assert recorded(tmp_path) == 2


def prune(folder: Path, *more: str) -> int:
    places = [f"--{name}={folder / name}" for name in ("gold", "seeds", "recordings")]
    return main(["prune", str(folder / "suite.toml"), *places, *more])


def of_earlier_prompts(folder: Path, count: int = 2) -> Path:
    """The recordings, with answers to an earlier prompt beside those that the suite asks for."""
    path = folder / "recordings" / "quoter" / "1" / "answers.jsonl.gz"
    kept = list(read_recordings(path))
    earlier = PromptRef(id="plain.v0", hash="0")
    old = [kept[0].model_copy(update={"request": f"{number:064x}", "prompt": earlier}) for number in range(count)]
    write_recordings(path, [*kept, *old])
    return path


def test_answers_that_no_suite_asks_for_are_told_and_dropped_only_where_that_is_said(
    endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert live(tmp_path, endpoint, "--record") == 0
    path = of_earlier_prompts(tmp_path)
    before = path.read_bytes()
    capsys.readouterr()
    assert prune(tmp_path) == 0
    told = capsys.readouterr().out
    assert f"{path}: 2 answers asked for, 2 not (plain.v0 2)" in told
    assert "nothing is dropped without --write" in told
    assert path.read_bytes() == before

    assert prune(tmp_path, "--write") == 0
    assert "dropped: 2 answers" in capsys.readouterr().out
    assert recorded(tmp_path) == 2
    assert [file.name for file in path.parent.iterdir()] == ["answers.jsonl.gz"]
    assert live(tmp_path, endpoint, "--replay", out="replayed") == 0


def test_what_a_suite_beside_the_named_one_asks_for_is_kept(
    endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert live(tmp_path, endpoint, "--record") == 0
    part = QUOTER.replace("[[system]]", 'stories = ["port"]\n[[system]]').replace("tiny", "part")
    suite(tmp_path, part)
    (tmp_path / "whole.toml").write_text(QUOTER)
    assert prune(tmp_path, "--write") == 0
    assert "replayed: part, tiny" in capsys.readouterr().out
    assert recorded(tmp_path) == 2
    (tmp_path / "whole.toml").unlink()
    assert prune(tmp_path, "--write") == 0
    assert recorded(tmp_path) == 1


def test_other_systems_of_a_suite_beside_the_named_one_are_not_looked_at(endpoint: Endpoint, tmp_path: Path) -> None:
    assert live(tmp_path, endpoint, "--record") == 0
    path = tmp_path / "recordings" / "other" / "1" / "answers.jsonl.gz"
    path.parent.mkdir(parents=True)
    shutil.copyfile(tmp_path / "recordings" / "quoter" / "1" / "answers.jsonl.gz", path)
    part = '[[system]]\nname = "other"\nmodels = ["quoter.toml"]\n'
    (tmp_path / "both.toml").write_text(QUOTER.replace("[[", 'stories = ["port"]\n[[', 1) + part)
    assert prune(tmp_path, "--write") == 0
    assert len(list(read_recordings(path))) == 2


@pytest.mark.parametrize("cause", ["an answer", "a document", "a suite"])
def test_nothing_is_dropped_where_it_is_not_known_what_would_be_asked(
    cause: str, endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert live(tmp_path, endpoint, "--record") == 0
    path = of_earlier_prompts(tmp_path)
    if cause == "an answer":
        write_recordings(path, list(read_recordings(path))[:-1])
    elif cause == "a document":
        (tmp_path / "seeds" / "port" / "port-b.txt").unlink()
    else:
        (tmp_path / "more.toml").write_text("[[system]\n")
    before = path.read_bytes()
    capsys.readouterr()
    assert prune(tmp_path, "--write") == (2 if cause == "a suite" else 3)
    told = {
        "an answer": "want answers that are not recorded",
        "a document": "tiny: not every document is at hand: port-b (name their directory with --seeds)",
        "a suite": "more.toml: the file cannot be read",
    }
    assert told[cause] in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_second_live_run_says_what_it_did_not_ask_and_refresh_asks_it(
    endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options, calls, kept, cost in (((), 2, 0, 0.002), ((), 0, 2, 0), (("--refresh",), 2, 0, 0.002)):
        assert live(tmp_path, endpoint, *options) == 0
        told = capsys.readouterr().err
        assert f"{calls} calls ({kept} answers kept), {1000 * calls:,} tokens in" in told
        assert f"${cost:.3f}" in told
    assert endpoint.asked == 4
    assert live(tmp_path, endpoint, "--replay", "--refresh") == 2
    assert live(tmp_path, endpoint, "--replay", "--record") == 2


def test_a_dry_run_tells_what_each_system_would_take_and_leaves_no_trace(
    endpoint: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = QUOTER + '[[system]]\nmodels = ["rules"]\n'
    assert live(tmp_path, endpoint, "--dry-run", text=text) == 0
    told = capsys.readouterr().out
    assert re.search(r"^quoter: 2 requests, 0 answered already; 2 to ask: about .* out, \$0\.\d{4} \(an est", told)
    assert "rules:" not in told
    assert endpoint.asked == 0
    assert not (tmp_path / "runs").exists()
    assert live(tmp_path, endpoint, "--dry-run", "--max-cost", "0.0001") == 0
    assert ", held to $0.0001" in capsys.readouterr().out

    endpoint.fails = "workers"
    assert live(tmp_path, endpoint) == 3
    asked, endpoint.fails = endpoint.asked, None
    capsys.readouterr()
    for options, kept in (((), 1), (("--refresh",), 0), (("--replay",), 0)):
        assert live(tmp_path, endpoint, "--dry-run", *options) == 0
        assert f"quoter: 2 requests, {kept} answered already; {2 - kept} to ask" in capsys.readouterr().out
    assert endpoint.asked == asked

    assert live(tmp_path, endpoint, "--record") == 0
    capsys.readouterr()
    assert live(tmp_path, endpoint, "--dry-run", "--replay", out="elsewhere") == 0
    assert "quoter: 2 requests, 2 answered already\n" in capsys.readouterr().out


def test_a_dry_run_needs_no_key_and_a_mistyped_prompt_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keyed.toml").write_text(
        'name = "k"\nmodel = "k"\nbase_url = "http://127.0.0.1:9/v1"\nkey_env = "KK"\n'
    )
    monkeypatch.delenv("KK", raising=False)
    text = 'name = "tiny"\n[[system]]\nmodels = ["keyed.toml"]\ngiven = true\n'
    assert run(tmp_path, text, "--dry-run") == 0
    told = capsys.readouterr().out
    assert re.search(r"^keyed: .*no price known", told)
    assert re.search(r"^keyed over the claims of gold: \d+ requests, 0 answered", told, re.MULTILINE)
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds"), "--dry-run"]
    assert main(["run", suite(tmp_path, text.replace("given = true", 'prompts = ["open.v99"]')), *places]) == 2
    assert "open.v99: no such prompt" in capsys.readouterr().err


def test_two_runs_of_a_suite_do_not_build_in_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, RULES) == 0
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds"), "--out", str(tmp_path / "runs")]
    with (tmp_path / "runs" / "tiny" / ".lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert main(["run", suite(tmp_path, RULES), *places]) == 3
        assert "another run of this suite is at work here (wait for it" in capsys.readouterr().err
    assert main(["run", suite(tmp_path, RULES), *places]) == 0


@pytest.mark.parametrize(("floor", "code"), [(0.0, 1), (1.0, 0)])
def test_a_gate_that_is_to_fail_ends_well_where_it_does(floor: float, code: int, tmp_path: Path) -> None:
    gate = f'[gate]\nat_least = {{"claims.correct.f1" = {floor}}}\nexpect = "fail"\n'
    assert run(tmp_path, RULES + gate) == code


def test_ctrl_c_ends_a_live_run_without_a_traceback_and_tells_what_is_kept(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:
        model = f'name = "slow"\nmodel = "m"\nbase_url = "http://127.0.0.1:{server.getsockname()[1]}/v1"\n'
        (tmp_path / "slow.toml").write_text(model)
        named = suite(tmp_path, 'name = "tiny"\n[[system]]\nmodels = ["slow.toml"]\nstrategies = ["open"]\n')
        arguments = ["run", named, "--gold", str(gold), "--seeds", str(seeds), "--out", str(tmp_path / "runs")]
        # Whoever starts the tests may have Ctrl-C ignored, and a child inherits that.
        heard = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
        command = [sys.executable, "-c", f"{heard}; from evals.cli import command; sys.exit(command())", *arguments]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            server.settimeout(60)
            try:
                connection, _ = server.accept()  # asked, and never answered
                with connection:
                    process.send_signal(signal.SIGINT)
                    _, told = process.communicate(timeout=60)
            finally:
                process.kill()
    assert process.returncode == 130
    assert "Traceback" not in told
    assert told.splitlines()[-1].startswith("saidwhat-eval: stopped; answers that had arrived are kept in ")


def test_a_missing_recording_is_named_by_its_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'name = "tiny"\n[[system]]\nmodels = ["openai"]\n'
    folder = tmp_path / "recordings" / "openai" / "1"
    shutil.copytree(ROOT / "evals" / "recordings" / "tiny-plain" / "1", folder)
    assert run(tmp_path, text, "--replay") == 3
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("saidwhat-eval")]
    assert "want answers that are not recorded" in line
    assert "request " in line


def test_the_relation_step_over_golds_claims_is_run_and_scored_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, RULES + "given = true\n") == 0
    out = tmp_path / "runs" / "tiny"
    claims = [json.loads(line) for line in (out / "rules" / "1-given" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert [claim["statement"] for claim in claims] == ["The port was shut."] * 2
    assert {claim["event"] for claim in claims} == {None}
    made = json.loads((out / "rules.json").read_text("utf-8"))
    assert made["metrics"]["contradictions.given.f1"]["value"] == 1
    assert made["metrics"]["contradictions.given.candidates.recall"]["value"] == 1
    assert made["metrics"]["disputes.given.f1"]["value"] == 1
    assert made["system"]["given"] != made["system"]["runs"]
    capsys.readouterr()
    places = ["--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds")]
    runs = [str(out / "rules" / "1"), "--given", str(out / "rules" / "1-given")]
    assert main(["score", *runs, *places]) == 0
    assert re.search(r"contradictions\.given\.f1 +100\.0", capsys.readouterr().out)
    assert main(["score", *runs, *runs[1:], *places]) == 2
    assert "each repeat needs its own run over gold's claims" in capsys.readouterr().err


def test_plain_has_no_relation_step_to_give_gold_to(tmp_path: Path) -> None:
    settings = Settings(model="openai", strategy="plain", replay=True, store=tmp_path / "answers")
    with pytest.raises(SuiteBroken, match="plain has no relation step"):
        given_gold(engine_for(settings), [])
