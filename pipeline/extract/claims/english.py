"""Claims of an English document: its sentences are parsed once, and each clause goes to whoever puts it forward."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.assemble import Reading, claim_of
from pipeline.extract.claims.cues import Verdict, least_sure, verdict
from pipeline.extract.claims.dates import resolved
from pipeline.extract.claims.denials import Denial, denials
from pipeline.extract.claims.sentences import Clause, Parsed, clauses, parsed_sentences
from pipeline.extract.claims.stance import Stance, claim_type, stance_of
from pipeline.extract.claims.statements import statement_of
from pipeline.schema import AUTHOR, Claim, Factuality, Quote, Speaker, Via

Range = tuple[int, int]

_LEAST_WORDS = 3
_LEAST_AUTHOR_WORDS = 4
_LEAST_WHOLE = 12
_LONGEST_NAME = 5
_FRAME = re.compile(
    r"©|\(c\)|copyright|all rights reserved|newsletter|subscribe|sign up|click here|share button|telegram channel|"
    r"read also|cookie|"
    r"reproduction|reprint|photograph(?:s|er)? (?:of|by|may)|featured image|to be removed|write to \S+@|\S+@\S+\.\w+|"
    r"terms of use|advertis",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]+\s)+[A-ZÀ-Þ][\w’'-]+$|^(?:Mr|Mrs|Ms|Dr|M|Mme)\.?\s[A-ZÀ-Þ]\w+$")
_PLURAL = re.compile(r"^(?:the )?(?:two|both|three|all|other|some|many|several)\b|s$", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?P<who>.{2,60}?)\s(?:has it|have it|says?|said|claims?|claimed|maintains?|maintained|insists?|"
    r"insisted) that (?P<what>.+)$"
)
_EVENTFUL = re.compile(r"\d|\b(?:an hour|a dozen|half an hour)\b")
_EMPTY_SUBJECTS = frozenset(
    [
        "it",
        "this",
        "that",
        "there",
        "i",
        "you",
        "we",
        "one",
        "who",
        "which",
        "what",
        "they",
        "he",
        "she",
        "some",
        "none",
    ]
)
_SUBORDINATE = frozenset(
    ["if", "whether", "because", "while", "although", "though", "unless", "until", "since", "than", "lest"]
)
_NOBODY = frozenset(
    [
        "who",
        "which",
        "that",
        "this",
        "it",
        "they",
        "he",
        "she",
        "i",
        "you",
        "we",
        "one",
        "those",
        "these",
        "what",
        "some",
        "others",
    ]
)


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
        self.denials = denials(self.sentences, self.text)
        self.carried: set[str] = set()
        self.covered: list[Range] = []

    def claims(self) -> Iterator[Claim]:
        """Those of the quotes, of the author, and the denials of either."""
        made: list[tuple[int, Claim]] = []
        for placed in self.quotes:
            if "repeated" not in placed.quote.flags:
                made += [(placed.content[0][0], claim) for claim in self._of_quote(placed)]
        # A quote that no claim came of reports an act (*Paris requested the call*): that is the author's to tell.
        self.carried |= {claim.quote for _, claim in made if claim.quote}
        self.carried |= {placed.quote.id for placed in self.quotes if "repeated" in placed.quote.flags}
        self.covered = sorted(
            place for placed in self.quotes if placed.quote.id in self.carried for place in placed.content
        )
        for parsed in self.sentences:
            made += [(parsed.segment.start, claim) for claim in self._of_author(parsed)]
        yield from (claim for _, claim in made)
        for denial in self.denials:
            yield from self._of_denial(denial, made)

    # From quotes.

    def _of_quote(self, placed: _Placed) -> Iterator[Claim]:
        quote = placed.quote
        speaker = _known(quote.speaker)
        cue = quote.cue.text if quote.cue else ""
        before = self._words_before(placed.cue)
        if placed.cue and any(low <= placed.cue[0] < high for low, high in placed.content):
            cue = before = ""  # the act of speech is itself what is said to have happened
        judged = verdict(cue, before)
        inner = [other for other in self.quotes if other is not placed and _within(other.content, placed.content)]
        for parsed in self._touched(placed.content):
            tokens = [token for token in parsed.inside(placed.content) if not self._is_denial(parsed.start(token))]
            if not tokens or self._is_question(parsed, tokens):
                continue
            for clause in clauses(parsed, tokens):
                if not clause.tokens or _is_relative(clause):
                    continue
                made = self._carried(clause, placed, speaker, cue, judged)
                if made is not None and not self._is_inner(clause, inner):
                    yield made

    def _carried(self, clause: Clause, placed: _Placed, speaker: Speaker, cue: str, judged: Verdict) -> Claim | None:
        quote = placed.quote
        stance = stance_of(clause).at_most(least_sure(cue))
        names = self._names(clause, speaker, placed)
        edits = dict(stance.edits)
        if not clause.finite:
            fitted = self._unfinished(clause, names, judged)
            if fitted is None:
                return None
            edits |= fitted[0]
            names = {**names, "subject": fitted[1]}
        if judged == "denies":
            stance = stance.denied()
        elif judged != "holds":
            stance = stance.at_most("U" if judged == "open" else "PR")
        statement = statement_of(clause, edits, names)
        if quote.hedged:
            stance = stance.at_most("PR")
        return self._claim(clause, statement, stance, speaker, quote.via, quote, [*clause.ranges])

    def _unfinished(
        self, clause: Clause, names: dict[str, str], judged: Verdict
    ) -> tuple[dict[int, str], str] | None:
        """Edits and subject for *denied having met*, *promised to go*: the speaker did or will do it; other fragments
        make no claim."""
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
            return ({head: f"was {tree.words[head]}"}, who) if tree.tag[head] == "VBG" and judged == "denies" else None
        to = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "to"), None)
        if tree.tag[head] == "VB" and to is not None:
            return {to: "would"}, who
        return None

    def _names(self, clause: Clause, speaker: Speaker, placed: _Placed) -> dict[str, str]:
        """What pronouns stand for in a speaker's words: *I* in quotation marks, *he*, *it* or *they* outside, as
        befits the name."""
        name = speaker.name
        if name is None or len(name.split()) > _LONGEST_NAME or (name[0].islower() and not _PLURAL.search(name)):
            return {}
        name = f"the {name}" if name.startswith(("two ", "three ", "other ")) else name
        quoted = any(low <= clause.parsed.start(clause.head) < high for low, high in self.reading.marked)
        person = bool(_PERSON.match(name))
        names: dict[str, str] = {"own": name, "subject": name}
        if quoted or placed.quote.kind == "direct":
            names |= {"first": name} if person else {"we": name}
        if not quoted:
            pronouns = "he she" if person else "they" if _PLURAL.search(name) else "it"
            names |= {"third": name[:1].upper() + name[1:], "pronouns": pronouns}
        return names

    @staticmethod
    def _is_inner(clause: Clause, inner: Sequence[_Placed]) -> bool:
        """Nothing is left of the clause but what another quote inside carries."""
        words = len(clause.tokens)
        kept = [
            token
            for token in clause.tokens
            if not any(low <= clause.parsed.start(token) < high for placed in inner for low, high in placed.content)
        ]
        return words > 0 and len(kept) < 2

    # From the author.

    def _of_author(self, parsed: Parsed) -> Iterator[Claim]:
        sentence = self.text[parsed.segment.start : parsed.segment.end]
        title = self.reading.title
        if _FRAME.search(sentence) or not sentence.rstrip("”\"’' )»").endswith((".", "!", "…", ":", ";")):
            return
        if title and title[0] <= parsed.segment.start < title[1]:
            return
        everything = [token for token in range(len(parsed.tree.words)) if not self._is_denial(parsed.start(token))]
        found = clauses(parsed, everything)
        if not any(clause.finite for clause in found):
            yield from filter(None, [self._whole(parsed, sentence)])
        for clause in found:
            if (
                not clause.finite
                or not clause.tokens
                or self._is_question(parsed, list(clause.tokens))
                or not self._is_authors(clause)
            ):
                continue
            stance = stance_of(clause)
            person = self._person_before(parsed)
            names = {"third": person} if person else {}
            statement = statement_of(clause, stance.edits, names)
            if self._is_worth_checking(clause, statement, stance):
                yield from filter(
                    None, [self._claim(clause, statement, stance, Speaker(name=AUTHOR), (), None, clause.ranges)]
                )

    def _whole(self, parsed: Parsed, sentence: str) -> Claim | None:
        """A sentence of which no clause could be made out, in its own words, if it names somebody and nobody else
        says it."""
        start, end = parsed.segment.start, parsed.segment.end
        said = any(low < end and start < high for low, high in self.covered)
        if (
            said
            or len(sentence.split()) < _LEAST_WHOLE
            or "?" in sentence
            or not any(tag == "NNP" for tag in parsed.tree.tag)
        ):
            return None
        statement = re.sub(r"^[\W_]+", "", " ".join(sentence.split()))
        dated, time = resolved(statement, self.reading.document.published, past=True)
        author = Speaker(name=AUTHOR)
        return claim_of(
            self.reading,
            dated,
            [(start, end)],
            claimant=author,
            factuality="CT+",
            author_stance="endorses",
            claim_type=claim_type(dated, "realis"),
            time=time,
        )

    def _is_authors(self, clause: Clause) -> bool:
        """The clause reports nobody: its verb is no cue, and hardly a word of it is attributed."""
        head = clause.parsed.start(clause.head)
        if any(
            placed.cue and placed.cue[0] <= head < placed.cue[1]
            for placed in self.quotes
            if placed.quote.id in self.carried
        ):
            return False
        said = sum(1 for token in clause.tokens if self._is_attributed(clause.parsed.start(token)))
        return said <= 0.3 * len(clause.tokens)

    def _is_denial(self, at: int) -> bool:
        return any(denial.place[0] <= at < denial.place[1] for denial in self.denials)

    def _is_attributed(self, at: int) -> bool:
        place = bisect.bisect_right(self.covered, (at, 1 << 60)) - 1
        return any(low <= at < high for low, high in self.covered[max(0, place - 3) : place + 1])

    @staticmethod
    def _is_worth_checking(clause: Clause, statement: str, stance: Stance) -> bool:
        """It says of somebody named, or with a figure, what is, was or is to be; opinions about what may or must be
        are left."""
        tree = clause.parsed.tree
        if (
            len(clause.tokens) < _LEAST_AUTHOR_WORDS
            or not clause.subject
            or stance.modality in ("deontic", "conditional")
        ):
            return False
        first = clause.tokens[0]
        if tree.tag[first] in ("VBD", "VBZ", "VBP", "MD", "VB", "WP", "WRB", "WDT") or stance.sure == "PS":
            return False
        figure = bool(_EVENTFUL.search(statement)) or any(tree.tag[token] == "CD" for token in clause.tokens)
        if all(tree.lower[token] in _EMPTY_SUBJECTS for token in clause.subject) and not figure:
            return False
        named = any(tree.words[token][:1].isupper() and token != first for token in clause.tokens)
        if clause.is_past and any(tree.tag[token] in ("NN", "NNS", "NNP", "NNPS") for token in clause.subject):
            return True
        return figure or (named and (clause.is_past or stance.modality == "planned" or tree.tag[clause.head] != "MD"))

    def _person_before(self, parsed: Parsed) -> str | None:
        """The only person named by a quote of this paragraph before the sentence."""
        paragraph = [other for other in self.sentences if other.segment.paragraph == parsed.segment.paragraph]
        low, high = paragraph[0].segment.start, parsed.segment.start
        names = {
            placed.quote.speaker.name
            for placed in self.quotes
            if placed.quote.speaker
            and placed.quote.speaker.name
            and low <= placed.content[0][0] < high
            and _PERSON.match(placed.quote.speaker.name)
        }
        return names.pop() if len(names) == 1 else None

    # Denials of something before.

    def _of_denial(self, denial: Denial, made: Sequence[tuple[int, Claim]]) -> Iterator[Claim]:
        who = self._said_by(denial) or self._name_of(denial)
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
        told = _TOLD.match(last.statement) if last.claimant.name == AUTHOR else None
        statement = told["what"][:1].upper() + told["what"][1:] if told else last.statement
        copied = claim_of(
            self.reading,
            statement,
            [denial.place],
            claimant=Speaker(name=who, mention=mention),
            factuality=turned,
            modality=last.modality,
            claim_type=last.claim_type,
            time=last.time,
        )
        if copied is not None:
            yield copied
        if told:
            # *Moscow has it that …; Paris says no*: what is denied is what the teller holds.
            place = self.reading.view.locate(last.evidence[0].start), self.reading.view.locate(last.evidence[-1].end)
            teller = Speaker(name=_without_article(told["who"]))
            held = claim_of(
                self.reading, statement, [place], claimant=teller, factuality=last.factuality, modality=last.modality
            )
            yield from filter(None, [held])

    def _said_by(self, denial: Denial) -> str | None:
        """The speaker between whose quotation marks the denial stands."""
        low, high = denial.place
        if not any(start <= low and high <= end for start, end in self.reading.marked):
            return None
        around = [placed for placed in self.quotes if placed.cue is None or not low <= placed.cue[0] < high]
        around = [placed for placed in around if any(start <= low and high <= end + 1 for start, end in placed.content)]
        return next((placed.quote.speaker.name for placed in around if placed.quote.speaker), None)

    def _name_of(self, denial: Denial) -> str:
        """The name that a quote's speaker at this place has, else the words without an article."""
        for placed in self.quotes:
            speaker = placed.quote.speaker
            if speaker and speaker.name and speaker.mention and speaker.mention.text == denial.who:
                return speaker.name
        return _without_article(denial.who)

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


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|its|his|her|their)\s", "", name, flags=re.IGNORECASE).rstrip(".,;:'’-")


def _is_relative(clause: Clause) -> bool:
    """It begins with a relative or question word, or has one as its subject."""
    tree = clause.parsed.tree
    mark = tree.child(clause.head, "mark")
    if mark in clause.tokens[:2] and mark is not None and tree.lower[mark] in _SUBORDINATE:
        return True
    words = [clause.tokens[0], *(clause.subject if len(clause.subject) == 1 else ())]
    return any(tree.tag[word] in ("WP", "WDT", "WRB", "WP$") for word in words) or (
        len(clause.subject) == 1
        and tree.lower[clause.subject[0]] == "that"
        and tree.dep[clause.head] in ("relcl", "conj", "ROOT")
    )


def _known(speaker: Speaker | None) -> Speaker:
    """The speaker, without a name that is a pronoun."""
    if speaker is None or (speaker.name or "").lower() not in _NOBODY:
        return speaker or Speaker()
    return speaker.model_copy(update={"name": None})


def _within(inner: Sequence[Range], outer: Sequence[Range]) -> bool:
    return all(any(low <= start and end <= high for low, high in outer) for start, end in inner) and list(
        inner
    ) != list(outer)
