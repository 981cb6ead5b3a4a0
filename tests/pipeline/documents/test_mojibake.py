"""Text that was saved in letters of another encoding is read as it was written; right text is left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import read
from pipeline.documents.decode import decode
from pipeline.documents.mojibake import undone

SEEDS = Path("seeds")
FRENCH = (
    "La préfète a confirmé l’arrêt des bacs.",
    "« Rien n’a été décidé », répond Élodie Carnoët.",
    "Où sont passés les naufragés de l’Île aux Œufs ?",
    "Ça coûte 40 € – à peine…",
)
RUSSIAN = (
    "Губернатор Илья Ярцев отверг обвинения.",
    "«Ущерба нет», — ответила Юлия Щеглова.",
    "Жители подъездов №3 и №5 ждут с июня…",
    "Шлюз откроют в четверг – объявил порт.",
)
ENGLISH = (
    "“We’re not leaving,” the keeper’s wife said.",
    "The toll – €12 – isn’t ‘settled’…",
    "Nobody asked her.",
)
SAVED_AS = {"latin-1": "latin-1", "sloppy-windows-1252": "cp1252", "sloppy-windows-1251": "cp1251"}
texts = st.sampled_from([FRENCH, RUSSIAN, ENGLISH]).flatmap(
    lambda sentences: st.lists(st.sampled_from(sentences[:2]), min_size=1).flatmap(
        lambda first: st.lists(st.sampled_from(sentences)).map(lambda rest: [*first, *rest])
    )
)


@given(texts, st.sampled_from(["\n", " ", "\r\n\r\n"]), st.sampled_from(sorted(SAVED_AS)))
def test_what_was_saved_in_the_wrong_encoding_is_read_as_it_was_written(
    sentences: list[str], between: str, encoding: str
) -> None:
    text = between.join(sentences)
    saved = text.encode().decode(encoding)
    for wrong in (saved, f"\ufeff{saved}"):
        found = decode(wrong.encode(), "d.txt")
        assert found.text == wrong[: wrong.startswith("\ufeff")] + text
        assert found.encoding == f"utf-8 saved as {SAVED_AS[encoding]}"


@given(texts, st.sampled_from(["\n", " "]))
def test_right_text_is_no_mojibake(sentences: list[str], between: str) -> None:
    assert undone(between.join(sentences)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The form had printed his name as “BjÃ¶rn”, the clerk said, and the café’s as “CafÃ©”.",
        "MARQUÉ…\nIL Y A LÀ UN DÉFI – ET UN RÊVE.",
        "Ça, c’est « Â » ; là, c’est « Ã ».",
        "Das Maß: 5 µm ± 2 µm – 30 °C © Ö3",
        "Řekl: „Není možné.“ Šéf říká “ne”.",
        "Сёла Ёлкино и Ђурђевац, “РС”, №5.",
        "He said \ufffd and “no”.",
    ],
)
def test_a_text_that_only_holds_or_looks_like_some_is_left_as_it_is(text: str) -> None:
    assert decode(text.encode(), "d.txt").text == text


def test_letters_that_were_lost_in_saving_are_told_where_only_one_can_have_been() -> None:
    quoted = "“Shut it,” she said. “It’s over.”"
    assert undone(quoted.encode().decode("cp1252", "replace")) == (quoted, "cp1252")
    named = "И вот Ирина Зимина: «Идём»."
    assert undone(named.encode().decode("cp1251", "replace")) == (named, "cp1251")
    capital = "À l’Élysée, Ábel dit « été »"
    assert undone(capital.encode().decode("cp1252", "replace")) == (capital.replace("Á", "\ufffd"), "cp1252")


def test_lines_that_were_right_stay_where_most_were_not() -> None:
    right, wrong = "© La Gazette de l’Île", [line.encode().decode("cp1252") for line in FRENCH[:2]]
    assert undone("\n".join([right, *wrong])) == ("\n".join([right, *FRENCH[:2]]), "cp1252")
    assert undone("\n".join([right, right, *wrong])) is None


def test_the_seeds_are_read_as_they_are() -> None:
    for source in read([SEEDS]).sources:
        path = Path(source.document.source)
        if path.suffix in (".txt", ".md", ".html"):
            assert (source.text, source.document.encoding) == (path.read_bytes().decode(), None)
