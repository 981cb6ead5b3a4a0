"""What two claims that part by a yes and a no are to one another, by the decision order of the contract."""

from __future__ import annotations

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.updates import published_apart
from pipeline.schema import Axis, Level, Mechanism

COMMITMENTS = frozenset(["agree", "promise", "ready", "propose", "offer", "refuse"])
_ATTENDANCE = frozenset(["attend", "absent"])
_AGENDA = frozenset(["discuss"])
_ALL = 0.95
"""Least share of a claim that is as good as the whole of it."""


def judged(pair: Comparison, mechanism: Mechanism, confidence: float, covered: float) -> Finding | None:
    """The decision order of the contract for yes and no: time, modality, then the chains."""
    if pair.clocks_part:
        return None  # what was not so at one hour may have been so at another
    level: Level = "speech_act" if pair.is_speech_act else "object"
    axis = _axis(pair)
    if pair.days_part:
        if covered < 0.75 or pair.least < 0.5:
            return None
        return Finding(axis, mechanism, level, confidence - 0.1, "truth", reason="different_time")
    if pair.modalities_part:
        if covered < 0.75:
            return None
        return Finding("modality", mechanism, level, confidence - 0.2, "truth", label="tension", reason="modality")
    if "U" in (pair.a.claim.factuality, pair.b.claim.factuality):
        return None
    weak = any(not item.is_certain for item in (pair.a, pair.b))
    narrow = mechanism == "negation" and is_shorter(pair)
    if pair.same_claimant and published_apart(pair) and level == "object":
        return Finding(axis, mechanism, level, confidence - 0.15, "truth", label="tension", reason="different_time")
    return Finding(
        axis,
        mechanism,
        level,
        confidence - (0.15 if weak else 0.0),
        "truth",
        label="tension" if weak or narrow else "contradiction",
    )


def is_shorter(pair: Comparison) -> bool:
    """An act of speech that is held is denied in more words: *she apologised*, *she did not apologise for the fire*."""
    if pair.denial is None:
        return False
    held, denied = pair.denial
    if denied.predicate != held.predicate or pair.subjects_part:
        return False
    if (held.predicate or "").removeprefix("=") not in SPEECH_ACTS:
        return False
    if pair.cover(denied) > _ALL:
        return False
    return pair.cover(held) > _ALL and not denied.lead_names.isdisjoint(held.lead_names)


def _axis(pair: Comparison) -> Axis:
    concepts = {key[1:] for key in pair.shared if key.startswith("=")}
    if concepts & COMMITMENTS:
        return "commitment"
    if concepts & _AGENDA:
        return "agenda"
    if concepts & _ATTENDANCE:
        return "participant"
    return "occurrence"
