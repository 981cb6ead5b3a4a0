"""Files to source texts: one reader a format, the text as it is, structure and boilerplate as spans."""

from pipeline.documents.find import Found, find
from pipeline.documents.guard import reading
from pipeline.documents.origin import Origin, read_text, shown
from pipeline.documents.read import Readings, read

__all__ = ["Found", "Origin", "Readings", "find", "read", "read_text", "reading", "shown"]
