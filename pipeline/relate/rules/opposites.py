"""States that cannot hold of one thing at one time, in the words of three languages, folded (Russian in Latin letters).

Nothing is compared across languages, so each has rows of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Opposites:
    """Two patterns of words of one language, one of which must be wrong of the same subject.

    `kind` is *person* or *office* (of people only), *thing*, *deed* or *motion* (which is done to nothing). The words
    of an office, a deed and a motion are verbs, so that no *is* need stand before them; nor need it in Russian.
    """

    language: str
    kind: str
    sides: tuple[re.Pattern[str], re.Pattern[str]]

    @property
    def needs_be(self) -> bool:
        """The words are said of something by a form of *to be* or *to remain*."""
        return self.kind in ("person", "thing") and self.language != "ru"

    @property
    def of_people(self) -> bool:
        """Only people are or do so."""
        return self.kind in ("person", "office")


def _rows(language: str, table: str) -> list[Opposites]:
    """A line, which may be wrapped, is *kind: words || words*, with ` / ` between them; `~` stands for any ending."""
    found = []
    for line in re.sub(r"\n +", " ", table).strip().splitlines():
        kind, words = line.split(": ", 1)
        one, other = (
            re.compile(rf"\b(?:{'|'.join(side.strip().split(' / '))})\b".replace("~", "[a-z]*"))
            for side in words.split(" || ")
        )
        found.append(Opposites(language, kind, (one, other)))
    return found


_ENGLISH = r"""
person: sober || drunk / intoxicated
person: asleep / sleeping || awake
person: conscious || unconscious
person: innocent || guilty
office: resigned / stepped down / quit / left of (?:his|her|their) own accord || (?:was|were|been)
    (?:dismissed|sacked|fired)
office: resigned / stepped down / quit / been (?:dismissed|sacked|fired|removed) / left (?:his|her|their)
    (?:post|office|job) || (?:remain|stay)(?:s|ed)? in (?:his|her|their|the) (?:post|office|job|position|role) /
    still in (?:post|office|charge)
thing: open / unlocked || locked / closed / shut / bolted / sealed
thing: genuine / authentic || forged / fake / faked / a forgery / fabricated / counterfeit
thing: final / definitive || draft / provisional / unfinished
thing: lawful / legal / constitutional || unlawful / illegal / unconstitutional
thing: valid || invalid / void
thing: moving / in motion / reversing / rolling || stationary / parked / motionless / at a standstill / standing still
thing: over / ended / at an end / contained || continuing / ongoing / still (?:spreading|burning|going on) / going on
thing: armed || unarmed
thing: alive || dead
thing: empty / deserted / unoccupied || full / occupied / packed / crowded
thing: working / functioning / operational / running / in (?:working order|service|operation) || broken / out of
    (?:order|service|operation|action|use) / faulty / defective / dead / idle / switched off / shut down
thing: voluntary || forced / coerced
thing: peaceful || violent
thing: accidental / an accident || deliberate / intentional / sabotage / an attack
thing: safe / harmless || unsafe / dangerous / toxic / poisonous / hazardous / contaminated
thing: fully staffed || understaffed / short of staff / short-staffed
thing: blocked / clogged || clear / unblocked
thing: full / complete || partial / incomplete
thing: public || secret / confidential
thing: on time / punctual || late / delayed
thing: green || red
deed: approved / accepted / endorsed / backed || rejected / refused / turned down / opposed / vetoed / blocked
deed: rose / risen / increased / grew / grown || fell / fallen / dropped / decreased / declined
deed: advanced / advancing || retreated / retreating / withdrew / withdrawn
deed: won || lost
motion: reversed / moved / drove / driven || was (?:stationary|parked|motionless|standing still)
"""
_FRENCH = r"""
person: sobres? || ivres? / alcoolisee?s?
person: innocente?s? || coupables?
office: (?:a|ont|avait) demissionne / parti~ de (?:son|sa) plein gre ||
    (?:limogee?|licenciee?|revoquee?|destituee?|renvoyee?)s?
office: (?:a|ont|avait) demissionne / a quitte (?:ses fonctions|son poste) || (?:reste|demeure)e? en
    (?:poste|fonctions?|place)
thing: ouverte?s? / libres? / degagee?s? || fermee?s? / bloquee?s? / barree?s? / verrouillee?s? / cadenassee?s?
thing: authentiques? || faux / fausses? / falsifiee?s? / contrefaite?s? / un faux
thing: definiti(?:f|fs|ve|ves) / irrevocables? || provisoires?
thing: legale?s? / legaux || illegale?s? / illegaux
thing: vivante?s? / en vie || morte?s? / decedee?s?
thing: vides? / deserte?s? || pleine?s? / bondee?s? / occupee?s?
thing: en (?:marche|service|etat de marche) / operationnel(?:le)?s? || en panne / hors service / hors d'usage /
    defaillante?s? / defectueu(?:x|se|ses) / a l'arret
thing: accidentel(?:le)?s? / un accident || volontaires? / deliberee?s? / intentionnel(?:le)?s? / criminel(?:le)?s?
thing: sure?s? / sans danger / inoffensi(?:f|fs|ve|ves) || dangereu(?:x|se|ses) / toxiques?
thing: rentables? / beneficiaires? || deficitaires? / a perte
thing: termine(?:e|s|es)? / acheve(?:e|s|es)? || en cours / inacheve(?:e|s|es)?
deed: approuve~ / accepte~ / adopte~ / valide~ || rejete~ / refuse~ / repousse~
deed: augmente~ / progresse~ || baisse~ / diminue~ / recule~
deed: gagne / remporte / gagnee? || perdu / perdue?
"""
_RUSSIAN = r"""
person: trezv~ || pyan~
person: nevinov~ || vinov~
office: (?:ushel|ushla) (?:sam|sama|v otstavku|po sobstvennomu) / podal~ v otstavku || otstranen~ / uvolen~ /
    uvolil~ / snyata? s (?:dolzhnosti|posta) / otpravlena? v otstavku
office: (?:ushel|ushla) v otstavku / podal~ v otstavku / pokinula? (?:post|dolzhnost) || ostaets?ya na
    (?:postu|dolzhnosti|meste) / prodolzhaet rabotat
thing: otkryta? / otkryto / otkryty / razblokirovan[aoy]? || zakryta? / zakryto / zakryty / zapert[aoy]? /
    zablokirovan[aoy]? / perekryt[aoy]?
thing: podlinn~ / podlinen || poddel~ / falshiv~ / sfabrikovan~
thing: zakonn~ / zakonen || nezakonn~ / nezakonen
thing: zhiv / zhiva / zhivy || mertv[aoy]? / pogib / pogibla / pogibli
thing: ispraven / ispravn[aoy] / ispravn(?:ym|oy|ymi) || neispraven / neispravn[aoy] / neispravn(?:ym|oy|ymi) /
    sloman[aoy]?
thing: sluchayn~ / sluchaen || umyshlenn~ / prednamerenn~
thing: bezopas~ || opasen / opasn[aoy] / opasn(?:ym|oy|ymi)
thing: pust / pusta / pusto / pusty || perepolnen~ / zapolnen~
deed: odobril~ / utverdil~ / podderzhal~ || otklonil~ / otverg / otvergl~
deed: vyros / vyrosl~ / uvelichil~ / povysil~ || snizil~ / upala? / upalo / upali / sokratil~ / umenshil~
deed: vyigral~ / pobedil~ || proigral~
"""
ROWS: tuple[Opposites, ...] = (*_rows("en", _ENGLISH), *_rows("fr", _FRENCH), *_rows("ru", _RUSSIAN))
BE = {
    "en": re.compile(
        r"\b(?:is|are|was|were|been|be|being|remain(?:s|ed)?|stay(?:ed|s)|stood|stands)\s(?:(?:an?|the|\w+ly|still|already|"
        r"quite|all|simply|in fact|early|first|mere|just|both)\s){0,3}$"
    ),
    "fr": re.compile(
        r"\b(?:est|sont|etait|etaient|ete|etre|rest(?:e|ent|ait|aient|ee|es|ees)|demeur(?:e|ent|ait|aient))\s"
        r"(?:(?:une?|bien|toujours|deja|encore|tout|toute|\w+ment)\s){0,3}$"
    ),
}
"""By language, what stands before the words of a row that needs it."""
