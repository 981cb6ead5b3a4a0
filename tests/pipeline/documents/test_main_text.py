"""Saved pages: what surrounds the article is boilerplate, and no word of the article is."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gold import load_gold
from pipeline.documents import read, read_text
from pipeline.schema import SourceText
from pipeline.view import view_of

PAGES = Path(__file__).parent / "pages"
ROOT = Path(__file__).parents[3]
KEPT = {
    "semantic": (
        "Harbour to stay shut, says “tired” master",
        "Pilot union calls the order “a scandal in oilskins”",
        "By Ida Brommer",
        "“I am tired of being asked,” Kettelring told reporters",
        "“Thirty metres is enough for anything that feeds this town.”",
        "“No.”",
        "Kettelring denied that the order had come from the capital.",
        "She sank on Sunday night, the coastguard says.",
    ),
    "divs": (
        "Elections : Brissac conteste le décompte",
        "Par Aline Vernoux",
        "« On nous a volé onze cents voix »",
        "« tous nuls et annexés au procès-verbal »",
        "Le tribunal administratif doit se prononcer vendredi.",
    ),
    "flat": (
        "Bridge closed after crack is found",
        "Posted 3 June 2026",
        '"I put my hand in it,"',
        '"Yes," he added.',
        "said the baker",
    ),
    "liveblog": (
        "Переговоры в Вельске: онлайн",
        "«договорились обо всём, кроме главного»",
        "«Ждём».",
        "рассказал нашему корреспонденту",
    ),
}
LEFT_OUT = {
    "semantic": (
        "Your privacy is dear to us",
        "Weather",
        "mattresses",
        "“We saw no lights,”",
        "Fishwives",
        "“The only letter I open,”",
        "“He never called us,” she told the Mercury.",
        "The transport minister",
        "they will never open it again",
        "Greta P.",
        "“I ate the evidence,”",
        "All rights reserved",
        "said the script",
    ),
    "divs": (
        "S'abonner",
        "Culture",
        "Je n'ai rien vu",
        "Le pont tiendra",
        "Recevez chaque soir",
        "jeanlou33",
        "Mentions légales",
    ),
    "flat": ("Older: Mayor opens fountain", "No more geese"),
    "liveblog": ("Экономика", "Реклама", "Подпишитесь", "Мы не уйдём", "Все права защищены"),
}


def page(name: str) -> SourceText:
    (source,) = read([PAGES / f"{name}.html"]).sources
    return source


@pytest.mark.parametrize("name", sorted(KEPT))
def test_a_saved_page_is_read_without_what_surrounds_its_article(name: str) -> None:
    source = page(name)
    prose = " ".join(view_of(source).text.split())
    assert [words for words in KEPT[name] if words not in prose] == []
    assert [words for words in LEFT_OUT[name] if words in prose] == []
    for span in source.document.boilerplate:
        assert source.text[span.start : span.end] == span.text


PARAGRAPH = "<p>The minister of roads said on Tuesday that bridge number {} would be repaired before winter.</p>"
QUOTATION = "<p>“We shall mend number {} before the snow comes,” she told the council on Monday.</p>"


def prose(first: int, last: int) -> str:
    return "".join((QUOTATION if number % 2 else PARAGRAPH).format(number) for number in range(first, last))


@pytest.mark.parametrize(
    "body",
    [
        prose(0, 12),
        f"<article>{prose(0, 6)}</article><article>{prose(6, 12)}</article>",
        f"<div class='part'>{prose(0, 6)}</div><div class='ad'>Buy a boat</div><div class='part'>{prose(6, 12)}</div>",
        f"<div>{prose(0, 12).replace('<p>', '<div>').replace('</p>', '</div>')}</div>",
        f"<table><tr><td>{prose(0, 12).replace('<p>', '').replace('</p>', '<br><br>')}</td></tr></table>",
        f"<article>{prose(0, 6)}<div class='sidebar share-box'>{prose(6, 9)}</div>{prose(9, 12)}</article>",
        f"<article>{prose(0, 5)}<blockquote class='related'><p>{prose(5, 7)}</p></blockquote>{prose(7, 12)}</article>",
        f"<div class='comments'>{prose(0, 12)}</div>",
        prose(0, 12).replace("</p>", ""),
        f"ᚠᚢ\x00{prose(0, 12)}",
    ],
    ids=["flat", "twice", "parts", "divisions", "breaks", "odd-class", "pull-quote", "comments", "unclosed", "runes"],
)
def test_no_quotation_in_the_middle_of_an_article_is_left_out(body: str) -> None:
    text = f"<html><body>{body}</body></html>"
    view = view_of(read_text(text, identifier="d", story="s", source="d.html", form="html"))
    missing = [number for number in range(12) if f"number {number} " not in view.text]
    assert missing == []


def test_comments_below_an_article_in_pieces_are_left_out() -> None:
    said = "<div><p>My uncle said “they will never open it again” and he is always right about bridges.</p></div>"
    below = f"<div id='comments'>{said}{said}</div>"
    text = f"<html><body><div class='a'>{prose(0, 6)}</div><div class='b'>{prose(6, 12)}</div>{below}</body></html>"
    view = view_of(read_text(text, identifier="d", story="s", source="d.html", form="html"))
    assert "number 11 " in view.text
    assert "My uncle" not in view.text


def test_a_box_that_is_called_related_and_leads_elsewhere_is_no_part_of_a_live_entry() -> None:
    box = "<div class='live-related'><h3>Related</h3><a href='/ice'>Ice on the lake: what is known</a></div>"
    own = (
        "<div class='related'><p>“Nobody had salted it that night,” said <a href='/b'>the baker</a> at noon.</p></div>"
    )
    text = f"<html><body><main><h1>Live</h1><article>{prose(0, 3)}{own}{box}</article></main></body></html>"
    view = view_of(read_text(text, identifier="d", story="s", source="d.html", form="html"))
    assert "Ice on the lake" not in view.text
    assert "Related" not in view.text
    assert "“Nobody had salted it that night,” said the baker at noon." in view.text


def test_a_piece_of_a_page_is_read_whole() -> None:
    text = "<p>He said “no”.</p><p><a href='/x'>An older story about him</a></p>"
    assert not read_text(text, identifier="d", story="s", source="d.html", form="html").document.boilerplate


def test_nothing_that_the_gold_marks_is_boilerplate() -> None:
    """Over every page among the seeds: no content, cue, mention or evidence lies in a span left out."""
    left_out = {
        source.document.id: [range(span.start, span.end) for span in source.document.boilerplate]
        for source in read(sorted((ROOT / "seeds").rglob("*.html"))).sources
    }
    stories = load_gold(ROOT / "gold", [ROOT / "seeds"])
    marked = [span for story in stories for quote in story.quotes for span in quote.content]
    marked += [span for story in stories for claim in story.claims for span in claim.evidence]
    marked = [span for span in marked if span.document in left_out]
    assert len(marked) > 300
    lost = [
        span
        for span in marked
        for place in left_out[span.document]
        if span.start < place.stop and place.start < span.end
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("paragraph", "cut"),
    [
        (
            'Disclaimer: the views are the author’s own, shown under the "fair dealing" rule in an effort to inform.',
            True,
        ),
        ("All our articles can be read in 40 languages with the button below the author’s name.", True),
        ('Disclaimer or not, "nobody had salted the road that night at all," said the baker.', False),
    ],
)
def test_a_closing_mark_opens_no_quotation_in_a_notice_of_the_house(paragraph: str, cut: bool) -> None:
    text = f"{prose(0, 2)}\n\n{paragraph}\n\n{prose(2, 3)}\n"
    source = read_text(text, identifier="d", story="s", source="d.txt", form="text")
    assert (paragraph in [span.text for span in source.document.boilerplate]) is cut
