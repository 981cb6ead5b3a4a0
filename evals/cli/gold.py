"""What the verbs under `saidwhat-eval gold` do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.adjudication import adjudicated, decisions_of
from evals.errors import GoldBroken
from evals.gold import GoldStory, Split, dump_story, load_gold
from evals.gold.census import borrowed, census, phenomena
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.layout import TABLES, without_texts
from evals.gold.ledgers import draft_of, merge, read_ledger
from evals.gold.loading import check_ids, read_story_file
from evals.gold.manifest import manifest_files, originals, story_file, with_known
from evals.gold.places import misplaced
from evals.gold.records import StoryFile, Table
from evals.gold.relations import unlike_edges
from evals.gold.sources import find_documents, seeds_directories
from evals.pooling.carrying import carried, with_relations
from evals.pooling.provenance import PooledFile, followed, read_pooled, unheld, write_pooled
from evals.twins import DECISIONS, folded, read_decisions, twins
from pipeline.errors import UsageError

_TEXT_SUFFIXES = {".md", ".txt", ".html", ".py", ".toml", ".json", ".jsonl", ".css", ".js", ".yml", ".cfg"}


def check_gold(args: argparse.Namespace) -> int:
    """Load everything, print the census, name twins, disputes unlike their edges and what stands in odd places, look
    for foreign sentences.
    """
    stories = load_gold(args.gold, seeds_directories(args.seeds))
    counts, tags = census(stories), phenomena(stories)
    for story in stories:
        print(line_of(story))
    for note in (note for story in stories for note in story.skipped):
        print(f"skipped: {note}")
    decided = read_decisions(args.gold / DECISIONS)
    for pair in (pair for story in stories for pair in twins(story, decided)):
        print(f"twins? {pair}")
    for line in (line for story in stories for line in _unlike(story)):
        print(f"dispute? {line}")
    for line in (line for story in stories for line in misplaced(story)):
        print(f"place? {line}")
    for name, count in counts.items():
        print(f"{name.replace('_', ' '):28}{count:>7,}")
    print("phenomena: " + (", ".join(f"{tag} {count}" for tag, count in tags.items()) or "none"))
    if args.json:
        args.json.write_text(
            json.dumps({"counts": counts, "phenomena": tags}, indent=2, ensure_ascii=False) + "\n", "utf-8"
        )
    _check_pooled(stories, args.gold)
    shared = Path("../shared")
    is_own = args.gold == Path("gold") or shared.is_dir()  # other gold has nothing to do with what is not there
    return _check_borrowed(args.foreign or shared) if args.foreign or is_own else 0


def _unlike(story: GoldStory) -> Iterator[str]:
    """The disputes of a story that are not as grave as their strongest edge, a line each."""
    relations = {(row.a, row.b): row for row in story.contradictions}
    for row in story.disputes:
        if edge := unlike_edges(row, relations):
            told = f"{row.status} {row.label}, its strongest edge is {' '.join(edge)}"
            yield f"{story.id} {row.id}: {told}: {row.question}"


def _check_pooled(stories: Sequence[GoldStory], gold: Path) -> None:
    """Raise if a story's `pooled.json` lists what the story does not hold; one with absent documents is passed over."""
    for story in (story for story in stories if not story.absent):
        file = read_pooled(gold / story.id)
        if file and (missing := unheld(file, story)):
            raise GoldBroken(
                f"pooled.json lists {len(missing)} records that gold does not hold",
                where=str(gold / story.id),
                why=", ".join(missing[:5]),
                todo="take their rows out",
            )


def _check_borrowed(shared: Path) -> int:
    foreign = [
        path for part in ("seeds", "data") for path in (shared / part).rglob("*") if path.suffix in {".txt", ".jsonl"}
    ]
    if not foreign:
        print(f"skipped: {shared} is not here, so nothing was compared with it")
        return 0
    ours = [
        path
        for part in ("gold", "seeds", "pipeline", "evals", "tests", "docs")
        for path in Path(part).rglob("*")
        if path.suffix in _TEXT_SUFFIXES and path.is_file()
    ]
    found = borrowed(ours, foreign)
    for line in found:
        print(f"borrowed: {line}")
    print(f"{len(ours)} files compared with {len(foreign)} foreign ones: {len(found)} hold ten words in a row of them")
    return 2 if found else 0


def line_of(story: GoldStory) -> str:
    """A story and what it holds, in one line."""
    tables = {
        "quotes": ("quotes", len(story.quotes)),
        "claims": ("claims", len(story.claims)),
        "contradictions": ("relations", len(story.contradictions)),
        "disputes": ("disputes", len(story.disputes)),
    }
    return f"{story.id:24}{story.file.split:14}{len(story.documents):>4} documents ({len(story.annotated)} in full)" + (
        "".join(f"{'–' if table in story.unsaid else count:>6} {name}" for table, (name, count) in tables.items())
    )


def compile_gold(args: argparse.Namespace) -> int:
    """Compile drafts, and a ledger if there is one, into `gold/<story>/`; 2 where something could not be placed."""
    seeds = seeds_directories(args.seeds)
    drafts = _drafts_of(args.drafts, args.story)
    file = _file_of(args, drafts, seeds)
    check_beside(file, args.gold)
    draft = _one_draft(drafts, args.ledger, file)
    file = _annotated(file, draft)
    story, faults = compile_draft(draft, file, find_documents(file, seeds))
    lost: tuple[str, ...] = ()
    if args.up_to:
        story = up_to(story, args.up_to)
        _check_taken(story, args.gold)
    elif not (draft.contradictions or draft.disputes) and (args.gold / args.story).is_dir():
        story, lost = with_relations(story, load_gold(args.gold, seeds, stories=[args.story])[0])
        print(f"kept of gold as it is: {len(story.contradictions)} relations, {len(story.disputes)} disputes")
    story, pooled, unplaced = _completed(story, args.gold, seeds)
    problems = [*map(str, faults), *lost, *unplaced]
    for problem in problems:
        print(f"problem: {problem}")
    print(line_of(story) + f"{len(problems):>5} problems")
    if not args.dry and (args.partial or not problems):
        write_story(story, args.gold, seeds, pooled, manifests=args.manifest)
    return 2 if problems else 0


def _drafts_of(paths: Sequence[Path], story: str) -> list[DraftStory]:
    """The drafts of a story, in the order of their files.

    Raises:
        UsageError: a file cannot be read, or is of another story.
        GoldBroken: a file is not UTF-8, or does not fit the schema.
    """
    drafts = [_read_draft(path) for path in paths]
    for path, draft in zip(paths, drafts, strict=True):
        if draft.story not in (None, story):
            raise UsageError(f"the draft is of story {draft.story}", where=str(path), todo=f"--story {draft.story}?")
    return drafts


def _file_of(args: argparse.Namespace, drafts: Sequence[DraftStory], seeds: Sequence[Path]) -> StoryFile:
    """The story's file made anew from the manifests, with what the one in gold knows besides.

    Its split is the one asked for, else the first draft's that names one, else the one in gold, else `dev`.
    """
    path = args.gold / args.story / "story.toml"
    before = read_story_file(path) if path.is_file() else None
    splits: list[Split] = [split for split in (args.split, *(draft.split for draft in drafts)) if split]
    split: Split = splits[0] if splits else before.split if before else "dev"
    return with_known(story_file(args.story, manifest_files(args.manifest), seeds, split, ()), before)


def _one_draft(drafts: Sequence[DraftStory], ledger: Path | None, file: StoryFile) -> DraftStory:
    """The drafts joined, over what the ledger tells; prints what the ledger has and a draft has no place for."""
    draft = reduce(_joined, drafts) if drafts else DraftStory()
    if ledger is None:
        return draft
    base, untold = draft_of(read_ledger(ledger), file)
    for line in untold:
        print(f"note: {line}")
    return merge(base, draft)


def _annotated(file: StoryFile, draft: DraftStory) -> StoryFile:
    """The story's file with the documents that the draft annotates in full: all that it holds, unless it lists them."""
    annotated = draft.documents if draft.annotated is None else draft.annotated
    return file.model_copy(
        update={"annotated": sorted(set(annotated) & set(file.documents)), "exhaustive": draft.exhaustive}
    )


def _check_taken(story: GoldStory, gold: Path) -> None:
    """See that a story without its later tables takes none from the gold that is there.

    Raises:
        UsageError: it does.
    """
    if held := [name for name in TABLES if name in story.unsaid and (gold / story.id / f"{name}.jsonl").is_file()]:
        raise UsageError(
            f"--up-to would take {', '.join(held)} from the gold that is there",
            where=str(gold / story.id),
            todo="name another --gold, or remove those files first",
        )


def up_to(story: GoldStory, last: Table) -> GoldStory:
    """The story without the tables after `last`, and no gold on them."""
    place = TABLES.index(last) + 1
    empty: dict[str, Any] = dict.fromkeys(TABLES[place:], ())
    return replace(story, **empty, unsaid=frozenset(TABLES[place:]))


def _completed(
    story: GoldStory, gold: Path, seeds: Sequence[Path]
) -> tuple[GoldStory, PooledFile | None, tuple[str, ...]]:
    """A story made anew with what a pool had added to it, twins folded; what pooled.json is to hold; what is lost."""
    folder = gold / story.id
    file = read_pooled(folder)
    lost: dict[str, str] = {}
    if file is not None:
        try:
            (before,) = load_gold(gold, seeds, stories=[story.id])
        except GoldBroken as error:
            raise GoldBroken(
                "gold as it is does not load, so what a pool added to it cannot be carried over",
                where=str(folder),
                why=str(error),
                todo="mend it, or remove pooled.json, and with it what was added",
            ) from error
        story, lost = carried(story, before, file)
    story, became = folded(story, read_decisions(gold / DECISIONS))
    if file is not None:
        file = PooledFile(story=story.id, items=followed(followed(file.items, dict.fromkeys(lost)), became))
    return (
        story,
        file,
        tuple(
            f"pooled.json: {name} would be lost: {why} (annotate what it needs, or take it out of pooled.json)"
            for name, why in sorted(lost.items())
        ),
    )


def adjudicate_gold(args: argparse.Namespace) -> int:
    """Join two annotations of a story by the decisions, say what is still open, and write `gold/<story>/`."""
    seeds = seeds_directories(args.seeds)
    first = load_gold(args.first, seeds, stories=[args.story])[0]
    second = load_gold(args.second, seeds, stories=[args.story])[0]
    decisions = decisions_of(read_json(args.decisions), str(args.decisions)) if args.decisions else {}
    story, questions = adjudicated(first, second, decisions)
    check_beside(story.file, args.gold)
    story, pooled, lost = _completed(story, args.gold, seeds)
    if args.split:
        story = replace(story, file=story.file.model_copy(update={"split": args.split}))
    told = "".join(f"{question}\n" for question in questions)
    if args.questions:
        args.questions.write_text(told, "utf-8")
    else:
        print(told, end="")
    for problem in lost:
        print(f"problem: {problem}")
    print(line_of(story) + f"{len(questions):>5} open questions")
    if lost or (questions and not args.partial and not args.dry):
        if not lost:
            print("not written: decide what is open (--decisions FILE), or let it be optional (--partial)")
        return 2
    if not args.dry:
        write_story(story, args.gold, seeds, pooled, made_of=(args.first, args.second))
    return 0


def check_beside(file: StoryFile, gold: Path) -> None:
    """See that a story to be written has no document's id in common with another one of that folder.

    Raises:
        GoldBroken: it has.
    """
    paths = [path for path in sorted(gold.glob("*/story.toml")) if path.parent.name != file.id]
    check_ids([*map(read_story_file, paths), file], gold)


def unite_gold(args: argparse.Namespace) -> int:
    """Fold the claims of a story on disk that were decided to be one, and write it again."""
    seeds = seeds_directories(args.seeds)
    story = load_gold(args.gold, seeds, stories=[args.story])[0]
    if story.absent:
        raise GoldBroken("its absent documents would be lost", where=story.id, todo="name their directory with --seeds")
    made, became = folded(story, read_decisions(args.gold / DECISIONS))
    print(line_of(made) + f"{len(story.claims) - len(made.claims):>5} claims folded")
    if not args.dry:
        file = read_pooled(args.gold / story.id)
        pooled = PooledFile(story=story.id, items=followed(file.items, became)) if file else None
        write_story(made, args.gold, seeds, pooled)
    return 0


def write_story(
    story: GoldStory,
    gold: Path,
    seeds: Sequence[Path],
    pooled: PooledFile | None,
    *,
    manifests: Sequence[Path] = (),
    made_of: Sequence[Path] = (),
) -> None:
    """Write a story, spans with their text but of documents that are somebody else's, and see that it loads.

    Args:
        story: what is written.
        gold: the folder of gold that it goes to.
        seeds: where its documents are.
        pooled: what its `pooled.json` is to hold, if it has one.
        manifests: say which documents are somebody else's; left out, that of `seeds/` here.
        made_of: other folders of gold that it was made of; what has no text in one of them has none here.
    """
    foreign = originals(story.file, manifest_files(manifests)).union(
        *(without_texts(folder / story.id) for folder in (gold, *made_of))
    )
    dump_story(story, gold / story.id, standoff=foreign.__contains__)
    if pooled is not None:
        write_pooled(pooled, gold / story.id)
    load_gold(gold, seeds, stories=[story.id])
    print(f"written: {gold / story.id}")


def read_json(path: Path) -> Any:
    """What a file of JSON holds.

    Raises:
        UsageError: it cannot be read, or is no JSON.
    """
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError("the file is no JSON that can be read", where=str(path), why=str(error)) from error


def _read_draft(path: Path) -> DraftStory:
    try:
        return DraftStory.model_validate_json(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError("the draft cannot be read", where=str(path), why=str(error)) from error
    except (UnicodeDecodeError, ValidationError) as error:
        if not isinstance(error, ValidationError):
            raise GoldBroken("the draft is not UTF-8", where=str(path), why=str(error)) from error
        causes = error.errors(include_url=False)
        why = "; ".join(f"{'.'.join(map(str, cause['loc']))}: {cause['msg']}" for cause in causes[:8])
        more = f"; and {len(causes) - 8} more" if len(causes) > 8 else ""
        raise GoldBroken("the draft does not fit its schema", where=str(path), why=why + more) from error


def _joined(first: DraftStory, second: DraftStory) -> DraftStory:
    twice = sorted(set(first.documents) & set(second.documents))
    if twice:
        raise GoldBroken(f"two drafts hold {', '.join(twice)}", todo="give each document in one draft")
    return first.model_copy(
        update={
            "documents": {**first.documents, **second.documents},
            "contradictions": [*first.contradictions, *second.contradictions],
            "disputes": [*first.disputes, *second.disputes],
            "exhaustive": first.exhaustive and second.exhaustive,
        }
    )


def show_gold(args: argparse.Namespace) -> int:
    """A story with gold marked, in the terminal or as a page."""
    stories = load_gold(args.gold, seeds_directories(args.seeds), stories=[args.story])
    if args.html:
        from evals.predictions import read_predictions
        from evals.report.html import page
        from evals.score import prepare, score_run, score_system

        itself = read_predictions(args.gold)
        scored = [(score_system(stories, [itself], name="gold"), score_run(prepare(stories), itself))]
        args.html.write_text(page([], [], scored), "utf-8")
        print(f"written: {args.html}")
        return 0
    for story in stories:
        for name, source in sorted(story.documents.items()):
            print(f"\n=== {name}")
            marks = [quote for quote in story.quotes if quote.document == name]
            print(marked(source.text, [(span.start, span.end) for quote in marks for span in quote.content]))
            for quote in marks:
                who = quote.speaker.name if quote.speaker else None
                chain = " via " + ", ".join(str(link.name) for link in quote.via) if quote.via else ""
                print(f"  [{quote.kind}] {who}{chain}: {' … '.join(span.text for span in quote.content)[:120]}")
            for claim in story.claims:
                if claim.document == name:
                    print(f"  <{claim.factuality}> {claim.claimant.name}: {claim.statement}")
        for dispute in story.disputes:
            print(f"\n{dispute.question} ({dispute.status} {dispute.label})")
            for side in dispute.sides:
                print(f"  - {side.position} [{', '.join(side.documents)}]")
    return 0


def marked(text: str, ranges: list[tuple[int, int]]) -> str:
    """The text with ⟦ and ⟧ around ranges."""
    edges = sorted([(end, 0, "⟧") for _, end in ranges] + [(start, 1, "⟦") for start, _ in ranges])
    parts, place = [], 0
    for edge, _, mark in edges:
        parts += [text[place:edge], mark]
        place = edge
    return "".join([*parts, text[place:]])


def agree_gold(args: argparse.Namespace) -> int:
    """How far two folders of gold agree."""
    from evals.agreement import agree

    seeds = seeds_directories(args.seeds)
    first, second = (load_gold(folder, seeds, stories=args.story) for folder in (args.first, args.second))
    shared = sorted({story.id for story in first} & {story.id for story in second})
    if not shared:
        raise GoldBroken("the two share no story", where=f"{args.first}, {args.second}")
    print(f"stories: {', '.join(shared)}")
    for row in agree(first, second):
        value = "undefined" if row.value is None else f"{row.value:.3f}"
        print(f"{row.name:28}{value:>10}{row.n:>8}")
    return 0
