"""`saidwhat`: the arguments, the exit codes, and one function a verb."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.listings import add_models, add_prompts
from pipeline.cli.values import amount, count, encoding, place, story
from pipeline.config import RULES, Settings, set_up_process, versions
from pipeline.errors import SaidwhatError, UsageError, WriteError
from pipeline.schema import RunManifest, RunRecords

DONE, SOME_FAILED, WRONG_USE, NOTHING_DONE, STOPPED = 0, 1, 2, 3, 130
_CODES = """exit codes:
  0  done
  1  some documents failed; the others are written
  2  wrong use; nothing was done
  3  nothing could be done: no document could be read, every one failed, or nothing can be written; an earlier run in
     the folder stays
  130  stopped
"""


def command() -> int:
    """`main` as a process of its own."""
    set_up_process()
    return main()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code; an error is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter gets another, not a traceback
            stream.reconfigure(errors="replace")
    parser = _parser()
    if not (sys.argv[1:] if argv is None else argv):
        parser.print_help(sys.stderr)
        return WRONG_USE
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except UsageError as error:
        print(f"saidwhat: {error}", file=sys.stderr)
        return WRONG_USE
    except SaidwhatError as error:
        print(f"saidwhat: {error}", file=sys.stderr)
        return NOTHING_DONE
    except BrokenPipeError:  # whoever read the output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        print(f"saidwhat: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return NOTHING_DONE
    except KeyboardInterrupt:
        print(f"saidwhat: stopped; {_left(arguments)}", file=sys.stderr)
        return STOPPED
    except Exception:  # a fault of ours must not end as Python ends, with 1: that says that some documents failed
        traceback.print_exc()
        print("saidwhat: this is a fault of the program; please report it", file=sys.stderr)
        return NOTHING_DONE


def _left(arguments: argparse.Namespace) -> str:
    """What a verb that was stopped leaves behind."""
    if getattr(arguments, "model", RULES) == RULES:
        return "the same command begins anew"
    left = ", batches go on at the provider" if arguments.batch else ""
    return f"answers that had arrived are kept{left}, run the same command to go on"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="saidwhat",
        description="Who said what, through whom, and where the accounts of one event part.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"saidwhat {versions().get('saidwhat', 'unknown')}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    _add_extract(verbs)
    _add_show(verbs)
    _add_export(verbs)
    add_models(verbs)
    add_prompts(verbs)
    return parser


def _add_extract(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser(
        "extract",
        help="read articles and write a run folder with records and report.html",
        description="Read files and folders (.txt .md .html .pdf .docx .eml .json .jsonl, feeds); a folder is a story.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("paths", metavar="PATH", nargs="+", type=place, help="an article, or a folder of them")
    verb.add_argument(
        "--out", metavar="RUN", type=place, default=Path("saidwhat-run"), help="the run folder (default: %(default)s)"
    )
    verb.add_argument("--story", type=story, help="treat everything as this one story")
    verb.add_argument(
        "--encoding", type=encoding, help="of files that are not UTF-8 and name none (default: what they look like)"
    )
    verb.add_argument(
        "--ids",
        choices=("stem", "path"),
        default="stem",
        help="name documents by file (default; by folder and file where folders hold files of one name) or all so",
    )
    verb.add_argument(
        "--model", default=RULES, help="rules (default: no model, no key), a model's name, or its TOML file"
    )
    verb.add_argument("--strategy", choices=("open", "choose", "plain"), help="of the model (default: its TOML's)")
    verb.add_argument("--prompt", help="name and version of a prompt, or its file, instead of the strategy's own")
    verb.add_argument(
        "--store", type=Path, help="where answers are kept (default: $SAIDWHAT_STORE or the user's cache)"
    )
    verb.add_argument("--replay", action="store_true", help="never call: take stored or recorded answers")
    verb.add_argument(
        "--recordings",
        type=Path,
        action="append",
        default=[],
        help="with --replay: files of recordings, or folders with such in or below them",
    )
    verb.add_argument("--refresh", action="store_true", help="ask again even where an answer is stored")
    verb.add_argument(
        "--batch", action="store_true", help="ask through the provider's Batch API: slower, cheaper, can be left"
    )
    verb.add_argument("--max-cost", type=amount, metavar="DOLLARS", help="stop asking before this is passed")
    verb.add_argument(
        "--max-tokens", type=count, metavar="N", help="stop asking before this is passed, in and out together"
    )
    verb.add_argument("--dry-run", action="store_true", help="ask nothing; print calls, tokens and price")
    verb.add_argument("--quiet", action="store_true", help="print nothing but errors")
    verb.add_argument("--json", action="store_true", help="print the summary as JSON")
    verb.set_defaults(run=_extract)


def _extract(arguments: argparse.Namespace) -> int:
    from pipeline import folder
    from pipeline.cli.progress import progress_on
    from pipeline.engines import engine_for
    from pipeline.job import is_nothing, run_job
    from pipeline.plan import plan_job
    from pipeline.progress import told_once

    settings = _settings_of(arguments)
    is_silent = arguments.quiet or arguments.json
    progress = progress_on(sys.stderr, quiet=is_silent)
    engine = engine_for(settings, dry=arguments.dry_run, tell=progress.tell)
    if arguments.dry_run:
        print(f"would take: {plan_job(arguments.paths, settings, engine)}")
        return DONE
    has_earlier = folder.holds_documents(arguments.out)
    records, manifest = run_job(arguments.paths, arguments.out, settings, engine, progress)
    for note in told_once([failure] for failure in records.failures) if is_silent else ():
        if note:
            print(f"problem: {note}", file=sys.stderr)
    if is_nothing(records):
        told = "every document failed" if records.sources else "no document could be read"
        left = "see failures.jsonl in the run folder" if arguments.out.exists() else "nothing is written"
        left = f"the run in {arguments.out} stays as it was" if has_earlier else left
        print(f"saidwhat: {told}; {left}", file=sys.stderr)
        return NOTHING_DONE
    _sum_up(records, manifest, arguments)
    return SOME_FAILED if records.failures else DONE


def _settings_of(arguments: argparse.Namespace) -> Settings:
    for flag, given in (("--strategy", arguments.strategy), ("--prompt", arguments.prompt)):
        if given and arguments.model == RULES:
            raise UsageError(
                "the rules have none", where=flag, why="it says how a model is asked", todo="add --model NAME"
            )
    if arguments.recordings and not arguments.replay:
        raise UsageError("they are only read in a replay", where="--recordings", todo="add --replay")
    return Settings(
        model=arguments.model,
        strategy=arguments.strategy,
        prompt=arguments.prompt,
        story=arguments.story,
        encoding=arguments.encoding,
        ids=arguments.ids,
        replay=arguments.replay,
        refresh=arguments.refresh,
        batch=arguments.batch,
        recordings=tuple(arguments.recordings),
        store=arguments.store,
        max_cost=arguments.max_cost,
        max_tokens=arguments.max_tokens,
    )


def _sum_up(records: RunRecords, manifest: RunManifest, arguments: argparse.Namespace) -> None:
    from pipeline.report import summary

    report = arguments.out / "report.html"
    if arguments.json:
        summed = {"run": str(arguments.out), "report": str(report), "signature": manifest.signature}
        found = {"left_alone": manifest.left_alone, "counts": manifest.counts.model_dump()}
        print(json.dumps({**summed, **found}, ensure_ascii=False))
    elif not arguments.quiet:
        width = shutil.get_terminal_size((80, 24)).columns
        disputes = max(2, 12 // max(1, len({source.document.story for source in records.sources})))
        print(summary(records, manifest, width=width, colour=sys.stdout.isatty(), disputes=disputes))
        print(f"\nreport: {report}")
    exports = arguments.out / "export"
    if exports.is_dir() and not (arguments.json or arguments.quiet):
        print(f"note: {exports} is of an earlier run; export again", file=sys.stderr)


def _add_show(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser("show", help="read a run in the terminal")
    verb.add_argument("run_folder", metavar="RUN", type=Path, help="a run folder")
    verb.set_defaults(run=_show)


def _show(arguments: argparse.Namespace) -> int:
    from pipeline import folder, report

    report.show(*folder.load(arguments.run_folder))
    return DONE


def _add_export(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser("export", help="write a run in the form another program reads")
    verb.add_argument("run_folder", metavar="RUN", type=Path, help="a run folder")
    verb.add_argument("--to", metavar="FORMAT", help="name of the format; without one they are listed")
    verb.add_argument(
        "--out",
        type=place,
        default=None,
        metavar="FOLDER",
        help="where to (default: RUN/export, where the files of several formats lie together)",
    )
    verb.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    from pipeline import folder, report

    if arguments.to is None:
        raise UsageError("no format is named", where="--to", todo=f"give one of {', '.join(report.exports())}")
    out: Path = arguments.out or arguments.run_folder / "export"
    files = report.export(*folder.load(arguments.run_folder), arguments.to)
    for name, content in sorted(files.items()):
        path = out / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            todo = "see that there is room in it, or give --out another folder"
            raise WriteError("the export cannot be written", where=str(path), why=error.strerror, todo=todo) from error
        print(path)
    return DONE
