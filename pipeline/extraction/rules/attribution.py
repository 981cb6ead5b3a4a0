"""What the linguistic extractor finds: one attribution, its parts as code point ranges into the document."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Via:
    """A source between the speaker and the document's author."""

    name: str | None
    mention: Range | None
    cue: Range | None


@dataclass(frozen=True)
class Attribution:
    """Somebody's words or thought, reported.

    `content`, `mention` and `cue` are half-open code point ranges into the text that was searched; `content` is in
    text order,
    disjoint and never empty, quotation marks included. `speaker` is the best name within the document (`None` if
    unknown), `via`
    runs from the outermost source inwards, `confidence` lies in 0..1.
    """

    content: tuple[Range, ...]
    mention: Range | None = None
    speaker: str | None = None
    role: str | None = None
    cue: Range | None = None
    via: tuple[Via, ...] = ()
    addressee: str | None = None
    channel: str | None = None
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    confidence: float = 0.5
    lemma: str | None = None  # of a cue that is a verb
    clausal: bool = True  # the content is a clause, a quotation or words set off by the cue, no bare noun phrase
    unsaid: bool = False  # the cue is negated or refuses: nobody said it
    planned: bool = False  # the cue is an infinitive: to say it, that is not to have said it
    unreal: bool = False  # the report is a condition, a question or a demand: if she says it, did she say it?
