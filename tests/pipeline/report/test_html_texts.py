"""Passages in the text of an account: pieces, markup between them, overlaps, characters of two units."""

from __future__ import annotations

import re
from dataclasses import replace

from browser import texts
from crocus_run import EXPLAINER, RU, crocus_run, manifest_of
from looking import Open, the_quote

from pipeline.extraction.assemble import Reading, claim_of, quote_of
from pipeline.report.shown import Shown
from pipeline.schema import Document, RunRecords, SourceText, Span, Speaker


def test_an_interrupted_quote_is_drawn_in_linked_pieces_without_what_interrupts(opened: Open) -> None:
    records, _ = crocus_run()
    quote = next(quote for quote in records.quotes if quote.document == RU and "regime" in quote.content[0].text)
    page = opened(crocus_run(), f"#{quote.id}")
    assert texts(page, ".seg.on") == [
        "The Kyiv regime",  # the cue stands between
        "does nothing without the approval of its Western supervisors.",
    ]
    ends = "[...document.querySelectorAll('.seg.on')].map((e) => [e.matches('.goes-on'), e.matches('.from-before')])"
    assert page.value(ends) == [[True, False], [False, True]]


def test_markup_between_the_words_is_not_shown_and_does_not_divide_them(opened: Open) -> None:
    page = opened(crocus_run(), f"#{the_quote('Russian Ministry of Defence', EXPLAINER)}")
    assert texts(page, ".seg.on") == ["ready to dialogue"]
    assert "&ldquo;" not in page.value("document.querySelector('.pane').innerText")


def made(text: str, spans: dict[str, list[tuple[int, int]]]) -> RunRecords:
    """One document with a quote for each list of ranges."""
    document = Document(id="made", sha256="0", story="made", source="made.txt", language="en")
    reading = Reading.of(SourceText(document, text))
    quotes = [quote_of(reading, ranges, speaker=Speaker(name=name), cue=None) for name, ranges in spans.items()]
    return RunRecords(
        sources=(SourceText(document, text),),
        quotes=tuple(quote for quote in quotes if quote),
        claims=(),
        contradictions=(),
        disputes=(),
    )


def test_overlapping_passages_are_cut_where_they_cross_and_each_is_whole(opened: Open) -> None:
    text = "He said that she had said that it was over, she said."
    records = made(text, {"he": [(8, 42)], "she": [(26, 52)], "inner": [(31, 36)]})
    page = opened((records, manifest_of(records)), "#/made/accounts")
    for quote in records.quotes:
        page.go(quote.id)
        assert (
            page.value("[...document.querySelectorAll('.seg.on')].map((e) => e.textContent).join('')")
            == quote.content[0].text
        )
    assert page.value("document.querySelector('.text').textContent") == text


def test_a_second_click_takes_the_other_passage_through_the_same_words(opened: Open) -> None:
    records = made("They said it was over and done.", {"long": [(5, 30)], "short": [(13, 21)]})
    page = opened((records, manifest_of(records)), "#/made/accounts")
    seen = []
    for _ in range(3):
        page.click(".seg:nth-of-type(2)")
        seen.append(page.value("document.querySelector('#panel dd').innerText"))
    assert seen == ["short", "long", "short"]


def test_places_after_characters_of_two_units_are_right(opened: Open) -> None:
    text = "𝒜 👩‍👩‍👧 said “𝓌𝑜𝓇𝒹𝓈 🏳️‍🌈 here” and left."
    seen = text.replace("\u200d", "")  # the joiner is no character that the view shows
    start, end = seen.index("𝓌"), seen.index("”")
    records = made(text, {"𝒜": [(start, end)]})
    page = opened((records, manifest_of(records)), f"#{records.quotes[0].id}")
    assert page.value("document.querySelector('.seg.on').textContent") == Shown.of(records.sources[0]).words(
        records.quotes[0].content
    )
    assert page.value("document.querySelector('.seg.on').textContent").startswith("𝓌𝑜𝓇𝒹𝓈")


def test_words_in_a_part_that_nobody_sees_are_told_and_not_placed(opened: Open) -> None:
    text = "<script>var teaser = 'it is over'</script><p>Nothing here.</p>"
    document = Document(id="made", sha256="0", story="made", source="made.html", format="html")
    span = Span(document="made", start=22, end=32, text="it is over")
    claim = claim_of(
        Reading.of(SourceText(document, "It is over.")),
        "It is over.",
        [(0, 10)],
        claimant=Speaker(name="x"),
        factuality="CT+",
    )
    assert claim
    records = RunRecords(
        sources=(SourceText(document, text),),
        quotes=(),
        claims=(claim.model_copy(update={"evidence": [span]}),),
        contradictions=(),
        disputes=(),
    )
    page = opened((records, manifest_of(records)), f"#{claim.id}")
    assert page.complaints() == []
    assert "do not see" in texts(page, "#panel")[0]


def test_an_account_without_a_title_goes_by_its_first_words_and_says_them_once(opened: Open) -> None:
    records, _ = crocus_run()
    text = f"Nothing at all happened {'in the harbour ' * 9}today.\n"
    quiet = SourceText(Document(id="q", sha256="0", story="crocus-call", source="q.txt"), text)
    records = replace(records, sources=(quiet, *records.sources))
    page = opened((records, manifest_of(records)), "#/crocus-call/accounts/q")
    told = texts(page, ".picks option")[0]
    assert re.fullmatch(r"q: Nothing at all happened in the harbour.* …", told)
    assert len(told) < 70
    assert page.value("document.querySelector('.pane').innerText").count("Nothing at all") == 1
