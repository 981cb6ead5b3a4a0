"""Words for relatives: one list for three languages, which whoever joins names reads in one alphabet."""

from __future__ import annotations

import pytest

from pipeline import kinship
from pipeline.relate.speakers.bearers import HE, SHE, Told


@pytest.mark.parametrize("kin", kinship.LANGUAGES)
def test_words_for_men_and_women_tell_a_relative_and_the_gender_in_every_language(kin: kinship.Kin) -> None:
    for words, gender in ((kin.men, HE), (kin.women, SHE)):
        for word in sorted(words):
            told = Told()
            told.add("ada pike", "Ada Pike", word, "said")
            assert (word, told.is_relative, told.gender()) == (word, True, gender)


def test_husbands_and_wives_are_relatives_and_cousins_are_no_spouses() -> None:
    relatives = {word for kin in kinship.LANGUAGES for word in kin.all}
    assert relatives.issuperset(kinship.SPOUSES)
    assert "cousin" not in kinship.SPOUSES
    told = Told()
    told.add("ada pike", "Ada Pike", "cousin", "said")
    assert (told.is_relative, told.is_spouse, told.gender()) == (True, False, None)
