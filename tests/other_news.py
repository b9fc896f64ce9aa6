"""Invented news to mix with the seeds: the first two pairs are one story each; the last eight are near the seeds' subject."""

_NEWS = """
2019-01-26 Storm shuts ferry port at Dunmere
Gales of 110 kilometres an hour closed the ferry port at Dunmere on Saturday, stranding 400 passengers. The harbour master said
two berths were damaged and sailings would resume on Monday.

2019-01-27 Ferries to resume from Dunmere after gales
Ferry sailings from Dunmere will resume on Monday after gales damaged two berths and stranded 400 passengers, the harbour master
said on Sunday.

2019-01-28 Voters in Calder reject new stadium
Voters in Calder rejected a plan for a 90 million crown stadium by 54 to 46 percent. Mayor Greta Holm said the old ground would
be repaired instead.

2019-01-28 Calder stadium plan defeated
A 90 million crown stadium will not be built in Calder: 54 percent voted against it on Sunday. Mayor Greta Holm conceded and
promised repairs to the old ground.

2019-01-29 Central bank of Ostland holds rates
The central bank of Ostland left its main rate at 2.5 percent on Tuesday, citing slower exports of timber and fish.

2019-02-11 Teachers in Arden end strike
Teachers in Arden return to class on Monday after a strike of nine days. The union accepted a raise of 6 percent over two years.

2019-03-02 New species of frog found in a cave
Biologists from the university of Bellmoor have described a blind frog, three centimetres long, that lives in a limestone cave.

2019-03-15 Jarrow Hill museum reopens
The museum in Jarrow Hill reopened on Friday with an exhibition of bronze-age boats, three years after a fire.

2019-04-09 Parliament of Ostland passes fishing bill
Parliament passed a bill on Tuesday that halves the herring quota. Fishermen from Ilmouth blocked the harbour in protest.

undated Recipe: lentils with lemon
Rinse two cups of lentils, fry an onion in oil, add stock and simmer for twenty minutes. Stir in lemon juice and parsley.

2019-05-20 Farrow wins cup final on penalties
Farrow beat Glenby 4-3 on penalties in the cup final after a goalless draw; goalkeeper Hugo Brandt saved two shots.

2019-06-01 Power station in Eastwick to close
The coal power station in Eastwick will close in 2022 with the loss of 340 jobs, its owner said.

2019-07-12 Heat record broken in the south
Thermometers reached 44.1 degrees in Glenby on Friday, the highest ever measured in the south of the country.

2019-08-30 Library of Harrow Sound gets its books back
Thieves returned 61 rare books to the library of Harrow Sound with a note of apology, police said.

2019-09-03 Airline Norda files for bankruptcy
The airline Norda filed for bankruptcy on Tuesday and cancelled all flights; 2,100 people work for it.

2019-10-10 Novelist Elsa Lind wins the Amber Prize
Elsa Lind won the Amber Prize for her novel about a lighthouse keeper, the jury said on Thursday.

2019-11-22 Train derails near Ilmouth
A goods train derailed near Ilmouth on Friday; no one was hurt, but eleven wagons of grain lie beside the track.

2018-11-18 Taliban overrun checkpoint in Baghlan
Taliban fighters overran a police checkpoint in Baghlan province in northern Afghanistan before dawn, killing nine officers, the
provincial governor said. Reinforcements from Pul-e Khumri arrived hours later.

2019-01-21 Car bomb hits intelligence base in Wardak
A Humvee packed with explosives rammed a base of the Afghan intelligence service in Maidan Shahr, Wardak province, killing
dozens. The Taliban claimed the attack.

2019-01-27 Snow closes the Salang pass
Heavy snow closed the Salang pass north of Kabul and trapped 200 cars; the Afghan army brought blankets and tea, officials said.

2019-04-18 Dialogue of Afghan politicians postponed
A meeting of Afghan politicians with the Taliban was postponed after the sides quarrelled over a list of 250 delegates,
organisers said.

2019-09-28 Low turnout as Afghans elect a president
Afghans voted for president on Saturday amid scattered attacks. Fewer than two million cast a ballot, observers said; results
are due in three weeks.

2019-11-19 Two professors freed in prisoner swap
The Taliban freed two professors, an American and an Australian, held since 2016, in exchange for three commanders, in Zabul
province.

2019-12-11 Bomb wounds dozens near the Bagram air base
A truck bomb wrecked an unfinished clinic beside the Bagram air base north of Kabul on Wednesday, killing two Afghans and
wounding 73.

undated Afghan orchestra of girls tours Europe
An orchestra of young Afghan women gave its first concert in Ilmouth, playing the rubab and the sitar, on a tour of four
countries. The musicians, the eldest of them nineteen, learned their instruments in secret. Their conductor said the scores had
been copied by hand, and that the last concert, in Bellmoor, was sold out within the hour.
"""


def news() -> list[tuple[str | None, str, str]]:
    """(date, title, text) of each; the recipe and the orchestra have no date."""
    found: list[tuple[str | None, str, str]] = []
    for item in _NEWS.strip().split("\n\n"):
        head, *text = item.split("\n")
        date, title = head.split(" ", 1)
        found.append((None if date == "undated" else date, title, " ".join(text)))
    return found
