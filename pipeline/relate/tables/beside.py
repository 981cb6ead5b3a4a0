"""A story's texts as a model reads them beside the table of its claims: sentences numbered through all documents."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.prompts.fence import harmless
from pipeline.relate.tables.table import heading
from pipeline.schema import Claim, SourceText
from pipeline.segments import sentences
from pipeline.view import View, view_of


@dataclass(frozen=True)
class _Page:
    view: View
    starts: list[int]
    before: int

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds a place of the stored text, or of the last before it."""
        return self.before + max(1, bisect.bisect_right(self.starts, self.view.locate(offset)))


class Beside:
    """The texts of a story, as they are shown, and the sentence in which each claim stands."""

    def __init__(self, sources: Iterable[SourceText]) -> None:
        self._pages: dict[str, _Page] = {}
        shown: list[str] = []
        before = 0
        for source in sources:
            view = view_of(source)
            held = sentences(view.text)
            if not held:
                continue
            self._pages[source.document.id] = _Page(view, [segment.start for segment in held], before)
            shown.append(heading(source.document.id, {source.document.id: source.document}))
            shown += (
                f"{before + number}| {harmless(view.text[segment.start : segment.end])}"
                for number, segment in enumerate(held, 1)
            )
            before += len(held)
        self.shown = "\n".join(shown)

    def sentence_of(self, claim: Claim) -> int | None:
        """Number of the sentence in which a claim's evidence begins; `None` if its text is not among these."""
        page = self._pages.get(claim.document)
        return page.sentence(claim.evidence[0].start) if page and claim.evidence else None


def beside(sources: Iterable[SourceText], most: int) -> Beside | None:
    """The texts, oldest first; `None` where there are none or more than `most` code points of them."""
    held = sorted(sources, key=lambda source: (source.document.published or "9999", source.document.id))
    if not held or sum(len(source.text) for source in held) > most:
        return None
    return Beside(held)
