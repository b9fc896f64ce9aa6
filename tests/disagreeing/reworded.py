"""Pairs like those of `pairs`, but as two desks write: longer, reordered, with a place, a day or a source on one side only.

Both lists were written before any rule was relaxed for such sentences. Rules were made with REWORDED in sight; the outcome of
REWORDED_HELD was looked at once, when they were done.
"""

from tests.disagreeing.pairs import MONDAY, TUESDAY, WEDNESDAY, Pair

REWORDED = (
    # numbers: conflicts
    Pair(
        "conflict",
        "A gas explosion at a restaurant in the port city of Valmere killed nine people on Monday, the fire service said.",
        "Eleven people died when gas exploded in a crowded Valmere restaurant, the governor's office said.",
        (TUESDAY, TUESDAY),
    ),
    Pair(
        "conflict",
        "At least 16 migrants drowned when their dinghy capsized off the coast of Samora on Sunday, the coast guard said.",
        "A dinghy carrying migrants capsized near Samora, drowning 13 of the passengers, aid workers said.",
        (MONDAY, MONDAY),
    ),
    Pair(
        "conflict",
        "Brewer Calder agreed on Thursday to buy its Danish rival Holm for $3.4 billion, mostly in stock.",
        "Calder will pay $3.9 billion to buy Holm, the brewer's chairman announced.",
    ),
    Pair(
        "conflict",
        "The plant employs 1,200 people in the valley.",
        "The plant has 1,550 employees, according to the union.",
    ),
    Pair(
        "conflict",
        "Shares of Teklon fell 7 percent on Wednesday.",
        "Teklon shares fell 11 percent on Wednesday after the recall.",
        (WEDNESDAY, WEDNESDAY),
    ),
    Pair(
        "conflict",
        "A gunman shot dead six worshippers at a mosque in the suburb of Eastfield, police said.",
        "Eight worshippers were shot and killed by a gunman at the Eastfield mosque, its imam said.",
        (MONDAY, MONDAY),
    ),
    Pair(
        "conflict",
        "About 30,000 people joined the demonstration in the capital, according to the police.",
        "Organizers put the number of people who joined the demonstration at 90,000.",
    ),
    Pair(
        "conflict",
        "The cargo plane had 14 people on board when it went down in the mountains.",
        "The cargo plane was carrying 19 people when it went down, the airline said.",
    ),
    Pair(
        "conflict",
        "The court ordered the newspaper to pay the actress $240,000 in damages.",
        "The newspaper must pay the actress $420,000 in damages, the judge ruled.",
    ),
    # dates: conflicts
    Pair(
        "conflict",
        "The inquest into the sinking will open on April 4 in Hobart.",
        "The inquest in Hobart will begin on April 9.",
    ),
    Pair(
        "conflict",
        "Two trains collided on Friday near the village of Brenna, killing seven passengers.",
        "Seven passengers were killed when two trains collided on Thursday near Brenna.",
        (MONDAY, MONDAY),
    ),
    Pair("conflict", "The curfew ends on Wednesday.", "The curfew will end on Friday.", (MONDAY, MONDAY)),
    # denials: conflicts
    Pair("conflict", "The coach has been fired.", "The coach has not been fired."),
    Pair(
        "conflict",
        "Interior minister Paula Renn has apologized for the raid, two aides said on Tuesday.",
        "Paula Renn has not apologized for the raid, her spokesman said.",
    ),
    Pair("conflict", "The defense chief has quit, local radio reported.", "The defense chief denied that he has quit."),
    Pair(
        "conflict",
        "The carmaker will close its plant in Ghent.",
        "The carmaker denied that it will close its plant in Ghent.",
    ),
    Pair(
        "conflict",
        "The mayor never met the developer, he said.",
        "The mayor met the developer twice in a hotel, a former aide said.",
    ),
    # updates
    Pair(
        "update",
        "The tsunami killed at least 40 people on the island of Perrin on Sunday, officials said.",
        "The death toll from the tsunami on Perrin rose to 110 on Tuesday, officials said.",
        (MONDAY, WEDNESDAY),
    ),
    Pair(
        "update",
        "A landslide in the Orta valley killed at least six people, the army said.",
        "The death toll from the Orta landslide rose to nine, the army said.",
        (MONDAY, TUESDAY),
    ),
    Pair(
        "update",
        "The ministry said 2,300 people had been infected.",
        "The ministry said the number of infected people had climbed to 2,900.",
        (MONDAY, TUESDAY),
    ),
    # same
    Pair(
        "same",
        "At least 16 migrants drowned when their dinghy capsized off Samora.",
        "A dinghy capsized near Samora, drowning 21 migrants.",
        (MONDAY, MONDAY),
    ),
    Pair("same", "The plant employs some 1,200 people.", "The plant has 1,180 employees."),
    Pair("same", "The brewer agreed to buy Holm for $3.4 billion.", "Calder will pay more than $3 billion for Holm."),
    Pair("same", "The inquest will open on Tuesday.", "The inquest will open on June 8.", (MONDAY, MONDAY)),
    Pair(
        "same",
        "The senator rejected the claim that he had never visited the camp.",
        "The senator visited the camp in May.",
    ),
    Pair("same", "The minister denied that she has not read the report.", "The minister has read the report."),
    Pair("same", "The coach has not been fired.", "The coach denied that he has been fired."),
    Pair("same", "The ferry can carry 400 passengers.", "The ferry was carrying 170 passengers."),
    # unrelated
    Pair("unrelated", "The storm killed nine people in Samora.", "The storm killed two people in Perrin."),
    Pair("unrelated", "The company employs 3,000 people in Poland.", "The company employs 5,200 people in Spain."),
    Pair("unrelated", "Fourteen others were injured.", "Nine people were killed."),
    Pair("unrelated", "The company will buy the mine for $2 billion.", "The company will sell the mill for $1.4 billion."),
    Pair("unrelated", "The men's race begins on Friday.", "The women's race begins on Saturday.", (MONDAY, MONDAY)),
    Pair("unrelated", "The deputy has not resigned.", "The minister has resigned."),
    Pair("unrelated", "Police arrested nine men in Lyon on Monday.", "Police arrested 14 men in Nice on Monday."),
    Pair("unrelated", "The first plant has 300 employees.", "The second plant has 900 employees."),
    Pair("unrelated", "Teklon shares rose 4 percent on Monday.", "Teklon shares rose 6 percent on Tuesday.", (TUESDAY, TUESDAY)),
    Pair("unrelated", "The trial of the father begins on Monday.", "The trial of the son begins on Tuesday."),
)

REWORDED_HELD = (
    # numbers: conflicts
    Pair(
        "conflict",
        "A helicopter carrying oil workers crashed into the sea off Tromdal on Friday, killing 11 people, rescuers said.",
        "Thirteen people were killed on Friday when a helicopter taking workers to a rig crashed into the sea, its owner said.",
        (MONDAY, MONDAY),
    ),
    Pair(
        "conflict",
        "At least 25 inmates died in the fire at a prison in the northern town of Calco, the warden said.",
        "The fire at the Calco prison killed 21 inmates, according to the health ministry.",
        (TUESDAY, TUESDAY),
    ),
    Pair(
        "conflict",
        "The Swiss drug maker Alvia said it would buy the biotech firm Renogen for $6.1 billion.",
        "Alvia is buying Renogen for $5.6 billion in cash, the drug maker said on Monday.",
    ),
    Pair("conflict", "The bank employs 8,000 people.", "The bank, which has 9,400 employees, declined to comment."),
    Pair(
        "conflict",
        "The lifeboat was carrying 22 people when it overturned in heavy seas.",
        "The lifeboat had 31 people on board when it overturned.",
    ),
    Pair(
        "conflict",
        "Two gunmen killed five tourists outside a museum in the old town, the interior ministry said.",
        "Seven tourists were shot dead by two gunmen outside the museum, a hospital said.",
        (MONDAY, MONDAY),
    ),
    Pair(
        "conflict",
        "Some 12,000 teachers walked out, the government said.",
        "The union said 40,000 teachers had walked out.",
    ),
    Pair("conflict", "Shares in Orlex rose 9 percent.", "Orlex shares rose 5 percent after the announcement."),
    Pair(
        "conflict",
        "The landlord was sentenced to 12 years in prison for setting the blaze.",
        "The landlord was sentenced to nine years in prison.",
    ),
    # dates: conflicts
    Pair(
        "conflict",
        "The referendum will be held on September 14, the commission said.",
        "The referendum will take place on September 21.",
    ),
    Pair(
        "conflict",
        "The reactor was shut down on Saturday after a leak at the plant in Korvo.",
        "The reactor in Korvo was shut down on Sunday because of a leak.",
        (MONDAY, MONDAY),
    ),
    Pair("conflict", "The strike will start on Thursday.", "The strike begins on Friday.", (MONDAY, MONDAY)),
    # denials: conflicts
    Pair("conflict", "The general has surrendered.", "The general has not surrendered."),
    Pair(
        "conflict",
        "Chancellor Ernst Vogel has accepted the invitation, a European diplomat said on Monday.",
        "Ernst Vogel has not accepted the invitation, his office said.",
    ),
    Pair("conflict", "The striker has retired, his club said.", "The striker denied that he has retired."),
    Pair("conflict", "The bank will freeze bonuses.", "The bank denied that it will freeze bonuses."),
    Pair(
        "conflict",
        "The police never entered the school, a spokesman said.",
        "The police entered the school shortly after noon, teachers said.",
    ),
    # updates
    Pair(
        "update",
        "The cyclone killed at least 55 people in the state of Maruna on Monday, officials said.",
        "The death toll from the cyclone in Maruna rose to 140, officials said on Tuesday.",
        (MONDAY, WEDNESDAY),
    ),
    Pair(
        "update",
        "At least 18 people died when an apartment block collapsed in the city of Halden.",
        "The death toll from the collapse of an apartment block in Halden has climbed to 26.",
        (MONDAY, TUESDAY),
    ),
    Pair(
        "update",
        "Firefighters said the blaze had destroyed 45 homes.",
        "The number of homes destroyed by the blaze has risen to 70.",
        (MONDAY, TUESDAY),
    ),
    # same
    Pair(
        "same",
        "At least 11 people were killed when the helicopter crashed.",
        "The helicopter crash killed 13 people.",
        (MONDAY, MONDAY),
    ),
    Pair("same", "The bank employs nearly 9,000 people.", "The bank has 8,900 employees."),
    Pair("same", "Alvia will buy Renogen for about $6 billion.", "Alvia is buying Renogen for $6.1 billion."),
    Pair("same", "The referendum will be held on Monday.", "The referendum will be held on June 7.", (TUESDAY, TUESDAY)),
    Pair("same", "The officer dismissed the claim that he had not fired his gun.", "The officer had fired his gun."),
    Pair("same", "The company denied that it had never paid taxes.", "The company paid taxes in Ireland."),
    Pair("same", "The general has not surrendered.", "The general denied having surrendered."),
    Pair("same", "The stadium holds 60,000 people.", "Some 35,000 people were in the stadium."),
    # unrelated
    Pair("unrelated", "The heat killed 12 people in Maruna.", "The heat killed four people in Halden."),
    Pair("unrelated", "The bank employs 8,000 people in Zurich.", "The bank employs 2,100 people in London."),
    Pair("unrelated", "Thirty others were hurt.", "Six people died."),
    Pair("unrelated", "Orlex bought the shipyard for $3 billion.", "Orlex bought the airport for $5 billion."),
    Pair("unrelated", "The spring session begins on Monday.", "The summer session begins on Thursday.", (TUESDAY, TUESDAY)),
    Pair("unrelated", "The captain has not surrendered.", "The general has surrendered."),
    Pair("unrelated", "Police detained six men in Oslo on Friday.", "Police detained 11 men in Bergen on Friday."),
    Pair("unrelated", "The older factory has 700 workers.", "The newer factory has 1,900 workers."),
    Pair("unrelated", "Orlex shares fell 3 percent on Tuesday.", "Orlex shares fell 8 percent on Wednesday."),
    Pair("unrelated", "The hearing of the banker starts on Monday.", "The hearing of the broker starts on Friday."),
)
