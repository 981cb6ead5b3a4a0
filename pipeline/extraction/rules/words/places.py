"""Where a French text names somebody: names everywhere, offices and bodies where they begin a sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import GROUPS, given_gender_fr, is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.french import is_finite
from pipeline.extraction.rules.words.parts import is_inside
from pipeline.extraction.rules.words.people import (
    ARTICLES,
    GOVERNORS,
    HE,
    NAME,
    SHE,
    SKIPPED,
    WORD,
    Figure,
    People,
    gender_of_noun,
)

_SENTENCE = re.compile(r"(?:^|(?<=[.!?…»”])[ \u00a0]+|(?<=\)[ \u00a0][-–—])[ \u00a0]|\n[^\S\n]*)(?=[\"“«A-ZÀ-ÞŒ—–-])")
_DEFINITE = frozenset("le la l' ce cet cette".split())
_PARTICIPLE = re.compile(r"\w{3}ée?s?$|(?:joint|venu|prévenu|averti|saisi)e?s?$")  # Contactée, la mairie …
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,}\b")
_FEMININE_BODIES = (
    *("tion", "sion", "ance", "ence", "ée", "ie", "ise", "té", "ole", "ade", "ipe", "ine", "ude", "ête", "ale", "gne"),
    *("union", "ambassade"),
)
_GOVERNED = re.compile(
    r"(?<!\w)(?:par|avec|chez|contre|envers)\s(?:l[ea]s?\s|l['’]|son\s|sa\s|leur\s|une?\s)[^,.;:!?«»]{3,60},\s"
    r"(?:(?:M|Mme|Mlle|Me|Dr|Pr)\.?[ \u00a0]|l[ea]\s\w+\s|l['’]\w+\s)?$"
)
_SUBJECT_BEHIND = re.compile(r",\s(?:ils?|elles?|on)\b")
_KIND = re.compile(
    r"\w{2,}(?:ale?|ien(?:ne)?|[ao]is(?:e)?|i(?:f|ve)|aire|ime|aine?|elle?|an[de]?e?|[^lq]ique|sque)$|publique$"
)  # of a body: le gouvernement provincial
_PAIR = 2
DOCUMENTS = frozenset("pétition tribune lettre étude rapport circulaire note enquête motion tract plainte".split())


class Places(People):
    """The figures of one text and where it names them; `quoted` are its outermost quotations, in order."""

    def __init__(self, text: str, grammar: Grammar, quoted: Sequence[Range]) -> None:
        super().__init__(text, grammar)
        self._quoted = quoted
        self._starts = [m.end() for m in _SENTENCE.finditer(text)]
        self._seen: list[tuple[int, int, Figure, bool]] = []  # start, end, who, whether a sentence begins with it
        self._spoken: list[tuple[int, Figure]] = []
        self._former: dict[str, Figure] = {}  # who is told of by an office once held
        self._first: dict[str, int] = {}  # where a figure is named first
        self._find_places()
        for start, _, figure, _ in self._seen:
            self._first.setdefault(figure.name, start)

    def _described(self, spelt: list[str], at: int, *, sourced: bool = False) -> Figure | None:
        raise NotImplementedError

    def subject(self, low: int, high: int) -> tuple[Range, Figure] | None:
        """The last person that begins a sentence between two places, and where."""
        place = bisect.bisect_left(self._seen, high, key=lambda seen: seen[0])
        for start, end, figure, leading in reversed(self._seen[max(0, place - 20) : place]):
            if start < low:
                return None
            if leading and figure.is_person:
                return (start, end), figure
        return None

    def person_before(self, at: int, gender: str, asking: Figure) -> Figure | None:
        """The last person of this gender with whom a sentence before `at` begins, but for the one `asking`."""
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        near = (f for _, _, f, leading in reversed(self._seen[max(0, place - 30) : place]) if leading and f.is_person)
        return next((f for f in near if f.gender == gender and f.name != asking.name), None)

    def two_before(self, at: int) -> list[Figure]:
        """The persons by name in the paragraph that holds `at`, before it: two of them, or none."""
        low = bisect.bisect_left(self._seen, self.text.rfind("\n", 0, at), key=lambda seen: seen[0])
        high = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        named = {f.name: f for _, _, f, _ in self._seen[low:high] if f.name in self.persons}
        return list(named.values()) if len(named) == _PAIR else []

    def _find_places(self) -> None:
        first = 0
        for m in NAME.finditer(self.text[:1_000_000]):
            figure = self._figure_at(m)
            if figure is None or is_inside(m.start(), self._quoted):
                continue
            before = self._words_before(m.start())
            governed = bool(before) and before[-1] in GOVERNORS - {"d'"}
            fronted = _SUBJECT_BEHIND.match(self.text, m.end()) is not None
            governed = governed or (
                fronted and _GOVERNED.search(self.text, max(0, m.start() - 90), m.start()) is not None
            )  # Dans une note lue par son adjoint, Luc Pike, elle dit …
            sentence = self._sentence_of(m.start())
            self._seen.append((m.start(), m.end(), figure, sentence >= first and not governed))
            first = m.end() if not governed else first
            self._first.setdefault(figure.name, m.start())
        self._seen.sort(key=lambda seen: seen[:2])
        bodies = self.g.bodies | GROUPS
        complements: set[int] = set()  # where names begin that only say whose somebody is: la sœur d'Ada Pike
        for start in self._starts:
            words = list(WORD.finditer(self.text, start, min(len(self.text), start + 160)))[:14]
            plain = [w.group().lower().replace("’", "'") for w in words]
            aside = plain[:1] and (plain[0] in self.g.prepositions or self._is_participle(plain[0]))
            comma = plain.index(",") + 1 if aside and "," in plain else 0
            words, plain = words[comma:], plain[comma:]
            if len(plain) < 2 or plain[0] not in ARTICLES or is_inside(start, self._quoted):
                continue
            start = words[0].start()
            if _ACRONYM.fullmatch(words[1].group()) and plain[1] not in bodies:
                gender = "m" if plain[0] == "le" else "f" if plain[0] == "la" else None
                self._seen.append((start, words[1].end(), Figure(words[1].group(), gender, False), True))
                continue
            head = 1
            while head < len(plain) - 1 and plain[head] in SKIPPED:
                head += 1
            if plain[head] in bodies and (plain[0] not in ("un", "une") or plain[head] in DOCUMENTS):
                end = self._phrase_end(words, head + self._is_kind(plain[head + 1 : head + 2]))
                gender = "m" if plain[0] in HE else "f" if plain[0] in SHE else _gender_of_body(plain[head])
                name = self.text[words[1].start() : words[end - 1].end()]
                self._seen.append((start, words[end - 1].end(), Figure(name, gender, False), True))
            elif plain[:3] in (["l'", "un", "des"], ["l'", "une", "des"]) and len(words) > 3:
                name = self.text[words[1].start() : words[3].end()]
                self._seen.append((start, words[3].end(), Figure(name, "f" if plain[1] == "une" else "m"), True))
            elif is_person_noun(plain[head]):
                end = self._phrase_end(words, head)
                mention = self.text[words[0].start() : words[end - 1].end()]
                told = end < len(plain) and plain[end] in self.g.auxiliaries  # le juge a vu Ada Pike
                near = words[end - 1].end() + 25 * (not told)
                here = self._sentence_of(start)
                told_beside = (
                    s for s, *_ in self._seen_near(start) if start <= s <= near and self._sentence_of(s) == here
                )
                if any(s >= words[end - 1].end() or not self._is_complement(s) for s in told_beside):
                    continue
                who = self._described([w.group() for w in words[:end]], start) if plain[0] in _DEFINITE else None
                gender = "m" if plain[0] in HE else "f" if plain[0] in SHE else gender_of_noun(plain[head])
                name = mention[len(words[0].group()) :].strip()
                self._seen.append((start, words[end - 1].end(), who or Figure(name, gender), True))
                complements.update(s for s, *_ in self._seen_near(start) if start < s < words[end - 1].end())
        self._seen = [(s, e, figure, leading and s not in complements) for s, e, figure, leading in self._seen]
        self._seen.sort(key=lambda seen: seen[:2])

    def _is_kind(self, behind: list[str]) -> bool:
        """Whether an adjective stands behind a noun: *l'état-major norvégien*."""
        verbs = (self.g.verbs, self.g.auxiliaries, self.g.stops, self.g.participles, self.g.articles)
        plain = bool(behind) and not any(behind[0] in some for some in verbs) and not is_finite(behind[0])
        return plain and _KIND.match(behind[0]) is not None

    def _is_complement(self, at: int) -> bool:
        """Whether a name at `at` stands behind *de*: *la mère de Luc Pike*."""
        return self._words_before(at)[-1:] in (["de"], ["d'"]) or self.text[at : at + 2] in ("d'", "d’")

    def _is_participle(self, word: str) -> bool:
        return _PARTICIPLE.search(word) is not None and given_gender_fr(word) is None

    def _seen_near(self, start: int) -> list[tuple[int, int, Figure, bool]]:
        low = bisect.bisect_left(self._seen, start, key=lambda seen: seen[0])
        return [seen for seen in self._seen[low : low + 3] if seen[0] < start + 160]

    def _phrase_end(self, words: list[re.Match[str]], head: int) -> int:
        """Number of words of a noun phrase with its complements: *la maire de Lyvrac*."""
        end = head + 1
        while end < len(words) - 1:
            word = words[end].group()
            if word.lower().replace("’", "'") in ("de", "du", "des", "d'"):
                if words[end + 1].group().isdigit():
                    end += 3
                    continue
                end += 3 if words[end + 1].group().lower().replace("’", "'") in ("la", "l'") else 2
            elif word[0].isupper():
                end += 1
            else:
                break
        return min(end, len(words))

    def _sentence_of(self, at: int) -> int:
        return self._starts[max(0, bisect.bisect_right(self._starts, at) - 1)] if self._starts else 0


def _gender_of_body(noun: str) -> str:
    """Gender of a noun of a body, lower case, by its ending: *l'armée*, *l'état-major*."""
    return "f" if noun.endswith(_FEMININE_BODIES) or noun == "ong" else "m"
