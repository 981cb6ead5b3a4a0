"""Around the reading of a document: whatever goes wrong there is a failure of that document, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import DocumentError, told


@contextmanager
def reading(where: str) -> Iterator[None]:
    """Raise nothing but errors of the document at `where`.

    Raises:
        DocumentError: as it came from within, or in place of whatever else did.
    """
    try:
        yield
    except DocumentError:
        raise
    except OSError as error:
        raise DocumentError("cannot be read", where=where, why=error.strerror or str(error)) from error
    except RecursionError as error:
        what, todo = "it is nested too deeply to be read", "save it as plain text"
        raise DocumentError(what, where=where, todo=todo) from error
    except Exception as error:  # what a library raises for a damaged file is of many kinds, and some faults are ours
        raise DocumentError("cannot be read", where=where, why=told(error), todo="save it again, as text") from error
