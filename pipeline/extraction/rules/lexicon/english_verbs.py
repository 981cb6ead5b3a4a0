"""English verbs that report somebody's words or thought, and what complements they take.

A verb entry is `lemma: frames | prepositions`. Frames, one letter each:
    q  that-clause, zero clause, wh-clause or quotation      t  object is the addressee (tell X that …)
    n  noun phrase as content (cite X, defend X)             i  infinitive, own subject (promise to go)
    o  noun phrase + infinitive (urge X to go)               g  gerund (deny going)
    c  noun phrase + predicate (call X a liar)               a  noun phrase + as (describe X as)
    f  X of Y: the charge is the content (accuse X of Y)     B  thought, wish or intention rather than speech
    D  a denial                                              X  speech that does not happen (decline, refuse)
    e  noun phrase + at + figure (put X at ten)              h  that-clause, never without *that* (hold that …)
    w  weak: counts only with a person or an institution as subject and a clause, infinitive or quotation
"""

from __future__ import annotations

import re

_VERBS = """
say: q | of
tell: qto | about, of
add: q
write: qn | about, of
state: qn
declare: qcn
announce: qn
note: qn
observe: q
remark: q | on
comment: q | on
claim: qin
allege: qn
assert: qn
contend: q
argue: qn | for, against
maintain: q
insist: q | on
affirm: qn
reaffirm: qn
aver: q
avow: qn
swear: qi
vow: qin
pledge: qin
promise: qint
threaten: qin
warn: qto | of, about, against
caution: qto | against
advise: qto | against
urge: qon
exhort: qo
implore: qo
beg: qo
beseech: qo
plead: qo | for
ask: qon | for, about
inquire: q | about
enquire: q | about
wonder: q | about
question: qn | about
query: qn
demand: qin
request: qn
order: qo
instruct: qo
direct: o
command: qo
invite: o
encourage: on
discourage: n
press: o | for, on, about
push: o | for
lobby: o | for
appeal: i | for, to
call: qco | for, on
dub: c
label: c
brand: c
term: c
deem: cB
pronounce: c
proclaim: qcn
describe: qan
characterize: a
characterise: a
portray: a
depict: a
cast: a
frame: a
paint: a
refer: | to
hail: an
dismiss: anD
rubbish: anD
scotch: nD
quash: nD
debunk: anD
decry: an
deride: an
denounce: an
condemn: an
criticize: an
criticise: an
blast: qan
rage: q | about, against
slam: an
attack: an
assail: an
lambast: an
lambaste: an
excoriate: an
mock: an
ridicule: an
bash: an
rebuke: n
scold: qn
chide: qn
chastise: n
berate: n
disparage: n
denigrate: n
insult: n
taunt: qn
rip: n
knock: n
fault: n
blame: n
attribute: n
rate: c
ascribe: n
praise: n
laud: an
applaud: n
commend: n
salute: n
tout: an
extol: n
compliment: n
thank: n
congratulate: n
welcome: n
defend: qan
justify: n
accuse: f
charge: qf
suspect: qfB
convict: f
remind: qot | of, about
assure: qt | of
reassure: qt
inform: qt | of, about
notify: qt | of
brief: qt | on
persuade: qot
convince: qot | of
explain: qn
clarify: qn
elaborate: q | on
specify: qn
detail: qn
outline: qn
summarize: qn
summarise: qn
recount: qn
relate: q
narrate: qn
recall: qgn
remember: qgnB
reminisce: q | about
recite: qn
repeat: qn
reiterate: qn
restate: qn
echo: qn
stress: qn
emphasize: qn
emphasise: qn
underline: qn
underscore: qn
highlight: qn
point: | to
mention: qgn
cite: qan
quote: qan
reference: n
invoke: n
discuss: qgn
debate: qn
suggest: qgn
propose: qgin
recommend: qgn
advocate: gn | for
imply: qn
insinuate: q
hint: q | at
signal: qn
indicate: qn
intimate: q
admit: qgn | to
acknowledge: qgn
concede: qn
confess: qi | to
confide: q
confirm: qn
verify: qn
disclose: qn
reveal: qn
divulge: qn
leak: n
deny: qgnD
refute: qnD
rebut: qnD
dispute: qnD
reject: anD
disavow: nD
disown: nD
contradict: nD
contest: nD
challenge: qn
counter: q
respond: q | to, with
reply: q | to
retort: q
answer: q
object: q | to
protest: qn
complain: q | about, of
lament: qn
bemoan: qn
deplore: qn
regret: qgnB
grumble: q | about
gripe: q | about
fume: q | about
rail: | against, about
vent: q | about
apologize: q | for
apologise: q | for
boast: q | of, about
brag: q | about
joke: q | about
quip: q
crow: q
gloat: q
sneer: q
scoff: q | at
muse: q | about
opine: q
theorize: q
theorise: q
hypothesize: q
speculate: q | about, on
estimate: qoeB
predict: qn
forecast: qn
foresee: qnB
prophesy: q
project: oB
reckon: qB
calculate: qB
conclude: q
find: qcB
rule: q
judge: qcB
report: qgn
testify: q | about, to
attest: q | to
certify: q
vouch: | for
document: qn
show: q
publish: n
broadcast: n
post: qn
tweet: qn | about
retweet: n
blog: q
email: q
text: q
shout: q
yell: q
scream: q
cry: q
exclaim: q
chant: q
whisper: q
mutter: q
murmur: q
mumble: q
sigh: q
laugh: q
snap: q
bark: q
bellow: q
intone: q
utter: qn
voice: n
express: qn
convey: qn
articulate: qn
read: q
sing: q
preach: q
profess: qin
pray: qiB | for
continue: q
begin: q
interject: q
interrupt: q
chime: q
agree: qi | with, to, on
disagree: qD | with, about
accept: qn
endorse: n
back: n
support: n
oppose: gn
speak: | about, of, against
talk: | about, of
lecture: | about, on
tease: q
offer: qin
volunteer: qi
decline: iX
refuse: iX
apprise: qt | of
dictate: q
stipulate: q
posit: q
postulate: q
venture: q
surmise: qB
guess: qB
gather: qB
think: qcB | about, of
believe: qcB | in
feel: qcB
consider: cgnB
regard: aB
view: aB
see: aqcB
know: qB | about, of
understand: qB
rumour: qB
rumor: qB
realize: qB
realise: qB
recognize: qanB
recognise: qanB
learn: qB | of, about
discover: qB
hear: qB | about, of
assume: qB
presume: qB
suppose: qB
imagine: qB
doubt: qnB
fear: qngB
worry: qB | about
dread: gnB
hope: qiB | for
wish: qioB | for
want: oiB
desire: oinB
expect: qoiB
anticipate: qgnB
await: nB
intend: igB
plan: iB | on, for
aim: iwB
mean: qiwB
seek: inwB
prefer: iognB
favor: gnB
favour: gnB
hate: qinB
decide: qiB | against, on
choose: iwB
resolve: qiB
determine: qB
vote: i | for, against
opt: iB
contemplate: gnB
envision: gnaB
envisage: gnB
dream: qB | of
trust: qB
forget: qB
ignore: nB
put: e
give: e
place: e
peg: e
value: e
assess: e
hold: h
undertake: iq
fret: q | about
wail: q
whine: q | about
groan: q
moan: q | about
growl: q
snarl: q
sniff: q
snort: q
sob: q
stammer: q
splutter: q
blurt: q
roar: q
shriek: q
thunder: q
rant: q | about, against
gush: q
enthuse: q | about
grouse: q | about
carp: q | about
quibble: q | about, over
concur: q
conjecture: q
counsel: qo
demur: q
decree: q
forewarn: qt | of, about
guarantee: q
interpose: q
jeer: q
reassert: qn
sympathize: q
sympathise: q
liken: n
castigate: n
vilify: an
malign: an
pillory: an
repudiate: nD
retract: n
trumpet: an
grill: | about, on, over
quiz: | about, on
submit: h
allow: h
figure: qBw
"""

# Verb + particle or fixed object that together make one cue: first word -> (the words after it, frames, prepositions).
MULTIWORD: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "point": ((("out",), "qn"),),
    "make": (
        (("clear",), "q"),
        (("plain",), "q"),
        (("it", "clear"), "q"),
        (("it", "plain"), "q"),
        (("it", "known"), "q"),
        (("very", "clear"), "q"),
        (("the", "case"), "q"),
        (("the", "point"), "q"),
        (("an", "argument"), "q"),
        (("known",), "q"),
    ),
    "have": ((("it",), "h"),),
    "put": ((("it", "about"), "q"), (("about",), "q"), (("it",), "q"), (("forward",), "n"), (("forth",), "n")),
    "go": ((("on",), "q"),),
    "lay": ((("out",), "qn"),),
    "set": ((("out",), "qn"),),
    "spell": ((("out",), "qn"),),
    "lash": ((("out",), "q"),),
    "fire": ((("back",), "q"),),
    "shoot": ((("back",), "q"),),
    "hit": ((("back",), "q"),),
    "brush": ((("aside",), "nD"), (("off",), "nD")),
    "shrug": ((("off",), "nD"),),
    "laugh": ((("off",), "nD"),),
    "wave": ((("away",), "nD"), (("aside",), "nD")),
    "pour": ((("scorn",), "D"), (("cold", "water"), "D")),
    "weigh": ((("in",), "q"),),
    "chime": ((("in",), "q"),),
    "speak": ((("out",), "q"),),
    "rule": ((("out",), "gnD"),),
    "call": ((("out",), "n"),),
    "sum": ((("up",), "qn"),),
    "double": ((("down",), "q"),),
    "find": ((("out",), "qB"),),
    "bring": ((("up",), "n"),),
    "play": ((("down",), "n"),),
    "take": ((("issue",), "q"), (("aim",), "q")),
    "hold": ((("out",), "n"),),
    "read": ((("out",), "n"),),
    "let": ((("it", "be", "known"), "q"),),
    "want": ((("to", "know"), "q"),),
}
MULTIWORD_PREPOSITIONS: dict[tuple[str, ...], frozenset[str]] = {
    ("lash", "out"): frozenset({"at", "against"}),
    ("weigh", "in"): frozenset({"on", "with"}),
    ("speak", "out"): frozenset({"about", "against"}),
    ("double", "down"): frozenset({"on"}),
    ("make", "the", "case"): frozenset({"for", "against"}),
    ("take", "issue"): frozenset({"with"}),
    ("take", "aim"): frozenset({"at"}),
    ("pour", "scorn"): frozenset({"on", "over"}),
    ("pour", "cold", "water"): frozenset({"on"}),
    ("hit", "back"): frozenset({"at"}),
}

_IRREGULAR = """
say: says said saying; tell: tells told telling; write: writes wrote written writing; swear: swears swore sworn swearing
speak: speaks spoke spoken speaking; think: thinks thought thinking; feel: feels felt feeling; find: finds found finding
see: sees saw seen seeing; know: knows knew known knowing; understand: understands understood understanding
hear: hears heard hearing; mean: means meant meaning; seek: seeks sought seeking; choose: chooses chose chosen choosing
forget: forgets forgot forgotten forgetting; foresee: foresees foresaw foreseen foreseeing; hold: holds held holding
show: shows showed shown showing; read: reads read reading; put: puts put putting; go: goes went gone going
lay: lays laid laying; set: sets set setting; make: makes made making; bring: brings brought bringing
begin: begins began begun beginning; cast: casts cast casting; learn: learns learned learnt learning
have: has have had having; give: gives gave given giving
dream: dreams dreamed dreamt dreaming; deny: denies denied denying; reply: replies replied replying
shoot: shoots shot shooting; hit: hits hit hitting; take: takes took taken taking; sing: sings sang sung singing
forecast: forecasts forecast forecasted forecasting; broadcast: broadcasts broadcast broadcasting
let: lets let letting; undertake: undertakes undertook undertaken undertaking
beseech: beseeches beseeched besought beseeching; rebut: rebuts rebutted rebutting; spell: spells spelled spelt spelling
"""
_DOUBLING = frozenset(
    """plan admit refer rip slam beg brag rebut snap hit permit commit quip submit knit chat vet rap dub
    hint-at peg""".split()
) - {"hint-at"}


def _inflect(lemma: str) -> set[str]:
    """Regular forms of an English verb: third person, past, participle."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", lemma):
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = lemma + "es" if re.search(r"(?:s|x|z|sh|ch)$", lemma) else lemma + "s"
    return {lemma, third, stem + "ed", stem + "ing"}


class Verb:
    """One verb's frames (see the module's docstring) and the prepositions that bring in its content."""

    __slots__ = ("frames", "lemma", "prepositions")

    def __init__(self, lemma: str, frames: str, prepositions: frozenset[str]) -> None:
        self.lemma, self.frames, self.prepositions = lemma, frames, prepositions

    def takes(self, frame: str) -> bool:
        """Tell whether the verb has a frame letter."""
        return frame in self.frames

    @property
    def belief(self) -> bool:
        """Tell whether the verb reports thought rather than speech."""
        return "B" in self.frames


def _verbs() -> dict[str, Verb]:
    out: dict[str, Verb] = {}
    for line in _VERBS.strip().splitlines():
        lemma, _, rest = line.partition(":")
        frames, _, prepositions = rest.partition("|")
        if "-" in lemma or not (frames.strip() or prepositions.strip()):
            continue
        out[lemma] = Verb(lemma, frames.strip(), frozenset(p.strip() for p in prepositions.split(",") if p.strip()))
    return out


def _forms() -> dict[str, str]:
    irregular: dict[str, set[str]] = {}
    for entry in re.split(r"[;\n]", _IRREGULAR.strip()):
        lemma, _, forms = entry.partition(":")
        irregular[lemma.strip()] = set(forms.split()) | {lemma.strip()}
    out: dict[str, str] = {}
    for lemma in [*VERBS, *MULTIWORD]:
        for form in irregular.get(lemma) or _inflect(lemma):
            out.setdefault(form, lemma)
    return out


VERBS: dict[str, Verb] = _verbs()
_EVERY_FORM = _forms()
_COMMON = frozenset("have give place peg value assess".split())
FORMS: dict[str, str] = {form: lemma for form, lemma in _EVERY_FORM.items() if lemma not in _COMMON}
"""Inflected form -> lemma, for verbs of `VERBS` and first words of `MULTIWORD`."""

COMMON_FORMS: dict[str, str] = {form: lemma for form, lemma in _EVERY_FORM.items() if lemma in _COMMON}
"""The same for verbs that are too common to tell a cue: no sentence is parsed for them alone."""
