"""Speakers: by name where there is one, by mention where there is none."""

import pytest

from evals.items import Person
from evals.metrics.names import is_speaker, same_name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Quill", "ada quill"),
        ("Quill", "Ada Quill"),
        ("Captain Ada Quill", "Quill"),
        ("the Foreign Minister Ada Quill", "Ada Quill"),
        ("Élodie Marr", "Elodie Marr"),
        ("Karsel", "Karsel foreign ministry"),
        ("a spokesman", "the spokesman"),
        ("the President of Karsel", "President of Karsel"),
    ],
)
def test_names_of_one_speaker(first: str, second: str) -> None:
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Quill", "Boris Quill"),
        ("Karsel's president", "Karsel's army"),
        ("the ministry", "Ministry of Defence"),
        ("a source", "sources close to the union"),
        ("", "Ada Quill"),
        ("Ada Quill", "entourage of Ada Quill"),
        ("Ada Quill", "Ada Quill's lawyer"),
        ("aide to Ada Quill", "Ada Quill"),
        ("Ada Quill", "Ada Quill and Boris Lund"),
    ],
)
def test_names_of_two_speakers(first: str, second: str) -> None:
    assert not same_name(first, second)


GOLD = Person(name="Ada Quill", mention=(10, 12), mentioned="he")


def test_a_pronoun_at_the_right_place_is_right_but_names_nobody() -> None:
    said = Person(name=None, mention=(10, 12), mentioned="he")
    assert is_speaker(said, GOLD)
    assert not is_speaker(said, GOLD, by_name=True)
    assert is_speaker(Person(name="he", mention=(10, 12), mentioned="he"), GOLD)


def test_a_wrong_name_is_wrong_though_its_mention_is_right() -> None:
    assert not is_speaker(Person(name="Boris Lund", mention=(10, 12), mentioned="he"), GOLD)


def test_a_name_that_is_part_of_its_mention_says_no_more_than_the_mention() -> None:
    office = Person(name="Harbour Office of Karsel", mention=(5, 15), mentioned="the office")
    assert is_speaker(Person(name="office", mention=(5, 15), mentioned="the office"), office)
    assert not is_speaker(Person(name="office", mention=(40, 50), mentioned="the office"), office)


def test_a_right_name_is_right_wherever_its_mention_is() -> None:
    assert is_speaker(Person(name="Quill", mention=(90, 95), mentioned="Quill"), GOLD)


def test_another_accepted_name_will_do() -> None:
    assert is_speaker(Person(name="the harbour master"), GOLD, ["harbour master"])


def test_nobody_is_right_where_the_text_does_not_say() -> None:
    assert is_speaker(None, None)
    assert is_speaker(Person(), Person())
    assert not is_speaker(Person(name="Ada Quill"), None)
    assert not is_speaker(None, GOLD)


@pytest.mark.parametrize(
    ("said", "mention", "mentioned", "right"),
    [
        ("ministry spokesman", (5, 15), "a spokesman", True),
        ("ministry spokesman", (40, 50), "a spokesman", False),
        ("ministry spokesman", (5, 15), "he", False),
        ("Boris Lund", (5, 15), "a spokesman", False),
        ("Ministry of Mines", (5, 15), "a spokesman", False),
    ],
)
def test_where_both_only_describe_somebody_the_mention_decides(
    said: str, mention: tuple[int, int], mentioned: str, right: bool
) -> None:
    gold = Person(name="spokesman for the Board of Ports", mention=(5, 15), mentioned="a spokesman")
    assert is_speaker(Person(name=said, mention=mention, mentioned=mentioned), gold) is right
    named = Person(name="Ada Quill", mention=(5, 15), mentioned="a spokesman")
    assert not is_speaker(Person(name=said, mention=mention, mentioned=mentioned), named)


def test_where_the_text_does_not_say_nobody_is_right_and_so_is_a_name_that_gold_will_accept() -> None:
    for nobody in (None, Person()):
        assert is_speaker(None, nobody, ["Harbour Office of Karsel"])
        assert is_speaker(Person(name="the Harbour Office"), nobody, ["Harbour Office of Karsel"])
        assert is_speaker(Person(mention=(5, 20), mentioned="Harbour Office"), nobody, ["Harbour Office of Karsel"])
        assert is_speaker(Person(name="the Harbour Office"), nobody, ["Harbour Office of Karsel"], by_name=True)
        mentioned = Person(mention=(5, 20), mentioned="Harbour Office")
        assert not is_speaker(mentioned, nobody, ["Harbour Office of Karsel"], by_name=True)
        assert not is_speaker(Person(name="Ada Quill"), nobody, ["Harbour Office of Karsel"])
        assert not is_speaker(Person(name="Harbour Office of Karsel"), nobody)


QUILL, OTHER, HE = (10, 15), (90, 95), (40, 42)


@pytest.mark.parametrize(
    ("told", "mention", "gold", "right"),
    [
        ("Zoya Petrovna Malygina", OTHER, "Зоя Малыгина", True),
        ("Семён Дроздов", OTHER, "Semyon Drozdov", True),
        ("Ivan Petrov", OTHER, "Алексей Петров", False),
        ("aide to Zoya Malygina", OTHER, "Зоя Малыгина", False),
        ("Министерство обороны", QUILL, "Ministry of Defence", True),
        ("Министерство обороны", OTHER, "Ministry of Defence", False),
        ("Министерство обороны", HE, "Ministry of Defence", False),
    ],
)
def test_names_in_two_scripts_are_compared_by_consonants_and_else_by_their_mentions(
    told: str, mention: tuple[int, int], gold: str, right: bool
) -> None:
    said = Person(told, mention, "он" if mention == HE else "words")
    assert is_speaker(said, Person(gold, HE if mention == HE else QUILL, "words")) is right


def test_a_mention_names_nobody_in_another_script() -> None:
    said = Person("Министерство обороны", QUILL, "words")
    assert not is_speaker(said, Person("Ministry of Defence", QUILL, "words"), by_name=True)
    assert is_speaker(Person("Зоя Малыгина"), Person("Zoya Malygina"), by_name=True)
