"""Attributions in English, on sentences written for these tests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.assemble import Reading
from pipeline.extraction.rules import Attribution, Parser, attributions, is_quote
from pipeline.schema import Document, SourceText


def find(text: str, part: str) -> Attribution:
    """The attribution whose content holds `part`, the shortest one if several do."""
    held = [a for a in attributions(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content))


def said(text: str, a: Attribution) -> list[str]:
    return [text[s:e] for s, e in a.content]


def mention(text: str, a: Attribution) -> str | None:
    return text[slice(*a.mention)] if a.mention else None


def test_a_quotation_interrupted_by_its_cue_is_one_attribution() -> None:
    text = "“We will rebuild the bridge,” Mayor Ines Hallam said on Friday. “It will take two years.”"
    a = find(text, "rebuild")
    assert said(text, a) == ["“We will rebuild the bridge,”", "“It will take two years.”"]
    assert (a.speaker, a.role) == ("Ines Hallam", "Mayor")


def test_indirect_speech_is_the_clause_without_its_conjunction() -> None:
    text = "Foreign Minister Ana Duarte said on Friday that the talks were “frank and useful”."
    a = find(text, "frank")
    assert said(text, a) == ["the talks were “frank and useful”"]
    assert a.cue is not None
    assert text[slice(*a.cue)] == "said"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The bridge will close, said Mayor Ines Hallam.", "The bridge will close", "Ines Hallam"),
        ("The bridge will close, the company said.", "The bridge will close", "company"),
        ("The bridge will stay shut, the city's mayor, Ines Hallam, said.", "The bridge will stay shut", "Ines Hallam"),
        ("According to the ministry, two ships sank.", "two ships sank", "ministry"),
        ("Two ships sank, according to Admiral Joan Pell.", "Two ships sank", "Joan Pell"),
        ("In the words of Judge Hill, the law is clear.", "the law is clear", "Hill"),
        ("As the union put it, the plan is a farce.", "the plan is a farce", "union"),
        ("The company promised to pay its workers.", "to pay its workers", "company"),
        ("Ines Hallam urged residents to stay at home.", "to stay at home", "Ines Hallam"),
        ("Residents were urged by Ines Hallam to stay at home.", "to stay at home", "Ines Hallam"),
        ("Ines Hallam accused the builders of hiding the cracks.", "hiding the cracks", "Ines Hallam"),
        ("Critics called the plan reckless.", "the plan reckless", "Critics"),
        ("The governor was told by engineers that the dam leaked.", "the dam leaked", "engineers"),
        ("Warnings from Berlin that gas would run short were ignored.", "gas would run short", "Berlin"),
    ],
)
def test_frames(text: str, content: str, speaker: str) -> None:
    a = find(text, content)
    assert said(text, a) == [content]
    assert a.speaker == speaker


def test_words_on_both_sides_of_a_parenthetical_cue_are_content() -> None:
    text = "In recent weeks, advisers say, the president has grown tired of the talks."
    assert said(text, find(text, "grown tired")) == ["In recent weeks", "the president has grown tired of the talks"]


def test_a_newspaper_that_tells_what_somebody_said_stands_in_between() -> None:
    text = "According to Le Monde, Laurent Macar told guests at a dinner that the strike would last until spring."
    a = find(text, "the strike would last")
    assert (a.speaker, [v.name for v in a.via], a.addressee) == ("Laurent Macar", ["Le Monde"], "guests")


def test_an_office_that_quotes_another_gives_two_attributions() -> None:
    text = "Duarte's office said that Prime Minister Tom Reed had told Peter Vance the base would close."
    outer, nested = find(text, "had told"), find(text, "the base")
    assert (outer.speaker, outer.via) == ("Duarte's office", ())
    assert (nested.speaker, [v.name for v in nested.via], nested.addressee) == (
        "Tom Reed",
        ["Duarte's office"],
        "Peter Vance",
    )


def test_an_agency_that_quotes_the_speaker_is_in_between() -> None:
    text = "Pavel Lazarev, quoted by Interfax, said the deal was dead."
    a = find(text, "the deal was dead")
    assert (a.speaker, [v.name for v in a.via]) == ("Pavel Lazarev", ["Interfax"])


def test_doubt_about_the_report_denial_and_thought_are_marked() -> None:
    text = (
        "Tom Reed reportedly told aides that he would resign. The ministry denied that the dam leaked. "
        "Reed hopes the vote fails."
    )
    assert find(text, "he would resign").hedged
    assert find(text, "the dam leaked").negated
    assert find(text, "the vote fails").belief
    assert not find(text, "the dam leaked").belief


def test_hearsay_in_the_passive_is_hedged_and_has_no_speaker() -> None:
    text = "Tom Reed is said to have promised the loan."
    a = find(text, "promised the loan")
    assert (a.speaker, a.hedged) == (None, True)


def test_speakers_are_named_by_their_fullest_name() -> None:
    text = (
        "Maria Lopez, the mayor of Arden, opened the bridge on Monday.\n\n“It is safe,” the mayor said. "
        "She called the report “nonsense.” Lopez added that engineers had checked it."
    )
    assert {a.speaker for a in attributions(text)} == {"Maria Lopez"}
    assert find(text, "It is safe").role == "mayor of Arden"


def test_a_quotation_without_a_cue_goes_on_with_its_speaker() -> None:
    text = "“We are close,” Ana Duarte told reporters.\n\n“The text is ready, and the date is set.”"
    assert find(text, "The text is ready").speaker == "Ana Duarte"


def test_an_unclosed_paragraph_belongs_to_the_speaker_named_in_the_next() -> None:
    text = "“We will go to court.\n\n“We always do,” said lawyer Ben Stone."
    assert find(text, "We will go to court").speaker == "Ben Stone"


def test_a_cue_before_a_colon_takes_the_paragraph_that_follows() -> None:
    text = "Ben Stone continued:\n\n“We will appeal. Nobody doubts it.”"
    assert find(text, "We will appeal").speaker == "Ben Stone"


def test_a_cue_inside_the_marks_is_no_part_of_the_words() -> None:
    text = "“We are ready, he said, to talk.”"
    a = find(text, "ready")
    assert said(text, a) == ["“We are ready", "to talk.”"]
    assert mention(text, a) == "he"


def test_headlines_name_their_source_in_front_or_behind() -> None:
    assert find("Minister: talks have failed\n\nThe minister left.", "talks have failed").speaker == "Minister"
    assert find("Talks failed, says minister\n\nThe minister left.", "Talks failed").speaker == "minister"


def test_a_transcript_gives_each_label_its_turn_and_questions_are_no_quotes() -> None:
    text = "TAPPER: Will you resign?\n\nGREY: No. I will not.\n\nTAPPER: Why?\n\nGREY: Because."
    assert [(a.speaker, said(text, a)) for a in attributions(text)] == [
        ("GREY", ["No. I will not."]),
        ("GREY", ["Because."]),
    ]


def test_signed_voices_belong_to_the_name_below_or_above() -> None:
    assert find("“I lost my job last year,” — Ana Ruiz, 34", "lost").speaker == "Ana Ruiz"
    text = "Ana Ruiz, 34\n\n“I lost my job last year.”\n\nTom Hale, 50\n\n“I voted early this time.”"
    assert find(text, "voted early").speaker == "Tom Hale"


def test_titles_and_scare_quotes_are_no_attributions() -> None:
    assert attributions("The “smart” phone fell. He read “War and Peace” on the train.") == []


def test_nothing_is_found_where_nobody_speaks() -> None:
    assert attributions("") == []
    assert attributions("Rain fell on the empty square until noon.") == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ana Duarte",
                "said",
                " ",
                ", ",
                ". ",
                "\n\n",
                "“",
                "”",
                '"',
                "’",
                "he",
                "that",
                "we go",
                "according to",
                ":",
                "told",
                "😀",
                "Mr. ",
                "\u00a0",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=60)
)
def test_every_range_lies_in_the_text_ordered_and_not_empty(text: str) -> None:
    for a in attributions(text):
        assert a.content
        flat = [p for r in a.content for p in r]
        assert flat == sorted(flat)
        for start, end in (*a.content, *(r for r in (a.mention, a.cue) if r is not None)):
            assert 0 <= start < end <= len(text)
        assert 0 <= a.confidence <= 1


def speakers(text: str) -> list[tuple[str | None, str]]:
    """Speaker and cue of every attribution, in order of the cues."""
    found = [a for a in attributions(text) if a.cue is not None]
    return [(a.speaker, text[slice(*a.cue)]) for a in sorted(found, key=lambda a: a.cue or (0, 0)) if a.cue]


def test_a_verb_that_a_thing_cannot_do_is_the_outer_speakers() -> None:
    text = "Tom Brisk insisted that the bridge was safe and asked the council to vote."
    assert speakers(text) == [("Tom Brisk", "insisted"), ("Tom Brisk", "asked")]


def test_a_clause_behind_a_source_without_a_comma_is_what_the_source_says() -> None:
    text = "According to the same release he stressed that Delsia had no ships, and he asked Morren to wait."
    assert said(text, find(text, "stressed")) == ["he stressed that Delsia had no ships, and he asked Morren to wait"]


def test_he_is_no_newspaper_no_radio_and_no_place() -> None:
    paper = "Le Courrier reported that the President told a few guests he would go. He said that it was late."
    assert speakers(paper)[-1] == ("President", "said")
    radio = (
        "On France Inter, the former president Jean Mallet would have none. ‘You have seen,’ he said, ‘how it goes.’"
    )
    assert speakers(radio)[-1] == ("Jean Mallet", "said")


def test_an_office_in_capitals_behind_a_name_is_his_and_a_former_one_is_not() -> None:
    text = "Ada Ranvik, Minister of the Ports, rang at nine. The minister said it was late."
    assert speakers(text) == [("Ada Ranvik", "said")]
    text = "On Monday the former president Jean Mallet spoke. The president told guests that he would go."
    assert speakers(text)[-1][0] == "president"


def test_he_is_the_minister_named_beside_his_office_and_not_his_country() -> None:
    text = "The deal was signed on Friday, Norland's fisheries minister, Per Olsen, said. It is fair, he said."
    assert speakers(text) == [("Per Olsen", "said"), ("Per Olsen", "said")]
    assert speakers(f"Norland hails fishing deal\n\n{text}")[-1] == ("Per Olsen", "said")


def test_they_are_the_staff_that_spoke_before() -> None:
    text = "Her staff went to the press at once. They said that nothing was agreed."
    assert speakers(text) == [("staff", "said")]


def test_who_is_reported_by_the_speaker_is_not_the_speaker() -> None:
    text = (
        "PELL: Good morning.\n\nRANVIK: Good morning. Tom Brisk rang me in May. He said that the harbour was closed.\n"
    )
    assert ("Tom Brisk", "said") in speakers(text)


def rows(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every attribution, in order."""
    return [(a.speaker, " … ".join(said(text, a))) for a in attributions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MORREN, May 4 (Lantern) - A ferry sank off the coast on Tuesday, officials said.\n",
            [("officials", "A ferry sank off the coast on Tuesday")],
        ),
        ("10.51am Holt says the minister misled the house.\n", [("Holt", "the minister misled the house")]),
        ('10.47am Opposition leader Freya Holt: "Who knew?"\n', [("Freya Holt", '"Who knew?"')]),
        (
            'Organisers: "We are 2,000." Police: "Not more than 600."\n',
            [("Organisers", '"We are 2,000."'), ("Police", '"Not more than 600."')],
        ),
        (
            "“I’m leaving,” says Ada. Tom shrugs. “Nobody believes her.”\n",
            [("Ada", "“I’m leaving,”"), ("Tom", "“Nobody believes her.”")],
        ),
        (
            "Pal Dean Rudd, 41, hit back. The 41-year-old added: 'Kelly's right. It's a joke.'\n",
            [("Dean Rudd", "'Kelly's right. It's a joke.'")],
        ),
        (
            '"I never signed it, said the governor, and I never will. The paper is a forgery.\n',
            [("governor", '"I never signed it, … and I never will. The paper is a forgery.')],
        ),
        (
            "According to the Courier, an aide said no school would close. The mayor said: “I meet many people.”\n",
            [
                ("Courier", "an aide said no school would close"),
                ("aide", "no school would close"),
                ("mayor", "“I meet many people.”"),
            ],
        ),
    ],
)
def test_styles(text: str, expected: list[tuple[str, str]]) -> None:
    """Wire, live report, labels, action between quotations, tabloid, an unclosed mark, a chain of sources."""
    assert rows(text) == expected


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = "The ministry said: “We reject this.\n\n“No minister met them.\n\n“The files will be published.”\n"
    assert rows(text) == [("ministry", "“We reject this. … “No minister met them. … “The files will be published.”")]


def test_labels_with_an_article_are_speakers_and_an_answer_is_whom_the_question_addresses() -> None:
    text = "THE CHAIR: Order.\n\nMR LIND: The dam is sound.\n\nTHE CHAIR: We will leave it there.\n"
    assert rows(text) == [("chair", "Order."), ("Lind", "The dam is sound."), ("chair", "We will leave it there.")]
    text = "Q: Dr Imani, is it so?\n\nA: It is.\n\nQ: Since when?\n\nA: Since June.\n"
    assert rows(text) == [("Imani", "It is."), ("Imani", "Since June.")]


def test_without_giving_details_is_no_denial() -> None:
    text = "The two spoke on Monday, the White House said, without giving details."
    assert not find(text, "spoke").negated


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Those on the boats were divers hired by the pilot, works director Ada Pike said.",
            "Those on the",
            "Ada Pike",
        ),
        (
            "The gate was shut at noon, before any of the oil could have reached it, "
            "Ada Pike, spokeswoman for the port, told MPB.",
            "The gate was shut",
            "Ada Pike",
        ),
        ("No ferry today, none tomorrow, says the harbour master.", "No ferry today", "harbour master"),
        ("Nine, says the ministry, and it is final.", "Nine", "ministry"),
        ("A dozen boats, says the union, on the word of a pilot; nets, says Mr Vale.", "A dozen boats", "union"),
        ("The port says no.", "no", "port"),
        ("The Pilots' Union says the same, more loudly.", "the same", "Pilots' Union"),
        ("The minister says by the end of 2031.", "by the end of 2031", "minister"),
        ("The union puts the missing at eleven.", "the missing at eleven", "union"),
        ("The ministry holds that no oil was spilt.", "no oil was spilt", "ministry"),
        ("Norland has it that the envoys shook hands.", "the envoys shook hands", "Norland"),
        ("Morren stated the outcome otherwise: the talks had broken off.", "the talks had broken off", "Morren"),
        ("It has been asserted in a leaflet that the ministry had been warned.", "the ministry had", "leaflet"),
        ("What Ada Pike said at the gate was: “Nobody will drown.”", "Nobody will drown", "Ada Pike"),
        ("What Ada Pike said is that the ferry cannot but sail.", "the ferry cannot but sail", "Ada Pike"),
        ("By the brigade's reckoning, about 20 tonnes have run out.", "about 20 tonnes", "brigade"),
        (
            "Ada Pike, asked whether the pilot slept, replied that the question was late.",
            "the question was",
            "Ada Pike",
        ),
        ("They left because, the port wrote, “the roof leaked”.", "the roof leaked", "port"),
    ],
)
def test_reports_that_are_less_or_other_than_a_clause_behind_their_cue(text: str, content: str, speaker: str) -> None:
    assert find(text, content).speaker == speaker


def test_a_cue_right_before_quoted_words_takes_no_clause_in_front_of_a_conjunction() -> None:
    text = "They left because, the port wrote, “the roof leaked”."
    assert said(text, find(text, "leaked")) == ["“the roof leaked”"]


@pytest.mark.parametrize(
    ("text", "part", "speaker", "via"),
    [
        (
            "The Lantern reported, citing port officials, that the ferry sank.",
            "the ferry sank",
            "port officials",
            "Lantern",
        ),
        ("Citing two pilots, the Lantern reported that the ferry sank.", "the ferry sank", "two pilots", "Lantern"),
        ("The Lantern quoted an official on Saturday as denying that it sank.", "it sank", "official", "Lantern"),
        (
            "According to the Lantern, which cites a member of the crew, a pump was off.",
            "a pump was off",
            "member of the crew",
            "Lantern",
        ),
    ],
)
def test_who_is_cited_speaks_by_way_of_who_cites_him(text: str, part: str, speaker: str, via: str) -> None:
    a = find(text, part)
    assert (a.speaker, [v.name for v in a.via]) == (speaker, [via])


def test_what_is_cited_may_be_a_reason_and_no_source() -> None:
    a = find("Ada Pike, citing safety concerns, said the visit was off.", "the visit was off")
    assert (a.speaker, a.via) == ("Ada Pike", ())


@pytest.mark.parametrize(
    "text",
    [
        "What does the port say happened?",
        "Police held a short press call about the night.",
        "The reef helped the port.",
    ],
)
def test_questions_and_deeds_are_no_reports(text: str) -> None:
    assert not [a for a in attributions(text) if is_quote(text, a)]


@pytest.mark.parametrize("text", ["Nine, says the ministry,", "No rain, said the council,\n\nIt rained."])
def test_a_line_may_break_off_behind_the_comma_of_an_inverted_cue(text: str) -> None:
    a = find(text, text.split(",")[0])
    assert said(text, a) == [text.split(",")[0]]


def test_a_quotation_after_a_report_in_other_words_is_one_of_its_own() -> None:
    text = "Ada Pike said that the boat was old. “We told them so.”"
    assert said(text, find(text, "told them")) == ["“We told them so.”"]
    assert find(text, "told them").speaker == "Ada Pike"


def test_a_second_report_in_a_participle_is_the_speakers() -> None:
    text = "The envoys agreed that the war has gone on for too long, saying that all sides must rest."
    assert said(text, find(text, "too long")) == ["the war has gone on for too long"]
    assert find(text, "must rest").speaker == "envoys"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("And there is Mrs Pike, quite clear: “Let them tell the town.”", "Pike"),
        ("Ada Pike, who looked as if she had not slept: “Somebody lied to us.”", "Ada Pike"),
        ("Here is a statement that was issued by the Harbour Office: “The gate is shut.”", "Harbour Office"),
        ("Judge Ada Pike, who is mediating, was blunter. “One side of the table was empty.”", "Ada Pike"),
        ("Lakeside Rail (LR) general manager of staff relations Ada Pike said “we were late”.", "Ada Pike"),
        ("Norland's Foreign Ministry said “we were late”.", "Norland's Foreign Ministry"),
        ("Harl & Osby, a brewer, said “two carts” had not arrived.", "Harl & Osby"),
        ("The New York Ledger said “we were late”.", "New York Ledger"),
    ],
)
def test_who_speaks_is_named_without_a_verb_or_behind_a_firm(text: str, speaker: str) -> None:
    quoted = next(a for a in attributions(text) if any(text[s] == "“" for s, _ in a.content) or a.cue)
    assert quoted.speaker == speaker


def test_a_place_that_ends_an_adverbial_bears_no_office() -> None:
    text = (
        "After the summit in Morren, the harbour secretary stressed that the gate was safe. Ada Pike, the harbour "
        "secretary, left. The harbour secretary noted that it was late."
    )
    assert find(text, "it was late").speaker == "Ada Pike"


def test_he_is_whom_the_sentence_before_calls_by_his_office() -> None:
    text = "The Minister showed the works at Upper Brod. The Commission, he recalled, had agreed to it in May."
    assert find(text, "had agreed").speaker == "Minister"


def test_a_name_in_an_adverbial_is_not_who_speaks() -> None:
    text = "Jon Vale governs Norland. In April, fresh from a call with Ada Pike, he said that it was late."
    assert find(text, "it was late").speaker == "Jon Vale"


def test_gender_is_learnt_from_pronouns_that_agree() -> None:
    text = (
        "Jorun Pell denied it. She was not there. Jorun Pell said she had left. "
        "Tarl Vesk was there too. Jorun Pell laughed, and he said that it was late."
    )
    assert find(text, "it was late").speaker != "Jorun Pell"


def test_the_ministry_is_the_one_that_the_text_has_named_with_its_owner() -> None:
    text = "Norland's Ministry of Mines met. On Friday the ministry said that it was late."
    assert find(text, "it was late").speaker == "Norland's Ministry of Mines"
    both = "Norland's Ministry of Mines met Delsia's Foreign Ministry. The ministry said that it was late."
    assert find(both, "it was late").speaker == "ministry"


def test_she_is_whose_name_stands_beside_the_office() -> None:
    text = "The Minister, Leona Vesk, came to the town. She promised them that the search would end."
    assert find(text, "the search").speaker == "Leona Vesk"


def test_a_noun_with_a_teller_of_its_own_is_his_report_and_not_the_deniers() -> None:
    text = "Ada Pike denied a union claim that 44 divers had been hired."
    assert find(text, "44 divers").speaker == "union"
    assert find(text, "44 divers").via == ()
    declined = "The port declined to comment on a Morren Lantern report that the gate had jammed."
    a = find(declined, "the gate had jammed")
    assert (a.speaker, a.via) == ("Morren Lantern", ())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Pike described the talks as frank.", "the talks as frank"),
        ("The exchange, which both ministers described as open and businesslike, will go on.", "open and businesslike"),
        ("Both ministers expressed happiness over the progress made in the talks.", "happiness over the progress made"),
        ("She said the port's crew, cutting across two lines, greatly values her help.", "the port's crew, cutting"),
    ],
)
def test_what_is_described_as_something_or_said_of_a_long_subject_is_whole(text: str, content: str) -> None:
    a = find(text, content)
    assert is_quote(text, a)
    assert said(text, a)[0].startswith(content)


def test_a_readout_credited_to_a_spokesman_is_still_read() -> None:
    text = (
        "As stated by Deputy Spokesman Jon Vale:\n\nThe Minister spoke with Ada Pike today about the ferry. "
        "The Minister stressed that the gate was safe."
    )
    assert find(text, "the gate was safe").speaker == "Minister"


def test_a_name_behind_the_office_of_a_source_is_no_part_of_what_it_said() -> None:
    text = "According to the mayor, Simon Okafor, the pier had been inspected in January."
    a = find(text, "the pier")
    assert said(text, a) == ["the pier had been inspected in January"]
    assert (a.speaker, mention(text, a)) == ("Simon Okafor", "Simon Okafor")


def test_who_asks_not_to_be_named_is_not_quoted_with_that() -> None:
    text = "A union official, who asked not to be named, told reporters that the strike would go on."
    assert [said(text, a) for a in attributions(text)] == [["the strike would go on"]]


def test_a_parser_gives_each_sentence_its_tree_and_equal_ones_the_same() -> None:
    sentences = ["The quay is shut.", "Ada Pike said so.", "The quay is shut."]
    parser = Parser()
    first, said, again = parser.parse(sentences)
    assert first is again
    assert [first.words[-2], said.words[-2]] == ["shut", "so"]
    assert parser.parse(["Ada Pike said so."])[0] is said
    assert Parser().parse(sentences[:1])[0].head == first.head
    assert parser.parse([]) == []


def test_what_was_parsed_before_changes_no_attribution() -> None:
    text = "The quay is shut, Ada Pike said. “It will open,” she added, “in May.” Ben Roe denied that it was safe."
    parser = Parser()
    parser.parse(["Ben Roe denied that it was safe.", "An unrelated sentence."])
    assert attributions(text, parser=parser) == attributions(text)


@given(st.text('“”"« »a.\n', max_size=40))
def test_a_place_is_marked_where_the_marks_of_some_quotation_stand_around_it(text: str) -> None:
    reading = Reading.of(SourceText(Document(id="d", sha256="0", story="s", source="d"), text))
    places = range(len(text) + 2)
    held = [any(low <= at < high for low, high in reading.marked) for at in places]
    assert [reading.is_marked(at) for at in places] == held
    assert all(one[1] <= other[0] for one, other in pairwise(reading.marked))


@pytest.mark.parametrize(
    ("text", "halves", "cue"),
    [
        ("“Old boats,” he said of the fleet, “sink fast.”", ["“Old boats,”", "“sink fast.”"], "said"),
        ("“The quay,” Ada Pike told guests on Friday, “is shut.”", ["“The quay,”", "“is shut.”"], "told"),
    ],
)
def test_a_quotation_goes_on_behind_a_cue_however_long(text: str, halves: list[str], cue: str) -> None:
    (a,) = attributions(text)
    assert a.cue is not None
    assert (said(text, a), text[slice(*a.cue)]) == (halves, cue)
