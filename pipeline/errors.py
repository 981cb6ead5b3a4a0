"""The errors of saidwhat, one tree.

SaidwhatError                what is wrong, where, why, and what to do
├── UsageError               the call or the configuration is wrong           (exit 2)
├── DocumentError            one document cannot be read                      (the others go on)
├── StoreError               the answer store cannot be used
├── WriteError               what was found cannot be written
└── ModelError               one model call did not give a usable answer
    ├── CallFailed           the endpoint answered with an error, or not at all
    │   └── TextTooLong      the request is longer than what the model reads at once
    ├── AnswerTruncated      the answer was cut at the token limit
    ├── AnswerRefused        the model declined
    ├── AnswerMalformed      the answer does not fit the schema
    ├── BudgetExceeded       the next call would pass --max-cost or --max-tokens
    └── RecordingMissing     replay was asked for and nothing is recorded for the request
"""

from __future__ import annotations

import traceback


class SaidwhatError(Exception):
    """Something that a person can act on.

    Args:
        what: the fault, in one clause, without a full stop.
        where: the file, document, option or request it concerns; `None` if there is no such place.
        why: what was found, or the cause reported from below; `None` if `what` says it all.
        todo: what the reader can do about it; `None` if nothing helps.
    """

    def __init__(self, what: str, *, where: str | None = None, why: str | None = None, todo: str | None = None) -> None:
        self.what, self.where, self.why, self.todo = what, where, why, todo
        super().__init__(what, where, why, todo)

    def __str__(self) -> str:
        """One line: `where: what: why (todo)`, without the parts that are not known."""
        head = ": ".join(part for part in (self.where, self.what, self.why) if part)
        line = f"{head} ({self.todo})" if self.todo else head
        return " ".join(line.split())

    @property
    def kind(self) -> str:
        """The error's class in snake case, as `failures.jsonl` names it: `document_error`."""
        name = type(self).__name__
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


class UsageError(SaidwhatError):
    """The call or the configuration is wrong; nothing was done."""


class DocumentError(SaidwhatError):
    """One document cannot be read; the others go on."""


class NoDocument(DocumentError):
    """A file of a kind that may hold documents holds none; in a folder it lies beside them."""


class StoreError(SaidwhatError):
    """The answer store cannot be opened, read or written."""


class WriteError(SaidwhatError):
    """What was found cannot be written; what was there before is still there."""


class ModelError(SaidwhatError):
    """One model call did not give a usable answer."""


class CallFailed(ModelError):
    """The endpoint answered with an error, or did not answer."""


class TextTooLong(CallFailed):
    """The request is longer than what the model reads at once; a shorter one may do better."""


class AnswerTruncated(ModelError):
    """The answer was cut at the token limit."""


class AnswerRefused(ModelError):
    """The model declined to answer."""


class AnswerMalformed(ModelError):
    """The answer does not fit the schema that was asked for."""


class BudgetExceeded(ModelError):
    """The next call would pass the budget."""


class RecordingMissing(ModelError):
    """Replay was asked for, and no answer is recorded for the request."""


def told(error: Exception) -> str:
    """A fault that nobody foresaw, in one clause, with its place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} (in {frame.name}, line {frame.lineno}; please report it)"
