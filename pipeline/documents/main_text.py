"""Which blocks of a saved page are not its article: menus, banners, teasers, comments, calls to subscribe.

An extractor decides what the main text is; this module says of which other blocks that decision is sure. A block that
it leaves out in the middle of the article may be a quotation, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

REPORTED = re.compile(r"(?:[“«„]\s?|(?<![\w.,;:!?…)])\")\w[^”\"»“]{25,}")
"""Somebody's words between quotation marks, longer than a title or a term."""
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_RUNES = [chr(code) for code in range(0x16A0, 0x16EB)]
"""Letters no article is written in; two that the page has not are put around a block's number."""
_PROSE_TAGS = frozenset("p blockquote q cite em i b strong span font h1 h2 h3 h4 h5 h6 td th dd dt figcaption".split())
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|read-?more|more-(?:on|from|stories)|see-?also|teasers?|promos?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What a page calls the boxes in which it leads to other articles."""
_ASKING_TAGS = frozenset("form button input select textarea".split())
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class _Block:
    """A block with the element that its last word stands in."""

    text: str
    element: Any


def outside_article(page: str, blocks: Sequence[tuple[int, int]], titles: Sequence[str]) -> list[int]:
    """Indices into `blocks` of those that are surely not the article's.

    Args:
        page: the stored text of an HTML document.
        blocks: half-open ranges into `page`, in order, each one paragraph as a reader sees it.
        titles: what the page calls itself; from the block that says so to the first of the main text nothing but
            links is left out.

    Returns:
        Nothing where `page` is a fragment or no main text is found.
    """
    runes = [rune for rune in _RUNES if rune not in page][:2]
    if not _PAGE.search(page) or len(runes) < 2 or len(blocks) < 2:
        return []
    import trafilatura  # slow to load, and only pages need it

    token = re.compile(rf"\s?{runes[0]}(\d+){runes[1]}")
    marked = _marked(page, blocks, runes)
    found: Any = trafilatura.bare_extraction(marked, favor_recall=True, include_comments=True, with_metadata=False)
    tree = trafilatura.load_html(marked)
    if found is None or tree is None:
        return []
    placed = _placed(tree, token, [page[start:end] for start, end in blocks])
    kept, below = ({int(match[1]) for match in token.finditer(text or "")} for text in (found.text, found.comments))
    kept &= placed.keys()
    if len(kept) < 2:
        return []
    comments = {number for number in below - kept if number > max(kept)}
    return sorted(comments.union(_Outline(placed, kept, token, _headline(placed, titles)).sure()))


def _marked(page: str, blocks: Sequence[tuple[int, int]], runes: Sequence[str]) -> str:
    """The page with the number of each block behind its last word."""
    parts, place = [], 0
    for number, (_, end) in enumerate(blocks):
        parts += [page[place:end], f" {runes[0]}{number}{runes[1]}"]
        place = end
    return "".join([*parts, page[place:]])


def _placed(tree: Any, token: re.Pattern[str], texts: Sequence[str]) -> dict[int, _Block]:
    found: dict[int, _Block] = {}
    for element in tree.iter():
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            for match in token.finditer(text or ""):
                if owner is not None and isinstance(owner.tag, str):
                    found[int(match[1])] = _Block(texts[int(match[1])], owner)
    return found


def _headline(blocks: dict[int, _Block], titles: Sequence[str]) -> int | None:
    """The first block that is a heading of the first order or says what a title says or begins with."""
    said = [_WORDS.findall(title.lower()) for title in titles]
    for number, block in sorted(blocks.items()):
        words = _WORDS.findall(block.text.lower())
        if len(words) > 2 and any(title[: len(words)] == words for title in said):
            return number
        if any(element.tag == "h1" for element in _chain(block.element)):
            return number
    return None


class _Outline:
    """The tree of a page with the blocks that the extractor kept."""

    def __init__(self, blocks: dict[int, _Block], kept: set[int], token: re.Pattern[str], headline: int | None) -> None:
        self.blocks, self.kept, self.token, self.headline = blocks, kept, token, headline
        chains = [list(_chain(blocks[number].element)) for number in sorted(kept)]
        self.holding = {element for chain in chains for element in chain}
        self.article = next((element for element in chains[0] if all(element in chain for chain in chains)), None)
        self.forms = {_form(element) for element in self.holding if element.tag not in _PROSE_TAGS}

    def sure(self) -> list[int]:
        """The blocks left out that are surely not the article's, in order."""
        wholes: dict[Any, list[int]] = {}
        boxes: set[int] = set()
        for number, block in self.blocks.items():
            if self._leads_elsewhere(block.element):
                boxes.add(number)
            elif number not in self.kept and (whole := self._left_out(block.element)) is not None:
                wholes.setdefault(whole, []).append(number)
        begins = range(self.headline, min(self.kept)) if self.headline is not None else range(0)
        found = [number for number in boxes if number != self.headline]
        for whole, numbers in wholes.items():
            if self._share_of_links(whole) > 0.5:
                found += [number for number in numbers if number != self.headline]
            elif self._is_sure(whole, len(numbers)):
                found += [number for number in numbers if number not in begins]
        return sorted(found)

    def _left_out(self, element: Any) -> Any:
        """The largest element around `element` of which nothing was kept; `None` if there is none."""
        found = None
        for outer in _chain(element):
            if outer in self.holding:
                break
            found = outer
        return found

    def _leads_elsewhere(self, element: Any) -> bool:
        """The element stands in a box that its page calls one of other articles, and that is links and little else."""
        return any(
            _ASIDE.search(f"{outer.get('class') or ''} {outer.get('id') or ''}") and self._share_of_links(outer) > 0.5
            for outer in _chain(element)
        )

    def _is_sure(self, whole: Any, blocks: int) -> bool:
        reports = REPORTED.search(self._text(whole)) is not None
        is_inside = self.article in _chain(whole)
        if whole.tag in _PROSE_TAGS:
            return not is_inside and not reports
        if _form(whole) in self.forms:
            return False
        asks = any(inner.tag in _ASKING_TAGS for inner in whole.iter())
        return not is_inside or asks or (blocks > 1 and (not reports or self._is_teaser(whole)))

    def _is_teaser(self, element: Any) -> bool:
        """A headline of another article is linked in it."""
        return any(len(_WORDS.findall(self._text(link))) > 2 for link in element.iter("a"))

    def _share_of_links(self, element: Any) -> float:
        """Of the letters in it, the part that stands in links, 0 to 1."""
        if any(outer.tag == "a" for outer in _chain(element)):
            return 1.0
        linked = sum(self._letters(link) for link in element.iter("a"))
        return linked / max(1, self._letters(element))

    def _letters(self, element: Any) -> int:
        return sum(map(str.isalnum, self._text(element)))

    def _text(self, element: Any) -> str:
        return self.token.sub("", element.text_content())


def _chain(element: Any) -> Any:
    """The element and those around it, inside out."""
    yield element
    yield from element.iterancestors()


def _form(element: Any) -> tuple[str, str, str]:
    """Tag, class, and id but for its figures: what a page's template makes alike."""
    return element.tag, element.get("class") or "", re.sub(r"\d+", "", element.get("id") or "")
