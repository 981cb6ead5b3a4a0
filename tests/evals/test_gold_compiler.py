"""Drafts: strings are placed, what follows is computed, what does not compile is named."""

import pytest

from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.records import GoldDocument, GoldStory, StoryFile
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText

FIRST = (
    "Harbour closed\n\nThe mayor said the port was shut. “We had no choice,” said Ada Quill, who said the tide"
    " had risen. The mayor said “nobody” was hurt.\n\nAccording to the Lantern, Quill supposedly told staff so."
)
SECOND = (
    "The company denied on Friday that the port was ever shut. Ada Quill was not available. Her pilot let it be known"
    " that he had seen it shut. He said the tugs were late for want of crews. He had counted them."
)


def table() -> tuple[StoryFile, dict[str, SourceText]]:
    rows, sources = {}, {}
    for name, text, date in (("first", FIRST, "2025-03-01"), ("second", SECOND, "2025-03-02")):
        digest = sha256(text)
        rows[name] = GoldDocument(path=f"port/{name}.txt", sha256=digest, published=date)
        sources[name] = SourceText(
            Document(id=name, sha256=digest, story="port", source=f"port/{name}.txt", published=date), text
        )
    return StoryFile(id="port", split="dev", annotated=["first", "second"], documents=rows), sources


def compiled(draft: dict) -> tuple[GoldStory, list[str]]:
    file, sources = table()
    story, problems = compile_draft(DraftStory.model_validate(draft), file, sources)
    return story, [str(problem) for problem in problems]


def quote(**fields: object) -> dict:
    return {"documents": {"first": {"quotes": [{"key": "q1", **fields}]}}}


def test_a_content_is_placed_and_its_kind_and_verbatim_are_computed() -> None:
    story, problems = compiled(
        quote(content="“We had no choice,”", speaker={"name": "Ada Quill", "mention": "Ada Quill"}, cue="said")
    )
    (found,) = story.quotes
    assert problems == []
    assert found.kind == "direct"
    assert [span.text for span in found.verbatim] == ["“We had no choice,”"]
    assert found.speaker is not None
    assert found.speaker.mention is not None
    assert FIRST[found.speaker.mention.start : found.speaker.mention.end] == "Ada Quill"


def test_a_cue_that_occurs_often_is_the_one_nearest_to_its_content() -> None:
    story, _ = compiled(quote(content="“We had no choice,”", cue="said"))
    (found,) = story.quotes
    assert found.cue is not None
    assert found.cue.start == FIRST.index("said Ada Quill")
    story, _ = compiled(quote(content="the tide had risen", cue="said"))
    assert story.quotes[0].cue is not None
    assert story.quotes[0].cue.start == FIRST.index("said the tide")


LATE = {
    "key": "q1",
    "content": "the tugs were late for want of crews",
    "speaker": {"name": "pilot", "mention": "He"},
    "cue": {"text": "said", "before": "He "},
}


def test_a_mention_that_occurs_often_is_the_one_nearest_to_its_cue() -> None:
    nested = {
        "key": "q2",
        "content": "for want of crews",
        "speaker": None,
        "via": [{"name": "pilot", "mention": "He", "cue": "said"}],
    }
    story, problems = compiled({"documents": {"second": {"quotes": [LATE, nested]}}})
    outer, inner = story.quotes
    assert problems == []
    assert outer.speaker is not None
    assert outer.speaker.mention is not None
    assert outer.speaker.mention.start == SECOND.index("He said")
    assert inner.via[0].mention == outer.speaker.mention


@pytest.mark.parametrize(
    ("claimant", "words"),
    [
        ({"name": "pilot", "mention": "He"}, "He said"),
        ({"name": "pilot", "mention": {"text": "He", "after": " had counted"}}, "He had"),
        ({"name": "Ada Quill", "mention": "He"}, "He had"),
        ({"name": "pilot", "mention": "Her pilot"}, "Her pilot"),
    ],
    ids=["the words of the quote", "another place given", "another person", "other words"],
)
def test_a_claimant_is_named_where_the_quote_names_him_by_the_same_words(claimant: dict, words: str) -> None:
    claim = {
        "key": "c1",
        "quote": "q1",
        "statement": "Crews were wanting.",
        "evidence": "for want of crews",
        "claimant": claimant,
        "factuality": "CT+",
    }
    story, problems = compiled({"documents": {"second": {"quotes": [LATE], "claims": [claim]}}})
    assert problems == []
    mention = story.claims[0].claimant.mention
    assert mention is not None
    assert mention.start == SECOND.index(words)


def test_a_string_that_occurs_twice_is_reported_with_document_key_and_cause_until_it_has_context() -> None:
    _, problems = compiled(quote(content="The mayor said"))
    assert problems == ["""first#q1: content: ambiguous: 'The mayor said' (give it as {"text": …, "before": …})"""]
    story, problems = compiled(quote(content={"text": "The mayor said", "before": "risen."}))
    assert problems == []
    assert story.quotes[0].content[0].start == FIRST.rindex("The mayor said")


def test_a_string_that_is_not_in_the_document_is_reported() -> None:
    _, problems = compiled(quote(content="the port was open"))
    assert problems == ["first#q1: content: not_in_source: 'the port was open'"]


def test_the_parts_of_a_content_follow_one_another() -> None:
    story, problems = compiled(quote(content=["the port was shut.", "The mayor said"]))
    assert problems == []
    assert [span.start for span in story.quotes[0].content] == [
        FIRST.index("the port was shut"),
        FIRST.rindex("The mayor said"),
    ]


def claims() -> dict:
    shut = {"key": "c1", "statement": "The port was shut.", "evidence": "the port was shut", "factuality": "CT+"}
    denied = {**shut, "evidence": "that the port was ever shut", "factuality": "CT-"}
    return {
        "first": {"claims": [{**shut, "claimant": {"name": "the mayor", "mention": "The mayor"}}]},
        "second": {"claims": [{**denied, "claimant": {"name": "the company", "mention": "The company"}}]},
    }


def relation(**fields: object) -> dict:
    return {
        "a": "second#c1",
        "b": "first#c1",
        "label": "contradiction",
        "status": "genuine",
        "level": "object",
        "axis": "occurrence",
        "mechanism": "negation",
        "explanation": "The mayor says it was shut, the company denies it.",
        **fields,
    }


def test_scope_parties_and_order_of_a_contradiction_are_computed() -> None:
    story, problems = compiled({"documents": claims(), "contradictions": [relation()]})
    (found,) = story.contradictions
    assert problems == []
    assert (found.scope, found.parties) == ("cross_document", "sources")
    assert [claim.document for claim in story.claims if claim.id == found.a] == ["first"]


def test_sides_silent_and_one_sided_documents_of_a_dispute_are_computed() -> None:
    sides = [{"position": "It was.", "claims": ["first#c1"]}, {"position": "Never.", "claims": ["second#c1"]}]
    dispute = {"question": "Was the port shut?", "axis": "occurrence", "label": "contradiction", "status": "genuine"}
    story, _ = compiled(
        {"documents": claims(), "contradictions": [relation()], "disputes": [{**dispute, "sides": sides}]}
    )
    (found,) = story.disputes
    assert [side.since for side in found.sides] == ["2025-03-01", "2025-03-02"]
    assert [side.claimants for side in found.sides] == [["the mayor"], ["the company"]]
    assert (found.silent, found.one_sided) == ([], ["first", "second"])
    assert found.contradictions == [story.contradictions[0].id]
    assert story.contradictions[0].dispute == found.id


@pytest.mark.parametrize(
    ("edge", "dispute", "cause"),
    [
        ({}, {"status": "genuine", "label": "contradiction"}, None),
        (
            {},
            {"status": "apparent", "label": "contradiction"},
            "it is apparent contradiction, its strongest edge genuine",
        ),
        (
            {},
            {"status": "genuine", "label": "divergence"},
            "it is genuine divergence, its strongest edge genuine contra",
        ),
        ({"label": "tension"}, {"status": "genuine", "label": "contradiction"}, "its strongest edge genuine tension"),
        (None, {"status": "genuine", "label": "divergence"}, None),
    ],
)
def test_a_dispute_is_as_grave_as_its_strongest_edge(edge: dict | None, dispute: dict, cause: str | None) -> None:
    sides = [{"position": "It was.", "claims": ["first#c1"]}, {"position": "Never.", "claims": ["second#c1"]}]
    draft = {"question": "Was the port shut?", "axis": "occurrence", "sides": sides, **dispute}
    edges = [] if edge is None else [relation(**edge)]
    story, problems = compiled({"documents": claims(), "contradictions": edges, "disputes": [draft]})
    assert len(story.disputes) == (cause is None)
    assert [cause in problem for problem in problems] == ([] if cause is None else [True])


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"a": "first#c9"}, "no claim compiled under first#c9"),
        ({"a": "first#c1"}, "are related twice, or are one claim"),
        ({"status": "apparent"}, "apparent_reason goes with status apparent"),
    ],
)
def test_a_contradiction_that_does_not_hold_together_is_reported(change: dict, cause: str) -> None:
    _, problems = compiled({"documents": claims(), "contradictions": [relation(**change)]})
    assert len(problems) == 1
    assert cause in problems[0]


def test_two_records_of_one_passage_and_person_are_reported() -> None:
    draft = quote(content="the tide had risen")
    draft["documents"]["first"]["quotes"].append({"key": "q2", "content": "the tide had risen"})
    _, problems = compiled(draft)
    assert problems == ["first#q2: the same passage and person as q1; merge the two, or tell them apart"]
