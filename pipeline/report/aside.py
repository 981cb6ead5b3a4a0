"""What was set aside, for people: the reason in plain words, and a draft that was proposed as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.report.wording import counted, one_line
from pipeline.schema import Rejected

_PLACING = {
    "not_in_source": "found nowhere in the source",
    "ambiguous": "found at several places of the source",
    "context_differs": "found in the source among other words",
    "out_of_order": "found in the source in another order",
    "gap_changes_meaning": "of another sense without what was left out",
}
_REASONS = {
    **{kind: f"words {placing}" for kind, placing in _PLACING.items()},
    "empty": "no words",
    "unsure": "the model was not sure",
    "an_order": "what is asked for, which is no claim",
}


def why(rejected: Rejected) -> str:
    """The kind of reason: *words found nowhere in the source*, *the model was not sure*."""
    kind = rejected.reason.split(":")[0].strip()
    if kind in _REASONS:
        return _REASONS[kind]
    part, _, placing = kind.rpartition(" ")
    if part and placing in _PLACING:  # the name, a mention, a cue
        return f"a {part} {_PLACING[placing]}"
    return one_line(kind.replace("_", " "))


def counted_by_reason(rejected: Iterable[Rejected]) -> list[str]:
    """How much was set aside and why, the commonest first: *2 quotes: words found nowhere in the source*."""
    counts = Counter((why(found), found.kind) for found in rejected)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{counted(number, kind)}: {reason}" for (reason, kind), number in ordered]


def proposal(rejected: Rejected) -> str:
    """What was proposed, as text; the fields of a draft as they are named where it has no question or statement."""
    try:
        draft = json.loads(rejected.proposed)
    except ValueError:
        return rejected.proposed
    drafts = draft if isinstance(draft, list) else [draft]
    return "\n".join(_text(part) for part in drafts) or "(nothing)"


def detail(rejected: Rejected) -> str | None:
    """What the reason says of this proposal alone: *the model gives it 0.5, less than 0.7*."""
    told = rejected.reason.partition(":")[2].strip()
    return one_line(told) if told and told != rejected.proposed.strip() else None


def _text(draft: Any) -> str:
    if not isinstance(draft, Mapping):
        return str(draft)
    if "question" in draft and "sides" in draft:
        sides = " / ".join(str(side.get("says", "")) for side in draft["sides"] if isinstance(side, Mapping))
        return f"{draft['question']} {sides}. {draft.get('explanation', '')}".strip()
    if "statement" in draft:
        return f"{draft['statement']}{_pointers(draft.get('evidence'))}"
    if "content" in draft and any(name in draft for name in ("speaker", "mention")):
        who = draft.get("speaker") or draft.get("mention")
        claims = [str(claim["statement"]) for claim in draft.get("claims", []) if "statement" in claim]
        return f"{who}: {' '.join(claims)}{_pointers(draft['content'])}".strip()
    return ", ".join(f"{name}: {_plain(value)}" for name, value in draft.items() if value not in (None, [], ""))


def _pointers(given: Any) -> str:
    """Where a model says that the words stand: sentences by number, or the words themselves."""
    return f" ({_plain(given)})" if given else ""


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " … ".join(map(_plain, value))
    return _text(value) if isinstance(value, Mapping) else str(value)
