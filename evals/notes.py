"""What is to be known beside a score: documents that a run did not read or do, tables that it or gold does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evals.errors import CouldNotRun
from evals.gold import GoldStory
from evals.gold.layout import TABLES
from evals.items import GoldPage, Prepared
from evals.offsets import counted_in
from evals.predictions import Predictions
from pipeline.report.wording import counted

OWN_FAULT = {"answer_malformed", "answer_truncated", "answer_refused"}
"""Failures that are what the system said; any other says nothing about it."""
UNANSWERED = {"call_failed", "text_too_long", "budget_exceeded", "recording_missing", "store_error"}
"""Failures for want of an endpoint, money, a recording or room: what the system would have said is not known."""


def notes_on(gold: Sequence[Prepared], runs: Sequence[Predictions], stories: Sequence[GoldStory]) -> tuple[str, ...]:
    """What runs lack of gold, then what gold lacks, a line each.

    Raises:
        CouldNotRun: no document of gold is in one of the runs or none of those is at hand, or every one failed there.
    """
    absent = {name: story.file.documents[name].path for story in stories for name in story.absent}
    notes = []
    for run in runs:
        pages = [page for story in gold for page in story.pages]
        names = [(page.page.document, page.digest) for page in pages]
        unseen = [page.page.document for page in pages if run.own_id(page.page.document, page.digest) is None]
        if len(unseen) == len(pages):
            if lacking := sorted(absent[name] for name in absent if not pages or name in run.documents):
                raise CouldNotRun(
                    "the documents of gold that it would be scored on are not at hand",
                    where=run.name,
                    why=f"no {lacking[0]} in any directory of seeds"
                    + (f", nor {len(lacking) - 1} more" * (len(lacking) > 1)),
                    todo="name the directory with --seeds",
                )
            raise CouldNotRun("no document of gold is in this run", where=run.name)
        if unseen:
            notes.append(
                f"{run.name}: {len(unseen)} of {len(pages)} documents are not in the run; their gold is missed"
            )
        notes += [f"{run.name}: {line}" for line in run.odd]
        notes += [f"{run.name}: {line}" for line in _displaced(pages, run)]
        if run.digest and (unknown := sorted(run.documents.keys() - {run.own_id(*of) for of in names})):
            few = ", ".join(unknown[:5]) + (f" and {len(unknown) - 5} more" if len(unknown) > 5 else "")
            notes.append(f"{run.name}: {counted(len(unknown), 'document')} that gold here does not have: {few}")
        notes += _failed(gold, run)
        if left := sorted(run.unsaid & set(TABLES)):
            notes.append(f"{run.name}: not scored, since the run does not speak of them: {', '.join(left)}")
        if unheld := run.unheld():
            told = "contradictions so are not counted, disputes without those claims"
            notes.append(f"{run.name}: relations that name claims which the run does not have: {unheld}; {told}")
        other = [page.page.document for page in pages if run.differs(page.page.document, page.digest)]
        if other:
            notes.append(f"{run.name}: read other bytes than gold has of {', '.join(sorted(other))}")
    return (*notes, *_left_open(stories), *(note for story in stories for note in story.skipped))


def _displaced(pages: Sequence[GoldPage], run: Predictions) -> Iterator[str]:
    """How many ranges of quotes do not hold the words that the run says, and what they may have been counted in."""
    total, ways = 0, Counter[str]()
    for page in pages:
        text = page.page.text
        for quote in run.quotes.get(run.own_id(page.page.document, page.digest) or "", ()):
            spans = quote["content"] if isinstance(quote["content"], list) else []
            for span in (span for span in spans if isinstance(span, Mapping) and isinstance(span.get("text"), str)):
                start, end, said = span.get("start"), span.get("end"), span["text"]
                if type(start) is int and type(end) is int and start >= 0 and text[start:end] != said:
                    total += 1
                    ways.update([way] if (way := counted_in(text, start, end, said)) else [])
    if total:
        told = "".join(f"; {count} would hold them in {way}" for way, count in sorted(ways.items()))
        asked = "; offsets are to be code points of the file as it is" if ways else ""
        yield f"{counted(total, 'quoted range')} whose words, as told, are not there: invented{told}{asked}"


def _failed(gold: Sequence[Prepared], run: Predictions) -> list[str]:
    """What of gold failed in a run, in words.

    Raises:
        CouldNotRun: every document did, and by no answer of the model: that would be scored as if it found nothing.
    """
    reasons: dict[str | None, list[Mapping[str, Any]]] = {}
    for row in run.failures:
        reasons.setdefault(row.get("document"), []).append(row)
    owns = [run.own_id(page.page.document, page.digest) for story in gold for page in story.pages]
    failed = [reasons[own] for own in owns if own is not None and own in reasons]
    if len(failed) == len(owns) and all({row.get("error") for row in rows} - OWN_FAULT for rows in failed):
        why = next(row.get("message") for row in failed[0] if row.get("error") not in OWN_FAULT)
        raise CouldNotRun("every document failed, so there is nothing to score", where=run.name, why=str(why))
    here = {run.documents[own].get("story") for own in owns if own is not None}
    related = {str(row.get("story")): row for row in reasons.get(None, ()) if row.get("story") in here}
    parts = ((len(failed), len(owns), "documents", failed), (len(related), len(here), "stories", [related.values()]))
    return [
        f"{run.name}: {count} of {total} {what} failed ({_causes(rows)}); what they lack is missed"
        for count, total, what, rows in parts
        if count
    ]


def unanswered_in(gold: Sequence[Prepared], run: Predictions) -> str | None:
    """What of gold a run has no answer to through no fault of its own, in words; `None` if there is nothing."""
    owns = {run.own_id(page.page.document, page.digest) for story in gold for page in story.pages} - {None}
    here = {run.documents[own].get("story") for own in owns if own is not None}
    rows = [row for row in run.failures if row.get("error") in UNANSWERED]
    documents = [row for row in rows if row.get("document") in owns]
    stories = [row for row in rows if row.get("document") is None and row.get("story") in here]
    counts = {
        "document": len({row["document"] for row in documents}),
        "story": len({row.get("story") for row in stories}),
    }
    if not any(counts.values()):
        return None
    told = " and ".join(counted(count, unit) for unit, count in counts.items() if count)
    first = (documents or stories)[0]
    return f"{run.name}: {told} without an answer ({_causes([documents, stories])}; first: {first.get('message')})"


def _causes(failed: Iterable[Iterable[Mapping[str, Any]]]) -> str:
    return ", ".join(sorted({str(row.get("error")).replace("_", " ") for rows in failed for row in rows}))


def _left_open(stories: Sequence[GoldStory]) -> list[str]:
    """What gold says nothing of, a line for all stories of which it is so."""
    said: dict[str, list[str]] = {}
    for story in stories:
        if tables := ", ".join(sorted(story.unsaid)):
            said.setdefault(f"not scored on {tables}, which gold does not tell of there", []).append(story.id)
        if not story.file.exhaustive:
            told = "gold holds only some contradictions and disputes; what is told beyond them is not scored"
            said.setdefault(told, []).append(story.id)
    return [f"{', '.join(names)}: {told}" for told, names in said.items()]
