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

    def fill(self, places: Mapping[str, str]) -> str:
        """The user message with its places filled.

        Raises:
            KeyError: a place has nothing to fill it.
        """
        return _PLACE.sub(lambda match: places[match[1]], self.user)


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt of this name and version: `open.v1`.

    Raises:
        UsageError: there is none, or its file is not written as a prompt is.
    """
    path = PROMPTS / f"{name}.md"
    if not re.fullmatch(r"[a-z0-9.\-]+", name) or not path.is_file():
        raise UsageError("no such prompt", where=name, todo=f"one of: {', '.join(prompt_names())}")
    return read_prompt(path)


def read_prompt(path: Path) -> Prompt:
    """The prompt in a file.

    Raises:
        UsageError: the file is not written as a prompt is.
    """
    data = path.read_bytes()
    match = _FRONT.match(data.decode())
    if match is None:
        raise UsageError("this is no prompt", where=str(path), todo="front matter, system text, === user, user text")
    front = dict(line.split(": ", 1) for line in match["front"].splitlines())
    if front.get("id") != path.name.removesuffix(".md") or "answers-with" not in front:
        raise UsageError("the front matter must give the file's id and answers-with", where=str(path))
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
    return sorted(path.name.removesuffix(".md") for path in PROMPTS.glob("*.md"))


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
