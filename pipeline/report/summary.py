"""What a person reads at the end of a run: plain text, as wide as the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pipeline.report.aside import counted_by_reason
from pipeline.report.telling import Telling
from pipeline.report.terms import reconciling
from pipeline.report.wording import (
    SUPPORT,
    accounts,
    counted,
    encodings,
    first_look,
    in_copies,
    left_alone,
    one_line,
    speaker_name,
    unheard,
)
from pipeline.schema import AUTHOR, Dispute, Quote, RunManifest, RunRecords

_TOP_SPEAKERS = 5
_WORDS_A_SIDE = 3
_LONGEST_WORDS = 280
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def summary(
    records: RunRecords, manifest: RunManifest, *, width: int = 80, colour: bool = False, disputes: int = 12
) -> str:
    """The run in short: stories, who is quoted most, each dispute with its sides in exact words, what failed.

    Args:
        records: what the run found.
        manifest: how it was found.
        width: columns to wrap at, 40 or more; exact words are never cut inside a word.
        colour: with ANSI bold and dim; plain otherwise.
        disputes: how many of a story to tell in full; the others are counted.
    """
    page, telling = _Page(max(40, width), colour), Telling(records)
    page.line(page.strong(_totals(records, telling)))
    for story, here in telling.stories().items():
        page.blank()
        page.line(page.strong(one_line(story)))
        page.wrapped(accounts(here, "document"), indent=2)
        _speakers(page, *telling.quotes(story))
        _disputes(page, story, telling, disputes)
    _problems(page, records)
    for told in filter(None, (encodings(records.sources), left_alone(manifest))):
        page.blank()
        page.wrapped(told)
    page.blank()
    if note := first_look(manifest):
        page.wrapped(note)
    page.wrapped(f"{manifest.strategy} with {manifest.model}; signature {manifest.signature}", faint=True)
    return page.text()


class _Page:
    """Lines of at most `width` columns; what a terminal would obey never gets in."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width, self.colour = width, colour
        self.lines: list[str] = []

    def line(self, text: str) -> None:
        self.lines.append(text)

    def blank(self) -> None:
        self.lines.append("")

    def wrapped(self, text: str, *, indent: int = 0, hang: int = 2, faint: bool = False) -> None:
        for line in textwrap.wrap(
            one_line(text),
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        ):
            self.line(f"{_DIM}{line}{_PLAIN}" if faint and self.colour else line)

    def strong(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self.colour else text

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def _totals(records: RunRecords, telling: Telling) -> str:
    """How much was found; what only seems to part is counted where its story is told."""
    counts = (
        (len(records.sources), "document"),
        (len(telling.quotes()[0]), "quote"),
        (telling.claims()[0], "claim"),
        (sum(dispute.status != "apparent" for dispute in records.disputes), "dispute"),
        (sum(pair.status != "apparent" for pair in records.contradictions), "contradicting pair"),
    )
    told = [counted(number, one) for number, one in counts]
    failed = {failure.document for failure in records.failures} & telling.documents.keys()
    told[0] += f", {len(failed):,} not wholly read" if failed else ""
    told[1] += in_copies(telling.quotes()[1])
    told[2] += in_copies(telling.claims()[1])
    return " · ".join(told)


def _speakers(page: _Page, quoted: Sequence[Quote], copied: int) -> None:
    """Who is quoted most, by canonical name, where it is known."""
    names = Counter(
        speaker_name(quote.speaker) for quote in quoted if quote.speaker and quote.speaker.name not in (None, AUTHOR)
    )
    most = sorted(names.items(), key=lambda item: (-item[1], item[0]))[:_TOP_SPEAKERS]
    told = f"{counted(len(quoted), 'quote')} by {counted(len(names), 'named speaker')}{in_copies(copied)}"
    page.wrapped(told + (": " + ", ".join(f"{name} ({count})" for name, count in most) if most else ""), indent=2)


def _disputes(page: _Page, story: str, telling: Telling, most: int) -> None:
    found = telling.disputes(story)
    here = [dispute for dispute in found if dispute.status != "apparent"]
    if not here:
        page.wrapped("No dispute found.", indent=2)
    for number, dispute in enumerate(here[:most], 1):
        page.blank()
        _dispute(page, number, dispute, telling)
    rest = [f"… and {counted(len(here) - most, 'dispute')} more in the report."] if len(here) > most else []
    if seeming := len(found) - len(here):
        looks = "looks" if seeming == 1 else "look"
        rest.append(f"In the report too: {counted(seeming, 'dispute')} that only {looks} like one.")
    for line in rest:
        page.blank()
        page.wrapped(line, indent=2)


def _dispute(page: _Page, number: int, dispute: Dispute, telling: Telling) -> None:
    page.wrapped(f"{number}. {dispute.question}", indent=2, hang=3)
    page.wrapped(telling.verdict(dispute), indent=5, faint=True)
    told = telling.sides.of(dispute)
    for letter, side, reconciled in told.sides:
        since = telling.holders.since(side)
        page.wrapped(f"{letter}  {side.position}{f', {since.told()}' if since else ''}", indent=5, hang=3)
        if reconciled:
            page.wrapped(f"only seems to part: {reconciling(reconciled)}", indent=8, faint=True)
        passages = telling.passages(side)
        for words, (told_by, *_) in passages[:_WORDS_A_SIDE]:
            page.wrapped(f"{_short(words)} ({told_by})", indent=8)
        if len(passages) > _WORDS_A_SIDE:
            page.wrapped(f"… and {counted(len(passages) - _WORDS_A_SIDE, 'more passage')}", indent=8)
        if support := telling.support(side):
            page.wrapped(f"{SUPPORT}: {counted(len(support), 'passage')} in the report", indent=8, faint=True)
    for what, names in unheard(told, telling.documents):
        page.wrapped(f"{what}: {names}", indent=5, faint=True)


def _problems(page: _Page, records: RunRecords) -> None:
    if records.rejected:
        page.blank()
        page.wrapped("Set aside (rejected.jsonl)")
        for told in counted_by_reason(records.rejected):
            page.wrapped(told, indent=2)
    if not records.failures:
        return
    page.blank()
    rest = "; the rest of the run stands" if records.sources else ""
    page.line(page.strong(counted(len(records.failures), "failure") + rest))
    ordered = sorted(records.failures, key=lambda failure: (failure.error, failure.document or failure.source or ""))
    for error, group in groupby(ordered, key=lambda failure: failure.error):
        same = list(group)
        for failure in same[:3]:
            where = failure.document or failure.source or failure.story
            told = failure.message if not where or where in failure.message else f"{where}: {failure.message}"
            page.wrapped(f"{error}: {told}", indent=2)
        if len(same) > 3:
            page.wrapped(f"{error}: {len(same) - 3:,} more", indent=2)


def _short(text: str) -> str:
    """At most about 280 characters, cut between words; a quotation that was cut ends with its mark."""
    if len(text) <= _LONGEST_WORDS:
        return text
    return text[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …" + ("”" if text[0] == "“" and text[-1] == "”" else "")
