"""Paragraphs that belong to the outlet and not to the article: newsletter calls, disclaimers, menus, teasers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents.main_text import REPORTED, outside_article
from pipeline.schema import Span
from pipeline.segments import paragraphs
from pipeline.view import View

_OPENINGS = (
    r"©",
    r"\(c\)\s*(?:19|20)\d\d",
    r"^disclaimer\b",
    r"^articles by:",
    r"^(?:region|theme|topics?|tags?|filed under|section):",
    r"^note to (?:our )?readers\b",
    r"^source site$",
    r"^(?:advertisement|sponsored|publicité|реклама)\s*(?:[·:|–—-]|$)",
    r"^à lire\b",
)
_PHRASES = (
    r"copyright(?:ed)?\b",
    r"all rights reserved\b",
    r"fair use\b",
    r"newsletter\b",
    r"telegram channel\b",
    r"click (?:here|the share)\b",
    r"share button\b",
    r"sign up (?:here|for|to)\b",
    r"subscribe (?:to|now|here|today)\b",
    r"follow us\b",
    r"you (?:are receiving|receive|received) this (?:e-?mail|message|newsletter)\b",
    r"pour (?:vous|se) (?:désabonner|désinscrire)\b",
    r"чтобы отписаться\b",
    r"feel free to (?:repost|share)\b",
    r"articles? (?:can be read|is available|are available|available) in \d+ languages\b",
    r"translate (?:website|this page)\b",
    r"read (?:also|more|next)\s*:",
    r"related (?:articles|stories)\b",
    r"become a (?:member|subscriber)\b",
    r"referral drive\b",
    r"(?:pledge|fundraising) drive\b",
    r"media inquiries\b",
    r"opinions are those of the author",
    r"sole responsibility of the author",
    r"permission from the copyright owner\b",
    r"terms of (?:use|service)\b",
    r"cookies?\b.*\baccept\b",
    r"(?:originally|first) published (?:on|by|in)\b",
    r"original source of this article\b",
    r"featured image\b",
    r"comment on\b.*\b(?:page|piece|article)s?\b",
    r"regular contributor\b",
    r"reproduction free\b",
    r"cross-?post\b",
    r"to receive\b.*\b(?:letter|mail|daily)\b",
    r"weekly letter\b",
    r"abonnez-vous\b",
    r"lire aussi\b",
    r"tous droits réservés\b",
    r"notre (?:lettre|infolettre)\b",
    r"suivez-nous\b",
    r"подпи[сш]\w+ на\b",
    r"читайте (?:также|нас)\b",
    r"все права защищены\b",
    r"перепечатк\w+",
    r"при (?:цитировании|использовании)\b.*\bссылк",
)
"""Stock phrases of outlets in English, French and Russian, as regular expressions in small letters: signs and
first words of a paragraph, and phrases that begin with a word."""
_STOCK = re.compile("|".join((*_OPENINGS, rf"\b(?:{'|'.join(_PHRASES)})")))
_WROTE = re.compile(
    r"(?:(?:on|le|am|el|il|em|op)\s|\d)[^\n]*(?:\d{4}|\d:\d\d)[^\n]*\b(?:wrote|writes|a écrit|schrieb|escribió|"
    r"ha scritto|escreveu|schreef|пишет|(?:на)?писал[аи]?)\s?(?:<[^>\n]*>|[^.!?\n]{0,60}):",
    re.IGNORECASE,
)
"""What a mail program puts above the message that is answered."""
_LONGEST = 900
"""Code points; a longer paragraph must hold two such phrases, since prose may happen to mention a newsletter."""


def boilerplate_of(view: View, form: str, titles: Sequence[str] = ()) -> list[Span]:
    """Spans of whole paragraphs that are not the article's own, in order.

    A paragraph is one when it holds stock phrases of the trade and reports nobody's words, when it stands in a page
    outside the main text, or when it is of the message that a mail answers.

    Args:
        view: the document without cuts of boilerplate.
        form: how markup in its text reads.
        titles: what the page calls itself.
    """
    blocks = [
        (view.text[start:end], span)
        for start, end in paragraphs(view.text)
        if (span := view.span(start, end)) is not None
    ]
    found = {number for number, (block, _) in enumerate(blocks) if _is_stock(block)}
    if form == "text":
        found.update(_answered([block for block, _ in blocks]))
    if form == "html":
        found.update(outside_article(view.source, [(span.start, span.end) for _, span in blocks], titles))
    return [blocks[number][1] for number in sorted(found)]


def _answered(blocks: Sequence[str]) -> set[int]:
    """*On 4 March Ada Pike wrote:* with the lines behind it that begin with `>`: which of the paragraphs are such."""
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if block.startswith(">") and (number - 1 in found or _WROTE.fullmatch(blocks[number - 1] if number else "")):
            found |= {number - 1, number}
    return found


def _is_stock(block: str) -> bool:
    phrases = {match[0] for match in _STOCK.finditer(block.lower())}
    return len(phrases) > (len(block) > _LONGEST) and not REPORTED.search(block)
