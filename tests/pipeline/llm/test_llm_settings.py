"""One TOML a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import model_key
from pipeline.errors import UsageError
from pipeline.llm import available_models, load_settings

GOOD = 'name = "a"\nmodel = "m"\nbase_url = "http://127.0.0.1:8080/v1"\n'


def test_every_model_that_comes_with_the_package_loads_under_its_own_name() -> None:
    assert {"openai", "local"} <= set(available_models())
    for name in available_models():
        assert load_settings(name).name == name


def test_a_file_of_the_users_is_a_model_too(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD + "[decoding]\ntemperature = 0\n")
    settings = load_settings(str(tmp_path / "mine.toml"))
    assert (settings.model, settings.decoding.temperature, settings.concurrency) == ("m", 0, 8)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="local"):
        load_settings("gpt-99")


@pytest.mark.parametrize(
    "line",
    [
        'key_env = "sk-proj-THISISAKEY"',
        'base_url = "http://user:THISISAKEY@host/v1"',
        'base_url = "http://host/v1?key=THISISAKEY"',
        'api_key = "THISISAKEY"',
    ],
)
def test_a_key_in_the_file_is_refused_and_not_repeated(line: str, tmp_path: Path) -> None:
    text = GOOD if not line.startswith("base_url") else 'name = "a"\nmodel = "m"\n'
    (tmp_path / "mine.toml").write_text(text + line + "\n")
    with pytest.raises(UsageError) as caught:
        load_settings(str(tmp_path / "mine.toml"))
    assert "THISISAKEY" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["name = ", GOOD + "temprature = 1\n", GOOD + "concurrency = 0\n", "\x00", 'name = "a"\n']
)
def test_a_file_that_is_not_a_models_says_what_is_wrong(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(UsageError, match=r"mine\.toml"):
        load_settings(str(tmp_path / "mine.toml"))


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("timeout = inf", "timeout"),
        ("timeout = nan", "timeout"),
        ("timeout = 1e300", "timeout"),
        ("price = { input = inf, output = 1 }", "price"),
        ('price = "openai:no-such-model"', "price: .*no price is known under this name: write PROVIDER:MODEL"),
        ('price = "nobody:gpt-5-mini"', "price: .*no price is known"),
        ('price = ""', "price: .*no price is known"),
        ("[decoding]\ntemperature = nan", "decoding.temperature"),
        ("[decoding]\nextra_body = { top_k = inf }", "decoding.extra_body"),
        ("[decoding]\nextra_body = { since = 2026-01-03 }", "decoding.extra_body"),
        ("[batch]\npoll = inf", "batch.poll"),
        ('base_url = "http://host:8080\\n/v1"', "base_url"),
        ('base_url = "http://host /v1"', "base_url"),
        ('base_url = "http://host:99999/v1"', "base_url"),
        ('base_url = "http://[::1/v1"', "base_url"),
    ],
)
def test_a_value_that_would_only_fail_once_something_is_asked_is_refused_by_its_field(
    line: str, field: str, tmp_path: Path
) -> None:
    text = GOOD if not line.startswith("base_url") else 'name = "a"\nmodel = "m"\n'
    (tmp_path / "mine.toml").write_text(text + line + "\n")
    with pytest.raises(UsageError, match=rf"mine\.toml: the model's file does not fit: {field}"):
        load_settings(str(tmp_path / "mine.toml"))


@pytest.mark.parametrize("name", ["openai:gpt-5-mini", "gpt-5-mini"])
def test_a_price_may_be_a_name_of_the_public_list(name: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(f'{GOOD}price = "{name}"\n')
    assert load_settings(str(tmp_path / "mine.toml")).price == name


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk-\u043e\u0434\u0438\u043d"])
def test_what_can_be_no_key_is_told_by_its_variable_and_not_repeated(key: str) -> None:
    with pytest.raises(UsageError, match="MY_KEY: this is no key") as caught:
        model_key("MY_KEY", {"MY_KEY": key})
    assert "sk-" not in str(caught.value)
