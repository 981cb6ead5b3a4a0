"""saidwhat: who said what, through whom, and where the accounts of one event part.

from pipeline import extract

run = extract("articles/")
for quote in run.records.quotes:
    print(quote.speaker and quote.speaker.name, quote.content[0].text)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import Run, extract, extract_async
    from pipeline.config import Settings

__all__ = ["Run", "Settings", "extract", "extract_async"]


def __getattr__(name: str) -> Any:
    """Import the API when it is asked for, so that importing a part of the package costs only that part."""
    if name == "Settings":
        from pipeline.config import Settings

        return Settings
    if name in __all__:
        from pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
