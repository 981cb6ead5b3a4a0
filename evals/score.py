"""Scoring runs against gold: counts by document and story are the record, ratios come last, a signature goes along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.gold import GoldStory, gold_hash
from evals.items import (
    ClaimItem,
    DocumentItems,
    GoldPage,
    Page,
    Prepared,
    QuoteItem,
    claim_item,
    dispute_item,
    edge_item,
    quote_item,
)
from evals.metrics.catalogue import count_document, count_story
from evals.metrics.claims import count_claims
from evals.metrics.contradictions import count_contradictions
from evals.metrics.disputes import count_disputes
from evals.metrics.evidence import ground
from evals.metrics.quotes import count_quotes
from evals.metrics.ratios import SAMPLED
from evals.metrics.scored import ScoredDocument, ScoredStory
from evals.metrics.tally import Tally
from evals.notes import notes_on, unanswered_in
from evals.predictions import Predictions, document_items, story_items
from pipeline.canonical import canonical_json, sha256
from pipeline.errors import UsageError

SCORER = "6"
"""Version of the ruler: raise it whenever a score of the same run could change."""


@dataclass(frozen=True)
class Unit:
    """The counts of one document or story, one mapping a repeat, and the same by slice."""

    name: str
    story: str
    split: str
    language: str | None
    counts: tuple[Mapping[str, float], ...]
    slices: tuple[Mapping[str, Mapping[str, float]], ...] = ()


@dataclass(frozen=True)
class Score:
    """Counts of one system and what they were measured with.

    `system` says what was measured, `ruler` with what; scores of unlike rulers do not compare.
    """

    system: Mapping[str, Any]
    ruler: Mapping[str, Any]
    documents: tuple[Unit, ...]
    stories: tuple[Unit, ...]
    notes: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Of each run that an outage or a spent budget left unfinished, what: such a score is no measure of the system."""

    @property
    def name(self) -> str:
        """What the system is called."""
        return str(self.system["name"])

    @property
    def signature(self) -> str:
        """One line that names everything a score depends on."""
        parts = {**self.ruler, **{key: value for key, value in self.system.items() if key != "name"}}
        return "|".join(f"{key}:{shown(value)}" for key, value in parts.items() if value not in (None, [], {}))

    def units(self, unit: str) -> tuple[Unit, ...]:
        """Documents or stories."""
        return self.documents if unit == "document" else self.stories


def prepare(stories: Sequence[GoldStory]) -> tuple[Prepared, ...]:
    """Gold in the scorer's shape, in order of ids."""
    return tuple(_prepare(story) for story in sorted(stories, key=lambda story: story.id))


def _prepare(story: GoldStory) -> Prepared:
    texts = {name: source.text for name, source in story.documents.items()}
    quotes: dict[str, list[QuoteItem]] = {name: [] for name in texts}
    claims: dict[str, list[ClaimItem]] = {name: [] for name in texts}
    for quote in story.quotes:
        quotes[quote.document].append(quote_item(quote.model_dump(), texts[quote.document], gold=True))
    for claim in story.claims:
        claims[claim.document].append(claim_item(claim.model_dump(), texts[claim.document], gold=True))
    pages = tuple(
        GoldPage(
            page=Page(name, texts[name]),
            digest=source.document.sha256,
            language=source.document.language,
            annotated=name in story.annotated,
            quotes=tuple(quotes[name]),
            claims=tuple(claims[name]),
            unsaid=story.unsaid,
        )
        for name, source in sorted(story.documents.items())
    )
    return Prepared(
        story.id,
        story.file.split,
        pages,
        tuple(edge_item(row.model_dump()) for row in sorted(story.contradictions, key=lambda row: row.id)),
        tuple(dispute_item(row.model_dump()) for row in sorted(story.disputes, key=lambda row: row.id)),
        story.unsaid,
        story.file.exhaustive,
    )


def score_document(gold: GoldPage, items: DocumentItems) -> ScoredDocument:
    """Align and count one document; a pure function, and the one whose speed matters."""
    tally = Tally()
    quotes = claims = None
    unsaid = items.unsaid | gold.unsaid
    if gold.annotated:
        tally.add("documents")
        tally.add("documents.failed", items.failed)
        if "quotes" not in unsaid:
            quotes = count_quotes(gold.page, gold.quotes, items.quotes, tally, cues="cues" not in unsaid)
        if "claims" not in unsaid:
            claims = count_claims(gold.page, gold.claims, items.claims, tally)
    scored = ScoredDocument(gold.page, items, quotes, claims, tally)
    count_document(scored)
    return scored


def score_story(gold: Prepared, predictions: Predictions) -> ScoredStory:
    """Align and count one story of a run."""
    own = {page.page.document: predictions.own_id(page.page.document, page.digest) for page in gold.pages}
    documents = tuple(
        score_document(page, document_items(predictions, own[page.page.document], page.page.document, page.page.text))
        for page in gold.pages
    )
    claims = [claim for document in documents for claim in document.items.claims]
    said = story_items(predictions, {claim.id: claim.document for claim in claims})
    place = ground([claim for page in gold.pages for claim in page.claims], claims)
    tally = Tally()
    unsaid = predictions.unsaid | gold.unsaid
    edges, disputes = (Tally() if layer in unsaid else tally for layer in ("contradictions", "disputes"))
    related = count_contradictions(
        place, gold.edges, said.edges, gold.disputes, said.candidates, edges, exhaustive=gold.exhaustive
    )
    names = [page.page.document for page in gold.pages]
    matched = count_disputes(place, gold.disputes, said.disputes, names, disputes, exhaustive=gold.exhaustive)
    ids = {name for name in own.values() if name is not None}
    stories = {predictions.documents[name].get("story", gold.story) for name in ids}
    calls = tuple(
        call
        for call in predictions.calls
        if call.get("document") in ids or (call.get("document") is None and call.get("story") in stories)
    )
    known = None if "calls" in predictions.unsaid else calls
    scored = ScoredStory(gold, documents, said, known, place, related, matched, tally)
    count_story(scored)
    return scored


def score_run(gold: Sequence[Prepared], predictions: Predictions) -> tuple[ScoredStory, ...]:
    """Every story of gold, scored against one run."""
    return tuple(score_story(story, predictions) for story in gold)


def score_system(
    stories: Sequence[GoldStory],
    runs: Sequence[Predictions],
    *,
    name: str | None = None,
    prepared: Sequence[Prepared] | None = None,
    after: Callable[[int, tuple[ScoredStory, ...]], None] | None = None,
    given: Sequence[Predictions] = (),
) -> Score:
    """The score of one system from one run or several repeats of it.

    Args:
        stories: gold.
        runs: the repeats.
        name: what to call the system; the first run's name if left out.
        prepared: `prepare(stories)`, where it is at hand.
        after: called with the number of each repeat and what became of everything in it.
        given: for each repeat, the run of the system's relation step over gold's claims; its counts are named
            `given.…`.

    Raises:
        UsageError: the runs are not of one system.
        CouldNotRun: no document of gold is in one of the runs or none of those is at hand, or every one failed there.
    """
    gold = prepare(stories) if prepared is None else prepared
    if given and len(given) != len(runs):
        raise UsageError("each repeat needs its own run over gold's claims", why=f"{len(runs)} and {len(given)}")
    _check_repeats(runs)
    scored = []
    for number, run in enumerate(runs):
        here = score_run(gold, run)
        if given:
            _add_given(here, score_run(gold, given[number]))
        if after is not None:
            after(number, here)
        scored.append(here)
    notes = notes_on(gold, runs, stories)
    documents = tuple(
        Unit(
            part[0].page.document,
            story[0].gold.story,
            story[0].gold.split,
            page.language or _language(runs, page),
            tuple(document.tally.counts for document in part),
            tuple(document.tally.slices for document in part),
        )
        for story in zip(*scored, strict=True)
        for page, part in zip(story[0].gold.pages, zip(*(each.documents for each in story), strict=True), strict=True)
    )
    units = tuple(
        Unit(
            story[0].gold.story,
            story[0].gold.story,
            story[0].gold.split,
            None,
            tuple(each.tally.counts for each in story),
            tuple(each.tally.slices for each in story),
        )
        for story in zip(*scored, strict=True)
    )
    unanswered = tuple(told for run in (*runs, *given) if (told := unanswered_in(gold, run)) is not None)
    return Score(_system(runs, name, given), _ruler(stories), documents, units, notes, unanswered)


def _language(runs: Sequence[Predictions], page: GoldPage) -> str | None:
    """The language that a run read a document in, where gold does not tell it."""
    owns = ((run, run.own_id(page.page.document, page.digest)) for run in runs)
    told = (run.documents[own].get("language") for run, own in owns if own is not None)
    return next((str(language) for language in told if language), None)


def _check_repeats(runs: Sequence[Predictions]) -> None:
    """See that runs that are to be one system's say that they had the same strategy, model and prompts."""
    first = _system(runs[:1], None, ())
    for run in runs[1:]:
        other = _system([run], None, ())
        for part in ("strategy", "model", "asked", "prompts"):
            if (one := first[part]) and (two := other[part]) and one != two:
                raise UsageError(
                    "the runs are not repeats of one system",
                    where=f"{first['name']}, {run.name}",
                    why=f"{part} {shown(one)} and {shown(two)}",
                    todo="score them without --repeats",
                )


def _add_given(here: Sequence[ScoredStory], over_gold: Sequence[ScoredStory]) -> None:
    """Add the counts of relations between gold's claims to those of a run, under names of their own."""
    for story, other in zip(here, over_gold, strict=True):
        for name, count in other.tally.counts.items():
            if name.removeprefix(SAMPLED).startswith(("edges.", "traps.", "disputes.")):
                story.tally.add(f"given.{name}", count)


def _ruler(stories: Sequence[GoldStory]) -> dict[str, Any]:
    return {
        "gold": gold_hash(stories)[:16],
        "splits": sorted({story.file.split for story in stories}),
        "stories": len(stories),
        "documents": sum(len(story.annotated) for story in stories),
        "scorer": SCORER,
    }


def _system(runs: Sequence[Predictions], name: str | None, given: Sequence[Predictions]) -> dict[str, Any]:
    manifest = runs[0].manifest
    settings = manifest.get("model_settings") or {}
    return {
        "name": name or runs[0].name,
        "strategy": manifest.get("strategy"),
        "model": manifest.get("model"),
        "asked": sorted({str(call["model_asked"]) for run in runs for call in run.calls if call.get("model_asked")}),
        "answered": sorted(
            {str(call["model_answered"]) for run in runs for call in run.calls if call.get("model_answered")}
        ),
        "prompts": {row["id"]: str(row["hash"])[:12] for row in manifest.get("prompts") or []},
        "decoding": settings.get("decoding"),
        "settings": sha256(canonical_json(settings))[:12] if settings else None,
        "runs": _signatures(runs),
        "given": _signatures(given),
        "repeats": len(runs),
    }


def _signatures(runs: Sequence[Predictions]) -> list[str]:
    signatures = [str(run.manifest.get("signature") or run.digest or "") for run in runs]
    return [signature[:16] for signature in signatures if signature]


def shown(value: Any) -> str:
    """A part of a signature as text without spaces or brackets; a whole number is the same as a float and as an int."""
    if isinstance(value, Mapping):
        return ",".join(f"{key}={shown(part)}" for key, part in sorted(value.items()))
    if isinstance(value, (list, tuple)):
        return "+".join(map(shown, value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)
