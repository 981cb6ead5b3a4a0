"""What layout says about speakers: speaker labels, signed voices, headlines with their source at a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.draft import Draft
from pipeline.extraction.rules.parsed.interview import interview, interviewee

_ASKERS_SHARE = 0.3
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LABEL = re.compile(
    r"(?P<name>(?:[A-Z][A-Z.’'\-]+(?:[ ][A-Z][A-Z.’'\-]*){0,4})|(?:[A-Z][\w.’'\-]*(?:[ ][A-Z][\w.’'\-]*){0,4})|[QA])"
    r"(?:\s?\((?P<outlet>[^)\n]{1,40})\)|,[^:\n]{1,40})?\s?:\s+(?=\S)"
)
_COURTESY = re.compile(
    r"(?:(?:good (?:morning|afternoon|evening|day|night)|hello|hi|welcome|thank you|thanks|goodbye|bye)"
    r"(?: (?:very much|so much|all|everyone|everybody|again))?(?:,? [A-Z][\w’'.-]*){0,3}[.!,]?\s*){1,3}",
    re.IGNORECASE,
)
_SPEAKERLESS = frozenset(
    """the latest live watch video analysis opinion exclusive breaking update updated review photos photo transcript
    letter letters
    editorial commentary note source sources related read more by abstract correction clarification caption image
    credit tags
    topics location date time when where what who why how full text listen podcast gallery infographic explainer
    factbox key points
    fact check timeline summary background advertisement share follow contact email phone address warning disclaimer
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_AFTER = re.compile(r"(?P<rest>[^\n]{15,180}?)(?:\s?[:–—]|\s-)\s(?P<name>[\w.’' -]{3,40})[.]?$")
_BEFORE = re.compile(r"(?P<name>[\w.,’'& -]{2,50}?):\s+(?P<rest>\S.{8,})$", re.DOTALL)
_PERSON = r"[A-Z][\w’'.-]*(?:[ ](?:de|la|van|von|al|bin)?[ ]?[A-Z][\w’'.-]*){0,3}"
_SIGNATURE = re.compile(
    rf"(?P<words>[“\"«][^“”\"«»\n]{{8,}}[”\"»])\s*[—–-]{{1,2}}\s*(?P<name>{_PERSON})(?:,[^.!?\n]{{1,80}}|\s?\([^)\n]*\))?\.?$"
)
_CITED = re.compile(  # a pull quote with its source behind the mark
    rf"(?P<words>(?:[“\"«][^“”\"«»\n]{{8,}}?[”\"»]|[‘'](?:[^‘’'“”\"\n]|[’'](?=[a-z])){{8,}}[’'])) ?"
    rf"(?P<name>{_PERSON})(?<!')"
    r"(?:,[^.!?\n]{1,80}|\s?\([^)\n]*\))?"
)
_ASKING = re.compile(r"(?:what|how|why|when|where|who|which)\b[^?]*$", re.IGNORECASE)
_SAYS_ANOTHER = re.compile(r",\s(?:says?|claims?|warns?|insists?)\s[^,:]+$")
"""*Arden: the quay is shut, says port*: what stands in front of the colon is the matter."""
_NAME_LINE = re.compile(rf"(?P<dash>[—–-]{{1,2}}\s*)?(?P<name>{_PERSON})(?:,[^.!?:\n]{{1,80}}|\s?\([^)\n]*\))?:?")


class Display:
    """Attributions that layout makes: `drafts`, and `taken`, the paragraphs they use up."""

    def __init__(self, text: str, blocks: list[Range]) -> None:
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()
        self._transcript(text, blocks)
        if not self.drafts:
            answers, used = interview(text, blocks)
            self.drafts.extend(answers)
            self.taken.update(used)
        self._signed(text, blocks)
        for number in range(min(2, len(blocks))):
            if number not in self.taken:
                self._headline(text, blocks, number)

    def _transcript(self, text: str, blocks: list[Range]) -> None:
        """*NAME: words*, paragraph after paragraph; unlabelled paragraphs between labelled ones go on."""
        labelled = {}
        for number, (start, end) in enumerate(blocks):
            match = _LABEL.match(text, start, min(end, start + 90))
            if match and not _SPEAKERLESS & (set(match["name"].lower().split()) - {"the"}):
                labelled[number] = match
        names = Counter(m["name"] for m in labelled.values())
        again = {name for name, count in names.items() if count > 1}
        kept = {
            n: m
            for n, m in labelled.items()
            if m["name"].isupper() or m["name"] in again or m["name"].split()[-1] in again  # Ada Ranvik:, then Ranvik:
        }
        if len(kept) < 3 or len({m["name"] for m in kept.values()}) < 2:
            return
        askers = _askers(text, blocks, kept)
        addressed = interviewee(text, blocks, blocks[min(kept)])
        last: tuple[int, Draft] | None = None
        longest_gap = 3
        labels = sorted(kept)
        for number in range(labels[0], len(blocks)):
            start, end = blocks[number]
            match2 = kept.get(number)
            if match2 is not None:
                mention = match2.span("name")
                head = _head_of(text, mention)
                draft = Draft([(match2.end(), end)], number, 0, mention, head, quoted=True, confidence=0.9, turn=True)
                if match2["name"] in ("Q", "A"):
                    draft.mention, draft.head = (mention, None)
                    draft.stands_for = addressed if match2["name"] == "A" else None
                    draft.head = addressed[0] if addressed and match2["name"] == "A" else None
                said = text[slice(*draft.content[0])]
                draft.silent = match2["name"] in askers and said.rstrip().endswith("?")
                if match2["name"] in askers and match2["outlet"] and _is_rubric(match2["name"]):
                    draft.mention, draft.head = (match2.start("name"), match2.end("outlet") + 1), match2.start("outlet")
                if _COURTESY.fullmatch(said.strip()):
                    draft.silent = True
                self.drafts.append(draft)
                self.taken.add(number)
                last = (number, draft)
            elif (
                last is not None
                and number - last[0] < longest_gap
                and any(number < n <= number + longest_gap for n in labels)
            ):
                last[1].content.append((start, end))
                self.taken.add(number)

    def _signed(self, text: str, blocks: list[Range]) -> None:
        """Voices one after the other: *“Words.” — Name*, or a line with the name above or below each quotation."""
        quoted = {n for n, b in enumerate(blocks) if n not in self.taken and _is_quotation(text, b)}
        named: dict[int, Range] = {}
        for number, (start, end) in enumerate(blocks):
            if number in self.taken or end - start > 1500:
                continue
            tail = _SIGNATURE.match(text, start, end) or _CITED.fullmatch(text, start, end)
            if tail:
                self._voice(text, tail.span("name"), (start, start + len(tail["words"])), number)
                continue
            line = _NAME_LINE.fullmatch(text, start, end)
            if line is None:
                continue
            if line["dash"] and number - 1 in quoted:
                self._voice(text, line.span("name"), blocks[number - 1], number, number - 1)
            elif not line["dash"]:
                named[number] = line.span("name")
        above = [n for n in named if n + 1 in quoted and n + 1 not in self.taken]
        below = [n for n in named if n - 1 in quoted and n - 1 not in self.taken]
        lines, step = (above, 1) if len(above) > len(below) or (above and above[0] < below[0]) else (below, -1)
        if len(lines) > 1:
            for n in lines:
                self._voice(text, named[n], blocks[n + step], n, n + step)

    def _voice(self, text: str, mention: Range, content: Range, *used: int) -> None:
        self.drafts.append(Draft([content], used[0], 0, mention, _head_of(text, mention), quoted=True, confidence=0.75))
        self.taken.update(used)

    def _headline(self, text: str, blocks: list[Range], number: int) -> None:
        """*Minister: talks failed* and *Talks failed: minister*."""
        start, end = blocks[number]
        line = text[start:end]
        if len(line) > 220 or line.rstrip().endswith(":"):
            return
        body = text[end : end + 50_000]
        before = _BEFORE.match(line)
        told = before is not None and len(_WORD.findall(before["rest"])) > 1 and not _ASKING.match(before["rest"])
        told = told and _SAYS_ANOTHER.search(line) is None
        if before and told and _is_source(before["name"], body):
            mention = (start + before.start("name"), start + before.end("name"))
            self._put(text, mention, (start + before.start("rest"), end), number)
            return
        after = _AFTER.match(line) if number == 0 else None
        if after and _is_source(after["name"], body):
            mention = (start + after.start("name"), start + after.end("name"))
            self._put(text, mention, (start, start + after.end("rest")), number)

    def _put(self, text: str, mention: Range, content: Range, number: int) -> None:
        self.drafts.append(Draft([content], number, 0, mention, _head_of(text, mention), quoted=True, confidence=0.7))
        self.taken.add(number)


def _askers(text: str, blocks: list[Range], turns: dict[int, re.Match[str]]) -> set[str]:
    """Labels of who puts the questions: *QUESTION*, *Q*, or the one whose turns most often end in a question mark."""
    asked: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for n, match in turns.items():
        key = match["name"].split()[-1]
        spoken[key] += 1
        asked[key] += text[slice(*blocks[n])].rstrip().endswith("?")
    share = {key: asked[key] / spoken[key] for key in spoken}
    most = max(share, key=lambda key: share[key])
    apart = share[most] >= _ASKERS_SHARE and all(share[k] * 2 < share[most] for k in share if k != most)
    plain = {key for key in spoken if key.lower() in ("q", "question")}
    keys = plain or ({most} if apart else set())
    return {match["name"] for match in turns.values() if match["name"].split()[-1] in keys}


def _is_rubric(name: str) -> bool:
    return name.lower() in ("q", "question", "journalist", "reporter")


def _is_quotation(text: str, block: Range) -> bool:
    start, end = block
    return end - start > 8 and text[start] in '“"«' and text[end - 1] in '”"»'


def _head_of(text: str, mention: Range) -> int:
    return max((m.start() for m in _WORD.finditer(text, *mention)), default=mention[0])


def _is_source(name: str, body: str) -> bool:
    """Tell a source at a headline's colon from a rubric: it is named again in the text, or is a kind of source."""
    found: Iterable[str] = list(_WORD.findall(name))
    plain = [w.lower() for w in found]
    if not plain or len(plain) > 6 or _SPEAKERLESS & set(plain):
        return False
    if any(w in lexicon.FORMS for w in found):
        return False  # Harbour master Ada Pike told reporters: “…”
    last = plain[-1].removesuffix("s")
    if last in lexicon.ROLE_NOUNS or last in (
        "poll",
        "report",
        "study",
        "survey",
        "expert",
        "official",
        "source",
        "police",
        "aide",
        "critic",
        "un",
        "ministry",
    ):
        return True
    proper = [w for w in found if w[0].isupper() and w.lower() not in lexicon.NON_NAMES]
    return (
        bool(proper)
        and len(proper) == len(plain)
        and re.search(rf"\b{re.escape(proper[-1])}\b", body) is not None
        and len(plain) <= 4
    )
