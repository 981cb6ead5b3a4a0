"""Claims of an English document: those of its quotes, of its author, and the denials of either."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.article import Article
from pipeline.extraction.claims.asked import AnsweredClaims
from pipeline.extraction.claims.authored import AuthoredClaims
from pipeline.extraction.claims.cues import DENIES
from pipeline.extraction.claims.denials import Denial
from pipeline.extraction.claims.quoted import QuotedClaims
from pipeline.extraction.claims.sentences import clauses
from pipeline.extraction.claims.stance import put_positively, stance_of
from pipeline.extraction.claims.statements import statement_of
from pipeline.extraction.claims.verdicts import called_untrue, rejection
from pipeline.extraction.rules import Parser
from pipeline.schema import AUTHOR, Claim, Factuality, Quote, Speaker

_TOLD = re.compile(
    r"^(?P<who>.{2,60}?)\s(?:has it|have it|says?|said|claims?|claimed|maintains?|maintained|insists?|"
    r"insisted) that (?P<what>.+)$"
)
_ASKED = re.compile(
    r"^.{2,60}?\s(?:asks?|asked|wonders?|wondered|inquires?|inquired)\s(?:\w+\s){0,3}?(?:whether|if)\s(?P<what>.+)$"
)
_TURNED: dict[Factuality, Factuality] = {"CT+": "CT-", "CT-": "CT+"}
_OWN = re.compile(
    r"(?:it|its|he|his|she|her|they|their|we|our|i|my|none of (?:its|his|her|their|our|my))\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_SHORT = 3  # letters
_OBJECT_BEFORE = re.compile(
    r"\w\s(?:it|this|that)(?:\s(?:very|perfectly|full|quite|only|too|well|best|better|myself|himself|herself|itself|"
    r"ourselves|yourself|themselves|again|already|all|long ago))*\s*[.,;!?”\"’»]*$",
    re.IGNORECASE,
)


def english_claims(reading: Reading, quotes: Sequence[Quote], parser: Parser) -> list[Claim]:
    """All claims of the document, in no order."""
    article = Article(reading, quotes, parser)
    made = [*QuotedClaims(article).claims(), *AnsweredClaims(article).claims()]
    article.carry(made)
    made += AuthoredClaims(article).claims()
    made += _rejected(article)
    denied = _Denied(article, made)
    made = _with_verdicts(article, made)
    return made + [claim for denial in article.denials for claim in denied.of_denial(denial)]


def _rejected(article: Article) -> Iterator[Claim]:
    """What somebody rejects *as* something, where no quote is of it yet: *rejects as absurd the claim that …*."""
    for parsed in article.sentences:
        found = rejection(parsed, article.text)
        if found is None or any(low <= found.mention[1] < high for low, high in article.reading.marked):
            continue
        cues = [placed.cue for placed in article.quotes if placed.cue is not None]
        if any(
            found.mention[1] <= low < parsed.start(found.tokens[0]) and DENIES.search(article.text[low:high])
            for low, high in cues
        ):
            continue
        speaker = Speaker(name=_without_article(found.who), mention=article.reading.view.span(*found.mention))
        for clause in clauses(parsed, found.tokens):
            stance = stance_of(clause)
            statement = statement_of(clause, put_positively(clause) | stance.edits, {})
            made = article.claim(clause, statement, stance.denied(), speaker, (), None, clause.ranges)
            yield from filter(None, [made.model_copy(update={"author_stance": "neutral"}) if made else None])


def _with_verdicts(article: Article, made: list[Claim]) -> list[Claim]:
    """The claims, those rejected that the author calls untrue in the sentence behind them (*That is untrue.*), with his
    own denials."""
    found = list(made)
    for before, parsed in pairwise(article.sentences):
        place = (parsed.segment.start, parsed.segment.end)
        if before.segment.paragraph != parsed.segment.paragraph or called_untrue(article.text, place) is None:
            continue
        said = any(low < place[1] and place[0] < high for placed in article.quotes for low, high in placed.content)
        marked = any(low <= place[0] < high for low, high in article.reading.marked)
        spoken = any(placed.cue and place[0] <= placed.cue[0] < place[1] for placed in article.quotes)
        told = [claim for claim in found if claim.claimant.name not in (AUTHOR, None) and claim.factuality in _TURNED]
        told = [claim for claim in told if _begins_in(article, claim, before.segment.start, before.segment.end)]
        if said or marked or spoken or len(told) != 1:
            continue
        author = claim_of(
            article.reading,
            told[0].statement,
            [place],
            claimant=Speaker(name=AUTHOR),
            factuality=_TURNED[told[0].factuality],
            author_stance="endorses",
            modality=told[0].modality,
            claim_type=told[0].claim_type,
            time=told[0].time,
        )
        at = found.index(told[0])
        found[at] = told[0].model_copy(update={"author_stance": "rejects"})
        found += filter(None, [author])
    return found


def _begins_in(article: Article, claim: Claim, low: int, high: int) -> bool:
    return low <= article.reading.view.locate(claim.evidence[0].start) < high


class _Denied:
    """Makes the claims that denials of something said before amount to."""

    def __init__(self, article: Article, made: Sequence[Claim]) -> None:
        self.article = article
        self.made = made

    def of_denial(self, denial: Denial) -> Iterator[Claim]:
        """The last claim before it that somebody else holds, with its sign turned, by the denier."""
        who = self._said_by(denial) or self._name_of(denial)
        sentence = bisect.bisect_right(self.article.starts, denial.place[0]) - 1
        low = self.article.starts[sentence] if denial.same_sentence else self.article.starts[max(0, sentence - 1)]
        before = [
            (self.article.reading.view.locate(claim.evidence[0].start), claim)
            for claim in self.made
            if claim.claimant.name != who and claim.factuality != "U"
        ]
        before = [(at, claim) for at, claim in before if low <= at < denial.place[0]]
        # Of *A said B had offered to pay* what is denied is that B offered, not what B is to have offered.
        passed_on = {claim.via[-1].name for _, claim in before if claim.via}
        before = [(at, claim) for at, claim in before if not (claim.via and self._is_within(claim, before, passed_on))]
        if not before:
            return
        said = [(at, claim) for at, claim in before if claim.claimant.name != AUTHOR]
        if not said and denial.of_words:
            return
        said = said or before
        last = max(said, key=lambda item: (item[0], item[1].id))[1]
        if not denial.same_sentence:
            disputed = self._disputed(last, who)
            if disputed is None:
                return
            last = disputed
        is_denial = last.factuality.endswith("-")
        charged = is_denial and denial.of_charge  # by others: he denies it as the one before him does
        if denial.by_own and not charged and _speaks_of_himself(last):
            return
        turned: Factuality = "CT+" if is_denial and not charged else "CT-"
        mention = self.article.reading.view.span(*denial.mention)
        told = _TOLD.match(last.statement) if last.claimant.name == AUTHOR else None
        asked = _ASKED.match(last.statement)
        what = (told or asked or {"what": last.statement})["what"]
        statement = what[:1].upper() + what[1:]
        copied = claim_of(
            self.article.reading,
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
            place = (
                self.article.reading.view.locate(last.evidence[0].start),
                self.article.reading.view.locate(last.evidence[-1].end),
            )
            teller = Speaker(name=_without_article(told["who"]))
            held = claim_of(
                self.article.reading,
                statement,
                [place],
                claimant=teller,
                factuality=last.factuality,
                modality=last.modality,
            )
            yield from filter(None, [held])

    def _disputed(self, last: Claim, who: str) -> Claim | None:
        """What is disputed of the utterance whose last claim this is; `None` where nothing shows it.

        Of an utterance that only speaks of what its speaker has just said (*I have seen it myself*) it is that; of
        several things said in one breath the one that is about the denier.
        """
        together = [claim for claim in self.made if claim.quote == last.quote is not None and claim.factuality != "U"]
        together = together or [last]
        standing = [claim for claim in together if not _points_back(claim)]
        if not standing:
            first = min(map(self._sentence_of, together))
            before = [
                claim
                for claim in self.made
                if claim.claimant.name == last.claimant.name and claim.factuality != "U"
                if self._sentence_of(claim) == first - 1 and not _points_back(claim)
            ]
            standing = before or together
        if len(standing) > 1:
            standing = [claim for claim in standing if self._is_about(claim, who)]
        return standing[0] if len(standing) == 1 else None

    def _sentence_of(self, claim: Claim) -> int:
        return bisect.bisect_right(self.article.starts, self.article.reading.view.locate(claim.evidence[0].start)) - 1

    def _is_about(self, claim: Claim, who: str) -> bool:
        """The claim names the denier, or the body that his office tells: of that he is accused."""
        roles = (
            placed.quote.speaker.role
            for placed in self.article.quotes
            if placed.quote.speaker and placed.quote.speaker.name == who
        )
        known = next((role for role in roles if role), "")
        told = {word for word in _WORD.findall(f"{who} {known}".lower()) if len(word) > _SHORT}
        return not told.isdisjoint(_WORD.findall(claim.statement.lower()))

    @staticmethod
    def _is_within(claim: Claim, others: Sequence[tuple[int, Claim]], tellers: Collection[str | None]) -> bool:
        """The claim is part of what one who passes it on is said to say."""
        low, high = claim.evidence[0].start, claim.evidence[-1].end
        return any(
            other.claimant.name in tellers and other.evidence[0].start < low and high <= other.evidence[-1].end
            for _, other in others
        )

    def _said_by(self, denial: Denial) -> str | None:
        """The speaker between whose quotation marks the denial stands."""
        low, high = denial.place
        if not any(start <= low and high <= end for start, end in self.article.reading.marked):
            return None
        around = [placed for placed in self.article.quotes if placed.cue is None or not low <= placed.cue[0] < high]
        around = [placed for placed in around if any(start <= low and high <= end + 1 for start, end in placed.content)]
        return next((placed.quote.speaker.name for placed in around if placed.quote.speaker), None)

    def _name_of(self, denial: Denial) -> str:
        """The name that a quote's speaker at this place has, else the words without an article."""
        for placed in self.article.quotes:
            speaker = placed.quote.speaker
            if speaker and speaker.name and speaker.mention and speaker.mention.text == denial.who:
                return speaker.name
        return _without_article(denial.who)


def _speaks_of_himself(claim: Claim) -> bool:
    """The claim tells of its claimant: *its guns were silent*."""
    told = claim.evidence[0].text
    return _OWN.match(told) is not None or told.startswith(claim.claimant.name or "\n")


def _points_back(claim: Claim) -> bool:
    """The words of the claim speak of something told before: *he knows that very well*."""
    return _OBJECT_BEFORE.search(" ".join(span.text for span in claim.evidence)) is not None


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|its|his|her|their)\s", "", name, flags=re.IGNORECASE).rstrip(".,;:'’-")
