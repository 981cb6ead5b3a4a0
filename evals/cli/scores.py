"""What the verbs `score`, `compare`, `board`, `gate` and `show` do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from evals.cli.codes import FAIL, INCONCLUSIVE, PASS
from evals.cli.judging import judged_by
from evals.cli.measured import Measured
from evals.compare import Standing, board, check_rulers, compare
from evals.gate import gate
from evals.metrics.catalogue import GATED, HEADLINE, METRICS
from evals.metrics.contradictions import EdgeClass
from evals.metrics.disputes import DisputeClass
from evals.metrics.ratios import Metric
from evals.metrics.scored import ScoredStory
from evals.metrics.tally import Class
from evals.report.rows import Row, relations, rows
from evals.report.text import board_lines, comparison_lines, gate_lines, score_lines
from evals.score import Score, score_run
from evals.scorefile import to_json, values
from pipeline.errors import UsageError

CLASSES = tuple(dict.fromkeys(kind for kinds in (Class, EdgeClass, DisputeClass) for kind in get_args(kinds)))


def _metrics(names: Sequence[str] | None, default: Sequence[str]) -> list[Metric]:
    return [METRICS[name] for name in names or default]


def run_score(args: argparse.Namespace) -> int:
    """Score and print; write score files."""
    measured = Measured(args)
    after = judged_by(args) if args.judge else None
    if args.repeats or len(args.runs) == 1:
        scores = [measured.score(args.runs, args.name, after, args.given)]
    elif args.name or args.given:
        raise UsageError("--name and --given are of one system", todo="give --repeats, or one run")
    else:
        scores = measured.scores(after)
    for score in scores:
        metrics = (
            None
            if args.all
            else [metric for name, metric in METRICS.items() if not name.endswith(("precision", "recall"))]
        )
        print("\n".join(score_lines(score, values(score, metrics))))
    if args.json:
        many = len(scores) > 1
        if many:
            args.json.mkdir(parents=True, exist_ok=True)
        for score in scores:
            path = args.json / f"{score.name.strip('./').replace('/', '-')}.json" if many else args.json
            path.write_text(to_json(score), "utf-8")
    return PASS


def run_compare(args: argparse.Namespace) -> int:
    """Compare two systems."""
    measured = Measured(args)
    if args.changes:
        runs = [measured.run(path) for path in args.runs]
    first, second = measured.scores()
    for line in check_rulers([first, second], allow=args.unlike):
        print(f"unlike: {line}")
    rows = compare(first, second, _metrics(args.metric, HEADLINE), seed=args.seed)
    print("\n".join(comparison_lines(first, second, rows, args.seed)))
    if args.changes:
        from evals.changes import changes

        before, after = (score_run(measured.prepared, run) for run in runs)
        found = changes(before, after)
        print(f"changed after alignment: {len(found)}")
        print("\n".join(f"  {line}" for line in found))
    return PASS


def run_board(args: argparse.Namespace) -> int:
    """Rank systems."""
    measured = Measured(args)
    scores = measured.scores()
    for line in check_rulers(scores, allow=args.unlike):
        print(f"unlike: {line}")
    names = args.metric or HEADLINE
    standings = board(scores, names, seed=args.seed)
    print("\n".join(board_lines(standings, names)))
    if args.html:
        runs = [(score, path) for score, path in zip(scores, args.runs, strict=True) if path.suffix != ".json"]
        scored = [(score, score_run(measured.prepared, measured.run(path))) for score, path in runs]
        _write_page(args.html, standings, scored, names)
    return PASS


def run_gate(args: argparse.Namespace) -> int:
    """Ask the gate."""
    if args.baseline is None and not args.at_least and not args.at_most:
        todo = "give it --baseline FILE, --at-least METRIC=SHARE or --at-most METRIC=NUMBER"
        raise UsageError("the gate asks nothing", todo=todo)
    measured = Measured(args, *([args.baseline] if args.baseline else []))
    candidate = measured.score(args.runs)
    gated = gate(
        measured.score([args.baseline]) if args.baseline else None,
        candidate,
        args.metric or GATED,
        at_least=dict(args.at_least),
        at_most=dict(args.at_most),
        level=args.level,
        margin=args.margin,
        swap=args.swap,
        seed=args.seed,
        unlike=args.unlike,
    )
    print("\n".join(gate_lines(gated)))
    if args.json:
        told = {key: [asdict(row) for row in getattr(gated, key)] for key in ("findings", "floors")}
        args.json.write_text(json.dumps({"verdict": gated.verdict, **told}, indent=1) + "\n", "utf-8")
    return {"pass": PASS, "fail": FAIL, "inconclusive": INCONCLUSIVE}[gated.verdict]


def run_show(args: argparse.Namespace) -> int:
    """Drill down: every item of a run and what became of it."""
    if args.kind not in (None, *CLASSES):
        raise UsageError(f"no error class {args.kind}", todo=f"one of {', '.join(CLASSES)}")
    measured = Measured(args)
    scored = score_run(measured.prepared, measured.run(args.runs[0]))
    documents = [document for story in scored for document in story.documents]
    names = sorted(document.page.document for document in documents)
    if args.document and args.document not in names:
        raise UsageError(f"gold has no document {args.document}", todo=f"there are {', '.join(names)}")
    for document in documents:
        found = [row for row in rows(document) if args.kind in (None, row.kind)]
        if args.document not in (None, document.page.document) or not found:
            continue
        print(f"{document.page.document}: {len(found)} items")
        for row in found:
            print(f"  {row.kind:18}{row.layer:8}{_who(row)}")
            for label, words in (("gold", row.wanted), ("run", row.said if row.said != row.wanted else None)):
                if words:
                    print(f"      {label:5}{words}")
    for story in scored if args.document is None else ():
        related = [row for row in relations(story) if args.kind in (None, row.kind)]
        if related:
            print(f"{story.gold.story}: {len(related)} relations")
        for one in related:
            print("\n      ".join((f"  {one.kind:18}{one.layer:16}{one.told}", *one.words)))
    if args.html:
        score = measured.score(args.runs)
        _write_page(args.html, board([score]), [(score, scored)], HEADLINE)
    return PASS


def _who(row: Row) -> str:
    """Gold's speaker and the run's; one of them where the other side has no such item."""
    wanted, said = row.wanted_speaker or "nobody", row.said_speaker or "nobody"
    if row.wanted is None:
        return said
    return wanted if row.said is None or wanted == said else f"{wanted} → {said}"


def _write_page(
    path: Path,
    standings: Sequence[Standing],
    scored: Sequence[tuple[Score, Sequence[ScoredStory]]],
    names: Sequence[str],
) -> None:
    from evals.report.html import page

    path.write_text(page(standings, names, scored), "utf-8")
    print(f"written: {path}")
