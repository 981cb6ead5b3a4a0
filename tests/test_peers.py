"""`benchmarks/peers.py`: another system's text is prepared as it wants it, and its offsets lead back to ours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import peers


@given(st.text(alphabet='ab“”".\n \xa0', max_size=40))
def test_each_prepared_character_comes_from_the_one_at_its_offset(text: str) -> None:
    prepared, origin = peers.prepared(text)
    assert len(prepared) == len(origin)
    assert origin == sorted(origin)
    assert set(origin) == set(range(len(text)))
    for letter, offset in zip(prepared, origin, strict=True):
        source = text[offset]
        assert (
            letter == source
            or (letter in ".\n " and source == "\n")
            or (letter, source)
            in {
                ('"', "“"),
                ('"', "”"),
                (" ", "\xa0"),
            }
        )


def test_a_line_ends_in_one_full_stop() -> None:
    assert peers.prepared("One.\nTwo\nThree")[0] == "One.\n Two.\n Three"
