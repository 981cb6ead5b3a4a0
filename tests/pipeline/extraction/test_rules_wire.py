"""Attributions in paragraphs in the manner of a news agency, written for these tests: each is read whole."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote

Said = tuple[str | None, list[str]]


def kept(text: str) -> list[Said]:
    """Cue and content of every quote that nobody passes on."""
    found = [a for a in attributions(text) if is_quote(text, a) and not a.via]
    return [(text[slice(*a.cue)] if a.cue else None, [text[s:e] for s, e in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (  # and that; and a remark of the reporter's behind it
            "Harbour chief Ada Pike has repeatedly said the ferry is safe and that nobody warned her, and that the "
            "crew was trained. Two engineers left in May, and the line has hired no others.",
            [("has repeatedly said", ["the ferry is safe and that nobody warned her, and that the crew was trained"])],
        ),
        (  # a clause between commas in front of the cue, and none
            "If the line does not pay, Brisk warned, the boats will be seized. On the quay, Brisk said the boats were "
            "old. The boats, he said, were never checked.",
            [
                ("warned", ["If the line does not pay", "the boats will be seized"]),
                ("said", ["the boats were old"]),
                ("said", ["The boats", "were never checked"]),
            ],
        ),
        (  # what the first words govern goes on behind the cue; what the reporter adds does not
            "Alca Lines was a giant, Mr. Brisk said, until it lost the mail. The fog grew so thick, he noted, that "
            "two tugs collided. The pier burned, he said, as the crowd looked on.",
            [
                ("said", ["Alca Lines was a giant", "until it lost the mail"]),
                ("noted", ["The fog grew so thick", "two tugs collided"]),
                ("said", ["The pier burned"]),
            ],
        ),
        (  # a colon inside what is said, and one behind which somebody else speaks
            "The surveyor said the dock had two flaws: it leaked and it was too short. The pilot denied that it "
            "leaked: the pumps, the crew say, were new.",
            [
                ("said", ["the dock had two flaws: it leaked and it was too short"]),
                ("denied", ["it leaked"]),
                ("say", ["the pumps", "were new"]),
            ],
        ),
        (  # one modal for both verbs, and a deed told by the reporter
            "The institute says the toll would hurt trade at first, but would pay in ten years. The pilot said he saw "
            "lights, but turned back.",
            [
                ("says", ["the toll would hurt trade at first, but would pay in ten years"]),
                ("said", ["he saw lights"]),
            ],
        ),
        (  # what is asked, without whom; a question in the passive; a deed
            "Reporters asked Brisk if the boat was safe. Brisk was asked whether he would sail. She asked the council "
            "to scrap the toll. Asked for his papers, Brisk nodded.",
            [
                ("asked", ["if the boat was safe"]),
                ("was asked", ["whether he would sail"]),
                ("asked", ["to scrap the toll"]),
            ],
        ),
        (  # verbs that only tell how the speech goes on; those of a wish or a way
            "Pike went on to explain why the gate had jammed. She continued to insist that it was sound. The mayor "
            "tried to explain why nobody came. Brisk hopes to explain why he left.",
            [
                ("to explain", ["why the gate had jammed"]),
                ("to insist", ["it was sound"]),
                ("to explain", ["why nobody came"]),
                ("hopes", ["to explain why he left"]),
            ],
        ),
        (  # made it clear, with and without that; when she left
            "Pike made it clear she had grave doubts about the dock. She made clear to the crew that it would close. "
            "That was what Pike said when she left the line.",
            [
                ("made it clear", ["she had grave doubts about the dock"]),
                ("made clear", ["it would close"]),
            ],
        ),
        (  # results put out, and what one comes upon
            "The institute estimates that the toll would cost nine million crowns. A survey found that most islanders "
            "oppose it. Two divers found that the hull had a hole.",
            [
                ("estimates", ["the toll would cost nine million crowns"]),
                ("found", ["most islanders oppose it"]),
            ],
        ),
        (  # a clause with quoted words joined to a report, one without, and a deed of the speaker's
            "Pike said it was “a sad day” and the line would “pay every crown”. Ranvik said it was “a sad day” and "
            "left the hall. “We tried,” she said, but the crew was “too tired to go on”.",
            [
                ("said", ["it was “a sad day” and the line would “pay every crown”"]),
                ("said", ["it was “a sad day”"]),
                ("said", ["“We tried,”", "but the crew was “too tired to go on”"]),
            ],
        ),
        (  # a quotation that goes on in mid-sentence, and one that begins a sentence
            "When the gate jammed, Mr. Brisk said, “we were floored.” As for the crew, Mr. Brisk said, “They ran.”",
            [
                ("said", ["When the gate jammed", "“we were floored.”"]),
                ("said", ["“They ran.”"]),
            ],
        ),
        (  # a quotation that the writer ends without a verb, and one of somebody else
            "“The toll is high,” said Pike. “I would not call it reform. It is just a gift” for the owners of tugs.",
            [
                (
                    "said",
                    ["“The toll is high,”", "“I would not call it reform. It is just a gift” for the owners of tugs"],
                )
            ],
        ),
        (  # relative clauses that run across the cue
            "They lost the yard, which the owner says he is doing everything to keep open. The plan, which Pike said "
            "would cost nine million crowns, was shelved. The plan, which Pike published, was long.",
            [
                ("says", ["which", "he is doing everything to keep open"]),
                ("said", ["which", "would cost nine million crowns"]),
            ],
        ),
        (  # charges, calls and complaints, however short, and deeds
            "Brisk was accused by the union of lying about the crane. The doctors are calling for his dismissal. "
            "Pike complained about the noise. The line, which has denied any blame, backs the plan. Pike met Brisk.",
            [
                ("was accused", ["lying about the crane"]),
                ("are calling for", ["his dismissal"]),
                ("complained about", ["the noise"]),
                ("has denied", ["any blame"]),
            ],
        ),
        (  # as she noted, wherever it stands; a call at the time of something; what goes without saying
            "The port, as one of her advisers pointed out, normally does not freeze twice in a year. Her guest was "
            "moved as she called for the pact. It goes without saying that the toll is too high.",
            [
                ("pointed out", ["The port", "normally does not freeze twice in a year"]),
                ("called for", ["the pact"]),
            ],
        ),
        (  # the source of a credit, and what the parser hangs on it
            "According to radio host Jon Brisk, the move reeks of “fear” and despair. According to the mayor, Ada "
            "Pike, the move was rash. Several experts cautioned, as had the port, that the plans might change.",
            [
                ("According to", ["the move reeks of “fear” and despair"]),
                ("According to", ["the move was rash"]),
                ("cautioned", ["the plans might change"]),
            ],
        ),
        (  # of two verbs in one tense the second is a report of its own; a gerund ruled out; praise as something
            "Pike is telling the crews that the fleet is old and says she will build nine boats. She ruled out selling "
            "the yard. The plan was praised by Brisk as a step that would save lives.",
            [
                ("is telling", ["the fleet is old"]),
                ("says", ["she will build nine boats"]),
                ("ruled out", ["selling the yard"]),
                ("was praised", ["The plan", "as a step that would save lives"]),
            ],
        ),
    ],
)
def test_a_paragraph_yields_these_quotes_and_no_others(text: str, quotes: list[Said]) -> None:
    assert sorted(kept(text), key=str) == sorted(quotes, key=str)


def test_what_is_said_of_somebody_is_not_what_is_said() -> None:
    text = "“We asked them three times,” he said of the line, which owns nine boats, “and they did nothing.”"
    assert kept(text) == [("said", ["“We asked them three times,”", "“and they did nothing.”"])]


def test_who_speaks_in_an_insertion_is_its_subject() -> None:
    text = "The port, as one of her advisers pointed out, normally does not freeze twice in a year."
    (a,) = attributions(text)
    assert a.mention is not None
    assert text[slice(*a.mention)] == "one of her advisers"


def test_who_accuses_is_named_without_the_charge() -> None:
    text = "Brisk was accused by the union of lying about the crane."
    (a,) = attributions(text)
    assert a.speaker == "union"


def test_who_only_chooses_something_does_not_report_what_is_said_in_it() -> None:
    text = "The firm chose to file in Rook Bay, where lawyers say some judges are quick."
    assert kept(text) == [("say", ["some judges are quick"])]
    told = next(a for a in attributions("Pike says lawyers say some judges are quick.") if a.via)
    assert [via.name for via in told.via] == ["Pike"]


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [("She cited a lack of pilots.", True), ("She cited the figure.", False)],
)
def test_a_noun_phrase_says_something_if_it_is_more_than_a_topic(text: str, is_kept: bool) -> None:
    assert bool(kept(text)) is is_kept
