"""A model as one small TOML: where it is, how it decodes, what it may be asked at once, what it costs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.canonical import canonical_json
from pipeline.errors import UsageError
from pipeline.llm.prices import is_listed

MODELS = Path(__file__).resolve().parent.parent / "models"
"""The folder of the models that come with the package, one TOML a model."""

ModeName = Literal["json_schema", "tools", "json", "md_json"]
Strategy = Literal["open", "choose", "plain"]

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{1,63}")


class Decoding(BaseModel):
    """How the model writes; what is left out is not sent, and the endpoint decides."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    temperature: float | None = Field(default=None, ge=0, le=2)
    top_p: float | None = Field(default=None, gt=0, le=1)
    seed: int | None = None
    max_tokens: int | None = Field(default=None, gt=0, description="longest answer, in tokens")
    max_tokens_raised: int | None = Field(default=None, gt=0, description="asked for once, where an answer was cut")
    max_tokens_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    reasoning_effort: str | None = None
    extra_body: dict[str, Any] = Field(default={}, description="sent as it is, for what only one server knows")

    @field_validator("extra_body")
    @classmethod
    def _is_json(cls, body: dict[str, Any]) -> dict[str, Any]:
        try:
            canonical_json(body)
        except (TypeError, ValueError) as error:
            raise ValueError(f"extra_body must be plain JSON: {error}") from None
        return body


class Price(BaseModel):
    """US dollars for a million tokens, where no public list names the model."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0, description="input that the provider had in its prompt cache")


class BatchTerms(BaseModel):
    """How the endpoint's Batch API is used, where a job asks for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    price_factor: float | None = Field(
        default=None, gt=0, le=1, description="of the price of live calls; else what genai-prices says of batches"
    )
    requests: int = Field(default=50_000, gt=0, description="most requests in one batch")
    poll: float = Field(default=30, gt=0, le=86_400, description="seconds between two looks at a batch")


class ModelSettings(BaseModel):
    """One model. Holds no secret: `key_env` is the name of an environment variable, never a key."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: str = Field(min_length=1, description="what --model calls it; part of the hash its answers are stored under")
    model: str = Field(min_length=1, description="the endpoint's name for it")
    base_url: str
    key_env: str | None = None
    strategy: Strategy = "open"
    mode: Literal["auto"] | ModeName = "auto"
    decoding: Decoding = Decoding()
    concurrency: int = Field(default=8, gt=0, description="calls in flight")
    requests_per_minute: int | None = Field(default=None, gt=0)
    tokens_per_minute: int | None = Field(default=None, gt=0)
    retries: int = Field(default=4, ge=0, description="tries after the first")
    timeout: float = Field(default=180, gt=0, le=86_400, description="seconds for one try, from first to last byte")
    window: int = Field(default=60_000, gt=0, description="longest piece of a document in one request, in code points")
    pack: int = Field(
        default=40_000, ge=0, description="short documents of one story in one request, in code points; 0: one by one"
    )
    overlap: int = Field(default=4, ge=0, description="sentences that a window repeats from the one before")
    price: Price | str | None = Field(default=None, description="a price, or PROVIDER:MODEL as genai-prices names them")
    batch: BatchTerms = BatchTerms()

    @field_validator("base_url")
    @classmethod
    def _is_plain(cls, url: str) -> str:
        parts = urlsplit(url)
        if not url.isprintable() or " " in url or parts.port == 0:  # the port itself raises if it is none
            raise ValueError("base_url must be an address on one line, without a space")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("base_url must begin with http:// or https:// and name a host")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("base_url must hold no user, password or query: a key belongs in the variable of key_env")
        return url

    @field_validator("price")
    @classmethod
    def _is_known(cls, price: Price | str | None) -> Price | str | None:
        if isinstance(price, str) and not is_listed(price):
            raise ValueError(
                "no price is known under this name: write PROVIDER:MODEL as genai-prices names it, or dollars for a "
                "million tokens, { input = 0.25, output = 2 }, or leave price out, and --max-cost"
            )
        return price

    @field_validator("key_env")
    @classmethod
    def _is_variable(cls, name: str | None) -> str | None:
        if name is not None and not _VARIABLE.fullmatch(name):
            # What stands here may be a key that somebody pasted, so the message does not repeat it.
            raise ValueError("key_env must be the name of an environment variable, in capitals, not a key")
        return name


def available_models(folder: Path = MODELS) -> dict[str, Path]:
    """The models that come with the package: name to file, in order of name."""
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load_settings(name_or_path: str, folder: Path = MODELS) -> ModelSettings:
    """The settings of a model that comes with the package, or of a TOML file of the user's.

    Raises:
        UsageError: there is no such model or file, or the file does not say what a model's must.
    """
    known = available_models(folder)
    path = known.get(name_or_path) or Path(name_or_path)
    if not path.is_file():
        raise UsageError(
            "no such model",
            where=name_or_path,
            todo=f"give a TOML file, or one of: rules, {', '.join(known)}",
        )
    try:
        return ModelSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("the model's file is not TOML", where=str(path), why=str(error)) from None
    except OSError as error:
        raise UsageError("the model's file cannot be read", where=str(path), why=error.strerror) from None
    except ValidationError as error:
        # Only places and messages: an input that does not fit may be a key.
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise UsageError("the model's file does not fit", where=str(path), why=faults) from None
