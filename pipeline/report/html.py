"""The report: one file that opens anywhere, asks the network for nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from pipeline.report.payload import payload
from pipeline.report.summary import summary
from pipeline.schema import RunManifest, RunRecords

_PAGE = Path(__file__).parent / "page"
_STYLES = ("tokens.css", "frame.css", "story.css", "reader.css", "lists.css", "narrow.css")
_SCRIPTS = (
    "run.js",
    "dom.js",
    "pieces.js",
    "disputes.js",
    "reader.js",
    "links.js",
    "matrix.js",
    "timeline.js",
    "lists.js",
    "search.js",
    "about.js",
    "route.js",
    "keys.js",
)
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def render(records: RunRecords, manifest: RunManifest) -> str:
    """`report.html`: a pure function of the run; equal runs give equal bytes.

    Whatever an article holds is shown as text: data stands in a block that no parser runs, the script writes text nodes
    only, and the page's policy allows its own script and style by hash and nothing else.
    """
    style, script = _style(), _script()
    stories = sorted({source.document.story for source in records.sources})
    return _page().render(
        title=", ".join(stories[:3]) + (" …" if len(stories) > 3 else "") if stories else "empty run",
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(embedded(payload(records, manifest))),
        summary=summary(records, manifest, width=100),
    )


def embedded(value: Any) -> str:
    """JSON that no HTML parser can read as anything but the text of a script element.

    `<`, `>`, `&` and the characters that end a line in old scripts are written as escapes, so `</script>` and `<!--`
    never stand in it; lone surrogates too, since UTF-8 has no bytes for them.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


@cache
def _style() -> str:
    return "\n".join((_PAGE / name).read_text(encoding="utf-8") for name in _STYLES)


@cache
def _script() -> str:
    parts = "\n".join((_PAGE / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _policy(style: str, script: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
