"""A large run: many documents of one story with many quotes, claims, pairs and disputes."""

from __future__ import annotations

from crocus_run import manifest_of

from pipeline.schema import (
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
)

_FILLER = "The council met again in the evening and nobody could say when the harbour would open to ships. " * 3


def many(documents: int = 200, each: int = 20, disputes: int = 250) -> tuple[RunRecords, RunManifest]:
    """`each` quotes and as many claims a document, `disputes` of two sides with one pair each."""
    sources, quotes, claims = [], [], []
    for number in range(documents):
        name = f"document-{number:03}"
        parts: list[str] = []
        length = 0
        for item in range(each):
            said = f"the harbour {'will' if item % 2 else 'will not'} open on day {item} of plan {number % 7}"
            opening = f"{_FILLER}\n\nMinister Number {item % 40} said: “"
            start = length + len(opening)
            parts.append(f"{opening}{said}”.\n\n")
            length += len(parts[-1])
            span = Span(document=name, start=start, end=start + len(said), text=said)
            speaker = Speaker(name=f"Minister Number {item % 40}")
            quotes.append(
                Quote(
                    id=f"q_{number}_{item}",
                    document=name,
                    content=[span],
                    verbatim=[span],
                    kind="direct",
                    speaker=speaker,
                )
            )
            claims.append(
                Claim(
                    id=f"c_{number}_{item}",
                    document=name,
                    story="harbour",
                    statement=f"The harbour opens on day {item} of plan {number % 7}.",
                    evidence=[span],
                    claimant=speaker,
                    quote=f"q_{number}_{item}",
                    factuality="CT+" if item % 2 else "CT-",
                )
            )
        document = Document(
            id=name,
            sha256="0",
            story="harbour",
            title=f"Harbour news {number}",
            publisher=f"Outlet {number % 30}",
            published=f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
            language="en",
            source=f"{name}.txt",
        )
        sources.append(SourceText(document, "".join(parts)))
    pairs, found = [], []
    for number in range(disputes):
        left, right = claims[number * 2], claims[(number * 2 + each * 3 + 1) % len(claims)]
        first, second = sorted((left, right), key=lambda claim: claim.document)
        pairs.append(
            Contradiction(
                id=f"x_{number}",
                story="harbour",
                a=first.id,
                b=second.id,
                label="contradiction",
                status="genuine",
                level="object",
                scope="cross_document",
                parties="sources",
                axis="occurrence",
                mechanism="negation",
                explanation=f"One says that it opens, the other that it does not ({number}).",
                dispute=f"d_{number}",
            )
        )
        found.append(
            Dispute(
                id=f"d_{number}",
                story="harbour",
                question=f"Does the harbour open under plan {number}?",
                sides=[
                    Side(position=position, claimants=["x"], claims=[claim.id], documents=[claim.document])
                    for position, claim in (("It does.", first), ("It does not.", second))
                ],
                contradictions=[f"x_{number}"],
                label="contradiction",
                status="genuine",
                axis="occurrence",
                silent=[
                    source.document.id
                    for source in sources
                    if source.document.id not in (first.document, second.document)
                ],
            )
        )
    records = RunRecords(
        sources=tuple(sources),
        quotes=tuple(quotes),
        claims=tuple(claims),
        contradictions=tuple(pairs),
        disputes=tuple(found),
    )
    return records, manifest_of(records)
