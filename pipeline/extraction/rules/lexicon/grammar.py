"""What the word-rule extractor needs to know of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Grammar:
    """Word lists of one language, all lower case.

    `verbs` maps every finite form to its lemma; `participles` those forms that need an auxiliary of `auxiliaries`
    before them.
    `phrases` are prepositions of attribution. `that` opens reported clauses. `infinitives`, `objects`: lemmas whose
    content is an
    infinitive or a noun phrase; `bare_infinitives` need no mark in front. `gerunds` are the verb forms whose speaker is
    that of the cue before, and `conjunctions` what joins a second cue to its speaker. `titles` stand in front
    of names and are no part of them; `as_words` open *as X says*. `stops` end a speaker's noun phrase,
    `clause_openers` begin the clause its subject stands in. `places` are the prepositions of those from whom
    something is heard (*сообщили в министерстве*, *souligne-t-on au ministère*), `prepositions` what ends a subject.
    `only_inverted` are lemmas that report with a pronoun behind them alone (*lit-on*).
    `quoting` are lemmas that report beside quotation marks alone (*claquer*, *pester*); `infinitive_cues` maps
    infinitives to lemmas, which report behind a word of `governors` (*tient à préciser*), `compounds` cues of two
    or three words; `adverbials` are adverbs of several words.
    `bodies` are nouns of institutions and documents, `offices` of persons: they begin a speaker's phrase.
    """

    verbs: Mapping[str, str]
    participles: Mapping[str, str]
    auxiliaries: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    that: frozenset[str]
    infinitives: frozenset[str]
    infinitive_marks: frozenset[str]
    bare_infinitives: frozenset[str]
    gerunds: frozenset[str]
    conjunctions: frozenset[str]
    objects: frozenset[str]
    beliefs: frozenset[str]
    denials: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    conditionals: frozenset[str]
    pronouns: frozenset[str]
    nobody: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    clause_openers: frozenset[str]
    articles: frozenset[str]
    connectors: frozenset[str]
    citing: tuple[tuple[str, ...], ...]
    impersonal: frozenset[str]
    titles: frozenset[str]
    as_words: frozenset[str]
    places: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    only_inverted: frozenset[str]
    quoting: frozenset[str]
    infinitive_cues: Mapping[str, str]
    compounds: Mapping[tuple[str, ...], str]
    governors: frozenset[str]
    adverbials: tuple[tuple[str, ...], ...]
    inflected: bool

    @cached_property
    def phrase_openers(self) -> frozenset[str]:
        """Words that may begin a preposition of attribution."""
        elided = ["d'", "d’"] * any(p[0].startswith("d'") for p in self.phrases)
        return frozenset([p[0] for p in self.phrases] + elided)

    @cached_property
    def compound_openers(self) -> frozenset[str]:
        """Words that may begin a cue of several."""
        return frozenset(words[0] for words in self.compounds)
