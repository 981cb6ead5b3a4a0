"""The draft that a model would write for records that are known: the shortest pointers that mean their spans."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.assemble import Range, Reading
from pipeline.extraction.pointers import Pointers
from pipeline.prompts.fence import harmless
from pipeline.schema import AUTHOR, Claim, Extraction, Quote, SourceText, Span, Speaker, Via
from pipeline.schema.drafts import ClaimDraft, OwnClaimDraft, QuoteDraft, ViaDraft, WindowDraft
from pipeline.segments import Segment, sentences


class Pointing:
    """Writes pointers for one document. With `copying` it writes the words themselves instead, for comparison."""

    def __init__(self, source: SourceText, *, copying: bool = False) -> None:
        self.reading = Reading.of(source)
        self.segments: Sequence[Segment] = sentences(self.reading.text)
        self.pointers = Pointers(self.reading, self.segments)
        self.copying = copying

    def draft(self, found: Extraction) -> WindowDraft:
        return WindowDraft(
            quotes=[
                self.quote(quote, [claim for claim in found.claims if claim.quote == quote.id])
                for quote in found.quotes
            ],
            claims=[
                OwnClaimDraft(
                    **self.claim(claim, None).model_dump(exclude={"evidence"}), evidence=self.spans(claim.evidence)
                )
                for claim in found.claims
                if claim.quote is None and claim.claimant.name == AUTHOR
            ],
        )

    def quote(self, quote: Quote, claims: Sequence[Claim]) -> QuoteDraft:
        near = self.range(quote.content[0])[0], self.range(quote.content[-1])[1]
        speaker = quote.speaker or Speaker()
        return QuoteDraft(
            content=self.spans(quote.content),
            speaker=speaker.name,
            role=speaker.role,
            mention=self.beside(speaker.mention, near),
            cue=self.beside(quote.cue, near),
            via=[self.via(via, near) for via in quote.via],
            to=quote.addressee,
            channel=quote.channel,
            date=quote.said_on,
            hedged=quote.hedged,
            claims=[self.claim(claim, quote) for claim in claims],
        )

    def via(self, via: Via, near: Range) -> ViaDraft:
        return ViaDraft(name=via.name, mention=self.beside(via.mention, near), cue=self.beside(via.cue, near))

    def claim(self, claim: Claim, quote: Quote | None) -> ClaimDraft:
        return ClaimDraft(
            statement=claim.statement,
            evidence=[] if quote and quote.content == claim.evidence else self.spans(claim.evidence),
            factuality=claim.factuality,
            stance=claim.author_stance,
            modality=claim.modality,
            type=claim.claim_type,
            event=claim.event,
            time=claim.time,
        )

    def range(self, span: Span) -> Range:
        return self.reading.view.locate(span.start), self.reading.view.locate(span.end)

    def spans(self, spans: Sequence[Span]) -> list[str]:
        return [self.pointer(self.range(span)) for span in spans]

    def beside(self, span: Span | None, near: Range) -> str | None:
        """Words alone where they are the nearest, with their sentence where they are not."""
        if span is None:
            return None
        place = self.range(span)
        words = harmless(self.reading.text[place[0] : place[1]])
        if self.copying or self.pointers.place(words, near) == place:
            return words
        return self.pointer(place)

    def pointer(self, place: Range) -> str:
        text = self.reading.text
        if self.copying:
            return harmless(text[place[0] : place[1]])
        first, last = self.pointers.sentence_at(place[0]), self.pointers.sentence_at(place[1] - 1)
        low, high = self.segments[first], self.segments[last]
        words = harmless(text[place[0] : place[1]]).split(" ")
        tail = f"{high.number}: " if last != first else ""
        tries = [str(low.number), *(f"{low.number}q{which}" for which in ("", "2", "3"))]
        for count in (1, 2, 3):
            tries += [f"{low.number}: {' '.join(words[:count])} ~", f"{low.number}: ~ {' '.join(words[-count:])}"]
            tries.append(f"{low.number}: {' '.join(words[:count])} ~ {tail}{' '.join(words[-count:])}")
        longest = f"{low.number}: {' '.join(words)}"
        return next((shown for shown in tries if len(shown) < len(longest) and self._means(shown, place)), longest)

    def _means(self, pointer: str, place: Range) -> bool:
        """The pointer means the place, give or take marks and stops at its ends."""
        found = self.pointers.place(pointer)
        if not isinstance(found, tuple):
            return False
        ends = zip(self.pointers.edged(found), place, strict=True)
        return all(not any(letter.isalnum() for letter in self.reading.text[min(pair) : max(pair)]) for pair in ends)
