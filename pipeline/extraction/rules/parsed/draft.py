"""An attribution in the making, in places of the document, and how one sentence's findings become drafts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.clauses import findings
from pipeline.extraction.rules.parsed.finding import FINITE, Finding, sentence_bounds
from pipeline.extraction.rules.parsed.named import Named
from pipeline.extraction.rules.parsed.nominal import announcing_noun
from pipeline.extraction.rules.parsed.preposed import lead_of
from pipeline.extraction.rules.parsed.reduced import is_reduced
from pipeline.extraction.rules.parsed.subjects import is_agent, main_clause, mention_of, owner_of
from pipeline.extraction.rules.parsed.titles import is_title
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_LABEL = re.compile(  # The mayor: “…”; And this from Ada Pike: “…”; Ada Pike in the Lantern: “…”
    r"(?:(?:(?:And|But|Then|Also|Now) )?[Tt]h(?:is|ese) from )?(?P<who>(?:[A-Z]|the )[\w’'.-]*(?: [\w’'.-]+?){0,7}?)"
    r"(?: begs? to differ)?(?: (?:in|on|at|to|after) [^:,]{2,40})?:\s+"
)
_READ = ("read", "write")  # a book
_FEWEST = 3  # quoted words that are content by themselves
_PREDICATES = frozenset(("ccomp", "xcomp", "oprd", "pcomp", "acl", "advcl"))


@dataclass(eq=False)
class Draft:
    """An attribution in the making; every range is in the document."""

    content: list[Range]
    paragraph: int
    sentence: int
    mention: Range | None = None
    head: int | None = None  # place of the mention's head word
    stands_for: Range | None = None  # antecedent of a relative pronoun
    cue: Range | None = None
    quoted: bool = False  # holds a whole quotation, or is one side of it
    reported: bool = False  # words behind the cue, with no whole quotation among them
    carried: Draft | None = None  # the draft whose speaker goes on speaking
    addressee: Range | None = None
    channel: Range | None = None
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    finite: bool = True
    kind: str = "verb"
    lemma: str | None = None
    clausal: bool = True
    unsaid: bool = False
    planned: bool = False
    unreal: bool = False
    named: Named | None = None
    passive: bool = False
    turn: bool = False  # of an interview or a transcript: unmarked words
    silent: bool = False  # a question: no quote itself, but a source of what is reported in it
    of_another: bool = False  # a third person's report in somebody's speech, even if nobody knows whose
    owned: bool = False  # named by a noun with a teller of its own: *a union claim that …*
    told_by_self: bool = False  # *I said that …* in one's own words
    confidence: float = 0.8
    relay: Range | None = None  # who passes the words on, and the cue for it
    relay_cue: Range | None = None
    relayed: Named | None = None
    unclosed: bool = False

    @property
    def sources(self) -> tuple[tuple[Range, int] | None, tuple[Range, int] | None]:
        """The words that name the speaker and those that name who passes the words on, each with where its head is."""
        speaker = self.stands_for or self.mention if self.carried is None else None
        return (
            (speaker, self.head) if speaker is not None and self.head is not None else None,
            (self.relay, self.relay[1] - 1) if self.relay is not None else None,
        )


def drafts_of(text: str, s: Sentence, number: int, tree: Tree) -> tuple[list[Draft], Draft | None]:
    """Drafts of a parsed sentence, and a cue that announces a quotation to come (*He said:*), if it ends in one."""
    inside = [k for k, (at, _) in enumerate(tree.at) if _is_in_fragment(s, at)] if s.fragments else []
    tree = _out_of_fragments(tree, inside) if inside else tree
    found = [f for f in findings(tree) if not is_reduced(tree, f)]
    slots = [_tokens_of(tree, slot) for slot in s.slots]
    found = [f for f in found if not _is_channel_of(f, found)]
    free = []
    for slot in slots:
        if slot[0] >= slot[1]:
            continue
        if any(c[0] < slot[1] and slot[0] < c[1] for f in found for c in f.content):
            continue
        best = _nearest(tree, found, slot)
        if best is None:
            free.append(slot)
            continue
        if best.lemma in _TOPICAL and tree.lower[best.cue[1] - 1] in ("of", "about"):
            best.content = [c for c in best.content if c in slots]  # “Old boats,” he said of the fleet
            best.cue = (best.cue[0], best.cue[1] - 1)
        if best.lemma == "ask" and best.content and _is_somebody(tree, best.content[-1]):
            best.addressee = best.content.pop()  # “Who signed?” the judge asked Ada Pike
        best.content = sorted([*best.content, slot])
    for f in found:
        said = next((a for a in slots if len(f.content) == 1 and a[0] <= f.content[0][0] < a[1]), None)
        lead = lead_of(tree, f, said[0]) if said is not None and _goes_on(text, s, tree, said) else None
        f.content = [lead, *f.content] if lead is not None else f.content
    if inside:
        _take_clauses(tree, found, inside)
        _take_bare(tree, found, inside)
    drafts, waiting = [], None
    for f in found:
        draft = _draft(s, number, tree, f)
        if draft.content:
            drafts.append(draft)
        elif _is_manner(tree, f, found):
            continue
        elif f.quotes and f.mention is not None and (tree.words[-1] == ":" or f.verb >= len(tree.words) - 3):
            waiting = draft
    drafts = [d for d in drafts if d.cue is None or not any(a < d.cue[1] < b for a, b in s.fragments)]
    _take_fragments(text, s, drafts)
    drafts.extend(_free_fragments(text, s, number, tree, drafts))
    for slot in free:
        drafts.append(_of_main_clause(s, number, tree, slot, drafts))
    if waiting is None and tree.words[-1] == ":":
        waiting = _of_main_clause(s, number, tree, None, drafts)
    return drafts, waiting


def _is_manner(tree: Tree, f: Finding, found: list[Finding]) -> bool:
    """*“…,” she said, laughing.*: a participle that tells how, and announces nothing."""
    above = next((g for g in found if g.verb == tree.head[f.verb]), None)
    return tree.tag[f.verb] == "VBG" and above is not None and bool(above.content) and tree.words[-1] != ":"


def _is_somebody(tree: Tree, part: Range) -> bool:
    head = _head(tree, part)
    return tree.dep[head] == "dobj" and (is_agent(tree, head) or tree.tag[head] == "PRP")


def _is_channel_of(f: Finding, found: list[Finding]) -> bool:
    """*said in a reply that the gate was shut*: the noun names no report beside that of its verb."""
    return f.kind == "noun" and any(
        g.kind == "verb"
        and f.content
        and g.content
        and g.cue[1] <= f.verb
        and (g.content[-1:] == f.content[-1:] or (f.verb < g.content[-1][0] and _holds(g.content[-1], f.content[-1])))
        for g in found
    )


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


_TOPICAL = frozenset(("say", "write", "joke"))


def _goes_on(text: str, s: Sentence, tree: Tree, slot: Range) -> bool:
    """A quotation that goes on in mid-sentence: *When the gate jammed, he said, “we were floored.”*"""
    start = s.locate(tree.at[slot[0]][0], tree.at[slot[1] - 1][1])[0]
    return text[start + 1 : start + 2].islower()


def _is_in_fragment(s: Sentence, at: int) -> bool:
    return any(a <= s.origin(at) < b for a, b in s.fragments)


def _take_clauses(tree: Tree, found: list[Finding], quoted: list[int]) -> None:
    """*said it was “a sad day” and the line would “pay”*: a clause that is joined to a report, holds quoted words and
    no cue goes on with what was said."""
    for f in found:
        if f.kind != "verb" or not f.quotes or f.belief or not f.content:
            continue
        above = [f.verb, tree.head[f.verb]] if tree.dep[f.verb] == "parataxis" else [f.verb]
        for c in [c for k in above for c in tree.children[k] if tree.dep[c] == "conj"]:
            first, stop = tree.left[c], min(tree.right[c] + 1, sentence_bounds(tree, c)[1])
            last = f.content[-1]
            joint = range(max(last[1], f.cue[1]), first)
            if first < joint.start or not any(first <= k < stop for k in quoted) or tree.child(c, "nsubj") is None:
                continue
            if any(g is not f and (g.quotes or g.verb == c) and first <= g.cue[0] < stop for g in found):
                continue
            if all(tree.dep[k] in ("cc", "punct") for k in range(last[1], first)):
                f.content[-1] = (last[0], stop)
            elif all(tree.dep[k] in ("cc", "punct") for k in joint):
                f.content.append((next((k for k in joint if tree.dep[k] == "cc"), first), stop))


def _take_bare(tree: Tree, found: list[Finding], quoted: list[int]) -> None:
    """*confirmed “having spoken to both”*: a quoted fragment right behind a cue that has nothing else is what it
    reports."""
    for f in found:
        start = f.cue[1]
        if f.kind != "verb" or not f.quotes or f.belief or f.content or f.mention is None or start not in quoted:
            continue
        stop = start
        while stop in quoted:
            stop += 1
        titled = f.lemma in _READ or is_title(tree.text(start, stop), least=2)
        if stop - start >= _FEWEST and not titled and not any(start <= g.verb < stop for g in found):
            f.content = [(start, stop)]


def _out_of_fragments(tree: Tree, quoted: list[int]) -> Tree:
    """*insists that it “had no record” and asked …*: a verb right behind quoted words is joined to none of them, but to
    the cue in front of them."""
    head = list(tree.head)
    for k, label in enumerate(tree.dep):
        if label != "conj" or k in quoted or head[k] not in quoted or tree.tag[k] not in FINITE:
            continue
        last = max(j for j in quoted if j < k) if quoted[0] < k else k
        joint = all(tree.dep[j] in ("cc", "punct", "advmod") for j in range(last + 1, k))
        above = head[k]
        while head[above] != above and (above in quoted or tree.tag[above] not in FINITE):
            above = head[above]
        free = tree.child(k, "nsubj", "nsubjpass") is None and above not in quoted and above < quoted[0]
        if joint and free and tree.lower[above] in lexicon.FORMS:
            head[k] = above
            head[last + 1 : k] = [above if tree.dep[j] == "cc" else head[j] for j in range(last + 1, k)]
    return tree if head == tree.head else Tree(tree.words, tree.tag, tree.dep, head, tree.at)


def _of_main_clause(s: Sentence, number: int, tree: Tree, slot: Range | None, others: list[Draft]) -> Draft:
    """A quotation beside a clause whose verb is no cue (*She took to the radio: “…”*) belongs to its subject."""
    content = [s.locate(tree.at[slot[0]][0], tree.at[slot[1] - 1][1])] if slot else []
    draft = Draft(content, s.paragraph, number, quoted=True, confidence=0.5)
    spoken = [d for d in others if d.mention is not None and not d.belief]
    clause = main_clause(tree, slot)
    if clause is not None and tree.lower[clause[0]] in _IS and not is_agent(tree, clause[2]):
        clause = None  # here is the minister's statement: “…”
    noun = clause[2] if clause is not None else _predicate(tree, slot)
    said = _owned_noun(tree, noun) if noun is not None else None
    if noun is not None and said is not None:
        draft.mention, draft.cue = _place(s, tree, mention_of(tree, said)), _place(s, tree, (noun, noun + 1))
        draft.head = s.origin(tree.at[said][0])
    elif clause is not None:
        verb, mention, head = clause
        draft.mention = _place(s, tree, mention)
        draft.head = s.origin(tree.at[head][0])
        draft.cue = _place(s, tree, (verb, verb + 1))
    elif (announced := announcing_noun(tree)) is not None:
        cue, mention, head = announced
        draft.mention, draft.cue, draft.head = (
            _place(s, tree, mention),
            _place(s, tree, cue),
            s.origin(tree.at[head][0]),
        )
    elif slot is not None and (label := _LABEL.fullmatch(s.text, 0, tree.at[slot[0]][0])) is not None:
        draft.mention = s.locate(*label.span("who"))
        draft.head = s.origin(label.start("who") + label["who"].rfind(" ") + 1)
    elif spoken:
        draft.carried, draft.mention, draft.head = spoken[-1], spoken[-1].mention, spoken[-1].head
    elif (named := _named_before(tree, slot[0] if slot else len(tree.words))) is not None:
        draft.mention = _place(s, tree, named)
        draft.head = s.origin(tree.at[named[1] - 1][0])
    return draft


def _predicate(tree: Tree, slot: Range | None) -> int | None:
    """*“…,” was her answer*: the noun that says what the quotation is."""
    verb = next((k for k, above in enumerate(tree.head) if k == above), 0)
    noun = tree.child(verb, "attr", "nsubj") if tree.lower[verb] in _IS else None
    return noun if noun is not None and not (slot and slot[0] <= noun < slot[1]) else None


def _owned_noun(tree: Tree, subject: int) -> int | None:
    """*The mayor's answer came: “…”*, *then came the reply from the ministry: “…”*: whose words they are."""
    return owner_of(tree, subject) if tree.lower[subject] in lexicon.NOUN_FORMS else None


_IS = frozenset(("is", "was", "are", "were", "'s", "’s"))


def _named_before(tree: Tree, stop: int) -> Range | None:
    """Whom a sentence names that announces a quotation without a verb for it: *Then Ada Pike, quietly: “…”*."""
    if stop < 1 or tree.words[stop - 1] != ":":
        return None
    names = [k for k in range(stop) if tree.tag[k] == "NNP"]
    agents = [k for k in names if tree.dep[tree.head[k]] == "agent" or tree.dep[k] in ("pobj", "appos")]
    by = next((k for k in agents if tree.dep[tree.head[k]] == "agent"), None)
    first = by if by is not None else next((k for k in names if k not in agents), None)
    if first is None:
        return None
    last = first
    while last + 1 < stop and tree.tag[last + 1] == "NNP":
        last += 1
    while first > 0 and (tree.tag[first - 1] == "NNP" or (first == last and tree.tag[first - 1] == "DT")):
        first -= 1
    return first, last + 1


def _tokens_of(tree: Tree, slot: Range) -> Range:
    inside = [k for k, (a, _) in enumerate(tree.at) if slot[0] <= a < slot[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _nearest(tree: Tree, found: list[Finding], slot: Range) -> Finding | None:
    """The cue that a quotation belongs to: the nearest, one without content of its own preferred."""
    best, least = None, 1 << 30
    for f in found:
        if not f.quotes:
            continue
        between = (f.cue[1], slot[0]) if f.cue[1] <= slot[0] else (slot[1], f.cue[0])
        gap = between[1] - between[0]
        if f.content:
            gap += 12
        if ";" in tree.words[between[0] : between[1]]:
            gap += 20
        if f.belief:
            gap += 4
        if gap < least and gap < 40:
            best, least = f, gap
    return best


def _place(s: Sentence, tree: Tree, part: Range | None) -> Range | None:
    if part is None or part[0] >= part[1]:
        return None
    return s.locate(tree.at[part[0]][0], tree.at[part[1] - 1][1])


def _draft(s: Sentence, number: int, tree: Tree, f: Finding) -> Draft:
    content = [where for c in f.content if (where := _content(s, tree, c)) is not None]
    quoted = any(a < q.end and q.start < b for a, b in content for q in s.quotations)
    fragment = any(a < q[1] and q[0] < b for a, b in content for q in s.fragments)
    draft = Draft(
        content=content,
        paragraph=s.paragraph,
        sentence=number,
        mention=_place(s, tree, f.mention),
        cue=_place(s, tree, f.cue),
        reported=bool(content) and not quoted and not f.belief and not f.parenthetical,
        quoted=quoted or (fragment and not f.belief and f.kind != "adjective"),
        addressee=_place(s, tree, f.addressee),
        channel=_place(s, tree, f.channel),
        hedged=f.hedged,
        negated=f.negated,
        belief=f.belief,
        finite=f.finite,
        kind=f.kind,
        lemma=f.lemma,
        clausal=f.parenthetical or any(_is_clause(tree, c) for c in f.content),
        unsaid=f.unsaid,
        passive=f.passive,
        planned=f.planned,
        unreal=f.unreal,
        of_another=f.owned,
        owned=f.owned,
        relay=_place(s, tree, f.relay),
        relay_cue=_place(s, tree, f.relay_cue),
    )
    if f.mention is not None:
        draft.head = s.origin(tree.at[_head(tree, f.mention)][0])
    if f.antecedent is not None:
        draft.stands_for = _place(s, tree, f.antecedent)
        draft.head = s.origin(tree.at[_head(tree, f.antecedent)][0])
    return draft


def _content(s: Sentence, tree: Tree, part: Range) -> Range | None:
    """Where a content stands, quoted fragments whole, without a *that* in front, which is the cue's."""
    where = _place(s, tree, part)
    if where is None:
        return None
    start, end = _widen(where, s.fragments)
    if tree.lower[part[0]] == "to":
        start = min(start, where[0])  # vowed to “pay every crown”
    rest = _place(s, tree, (part[0] + 1, part[1]))
    conjunction = tree.lower[part[0]] == "that" and (tree.dep[part[0]] == "mark" or tree.tag[part[0]] in ("IN", "WDT"))
    if rest is None or start != where[0] or not conjunction:
        return start, end
    return min([rest[0], *(a for a, b in s.fragments if a < rest[0] < b)]), end


def _is_clause(tree: Tree, part: Range) -> bool:
    """Tell a content with a predicate of its own from a noun phrase."""
    tops = [k for k in range(*part) if not part[0] <= tree.head[k] < part[1] or tree.head[k] == k]
    return any(tree.tag[k][0] == "V" or tree.tag[k] == "MD" or tree.dep[k] in _PREDICATES for k in tops)


def _head(tree: Tree, part: Range) -> int:
    return next((k for k in range(*part) if not part[0] <= tree.head[k] < part[1] or tree.head[k] == k), part[1] - 1)


_JOINT = re.compile(r"[\s,”\"’]*(?:(?:and|but|or|as|to|that|a|an|the|of|for|even|not|then)[\s,]+){0,3}")


def _take_fragments(text: str, s: Sentence, drafts: list[Draft]) -> None:
    """A quoted fragment right behind a content, no more than conjunctions between, belongs to it."""
    for a, b in s.fragments:
        if any(x < b and a < y for d in drafts for x, y in d.content):
            continue
        for d in drafts:
            end = d.content[-1][1]
            if end <= a < end + 30 and not d.belief and _JOINT.fullmatch(text, end, a):
                d.content[-1] = (d.content[-1][0], b)
                d.quoted = True
                break


def _free_fragments(text: str, s: Sentence, number: int, tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Quoted clauses that no cue claims, in a sentence whose subject can speak: weak, but seldom nobody's words."""
    out: list[Draft] = []
    for a, b in s.fragments:
        inner = text[a + 1 : b - 1].rstrip(",;")
        free = not any(x < b and a < y for d in drafts for x, y in (*d.content, *([d.mention] if d.mention else [])))
        if not free or len(inner.split()) < 4 or is_title(inner, least=3):
            continue
        clause = main_clause(tree, None)
        if clause is None or not is_agent(tree, clause[2]):
            continue
        where = _place(s, tree, clause[1])
        if where is None or (where[0] < b and a < where[1]):
            continue
        out.append(
            Draft(
                [(a, b)],
                s.paragraph,
                number,
                mention=where,
                head=s.origin(tree.at[clause[2]][0]),
                quoted=True,
                confidence=0.35,
            )
        )
    return out


def _widen(where: Range, fragments: list[Range]) -> Range:
    """Take a quoted fragment that the range cuts into whole, marks included."""
    start, end = where
    for a, b in fragments:
        if a < end and start < b:
            start, end = min(a, start), max(b, end)
            if 0 < a - start < 6 and b >= end - 1:
                start = a  # But “the offer stands,” said X
    return start, end
