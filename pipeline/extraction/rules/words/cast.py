"""Whom a French text speaks of: persons with gender and offices, and whom *elle*, *la ministre*, *ce dernier* mean.

Reads the words of the text once, without a parse: names of two words and more, those behind a title, the offices that
stand beside them, and what begins a sentence. Takes time linear in the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from pipeline.extraction.rules.lexicon.french_names import GROUPS, STANDING_FOR, is_person_noun
from pipeline.extraction.rules.words.parts import is_inside
from pipeline.extraction.rules.words.people import (
    ARTICLES,
    COUNTERPART,
    COURTESY,
    FIRST,
    GOVERNORS,
    HE,
    HEAD_OF_GOVERNMENT,
    NAME,
    SHE,
    SKIPPED,
    WORD,
    Figure,
    gender_of_noun,
)
from pipeline.extraction.rules.words.places import DOCUMENTS, Places

_DEFINITE = frozenset("le la l' ce cet cette".split())
_ARTICLES = frozenset(("le", "la", "l'"))
_SOURCED = re.compile(r"(?<!\w)(?:selon|d['’]\s?après)\s$", re.IGNORECASE)
_SHORT = 9  # code points of it
_BESIDES = frozenset(
    """scientifique chercheur chercheuse spécialiste expert experte auteur autrice auteure écrivain écrivaine artiste
    sportif sportive athlète joueur joueuse champion championne retraité retraitée habitant habitante riverain riveraine
    politicien politicienne universitaire soignant soignante militant militante adolescent adolescente jeune passionné
    passionnée victime accusé accusée prévenu prévenue suspect suspecte plaignant plaignante""".split()
)  # what somebody of an office or calling may be called besides
_TROOPS = frozenset(("garde",))  # a person, but in the feminine a body
_UNIQUE = frozenset(
    """père mère frère soeur sœur fils fille mari femme épouse époux veuf veuve oncle tante cousin cousine neveu nièce
    compagnon compagne voisin voisine conducteur conductrice chauffeur passager passagère chef cheffe
    entraîneur entraîneuse sélectionneur arbitre propriétaire locataire adjoint adjointe conseiller conseillère pilote
    greffier greffière substitut substitute médiateur médiatrice négociateur négociatrice""".split()
)  # new ones are told of with the article, too
_EPITHETS = (
    ["membre", "du", "gouvernement"],
    ["milieu", "de", "terrain"],
    ["chef", "de", "file"],
    ["cheffe", "de", "file"],
    ["patron", "de", "la"],
    ["patron", "du", "groupe"],
    ["patronne", "du", "groupe"],
    *(["milieu", side] for side in ("défensif", "offensif", "récupérateur", "relayeur")),
    *(["arrière", side] for side in ("gauche", "droit", "central")),
)
_MEANT = {
    "édile": frozenset(("maire", "mairesse", "bourgmestre")),
    **dict.fromkeys(
        ("élu", "élue"), frozenset("maire mairesse député députée sénateur sénatrice adjoint adjointe".split())
    ),
    "parlementaire": frozenset("député députée sénateur sénatrice".split()),
    **dict.fromkeys(("magistrat", "magistrate"), frozenset("procureur procureure juge substitut".split())),
    **dict.fromkeys(("technicien", "coach"), frozenset(("entraîneur", "sélectionneur", "coach"))),
    **dict.fromkeys(("technicienne", "coach"), frozenset(("entraîneuse", "entraîneure", "sélectionneuse"))),
    **dict.fromkeys(
        ("patron", "patronne", "dirigeant", "dirigeante"), frozenset("directeur directrice président".split())
    ),
    **dict.fromkeys(("praticien", "praticienne", "médecin"), frozenset("docteur docteure médecin chirurgien".split())),
    **dict.fromkeys(("enseignant", "enseignante"), frozenset("professeur professeure".split())),
    **dict.fromkeys(
        ("officier", "gradé", "militaire"),
        frozenset("colonel général commandant capitaine lieutenant major amiral".split()),
    ),
}
"""Nouns that stand for an office, and the offices."""
_PRESIDENT, _MINISTER = frozenset(("président", "présidente")), frozenset(("ministre",))
_CALLED = {
    **dict.fromkeys(("chef de l' état", "chef de l' etat", "cheffe de l' état"), (_PRESIDENT, "")),
    **dict.fromkeys(("chef du gouvernement", "cheffe du gouvernement"), (frozenset((HEAD_OF_GOVERNMENT,)), "")),
    **dict.fromkeys(("garde des sceaux",), (_MINISTER, "justi")),
    **dict.fromkeys(("chef de la diplomatie", "cheffe de la diplomatie"), (_MINISTER, "étran")),
}
"""Offices by another name: which, and what stands beside them."""
_OF_STATE = re.compile(r"républi|transition|[ée]tat\b|nation")
_DEMONYM = re.compile(
    r"\w{2}(?:ien(?:ne)?|oise?|aise?|on(?:ne)?|aine?|ine?|ole?|ote?|ide|[aeèo]s?que|ane?|usse|urc|turque|elge|abe)$"
)
_WITH_ADJECTIVE = (
    r"(?<!\w)(?:l[ea]\s|l['’]|une?\s|son\s|sa\s|du\s|au\s)(?P<what>(?P<noun>[^\W\d]+)"
    r"(?:\s(?:d[eu]s?\s|d['’])?(?:la\s|l['’])?[^\W\d]+){{0,4}}?\s{})\b(?:,\s)?"
)
_PHRASE = re.compile(
    r"(?<!\w)(?P<article>(?:l[ea]|une?|du|au|son|sa)(?=\s)|l['’])\s?(?:(?:ancien|jeune|nouveau|vieil|autre)(?:ne|le)?\s)?"
    r"(?P<noun>[^\W\d]+(?:-[^\W\d]+)*)(?P<kind>(?:\s[a-zà-ÿ]+(?:if|ive|al|ale|ien|ienne|ier|ière|aire|ique|eur|euse))?)",
    re.IGNORECASE,
)
_BODIES_AT_LARGE = frozenset(
    """organisation association institution entreprise société groupe compagnie parti ong juridiction instance
    firme""".split()
)
_BEGINNING_BODIES = frozenset("programme fonds office agence haut-commissariat".split())  # their names, not mentions
_PARTIES = frozenset(
    """accusé accusée prévenu prévenue plaignant plaignante suspect suspecte témoin juge avocat avocate procureur
    procureure président présidente""".split()
)  # told apart in court, so that none stands for the one before
_COMPANIES = frozenset("entreprise société groupe compagnie".split())
_PUBLIC = frozenset(
    """ministère gouvernement préfecture sous-préfecture mairie ville commune métropole région département agence
    parquet tribunal cour conseil police gendarmerie armée sénat assemblée parlement commission syndicat parti
    association collectif direction hebdomadaire quotidien magazine journal chaîne radio revue site""".split()
)
_AGE = 3  # words
_CALLINGS = frozenset("responsable dirigeant dirigeante leader parlementaire magistrat magistrate élu élue".split())
_ELECTED = frozenset(("élu", "élue"))
_CLOSE = 400
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
_NEAR = 2500  # code points between a pronoun and whom it stands for
_STEM = 5
_FORMER = frozenset("ancien ancienne ex".split())
_OF_NATION = 2  # words with what follows: le Premier ministre britannique
_KIND = 2  # words of such a complement


class Cast(Places):
    """Tells whom a mention means of the figures of one text."""

    def note(self, at: int, figure: Figure) -> None:
        """Keep that `figure` has spoken at `at`; whoever spoke is likelier meant by what follows."""
        self._spoken.append((at, figure))

    def who(self, mention: str, start: int, at: int) -> Figure | None:
        """The figure that the words `mention`, which begin at `start`, mean; `None` if the text has none for them.

        Pronouns stand for somebody named before `at`: the report they belong to may begin in front of them.
        """
        spelt = [m.group() for m in WORD.finditer(mention)]
        words = [word.lower().replace("’", "'") for word in spelt]
        if not words:
            return None
        plain = words[-1] if len(words) == 1 else ""
        if plain in ("celui-ci", "celle-ci"):
            last = "m" if plain == "celui-ci" else "f"
            return self._told_last(last, at, bodies=True) or self._latest(last, at)
        if plain in ("il", "lui", "elle"):
            return self._latest("f" if plain == "elle" else "m", at)
        named = self._named(start, start + len(mention))
        if named is not None:
            return named
        return self._described(spelt, at, sourced=_SOURCED.search(self.text, max(0, start - _SHORT), start) is not None)

    def _named(self, start: int, end: int) -> Figure | None:
        """The person a mention names, if the name is not governed: *l'avocat de Jon Vale* is not Jon Vale."""
        found = None
        for m in NAME.finditer(self.text, start, end):
            figure = self._figure_at(m)
            if figure is None:
                continue
            words = [w.group().lower().replace("’", "'") for w in WORD.finditer(self.text, start, m.start())]
            name_start = self._trimmed(m)[1]
            words += [w.group().lower() for w in WORD.finditer(self.text, m.start(), name_start)]
            while words and (words[-1].rstrip(".") in COURTESY or words[-1] == "."):
                words.pop()
            if not (words and words[-1] in GOVERNORS) or self._is_particle(words[-1], figure, m):
                found = figure
        return found

    def _is_particle(self, word: str, figure: Figure, name: re.Match[str]) -> bool:
        """Whether what governs a surname is part of it: *Mme du Plessis* for Odile du Plessis."""
        whole = (word if word.endswith("'") else f"{word} ") + self._trimmed(name)[0].lower()
        return figure.name.lower().replace("’", "'").endswith(f" {whole}")

    def _latest(self, gender: str | None, at: int, *, person: bool = False) -> Figure | None:
        """Whom a pronoun or another word of this gender (`None`: of either) means at `at`."""
        best: tuple[int, Figure] | None = None  # one with whom a sentence begins
        weak: Figure | None = None
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        for start, _, figure, leading in reversed(self._seen[max(0, place - 60) : place]):
            if at - start > _NEAR:
                break
            if not figure.is_person and at - start > _NEAR // 4:
                continue
            if not _agrees(figure, gender) or (person and not figure.is_person):
                continue
            if leading and best is None:
                best = (start, figure)
            if leading and (gender is None or figure.gender == gender or at - start > _CLOSE):
                if (
                    best is not None
                    and best[1].gender is None
                    and best[1].is_person
                    and figure.name in self.persons
                    and figure.gender
                ):
                    best = (start, figure)  # of known gender, rather than of none
                break
            weak = weak or (figure if figure.is_person else None)
        for start, figure in reversed(self._spoken[-12:]):
            if start < at and _agrees(figure, gender) and (figure.is_person or not person):
                if best is None or start >= best[0]:
                    best = (start, figure)
                break
        return best[1] if best is not None else weak

    def _described(self, spelt: list[str], at: int, *, sourced: bool = False) -> Figure | None:
        """The person whom *la ministre*, *l'élu*, *ce dernier*, *la comédienne* mean.

        `sourced`: *selon* stands in front, so that a calling the text has not told of is somebody new.
        """
        words = [word.lower().replace("’", "'") for word in spelt]
        if len(words) > _AGE and words[-1] == "ans" and words[-2].isdigit():
            spelt, words = spelt[:-_AGE], words[:-_AGE]  # le vétérinaire de 58 ans
        if len(words) > _AGE and words[-1] in ("page", "pages"):
            spelt, words = spelt[:-_AGE], words[:-_AGE]  # ce document de 84 pages
        head = next((k for k, word in enumerate(words) if word not in ARTICLES | SKIPPED), None)
        if len(words) == _KIND and _is_of_two(words):
            return self._of_two(at, second=words[1].startswith("second"))
        if words in (["le", "même"], ["la", "même"]):
            return self._latest("m" if words[0] == "le" else "f", at, person=True)
        if head is None:
            return None
        article, noun = (words[0] if head else ""), words[head]
        if noun == "ministre" and head and words[head - 1] in FIRST and _FORMER.isdisjoint(words):
            heads = [p for p in self.persons.values() if HEAD_OF_GOVERNMENT in p.offices]
            return heads[0] if len(heads) == 1 and article in _DEFINITE and len(words) <= head + _OF_NATION else None
        gender = "m" if article in HE else "f" if article in SHE - {"sa"} else gender_of_noun(noun)
        if words[-1] in ("dernier", "dernière") and article in ("ce", "cette", "le", "la"):
            last = "f" if words[-1] == "dernière" else "m"
            return self._told_last(last, at) or self._latest(last, at, person=True)
        rest = [word for word in words[head + 1 :] if len(word) > 3]
        if article in _DEFINITE and (meant := _CALLED.get(" ".join(words[head:]))) is not None:
            holders = [p for p in self.persons.values() if p.offices & meant[0] and meant[1] in p.about]
            holders = [p for p in holders if not p.about.startswith(COUNTERPART)] or holders
            if len(holders) > 1:
                holders = [p for p in holders if _OF_STATE.search(p.about)] or self._told_before(holders, at)
            if len(holders) == 1:
                return holders[0]  # le chef de l'État
        counsel = noun == "conseil" and len(words) == head + 1  # or a body
        if article in ARTICLES - {"un", "une"} and (is_person_noun(noun) or counsel) and noun not in ("homme", "femme"):
            bearers = [p for p in self.persons.values() if noun in p.offices and p.gender in (gender, None)]
            if not bearers and not rest and noun in _MEANT:
                bearers = [p for p in self.persons.values() if _holds_office(p, _MEANT[noun])]
                bearers = [p for p in bearers if gender is None or p.gender in (gender, None)]
            everybody = bearers
            bearers = [p for p in bearers if not p.about.startswith(COUNTERPART)] or bearers
            bearers = self._told_before(bearers, at) or ([] if noun in _MEANT else bearers)
            told = [p for p in everybody if any(word[:_STEM] in p.about for word in rest)]
            if len(told or bearers) == 1 and (
                told or not rest or len(words) <= head + 2 or _is_bare(spelt[head + 1 :])
            ):
                return (told or bearers)[0]

        bare = not any(word in ("de", "du", "des", "d'", "à", "au") for word in words[head + 1 :])
        bare = bare or _is_bare(spelt[head + 1 :])
        named = any(word[:1].isupper() for word in spelt[head + 1 :])
        former = article == "l'" and (words[1:2] in (["ancien"], ["ancienne"]) or noun.startswith("ex-"))
        epithet = article in _DEFINITE and words[head : head + 3] in _EPITHETS
        if (former and is_person_noun(noun)) or epithet:
            return self._latest(
                None if epithet and article == "l'" else gender, at, person=True
            )  # l'ancien maire de Lyvrac
        body = noun in self.g.bodies | GROUPS or (noun in _TROOPS and article == "la")
        if article in _DEFINITE and bare and not named and body:
            return self._body(noun, at)
        if article in _DEFINITE and noun in _BODIES_AT_LARGE and _is_of_place(spelt[head + 1 :]):
            phrase = re.sub(r"(?<=['’]) ", "", " ".join(spelt[head:]))
            if not 0 <= self.text.find(phrase) < at:
                return self._body(noun, at)  # l'entreprise de Lyvrac
        if noun in _ELECTED and article == "l'" and not bare:
            return self._latest(gender, at, person=True)  # l'élue de Lyvrac
        if (not bare and article not in ("ce", "cet", "cette")) or article not in _DEFINITE:
            office = article in _DEFINITE and noun in self.g.offices and words[head + 1] in ("de", "du", "des", "d'")
            return self._untitled(re.sub(r"(?<=['’]) ", "", " ".join(spelt[head:])), gender, at) if office else None
        if named:
            return None
        if noun in _PARTIES:
            return None
        if noun not in _UNIQUE | STANDING_FOR and (same := self._introduced(noun, at)) is not None:
            return same
        if article in ("le", "la", "l'") and spelt[head][:1].isupper() and _DEMONYM.search(noun):
            return self._of_nation(noun, gender, at) or self._latest(gender, at, person=True)  # le Lyonnais
        anaphoric = article in ("ce", "cet", "cette") or noun not in self.g.offices | _UNIQUE
        if noun in _CALLINGS and words[head + 1 :] and article in _ARTICLES:
            return None  # le responsable syndical
        if noun in STANDING_FOR or (anaphoric and is_person_noun(noun)):
            near = self._latest(gender, at, person=True) or self._only(gender)
            anybody = noun in STANDING_FOR | _BESIDES or article not in _ARTICLES
            if near is None or anybody:
                return near
            return near if not sourced and self._may_be_called(near, noun) else None
        return None

    def _may_be_called(self, figure: Figure, noun: str) -> bool:
        """Whether *le* or *la* with a noun of persons may mean somebody: nobody of another office or calling."""
        known = figure.offices if figure.name in self.persons else figure.name.lower().split()
        return not known or noun in known

    def _of_two(self, at: int, *, second: bool) -> Figure | None:
        """*le premier*, *la seconde*: the one of the last two persons told of near `at`, in their order."""
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        told: list[Figure] = []
        for start, _, figure, _ in reversed(self._seen[max(0, place - 12) : place]):
            if at - start > _CLOSE * 2:
                break
            if figure.name in self.persons and all(figure.name != other.name for other in told):
                told.append(figure)
        return told[0 if second else 1] if len(told) == _KIND else None

    def _untitled(self, phrase: str, gender: str | None, at: int) -> Figure | None:
        """*Jon Pike est venu. Le ministre de la Mer dit que …*: the one person told of before, if untitled."""
        if 0 <= self.text.find(phrase) < at:
            return None  # the office has been told of already
        if any(is_person_noun(word) for word in re.findall(r"[^\W\d]+", phrase.lower())[1:]):
            return None  # l'avocat de l'accusé
        low = max(at - _CLOSE, self.text.rfind("\n", 0, at))
        first = bisect.bisect_left(self._seen, low, key=lambda seen: seen[0])
        near = {f.name: f for start, _, f, _ in self._seen[first:] if start < at and f.is_person}
        figure = next(iter(near.values())) if len(near) == 1 else None
        known = figure is None or figure.name not in self.persons or bool(figure.offices)
        return None if known or figure is None or figure.gender not in (gender, None) else figure

    def _of_nation(self, demonym: str, gender: str | None, at: int) -> Figure | None:
        """*le ministre norvégien … le Norvégien*: who was told of last by an adjective, named beside it or not."""
        wanted = re.compile(_WITH_ADJECTIVE.format(re.escape(demonym)), re.IGNORECASE)
        for m in reversed(list(wanted.finditer(self.text, max(0, at - _NEAR), at))):
            if is_person_noun(m["noun"].lower()) and not is_inside(m.start(), self._quoted):
                named = next((seen for seen in self._seen_near(m.end() - 1) if seen[0] <= m.end() + _KIND), None)
                return named[2] if named is not None else Figure(m["what"], gender)
        return None

    def _introduced(self, noun: str, at: int) -> Figure | None:
        """The figure without a name that the text has told of by the same noun: *un marin … le marin*."""
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        near = [(start, figure) for start, _, figure, _ in self._seen[max(0, place - 30) : place]]
        for _, figure in sorted([*near, *((s, f) for s, f in self._spoken[-12:] if s < at)], key=lambda p: -p[0]):
            words = figure.name.lower().split()
            if figure.is_person and figure.name not in self.persons and noun in words[:2]:
                return figure
        return None

    def _told_last(self, gender: str, at: int, *, bodies: bool = False) -> Figure | None:
        """Whom *ce dernier*, *celle-ci* mean: the last person of this gender told of since the sentence before.

        `bodies`: or the last body.
        """
        place = bisect.bisect_right(self._starts, at) - 1
        low = self._starts[max(0, place - 1)] if self._starts else 0
        found: tuple[int, Figure] | None = None
        first = bisect.bisect_left(self._seen, low, key=lambda seen: seen[0])
        for start, end, figure, _ in self._seen[first:]:
            if end > at:
                break
            if (figure.is_person or bodies) and figure.gender == gender:
                found = (start, figure)
        for m in _PHRASE.finditer(self.text, low, at):
            masculine = m["article"].lower().replace("’", "'") in ("le", "un", "du", "au", "son")
            of = gender_of_noun(m["noun"].lower()) if m["article"][:2].lower() in ("l'", "l’") else "fm"[masculine]
            noun = m["noun"].lower()
            somebody = is_person_noun(noun) or (bodies and noun in self.g.bodies | GROUPS)
            if of != gender or not somebody or is_inside(m.start(), self._quoted):
                continue
            if found is None or m.start() > found[0]:
                known = self._described([m["article"], m["noun"]], m.start())
                phrase = self.text[m.start("article") + len(m["article"]) : m.end()].strip()
                found = (m.start(), known or Figure(phrase, gender, is_person_noun(noun)))
        return found[1] if found is not None else None

    def _only(self, gender: str | None) -> Figure | None:
        """The one person of this gender whom the text names."""
        found = [figure for figure in self.persons.values() if figure.gender == gender]
        return found[0] if len(found) == 1 else None

    def _body(self, noun: str, at: int) -> Figure | None:
        """The institution told of before that *le ministère*, *l'organisation* mean."""
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        told = [
            (start, figure) for start, _, figure, _ in self._seen[max(0, place - 60) : place] if not figure.is_person
        ]
        told += [(start, figure) for start, figure in self._spoken[-12:] if start < at and not figure.is_person]
        for start, figure in sorted(told, key=lambda pair: -pair[0]):
            words = figure.name.lower().split()
            if not words or words[0] not in self.g.bodies | GROUPS | _BEGINNING_BODIES:
                continue
            if words[:1] == [noun] and len(words) > 1:
                return figure
            named = figure.name[:1].isupper() or any(word[:1].isupper() for word in figure.name.split()[1:])
            if noun in _COMPANIES and words[0] in _PUBLIC:
                continue
            if noun in ("document", "texte") and words[0] in _WRITTEN:
                return figure
            if noun in _BODIES_AT_LARGE and at - start < _NEAR // 2 and named:
                return figure
        if noun in _MEDIA and (titles := list(_TITLE.finditer(self.text, max(0, at - _NEAR), at))):
            return Figure(titles[-1].group(), None, False)  # le journal, for Le Phare
        if noun in _PAPERS and (papers := list(_PAPER.finditer(self.text, max(0, at - _NEAR // 2), at))):
            return Figure(papers[-1]["what"], None, False)
        if noun in _COMPANIES:
            firms = [m["firm"] for m in _FIRM.finditer(self.text, max(0, at - _NEAR), at)]
            firm = next((f for f in reversed(firms) if f not in self.persons), None)
            return Figure(firm, None, False) if firm is not None else None
        return None

    def owner_before(self, at: int) -> Figure | None:
        """Whose somebody is whom *son*, *leur* introduce at `at`."""
        return self._latest(None, at)

    def _told_before(self, figures: list[Figure], at: int) -> list[Figure]:
        """Those of some figures whom the text has named before `at`."""
        return [figure for figure in figures if self._first.get(figure.name, at) < at]

    def _last_of(self, figures: list[Figure], at: int) -> Figure:
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        recent = next((seen[2] for seen in reversed(self._seen[:place]) if seen[2] in figures), None)
        return recent or figures[0]


def _holds_office(figure: Figure, offices: Iterable[str]) -> bool:
    """Tell whether somebody holds one of some offices, or a compound of one: *colonel-major* of *colonel*."""
    held = {part for office in figure.offices for part in (office, *office.split("-"))}
    return not held.isdisjoint(offices)


def _is_of_two(words: Sequence[str]) -> bool:
    """Tell *le premier* and *la seconde*, which mean one of two."""
    return words[0] in ("le", "la") and words[1] in ("premier", "première", "second", "seconde")


def _is_of_place(behind: Sequence[str]) -> bool:
    """Tell a complement that is a place: *l'entreprise de Saint-Lyvrac*."""
    return len(behind) > 1 and behind[0].lower() in ("de", "d'", "d’") and all(w[:1].isupper() for w in behind[1:])


def _is_bare(behind: Sequence[str]) -> bool:
    """Whether a complement only says of what kind somebody is: *le milieu de terrain*, not *le maire de la ville*."""
    return len(behind) == _KIND and behind[0].lower() in ("de", "d'", "d’") and behind[1].islower()


def _agrees(figure: Figure, gender: str | None) -> bool:
    open_to_both = figure.gender is None and (figure.is_person or figure.name.isupper())
    return gender is None or figure.gender == gender or open_to_both
