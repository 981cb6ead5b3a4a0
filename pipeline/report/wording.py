"""How names, chains and numbers are put into words, the same in every text that people read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from pipeline.report.sides import ToldDispute
from pipeline.schema import AUTHOR, Claim, Document, RunManifest, SourceText, Span, Speaker, Via

_MARKS = "\"'“”„‟«»‘’‚‹›「」『』"
NOBODY = "(speaker not named)"
SUPPORT = "Speaks for it"
"""Before words that bear a position out without taking it."""
LEGEND = (
    "Words between quotation marks stand so in the account; others are a passage of it, reported or its own. "
    "Where nothing was found, the account may say something all the same."
)
FIRST_LOOK = "A first look: this run asked no language model, and the embedded rules miss most disputes."
_WORD = re.compile(r"\w+")
_PRONOUN = re.compile(
    r"\W*(?:i|we|you|he|she|it|they|who|one|je|nous|vous|il|elle|ils|elles|on|qui|я|мы|вы|он|она|оно|они|кто)\W*",
    re.IGNORECASE,
)
_Y_LAST = re.compile(r"(?<![aeiou])y$")
_AGAINST = {
    "CT-": ("denies", "denies it"),
    "PR-": ("thinks improbable", "thinks it improbable"),
    "PS-": ("thinks possibly untrue", "thinks it possibly untrue"),
}
_UNSURE = {"PR+": "thinks it probable", "PS+": "thinks it possible", "U": "does not commit"}
STANDS = {"CT+": "holds", **{code: that for code, (that, _) in _AGAINST.items()}, **_UNSURE}
"""What a claimant does to a statement, for each factuality: holds it, denies it, thinks it probable …"""
_NOT_HELD = {"CT-": "Denied: ", "PR-": "Held improbable: ", "PS-": "Held possibly untrue: "}
_AUTHOR_STANCE = {"doubts": "the author doubts it", "rejects": "the author rejects it"}


def speaker_name(speaker: Speaker | None, document: Document | None = None) -> str:
    """Whom to name: the canonical name, else the mention's description; the document's outlet for its own voice."""
    if speaker is None:
        return NOBODY
    if speaker.name == AUTHOR:
        return f"{outlet(document)} itself" if document else "the author"
    return one_line(speaker.name or described(speaker.mention) or NOBODY)


def described(mention: Span | None) -> str | None:
    """The words that tell who it is of whom no name is known: *a docker*; a pronoun alone tells it to nobody."""
    if mention is None or _PRONOUN.fullmatch(mention.text):
        return None
    return mention.text


def outlet(document: Document) -> str:
    """Who published a document, else its id: no reporter is an outlet."""
    return one_line(document.publisher or document.id)


def link_name(link: Via) -> str:
    """Whom a link of a chain names: the canonical name, else the mention's description, as it stands there."""
    return link.name or described(link.mention) or "someone"


def chain(document: Document, via: Sequence[Via], speaker: Speaker | None, page: int | None = None) -> str:
    """Who tells it, outermost first, and on which page: *The Long Corridor → Le Monde → Emmanuel Macron, p. 3*."""
    where = f", p. {page}" if page else ""
    if speaker is not None and speaker.name == AUTHOR and not via:
        return speaker_name(speaker, document) + where
    between = [one_line(link_name(link)) for link in via]
    return " → ".join([outlet(document), *between, speaker_name(speaker, document)]) + where


def reserve(claim: Claim, words: str) -> str:
    """What the words of a claim alone do not tell, to stand behind its chain: *; denies: The bridge was open*.

    The words of a denial may be those of what it denies or hold the no themselves, so what is denied is told with it
    where they differ. Empty where the claimant plainly holds what he says and the author lets it stand.
    """
    parts = []
    if claim.factuality in _AGAINST:
        that, it = _AGAINST[claim.factuality]
        same = _WORD.findall(words.lower()) == _WORD.findall(claim.statement.lower())
        parts.append(it if same else f"{that}: {one_line(claim.statement).rstrip('.')}")
    elif claim.factuality in _UNSURE:
        parts.append(_UNSURE[claim.factuality])
    if claim.author_stance in _AUTHOR_STANCE:
        parts.append(_AUTHOR_STANCE[claim.author_stance])
    return "".join(f"; {part}" for part in parts)


def asserted(claim: Claim) -> str:
    """The statement with what tells that its claimant speaks against it: *Denied: The bridge was open.*

    Vocabularies of claims have no word for one whose author speaks against it.
    """
    return _NOT_HELD.get(claim.factuality, "") + claim.statement


def unheard(told: ToldDispute, documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """Which accounts do not tell every side, and how far that is known: *Nothing found in*, *The Courier*.

    Nothing was found there, which is no proof that the account says nothing. Accounts of the story that are on no list
    of the dispute were not wholly read, or never compared. Of an apparent dispute nobody is told to be silent.

    Args:
        told: the dispute.
        documents: those of the run, by id.
    """
    dispute = told.dispute
    if dispute.status == "apparent":
        return []
    known = {name for side in dispute.sides for name in side.documents}
    known |= {*dispute.silent, *dispute.one_sided, *dispute.touching}
    missing = sorted(
        document.id for document in documents.values() if document.story == dispute.story and document.id not in known
    )
    kinds = (
        ("Only one side found in", told.one_sided),
        ("Speaks of it, no side found in", dispute.touching),
        ("Nothing found in", told.silent),
        ("Not compared or not wholly read", missing),
    )
    accounts = Counter(outlet(document) for document in documents.values() if document.story == dispute.story)
    return [(what, joined(_accounts(names, documents, accounts))) for what, names in kinds if names]


def _accounts(names: Sequence[str], documents: Mapping[str, Document], accounts: Mapping[str, int]) -> list[str]:
    """The outlets of documents; of one that has others beside these the days too: *The Courier of 2026-03-09*."""
    here = Counter(outlet(documents[name]) for name in names if name in documents)

    def told(name: str) -> str:
        if name not in documents:
            return name
        who, when = outlet(documents[name]), documents[name].published
        return f"{who} of {when}" if when and here[who] < accounts[who] else who

    return [told(name) for name in names]


def accounts(documents: Sequence[Document], one: str) -> str:
    """How many accounts there are and of which outlets: *3 accounts, 1 of them a copy: The Courier (2), The Post*."""
    copies = sum(document.copy_of is not None for document in documents)
    told = f", {copies:,} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    return f"{counted(len(documents), one)}{told}: {joined(map(outlet, documents))}"


def in_copies(number: int) -> str:
    """What stands behind a count of quotes where copies tell some of them again: *, 5 more in copies*."""
    return f", {number:,} more in copies" if number else ""


def first_look(manifest: RunManifest) -> str | None:
    """What to know of a run that asked no model; `None` of any other."""
    return FIRST_LOOK if manifest.strategy == "rules" else None


def left_alone(manifest: RunManifest) -> str | None:
    """The files of the folders that were not read: *left alone: 2 files (.eml, .jpg): brief.eml, bridge.jpg*."""
    if not manifest.left_alone:
        return None
    files = [PurePath(name) for name in manifest.left_alone]
    endings = sorted({file.suffix.lower() or "no ending" for file in files})
    names = joined(file.name for file in files)
    return one_line(f"left alone: {counted(len(files), 'file')} ({joined(endings)}): {names}")


def encodings(sources: Sequence[SourceText]) -> str | None:
    """The documents that are not plain UTF-8, and those that hold lost characters, which stand first:
    *not plain UTF-8: b has 2 lost characters (�), a read as cp1251*.
    """
    lost = [(source.document.id, number) for source in sources if (number := source.text.count("\ufffd"))]
    told = [f"{name} has {counted(number, 'lost character')} (\ufffd)" for name, number in lost]
    told += [f"{source.document.id} read as {named}" for source in sources if (named := source.document.encoding)]
    return one_line(f"not plain UTF-8: {joined(told)}") if told else None


def one_line(text: str) -> str:
    """White space levelled, and nothing in it that a terminal would obey."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Control and format characters, bidirectional ones and line ends too, made spaces."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def quoted(text: str) -> str:
    """The words between quotation marks, unless they bring marks of their own at either end; half a pair is none."""
    for opening, closing in ("«»", "“”"):
        if opening in text and closing not in text and text.startswith(opening):
            text = text[1:].lstrip()
        elif closing in text and opening not in text:
            text = re.sub(rf"\s*{closing}(?=[.,!?]?$)", "", text)
    return text if text[:1] in _MARKS or text[-1:] in _MARKS else f"“{text}”"


def counted(number: int, one: str) -> str:
    """*1 quote*, *2 stories*, *3,400 quotes*."""
    return f"{number:,} {one if number == 1 else _Y_LAST.sub('ie', one) + 's'}"


def joined(names: Iterable[str]) -> str:
    """Names in order, each once; a name that comes several times with its number. Names with commas: semicolons."""
    counts = Counter(names)
    shown = [name if number == 1 else f"{name} ({number})" for name, number in counts.items()]
    between = "; " if len(shown) > 1 and any(", " in name for name in counts) else ", "
    return between.join(shown[:8]) + (f" and {len(shown) - 8:,} more" if len(shown) > 8 else "")
