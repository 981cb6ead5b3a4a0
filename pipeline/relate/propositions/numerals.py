"""Words that are numbers, in folded spelling."""

from __future__ import annotations

SMALL = {
    **dict(
        zip(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split(),
            range(1, 20),
            strict=True,
        )
    ),
    **dict.fromkeys(["single", "sole"], 1),
    **dict.fromkeys(["poltora", "poltory"], 1.5),
    **dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)),
    **dict(
        zip(
            "deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize".split(),
            (2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
            strict=True,
        )
    ),
    **dict(zip("vingt trente quarante cinquante soixante".split(), range(20, 70, 10), strict=True)),
    **dict(
        zip(
            "odin odna dva dve tri chetyre pyat shest sem vosem devyat desyat odinnadtsat dvenadtsat trinadtsat "
            "chetyrnadtsat pyatnadtsat shestnadtsat semnadtsat vosemnadtsat devyatnadtsat".split(),
            (1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
            strict=True,
        )
    ),
    **dict(
        zip(
            "dvoe troe chetvero pyatero shestero semero dvoikh troikh chetverykh pyaterykh shesterykh semerykh dvukh "
            "trekh chetyrekh pyati shesti vosmi devyati desyati odinnadtsati dvenadtsati trinadtsati chetyrnadtsati "
            "pyatnadtsati shestnadtsati semnadtsati vosemnadtsati devyatnadtsati dvadtsati tridtsati soroka".split(),
            (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 8, 9, 10, *range(11, 20), 20, 30, 40),
            strict=True,
        )
    ),
    **dict(
        zip(
            "dvadtsat tridtsat sorok pyatdesyat shestdesyat semdesyat vosemdesyat devyanosto sto dvesti trista "
            "chetyresta pyatsot".split(),
            (20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500),
            strict=True,
        )
    ),
}
SCALES = {
    "hundred": 100,
    "cent": 100,
    "cents": 100,
    "thousand": 1000,
    "mille": 1000,
    "tys": 1000,
    "tysyach": 1000,
    "tysyachi": 1000,
    "tysyacha": 1000,
    "million": 1e6,
    "millions": 1e6,
    "mln": 1e6,
    "millionov": 1e6,
    "milliona": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "mlrd": 1e9,
    "dozen": 12,
    "dozens": 12,
    "douzaine": 12,
    "dizaine": 10,
}
NUMBER_WORDS = frozenset(SMALL) | frozenset(SCALES)
"""Folded words that are numbers."""
