"""Suites: the matrix, the real pipeline, replay without a key, and what stops a run."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import write, write_run

from evals.cli import main
from evals.errors import SuiteBroken
from evals.given import given_gold
from evals.run import read_suite, systems
from pipeline.config import Settings
from pipeline.engines import engine_for

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
        ('name = "x"\n[gate]\nat_least = {"quotes.correct.f1" = 80}\n[[system]]', "less than or equal to 1"),
        ('name = "x"\n[gate]\nat_least = {"traps.false_alarms" = 0.5}\n[[system]]', "less of it is better"),
        ('name = "x"\n[gate]\nat_least = {"beauty" = 0.5}\n[[system]]', "no metric beauty"),
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
