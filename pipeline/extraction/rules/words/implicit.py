"""Implicit speakers in French: whose a quotation is that no cue reports, by the words beside it or who spoke last."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.passage import Sentence
from pipeline.extraction.rules.words.french import is_agent, is_finite
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.naming import Namer
from pipeline.extraction.rules.words.parts import WordDraft, is_cue, without_article

_PRONOUN = re.compile(r"[.!?…»”]\s+(?P<who>Il|Elle)\s")  # Elle a souri. « … »
_SHORT = 40  # code points of a conjunction and what opens a subject
_NEAR = 300  # code points between somebody's words and whoever is told of before them
_HOUR = re.compile(r"\d+\s?[hH:.]")
_THEN = re.compile(r"(?:Puis|Et|Ensuite|Enfin|Avant|Aussitôt)\b[^«»“”]*:$")
_TOLD_BY = re.compile(
    r"(?:^|[»”\"][.,]?\s+)(?:(?:Même|Autre)\s[^.;:«»“”]{3,40}?\s(?:chez|à|au|aux|côté|pour|du côté d(?:e|es|u))"
    r"|(?:Question|Réponse|Réplique|Réaction|Commentaire|Constat|Verdict|Conclusion|Explication|Message|Aveu|Analyse|"
    r"Promesse|Avis|Argument|Conseil|Confidence|Avertissement|Slogan|Version|Morceau choisi|Extrait)(?:\s\w+)?"
    r"\s(?:de|du|des|d(?=['’]))|La\s(?:réponse|réplique|réaction|riposte|sentence|conclusion)\s(?:de|du|des|d(?=['’])))"
    r"['’\s](?P<who>(?:l[ea]s?\s|l['’])?[^.,;:«»“”]{2,60}?)"
    r"(?:\s(?:fuse|tombe|claque|cingle|arrive|est\s\w+|ne\s\w+\spas))?\s?:\s*$"
)
_CHAINED = re.compile(r"(?:(?:Et|Ou|Mais)\s(?:que\s|qu['’])|Que\s|Qu['’])(?P<what>[^?!]+?)[.]")
_SAID = re.compile(r"[«“\"„]\s?(?=[a-zà-ÿ])(?:[^\s«»“”\"]+\s){3,}[^\s«»“”\"]+")
_NAME_BESIDE = re.compile(r"[ \u00a0]:\s(?P<who>[A-ZÀ-ÞŒ][\w’'-]+(?:\s[A-ZÀ-ÞŒ][\w’'-]+)*)\s$")
_COLON = 2  # code points of one, with its blank
_ASIDE = re.compile(
    r"(?<!\w)(?:alors\squ|tandis\squ|pendant\squ|parce\squ|après\squ|quand|lorsqu|si)(?:[e’']\s?|\s)?[^,.;:]{0,12}$"
)  # in front of somebody who speaks in passing: alors que deux élus réclamaient un vote
_TERM = re.compile(
    r"(?:pour|dite?s?|intitulée?s?|baptisée?s?|nommée?s?|appelée?s?|surnommée?s?|titrée?s?|mention|slogan|titre|collectif|"
    r"association|opération|label|film|roman|chanson|exposition)[\s,:]+$"
)  # of law, or a name
_SUBJUNCTIVES = frozenset("soit soient ait aient puisse puissent vienne viennent fasse fassent aille dise".split())
_REFLEXIVE = re.compile(r"(?<=\w)\s(?:se\s|s['’])")  # la lettre se termine ainsi : …
_LAST_CLAUSE = re.compile(r"[,–—-]\s(?P<who>(?:l[ea]\s|l['’])?[^\s,;:«»][^,;:«»“”–—]{1,30})\s\w+(?:e|t|ent)\s?:\s*$")
_IN_THESE_WORDS = re.compile(
    r"(?:C['’](?:est|était)\s(?:(?:en|avec|par|sur)\sces\s(?:mots|termes|phrases)|ainsi|de\sla\ssorte)\sque\s|"
    r"Ainsi\s(?:parle|parlait|parla|s['’]exprime|s['’]exprimait|résume|résumait)\s|"
    r"Signé(?:\s:)?\s|C['’](?:est|était)\s(?=[^.,;:!?«»]{2,60}\squi\s(?:le|l['’]|parl|s['’]exprim|tien|a\sparlé))|"
    r"(?:Ces?\s(?:quelques\s|derniers\s)?(?:mots?|propos|phrases?|paroles)|"
    r"La\s(?:phrase|formule|sortie|confidence|remarque|boutade|pique|question|promesse|comparaison|expression)|"
    r"L['’](?:expression|image|aveu|avertissement|appel|anecdote)|"
    r"L[ea]s?\s(?:constat|mots?|propos|message|cri|slogan|ton|conseil))"
    r"(?:(?:\s(?:est|sont|émane|émanent|vient|viennent)(?:\s(?:signée?s?|celui|celle|ceux))?)?"
    r"\s(?:d[eu]\s|d(?=['’]))|\sest\ssignée?\s|,?\s\w+(?:é|i|it)e?s?\s(?:[^.,;:!?«»]{0,50}?\s)?par\s))['’]?"
    r"(?P<who>(?:l[ea]s?\s|l['’]|une?\s)?[^.,;:!?«»]{2,60}?)"
    r"(?=[.,;:!?]|\s(?:a|ont|avait|est|s['’]|se|qui|dans|lors|à|au|en|sur|ont|résume|résument|fait|font|dit|disent)\b|$)"
)
_IN_FRONT = re.compile(
    r"(?:^|[»”\"][.,]?\s+)(?:Pour\s)?(?P<who>(?<=Pour\s)[^.;:«»“”]{2,50}?(?=,\s*$)|[^.,;:«»“”]{2,40}?(?=(?:,\s(?:sous|à|au|dans|sur|en|avec|depuis|lors)\s[^.,;:«»“”]{3,50})?\s?:\s*$))"
)


class ImplicitSpeakers:
    """Finds who speaks where no cue tells it, in one text."""

    def __init__(self, text: str, grammar: Grammar, namer: Namer) -> None:
        self.text, self.grammar, self.namer, self.cast = text, grammar, namer, namer.cast

    def quotation(self, s: Sentence, where: Range, line: Line) -> WordDraft:
        """A quotation in a sentence, by whom the words in front of it name, or by who goes on speaking."""
        who = self._labelled(s, where[0]) or self._announcing(s, where[0], line)
        d = WordDraft([where], s.paragraph, who, quoted=True, confidence=0.35)
        last = self.namer.last
        if who is None and _THEN.match(self.text[s.start : where[0]].rstrip()):
            told = self.told_of(s)  # L'accusé se lève. Puis : « … »
            if told is not None:
                d.speak_as(told)
                return d
        if who is None and last is not None and self._goes_on_speaking(s, where[0], last):
            d.speak_as(last)
        return d

    def sentence(self, ranges: list[Range], number: int) -> WordDraft:
        """Quotations that are a sentence, by who spoke in this paragraph or the one before."""
        d = WordDraft(ranges, number, quoted=True, confidence=0.4)
        last = self.namer.last
        if last is not None and last.paragraph >= number - 1:
            d.speak_as(last)
        return d

    def fragment(self, s: Sentence, line: Line) -> WordDraft | None:
        """*Ada Pike a fêté sa mère, « qui ne rate rien »*: a long quoted part of a clause, by its subject."""
        long = [
            (a, b) for a, b in s.fragments if _SAID.match(self.text, a, b) and not _TERM.search(self.text, s.start, a)
        ]
        if not long or s.quotations:
            return None
        subject = line.subjects.opening()
        if subject is not None and line.words[subject[1]].lower == ",":
            named = line.subjects.name_at(subject[1] + 1)
            subject = (subject[0], named) if named is not None else subject  # l'expert, Luc Pike, n'en doute pas : …
        where = s.locate(line.words[subject[0]].start, line.words[subject[1] - 1].end) if subject else None
        beside = _NAME_BESIDE.search(self.text, s.start, long[0][0])
        if beside is not None and self._is_somebody(beside.span("who")):
            where = beside.span("who")  # Affaire du pont : Pike « ne regrette rien »
        if where is None or where[1] > long[0][0] or not self._is_somebody(where):
            found = self.cast.subject(s.start, long[0][0])
            where = found[0] if found is not None else None
        if where is None:
            return None
        colon = self.text.rfind(" :", where[1], long[0][0])
        parts = (
            [(colon + _COLON, s.end - s.text.endswith("."))] if colon > 0 and self._tells(colon, long[0][0]) else long
        )
        return WordDraft(parts, s.paragraph, where, quoted=True, tentative=True, confidence=0.35)

    def _tells(self, start: int, end: int) -> bool:
        """Whether a finite verb stands between two places."""
        words = re.findall(r"[^\W\d]+", self.text[start:end].lower())
        return any(is_finite(word) or word in self.grammar.auxiliaries for word in words)

    def chained(self, s: Sentence, line: Line) -> WordDraft | None:
        """*La maire dit que le pont tient. Que tout va bien.*: a clause that goes on with what was said before."""
        last = self.namer.last
        match = _CHAINED.fullmatch(self.text, s.start, s.end)
        if match is None or last is None or (last.cue is None and last.quoted) or last.paragraph != s.paragraph:
            return None
        words = [w.lower for w in line.words]
        told = any(is_finite(w) or w in self.grammar.auxiliaries for w in words)
        ends = self.text[last.content[-1][1] : s.start].strip() in (".", "")
        if not told or not ends or not _SUBJUNCTIVES.isdisjoint(words) or not s.text.endswith("."):
            return None
        d = WordDraft([match.span("what")], s.paragraph, confidence=0.4)
        d.speak_as(last)
        d.cue = None
        return d

    def tell_behind(self, d: WordDraft, s: Sentence) -> None:
        """*« … » Ada Pike hausse les épaules.*: name the speaker of `d` by whom the sentence behind it begins with."""
        said = _IN_THESE_WORDS.match(self.text, s.start, s.end)
        if said is not None:
            d.mention, d.name, d.role = said.span("who"), None, None
            self.namer.name(d)
            return
        found = self.cast.subject(s.start, s.end)
        if found is not None:
            d.mention, d.name, d.role = found[0], found[1].name, found[1].role

    def told_of(self, s: Sentence) -> WordDraft | None:
        """*Ada Pike n'en revient pas. « … »*: whom the sentence before is about, if nobody has spoken since."""
        last = self.namer.last
        aside = last is not None and last.mention is not None and last.mention[0] > s.start - _NEAR
        if (
            aside
            and last is not None
            and last.mention is not None
            and _ASIDE.search(self.text, max(0, last.mention[0] - _SHORT), last.mention[0])
        ):
            last = None
        parts = [*last.content, last.cue, last.mention] if last is not None else []
        low = max((part[1] for part in parts if part is not None), default=0)
        low = max(low, self.text.rfind("\n", 0, s.start) + 1)
        found = self.cast.subject(low, s.start)
        pronoun = next(reversed(list(_PRONOUN.finditer(self.text, low, s.start))), None)
        if pronoun is not None and (found is None or found[0][0] < pronoun.start()):
            d = WordDraft([], s.paragraph, pronoun.span("who"), quoted=True, confidence=0.5)
            self.namer.name(d)
            return d if d.name is not None else None
        if found is None:
            return None
        return WordDraft([], s.paragraph, found[0], name=found[1].name, role=found[1].role, quoted=True, confidence=0.5)

    def _labelled(self, s: Sentence, start: int) -> Range | None:
        """*La maire : « … »*, *Pour la préfète, « … »*: a noun phrase in front that is nothing but the speaker."""
        match = _TOLD_BY.search(self.text[s.start : start])
        if match is not None:
            return s.start + match.start("who"), s.start + match.end("who")
        match = _IN_FRONT.search(self.text[s.start : start])
        if (
            match is None
            or any(is_cue(word, self.grammar) for word in match["who"].lower().split())
            or _HOUR.match(match["who"])
        ):
            return None
        where = s.start + match.start("who"), s.start + match.end("who")
        headline = not self.text[: s.start].strip(" \n#") and s.text.rstrip()[-1:] not in ".!?…"
        if headline and not self._is_somebody(where):
            return None  # Incendie du port : « … »
        reflexive = _REFLEXIVE.search(match["who"])
        if reflexive is not None:
            return s.start + match.start("who"), s.start + match.start("who") + reflexive.start()
        if any(is_finite(w) for w in match["who"].lower().replace("’", "'").split()):
            return None  # son entraîneur n'a pas été tendre : …
        return s.start + match.start("who"), s.start + match.end("who")

    def _announcing(self, s: Sentence, start: int, line: Line) -> Range | None:
        """*Le témoin hausse les épaules : « … »*: the subject of what stands before a colon, if it names a speaker."""
        if not self.text[s.start : start].rstrip().endswith(":"):
            return None
        last = _LAST_CLAUSE.search(self.text, s.start, start)
        plain = re.findall(r"\w+", last["who"].lower()) if last is not None else []
        verbal = any(is_finite(word) or word in self.grammar.auxiliaries for word in plain)
        if last is not None and not verbal and self._is_somebody(last.span("who")):
            return last.span("who")  # Kervo s'incline, Pike accuse : …
        subject = line.subjects.opening()
        where = s.locate(line.words[subject[0]].start, line.words[subject[1] - 1].end) if subject else None
        if where is not None and self._is_somebody(where):
            return where
        found = self.cast.subject(s.start, start)
        return found[0] if found is not None else None

    def _is_somebody(self, where: Range) -> bool:
        """Whether the words of a noun phrase name somebody: a person of the text, an office, a body."""
        phrase = self.text[slice(*where)]
        head = without_article(phrase, self.grammar).lower().split()[:1]
        known = self.cast.who(phrase, where[0], where[0]) is not None
        return known or any(is_agent(word, self.grammar.bodies) for word in head)

    def _goes_on_speaking(self, s: Sentence, start: int, last: WordDraft) -> bool:
        """*Puis, tourné vers la foule : « … »*: nobody stands before the colon, so it is whoever spoke last."""
        front = self.text[s.start : start].rstrip()
        return last.paragraph == s.paragraph and _THEN.match(front) is not None
