"""A tiny gold set on disk: two stories about a harbour, and runs over it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evals.gold import GoldStory, StoryFile, dump_story
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.records import GoldDocument, Split
from evals.metrics.catalogue import METRICS
from evals.predictions import read_predictions
from evals.score import Score, score_system
from evals.scorefile import values
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText

TEXTS = {
    "port": {
        "port-a": "Mayor Ada Quill said the port was shut. “We had no choice,” she said.\n\nNo one hurt. 😀 All left.",
        "port-b": "According to the Lantern, Ada Quill said it was over. The company denied the port was ever shut.",
    },
    "strike": {
        "strike-a": "The union said 400 workers walked out <script>alert(1)</script> on Monday.",
        "strike-b": "Management said 90 workers walked out on Monday. “A few,” said Cleo Marr.",
    },
}
QUILL = {"name": "Ada Quill", "mention": "Ada Quill"}
DRAFTS: dict[str, dict[str, Any]] = {
    "port": {
        "documents": {
            "port-a": {
                "quotes": [
                    {
                        "key": "q1",
                        "content": "the port was shut",
                        "speaker": QUILL,
                        "cue": "said",
                        "phenomena": ["title"],
                    },
                    {"key": "q2", "content": "“We had no choice,”", "speaker": {"name": "Ada Quill", "mention": "she"}},
                ],
                "claims": [
                    {
                        "key": "c1",
                        "statement": "The port was shut.",
                        "evidence": "the port was shut",
                        "claimant": QUILL,
                        "quote": "q1",
                        "factuality": "CT+",
                    }
                ],
            },
            "port-b": {
                "quotes": [
                    {
                        "key": "q1",
                        "content": "it was over",
                        "speaker": QUILL,
                        "cue": "said",
                        "via": [{"name": "the Lantern", "mention": "the Lantern", "cue": "According to"}],
                    }
                ],
                "claims": [
                    {
                        "key": "c1",
                        "statement": "The port was shut.",
                        "evidence": "the port was ever shut",
                        "claimant": {"name": "the company", "mention": "The company"},
                        "factuality": "CT-",
                    }
                ],
            },
        },
        "contradictions": [
            {
                "a": "port-a#c1",
                "b": "port-b#c1",
                "label": "contradiction",
                "status": "genuine",
                "axis": "occurrence",
                "mechanism": "negation",
                "explanation": "Shut, or never shut.",
            }
        ],
        "disputes": [
            {
                "question": "Was the port shut?",
                "axis": "occurrence",
                "label": "contradiction",
                "status": "genuine",
                "sides": [
                    {"position": "It was.", "claims": ["port-a#c1"]},
                    {"position": "Never.", "claims": ["port-b#c1"]},
                ],
            }
        ],
    },
    "strike": {
        "documents": {
            "strike-a": {
                "quotes": [{"key": "q1", "content": "400 workers walked out", "speaker": {"name": "the union"}}],
                "claims": [],
            },
            "strike-b": {
                "quotes": [
                    {"key": "q1", "content": "90 workers walked out on Monday", "speaker": {"name": "management"}},
                    {"key": "q2", "content": "“A few,”", "speaker": {"name": "Cleo Marr"}, "required": False},
                ],
                "claims": [],
            },
        }
    },
}


def story(name: str, split: Split = "dev", draft: dict[str, Any] | None = None) -> GoldStory:
    """One of the stories, compiled; or another annotator's draft of it."""
    rows = {
        document: GoldDocument(path=f"{name}/{document}.txt", sha256=sha256(text), language="en")
        for document, text in TEXTS[name].items()
    }
    file = StoryFile(id=name, split=split, annotated=sorted(rows), documents=rows)
    sources = {
        document: SourceText(
            Document(id=document, sha256=sha256(text), story=name, source=f"{name}/{document}.txt", language="en"), text
        )
        for document, text in TEXTS[name].items()
    }
    made, problems = compile_draft(DraftStory.model_validate(draft or DRAFTS[name]), file, sources)
    assert not problems, problems
    return made


def write(folder: Path) -> tuple[Path, Path]:
    """The gold and the seeds directory."""
    gold, seeds = folder / "gold", folder / "seeds"
    for name, texts in TEXTS.items():
        (seeds / name).mkdir(parents=True)
        for document, text in texts.items():
            (seeds / name / f"{document}.txt").write_bytes(text.encode())
        dump_story(story(name), gold / name)
    return gold, seeds


def write_run(folder: Path, **changed: list[dict[str, Any]]) -> Path:
    """A run folder that holds exactly gold, but for the tables in `changed`."""
    folder.mkdir(parents=True)
    stories = [story(name) for name in TEXTS]
    tables: dict[str, list[dict[str, Any]]] = {
        "documents": [source.document.model_dump() for made in stories for source in made.documents.values()],
        "quotes": [row.model_dump() for made in stories for row in made.quotes],
        "claims": [row.model_dump() for made in stories for row in made.claims],
        "contradictions": [row.model_dump() for made in stories for row in made.contradictions],
        "disputes": [row.model_dump() for made in stories for row in made.disputes],
        **changed,
    }
    for name, rows in tables.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


STORIES = tuple(story(name) for name in TEXTS)


def scored(folder: Path, **changed: list[dict[str, Any]]) -> Score:
    """The score of such a run."""
    return score_system(STORIES, [read_predictions(write_run(folder, **changed))], name="run")


def rows(table: str) -> list[dict[str, Any]]:
    """What gold holds in a table, as plain data."""
    return [row.model_dump() for made in STORIES for row in getattr(made, table)]


def value(score: Score, name: str) -> float | None:
    """One metric of a score."""
    return values(score, [METRICS[name]])[name].value
