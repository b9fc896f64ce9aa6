"""Closed word lists of English news for what people are: offices, occupations, and the words that stand before them."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# One of these by itself says what somebody is: "attorney Ann Holm".
ALONE = _words("""
activist actor actress ambassador analyst anchor anthropologist archaeologist archbishop architect artist astronaut astronomer
athlete attorney author baker ballerina banker barber biochemist biographer biologist bishop blogger botanist boxer broadcaster
broker businessman businessperson businesswoman cardinal cardiologist cartoonist chef chemist choreographer cinematographer
climatologist columnist comedian comedienne comic commentator composer congressman congressperson congresswoman constable
coroner correspondent councilman councilwoman criminologist critic cyclist dancer demographer dentist dermatologist designer
detective developer diplomat doctor drummer ecologist economist electrician endocrinologist engineer entertainer entomologist
entrepreneur envoy epidemiologist ethicist farmer filmmaker firefighter fisherman forecaster gastroenterologist geneticist
geographer geologist geophysicist goalkeeper golfer guitarist gymnast historian hunter imam immunologist internist inventor
investor jockey journalist landscaper lawmaker lawyer legislator librarian lobbyist magician mathematician medalist
meteorologist microbiologist midfielder midwife mogul musician naturalist neurologist neuroscientist neurosurgeon novelist nurse
nutritionist oceanographer oncologist ophthalmologist ornithologist paleoanthropologist paleontologist paramedic pastor
pathologist pediatrician philanthropist philosopher photographer photojournalist physician physicist pianist pilot pitcher
playwright plumber poet pollster pope preacher priest producer professor programmer prosecutor psychiatrist psychologist
psychotherapist publicist quarterback rabbi radiologist rancher rapper realtor receiver reporter restaurateur retiree scientist
screenwriter sculptor seismologist senator singer skater skier sociologist soldier songwriter sprinter statistician stockbroker
storyteller striker stuntman supermodel surfer surgeon surveyor swimmer technologist toxicologist trooper trucker umpire
urologist veteran veterinarian videographer violinist virologist vlogger volcanologist welder writer youtuber zoologist
""")
# These need to be told of what: "spokeswoman" of whom?
OF_WHAT = _words("""
administrator adviser advisor advocate agent aide analyst archivist assemblyman assemblywoman assistant associate author
biographer boss campaigner candidate captain ceo cfo chair chairman chairperson chairwoman chancellor chaplain chief co-author
co-chair co-chairman co-chairwoman co-creator co-director co-executive co-founder co-host co-owner co-president co-sponsor coach
colonel commander commissioner comptroller conductor congressman consul consultant contractor controller coo coordinator counsel
counselor creator curator dean delegate demonstrator deputy director driver editor editor-in-chief electrician employee
executive expert fellow fighter foreman founder general governor guard head host inspector instructor investigator judge justice
leader lecturer legend lieutenant major manager marshal mayor mediator medic member minister moderator negotiator nominee
officer official operative organiser organizer owner parliamentarian partner paymaster planner player premier presenter
president principal promoter publisher ranger representative researcher resident scholar secretary sergeant sheriff speaker
specialist speechwriter spokesman spokesperson spokeswoman staffer star strategist student superintendent supervisor teacher
technician trader trainer treasurer trustee undersecretary vice-chair vice-chairman vice-president volunteer warden whip
whistleblower worker
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
academic accounting acting adjunct admissions advocacy affairs agricultural agriculture aid airline appellate arms artistic
assistant associate atmospheric aviation ballet banking bankruptcy baseball basketball behavioral biology board bond boxing
brand budget business cable campaign campaigns cancer capital care cello chess chief child children's children’s church city
civil classical climate clinical club college college-age commanding commercial commodities communication communications
community company computer congressional constitutional consumer contributing control corporate counterterrorism country county
court creative crime criminal criminology crisis cultural culture currency cybersecurity dance data death-penalty defence
defense deputy development digital disease distinguished district domestic drama drug earth economic economics editorial
education election elections elementary emergency emeritus employment energy engineering entertainment environment environmental
epidemiology equity estate ethics evening event executive eye faculty family family-law fantasy fashion federal fiction film
finance financial fire fiscal fishing fitness food football foreign forensic former founding freelance fund fundraising global
governance government graduate gubernatorial gun health health-care hedge hedge-fund high high-school history hockey homeland
homicide horse hospital hotel housing human immigration independent indie industry infectious infectious-disease information
insurance intelligence interim international investigative investment jazz journalism judicial junior justice kindergarten labor
labour land law lead legal legislative lending literary litigation local long-time longtime magazine majority management
managing marine maritime market marketing markets math media medical medicine men's mental mental-health men’s metro military
minority mobile money morning motion museum music national nature naval network neurology news newspaper nonresident nuclear
nutrition oil online opera operating operations opinion opposition orchestra orthopedic parliamentary part-time party peace
pediatric personal personnel philosophy photo piano planetary planning police policy political political-science politics
polling pop portfolio postdoctoral preschool presidential presiding press primary prime principal prison privacy private pro
program project projects property psychology public public-health racing radio rail railroad ranking real real-estate reality
redistricting regional regulatory relations religious renewable research retail retired rights rock rural safety sales school
science scientific search security semiconductor senate senatorial senior service services sheriff's sheriff’s ski soap soccer
social society sociology software solicitor soul space special spiritual sports staff stage state stock strategy street studies
study stunt style supervising surgical systems talk talk-show tax team tech technical technology television tennis terrorism
theater theatre theoretical track trade traffic training transit transportation travel trial tribal trust tv undercover union
university urban vaccine veteran vice vice-presidential video visiting vocal volunteer voter voting war water wealth weather web
wedding white-collar wildlife women's women’s world wrestling youth
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
