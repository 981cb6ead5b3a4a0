"""Claims by rule: what a sentence puts forward, by whom, and how surely."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import read_text
from pipeline.documents.facts import Facts
from pipeline.extraction.assemble import Reading, quote_of
from pipeline.extraction.claims import claims_of
from pipeline.extraction.claims.cues import least_sure, verdict
from pipeline.extraction.claims.dates import resolved
from pipeline.extraction.ruled import extract
from pipeline.schema import AUTHOR, Claim, Document, Quote, SourceText, Speaker

OWN = Facts(published="2026-03-04")


def source(text: str, published: str | None = "2024-04-12", language: str = "en") -> SourceText:
    """A document of the story `s`."""
    return SourceText(Document(id="d", sha256="0", story="s", source="d", published=published, language=language), text)


def quoted(reading: Reading, content: str, who: str, mention: str, cue: str) -> Quote:
    """The quote with these words, each found where it first stands."""
    text = reading.text

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    view = reading.view
    found = quote_of(
        reading, [at(content)], speaker=Speaker(name=who, mention=view.span(*at(mention))), cue=view.span(*at(cue))
    )
    assert found is not None
    return found


def claims(text: str, *quotes: tuple[str, str, str, str], **more: str) -> list[Claim]:
    """The claims of a text with quotes given as (content, name, mention, cue)."""
    reading = Reading.of(source(text, **more))
    return list(claims_of(reading, tuple(quoted(reading, *quote) for quote in quotes)))


def told(found: list[Claim]) -> list[tuple[str | None, str, str]]:
    return [(item.claimant.name, item.factuality, item.statement) for item in found]


def test_reported_words_are_the_speakers_and_he_is_he() -> None:
    found = claims(
        "Anna Ranvik said he had signed the treaty.", ("he had signed the treaty", "Jon Brisk", "Anna Ranvik", "said")
    )
    assert told(found) == [("Jon Brisk", "CT+", "Jon Brisk had signed the treaty.")]


def test_i_between_quotation_marks_is_the_speaker_and_the_verb_agrees() -> None:
    found = claims(
        "“I have signed the treaty,” said Jon Brisk.", ("“I have signed the treaty,”", "Jon Brisk", "Jon Brisk", "said")
    )
    assert told(found) == [("Jon Brisk", "CT+", "Jon Brisk has signed the treaty.")]


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "factuality", "statement"),
    [
        (
            "Paris denied that the pact was signed.",
            "that the pact was signed",
            "denied",
            "CT-",
            "The pact was signed.",
        ),
        (
            "Paris denied having met him.",
            "having met him",
            "denied",
            "CT-",
            "Paris had met him.",
        ),
        ("Paris said the pact was not signed.", "the pact was not signed", "said", "CT-", "The pact was signed."),
        (
            "Paris said it had never paid.",
            "it had never paid",
            "said",
            "CT-",
            "Paris had paid.",
        ),
        ("Paris said no note was received.", "no note was received", "said", "CT-", "A note was received."),
        (
            "Paris said France has neither accepted nor proposed anything.",
            "France has neither accepted nor proposed anything",
            "said",
            "CT-",
            "France has accepted or proposed something.",
        ),
        (
            "Paris said the pilot may sleep.",
            "the pilot may sleep",
            "said",
            "PS+",
            "The pilot may sleep.",
        ),
        ("Paris asked whether the pilot slept.", "the pilot slept", "asked", "U", "The pilot slept."),
        ("Paris believes the pilot slept.", "the pilot slept", "believes", "PR+", "The pilot slept."),
        ("Paris did not deny that the pilot slept.", "that the pilot slept", "deny", "PR+", "The pilot slept."),
    ],
)
def test_denials_negations_and_doubts_are_factuality_of_the_positive(
    sentence: str, content: str, cue: str, factuality: str, statement: str
) -> None:
    found = [item for item in claims(sentence, (content, "Paris", "Paris", cue)) if item.quote]
    assert told(found) == [("Paris", factuality, statement)]


def test_coordinated_finite_clauses_are_claims_of_their_own_with_their_subject() -> None:
    text = "Paris said the minister signed the treaty and left the hall."
    found = claims(text, ("the minister signed the treaty and left the hall", "Paris", "Paris", "said"))
    assert [item.statement for item in found] == ["The minister signed the treaty.", "The minister left the hall."]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said readiness for dialogue was noted, which Paris denies.",
        "Moscow said readiness for dialogue was noted. Paris denied it.",
        "Moscow said readiness for dialogue was noted. Comments immediately denied by Paris.",
        "Moscow said readiness for dialogue was noted. Paris says it was not.",
    ],
)
def test_a_denial_that_points_back_denies_what_was_said_before(text: str) -> None:
    found = claims(text, ("readiness for dialogue was noted", "Moscow", "Moscow", "said"))
    assert ("Moscow", "CT+", "Readiness for dialogue was noted.") in told(found)
    assert ("Paris", "CT-", "Readiness for dialogue was noted.") in told(found)


def test_the_authors_facts_are_claims_and_questions_openers_and_frame_are_not() -> None:
    found = claims(
        "The attack left 144 people dead on 22 March. Who would want that? Click here for our newsletter of 2024.\n\n"
        "Copyright The Lantern 2024. All rights reserved."
    )
    assert told(found) == [(AUTHOR, "CT+", "The attack left 144 people dead on 22 March.")]
    assert (found[0].author_stance, found[0].time, found[0].claim_type) == ("endorses", "2024-03-22", "numerical")


@pytest.mark.parametrize(
    ("text", "factuality", "statement"),
    [
        ("No ferry has been lost.", "CT-", "A ferry has been lost."),
        ("It was kept from us.", "CT+", "It was kept from us."),
        ("They are not on the list.", "CT-", "They are on the list."),
        ("The dues must not exceed a tenth of the toll.", "CT-", "The dues may exceed a tenth of the toll."),
        ("The port may close its gates in a storm.", "PS+", "The port may close its gates in a storm."),
        ("There is an agreement on the tugs.", "CT+", "There is an agreement on the tugs."),
    ],
)
def test_what_the_author_says_of_no_named_person_and_without_a_figure_is_a_claim_too(
    text: str, factuality: str, statement: str
) -> None:
    assert told(claims(text)) == [(AUTHOR, factuality, statement)]


def test_a_second_verb_of_the_author_is_a_claim_with_the_subject_of_the_first() -> None:
    found = claims("The Office has not seen the chart and makes no finding on it.")
    assert told(found) == [
        (AUTHOR, "CT-", "The Office has seen the chart."),
        (AUTHOR, "CT-", "The Office makes a finding on it."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We thank the pilots for their patience.",
        "His lawyer says so.",
        "ANNA RANVIK: So you were at the pier.",
        "A last quarrel could be settled.",
        "This is of course a matter of taste.",
        "Forward-looking statements involve risks.",
        "Ms Brisk covers shipping for the Lantern.",
    ],
)
def test_thanks_bare_reports_other_turns_and_frame_are_no_claims_of_the_author(text: str) -> None:
    assert told(claims(text)) == []


def test_what_an_attribution_carries_is_not_the_authors_too() -> None:
    found = claims("Jon Brisk said the Alca sank at noon.", ("the Alca sank at noon", "Jon Brisk", "Jon Brisk", "said"))
    assert [item.claimant.name for item in found] == ["Jon Brisk"]


@pytest.mark.parametrize(
    ("statement", "past", "expected"),
    [
        ("The minister left on Monday.", True, ("The minister left on Monday 8 April 2024.", "2024-04-08")),
        ("The minister leaves on Monday.", False, ("The minister leaves on Monday.", None)),
        ("The talks took place yesterday.", True, ("The talks took place on 11 April 2024.", "2024-04-11")),
        ("It was signed on Friday.", True, ("It was signed on Friday 12 April 2024.", "2024-04-12")),
        ("On Friday it was signed.", True, ("On Friday 12 April 2024 it was signed.", "2024-04-12")),
        (
            "By Friday evening it was signed.",
            True,
            ("By the evening of Friday 12 April 2024 it was signed.", "2024-04-12"),
        ),
        ("By Friday night 3 tugs sank.", True, ("By the night of Friday 12 April 2024 3 tugs sank.", "2024-04-12")),
        ("It sank on Friday evening, 5 April.", True, ("It sank on Friday evening, 5 April.", "2024-04-05")),
        ("It was signed last Friday.", True, ("It was signed Friday 5 April 2024.", "2024-04-05")),
        ("It was signed on Friday 5 April 2024.", True, ("It was signed on Friday 5 April 2024.", "2024-04-05")),
        ("It began in December.", True, ("It began in December.", None)),
    ],
)
def test_relative_days_follow_from_the_day_of_publication(
    statement: str, past: bool, expected: tuple[str, str | None]
) -> None:
    assert resolved(statement, "2024-04-12", past=past) == expected
    assert resolved(statement, None, past=past) == (statement, None)


LIVE = """<html><script type="application/ld+json">{{"@type": "{kind}"}}</script><body><h1>Ferry sinks: live</h1>
<h2><time datetime="2026-03-05T08:10:00+01:00">08.10</time> Harbour shut</h2>
<p>“We have closed the harbour of Morren today,” said Ida Marsh.</p>
<h2><time datetime="2026-03-04T23:30:00+01:00">23.30</time> Two hurt</h2>
<p>“Two sailors were hurt in Morren today,” said Tom Quill.</p></body></html>"""


@pytest.mark.parametrize(
    ("kind", "days"), [("LiveBlogPosting", ["2026-03-05", "2026-03-04"]), ("NewsArticle", ["2026-03-04", "2026-03-04"])]
)
def test_what_an_entry_of_a_live_page_tells_is_of_the_entrys_day(kind: str, days: list[str]) -> None:
    found = extract(read_text(LIVE.format(kind=kind), identifier="d", story="s", source="d", form="html", stated=OWN))
    assert [claim.time for claim in found.claims] == days
    assert [quote.said_on for quote in found.quotes] == (days if kind == "LiveBlogPosting" else [None, None])


def test_reporting_words_deny_hold_concede_or_leave_open() -> None:
    assert verdict("denied", "") == "denies"
    assert verdict("said", "") == "holds"
    assert verdict("disputes", "does not") == "concedes"
    assert verdict("deny", "neither confirm nor") == "open"
    assert verdict("say", "did not") == "open"
    assert (least_sure("hopes"), least_sure("thinks"), least_sure("stated")) == ("U", "PR", "CT")


def test_a_sentence_without_a_parser_keeps_its_own_words() -> None:
    found = claims("Le ministère dément toute rencontre. La police a arrêté 12 personnes à Lyon.", language="fr")
    assert (AUTHOR, "CT+", "La police a arrêté 12 personnes à Lyon.") in told(found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le port de Lyvrac était fermé et la mairie de Lyvrac avait prévenu.",
            [(AUTHOR, "CT+", "Le port de Lyvrac était fermé."), (AUTHOR, "CT+", "La mairie de Lyvrac avait prévenu.")],
        ),
        ("fr", "Le pont de Lyvrac n'a jamais cédé.", [(AUTHOR, "CT-", "Le pont de Lyvrac a cédé.")]),
        ("fr", "Le maire de Lyvrac aurait fui en mai.", [(None, "PR+", "Le maire de Lyvrac aurait fui en mai.")]),
        ("ru", "Мост в Моррене не закрывали в мае.", [(AUTHOR, "CT-", "Мост в Моррене закрывали в мае.")]),
        ("ru", "Тем не менее мост в Моррене закрыли.", [(AUTHOR, "CT+", "Тем не менее мост в Моррене закрыли.")]),
        ("ru", "Мост в Моррене закроют не позднее мая.", [(AUTHOR, "CT+", "Мост в Моррене закроют не позднее мая.")]),
        (
            "ru",
            "Мост в Моррене закрыл не мэр, а губернатор.",
            [(AUTHOR, "CT+", "Мост в Моррене закрыл не мэр, а губернатор.")],
        ),
        (
            "fr",
            "Les gardes de Lyvrac n'avaient rien vu.",
            [(AUTHOR, "CT-", "Les gardes de Lyvrac avaient vu quelque chose.")],
        ),
        (
            "fr",
            "Ce n'est pas le maire de Lyvrac qui a signé.",
            [(AUTHOR, "CT-", "C'est le maire de Lyvrac qui a signé.")],
        ),
        (
            "fr",
            "Non seulement le pont de Lyvrac n'est pas sûr, mais cher.",
            [(AUTHOR, "CT+", "Non seulement le pont de Lyvrac n'est pas sûr, mais cher.")],
        ),
        ("fr", "Cette personne n'a jamais vu Lyvrac.", [(AUTHOR, "CT-", "Cette personne a vu Lyvrac.")]),
    ],
)
def test_without_a_parser_clauses_are_told_apart_and_negations_made_positive(
    language: str, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert told(claims(text, language=language)) == expected


def test_without_a_parser_orders_are_no_claims_and_questions_leave_open() -> None:
    order = ("à fermer le port", "Luc Amiel", "Luc Amiel", "a appelé")
    assert told(claims("Luc Amiel a appelé la ville à fermer le port.", order, language="fr")) == []
    question = ("si le pont est sûr", "Luc Amiel", "Luc Amiel", "se demande")
    assert told(claims("Luc Amiel se demande si le pont est sûr.", question, language="fr")) == [
        ("Luc Amiel", "U", "Si le pont est sûr.")
    ]


def spans_slice(item: SourceText) -> None:
    found = extract(item)
    for record in found.claims:
        assert all(span.text == item.text[span.start : span.end] for span in record.evidence)
        assert record.statement.strip()
    assert len({record.id for record in found.claims}) == len(found.claims)


def test_every_claim_of_the_originals_stands_in_its_text(originals_read: list[SourceText]) -> None:
    for item in originals_read:
        spans_slice(item)


@pytest.fixture
def originals_read(originals: Callable[[], object]) -> list[SourceText]:
    from pathlib import Path

    from pipeline.documents import read

    assert isinstance(originals, Path)
    return list(read([originals]).sources)


TEXTS = st.lists(
    st.sampled_from(
        [
            "Paris said ",
            "no ",
            "the talks were ",
            "“frank”",
            ". ",
            ", which Moscow denies",
            "\n\n",
            "He ",
            "I’m ",
            "not ",
            "«oui»",
            "12 ",
            "on Monday",
            "? ",
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=40)
@given(TEXTS)
def test_evidence_slices_to_the_text_whatever_the_words(text: str) -> None:
    spans_slice(source(text + "x"))


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ada Ranvik said no such restriction had ever reached Morren.", "Such a restriction had reached Morren."),
        ("Ada Ranvik said no gas had been received since May.", "Gas had been received since May."),
        ("Ada Ranvik said the ships had not been discussed at all.", "The ships had been discussed."),
        ("Ada Ranvik said not one lock was drained in May.", "A lock was drained in May."),
        ("Ada Ranvik said not a single old lock was drained.", "An old lock was drained."),
        ("Ada Ranvik said no letter had come to either address.", "A letter had come to either address."),
        ("Ada Ranvik said no other crew had been sent to Morren.", "Another crew had been sent to Morren."),
        ("Ada Ranvik said the port had had no notice whatsoever before May.", "The port had had notice before May."),
        ("Ada Ranvik said the port did not make an offer of any kind in May.", "The port made an offer in May."),
        ("Norland denied that any of its divers had been near the lock.", "One of its divers had been near the lock."),
        ("Norland denied having sent any such order.", "Norland had sent such an order."),
        ("Norland denied that any diver had ever been near the lock.", "A diver had been near the lock."),
        ("Ada Ranvik said no one had been told of the leak.", "Someone had been told of the leak."),
        ("Ada Ranvik said none of the locks was open.", "One of the locks was open."),
        ("No one in Morren was told of the leak.", "Someone in Morren was told of the leak."),
    ],
)
def test_what_is_denied_is_put_in_the_positive(text: str, statement: str) -> None:
    found = [item for item in extract(source(text)).claims if item.factuality == "CT-"]
    assert [item.statement for item in found] == [statement]


def test_i_is_the_speaker_and_his_verbs_agree() -> None:
    text = "“I've heard the horn, for which I am grateful,” Ada Ranvik said on Monday."
    statements = [item.statement for item in extract(source(text)).claims]
    assert statements == ["Ada Ranvik has heard the horn, for which Ada Ranvik is grateful."]


@pytest.mark.parametrize(
    ("text", "who", "factuality", "statement"),
    [
        ("The Port Authority dismisses the claim that a lock was open.", "Port Authority", "CT-", "A lock was open."),
        ("Norland refutes Delsia's assertion that a diver fled.", "Norland", "CT-", "A diver fled."),
        (
            "Mayor Ada Ranvik rejects any suggestion that she fled by sea.",
            "Ada Ranvik",
            "CT-",
            "Ada Ranvik fled by sea.",
        ),
        ("The Ministry of Ports rejects reports that a lock was open.", "Ministry of Ports", "CT-", "A lock was open."),
        ("Ranvik rejects a complaint from Delsia that it was kept out.", "Ranvik", "CT-", "Delsia was kept out."),
        ("The port confirmed a report that a diver had fled.", "port", "CT+", "A diver had fled."),
    ],
)
def test_the_words_of_a_report_that_is_rejected_or_confirmed_are_the_claim(
    text: str, who: str, factuality: str, statement: str
) -> None:
    assert told(list(extract(source(text)).claims)) == [(who, factuality, statement)]


def test_a_noun_before_the_verb_keeps_the_speakers_name_out_of_the_subject() -> None:
    words = "The last time anybody went over the lock was in May"
    found = claims(f"“{words},” said Ada Ranvik.", (f"“{words},”", "Ada Ranvik", "Ada Ranvik", "said"))
    assert [item.statement for item in found] == [f"{words}."]


def test_a_figure_that_somebody_puts_is_his_claim_and_not_the_authors() -> None:
    text = "The port put the damage to the lock at 3 million crowns. The union puts the dead at eleven."
    assert told(list(extract(source(text)).claims)) == [
        ("port", "CT+", "The damage to the lock is 3 million crowns."),
        ("union", "CT+", "The dead number eleven."),
    ]


def test_what_a_denier_says_behind_the_colon_is_his_word() -> None:
    text = "Jon Brisk denied it: “We never sent a letter to the port.”"
    assert told(list(extract(source(text)).claims)) == [("Jon Brisk", "CT-", "We sent a letter to the port.")]
    text = "The port denies that a diver was held: “Our guards held nobody.”"
    assert told(list(extract(source(text)).claims)) == [
        ("port", "CT-", "A diver was held."),
        ("port", "CT-", "Our guards held somebody."),
    ]
    text = "Jon Brisk denied the charge: the port had not sent a letter."
    assert told(list(extract(source(text)).claims)) == [("Jon Brisk", "CT-", "The port had sent a letter.")]


def test_a_denial_of_this_after_two_things_said_in_one_breath_is_of_neither() -> None:
    text = "The port said the lock had been tested and that a leak was found. Delsia disputes this."
    assert [item.claimant.name for item in extract(source(text)).claims] == ["port", "port"]
    text = "The port said a leak was found in the lock. Delsia disputes this."
    assert [item.claimant.name for item in extract(source(text)).claims] == ["port", "Delsia"]


@pytest.mark.parametrize(
    ("denial", "denier"),
    [
        ("The airline denied this.", "airline"),
        ("The airline has repeatedly denied these allegations.", "airline"),
        ("But an airline manager denied that claim on Friday.", "airline manager"),
        ("Its two owners dispute this account.", "two owners"),
    ],
)
def test_whoever_denies_this_denies_what_was_last_said(denial: str, denier: str) -> None:
    found = list(extract(source(f"The union said the brakes of the plane had failed. {denial}")).claims)
    assert told(found) == [
        ("union", "CT+", "The brakes of the plane had failed."),
        (denier, "CT-", "The brakes of the plane had failed."),
    ]


@pytest.mark.parametrize(
    ("told", "day"),
    [("on Monday of last week", "2024-04-01"), ("on Friday last week", "2024-04-05"), ("on Friday", "2024-04-12")],
)
def test_a_weekday_of_last_week_is_of_the_week_before(told: str, day: str) -> None:
    statement, found = resolved(f"The lock was shut {told}.", "2024-04-12", past=True)
    assert found == day
    assert "last week" not in statement


def test_a_part_of_a_weekday_goes_before_its_date() -> None:
    statement, day = resolved("The lock was shut on Monday evening.", "2024-04-12", past=True)
    assert (statement, day) == ("The lock was shut on the evening of Monday 8 April 2024.", "2024-04-08")


@pytest.mark.parametrize(
    "words",
    [
        "rejected as “nonsense” claims that the gate was rotten.",
        "rejected claims that the gate was rotten as “nonsense”.",
        "called it a lie that the gate was rotten.",
        "described as “absurd” the union’s claim that the gate was rotten.",
        "brushed aside suggestions that the gate was rotten.",
        "poured scorn on suggestions that the gate was rotten.",
        "hit back at claims that the gate was rotten.",
        "ridiculed the idea that the gate was rotten.",
        "called reports that the gate was rotten “a fairy tale”.",
    ],
)
def test_who_turns_a_report_down_denies_what_it_says(words: str) -> None:
    assert ("The gate was rotten.", "CT-") in [
        (claim.statement, claim.factuality) for claim in extract(source(f"The minister {words}")).claims
    ]


def test_a_report_that_is_called_false_is_denied_without_the_word() -> None:
    found = list(extract(source("Ranvik called the report that the tug had sunk false.")).claims)
    assert told(found) == [("Ranvik", "CT-", "The tug had sunk.")]


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("Ada Ranvik said the gate was rotten. Her aide, Jon Brisk, called that “simply untrue”.", "Jon Brisk"),
        ("A diver believes the gate was rotten. Brisk calls this claim “pure speculation”.", "Brisk"),
        ("Ada Ranvik said the gate was rotten. But Brisk dismissed that account as nonsense.", "Brisk"),
    ],
)
def test_who_calls_what_was_just_said_untrue_denies_it(text: str, told_by: str) -> None:
    found = list(extract(source(text)).claims)
    assert (told_by, "CT-", "The gate was rotten.") in told(found)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "“The gate is rotten,” Ada Ranvik said. “We know that only too well.” Brisk called the claim “a lie”.",
            "gate",
        ),
        ("Ada Ranvik said the gate was rotten. “I saw it myself,” she said. Jon Brisk called this nonsense.", "gate"),
        ("Ada Ranvik said the gate was rotten. “My son saw it,” she said. Jon Brisk denied it.", "gate"),
        ("The gate fell. “My son saw it,” Ada Ranvik said. Jon Brisk called that a lie.", "son"),
        ("“The gate is rotten,” Ada Ranvik said. “The lock is new.” Jon Brisk called the claim “a lie”.", None),
    ],
)
def test_what_only_points_back_is_not_what_is_called_untrue(text: str, denied: str | None) -> None:
    found = [claim.statement for claim in extract(source(text)).claims if claim.factuality == "CT-"]
    assert len(found) == (denied is not None)
    assert all(str(denied) in statement for statement in found)


@pytest.mark.parametrize(
    "text",
    [
        "The yard says it never cut the cable. Its foreman, Jon Brisk, dismissed the charge as “nonsense”.",
        "The yard never cut the cable, Ada Ranvik says. Jon Brisk called the allegation a fairy tale.",
        "Ada Ranvik denied that the yard had cut the cable. A spokesman for the yard dismissed the report as fiction.",
        "The yard says it never cut the cable. The ministry denied the accusation.",
    ],
)
def test_who_turns_down_a_charge_behind_a_denial_denies_what_is_charged(text: str) -> None:
    found = [claim for claim in extract(source(text)).claims if "cut the cable" in claim.statement]
    assert [claim.factuality for claim in found] == ["CT-", "CT-"]


def test_who_calls_a_denial_a_lie_holds_what_it_denies() -> None:
    found = list(extract(source("The yard says it never cut the cable. Jon Brisk called that a lie.")).claims)
    assert ("Jon Brisk", "CT+") in [(who, sure) for who, sure, _ in told(found)]


@pytest.mark.parametrize(
    "text",
    [
        "The yard says it never cut the cable. Its foreman, Jon Brisk, called the claim nonsense.",
        "The yard says its saws were locked away. Its foreman, Jon Brisk, called the accusation nonsense.",
    ],
)
def test_nobody_is_set_against_his_own_side_by_words_that_do_not_say_so(text: str) -> None:
    assert not [claim for claim in extract(source(text)).claims if claim.claimant.name == "Jon Brisk"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Ranvik built a gate of oak. Jon Brisk called it rubbish.",
        "Ada Ranvik said the gate was rotten. Jon Brisk called her a liar.",
        "Ada Ranvik said the gate was rotten. Jon Brisk called it a false economy.",
    ],
)
def test_who_calls_a_thing_or_a_person_names_denies_nothing(text: str) -> None:
    assert [claim for claim in extract(source(text)).claims if claim.factuality != "CT+"] == []


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("“Not one of the gates was locked,”", "One of the gates was locked."),
        ("“Not a single gate was locked,”", "A gate was locked."),
        ("“Not one came,”", "Someone came."),
    ],
)
def test_not_one_at_the_head_of_a_quotation_denies(words: str, statement: str) -> None:
    found = list(extract(source(f"{words} Ada Ranvik said.")).claims)
    assert told(found) == [("Ada Ranvik", "CT-", statement)]


@pytest.mark.parametrize(
    ("text", "language", "told_by"),
    [
        ("Ada Ranvik rejected claims that Jon Brisk said the lock was rotten.", "en", "Ada Ranvik"),
        ("Ada Ranvik said that Jon Brisk had said the lock was rotten.", "en", "Jon Brisk"),
        ("The union's claim that forty divers had drowned was denied by Ada Ranvik.", "en", "union"),
        ("Министр опроверг сообщения о том, что мэр обещал открыть мост.", "ru", "Министр"),
        ("Le maire dément que le préfet ait dit que le pont était fermé.", "fr", "maire"),
    ],
)
def test_what_somebody_is_denied_to_have_said_is_nobodys_claim(text: str, language: str, told_by: str) -> None:
    assert list(extract(source(text, language=language)).claims)[-1].claimant.name == told_by


def test_what_would_have_been_behind_a_semicolon_is_said_by_who_speaks_before_it() -> None:
    text = "The gate was shut at noon, Ada Ranvik said; had the crew rung, it would have been opened within minutes."
    assert [item.claimant.name for item in extract(source(text)).claims] == ["Ada Ranvik", "Ada Ranvik"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Ines Dorn said that she had never spoken of a merger, only of closer ties.",
            "Ines Dorn had spoken of a merger.",
        ),
        ("Ines Dorn said that the council did not promise a bridge, merely a study.", "The council promised a bridge."),
        (
            "Ines Dorn said that Tom Sell did not resign, only to be dismissed in May.",
            "Tom Sell resigned, only to be dismissed in May.",
        ),
        (
            "Ines Dorn said that the pump had not failed, just after the storm, as was told.",
            "The pump had failed, just after the storm, as was told.",
        ),
    ],
)
def test_what_was_so_instead_is_not_denied(text: str, statement: str) -> None:
    (found,) = extract(source(text)).claims
    assert (found.factuality, found.statement) == ("CT-", statement)
