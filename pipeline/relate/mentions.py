"""Which documents may be called silent where claims were compared by rule: those in a language of the dispute whose
text does not speak of it.

Rules find some of what a document says, and compare words of one language. So a document in whose claims nothing was
found may still tell of the matter in a sentence that gave no claim, and of one in another language nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.relate.propositions.comparison import is_content
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.weights import Weights
from pipeline.relate.propositions.words import words_of
from pipeline.schema import Dispute, SourceText, StoryRecords
from pipeline.segments import sentences
from pipeline.view import view_of

_SAID, _FEWEST, _MANY = 0.5, 2, 3
"""Of what two claims of the dispute have in common: least share, fewest words, and words whatever their share, that a
sentence says which speaks of it."""


def with_mentions(story: StoryRecords, read: Sequence[Proposition]) -> StoryRecords:
    """The related story, each dispute with no document among the silent that speaks of the matter or is in a language
    that no claim of the dispute is in.

    The former are told to touch the matter, of the latter nothing is told.

    Args:
        story: related by rule; documents whose texts are not among its sources are judged by their language alone.
        read: all claims of the story.
    """
    if not story.disputes:
        return story
    telling = _Telling(story, read)
    return replace(story, disputes=tuple(map(telling.told, story.disputes)))


@dataclass(frozen=True)
class _Topic:
    """Keys of what two claims that part speak of, and of what each says was done."""

    keys: frozenset[str]
    predicates: set[str | None]


class _Telling:
    """One story's texts as far as somebody asked for them."""

    def __init__(self, story: StoryRecords, read: Sequence[Proposition]) -> None:
        self.weights = Weights(read)
        self.claims: Mapping[str, Proposition] = {item.claim.id: item for item in read}
        self.edges = {edge.id: edge for edge in story.contradictions}
        self.sources = {source.document.id: source for source in story.sources}
        self.languages: dict[str, set[str]] = {
            document.id: {document.language[:2].lower()} if document.language else set() for document in story.documents
        }
        for item in read:
            self.languages.setdefault(item.claim.document, set()).add(item.language)
        self.sentences: dict[str, list[frozenset[str]]] = {}

    def told(self, dispute: Dispute) -> Dispute:
        claims = [self.claims[name] for side in dispute.sides for name in side.claims]
        spoken = {item.language for item in claims}
        known = [name for name in dispute.silent if not self.languages[name] or self.languages[name] & spoken]
        topics = self._topics(dispute)
        mentioning = {name for name in known if any(self._speaks_of(name, topic) for topic in topics)}
        touching = {*dispute.touching, *mentioning}
        return dispute.model_copy(
            update={
                "silent": [name for name in known if name not in mentioning],
                "touching": [name for name in self.languages if name in touching],
            }
        )

    def _topics(self, dispute: Dispute) -> list[_Topic]:
        """What the claims of each contradiction have in common, or the first says where that is little."""
        found = []
        for edge in map(self.edges.__getitem__, dispute.contradictions):
            one, other = self.claims[edge.a], self.claims[edge.b]
            common = (one.keys & other.keys) - LIGHT
            found.append(_Topic(common if len(common) > 1 else one.keys - LIGHT, {one.predicate, other.predicate}))
        return found

    def _speaks_of(self, name: str, topic: _Topic) -> bool:
        """A sentence says half of what both say, or many words of it, or what was done and something of to whom."""
        whole = self.weights.sum(topic.keys)
        for keys in self._keys(name):
            said = keys & topic.keys
            if len(said) < _FEWEST or not any(map(is_content, said)):
                continue
            done = not said.isdisjoint(topic.predicates)
            if done or len(said) >= _MANY or self.weights.sum(said) >= _SAID * whole:
                return True
        return False

    def _keys(self, name: str) -> list[frozenset[str]]:
        """The keys of each sentence of a document."""
        if name not in self.sentences:
            source: SourceText | None = self.sources.get(name)
            text = view_of(source).text if source else ""
            language = min(self.languages[name], default="en")
            cut = (text[sentence.start : sentence.end] for sentence in sentences(text))
            self.sentences[name] = [
                frozenset(word.key for word in words_of(sentence, language) if word.key) for sentence in cut
            ]
        return self.sentences[name]
