"""Two claims on one passage: what may be one is named until somebody decides, and what is one is folded for good."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harbour import DRAFTS, story, write

from evals.cli import main
from evals.errors import GoldBroken
from evals.gold import GoldStory, dump_story, load_story
from evals.twins import DECISIONS, TwinsDecision, folded, read_decisions, twins

TWIN = {
    "key": "c2",
    "statement": "The mayor shut the port.",
    "evidence": "said the port was shut",
    "claimant": {"name": "Ada Quill", "mention": "Ada Quill"},
    "factuality": "CT+",
    "required": False,
    "alternatives": {"claimants": ["the mayor"]},
    "via": [{"name": "the Lantern"}],
    "phenomena": ["nested_source", "passive"],
}


def harbour(*, disputed: bool = True, **twin: Any) -> GoldStory:
    """The port with a second claim on the passage of the first; a dispute over each of the two."""
    draft = deepcopy(DRAFTS["port"])
    draft["documents"]["port-a"]["claims"].append({**TWIN, **twin})
    if disputed:
        draft["contradictions"].append({**draft["contradictions"][0], "a": "port-a#c2"})
        sides = [{"position": "She did.", "claims": ["port-a#c2"]}, {"position": "No.", "claims": ["port-b#c1"]}]
        draft["disputes"].append({**draft["disputes"][0], "question": "Who shut the port?", "sides": sides})
    return story("port", draft=draft)


def pair(made: GoldStory) -> list[str]:
    return [claim.id for claim in sorted(made.claims, key=lambda row: not row.required) if claim.document == "port-a"]


def decision(made: GoldStory, *, same: bool) -> TwinsDecision:
    return TwinsDecision(story="port", claims=pair(made), same=same, reason="wording")


def test_claims_of_one_claimant_on_one_passage_are_named_until_somebody_calls_them_two() -> None:
    made = harbour()
    (found,) = twins(made)
    assert {found.first.id, found.second.id} == {*pair(made)}
    assert found.iou == pytest.approx(17 / 22)
    assert twins(made, [decision(made, same=True)]) == [found]
    assert twins(made, [decision(made, same=False)]) == []


@pytest.mark.parametrize(
    "other", [{"factuality": "CT-"}, {"claimant": {"name": "Cleo Marr"}}, {"evidence": "Mayor Ada Quill said the port"}]
)
def test_another_stance_claimant_or_passage_makes_no_twin(other: dict[str, Any]) -> None:
    assert twins(harbour(**other)) == []


def test_the_one_that_stays_takes_what_the_other_had_and_its_place_in_disputes() -> None:
    made = harbour()
    stays, gone = pair(made)
    one = folded(made, [TwinsDecision(story="port", claims=[gone, stays], same=True, reason="wording")])[0]
    assert [claim.id for claim in one.claims if claim.document == "port-a"] == [gone]
    (claim,) = (claim for claim in one.claims if claim.id == gone)
    assert claim.required
    assert claim.quote == next(row.quote for row in made.claims if row.id == stays)
    assert [[span.text for span in reading] for reading in claim.alternatives.evidence] == [["the port was shut"]]
    assert claim.alternatives.claimants == ["the mayor"]
    (relation,) = one.contradictions
    assert gone in (relation.a, relation.b)
    assert relation.dispute in {row.id for row in one.disputes}
    assert all(row.sides[0].claims == [gone] and row.contradictions == [relation.id] for row in one.disputes)


def test_tags_come_over_but_that_of_a_chain_which_stays_behind() -> None:
    made = harbour()
    (claim,) = (row for row in folded(made, [decision(made, same=True)])[0].claims if row.document == "port-a")
    assert (claim.via, claim.phenomena) == ([], ["passive"])


def test_a_story_that_is_united_stays_as_it_is_on_disk_and_when_united_again(tmp_path: Path) -> None:
    made = harbour()
    one = folded(made, [decision(made, same=True)])[0]
    gold, seeds = write(tmp_path)
    dump_story(one, gold / "port")
    assert load_story(gold / "port", [seeds]) == one
    assert folded(one, [decision(made, same=True)])[0] == one
    assert folded(made, [decision(made, same=False)])[0] == made


def test_two_that_are_related_or_on_two_sides_are_not_one() -> None:
    draft = deepcopy(DRAFTS["port"])
    draft["documents"]["port-a"]["claims"].append(TWIN)
    sides = [{"position": "It was.", "claims": ["port-a#c1"]}, {"position": "She did.", "claims": ["port-a#c2"]}]
    draft["disputes"].append({**draft["disputes"][0], "question": "Who shut the port?", "sides": sides})
    apart = story("port", draft=draft)
    with pytest.raises(GoldBroken, match="one claim is on two sides, or twice on one"):
        folded(apart, [decision(apart, same=True)])
    draft["contradictions"].append({**draft["contradictions"][0], "b": "port-a#c2"})
    related = story("port", draft=draft)
    with pytest.raises(GoldBroken, match="claims that are to be one are related as two"):
        folded(related, [decision(related, same=True)])


def test_relations_that_become_one_must_say_the_same() -> None:
    made = harbour()
    first, second = made.contradictions
    parted = replace(made, contradictions=(first, second.model_copy(update={"label": "tension"})))
    with pytest.raises(GoldBroken, match="related as two"):
        folded(parted, [decision(made, same=True)])


def test_a_claim_that_goes_is_to_stay_for_no_other() -> None:
    made = harbour()
    stays, gone = pair(made)
    rows = [decision(made, same=True), TwinsDecision(story="port", claims=[gone, stays], same=True, reason="wording")]
    with pytest.raises(GoldBroken, match="a claim that goes is to stay for another"):
        folded(made, rows)


def test_check_warns_and_unite_folds_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = harbour()
    gold, seeds = write(tmp_path)
    dump_story(made, gold / "port")
    places = ["--gold", str(gold), "--seeds", str(seeds)]
    check = ["gold", "check", *places, "--foreign", str(tmp_path / "none")]
    assert main(check) == 0
    (told,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("twins? port-a"))
    assert all(claim in told for claim in pair(made))
    (gold / DECISIONS).write_text(decision(made, same=True).model_dump_json() + "\n", "utf-8")
    for number in (1, 0):
        assert main(["gold", "unite", "port", *places]) == 0
        assert f"{number} claims folded" in capsys.readouterr().out
    assert main(check) == 0
    assert "twins?" not in capsys.readouterr().out


def test_a_line_that_is_no_decision_is_named(tmp_path: Path) -> None:
    path = tmp_path / DECISIONS
    assert read_decisions(path) == []
    path.write_text('{"story": "port", "claims": ["c_1"], "same": true, "reason": "wording"}\n')
    with pytest.raises(GoldBroken, match=r"twins\.jsonl:1"):
        read_decisions(path)


def test_of_claims_decided_to_be_one_the_set_holds_one_and_of_two_both() -> None:
    gold = Path("gold")
    decided = read_decisions(gold / DECISIONS)
    assert len({frozenset(row.claims) for row in decided}) == len(decided)
    for name in sorted({row.story for row in decided} - {"originals"}):
        made = load_story(gold / name, [Path("seeds")])
        known = {claim.id for claim in made.claims}
        for row in (row for row in decided if row.story == name):
            assert [claim in known for claim in row.claims] == [True, not row.same], row
