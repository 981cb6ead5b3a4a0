"""What is looked up in a table or cut short gives what comparing everything with everything would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from pipeline.names import fold, is_close
from pipeline.relate import candidates, contradictions
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.reach import reach
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.propositions.weights import Weights
from pipeline.relate.rules.candidates import ALIKE, _partners, _placed
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, Rulebook, of_both
from pipeline.schema import AUTHOR
from tests.pipeline.relate.claims import claim, story

STATEMENTS = ("The quay was closed.", "It was not closed.", "Ada Pike closed the quay at 9.", "The quay stood open.")


def _nothing(pair: Comparison) -> Finding | None:
    return None


def _is_denial(item: Proposition) -> bool:
    return item.sign < 0


def _is_held(item: Proposition) -> bool:
    return item.sign > 0


def _is_named(item: Proposition) -> bool:
    return bool(item.names)


def test_a_pair_gets_the_rules_whose_needs_its_claims_meet_in_either_order_and_in_the_order_of_the_rules() -> None:
    read = propositions([claim(text, "Ada Pike", "gull") for text in STATEMENTS], {})
    first, second, third = (
        Rule(_nothing, _is_denial, _is_held),
        of_both(_nothing, _is_named),
        of_both(_nothing, _is_held),
    )
    book = Rulebook(4, [([first, second], read), ([third], read[:3])])

    def rules_of(one: int, other: int) -> tuple[Rule, ...]:
        (code,) = book.codes(np.array([[one], [other]]), np.ones((2, 1), dtype=np.int64), np.ones((2, 1)))
        return book.rules_of(code)

    assert rules_of(0, 1) == rules_of(1, 0) == (first,)
    assert rules_of(0, 2) == (third,)
    assert rules_of(2, 2) == (second, third)
    assert rules_of(0, 3) == ()  # the last claim was not given with the third rule


def test_a_rule_is_not_asked_of_pairs_beyond_its_cover_or_its_partners() -> None:
    read = propositions([claim(text, "Ada Pike", "gull") for text in STATEMENTS], {})
    covering = Rule(_nothing, _is_denial, _is_held, covered=0.5)
    near = Rule(_nothing, _is_held, _is_held, partners=2)
    book = Rulebook(4, [([covering, near], read)])
    pairs = np.array([[0, 0, 0, 0], [1, 1, 2, 2]])
    ranked = np.array([[1, 1, 2, 1], [9, 9, 1, 3]])
    reached = np.array([[0.0, 1.0, 0.0, 0.0], [0.5, 0.4, 0.0, 0.0]])  # the second claim of the first two is the denial
    found = [book.rules_of(code) for code in book.codes(pairs, ranked, reached)]
    assert found == [(covering,), (), (near,), ()]


def test_no_claim_is_covered_more_than_its_reach() -> None:
    said = (
        *STATEMENTS,
        "Ada Pike said Ada Pike closed the quay.",
        "Pike was on the quay with Berit Solheim.",
        "No vehicle left the quay for Morvania.",
        "A van left the quay at 9 for 300 crowns.",
        "Solheim paid nothing.",
    )
    read = propositions([claim(text, "Ada Pike", f"d{n}") for n, text in enumerate(said)], {})
    weights = Weights(read)
    pairs = np.array([(one, other) for other in range(len(read)) for one in range(other)]).T
    for (one, other), reached in zip(pairs.T.tolist(), reach(read, pairs, weights).T.tolist(), strict=True):
        pair = Comparison(read[one], read[other], weights)
        assert pair.cover(pair.a) <= reached[0]
        assert pair.cover(pair.b) <= reached[1]
        named = frozenset(key for key, kind in pair.a.kinds if kind in pair.b.kind_names) - pair.shared
        assert pair.cover(pair.a, named) <= reached[0]
        opposites = frozenset(["=open", "=close"])
        assert pair.cover(pair.a, opposites) <= reached[0]
        assert pair.cover(pair.b, opposites) <= reached[1]


vectors = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=12)


@given(vectors, st.integers(1, 6), st.booleans())
def test_partners_are_the_best_of_all_by_score_then_place(rows: list[list[int]], most: int, signed: bool) -> None:
    signs = np.array([1 if sum(row) % 2 else -1 for row in rows])
    matrix = sparse.csr_matrix(np.array(rows, dtype=float))
    for one, others, scores in _partners(matrix, signs if signed else None, most):
        every = [float(np.dot(rows[one], row)) for row in rows]
        if signed:
            every = [1.3 * score if signs[one] != signs[at] else score for at, score in enumerate(every)]
        likeliest = sorted((-score, at) for at, score in enumerate(every) if score > 0 and at != one)[:most]
        assert list(zip((-scores).tolist(), others.tolist(), strict=True)) == likeliest


def test_each_copy_of_a_claim_meets_the_first_of_its_partners_copies_once() -> None:
    partners = [
        (0, np.array([1], dtype=np.int32), np.array([0.5])),
        (1, np.array([0], dtype=np.int32), np.array([0.4])),
    ]
    places, scores = _placed(partners, [[0, 3], [1, 2, 4]])
    assert sorted(zip(*places.tolist(), strict=True)) == [(0, 1), (0, 2), (0, 4), (1, 3)]
    assert set(scores.tolist()) == {0.5}


def test_weights_add_up_to_one_number_whatever_the_order_of_the_keys() -> None:
    read = propositions([claim(text, "Ada Pike", "gull") for text in STATEMENTS], {})
    weights = Weights(read)
    for item in read:
        assert weights.whole(item) == weights.light(item.keys)
        assert weights.light(item.keys, frozenset()) == weights.sum(item.keys)
        assert weights.sum(sorted(item.keys, reverse=True)) == weights.sum(item.keys)
    assert weights.sum(["of no claim"]) == 1


def _apart(one: str, other: str) -> int:
    """Levenshtein's distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    changed = _apart(one[1:], other[1:]) + (one[0] != other[0])
    return min(changed, _apart(one[1:], other) + 1, _apart(one, other[1:]) + 1)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_keys_are_close_where_one_letter_is_added_dropped_or_changed(one: str, other: str) -> None:
    assert is_close(one, other) == (_apart(one, other) <= 1)


@given(st.text(st.characters(max_codepoint=127)))
def test_folding_plain_letters_makes_them_small_and_nothing_else(text: str) -> None:
    assert fold(text) == text.lower()
    assert fold(f"{text}é") == f"{text.lower()}e"


def _lines_of_a_table(documents: int) -> list[str]:
    """Statements that say the same of four hundred wells, but for their names and figures."""
    names = [
        f"{front}{back}" for front in "Mar Tor Vel Kar Lun Ost Pel Ran Sur Dor".split() for back in "ven wick".split()
    ]
    return [f"The well at {names[n % 20]} gave {n + 3} litres to {names[n // 20 % 20]}." for n in range(documents)]


def test_the_lines_of_a_table_get_few_partners_and_the_two_on_one_thing_still_meet() -> None:
    lines = [claim(text, AUTHOR, f"d{n % 7}") for n, text in enumerate(_lines_of_a_table(400))]
    one, other = (claim(f"The well at Brim gave {n} litres to Hollin.", AUTHOR, f"d{n}") for n in (1, 2))
    pairs = candidates([*lines, one, other])
    assert len(pairs) <= ALIKE * (len(lines) + 2)
    assert (one, other) in pairs


def test_the_rows_of_a_table_are_no_dispute_though_each_has_its_figure() -> None:
    rows = [
        claim(f"The pump at the station gave {n + 3} litres of water to the town.", AUTHOR, f"d{n}") for n in range(12)
    ]
    assert contradictions(story(rows)) == []
    assert contradictions(story(rows[:2]))
