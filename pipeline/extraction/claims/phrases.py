"""Reported words that are a noun phrase and still say something: *rejects the claim that …*, *put the dead at ten*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.claims.cues import DENIES, FALSE
from pipeline.extraction.claims.sentences import Clause, Parsed
from pipeline.extraction.rules.lexicon.english import NOUN_FORMS

_CONFIRMS = re.compile(r"\bconfirm|\backnowledg", re.IGNORECASE)
_PUTS = re.compile(r"puts?\b", re.IGNORECASE)
_MANY = frozenset("dead injured wounded missing hurt sick homeless displaced detained arrested".split())
"""Adjectives that stand for people: *the dead number ten*."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_IS = frozenset("is was are were be been being".split())
_FAR = 6
"""Words between *claim* and its *that*."""


def weighs_reports(cue: str) -> bool:
    """Tell whether the reporting expression takes a report for true or false: *rejects reports*, *confirms reports*."""
    return bool(DENIES.search(cue) or _CONFIRMS.search(cue))


def reported(parsed: Parsed, tokens: Sequence[int]) -> tuple[list[int], str | None]:
    """Of tokens that begin with a noun of speech and its *that* those behind the *that*, with whose words they are
    (*Norland's claim that …*, *a complaint from Norland that …*); else all."""
    tree = parsed.tree
    nouns = (place for place, token in enumerate(tokens[:_FAR]) if tree.lower[token] in NOUN_FORMS)
    place = next(nouns, None)
    if place is None or tree.lower[tokens[0]] == "that":
        return list(tokens), None
    that = next((k for k in tokens[place + 1 : place + 1 + _FAR] if tree.lower[k] == "that"), None)
    noun = tokens[place]
    if that is None or any(tree.tag[k] in _FINITE for k in tokens if k < that and k != noun):
        return list(tokens), None
    owner = tree.child(noun, "poss")
    by = next((k for k in tree.children[noun] if noun < k < that and tree.lower[k] in ("from", "by", "of")), None)
    if owner is None and by is not None:
        owner = tree.child(by, "pobj")
    named = [k for k in parsed.under(owner) if k < that and tree.tag[k] != "POS"] if owner is not None else []
    return _without_verdict(parsed, [k for k in tokens if k > that]), text_of(parsed, named) or None


def called(parsed: Parsed, tokens: Sequence[int]) -> list[int]:
    """Of *it a lie that …* or *the claim that … a lie* the proposition that is called so."""
    that = next((k for k in tokens if parsed.tree.lower[k] == "that"), None)
    kept = _without_verdict(parsed, [k for k in tokens if that is not None and k > that])
    is_named = len(kept) > 2 and parsed.tree.lower[kept[-2]] not in _IS
    return kept[:-1] if is_named and FALSE.fullmatch(parsed.tree.words[kept[-1]]) else kept


def _without_verdict(parsed: Parsed, tokens: list[int]) -> list[int]:
    """Without what the whole is called, behind it: *… as nonsense*, *… a lie*."""
    tree = parsed.tree
    as_ = next((place for place, k in enumerate(tokens) if place > 1 and tree.lower[k] == "as"), None)
    if as_ is not None and not any(tree.tag[k] in _FINITE or tree.lower[k] == "as" for k in tokens[as_ + 1 :]):
        return tokens[:as_]
    article = next((place for place in range(len(tokens) - 2, 0, -1) if tree.lower[tokens[place]] in ("a", "an")), None)
    if article is None or tree.lower[tokens[article - 1]] in _IS:
        return tokens
    verdict = " ".join(tree.words[k] for k in tokens[article + 1 :])
    return tokens[:article] if FALSE.fullmatch(verdict) else tokens


def measured(parsed: Parsed, tokens: Sequence[int], cue: str) -> tuple[Clause, str] | None:
    """The clause of *the damage at 3 million* behind *put*, with its statement *The damage is 3 million*; `None` for
    other words."""
    tree = parsed.tree
    if not _PUTS.match(cue):
        return None
    at = next((k for k in tokens if tree.lower[k] in ("at", "between", "above", "below", "near")), None)
    if at is None or not any(tree.tag[k] == "CD" for k in tokens if k > at):
        return None
    named = [k for k in tokens if k < at]
    nouns = [k for k in named if tree.head[k] not in named]
    figure = [k for k in tokens if k > at or (k == at and tree.lower[k] != "at")]
    if not nouns or not figure:
        return None
    many = tree.lower[nouns[-1]] in _MANY
    verb = "number" if many else "are" if tree.tag[nouns[-1]] in ("NNS", "NNPS") else "is"
    words = f"{text_of(parsed, named)} {verb} {text_of(parsed, figure)}."
    clause = Clause(parsed, nouns[-1], tuple(tokens), tuple(named), borrowed=False, finite=True)
    return clause, words[:1].upper() + words[1:]


def text_of(parsed: Parsed, tokens: Sequence[int]) -> str:
    """The words of tokens, with the spaces between them."""
    tree = parsed.tree
    parts = [
        ("" if place == 0 or parsed.end(tokens[place - 1]) == parsed.start(token) else " ") + tree.words[token]
        for place, token in enumerate(tokens)
    ]
    return "".join(parts)
