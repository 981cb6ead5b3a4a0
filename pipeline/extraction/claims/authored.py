"""Claims that the author makes in his own voice: clauses that report nobody and say something checkable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from pipeline.extraction.assemble import claim_of
from pipeline.extraction.claims.article import Article
from pipeline.extraction.claims.dates import resolved
from pipeline.extraction.claims.sentences import Clause, Parsed, clauses
from pipeline.extraction.claims.stance import Stance, claim_type, put_positively, stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.extraction.claims.verdicts import Weighed, weighed
from pipeline.schema import AUTHOR, Claim, Quote, Speaker

_LEAST_WHOLE = 12
_FRAME = re.compile(
    r"©|\(c\)|copyright|all rights reserved|newsletter|subscribe|sign up|click here|share button|telegram channel|"
    r"read also|cookie|"
    r"reproduction|reprint|photograph(?:s|er)? (?:of|by|may)|featured image|to be removed|write to \S+@|\S@\S+\.\w|"
    r"terms of use|advertis|legally binding|forward-looking|\bthis e-?mail\b|intended for the addressee|are moderated|"
    r"\b(?:covers|writes on|writes about|teaches)\b.{3,60}\b(?:for|at) the [a-z]"
)
"""What an outlet says of itself, in small letters."""
_LABEL = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{2,40}:\s")
_GOES_ON = re.compile(r"(?:\s[\w’'.-]+){0,3};\s")
_WE = frozenset(["i", "we"])
_OWN_ACTS = frozenset(
    "thank thanked regret regretted apologise apologised ask asked believe hope hoped welcome welcomed pass note "
    "appreciate wish think thought know see seen".split()
)
_REPORTS = frozenset(
    "said says say told tells added adds affirmed replied answered stated explained noted insists insisted".split()
)
_EVENTFUL = re.compile(r"\d|\b(?:an hour|a dozen|half an hour)\b")
_EMPTY_SUBJECTS = frozenset("this that i you one who which what some none".split())


class AuthoredClaims:
    """Makes the claims of an article's author; the claims of its quotes must have been made before."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def _cues(self) -> list[tuple[int, int]]:
        """The cues of the quotes that carry claims, ascending, each with the furthest end up to it."""
        cues = sorted(
            placed.cue for placed in self.article.quotes if placed.cue and placed.quote.id in self.article.carried
        )
        ends = accumulate((end for _, end in cues), max)
        return [(start, end) for (start, _), end in zip(cues, ends, strict=True)]

    def claims(self) -> Iterator[Claim]:
        """Those of every sentence."""
        for parsed in self.article.sentences:
            yield from self._of_author(parsed)

    def _of_author(self, parsed: Parsed) -> Iterator[Claim]:
        sentence = self.article.text[parsed.segment.start : parsed.segment.end]
        title = self.article.reading.title
        if _FRAME.search(sentence.lower()) or not sentence.rstrip("”\"’' )»").endswith((".", "!", "…", ":", ";")):
            return
        if title and title[0] <= parsed.segment.start < title[1]:
            return
        everything = [
            token for token in range(len(parsed.tree.words)) if not self.article.is_denial(parsed.start(token))
        ]
        found = clauses(parsed, everything)
        if not any(clause.finite for clause in found):
            yield from filter(None, [self._whole(parsed, sentence)])
        for clause in found:
            if (
                clause.finite
                and (report := weighed(clause))
                and not self.article.is_attributed(parsed.start(clause.head))
            ):
                yield from self._of_report(clause, report)
                continue
            if (
                not clause.finite
                or not clause.tokens
                or self.article.is_question(parsed, list(clause.tokens))
                or not self._is_authors(clause)
            ):
                continue
            stance = stance_of(clause)
            person = self.article.person_before(parsed)
            names = {"third": person} if person and self.article.may_be(clause, person) else {}
            if stands_for := self.article.antecedents.of(clause):
                names |= {"antecedent": stands_for}
            statement = statement_of(clause, stance.edits, names)
            if self._is_worth_checking(clause, statement, stance):
                told = self._told_on(clause)
                speaker = told.speaker if told is not None and told.speaker is not None else Speaker(name=AUTHOR)
                via = told.via if told is not None else ()
                yield from filter(
                    None, [self.article.claim(clause, statement, stance, speaker, via, told, clause.ranges)]
                )

    def _of_report(self, clause: Clause, report: Weighed) -> Iterator[Claim]:
        """*The union's claim that the quay was sold is false*: the author denies it, the union holds it."""
        for told in clauses(clause.parsed, report.tokens):
            stance = stance_of(told)
            edits = stance.edits if report.holds else put_positively(told) | stance.edits
            statement = statement_of(told, edits, {})
            judged = stance if report.holds else stance.denied()
            found = [self.article.claim(told, statement, judged, Speaker(name=AUTHOR), (), None, clause.ranges)]
            if report.owner and not self.article.is_attributed(clause.parsed.start(told.head)):
                held = self.article.claim(told, statement, stance, Speaker(name=report.owner), (), None, told.ranges)
                weighs = "endorses" if report.holds else "rejects"
                found.append(held.model_copy(update={"author_stance": weighs}) if held else None)
            yield from filter(None, found)

    def _told_on(self, clause: Clause) -> Quote | None:
        """The quote that the clause goes on behind its cue: *the gate was shut, he said; had they rung, it would have
        been opened*."""
        parsed = clause.parsed
        low, start = parsed.segment.start, parsed.start(clause.tokens[0])
        if not any(parsed.tree.lower[aux] == "would" for aux in clause.auxiliaries):
            return None
        behind = [
            placed
            for placed in self.article.beginning_in(low, start)
            if placed.cue and placed.content[-1][1] <= placed.cue[0] and placed.quote.id in self.article.carried
        ]
        if not behind or behind[-1].cue is None:
            return None
        return behind[-1].quote if _GOES_ON.fullmatch(self.article.text[behind[-1].cue[1] : start]) else None

    def _whole(self, parsed: Parsed, sentence: str) -> Claim | None:
        """A sentence of which no clause could be made out, in its own words, if it names somebody and nobody else
        says it."""
        start, end = parsed.segment.start, parsed.segment.end
        said = any(low < end and start < high for low, high in self.article.covered)
        if (
            said
            or len(sentence.split()) < _LEAST_WHOLE
            or "?" in sentence
            or not any(tag in ("NNP", "CD") for tag in parsed.tree.tag)
        ):
            return None
        statement = re.sub(r"^[\W_]+", "", " ".join(sentence.split()))
        dated, time = resolved(statement, self.article.reading.published(start), past=True)
        author = Speaker(name=AUTHOR)
        return claim_of(
            self.article.reading,
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
        before = bisect_right(self._cues, head, key=lambda cue: cue[0])
        if before and head < self._cues[before - 1][1]:
            return False
        if self.article.is_attributed(head):
            return False
        said = sum(1 for token in clause.tokens if self.article.is_attributed(clause.parsed.start(token)))
        return said <= 0.3 * len(clause.tokens)

    @staticmethod
    def _is_worth_checking(clause: Clause, statement: str, stance: Stance) -> bool:
        """It says of somebody or something what is, was or is to be.

        Left are turns of others in a transcript, what has no subject, what only may be, what points (*this*),
        words of reporting without what they report, and what *we* thank, ask or hope. A figure is always kept.
        """
        tree, first = clause.parsed.tree, clause.tokens[0]
        if not clause.subject:
            return clause.is_past and len(clause.tokens) >= _LEAST_WHOLE  # the parser lost it
        if _LABEL.match(statement) or tree.tag[first] in ("WP", "WRB", "WDT"):
            return False
        if first in (clause.head, *clause.auxiliaries) and not clause.borrowed:
            return False
        if _EVENTFUL.search(statement) or any(tree.tag[token] == "CD" for token in clause.tokens):
            return True
        subject = {tree.lower[token] for token in clause.subject}
        if subject <= _EMPTY_SUBJECTS or (stance.sure == "PS" and not _is_permitted(clause)) or is_bare_report(clause):
            return False
        return not (subject <= _WE and tree.lower[clause.head] in _OWN_ACTS)


def _is_permitted(clause: Clause) -> bool:
    """*May* gives leave as often as it guesses."""
    return any(clause.parsed.tree.lower[verb] == "may" for verb in clause.auxiliaries)


def is_bare_report(clause: Clause) -> bool:
    """*His lawyer says*, *she said so*: the words themselves stand elsewhere."""
    tree = clause.parsed.tree
    said = {tree.dep[child] for child in tree.children[clause.head] if child in clause.tokens}
    if tree.lower[clause.head] == "told" and "nsubjpass" in said:
        return False  # that somebody was told is no report
    return tree.lower[clause.head] in _REPORTS and not said & {"ccomp", "xcomp", "dobj"}
