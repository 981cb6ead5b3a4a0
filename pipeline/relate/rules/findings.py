"""What a rule says about a pair."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.schema import ApparentReason, Axis, Label, Level, Mechanism


@dataclass(frozen=True)
class Finding:
    """One rule's verdict: how the claims part, how sure it is (0..1), and which position each takes.

    `subject` names what is in question within the axis (a unit, an event), so that findings on one claim about two
    things stay apart. Positions that are equal are one side; polarity has none (`None`), its sides follow from the
    signs.
    """

    axis: Axis
    mechanism: Mechanism
    level: Level
    confidence: float
    subject: str
    label: Label = "contradiction"
    reason: ApparentReason | None = None
    undetermined: bool = False
    position_a: str | None = None
    position_b: str | None = None
