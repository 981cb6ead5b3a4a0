"""The gold set: what annotators found, checked against the documents it points into."""

from evals.gold.layout import dump_story, gold_hash
from evals.gold.loading import load_gold, load_story
from evals.gold.records import (
    GoldClaim,
    GoldContradiction,
    GoldDispute,
    GoldDocument,
    GoldQuote,
    GoldStory,
    Split,
    StoryFile,
)
from evals.gold.sources import seeds_directories

__all__ = [
    "GoldClaim",
    "GoldContradiction",
    "GoldDispute",
    "GoldDocument",
    "GoldQuote",
    "GoldStory",
    "Split",
    "StoryFile",
    "dump_story",
    "gold_hash",
    "load_gold",
    "load_story",
    "seeds_directories",
]
