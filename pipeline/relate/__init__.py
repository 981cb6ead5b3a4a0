"""A story's claims to contradictions and disputes; a pure function of one story's records."""

from __future__ import annotations

from dataclasses import replace

from pipeline.relate.disputes import NEAREST, gather, gather_read, with_disputes
from pipeline.relate.mentions import with_mentions
from pipeline.relate.rules.candidates import candidate_pairs, candidates, looked_at, nearest
from pipeline.relate.rules.edges import contradictions, edges, read_story
from pipeline.relate.silence import heard
from pipeline.relate.speakers.entities import resolve
from pipeline.schema import StoryRecords

__all__ = ["candidates", "contradictions", "gather", "heard", "relate", "resolve"]


def relate(records: StoryRecords) -> StoryRecords:
    """Resolve names, find contradictions by rule and gather them into disputes; copies say so (`with_copies`)."""
    named = resolve(records)
    read = read_story(named.claims, named.documents)
    pairs = candidate_pairs(read)
    found = [edge.record for edge in edges(read, pairs)]
    disputes = gather_read(found, read, nearest(pairs, NEAREST), named.documents, named.sources) if found else []
    related = replace(
        named,
        contradictions=with_disputes(found, disputes),
        disputes=tuple(disputes),
        candidates=tuple(looked_at(read, pairs)),
    )
    return with_mentions(related, read)
