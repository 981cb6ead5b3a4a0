"""Paragraphs that belong to the outlet and not to the article: newsletter calls, disclaimers, menus, teasers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents.main_text import REPORTED, outside_article
from pipeline.schema import Document, SourceText, Span
from pipeline.segments import paragraphs
from pipeline.view import view_of

_PHRASES = (
    r"©",
    r"\(c\)\s*(?:19|20)\d\d",
    r"\bcopyright(?:ed)?\b",
    r"\ball rights reserved\b",
    r"\bfair use\b",
    r"\bnewsletter\b",
    r"\btelegram channel\b",
    r"\bclick (?:here|the share)\b",
    r"\bshare button\b",
    r"\bsign up (?:here|for|to)\b",
    r"\bsubscribe (?:to|now|here|today)\b",
    r"\bfollow us\b",
    r"\bfeel free to (?:repost|share)\b",
    r"\bread (?:also|more|next)\s*:",
    r"\brelated (?:articles|stories)\b",
    r"\bbecome a (?:member|subscriber)\b",
    r"\breferral drive\b",
    r"\b(?:pledge|fundraising) drive\b",
    r"\bmedia inquiries\b",
    r"^disclaimer\b",
    r"\bopinions are those of the author",
    r"\bsole responsibility of the author",
    r"\bpermission from the copyright owner\b",
    r"\bterms of (?:use|service)\b",
    r"\bcookies?\b.*\baccept\b",
    r"\b(?:originally|first) published (?:on|by|in)\b",
    r"\boriginal source of this article\b",
    r"\bfeatured image\b",
    r"\bcomment on\b.*\b(?:page|piece|article)s?\b",
    r"\bregular contributor\b",
    r"\breproduction free\b",
    r"\bcross-?post\b",
    r"^articles by:",
    r"^(?:region|theme|topics?|tags?|filed under|section):",
    r"\bto receive\b.*\b(?:letter|mail|daily)\b",
    r"\bweekly letter\b",
    r"^note to (?:our )?readers\b",
    r"^source site$",
    r"^(?:advertisement|sponsored|publicité|реклама)\s*(?:[·:|–—-]|$)",
    r"\babonnez-vous\b",
    r"\blire aussi\b",
    r"\btous droits réservés\b",
    r"\bnotre (?:lettre|infolettre)\b",
    r"\bsuivez-nous\b",
    r"^à lire\b",
    r"\bподпи[сш]\w+ на\b",
    r"\bчитайте (?:также|нас)\b",
    r"\bвсе права защищены\b",
    r"\bперепечатк\w+",
    r"\bпри (?:цитировании|использовании)\b.*\bссылк",
)
"""Stock phrases of outlets in English, French and Russian, as regular expressions."""
_STOCK = re.compile("|".join(_PHRASES), re.IGNORECASE)
_LONGEST = 900
"""Code points; a longer paragraph must hold two such phrases, since prose may happen to mention a newsletter."""


def boilerplate_of(document: Document, text: str, titles: Sequence[str] = ()) -> list[Span]:
    """Spans of whole paragraphs that are not the article's own, in order.

    A paragraph is one when it holds stock phrases of the trade and reports nobody's words, or when it stands in a page
    outside the main text. `titles` are what the page calls itself.
    """
    view = view_of(SourceText(document, text))
    blocks = [
        (view.text[start:end], span)
        for start, end in paragraphs(view.text)
        if (span := view.span(start, end)) is not None
    ]
    found = {number for number, (block, _) in enumerate(blocks) if _is_stock(block)}
    if document.format == "html":
        found.update(outside_article(text, [(span.start, span.end) for _, span in blocks], titles))
    return [blocks[number][1] for number in sorted(found)]


def _is_stock(block: str) -> bool:
    phrases = {match[0].lower() for match in _STOCK.finditer(block)}
    return len(phrases) > (len(block) > _LONGEST) and not REPORTED.search(block)
