"""Lone names that can only be surnames: *Vale denied that. “Never,” she said.*

A name of one word may be a surname, a place or a firm. As the subject of a report, or of what only people do, in the
sentence in front of a *he* or *she* that speaks, it is a surname, unless the text or what is known of the world tells
otherwise.
"""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.bodies import Bodies
from pipeline.extraction.rules.parsed.capitals import is_demonym
from pipeline.extraction.rules.parsed.cast import STATES, Cast
from pipeline.extraction.rules.parsed.entities import Appearance
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.subjects import main_clause, singular
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_STATES_AND_SEATS = STATES | frozenset(
    """spain sweden greece denmark switzerland
    belgium netherlands argentina philippines israel pakistan iran iraq egypt cuba canada mexico washington moscow
    london paris berlin beijing kyiv kiev minsk tehran jerusalem brussels ankara warsaw rome madrid tokyo delhi budapest
    cairo ottawa kremlin pentagon westminster whitehall""".split()
)
_OF_LANDS = ("stan", "land", "ia")  # ends of names of states
_STEM = 4  # letters that the name of a place and its adjective have in common, at least
_REACTS = re.compile(
    r",?\s(?:[a-z]+ly\s|later\s|also\s|then\s|just\s)?(?:"
    r"(?:shrug|nod|laugh|smile|sigh|snort|wince|frown|grin|bristle|demur|hesitate)(?:g?ed|d?ed|r?ed|n?ed|d|s)\b"
    r"|(?:shakes|shook)\s(?:his|her)\b|(?:hits?|fire[sd]|shoots?|shot)\sback\b|begs\sto\sdiffer|begged\sto\sdiffer"
    r"|refuse[sd]\b|(?:takes|took)\s(?:issue|exception)|(?:sees|saw)\s(?:it|things|none|no)\b|(?:has|had|was\shaving)\snone\b"
    r"|(?:do|does|did)\s?(?:not|n[o’']t)\s(?:agree|accept|believe|buy|see)\b"
    r"|(?:was|is|remains|remained|sounded)\s(?:not\s(?:convinced|persuaded|impressed|sure|happy|amused)"
    r"|un(?:convinced|impressed|moved|repentant|happy)|(?:less|more|far)\s|furious|angry|adamant|blunt|sceptical|skeptical"
    r"|dismissive|scathing|defiant)\b)"
)
_NEXT = re.compile(r"\s(?:(?:[a-z]+ly|has|had|also|later|then|now|still)\s){0,2}(?P<verb>[a-z]+)\b")
_OWNS = re.compile(
    r"\s(?:(?:has|had|have|will|would|also|later|then|now)\s){0,2}[a-z]+(?:\s[a-z]+)?\sits\b|[’']s\sspokes"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|inside|outside|across|around|throughout|the|(?:government|people|port|city|capital|town|republic)\s"
    r"of|(?:work|works|worked|speaks?|spoke|speaking|spokes\w+)\s(?:for|of))\s$",
    re.IGNORECASE,
)
_FRONT = 24  # code points in front of a name


class Answering:
    """The names of one text, asked for who answers in a sentence."""

    def __init__(self, text: str, cast: Cast, bodies: Bodies) -> None:
        self._text, self._cast, self._bodies = text, cast, bodies

    def answers(self, name: int, s: Sentence, tree: Tree | None) -> bool:
        """Tell whether the surname that begins at `name` is the subject of a report or of a reaction in a sentence."""
        told = next(iter(self._cast.within(name, s.end)), None)
        if told is None or told.start != name or told.entity in self._no_surnames:
            return False
        behind = _NEXT.match(self._text, told.end, s.end)
        if _REACTS.match(self._text, told.end, s.end) or (behind is not None and behind["verb"] in lexicon.FORMS):
            return True
        return tree is not None and _reports(told, s, tree)

    @cached_property
    def _no_surnames(self) -> frozenset[int]:
        """Those of the cast that are, or may be, places and bodies."""
        adjectives = {word for word in re.findall(r"\b[A-Z][a-z]+\b", self._text) if is_demonym(word.lower())}
        stems = {word.lower()[:_STEM] for word in adjectives}
        found = {a.entity for a in self._cast.appearances if self._is_no_persons(a)}
        for which, entity in enumerate(self._cast.entities):
            last = entity.parts[-1] if entity.parts else ""
            common = singular(last) in PEOPLE | lexicon.INSTITUTIONS
            if common or last in _STATES_AND_SEATS or last.endswith(_OF_LANDS) or last[:_STEM] in stems:
                found.add(which)
        return frozenset(found)

    def _is_no_persons(self, a: Appearance) -> bool:
        placed = _PLACED.search(self._text, max(0, a.start - _FRONT), a.start)
        return placed is not None or _OWNS.match(self._text, a.end) is not None or self._bodies.is_firm(a.entity)


def _reports(told: Appearance, s: Sentence, tree: Tree) -> bool:
    clause = main_clause(tree, None)
    if clause is None or not told.start <= s.origin(tree.at[clause[2]][0]) < told.end:
        return False
    verbs = [clause[0], *(c for c in tree.children[clause[0]] if tree.dep[c] in ("conj", "xcomp"))]
    active = tree.tag[clause[2]] == "NNP" and tree.dep[clause[2]] == "nsubj"
    return active and any(tree.lower[verb] in lexicon.FORMS for verb in verbs)
