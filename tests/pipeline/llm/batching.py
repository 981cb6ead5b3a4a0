"""A local endpoint with a Batch API: files, batches, polls, output and error files, and everything that goes wrong."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from faults import Body, FaultyEndpoint, Reply, payload_of


@dataclass
class Fate:
    """What becomes of a batch: how often it is looked at before it is over, how it ends, how many lines it runs."""

    looks: int = 1
    status: str = "completed"
    runs: int | None = None
    errors: tuple[tuple[str, str], ...] = ()


@dataclass
class Submitted:
    """A batch as the endpoint has it."""

    lines: list[Body]
    fate: Fate
    metadata: dict[str, str] | None
    looked: int = 0
    output: list[Body] = field(default_factory=list)
    failed: list[Body] = field(default_factory=list)


class BatchEndpoint(FaultyEndpoint):
    """Runs lines by `answer`, which is told the number of the line in all batches; `fate` is told a batch's number.

    `fault` is asked before every call to the endpoint itself, by method and path, and may name a status, `reset`
    (nothing is done), or `reset after` (it is done, and nobody is told).
    """

    def __init__(
        self,
        answer: Callable[[int, Body], Reply],
        fate: Callable[[int], Fate] = lambda _: Fate(),
        fault: Callable[[str, str], str | None] = lambda *_: None,
    ) -> None:
        super().__init__(answer)
        self._run, self._fate, self._fault = answer, fate, fault
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, Submitted] = {}
        self.run = 0

    @property
    def asked(self) -> list[Body]:
        """Every request that was ever submitted."""
        return [line["body"] for batch in self.batches.values() for line in batch.lines]

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        method, path, _ = head.split("\r\n")[0].split()
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        named = {name.lower(): value for name, value in headers.items()}
        content = await reader.readexactly(int(named.get("content-length", "0")))
        self.keys.append(named.get("authorization", ""))
        fault = self._fault(method, path.partition("?")[0].removeprefix("/v1")) or ""
        if fault == "reset":
            writer.transport.abort()
            return False
        if fault.isdigit():
            status, told = int(fault), {"error": {"message": f"it answers {fault}", "type": "error"}}
        else:
            status, told = self._routed(method, path, named, content)
        if fault == "reset after":
            writer.transport.abort()
            return False
        raw = told if isinstance(told, bytes) else json.dumps(told).encode()
        writer.write(
            f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(raw)}\r\n\r\n".encode()
        )
        writer.write(raw)
        await writer.drain()
        return True

    def _routed(self, method: str, path: str, headers: dict[str, str], content: bytes) -> tuple[int, Any]:
        path, _, query = path.partition("?")
        if (method, path) == ("POST", "/v1/files"):
            whole = f"content-type: {headers['content-type']}\r\n\r\n".encode() + content
            parts = {
                part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
                for part in BytesParser(policy=HTTP).parsebytes(whole).iter_parts()  # type: ignore[attr-defined]
            }
            assert parts["purpose"] == b"batch"
            name = f"file-{len(self.files)}"
            self.files[name] = parts["file"]
            return 200, {"id": name, "object": "file", "bytes": len(parts["file"]), "created_at": 0,
                         "filename": "x.jsonl", "purpose": "batch", "status": "processed"}  # fmt: skip
        if (method, path) == ("POST", "/v1/chat/completions"):
            self.bodies.append(json.loads(content))
            return payload_of(self._run(len(self.bodies), self.bodies[-1]), self.bodies[-1])
        if (method, path) == ("POST", "/v1/batches"):
            return 200, self._created(json.loads(content))
        if (method, path) == ("GET", "/v1/batches"):
            newest = sorted(self.batches, key=lambda name: -int(name.split("-")[1]))
            after = re.search(r"after=([\w-]+)", query)
            rest = newest[newest.index(after[1]) + 1 :] if after else newest
            page = rest[:2]  # short pages, so that the client has to turn them
            return 200, {"object": "list", "data": [self._told(name) for name in page], "has_more": len(rest) > 2,
                         "first_id": page[0] if page else None, "last_id": page[-1] if page else None}  # fmt: skip
        if match := re.fullmatch(r"/v1/batches/([\w-]+)", path):
            if match[1] in self.batches:
                return 200, self._looked_at(match[1])
        elif (match := re.fullmatch(r"/v1/files/([\w-]+)/content", path)) and match[1] in self.files:
            return 200, self.files[match[1]]
        return 404, {"error": {"message": f"no such thing: {path}", "type": "invalid_request_error"}}

    def _created(self, asked: Body) -> Body:
        assert asked["endpoint"] == "/v1/chat/completions"
        assert asked["completion_window"] == "24h"
        lines = [json.loads(line) for line in self.files[asked["input_file_id"]].splitlines()]
        assert all(
            set(line) == {"custom_id", "method", "url", "body"} and line["url"] == "/v1/chat/completions"
            for line in lines
        )
        assert len({line["custom_id"] for line in lines}) == len(lines)
        assert all(len(line["custom_id"]) <= 64 for line in lines)
        name = f"batch-{len(self.batches)}"
        self.batches[name] = Submitted(lines, self._fate(len(self.batches)), asked.get("metadata"))
        return self._told(name)

    def _looked_at(self, name: str) -> Body:
        batch = self.batches[name]
        batch.looked += 1
        if batch.looked == batch.fate.looks and batch.fate.status != "failed":
            self._work(name, batch)
        return self._told(name)

    def _work(self, name: str, batch: Submitted) -> None:
        """Run the lines, in another order than they came in."""
        runs = len(batch.lines) if batch.fate.runs is None else batch.fate.runs
        for number, line in reversed(list(enumerate(batch.lines))):
            told: Body = {"id": f"r{number}", "custom_id": line["custom_id"], "response": None, "error": None}
            if number >= runs:
                if batch.fate.status == "expired":
                    said = "This request could not be executed before the completion window expired."
                    batch.failed.append({**told, "error": {"code": "batch_expired", "message": said}})
                continue
            self.run += 1
            status, body = payload_of(self._run(self.run, line["body"]), line["body"])
            body = body.decode() if isinstance(body, bytes) else body
            told["response"] = {"status_code": status, "request_id": "q", "body": body}
            (batch.output if status == 200 else batch.failed).append(told)
        for kind, written in (("output", batch.output), ("errors", batch.failed)):
            if written:
                self.files[f"{name}-{kind}"] = b"".join(json.dumps(line).encode() + b"\n" for line in written)

    def _told(self, name: str) -> Body:
        batch = self.batches[name]
        over = batch.looked >= batch.fate.looks
        files = {
            kind: f"{name}-{kind}" if over and f"{name}-{kind}" in self.files else None for kind in ("output", "errors")
        }
        errors = [{"code": code, "message": message} for code, message in batch.fate.errors]
        return {
            "id": name, "object": "batch", "endpoint": "/v1/chat/completions", "completion_window": "24h",
            "input_file_id": "file-0", "created_at": 0, "metadata": batch.metadata,
            "status": batch.fate.status if over else "in_progress",
            "output_file_id": files["output"], "error_file_id": files["errors"],
            "errors": {"object": "list", "data": errors} if over and errors else None,
            "request_counts": {"total": len(batch.lines), "completed": len(batch.output), "failed": len(batch.failed)},
        }  # fmt: skip
