"""Versioned prompts: one file each, fixed once published, and named by the hash of its bytes.

A file is front matter (`id`, the `answers-with` draft, a `summary`), the system text, and after a line `=== user` the
text of a user message with `$name` places. The system text is sent as it is. Places are filled once, side by side: what
is filled in is never read as a template.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.canonical import sha256
from pipeline.errors import UsageError
from pipeline.schema import PromptRef

PROMPTS = Path(__file__).resolve().parent

_ENDING = ".md"
_FRONT = re.compile(r"---\n(?P<front>.*?)\n---\n(?P<system>.*?)\n=== user\n(?P<user>.*)\Z", re.DOTALL)
_PLACE = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class Prompt:
    """One version of one prompt."""

    ref: PromptRef
    answers_with: str
    summary: str
    system: str
    user: str
    text: str

    @property
    def places(self) -> frozenset[str]:
        """What its user message wants to be filled with."""
        return frozenset(_PLACE.findall(self.user))

    def fill(self, places: Mapping[str, str]) -> str:
        """The user message with its places filled.

        Raises:
            KeyError: a place has nothing to fill it.
        """
        return _PLACE.sub(lambda match: places[match[1]], self.user)


def load_prompt(named: str) -> Prompt:
    """The prompt of this name and version, `open.v1`, or of a file of the user's, `mine/own.v1.md`.

    Raises:
        UsageError: there is none, or its file is not written as a prompt is.
    """
    return read_prompt(Path(named)) if named.endswith(_ENDING) else _published(named)


@cache
def _published(name: str) -> Prompt:
    path = PROMPTS / f"{name}{_ENDING}"
    if not re.fullmatch(r"[a-z0-9.\-]+", name) or not path.is_file():
        todo = f"a file of your own that ends in {_ENDING}, or one of: {', '.join(prompt_names())}"
        raise UsageError("no such prompt", where=name, todo=todo)
    return read_prompt(path)


def name_of(named: str) -> str:
    """What a prompt is called, given its name or its file."""
    return Path(named).name.removesuffix(_ENDING)


def read_prompt(path: Path) -> Prompt:
    """The prompt in a file.

    Raises:
        UsageError: the file cannot be read, or is not written as a prompt is.
    """
    try:
        data = path.read_bytes()
        match = _FRONT.match(data.decode().replace("\r\n", "\n"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError("the prompt's file cannot be read", where=str(path), why=why) from error
    if match is None:
        raise UsageError("this is no prompt", where=str(path), todo="front matter, system text, === user, user text")
    front = {key: value for key, _, value in (line.partition(": ") for line in match["front"].splitlines())}
    if front.get("id") != name_of(path.name) or "answers-with" not in front:
        todo = f"id: {name_of(path.name)}"
        raise UsageError("the front matter must give the file's id and answers-with", where=str(path), todo=todo)
    return Prompt(
        ref=PromptRef(id=front["id"], hash=sha256(data)),
        answers_with=front["answers-with"],
        summary=front.get("summary", ""),
        system=match["system"].strip(),
        user=match["user"].strip(),
        text=data.decode(),
    )


def prompt_names() -> list[str]:
    """Every prompt and version there is, in order."""
    return sorted(name_of(path.name) for path in PROMPTS.glob(f"*{_ENDING}"))


def list_prompts() -> list[Prompt]:
    """Every prompt and version there is, in order of name."""
    return [load_prompt(name) for name in prompt_names()]


def show_prompt(name: str) -> str:
    """A prompt's file, with its hash on the first line."""
    prompt = load_prompt(name)
    return f"# {prompt.ref.id} sha256:{prompt.ref.hash}\n{prompt.text}"


def diff_prompts(old: str, new: str) -> str:
    """What changed between two prompts, as a unified diff; empty if nothing did."""
    before, after = load_prompt(old), load_prompt(new)
    lines = difflib.unified_diff(
        before.text.splitlines(keepends=True),
        after.text.splitlines(keepends=True),
        f"{old} {before.ref.hash[:12]}",
        f"{new} {after.ref.hash[:12]}",
    )
    return "".join(lines)
