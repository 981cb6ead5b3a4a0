"""Content in front of or around its cue: *…, said X*; *…, X said, …*; *as X put it*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import FINITE, OPEN_ADVERBIALS, Finding, Slice, around, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import is_agent, mention_of, singular
from pipeline.extraction.rules.parsed.tree import Tree


def preposed(tree: Tree, i: int, one: Finding, subject: int | None) -> None:
    """Content in front of or around its cue: *…, said X*; *…, X said*; *…, X said, …*."""
    if tree.dep[i] == "relcl" and any(tree.dep[c] == "nsubj" and tree.tag[c] in _WHO for c in tree.children[i]):
        return  # the firm, which maintains the cranes, left
    cluster_start, cluster_end = one.cue
    inverted = subject is not None and subject > i
    main = _habit(tree, i)
    if subject is not None and (subject in tree.children[main]):
        cluster_start = min(cluster_start, main, tree.left[subject])
        if inverted:
            cluster_end = max(cluster_end, tree.right[subject] + 1)
    elif tree.dep[i] != "conj" and tree.tag[i] not in FINITE:
        return
    bounds = sentence_bounds(tree, i)
    before = cluster_start - 1
    while before >= bounds[0] and tree.words[before] in ('"', "'"):
        before -= 1
    if before < bounds[0] or tree.words[before] not in (",", "-", "?", "!", "--", "..."):
        return
    if subject is not None and not inverted:
        before = _before_office(tree, bounds[0], before, subject)
    lead = (bounds[0], before)
    if tree.lower[before - 1] in _JOINING and '"' not in tree.words[slice(*lead)] and len(range(*lead)) > 1:
        lead = (before, before)  # they left because, it wrote, “the roof leaked”
    quoted = '"' in tree.words[before:cluster_start]
    clause = next(
        (
            c
            for c in tree.children[main]
            if c < cluster_start and tree.dep[c] in ("ccomp", "parataxis", "dep", "advcl", "xcomp")
        ),
        None,
    )
    after = _after_cluster(tree, i, cluster_end)
    flanked = after is not None and tree.words[after] == ","
    finite = any(tree.tag[k] in FINITE for k in range(*lead))
    ends = after is None or tree.words[after] in (".", ";", '"', ")", ":", "-")
    preposing = finite and (clause is None or tree.dep[clause] in ("ccomp", "parataxis", "dep") or inverted)
    starts_adverbial = (
        tree.lower[bounds[0]] in OPEN_ADVERBIALS and not inverted and clause is None and not quoted and not flanked
    )
    if starts_adverbial:
        return
    inserted = relative_around(tree, before, after) if flanked and after is not None and not quoted else None
    if inserted is not None:
        one.content, one.parenthetical = inserted, True
        return
    if flanked and after is not None:
        tail = (after + 1, bounds[1])
        lead = (max([lead[0], *(k + 1 for k in range(*lead) if tree.words[k] == ":")]), lead[1])
        finite = any(tree.tag[k] in FINITE for k in range(*lead))
        more = any(tree.tag[k] in FINITE for k in range(*tail)) and (tail[1] - tail[0] > _SHORT or not finite)
        more = more or (finite and tree.lower[lead[1] - 1] in _UNFINISHED)
        has_tail = more and _goes_on(tree, i, lead, tail[0])
        verbless = inverted and not finite
        if verbless and tree.tag[slice(*tail)][:1] == ["CC"] and any(tree.tag[k] in FINITE for k in range(*tail)):
            has_tail = True  # Nine, says the ministry, and that is final
        if has_tail or preposing or quoted or verbless:
            one.content = around(
                tree, (lead[0], tail[1] if has_tail else before), (before, after + 1 if has_tail else before)
            )
            one.parenthetical = True
        return
    if (ends or clause is not None or inverted or tree.dep[main] in ("ROOT", "parataxis")) and (
        preposing or quoted or inverted
    ):
        one.content = around(tree, lead, (before, before))
        one.parenthetical = True


_WHO = ("WP", "WDT")


def _before_office(tree: Tree, first: int, comma: int, subject: int) -> int:
    """*The gate fell, the head of the port, pilot Ada Pike, said*: the comma in front of the office of who speaks,
    which the parser took for more about what is said; else `comma`."""
    if tree.tag[subject] != "NNP":
        return comma
    offices = (k for k in range(first + 2, comma) if tree.dep[k] == "appos" and tree.tag[tree.head[k]][0] == "V")
    for office in offices:
        start = tree.left[office]
        whole = tree.right[office] + 1 == comma and tree.words[start - 1] == ","
        if whole and tree.lower[start] in ("the", "a", "an") and singular(tree.lower[office]) in lexicon.ROLE_NOUNS:
            return start - 1
    return comma


def _habit(tree: Tree, i: int) -> int:
    """The verb that stands for the cue at `i` in its sentence: *…, she likes to say*; else the cue itself."""
    above = tree.head[i]
    habit = tree.dep[i] == "xcomp" and tree.lower[i - 1] == "to" and tree.lower[above] in _HABITS
    return above if habit and tree.tag[above] in FINITE else i


_HABITS = frozenset("likes like liked loves love loved used seemed seems appeared appears".split())
# What opens a clause behind *…, she said, …* that only the words before the cue can govern.
_GOING_ON = frozenset("until till since because unless although though if so than that whether for".split())
_JOINING = frozenset("because and but that as since".split())


_AFTERTHOUGHTS = frozenset(("VBG", "IN", "WDT", "WP", "CC", "RB", "WRB"))
_UNFINISHED = frozenset("is are was were be been has have had will would can could may might must should".split())
_SHORT = 2  # words


def _goes_on(tree: Tree, i: int, lead: Slice, first: int) -> bool:
    """Tell whether what begins at `first`, behind *…, she said,*, is hers, no afterthought as in *…, adding that*."""
    parted = tree.dep[i] == "parataxis" and tree.head[i] >= first  # the crane, she said, never broke
    if parted and '"' not in tree.words[slice(*lead)]:
        return True
    return tree.lower[first] in _GOING_ON or tree.tag[first] not in _AFTERTHOUGHTS or _is_joined(tree, lead, first)


def _is_joined(tree: Tree, lead: Slice, first: int) -> bool:
    """*The crew were rested, she said, and the gate had been oiled*: what *and* joins to the clause in front of the
    cue, unless it is one more report."""
    if tree.tag[first] != "CC" or '"' in tree.words[slice(*lead)]:
        return False
    verb = next((k for k in range(first + 1, len(tree.words)) if tree.dep[k] == "conj"), None)
    if verb is None or not lead[0] <= tree.head[verb] < lead[1] or tree.tag[tree.head[verb]][0] != "V":
        return False
    entry = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[verb], ""))
    return entry is None or not entry.takes("q") or entry.belief


def relative_around(tree: Tree, before: int, after: int) -> list[Slice] | None:
    """*The scanners, which, a memo says, were never tested*: the relative clause, whose cue the commas at `before` and
    `after` part from the words that open it."""
    first = before - 1
    while first > 0 and tree.tag[first] not in _RELATIVE and tree.tag[first] not in FINITE and before - first < _FRONT:
        first -= 1
    whose = tree.tag[first] == "WP$"
    if (
        first < 1
        or tree.tag[first] not in _RELATIVE
        or tree.lower[first] in _QUESTIONS
        or not (whose or first == before - 1)
    ):
        return None
    if tree.tag[first - 1] == "IN":
        first -= 1
    verb = next((k for k in range(after + 1, len(tree.words)) if tree.tag[k] in FINITE), None)
    if verb is None:
        return None
    clause = tree.head[verb] if tree.dep[verb] in ("aux", "auxpass") else verb
    stop = sentence_bounds(tree, clause)[1]
    if tree.dep[clause] == "relcl":
        stop = min(stop, tree.right[clause] + 1)
    main = (k for k in range(verb + 1, stop - 1) if tree.words[k] == "," and tree.tag[k + 1] in FINITE)
    return around(tree, (first, next(main, stop)), (before, after + 1))


_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_QUESTIONS = frozenset("what how why".split())
_FRONT = 5  # words: whose three old boats


def lead_of(tree: Tree, one: Finding, start: int) -> Slice | None:
    """*If it rains*, Ada said, *the gate will jam*: what a cue between commas parts from the content at `start`."""
    who = one.mention or one.cue
    first, comma = sentence_bounds(tree, one.verb)[0], min(one.cue[0], who[0]) - 1
    behind = max(one.cue[1], who[1])
    if comma <= first or start != behind + 1 or [tree.words[comma], tree.words[behind]] != [",", ","]:
        return None
    first = max([first, *(k + 1 for k in range(first, comma) if tree.words[k] == ":")])
    while first < comma and (tree.tag[first] in ("CC", "UH") or tree.words[first] == ","):
        first += 1
    return (first, comma) if any(tree.tag[k][0] in "NVPJ" for k in range(first, comma)) else None


def _after_cluster(tree: Tree, i: int, end: int) -> int | None:
    """First token after the cue, its subject and the adjuncts that follow it (*in a statement*, *on Friday*)."""
    after = end
    for c in tree.children[i]:
        if (
            c >= after
            and tree.dep[c] in ("prep", "npadvmod", "advmod", "dative", "dobj", "prt", "agent")
            and tree.left[c] <= after
        ):
            after = tree.right[c] + 1
    return after if after < len(tree.words) else None


def as_clause(tree: Tree, i: int, one: Finding) -> Finding:
    """*As X said, …* and *…, as X put it*: the clause around it is the content."""
    head = tree.head[i]
    first, last = tree.left[i], tree.right[i] + 1
    one.content = around(tree, _clause_bounds(tree, head), (first, last))
    one.parenthetical = True
    return one


def interposed(tree: Tree, i: int, subject: int) -> tuple[int, list[Slice]] | None:
    """*The answer, says the clerk, Ada Pike, is no*, where the parser took the answer for who says it: who speaks, and
    the two halves."""
    clause = tree.child(i, "ccomp")
    speaker = tree.child(clause, "nsubj") if clause is not None else None
    if clause is None or speaker is None or subject > i or is_agent(tree, subject) or tree.left[speaker] != i + 1:
        return None
    verb = tree.right[speaker] + 1
    if tree.words[i - 1] != "," or verb > clause or tree.words[verb - 1] != "," or tree.tag[verb] not in FINITE:
        return None
    return speaker, [(tree.left[subject], i - 1), (verb, min(tree.right[clause] + 1, sentence_bounds(tree, i)[1]))]


def as_insertion(tree: Tree, i: int, one: Finding, mark: int, stop: int) -> bool:
    """*The port, as one of them noted, is shut*, for where the parser took the cue for the verb of the sentence."""
    if tree.words[mark - 1 : mark] != [","] or tree.words[stop : stop + 1] != [","]:
        return False
    who = next((c for c in tree.children[i] if mark < c < i and tree.dep[c] == "nsubj"), None)
    if who is not None:
        one.mention = mention_of(tree, who)
    one.content = around(tree, sentence_bounds(tree, i), (mark, stop))
    one.parenthetical = True
    return True


def _clause_bounds(tree: Tree, head: int) -> Slice:
    return tree.left[head], tree.right[head] + 1
