"""Answers that need their question: *Did anybody sign? No.* is a denial that somebody signed, *Has she gone? She has.*
holds that she has.

Only questions that can be answered by yes or no: they begin with an auxiliary before its subject.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.extraction.claims.article import Article, Placed, Range
from pipeline.extraction.claims.sentences import SUBJECTS, Clause, Parsed
from pipeline.extraction.claims.stance import stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.schema import AUTHOR, Claim, Speaker
from pipeline.verbs import past_of, present_of

_END = r"(?=\s*(?:[.,;:!–—]|$))"
_YES = re.compile(
    rf"(?:yes|yeah|yep|correct|that(?: is|['’]s) (?:right|correct|true|so)|of course|certainly|absolutely|"
    rf"indeed){_END}",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"(?:no|never|not at all|certainly not|absolutely not|of course not|not once|not yet|not one|nobody|no one){_END}",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"(?:(?:yes|no),\s)?(?:I|we|he|she|it|they|there|you)\s(?:did|does|do|has|have|had|was|were|is|are|am|will|would|can|"
    rf"could)(?P<not>\s?n[o’']t|\snot|\snever)?(?:\s(?:indeed|so))?{_END}",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.’' -]{0,40}:\s+)?(?:(?:and|but|so|then|well|now),?\s+)?"
    r"(?:[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2},\s+)?",
)
"""Before a question: the label of its turn, a joining word, whom it addresses."""
_AUXILIARIES = frozenset(
    "did does do has have had is are was were will would can could must may might should am".split()
)
_AGREES = {"were": "was", "are": "is", "have": "has"}
_POSITIVE = {
    "any": "some",
    "anyone": "someone",
    "anybody": "somebody",
    "anything": "something",
    "anywhere": "somewhere",
    "ever": "",
    "yet": "",
    "n't": "",
    "n’t": "",
    "not": "",
    "really": "",
    "actually": "",
}


def says_yes(answer: str) -> bool | None:
    """Whether an answer begins with a yes (`True`), a no (`False`), or neither (`None`)."""
    answer = re.sub(r"^[\s“\"'‘]+", "", answer)
    if echo := _ECHO.match(answer):
        return echo["not"] is None
    if re.match(r"yes and no\b|no doubt\b|no comment\b", answer, re.IGNORECASE):
        return None
    return True if _YES.match(answer) else False if _NO.match(answer) else None


def asked(parsed: Parsed, text: str) -> tuple[Clause, dict[int, str]] | None:
    """What a question asks about as a clause in the order of a statement, with the edits that make it one; `None` where
    it cannot be answered by yes or no.

    Args:
        parsed: the question.
        text: the view.
    """
    tree = parsed.tree
    sentence = text[parsed.segment.start : parsed.segment.end]
    if not sentence.rstrip("”\"’' )»").endswith("?"):
        return None
    front = _FRONT.match(sentence)
    begin = parsed.segment.start + (front.end() if front else 0)
    first = next((token for token in range(len(tree.words)) if parsed.start(token) >= begin), None)
    if first is None or tree.lower[first] not in _AUXILIARIES:
        return None
    head = first if tree.dep[first] not in ("aux", "auxpass") else tree.head[first]
    subject = next((child for child in tree.children[head] if tree.dep[child] in SUBJECTS and child > first), None)
    if subject is None or not first < tree.left[subject] <= first + 2 or (head != first and head < subject):
        return None
    last = next((token for token in range(len(tree.words) - 1, first, -1) if tree.lower[token] == "?"), len(tree.words))
    named = [token for token in parsed.under(subject) if token < last]
    rest = [token for token in range(first, last) if token not in named and not tree.words[token].isspace()]
    edits = {token: _POSITIVE[tree.lower[token]] for token in (*named, *rest) if tree.lower[token] in _POSITIVE}
    auxiliary = tree.lower[first]
    edits[first] = auxiliary
    if auxiliary in ("did", "does", "do") and head != first:
        if tree.tag[head] not in ("VB", "VBP"):
            return None
        edits[first] = ""
        verb = tree.words[head]
        edits[head] = past_of(verb) if auxiliary == "did" else present_of(verb) if auxiliary == "does" else verb
    return Clause(parsed, head, (*named, *rest), tuple(named), borrowed=False, finite=True), edits


class AnsweredClaims:
    """Makes the claims of an article's answers that need their question; each is the answerer's."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def claims(self) -> Iterator[Claim]:
        """Those of every question that the next sentence answers by yes or no."""
        sentences, text = self.article.sentences, self.article.text
        turns = {start: placed for placed in self.article.quotes if placed.is_turn for start, _ in placed.content}
        begins = sorted(turns)
        for question, answer in pairwise(sentences):
            if "?" not in text[question.segment.end - 3 : question.segment.end]:
                continue
            low, high = answer.segment.start, answer.segment.end
            place = bisect.bisect_left(begins, low)
            turn = turns[begins[place]] if place < len(begins) and begins[place] < high else None
            start = begins[place] if turn else low
            said = says_yes(text[start:high])
            found = asked(question, text) if said is not None else None
            if said is None or found is None:
                continue
            holder = turn or self._holder(start)
            if holder is None and (answer.segment.paragraph != question.segment.paragraph or turns):
                continue
            claim = self._claim(*found, said, holder, (start, start + len(text[start:high].split(". ")[0].rstrip("."))))
            if claim is not None:
                yield claim

    def _holder(self, at: int) -> Placed | None:
        return next(
            (placed for placed in self.article.quotes if any(low <= at < high for low, high in placed.content)), None
        )

    def _claim(
        self, clause: Clause, edits: dict[int, str], said: bool, holder: Placed | None, answer: Range
    ) -> Claim | None:
        quote = holder.quote if holder else None
        speaker = (quote.speaker if quote else Speaker(name=AUTHOR)) or Speaker()
        name = speaker.name if speaker.name and self.article.is_person(speaker.name) else None
        stance = replace(stance_of(clause), negated=not said)
        names: dict[str, str] = {}
        if name and holder and holder.is_turn:
            names["second"] = name
        if stands_for := self.article.antecedents.of(clause, name):
            names["antecedent"] = stands_for
        if "second" in names and [clause.parsed.tree.lower[token] for token in clause.subject] == ["you"]:
            edits = {token: _AGREES.get(word, word) for token, word in edits.items()}
            if clause.parsed.tree.lower[clause.tokens[1]] == "do":
                edits[clause.head] = present_of(clause.parsed.tree.words[clause.head])
        statement = statement_of(clause, edits, names)
        question = (clause.parsed.start(min(clause.tokens)), clause.parsed.end(max(clause.tokens)) + 1)
        via = quote.via if quote else ()
        return self.article.claim(clause, statement, stance, speaker, via, quote, [question, answer])
