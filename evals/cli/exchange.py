"""What `saidwhat-eval gold preannotate`, `export` and `import` do: gold on its way to annotators' tools and back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.cli.gold import check_beside, line_of, read_json, up_to, write_story
from evals.errors import GoldBroken
from evals.gold import load_gold
from evals.gold.drafts import DraftStory
from evals.gold.manifest import manifest_files, story_file
from evals.gold.sources import find_documents, seeds_directories
from evals.preannotation import preannotated
from evals.predictions import read_predictions
from pipeline.errors import UsageError


def preannotate_gold(args: argparse.Namespace) -> int:
    """A run's records as an annotator's first draft, compiled: export it, have it corrected, import it."""
    seeds = seeds_directories(args.seeds)
    file = story_file(args.story, manifest_files(args.manifest), seeds, args.split or "dev", ())
    story = preannotated(read_predictions(args.run_folder), file, find_documents(file, seeds))
    if args.up_to:
        story = up_to(story, args.up_to)
    if (args.out / story.id).exists():
        raise UsageError("there is a story already", where=str(args.out / story.id), todo="name another --out")
    check_beside(file, args.out)
    print(line_of(story))
    write_story(story, args.out, seeds, None, manifests=args.manifest)
    return 0


def export_gold(args: argparse.Namespace) -> int:
    """Gold for another annotation tool: one file (or two) a document, and what the tool must know of its labels."""
    from evals.gold.brat import CONFIGURATION, to_brat
    from evals.gold.label_studio import interface, to_label_studio

    stories = load_gold(args.gold, seeds_directories(args.seeds), stories=args.story)
    for story in stories:
        folder: Path = args.out / story.id
        folder.mkdir(parents=True, exist_ok=True)
        longest = max((len(row.via) for rows in (story.quotes, story.claims) for row in rows), default=0)
        name, text = ("annotation.conf", CONFIGURATION) if args.to == "brat" else ("interface.xml", interface(longest))
        (folder / name).write_text(text, "utf-8")
        for name, source in story.documents.items():
            quotes = [quote for quote in story.quotes if quote.document == name]
            claims = [claim for claim in story.claims if claim.document == name]
            if args.to == "brat":
                (folder / f"{name}.txt").write_bytes(source.text.encode())
                (folder / f"{name}.ann").write_text(to_brat(source, quotes, claims), "utf-8")
            else:
                task = json.dumps([to_label_studio(source, quotes, claims)], ensure_ascii=False, indent=1)
                (folder / f"{name}.json").write_text(task + "\n", "utf-8")
    print(f"written: {args.out}")
    return 0


def import_gold(args: argparse.Namespace) -> int:
    """A draft from another tool's files, for `gold compile`."""
    from evals.gold.brat import from_brat
    from evals.gold.label_studio import from_label_studio

    documents = {}
    below = args.folder / args.story
    for path in sorted((below if below.is_dir() else args.folder).iterdir()):
        if path.suffix == ".ann":
            documents[path.stem] = from_brat(_text(path), _text(path.with_suffix(".txt")), str(path))
        elif path.suffix == ".json":
            for name, text, task in _tasks(path):
                documents[name] = from_label_studio(task, text, str(path))
    if not documents:
        raise GoldBroken("no .ann and no task of Label Studio", where=str(args.folder))
    draft = DraftStory(story=args.story, documents=documents)
    args.out.write_text(draft.model_dump_json(indent=1, exclude_defaults=True) + "\n", "utf-8")
    print(f"written: {args.out}")
    return 0


def _text(path: Path) -> str:
    """The text of a file exactly as it is stored: offsets of annotations point into it."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise GoldBroken("the file is not UTF-8", where=str(path), why=str(error)) from error


def _tasks(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The tasks of a file, each with its document's name and text."""
    tasks = read_json(path)
    for task in tasks if isinstance(tasks, list) else [tasks]:
        data = task.get("data") if isinstance(task, dict) else None
        match data:
            case {"document": str(name), "text": str(text)}:
                yield name, text, task
            case _:
                todo = "export from Label Studio as JSON what `gold export` gave it"
                raise GoldBroken("a task has no data.document and data.text", where=str(path), todo=todo)
