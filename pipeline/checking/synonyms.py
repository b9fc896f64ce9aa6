"""Words and phrases of the news that may stand for one another, and those that may stand for a closer word."""

from __future__ import annotations

# Groups end with `;`. Before a `<` stand words that say the same as one another, and less than each of those behind it:
# "ship vessel < tanker" lets a ship stand for a tanker, and no tanker for a ship. A phrase is joined by `_`; other words may
# stand inside it: "set the hall on fire". Forms that a stemmer leaves apart are listed.
GROUPS = """
multiple several numerous many; additional more another extra; attempt try; individuals people; pass_away die; roughly
approximately about; several string series number; many host raft slew range; huge massive large hefty; senior top; first initial
initially; suffer sustain; lead led spearhead; police cops cop; cause spark trigger ignite touch_off; criticize lash_out hit_out
skewer excoriate decry pillory bash rip; stop thwart; removal ouster; dispute row; increase hike; oust remove; find found
discover; mother mom; father dad; presumed presumptive; investigation probe; gun firearm; limit curb;
say tell told add state announce announcement report note explain comment remark write wrote declare statement < confirm warn
insist argue stress claim admit complain acknowledge reply testify reveal disclose; vow pledge promise; insist stress emphasize
maintain; claim allege contend; allegation accusation claim; complain complaint; urge call_on call_for appeal implore exhort;
ask request; demand insist_on; warn caution warning; reveal disclose make_public; admit acknowledge concede confess; reply
respond answer response; predict forecast project projection prediction; estimate reckon; believe think thought; know aware
knowledge; suggest suggestion; propose proposal put_forward; speech address speak spoke; television televised tv broadcast;
discuss talk discussion; talks negotiations negotiation discussions; negotiate talk; criticize criticise critical denounce
condemn slam blast lambast criticism condemnation; praise hail laud applaud; blame fault hold_responsible; accuse accusation;
deny denial reject_claims reject_allegations reject_suggestions dismiss_claims dismiss_suggestions; reject turn_down refuse
decline rebuff spurn rejection refusal; accept take_up acceptance; quit resign step_down stand_down leave_office resignation
step_aside resigning; fire dismiss sack oust remove dismissal dismissed; appoint name hire nominate install appointment; replace
succeed take_over_from; lead head chair run; leader head chief boss < chairman chairwoman director president; head chief; deputy
vice; official < minister spokesman spokeswoman officer; spokesman spokeswoman spokesperson; premier prime_minister; lawmaker
legislator parliamentarian mp deputy senator representative congressman congresswoman; lawmakers legislators mps parliament
legislature; parliament legislature assembly; government administration cabinet; authorities officials; minister secretary;
ballot vote poll election; polls election; elect vote_in choose chose election; vote ballot; run_for stand_for seek_election
campaign_for; seek sought bid run stand; approve pass adopt back endorse clear ratify authorize green_light approval
give_approval okay; allow permit let authorize permission; ban prohibit outlaw bar forbid forbidden prohibition; lift end scrap
remove; impose introduce bring_in; scrap abolish repeal axe drop abandon; cancel call_off scrap cancellation abandon; too_early
too_soon premature; little scant; postpone delay put_off defer push_back postponement; suspend halt suspension suspended pause;
stop halt cease end; end finish conclude close; begin start launch commence open; resume restart resumption reopen; continue
go_on carry_on keep keep_on; happen occur take_place come; plan intend aim; due expected scheduled set; expect anticipate
forecast; agree agreement; deal agreement accord pact; treaty pact accord; agree reach_a_deal reach_an_agreement; sign ink
signing; law legislation act statute bill; bill legislation; rule regulation; rules regulations; order instruct direct
instruction; judge court rule justice; rule find found ruling decide; ruling verdict decision judgment judgement; decide
decision resolve choose chose; conclude conclusion find found; find found discover discovery; convict find_guilty found_guilty
conviction; acquit clear find_not_guilty exonerate acquittal; sentence jail imprison; jail prison imprison imprisonment; jail
sentence_to imprison; charge indict indictment; prosecute prosecution; sue take_to_court file_suit lawsuit file_a_lawsuit;
lawsuit suit case; lawyer attorney counsel solicitor barrister; jury jurors; arrest detain detention hold take_into_custody
custody apprehend; question interrogate quiz; investigate probe look_into inquiry investigation examine; inquiry enquiry
investigation probe inquest; investigator detective; police officers; police policeman officer; officer policeman policewoman
constable; police < detective constable; search hunt; raid storm; seize confiscate impound seizure; seize capture take took
take_control overrun; catch caught capture; rob robbery hold_up; steal stole stolen theft take took make_off; thief thieves
burglar robber; burgle burglary break_into; kidnap abduct snatch abduction kidnapping; free release let_go set_free; escape flee
fled get_away run_away flight; flee fled escape leave; shoot shot gun_down open_fire gunfire shooting; gunman shooter attacker;
attacker assailant; stab knife stabbing; kill slay slain killing; kill < murder shoot stab slay; die lose_life lose_lives perish
death deaths dead < kill murder drown starve execute; killing death deaths; dead body; corpse body; fatal deadly; hurt injure
wound injury injuries casualty; injured wounded hurt; hospital hospitalize hospitalise admit; taken_to_hospital hospitalize
hospitalise; treat treatment; doctor physician medic; doctor < surgeon; illness disease sickness ill; disease < cancer malaria
cholera measles flu; ill sick unwell; infect infection contract; outbreak epidemic; vaccine jab shot inoculation vaccination;
vaccinate inoculate; drug medicine medication treatment; test trial; survive survivor live; rescue save pull; rescuers
rescue_workers emergency_workers; missing unaccounted; help assist assistance aid support; aid relief help; fire blaze inferno
flames; flames fire blaze; fire < wildfire; burn_down destroy; torch set_on_fire set_fire set_alight set_ablaze; extinguish
put_out douse; firefighter fire_crew fireman firefighters fire_brigade; explode explosion blast blow_up detonate go_off;
explosion blast; bomb device; bombing bomb; bomb < grenade; attack assault strike hit raid offensive; attack < shell bomb; shell
bombard pound; strike hit; fighting clashes combat battle; clash fight fighting battle; war conflict; conflict war fighting;
army military troops forces; troops soldiers forces; soldier serviceman; soldiers troops; rebel insurgent militant guerrilla;
militia fighters; ceasefire truce; invade invasion; withdraw pull_out withdrawal retreat pull_back; protest demonstrate rally
march demonstration; protest demonstration rally march; protester demonstrator marcher; unrest < riot; strike walkout walk_out
stoppage go_on_strike; crash collide smash hit collision accident; collide collision hit crash run_into; accident crash
collision; derail leave_the_rails go_off_the_rails; overturn flip tip_over roll_over; sink sank sunk go_down; capsize overturn;
car vehicle auto automobile < taxi sedan truck van; vehicle < car truck bus coach van lorry motorcycle; bus coach; truck lorry;
train railway; rail railway train; road street highway < motorway; highway motorway; plane aircraft airplane aeroplane jet
airliner; flight plane; aircraft < plane helicopter jet drone; ship vessel boat < freighter tanker trawler ferry yacht barge;
boat < dinghy trawler ferry; driver motorist; carrier airline; port harbor harbour; travel trip journey visit; travel < sail fly
drive; move relocate shift transfer; move go went transfer; go went head travel; send sent ship dispatch; deliver delivery;
visit tour; arrive arrival reach; depart departure leave; return come_back go_back; enter entry; quake earthquake tremor; storm
hurricane cyclone typhoon tempest; storm < hurricane cyclone typhoon blizzard tornado; flood inundate flooding floodwaters;
flood deluge; rain rainfall downpour; snow snowfall; hit batter lash strike; damage harm; destroy wreck demolish ruin level
destruction; demolish tear_down torn_down pull_down knock_down raze bulldoze demolition; build built construct erect
construction; building structure < house tower hotel school church hospital; house home residence; home house flat apartment;
flat apartment; rubble debris wreckage ruins; shelter refuge; border frontier; close shut shutter closure shut_down close_down
closing; factory plant works; plant factory; mill factory; mine pit; company firm business corporation group concern < bank
airline retailer chain maker manufacturer carmaker insurer utility brewer; bank lender; lender bank; maker manufacturer
producer; carmaker automaker; retailer store chain shop; shop store; store < supermarket; firm company; buy bought purchase
acquire takeover acquisition; takeover acquisition merger; merge merger combine; sell sold sale dispose; sales revenue; revenue
income turnover; profit earnings; earn make; lose lost; bankrupt insolvent bankruptcy insolvency; go_bankrupt
file_for_bankruptcy collapse; share stock; shares stocks; shareholder investor stockholder; invest investment; price cost;
prices costs; cost price; pay paid; pay wage salary; wages pay salaries earnings; fee charge; tax levy duty; tariff duty levy;
spend spent spending expenditure; fund finance money funding; money cash funds; grant award; loan lend lent credit; rate rates;
recession downturn slump; slow slowdown; unemployment joblessness jobless unemployed; job post position; jobs posts workers
positions; cut reduce lower slash trim cutback reduction; cut eliminate shed axe lose; lay_off make_redundant cut_jobs fire
dismiss; worker employee; workers employees staff workforce; staff employees workers personnel; employ employment hire; hire
recruit; rise rose risen increase climb grow grew grown up go_up went_up growth gain jump surge soar higher; jump surge soar
leap leapt; fall fell fallen drop decline decrease down go_down slide slip lower dip tumble plunge; plunge slump tumble plummet;
raise increase lift hike put_up; rise rose < raise; lower reduce cut; ease soften moderate; steep sharp steeply sharply; slight
slightly modest modestly; large big huge major vast; small little minor tiny; significant considerable substantial; quick fast
rapid swift quickly rapidly swiftly; peak high; around about roughly approximately some nearly almost virtually practically;
nearly almost virtually practically; total sum; majority most; whole entire; many numerous; shortage lack scarcity; lack want;
enough sufficient; extra additional more further; remain stay; keep kept retain; hold held; win won triumph prevail victory;
beat defeat overcome; draw drew tie; game match; match game fixture; championship title; trophy cup title; coach manager
trainer; runner athlete; athlete < runner swimmer sprinter; finish complete; contest competition tournament; prize award honor
honour; receive get got win accept; give gave hand award present; show film; film movie picture; film movie; book novel; author
writer; singer musician; artist painter; painting picture work; museum gallery; statue sculpture; actor star; college
university; pupil student; student pupil; child kid youngster; children kids youngsters; teenager teen adolescent youth;
teenager < boy girl; baby infant newborn; elderly old pensioners; pensioner retiree; parent < mother father; father dad; mother
mum mom; spouse < husband wife; sibling < brother sister; relative family; family relatives; people residents inhabitants
locals; resident inhabitant local; people persons < resident worker passenger patient voter runner pensioner protester student
villager customer migrant refugee civilian; customer client consumer; consumer customer shopper; city town municipality; town
city; region area province district; area region district zone; nation country state; country nation; abroad overseas; world
globe global; global worldwide international; nationwide national; priest clergyman; king monarch; queen monarch; crop harvest;
animal < dog cat horse cow; forest woodland; sea ocean; coast shore seaside; mountain peak; island isle; pollution contaminate
contamination; spill leak; oil crude petroleum; power electricity; power_cut outage blackout; scientist researcher; researcher
scientist; study research; research study; study survey; survey poll study; poll survey; expert specialist; evidence proof;
prove show demonstrate; show indicate suggest; cause lead_to bring_about trigger; result lead; reason cause; aim goal; problem
trouble difficulty; difficult hard tough; crisis emergency; danger risk threat; dangerous hazardous risky perilous; threaten
threat; deliberate deliberately purpose on_purpose intentional intentionally; deliberately intentionally knowingly; error
mistake; fault defect flaw; faulty defective; fail failure; success succeed; reform overhaul; change alter; change amend;
improve improvement; worsen deteriorate; current present; former ex previous onetime; previous earlier prior; next following;
later afterwards; now currently; soon shortly; yearly annual annually; annual yearly; night overnight; evening night; dawn
daybreak sunrise; dusk sunset nightfall; noon midday; fresh new; own possess; belong own; use utilize; take_part participate
join participation; meet met hold_talks meeting; summit meeting; meeting talks; gather assemble; hold host; watch see saw view;
see saw spot; look_for search seek; hide hid conceal; conceal hide hid; cover_up conceal; lie lied mislead; trick deceive cheat;
fraud swindle; bribe bribery kickback; corrupt corruption graft; misuse abuse; embezzle embezzlement; document paper file
record; email mail message; phone telephone cellphone mobile; call phone telephone ring; website site; internet online web; data
information; information details; photo photograph picture image; image picture; video footage film; newspaper paper daily;
journalist reporter correspondent; reporter journalist; media press; publish release issue publication; release publish issue;
release free; issue publish; launch unveil introduce; unveil present announce; create set_up establish found; set_up establish;
expand enlarge extend expansion; extend prolong lengthen extension; shrink shrank contract; split divide break; oppose object_to
opposition resist; against opposed; support back favor favour endorse backing; backer supporter; supporter backer fan; opponent
critic rival; rival competitor; ally partner; enemy foe; fear worry afraid concern; worry concern; angry furious outraged anger;
anger fury outrage; surprise astonish; shock stun; happy pleased delighted; sorry apologize apologise regret apology; apologize
apologise say_sorry; mourn grieve; funeral burial bury buried; bury buried; marry married wed wedding marriage; wedding
marriage; divorce split separate; birth born bear; eat ate; hunger starvation famine; rich wealthy; expensive costly; tourist
visitor holidaymaker; visitor guest; guest visitor; holiday vacation; holidays vacation; trouble difficulty problem; guard
protect; protect guard defend; defense defence; weapon arms gun; gun weapon firearm rifle pistol; gun < rifle pistol handgun
shotgun; arms weapons; missile rocket; hostage captive; prisoner inmate detainee; inmate prisoner; crime offence offense;
smuggle smuggling traffic; trafficking smuggling; drug narcotic; drugs narcotics cocaine; terror terrorism; abuse mistreat;
assault attack; harass harassment; discriminate discrimination; freedom liberty; reject veto; veto block; block obstruct stop
prevent; prevent stop; avert prevent; limit restrict cap curb restriction; cap limit; restriction curb limit; requirement
condition; require need demand; need require; force compel oblige; compulsory mandatory obligatory; mandatory compulsory; legal
lawful; illegal unlawful; void invalid annul; annul overturn quash void; overturn quash strike_down throw_out reverse annul;
uphold upheld confirm; confirm verify; check inspect; inspect examine; monitor observe; observer monitor; count tally; result
outcome; outcome result; figure number; figures numbers data statistics; percent percentage; compare against; above over; below
under; younger under; older over; bigger larger; larger bigger greater; fewer less; gap difference; similar alike; same
identical; last final; final last; winner champion; candidate contender nominee; nominee candidate; coalition alliance; alliance
coalition; sanction penalty; fine penalty; fine penalize penalise; punish penalize discipline; compensation damages payout;
refund repay reimburse; repay pay_back; repair fix mend; fix repair; recall withdraw call_back; withdraw recall; product goods;
goods products; supply provide; provide supply give; contract deal; speed pace; pace rate; site location place; location site;
place spot; spot place; near close; close near; join enter; aboard on_board; land touch_down; train practise practice; impact
effect consequence; maintain retain keep kept; portion part share; dozens scores; app application; chance likelihood probability
possibility; likely probable; possible potential; currently presently; tear tore rip sweep swept; break_out erupt flare; hail
welcome; vanish disappear go_missing missing; locate find found; track_down find found; uncover discover find found; chase
pursue; ambush attack; loot plunder ransack; smash break broke; throw threw hurl toss; push shove; pull drag; carry_out conduct
perform; operation surgery; heatwave heat_wave; landslide mudslide; wildfire bushfire; levee dike; tram streetcar; subway metro
underground; bicycle bike; motorbike motorcycle; drunk intoxicated; queue line; stampede crush; stadium arena; audience
spectators viewers; cheer applaud; role part; famous renowned celebrated well_known; veteran longtime long_serving; aged
elderly; couple pair; grave tomb; cemetery graveyard; memorial monument; celebrate mark commemorate; ceremony event; procession
parade; cattle cows livestock; hog pig; grain < wheat barley rye; corn maize; cigarette tobacco; liquor alcohol; chef cook;
chief_executive ceo; board directors; stake holding; subsidiary unit arm division; headquarters head_office; headquartered based
located situated; branch outlet office; outlet store; launch roll_out; dividend payout; deficit shortfall; subsidy grant;
bailout rescue; shipment delivery cargo; cargo freight; warehouse depot; fuel < diesel petrol gasoline kerosene; jewellery
jewelry; prosecutor district_attorney; plead_guilty admit confess; bail bond; testify give_evidence; testimony evidence;
homicide killing; homicide < murder manslaughter; theft < robbery burglary; fake counterfeit forge false bogus; scam fraud;
evade dodge avoid; cabinet ministers; constituency district; referendum plebiscite vote; slim narrow; concede admit_defeat;
inaugurate swear_in sworn_in take_office; provision clause; decree edict order; memo memorandum; ambassador envoy diplomat;
diplomat < ambassador envoy consul; embassy mission; deport expel; oust expel; refuge asylum; license licence permit; visa
permit; barrier fence wall; isolation quarantine; coup putsch; overthrow topple oust; uprising revolt rebellion insurrection;
separatist secessionist; autonomy self_rule; siege blockade; mediate broker mediator; deadlock stalemate impasse; collapse
break_down fail; spacecraft probe; astronaut cosmonaut; launch lift_off blast_off; lab laboratory; experiment test; academic
scholar professor; eventually finally; immediately instantly; suddenly abruptly; gradually slowly; repeatedly several_times;
frequently often; mainly mostly largely chiefly primarily predominantly; partly partially; completely entirely totally fully
wholly; especially particularly; publicly openly; formally officially; jointly together; incorrect wrong mistaken; correct
right; false untrue; obvious clear evident apparent; unknown unclear; key crucial vital important; main principal major chief
key; rare unusual; widespread extensive; severe serious grave critical; mild slight; brutal savage vicious; calm quiet; empty
vacant deserted; crowded packed full; contaminated polluted tainted; toxic poisonous poison; useful helpful; capable able; ready
prepared; reluctant unwilling; eager keen; optimistic hopeful; sceptical skeptical doubtful; cautious careful; nervous anxious
worried; grateful thankful; consent permission agree; seek sought apply request; keep kept hold held maintain leave_unchanged;
determine establish find_out know known; visit enter; due slated; alert notify; critic detractor opponent; exhausted tired;
brave courageous; detail outline set_out; call describe dub label brand; consider weigh mull; examine study review; assess
evaluate; gauge measure; calculate compute; exceed top surpass; reach hit; vary differ fluctuate; spark trigger prompt set_off
provoke; exacerbate worsen aggravate; alleviate ease relieve; relax ease loosen; tighten toughen; strengthen bolster reinforce
boost; boost increase raise; undermine weaken; jeopardize endanger threaten; safeguard protect shield; ensure guarantee; obtain
get got secure acquire; achieve reach accomplish attain; try attempt seek bid effort; effort attempt bid; struggle fight;
give_up abandon surrender; surrender capitulate turn_in give_up; comply obey; breach violate break broke violation infringe;
ignore disregard; alert warn; notify inform tell alert; recommend advise recommendation; realize realise; recognize recognise
acknowledge; remember recall; doubt question; dispute contest challenge; contest challenge dispute; object protest; beg plead;
want wish desire; select choose chose pick selection choice; collect gather; hand_out distribute; hand_over give gave deliver
turn_over; donate give gave contribute donation; connect link tie connection; strip remove; delete erase remove; substitute
replace; swap exchange; switch change; modify change alter; revise amend change; upgrade improve; renovate refurbish restore;
restore repair; rebuild reconstruct; produce make manufacture generate production; bring_up raise; reside live; lease rent;
eject expel throw_out; hike increase; trim cut; curb limit reduce; phase_out scrap end; shelve postpone suspend; freeze froze
halt suspend; mothball close; wind_down close; wind_up end; unveil reveal announce; pull_out withdraw leave; back_out withdraw;
sign_off approve; step_up increase intensify; intensify increase escalate; escalate worsen intensify escalation; scale_back
reduce cut; ramp_up increase; crack_down clamp_down crackdown clampdown; set_off leave left depart trigger; head_for go travel;
touch_on mention; mention refer; refer mention; point_out note say; bring_forward advance; put_forward propose; hold_up delay
rob; hold_off delay; fend_off repel; repel repulse beat_back; drive_out expel; wipe_out destroy; blow_up explode destroy; go_up
rise; come_down fall; make_up account; account_for make_up; sort_out resolve solve; solve resolve settle; settle resolve
settlement; resolve settle; dead_heat tie; knock_out eliminate; eliminate knock_out; qualify advance reach; clinch win secure;
edge beat; thrash beat defeat; trounce beat defeat; oust defeat; captain skipper; goalkeeper keeper; striker forward; referee
umpire; season campaign; league division; club team side; team side squad club; debut first; tie draw; star actor; playwright
dramatist; composer musician; exhibition show exhibit; exhibit display; display show exhibit; auction sell; bequeath leave; will
testament; migrant immigrant; immigrant migrant; immigration migration; indigenous native; recruit enlist hire; conscript draft;
mobilize call_up; deploy send sent deployment; station post; ammunition munitions; munitions ammunition; airstrike air_strike
air_raid; air_raid airstrike air_strike; shelling bombardment; bombardment shelling; casualties victims dead; wounded
casualties; front_line front; frontline front; truce ceasefire; armistice ceasefire truce; agent < spy; espionage spying spy;
leak disclose; whistleblower informant; informant source; source insider; anonymous unnamed; unnamed unidentified anonymous;
unidentified unknown; identify name; motive reason; lorry truck; apartment flat; slum shantytown; suburb outskirts district;
outskirts edge suburb; downtown center centre; center centre; summit peak top; creek stream; stream river; wetland marsh swamp;
wood forest; shore coast beach; pier jetty dock; dock pier quay; wharf quay dock; shipyard yard; runway airstrip; hub center
centre base; junction intersection crossroads; motorist driver; commuter traveller traveler passenger; traveler traveller;
sailor seaman crew; paramedic medic; veterinarian vet; trader broker; janitor caretaker; guard sentry; building < skyscraper
tower; house < cottage villa; bus < minibus; grandchild < grandson granddaughter; relative < nephew niece cousin uncle aunt;
tumor tumour; poultry < chicken; gem jewel < diamond; petrol gasoline; weapon < knife gun rifle bomb pistol; transport carry
"""
# Verbs and nouns that say nothing by themselves: what is claimed is told by the words around them.
IDLE = frozenset(
    """
aboard ahead alongside already amid among amount carry come compare concern currently earlier follow go happen include later mean
meanwhile number occur one overall regard take total way
""".split()  # noqa: SIM905
)
