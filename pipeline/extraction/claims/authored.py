"""Claims that the author makes in his own voice: clauses that report nobody and say something checkable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.assemble import claim_of
from pipeline.extraction.claims.article import Article
from pipeline.extraction.claims.dates import resolved
from pipeline.extraction.claims.sentences import Clause, Parsed, clauses
from pipeline.extraction.claims.stance import Stance, claim_type, stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.schema import AUTHOR, Claim, Speaker

_LEAST_AUTHOR_WORDS = 4
_LEAST_WHOLE = 12
_FRAME = re.compile(
    r"©|\(c\)|copyright|all rights reserved|newsletter|subscribe|sign up|click here|share button|telegram channel|"
    r"read also|cookie|"
    r"reproduction|reprint|photograph(?:s|er)? (?:of|by|may)|featured image|to be removed|write to \S+@|\S+@\S+\.\w+|"
    r"terms of use|advertis",
    re.IGNORECASE,
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


class AuthoredClaims:
    """Makes the claims of an article's author; the claims of its quotes must have been made before."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def claims(self) -> Iterator[Claim]:
        """Those of every sentence."""
        for parsed in self.article.sentences:
            yield from self._of_author(parsed)

    def _of_author(self, parsed: Parsed) -> Iterator[Claim]:
        sentence = self.article.text[parsed.segment.start : parsed.segment.end]
        title = self.article.reading.title
        if _FRAME.search(sentence) or not sentence.rstrip("”\"’' )»").endswith((".", "!", "…", ":", ";")):
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
                not clause.finite
                or not clause.tokens
                or self.article.is_question(parsed, list(clause.tokens))
                or not self._is_authors(clause)
            ):
                continue
            stance = stance_of(clause)
            person = self.article.person_before(parsed)
            names = {"third": person} if person else {}
            statement = statement_of(clause, stance.edits, names)
            if self._is_worth_checking(clause, statement, stance):
                yield from filter(
                    None, [self.article.claim(clause, statement, stance, Speaker(name=AUTHOR), (), None, clause.ranges)]
                )

    def _whole(self, parsed: Parsed, sentence: str) -> Claim | None:
        """A sentence of which no clause could be made out, in its own words, if it names somebody and nobody else
        says it."""
        start, end = parsed.segment.start, parsed.segment.end
        said = any(low < end and start < high for low, high in self.article.covered)
        if (
            said
            or len(sentence.split()) < _LEAST_WHOLE
            or "?" in sentence
            or not any(tag == "NNP" for tag in parsed.tree.tag)
        ):
            return None
        statement = re.sub(r"^[\W_]+", "", " ".join(sentence.split()))
        dated, time = resolved(statement, self.article.reading.document.published, past=True)
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
        if any(
            placed.cue and placed.cue[0] <= head < placed.cue[1]
            for placed in self.article.quotes
            if placed.quote.id in self.article.carried
        ):
            return False
        said = sum(1 for token in clause.tokens if self.article.is_attributed(clause.parsed.start(token)))
        return said <= 0.3 * len(clause.tokens)

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
