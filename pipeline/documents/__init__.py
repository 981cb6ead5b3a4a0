"""Files to source texts: one reader a format, the text as it is, structure and boilerplate as spans."""

from pipeline.documents.find import Found, find
from pipeline.documents.read import Readings, read, read_text

__all__ = ["Found", "Readings", "find", "read", "read_text"]
