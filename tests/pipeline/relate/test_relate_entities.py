"""One name for one speaker, and never one name for two."""

from __future__ import annotations

import pytest

from pipeline.relate import resolve
from pipeline.schema import AUTHOR, Span, Speaker
from tests.pipeline.relate.claims import claim, story


def names(*mentions: tuple[str, str]) -> list[str | None]:
    """Canonical names of (name, document) pairs, in order."""
    records = story([claim("It was so.", name, document) for name, document in mentions])
    return [item.claimant.name for item in resolve(records).claims]


def test_titles_accents_surnames_and_alphabets_are_one_person() -> None:
    found = names(
        ("Sébastien Lecornu", "a"), ("Sebastien Lecornu", "b"), ("Lecornu", "b"), ("Mr Lecornu", "c"), ("Лекорню", "d")
    )
    assert set(found) == {"Sébastien Lecornu"}


@pytest.mark.parametrize(
    ("latin", "others"),
    [
        ("Sergei Lavrov", ["Сергей Лавров", "Лавров", "Lavrof", "С.В. Лавров", "Сергея Лаврова", "Сергеем Лавровым"]),
        ("Sergei Lavrov", ["Sergueï Lavrov", "Sergey Lavroff", "Лаврову"]),
        ("Maria Zakharova", ["Мария Захарова", "Марией Захаровой", "Захаровой", "Marija Zaharova"]),
        ("Alexander Novak", ["Александр Новак", "Aleksandr Novak", "Новаком"]),
        ("Volodymyr Zelensky", ["Владимир Зеленский", "Володимир Зеленський", "Зеленского", "Zelenskyy"]),
        ("Donald Trump", ["Дональд Трамп", "Трамп", "Трампа", "Трампом"]),
        ("Olaf Scholz", ["Олаф Шольц", "Шольца"]),
        ("Boris Johnson", ["Борис Джонсон", "Джонсон"]),
        ("Joe Biden", ["Джо Байден", "Байдена"]),
    ],
)
def test_a_name_is_one_in_whatever_alphabet_case_and_transliteration(latin: str, others: list[str]) -> None:
    found = names(*((name, f"d{place}") for place, name in enumerate([latin, *others])))
    assert len(set(found)) == 1, found


@pytest.mark.parametrize(
    "apart",
    [
        ("Anna Petrova", "Ольга Петрова", "Иван Петров"),
        ("Ivan Markin", "Олег Маркин", "Пётр Мороков"),
        ("Carl Brandt", "Ольга Бронд", "Клара Барандова"),
    ],
)
def test_names_in_two_alphabets_that_only_resemble_one_another_stay_apart(apart: tuple[str, ...]) -> None:
    assert len(set(names(*((name, f"d{place}") for place, name in enumerate(apart))))) == len(apart)


def test_a_spelling_that_fits_is_taken_before_one_that_only_sounds_alike() -> None:
    assert names(("Karsel", "a"), ("Carousel", "b"), ("Карсель", "c")) == ["Karsel", "Carousel", "Karsel"]


def test_marks_are_left_off_a_name_that_they_hold_and_kept_in_one_that_holds_them() -> None:
    assert names(("«Alca»", "a"), ("press office of «Brine»", "b")) == ["Alca", "press office of «Brine»"]


def test_where_all_names_are_cyrillic_the_canonical_one_stands_in_the_first_case() -> None:
    assert set(names(("Марией Захаровой", "a"), ("Мария Захарова", "b"), ("Захаровой", "c"))) == {"Мария Захарова"}


def test_initials_join_the_full_name_and_another_first_name_does_not() -> None:
    assert names(("Tibor Halvaksi", "a"), ("T. Halvaksi", "b"), ("Marta Halvaksi", "c")) == [
        "Tibor Halvaksi",
        "Tibor Halvaksi",
        "Marta Halvaksi",
    ]


def test_a_surname_that_two_persons_bear_is_left_where_the_document_names_neither() -> None:
    found = names(("Anna Petrova", "a"), ("Olga Petrova", "b"), ("Petrova", "a"), ("Petrova", "c"))
    assert found == ["Anna Petrova", "Olga Petrova", "Anna Petrova", "Petrova"]


def test_places_institutions_and_persons_stay_apart() -> None:
    given = [("Paris", "a"), ("France", "a"), ("Emmanuel Macron", "a"), ("the Kremlin", "a"), ("Moscow", "a")]
    assert len(set(names(*given))) == len(given)


def test_one_ministry_has_one_name_whatever_the_order_of_its_words() -> None:
    found = names(
        ("Russian Defense Ministry", "a"), ("Russian Defence Ministry", "b"), ("the Russian Defense Ministry", "c")
    )
    assert len(set(found)) == 1


def test_an_office_is_its_holder_only_where_the_document_gives_it_to_one_person() -> None:
    holder = claim("It was so.", "Sébastien Lecornu", "a").model_copy(
        update={"claimant": Speaker(name="Sébastien Lecornu", role="French defence minister")}
    )
    office = [claim("It was not.", "the French minister", name) for name in ("a", "b")]
    assert [item.claimant.name for item in resolve(story([holder, *office])).claims] == [
        "Sébastien Lecornu",
        "Sébastien Lecornu",
        "French minister",
    ]


def test_those_around_a_person_are_not_the_person() -> None:
    assert names(("Sébastien Lecornu", "a"), ("entourage of Lecornu", "a")) == [
        "Sébastien Lecornu",
        "entourage of Sébastien Lecornu",
    ]


def test_the_author_and_the_unknown_stay_as_they_are_and_ids_do_not_change() -> None:
    records = story([claim("It was so.", AUTHOR, "a"), claim("It was so.", None, "a")])
    assert resolve(records) == records


def holders(role: str, *asked: str) -> list[str | None]:
    """What each name asked for resolves to in a document where Ada Ranvik holds `role`."""
    holder = claim("It was so.", "Ada Ranvik", "a").model_copy(
        update={"claimant": Speaker(name="Ada Ranvik", role=role)}
    )
    found = resolve(story([holder, *(claim("It was not.", name, "a") for name in asked)]))
    return [item.claimant.name for item in found.claims[1:]]


def test_an_office_goes_to_nobody_who_only_stands_near_it() -> None:
    assert holders("press secretary of the Delsian ministry", "the minister") == ["the minister"]
    assert holders("deputy minister", "the minister", "the deputy minister") == ["the minister", "Ada Ranvik"]
    assert holders("the minister's adviser", "the minister") == ["the minister"]


def test_an_office_goes_to_no_former_holder_and_several_holders_are_nobody() -> None:
    assert holders("former president", "the president", "the former president") == ["the president", "Ada Ranvik"]
    assert holders("chief inspector", "the chief inspector", "the inspectors") == ["Ada Ranvik", "the inspectors"]


def test_labels_in_capitals_and_offices_in_front_are_the_person() -> None:
    found = names(
        ("Ada Ranvik", "a"), ("RANVIK", "b"), ("MS RANVIK", "c"), ("the minister's press secretary Ada Ranvik", "d")
    )
    assert set(found) == {"Ada Ranvik"}


def test_initials_and_another_alphabet_are_the_institution_and_its_kind_is_it_within_a_document() -> None:
    found = names(
        ("Delsian Ferry Company", "a"), ("DFC", "b"), ("DFC", "c"), ("Sarvogas", "a"), ("Сарвогаз", "b"),
        ("Ministry of Ports", "a"), ("the ministry", "a"), ("the ministry", "b"),
    )  # fmt: skip
    assert found == [
        *["Delsian Ferry Company"] * 3, *["Sarvogas"] * 2, *["Ministry of Ports"] * 2, "the ministry"
    ]  # fmt: skip


def test_the_shape_of_an_apostrophe_makes_no_second_name() -> None:
    found = names(("Norland’s harbour ministry", "a"), ("Norland's harbour ministry", "b"), ("Norland", "b"))
    assert found[0] == found[1]
    assert found[2] == "Norland"


def test_the_coastguard_is_the_one_that_its_document_names() -> None:
    assert names(("Norland's coastguard", "a"), ("coastguard", "a"))[1] == "Norland's coastguard"
    two = names(("Norland's coastguard", "a"), ("Delsia's coastguard", "a"), ("coastguard", "a"))
    assert two[2] == "coastguard"


def called(*mentions: tuple[str, str, str, str | None]) -> list[str | None]:
    """Canonical names of (name, document, words of the mention, role), in order."""
    found = []
    for name, document, words, role in mentions:
        speaker = Speaker(name=name, role=role, mention=Span(document=document, start=0, end=len(words), text=words))
        found.append(claim("It was so.", name, document).model_copy(update={"claimant": speaker}))
    return [item.claimant.name for item in resolve(story(found)).claims]


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        (("Ostrel", "a", "Mr Ostrel", None), ("Clara Ostrel", "b", "Clara Ostrel", None)),
        (("Ostrel", "a", "M. Ostrel", None), ("Solenn Ostrel", "b", "Solenn Ostrel", "sœur")),
        (("Ostrel", "a", "Mme Ostrel", None), ("Luc Ostrel", "b", "Luc Ostrel, le patron", "patron")),
        (("Острель", "a", "г-н Острель", None), ("Анна Острель", "b", "Анна Острель", None)),
        (("Ostrel", "a", "he", None), ("Clara Ostrel", "b", "Clara Ostrel", "skipper's sister")),
        (("Ostrel", "a", "Mayor Ostrel", "Mayor"), ("Clara Ostrel", "b", "his wife, Clara Ostrel", "wife")),
        (("Ostrel", "a", "Mayor Ostrel", "Mayor"), ("Taon Ostrel", "b", "Taon Ostrel", "the mayor's cousin")),
        (("Ostrel", "a", "Ostrel", None), ("Taon Ostrel", "b", "Taon Ostrel", "brother")),
    ],
)
def test_a_surname_alone_is_nobody_of_the_other_gender_and_no_relative(
    bare: tuple[str, str, str, str | None], full: tuple[str, str, str, str | None]
) -> None:
    found = called(bare, full)
    assert found == [bare[0], full[0]]
    assert called(full, bare) == found[::-1]


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        (("Ostrel", "a", "Mr Ostrel", None), ("Edmund Ostrel", "b", "Edmund Ostrel, the owner", "owner")),
        (("Ostrel", "a", "Mrs Ostrel", None), ("Clara Ostrel", "b", "Clara Ostrel", "wife")),
        (("Ostrel", "a", "Mr Ostrel", None), ("Taon Ostrel", "b", "Taon Ostrel", None)),
        (("Ostrel", "a", "Mayor Ostrel", "Mayor"), ("Clara Ostrel", "b", "Clara Ostrel", "mayor and mother of two")),
        (("Ostrel", "a", "Ostrel", None), ("Taon Ostrel", "a", "Taon Ostrel", "brother")),
    ],
)
def test_a_surname_alone_is_its_only_bearer_whom_nothing_rules_out(
    bare: tuple[str, str, str, str | None], full: tuple[str, str, str, str | None]
) -> None:
    assert called(bare, full) == [full[0]] * 2


def test_of_two_who_bear_a_surname_title_or_office_tells_whom_another_document_means() -> None:
    minister = ("Clara Ostrel", "a", "Clara Ostrel, the transport minister", "transport minister")
    skipper = ("Edmund Ostrel", "b", "Edmund Ostrel", "skipper")
    assert called(minister, skipper, ("Ostrel", "c", "Minister Ostrel", "Minister"))[2] == "Clara Ostrel"
    assert called(minister, skipper, ("Ostrel", "c", "Mr Ostrel", None))[2] == "Edmund Ostrel"
    assert called(minister, skipper, ("Ostrel", "c", "Ostrel", None))[2] == "Ostrel"
    assert called(minister, skipper, ("Ostrel", "b", "Ostrel", None))[2] == "Edmund Ostrel"


def test_a_relative_told_apart_takes_no_surname_from_the_document_that_names_the_other() -> None:
    found = called(
        ("Ostrel", "a", "Mr Ostrel", None),
        ("Solenn Ostrel", "b", "Solenn Ostrel", "sister"),
        ("Ostrel", "b", "Ostrel", None),
    )
    assert found == ["Ostrel", "Solenn Ostrel", "Solenn Ostrel"]
