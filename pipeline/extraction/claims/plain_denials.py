"""French and Russian denials that do not repeat what they deny: *« C'est faux », répond la ville*, *la ville dément*,
*назвала это ложью*, *в мэрии эти данные опровергли*.

What is denied is the one thing that somebody else is last said to hold, in the same sentence or the one before. The
denial is that claim again, by the denier, with its sign turned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.cues import DENIES, verdict
from pipeline.extraction.rules.words.russian.phrases import nominative
from pipeline.names import fold
from pipeline.schema import AUTHOR, Claim, Factuality, Quote, Speaker

Range = tuple[int, int]

TURNED: dict[Factuality, Factuality] = {"CT+": "CT-", "CT-": "CT+", "PR+": "CT-", "PS+": "CT-", "PR-": "CT+"}
"""What a denier holds of that which somebody else holds."""

_TOLD_FR = (
    r"(?:affirmation|accusation|version|information|déclaration|allégation|thèse|rumeur|chiffre|bilan|estimation|récit|"
    r"nouvelle|donnée|annonce|assertion|explication|reproche|mise en cause)s?|propos"
)
_THAT_FR = rf"(?:cela|ceci|ça|(?:c(?:e|et|ette|es)\s|l(?:e|a|es)\s|l['’]|s(?:on|a|es)\s|leurs?\s)(?:{_TOLD_FR}))"
_FALSE_FR = (
    r"(?:(?:une?|des|de|d['’]|pure?s?|grosse?s?|simples?|totalement|complètement|entièrement|parfaitement|tout à fait|"
    r"absolument|tout simplement)\s*){0,4}(?:mensonges?|mensong(?:er|ère)s?|faux|fausses?|inexacte?s?|inventions?|"
    r"inventée?s?|infondée?s?|contre-vérités?|erronée?s?|fantaisistes?|calomni(?:es?|euses?|eux)|fables?|intox|"
    r"désinformation|sans (?:aucun )?fondement|dénuée?s? de (?:tout )?fondement|contraires? à la (?:vérité|réalité))"
)
_TOLD_RU = (
    r"(?:данны[ех]|сведени[яй]|информаци[яюи]|слов[ао]?|заявлени[еяй]|утверждени[еяй]|обвинени[еяй]|сообщени[еяй]|"
    r"слух[иов]*|цифр[аыу]?|верси[яюий]|публикаци[яюий])"
)
_THAT_RU = rf"(?:(?:вс[её]\s)?это|вс[её]|(?:(?:эт[иоуа]|этих|такие|такую|подобные|его|её|ее|их)\s)?{_TOLD_RU})"
_FALSE_RU = (
    r"(?:(?:полн|чист|нагл|откровенн|явн|абсолютн|очередн)\w+\s)?(?:лож(?:ь|ью)|неправд(?:а|ой)|вымыс(?:ел|лом|лы|лами)|"
    r"фейк(?:и|ом|ами)?|врань[её]м?|недостоверн\w+|ложн\w+|необоснованн\w+|клевет(?:а|ой)|неверн\w+|выдумк(?:а|и|ой|ами)|"
    r"дезинформаци(?:я|ей)|бред(?:ом)?|чепух(?:а|ой)|не так|не соответству\w+ (?:действительности|истине))"
)
_VERDICT = re.compile(
    rf"(?:(?:c['’](?:est|était)|ce (?:sont|n['’]est que)|il s['’]agit|{_THAT_FR} (?:est|sont|était|étaient))\s"
    rf"(?:de\s|d['’])?{_FALSE_FR}|(?:une?|des)\s(?:{_TOLD_FR})\s{_FALSE_FR}|il n['’]en est rien|"
    r"(?:ce|cela|ça) n['’](?:est|était) pas (?:vrai|exact|le cas)|"
    rf"{_THAT_RU}(?: — | – | - |,? является |,? | был[аои]? ){_FALSE_RU})",
    re.IGNORECASE,
)
"""Words that say only that something was untrue."""
_EXCLAIMED = re.compile(rf"(?:c['’]est\s)?{_FALSE_FR}|(?:это\s)?{_FALSE_RU}|(?:это\s)?не\sправда", re.IGNORECASE)
"""*« Faux », répond la ville, « le pont tient »*."""
_CALLED = re.compile(
    rf"(?:{_THAT_FR}(?P<de>\s(?:du|des|de la|de l['’]|de|d['’])\s?[\w’'-]+(?:\s[\w’'-]+){{0,2}}?)?\s)?(?:comme\s)?"
    rf"(?:de\s|d['’])?{_FALSE_FR}|{_THAT_RU}(?P<whose>(?:\s[\w-]+){{0,3}}?)\s{_FALSE_RU}",
    re.IGNORECASE,
)
"""What somebody calls untrue, and perhaps whose words: *слова директора ложью*."""
_CALLS = re.compile(
    r"\b(?:qualifi|jug|dénonc|considér|estim|trouv|trait[eé]|parl|évoqu|назва|называ|счита|сч[её]л|охарактериз|призна)\w*",
    re.IGNORECASE,
)
_THAT = re.compile(rf"{_THAT_FR}|{_THAT_RU}", re.IGNORECASE)
_REJECTS = re.compile(r"\b(?:rejet(?:t|é)|balay|écart)\w*", re.IGNORECASE)
_FIGURE = re.compile(r"\b(?:chiffre|bilan|estimation|цифр)", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|дв[ае]|три|четыре|пять|сто)\b")
_BLANK = re.compile(r"\s")
_MARKS = re.compile(r"[«»“”„\"…]")

_NAME_FR = (
    r"(?P<who>(?:l[ae]s?\s|l['’]|s(?:on|a|es)\s|leurs?\s)?(?!(?:il|elle|on|qui|que|ce|nous|je|ne|se|n)\b)"
    r"[\w’'-]+(?:\s[\w’'-]+){0,5}?)"
)
_DENY_FR = r"(?:dément(?:ent)?|conteste(?:nt)?|nie(?:nt)?|réfute(?:nt)?|récuse(?:nt)?)"
_DENIED_FR = r"(?:démenti|contesté|nié|réfuté|récusé)e?s?"
_FIRMLY_FR = r"(?:(?:aussitôt|immédiatement|formellement|fermement|catégoriquement|vivement|vigoureusement)\s)?"
_END = r"(?=\s*(?:[.;!]|$))"
_NAME_RU = r"(?P<who>[\w-]+(?:\s[\w-]+){0,4}?)"
_DENY_RU = r"(?:(?:уже|позже|сразу|позднее|категорически|полностью)\s)?(?:опроверга\w+|опроверг\w*|отрица\w+|отверг\w*)"
_IN_RU = r"(?P<in>[Вв]о?\s|[Нн]а\s|[Уу]\s)"
_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|,\s)(?i:(?:ce|une?\s(?:{_TOLD_FR})|des\s(?:{_TOLD_FR}))\sque)\s(?:{_DENY_FR}\s(?i:{_NAME_FR}))"
        rf"{_END}",
        rf"(?:^|,\s)(?i:(?:ce|une?\s(?:{_TOLD_FR})|des\s(?:{_TOLD_FR}))\s(?:que\s|qu['’]))(?i:{_NAME_FR})\s{_DENY_FR}"
        rf"{_END}",
        rf"(?:^|,\s)(?i:(?:une?\s|des\s|ces?\s|cette\s)(?:{_TOLD_FR})\s|ce\s)?{_FIRMLY_FR}{_DENIED_FR}\spar\s"
        rf"(?i:{_NAME_FR}){_END}",
        rf"(?:^|[,;]\s)(?:(?:[Mm]ais|[Ee]t|[Oo]r)\s)?(?i:{_NAME_FR})\s(?:l['’](?:a|ont)\s{_FIRMLY_FR}{_DENIED_FR}|"
        rf"(?:le\s|la\s|les\s)?{_DENY_FR})(?:\s(?:formellement|fermement|catégoriquement|en bloc))?{_END}",
        rf"^(?:Но\s|Однако\s|А\s)?{_IN_RU}{_NAME_RU}\s(?i:{_THAT_RU})\s{_DENY_RU}{_END}",
        rf"^(?:Но\s|Однако\s|А\s)?{_NAME_RU}\s(?i:{_THAT_RU})\s{_DENY_RU}{_END}",
        rf"^(?i:{_THAT_RU})\s{_DENY_RU}\s(?:{_IN_RU})?{_NAME_RU}{_END}",
        rf",\s(?:что|однако)\s(?:{_IN_RU})?{_NAME_RU}\s{_DENY_RU}{_END}",
        rf"(?:^|,\s)(?i:{_NAME_FR})\s(?:a\s|ont\s)?(?:parl|dénonc|évoqu)(?:e|ent|é)\s(?i:{_FALSE_FR}){_END}",
        rf"^{_NAME_RU}\s(?:счита[ею]т|счёл|счел|сочл\w+|назва\w+|называ\w+)\s(?i:{_THAT_RU}\s{_FALSE_RU}){_END}",
        rf"^Что\s(?:{_IN_RU})?{_NAME_RU}\s{_DENY_RU}{_END}",
    )
)
_ARTICLE = re.compile(r"^(?:les?\s|la\s|l['’]|son\s|sa\s|ses\s|leurs?\s)", re.IGNORECASE)
_PERSON = re.compile(r"(?:[a-zà-ÿ’'-]+\s)*(?:[a-zà-ÿ’'-]{5,}\s)(?P<name>[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)+)")
_NOBODY = re.compile(
    r"(?:il|elle|ils|elles|on|qui|lui|eux|он|она|они|оно|кто)$|.*\b(?:ne|n['’]|personne|nul|не|никто|которы\w+)(?!\w)",
    re.IGNORECASE,
)
"""What names no denier, or says that there is none: *que personne ne conteste*."""
_STEM = 5
"""Letters by which a word is known in two cases."""


@dataclass(frozen=True)
class Denial:
    """Somebody's denial of what was said before him, at its place in the view; its quote, if it is one; folded, whose
    words it says that it denies, if it does, and whether the quote goes on to say something else."""

    denier: Speaker
    place: Range
    quote: Quote | None = None
    whose: str = ""
    goes_on: bool = False


def bare_denials(quotes: Iterable[tuple[Quote, Sequence[Range]]]) -> list[Denial]:
    """The quotes that say only that what was told is untrue.

    Args:
        quotes: each with the places of its content in the view.
    """
    found = []
    for quote, places in quotes:
        if quote.cue is None:
            continue
        content = " ".join(" ".join(span.text for span in quote.content).split())
        speaker = quote.speaker or Speaker()
        if (whose := _denied_words(quote.cue.text, content)) is not None:
            found.append(Denial(speaker, (places[0][0], places[-1][1]), quote, whose))
        elif len(places) > 1 and _EXCLAIMED.fullmatch(_MARKS.sub(" ", quote.content[0].text).strip(" ,.;:!—–-")):
            found.append(Denial(speaker, places[0], quote, goes_on=True))
    return found


def _denied_words(cue: str, content: str) -> str | None:
    """Whose words, folded, are said to be untrue, empty where nobody is named; `None` where something else is said."""
    told = " ".join(_MARKS.sub(" ", content).split()).strip(" ,.;:!—–-")
    if _VERDICT.fullmatch(told) or (_EXCLAIMED.fullmatch(told) and not _CALLS.search(cue)):
        return None if DENIES.search(cue) else ""
    if verdict(cue, "") == "denies" or _REJECTS.search(cue):
        return "" if _THAT.fullmatch(told) else None
    match = _CALLED.fullmatch(told) if _CALLS.search(cue) else None
    return fold(match["de"] or match["whose"] or "").strip() if match else None


def told_denials(reading: Reading, sentences: Iterable[Range], quotes: Sequence[Quote]) -> list[Denial]:
    """The denials that sentences tell without any of the denier's words.

    Args:
        reading: the document.
        sentences: their places in the view.
        quotes: those of the document, whose speakers' names are taken over.
    """
    found = []
    cues = [reading.view.locate(quote.cue.start) for quote in quotes if quote.cue is not None]
    known = [quote.speaker for quote in quotes if quote.speaker is not None and quote.speaker.mention is not None]
    for low, high in sentences:
        sentence = _BLANK.sub(" ", reading.text[low:high]).rstrip('»”"’ )')
        for pattern in _SENTENCES:
            match = pattern.search(sentence)
            if match is None or _NOBODY.match(match["who"]) or reading.is_marked(low + match.start("who")):
                continue
            start = low + match.start() + len(match[0]) - len(match[0].lstrip(" ,;"))
            if any(start <= cue < low + match.end() for cue in cues):
                continue
            mention = reading.view.span(low + match.start("who"), low + match.end("who"))
            where = match.groupdict().get("in")
            name = _named(match["who"], where.strip().lower() if where else None)
            if mention is not None:
                name = next((k.name for k in known if k.mention and fold(k.mention.text) == fold(mention.text)), name)
            name = next((k.name for k in known if k.name and fold(k.name).endswith(f" {fold(name or '')}")), name)
            found.append(Denial(Speaker(name=name, mention=mention), (start, low + match.end())))
            break
    return found


def _named(who: str, preposition: str | None) -> str | None:
    """The denier's name of the words that stand for him: *la députée Anne Couture*, *(в) мэрии*."""
    if preposition is not None:
        return nominative(who, "gent" if preposition == "у" else "loct")
    name = _ARTICLE.sub("", who)
    person = _PERSON.fullmatch(name)
    return person["name"] if person else name


def denied(
    reading: Reading, denials: Iterable[Denial], made: Sequence[Claim], sentences: Sequence[Range]
) -> list[Claim]:
    """The claims that the denials amount to; a denial of which it is open what it denies makes none.

    Args:
        reading: the document.
        denials: in any order.
        made: all other claims of the document.
        sentences: the places of its sentences in the view, ascending.
    """
    starts = [low for low, _ in sentences]
    found = []
    for denial in denials:
        at = bisect_right(starts, denial.place[0]) - 1
        if (last := _disputed(reading, denial, made, starts[max(0, at - 1)])) is None:
            continue
        found.append(
            claim_of(
                reading,
                last.statement,
                [denial.place],
                claimant=denial.denier,
                factuality=TURNED[last.factuality],
                via=denial.quote.via if denial.quote else (),
                quote=denial.quote,
                modality=last.modality,
                claim_type=last.claim_type,
                time=last.time,
            )
        )
    return [claim for claim in found if claim is not None]


def _disputed(reading: Reading, denial: Denial, made: Sequence[Claim], low: int) -> Claim | None:
    """The one claim of somebody else's last utterance before the denial; of several that which names the denier."""
    who = denial.denier.name
    before = [
        (reading.view.locate(claim.evidence[0].start), claim)
        for claim in made
        if claim.factuality in TURNED and claim.claimant.name not in (who, AUTHOR)
    ]
    before = [(at, claim) for at, claim in before if low <= at < denial.place[0]]
    if denial.whose:
        before = [(at, claim) for at, claim in before if _is_of(claim.claimant, denial.whose)]
    if not before:
        return None
    last = max(before, key=lambda item: (item[0], item[1].id))[1]
    together = [claim for _, claim in before if claim.quote == last.quote]
    if _FIGURE.search(reading.text[slice(*denial.place)]):
        together = [claim for claim in together if _NUMBER.search(claim.statement)]
    if len(together) > 1:
        words = {word for word in re.findall(r"\w+", fold(who or "")) if len(word) > 3}
        together = [claim for claim in together if words & set(re.findall(r"\w+", fold(claim.statement)))]
    return together[0] if len(together) == 1 else None


def _is_of(claimant: Speaker, whose: str) -> bool:
    """The claimant is called by a word of those that say whose words are denied, in whatever case."""
    mention = claimant.mention.text if claimant.mention else ""
    told = fold(f"{claimant.name or ''} {claimant.role or ''} {mention}")
    stems = {word[:_STEM] for word in re.findall(r"\w+", told) if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in re.findall(r"\w+", whose))
