"""A run in the terminal: the sides of each dispute next to each other, and who is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.report.aside import counted_by_reason
from pipeline.report.sides import Reconciled, ToldSide
from pipeline.report.telling import Telling
from pipeline.report.terms import reconciling
from pipeline.report.wording import (
    LEGEND,
    SUPPORT,
    accounts,
    counted,
    encodings,
    first_look,
    harmless,
    in_copies,
    left_alone,
    one_line,
    speaker_name,
    unheard,
)
from pipeline.schema import Dispute, Quote, RunManifest, RunRecords, Side

_SIDES = ("blue", "yellow", "cyan", "magenta", "red", "green")
_SPEAKERS = 12


def show(records: RunRecords, manifest: RunManifest, console: Console | None = None) -> None:
    """Print a run: stories, disputes with their sides in columns, speakers, failures.

    Every text goes out as text: no markup of the terminal's and no control character in it has any effect.
    """
    out = console or _Terminal()
    telling = Telling(records)
    for story, here in telling.stories().items():
        out.print(Rule(_text(story, "bold"), align="left", style="dim"))
        out.print(_text(accounts(here, "account"), "dim"))
        disputes = telling.disputes(story)
        for number, dispute in enumerate(disputes, 1):
            out.print(Padding(_dispute(number, dispute, telling), (1, 0, 0, 0)))
        if disputes:
            out.print(Padding(_text(LEGEND, "dim"), (1, 0, 0, 0)))
        else:
            out.print(Padding(Text("No dispute found."), (1, 0, 0, 0)))
        out.print(Padding(_speakers(*telling.quotes(story)), (1, 0, 1, 0)))
    if not records.sources:
        out.print(Text("No document could be read."))
    for failure in records.failures:
        out.print(_text(f"{failure.error}: {failure.message}", "red"))
    for told in filter(None, (encodings(records.sources), left_alone(manifest))):
        out.print(_text(told, "dim"))
    if records.rejected:
        told = "; ".join(counted_by_reason(records.rejected))
        out.print(_text(f"Set aside (rejected.jsonl): {told}", "dim"))
    if note := first_look(manifest):
        out.print(_text(note))
    out.print(_text(f"{manifest.strategy} with {manifest.model}; signature {manifest.signature}", "dim"))


class _Terminal(Console):
    """A console that leaves a broken pipe to its caller; rich would end the process with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _dispute(number: int, dispute: Dispute, telling: Telling) -> RenderableType:
    told = telling.sides.of(dispute)
    head = _lines(
        [(f"{number}. {one_line(dispute.question)}", "bold")],
        [(telling.verdict(dispute), "dim")],
        *([(f"why: {one_line(reconciling(found))}", "")] for found in told.reconciled),
    )
    grid = Table(box=None, padding=(0, 3, 1, 0), expand=True, show_header=False)
    for _ in told.parting:
        grid.add_column(ratio=1, overflow="fold")
    grid.add_row(*(_position(index, side) for index, side in enumerate(told.parting)))
    passages = [_passages(side, telling) for _, side, _ in told.parting]
    for row in zip_longest(*passages, fillvalue=Text("")):
        grid.add_row(*row)
    foot = [_text(f"{what}: {names}", "dim") for what, names in unheard(told, telling.documents)]
    seeming = [_seeming(side, reason, telling) for side, reason in told.seeming]
    return Group(head, Padding(grid, (0, 0, 0, 3)), *(Padding(line, (0, 0, 0, 3)) for line in [*seeming, *foot]))


def _position(index: int, told: ToldSide) -> Text:
    letter_style = f"bold {_SIDES[index % len(_SIDES)]}"
    return _lines([(f"{told.letter} ", letter_style), (one_line(told.side.position), "bold"), (_since(told), "dim")])


def _seeming(told: ToldSide, reason: Reconciled, telling: Telling) -> RenderableType:
    """A side that only seems to part: below the others, with the reason."""
    why = f"only seems to part: {one_line(reconciling(reason))}"
    head = _lines([(f"{told.letter} {one_line(told.side.position)}", ""), (_since(told), "dim")], [(why, "dim")])
    passages = (Padding(passage, (0, 0, 0, 3)) for passage in _passages(told.side, telling))
    return Group(head, *passages, Text(""))


def _since(told: ToldSide) -> str:
    return f" (since {told.side.since})" if told.side.since else ""


def _passages(side: Side, telling: Telling) -> list[Text]:
    """The words that take the side, then those that speak for it under a line of their own."""
    support = [_passage(*passage) for passage in telling.support(side)]
    head = [_text(f"{SUPPORT}:", "dim")] if support else []
    return [*(_passage(*passage) for passage in telling.passages(side)), *head, *support]


def _passage(words: str, chains: list[str]) -> Text:
    return _lines([(words, "")], *([(told_by, "dim")] for told_by in chains))


def _speakers(quotes: Sequence[Quote], copied: int) -> RenderableType:
    counts = Counter(speaker_name(quote.speaker) for quote in quotes)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    for name, count in most[:_SPEAKERS]:
        table.add_row(str(count), _text(name))
    rest = len(most) - _SPEAKERS
    title = _text(f"{counted(len(quotes), 'quote')} by {counted(len(counts), 'speaker')}{in_copies(copied)}", "bold")
    return Group(title, table, *([_text(f"and {rest:,} more", "dim")] if rest > 0 else []))


def _text(text: str, style: str = "") -> Text:
    return Text(harmless(text), style)


def _lines(*lines: list[tuple[str, str]]) -> Text:
    """Lines of parts, each a text and its style."""
    return Text("\n").join(Text.assemble(*((harmless(text), style) for text, style in line)) for line in lines)
