"""The entries of a live page: from which place of it on what is told is of which day."""

from __future__ import annotations

import re
from datetime import date

from pipeline.schema import SourceText

_TIME = re.compile(r"<time\b[^<>]*?\bdatetime\s*=\s*[\"']?\s*((?:19|20)\d\d-\d\d-\d\d)(?=[T\s\"'>])", re.IGNORECASE)
_LIVE = re.compile(r"LiveBlogPosting|liveBlogUpdate")
_LEAST = 2


def days_of_entries(source: SourceText) -> list[tuple[int, str]]:
    """Places in the stored text of a live page with the day, ISO, that its entry from there on is dated; in order.

    A page is live if it says so with the words of schema.org and dates two places of it or more for machines; a
    page's own day is where the first of them is not reached. The day is the local one that an entry states.
    """
    if source.document.format != "html" or not _LIVE.search(source.text):
        return []
    found = [(match.start(), match[1]) for match in _TIME.finditer(source.text) if _exists(match[1])]
    return found if len(found) >= _LEAST else []


def _exists(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False
