"""A sheet for judges and its key, from runs and gold."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from evals.errors import GoldBroken
from evals.gold import GoldStory, gold_hash
from evals.pooling.controls import controls
from evals.pooling.gather import Pooled, pool
from evals.pooling.key import Key, KeyItem, type_of
from evals.pooling.pages import Page
from evals.pooling.sheets import Sheet, SheetContradiction, SheetDispute, Shown, shown
from evals.predictions import Predictions
from pipeline.errors import UsageError


def made(
    story: GoldStory,
    runs: Sequence[tuple[str, Predictions]],
    *,
    sample: Mapping[str, int],
    share: float = 0.25,
    seed: int,
) -> tuple[Sheet, Key]:
    """The sheet of a story, pooled items and controls together in order of document and place, and its key.

    Args:
        story: gold, all of whose documents are at hand.
        runs: name and run.
        sample: of these systems only so many quotes and so many claims enter.
        share: of controls among the sheet's items of a type.
        seed: of ids, controls and samples.

    Raises:
        GoldBroken: documents are missing.
        UsageError: two runs have one name, a sample is of no run, or nothing is left to judge.
    """
    if story.absent:
        raise GoldBroken(
            f"{story.id} has documents that are not at hand", why=", ".join(story.absent), todo="--seeds DIR"
        )
    names = [name for name, _ in runs]
    if len(set(names)) < len(names):
        raise UsageError(f"two runs have one name among {', '.join(names)}", todo="rename the folder of one")
    if unknown := sorted(set(sample) - set(names)):
        raise UsageError(f"--sample names no run: {', '.join(unknown)}", todo=f"there are {', '.join(names)}")
    pages = {name: Page(source) for name, source in story.documents.items()}
    found = pool(story, runs, pages, sample=sample, seed=seed)
    if not found:
        raise UsageError(f"{story.id}: gold matches all that these runs tell, so there is nothing to judge")
    rng = random.Random(f"{seed}/{story.id}/controls")
    drawn = [_keyed(row) for row in found] + controls(story, found, share, rng)
    items: dict[str, Shown] = {}
    key: dict[str, KeyItem] = {}
    for row in drawn:
        item = shown(row.record, pages, seed, story.claims)
        items.setdefault(item.id, item)
        key.setdefault(item.id, row.model_copy(update={"id": item.id}))
    order = sorted(items.values(), key=_place)
    told = f"Of {len(sample)} systems only some quotes and claims were drawn." if sample else None
    return (
        Sheet(story=story.id, note=told, items=order),
        Key(
            story=story.id,
            seed=seed,
            share=share,
            sample=dict(sample),
            gold=gold_hash([story])[:16],
            items=[key[item.id] for item in order],
        ),
    )


def _keyed(row: Pooled) -> KeyItem:
    return KeyItem(
        id="-", type=type_of(row.record), origin="pool", told_by=row.told_by, same=row.same, record=row.record
    )


def _place(item: Shown) -> tuple[int, str, int, str]:
    if isinstance(item, SheetDispute):
        return 1, "", 0, item.id
    if isinstance(item, SheetContradiction):
        return 2, "", 0, item.id
    spans = item.content if item.type == "quote" else item.evidence
    return 0, item.document, spans[0].start, item.id
