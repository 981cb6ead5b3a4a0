"""Whether a claimant holds or denies what his statement says."""

from __future__ import annotations

import re

from pipeline.relate.propositions.words import TOKEN
from pipeline.schema import Claim

_NEGATORS = frozenset(
    "not n't no never none nothing nobody neither nor cannot ne pas jamais aucun aucune rien ni nul net nikto "
    "nichego nikogda nikakikh nikakoy nikakie".split()
)
NOT_ONLY = re.compile(
    r"(?:\bnot|n['’]t) (?:only|merely|solely)\b|\b(?:is|was|are|were)(?: not|n['’]t) (?:simply|just)\b(?= \w)|"
    r"(?:\bne \w+ )?\bpas (?:seulement|uniquement)\b|\b(?:ne (?:tolko|prosto)|не (?:только|просто))\b"
)
"""*Not only rust*: it is rust, and more. *Could not simply leave* is a plain no."""
_DOUBLE = re.compile(
    r"\b(?:cannot but|can ?not help but|ne mozh\w+ ne|ne mog\w* ne|ne (?:peut|pouvons|peuvent) (?:que|pas ne)|"
    r"not un\w+|no longer|no fewer|no less|not less|no more than|not more than)\b"
    rf"|{NOT_ONLY.pattern}"
    r"|,\s(?:and\s|but\s)?not (?:by|in|at|on|to|from|for|with|of|because|as|an?|the)\b[^,.;]*"  # ten, not by us
    r"|,\s(?:(?:and\s|but\s)?not|(?:et\s)?(?:non )?pas|a ne)(?: [^\s,.;]+){1,3}(?=[,.;]|$)"  # Monday, not Tuesday
)
_CLAUSE = re.compile(
    r"(?<=\w{3})[,;]?\s+(?:that|whether|if|unless|until|because|which|who|whose|although|though|while|except|so that|"
    r"qu[e']|dont|parce|chto|poka|esli|kotor\w+|chtoby|khotya)\b"
)
_FALSE = re.compile(
    r"^(?:it(?:'s| is| was) (?:\w+ly )?(?:false|untrue|incorrect|inaccurate|a lie) that|(?:il est|c'est) (?:\w+ )?faux "
    r"qu[e']|neverno, chto|nepravda, chto)\b"
)
_WRONG = re.compile(r"^it(?:'s| is| was) (?:\w+ly )?wrong that\b")
"""That it is not so, or that it is so and should not be."""
_CONDITION = re.compile(r"^(?:if|unless|when|because|although|while|si|quand|esli|kogda)\b[^,]*,\s")
"""A clause in front of the one that is put forward."""
_COUNTERFACTUAL = re.compile(
    r"^had (?:it|he|she|they|we|i|the|that|this|[\w'-]+(?= \w+(?:ed|en|wn)\b))\b.*\bwould\b"
    r"|\bif\b.*\b(?:had|were)\b.*\bwould\b"
    r"|\bwould (?:not )?have\b.*\b(?:if|had (?:it|he|she|they|we|i|the)\b)|\besli by\b"
)
"""What would be if it were not otherwise: nobody says that it is."""


def sign_of(claim: Claim, folded: str) -> int:
    """+1 where the claimant holds the statement, -1 where he denies it or it has a no in its main clause, not both; 0
    where he commits to neither, or the statement says only what would be or is wrong.

    Args:
        claim: of which the factuality counts.
        folded: its statement.
    """
    if claim.factuality == "U" or _COUNTERFACTUAL.search(folded) or _WRONG.match(folded):
        return 0
    stated = 1 if claim.factuality.endswith("+") else -1
    text = _DOUBLE.sub(" ", folded).replace("n't", " not")
    main = _CLAUSE.split(_CONDITION.sub("", text), maxsplit=1)[0]
    negated = any(word in _NEGATORS for word in TOKEN.findall(main)) != bool(_FALSE.match(folded))
    return -stated if negated else stated
