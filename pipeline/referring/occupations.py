"""Closed word lists of English news for what people are: offices, occupations, and the words that stand before them."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# One of these by itself says what somebody is: "attorney Ann Holm".
ALONE = _words("""
activist actor actress ambassador analyst anchor anthropologist archaeologist archbishop architect artist astronaut astronomer
athlete attorney author baker ballerina banker barber biochemist biographer biologist bishop blogger botanist boxer
broadcaster broker businessman businessperson businesswoman cardinal cardiologist cartoonist chef chemist choreographer
cinematographer climatologist columnist comedian comedienne comic commentator composer congressman congressperson
congresswoman constable coroner correspondent councilman councilwoman criminologist critic cyclist dancer demographer dentist
dermatologist designer detective developer diplomat drummer ecologist economist electrician endocrinologist engineer
entertainer entomologist entrepreneur envoy epidemiologist ethicist farmer filmmaker firefighter fisherman forecaster
gastroenterologist geneticist geographer geologist geophysicist goalkeeper golfer guitarist gymnast historian hunter imam
immunologist inventor investor jockey journalist landscaper lawmaker lawyer legislator librarian lobbyist magician
mathematician medalist meteorologist microbiologist midfielder mogul musician naturalist neurologist neuroscientist
neurosurgeon novelist nurse nutritionist oceanographer oncologist ornithologist paleoanthropologist paleontologist paramedic
pastor pathologist pediatrician philanthropist philosopher photographer photojournalist physician physicist pianist pilot
pitcher playwright plumber poet pollster pope preacher priest producer professor programmer prosecutor psychiatrist
psychologist publicist quarterback rabbi radiologist rancher rapper realtor receiver reporter restaurateur retiree scientist
screenwriter sculptor seismologist senator singer skater skier sociologist soldier songwriter sprinter statistician
stockbroker storyteller striker stuntman supermodel surfer surgeon surveyor swimmer technologist toxicologist trooper trucker
umpire urologist veteran veterinarian videographer violinist virologist vlogger volcanologist welder writer youtuber zoologist
""")
# These need to be told of what: "spokeswoman" of whom?
OF_WHAT = _words("""
administrator adviser advisor advocate agent aide analyst archivist assemblyman assemblywoman assistant associate author
biographer boss candidate captain ceo cfo chair chairman chairperson chairwoman chancellor chaplain chief co-author co-chair
co-chairman co-chairwoman co-creator co-director co-executive co-founder co-host co-owner co-president co-sponsor coach
colonel commander commissioner conductor congressman consul consultant contractor controller coo coordinator counsel counselor
creator curator dean delegate demonstrator deputy director driver editor electrician employee executive expert fellow fighter
foreman founder general governor guard head host inspector instructor investigator judge justice leader lecturer legend
lieutenant major manager marshal mayor mediator medic member minister moderator negotiator nominee officer official operative
organiser organizer owner parliamentarian partner paymaster player premier presenter president principal promoter publisher
ranger representative researcher resident scholar secretary sergeant sheriff speaker specialist spokesman spokesperson
spokeswoman star strategist student superintendent supervisor teacher technician trainer treasurer trustee undersecretary
vice-chair vice-chairman vice-president volunteer warden whip worker
""")
# Offices that stand before a name with a capital; the first by themselves: "Mayor Ann Holm".
RANKS = _words("""
adm admiral ambassador archbishop bishop capt captain cardinal chancellor col colonel congressman congresswoman detective gen
general gov governor judge justice king lieutenant lt maj major mayor officer pope premier president prince princess prof
professor queen rabbi rep representative sen senator sergeant sgt sheriff
""")
OFFICES = RANKS | _words("""
administrator attorney chairman chairwoman chief commander commissioner counsel counselor deputy director envoy inspector
leader minister secretary speaker superintendent undersecretary whip
""")
# Whoever is one of these in one article and another in the next is not for this rule to decide on.
SEATS = _words(
    "president senator sen rep representative congressman congresswoman governor gov mayor premier chancellor king queen "
    "candidate nominee"
)
ALIKE = {
    "sen": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "gov": "governor", "prof": "professor", "gen": "general", "advisor": "adviser", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman", "lawyer": "attorney", "nominee": "candidate",
    "businesswoman": "businessman", "actress": "actor", "capt": "captain", "col": "colonel", "sgt": "sergeant",
}  # fmt: skip
# Before an occupation, in small letters.
MODIFIERS = _words("""
academic acting adjunct agriculture assistant associate aviation ballet baseball basketball board boxing budget business cable
campaign capital cello chess chief child children's children’s church city civil classical climate club college college-age
commanding commercial communications community company computer congressional consumer corporate country county court crime
criminal cultural culture cybersecurity dance data death-penalty defence defense deputy digital disease district domestic
drama drug earth economic economics editorial education election elementary emergency emeritus energy engineering
entertainment environment environmental estate ethics evening event executive eye faculty family-law fantasy fashion federal
fiction film finance financial fire fiscal fishing fitness food football foreign forensic former founding freelance fund
fundraising gubernatorial gun health hedge hedge-fund high high-school history hockey homicide horse hospital hotel housing
human immigration independent indie industry infectious infectious-disease information insurance intelligence interim
international investigative investment jazz judicial junior justice kindergarten labor labour land law lead legal legislative
literary local long-time longtime magazine majority managing marine maritime market marketing math media medical men's
mental-health men’s metro military minority mobile morning motion museum music national nature naval network news newspaper
nuclear oil online opera opinion opposition orchestra parliamentary part-time party peace pediatric personal personnel
philosophy photo piano planetary police policy political politics pop portfolio preschool presidential presiding press primary
prime principal prison privacy private pro program project property public public-health racing radio rail railroad ranking
real real-estate reality regional religious research retired rights rock safety sales school science search security senate
senatorial senior service sheriff's sheriff’s ski soap soccer social society software soul space special spiritual sports
staff stage state stock street study stunt style surgical systems talk talk-show tax team tech technical technology television
tennis theater theatre theoretical track trade traffic training transit transportation travel trial tribal trust tv undercover
union university urban veteran vice vice-presidential video visiting vocal volunteer war weather web wedding wildlife women's
women’s world wrestling youth
""")
HEADS = ALONE | OF_WHAT | OFFICES
STANDING = {"former": "former", "ex": "former", "retired": "former", "acting": "acting", "interim": "acting"}
# What judges somebody, or holds for some time or among some only.
LIMITING = _words("""
acclaimed beloved best celebrated combative controversial current dead defeated disgraced embattled extreme failed famed
famous far-left far-right firebrand first fourth great hard-line hardline influential last late latest leading left-wing
legendary likely losing maverick most murdered new newly next notorious now oldest once one only outspoken own popular
possible potential powerful prominent putative radical renowned respected right-wing rival same second self-described
self-styled slain so-called then third top winning worst would-be youngest
""")
# Those of one word: a sentence that begins with one may begin with a role.
STATES_OF_US = _words("""
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas
Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma
Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming
""")
