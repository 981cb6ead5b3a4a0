"""What became of everything in a document or story: what metrics count from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.items import ClaimItem, DocumentItems, Page, Prepared, QuoteItem, StoryItems
from evals.metrics.attributions import Aligned
from evals.metrics.contradictions import Related
from evals.metrics.disputes import Matched
from evals.metrics.evidence import Ground
from evals.metrics.tally import Tally


@dataclass(frozen=True)
class ScoredDocument:
    """What became of everything in one document; `None` where gold or the run does not cover it."""

    page: Page
    items: DocumentItems
    quotes: Aligned[QuoteItem] | None
    claims: Aligned[ClaimItem] | None
    tally: Tally


@dataclass(frozen=True)
class ScoredStory:
    """What became of everything in one story."""

    gold: Prepared
    documents: tuple[ScoredDocument, ...]
    items: StoryItems
    calls: tuple[Mapping[str, Any], ...] | None
    """What was asked of the model for it; `None` where the run does not say."""
    ground: Ground
    related: Related
    matched: Matched
    tally: Tally
