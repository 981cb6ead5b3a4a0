"""Which body *le ministère*, *l'organisation*, *le journal*, *le document* mean in a French text."""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon.french_names import GROUPS
from pipeline.extraction.rules.words.people import Figure
from pipeline.extraction.rules.words.places import DOCUMENTS
from pipeline.extraction.rules.words.recency import NEAR, Recency

BODIES_AT_LARGE = frozenset(
    """organisation association institution entreprise société groupe compagnie parti ong juridiction instance
    firme""".split()
)
_BEGINNING_BODIES = frozenset("programme fonds office agence haut-commissariat".split())  # their names, not mentions
_COMPANIES = frozenset("entreprise société groupe compagnie".split())
_PUBLIC = frozenset(
    """ministère gouvernement préfecture sous-préfecture mairie ville commune métropole région département agence
    parquet tribunal cour conseil police gendarmerie armée sénat assemblée parlement commission syndicat parti
    association collectif direction hebdomadaire quotidien magazine journal chaîne radio revue site""".split()
)
_WRITTEN = DOCUMENTS | frozenset("communiqué audit arrêté jugement arrêt courrier courriel dépêche déclaration".split())
_MEDIA = frozenset("journal quotidien hebdomadaire magazine chaîne radio site média revue agence".split())
_TITLE = re.compile(
    r"(?<=[a-zà-ÿ,’'(] )(?:L['’]|L[ea]s?\s|The\s)(?!Haye|Havre|Mans|Caire|Cap\b|Réunion|Rochelle|Baule|Pen\b|Gall\b)"
    r"[A-ZÀ-ÞŒ][\w-]+(?:\s(?:(?:des?|du|la|les?|et|d['’])\s?)*[A-ZÀ-ÞŒa-z][\w-]+(?=[\s,.;:)»]))?"
)
_PAPERS = frozenset("document texte dossier".split())
_PAPER = re.compile(
    r"(?<!\w)(?:l[ea]\s|l['’]|une?\s|cet?t?e?\s|son\s|sa\s|du\s|dans\sun\s)(?P<what>rapport|étude|note|communiqué|audit|enquête|"
    r"circulaire|lettre|courriel|tribune|déclaration|avis|arrêté|mémorandum|mémoire|guide|manifeste)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?<!\w)(?:[Cc]hez|société|groupe|entreprise|compagnie|firme|start-up|enseigne|constructeur|fabricant|exploitant|"
    r"opérateur|distributeur|filiale|géant)\s(?P<firm>[A-ZÀ-ÞŒ][\w-]+(?:\s[A-ZÀ-ÞŒ][\w-]+)*)"
)


class Institutions(Recency):
    """Finds the body, paper or firm that the text told of before by more than a noun."""

    def _body(self, noun: str, at: int) -> Figure | None:
        """The institution told of before that *le ministère*, *l'organisation* mean."""
        for start, figure in self._told_of(at, 60):
            if not figure.is_person and self._may_be(figure, noun, at - start):
                return figure
        name = self._unread_name(noun, at)
        return Figure(name, None, False) if name is not None else None

    def _may_be(self, figure: Figure, noun: str, distance: int) -> bool:
        """Whether a noun alone may stand for a body told of `distance` code points before."""
        words = figure.name.lower().split()
        if not words or words[0] not in self.g.bodies | GROUPS | _BEGINNING_BODIES:
            return False
        if words[0] == noun and len(words) > 1:
            return True
        if noun in _COMPANIES and words[0] in _PUBLIC:
            return False
        if noun in ("document", "texte") and words[0] in _WRITTEN:
            return True
        named = figure.name[:1].isupper() or any(word[:1].isupper() for word in figure.name.split()[1:])
        return noun in BODIES_AT_LARGE and distance < NEAR // 2 and named

    def _unread_name(self, noun: str, at: int) -> str | None:
        """What *le journal*, *le document*, *la société* mean of names and papers that are no figures of the text."""
        low = max(0, at - NEAR)
        if noun in _MEDIA:
            titles = [m.group() for m in _TITLE.finditer(self.text, low, at)]
            return titles[-1] if titles else None  # le journal, for Le Phare
        if noun in _PAPERS:
            papers = [m["what"] for m in _PAPER.finditer(self.text, max(0, at - NEAR // 2), at)]
            return papers[-1] if papers else None
        if noun in _COMPANIES:
            firms = [m["firm"] for m in _FIRM.finditer(self.text, low, at) if m["firm"] not in self.persons]
            return firms[-1] if firms else None
        return None
