"""Which words stand for which state: names, demonyms, capitals and seats of government, in folded spelling.

A capital and its state are one key for the rules; `relate.entities` keeps them apart as names.
"""

from __future__ import annotations

from functools import lru_cache

# key: names and demonyms (prefixes, marked *) ; capitals and seats
_ROWS = """
russia: russia* russe* russie* rossi* rossii* | moscow moscou moskv* kremlin* kreml*
ukraine: ukrain* ukrai* | kyiv kiev* kyev*
france: france french* francais* frants* fransuz* frantsuz* | paris parizh* elysee
usa: america* american* us usa u.s etats-unis amerik* ssha | washington* vaxington* vashington* pentagon*
uk: britain british* britann* royaume-uni uk velikobritan* | london* londres downing
germany: german* allemand* allemagne germani* nemets* | berlin*
china: china chinese* chine chinois* kitay* kitai* kitae* | beijing pekin* bejing
iran: iran* | tehran* teheran* tegeran*
israel: israel* izrail* | jerusalem*
turkey: turkey turkish* turqu* turts* turets* | ankara*
poland: poland polish pologne polonais* polsh* polsk* | warsaw varsovie varshav*
italy: italy italian* italie italien* italiya italii italiyu italiey italyan* | rome rima rime rimsk*
spain: spain spanish* espagn* ispan* | madrid*
japan: japan* japon* yapon* | tokyo tokio*
india: india indian* inde indien* indiya indii indiyu indiey indiysk* | delhi
hungary: hungar* hongr* vengr* vengersk* | budapest*
belarus: belarus* bielorus* | minsk*
georgia: georgian* gruzi* georgie* | tbilisi
armenia: armeni* armyan* | yerevan erevan*
azerbaijan: azerbai* azerba* | baku bakou
serbia: serb* | belgrade belgrad*
syria: syri* siri* | damascus damas damask*
egypt: egypt* egipet* | cairo caire kair*
saudi: saudi* saoud* saudov* | riyadh riyad er-riyad*
eu: eu european* europeen* evropeysk* evrosoyuz* ue | brussels bruxelles bryussel*
canada: canad* kanad* | ottawa ottava*
mexico: mexic* meksik* |
brazil: brazil* bresil* brazili* | brasilia
netherlands: dutch netherlands neerland* niderland* | hague
belgium: belgi* belge* belgiy* |
sweden: swed* sued* shved* shvets* | stockholm*
norway: norw* norveg* | oslo
finland: finland finnish finland* finlyand* | helsinki
denmark: denmark danish dane danes danemark danois* daniya danii daniyu daniey datsk* | copenhagen
greece: greece greek* grec* gretsi* grech* | athens athenes afin*
romania: romania* roumain* roumanie rumyn* | bucharest bucarest
moldova: moldov* moldav* | chisinau kishinyov kishinev*
switzerland: swiss switzerland suisse* shveytsar* | bern berne
austria: austri* autrich* avstri* | vienna vienne
ireland: irish ireland irland* | dublin
korea-south: | seoul seul*
korea-north: | pyongyang pkhenyan*
pakistan: pakistan* | islamabad
afghanistan: afghan* afgan* | kabul kaboul
iraq: iraq* irak* | baghdad bagdad*
qatar: qatar* katar* | doha
"""


def _table() -> tuple[dict[str, tuple[str, bool]], dict[str, tuple[str, bool]]]:
    exact: dict[str, tuple[str, bool]] = {}
    starts: dict[str, tuple[str, bool]] = {}
    for line in filter(None, _ROWS.strip().splitlines()):
        key, _, rest = line.partition(":")
        names, _, seats = rest.partition("|")
        for words, is_seat in ((names.split(), False), (seats.split(), True)):
            for word in words:
                table = starts if word.endswith("*") else exact
                table.setdefault(word.removesuffix("*"), (key, is_seat))
    return exact, starts


_EXACT, _STARTS = _table()
_LONGEST_ENDING = 7


@lru_cache(maxsize=16384)
def country_of(word: str) -> tuple[str, bool] | None:
    """The state that a folded word stands for, and whether as its seat of government; `None` if for none."""
    word = word.removesuffix("'s")
    if found := _EXACT.get(word):
        return found
    for end in range(len(word), max(2, len(word) - _LONGEST_ENDING), -1):
        if found := _STARTS.get(word[:end]):
            return found
    return None
