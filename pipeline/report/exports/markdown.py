"""A brief for an editor, in Markdown: what is disputed, who says what in which words, what not to rely on yet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.report.aside import counted_by_reason
from pipeline.report.shown import Shown
from pipeline.report.sides import ToldDispute
from pipeline.report.telling import Passage, Telling
from pipeline.report.terms import reconciling
from pipeline.report.wording import (
    LEGEND,
    SUPPORT,
    chain,
    counted,
    encodings,
    first_look,
    left_alone,
    one_line,
    outlet,
    quoted,
    speaker_name,
    unheard,
)
from pipeline.schema import Dispute, Document, Quote, RunManifest, RunRecords

NAME = "markdown"
SUMMARY = "a Markdown brief for an editor"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_LEADING = re.compile(r"\A(\d+)([.)])|\A([-+=])")
_SAID_MOST = 3


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`brief.md`."""
    telling = Telling(records)
    note = first_look(manifest)
    lines = [f"*{note}*", ""] if note else []
    for story, here in telling.stories().items():
        lines += _story(story, here, telling)
    lines += _unsure(records)
    for told in filter(None, (encodings(records.sources), left_alone(manifest))):
        lines += [escaped(told), ""]
    lines += ["---", "", f"{escaped(manifest.strategy)} with {escaped(manifest.model)}; {escaped(manifest.signature)}"]
    return {"brief.md": ("\n".join(lines) + "\n").encode("utf-8", "replace")}


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is, tags and links included."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def _story(story: str, here: Sequence[Document], telling: Telling) -> list[str]:
    lines = [f"# {escaped(story)}", ""]
    for document in here:
        origin = telling.documents.get(document.copy_of or "")
        copied = f"text as in {outlet(origin)}" if origin else None
        told = [outlet(document), document.published, document.language, copied]
        lines.append(
            f"- {escaped(document.title or document.id)} ({escaped(', '.join(part for part in told if part))})"
        )
    disputes = telling.disputes(story)
    standing = [dispute for dispute in disputes if dispute.status != "apparent"]
    lines += ["", "## In dispute" if standing else "## Nothing in dispute", ""]
    lines += [LEGEND, ""] if standing else []
    for number, dispute in enumerate(standing, 1):
        lines += _dispute(number, dispute, telling)
    apparent = [dispute for dispute in disputes if dispute.status == "apparent"]
    if apparent:
        lines += ["## Looks disputed, is not", ""]
        for dispute in apparent:
            lines += [f"- {escaped(dispute.question)}  ", f"  {escaped(_seeming(telling.sides.of(dispute)))}"]
        lines.append("")
    return lines + _speakers(telling.quotes(story)[0], telling.shown)


def _dispute(number: int, dispute: Dispute, telling: Telling) -> list[str]:
    lines = [
        f"### {number}. {escaped(dispute.question)}",
        "",
        f"*{telling.verdict(dispute)}*",
        "",
    ]
    told = telling.sides.of(dispute)
    for letter, side, reconciled in told.sides:
        held = telling.holders.since(side)
        since = f", {escaped(held.told())}" if held else ""
        if reconciled is None:
            lines += [f"**{letter}. {escaped(side.position)}**{since}", ""]
        else:
            why = escaped(reconciling(reconciled))
            lines += [f"{letter}\\. {escaped(side.position)}{since} (only seems to part: {why})", ""]
        lines += _passages(telling.passages(side))
        if support := telling.support(side):
            lines += [f"{SUPPORT}:", "", *_passages(support)]
    for what, names in unheard(told, telling.documents):
        lines += [f"{what}: {escaped(names)}", ""]
    return lines


def _passages(passages: Iterable[Passage]) -> list[str]:
    lines: list[str] = []
    for words, chains in passages:
        *before, last = [escaped(words), *map(escaped, chains)]
        lines += [*(f"> {line}  " for line in before), f"> {last}", ""]
    return lines


def _seeming(told: ToldDispute) -> str:
    """What seems to part, and why it does not."""
    positions = " / ".join(side.position for _, side, _ in told.sides)
    return f"{positions}. They only seem to part: {' And: '.join(map(reconciling, told.reconciled))}"


def _speakers(quotes: Sequence[Quote], shown: dict[str, Shown]) -> list[str]:
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        said[speaker_name(quote.speaker, shown[quote.document].document)].append(quote)
    lines = ["## Who is quoted", ""]
    worded = {name: _wordings(own, shown) for name, own in said.items()}
    for name, wordings in sorted(worded.items(), key=lambda item: (-len(item[1]), item[0])):
        lines += [f"### {escaped(name)} ({counted(len(wordings), 'quote')})", ""]
        lines += list(_said(wordings, shown))
        lines.append("")
    return lines


def _wordings(quotes: Sequence[Quote], shown: dict[str, Shown]) -> dict[str, Quote]:
    """The quotes in the order of the run, by their words: those that accounts tell alike, as copies do, once."""
    alike: dict[str, Quote] = {}
    for quote in quotes:
        alike.setdefault(shown[quote.document].words(quote.content).lower(), quote)
    return alike


def _said(wordings: dict[str, Quote], shown: dict[str, Shown]) -> Iterator[str]:
    """The fullest quotes in the order of the run."""
    fullest = sorted(wordings, key=lambda words: -len(words.split()))[:_SAID_MOST]
    for quote in (quote for words, quote in wordings.items() if words in fullest):
        text = shown[quote.document]
        told = chain(text.document, quote.via, quote.speaker, text.page(quote.content))
        words = text.words(quote.content)
        told += f": {text.words([quote.cue])}" if quote.cue else ""
        told += "; the author doubts the report" if quote.hedged else ""
        yield f"- {escaped(quoted(words) if quote.kind == 'direct' else words)} ({escaped(told)})"
    if len(wordings) > len(fullest):
        yield f"- … and {len(wordings) - len(fullest):,} more"


def _unsure(records: RunRecords) -> list[str]:
    if not records.rejected and not records.failures:
        return []
    lines = ["## Not to be relied on", ""]
    lines += [f"- set aside: {escaped(told)}" for told in counted_by_reason(records.rejected)]
    lines += [f"- failed: {escaped(failure.message)}" for failure in records.failures]
    return [*lines, ""]
