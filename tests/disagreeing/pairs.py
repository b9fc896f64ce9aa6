"""Sentence pairs of two articles of one story, written by hand, and how the second stands to the first.

`same`: they can both be true. `update`: a later count supersedes an earlier one. `conflict`: they cannot both be true.
`unrelated`: similar sentences whose numbers, dates or denials are about different things. The first half of TUNE was written
before any rule, together with the second, which was held out at first (precision .870, recall .769 when first looked at) and
was tuned on after that. HELD was written then, before its outcome was known; no rule was made because of a pair in it.
"""

from typing import Literal, NamedTuple

Label = Literal["same", "update", "conflict", "unrelated"]


class Pair(NamedTuple):
    """Two sentences, what they are to each other, and when their articles were published, where that is known."""

    label: Label
    one: str
    other: str
    published: tuple[str | None, str | None] = (None, None)


MONDAY, TUESDAY, WEDNESDAY = "2021-06-07", "2021-06-08", "2021-06-09"

_WRITTEN_FIRST = (
    # numbers: conflicts
    Pair(
        "conflict",
        "A suicide bomber killed 12 people at a market in Baghdad on Tuesday, police said.",
        "The market bombing in Baghdad killed 14 people, according to hospital officials.",
        (TUESDAY, TUESDAY),
    ),
    Pair(
        "conflict",
        "The fire at the garment factory injured 31 workers.",
        "Twenty-seven workers were injured when fire swept through the garment factory.",
    ),
    Pair(
        "conflict",
        "The drug maker agreed to pay $85 million to settle the lawsuit.",
        "The drug maker will pay $58 million to settle the lawsuit, its lawyers said.",
    ),
    Pair("conflict", "The Senate confirmed Judge Alvarez by a vote of 52 to 47.", "Senators voted 53-47 to confirm Alvarez."),
    Pair(
        "conflict",
        "The driver, 34-year-old Marcus Webb, was arrested at the scene.",
        "Marcus Webb, 36, was charged with reckless driving.",
    ),
    Pair(
        "conflict",
        "The magnitude 6.1 earthquake struck before dawn on Monday.",
        "A 6.4-magnitude earthquake struck the province before dawn.",
    ),
    Pair(
        "conflict",
        "Turnout was 61 percent, the election commission said.",
        "Turnout was 57 percent, according to independent observers.",
    ),
    Pair(
        "conflict",
        "The hostages were held for 11 days before troops stormed the building.",
        "The hostages had been held for nine days.",
    ),
    Pair(
        "conflict", "Rebels freed 20 hostages on Friday, a negotiator said.", "The rebels freed 17 hostages, the Red Cross said."
    ),
    Pair("conflict", "The bridge, 310 meters long, was opened to traffic in May.", "The bridge is 340 meters long."),
    Pair(
        "conflict",
        "Organizers said 80,000 people marched through the capital on Sunday.",
        "Police said 15,000 people marched through the capital.",
    ),
    Pair("conflict", "The airline will cut 4,500 jobs by the end of the year.", "The airline plans to cut 3,000 jobs."),
    # dates: conflicts
    Pair("conflict", "The two leaders met on March 3 in Geneva.", "The two leaders met in Geneva on March 5."),
    Pair(
        "conflict",
        "The ferry capsized on Monday off the island of Lombok.",
        "The ferry capsized off Lombok on Sunday with more than 100 people on board.",
        (TUESDAY, TUESDAY),
    ),
    Pair("conflict", "Hartmann was arrested on April 12 at his home in Leeds.", "Police arrested Hartmann in Leeds on April 14."),
    # denials: conflicts
    Pair(
        "conflict",
        "The newspaper reported that the finance minister had offered his resignation.",
        'A government spokesman called reports of the minister\'s resignation "baseless."',
    ),
    Pair(
        "conflict",
        "Sources close to the bank told Reuters it was in talks to buy its smaller rival.",
        "The bank said it was not in talks to buy its rival.",
    ),
    Pair(
        "conflict",
        "The army said it had shot down an enemy drone over the strait.",
        "Officials in the capital denied that a drone had been shot down over the strait.",
    ),
    Pair(
        "conflict",
        "Unnamed officials said Iran had agreed to halt enrichment at the plant.",
        'An Iranian foreign ministry spokesman said reports of an agreement to halt enrichment were "not true."',
    ),
    Pair(
        "conflict",
        "The singer's former manager says she was paid to keep silent.",
        "The singer denies that she was paid to keep silent.",
    ),
    # updates
    Pair(
        "update",
        "The floods have killed 31 people in the south of the country, officials said.",
        "The death toll from the floods has risen to 48.",
        (MONDAY, WEDNESDAY),
    ),
    Pair("update", "At least 12 people were killed in the blast.", "At least 19 people were killed in the blast."),
    Pair(
        "update",
        "The ministry has confirmed 312 cases of cholera.",
        "The ministry has now confirmed 415 cases of cholera.",
        (MONDAY, WEDNESDAY),
    ),
    Pair("update", "The wildfire has burned 12,000 acres.", "The wildfire has burned more than 18,500 acres.", (MONDAY, TUESDAY)),
    Pair("update", "Police arrested 40 protesters.", "Police said they had arrested 65 protesters so far.", (None, None)),
    Pair(
        "update",
        "The collapse killed nine miners.",
        "The collapse killed 11 miners, officials said, raising an earlier toll.",
        ("2021-06-07T08:00:00Z", "2021-06-07T17:30:00Z"),
    ),
    # same
    Pair(
        "same", "About 14,000 American troops are stationed in the country.", "There are 14,012 American troops in the country."
    ),
    Pair("same", "More than 10 people were killed when the bus overturned.", "The bus crash killed 12 people."),
    Pair("same", "At least 12 people were killed in the shelling.", "The shelling killed 14 people."),
    Pair("same", "Dozens of people were hurt in the stampede.", "The stampede left 36 people hurt."),
    Pair("same", "Four people were killed in the shooting.", "The shooting left 4 dead."),
    Pair("same", "The crash killed 12 people, three of them children.", "Three children were killed in the crash."),
    Pair(
        "same", "Twelve people were killed in the attack on the hotel.", "Five Americans were killed in the attack on the hotel."
    ),
    Pair("same", "The plane went down 10 miles from the airport.", "The plane crashed 16 km from the airport."),
    Pair("same", "The deal is worth $1.2 billion.", "The deal is valued at $1,200 million."),
    Pair("same", "The leaders met on Tuesday.", "The leaders met on June 8.", (WEDNESDAY, WEDNESDAY)),
    Pair("same", "Nearly 400 homes were destroyed by the tornado.", "The tornado destroyed 396 homes."),
    Pair(
        "same",
        "The company denied that it had dumped waste into the river.",
        "The company said it had not dumped waste into the river.",
    ),
    Pair("same", "The blast killed 12 people and wounded 30.", "The blast wounded 30 people and killed 12."),
    Pair("same", "The minister did not resign.", "Asked whether he would resign, the minister said no."),
    # unrelated
    Pair("unrelated", "A bombing in Mosul killed 12 people.", "A bombing in Kirkuk killed 14 people."),
    Pair("unrelated", "The shooting killed two people.", "In 2014, a shooting at the same school killed five people."),
    Pair("unrelated", "The attack killed eight soldiers.", "The attack wounded 15 soldiers."),
    Pair("unrelated", "Profit rose 12 percent in the first quarter.", "Revenue rose 8 percent in the first quarter."),
    Pair("unrelated", "The Senate bill would spend $10 billion on schools.", "The House bill would spend $7 billion on schools."),
    Pair("unrelated", "Smith, 34, was arrested on Monday.", "Jones, 29, was arrested on Monday."),
    Pair("unrelated", "The first round of talks lasted three days.", "The second round of talks lasted five days."),
    Pair("unrelated", "He was arrested on May 3.", "He was convicted on May 20."),
    Pair("unrelated", "The senator denied that he had met the lobbyist.", "The senator met the governor at a dinner in March."),
    Pair("unrelated", "The suspect fired 12 shots.", "Police found 14 rifles in the suspect's apartment."),
    Pair("unrelated", "Candidate Moreno won 42 percent of the vote.", "Her rival Castillo won 38 percent of the vote."),
    Pair("unrelated", "The team scored 21 points in the first half.", "The team scored 10 points in the second half."),
)

_FIRST_HELD = (
    # numbers: conflicts
    Pair(
        "conflict",
        "The avalanche killed six climbers near the summit, the rescue service said.",
        "Eight climbers died in the avalanche, according to their guide.",
        (MONDAY, MONDAY),
    ),
    Pair(
        "conflict",
        "Gunmen kidnapped 38 students from the boarding school.",
        "Gunmen abducted 27 students from the school, its principal said.",
    ),
    Pair("conflict", "The city will spend $3.5 million on the new library.", "The city will spend $5.3 million on the library."),
    Pair("conflict", "The House passed the measure 231-190.", "The House passed the measure by a vote of 228 to 196."),
    Pair(
        "conflict",
        "Elena Petrova, 41, was found dead in her apartment.",
        "Petrova, a 43-year-old teacher, was found dead on Saturday.",
    ),
    Pair("conflict", "Inspectors found traces of lead in 19 of the schools they tested.", "Lead was found in 23 schools."),
    Pair("conflict", "The strike by dock workers lasted 16 days.", "The dock workers' strike lasted 12 days."),
    Pair(
        "conflict",
        "Unemployment in the region fell to 7.2 percent.",
        "Unemployment in the region fell to 7.9 percent, the labor ministry said.",
    ),
    Pair("conflict", "The ship was carrying 240 migrants when it sank.", "The ship was carrying 310 migrants."),
    Pair(
        "conflict",
        "The militants released 14 sailors on Thursday.",
        "The militants released 11 sailors, the shipping company said.",
    ),
    Pair("conflict", "The actor's estate is worth $40 million.", "The actor left an estate worth $25 million."),
    Pair(
        "conflict",
        "Three gunmen stormed the embassy, witnesses said.",
        "Five gunmen stormed the embassy, the interior ministry said.",
    ),
    # dates: conflicts
    Pair("conflict", "The treaty was signed on May 9 in Vienna.", "Envoys signed the treaty in Vienna on May 11."),
    Pair(
        "conflict",
        "The mayor resigned on Tuesday after weeks of protests.",
        "The mayor resigned on Monday.",
        (WEDNESDAY, WEDNESDAY),
    ),
    Pair("conflict", "The satellite was launched on August 2.", "The satellite, launched on August 12, weighs two tons."),
    # denials: conflicts
    Pair(
        "conflict",
        "Local media reported that police had used live ammunition against the marchers.",
        "A police spokesman said it was false that officers had used live ammunition.",
    ),
    Pair(
        "conflict",
        "The opposition says the president has left the country.",
        "The president has not left the country, his office said.",
    ),
    Pair(
        "conflict",
        "According to two people familiar with the matter, the retailer plans to close 90 stores.",
        "The retailer rejected reports that it plans to close stores.",
    ),
    Pair(
        "conflict",
        "The rebels claimed to have captured the airport.",
        "The army dismissed claims that the airport had been captured.",
    ),
    Pair(
        "conflict",
        "Prosecutors say Delgado knew about the payments.",
        "Delgado's lawyer said he did not know about the payments.",
    ),
    # updates
    Pair(
        "update",
        "The cyclone has killed 112 people.",
        "Officials said the number of people killed by the cyclone had climbed to 160.",
        (MONDAY, TUESDAY),
    ),
    Pair("update", "At least seven people died in the derailment.", "At least ten people died in the derailment."),
    Pair("update", "The campaign has raised $2.1 million.", "The campaign has raised $3.4 million so far.", (MONDAY, WEDNESDAY)),
    Pair(
        "update",
        "Some 3,000 people have been evacuated because of the volcano.",
        "Authorities have now evacuated 5,200 people.",
        (MONDAY, TUESDAY),
    ),
    Pair("update", "The outbreak has sickened 84 passengers.", "The outbreak has sickened 131 passengers.", (MONDAY, WEDNESDAY)),
    Pair(
        "update",
        "The landslide left 22 people missing.",
        "The landslide left 9 people missing, down from 22 a day earlier.",
        (MONDAY, TUESDAY),
    ),
    # same
    Pair("same", "Around 2,000 people attended the funeral.", "The funeral was attended by 1,950 people."),
    Pair("same", "Over 50 houses burned down.", "The flames consumed 58 houses."),
    Pair("same", "At least 20 people were arrested at the rally.", "Police arrested 23 people at the rally."),
    Pair("same", "Hundreds of passengers were stranded at the airport.", "The storm stranded 640 passengers at the airport."),
    Pair("same", "Seventeen sailors were rescued.", "Rescuers saved 17 sailors."),
    Pair("same", "The explosion killed 9 people, including two firefighters.", "Two firefighters were killed in the explosion."),
    Pair("same", "The raid left 15 people dead.", "Three police officers were killed in the raid."),
    Pair("same", "The fire covers 2.6 square kilometers.", "The fire has spread over one square mile."),
    Pair("same", "The fine amounts to half a million dollars.", "The company was fined $500,000."),
    Pair("same", "The vote was held yesterday.", "The vote was held on Monday.", (TUESDAY, WEDNESDAY)),
    Pair("same", "Almost 1,000 soldiers were sent to the border.", "The government sent 980 soldiers to the border."),
    Pair("same", "The minister rejected the accusation that he took bribes.", "The minister is accused of taking bribes."),
    Pair("same", "The accident killed five and injured 20.", "Twenty people were injured and five killed in the accident."),
    Pair("same", "The king did not attend the wedding.", "The king was absent from the wedding."),
    # unrelated
    Pair("unrelated", "An earthquake in Chile killed 30 people.", "An earthquake in Peru killed 45 people."),
    Pair("unrelated", "The storm killed three people in Florida.", "The storm killed seven people in Georgia."),
    Pair("unrelated", "The protests left four people dead.", "Last year, protests left 11 people dead."),
    Pair("unrelated", "The bank reported a profit of $2 billion.", "The bank paid a fine of $1.1 billion."),
    Pair("unrelated", "Under the plan, taxes would fall by 3 percent.", "Under the rival plan, taxes would fall by 5 percent."),
    Pair("unrelated", "Johnson, 52, will be sentenced in July.", "His wife, 47, pleaded guilty in May."),
    Pair("unrelated", "The company hired 300 workers in March.", "The company hired 450 workers in April."),
    Pair("unrelated", "The trial began on June 1.", "The trial ended on June 19."),
    Pair("unrelated", "The club denied that its coach had been fired.", "The club fired its director in January."),
    Pair("unrelated", "Troops killed 12 insurgents.", "Insurgents killed 14 troops."),
    Pair("unrelated", "Support among women stood at 51 percent.", "Support among men stood at 44 percent."),
    Pair("unrelated", "The flight carried 150 passengers and six crew members.", "The flight carried 156 people."),
)

TUNE = _WRITTEN_FIRST + _FIRST_HELD

HELD = (
    # numbers: conflicts
    Pair(
        "conflict",
        "Seven prisoners died when guards opened fire during the riot, the prison service said.",
        "The prison riot left ten prisoners dead, a lawyer for the families said.",
        (TUESDAY, TUESDAY),
    ),
    Pair("conflict", "The tanker spilled 9,000 barrels of oil into the bay.", "The tanker spilled 14,000 barrels of oil."),
    Pair(
        "conflict",
        "The retailer said the data breach affected 2.4 million customers.",
        "The data breach affected 6 million customers, according to a security firm.",
    ),
    Pair("conflict", "Lawmakers approved the budget by 112 votes to 98.", "The budget was approved 115-95."),
    Pair(
        "conflict", "Thomas Okoro, 58, died on Friday.", "The singer Thomas Okoro, who died on Friday, was 61, his family said."
    ),
    Pair("conflict", "The climbers were trapped for six days.", "The climbers had been trapped on the mountain for four days."),
    Pair("conflict", "The gunman fired 45 rounds before he was shot.", "Police said the gunman had fired 30 rounds."),
    Pair("conflict", "The club bought the striker for $70 million.", "The club paid $62 million for the striker."),
    Pair("conflict", "The court fined the builder $15,000.", "The builder was fined $18,500 by the court."),
    Pair("conflict", "The tunnel is 12 kilometers long.", "At 14 kilometers, the tunnel is the longest in the country."),
    Pair(
        "conflict",
        "Workers at 40 hospitals walked out on Monday, the union said.",
        "Workers walked out at 26 hospitals on Monday, the health ministry said.",
    ),
    Pair("conflict", "The thieves stole 11 paintings from the museum.", "The thieves took nine paintings from the museum."),
    # dates: conflicts
    Pair("conflict", "The prime minister will visit Tokyo on October 4.", "The prime minister will visit Tokyo on October 6."),
    Pair(
        "conflict", "The body was found in the river on Sunday.", "The body was found in the river on Friday.", (MONDAY, MONDAY)
    ),
    Pair("conflict", "The volcano erupted on January 9.", "The volcano erupted on January 11, sending ash over the island."),
    # denials: conflicts
    Pair(
        "conflict",
        "Residents said soldiers had burned houses in the village.",
        "The military denied that soldiers had burned houses in the village.",
    ),
    Pair(
        "conflict",
        "The tabloid reported that the couple had separated.",
        'The actor\'s agent described reports that the couple had separated as "nonsense."',
    ),
    Pair(
        "conflict",
        "Sources told the newspaper that the carmaker would move production to Mexico.",
        "The carmaker called reports that it would move production to Mexico false.",
    ),
    Pair(
        "conflict",
        "The coach said the player had signed a new contract.",
        "The player has not signed a new contract, his agent said.",
    ),
    Pair(
        "conflict",
        "A senior official told reporters that the two countries had reached a trade deal.",
        "The foreign ministry said reports of a trade deal between the two countries were untrue.",
    ),
    # updates
    Pair(
        "update",
        "Thirteen people have died in the heat wave.",
        "The number of people who have died in the heat wave has reached 21.",
        (MONDAY, WEDNESDAY),
    ),
    Pair("update", "At least 30 people were injured in the crash.", "At least 44 people were injured in the crash."),
    Pair(
        "update",
        "Rescuers have pulled six survivors from the rubble.",
        "Rescuers have now pulled nine survivors from the rubble.",
    ),
    Pair("update", "The blaze has destroyed 120 homes.", "The blaze has destroyed 260 homes.", (TUESDAY, WEDNESDAY)),
    Pair("update", "Police detained 90 people at the march.", "Police detained 140 people at the march.", (MONDAY, TUESDAY)),
    Pair(
        "update",
        "The earthquake killed 77 people.",
        "The earthquake killed 102 people.",
        ("2021-06-07T05:00:00Z", "2021-06-07T19:00:00Z"),
    ),
    # same
    Pair("same", "Some 500 people took part in the vigil.", "Police put the number of people at the vigil at 480."),
    Pair("same", "Over 200 passengers were on board the ferry.", "The ferry was carrying 214 passengers."),
    Pair("same", "At least three people were killed in the landslide.", "Five people were killed in the landslide."),
    Pair("same", "Thousands of fans filled the stadium.", "The stadium was filled by 42,000 fans."),
    Pair("same", "The company laid off a dozen workers.", "The company laid off 12 workers."),
    Pair("same", "The storm killed 17 people, six of them in one house.", "Six people in one house were killed by the storm."),
    Pair("same", "Nine sailors were killed in the collision.", "The collision killed nine sailors and injured 20 others."),
    Pair("same", "The lake is 30 miles north of the border.", "The lake lies 48 kilometers north of the border."),
    Pair("same", "The budget is $3 billion.", "The budget is $2.96 billion."),
    Pair("same", "The parade was held on Saturday.", "The parade was held on June 5.", (MONDAY, MONDAY)),
    Pair("same", "As many as 60 people were feared dead.", "Rescuers said 52 people were feared dead."),
    Pair(
        "same", "The senator denied taking money from the company.", "The senator said he had never taken money from the company."
    ),
    Pair("same", "The bank has 1,000 branches.", "The bank has 1,012 branches."),
    Pair("same", "The talks lasted two weeks.", "The talks lasted 14 days."),
    # unrelated
    Pair("unrelated", "The tornado killed four people in Kansas.", "The tornado killed nine people in Oklahoma."),
    Pair(
        "unrelated", "The attack on the police station killed six officers.", "A similar attack two years ago killed 15 officers."
    ),
    Pair("unrelated", "The airline ordered 20 jets from Boeing.", "The airline ordered 35 jets from Airbus."),
    Pair("unrelated", "Exports rose 4 percent in May.", "Imports rose 9 percent in May."),
    Pair("unrelated", "The governor vetoed 12 bills.", "The governor signed 40 bills."),
    Pair("unrelated", "The first bomb killed five people.", "The second bomb killed eight people."),
    Pair("unrelated", "The defendant was charged on March 2.", "The defendant was released on bail on March 8."),
    Pair("unrelated", "The minister denied that he had lied to parliament.", "The minister spoke to parliament on Tuesday."),
    Pair("unrelated", "Diaz received 31 percent of the votes.", "Ortega received 27 percent of the votes."),
    Pair("unrelated", "Sales of trucks fell by 2,000.", "Sales of cars fell by 5,000."),
    Pair("unrelated", "The museum drew 60,000 visitors in July.", "The museum drew 85,000 visitors in August."),
    Pair("unrelated", "The army lost 14 soldiers in the battle.", "The rebels lost 30 fighters in the battle."),
)
