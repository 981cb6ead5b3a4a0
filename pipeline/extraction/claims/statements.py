"""A clause as a statement that stands alone: subject in place, pronouns of the speaker as his name, nothing added."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extraction.claims.sentences import Clause
from pipeline.verbs import present_of

_FIRST = frozenset(["i", "me", "my", "mine"])
_WE = frozenset(["we", "us", "our"])
_SUBJECTS = frozenset(["i", "we", "he", "she", "it", "they"])
_NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD"])
_AGREES = {
    "am": "is",
    "are": "is",
    "were": "was",
    "’m": "is",
    "'m": "is",
    "’ve": "has",
    "'ve": "has",
    "have": "has",
    "do": "does",
    "’ll": "will",
    "'ll": "will",
    "’d": "would",
    "'d": "would",
}
_WRITTEN_OUT = {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "'ve": "have", "’ve": "have"}
_ANSWER = re.compile(r"^(?:Yes|No)[.!]\s+(?=[A-ZÀ-Þ])")
_CONTRARY = re.compile(
    r"^contrary to (?:what|(?:\w+\s){0,3}(?:reports|claims|rumours|statements|allegations|assertions))\b[^,]{0,80},\s",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+([,.;:!?)%]|['’](?:s|d|ll|re|ve|m)\b|n['’]t\b)")


def statement_of(clause: Clause, edits: Mapping[int, str], names: Mapping[str, str]) -> str:
    """The clause's words as one sentence with a full stop.

    Args:
        clause: what is stated.
        edits: words to write instead of tokens; an empty string leaves the token out.
        names: what pronouns stand for: `first` (I), `second` (you), `we`, `third` (the `pronouns` as the subject),
            `antecedent` (another pronoun as the subject), `subject` (for a clause that has none); what is not known is
            missing.
    """
    parts: list[str] = []
    tree = clause.parsed.tree
    if clause.borrowed or not clause.subject:
        subject = _words(clause, clause.subject, edits, names) if clause.subject else ""
        parts.append(subject or (_lacks_subject(clause) and names.get("subject")) or "")
    elif all(edits.get(token) == "" for token in clause.subject):
        parts.append(names.get("subject") or "")
    parts.append(_words(clause, clause.tokens, edits, names))
    sentence = " ".join(part for part in parts if part).strip(" ,;:-–—")
    sentence = _SPACES.sub(r"\1", sentence)
    sentence = re.sub(r"\s+", " ", sentence).replace("( ", "(").replace(" )", ")")
    sentence = re.sub(r"^[\"“”'’‘«»\s]+", "", sentence)
    sentence = _CONTRARY.sub("", _ANSWER.sub("", sentence))
    if not sentence:
        return ""
    if tree.words and sentence[0].islower():
        sentence = sentence[0].upper() + sentence[1:]
    return sentence if sentence[-1] in ".!?…" else f"{sentence}."


def _lacks_subject(clause: Clause) -> bool:
    """Nothing before the verb can be its subject: what the parser made of a noun or pronoun there may be one."""
    tree, verbs = clause.parsed.tree, {clause.head, *clause.auxiliaries}
    before = [token for token in clause.tokens if token < min(verbs)]
    return not any(tree.tag[token] in _NOMINAL and tree.dep[token] not in ("pobj", "npadvmod") for token in before)


def _words(clause: Clause, tokens: tuple[int, ...], edits: Mapping[int, str], names: Mapping[str, str]) -> str:
    """The tokens' words; pronouns that stand for a known name are written as it."""
    tree, head = clause.parsed.tree, clause.head
    first, third, second = names.get("first"), names.get("third"), names.get("second")
    pronouns = (token for token in clause.subject if tree.lower[token] in _SUBJECTS)
    subject = next((token for token in pronouns if tree.head[token] not in clause.subject), None)
    turned = subject is not None and tree.lower[subject] == "i" and first is not None
    used_third = False
    plural = any(
        tree.tag[verb] == "VBP" or tree.lower[verb] in ("were", "are", "have") for verb in (head, *clause.auxiliaries)
    )
    modal = any(tree.tag[verb] == "MD" for verb in clause.auxiliaries)
    words: list[str] = []
    previous = None
    agrees = False  # the verb behind a name that stands for *I*
    for token in tokens:
        word, lower = tree.words[token], tree.lower[token]
        behind, agrees = agrees, agrees and tree.tag[token][:2] == "RB"
        expands = previous is not None and token == previous + 1 and previous in clause.subject
        if token in edits:
            word = edits[token]
            if token == head and turned and tree.tag[token] == "VB" and word == tree.words[token]:
                word = present_of(word)  # I do not hold
        elif first and lower in _FIRST and tree.tag[token] in ("PRP", "PRP$"):
            word = f"{first}’s" if lower in ("my", "mine") else first
            agrees = lower == "i"
        elif (
            names.get("we") and lower in _WE and tree.tag[token] in ("PRP", "PRP$") and (token != subject or not plural)
        ):
            word = f"{names['we']}’s" if lower == "our" else str(names["we"])
        elif second and lower in ("you", "your", "yours") and tree.tag[token] in ("PRP", "PRP$"):
            word = second if lower == "you" else f"{second}’s"
            agrees = token in clause.subject
        elif third and lower in names.get("pronouns", "he she").split() and token == subject and not used_third:
            word, used_third = third, True
        elif token == subject and names.get("antecedent"):
            word = str(names["antecedent"])
        elif (
            lower in _AGREES
            and (behind or (turned and (token in (head, (subject or 0) + 1) or token in clause.auxiliaries)))
            and tree.tag[token] in ("VBP", "MD", "VBD", *(() if modal else ("VB",)))
        ):
            word = "had" if lower in ("'d", "’d") and tree.tag[token] != "MD" else _AGREES[lower]
        elif expands and lower in _WRITTEN_OUT:
            word = "had" if lower in ("'d", "’d") and tree.tag[token] != "MD" else _WRITTEN_OUT[lower]
        elif first and lower in ("am", "’m", "'m"):
            word = "is"
        elif (behind or (turned and token == head)) and tree.tag[token] == "VBP":
            word = word + ("es" if word.endswith(("s", "sh", "ch", "x", "o")) else "s")
        if word:
            glued = (
                previous is not None
                and previous == token - 1
                and clause.parsed.end(previous) == clause.parsed.start(token)
                and not (lower[0] in "’'" and word[0] not in "’'")  # ’ve, written out
            )
            words.append(("" if glued or not words else " ") + word)
        previous = token if word else None
    return "".join(words).strip()
