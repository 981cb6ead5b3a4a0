from __future__ import annotations

import pytest

from pipeline.report.wording import joined


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Herald", "Agency", "Herald"], "Herald (2), Agency"),
        (["Herald", "Office of Ports, Republic of Morren"], "Herald; Office of Ports, Republic of Morren"),
        (["Office of Ports, Republic of Morren"], "Office of Ports, Republic of Morren"),
        ([f"Paper {number}" for number in range(9)], ", ".join(f"Paper {n}" for n in range(8)) + " and 1 more"),
    ],
)
def test_names_with_commas_are_parted_by_semicolons(names: list[str], shown: str) -> None:
    assert joined(names) == shown
