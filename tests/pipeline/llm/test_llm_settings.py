"""One TOML a model."""

from __future__ import annotations

from pathlib import Path

import pytest

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
