"""Ledgers: voices make contradictions, copies do not; a sample's annotation joins in."""

from pathlib import Path

import pytest
from harbour import story

from evals.errors import GoldBroken
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.ledgers import draft_of, merge, read_ledger

CLAIM = """
[[claim]]
id = "{id}"
dispute = "d1"
side = {side}
document = "{document}"
evidence = "{evidence}"
claimant = "{who}"
statement = "The port was shut."
factuality = "CT+"
origin = "{origin}"
"""
HEAD = """
story = "port"
[[dispute]]
id = "d1"
question = "Was the port shut?"
label = "contradiction"
status = "genuine"
axis = "occurrence"
[[dispute.side]]
position = "It was."
[[dispute.side]]
position = "Never."
"""
TOLD = [
    {"id": "c1", "side": 1, "document": "port-a", "evidence": "the port was shut", "who": "Ada Quill", "origin": "o1"},
    {"id": "c2", "side": 1, "document": "port-b", "evidence": "it was over", "who": "Ada Quill", "origin": "o1"},
    {
        "id": "c3",
        "side": 2,
        "document": "port-b",
        "evidence": "the port was ever shut",
        "who": "the company",
        "origin": "o2",
    },
]


def ledger(folder: Path, rows: list[dict[str, object]] = TOLD) -> Path:
    path = folder / "port.toml"
    path.write_text(HEAD + "".join(CLAIM.format(**row) for row in rows))
    return path


def test_claims_of_one_origin_are_one_voice(tmp_path: Path) -> None:
    made = story("port")
    draft, untold = draft_of(read_ledger(ledger(tmp_path)), made.file)
    gold, problems = compile_draft(draft, made.file, made.documents)
    assert (untold, problems) == ((), ())
    assert len(gold.claims) == 3
    assert len(gold.contradictions) == 1
    (dispute,) = gold.disputes
    assert [len(side.claims) for side in dispute.sides] == [2, 1]
    assert (dispute.silent, dispute.one_sided) == ([], ["port-a"])


def test_a_ledger_may_list_some_disputes_and_say_itself_why_they_hold(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    told = path.read_text().replace(
        'axis = "occurrence"', 'axis = "occurrence"\nparties = "record"\nexplanation = "Odd."'
    )
    path.write_text("exhaustive = false\n" + told)
    made = story("port")
    draft, _ = draft_of(read_ledger(path), made.file)
    assert not merge(draft, DraftStory()).exhaustive
    (row,) = compile_draft(draft, made.file, made.documents)[0].contradictions
    assert (row.parties, row.explanation) == ("record", "Odd.")


def test_a_dispute_that_only_one_side_tells_is_left_out_and_said(tmp_path: Path) -> None:
    draft, untold = draft_of(read_ledger(ledger(tmp_path, TOLD[:2])), story("port").file)
    assert draft.disputes == []
    assert untold == ("port: dispute d1 has 1 of 2 sides told",)


def test_a_side_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldBroken, match="no side 3 in dispute d1"):
        read_ledger(ledger(tmp_path, [{**TOLD[0], "side": 3}]))


def test_a_samples_claim_of_the_same_evidence_is_the_ledgers(tmp_path: Path) -> None:
    made = story("port")
    base, _ = draft_of(read_ledger(ledger(tmp_path)), made.file)
    sample = DraftStory.model_validate(
        {
            "documents": {
                "port-a": {
                    "quotes": [{"key": "q1", "content": "the port was shut", "speaker": {"name": "Ada Quill"}}],
                    "claims": [
                        {
                            "key": "k1",
                            "statement": "The port was shut that day.",
                            "evidence": "the port was shut",
                            "claimant": {"name": "Ada Quill"},
                            "factuality": "CT+",
                            "quote": "q1",
                        }
                    ],
                }
            }
        }
    )
    joined = merge(base, sample)
    gold, problems = compile_draft(joined, made.file, made.documents)
    assert problems == ()
    assert len(gold.claims) == 3
    assert [claim.quote is not None for claim in gold.claims] == [True, False, False]
    assert joined.annotated == ["port-a"]


def test_a_samples_claim_with_a_key_of_the_ledgers_takes_nothing_away(tmp_path: Path) -> None:
    made = story("port")
    base, _ = draft_of(read_ledger(ledger(tmp_path)), made.file)
    taken = base.documents["port-a"].claims[0]
    sample = base.model_copy(
        update={
            "documents": {
                "port-a": base.documents["port-a"].model_copy(
                    update={
                        "claims": [taken.model_copy(update={"evidence": taken.evidence[:0], "statement": "Another."})]
                    }
                )
            },
            "contradictions": [],
            "disputes": [],
        }
    )
    joined = merge(base, sample)
    keys = [claim.key for claim in joined.documents["port-a"].claims]
    assert len(keys) == len(set(keys)) == len(base.documents["port-a"].claims) + 1
    assert taken in joined.documents["port-a"].claims
