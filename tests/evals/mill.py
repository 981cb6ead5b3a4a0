"""A story of a mill: its gold, and a run that tells what gold does not list, for tests of pooling.

Gold, documents and runs are written below the folder that a test stands in (the fixture `mill`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import harbour

from evals.cli import main
from evals.gold import GoldStory, load_gold
from evals.metrics.catalogue import METRICS
from evals.pooling.key import Key
from evals.pooling.sheets import Sheet
from evals.predictions import read_predictions
from evals.score import prepare, score_run, score_system
from evals.scorefile import values

TEXTS = {
    "mill-a": "Ada Quill said the mill was shut. “We had no choice,” she said. Boris Lund said nobody was paid.\n\n"
    "The river rose. The bridge held.",
    "mill-b": "According to the Lantern, Ada Quill said the dam was sound. The company denied the mill was ever shut. "
    "Management said everybody was paid. Cleo Marr said the bridge fell.",
}
QUILL, LUND, MARR = ({"name": name, "mention": name} for name in ("Ada Quill", "Boris Lund", "Cleo Marr"))
COMPANY = {"name": "the company", "mention": "The company"}
MANAGEMENT = {"name": "management", "mention": "Management"}


def quote(key: str, content: str, speaker: dict[str, Any], cue: str = "said", **more: Any) -> dict[str, Any]:
    return {"key": key, "content": content, "speaker": speaker, "cue": cue, **more}


def claim(
    key: str, evidence: str, claimant: dict[str, Any], statement: str, factuality: str = "CT+", **more: Any
) -> dict[str, Any]:
    row = {"key": key, "evidence": evidence, "claimant": claimant, "statement": statement}
    return {**row, "factuality": factuality, **more}


def dispute(question: str, *sides: list[str], **more: Any) -> dict[str, Any]:
    held = [{"position": f"answer {number}", "claims": claims} for number, claims in enumerate(sides, 1)]
    labels = {"axis": "occurrence", "label": "contradiction", "status": "genuine"}
    return {"question": question, "sides": held, **labels, **more}


GOLD: dict[str, Any] = {
    "documents": {
        "mill-a": {
            "quotes": [
                quote("q1", "the mill was shut", QUILL),
                quote("q2", "“We had no choice,”", {"name": "Ada Quill", "mention": "she"}),
                quote("q3", "nobody was paid", LUND, required=False),
            ],
            "claims": [
                claim("c1", "the mill was shut", QUILL, "The mill was shut.", quote="q1"),
                claim("c2", "nobody was paid", LUND, "Somebody was paid.", "CT-", quote="q3"),
            ],
        },
        "mill-b": {
            "quotes": [
                quote("q1", "the dam was sound", QUILL),
                quote("q2", "the mill was ever shut", COMPANY, "denied"),
                quote("q3", "everybody was paid", MANAGEMENT),
            ],
            "claims": [
                claim("c1", "the mill was ever shut", COMPANY, "The mill was shut.", "CT-", quote="q2"),
                claim("c2", "the dam was sound", QUILL, "The dam was sound.", quote="q1", required=False),
                claim("c3", "everybody was paid", MANAGEMENT, "Everybody got wages.", quote="q3"),
            ],
        },
    },
    "contradictions": [
        {
            **{"a": "mill-a#c1", "b": "mill-b#c1", "label": "contradiction", "status": "genuine"},
            **{"axis": "occurrence", "mechanism": "negation", "explanation": "Shut, or never shut."},
        }
    ],
    "disputes": [
        dispute("Was the mill shut?", ["mill-a#c1"], ["mill-b#c1"]),
        dispute("Did wages reach anybody?", ["mill-a#c2"], ["mill-b#c3"], required=False),
    ],
}


def told() -> dict[str, Any]:
    """Gold, and what it does not list: a quote, four claims, and two disputes, one of which takes a claim of gold."""
    draft = deepcopy(GOLD)
    first, second = draft["documents"].values()
    author = {"name": "AUTHOR"}
    first["claims"] += [
        claim("n1", "The bridge held", author, "The bridge held."),
        claim("n2", "The river rose", author, "The river rose."),
    ]
    second["quotes"].append(quote("n1", "the bridge fell", MARR))
    second["claims"].append(claim("n1", "the bridge fell", MARR, "The bridge held.", "CT-", quote="n1"))
    draft["contradictions"].append(
        {**GOLD["contradictions"][0], "a": "mill-a#n1", "b": "mill-b#n1", "explanation": "Held, or fell."}
    )
    draft["disputes"] += [
        dispute("Did the bridge hold?", ["mill-a#n1", "mill-a#n2"], ["mill-b#n1"]),
        dispute("Which stood idle?", ["mill-a#c1"], ["mill-b#n1"]),
    ]
    return draft


def twice_written(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft with a claim that gold has at these words, told otherwise, and a dispute it takes a side of."""
    draft["documents"]["mill-a"]["claims"].append(claim("n3", "mill was shut", QUILL, "Nobody worked at the place."))
    draft["disputes"].append(dispute("Did anybody work?", ["mill-a#n3"], ["mill-b#c3"]))
    return draft


def related(**more: Any) -> dict[str, Any]:
    """Gold, and an edge it does not list, between two of its claims."""
    draft = deepcopy(GOLD)
    edge = {
        "a": "mill-a#c1",
        "b": "mill-b#c2",
        "label": "tension",
        "axis": "outcome",
        "explanation": "Shut, yet sound.",
    }
    draft["contradictions"].append({**GOLD["contradictions"][0], **edge, **more})
    return draft


def write_run(folder: Path, draft: dict[str, Any]) -> Path:
    made = harbour.story("mill", draft=draft)
    tables = {
        "documents": [source.document for source in made.documents.values()],
        "quotes": made.quotes,
        "claims": made.claims,
        "contradictions": made.contradictions,
        "disputes": made.disputes,
    }
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.jsonl").write_text("".join(row.model_dump_json() + "\n" for row in rows), "utf-8")
    return folder


def gold() -> GoldStory:
    return load_gold(Path("gold"), [Path("seeds")], stories=["mill"])[0]


def make(*runs: str, options: tuple[str, ...] = ()) -> tuple[Sheet, Key]:
    where = ["--story", "mill", "--out", "sheet.json", "--key", "key.json"]
    assert main(["gold", "pool", *(runs or ["one"]), *where, *options]) == 0
    sheet = Sheet.model_validate_json(Path("sheet.json").read_text("utf-8"))
    return sheet, Key.model_validate_json(Path("key.json").read_text("utf-8"))


def answer(key: Key, judge: str, verdict: Callable[[Any], str] = lambda _: "valid") -> str:
    """A judge who knows the controls and says of the pool what is given."""
    said = {
        item.id: {
            "verdict": verdict(item) if item.origin == "pool" else "invalid" if item.changed else "valid",
            "reason": f"so says {item.type}",
        }
        for item in key.items
    }
    Path(f"{judge}.json").write_text(json.dumps({"judge": judge, "answers": said}), "utf-8")
    return f"{judge}.json"


def adopt(*arguments: str) -> int:
    return main(["gold", "pool", "--adopt", "sheet.json", "--key", "key.json", *arguments])


def one_with(gone: str, stays: str) -> None:
    row = {"story": "mill", "claims": [stays, gone], "same": True, "reason": "one fact"}
    Path("gold/twins.jsonl").write_text(json.dumps(row) + "\n", "utf-8")


def rewritten(draft: dict[str, Any], *options: str) -> int:
    """Compile the mill anew over what is there."""
    Path("draft.json").write_text(json.dumps(draft), "utf-8")
    return main(["gold", "compile", "draft.json", "--story", "mill", "--split", "dev", *options])


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path("gold/mill").iterdir())}


def classes(run: str = "one") -> dict[str, list[str]]:
    (scored,) = score_run(prepare([gold()]), read_predictions(Path(run)))
    kinds = [part for each in scored.documents for part in (each.quotes, each.claims) if part]
    return {
        "items": [kind for part in kinds for kind in part.predicted_classes],
        "edges": [*scored.related.predicted],
        "disputes": [*scored.matched.predicted],
    }


def recalls(run: str = "one") -> dict[str, float | None]:
    score = score_system([gold()], [read_predictions(Path(run))])
    names = [name for name in METRICS if name.endswith("recall") and "candidates" not in name]
    return {name: row.value for name, row in values(score, [METRICS[name] for name in names]).items()}
