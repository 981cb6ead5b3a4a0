"""Accounts that part by a yes and a no: one denies what the other holds, or says its opposite."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.propositions.concepts import OPPOSITES
from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, of_both
from pipeline.relate.rules.updates import published_apart
from pipeline.schema import Axis, Claim, Level, Mechanism

_COVERED = 0.7
_HALF, _KINDS = 0.5, 2
_NEARLY_ALL, _ALL = 0.8, 0.95
_COVERED_OPPOSITE = 0.65
_COMMITMENTS = frozenset(["agree", "promise", "ready", "propose", "offer", "refuse"])
_UNDERTOOK_NOTHING = re.compile(
    r"\b(?:accept|propos|agree|promis|offer|commit|undert|conced|pledg|consent)\w*(?:\s(?:to|or|and|nor|"
    r"\w+ed))*\s(?:anything|nothing|something)\b"
    r"|\bni accept\w+ ni propos\w+|\brien (?:accept|propos|promis)\w+|\bnichego ne (?:prinim|predlag|predloj|obesh)\w+"
)
_NOTED = re.compile(
    r"\b(?:was|were|has been|had been|been) (?:also )?(?:noted|agreed|confirmed|expressed|reached|stressed|"
    r"underlined|reaffirmed|declared|voiced)\b"
)
_ACTIVE = re.compile(
    r"\b(?:discussed|raised|mentioned|brought-up|touched|addressed) "
    r"(?!(?:in|at|on|during|by|with|between|over|when|while|there|then|again)\b)\w"
)
_BETWEEN = re.compile(r"\b(?:call|talks?|meeting|conversation|exchange|session)s? (?:between|of|with) ")
_EXCHANGES = frozenset(["call", "speak", "meet", "dialogue"])
_ATTENDANCE = frozenset(["attend", "absent"])
_AGENDA = frozenset(["discuss"])


_NEGATOR = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|cannot|non|ne|n['’]|pas|jamais|rien|aucun\w*|не|нет|никто|"
    r"ничего|никогда)\b|n[’']t\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{3,}")
_LITTLE = frozenset(
    "the and that was were had has have been any ever one for with from its their his her this there".split()
)
_FAILING = re.compile(
    r"\b(?:(?:been|was|were|is|are|be|stayed|remained|turned|cut|shut|switched|called) off|failed|failing|"
    r"unable|untrue|false|unfounded|baseless|groundless|fabricated|refus\w+|lack\w*|absent|empty|hardly|barely|ceased|"
    r"banned|forbidden|prohibited|barred|otkaza\w+|prekrati\w+)\b"
)
"""What says no without a negation."""
_REPEATED = 0.7
"""Least share of words, negators apart, that two claims have in common when one repeats the other."""


def says_the_same(one: Claim, other: Claim) -> bool:
    """Two claims in nearly the same words with the same answer, however each negates: *no rise*, *denied: a rise*."""
    if _answer(one) != _answer(other):
        return False
    first, second = _words(one.statement), _words(other.statement)
    return len(first & second) >= _REPEATED * min(len(first), len(second)) and len(first & second) > 1


def _answer(claim: Claim) -> bool:
    """Whether the claim holds the thing itself. A denial's statement is positive by contract, whatever words stay."""
    return not claim.factuality.endswith("-") and _NEGATOR.search(claim.statement) is None


def _words(statement: str) -> frozenset[str]:
    words = (match[0].lower() for match in _WORD.finditer(_NEGATOR.sub(" ", statement)))
    return frozenset(word[:5] for word in words if word not in _LITTLE)


def says_no_otherwise(denied: Proposition, held: Proposition) -> bool:
    """What is held says no without a negation: the gas was off, and that none came says the same."""
    return bool(_FAILING.search(held.folded)) and not _FAILING.search(denied.folded)


def has_negator(statement: str) -> bool:
    """A word of negation stands in the statement, wherever."""
    return _NEGATOR.search(statement) is not None


def _negation(pair: Comparison) -> Finding | None:
    """One claimant denies what the other holds: all that is denied must be said by the other, of the same subject."""
    if pair.same_claimant and pair.same_document:
        return None
    denied = pair.a if pair.a.sign < 0 else pair.b
    held = pair.b if denied is pair.a else pair.a
    covered = pair.cover_by_kind(denied)
    if covered >= _HALF and _is_shorter(pair):
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


def _is_shorter(pair: Comparison) -> bool:
    """An act of speech that is held is denied in more words: *she apologised*, *she did not apologise for the fire*."""
    if pair.denial is None:
        return False
    held, denied = pair.denial
    if denied.predicate != held.predicate or pair.subjects_part:
        return False
    if (held.predicate or "").removeprefix("=") not in SPEECH_ACTS:
        return False
    if pair.cover(denied) > _ALL:
        return False
    return pair.cover(held) > _ALL and not denied.lead_names.isdisjoint(held.lead_names)


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


def _open_denial(pair: Comparison) -> Finding | None:
    """*Both were ready* against *we neither accepted nor proposed anything*: what is denied stands in the words
    around it.

    The one claim makes an undertaking of both sides (or of nobody named); the other, by somebody else, says of one of
    them that
    he undertook nothing; and the words around the second are about what the first says.
    """
    if pair.denial is None or pair.same_claimant:
        return None
    held, denier = pair.denial
    topic = frozenset(key for key in held.keys if key not in held.lead) or held.keys
    around = pair.around.get(denier.order, frozenset())
    if len(topic & around) < 2 or pair.weight(topic & around) < 0.5 * pair.weight(topic):
        return None
    return Finding("commitment", "structure", "speech_act", 0.7, "truth")


def _agenda(pair: Comparison) -> Finding | None:
    """*Ukraine was not discussed* against what somebody is said to have said of Ukraine in the call."""
    if pair.denial is None or pair.same_claimant or pair.days_part:
        return None
    held, denier = pair.denial
    framing = frozenset(f"={concept}" for concept in (*_EXCHANGES, "discuss")) | _partners(denier)
    topic = denier.keys - framing - (denier.lead if _ACTIVE.search(denier.folded) else frozenset())
    if topic and len(topic) <= 3 and topic <= held.keys:
        return Finding("agenda", "structure", "speech_act", 0.6, "truth")
    return None


def _partners(item: Proposition) -> frozenset[str]:
    """Keys of who took part in an exchange (*in the call between A and B*): no subject of it."""
    match = _BETWEEN.search(item.folded)
    words = re.findall(r"[\w'-]+", item.folded[match.end() :]) if match else []
    return frozenset(key for word in words if (key := key_of(word, item.language, True))) & item.names


def _is_enough(pair: Comparison, denied: Proposition) -> bool:
    """Three words of content, or two with a name or with hardly another; one where it is an act of speech, done to or
    by somebody named, and the whole denial (*she was summoned*)."""
    names = len(pair.shared) - len(pair.content)
    content = len(pair.content) + pair.kinds_alike(denied)
    if content == 1:
        return names > 0 and pair.is_speech_act and pair.cover(denied) > _ALL and denied.predicate in pair.content
    return content > 2 or (content == 2 and (names > 0 or pair.most > 0.85))


def judged(pair: Comparison, mechanism: Mechanism, confidence: float, covered: float) -> Finding | None:
    """The decision order of the contract for yes and no: time, modality, then the chains."""
    if pair.clocks_part:
        return None  # what was not so at one hour may have been so at another
    level: Level = "speech_act" if pair.is_speech_act else "object"
    axis = _axis(pair)
    if pair.days_part:
        if covered < 0.75 or pair.least < 0.5:
            return None
        return Finding(axis, mechanism, level, confidence - 0.1, "truth", reason="different_time")
    if pair.modalities_part:
        if covered < 0.75:
            return None
        return Finding("modality", mechanism, level, confidence - 0.2, "truth", label="tension", reason="modality")
    if "U" in (pair.a.claim.factuality, pair.b.claim.factuality):
        return None
    weak = any(not item.is_certain for item in (pair.a, pair.b))
    narrow = mechanism == "negation" and _is_shorter(pair)
    if pair.same_claimant and published_apart(pair) and level == "object":
        return Finding(axis, mechanism, level, confidence - 0.15, "truth", label="tension", reason="different_time")
    return Finding(
        axis,
        mechanism,
        level,
        confidence - (0.15 if weak else 0.0),
        "truth",
        label="tension" if weak or narrow else "contradiction",
    )


def _axis(pair: Comparison) -> Axis:
    concepts = {key[1:] for key in pair.shared if key.startswith("=")}
    if concepts & _COMMITMENTS:
        return "commitment"
    if concepts & _AGENDA:
        return "agenda"
    if concepts & _ATTENDANCE:
        return "participant"
    return "occurrence"


def _denies(item: Proposition) -> bool:
    return item.sign < 0


def _holds(item: Proposition) -> bool:
    return item.sign > 0


def _has_opposite(item: Proposition) -> bool:
    return not item.concepts.isdisjoint(OPPOSITES)


def _undertook_nothing(item: Proposition) -> bool:
    return item.sign < 0 and item.is_open and _UNDERTOOK_NOTHING.search(item.folded) is not None


def _commits_all(item: Proposition) -> bool:
    """An undertaking of both sides, or of nobody named."""
    if item.sign < 1 or item.is_open or not item.concepts & _COMMITMENTS:
        return False
    is_of_one = bool(item.pronoun) or bool(item.concepts & {"minister", "president"})
    return item.is_joint or (not is_of_one and _NOTED.search(item.folded) is not None)


def _denies_discussion(item: Proposition) -> bool:
    return item.sign < 0 and "discuss" in item.concepts


def _tells_of_exchange(item: Proposition) -> bool:
    said = item.concepts & SPEECH_ACTS - {"call", "speak"}
    return item.sign > 0 and bool(said and item.concepts & _EXCHANGES) and item.claim.modality == "realis"


NEGATION = Rule(_negation, _denies, _holds, covered=_HALF)
OPPOSITION = of_both(_opposition, _has_opposite, covered=_COVERED_OPPOSITE)
OPEN_DENIAL = Rule(_open_denial, _undertook_nothing, _commits_all)
AGENDA = Rule(_agenda, _denies_discussion, _tells_of_exchange)
