"""Claims read for the rules.

Works on the statement alone, without a parser, so that claims of any strategy and of any language are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.given_names import FEMALE, MALE
from pipeline.names import fold
from pipeline.relate.propositions.concepts import kind_of
from pipeline.relate.propositions.keys import EMPTY, LIGHT, name_key
from pipeline.relate.propositions.offices import holders, with_holders
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import CURRENCIES, Quantity, quantities
from pipeline.relate.propositions.rejected import without_rejected
from pipeline.relate.propositions.signs import sign_of
from pipeline.relate.propositions.times import clocks, days
from pipeline.relate.propositions.words import TOKEN, Word, common_words, full_names, names_among, words_of
from pipeline.schema import AUTHOR, Claim, Document

_PRONOUNS = frozenset("i he she it they we you this that il elle ils elles on nous je ya on ona oni my".split())
_POINTING = frozenset("it they he she il elle ils elles ona oni".split())
_OF_ONE = {"he": FEMALE, "she": MALE}
"""Pronouns of a person, with the given names of those whom they never stand for."""
_PERSON = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*)+")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_IMPERSONAL = re.compile(
    r"it(?:'s| (?:is|was|will|would|has|had|can|could|may|might|must|should|be|been|not|never|only|really|\w+n't))* (?:"
    r"(?:cost|take|took|seem|appear|matter|happen|ma[dk]e|help|hurt|rain|snow)\w*|(?:too |very |not |still |now )*(?:"
    r"hard|eas[iy]\w*|difficult|impossible|possible|important|clear|unclear|likely|unlikely|true|false|early|late|"
    r"wrong|right|necessary|essential|obvious|known|unknown|time|dark|up to)"
    r") .*\b(?:to|that|who|whether|if|when|until|before)\b"
    r"|il (?:n'|ne )?(?:y (?:a|avait|aura)\b|s'agi|fau|fall|pleu|suffi|reste|import|est (?:\w+ )?(?:vrai|faux|possible|"
    r"impossible|clair|temps|tard|tot|question)\b)"
)
"""*It costs nothing to listen*, *il faut partir*: a subject that stands for nothing before."""
_ELLIPTIC = re.compile(
    r"\b(?:given|got|gets?|received|receives?|had|has|seen|offered|handed|issued|shown|sent|paid|found) "
    r"(?:some|one|any)\.?$"
)
"""*Had been given some*: of what, stands before."""
_JOINT = re.compile(
    r"\b(?:both|two (?:\w+ )?(?:countries|sides|ministers|parties|governments|leaders|ministries|presidents)|"
    r"the (?:sides|parties|ministers|delegations|heads|leaders)|each side|les deux|les parties|storony|obe storony|"
    r"oba ministra|heads of delegation)\b"
)
_OPEN = re.compile(
    r"\b(?:anything|nothing|something|anyone|anybody|nobody|somebody|any such|no such|such a|of the kind|of the sort|"
    r"rien|nichego|nikto|ni o chem)\b"
)
_AUXILIARIES = frozenset(
    """is are was were has have had do does did will would can could may might must should shall be been cannot
    a ont est sont avait avaient etait etaient sera seront aurait serait peut doit began wrote sent took
    gave went met told held said says made came left found put set kept saw knew thought rang ran shot
    sank fell rose grew lost won paid spoke""".split()
)
_VERBAL = {
    "en": re.compile(r"^[a-z]{2,}ed$"),
    "ru": re.compile(
        r"^(?!\w+[aiu]tel$)[a-z]{3,}(?:yal|ila|ili|ilo|alsya|alas|alis|alos|yut|yaet|aet|uet|ayut|uyut|il|al|el|ala|"
        r"ali|eno|ena|eny|lsya|las|los|lis)$"
        r"|^(?:byl[aoi]?|budet|budut)$|^(?!(?:kam|urov|step|rem|plam)en$)[a-z]{4,}en$|^[a-z]+(?:ryt|bit|nyat|zhat)[aoy]?$"
    ),
}
"""Words that are verbs by their ending."""
_SMALL_WORDS = frozenset(
    """not no never any some a an the in at on of out to for under by with up off over from into as been be being have
    still ever also""".split()
)
_PARTS_OF_DAY = frozenset(["morn", "afternoon", "even"])
"""Keys of what a time of day is *in*."""


def proposition_of(
    claim: Claim,
    order: int,
    documents: Mapping[str, Document],
    known: frozenset[str] = frozenset(),
    offices: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType({}),
) -> Proposition:
    """Read one claim.

    `known` are the folded words that are names in this story, at the start of a sentence too; `offices` who holds which
    (`holders`).
    """
    statement = with_holders(without_rejected(" ".join(claim.statement.split())), offices)
    language = language_of(claim, documents)
    words = words_of(statement, language, known)
    folded = fold(statement)
    times, dates = tuple(clocks(folded)), tuple(days(folded))
    taken = [(clock.start, clock.end) for clock in times] + [(day.start, day.end) for day in dates]
    amounts = tuple(quantities(statement, folded, language, taken))
    zones = {
        part for clock in times if clock.zone for part in (f"@{name_key(clock.zone)}", clock.zone, "time", "clock")
    }
    zones |= _PARTS_OF_DAY if times else set()
    telling = [word if word.key not in zones else word._replace(key=None) for word in words]
    keys = frozenset(word.key for word in telling if word.key)
    kinds = {(word.key, kind) for word in words if word.key and (kind := kind_of(word.text))}
    kinds |= {("", "money") for amount in amounts if amount.unit in CURRENCIES}
    kinds |= {(key, "money") for key in keys if key == "=money"}
    verb = _first_verb(words, language)
    front = folded[: words[verb].start] if verb < len(words) else folded
    document = documents.get(claim.document)
    return Proposition(
        claim=claim,
        order=order,
        language=language,
        keys=keys,
        kinds=frozenset(kinds),
        lead=frozenset(word.key for word in telling[:verb] if word.key),
        predicate=_predicate(telling[verb:]),
        sign=sign_of(claim, folded),
        is_joint=bool(_JOINT.search(front)),
        is_open=bool(_OPEN.search(folded)),
        pronoun=words[0].text if words and words[0].text in _PRONOUNS else None,
        quantities=amounts,
        clocks=times,
        days=dates,
        folded=folded,
        near=tuple((amount, _around(words, amount)) for amount in amounts),
        full_names=tuple(full_names(words)),
        published=document.published if document else None,
        issuer=_issuer(claim, document),
        outlet=document.publisher if document else None,
    )


def _first_verb(words: Sequence[Word], language: str) -> int:
    """The place of the first verb behind the first word; where none is known, of the fifth word."""
    verbal = _VERBAL.get(language)
    places = (
        place
        for place, (word, _, _) in enumerate(words)
        if place and (word in _AUXILIARIES or (verbal and verbal.match(word)))
    )
    return next(places, min(len(words), 4))


def _issuer(claim: Claim, document: Document | None) -> str | None:
    name = claim.claimant.name
    if name == AUTHOR:
        name = document.publisher if document else None
    return fold(name).removeprefix("the ") if name else None


def language_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Two letters; where the document has no language, by the script and the small words of the statement."""
    document = documents.get(claim.document)
    if any("а" <= letter <= "я" for letter in claim.statement.lower()):
        return "ru"
    stated = (document.language or "")[:2].lower() if document else ""
    if stated in ("en", "fr"):
        return stated
    words = set(claim.statement.lower().split())
    return "fr" if len(words & {"le", "la", "les", "des", "une", "est", "que", "dans", "pour"}) > 1 else "en"


def propositions(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Proposition]:
    """Read claims, in order."""
    claims = list(claims)
    # A word that no claim of the story writes small, and some claim writes large inside a sentence, is a name.
    inside = {name for claim in claims for name in names_among(TOKEN.findall(claim.statement)[1:])}
    offices = holders(claims)
    inside |= {fold(name.split()[-1]) for name, _ in offices.values()}
    inside |= {fold(name.split()[-1]) for claim in claims if _PERSON.fullmatch(name := claim.claimant.name or "")}
    known = frozenset(inside - common_words(claim.statement for claim in claims))
    read = [proposition_of(claim, order, documents, known, offices) for order, claim in enumerate(claims)]
    parties = _parties(claims)
    return _with_antecedents([replace(item, first_name=_first_name(item, parties)) for item in _with_speakers(read)])


def _with_speakers(read: Iterable[Proposition]) -> list[Proposition]:
    """Claims that begin with *he* or *she* and are of somebody called by one name there (*Vale said he …*), whose whole
    name the story tells, with the keys of that name: most often it is of himself that he speaks."""
    found: list[Proposition] = []
    for item in read:
        name, mention = item.claim.claimant.name or "", item.claim.claimant.mention
        himself = item.pronoun in _OF_ONE and _PERSON.fullmatch(name) and mention and _ONE_NAME.fullmatch(mention.text)
        if himself and name.split()[0].lower() not in _OF_ONE[str(item.pronoun)]:
            keys = frozenset(f"@{name_key(fold(word))}" for word in name.split())
            item = replace(
                item,
                keys=item.keys | keys,
                lead=item.lead | keys,
                pronoun=None,
                full_names=(*item.full_names, tuple(f"@{name_key(fold(word))}" for word in name.split())),
            )
        found.append(item)
    return found


def _parties(claims: Iterable[Claim]) -> frozenset[str]:
    """Folded words by which claimants are named, or what they hold office of, written large."""
    told = {f"{claim.claimant.name or ''} {claim.claimant.role or ''}" for claim in claims}
    return frozenset(
        fold(word).removesuffix("'s") for text in told for word in TOKEN.findall(text) if word[0].isupper()
    )


def _first_name(item: Proposition, parties: frozenset[str]) -> str | None:
    match = TOKEN.match(item.claim.statement)
    word = fold(match[0]).removesuffix("'s") if match and match[0][0].isupper() else ""
    return f"@{name_key(word)}" if word in parties and word not in EMPTY else None


def _with_antecedents(read: list[Proposition]) -> list[Proposition]:
    """Claims that begin with *it* or *they* and say something of it, with the subject of the claim before them in
    their document; those that end in *some* or *one*, with what the claim before them says was so given or had."""
    found: list[Proposition] = []
    last: dict[str, frozenset[str]] = {}
    for item in read:
        before = found[-1] if found else None
        if (
            before is not None
            and before.claim.document == item.claim.document
            and _ELLIPTIC.search(item.folded)
            and before.keys & item.keys - item.lead
        ):
            item = replace(item, keys=item.keys | (before.keys - before.lead))
        if item.pronoun is None:
            last[item.claim.document] = item.lead
        elif (
            item.pronoun in _POINTING
            and item.keys
            and not _IMPERSONAL.match(item.folded)
            and (lent := last.get(item.claim.document))
        ):
            item = replace(item, keys=item.keys | lent, lead=item.lead | lent)
        found.append(item)
    return found


def _predicate(words: Iterable[Word]) -> str | None:
    """The key of what is said of the subject: its verb, or what stands with a light one; `None` if that reports."""
    for word, key, _ in words:
        if word in _AUXILIARIES or word in _SMALL_WORDS or word.endswith("ly") or (key and key[0] in "#@"):
            continue
        if key is None:
            return None
        if key not in LIGHT:
            return key
    return None


def _around(words: Sequence[Word], amount: Quantity) -> frozenset[str]:
    """Keys of the two content words before a number and the three after it: what it counts."""
    before = [word.key for word in words if word.key and word.start < amount.start][-2:]
    after = [word.key for word in words if word.key and word.start >= amount.end - 1][:3]
    return frozenset(before + after)
