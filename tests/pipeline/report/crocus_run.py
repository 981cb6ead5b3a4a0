"""A run over seeds/crocus-call made by hand: every passage is named by its words and placed by the grounder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.canonical import content_id
from pipeline.documents import read
from pipeline.extraction.assemble import Reading, claim_of, in_order, quote_of
from pipeline.grounding import Grounder, Placed
from pipeline.schema import (
    AUTHOR,
    Claim,
    Contradiction,
    Counts,
    Dispute,
    Failure,
    Quote,
    Rejected,
    RunManifest,
    RunRecords,
    Side,
    Span,
    Speaker,
    Via,
)

SEED = Path(__file__).parents[3] / "seeds" / "crocus-call"
RU, FR = "crocus-ru-readout", "crocus-fr-readout"
COMMENTARY, EXPLAINER, ROUNDUP = "crocus-commentary", "crocus-explainer", "crocus-roundup"


@dataclass
class Desk:
    """Readings of the five documents, and a way to place words in them."""

    readings: dict[str, Reading]
    grounders: dict[str, Grounder]
    quotes: list[Quote] = field(default_factory=list)

    def ranges(self, document: str, *parts: str) -> tuple[tuple[int, int], ...]:
        placed = self.grounders[document].place(list(parts))
        assert isinstance(placed, Placed), f"{document}: {parts}: {placed}"
        return placed.ranges

    def nearest(self, document: str, words: str | None, place: int) -> Span | None:
        """The span of the occurrence of `words` nearest to a place of the view."""
        if words is None:
            return None
        view = self.readings[document].view
        found = [match.start() for match in re.finditer(re.escape(words), view.text)]
        assert found, f"{document}: {words}"
        start = min(found, key=lambda at: abs(at - place))
        return view.span(start, start + len(words))

    def quote(self, document: str, *parts: str, by: tuple[str, str | None], cue: str | None, **more: Any) -> Quote:
        ranges = self.ranges(document, *parts)
        near = ranges[0][0]
        via = [Via(name=name, mention=self.nearest(document, said, near)) for name, said in more.pop("via", [])]
        quote = quote_of(
            self.readings[document],
            ranges,
            speaker=Speaker(name=by[0], mention=self.nearest(document, by[1], near), role=more.pop("role", None)),
            cue=self.nearest(document, cue, near),
            via=via,
            **more,
        )
        assert quote is not None
        self.quotes.append(quote)
        return quote

    def claim(self, document: str, statement: str, *parts: str, by: str, factuality: Any = "CT+", **more: Any) -> Claim:
        quote: Quote | None = more.get("quote")
        ranges = self.ranges(document, *parts)
        via = more.pop("via", quote.via if quote else [])
        claimant = quote.speaker if quote and quote.speaker else Speaker(name=by)
        claim = claim_of(
            self.readings[document], statement, ranges, claimant=claimant, factuality=factuality, via=via, **more
        )
        assert claim is not None
        return claim


@cache
def crocus_run() -> tuple[RunRecords, RunManifest]:
    """The run: five documents, quotes, claims, three disputes, something rejected, something failed."""
    readings = read(sorted(SEED.iterdir()), story="crocus-call")
    by_name = {source.document.id: Reading.of(source) for source in readings.sources}
    desk = Desk(by_name, {name: Grounder(reading.view) for name, reading in by_name.items()})
    ministry, staff = "Russian Ministry of Defence", "Entourage of Sébastien Lecornu"

    ru_noted = desk.quote(
        RU,
        "readiness for dialogue on Ukraine was noted",
        by=(ministry, "the ministry"),
        cue="stated",
        said_on="2024-04-03",
    )
    ru_ready = desk.quote(
        RU, "ready to dialogue", by=(ministry, "the ministry under Mr Shoigu"), cue="put it", said_on="2024-04-03"
    )
    desk.quote(
        RU,
        "The Kyiv regime",  # here the cue interrupts
        "does nothing without the approval of its Western supervisors.",
        by=(ministry, "Moscow"),
        cue="it said",
        said_on="2024-04-03",
        addressee="Sébastien Lecornu",
    )
    desk.quote(
        RU,
        "We hope that (...)",
        "the French secret services are not behind this.",
        by=(ministry, "Moscow"),
        cue="further",
        said_on="2024-04-03",
    )
    desk.quote(
        FR,
        "recalled France's availability » for « increased exchanges » with Russia against terrorism",
        by=("Sébastien Lecornu", "The minister"),
        cue=None,
        via=[("French Ministry of the Armed Forces", "his ministry's press release")],
        role="Minister of the Armed Forces",
        channel="press release",
        said_on="2024-04-03",
    )
    fr_condemned = desk.quote(
        FR, "unreservedly condemned the war of aggression", by=("Sébastien Lecornu", "Mr Lecornu"), cue="indicated"
    )
    desk.quote(
        FR,
        "Paris « did not have any information allowing a link » from the killings to Ukraine",
        by=("Sébastien Lecornu", "he"),
        cue="stressed",
        via=[("French Ministry of the Armed Forces", "the same release")],
    )
    fr_denied = desk.quote(
        FR, "France « has neither accepted nor proposed anything »", by=(staff, "his staff"), cue="underlined"
    )
    ex_denied = desk.quote(
        EXPLAINER, "has neither accepted nor proposed anything", by=(staff, "Those around Lecornu"), cue=None
    )
    desk.quote(
        EXPLAINER,
        "ready to resume dialogue on Ukraine",
        by=("Sergei Shoigu", "Shoigu"),
        cue="affirmed",
        via=[(staff, "Those around Lecornu")],
    )
    ex_ready = desk.quote(EXPLAINER, "ready to dialogue", by=(ministry, "Shoigu’s ministry"), cue="declare")
    desk.quote(
        EXPLAINER,
        "You have seen",  # the cue interrupts
        "how Russia exploits this type of discussion (…) My recommendation is no contact with Russia.",
        by=("François Hollande", "François Hollande"),
        cue="said",
        role="former president",
        channel="France Inter",
    )
    desk.quote(
        ROUNDUP,
        "You have seen",  # the cue interrupts
        "how Russia exploits this type of discussion.",
        by=("François Hollande", "François Hollande"),
        cue="said",
        channel="France Inter",
    )
    desk.quote(
        ROUNDUP,
        "The more we help Ukraine",  # and again
        "the greater the chance that this conflict will end.",
        by=("François Hollande", None),
        cue="went on",
        channel="France Inter",
    )
    ro_noted = desk.quote(
        ROUNDUP,
        "the two defence ministers 'noted' a readiness to talk about Ukraine",
        by=("Russia", "Moscow"),
        cue="has it",
    )
    co_noted = desk.quote(
        COMMENTARY, "readiness for dialogue on Ukraine was noted", by=("Russia", "Russia"), cue="stated"
    )
    co_odessa = desk.quote(
        COMMENTARY,
        "going to have to send guys to Odessa.",
        by=("Emmanuel Macron", "he"),
        cue="told",
        via=[("Le Monde", "Le Monde")],
        said_on="2024-02-21",
        addressee="a small circle of guests",
    )
    desk.quote(
        ROUNDUP,
        "send guys to Odessa",
        by=("Emmanuel Macron", "the President"),
        cue="told",
        via=[("Le Monde", "Le Monde")],
        said_on="2024-02-21",
    )
    desk.quote(
        COMMENTARY,
        "bizarre and threatening",
        by=("Emmanuel Macron", "President Macron"),
        cue="called",
    )
    desk.quote(
        COMMENTARY,
        "useful information",
        by=("Sébastien Lecornu", "Lecornu"),
        cue="reportedly",
        hedged=True,
    )
    noted = "Both sides noted readiness for dialogue on Ukraine during the call of 3 April 2024."
    yes = [
        desk.claim(RU, noted, "readiness for dialogue on Ukraine was noted", by=ministry, quote=ru_noted),
        desk.claim(
            RU,
            "France and Russia said that they were ready for dialogue on Ukraine.",
            'the two countries had said that they were "ready to dialogue" about the conflict',
            by=ministry,
            quote=ru_ready,
        ),
        desk.claim(COMMENTARY, noted, "readiness for dialogue on Ukraine was noted", by="Russia", quote=co_noted),
        desk.claim(
            EXPLAINER,
            "France and Russia declared themselves ready for dialogue on Ukraine.",
            "both countries declare themselves “ready to dialogue” about Ukraine",
            by=ministry,
            quote=ex_ready,
        ),
        desk.claim(
            ROUNDUP,
            noted,
            "the two defence ministers 'noted' a readiness to talk about Ukraine",
            by="Russia",
            quote=ro_noted,
        ),
    ]
    no = [
        desk.claim(
            FR,
            "France accepted or proposed a dialogue on Ukraine.",
            "France « has neither accepted nor proposed anything »",
            by=staff,
            factuality="CT-",
            quote=fr_denied,
        ),
        desk.claim(
            EXPLAINER,
            "France accepted or proposed a dialogue on Ukraine.",
            "France “has neither accepted nor proposed anything”",
            by=staff,
            factuality="CT-",
            quote=ex_denied,
        ),
        desk.claim(COMMENTARY, noted, "France says it was not.", by="France", factuality="CT-"),
        desk.claim(ROUNDUP, noted, "Paris says no", by="France", factuality="CT-"),
    ]
    islamic = [
        desk.claim(
            FR,
            "Islamic State carried out the attack of 22 March 2024.",
            "The organisation called Islamic State has claimed the killings.",
            by="Islamic State",
        ),
        desk.claim(
            EXPLAINER,
            "Islamic State carried out the attack of 22 March 2024.",
            "Islamic State says that it did it.",
            by="Islamic State",
        ),
    ]
    ukraine = [
        desk.claim(
            RU,
            "Ukraine is to blame for the attack of 22 March 2024.",
            "The Kremlin goes on blaming Ukraine for the attack of 22 March.",
            by="Kremlin",
        ),
        desk.claim(
            EXPLAINER,
            "Ukraine is to blame for the attack of 22 March 2024.",
            "The Kremlin still points at Ukraine.",
            by="Kremlin",
            factuality="PR+",
        ),
    ]
    condemned = [
        desk.claim(
            FR,
            "Lecornu condemned the war during the call.",
            "« unreservedly condemned the war of aggression »",
            by="Sébastien Lecornu",
            quote=fr_condemned,
        )
    ]
    unsaid = [
        desk.claim(
            RU,
            "The Russian account of the call holds a condemnation of the war.",
            "there is no condemnation of the war, nor any demand that Russia stop anything",
            by=AUTHOR,
            factuality="CT-",
        )
    ]
    other = [
        desk.claim(
            COMMENTARY,
            "Macron said that he would have to send soldiers to Odessa.",
            "going to have to send guys to Odessa.",
            by="Emmanuel Macron",
            quote=co_odessa,
            modality="planned",
        )
    ]
    disputes = [
        (
            "Did both sides note readiness for dialogue on Ukraine?",
            "contradiction",
            "commitment",
            [("Yes: readiness was noted by both.", yes), ("No: France neither accepted nor proposed anything.", no)],
        ),
        (
            "Who carried out the attack of 22 March?",
            "tension",
            "blame",
            [("Islamic State, which has claimed it.", islamic), ("Ukraine, which the Kremlin blames.", ukraine)],
        ),
        (
            "Was the war condemned during the call?",
            "divergence",
            "omission",
            [("Yes, by the French minister.", condemned), ("The Russian account says nothing of it.", unsaid)],
        ),
    ]
    claims = [*yes, *no, *islamic, *ukraine, *condemned, *unsaid, *other]
    documents = {source.document.id: source.document for source in readings.sources}
    found_disputes, pairs = [], []
    for question, label, axis, sides in disputes:
        identifier = content_id("d", question)
        pairs_here = [
            _pair(a, b, label, axis, identifier) for a in sides[0][1] for b in sides[1][1] if a.document != b.document
        ] + [
            _pair(a, b, label, axis, identifier, "within_document")
            for a in sides[0][1]
            for b in sides[1][1]
            if a.document == b.document
        ]
        pairs += pairs_here
        held = [
            Side(
                position=position,
                claimants=sorted({claim.claimant.name or "" for claim in own}),
                claims=[claim.id for claim in own],
                documents=sorted({claim.document for claim in own}),
                since=min(documents[claim.document].published or "9999" for claim in own),
            )
            for position, own in sides
        ]
        telling = [set(side.documents) for side in held]
        found_disputes.append(
            Dispute(
                id=identifier,
                story="crocus-call",
                question=question,
                sides=held,
                contradictions=[pair.id for pair in pairs_here],
                label=label,  # type: ignore[arg-type]
                status="genuine",
                axis=axis,  # type: ignore[arg-type]
                silent=sorted(set(documents) - set.union(*telling)),
                one_sided=sorted(set.union(*telling) - set.intersection(*telling)),
            )
        )
    records = RunRecords(
        sources=readings.sources,
        quotes=in_order(desk.quotes),
        claims=in_order(claims),
        contradictions=tuple(pairs),
        disputes=tuple(found_disputes),
        rejected=(
            Rejected(
                document=FR,
                story="crocus-call",
                kind="quote",
                proposed="France accepted everything",
                reason="not_in_source: France accepted everything",
            ),
        ),
        failures=(
            Failure(
                document=None,
                source="crocus-call/broken.pdf",
                story="crocus-call",
                error="document_error",
                message="crocus-call/broken.pdf: there is no word in it",
            ),
        ),
    )
    return records, manifest_of(records)


def _pair(a: Claim, b: Claim, label: Any, axis: Any, dispute: str, scope: Any = "cross_document") -> Contradiction:
    first, second = sorted((a, b), key=lambda claim: (claim.document, claim.evidence[0].start))
    names = [claim.claimant.name or "someone" for claim in (first, second)]
    return Contradiction(
        id=content_id("x", first.id, second.id),
        story="crocus-call",
        a=first.id,
        b=second.id,
        label=label,
        status="genuine",
        level="speech_act",
        scope=scope,
        parties="record",
        axis=axis,
        mechanism="negation",
        explanation=f"{names[0]} and {names[1]} differ: “{first.statement}” is held by one and not by the other.",
        confidence=0.9,
        dispute=dispute,
    )


def manifest_of(records: RunRecords) -> RunManifest:
    """A manifest that fits the records."""
    return RunManifest(
        versions={"saidwhat": "0.1.0"},
        model="none",
        strategy="by-hand",
        settings={},
        inputs=[],
        counts=Counts(
            documents=len(records.sources),
            quotes=len(records.quotes),
            claims=len(records.claims),
            contradictions=len(records.contradictions),
            disputes=len(records.disputes),
            rejected=len(records.rejected),
            failures=len(records.failures),
            calls=0,
        ),
        signature="by-hand",
    )
