"""The verb `gold` and what is under it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from evals.cli.values import SPLITS, positive, sample, share
from pipeline.cli.values import count

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_gold(verbs: Verbs) -> None:
    """Add the verb `gold` and what is under it."""
    gold = verbs.add_parser("gold", help="check, compile, unite, show, compare and exchange annotations")
    under = gold.add_subparsers(dest="gold_verb", required=True, metavar="VERB")
    for add in (
        _add_check,
        _add_compile,
        _add_preannotate,
        _add_adjudicate,
        _add_pool,
        _add_unite,
        _add_show,
        _add_agree,
        _add_export,
        _add_import,
    ):
        add(under)


def _add_check(under: Verbs) -> None:
    verb = under.add_parser("check", help="does every gold file hold together, and what is in the set")
    _add_places(verb)
    verb.add_argument("--json", type=Path, help="also write the counts here")
    verb.add_argument(
        "--foreign", type=Path, help="texts no sentence of which may be here (default: ../shared, if it is there)"
    )
    verb.set_defaults(run="evals.cli.gold:check_gold")


def _add_compile(under: Verbs) -> None:
    verb = under.add_parser("compile", help="gold from an annotator's draft, or from a ledger and drafts of a sample")
    verb.add_argument("drafts", nargs="*", type=Path, metavar="DRAFT.json")
    verb.add_argument("--story", required=True)
    verb.add_argument("--ledger", type=Path)
    verb.add_argument("--split", choices=SPLITS)
    verb.add_argument("--manifest", type=Path, action="append", default=[], help="default: seeds/manifest.toml")
    verb.add_argument(
        "--up-to", choices=("quotes", "claims"), help="the last table annotated: on what comes after it this is no gold"
    )
    verb.add_argument("--try", dest="dry", action="store_true", help="only report problems; write nothing")
    verb.add_argument("--partial", action="store_true", help="write what compiles, though there are problems")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.gold:compile_gold")


def _add_preannotate(under: Verbs) -> None:
    verb = under.add_parser("preannotate", help="a run's records as gold to be corrected by an annotator")
    verb.add_argument("run_folder", type=Path, metavar="RUN")
    verb.add_argument("--story", required=True)
    verb.add_argument("--out", type=Path, required=True, metavar="GOLD", help="a folder of its own")
    verb.add_argument("--split", choices=SPLITS)
    verb.add_argument("--up-to", choices=("quotes", "claims"), help="leave out the tables after it")
    verb.add_argument("--manifest", type=Path, action="append", default=[], help="default: seeds/manifest.toml")
    verb.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    verb.set_defaults(run="evals.cli.exchange:preannotate_gold")


def _add_adjudicate(under: Verbs) -> None:
    verb = under.add_parser("adjudicate", help="one story from two annotations and a third person's decisions")
    verb.add_argument("first", type=Path, metavar="GOLD_A", help="a gold folder compiled from the first drafts")
    verb.add_argument("second", type=Path, metavar="GOLD_B")
    verb.add_argument("--story", required=True)
    verb.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE.json",
        help='{record id: "required" | "optional" | "drop" | {field: value}}',
    )
    verb.add_argument("--questions", type=Path, metavar="FILE.txt", help="write what is still open here, a line each")
    verb.add_argument("--try", dest="dry", action="store_true", help="only ask; write nothing")
    verb.add_argument("--partial", action="store_true", help="write though questions are open")
    verb.add_argument("--split", choices=SPLITS)
    _add_places(verb)
    verb.set_defaults(run="evals.cli.gold:adjudicate_gold")


def _add_pool(under: Verbs) -> None:
    verb = under.add_parser("pool", help="a sheet for judges of what runs tell and gold does not list, or its adoption")
    verb.add_argument("files", nargs="+", type=Path, metavar="RUN", help="runs; with --adopt the answers of judges")
    verb.add_argument("--story")
    verb.add_argument("--out", type=Path, metavar="SHEET.json")
    verb.add_argument("--key", type=Path, required=True, metavar="KEY.json", help="where items come from; no judge's")
    verb.add_argument("--share", type=share(0.9), default=0.25, help="of controls on the sheet (default %(default)s)")
    verb.add_argument(
        "--sample",
        type=sample,
        action="append",
        default=[],
        metavar="SYSTEM=N",
        help="pool N of its quotes and N of its claims",
    )
    verb.add_argument(
        "--most", type=positive, default=150, metavar="N", help="items of a sheet, else parts are written"
    )
    verb.add_argument("--seed", type=count, default=20240403, help="of ids, samples and controls")
    verb.add_argument("--adopt", type=Path, action="append", default=[], metavar="SHEET.json", help="report answers")
    verb.add_argument("--write", action="store_true", help="add what all judges call valid to gold, optional")
    for name, told in (("accepts", "good controls a judge must call valid"), ("refuses", "bad ones he must not")):
        verb.add_argument(f"--{name}", type=float, default=0.8, help=f"share of {told} (default %(default)s)")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.pooling:pool_gold")


def _add_unite(under: Verbs) -> None:
    verb = under.add_parser("unite", help="fold the claims that were decided to be one (twins.jsonl)")
    verb.add_argument("story")
    verb.add_argument("--try", dest="dry", action="store_true", help="only count; write nothing")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.gold:unite_gold")


def _add_show(under: Verbs) -> None:
    verb = under.add_parser("show", help="a story with gold marked")
    verb.add_argument("story")
    verb.add_argument("--html", type=Path, metavar="FILE")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.gold:show_gold")


def _add_agree(under: Verbs) -> None:
    verb = under.add_parser("agree", help="how far two folders of gold agree")
    verb.add_argument("first", type=Path, metavar="A")
    verb.add_argument("second", type=Path, metavar="B")
    verb.add_argument("--story", action="append")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.gold:agree_gold")


def _add_export(under: Verbs) -> None:
    verb = under.add_parser("export", help="gold for another annotation tool")
    verb.add_argument("--to", choices=("brat", "label-studio"), required=True)
    verb.add_argument("--out", type=Path, required=True, metavar="DIR")
    verb.add_argument("--story", action="append")
    _add_places(verb)
    verb.set_defaults(run="evals.cli.exchange:export_gold")


def _add_import(under: Verbs) -> None:
    verb = under.add_parser("import", help="a draft from another tool's files")
    verb.add_argument("folder", type=Path, metavar="DIR")
    verb.add_argument("--story", required=True)
    verb.add_argument("--out", type=Path, required=True, metavar="DRAFT.json")
    verb.set_defaults(run="evals.cli.exchange:import_gold")


def _add_places(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    verb.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
