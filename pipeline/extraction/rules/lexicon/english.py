"""English words for the rules: nouns and adjectives that report, persons, offices, bodies, titles; the verbs too."""

from __future__ import annotations

import re

from pipeline import kinship
from pipeline.extraction.rules.lexicon.english_verbs import COMMON_FORMS as COMMON_FORMS
from pipeline.extraction.rules.lexicon.english_verbs import FORMS as FORMS
from pipeline.extraction.rules.lexicon.english_verbs import MULTIWORD as MULTIWORD
from pipeline.extraction.rules.lexicon.english_verbs import MULTIWORD_PREPOSITIONS as MULTIWORD_PREPOSITIONS
from pipeline.extraction.rules.lexicon.english_verbs import VERBS as VERBS
from pipeline.extraction.rules.lexicon.english_verbs import Verb as Verb

# Nouns that name an utterance or a thought; with a that-clause, an infinitive or of/about they report it.
SPEECH_NOUNS = frozenset(
    """accusation acknowledgment acknowledgement admission advice affirmation allegation announcement answer appeal
    argument assertion
    assessment assurance blame boast call caution charge claim comment complaint concession conclusion confession
    confirmation
    contention criticism declaration demand denial description disclosure estimate explanation finding forecast
    guarantee hint
    indication insinuation insistence invitation judgment judgement lament message notion objection observation offer
    opinion order plea pledge point prediction premise proclamation promise proposal proposition protest question quip
    rebuke
    recommendation refusal rejection remark reminder reply report request response revelation ruling rumor rumour saying
    statement story stipulation version account
    suggestion talk testimony theory threat tweet verdict view vow warning word""".split()
)
BELIEF_NOUNS = frozenset(
    """aim ambition anticipation anxiety assumption belief bet concern confidence conviction desire determination
    doubt eagerness
    expectation fear feeling goal hope idea impression intent intention opinion perception plan preference realization
    realisation
    suspicion thought understanding wish worry willingness""".split()
)
# Adjectives that report a thought with a that-clause, an infinitive or a preposition: be afraid that, be sure that.
BELIEF_ADJECTIVES = frozenset(
    """adamant afraid angry anxious ashamed aware certain clear concerned confident convinced curious delighted
    determined
    disappointed doubtful eager fearful glad grateful happy hopeful insistent mindful optimistic outraged pessimistic
    pleased proud
    relieved sad satisfied skeptical sceptical sorry sure surprised suspicious thankful troubled uncertain unsure
    upset wary
    willing unwilling worried reluctant hesitant opposed supportive critical""".split()
)

# With their owner behind a preposition: in her view, by the union's reckoning, on the bank's account.
OPINION_NOUNS = frozenset(
    """view opinion eyes words word account reckoning telling version estimate estimation judgment judgement assessment
    calculation theory reading interpretation admission count mind reply recollection retelling""".split()
)

ACCORDING = frozenset(("according", "per"))
# Prepositions of attribution in front of a noun phrase that is a source, as whole phrases.
SOURCE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "eyes", "of"),
    ("as", "per"),
    ("per",),
)

# Who a bare predicate may belong to when it is no cue by itself ("… took to Twitter: “…”").
HEDGE_ADVERBS = frozenset("reportedly supposedly allegedly purportedly apparently ostensibly rumoredly".split())
HEARSAY_ADVERBS = frozenset("reportedly allegedly supposedly purportedly rumoredly".split())
HEDGE_PASSIVES = frozenset("say report rumor rumour allege believe think understand know suppose claim".split())

NEGATIONS = frozenset("not n't n’t never no neither nor hardly without".split())

CHANNEL_NOUNS = frozenset(
    """statement interview tweet tweets email e-mail letter memo report speech address press release conference briefing
    post blog op-ed column editorial book memoir article essay call hearing testimony radio television tv podcast
    program
    programme show debate rally forum filing affidavit lawsuit complaint video message note telegram twitter facebook
    website
    newsletter broadcast broadcaster news episode appearance remarks town-hall event meeting gathering""".split()
)
CHANNEL_PREPOSITIONS = frozenset("in on via by through during at to over".split())

# Nouns whose phrase speaks for a group or a document; "it" and "they" may stand for them.
INSTITUTIONS = frozenset(
    """administration agency army assembly association authority bank board bureau cabinet campaign centre center
    chamber
    city club coalition commission committee company congress consortium corporation council country court department
    delegation embassy entourage camp circle federation firm force foreign foundation fund government group guard
    house institute
    institution kremlin
    league magazine military ministry mission movement nation network newspaper office organization organisation
    outlet pact panel paper parliament parties party police post presidency press prosecution regime secretariat
    senate service
    staff state team think-tank times treasury tribunal union university white-house""".split()
)
DOCUMENTS = frozenset(
    """ad advertisement analysis article book brief column commercial complaint data document documents editorial
    email emails
    essay filing findings figures flyer graphic headline indictment law lawsuit leaflet letter log memo memoir message
    minutes bulletin communique diary note notice order pamphlet petition poll readout
    polls post proposal record records release report reports research resolution review ruling sign speech statement
    statistics story study studies survey surveys text transcript tweet video website""".split()
)

ROLE_NOUNS = frozenset(
    """admiral adviser advisor aide ambassador analyst artist attorney author captain chairman chairwoman chair
    chancellor chief
    cardinal coach colonel columnist commander commissioner co-founder congressman congresswoman correspondent counsel
    critic
    deputy detective diplomat director doctor economist editor envoy executive expert farmer founder general governor
    head
    historian host inspector investigator journalist judge justice king lawmaker lawyer leader lieutenant lobbyist
    major manager
    mayor minister nominee officer official organizer owner pastor physician pilot pollster pope premier president
    priest prince
    princess principal professor prosecutor publisher queen rabbi rapporteur rep representative reporter researcher
    scientist
    secretary sen senator sergeant sheriff speaker specialist spokesman spokesperson spokeswoman strategist student
    superintendent
    surgeon teacher treasurer trustee undersecretary veteran vice-president widow writer candidate businessman
    businesswoman
    billionaire democrat republican conservative liberal socialist independent winner senator-elect president-elect
    ceo cfo
    metropolitan archbishop bishop imam ayatollah emir sultan sheikh marshal chief-of-staff whistleblower activist
    resident survivor victim witness neighbor neighbour worker driver owner mother father brother sister son daughter
    wife husband mp mep agent pal mum mom dad boss skipper backbencher barrister
    """.split()
)

# Callings, whose bearer a text may take up by them alone: *the novelist* is whom it told of last.
CALLINGS = frozenset(
    """academic actor actress anthropologist archaeologist artist astronaut astronomer astrophysicist athlete author
    baker ballerina barber barrister batsman beekeeper billionaire biochemist biographer biologist blacksmith blogger
    bookseller botanist bowler boxer bricklayer broadcaster builder businessman businesswoman butcher carpenter
    cartoonist cellist champion chef chemist choreographer cinematographer comedian comic composer cricketer cyclist
    dancer defender democrat designer diplomat documentarian dramatist drummer ecologist economist elder electrician
    engineer entrepreneur epidemiologist essayist ethicist ex-diplomat ex-minister ex-soldier farmer farmworker
    father-of-four father-of-one father-of-three father-of-two filmmaker film-maker financier fisherman flautist
    florist footballer freshman frontman geneticist geologist geophysicist goalkeeper golfer grandfather grandmother
    graduate guitarist gymnast hairdresser harpist historian housewife hurler illustrator immunologist industrialist
    jeweller jockey joiner laureate lawmaker liberal lifeguard linguist magnate marathoner
    mathematician medallist medalist memoirist meteorologist midfielder midwife millionaire miner mother-of-four
    mother-of-one mother-of-three mother-of-two motorist mountaineer musician neuroscientist nonagenarian novelist
    octogenarian oligarch organist orthodontist painter paralympian parliamentarian pensioner philanthropist
    philosopher photographer photojournalist physicist pianist playmaker playwright plumber poet politician potter
    producer programmer publican quarterback rapper republican restaurateur retiree roofer rower sailor saxophonist
    schoolboy schoolgirl schoolteacher scholar scientist screenwriter sculptor senator septuagenarian shepherd
    shopkeeper singer skater skier sociologist songwriter sophomore soprano sprinter statistician striker
    stonemason swimmer tailor teenager tenor theologian toxicologist tradesman trombonist trucker trumpeter tycoon
    undergraduate undertaker veteran violinist virologist vocalist volcanologist weaver welder whistleblower
    wicketkeeper widow widower winemaker winger writer zoologist""".split()
)

_KIN = frozenset(
    """aunt boyfriend bride bridegroom brother-in-law cousin daughter-in-law ex-boyfriend ex-girlfriend ex-husband
    ex-partner ex-wife father-in-law fiancé fiancée girlfriend godfather godmother granddaughter grandson groom
    half-brother half-sister housemate mother-in-law nephew niece sister-in-law son-in-law spouse stepbrother
    stepdaughter stepfather stepmother stepsister stepson teammate""".split()
)
# Nouns for persons that hold no office; a subject that pronouns may stand for, no sign of an institution's voice.
PERSON_NOUNS = (
    frozenset(
        """accountant accused actor actress apprentice architect archaeologist auditor aunt baker banker biologist boy
    broker builder bystander captain campaigner carpenter caretaker chemist clerk coroner colleague conductor consul
    councillor counterpart cousin curator customer dean defendant designer docker electrician engineer financier
    firefighter fisherman forester friend gardener geologist girl grandfather grandmother guard guest headmaster
    headmistress helper husband insider inspector interpreter landlord lecturer librarian lodger man master mechanic
    mediator
    medic merchant midwife miner musician negotiator nephew niece nun nurse observer onlooker paramedic participant
    passenger pensioner person photographer physicist plaintiff plumber policeman policewoman porter predecessor
    protester psychologist pupil rector registrar rival sailor salesman scholar shopkeeper signalman singer skipper
    sociologist soldier source steward successor surveyor suspect technician tenant trader trainee translator uncle
    vet vicar visitor volunteer waiter waitress warden welder widower woman youth""".split()
    )
    | CALLINGS
    | _KIN
)

# Who is always somebody's: *his lawyer* is no lawyer in general.
RELATIONS = kinship.ENGLISH.all | frozenset(
    """acquaintance admirer adversary adviser advisor aide ally assistant associate attorney backer barrister
    biographer boyfriend bodyguard brother-in-law classmate colleague confidant confidante counsel
    counterpart critic daughter-in-law defender deputy disciple driver enemy ex-boyfriend
    ex-girlfriend ex-husband ex-partner ex-wife fan father-in-law fiancé fiancée flatmate foe follower
    friend girlfriend godfather godmother grandchild half-brother
    half-sister heir housemate lawyer mentor mother-in-law neighbor neighbour
    opponent partner predecessor protégé publicist relative representative rival roommate secretary
    sister-in-law solicitor son-in-law speechwriter spokesman spokesperson spokeswoman stepbrother
    stepsister subordinate successor supporter teammate
    family parents relatives aides advisers advisors allies friends lawyers associates colleagues
    critics neighbors neighbours opponents rivals supporters
    """.split()
)
GROUPS = frozenset(
    """family parents relatives aides advisers advisors allies friends lawyers associates colleagues critics neighbors
    neighbours opponents rivals supporters""".split()
)

MALE_NOUNS = frozenset(
    """boyfriend bridegroom groom fiancé godfather dad man boy father husband son brother uncle nephew gentleman
    spokesman chairman businessman policeman fireman fisherman widower grandfather king prince headmaster
    waiter salesman signalman batsman congressman frontman tradesman schoolboy father-of-one father-of-two
    father-of-three father-of-four irishman englishman frenchman dutchman welshman scotsman yorkshireman""".split()
)
FEMALE_NOUNS = frozenset(
    """girlfriend bride fiancée godmother woman girl mother wife daughter sister aunt niece lady spokeswoman
    chairwoman businesswoman policewoman widow grandmother queen princess headmistress waitress actress
    congresswoman ballerina housewife midwife schoolgirl mother-of-one mother-of-two mother-of-three
    mother-of-four irishwoman englishwoman frenchwoman dutchwoman welshwoman scotswoman mum mom soprano""".split()
)

TITLES_MALE = frozenset(
    "mr mister sir lord king prince father congressman chairman businessman spokesman rev fr".split()
)
TITLES_FEMALE = frozenset(
    """mrs ms miss madam madame dame lady queen princess congresswoman chairwoman businesswoman spokeswoman
    sister""".split()
)
TITLES = (
    TITLES_MALE
    | TITLES_FEMALE
    | frozenset(
        """dr prof professor pm president vice former ex-president senator sen rep representative gov governor mayor
        secretary
        general gen col colonel capt captain lt sgt maj adm admiral judge justice minister premier chancellor
        ambassador pope
        bishop archbishop cardinal sheikh sheriff speaker attorney prime foreign deputy del delegate dep rabbi pastor
        reverend
        imam director chief officer spokesperson commissioner detective inspector superintendent m mme hon""".split()
    )
)

# Adjectives of place: capitalised, but no names of anybody.
DEMONYMS = frozenset(
    """african albanian american arab arabic argentine armenian asian australian austrian azerbaijani belarusian
    belgian brazilian british bulgarian canadian chechen chilean chinese christian colombian croatian cuban cypriot
    czech danish dutch egyptian english estonian ethiopian european finnish french georgian german greek hungarian
    indian indonesian iranian iraqi irish islamic israeli italian japanese jewish jordanian kenyan korean kurdish
    latvian lebanese libyan lithuanian mexican moldovan moroccan muslim nigerian norwegian pakistani palestinian
    peruvian polish portuguese romanian russian saudi scottish serbian slovak slovenian soviet spanish swedish swiss
    syrian taiwanese thai tunisian turkish ukrainian venezuelan vietnamese welsh western eastern northern
    southern""".split()
)

# Nouns for who comes from a place; some are given names too: *the Dane*, but *Dane Pike*.
NATIONALS = frozenset(
    """scot dane swede finn pole turk spaniard briton serb croat czech slovak slovene greek kurd thai arab icelander
    irishman irishwoman englishman englishwoman frenchman frenchwoman dutchman dutchwoman welshman welshwoman
    scotsman scotswoman ulsterman yorkshireman liverpudlian mancunian glaswegian dubliner londoner berliner parisian
    muscovite texan californian floridian virginian georgian ohioan alaskan hawaiian""".split()
)

# What an office is for; a foreign minister is no defence minister.
PORTFOLIOS = frozenset(
    """foreign defence defense interior finance health justice labour labor education energy environment transport
    trade culture agriculture economy prime home treasury housing water mines""".split()
)

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

NON_NAMES = WEEKDAYS | frozenset(
    """the a an i we he she it they you this that these those but and or so if when while after before in on at for
    from with as by
    to of his her its their our my your what who why how where which there here yes no not now then also still yet
    even just january february march april may june july august september october november december mr mrs ms dr
    however meanwhile according during since until under over about although though because both
    each every
    some many most more much between nothing nobody none neither either anybody anyone everybody everyone somebody
    someone lost gone had has have was were did does do be been asked given left such among against behind beyond within
    people men women sources officials critics residents villagers twice once
    without perhaps maybe indeed thus hence whether nor only same other another few several one two three four five
    six seven eight nine ten cest cet gmt bst utc edt pdt last next new first second third earlier
    later""".split()
)

NOUN_FORMS: dict[str, str] = {
    form: noun
    for noun in sorted(SPEECH_NOUNS | BELIEF_NOUNS)
    for form in (
        noun,
        noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + ("es" if noun.endswith("s") else "s"),
    )
}
"""Singular and plural -> singular, for cue nouns."""

CUE_WORDS = frozenset(FORMS) | frozenset(NOUN_FORMS) | BELIEF_ADJECTIVES | ACCORDING | HEDGE_ADVERBS | OPINION_NOUNS
"""A sentence without any of these and without quotation marks cannot hold an attribution and is not parsed."""
