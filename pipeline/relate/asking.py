"""Questions made of a statement: neutral, answered differently by the sides, and in grammatical English.

Whether (*Did the mayor leave?*), how many (*How many ships sank?*), how long, when, who asked for a meeting. Works on
the words alone; where they do not show which is the verb, the statement is put as a whole (*Is it true that …?*).
"""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.propositions.concepts import concept_of
from pipeline.relate.propositions.numerals import NUMBER_WORDS
from pipeline.verbs import base_of

_BE = r"was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
_AUXILIARY = re.compile(rf"^(?P<subject>[^,;:“”\"()]{{2,90}}?)\s(?P<aux>{_BE})\s(?P<rest>.+)$")
_REPORTED = re.compile(r"\b(?:said|says|say|told|tells)\b")
_FRONTED = re.compile(
    r"(?:on|in|at|by|for|during|after|before|as|from|since|until|under|with|without|whether|when|if|early|late|today|"
    r"yesterday|earlier|later|of|among|between|so|then|also|yet|but)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\w+(?:ed|en|wn|ught|pt|ung|nk|lt)|been|had|said|told|made|sent|met|put|set|held|kept|left|lost|paid|read|built|"
    r"begun|come|become|gone|done|got|won|run|cut|shut|hit|let|led|stood|understood|found|heard|sat|spent|sold|shot|"
    r"swum|sworn|torn|worn|born|borne"
)
_SMALL = frozenset("not never also already been ever just still only since both last long once".split())
_BREAKS = re.compile(
    r"\b(?:that|what|whatever|how|why|which|who|when|where|while|if|whether|because|and|but)\b", re.IGNORECASE
)

_ADDED = re.compile(r",\s(?:which|who|whose|whom|where)\b[^,]*$")
"""A clause that only adds something."""
_AND_THAT = re.compile(r"(?<=\w),?\sand that\s(?=[^,]*\s(?:was|were|is|are|had|has|have|would|will|could|can)\s).+$")
"""The second of two things said, agreed or known."""
_OBJECT = re.compile(r"(?:at|by|in|on|from|to|for|with|of|as|under|near|after|before)\b")
_DETERMINER = re.compile(
    r"(?:the|an?|its|their|his|her|our|my|this|that|these|those|some|any|all|both|no|newly|recently|so-called|most|"
    r"\w+['’]s?)$",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 8
_NUMBER = re.compile(
    r"^(?:there (?P<there>was|were|is|are|have been|had been) )?"
    r"(?:(?:at least|at most|about|around|some|nearly|almost|roughly|more than|fewer than|less than|over|up to|only|"
    r"all) )*"
    r"(?P<number>\d[\d,.]*|[a-z]+(?:-[a-z]+)*)(?P<scale> (?:hundred|thousand|million|billion))?\s(?P<rest>[a-z].+)$",
    re.IGNORECASE,
)
_MEASURES = re.compile(r"(?:an?|per cent|percent|of|or|and|to|o['’]clock|years? old|a\.m|p\.m)\b", re.IGNORECASE)
_PARTS = re.compile(r"(?:half|halves|quarters?|thirds?|(?:four|fif|six|seven|eigh|nin|ten|\w+ie)ths?)\b")
_SHARE = re.compile(
    r"^(?:(?:at least|about|around|some|nearly|almost|only|just|more than|fewer than|less than|over) )*"
    r"[\d.,]+(?: ?%| per ?cent) (?P<rest>of .+)$",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"^(?:[^,]{2,60}? estimate[sd]? )?(?P<what>(?:the|its|their|total) (?:[a-z]+ )?(?:damage|loss|cost|price|debt|bill)"
    r"(?: (?:to|of|for) [^,]{2,60}?)?)(?: at| (?P<be>is|was)) (?:\w+ ){0,3}?(?=[\d€$£])",
    re.IGNORECASE,
)
_ON_ASKING = re.compile(r",?\s(?:at|on|upon|by) the (?:express )?(?:request|initiative|demand) of\b.*$")
_ADVERBIAL = re.compile(
    r",?\s(?:immediately |shortly |just |only )?(?:after|before|when|while|because|until|once)\s(?!\d|noon|midnight).+$"
)
_YEAR = r"(?:19|20)\d\d"
_HAPPENED = re.compile(rf"\b(?:{_BE})\b|\b\w+ed\b")
_AT_PLACE = re.compile(
    r"\s(?:(?:at|near|outside|inside|behind|along|beside)\s(?!least|most|all)|in (?=(?:the )?[A-Z]))[^,;]+$"
)
_LASTED = re.compile(
    r"^(?P<what>[^,;:]{2,70}?) (?:lasted|took|went on) (?:for )?"
    r"(?:(?:about|around|some|at least|at most|nearly|almost|only|just|over|under|roughly|more than|less than) )*"
    r"(?P<number>half an|[\w.-]+)(?: and a half| (?:to|or) [\w.-]+)? (?:second|minute|hour|day)s?\b"
    r"(?!\s(?:ago|earlier|later|before|to)\b)"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
_TIME = (
    r"(?:\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|[\w-]+ o['’]clock|(?:12 )?(?:noon|midnight)"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ?)?(?:{_DAY})(?:,? {_YEAR})?"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:{_MONTH} )?{_YEAR}(?:-\d\d-\d\d)?)"
)
_AT_TIME = re.compile(
    rf"\s(?:(?:at|on|from|by|in|since|until|(?:shortly )?(?:before|after))\s(?:(?:about|around|exactly)\s)?{_TIME}"
    rf"|(?:in|since|until)\s{_MONTH})(?:,?(?: (?:on|of|in|at))? {_TIME})*"
    r"(?: (?:local|\w+) time| in the (?:morning|afternoon|evening)| at night| GMT| UTC)?$"
)
_MEETING = (
    r"(?P<{}>(?:(?:tele)?phone )?(?:call|conversation)|meeting|talks|exchange|visit|session|contact|discussion)\b"
)
_AT_REQUEST = r"\b(?:at|on|by|upon) (?:[\w'’-]+ )+?(?:request|initiative|invitation)\b"
_WISHED = re.compile(
    r"\b(?:(?:ask|request|initiat|invit)\w*|sought|initiative)(?:(?: (?!about\b|for\b)[\w'’-]+){0,2} for| of| to)?"
    rf"(?: (?:an?|the|this|that|such|another|urgent|new))* {_MEETING.format('wished')}"
    rf"|\b{_MEETING.format('held')}.*(?:{_AT_REQUEST}"
    r"|\b(?:was|were|is|are|be|been|being) (?:\w+ly )?(?:asked for|requested|initiated|sought)\b)"
    rf"|{_AT_REQUEST}[^,]*, (?:an?|the) (?:[\w-]+ )*?{_MEETING.format('after')}"
)
"""A meeting asked for: *asked for a call*, *a call at the request of*, *at the request of Paris, the talks*."""
_NEGATED = re.compile(r"\b(?:no|not|never|nor|neither|nobody|nothing|none|cannot)\b|n['’]t\b", re.IGNORECASE)
_OVER_ALL = re.compile(r"\b(?:all|both|each|every\w*)\b|^(?:most|many|several|a few|few)\b", re.IGNORECASE)
"""In a subject: what is denied of all is not that it holds of none."""
_MODALS = frozenset("must may might should can could".split())
_JOINS = re.compile(r"\b(?:and|but|or)\s(?P<second>.+)$")
_UNCERTAIN = re.compile(r"(?:an?|any|some)\s|(?!always|perhaps|less|this)(?=[a-z]+s\b)")
_SPOKEN = re.compile(r"[“”«»\"‘]|:(?!\d)")
_DONE = re.compile(
    r"(?:so|as|what|that|this|it|an?|the|his|her|their|its|our|no|any|all|both|some|much|more|less|little|enough|"
    r"\w+thing|business|harm|damage|good|wrong|justice|work|research|time|well|better|likewise|otherwise|away|without|"
    r"in|on|at|to|for|with|by|under|after|before|\d.*)[.,]?$"
)
"""What is done and not the verb that *do* helps."""
_NOBODY = {"Somebody": "Nobody", "Someone": "No one", "Something": "Nothing"}
_IN_A_QUESTION = {"some": "any", "someone": "anyone", "somebody": "anybody", "something": "anything"}


def yes_or_no(statement: str) -> str:
    """The statement as a question: the auxiliary goes first where there is one, else it is put as a whole."""
    statement = _ADDED.sub("", _AND_THAT.sub("", statement))
    match = _auxiliary(statement)
    if match and not _FRONTED.match(statement):
        return f"{match['aux'].capitalize()} {lower(match['subject'])} {match['rest']}?"
    if parts := _past(statement):
        subject, base, rest = parts
        return f"Did {lower(subject)} {base}{rest}?"
    return f"Is it true that {lower(statement)}?"


def _auxiliary(statement: str) -> re.Match[str] | None:
    """Subject, auxiliary and the rest; `None` where the words do not show them."""
    match = None if _SPOKEN.search(statement) else _AUXILIARY.match(statement)
    return match if match and not _has_break(match["subject"]) and _is_auxiliary(match) else None


def _has_break(subject: str) -> bool:
    return bool(_BREAKS.search(subject) or _REPORTED.search(subject))


def _is_auxiliary(match: re.Match[str]) -> bool:
    """*Had sent*, *did send*, not *had a ship*, *had one agency accept* and *did so*."""
    rest = [word for word in match["rest"].lower().split() if not word.endswith("ly")][:3]
    if match["aux"] in ("has", "have", "had"):
        return bool(rest) and any(
            _PARTICIPLE.fullmatch(word.strip(",.")) for word in rest[: 2 if rest[0] in _SMALL else 1]
        )
    return match["aux"] not in ("do", "does", "did") or (bool(rest) and not _DONE.match(rest[0]))


def lower(text: str) -> str:
    """Small first letter for an article, a pronoun or the like; names keep theirs."""
    first = text.split(" ", 1)[0]
    plain = fold(first).rstrip(",;:")
    titled = text[len(first) + 1 : len(first) + 2].isupper()  # President Varga
    counted = all(part in NUMBER_WORDS for part in plain.split("-"))
    common = (
        counted
        or _FRONTED.fullmatch(first)
        or first in _SMALL_FIRST
        or (concept_of(plain) is not None and first[1:].islower() and not titled)
    )
    return text[:1].lower() + text[1:] if common else text


def _past(statement: str) -> tuple[str, str, str] | None:
    """Subject, base form of the verb and the rest of a statement whose main verb is in the past; `None` where the words
    do not show it."""
    words = statement.split()
    if _FRONTED.match(statement) or _SPOKEN.search(statement):
        return None
    for place, word in enumerate(words[: _LONGEST_SUBJECT + 1]):
        before = words[place - 1] if place else ""
        base = base_of(word.rstrip(",")) if place else None
        if _BREAKS.fullmatch(word.strip(",")) or before.endswith((",", ";", ":")):
            return None
        if base is None and re.fullmatch(_BE, word):
            return None  # the release has him offering increased aid
        if base is None or _DETERMINER.match(before):
            continue
        after = words[place + 1 : place + 2]
        later = any(base_of(other.strip(",.")) for other in words[place + 1 : place + 12])
        if later and after and _OBJECT.match(after[0]):
            return None  # trucks stopped at the gate carried …
        if after == ["by"] or re.fullmatch(rf"(?:{_BE})", after[0] if after else ""):
            return None
        rest = " ".join(words[place + 1 :])
        comma = "," if word.endswith(",") and rest else ""
        return " ".join(words[:place]), base, f"{comma} {rest}" if rest else ""
    return None


def of_denial(question: str) -> str:
    """A question made of what is denied: *did he sign any letter*, where the statement has *some letter*."""
    return re.sub(r"\b(?:some(?:one|body|thing)?)\b", lambda match: _IN_A_QUESTION[match[0]], question)


def denied(statement: str) -> str | None:
    """The statement with its verb negated; `None` where the words do not show which that is, or where that would not
    be its negation: *must not*, *all were not*, one of two verbs."""
    if _NEGATED.search(re.split(r",\s|\sbecause\b", statement, maxsplit=1)[0]):
        return None
    first, _, said = statement.partition(" ")
    if _has_second_verb(said):
        return None
    if first == "Some":
        if _is_number(fold(said).split(" ")[0]):
            return None
        return of_denial(f"None {said}" if re.match(rf"(?:of|{_BE})\b", said) else f"No {said}")
    if first in _NOBODY:
        return of_denial(f"{_NOBODY[first]} {said}")
    if first in ("A", "An") and not _has_number(said):
        return of_denial(f"No {said}")
    if first == "One" and said.startswith("of "):
        return of_denial(f"None {said}")
    if match := _auxiliary(statement):
        if match["aux"] in _MODALS or _OVER_ALL.search(match["subject"]):
            return None
        if match["subject"] == "There" and (article := _UNCERTAIN.match(match["rest"])):
            return of_denial(f"There {match['aux']} no {match['rest'][article.end() :]}")
        if match["subject"] == "There" and match["rest"].startswith("such "):
            return of_denial(f"There {match['aux']} no such {re.sub(r'^such an? ', '', match['rest'])}")
        return of_denial(f"{match['subject']} {match['aux']} not {match['rest']}")
    parts = _past(statement)
    if parts is None or _OVER_ALL.search(parts[0]):
        return None
    return of_denial(f"{parts[0]} did not {parts[1]}{parts[2]}")


def _has_number(said: str) -> bool:
    """*A hundred*, *a dozen*, *a few*: no article of one thing."""
    return _is_number(fold(said).split(" ")[0]) or said.split(" ")[0] in (
        "few",
        "number",
        "lot",
        "dozen",
        "third",
        "half",
    )


def _has_second_verb(said: str) -> bool:
    """After *and*, *but* or *or*, without a comma, comes another verb: *was in Paris and the deputy did the work*."""
    match = _JOINS.search(re.split(r",\s(?:and|but|or)\b|\sbecause\b", said, maxsplit=1)[0])
    words = [word.strip(",.;") for word in match["second"].split()] if match else []
    return any(re.fullmatch(_BE, word) or (word.islower() and base_of(word)) for word in words)


def how_many(statement: str) -> str | None:
    """What a statement that begins with a number counts; how long something lasted; `None` for other statements.

    Where it happened is left out, since the sides may count at two places.
    """
    plain = re.sub(r",\s.*$", "", statement)
    if share := _SHARE.match(plain):
        return f"What share {share['rest']}?"
    if sum_of := _SUM.match(plain):
        return f"How high {sum_of['be'] or 'is'} {lower(sum_of['what'])}?"
    match = _LASTED.match(plain)
    if match and (match["number"] in ("a", "an", "half an", "several") or _is_number(match["number"])):
        return f"How long did {lower(match['what'])} last?"
    match = _NUMBER.match(plain)
    if match is None or not _is_number(match["number"]) or not _is_counted(match):
        return None
    noun, _, rest = match["rest"].partition(" ")
    if re.fullmatch(_BE, noun) and not match["there"]:
        return f"How many {_AT_PLACE.sub('', match['rest'])}?"
    if match["there"]:
        return f"How many {noun} {match['there']} there {rest}?" if rest and " " not in match["there"] else None
    if not (_HAPPENED.search(rest) or (rest and base_of(rest.split()[0]))):
        return None
    anywhere = _AT_PLACE.sub("", match["rest"])
    last = anywhere.split()[-1]
    return f"How many {anywhere if base_of(last) or _PARTICIPLE.fullmatch(last) else match['rest']}?"


def _is_counted(match: re.Match[str]) -> bool:
    """The number counts several of what follows: neither one, nor a part, a date, an address."""
    if fold(match["number"]) in ("1", "one", "single", "sole") and not match["scale"]:
        return False
    if match["rest"][0].isupper() or _MEASURES.match(match["rest"]) or _PARTS.match(match["rest"]):
        return False
    return not (re.fullmatch(_YEAR, match["number"]) and re.match(rf"(?:{_BE})\b", match["rest"]))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or all(part in NUMBER_WORDS for part in fold(word).split("-"))


def when(statement: str) -> str | None:
    """When it happened, asked of a statement that ends with its time; `None` for others."""
    statement = _ADVERBIAL.sub("", statement)
    plain = _AT_TIME.sub("", statement)
    if plain == statement or ";" in plain:
        return None
    asked = yes_or_no(plain)
    return None if asked.startswith("Is it true") else f"When {asked[:1].lower()}{asked[1:]}"


def who_asked(statement: str) -> str | None:
    """Who asked for the call or meeting that a statement says was asked for; `None` for others."""
    match = _WISHED.search(fold(statement))
    if match:
        return f"Who asked for the {match[match.lastgroup or 0]}?"
    plain = _ON_ASKING.sub("", statement)
    asked = yes_or_no(plain) if plain != statement else "Is it true"
    return None if asked.startswith("Is it true") else f"On whose initiative {asked[:1].lower()}{asked[1:]}"


_SMALL_FIRST = frozenset(
    "To Somewhere Someone Somebody Everybody People What Whatever Who Whoever How Which Where Not "
    "The A An This That These Those It He She They We There No Some Any Both Each At On In By For As After Before "
    "Two Three Four Five All Many Most His Her Their Its Our One Nothing Nobody Something Anybody Anyone Anything "
    "Everyone Everything Every Several Few Other Another More Hundreds Thousands Dozens Scores Millions "
    "Hurt Injured Wounded Armed About Around Nearly Almost Roughly Over Under Up".split()
)
