"""French nouns that report: *sa conviction est que …*, *l'idée de la maire : …*, *dresse le constat que …*."""

from __future__ import annotations

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.words.french import OF, infinitive_behind, is_agent, is_finite
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.tokens import Tokens

_REPORTING = frozenset(
    """affirmation argument avertissement avis certitude conclusion constat conviction crainte credo diagnostic
    explication hypothèse idée impression interprétation message pronostic raisonnement regret sentiment théorie thèse
    verdict""".split()
)
_WITH_CLAUSE = frozenset(
    """accusation affirmation annonce assurance aveu avertissement avis certitude conclusion constat conviction crainte
    espoir garantie hypothèse menace promesse rappel regret reproche soupçon""".split()
)  # that take *que* themselves
_ORDERS = frozenset("promesse menace proposition engagement souhait".split())  # with an infinitive
_NOUNS = _REPORTING | _WITH_CLAUSE | _ORDERS
_OWN = frozenset("son sa leur".split())
_THE = frozenset("le la l'".split())
_BEING = frozenset("est était reste demeure".split())
_MAKING = frozenset(
    """fait font faisait faisaient dresse dressent dressait dressé fait partage partagent partageait exprime exprimé
    tire tirent tirait tiré formule formulé émet émis redit répète répété réaffirme réaffirmé défend défendu""".split()
)
_THAT = frozenset(("que", "qu'"))
_LONGEST = 9  # words of whose it is


class Nouns(Tokens):
    """Finds nouns that say what somebody thinks or says, in a clause behind them."""

    def _noun(self, i: int) -> tuple[WordDraft, int] | None:
        """What the noun at `i` reports, and where its cue ends; `None` if it reports nothing."""
        if self.words[i].lower not in _NOUNS or i == 0:
            return None
        front = self.words[i - 1].lower
        if front not in _OWN | _THE:
            return None
        owner, end = self._whose(i)
        return self._in_predicate(i, owner, end) or self._with_clause(i, owner, end) or self._to_do(i, owner, end)

    def _whose(self, i: int) -> tuple[Range | None, int]:
        """Whose the noun at `i` is by what stands behind it, *de la maire*, and where that ends."""
        end = i + 1
        if end >= len(self.words) or self.words[end].lower not in OF:
            return None, end
        while end < min(len(self.words), i + _LONGEST):
            word = self.words[end].lower
            if word in _BEING | _THAT or word in (",", ":", ".", "?") or self.words[end].quote is not None:
                break
            end += 1
        phrase = [w for w in self.words[i + 2 : end] if w.lower not in self.g.articles]
        spoken = phrase[:1] and (phrase[0].is_name or is_agent(phrase[0].lower, self.g.bodies))
        return ((i + 2, end), end) if spoken else (None, end)

    def _in_predicate(self, i: int, owner: Range | None, end: int) -> tuple[WordDraft, int] | None:
        """*Sa conviction est que …*, *sa conviction : …*, *l'idée de la maire, c'est que …*."""
        own = self.words[i - 1].lower in _OWN
        if (owner is None and not own) or not self._begins(i - 1):
            return None
        ahead = [w.lower for w in self.words[end : end + 3]]
        k = end + (ahead[:1] == [","])
        if ahead[:1] != [":"]:
            k += 2 * ([w.lower for w in self.words[k : k + 2]] == ["c", "'"])
            being = k < len(self.words) and self.words[k].lower in _BEING
            if not being or k + 1 >= len(self.words) or self.words[k + 1].lower not in _THAT | {":"}:
                return None
            end = k + 1
        stop = self._clause_end(end)
        if stop - end <= 2:
            return None
        d = self._draft([(end + 1, stop)], owner, (i, i + 1))
        d.carried = owner is None
        return d, end + 1

    def _with_clause(self, i: int, owner: Range | None, end: int) -> tuple[WordDraft, int] | None:
        """*fait le constat que …*, *malgré la crainte de la ville que …*, *redit sa conviction que …*."""
        if self.words[i].lower not in _WITH_CLAUSE or end >= len(self.words) or self.words[end].lower not in _THAT:
            return None
        if i < 2 and owner is None:
            return None
        made = i > 1 and self.words[i - 2].lower in _MAKING
        mention = owner
        if owner is None and made and (left := self.subjects.opening()) is not None and left[1] <= i - 1:
            mention = left
        elif owner is None and not (self.words[i - 1].lower in _OWN and i > 1):
            return None
        stop = self._clause_end(end)
        if not made:
            stop = self._before_matrix(end + 1, stop)
        d = self._draft([(end + 1, stop)], mention, (i, i + 1))
        d.carried = mention is None
        return d, end + 1

    def _to_do(self, i: int, owner: Range | None, end: int) -> tuple[WordDraft, int] | None:
        """*sa promesse de ne pas partir a déçu*, *la menace du syndicat de bloquer le port*: up to the next verb."""
        if self.words[i].lower not in _ORDERS:
            return None
        plain = [w.lower for w in self.words]
        low = i + 1 if plain[i - 1] in _OWN else owner[0] + 1 if owner is not None else end
        of = next((k for k in range(low, min(len(plain), low + _LONGEST)) if plain[k] in ("de", "d'", ",")), end)
        if plain[of : of + 1] not in (["de"], ["d'"]) or infinitive_behind(plain, of + 1) is None:
            return None
        if plain[i - 1] in _OWN and of > i + 1:
            return None
        owner = (owner[0], of) if owner is not None and of > i + 1 else None
        stop = self._clause_end(of)
        stop = next((k for k in range(of + 2, stop) if plain[k] == "," or is_finite(plain[k])), stop)
        d = self._draft([(of, stop)], owner, (i, i + 1))
        d.carried = owner is None
        return d, of + 1
