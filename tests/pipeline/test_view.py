from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import read
from pipeline.schema import Document, SourceText
from pipeline.view import INVISIBLE, View, view_of

FORMATS = ("text", "markdown", "html")
PIECES = st.sampled_from(
    [
        "“We hope”",
        "[a link](http://x.example/a(b))",
        "![picture](p.png)",
        "<p>",
        "</p>",
        "<b>",
        "&amp;",
        "&#8220;",
        "\n\n",
        "\n",
        "\r\n",
        " ",
        "word",
        "Привет",
        "é",
        "e\u0301",
        "\u00ad",
        "\u202e",
        "\u200b",
        "\f",
        "\x07",
        "- 3 -\n",
        "# Head\n",
        "*",
        "_",
        "`",
        "<script>x</script>",
        "<!-- c -->",
        "---\ntitle: x\n---\n",
        "…",
        "]",
        "[",
        "(",
        ")",
        "\\*",
        "> ",
        "𝔘",
        "<",
        ">",
        "&",
        "&nosuch;",
        "&nbsp;",
        "&lrm;",
        "<a href='",
        "page 2 of 9\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def view(text: str, form: str = "text") -> View:
    return view_of(SourceText(Document(id="d", sha256="0", story="s", source="d", format=form), text))


def shown(text: str, form: str = "text") -> str:
    return " ".join(view(text, form).text.split())


@given(TEXTS, st.sampled_from(FORMATS), st.data())
def test_every_range_of_a_view_comes_back_as_slices_of_the_stored_text(
    text: str, form: str, data: st.DataObject
) -> None:
    seen = view(text, form)
    start = data.draw(st.integers(0, len(seen.text)))
    end = data.draw(st.integers(start, len(seen.text)))
    place = 0
    for span in seen.spans(start, end):
        assert text[span.start : span.end] == span.text
        assert span.text.strip() == span.text != ""
        assert span.start >= place
        place = span.end


@given(TEXTS, st.sampled_from(FORMATS))
def test_a_view_leaves_no_letter_of_plain_pieces_unaccounted_for(text: str, form: str) -> None:
    seen = view(text, form)
    assert "".join(seen.text[piece.start : piece.end] for piece in seen.pieces) == seen.text
    for before, after in zip(seen.pieces, seen.pieces[1:], strict=False):
        assert before.end == after.start
        assert before.source_end <= after.source_start
    for piece in seen.pieces:
        if piece.same:
            assert seen.text[piece.start : piece.end] == text[piece.source_start : piece.source_end]


@given(TEXTS, st.sampled_from(FORMATS))
def test_locating_what_a_view_shows_leads_back_to_it(text: str, form: str) -> None:
    seen = view(text, form)
    for piece in seen.pieces:
        if piece.same:
            assert seen.locate(piece.source_start) == piece.start


def test_link_markup_inside_quotation_marks_divides_the_span_and_is_not_read() -> None:
    text = "It spoke of “[strategic autonomy](http://e.example/x)” again."
    seen = view(text)
    assert seen.text == "It spoke of “strategic autonomy” again."
    start = seen.text.index("“")
    assert [span.text for span in seen.spans(start, start + 20)] == ["“", "strategic autonomy", "”"]


def test_a_page_break_inside_a_sentence_is_healed_and_divides_the_span() -> None:
    text = "The ministry said that a “readiness for talks on the river\n\nwas noted” by both.\n\nThe next paragraph."
    seen = view(text)
    assert "talks on the river was noted” by both.\n\nThe next" in seen.text
    start = seen.text.index("“")
    assert [span.text for span in seen.spans(start, seen.text.index("”") + 1)] == [
        "“readiness for talks on the river",
        "was noted”",
    ]


def test_a_page_number_between_the_halves_of_a_sentence_is_left_out() -> None:
    text = "The ministry stated that during the talks “readiness for dialogue on\n\n       - 1 -\n\nUkraine was noted”."
    assert "dialogue on Ukraine was noted" in shown(text)


def test_a_paragraph_that_ends_like_one_is_not_joined_to_the_next() -> None:
    assert view("It was a long day for the whole delegation.\n\nand so on").text.count("\n\n") == 1


def test_a_line_end_inside_a_hard_wrapped_sentence_does_not_divide_the_span() -> None:
    text = "He said that the government of the republic would\nnot give way."
    seen = view(text)
    assert [span.text for span in seen.spans(0, len(seen.text))] == [text]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "The ferry sank on Monday. “Nobody aboard was hurt at all,” said Port\nMaster Tom Quill, who saw\nit.",
            "The ferry sank on Monday. “Nobody aboard was hurt at all,” said Port Master Tom Quill, who saw\nit.",
        ),
        (
            "The harbour board said that the old ferry had been sold to an owner in Port\n"
            "Morren, and that it had asked for the papers of both ships from the office of\n"
            "Master Quill, who kept them in the tower of the old lighthouse, as he said in\nMay.",
            "The harbour board said that the old ferry had been sold to an owner in Port "
            "Morren, and that it had asked for the papers of both ships from the office of "
            "Master Quill, who kept them in the tower of the old lighthouse, as he said in May.",
        ),
        (
            "Ferry to Port Morren runs aground, nobody aboard is hurt\nMaster Quill is asked to step down by the board",
            None,
        ),
        (
            "“We did what we could for the two of them,” said the Master of Port\nMorren.\n\nShe named nobody.\n\n"
            "He and the two sailors went to see the ministers of the other side on\nMonday.\n\n"
            "They agreed on the text of a treaty that nobody has seen, he told The\nQuay.\n\nThat was all.",
            "“We did what we could for the two of them,” said the Master of Port Morren.\n\nShe named nobody.\n\n"
            "He and the two sailors went to see the ministers of the other side on Monday.\n\n"
            "They agreed on the text of a treaty that nobody has seen, he told The Quay.\n\nThat was all.",
        ),
        ("The board met. It named those whom it will hear on Monday\n1. Tom Quill\n2. Ida Marsh", None),
        ("Ferry to Port Morren runs aground, nobody hurt\n\nby Ida Marsh\n\nThe ferry sank.", None),
        (
            "The master told the board that “the repair of the quay will cost\n\n40 million and no less”.\n\nHe left.",
            "The master told the board that “the repair of the quay will cost 40 million and no less”.\n\nHe left.",
        ),
        (
            "Мастер порта сказал, что «причал в старом порту снесёт министр\r\n\r\nМаркин, и никто иной».\n\nОн ушёл.",
            "Мастер порта сказал, что «причал в старом порту снесёт министр Маркин, и никто иной».\n\nОн ушёл.",
        ),
        (
            'The master told the board that "the quay will be built again by\n\nMorren and nobody else".\n\nHe left.',
            'The master told the board that "the quay will be built again by Morren and nobody else".\n\nHe left.',
        ),
        ('The master spoke of "the repair of the old quay\n\nHe said "no", she said.', None),
        ('The board says that the new pipe is no wider than 6"\n\nIt is "wide", he said.', None),
        ("“We did what we could for the two of them and the town\n\nThe Quay called it “a shame” on Monday.", None),
        ("“We did what we could for the two” of them and the town\n\nIt was “a shame”, he said.", None),
        ("The master spoke of “the repair of the old quay\n\nHe left.\n\nIt cost too much”, she said.", None),
        (
            "The board of the harbour asked that the master send it an e-\nmail.",
            "The board of the harbour asked that the master send it an e-mail.",
        ),
        (
            "The board of the harbour asked that all of the har-\nbour be dredged.",
            "The board of the harbour asked that all of the harbour be dredged.",
        ),
    ],
)
def test_a_line_end_is_read_as_what_it_is(text: str, seen: str | None) -> None:
    assert view(text).text == (seen or text)


def test_a_text_with_a_blank_line_behind_every_line_is_read_by_its_paragraphs() -> None:
    lines = [
        "The ferry ran aground on Monday in the fog off the old pier of",
        "Port Morren, and nobody aboard was hurt, said the wife of Tom",
        "Quill, who stood on the quay that night and saw the crew come",
        "down one by one.",
        "The board has not said who will pay for it, and the people in",
        "the lower town do not expect that it will, since Master Quill",
        "“never pays”.",
    ]
    assert view("\n\n".join(lines)).text == " ".join(lines[:4]) + "\n\n" + " ".join(lines[4:])


def test_headlines_with_a_blank_line_behind_each_stay_apart() -> None:
    text = "\n\n".join(
        [
            "Ferry to Port Morren runs aground in fog, nobody aboard is hurt",
            "Master Quill of the harbour board asked to step down by its wife",
            "Treaty of the two towns is signed in Morren after a long quarrel",
            "The Quay is sold to an owner whom nobody on the island has heard",
            "Lighthouse keeper of Halm says fog was foreseen by everyone else",
            "Boats of the lower town to be counted again, and again in winter",
        ]
    )
    assert view(text).text == text


def test_invisible_characters_are_not_read_and_do_not_divide_a_span() -> None:
    text = "nego\u00adtia\u200btion"
    seen = view(text)
    assert seen.text == "negotiation"
    assert [span.text for span in seen.spans(0, 11)] == [text]


@pytest.mark.parametrize(
    ("text", "form", "read", "stored"),
    [
        ("<p>so&nbsp;“we will&nbsp;stay”&#160;here</p>", "html", "“we will\xa0stay”", "“we will&nbsp;stay”"),
        (
            "<p>so “&nbsp;we&thinsp;stay&nbsp;” here</p>",
            "html",
            "“\xa0we\u2009stay\xa0”",
            "“&nbsp;we&thinsp;stay&nbsp;”",
        ),
        ("<p>so “we st&shy;ay&#8203; on” here</p>", "html", "“we stay on”", "“we st&shy;ay&#8203; on”"),
        ("so “we\xa0will\u200b stay” here", "text", "“we\xa0will stay”", "“we\xa0will\u200b stay”"),
        (
            "so &ldquo;we &amp; they&nbsp;stay&rdquo; here",
            "text",
            "“we & they\xa0stay”",
            "&ldquo;we &amp; they&nbsp;stay&rdquo;",
        ),
        ("so &laquo;we&nbsp;stay&raquo; here", "markdown", "«we\xa0stay»", "&laquo;we&nbsp;stay&raquo;"),
        ("so “we will nego\u00ad\n  tiate” here", "text", "“we will negotiate”", "“we will nego\u00ad\n  tiate”"),
        ("so «cafe\u0301 и и\u0306од» here", "text", "«café и йод»", "«cafe\u0301 и и\u0306од»"),
    ],
)
def test_spaces_entities_and_letters_in_any_form_are_read_as_a_reader_does_and_divide_no_span(
    text: str, form: str, read: str, stored: str
) -> None:
    seen = view(text, form)
    start = seen.text.index(read)
    assert [span.text for span in seen.joined(seen.spans(start, start + len(read)))] == [stored]


def test_no_span_begins_or_ends_in_a_space_or_a_mark_of_direction_written_as_an_entity() -> None:
    seen = view("<p>so &nbsp;&lrm;“we stay”&rlm; &nbsp;here</p>", "html")
    around = seen.text.index("so") + 2, seen.text.index("here")
    assert [span.text for span in seen.spans(*around)] == ["“we stay”"]


def test_what_only_looks_like_an_entity_is_text() -> None:
    assert view("R&D; and AT&T, or &nosuch; 5 & 6;").text == "R&D; and AT&T, or &nosuch; 5 & 6;"


def test_html_shows_prose_without_tags_scripts_or_navigation() -> None:
    page = (
        "<html><head><title>T</title><script>let q = '“no”';</script></head><body><nav>Home</nav>"
        "<p>She said: &ldquo;We <b>will</b>\nstay.&rdquo;</p><footer>All rights</footer></body></html>"
    )
    assert shown(page, "html") == "She said: “We will stay.”"


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        (
            "<blockquote><p>“We stay.”</p><footer>Ida Marsh, <cite>chair</cite></footer></blockquote>"
            "<footer>Jobs</footer>",
            "“We stay.” Ida Marsh, chair",
        ),
        ("<BLOCKQUOTE>“We stay.”<FOOTER>Ida Marsh</FOOTER></BLOCKQUOTE>", "“We stay.” Ida Marsh"),
        ("<blockquote>“We stay.”<p>She left.</p><footer>Jobs</footer>", "“We stay.” She left."),
        ("<footer><blockquote>“Best paper of the year”</blockquote></footer><p>She left.</p>", "She left."),
    ],
)
def test_the_footer_of_a_quotation_says_whose_it_is_and_that_of_a_page_is_not_read(page: str, seen: str) -> None:
    assert shown(page, "html") == seen


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>“We did what<br>we could,” said<br/>\n Ida Marsh.</p>", "“We did what we could,” said\n\n Ida Marsh."),
        ("<p>“We did what<br>Morren asked,” said the chair,<br>Ida Marsh.</p>", None),
        ("<p>We are told.<br>“They did not,” said she.</p>", "We are told.\n\n“They did not,” said she."),
        ("<p>By Ida Marsh<br>Monday</p>", "By Ida Marsh\n\nMonday"),
        ("<p>The old quay<br><br>of Morren</p>", "The old quay\n\n\n\nof Morren"),
    ],
)
def test_a_line_of_a_page_that_ends_inside_a_sentence_runs_on(page: str, seen: str | None) -> None:
    assert view(page, "html").text.strip() == (seen or page[3:-4].replace("<br>", " "))


@pytest.mark.parametrize(
    ("part", "seen"),
    [
        ("<div hidden>Share <div>this</div> now</div>", ""),
        ('<span style="color:red; display: none">Share</span>', ""),
        ("<p STYLE='visibility:hidden'>Share</p>", ""),
        ('<p class="hidden" data-hidden title=" hidden ">Shown</p>', "Shown"),
        ("<div hidden>Never closed", "Never closed"),
        ("<input hidden><p>Shown</p>", "Shown"),
    ],
)
def test_what_a_page_does_not_show_is_not_read(part: str, seen: str) -> None:
    page = f"<p>The old quay of Morren is shut for the summer, and for the winter too.</p>{part}<p>She left.</p>"
    assert shown(page, "html").replace("  ", " ").split("too. ")[1] == f"{seen} She left.".strip()


def test_a_page_that_only_a_script_shows_is_read() -> None:
    page = f"<div style='display:none' id=app>{'<p>She left, and he stayed.</p>' * 100}</div>"
    assert shown(page, "html").startswith("She left, and he stayed.")


def test_an_entity_comes_back_whole() -> None:
    text = "<p>Smith &amp; Sons</p>"
    seen = view(text, "html")
    start = seen.text.index("Smith")
    assert [span.text for span in seen.spans(start, start + 13)] == ["Smith &amp; Sons"]


def test_markdown_marks_are_not_read() -> None:
    assert shown("---\ntitle: x\n---\n# Head\n\n> *He* said **no**.", "markdown") == "Head He said no."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "Asked, he said:\n\n> We did what we could for the two of them on the quay, and the people\n"
            "> of Morren know it. That is\n> all.\n>\n> — Ida Marsh\n\nShe left.",
            "Asked, he said:\n\nWe did what we could for the two of them on the quay, and the people "
            "of Morren know it. That is\nall.\n\n— Ida Marsh\n\nShe left.",
        ),
        ("> The old quay of Morren and all that belongs to it\n\nAnd so on.", None),
        ("> The old quay of Morren and all that belongs to it\n> > and so on.", None),
    ],
)
def test_lines_of_a_block_quotation_run_on_as_those_of_a_paragraph(text: str, seen: str | None) -> None:
    assert view(text, "markdown").text == (seen or text.replace("> ", ""))


def test_a_quotation_over_two_lines_of_a_block_comes_back_without_the_blocks_mark() -> None:
    seen = view("> “We did what we could for the two of them on the quay, and\n> nobody saw it.”", "markdown")
    assert [span.text for span in seen.spans(0, len(seen.text))] == [
        "“We did what we could for the two of them on the quay, and",
        "nobody saw it.”",
    ]


@pytest.mark.parametrize("letter", sorted(INVISIBLE))
def test_no_invisible_character_is_shown(letter: str) -> None:
    assert letter not in view(f"a{letter}b").text


def test_every_span_of_every_seed_document_slices_to_its_text(seeds: Path) -> None:
    for source in read([seeds]).sources:
        seen = view_of(source)
        for start in range(0, len(seen.text), 97):
            for span in seen.spans(start, min(start + 150, len(seen.text))):
                assert source.text[span.start : span.end] == span.text


def test_boilerplate_is_not_read() -> None:
    text = "The minister said no.\n\nSubscribe to our newsletter.\n\nHe left."
    span = {"document": "d", "start": 23, "end": 51, "text": text[23:51]}
    document = Document(id="d", sha256="0", story="s", source="d", boilerplate=[span])
    assert "newsletter" not in view_of(SourceText(document, text)).text


def test_a_long_line_of_brackets_is_read_in_one_pass() -> None:
    text = "[" * 100_000 + "](" * 1000
    assert view(text).text
