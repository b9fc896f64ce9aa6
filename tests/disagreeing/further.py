"""More pairs like those of `reworded`, for what was still missed: other units, opposites, "no deal", tolls of a kind of people.

Both lists were written before any rule was made for them. Rules were made with FURTHER in sight; the outcome of FURTHER_HELD
was looked at once, when they were done (precision .923, recall .80); "now covers" is read as an update since.
"""

from tests.disagreeing.pairs import MONDAY, TUESDAY, WEDNESDAY, Pair

FURTHER = (
    # conflicts: units, opposites, denials, days
    Pair(
        "conflict", "The tanker leaked oil for three days, the owner said.", "The tanker leaked oil for three weeks, divers said."
    ),
    Pair("conflict", "The siege of the monastery lasted four hours.", "The siege of the monastery lasted four days, monks said."),
    Pair("conflict", "The collapse of the crane was an accident, the builder said.", "Police said the collapse was no accident."),
    Pair("conflict", "The tunnel is open to traffic, the ministry said.", "The tunnel is closed to traffic, drivers said."),
    Pair(
        "conflict",
        "The kidnapped engineer is alive, his brother said.",
        "The kidnapped engineer is dead, a rebel commander said.",
    ),
    Pair(
        "conflict",
        "The union said it had reached an agreement with the port of Vell on overtime.",
        "There was no agreement with the union on overtime, the port of Vell said.",
    ),
    Pair(
        "conflict",
        "The jury acquitted builder Oskar Lunde of bribery, his lawyer said.",
        "The jury convicted builder Oskar Lunde of bribery, the court said.",
    ),
    Pair(
        "conflict",
        "The council approved the stadium plan on Monday, the mayor said.",
        "The council rejected the stadium plan on Monday, an opposition member said.",
        (TUESDAY, TUESDAY),
    ),
    Pair(
        "conflict",
        "The airline knew of the cracks in May, a mechanic said.",
        "The airline said it had not known of the cracks in May.",
    ),
    Pair(
        "conflict", "Six of the miners were foreigners, the ministry said.", "Nine of the miners were foreigners, the union said."
    ),
    Pair(
        "conflict", "The pact will be signed on June 9.", "The pact will be signed on June 16, diplomats said.", (MONDAY, MONDAY)
    ),
    Pair(
        "conflict",
        "Damage from the flood in Tessin is put at 80 million francs by the canton.",
        "The flood caused damage of 130 million francs in Tessin, insurers said.",
    ),
    # updates
    Pair(
        "update",
        "The explosion at the Barro mine killed eight miners on Monday, officials said.",
        "The death toll from the explosion at the Barro mine rose to 15, officials said.",
        (MONDAY, WEDNESDAY),
    ),
    Pair(
        "update",
        "The fire in the Sorel forest has burned 900 hectares, the fire service said.",
        "The fire in the Sorel forest has now burned 2,100 hectares, the fire service said.",
        (MONDAY, TUESDAY),
    ),
    Pair(
        "update",
        "At least nine people died in the mudslide in Ancora.",
        "The death toll in the mudslide in Ancora rose to 17 on Wednesday.",
        (MONDAY, WEDNESDAY),
    ),
    Pair(
        "update",
        "Twelve people were missing after the barge sank near Ruvo.",
        "Four people were still missing after the barge sank near Ruvo.",
        (MONDAY, TUESDAY),
    ),
    # same
    Pair("same", "The strike at the port lasted two weeks.", "The strike at the port lasted 14 days, the union said."),
    Pair("same", "The crash was no accident, prosecutors said.", "The crash was not an accident, prosecutors said."),
    Pair(
        "same", "The museum reopened on Monday.", "The museum, closed since May, opened its doors on Monday.", (TUESDAY, TUESDAY)
    ),
    Pair("same", "There is no agreement yet, the union said.", "The union hopes to reach an agreement with the port."),
    # unrelated
    Pair("unrelated", "The north gate is open to visitors.", "The south gate is closed to visitors."),
    Pair("unrelated", "The premier did not attend the summit in Riga.", "The premier attended the summit in Oslo."),
    Pair("unrelated", "The blast at the depot was an accident.", "The fire at the school was no accident."),
    Pair("unrelated", "The first trial lasted three weeks.", "The second trial lasted three days."),
    Pair("unrelated", "The club won the match on Monday.", "The club lost the match on Saturday."),
    Pair("unrelated", "The senate approved the bill on water.", "The senate rejected the bill on forests."),
)

FURTHER_HELD = (
    # conflicts
    Pair(
        "conflict",
        "The rescue of the divers took six hours, the navy said.",
        "The rescue of the divers took six days, a witness said.",
    ),
    Pair(
        "conflict",
        "The ban on fishing will last two years, the minister said.",
        "The ban on fishing will last two months, her deputy said.",
    ),
    Pair(
        "conflict",
        "The fire at the mill was an accident, its owner said.",
        "Investigators said the fire at the mill was not an accident.",
    ),
    Pair(
        "conflict", "The border crossing at Drin is open, guards said.", "The border crossing at Drin is shut, travellers said."
    ),
    Pair("conflict", "The hostage Ana Ruiz is dead, the militia said.", "The hostage Ana Ruiz is alive, her father said."),
    Pair(
        "conflict",
        "The airline said it had signed a contract with Boreal for 30 jets.",
        "There is no contract with the airline for 30 jets, Boreal said.",
    ),
    Pair(
        "conflict",
        "The parliament of Kesh passed the law on Tuesday.",
        "The parliament of Kesh rejected the law on Tuesday.",
        (WEDNESDAY,) * 2,
    ),
    Pair(
        "conflict",
        "The minister lied about the loan, a colleague said.",
        "The minister did not lie about the loan, her office said.",
    ),
    Pair(
        "conflict",
        "The company knew that the valves were faulty, a former engineer said.",
        "The company said it had not known that the valves were faulty.",
    ),
    Pair("conflict", "Three of the victims were tourists, police said.", "Five of the victims were tourists, the embassy said."),
    Pair(
        "conflict", "The verdict will be read on June 11.", "The verdict will be read on June 18, a clerk said.", (MONDAY, MONDAY)
    ),
    Pair(
        "conflict",
        "The storm caused damage of 40 million crowns on the island, the prefect said.",
        "Insurers put damage from the storm on the island at 65 million crowns.",
    ),
    # updates
    Pair(
        "update",
        "The avalanche at Mount Orn killed five skiers on Monday, rescuers said.",
        "The death toll from the avalanche at Mount Orn rose to nine, rescuers said.",
        (MONDAY, TUESDAY),
    ),
    Pair(
        "update",
        "The oil slick off Teva covers 12 square kilometres, the coast guard said.",
        "The oil slick off Teva now covers 30 square kilometres, the coast guard said.",
        (MONDAY, TUESDAY),
    ),
    Pair(
        "update",
        "Thirty people were missing after the dam burst at Salla.",
        "Eleven people were still missing after the dam burst at Salla.",
        (MONDAY, TUESDAY),
    ),
    # same
    Pair("same", "The trip took a day.", "The trip took 24 hours, the captain said."),
    Pair("same", "The poisoning was not an accident, doctors said.", "Doctors said that the poisoning was no accident."),
    Pair("same", "The road is closed at night.", "The road is open by day."),
    Pair(
        "same",
        "There was no deal on Monday, but talks go on.",
        "The two firms reached a deal on Wednesday.",
        (TUESDAY, WEDNESDAY),
    ),
    # unrelated
    Pair("unrelated", "The east wing is closed to the public.", "The west wing is open to the public."),
    Pair("unrelated", "The envoy did not visit the camp in Tarn.", "The envoy visited the camp in Beled."),
    Pair("unrelated", "The older suspect is alive.", "The younger suspect is dead."),
    Pair("unrelated", "The lawyer of Kern was acquitted of fraud.", "The partner of Kern was convicted of fraud."),
    Pair("unrelated", "The strike at the docks lasted two weeks.", "The strike at the airport lasted two days."),
    Pair("unrelated", "The court rejected the appeal of the bank.", "The court approved the appeal of the insurer."),
)
