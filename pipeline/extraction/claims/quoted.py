"""Claims that quotes carry: each clause of what is reported, put forward by whoever is reported to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.assemble import claim_of
from pipeline.extraction.claims.antecedents import BODIES, is_empty
from pipeline.extraction.claims.article import Article, Placed, Range
from pipeline.extraction.claims.authored import is_bare_report
from pipeline.extraction.claims.control import charged, doer, guilty
from pipeline.extraction.claims.cues import Verdict, calls_false, least_sure, verdict
from pipeline.extraction.claims.phrases import called, measured, reported, text_of, weighs_reports
from pipeline.extraction.claims.sentences import Clause, Parsed, clauses
from pipeline.extraction.claims.stance import put_positively, stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.extraction.claims.unsaid import unsaid
from pipeline.extraction.claims.verdicts import called_untrue, weighed, without
from pipeline.extraction.rules.lexicon.english import INSTITUTIONS
from pipeline.schema import AUTHOR, Claim, Factuality, Speaker

_LONGEST_NAME = 5
_VERDICT = 60  # characters that a verdict on the words may take behind them
_TURNED: dict[Factuality, Factuality] = {"CT+": "CT-", "CT-": "CT+"}
_NOMINAL = ("NN", "DT", "JJ", "PR", "PO", "CD")
_PLURAL = re.compile(
    r"^(?:the )?(?:two|both|three|all|other|some|many|several)\b"
    r"|^[a-z](?:(?! (?:of|for|at|in|from|to|with)\b).)*(?<![sui])s(?=$| (?:of|for|at|in|from|to|with)\b)"
)
_CORRECTS = re.compile(
    r"\b(?:correction|clarification|in fact|withdr(?:aws?|ew|awn)|apologi[sz]es?|wrongly|incorrect(?:ly)?|in error|"
    r"erroneous(?:ly)?|mistaken(?:ly)?)\b",
    re.IGNORECASE,
)
_WE_REPORT = re.compile(
    r"\bwe\s(?:\w+ly\s|have\s|had\s|also\s)*(?:said|reported|stated|wrote|written|claimed|suggested|published)$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\b(?:report|article|story|headline|piece|column|item)\b[^()\n]{0,40}[(:,]\s*[\"“‘']*$", re.IGNORECASE
)
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
        corrects = _CORRECTS.search(self.article.text) is not None
        for placed in self.article.quotes:
            if "repeated" in placed.quote.flags or placed.quote.id in denied or self._is_headline(placed):
                continue
            is_given_up = corrects and self._is_own_report(placed)
            for claim in self._of_quote(placed):
                yield claim.model_copy(update={"factuality": "U"}) if is_given_up else claim

    def _is_own_report(self, placed: Placed) -> bool:
        """*We reported that …*: what the outlet says of itself."""
        return (
            placed.cue is not None
            and _WE_REPORT.search(self.article.text[max(0, placed.cue[0] - 30) : placed.cue[1]]) is not None
            and not self.article.reading.is_marked(placed.cue[0])
        )

    def _is_headline(self, placed: Placed) -> bool:
        """*Our report of 4 May (“Quay sold”)*: the heading of an article, which nobody says here."""
        before = self.article.text[max(0, placed.content[0][0] - 60) : placed.content[0][0]]
        named = placed.quote.speaker is not None and placed.quote.speaker.name is not None
        return not named and placed.cue is None and _HEADED.search(before) is not None

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
            if figure := measured(parsed, tokens, cue) or guilty(parsed, tokens):
                yield from filter(None, [self._of_figure(*figure, placed, speaker)])
                continue
            untrue = self._untrue(placed, parsed)
            tokens = without(tokens, parsed, untrue)
            owner = None
            if weighs_reports(cue):
                tokens, owner = reported(parsed, tokens)
            elif false:
                tokens = called(parsed, tokens)
            else:
                tokens = charged(parsed, tokens)
            for clause in clauses(parsed, tokens):
                if not clause.tokens or _is_relative(clause) or (clause.finite and _is_front(clause, tokens)):
                    continue
                if judged == "holds" and (report := weighed(clause)):
                    turned: Verdict = "holds" if report.holds else "denies"
                    for told in clauses(parsed, report.tokens):
                        weighs = self._carried(told, placed, speaker, cue, turned, report.owner, is_report=True)
                        yield from filter(None, [weighs])
                    continue
                made = self._carried(_with_subject(clause, tokens), placed, speaker, cue, judged, owner)
                if made is not None and not self._is_inner(clause, inner):
                    yield made if untrue is None else made.model_copy(update={"author_stance": "rejects"})
                    yield from self._turned(made, untrue)

    def _carried(
        self,
        clause: Clause,
        placed: Placed,
        speaker: Speaker,
        cue: str,
        judged: Verdict,
        owner: str | None = None,
        *,
        is_report: bool = False,
    ) -> Claim | None:
        """The claim of one clause; `owner` is whose words the speaker rejects or confirms, whom *it* stands for;
        `is_report`: he does so in words of his own."""
        quote = placed.quote
        stance = stance_of(clause).at_most(least_sure(cue))
        names = self._names(clause, speaker, placed)
        if self._is_of_another(clause, names, placed) and (
            stands_for := self.article.antecedents.of(clause, speaker.name)
        ):
            names |= {"antecedent": stands_for}
        if judged == "denies" and not is_report and self._is_his_word(clause, placed):
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

    def _untrue(self, placed: Placed, parsed: Parsed) -> Range | None:
        """Where the author calls the words untrue, in his own: *…, which is false*."""
        low, high = max(placed.content[0][0], parsed.segment.start), min(placed.content[-1][1], parsed.segment.end)
        found = called_untrue(self.article.text, (low, min(high + _VERDICT, parsed.segment.end)))
        is_after = found is not None and found[0] > low + 2 and not self.article.reading.is_marked(found[0] + 2)
        return found if is_after else None

    def _turned(self, made: Claim, untrue: Range | None) -> Iterator[Claim]:
        """The author's own claim where he calls another's untrue."""
        if untrue is None or made.factuality not in _TURNED:
            return
        author = claim_of(
            self.article.reading,
            made.statement,
            [untrue],
            claimant=Speaker(name=AUTHOR),
            factuality=_TURNED[made.factuality],
            author_stance="endorses",
            modality=made.modality,
            claim_type=made.claim_type,
            time=made.time,
        )
        yield from filter(None, [author])

    def _of_figure(self, clause: Clause, statement: str, placed: Placed, speaker: Speaker) -> Claim | None:
        """*Put the damage at 3 million*: the damage is 3 million, says whoever puts it so."""
        stance = stance_of(clause)
        return self.article.claim(clause, statement, stance, speaker, placed.quote.via, placed.quote, [*clause.ranges])

    def _is_his_word(self, clause: Clause, placed: Placed) -> bool:
        """Behind a word of denial and a colon, or before it, stand between quotation marks the denier's own words:
        *denied it: “We sent no letter”*; and without marks what he denies behind the colon: *denied it: nobody ran*."""
        start = clause.parsed.start(clause.tokens[0])
        if placed.cue is None:
            return False
        is_behind = placed.cue[0] < start and ":" in self.article.text[placed.cue[1] : start]
        if not self.article.reading.is_marked(clause.parsed.start(clause.head)):
            return is_behind and stance_of(clause).negated
        return placed.cue[0] > start or is_behind

    def _unfinished(self, clause: Clause, names: dict[str, str], judged: Verdict) -> tuple[dict[int, str], str] | None:
        """Edits and subject for *denied having met*, *promised to go*: the speaker did or will do it; other fragments
        make no claim."""
        tree, head = clause.parsed.tree, clause.head
        told = doer(clause.parsed, head)
        who = names.get("own") if told is None else _named(clause.parsed, told)
        if who is None or told == []:
            return None
        if told and self._is_quoted_of(clause.parsed, told[0], head):
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

    def _is_quoted_of(self, parsed: Parsed, one: int, other: int) -> bool:
        """One token stands between quotation marks, the other does not."""
        reading = self.article.reading
        return reading.is_marked(parsed.start(one)) and not reading.is_marked(parsed.start(other))

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


def _is_front(clause: Clause, tokens: Sequence[int]) -> bool:
    """*I say again: …*: words of reporting of which the report stands behind the colon."""
    behind = next((token for token in tokens if token > clause.tokens[-1]), None)
    tree = clause.parsed.tree
    if behind is None or tree.words[behind] != ":":
        return False
    it = tree.child(clause.head, "dobj")
    return is_bare_report(clause) or (it is not None and tree.lower[it] == "it" and tree.lower[clause.head] == "say")


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
