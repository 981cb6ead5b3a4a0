"""What `saidwhat-eval gold pool` does: sheets for judges, and what becomes of their answers."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from evals.errors import GoldBroken
from evals.gold import dump_story, load_gold, seeds_directories
from evals.gold.layout import without_texts
from evals.pooling.adoption import Adopted, adopted
from evals.pooling.key import ORIGINS, TYPES, Key, KeyItem
from evals.pooling.make import made
from evals.pooling.provenance import Pooled, PooledFile, followed, read_pooled, write_pooled
from evals.pooling.sheets import Sheet, parts
from evals.pooling.verdicts import (
    VERDICTS,
    Answers,
    Judged,
    agreement,
    check,
    counted,
    is_valid,
    judged,
    of_sheets,
    refused,
)
from evals.predictions import read_predictions
from evals.twins import DECISIONS, folded, read_decisions
from pipeline.errors import UsageError

Model = TypeVar("Model", bound=BaseModel)


def pool_gold(args: argparse.Namespace) -> int:
    """Write a sheet and its key, or report and adopt the answers to one."""
    return _adopt(args) if args.adopt else _make(args)


def _make(args: argparse.Namespace) -> int:
    if not args.story or not args.out:
        raise UsageError("a sheet needs --story and --out", todo="or --adopt SHEET.json and the answers of judges")
    _check_texts(args.gold / args.story)
    (story,) = load_gold(args.gold, seeds_directories(args.seeds), stories=[args.story])
    runs = [read_predictions(path) for path in args.files]
    names = [run.name for run in runs]
    named = [
        (run.name if names.count(run.name) == 1 else f"{path.parent.name}/{path.name}", run)
        for path, run in zip(args.files, runs, strict=True)
    ]
    sheet, key = made(story, named, sample=dict(args.sample), share=args.share, seed=args.seed)
    sheets = parts(sheet, args.most)
    for number, part in enumerate(sheets, 1):
        path = args.out if len(sheets) == 1 else args.out.with_name(f"{args.out.stem}-{number}{args.out.suffix}")
        _write(path, part)
        print(f"written: {path} ({len(part.items)} items)")
    _write(args.key, key)
    print(f"written: {args.key}")
    for kind in TYPES:
        rows = Counter(item.origin for item in key.items if item.type == kind)
        print(f"{kind:14}" + "".join(f"{rows[origin]:>5} {origin}" for origin in ORIGINS))
    return 0


def _adopt(args: argparse.Namespace) -> int:
    key = _read(args.key, Key)
    sheets = [_read(path, Sheet) for path in args.adopt]
    if other := sorted({sheet.story for sheet in sheets} - {key.story}):
        raise UsageError(f"the key is of {key.story}, a sheet of {', '.join(other)}", where=str(args.key))
    items = of_sheets(key, [item.id for sheet in sheets for item in sheet.items])
    given = judged([_read(path, Answers) for path in args.files], [item.id for item in items])
    _tell(given, items)
    _check_judges(given, items, args.accepts, args.refuses)
    pooled = [item for item in items if item.origin == "pool"]
    folder: Path = args.gold / key.story
    _check_texts(folder)
    (story,) = load_gold(args.gold, seeds_directories(args.seeds), stories=[key.story])
    if story.absent:
        raise GoldBroken(f"{story.id} has documents that are not at hand", why=", ".join(story.absent))
    file = read_pooled(folder) or PooledFile(story=story.id)
    known = {row.sheet for row in file.items}
    chosen = {item.id: item.record for item in pooled if item.id not in known and is_valid(given, item)}
    whole, became = adopted(story, chosen, refused(given, items))
    whole, renamed = folded(whole, read_decisions(args.gold / DECISIONS))
    rows = [_provenance(item, became[item.id], given) for item in pooled if became.get(item.id, _NONE).id]
    kept = {row.sheet: row for row in followed(rows, renamed)}
    for kind in TYPES:
        print(f"{kind:14}{sum(row.type == kind for row in kept.values()):>5} to adopt")
    for name, item in sorted(became.items()):
        if name not in kept:
            print(f"not adopted: {name}: {item.why_not or f'{DECISIONS} has it as one with a claim of gold'}")
    if args.write and whole != story:
        dump_story(whole, folder)
        write_pooled(PooledFile(story=story.id, items=[*followed(file.items, renamed), *kept.values()]), folder)
        load_gold(args.gold, seeds_directories(args.seeds), stories=[story.id])
        print(f"written: {folder}")
    return 0


_NONE = Adopted()


def _provenance(item: KeyItem, became: Adopted, given: Judged) -> Pooled:
    reasons = [said[item.id].reason for _, said in sorted(given.items())]
    return Pooled(
        id=became.id or "",
        type=item.type,
        sheet=item.id,
        verdicts=counted(given, item),
        reasons=[reason for reason in reasons if reason],
        along=list(became.along),
    )


def _tell(given: Judged, items: Sequence[KeyItem]) -> None:
    """Print agreement and counts by type."""
    for row in agreement(given, items):
        value = "undefined" if row.value is None else f"{row.value:.3f}"
        print(f"{row.name:40}{value:>10}{row.n:>6}")
    for kind in TYPES:
        for judge, said in sorted(given.items()):
            counts = Counter(said[item.id].verdict for item in items if item.origin == "pool" and item.type == kind)
            print(f"{kind:14}{judge:20}" + "".join(f"{counts[name]:>5} {name}" for name in VERDICTS))
    for item in items:
        if item.origin == "pool" and len(counted(given, item)) > 1:
            said_by = ", ".join(f"{judge} {said[item.id].verdict}" for judge, said in sorted(given.items()))
            print(f"parted on {item.id} ({item.type}): {said_by}")


def _check_judges(given: Judged, items: Sequence[KeyItem], accepts: float, refuses: float) -> None:
    checks = [check(judge, said, items) for judge, said in sorted(given.items())]
    for row in checks:
        print(f"{row.judge:20} accepted {row.accepted} of {row.good} good controls, refused {row.refused} of {row.bad}")
    for row in checks:
        if not row.is_passed(accepts, refuses):
            raise UsageError(
                f"{row.judge} fails the controls: at least {accepts:.0%} of gold is to be called valid, "
                f"and {refuses:.0%} of what was made wrong not",
                why=f"{row.accepted} of {row.good} and {row.refused} of {row.bad}",
                todo="have another judge read the sheet, or lower --accepts and --refuses and say so",
            )


def _check_texts(folder: Path) -> None:
    if bare := sorted(without_texts(folder)):
        raise GoldBroken(
            "a sheet would hold the texts of documents that gold only points into",
            where=str(folder),
            why=f"it has no text of {', '.join(bare)}",
            todo="if the texts are yours, remove that folder and compile it anew; else pool the other stories",
        )


def _write(path: Path, value: BaseModel) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value.model_dump_json(indent=1) + "\n", "utf-8")


def _read(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError("the file cannot be read", where=str(path), why=str(error)) from error
    except (UnicodeDecodeError, ValidationError) as error:
        raise UsageError(f"this is no {model.__name__.lower()}", where=str(path), why=str(error)) from error
