"""What the days of two accounts explain, and what an outlet only recalls."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import AUTHOR, Claim, Span
from tests.pipeline.relate.claims import claim, document, story


def parted(one: Claim, other: Claim, *days: str | None, language: str = "en") -> list[tuple[str, str | None]]:
    """Axis and reason of each contradiction of two claims of documents of two days."""
    homes = [document(item.document, day, language=language) for item, day in zip((one, other), days, strict=True)]
    return [(edge.axis, edge.apparent_reason) for edge in contradictions(story([one, other], *homes))]


@pytest.mark.parametrize(
    ("told", "one", "other", "language"),
    [
        ("For the {} day running the lock at Brume was shut.", "12th", "14th", "en"),
        ("The lock at Brume has been shut for {} days.", "12", "14", "en"),
        ("The lock at Brume was shut for {} nights in a row.", "twelve", "fourteen", "en"),
        ("Pour le {} jour consécutif, l'écluse de Brume est restée fermée.", "12e", "14e", "fr"),
        ("Шлюз в Бруме закрыт {} день подряд.", "12-й", "14-й", "ru"),
    ],
)
def test_a_count_of_days_in_a_row_goes_on_with_the_days_of_its_papers(
    told: str, one: str, other: str, language: str
) -> None:
    claims = [claim(told.format(number), AUTHOR, name) for number, name in ((one, "a"), (other, "b"))]
    assert parted(claims[0], claims[1], "2031-05-02", "2031-05-04", language=language) == []


@pytest.mark.parametrize("days", [("2031-05-02", "2031-05-02"), ("2031-05-04", "2031-05-02")])
def test_a_count_that_the_days_do_not_explain_parts(days: tuple[str, str]) -> None:
    told = "For the {} day running the lock at Brume was shut."
    claims = [claim(told.format(number), AUTHOR, name) for number, name in (("12th", "a"), ("15th", "b"))]
    assert parted(claims[0], claims[1], *days) == [("numeric", None)]


def dated(when: str, told: str, name: str) -> Claim:
    """A claim with its day resolved, whose words have it as `when`."""
    made = claim(f"The water at the lock of Brume rose on {told}.", AUTHOR, name)
    words = f"The water at the lock of Brume rose {when}."
    return made.model_copy(update={"evidence": [Span(document=name, start=0, end=len(words), text=words)]})


@pytest.mark.parametrize(
    ("one", "other", "days", "parts"),
    [
        ("on Friday", "on Sunday", ("2031-05-02", "2031-05-04"), False),
        ("on Friday", "on Sunday", ("2031-05-05", "2031-05-05"), True),
        ("on Friday", "on Sunday", ("2031-05-05", "2031-05-06"), True),
        ("on 2 May", "on 4 May", ("2031-05-02", "2031-05-04"), True),
        ("on Friday", "on Sunday", (None, None), True),
    ],
)
def test_the_day_that_each_paper_tells_of_itself_parts_nobody(
    one: str, other: str, days: tuple[str | None, str | None], parts: bool
) -> None:
    first, second = dated(one, "Friday 2 May 2031", "a"), dated(other, "Sunday 4 May 2031", "b")
    assert bool(parted(first, second, *days)) == parts


@pytest.mark.parametrize(
    "recalled",
    [
        "In our post of Monday we wrote that four locks of Brume lost their oak gates in the March flood.",
        "We wrongly reported that four locks of Brume lost their oak gates in the March flood.",
        "We had earlier reported that four locks of Brume lost their oak gates in the March flood.",
    ],
)
def test_what_an_outlet_recalls_to_set_it_right_is_superseded(recalled: str) -> None:
    other = claim("Two locks of Brume lost their oak gates in the March flood.", AUTHOR, "b")
    assert parted(claim(recalled, AUTHOR, "a"), other, "2031-05-04", "2031-05-03") == [("numeric", "superseded")]


def test_what_an_outlet_has_reported_it_may_hold_still() -> None:
    held = claim("As we reported, four locks of Brume lost their oak gates in the March flood.", AUTHOR, "a")
    other = claim("Two locks of Brume lost their oak gates in the March flood.", AUTHOR, "b")
    assert parted(held, other, "2031-05-04", "2031-05-03") == [("numeric", None)]


@pytest.mark.parametrize(
    ("denied", "held", "parts"),
    [
        ("An auditor came to the mill before 2030.", "An auditor came to the mill in May 2029.", True),
        ("An auditor came to the mill before 2030.", "An auditor came to the mill in May 2030.", False),
        ("An auditor came to the mill before May 2030.", "An auditor came to the mill in 2030.", True),
        ("An auditor came to the mill before May 2030.", "An auditor came to the mill in May 2030.", False),
        ("An auditor came to the mill until May 2030.", "An auditor came to the mill in May 2030.", True),
        ("An auditor came to the mill until May 2030.", "An auditor came to the mill in June 2030.", False),
        ("An auditor came to the mill since 2029.", "An auditor came to the mill in May 2030.", True),
        ("An auditor came to the mill since 2029.", "An auditor came to the mill in May 2026.", False),
    ],
)
def test_before_and_since_a_year_hold_all_that_lies_there(denied: str, held: str, *, parts: bool) -> None:
    found = contradictions(story([claim(denied, "Tilda Roke", "a", "CT-"), claim(held, "Piet Aldous", "b")]))
    assert ("genuine" in {edge.status for edge in found}) == parts
