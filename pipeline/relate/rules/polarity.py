"""Accounts that part by a yes and a no: one denies what the other holds, or says its opposite."""

from __future__ import annotations

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.concepts import OPPOSITES
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.contrasts import are_contrasted
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import is_shorter, judged
from pipeline.relate.rules.left_open import leaves_open
from pipeline.relate.rules.negators import says_more, says_no_otherwise
from pipeline.relate.rules.rule import Rule, of_both

_COVERED = 0.7
_HALF, _KINDS = 0.5, 2
_NEARLY_ALL, _ALL = 0.8, 0.95
_COVERED_OPPOSITE = 0.65


def _negation(pair: Comparison) -> Finding | None:
    """One claimant denies what the other holds: all that is denied must be said by the other, of the same subject."""
    if pair.same_claimant and pair.same_document:
        return None
    denied = pair.a if pair.a.sign < 0 else pair.b
    held = pair.b if denied is pair.a else pair.a
    if says_more(denied, held) or leaves_open(denied, held) or are_contrasted(pair, denied, held):
        return None
    covered = pair.cover_by_kind(denied)
    if covered >= _HALF and is_shorter(pair):
        return judged(pair, "negation", 0.6, covered)
    if covered < _COVERED or says_no_otherwise(denied, held) or pair.numbers_part or pair.figures_part:
        return None
    if pair.is_in_passing(denied):
        return None
    repeated = covered > 0.95 and pair.cover(held) > 0.95 and len(pair.shared) > 1
    if repeated and not pair.subjects_part:
        return judged(pair, "negation", 0.92, covered)
    if not _is_enough(pair, denied) or pair.subjects_part:
        return None
    # What is denied of a kind of thing (*no third party*) is held of one thing by its name, at any length.
    if pair.cover(held) < 0.4 and pair.kinds_alike(denied) < _KINDS:
        return None
    if covered < _NEARLY_ALL and not pair.says_predicate(denied):
        return None
    confidence = min(0.85, 0.45 + 0.3 * covered + 0.04 * len(pair.content))
    return judged(pair, "negation", confidence, covered)


def _opposition(pair: Comparison) -> Finding | None:
    """Both hold what they say, and one word of one is the opposite of one word of the other: *closed*, *open*."""
    if pair.same_document or not pair.content:
        return None
    opposites = [
        (one, other)
        for one in sorted(pair.a.concepts & OPPOSITES.keys() - pair.b.concepts)
        for other in sorted(OPPOSITES[one] & pair.b.concepts - pair.a.concepts)
    ]
    if not opposites or pair.subjects_part:
        return None
    without = frozenset(f"={concept}" for concept in opposites[0])
    rest, names = pair.content - without, pair.shared - pair.content
    covers = sorted((pair.cover(pair.a, without), pair.cover(pair.b, without)))
    few = len(rest | names) < (2 if covers[1] > _ALL and pair.a.lead & pair.b.lead else 3)
    if len(rest) < 1 or few or covers[1] < _COVERED_OPPOSITE or covers[0] < 0.4:
        return None
    return judged(pair, "antonym", 0.5 + 0.2 * covers[0], covers[0])


def _is_enough(pair: Comparison, denied: Proposition) -> bool:
    """Three words of content, or two with a name or with hardly another; one where it is an act of speech, done to or
    by somebody named, or what two named have with one another, and the whole denial (*she was summoned*)."""
    names = len(pair.shared) - len(pair.content)
    content = len(pair.content) + pair.kinds_alike(denied)
    if content == 1:
        is_known = pair.are_mutual or (names > 0 and pair.is_speech_act)
        return is_known and pair.cover(denied) > _ALL and denied.predicate in pair.content
    return content > 2 or (content == 2 and (names > 0 or pair.most > 0.85))


def _denies(item: Proposition) -> bool:
    return item.sign < 0


def _holds(item: Proposition) -> bool:
    return item.sign > 0


def _has_opposite(item: Proposition) -> bool:
    return not item.concepts.isdisjoint(OPPOSITES)


NEGATION = Rule(_negation, _denies, _holds, covered=_HALF)
OPPOSITION = of_both(_opposition, _has_opposite, covered=_COVERED_OPPOSITE)
