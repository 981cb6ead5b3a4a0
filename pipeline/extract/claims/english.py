"""Claims of an English document: its sentences are parsed once, and each clause goes to whoever puts it forward."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.assemble import Reading, claim_of
from pipeline.extract.claims.cues import denies, least_sure
from pipeline.extract.claims.dates import resolved
from pipeline.extract.claims.denials import Denial, denials
from pipeline.extract.claims.sentences import Clause, Parsed, clauses, parsed_sentences
from pipeline.extract.claims.stance import Stance, claim_type, stance_of
from pipeline.extract.claims.statements import statement_of
from pipeline.schema import AUTHOR, Claim, Factuality, Quote, Speaker, Via

Range = tuple[int, int]

_LEAST_WORDS = 3
_LEAST_AUTHOR_WORDS = 5
_FRAME = re.compile(
    r"©|\(c\)|copyright|all rights reserved|newsletter|subscribe|sign up|click here|share button|telegram channel|read also|cookie|"
    r"reproduction|reprint|photograph(?:s|er)? (?:of|by|may)|featured image|to be removed|write to \S+@|\S+@\S+\.\w+|terms of use|advertis",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]+\s)+[A-ZÀ-Þ][\w’'-]+$|^(?:Mr|Mrs|Ms|Dr|M|Mme)\.?\s[A-ZÀ-Þ]\w+$")
_EVENTFUL = re.compile(r"\d")


def english_claims(reading: Reading, quotes: Sequence[Quote]) -> list[Claim]:
    """All claims of the document, in no order."""
    return list(_Article(reading, quotes).claims())


@dataclass(frozen=True)
class _Placed:
    """A quote with its places in the view."""

    quote: Quote
    content: list[Range]
    cue: Range | None


class _Article:
    """One document while its claims are made."""

    def __init__(self, reading: Reading, quotes: Sequence[Quote]) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences = parsed_sentences(self.text)
        self.starts = [parsed.segment.start for parsed in self.sentences]
        self.quotes = [self._placed(quote) for quote in quotes if "in_title" not in quote.flags]
        self.covered = sorted(place for quote in self.quotes for place in quote.content)

    def claims(self) -> Iterator[Claim]:
        """Those of the quotes, of the author, and the denials of either."""
        made: list[tuple[int, Claim]] = []
        for placed in self.quotes:
            if "repeated" not in placed.quote.flags:
                made += [(placed.content[0][0], claim) for claim in self._of_quote(placed)]
        for parsed in self.sentences:
            made += [(parsed.segment.start, claim) for claim in self._of_author(parsed)]
        yield from (claim for _, claim in made)
        for denial in denials(self.sentences, self.text):
            yield from self._of_denial(denial, made)

    # From quotes.

    def _of_quote(self, placed: _Placed) -> Iterator[Claim]:
        quote = placed.quote
        speaker = quote.speaker or Speaker()
        cue = quote.cue.text if quote.cue else ""
        before = self._words_before(placed.cue)
        denied = denies(cue, before)
        inner = [other for other in self.quotes if other is not placed and _within(other.content, placed.content)]
        for parsed in self._touched(placed.content):
            tokens = parsed.inside(placed.content)
            if not tokens or self._is_question(parsed, tokens):
                continue
            for clause in clauses(parsed, tokens):
                made = self._carried(clause, placed, speaker, cue, denied)
                if made is not None and not self._is_inner(clause, inner):
                    yield made

    def _carried(self, clause: Clause, placed: _Placed, speaker: Speaker, cue: str, denied: bool | None) -> Claim | None:
        quote = placed.quote
        stance = stance_of(clause).at_most(least_sure(cue))
        names = self._names(clause, speaker, placed)
        edits = dict(stance.edits)
        if not clause.finite:
            fitted = self._unfinished(clause, names, denied)
            if fitted is None:
                return None
            edits |= fitted[0]
            names = {**names, "subject": fitted[1]}
        if denied is True:
            stance = stance.denied()
        elif denied is None:
            stance = stance.at_most("U")
        statement = statement_of(clause, edits, names, self.text)
        if quote.hedged:
            stance = stance.at_most("PR")
        return self._claim(clause, statement, stance, speaker, quote.via, quote, [*clause.ranges])

    def _unfinished(self, clause: Clause, names: dict[str, str | None], denied: bool | None) -> tuple[dict[int, str], str | None] | None:
        """Edits and subject for *denied having met*, *promised to go*: the speaker did or will do it; other fragments make no claim."""
        tree, head = clause.parsed.tree, clause.head
        who = names.get("own")
        if who is None:
            return None
        if tree.tag[head] in ("VBN", "VBG"):
            having = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "having"), None)
            if having is not None:
                return {having: "had"}, who
            being = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "being"), None)
            if being is not None:
                return {being: "was"}, who
            if tree.lower[head] == "being":
                return {head: "was"}, who
            if tree.lower[head] == "having":
                return {head: "had"}, who
            return ({head: f"was {tree.words[head]}"}, who) if tree.tag[head] == "VBG" and denied is True else None
        to = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "to"), None)
        if tree.tag[head] == "VB" and to is not None:
            return {to: "would"}, who
        return None

    def _names(self, clause: Clause, speaker: Speaker, placed: _Placed) -> dict[str, str | None]:
        name = speaker.name
        person = bool(name and _PERSON.match(name))
        quoted = any(low <= clause.parsed.start(clause.head) < high for low, high in self.reading.marked)
        said_by_he = not quoted and person
        return {
            "first": name if quoted or placed.quote.kind == "direct" else None,
            "we": name if quoted and name and not person else None,
            "third": name if said_by_he else None,
            "own": name,
            "subject": name,
        }

    @staticmethod
    def _is_inner(clause: Clause, inner: Sequence[_Placed]) -> bool:
        """Nothing is left of the clause but what another quote inside carries."""
        words = len(clause.tokens)
        kept = [token for token in clause.tokens if not any(low <= clause.parsed.start(token) < high for placed in inner for low, high in placed.content)]
        return words > 0 and len(kept) < 2

    # From the author.

    def _of_author(self, parsed: Parsed) -> Iterator[Claim]:
        sentence = self.text[parsed.segment.start : parsed.segment.end]
        title = self.reading.title
        if _FRAME.search(sentence) or not sentence.rstrip("”\"’' )»").endswith((".", "!", "…", ":", ";")):
            return
        if title and title[0] <= parsed.segment.start < title[1]:
            return
        everything = list(range(len(parsed.tree.words)))
        for clause in clauses(parsed, everything):
            if not clause.finite or self._is_question(parsed, list(clause.tokens)) or not self._is_authors(clause):
                continue
            stance = stance_of(clause)
            names = {"third": self._person_before(parsed)}
            statement = statement_of(clause, stance.edits, names, self.text)
            if self._is_worth_checking(clause, statement):
                yield from filter(None, [self._claim(clause, statement, stance, Speaker(name=AUTHOR), (), None, clause.ranges)])

    def _is_authors(self, clause: Clause) -> bool:
        """The clause reports nobody: it holds no cue, and hardly a word of it is attributed."""
        low, high = clause.parsed.start(clause.tokens[0]), clause.parsed.end(clause.tokens[-1])
        for placed in self.quotes:
            if placed.cue and low <= placed.cue[0] < high and any(placed.cue[0] <= clause.parsed.start(token) < placed.cue[1] for token in clause.tokens):
                return False
        said = sum(1 for token in clause.tokens if self._is_attributed(clause.parsed.start(token)))
        return said <= 0.3 * len(clause.tokens)

    def _is_attributed(self, at: int) -> bool:
        place = bisect.bisect_right(self.covered, (at, 1 << 60)) - 1
        return any(low <= at < high for low, high in self.covered[max(0, place - 3) : place + 1])

    @staticmethod
    def _is_worth_checking(clause: Clause, statement: str) -> bool:
        """It has a subject and says something of somebody named, or a figure, or something that happened."""
        tree = clause.parsed.tree
        if len(clause.tokens) < _LEAST_AUTHOR_WORDS or not clause.subject:
            return False
        if all(tree.lower[token] in ("it", "this", "that", "there", "i", "you", "we", "one", "who", "which", "what") for token in clause.subject):
            return bool(_EVENTFUL.search(statement)) and tree.lower[clause.subject[0]] in ("it", "there", "this")
        named = any(tree.tag[token] in ("NNP", "NNPS") for token in clause.tokens if token)
        return named or bool(_EVENTFUL.search(statement)) or clause.is_past

    def _person_before(self, parsed: Parsed) -> str | None:
        """The only person named by a quote of this paragraph before the sentence."""
        paragraph = [other for other in self.sentences if other.segment.paragraph == parsed.segment.paragraph]
        low, high = paragraph[0].segment.start, parsed.segment.start
        names = {
            placed.quote.speaker.name
            for placed in self.quotes
            if placed.quote.speaker and placed.quote.speaker.name and low <= placed.content[0][0] < high and _PERSON.match(placed.quote.speaker.name)
        }
        return names.pop() if len(names) == 1 else None

    # Denials of something before.

    def _of_denial(self, denial: Denial, made: Sequence[tuple[int, Claim]]) -> Iterator[Claim]:
        who = self._name_of(denial)
        sentence = bisect.bisect_right(self.starts, denial.place[0]) - 1
        low = self.starts[sentence] if denial.same_sentence else self.starts[max(0, sentence - 1)]
        before = [
            (self.reading.view.locate(claim.evidence[0].start), claim)
            for _, claim in made
            if claim.claimant.name != who and claim.factuality != "U"
        ]
        before = [(at, claim) for at, claim in before if low <= at < denial.place[0]]
        if not before:
            return
        said = [(at, claim) for at, claim in before if claim.claimant.name != AUTHOR] or before
        last = max(said, key=lambda item: (item[0], item[1].id))[1]
        turned: Factuality = "CT-" if last.factuality.endswith("+") else "CT+"
        mention = self.reading.view.span(*denial.mention)
        copied = claim_of(
            self.reading,
            last.statement,
            [denial.place],
            claimant=Speaker(name=who, mention=mention),
            factuality=turned,
            modality=last.modality,
            claim_type=last.claim_type,
            time=last.time,
        )
        if copied is not None:
            yield copied

    def _name_of(self, denial: Denial) -> str:
        """The name that a quote's speaker at this place has, else the words without an article."""
        for placed in self.quotes:
            speaker = placed.quote.speaker
            if speaker and speaker.name and speaker.mention and speaker.mention.text == denial.who:
                return speaker.name
        return re.sub(r"^(?:the|its|his|her|their)\s", "", denial.who)

    # Shared.

    def _claim(
        self,
        clause: Clause,
        statement: str,
        stance: Stance,
        claimant: Speaker,
        via: Sequence[Via],
        quote: Quote | None,
        evidence: Sequence[Range],
    ) -> Claim | None:
        if len(statement.split()) < _LEAST_WORDS or statement.endswith("?"):
            return None
        dated, time = resolved(statement, self.reading.document.published, past=clause.is_past)
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

    def _placed(self, quote: Quote) -> _Placed:
        view = self.reading.view
        content = [(view.locate(span.start), view.locate(span.end)) for span in quote.content]
        cue = (view.locate(quote.cue.start), view.locate(quote.cue.end)) if quote.cue else None
        return _Placed(quote, content, cue)

    def _touched(self, content: Sequence[Range]) -> list[Parsed]:
        found = []
        for low, high in content:
            first = max(0, bisect.bisect_right(self.starts, low) - 1)
            for parsed in self.sentences[first:]:
                if parsed.segment.start >= high:
                    break
                if parsed.segment.end > low and parsed not in found:
                    found.append(parsed)
        return found

    def _words_before(self, cue: Range | None) -> str:
        """The three words before a cue within its clause."""
        if cue is None:
            return ""
        before = re.split(r"[,.;:!?–—()\n]", self.text[max(0, cue[0] - 40) : cue[0]])[-1]
        return " ".join(before.split()[-3:])

    def _is_question(self, parsed: Parsed, tokens: Sequence[int]) -> bool:
        end = parsed.end(tokens[-1])
        return "?" in self.text[end - 1 : min(end + 2, parsed.segment.end)]


def _within(inner: Sequence[Range], outer: Sequence[Range]) -> bool:
    return all(any(low <= start and end <= high for low, high in outer) for start, end in inner) and list(inner) != list(outer)
