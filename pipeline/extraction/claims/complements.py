"""Reported words in French or Russian that are no clause, said as one: *nie avoir menti*, *accuse X d'avoir menti*,
*обвинил X в поджоге*, *обещал закрыть мост*.
"""

from __future__ import annotations

import re

from pipeline.extraction.claims.plain_clauses import WORD, is_clause
from pipeline.extraction.rules.lexicon import russian_forms
from pipeline.extraction.rules.lexicon.russian_deeds import is_deed
from pipeline.extraction.rules.words import french
from pipeline.extraction.rules.words.russian.phrases import nominative

_ACCUSES = re.compile(r"\b(?:accus|reproch|soupçonn|обвин|упрекн|подозрева)\w*", re.IGNORECASE)
_PROMISES = re.compile(
    r"\b(?:prom[ei]\w*|jur\w+|engag\w+|garanti\w*|menac\w+|(?:по)?обеща\w+|поклял\w+|обязал\w+|гарантир\w+|пригроз\w+|договор\w+|соглас\w+|"
    r"угрожа\w+|намере\w+|планиру\w+|собира\w+)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"(?:(?:de|d['’]|à)\s*)?(?P<no>ne\s+(?:pas|plus|jamais)\s+|n['’]|ne\s+)?(?P<verb>\w+)\b(?P<never>\s+(?:pas|jamais|rien)\b)?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HAVING = re.compile(r"(?:de\s|d['’])?(?:ne\s+(?:pas|plus|jamais)\s+|n['’])?(?:avoir|(?:s['’])?être)\s", re.IGNORECASE)
"""*N'avoir été prévenu que mardi*: a verb of its own makes no clause of it."""
_ABOUT = re.compile(
    r"(?:(?:сообщени|информаци|данны|сведени|слух|новост)\w*\s+)?(?P<about>об?о?)\s+(?P<of>факте\s+)?|(?P<fact>факт)\s+",
    re.IGNORECASE,
)
_WAS_RU = {"masc": "был", "femn": "была", "neut": "было"}
_ANY = re.compile(r"tout(?P<fem>e)?\s+(?!l)", re.IGNORECASE)
_OWN = re.compile(r"(?:responsabilité|intention|rôle|lien|volonté|envie|projet)\b", re.IGNORECASE)
"""Of these the speaker says that he has none, not that there was none."""
_PRESENT = {
    "avoir": ("a", "ont"),
    "être": ("est", "sont"),
    "pouvoir": ("peut", "peuvent"),
    "vouloir": ("veut", "veulent"),
    "devoir": ("doit", "doivent"),
    "savoir": ("sait", "savent"),
    "faire": ("fait", "font"),
}
_OF_DEED = re.compile(r"(?P<who>.+?)\s+(?:(?P<of>de\s+|d['’])(?P<deed>\S.*)|в\s+(?P<in>\S.*))", re.DOTALL)
_TO = re.compile(r"^(?:à\s+(?=l)|à\s+|(?P<au>au)\s+|(?P<aux>aux)\s+|(?P<des>des)\s+)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:les|des|aux|ces|ses|leurs|nos|vos|deux|trois|plusieurs|certain(?:e)?s|d['’]autres)\b|.+\bet\b", re.IGNORECASE
)
_PRONOUNS = frozenset("il elle ils elles on je nous vous celui-ci celle-ci он она они я мы".split())


def completed(content: str, gap: str, cue: str, speaker: str | None, mention: str | None) -> str | None:
    """The reported words as a clause; themselves where they are one or may be, `None` where they say nothing that could
    be true.

    Args:
        content: the words, without their quotation marks.
        gap: what stands between the cue and them; of *a accusé la ville d'avoir menti* it is the accused.
        cue: the reporting expression.
        speaker: the speaker's name.
        mention: his words here.
    """
    content = content.strip()
    who = mention if mention and mention.lower() not in _PRONOUNS else speaker
    if _ACCUSES.search(cue) and not is_clause(content):
        return _accused(content, gap.strip(" ,"))
    if russian_forms.part_of(_first(content)) == "INFN" or re.match(r"не\s+\w+ть(?:ся)?\b", content, re.IGNORECASE):
        return content if is_clause(content) else _russian_promise(content, who) if is_promise(cue) else None
    if is_clause(content) and not _HAVING.match(content):
        return content
    if event := event_of(content):
        return event
    if (any_deed := _ANY.match(content)) and not _OWN.match(content[any_deed.end() :]):
        return f"Il y a eu {'une' if any_deed['fem'] else 'un'} {content[any_deed.end() :]}"
    return _infinitive(content, who, will=is_promise(cue))


def event_of(content: str) -> str | None:
    """*(Сообщили) о задержании двоих*, *(опровергли) слухи об аварии* as *было задержание двоих*, *была авария*; `None`
    of what is no event.

    Args:
        content: reported words that are no clause.
    """
    lead = _ABOUT.match(content)
    case = "gent" if lead and (lead["fact"] or lead["of"]) else "loct" if lead else "accs"
    named = nominative(content[lead.end() :] if lead else content, case)
    nouns = (form for word in WORD.findall(named)[:3] for form in russian_forms.forms(word)[:2] if form.part == "NOUN")
    head = next((form for form in nouns if form.case == "nomn"), None)
    number = named.split()[0].lower()
    counted = number.isdigit() or russian_forms.part_of(number) == "NUMR"  # о двух взрывах
    if head is None or counted or not is_deed(head.lemma):
        return None
    return f"{'были' if head.number == 'plur' else _WAS_RU.get(head.gender or '', 'было')} {named}"


def is_promise(cue: str) -> bool:
    """Tell whether the reporting expression says what its speaker is to do."""
    return _PROMISES.search(cue) is not None


def _first(content: str) -> str:
    found = WORD.search(content)
    return found.group().lower() if found else ""


def _infinitive(content: str, who: str | None, *, will: bool = False) -> str | None:
    """*Avoir menti* as *X a menti*; other words as they are."""
    match = _INFINITIVE.match(content)
    verb = match["verb"].lower() if match else ""
    if match is None or not french.is_infinitive(verb):
        return content
    forms = _PRESENT.get(verb)
    if who is None or (forms is None and not will):
        return None
    several = _SEVERAL.match(who) is not None
    finite = ("vont " if several else "va ") + verb if will else forms[several] if forms else verb
    no = match["no"] or ""
    rest = match["rest"]
    if not no:
        return f"{who} {finite}{match['never'] or ''}{rest}"
    second = (WORD.findall(no.lower())[1:] or [(match["never"] or "").strip()])[0]
    head, *tail = finite.split(" ", 1)
    elided = f"n'{head}" if head[0] in "aeéê" else f"ne {head}"
    return " ".join(part for part in (who, elided, second, *tail) if part) + rest


def _accused(content: str, gap: str) -> str | None:
    """*La ville*, *d'avoir menti* as *la ville a menti*; *la ville de mensonge* as *la ville est coupable de
    mensonge*."""
    match = None
    if not gap:
        match = _OF_DEED.match(content)
        if match is None:
            return None
        gap, content = match["who"], content[match.start("of") if match["of"] else match.start("in") :]
    if match is not None and match["in"]:
        return _guilty(gap, match["in"])
    to = _TO.match(gap)
    who = ("le " if to and to["au"] else "les " if to and to["aux"] else "des " if to and to["des"] else "") + (
        gap[to.end() :] if to else gap
    )
    who = f"{who}," if "," in who else who  # l'ancien maire, Luc Pike, a menti
    if re.match(r"в\s", content):
        return _guilty(gap, content[2:])
    told = _infinitive(content, who)
    if told != content:
        return told
    return f"{who} {'sont coupables' if _SEVERAL.match(who) else 'est coupable'} {content}"


def _guilty(who: str, deed: str) -> str | None:
    """*Рыбаков*, *поджоге* as *рыбаки виновны в поджоге*; `None` where the accused cannot be put as a subject."""
    words = WORD.findall(who)
    found, last = [], None
    for word in words:
        readings = [one for one in russian_forms.forms(word.lower()) if one.case == "accs"]
        form = next((one for one in readings if one.first == word.lower()), readings[0] if readings else None)
        if form is None:
            return None
        found.append(russian_forms.spelt_as(word, form.first))
        last = form if form.part == "NOUN" or last is None else last
    if last is None or deed.startswith("том"):
        return None
    ending = "ны" if last.number == "plur" else {"femn": "на", "neut": "но"}.get(last.gender or "", "ен")
    return f"{' '.join(found)} винов{ending} в {deed}"


def _russian_promise(content: str, who: str | None) -> str | None:
    """*Не закрывать школу* as *X не будет закрывать школу*."""
    match = re.match(r"(?P<no>не\s+)?(?P<verb>\w+)(?P<rest>.*)", content, re.DOTALL | re.IGNORECASE)
    told = russian_forms.future(match["verb"].lower()) if match and who else None
    return f"{who} {'не ' if match and match['no'] else ''}{told}{match['rest']}" if match and told else content
