"""Reports inside quoted speech: *“The driver told us to wait,” she said*, and those in the turns of an interview."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.connect import connected, parsed
from pipeline.extraction.rules.parsed.coreference import Resolver
from pipeline.extraction.rules.parsed.draft import Draft
from pipeline.extraction.rules.parsed.named import Named
from pipeline.extraction.rules.parsed.tree import Parser
from pipeline.extraction.rules.passage import Sentence, sentences, words
from pipeline.extraction.rules.speech import stretches
from pipeline.marks import Mark

_TWO = 2  # who talk with one another call each other *you*
_FORMER_WORDS = re.compile(r"(?:said|told|wrote|asked|warned|promised|announced|stated)$")


def inner_drafts(text: str, drafts: list[Draft], marks: list[Mark], cast: Cast, parser: Parser) -> list[Draft]:
    """Drafts of the reports inside whole quotations and turns of `drafts`, named; `marks` are those of all depths."""
    spans: list[Range] = []
    owners: list[Draft] = []
    cut: list[Sentence] = []
    named = [draft for draft in drafts if draft.named is not None or draft.mention is not None]
    for owner, span, inside in stretches(named, marks):
        if lexicon.CUE_WORDS.isdisjoint(words(text[slice(*span)])):
            continue
        cut.extend(sentences(text, *span, len(spans), inside))
        spans.append(span)
        owners.append(owner)
    if not cut:
        return []
    trees = parsed(text, cut, spans, parser)
    partners = frozenset(owner.named.name for owner in owners if owner.turn and owner.named)
    if len({name.split()[-1].lower() for name in partners}) > _TWO:  # ADA PIKE, then PIKE, are one
        partners = frozenset()
    told = connected(text, cut, trees, spans)
    resolver = Resolver(text, cast, cut, trees, [source for d in told if (source := d.sources[0])], inside=True)
    found = []
    for d in told:
        owner = owners[d.paragraph]
        if d.cue is None or d.carried is not None or d.kind == "noun" or not d.content:
            continue
        mention = text[slice(*d.mention)].lower() if d.mention else ""
        if mention == "i" or (mention == "we" and owner.turn):
            if d.belief or not _FORMER_WORDS.search(text[slice(*d.cue)].lower()):
                continue
            d.named, d.told_by_self = owner.named, True
        elif mention == "you" and owner.turn and owner.named and len(partners) > 1:
            other = [name for name in partners if name.split()[-1].lower() != owner.named.name.split()[-1].lower()]
            d.named, d.of_another = Named(max(other, key=len)) if other else None, True
        elif d.mention is not None and d.head is not None:
            resolver.bar(partners if owner.turn else frozenset([owner.named.name] if owner.named else []))
            d.named = resolver.resolve(d.stands_for or d.mention, d.head, d.sentence, d.content)
            d.of_another = mention in ("he", "she", "they")
            if d.named is None and not d.of_another:
                continue
        elif d.mention is None and not d.passive:
            continue
        found.append(d)
    return found
