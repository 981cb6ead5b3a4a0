"""How far two annotations agree."""

from dataclasses import replace

import pytest
from harbour import DRAFTS, STORIES, story

from evals.agreement import agree, alpha, kappa


def test_agreement_of_a_draft_with_itself_is_one_and_with_less_is_less() -> None:
    same = {row.name: row.value for row in agree(STORIES, STORIES)}
    assert same["content words F1"] == same["speaker"] == same["claims F1"] == same["relations F1"] == 1
    less = {**DRAFTS["port"], "documents": {"port-a": DRAFTS["port"]["documents"]["port-a"], "port-b": {}}}
    other = story("port", draft={**less, "contradictions": [], "disputes": []})
    found = {row.name: row.value for row in agree([STORIES[0]], [other])}
    assert found["quotes F1"] == pytest.approx(2 * 2 / 5)
    assert found["relations F1"] == 0


def test_kappa_and_alpha_are_those_worked_by_hand() -> None:
    pairs = [("a", "a")] * 4 + [("b", "b")] * 3 + [("a", "b")] * 2 + [("b", "a")]
    # Observed 0.7; chance 0.6 · 0.5 + 0.4 · 0.5 = 0.5.
    assert kappa(pairs) == pytest.approx(0.4)
    # 11 a and 9 b: expected disagreement 2 · 11 · 9 = 198 of 20 · 19; observed 3 pairs, both ways.
    assert alpha(pairs) == pytest.approx(1 - 19 * 6 / 198)
    assert kappa([]) is None
    assert kappa([("a", "a")]) is None
    assert alpha([("a", "a")]) is None


def test_what_one_of_two_did_not_annotate_is_undefined_and_no_disagreement() -> None:
    for unsaid, undefined in (
        ({"contradictions", "disputes"}, {"relations F1"}),
        ({"claims", "contradictions", "disputes"}, {"claims F1", "relations F1"}),
    ):
        less = replace(STORIES[0], **dict.fromkeys(unsaid, ()), unsaid=frozenset(unsaid))
        for pair in ((STORIES[0], less), (less, STORIES[0])):
            found = {row.name: row for row in agree(*([one] for one in pair))}
            assert {name for name, row in found.items() if row.value is None and " F1" in name} == undefined
            assert all(found[name].n == 0 for name in undefined)
            assert found["quotes F1"].value == 1
    empty = replace(STORIES[0], contradictions=(), disputes=())
    assert {row.name: row.value for row in agree([STORIES[0]], [empty])}["relations F1"] == 0
