"""Any run: what exports are tried with, characters outside the basic plane, line ends and attacks among it."""

from __future__ import annotations

from collections.abc import Callable

from attack import attack_run
from crocus_run import crocus_run, manifest_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.schema import (
    AUTHOR,
    Claim,
    Contradiction,
    Dispute,
    Document,
    Quote,
    RunManifest,
    RunRecords,
    Side,
    SourceText,
    Span,
    Speaker,
    Via,
)

Run = tuple[RunRecords, RunManifest]
LETTERS = st.sampled_from("ab é“”«»'\"<>&\n\n\t\r=+-@#|*_[]`\\𝒜😀\u0301\u200d\u202e,;|") | st.characters(codec="utf-8")
NAMES = st.text(LETTERS, min_size=1, max_size=12)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A few documents with quotes and claims anywhere in them."""
    sources, quotes, claims = [], [], []
    for number, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))):
        text = draw(st.text(LETTERS, min_size=4, max_size=120))
        document = Document(
            id=name,
            sha256=str(number),
            story=draw(NAMES),
            title=draw(st.none() | NAMES),
            source=draw(st.sampled_from([name, "https://news.example/a"])),
        )
        sources.append(SourceText(document, text))
        for item in range(draw(st.integers(0, 3))):
            cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
            if len(cuts) % 2:
                cuts.pop()
            spans = [
                Span(document=name, start=start, end=end, text=text[start:end])
                for start, end in zip(cuts[::2], cuts[1::2], strict=True)
            ]
            speaker = Speaker(name=draw(st.none() | NAMES), mention=spans[0], role=draw(st.none() | NAMES))
            quotes.append(
                Quote(
                    id=f"q{number}{item}",
                    document=name,
                    content=spans,
                    kind="mixed",
                    speaker=draw(st.none() | st.just(speaker)),
                    cue=draw(st.none() | st.just(spans[-1])),
                    via=[Via(name=draw(NAMES), mention=spans[0])],
                )
            )
            claims.append(
                Claim(
                    id=f"c{number}{item}",
                    document=name,
                    story=document.story,
                    statement=draw(NAMES),
                    evidence=spans,
                    claimant=speaker,
                    quote=f"q{number}{item}",
                    factuality="PS-",
                )
            )
    records = RunRecords(
        sources=tuple(sources), quotes=tuple(quotes), claims=tuple(claims), contradictions=(), disputes=()
    )
    return records, manifest_of(records)


def astral_run() -> Run:
    """Words after, inside and before characters that UTF-16 counts twice, over line ends of two kinds and a tab."""
    text = "😀𝒜 “𝒩o 🏳️‍🌈,\r\n\tnot 😀\u2028now”, said 𝒜da. She\tthen said 🙂 yes."
    document = Document(id="😀", sha256="0", story="s", publisher="𝒯he Post", published="2026-01-02", source="😀.txt")

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(document="😀", start=start, end=start + len(words), text=words)

    ada = Speaker(name="𝒜da", mention=span("𝒜da"))
    long = span("𝒩o 🏳️‍🌈,\r\n\tnot 😀\u2028now")
    quotes = (
        Quote(id="q1", document="😀", content=[long], verbatim=[long], kind="direct", speaker=ada, cue=span("said")),
        Quote(id="q2", document="😀", content=[span("She"), span("🙂 yes")], kind="indirect", speaker=ada),
    )
    claims = (
        Claim(
            id="c1",
            document="😀",
            story="s",
            statement="𝒩o",
            evidence=[long],
            claimant=ada,
            factuality="CT+",
            quote="q1",
        ),
        Claim(
            id="c2",
            document="😀",
            story="s",
            statement="Y",
            evidence=[span("🙂")],
            claimant=Speaker(name=AUTHOR),
            factuality="CT-",
        ),
    )
    pair = Contradiction(
        id="x1",
        story="s",
        a="c1",
        b="c2",
        label="contradiction",
        status="genuine",
        level="object",
        scope="within_document",
        parties="sources",
        axis="occurrence",
        mechanism="negation",
        explanation="𝒜",
        dispute="d1",
    )
    sides = [
        Side(position=claim.statement, claimants=[name], claims=[claim.id], documents=["😀"], since="2026-01-02")
        for claim, name in zip(claims, ["𝒜da", "𝒯he Post"], strict=True)
    ]
    dispute = Dispute(
        id="d1",
        story="s",
        question="Is it so?",
        sides=sides,
        contradictions=["x1"],
        label="contradiction",
        status="genuine",
        axis="occurrence",
    )
    records = RunRecords(
        sources=(SourceText(document, text),), quotes=quotes, claims=claims, contradictions=(pair,), disputes=(dispute,)
    )
    return records, manifest_of(records)


def for_any_run(examples: int = 25) -> Callable[[Callable[[Run], None]], Callable[[], None]]:
    """Tries a test with the runs above and some drawn ones."""

    def decorated(test: Callable[[Run], None]) -> Callable[[], None]:
        tried = given(runs())(settings(max_examples=examples)(test))
        for run in (crocus_run(), attack_run(), astral_run()):
            tried = example(run)(tried)
        return tried

    return decorated


def texts_of(run: Run) -> dict[str, str]:
    return {source.document.id: source.text for source in run[0].sources}


def places(spans: list[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
