"""One English document while its claims are made: parsed sentences, quotes in their places, denials that point back."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.antecedents import Antecedents, gender_of
from pipeline.extraction.claims.dates import resolved
from pipeline.extraction.claims.denials import denials
from pipeline.extraction.claims.sentences import Clause, Parsed, parsed_sentences
from pipeline.extraction.claims.stance import Stance, claim_type
from pipeline.extraction.rules import Parser
from pipeline.schema import Claim, Quote, Speaker, Via

Range = tuple[int, int]

_LEAST_WORDS = 3
_LEFT_OPEN = re.compile(r"\bconfirm(?:s|ed)? (?:or|nor) den(?:y|ies|ied)\b")
_ECHO = re.compile(
    r"\w+ (?:was|were|is|are|am|will|would|can|could)\.|\w+ (?:had|has|have) been\.|"
    r"(?:[\w’'-]+ ){1,6}(?:have|has|had|did|does|do)\."
)
"""A verb without what it stands for: *they have not*."""
PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]+\s)+[A-ZÀ-Þ][\w’'-]+$|^(?:Mr|Mrs|Ms|Dr|M|Mme)\.?\s[A-ZÀ-Þ]\w+$")
"""A full name, or a surname with a title."""


@dataclass(frozen=True)
class Placed:
    """A quote with its places in the view."""

    quote: Quote
    content: list[Range]
    cue: Range | None

    @property
    def is_turn(self) -> bool:
        """Words that layout gives to their speaker: a turn of a transcript, an answer of an interview."""
        return self.cue is None and self.quote.kind != "direct"


def _is_announced(placed: Placed) -> bool:
    """*“It holds,” he said*: words that their cue follows are nobody else's, whether or not they make a claim."""
    return placed.quote.kind == "direct" and placed.cue is not None and placed.content[0][0] < placed.cue[0]


class Article:
    """What the makers of claims share; `carry` must be told the claims of the quotes before the author is read."""

    def __init__(self, reading: Reading, quotes: Sequence[Quote], parser: Parser) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences = parsed_sentences(self.text, parser)
        self.starts = [parsed.segment.start for parsed in self.sentences]
        self.quotes = [self._placed(quote) for quote in quotes if "in_title" not in quote.flags]
        self._in_order = sorted(self.quotes, key=lambda placed: placed.content[0][0])
        self._quote_starts = [placed.content[0][0] for placed in self._in_order]
        self._paragraph_starts: dict[int, int] = {}
        for parsed in self.sentences:
            self._paragraph_starts.setdefault(parsed.segment.paragraph, parsed.segment.start)
        self.denials = denials(self.sentences, self.text)
        self.genders = self._genders()
        self.antecedents = Antecedents(self.sentences, self.genders)
        self.carried: set[str] = set()
        self.covered: list[Range] = []

    def carry(self, claims: Sequence[Claim]) -> None:
        """Take note of the quotes that claims came of.

        A quote that no claim came of reports an act (*Paris requested the call*): that is the author's to tell.
        """
        self.carried |= {claim.quote for claim in claims if claim.quote}
        self.carried |= {placed.quote.id for placed in self.quotes if "repeated" in placed.quote.flags}
        self.covered = sorted(
            place
            for placed in self.quotes
            if placed.quote.id in self.carried or _is_announced(placed)
            for place in placed.content
        )

    def claim(
        self,
        clause: Clause,
        statement: str,
        stance: Stance,
        claimant: Speaker,
        via: Sequence[Via],
        quote: Quote | None,
        evidence: Sequence[Range],
    ) -> Claim | None:
        """The claim of a clause, its days resolved; `None` for what is too short or asks."""
        if len(clause.tokens) < _LEAST_WORDS or statement.endswith("?") or _ECHO.fullmatch(statement):
            return None
        dated, time = resolved(statement, self.reading.published(evidence[0][0]), past=clause.is_past)
        if _LEFT_OPEN.search(statement):
            stance = stance.at_most("U")
        doubted = stance.doubted or bool(quote and quote.hedged)
        return claim_of(
            self.reading,
            dated,
            evidence,
            claimant=claimant,
            factuality=stance.factuality,
            via=via,
            quote=quote,
            author_stance="doubts" if doubted else "neutral" if quote else "endorses",
            modality=stance.modality,
            claim_type=claim_type(dated, stance.modality),
            time=time,
        )

    def _genders(self) -> dict[str, str | None]:
        """The last and the full names of persons who speak, in small letters, with *he* or *she* where the text shows
        which; a last name of a *he* and of a *she* has neither."""
        mentions: dict[str, list[str]] = {}
        roles: dict[str, str] = {}
        for placed in self.quotes:
            speaker = placed.quote.speaker
            if speaker and speaker.name and PERSON.match(speaker.name):
                mentions.setdefault(speaker.name, []).append(speaker.mention.text if speaker.mention else "")
                roles.setdefault(speaker.name, speaker.role or "")
        found = {name: gender_of(name, self.text, said, roles[name]) for name, said in mentions.items()}
        last: dict[str, str | None] = {}
        for name, gender in found.items():
            bare = name.split()[-1].lower()
            last[bare] = gender if last.get(bare, gender) == gender else None
        return last | {name.lower(): gender for name, gender in found.items()}

    def _placed(self, quote: Quote) -> Placed:
        view = self.reading.view
        content = [(view.locate(span.start), view.locate(span.end)) for span in quote.content]
        cue = (view.locate(quote.cue.start), view.locate(quote.cue.end)) if quote.cue else None
        return Placed(quote, content, cue)

    def touched(self, content: Sequence[Range]) -> list[Parsed]:
        """The sentences that some range overlaps, in order."""
        found = []
        for low, high in content:
            first = max(0, bisect.bisect_right(self.starts, low) - 1)
            for parsed in self.sentences[first : bisect.bisect_left(self.starts, high)]:
                if parsed.segment.end > low and parsed not in found:
                    found.append(parsed)
        return found

    def beginning_in(self, low: int, high: int) -> list[Placed]:
        """The quotes whose content begins in a range, in text order."""
        first, last = (bisect.bisect_left(self._quote_starts, place) for place in (low, high))
        return self._in_order[first:last]

    def words_before(self, cue: Range | None) -> str:
        """The three words before a cue within its clause."""
        if cue is None:
            return ""
        before = re.split(r"[,.;:!?–—()\n]", self.text[max(0, cue[0] - 40) : cue[0]])[-1]
        return " ".join(before.split()[-3:])

    def is_question(self, parsed: Parsed, tokens: Sequence[int]) -> bool:
        """The last of the tokens has a question mark."""
        end = parsed.end(tokens[-1])
        return "?" in self.text[end - 1 : min(end + 2, parsed.segment.end)]

    def is_denial(self, at: int) -> bool:
        """The place lies in a denial that points back."""
        return any(denial.place[0] <= at < denial.place[1] for denial in self.denials)

    def is_attributed(self, at: int) -> bool:
        """The place lies in the content of a quote that claims came of."""
        place = bisect.bisect_right(self.covered, (at, 1 << 60)) - 1
        return any(low <= at < high for low, high in self.covered[max(0, place - 3) : place + 1])

    def is_person(self, name: str) -> bool:
        """A full name, or the last name of somebody who speaks under his full one."""
        return bool(PERSON.match(name)) or name.lower() in self.genders

    def may_be(self, clause: Clause, name: str) -> bool:
        """The clause's subject is no *he* where the person of this name is a *she*."""
        tree, last = clause.parsed.tree, name.split()[-1].lower()
        gender = self.genders.get(name.lower(), self.genders.get(last))
        pronouns = {tree.lower[token] for token in clause.subject} & {"he", "she"}
        return gender is None or not pronouns or gender in pronouns

    def person_before(self, parsed: Parsed) -> str | None:
        """The only person named by a quote of this paragraph before the sentence."""
        low = self._paragraph_starts[parsed.segment.paragraph]
        names = {
            placed.quote.speaker.name
            for placed in self.beginning_in(low, parsed.segment.start)
            if placed.quote.speaker and placed.quote.speaker.name and PERSON.match(placed.quote.speaker.name)
        }
        return names.pop() if len(names) == 1 else None
