"""Words for relatives in the languages that are read, for who reads them in a text and who joins the names of a story.

Lower case, as a dictionary writes them. Cousins are told in English alone, where the word tells no gender.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kin:
    """The words of one language, by whom they tell."""

    men: frozenset[str]
    women: frozenset[str]
    either: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.men | self.women | self.either


ENGLISH = Kin(
    men=frozenset("father husband widower brother son uncle nephew grandfather grandson stepfather stepson".split()),
    women=frozenset(
        "mother wife widow sister daughter aunt niece grandmother granddaughter stepmother stepdaughter".split()
    ),
    either=frozenset(("cousin", "spouse")),
)
FRENCH = Kin(
    men=frozenset("père mari époux veuf frère fils oncle neveu".split()),
    women=frozenset("mère épouse femme veuve sœur soeur fille tante nièce".split()),
)
RUSSIAN = Kin(
    men=frozenset("отец муж вдовец брат сын дядя племянник".split()),
    women=frozenset("мать жена вдова сестра дочь тетя бабушка племянница".split()),
)
LANGUAGES = (ENGLISH, FRENCH, RUSSIAN)
SPOUSES = frozenset(
    """husband wife widow widower spouse mari époux épouse femme veuf veuve муж жена вдова вдовец""".split()
)
"""In all of them: whose surname is another's by marriage."""
