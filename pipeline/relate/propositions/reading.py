"""A claim as the rules read it: its content words as keys, its polarity, its subject, its numbers and times.

Works on the statement alone, without a parser, so that claims of any strategy and of any language are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from pipeline.names import fold, skeleton
from pipeline.relate.propositions.concepts import PHRASES, concept_of, kind_of
from pipeline.relate.propositions.numerals import NUMBER_WORDS
from pipeline.relate.propositions.offices import holders, with_holders
from pipeline.relate.propositions.quantities import CURRENCIES, Quantity, quantities
from pipeline.relate.propositions.times import CALENDAR, Clock, Day, clocks, days
from pipeline.relate.speakers.countries import country_of
from pipeline.schema import AUTHOR, Claim, Document

_STOP = frozenset(
    """
    a an the this that these those it its he him his she her hers they them their theirs we us our you your i me my one
    of in on at to for from by with about into over under after before during between against through as than then so
    and or but nor if while when where which who whom whose what how why there here also only just even still yet
    already very more most much many some any no not never none nothing nobody neither both all each every such same
    other another own too a.m p.m
    be is are was were been being am has have had having do does did done will would shall should
    can could may might must not n't cannot said say says saying told tell tells according add added adds stated states
    took-place thus therefore hence however moreover meanwhile then indeed accordingly altogether really actually
    simply merely
    statement report reported reports announced announce declared declare explained noted indicated affirmed stressed
    underlined insisted recalled pointed specified regarding concerning subject matter point issue question thing
    le la les un une des du de d l et ou mais que qui quoi dont ne pas plus jamais aucun aucune rien ni a ont est sont
    ete etre avoir avait etait aurait serait dans sur sous par pour avec sans ce cet cette ces il elle ils elles on nous
    vous son sa ses leur leurs au aux en y se selon dit declare affirme indique precise ajoute explique
    i v na s k po o ob ot do iz za u ne ni net no a chto kak eto etot eta eti ego ee ih on ona oni my vy ya byl byla
    bylo
    byli est by li jhe zhe uje uzhe takje takzhe dlya pri posle pered mejdu tem tak vse vsego skazal skazala soobshil
    soobshila soobshili zayavil zayavila zayavili otmetil otmetila dobavil dobavila podcherknul slovam yakoby
    """.split()
)
_PRONOUNS = frozenset("i he she it they we you this that il elle ils elles on nous je ya on ona oni my".split())
_POINTING = frozenset("it they he she il elle ils elles ona oni".split())
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
_NEGATORS = frozenset(
    "not n't no never none nothing nobody neither nor cannot ne pas jamais aucun aucune rien ni nul net nikto "
    "nichego nikogda nikakikh nikakoy nikakie".split()
)
_DOUBLE = re.compile(
    r"\b(?:cannot but|can ?not help but|ne moj\w+ ne|ne mog\w* ne|ne (?:peut|pouvons|peuvent) (?:que|pas ne)|"
    r"not un\w+|not only|no longer|no fewer|no less|not less|no more than|not more than)\b"
    r"|,\s(?:and\s|but\s)?not (?:by|in|at|on|to|from|for|with|of|because|as|an?|the)\b[^,.;]*"  # ten, not by us
)
_CLAUSE = re.compile(
    r"(?<=\w{3})[,;]?\s+(?:that|whether|if|unless|until|because|which|who|whose|although|though|while|except|so that|"
    r"qu[e']|dont|parce|chto|poka|esli|kotor\w+|chtoby|khotya)\b"
)
_SUBORDINATE = re.compile(
    r"(?<=[\w.]{3}),?\s(?:(?:immediately|shortly|soon|just|only|even|long|hours|days)\s)?"
    r"(?:after|before|when|while|because|until|once|although|though|unless|whereas)\s"
)
_CONDITION = re.compile(r"^(?:if|unless|when|because|although|while|si|quand|esli|kogda)\b[^,]*,\s")
"""A clause in front of the one that is put forward."""
_ELLIPTIC = re.compile(
    r"\b(?:given|got|gets?|received|receives?|had|has|seen|offered|handed|issued|shown|sent|paid|found) "
    r"(?:some|one|any)\.?$"
)
"""*Had been given some*: of what, stands before."""
_COUNTERFACTUAL = re.compile(
    r"^had (?:it|he|she|they|we|i|the|that|this|[\w'-]+(?= \w+(?:ed|en|wn)\b))\b.*\bwould\b"
    r"|\bif\b.*\b(?:had|were)\b.*\bwould\b"
    r"|\bwould (?:not )?have\b.*\b(?:if|had (?:it|he|she|they|we|i|the)\b)|\besli by\b"
)
"""What would be if it were not otherwise: nobody says that it is."""
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
    a ont est sont avait avaient etait etaient sera seront aurait serait peut doit began wrote sent took gave went met
    told held
    said says made came left found put set kept saw knew thought rang ran shot sank fell rose grew lost won paid
    spoke""".split()
)
_VERBAL = {
    "en": re.compile(r"^[a-z]{2,}ed$"),
    "ru": re.compile(
        r"^(?!\w+[aiu]tel$)[a-z]{3,}(?:yal|ila|ili|ilo|alsya|alas|alis|alos|yut|yaet|aet|uet|ayut|uyut|il|al|el|ala|"
        r"ali|eno|ena|eny|lsya|las|los|lis)$"
    ),
}
"""Words that are verbs by their ending."""
_SMALL_WORDS = frozenset(
    """not no never any some a an the in at on of out to for under by with up off over from into as been be being have
    still ever also""".split()
)
_PARTS_OF_DAY = frozenset(["morn", "afternoon", "even"])
"""Keys of what a time of day is *in*."""
LIGHT = frozenset(["=pass", "=attend", "=near", "=inside"])
"""Keys that say little by themselves: *gave*, *took*, *was present*."""
_TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_NAME_ENDING = re.compile(r"(?:(?<=.{4})(?:ian|an|ien|ienne|ish|ese|sk\w{0,3})|(?<=.{3})[aeiou]+[imvgxh]?[aeiou]?)$")
_ENDINGS = {
    "en": re.compile(
        r"(?:'s|'|(?<=[a-z]{3})(?<![isu])s|"
        r"(?<=.{4})(?:ations?|ments?|ings?|ers?|ors?|edly|ed|es|ly|s|e|ion|ions|ies|y|al))$"
    ),
    "fr": re.compile(
        r"(?:(?<=.{4})(?:ations?|ements?|ments?|eurs?|euses?|ees?|es?|er|ir|ait|aient|ont|ant|s|x|tion|ion|ions|if|"
        r"ive|ale?|aux))$"
    ),
    "ru": re.compile(
        r"(?:(?<=.{3})(?:iyami?|iyakh|ogo|emu|omu|ymi|imi|ami|yami|akh|yakh|ov|ev|ey|iy|yy|oy|aya|oe|ie|ye|om|em|am|"
        r"yam|ya|iya|ii|yu|uyu|ui|i|y|a|e|u|o|l|la|li|lo|t|lsya|las|los|lis|sya))$"
    ),
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1$")


@dataclass(frozen=True, eq=False)
class Proposition:
    """What the rules know of one claim.

    `keys` are the content words: `#state`, `@name`, `=concept` or a stem; `lead` those of them before the first verb.
    `predicate` is the key of what is said of the subject, `None` where a verb of reporting stands there.
    `kinds` pairs keys with the kind of thing they name (*van*, vehicle).
    `sign` is +1 where the claimant holds the statement, -1 where he denies it, 0 where he commits to neither or
    only says what would be.
    `full_names` are the keys of names that stand side by side, *Ada Ranvik*, in order.
    `pronoun` is the subject where it is a pronoun that nobody resolved.
    `issuer` is who gives the claim's figures, folded: the claimant, or the publisher of what the author says.
    """

    claim: Claim
    order: int
    language: str
    keys: frozenset[str]
    kinds: frozenset[tuple[str, str]]
    lead: frozenset[str]
    predicate: str | None
    sign: int
    is_joint: bool
    is_open: bool
    pronoun: str | None
    quantities: tuple[Quantity, ...]
    clocks: tuple[Clock, ...]
    days: tuple[Day, ...]
    folded: str
    near: tuple[tuple[Quantity, frozenset[str]], ...]
    full_names: tuple[tuple[str, ...], ...]
    published: str | None
    issuer: str | None = None

    @property
    def is_certain(self) -> bool:
        """The claimant is sure of it, be it a yes or a no."""
        return self.claim.factuality.startswith("CT")

    @property
    def is_held(self) -> bool:
        """The claimant is sure that it is so, and says so without a no."""
        return self.claim.factuality == "CT+" and self.sign > 0

    @cached_property
    def main(self) -> frozenset[str]:
        """The keys of the main clause: not of what stands behind *after*, *when*, *because* and the like."""
        match = _SUBORDINATE.search(self.folded)
        if match is None:
            return self.keys
        words = re.findall(r"[\w'-]+", self.folded[: match.start()])
        return self.keys & keys_of((word.removesuffix("'s") for word in words), self.language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys that are names of people, states, places."""
        return frozenset(key for key in self.keys if key[0] in "#@")

    @cached_property
    def kind_names(self) -> frozenset[str]:
        """The kinds of things that it names."""
        return frozenset(kind for _, kind in self.kinds)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The keys of names that stand alone."""
        return frozenset(name[0] for name in self.full_names if len(name) == 1)

    @cached_property
    def lead_names(self) -> frozenset[str]:
        """The names before the first verb."""
        return self.lead & self.names

    @cached_property
    def claimant_keys(self) -> frozenset[str]:
        """The keys of the claimant's name, as a name and as plain words."""
        return keys_of(fold(self.claim.claimant.name or "").split(), "en")

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The keys that name the claimant, who speaks of himself."""
        return self.claimant_keys & self.keys

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts among the keys."""
        return frozenset(key[1:] for key in self.keys if key.startswith("="))


@lru_cache(maxsize=65536)
def key_of(word: str, language: str, is_name: bool) -> str | None:
    """The key of a folded word; `None` for one that carries no content."""
    if (
        word in _STOP
        or word.endswith("n't")
        or word in NUMBER_WORDS
        or word in CALENDAR
        or all(part in NUMBER_WORDS for part in word.split("-"))
        or (len(word) < 3 and not word.isdigit())
    ):
        return None
    if country := country_of(word):
        return f"#{country[0]}"
    if word[0].isdigit():
        return None
    if is_name:
        return f"@{name_key(word)}"
    if concept := concept_of(word):
        return f"={concept}"
    return _DOUBLED.sub(r"\1", _ENDINGS.get(language, _ENDINGS["en"]).sub("", word))


def keys_of(words: Iterable[str], language: str) -> frozenset[str]:
    """The keys of folded words, each as a plain word and as a name."""
    return frozenset(key for word in words for name in (True, False) if (key := key_of(word, language, name)))


def name_key(word: str) -> str:
    """The sound of a name without the endings of adjectives and cases: Ilmeria, Ilmerian and Ильмерии are one."""
    return _NAME_ENDING.sub("", _NAME_ENDING.sub("", skeleton(word)))


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
    statement = with_holders(" ".join(claim.statement.split()), offices)
    language = language_of(claim, documents)
    words = _words(statement, language, known)
    folded = fold(statement)
    times, dates = tuple(clocks(folded)), tuple(days(folded))
    taken = [(clock.start, clock.end) for clock in times] + [(day.start, day.end) for day in dates]
    amounts = tuple(quantities(statement, folded, language, taken))
    zones = {
        part for clock in times if clock.zone for part in (f"@{name_key(clock.zone)}", clock.zone, "time", "clock")
    }
    zones |= _PARTS_OF_DAY if times else set()
    verbal = _VERBAL.get(language)
    verb = next(
        (n for n, (w, _, _) in enumerate(words) if n and (w in _AUXILIARIES or (verbal and verbal.match(w)))),
        min(len(words), 4),
    )
    keys = [key if key not in zones else None for _, key, _ in words]
    kinds = {(key, kind) for word, key, _ in words if key and (kind := kind_of(word))}
    kinds |= {("", "money") for amount in amounts if amount.unit in CURRENCIES} | {
        (key, "money") for key in keys if key == "=money"
    }
    lead_text = folded[: words[verb][2]] if verb < len(words) else folded
    document = documents.get(claim.document)
    return Proposition(
        claim,
        order,
        language,
        frozenset(key for key in keys if key),
        frozenset(kinds),
        frozenset(key for key in keys[:verb] if key),
        _predicate([(word, key) for (word, _, _), key in zip(words, keys, strict=True)][verb:]),
        _sign(claim, folded),
        bool(_JOINT.search(lead_text)),
        bool(_OPEN.search(folded)),
        words[0][0] if words and words[0][0] in _PRONOUNS else None,
        amounts,
        times,
        dates,
        folded,
        tuple((amount, _around(words, amount)) for amount in amounts),
        tuple(_full_names(words)),
        document.published if document else None,
        _issuer(claim, document),
    )


def _issuer(claim: Claim, document: Document | None) -> str | None:
    name = claim.claimant.name
    if name == AUTHOR:
        name = document.publisher if document else None
    return fold(name).removeprefix("the ") if name else None


def propositions(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Proposition]:
    """Read claims, in order."""
    claims = list(claims)
    # A word that no claim of the story writes small, and some claim writes large inside a sentence, is a name.
    inside = {name for claim in claims for name in _names(_TOKEN.findall(claim.statement)[1:])}
    offices = holders(claims)
    inside |= {fold(name.split()[-1]) for name, _ in offices.values()}
    known = frozenset(inside - common_words(claim.statement for claim in claims))
    read = [proposition_of(claim, order, documents, known, offices) for order, claim in enumerate(claims)]
    return _with_antecedents(read)


def common_words(statements: Iterable[str]) -> frozenset[str]:
    """Folded words that some statement writes small: no names."""
    return frozenset(fold(word) for text in statements for word in _TOKEN.findall(text) if word[:1].islower())


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


def _words(statement: str, language: str, known: frozenset[str] = frozenset()) -> list[tuple[str, str | None, int]]:
    """Folded words with their keys and their places in the folded statement."""
    folded = fold(statement)
    joined = folded
    for phrase, word in PHRASES.items():
        if phrase in joined:
            joined = re.sub(rf"\b{phrase}\b", word, joined)
    originals = _TOKEN.findall(statement)
    found: list[tuple[str, str | None, int]] = []
    names = _names(originals) | ({fold(word).removesuffix("'s") for word in originals if word[:1].isupper()} & known)
    for match in _TOKEN.finditer(joined):
        word = match[0].strip("'’").removesuffix("'s")
        parts = word.split("'")
        if language == "fr" and len(parts) > 1:
            word = parts[-1]
        if not word:
            continue
        found.append((word, key_of(word, language, word in names), match.start()))
    return found


def _names(originals: list[str]) -> set[str]:
    """Folded words that stand with a capital letter elsewhere than at the start, or at the start before another
    such."""
    names: set[str] = set()
    for place, word in enumerate(originals):
        if not word[:1].isupper() or (place == 0 and not (len(originals) > 1 and originals[1][:1].isupper())):
            continue
        plain = fold(word).removesuffix("'s")
        if plain not in _STOP:
            names.add(plain.split("'")[-1] if "'" in plain else plain)
    return names


def _sign(claim: Claim, folded: str) -> int:
    if claim.factuality == "U" or _COUNTERFACTUAL.search(folded):
        return 0
    stated = 1 if claim.factuality.endswith("+") else -1
    text = _DOUBLE.sub(" ", folded).replace("n't", " not")
    main = _CLAUSE.split(_CONDITION.sub("", text), maxsplit=1)[0]
    negated = any(word in _NEGATORS for word in _TOKEN.findall(main))
    return -stated if negated else stated


def _predicate(words: list[tuple[str, str | None]]) -> str | None:
    """The key of what is said of the subject: its verb, or what stands with a light one; `None` if that reports."""
    for word, key in words:
        if word in _AUXILIARIES or word in _SMALL_WORDS or word.endswith("ly") or (key and key[0] in "#@"):
            continue
        if key is None:
            return None
        if key not in LIGHT:
            return key
    return None


def _full_names(words: list[tuple[str, str | None, int]]) -> Iterator[tuple[str, ...]]:
    """Runs of names with nothing but a space between."""
    run: list[str] = []
    end = 0
    for word, key, place in words:
        if key is None or key[0] != "@" or place != end + 1:
            if run:
                yield tuple(run)
            run = []
        if key and key[0] == "@":
            run.append(key)
        end = place + len(word)
    if run:
        yield tuple(run)


def _around(words: list[tuple[str, str | None, int]], amount: Quantity) -> frozenset[str]:
    """Keys of the two content words before a number and the three after it: what it counts."""
    before = [key for _, key, place in words if key and place < amount.start][-2:]
    after = [key for _, key, place in words if key and place >= amount.end - 1][:3]
    return frozenset(before + after)
