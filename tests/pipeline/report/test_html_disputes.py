"""Disputes and claims on the page: sides in exact words, what is denied, what only seems to part, who is silent."""

from __future__ import annotations

from dataclasses import replace

from browser import texts
from crocus_run import crocus_run, manifest_of
from denied_run import denied_run
from held_run import both_deckhand_and_office
from looking import Open
from many import many
from supported_run import supported_run
from toll_run import CLOCKS, UPDATED, toll_run

from pipeline.report import export, summary
from pipeline.schema import Failure


def test_the_first_thing_shown_is_the_dispute_with_both_sides_in_exact_words(opened: Open) -> None:
    page = opened(crocus_run())
    assert page.complaints() == []
    assert texts(page, ".dispute h2")[0] == "Did both sides note readiness for dialogue on Ukraine?"
    sides = texts(page, ".dispute:first-of-type .side")
    assert len(sides) == 2
    assert "readiness for dialogue on Ukraine was noted" in sides[0]
    assert "has neither accepted nor proposed anything" in sides[1]
    assert "since 3 April 2024" in sides[0]
    assert page.value("document.querySelector('.dispute .exact').getBoundingClientRect().top < innerHeight")


def test_the_same_words_told_by_two_outlets_are_one_passage_with_two_chains(opened: Open) -> None:
    page = opened(crocus_run())
    first = page.value("document.querySelector('.dispute .side li').innerText")
    assert first.count("readiness for dialogue on Ukraine was noted") == 1
    assert "3 April 2024" in first
    assert "12 April 2024" in first


def test_the_day_of_a_side_stands_with_its_holder_and_says_where_it_may_be_earlier(opened: Open) -> None:
    records = both_deckhand_and_office({"early": "2031-04-02", "loud": "2031-04-05"})
    page = opened((records, manifest_of(records)))
    assert texts(page, ".side .held")[0] == "Held by deckhand, harbour office, since 2 April 2031 (harbour office)"
    records = both_deckhand_and_office({"loud": "2031-04-05"})
    page = opened((records, manifest_of(records)))
    assert texts(page, ".side .held")[0] == "Held by deckhand, harbour office, since 5 April 2031 or earlier"


def test_a_claim_that_is_the_sentence_itself_is_shown_once_and_a_denial_always_as_one(opened: Open) -> None:
    page = opened(denied_run(), "#/made/claims")
    rows = texts(page, ".row")
    assert [row.count("he bridge was open") for row in rows] == [2, 0, 0, 1]
    assert rows[0].startswith("denies: The bridge was open.")
    assert rows[3].startswith("“The bridge was open.”")


def test_an_explanation_beside_two_passages_does_not_repeat_them(opened: Open) -> None:
    records, manifest = denied_run()
    (pair,) = records.contradictions
    told = "Denied by Vane (made): The bridge was open; held by Roe (made): The bridge was open; they part."
    repeating = replace(records, contradictions=(pair.model_copy(update={"explanation": told}),))
    page = opened((repeating, manifest), "#/made/contradictions")
    assert texts(page, ".pair .why") == ["They part."]
    page = opened((records, manifest), "#/made/contradictions")
    assert texts(page, ".pair .why") == ["Vane denies what Roe says."]


def test_what_only_speaks_for_a_side_is_folded_below_the_words_that_take_it(opened: Open) -> None:
    records, manifest, support = supported_run()
    page = opened((records, manifest))
    (folded,) = texts(page, ".side .support summary")
    assert folded == "Speaks for it: 1 passage"
    words = support.evidence[0].text.strip("“”")[:20]
    shown = page.value("[...document.querySelectorAll('.dispute:first-of-type .side > .exacts')].at(-1).innerText")
    assert words not in shown
    page.go(support.id)
    assert page.complaints() == []


def test_who_only_speaks_for_a_side_is_not_told_to_take_it(opened: Open) -> None:
    records, manifest, support = supported_run()
    witness = support.model_copy(update={"claimant": support.claimant.model_copy(update={"name": "Witness Orlan"})})
    claims = tuple(witness if claim.id == support.id else claim for claim in records.claims)
    page = opened((replace(records, claims=claims), manifest), "#/crocus-call/speakers")
    takers = texts(page, ".matrix:first-of-type tbody tr")
    assert any("Kremlin" in row for row in takers)
    assert not any("Witness Orlan" in row for row in takers)


def test_what_a_speaker_denies_is_not_shown_as_his_own_words(opened: Open) -> None:
    page = opened(denied_run(), "#/made/quotes")
    assert [" ".join(text.split()) for text in texts(page, ".row")] == [
        "Vane denied the bridge was open made → Vane denies it indirect",
        "Roe let it be known the toll rose made → Roe indirect hedged",
        "Vane said “There was no toll.” made → Vane denies: There was a toll. direct",
        "Roe said “The bridge was open.” made → Roe direct",
    ]
    page.go("/made/timeline")
    assert page.complaints() == []
    for view in ("disputes", "contradictions"):
        page.go(f"/made/{view}")
        assert page.value("[...document.querySelectorAll('details')].forEach((e) => { e.open = true; })") is None
        page.settle()
        for told in texts(page, ".half, .exacts > li"):
            assert ("denies it" in told) == ("→ Vane" in told and "bridge" in told), told
    page.go(denied_run()[0].contradictions[0].id)
    halves = texts(page, "#panel .half")
    assert ["denies: The bridge was open." in half for half in halves] == [True, False]


def test_what_is_denied_is_never_the_headline_of_a_claim(opened: Open) -> None:
    page = opened(denied_run(), "#/made/claims")
    assert texts(page, ".row .statement") == ["denies: The bridge was open.", "denies: There was a toll."]
    page.go("/made/search?q=toll")
    assert texts(page, ".row .statement")[-1:] == ["denies: There was a toll."]
    page.go(denied_run()[0].claims[0].id)
    assert texts(page, "#panel .large") == ["denies: The bridge was open."]
    colour = "getComputedStyle(document.querySelector('#panel .against')).color"
    assert page.value(colour) != page.value("getComputedStyle(document.querySelector('#panel .large')).color")


def test_only_words_that_the_account_has_between_marks_are_shown_in_marks(opened: Open) -> None:
    page = opened(denied_run(), "#/made/disputes")
    shown = [
        (text.strip(), page.value(f"getComputedStyle(document.querySelectorAll('.exact')[{at}]).borderLeftStyle"))
        for at, text in enumerate(texts(page, ".exact"))
    ]
    assert shown == [
        ("the bridge was open", "solid"),  # reported speech: a rule beside it, no marks
        ("“There was no toll.”", "none"),
        ("“The bridge was open.”", "none"),
        ("the toll rose", "solid"),
    ]
    assert page.value("document.querySelectorAll('q').length") == 0
    page.go(denied_run()[0].contradictions[0].id)
    assert [text.strip() for text in texts(page, "#panel .exact")] == ["the bridge was open", "“The bridge was open.”"]


def test_that_a_claim_is_only_held_possible_or_doubted_by_the_author_is_shown(opened: Open) -> None:
    page = opened(denied_run(), "#/made/disputes")
    (told,) = [text for text in texts(page, ".exacts > li") if "toll rose" in text]
    assert "possibly holds" in told
    assert "the author doubts it" in told


def test_words_of_a_side_are_of_the_day_on_which_they_were_said(opened: Open) -> None:
    records, _ = crocus_run()
    quotes = tuple(quote.model_copy(update={"said_on": "2024-02-29"}) for quote in records.quotes)
    page = opened((replace(records, quotes=quotes), manifest_of(records)))
    days = texts(page, ".dispute:first-of-type .side .chain time")
    held = {
        name
        for side in max(records.disputes, key=lambda found: len(found.contradictions)).sides
        for name in side.claims
    }
    quoted = sum(claim.quote is not None for claim in records.claims if claim.id in held)
    assert days.count("29 February 2024") == quoted < len(days)


def test_where_nothing_or_only_one_side_was_found_is_shown(opened: Open) -> None:
    page = opened(crocus_run())
    told = texts(page, ".dispute .silence")
    assert any("Nothing found in:" in text for text in told)
    assert any("Only one side found in: The Readout File of 3 April 2024 (B)" in text for text in told)


def test_a_copy_says_whose_text_it_has_where_its_words_stand(opened: Open) -> None:
    records, manifest = toll_run()
    early, late, *others = records.sources
    copy = replace(late, document=late.document.model_copy(update={"copy_of": early.document.id}))
    page = opened((replace(records, sources=(early, copy, *others)), manifest), "#/ferry/disputes")
    (card,) = [text for text in texts(page, ".accounts li .told") if "as in" in text]
    assert card.endswith("quotes · text as in Early")
    told = [line.split("\n") for line in texts(page, ".dispute:not(.apart *) .side .chains > div")]
    assert sorted(told) == [
        ["Early → harbour office"],
        ["Late → harbour office", "text as in Early"],
        ["Late → harbour office", "text as in Early"],
        ["Loud → deckhand"],
    ]


def test_an_outlet_of_several_accounts_is_told_with_the_day_of_which(opened: Open) -> None:
    records, manifest = toll_run()
    quiet = next(source for source in records.sources if source.document.publisher == "Quiet")
    sources = [
        replace(source, document=source.document.model_copy(update={"publisher": "Loud", "published": "2026-02-01"}))
        if source is quiet
        else source
        for source in records.sources
    ]
    run = (replace(records, sources=tuple(sources)), manifest)
    (found,) = texts(opened(run), ".silence")
    assert "Nothing found in: Loud of 1 February 2026" in found
    assert "Nothing found in: Loud of 2026-02-01" in summary(*run)


def test_a_side_that_only_seems_to_part_is_shown_apart_from_the_others_with_the_reason(opened: Open) -> None:
    page = opened(toll_run())
    assert [text.split("\n")[:2] for text in texts(page, "#d_toll .sides:not(.seeming) h3")] == [
        ["A", "six"],
        ["B", "fifteen"],
    ]
    (seeming,) = texts(page, ".seeming > .side")
    assert "two" in seeming
    assert UPDATED in seeming
    (found,) = texts(page, ".silence")
    assert found.split("\n\n") == ["Only one side found in: Late (A), Loud (B)", "Nothing found in: Quiet"]
    page.go("/ferry/speakers")
    assert {text[:1] for text in texts(page, "table .framed")} == {"C"}


def test_a_dispute_that_only_seems_so_says_why_on_its_card_and_tells_nobody_silent(opened: Open) -> None:
    page = opened(toll_run())
    page.click(".apart > summary")
    card = page.value("document.getElementById('d_clock').innerText")
    assert f"two times. {CLOCKS}" in card
    assert "found in" not in card
    assert "contradiction" not in card.split("pair of passages")[0]


def test_an_account_that_was_not_compared_is_not_shown_as_silent(opened: Open) -> None:
    records, _ = crocus_run()
    first = next(dispute for dispute in records.disputes if dispute.silent and dispute.status != "apparent")
    gone = first.silent[0]
    bare = first.model_copy(update={"silent": first.silent[1:]})
    failure = Failure(document=gone, story="crocus-call", error="budget_exceeded", message="no more of it")
    records = replace(records, disputes=(bare,), failures=(failure,))
    page = opened((records, manifest_of(records)))
    name = next(source.document for source in records.sources if source.document.id == gone)
    told = [line for line in texts(page, ".dispute:first-of-type .silence p") if "Not compared" in line]
    assert told == [f"Not compared or not wholly read: {name.publisher or name.id}"]
    assert sum("not wholly read" in text for text in texts(page, ".accounts li")) == 1
    page.go("/crocus-call/speakers")
    assert page.value("document.querySelectorAll('.matrix td [title^=\"not compared\"]').length") == 1
    assert "Not compared or not wholly read: " in summary(records, manifest_of(records))


def test_an_account_that_speaks_of_the_matter_on_no_side_is_told_apart_from_one_that_was_not_read(opened: Open) -> None:
    records, manifest = toll_run()
    tolls = next(dispute for dispute in records.disputes if dispute.silent and dispute.status != "apparent")
    beside = tolls.model_copy(update={"silent": [], "touching": tolls.silent})
    run = (replace(records, disputes=(beside,)), manifest)
    page = opened(run)
    assert "Speaks of it, no side found in: Quiet" in texts(page, ".silence p")
    page.go("/ferry/speakers")
    marks = page.value("[...document.querySelectorAll('.matrix td .silent')].map((mark) => mark.title)")
    assert "speaks of it, no side found" in marks
    for told in (summary(*run), export(*run, "markdown")["brief.md"].decode()):
        assert "Speaks of it, no side found in: Quiet" in told
        assert "not compared" not in told


def test_of_many_disputes_the_questions_stand_first_and_lead_to_each(opened: Open) -> None:
    page = opened(many(documents=30, each=20, disputes=25), "#/harbour/disputes")
    assert len(texts(page, ".index li")) == 25
    page.value("document.querySelectorAll('.index a')[20].click()")
    page.until("!!document.querySelector('.marked')")
    asked = page.value("document.querySelectorAll('.index a')[20].textContent")
    assert texts(page, ".marked h2") == [asked]
    page.open(page.value("location.href").split("#")[0] + "#/harbour/disputes")
    assert "more" in texts(page, ".dispute:first-of-type .silence")[0]
    page.value("document.querySelector('.dispute .more-names').click()")
    silent = page.value("document.querySelectorAll('.dispute:first-of-type .silence a').length")
    assert silent == 28
    assert page.complaints() == []
