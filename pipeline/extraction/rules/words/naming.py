"""Who a French mention is: pronouns, offices, short names and plain descriptions; `russian.naming` is its fellow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import GROUPS, PERSONS, given_gender_fr, is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.cast import Cast
from pipeline.extraction.rules.words.french import is_agent
from pipeline.extraction.rules.words.names import (
    described,
    french_gender,
    full_names,
    name_run,
)
from pipeline.extraction.rules.words.parts import WordDraft, without_article
from pipeline.extraction.rules.words.people import Figure, is_topic
from pipeline.extraction.rules.words.references import IN_TALK, References

_HEADS_OF_GOVERNMENT = ("Premier ministre", "Première ministre")
_RECENT = 6
_FEW = 3
_PLURALS = frozenset("les des ces ses leurs deux trois plusieurs certains certaines".split())
_JOINTS = re.compile(r"(?P<comma>,\s(?!et\s))|,?\set\s")
_NAMED_PART = re.compile(r"[Ll][ea]s?\s|[Ll]['’]|[Uu]ne?\s|[Ss]on\s|[Ss]a\s|[Ll]eurs?\s|[A-ZÀ-Þ]")
_SAYING_OF = re.compile(
    r"(?:[Ll][ea]\s|[Ll]['’])(?:message|réponse|position|avis|discours|verdict|conclusion|analyse|ligne|sentence|"
    r"réaction|propos|diagnostic|constat)\s(?:de\s|du\s|d['’])(?P<who>.{2,60})$|"
    r"[Ll]es\s(?:(?:premi|derni)[eè]re?s\s)?(?:constatations|calculs|estimations|projections|observations|informations|"
    r"indications|données|chiffres)\s(?:de\s|du\s|d['’])(?P<whose>.{2,60})$"
)  # le message de la maire est clair : …
_ANSWERING = re.compile(r"répond|réplique|répliqué|rétorque|rétorqué|riposte")
_NUMERALS = frozenset(
    """quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
    soixante cent mille quelques nombre""".split()
)
_LATTER = re.compile(r"(?:ce\sdernier|cette\sdernière|celui-ci|celle-ci),")
_LITTLE = 3  # letters of articles and prepositions
_NEAR = 800  # code points between a pronoun and a name it stands for
_OPPOSITE = {"il": "f", "lui": "f", "celui-ci": "f", "elle": "m", "celle-ci": "m"}  # French
_GOVERNING = frozenset("de du des la à au aux en dans pour sur chez".split())
_OTHER = {"«": "»", "»": "«", "“": "”", "”": "“", "(": ")", ")": "("}
_MADE_BY = re.compile(r"\w+(?:é|i|it|u)e?s?\spar\s(?P<by>(?:[Ll][ea]s?\s|[Ll][’']|des?\s|un\s|une\s)[^,]+)$")
_ISSUED = re.compile(r"\s(?:(?:publi|diffus|dévoil)ée?|parue?)s?$")  # une étude publiée mardi
_TO_HIM = re.compile(r"(?:lui|leur)\s", re.IGNORECASE)
_USED = re.compile(
    r"(?:consult|obten|v|l|révél|dévoil|relay|cit|diffus|recueill|rapport|command|demand|mandat|reç|interrog|rencontr)"
    r"(?:é|i|u)e?s?\b"
)  # by whom it was not made
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[ -]?){2,3}")
_MANY = re.compile(
    r"\b(?:les|des|ses|leurs|aux|ces|deux|trois|plusieurs)\s(?P<group>(?:deux\s|trois\s)?(?P<noun>\w+[sx])\b)",
    re.IGNORECASE,
)


class Namer:
    """Names the mentions of one text in reading order; `drafts` grows as the text is read."""

    def __init__(self, text: str, grammar: Grammar, quoted: list[Range], drafts: list[WordDraft]) -> None:
        self.text, self.grammar, self.drafts = text, grammar, drafts
        self.cast = Cast(text, grammar, quoted)
        self.references = References(text, self.cast, drafts)
        names = full_names(text, grammar)
        called = {name.split()[-1] for name in names if given_gender_fr(name.split()[0])}
        self.names = [name for name in names if not is_topic(name, called)]
        self.last: WordDraft | None = None
        self._spelt: dict[str, str] = {}

    @property
    def persons(self) -> list[str]:
        """The names of all whom the text names."""
        return list(self.cast.persons)

    def name(self, d: WordDraft) -> None:
        """Best name of the mention: a pronoun takes the last speaker's, a short name the full one."""
        if d.carried and d.cue is not None and (told := self._told_before(d.cue[0])) is not None:
            d.name, d.role = told.name, told.role
        elif d.carried and (source := self._antecedent("")) is not None:
            d.name, d.role = source.name, source.role
        if d.mention is None or d.name is not None:
            return
        text = self.text[slice(*d.mention)].strip()
        plain = text.lower().strip("-")
        if plain in self.grammar.nobody:
            if plain == "on" and d.cue is not None and re.match(r"y\s", self.text[slice(*d.cue)]):
                self._speak_there(d)
            return
        said = _SAYING_OF.match(text)
        who = said.lastgroup if said is not None else None
        if said is not None and who is not None and self._is_agent(said[who]):
            d.mention = (d.mention[0] + said.start(who), d.mention[0] + said.end(who))
            text, plain = said[who], said[who].lower()
        if _LATTER.match(plain):
            text, plain = text.split(",")[0], plain.split(",")[0]  # ce dernier, en visite à Lyvrac
        at = min(d.mention[0], d.content[0][0]) if d.content else d.mention[0]
        if (both := self._both(d, text)) is not None:
            d.name = both
            return
        figure = self.references.named(text, d.mention[0], at) or self.cast.who(text, d.mention[0], at)
        figure = figure or self.references.owned(text, at)
        if figure is not None and self._speaks_to(d, text, figure):
            figure = None
        if figure is not None:
            figure = self._answering(d, plain, figure) or figure
            d.name, d.role = figure.name, figure.role
            self._note(d.mention[0], d, figure)
            return
        if plain in ("ils", "elles", "eux", "ceux-ci", "celles-ci"):
            d.name = self._many_spoken(d) or self._many_before(at)
            d.name = d.name or (self._many_before(d.mention[0]) if not d.quoted else None)
            return
        if plain in self.grammar.pronouns:
            source = self._antecedent(plain)
            if source is not None:
                d.name, d.role = source.name, source.role
            return
        if "," in text:  # l'exploitant du pont, la société Pontex
            first, last = text.split(",", 1)[0], text.rsplit(",", 1)[1].strip()
            text = first if _has_capital(without_article(first, self.grammar)) else last
        name = d.name = self._as_in_text(self._describe(d, text))
        self._note(d.mention[0], d, self._figure(name, text))

    def _speaks_to(self, d: WordDraft, mention: str, figure: Figure) -> bool:
        """*Pike attend. Le juge lui a demandé …*: whether a mention without his name says it to whom was told of."""
        told = d.cue is not None and _TO_HIM.match(self.text, d.cue[0]) is not None
        words = mention.lower().split()
        told = told and not IN_TALK.intersection(words)
        return told and " " in mention and figure.offices.isdisjoint(words) and figure.name.split()[-1] not in mention

    def _speak_there(self, d: WordDraft) -> None:
        """*« … », dit-on au port. On y précise que …*: those speak whose place was named right before."""
        if self.last is not None and self.last.paragraph == d.paragraph and self.last.mention is not None:
            d.name, d.role = self.last.name, self.last.role

    def _is_agent(self, phrase: str) -> bool:
        head = without_article(phrase, self.grammar).split(" ")[0]
        return head[:1].isupper() or is_agent(head.lower(), self.grammar.bodies)

    def _note(self, at: int, d: WordDraft, figure: Figure) -> None:
        """Keep who spoke, unless somebody else tells of it: *X dit que le bureau promet …*, and he is X."""
        if not any(other.holds(d.cue) for other in self.drafts[-_FEW:]):
            self.cast.note(at, figure)

    def _answering(self, d: WordDraft, plain: str, asking: Figure) -> Figure | None:
        """*« Où ? », demande Pike. « Ici », répond-elle*: who spoke before the one who asks."""
        last = self.last
        if last is None or last.name != asking.name or last.cue is None or d.cue is None:
            return None
        answers = plain in ("il", "elle") and _ANSWERING.search(self.text, *d.cue) is not None
        if not answers or self.text[slice(*last.content[-1])].rstrip(' »”"\u00a0\u202f')[-1:] != "?":
            return None
        wanted = "f" if plain == "elle" else "m"
        spoken = (other for other in reversed(self.drafts[-_RECENT:]) if other.name not in (None, asking.name))
        figures = (self.cast.persons.get(o.name or "") or self._figure_of(o) for o in spoken)
        meant = next((f for f in figures if f is not None and f.gender == wanted), None)
        return meant or self.cast.person_before(d.content[0][0] if d.content else 0, wanted, asking)

    def _figure_of(self, d: WordDraft) -> Figure | None:
        return self._figure(d.name, self.text[slice(*d.mention)]) if d.name and d.mention else None

    def _both(self, d: WordDraft, text: str) -> str | None:
        """*La mairie, la région et Ada Pike*, *le maire, Jon Vale, et son adjointe*: the names of two and more."""
        if " et " not in text or d.mention is None:
            return None
        names: list[str] = []
        untitled = False  # the part before is an office without a name
        for start, phrase, comma in _parts(text):
            plain = without_article(phrase, self.grammar).split()
            if comma and untitled and phrase[:1].isupper():
                names.pop()  # le maire, Jon Vale
            elif (
                comma and names and phrase[:1].islower() and is_person_noun(plain[0]) and plain[0] == phrase.split()[0]
            ):
                continue  # Jon Vale, maire de Lyvrac
            agent = plain and (plain[0][:1].isupper() or is_agent(plain[0].lower(), self.grammar.bodies))
            if not agent or not _NAMED_PART.match(phrase):
                return None
            figure = self.cast.who(phrase, d.mention[0] + start, d.mention[0] + start)
            names.append(figure.name if figure is not None else self._as_in_text(self._describe(d, phrase)))
            untitled = not _has_capital(without_article(phrase, self.grammar))
        return f"{', '.join(names[:-1])} et {names[-1]}" if len(names) > 1 else None

    def _many_spoken(self, d: WordDraft) -> str | None:
        """Those who spoke last, if they are many and near: *quinze élus avertissent que …*, *ils ajoutent que …*."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.mention is None or last.name is None or last.paragraph < d.paragraph - 1:
            return None
        words = self.text[slice(*last.mention)].lower().replace("’", "'").split()
        many = (
            " et " in last.name
            or words[0] in _PLURALS | _NUMERALS
            or words[0].isdigit()
            or words[0] in ("ils", "elles")
        )
        return last.name if many else None

    def _many_before(self, at: int) -> str | None:
        """Those whom *ils* means: the last group named before `at`, of several persons."""
        low = max(0, at - _NEAR // 2)
        near = [
            m
            for m in _MANY.finditer(self.text, low, at)
            if is_person_noun(m["noun"].lower()) or m["noun"] in GROUPS or m["noun"][:-1].lower() in self.grammar.bodies
        ]
        leading = [m for m in near if m.group()[0].isupper()]
        return next((m["group"] for m in reversed(leading or near)), None)

    def _as_in_text(self, name: str) -> str:
        """A name as the text spells it elsewhere: no article that only begins a sentence, initials written out."""
        if _INITIALS.fullmatch(name):
            letters = re.findall(r"\w", name)
            return next((full for full in self.names if [w[0] for w in full.split()] == letters), name)
        if name not in self._spelt:
            self._spelt[name] = self._without_opener(name)
        return self._spelt[name]

    def _without_opener(self, name: str) -> str:
        name = name.removeprefix("même ")
        m = re.match(r"(?:L[ea]s?\s|L[’'])(?=[A-ZÀ-Þ])", name)
        if m is not None:
            bare = name[m.end() :]
            plain = re.search(
                rf"(?<!\w)(?:l[ea]s?|du|des|aux?)\s{re.escape(bare)}\b|\bl[’']{re.escape(bare)}\b", self.text
            )
            body = bare.split()[0].lower() in self.grammar.bodies | GROUPS or bare.startswith(_HEADS_OF_GOVERNMENT)
            name = bare if plain is not None or body or (bare.isupper() and bare.isalpha()) else name
        return "".join(c for c in name if name.count(_OTHER.get(c, c)) == name.count(c)).strip()

    def _told_before(self, at: int) -> Figure | None:
        """The person with whom a sentence of this paragraph begins, if nobody has spoken since."""
        spoken = max((part[1] for d in self.drafts[-_RECENT:] for part in d.content if part[1] <= at), default=0)
        found = self.cast.subject(max(spoken, self.text.rfind("\n", 0, at) + 1), at)
        return found[1] if found is not None else None

    def _figure(self, name: str, mention: str) -> Figure:
        """Who is named by describing: a person by the noun, in the plural by the article or the noun."""
        words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", mention.lower())
        heads = [word for word in words if word not in self.grammar.articles][:1]
        person = any(is_person_noun(head) for head in heads)
        many = (words[:1] and words[0] in _PLURALS) or any(person and head not in PERSONS for head in heads)
        return Figure(name, "plural" if many else french_gender(mention), person)

    def _describe(self, d: WordDraft, text: str) -> str:
        """The name that a mention holds, else the mention itself without its article; keeps the office beside it."""
        run = name_run(text, self.grammar)
        front = (
            text[: max(0, text.find(run))].rstrip(' \u00a0\u202f«“"').lower().replace("’", "'")
            if run is not None
            else ""
        )
        governed = front.split()[-1:] and (front.split()[-1] in _GOVERNING or front.endswith(("d'", " l'")))
        text = _ISSUED.sub("", text)
        made = _MADE_BY.search(text)
        if made is not None and (
            _USED.match(made.group()) or is_person_noun(without_article(text, self.grammar).split(" ")[0])
        ):
            return self._describe(d, text[: made.start()].rstrip())  # une note consultée par la presse
        if made is not None:
            return without_article(made["by"], self.grammar)  # le bilan établi par la police
        whole = described(text, self.grammar)
        single = run is not None and " " not in run and len(text.split()) > 1
        opener = re.match(r"L[ea]s?\s", text)
        head = text[opener.end() :].split(" ")[0].lower() if opener is not None else ""
        headed = head in self.grammar.bodies | GROUPS  # Le Parti du lac
        if run is None or governed or single or (headed and text.startswith(run)):
            return whole or self._bearer(text) or without_article(text, self.grammar)
        role = without_article(text[: max(0, text.find(run))].strip(" ,"), self.grammar)
        d.role = role if len(role) > 4 else None  # courtesy titles are no offices
        return self._full(run)

    def _bearer(self, text: str) -> str | None:
        """*Le porte-parole*: the one person whom the text names with this office."""
        offices = self.grammar.offices.intersection(text.lower().split())
        words = [word for word in re.findall(r"[^\W\d]+", text.lower()) if len(word) > _LITTLE and word not in offices]
        bearers = {
            d.name
            for d in self.drafts
            if d.name
            and d.role
            and not offices.isdisjoint(d.role.lower().replace(",", " ").split())
            and all(word in d.role.lower() for word in words)
        }
        return next(iter(bearers)) if len(bearers) == 1 and offices else None

    def _antecedent(self, pronoun: str) -> WordDraft | None:
        """Whom a pronoun stands for: the last speaker, of the last ones the nearest whose surname has its gender."""
        recent = [d for d in self.drafts[-_RECENT:] if d.name]
        told = [d for d in recent if not any(d is not other and other.holds(d.cue) for other in recent)]
        apart = _OPPOSITE.get(pronoun)
        fitting = [d for d in told if apart is None or french_gender(self.text[slice(*d.mention or (0, 0))]) != apart]
        return fitting[-1] if fitting else self.last if apart is None else None

    def _full(self, run: str) -> str:
        words = run.split()
        last = words[-1].lower()
        for full in self.names:
            other = full.split()
            if len(other) > len(words) and last == other[-1].lower():
                return full
        return run


def _has_capital(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split())


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each of those told of together: where it begins, its words, and whether a comma stands in front."""
    place, comma = 0, False
    for joint in _JOINTS.finditer(text):
        yield place, text[place : joint.start()], comma
        place, comma = joint.end(), joint["comma"] is not None
    yield place, text[place:], comma
