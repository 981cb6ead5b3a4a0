"""A model whose answers are written in advance: for tests, and to try a strategy without a network."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.errors import AnswerMalformed
from pipeline.llm.budget import Usage, estimate_tokens
from pipeline.llm.transport import Trail
from pipeline.schema import Request

Script = Callable[[Request], "BaseModel | dict[str, Any] | str | Awaitable[BaseModel | dict[str, Any] | str]"]
"""Writes the answer to a request: a draft, plain data or JSON. May raise a `pipeline.errors.ModelError`."""


class Scripted:
    """Answers by a function of the request; tokens are estimates."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.requests: list[Request] = []

    async def answer(self, request: Request, trail: Trail) -> BaseModel:
        """What the script says, held to the schema and the request's check like a live answer."""
        asked = estimate_tokens(request.system) + estimate_tokens(request.user)
        async with trail.held(Usage(asked, estimate_tokens(request.user))):
            return await self._answer(request, trail)

    async def _answer(self, request: Request, trail: Trail) -> BaseModel:
        self.requests.append(request)
        written = self._script(request)
        if inspect.isawaitable(written):
            written = await written
        text = written if isinstance(written, str) else None
        try:
            if isinstance(written, BaseModel):
                draft = request.answer.model_validate(written.model_dump())
            elif text is not None:
                draft = request.answer.model_validate_json(text)
            else:
                draft = request.answer.model_validate(written)
        except ValidationError as error:
            where, why = request.document, str(error)
            raise AnswerMalformed("the answer does not fit the schema", where=where, why=why) from None
        fault = request.check(draft) if request.check else None
        trail.model, trail.mode = "scripted", "scripted"
        said = draft.model_dump_json(exclude_defaults=True)
        usage = Usage(estimate_tokens(request.system + request.user), estimate_tokens(said))
        trail.add("malformed" if fault else "answered", 0.0, error=fault, usage=usage)
        if fault:
            raise AnswerMalformed("the answer does not fit the text", where=request.document, why=fault)
        return draft

    async def close(self) -> None:
        """Nothing to give back."""
