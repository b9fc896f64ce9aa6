"""Pairs for what a stranger to the rules found wrong: words inside a denial, later tolls, other people, times and authorities.

ANEW was written when the rules were, and they were made with it in sight (three of 29 came out wrong at first). ANEW_HELD was
written after that, and its outcome looked at once.
"""

from tests.disagreeing.pairs import Pair

_MORNING, _NOON, _DAY_AFTER = "2024-03-05T08:00:00Z", "2024-03-05T08:30:00Z", "2024-03-06T18:00:00Z"
_AT_ONCE, _LATER = (_MORNING, _NOON), (_MORNING, _DAY_AFTER)

ANEW = (
    Pair(
        "conflict",
        "Hackers broke into the servers of the tax office, the magazine Spur reported.",
        "The tax office denied late on Tuesday that hackers had broken into its servers.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Hackers broke into the servers of the tax office, the magazine Spur reported.",
        "No hackers have broken into the servers of the tax office, a spokeswoman said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "The king will abdicate in May, the daily Morgon wrote.",
        "The palace strongly denied on Sunday that the king will abdicate in May.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "The club has sold its captain to Porta, its president said.",
        "The club said in a statement that it had not sold its captain to Porta.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Two hostages were killed during the raid in Tarn, a militia said.",
        "No hostages were killed during the raid in Tarn, the army said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "A jury in Mira found the banker Leo Hart guilty of theft on Friday.",
        "A jury in Mira found the banker Leo Hart not guilty of theft on Friday.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Rockets hit the airport of Balan on Monday, the rebels said.",
        "Governor Tal Oren denied on Monday that rockets had hit the airport of Balan.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No hostages were killed during the raid in Tarn, the army said.",
        "Two soldiers were killed during the raid in Tarn, the army said.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No arrests were made in the case of the stolen painting yet, police said.",
        "Three arrests were made in the case of the stolen car, police said.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No injuries were reported after the fire at the mill in Dane.",
        "Injuries were reported after the fire at the school in Orme.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "He pleaded not guilty to theft at a court in Mira.",
        "A jury found him guilty of theft at a court in Mira.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "The judge denied on Monday a request that the banker be freed.",
        "The banker was freed on Monday after the judge granted a request.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No goals were scored in the first half of the match in Lund.",
        "Two goals were scored in the second half of the match in Lund.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No one was hurt when a crane fell on a house in Pell.",
        "Two workers were killed when a crane fell on a house in Orr.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated", "Parker denied on Tuesday that he would leave the party.", "Mills will leave the party on Tuesday.", _AT_ONCE
    ),
    Pair(
        "update",
        "At least 5 people were killed in the collapse of a bridge in Morani on Monday.",
        "The collapse of a bridge in Morani has killed 41 people, officials said on Wednesday.",
        _LATER,
    ),
    Pair(
        "update",
        "A cyclone killed 12 people in the district of Palu.",
        "The cyclone in the district of Palu killed 130 people, the Red Cross said on Wednesday.",
        _LATER,
    ),
    Pair(
        "unrelated",
        "At least 5 people were killed in a bus crash in Morani on Monday.",
        "The collapse of a mine in Morani killed 41 people on Wednesday.",
        _LATER,
    ),
    Pair(
        "unrelated",
        "A bomb killed 5 people at a market in Morani on Monday.",
        "A bomb killed 18 people at a market in Morani on Wednesday.",
        _LATER,
    ),
    Pair(
        "update",
        "The quake damaged 300 homes in Olta, the mayor said on Tuesday.",
        "The mayor said on Wednesday that the quake had damaged 520 homes in Olta, more than previously reported.",
        _LATER,
    ),
    Pair(
        "unrelated",
        "Striker Ana Lopes of Porta scored three goals in the match against Varzim on Sunday.",
        "Striker Rita Melo of Varzim scored two goals in the match against Porta on Sunday.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "A suicide bomber killed nine people in Kesh on Monday.",
        "A suicide bomber killed four people in Kesh in November.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "Gunman Karl Ott killed nine people at a school in Bremm.",
        "Gunman Otto Lenz killed four people at a school in Bremm.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Gunman Karl Ott killed nine people at a school in Bremm on Monday.",
        "Gunman Karl Ott killed seven people at a school in Bremm on Monday.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "A landslide killed 20 people in Ruta on March 4.",
        "A landslide killed 31 people in Ruta on February 11.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "A landslide killed 20 people in Ruta on March 4.",
        "A landslide killed 31 people in Ruta on Monday, villagers said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Inflation in Brava rose to 12.4 percent in May, the statistics office said.",
        "Inflation in Brava rose to 17 percent in May, the central bank said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Exports of Lumen rose to 40 million tonnes last year, the ministry said.",
        "Exports of Lumen rose to 31 million tonnes last year, the Chamber of Trade said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Parliament passed the law by 101 votes to 97 on Monday.",
        "Parliament passed the law by 99 votes to 97 on Monday.",
        _AT_ONCE,
    ),
)

ANEW_HELD = (
    Pair(
        "conflict",
        "Thieves stole a Vermeer from the museum in Halm, the radio reported.",
        "The museum in Halm denied on Friday that thieves had stolen a Vermeer.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Troops fired at the crowd in Lindo, witnesses said.",
        "The governor told reporters on Monday that troops had not fired at the crowd in Lindo.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "The company dumped waste in the lake at Ferra, fishermen said.",
        "The company said late on Tuesday that it had not dumped waste in the lake at Ferra.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "A Tarnish submarine was seen in the bay of Holm, the navy said.",
        "No Tarnish submarine was seen in the bay of Holm, the embassy said.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "The coach was found guilty of bribery by the court in Perl.",
        "The coach was found not guilty of bribery by the court in Perl.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No weapons were found in the house of the mayor, police said.",
        "Weapons were found in a cellar of the school, police said.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "The bank denied on Friday that it would close branches.",
        "The union said that the bank would cut its dividend.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "No passengers were hurt in the derailment at Orle.",
        "Two passengers were hurt in a derailment at Sund last month.",
        _AT_ONCE,
    ),
    Pair(
        "update",
        "At least 6 people died when a dam broke near Casla on Monday.",
        "At least 58 people died when the dam broke near Casla, the governor said on Wednesday.",
        _LATER,
    ),
    Pair(
        "update",
        "The fire in the hotel in Brade killed 4 guests.",
        "The fire in the hotel in Brade killed 15 guests, police said on Wednesday.",
        _LATER,
    ),
    Pair(
        "update",
        "Some 40 boats were destroyed by the storm in Luma, the harbour master said on Tuesday.",
        "The storm destroyed 95 boats in Luma, more than first reported, the harbour master said on Wednesday.",
        _LATER,
    ),
    Pair("unrelated", "A shell killed 5 people in Karsk on Monday.", "A shell killed 16 people in Karsk on Wednesday.", _LATER),
    Pair(
        "unrelated",
        "Pilot Maria Sorg flew 12 missions over the bay.",
        "Pilot Greta Holm flew 19 missions over the bay.",
        _AT_ONCE,
    ),
    Pair(
        "unrelated",
        "An avalanche killed six skiers near Mont Ral on Monday.",
        "An avalanche killed four skiers near Mont Ral in December.",
        _AT_ONCE,
    ),
    Pair(
        "conflict",
        "Turnout in Vela rose to 61 percent on Sunday, the election board said.",
        "Turnout in Vela rose to 48 percent on Sunday, observers said.",
        _AT_ONCE,
    ),
    Pair("conflict", "The senate passed the bill by 51 votes to 47.", "The senate passed the bill by 52 votes to 47.", _AT_ONCE),
)
