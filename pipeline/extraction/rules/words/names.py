"""Names in languages read by rules on words: the name within a mention, the full name of a short one."""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.parts import without_article
from pipeline.given_names import FEMALE, MALE

_ORDINAL = re.compile(r"(?:L[ea]s?\s|L[’'])?Premi(?:er|ère)s?")
_FEMININE = frozenset("la une sa cette mme mlle madame celle elle".split())
_MASCULINE = frozenset("le un son ce m monsieur celui il".split())


def name_run(text: str, grammar: Grammar) -> str | None:
    """The last name in a mention, titles off, or `None` if it holds none."""
    text = re.sub(r"^[LD][’'](?=[a-zà-ÿ])", "", text)
    runs = re.findall(r"(?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+)(?:\s+(?:de|du|la|le|von|van|бин|аль)?\s?[A-ZÀ-ÞА-ЯЁ][\w’'-]+)*", text)
    runs = [untitled(r, grammar) for r in runs if r.lower() not in grammar.articles]
    runs = [r for r in runs if len(r) > 2 and r.lower() not in grammar.pronouns]
    runs = [r for r in runs if r.lower() not in grammar.offices | grammar.bodies and not _ORDINAL.fullmatch(r)]
    return runs[-1] if runs else None


def _person(run: str) -> str:
    """*МИД РФ Ада Ранвик* without the letters of offices and states in front."""
    words = run.split()
    while len(words) > _PERSON and (words[0].isupper() or words[1].isupper() or len(words) > _LONGEST):
        words.pop(0)
    return " ".join(words)


def described(text: str, grammar: Grammar) -> str | None:
    """The whole phrase as name, where its capitals name no speaker: *un communiqué du ministère des Mines*."""
    plain = without_article(text, grammar)
    words = plain.split()
    head = next((k for k, word in enumerate(words[:3]) if word.lower() in grammar.bodies), None)
    if head is None or any(word.lower() in grammar.offices for word in words[:head]):
        return None
    return " ".join(words)


_PERSON = 2  # words
_LONGEST = 3


def untitled(name: str, grammar: Grammar) -> str:
    """A name without the titles in front of it; empty if it is only a title."""
    words = name.split()
    while len(words) > 1 and words[0].lower().strip(".") in grammar.titles:
        words.pop(0)
    return "" if len(words) == 1 and words[0].lower() in grammar.titles else " ".join(words)


def full_names(text: str, grammar: Grammar) -> list[str]:
    """Names of two or three capitalised words, most frequent first."""
    counts: dict[str, int] = {}
    for m in re.finditer(r"(?<![\w.])[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?:[ \u00a0](?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+)){1,2}", text[:1_000_000]):
        name = untitled(" ".join(m.group().split()), grammar)
        name = _person(name) if grammar.inflected else name
        if (
            " " in name
            and "’" not in name.split()[0]
            and "'" not in name.split()[0]
            and name.split()[0].lower()
            not in grammar.articles
            | grammar.connectors
            | grammar.clause_openers
            | grammar.stops
            | grammar.phrase_openers
        ):
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], len(n.split()), n))[:400]


def french_gender(mention: str) -> str | None:
    """`m` or `f` by a given name, else by the article or title in front; `None` where neither tells."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", mention)]
    for word in words:
        given = word.split("-")[0]
        if (given in MALE) != (given in FEMALE):
            return "m" if given in MALE else "f"
    first = words[0] if words else ""
    return "f" if first in _FEMININE else "m" if first in _MASCULINE else None
