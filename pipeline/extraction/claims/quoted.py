"""Claims that quotes carry: each clause of what is reported, put forward by whoever is reported to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.claims.antecedents import BODIES, is_empty
from pipeline.extraction.claims.article import Article, Placed, Range
from pipeline.extraction.claims.control import charged, doer
from pipeline.extraction.claims.cues import Verdict, calls_false, least_sure, verdict
from pipeline.extraction.claims.phrases import called, measured, reported, text_of, weighs_reports
from pipeline.extraction.claims.sentences import Clause, Parsed, clauses
from pipeline.extraction.claims.stance import put_positively, stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.extraction.claims.unsaid import unsaid
from pipeline.extraction.rules.lexicon.english import INSTITUTIONS
from pipeline.schema import Claim, Speaker

_LONGEST_NAME = 5
_NOMINAL = ("NN", "DT", "JJ", "PR", "PO", "CD")
_PLURAL = re.compile(r"^(?:the )?(?:two|both|three|all|other|some|many|several)\b|^[a-z].*s$")
_SUBORDINATE = frozenset(
    ["if", "whether", "because", "while", "although", "though", "unless", "until", "since", "than", "lest"]
)
_NOBODY = frozenset(
    [
        "nothing",
        "something",
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


class QuotedClaims:
    """Makes the claims of an article's quotes."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def claims(self) -> Iterator[Claim]:
        """Those of every quote that does not repeat another and is not itself denied to have been said."""
        denied = unsaid(placed.quote for placed in self.article.quotes)
        for placed in self.article.quotes:
            if "repeated" not in placed.quote.flags and placed.quote.id not in denied:
                yield from self._of_quote(placed)

    def _of_quote(self, placed: Placed) -> Iterator[Claim]:
        quote = placed.quote
        speaker = _known(quote.speaker)
        cue = quote.cue.text if quote.cue else ""
        before = self.article.words_before(placed.cue)
        if placed.cue and any(low <= placed.cue[0] < high for low, high in placed.content):
            cue = before = ""  # the act of speech is itself what is said to have happened
        judged = verdict(cue, before)
        false = judged == "holds" and calls_false(cue, " ".join(span.text for span in quote.content))
        judged = "denies" if false else judged
        inner = [
            other
            for other in self.article.beginning_in(placed.content[0][0], placed.content[-1][1])
            if other is not placed and _within(other.content, placed.content)
        ]
        for parsed in self.article.touched(placed.content):
            tokens = [
                token for token in parsed.inside(placed.content) if not self.article.is_denial(parsed.start(token))
            ]
            if not tokens or self.article.is_question(parsed, tokens):
                continue
            if figure := measured(parsed, tokens, cue):
                yield from filter(None, [self._of_figure(*figure, placed, speaker)])
                continue
            owner = None
            if weighs_reports(cue):
                tokens, owner = reported(parsed, tokens)
            elif false:
                tokens = called(parsed, tokens)
            else:
                tokens = charged(parsed, tokens)
            for clause in clauses(parsed, tokens):
                if not clause.tokens or _is_relative(clause):
                    continue
                made = self._carried(_with_subject(clause, tokens), placed, speaker, cue, judged, owner)
                if made is not None and not self._is_inner(clause, inner):
                    yield made

    def _carried(
        self, clause: Clause, placed: Placed, speaker: Speaker, cue: str, judged: Verdict, owner: str | None = None
    ) -> Claim | None:
        """The claim of one clause; `owner` is whose words the speaker rejects or confirms, whom *it* stands for."""
        quote = placed.quote
        stance = stance_of(clause).at_most(least_sure(cue))
        names = self._names(clause, speaker, placed)
        if self._is_of_another(clause, names, placed) and (
            stands_for := self.article.antecedents.of(clause, speaker.name)
        ):
            names |= {"antecedent": stands_for}
        if judged == "denies" and self._is_his_word(clause, placed):
            judged = "holds"
        if owner and {clause.parsed.tree.lower[token] for token in clause.subject} <= {"it", "they"}:
            names = {key: name for key, name in names.items() if key != "third"} | {"antecedent": owner}
        edits = put_positively(clause) | stance.edits if judged == "denies" else dict(stance.edits)
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
        return self.article.claim(clause, statement, stance, speaker, quote.via, quote, [*clause.ranges])

    def _of_figure(self, clause: Clause, statement: str, placed: Placed, speaker: Speaker) -> Claim | None:
        """*Put the damage at 3 million*: the damage is 3 million, says whoever puts it so."""
        stance = stance_of(clause)
        return self.article.claim(clause, statement, stance, speaker, placed.quote.via, placed.quote, [*clause.ranges])

    def _is_his_word(self, clause: Clause, placed: Placed) -> bool:
        """Behind a word of denial and a colon, or before it, stand between quotation marks the denier's own words:
        *denied it: “We sent no letter”*."""
        start = clause.parsed.start(clause.tokens[0])
        if placed.cue is None or not self.article.reading.is_marked(clause.parsed.start(clause.head)):
            return False
        return placed.cue[0] > start or ":" in self.article.text[placed.cue[1] : start]

    def _unfinished(self, clause: Clause, names: dict[str, str], judged: Verdict) -> tuple[dict[int, str], str] | None:
        """Edits and subject for *denied having met*, *promised to go*: the speaker did or will do it; other fragments
        make no claim."""
        tree, head = clause.parsed.tree, clause.head
        told = doer(clause.parsed, head)
        who = names.get("own") if told is None else _named(clause.parsed, told)
        if who is None or told == []:
            return None
        to_be = "were" if told is not None and _is_plural(clause.parsed, told) else "was"
        if tree.tag[head] in ("VBN", "VBG"):
            having = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "having"), None)
            if having is not None:
                return {having: "had"}, who
            being = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "being"), None)
            if being is not None:
                return {being: to_be}, who
            if tree.lower[head] == "being":
                return {head: to_be}, who
            if tree.lower[head] == "having":
                return {head: "had"}, who
            done = tree.tag[head] == "VBG" and (told is not None or judged == "denies")
            return ({head: f"{to_be} {tree.words[head]}"}, who) if done else None
        if told is not None:
            return None  # an order or a request
        to = next((aux for aux in clause.auxiliaries if tree.lower[aux] == "to"), None)
        if tree.tag[head] == "VB" and to is not None:
            return {to: "would"}, who
        return None

    def _names(self, clause: Clause, speaker: Speaker, placed: Placed) -> dict[str, str]:
        """What pronouns stand for in a speaker's words: *I* in quotation marks, *he*, *it* or *they* outside, as
        befits the name."""
        name = speaker.name
        several = name is not None and self._are_several(name, speaker)
        if name is None or len(name.split()) > _LONGEST_NAME or (name[0].islower() and not several):
            return {}
        name = f"the {name}" if name.startswith(("two ", "three ", "other ")) else name
        quoted = self._is_in_marks(clause)
        person = self.article.is_person(name)
        names: dict[str, str] = {"own": name, "subject": name}
        if quoted or placed.is_turn or placed.quote.kind == "direct":
            names |= {"first": name} if person else {"we": name}
        empty = any(is_empty(clause.parsed, token) for token in clause.subject)
        if not quoted and not placed.is_turn and not empty and self.article.may_be(clause, name):
            pronouns = "they" if several else "he she" if person else "it"
            names |= {"third": name[:1].upper() + name[1:], "pronouns": pronouns}
        return names

    def _are_several(self, name: str, speaker: Speaker) -> bool:
        """The name is that of several, as *two sailors*, or a plural that begins a sentence: *Pilots said they*."""
        if _PLURAL.search(name) or name.removeprefix("the ").lower() in BODIES:
            return True
        if " " in name or speaker.mention is None:
            return False
        view = self.article.reading.view
        place = (view.locate(speaker.mention.start), view.locate(speaker.mention.end))
        tags = {parsed.tree.tag[token] for parsed in self.article.touched([place]) for token in parsed.inside([place])}
        return tags == {"NNS"}

    def _is_of_another(self, clause: Clause, names: dict[str, str], placed: Placed) -> bool:
        """The subject is a pronoun that does not stand for the speaker: in his own words, or of another kind."""
        subject = {clause.parsed.tree.lower[token] for token in clause.subject}
        if subject & set(names.get("pronouns", "").split()):
            return False
        own = self._is_in_marks(clause)
        if own or placed.is_turn or placed.quote.kind == "direct":
            return not (own and subject == {"they"})  # of whom a quotation speaks, the text around it need not tell
        name = names.get("own", "")
        if subject & {"he", "she"} and _ONE_NAME.fullmatch(name) and name.lower() not in INSTITUTIONS:
            return False  # Vale said he …, of whom the text may tell no more
        return "own" in names or subject == {"it"}

    def _is_in_marks(self, clause: Clause) -> bool:
        """The subject's words stand between quotation marks, or where it has none its verb."""
        place = clause.subject[0] if clause.subject and not clause.borrowed else clause.head
        return self.article.reading.is_marked(clause.parsed.start(place))

    @staticmethod
    def _is_inner(clause: Clause, inner: Sequence[Placed]) -> bool:
        """Nothing is left of the clause but what another quote inside carries."""
        words = len(clause.tokens)
        kept = [
            token
            for token in clause.tokens
            if not any(low <= clause.parsed.start(token) < high for placed in inner for low, high in placed.content)
        ]
        return words > 0 and len(kept) < 2


_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+")


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


def _with_subject(clause: Clause, tokens: Sequence[int]) -> Clause:
    """The clause of *the tug, in the words of X, sank* where the parser took its verb for one more of another's."""
    tree = clause.parsed.tree
    before = [token for token in tokens if token < clause.tokens[0] and tree.tag[token] not in (",", "``", "''")]
    borrowed = clause.borrowed and not set(clause.subject) & set(tokens)
    apart = bool(before) and before[-1] + 1 < clause.tokens[0]
    if not (borrowed and apart and all(tree.tag[token][:2] in _NOMINAL for token in before)):
        return clause
    return replace(clause, subject=tuple(before))


def _named(parsed: Parsed, tokens: Sequence[int]) -> str | None:
    """The words of a noun phrase; `None` for a pronoun, which may stand for anybody."""
    pronoun = len(tokens) == 1 and parsed.tree.tag[tokens[0]] in ("PRP", "WP", "WDT", "DT")
    return None if pronoun or not tokens else " ".join(text_of(parsed, tokens).split())


def _is_plural(parsed: Parsed, tokens: Sequence[int]) -> bool:
    tree = parsed.tree
    top = next((token for token in tokens if tree.head[token] not in tokens), tokens[-1])
    return tree.tag[top] in ("NNS", "NNPS") or any(tree.dep[token] == "cc" for token in tree.children[top])


def _known(speaker: Speaker | None) -> Speaker:
    """The speaker, without a name that is a pronoun."""
    if speaker is None or (speaker.name or "").lower() not in _NOBODY:
        return speaker or Speaker()
    return speaker.model_copy(update={"name": None})


def _within(inner: Sequence[Range], outer: Sequence[Range]) -> bool:
    return all(any(low <= start and end <= high for low, high in outer) for start, end in inner) and list(
        inner
    ) != list(outer)
