"""Drafts of a window to records: pointers placed, names and numbers looked up, the rest rejected with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.canonical import canonical_json
from pipeline.extraction.addressed import is_addressed
from pipeline.extraction.assemble import Range, Reading, claim_of, quote_of
from pipeline.extraction.pointers import Pointers
from pipeline.grounding import Unplaced
from pipeline.names import bones, is_cyrillic, without_case
from pipeline.schema import AUTHOR, Claim, Quote, Rejected, Span, Speaker, Via
from pipeline.schema.drafts import UNKNOWN, ClaimDraft, QuoteDraft, ViaDraft, WindowDraft

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_SPELT = re.compile(
    r"\b(?:(?:thir|four|fif|six|seven|eigh|nine)?(?:teen|ty)|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|"
    r"hundreds?|thousands?|(?:mi|bi)llions?|half|vingts?|trente|quarante|cinquante|soixante|cents?|mille|milliers?|"
    r"milli(?:on|ard)s?|\w*(?:дцать|десят)|сорок|сто|двести|триста|\w*сот|тысяч\w*|миллион\w*|миллиард\w*)\b",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_DATE_WORDS = 31
_INFINITIVE = re.compile(
    r"[\s“”\"'‘’«„]*(?:to|чтобы)\s(?!.*\b(?:must|should|shall|ought|ha(?:s|ve|d) to)\b)", re.DOTALL
)
_ORDER = "an_order: what is asked for is no claim, that it was asked for is one"
_ADDRESSED = "addressed_to_a_program: this sentence reports nothing"


@dataclass
class Found:
    """What the windows of one document gave, with where each item begins (index of a sentence)."""

    quotes: list[tuple[int, Quote]] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


class Drafted:
    """Turns the drafts of one document into records."""

    def __init__(self, reading: Reading, pointers: Pointers) -> None:
        self.reading, self.pointers = reading, pointers

    def records(self, draft: WindowDraft, call: str) -> Found:
        """Everything in a window's draft that stands in the document."""
        found = Found()
        placed = [(quote, self._quote(quote, call, found)) for quote in draft.quotes]
        for quote, taken in placed:
            if taken is not None:
                self._claims(quote, *taken, call, found)
        speaker = Speaker(name=AUTHOR)
        for claim in draft.claims:
            self._claim(claim, self._ranges(claim.evidence), speaker, [], None, call, found)
        return found

    def points(self, pointers: Sequence[str]) -> bool:
        """Whether pointers lead to words of this document."""
        return not isinstance(self._ranges(pointers), Unplaced)

    def _quote(self, draft: QuoteDraft, call: str, found: Found) -> tuple[Quote, list[Range]] | None:
        proposed = canonical_json(draft.model_dump(mode="json", exclude_defaults=True))
        content = self._ranges(draft.content)
        if isinstance(content, Unplaced) or self._is_addressed(content):
            reason = str(content) if isinstance(content, Unplaced) else _ADDRESSED
            found.rejected.append(self._rejected("quote", proposed, reason, call))
            return None
        content = [self.pointers.edged(place) for place in content]
        near = content[0][0], content[-1][1]
        quote = quote_of(
            self.reading,
            content,
            speaker=self._speaker(draft, near, call, found),
            cue=self._span(draft.cue, near, "cue", call, found),
            via=[self._via(via, near, call, found) for via in draft.via],
            addressee=_known(draft.to),
            channel=_known(draft.channel),
            said_on=_date(draft.date),
            hedged=draft.hedged,
        )
        if quote is None:
            found.rejected.append(self._rejected("quote", proposed, "empty: the content has no words", call))
            return None
        found.quotes.append((self.pointers.sentence_at(near[0]), quote))
        return quote, content

    def _claims(self, draft: QuoteDraft, quote: Quote, content: list[Range], call: str, found: Found) -> None:
        """The claims that a quote carries.

        That the speaker said it is no claim of the speaker's: where a claim of the act rests on the quote's own cue, it
        is put forward by whoever reports it, and carried by that one's quote. What an order, request or advice wants
        done is no claim: that it was given is one.
        """
        near = content[0][0], content[-1][1]
        cue = self._ranges([draft.cue], near) if quote.cue and draft.cue else []
        evidence = [self._ranges(claim.evidence, near) if claim.evidence else content for claim in draft.claims]
        acts = [_is_of_the_act(claim, cue, place) for claim, place in zip(draft.claims, evidence, strict=True)]
        is_order = any(acts) or _INFINITIVE.match(self.reading.text[near[0] : near[1]]) is not None
        for claim, place, act in zip(draft.claims, evidence, acts, strict=True):
            if act:
                teller = quote.via[-1] if quote.via else None
                speaker = Speaker(name=teller.name, mention=teller.mention) if teller else Speaker(name=AUTHOR)
                outer = _outer(quote, found.quotes) if teller else None
                self._claim(claim, place, speaker, quote.via[:-1], outer, call, found)
            elif is_order and claim.modality == "deontic":
                proposed = canonical_json(claim.model_dump(mode="json", exclude_defaults=True))
                found.rejected.append(self._rejected("claim", proposed, _ORDER, call))
            else:
                self._claim(claim, place, quote.speaker or Speaker(), quote.via, quote, call, found)

    def _claim(
        self,
        draft: ClaimDraft,
        evidence: list[Range] | Unplaced,
        claimant: Speaker,
        via: Sequence[Via],
        quote: Quote | None,
        call: str,
        found: Found,
    ) -> None:
        proposed = canonical_json(draft.model_dump(mode="json", exclude_defaults=True))
        whole = self.pointers.wholes
        if isinstance(evidence, Unplaced):
            reason: str | None = str(evidence)
        else:
            reason = _ADDRESSED if self._is_addressed(evidence) else self._unsupported(draft.statement, evidence)
        if isinstance(evidence, Unplaced) or reason:
            found.rejected.append(self._rejected("claim", proposed, reason or "", call))
            return
        claim = claim_of(
            self.reading,
            draft.statement,
            [place if place in whole else self.pointers.edged(place) for place in evidence],
            claimant=claimant,
            factuality=draft.factuality,
            via=via,
            quote=quote,
            # What the document says in its own voice, it endorses.
            author_stance="endorses" if claimant.name == AUTHOR else draft.stance,
            modality=draft.modality,
            claim_type=draft.type,
            event=_known(draft.event),
            time=_date(draft.time),
        )
        if claim is None:
            found.rejected.append(self._rejected("claim", proposed, "empty: no evidence or no statement", call))
            return
        found.claims.append((self.pointers.sentence_at(evidence[0][0]), claim))

    def _is_addressed(self, ranges: Sequence[Range]) -> bool:
        """Every range lies in sentences that speak to a program, not to a reader."""
        at = self.pointers
        return all(is_addressed(at.around(place), at.leading_to(place)) for place in ranges)

    def _ranges(self, pointers: Sequence[str], near: Range | None = None) -> list[Range] | Unplaced:
        """Every pointer's range, in text order; the first failure if one has none."""
        ranges: list[Range] = []
        for pointer in pointers:
            place = self.pointers.place(pointer, near)
            if isinstance(place, Unplaced):
                return place
            ranges.append(place)
        return sorted(set(ranges)) if ranges else Unplaced("empty", "")

    def _span(self, pointer: str | None, near: Range, what: str, call: str, found: Found) -> Span | None:
        if pointer is None or not pointer.strip():
            return None
        place = self.pointers.place(pointer, near)
        if isinstance(place, Unplaced):
            found.rejected.append(self._rejected("quote", pointer, f"{what} {place}", call))
            return None
        return self.reading.view.span(*place)

    def _speaker(self, draft: QuoteDraft, near: Range, call: str, found: Found) -> Speaker | None:
        mention = self._span(draft.mention, near, "mention", call, found)
        name = self._name(draft.speaker, mention, call, found)
        if name is None and mention is None:
            return None
        return Speaker(name=name, mention=mention, role=_known(draft.role))

    def _via(self, draft: ViaDraft, near: Range, call: str, found: Found) -> Via:
        mention = self._span(draft.mention, near, "via mention", call, found)
        cue = self._span(draft.cue, near, "via cue", call, found)
        return Via(name=self._name(draft.name, mention, call, found), mention=mention, cue=cue)

    def _name(self, name: str | None, mention: Span | None, call: str, found: Found) -> str | None:
        """The name, if the mention stands in the text or a word of the name does, in whichever alphabet: a name from
        elsewhere is made up."""
        name = _known(name)
        if name == AUTHOR:
            return None
        if name is None or mention is not None:
            return name
        words = _NAME_WORD.findall(name.casefold())
        if any(word in self._words for word in words):
            return name
        if not self._sounds.isdisjoint(bone for word in words if _tells(bone := bones(word))):
            return name
        found.rejected.append(self._rejected("quote", name, "name not_in_source", call))
        return None

    def _unsupported(self, statement: str, evidence: Sequence[Range]) -> str | None:
        """Why a statement cannot rest on this document: a number that stands nowhere in it, nor is spelt out there."""
        words = " ".join(self.reading.text[start:end] for start, end in evidence)
        for number in _NUMBER.findall(statement):
            digits = _digits(number)
            small = len(digits) <= 4 and (int(digits) <= _DATE_WORDS or 1900 <= int(digits) <= 2100)
            # Days, years and times of day may be reckoned from words, numbers be spelt out.
            told = _CLOCK.fullmatch(number) or _SPELT.search(words)
            if not small and not told and digits not in self._numbers:
                return f"not_in_source: the number {number}"
        return None

    @cached_property
    def _words(self) -> frozenset[str]:
        document = self.reading.document
        named = " ".join(filter(None, [document.title, document.publisher, document.author]))
        return frozenset(_NAME_WORD.findall(f"{self.reading.text} {named}".casefold()))

    @cached_property
    def _sounds(self) -> frozenset[str]:
        """Cyrillic words of the document that may be names, by their consonants."""
        words = (word for word in _NAME_WORD.findall(self.reading.text) if word[:1].isupper() and is_cyrillic(word))
        return frozenset(bone for word in words if _tells(bone := bones(without_case(word))))

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(_digits(number) for number in _NUMBER.findall(self.reading.text))

    def _rejected(self, kind: str, proposed: str, reason: str, call: str) -> Rejected:
        document = self.reading.document
        return Rejected.model_validate(
            {
                "document": document.id,
                "story": document.story,
                "kind": kind,
                "proposed": proposed,
                "reason": reason,
                "call": call,
            }
        )


def _tells(bone: str) -> bool:
    """So many consonants are no chance."""
    return len(bone) > 2


def _is_of_the_act(claim: ClaimDraft, cue: list[Range] | Unplaced, evidence: list[Range] | Unplaced) -> bool:
    """Whether a claim says that something was said, on the strength of the word that reports it."""
    if claim.type != "quotation" or claim.factuality != "CT+" or isinstance(cue, Unplaced) or not cue:
        return False
    (low, high), *_ = cue
    return not isinstance(evidence, Unplaced) and any(start <= low and high <= end for start, end in evidence)


def _outer(quote: Quote, others: Sequence[tuple[int, Quote]]) -> Quote | None:
    """The shortest quote of the last one who passes a quote on in which it stands."""
    name, first, last = quote.via[-1].name, quote.content[0].start, quote.content[-1].end
    around = [
        other
        for _, other in others
        if other is not quote
        and other.speaker
        and other.speaker.name == name
        and other.content[0].start <= first <= last <= other.content[-1].end
    ]
    return min(around, key=lambda other: other.content[-1].end - other.content[0].start, default=None)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _known(text: str | None) -> str | None:
    """Unknown is `None`, whatever a model calls it."""
    text = " ".join((text or "").split())
    return None if not text or text.casefold() in UNKNOWN else text


def _date(text: str | None) -> str | None:
    """An ISO date, month, year or interval; `None` for anything else."""
    part = r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
    text = _known(text)
    return text if text and re.fullmatch(rf"{part}(?:/{part})?", text) else None
