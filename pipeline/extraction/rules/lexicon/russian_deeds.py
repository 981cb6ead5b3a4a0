"""Russian nouns of what is done or happens, by which a clause is told in few words: *сообщил о взрыве склада*."""

from __future__ import annotations

import re

_OF_VERBS = re.compile(r"(?:[нтб]ие|ция|[вдзрк]ка|чало|онец|каз|запрет|рыв|уск|ход|рост|нос|тьба|стрел|вод|воз|езд)$")
_DEEDS = frozenset(
    """авария арест атака беспорядки бой встреча выстрел гибель давка драка забастовка кража крушение митинг
    наводнение отставка ошибка побег поджог пожар поломка поставка потеря рейд сбой сделка сговор смерть спад ссора суд
    теракт удар утечка утрата хищение штурм""".split()
)


def is_deed(lemma: str) -> bool:
    """Tell by its ending, or by a list, a noun that says what was done or happened.

    Args:
        lemma: the noun in the first case, in small letters.
    """
    return lemma in _DEEDS or _OF_VERBS.search(lemma) is not None
