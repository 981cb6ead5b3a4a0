"""French participles that report what somebody calls a thing: *un texte qualifié de « chiffon » par la ville*."""

from __future__ import annotations

from pipeline.extraction.rules.words.french import OF, is_agent
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.tokens import REACH, Tokens

_CALLED = frozenset(
    "qualifié jugé taxé traité accusé décrit présenté dénoncé considéré critiqué salué fustigé moqué soupçonné".split()
)
_FORMS = frozenset(verb + end for verb in _CALLED for end in ("", "e", "s", "es"))
_BETWEEN = OF | {"comme", "être", "à", "tour"}


class Passives(Tokens):
    """Finds participles behind which a quoted fragment stands and *par* with who says it."""

    def _called(self, i: int) -> tuple[WordDraft, int] | None:
        """What the participle at `i` reports, and where its cue ends; `None` if it reports nothing."""
        if self.words[i].lower not in _FORMS or not self.s.fragments:
            return None
        begin = self.adverbs.behind(i + 1)
        while begin < len(self.words) and self.words[begin].lower in _BETWEEN and not self._is_fragment(begin):
            begin += 1
        if begin >= len(self.words) or not self._is_fragment(begin):
            return None
        end = next((k for k in range(begin, min(len(self.words), begin + REACH)) if self.words[k].lower == "par"), None)
        if end is None or self._is_quoted(end) or any(w.lower in (",", ";", ":") for w in self.words[begin:end]):
            return None
        who = self.subjects.right(end + 1)[0]
        heads = [w for w in self.words[slice(*who)] if w.lower not in self.g.articles] if who is not None else []
        if not heads or not (heads[0].is_name or is_agent(heads[0].lower, self.g.bodies)):
            return None
        return self._draft([(begin, end)], who, (i, i + 1)), end
