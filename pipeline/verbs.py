"""Forms of English verbs: the past and the third person of a base form, and the base form of a past.

The irregular ones are listed, the others made by the rules of spelling. A word that could be the past of two verbs, or
of none that is known, has no base.
"""

from __future__ import annotations

import re

_IRREGULAR = """
be was|become became|begin began|bind bound|bite bit|blow blew|break broke|bring brought|build built|burn burnt
buy bought|catch caught|choose chose|come came|cost cost|cut cut|deal dealt|dig dug|do did|draw drew|drink drank
drive drove|eat ate|fall fell|feed fed|feel felt|fight fought|find found|flee fled|fly flew|forbid forbade
forget forgot|freeze froze|get got|give gave|go went|grow grew|hang hung|have had|hear heard|hide hid|hit hit
hold held|hurt hurt|keep kept|know knew|lay laid|lead led|leave left|lend lent|let let|lie lay|light lit
lose lost|make made|mean meant|meet met|overhear overheard|overtake overtook|overthrow overthrew|pay paid
put put|quit quit|read read|rebuild rebuilt|repay repaid|ride rode|ring rang|rise rose|run ran|say said|see saw
seek sought|sell sold|send sent|set set|shake shook|shoot shot|shut shut|sing sang|sink sank|sit sat|sleep slept
speak spoke|spend spent|spread spread|stand stood|steal stole|stick stuck|strike struck|swear swore|swim swam
take took|teach taught|tear tore|tell told|think thought|throw threw|undergo underwent|understand understood
undertake undertook|uphold upheld|wake woke|wear wore|win won|withdraw withdrew|withhold withheld|write wrote
mislead misled|oversee oversaw|split split|swing swung|sweep swept|creep crept|weep wept|bend bent|lean leant
"""
_PAST = {
    base: past for row in _IRREGULAR.strip().splitlines() for base, past in (pair.split(" ") for pair in row.split("|"))
}
_BASE = {past: base for base, past in _PAST.items() if past not in ("was", "lay", "fell", "saw", "found")} | {
    "fell": "fall",
    "saw": "see",
    "found": "find",
}
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$")
_STRESSED = frozenset(
    "admit commit submit permit omit emit transmit occur refer prefer transfer defer confer infer control patrol "
    "cancel travel signal compel expel rebel equip regret ban plan stop drop ship step rob beg jam trap scrap".split()
)
_NEEDS_E = re.compile(
    r"(?:[cvzu]|[dr]g|[ae]g|[^s]s|[bdfgkptz]l|(?<!cre)(?<![eo])at|[^aeo]ut|[^aeiou]i[dnrm]|[^aeiou]ud|[^aeiou]ur|[^aeio]ar|"
    r"[^aeo]am|[^o]od|[^aeo]ad|[^o]ok|[^e]ak|[^ae]ik|[^ou]ot|quot|rout|[^aeo]ul|qui[dnrm]|interven|conven|creat|chang|arrang|challeng|exchang|aveng|plung|invit|unit|"
    r"cit|excit|incit|ignit|complet|delet|compet|ignor|restor|stor|explor|scor|deplor|postpon|phon|condon|hop|cop|escap|"
    r"shap|wip|[^aeiou]il|cruis|typ)$"
)
_NEVER_E = re.compile(
    r"(?:bias|focus|discus|visit|benefit|edit|audit|[^aeiou]um|pardon|combat|threat|murmur|labour|favour|conquer|gas|plot|pilot|"
    r"ballot|pivot|swap|chat|format|fuel|begin|enter|offer|answer|suffer|differ|kid|plan|ban|stop|occur|refer)$"
)


def past_of(base: str) -> str:
    """The past tense of a verb in its base form, for any subject but *you*, *we* and *they* of *be*."""
    if base in _PAST:
        return _PAST[base]
    if base.endswith("e"):
        return f"{base}d"
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    short = len(re.findall(r"[aeiouy]+", base)) == 1
    if (short and _DOUBLED.search(base)) or base in _STRESSED:
        return f"{base}{base[-1]}ed"
    return f"{base}ed"


def present_of(base: str) -> str:
    """The third person of a verb's present tense."""
    if base in ("be", "have"):
        return "is" if base == "be" else "has"
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def base_of(past: str) -> str | None:
    """The base form of a verb in the past tense; `None` if that is not known for sure."""
    if past in _BASE:
        return _BASE[past]
    if not past.endswith("ed") or len(past) < 4:
        return None
    stem = past[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y" if len(stem) > 2 else f"{stem}e"
    if stem.endswith("e"):
        return f"{stem}e" if stem.endswith(("re", "fe", "te", "ne", "le", "se")) else None  # agreed
    if re.search(r"(?:([bdgkmnprt])\1|ll)$", stem) and past_of(stem[:-1]) == past:
        return stem if stem.endswith(("ll", "add")) and stem[:-1] not in _STRESSED else stem[:-1]
    if _NEEDS_E.search(stem) and not _NEVER_E.search(stem):
        return f"{stem}e"
    return stem if past_of(stem) == past else None
