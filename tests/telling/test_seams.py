"""unsound: cut or joined where a sentence cannot be, or a function word changed in what is otherwise a source's wording."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.telling.seams import unsound

TALKS = "The two sides made progress this week in their talks to end the long war, officials said on Monday."
CONTROL = "The party has so far refused to talk to the government, which it calls a puppet of U.S. interests."
DEAL = "The mayor, a former judge, is going to have to figure out how to deal with the strike, according to two aides."
RULING = "The ruling by Judge Amber Reed, with two others against it, said the law of May 23, 2019 goes too far."


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The two sides made progress this week in their talks to end of the long war.", [TALKS]),
        ("The two sides made the progress this week in their talks to end the long war.", [TALKS]),
        ("The two sides made progress this week on their talks to end the long war.", [TALKS]),
        ("The party has refused to talk to the government, but it calls a puppet of U.S. interests.", [CONTROL]),
        ("The party has refused to talk to the government, which it calls a puppet of U. interests.", [CONTROL]),
        ("The Two sides made progress this week in their talks to end the long war.", [TALKS]),
        ("The mayor is going to have how to deal with the strike, according to two aides.", [DEAL]),
        ("The mayor, a former judge, is going to have to figure out how to deal with the strike.", [DEAL]),
        ("In a film shown, the mayor resigned.", ["In a film shown in the town hall, the mayor resigned."]),
        ("The mayor, is going to have to figure out how to deal with the strike, according to two aides.", [DEAL]),
        ("The town will close the bridge.", ["The town will close the bridge if the cracks grow."]),
        ("The paper accused the mayor.", ["The paper accused the mayor, who denied it."]),
        ("The plan, a dam and a road, is old - he likes it.", ["The plan, a dam and a road, is old; he likes it."]),
        ("He gave a speech on Friday, returned to his theme.", ["He gave a speech on Friday that returned to his theme."]),
        ("The Talks went on.", ["Talks went on."]),
        (
            "The crew's stay at the mayor's inn, first reported, was not the last.",
            ["The crew's stay at the mayor's inn, first reported by the Herald on Friday, was not the last."],
        ),
        (
            "While Ek agreed with the mayor on much, in particular on the pier.",
            ["While Ek agreed with the mayor on much, in particular on the pier, the two differed on the mill and the school."],
        ),
        (
            "The post had a red triangle smiths and others in the camps.",
            ["The post had a red triangle, a sign once used by the guards to mark prisoners, smiths and others in the camps."],
        ),
        (
            "The strikes drones, bombs, and guns, struck the port on Tuesday.",
            ["The strikes, which involved jet fighters, drones, bombs, and guns, struck the port on Tuesday."],
        ),
        (
            'Said a guard in the camp: "Walls alone cannot win. The mayor has a plan that ignores this," the mayor said.',
            ['Said a guard in the camp: "Walls alone cannot win. The mayor has a plan that ignores this."'],
        ),
        (
            "The mayor need not win the debate, but if the night ends with a fall.",
            ["The mayor need not win the debate, but if the night ends with a fall, the race is over for him."],
        ),
        (
            "The court gave an opinion on the ban of boats.",
            ["The court gave an opinion on the ban of boats, finding it to be unlawful."],
        ),
        (
            "The guild is a force that the town has never seen.",
            ["As the mayor has noted, the guild is a force that the town has never seen."],
        ),
        (
            "He was shocked, the chief said at a Wednesday, on his first day.",
            ["He was shocked, the chief said at a Wednesday (June 24) news conference, on his first day."],
        ),
        (
            "Ek does not share that view of the pier.",
            ["Ek does not share that view of the pier when he is with me in the town hall."],
        ),
        (
            "The pier will close on any news, whether it is of the storm.",
            ["The pier will close on any news, whether it is of the storm, a new figure or some quarrel."],
        ),
        (
            "A poll released on Wednesday indicated a majority of voters.",
            ["A poll released on Wednesday indicated a majority of voters — 54 % - have an unfavorable view of the plan."],
        ),
        (
            "Their talk drew dividends: When the storm hit the pier.",
            ["Their talk drew dividends: When the storm hit the pier, the party pounced on the mayor."],
        ),
        (
            "Ek is said to consider a new team believed likely to be moved.",
            ["Ek is said to consider a new team, with the press secretary, Ann Holm, believed likely to be moved."],
        ),
        (
            "Mayor Ann Ek a club of the old families, said the push is a weapon.",
            ["Mayor Ann Ek, in a speech at the guild, a club of the old families, said the push is a weapon."],
        ),
        (
            "Finally, the mayor topped things off with a threat to Reed, and an offense by itself.",
            ["Finally, the mayor topped things off with a threat to Reed; that is both a crime, and an offense by itself."],
        ),
        (
            "It is worst in the sea around Arden, the Strait of Holm.",
            ["It is worst in the sea around Arden, the Strait of Holm, the northern coast and around the bay."],
        ),
        (
            "One of the men could be heard referring to the old mayor of the town.",
            ["One of the men could be heard referring to the old mayor of the town as a thief as he walked to the port."],
        ),
        (
            "The win was secured by voters in Arden its base and Reed's town.",
            ["The win was secured by voters in Arden, the largest of the four, its base and Reed's town."],
        ),
        ('"It is late," Reed released.', ['"It is late," Reed released in a statement yesterday.']),
        (
            "Head of the port of Arden explained, during the vote of May, every ship came to their yard.",
            ["As Ann Ek, head of the port of Arden explained, during the vote of May, every ship came to their yard."],
        ),
        (
            "But while the wins on Tuesday mean that one party has its man, for leaders of the other.",
            ["But while the wins on Tuesday mean that one party has its man, for leaders of the other, Ek is a threat."],
        ),
        (
            "Holm is eyeing Ann Ek, her aide in Arden, who is leaving in May.",
            ["Holm is eyeing Ann Ek, her aide in Arden, who is leaving in May, as the one to lead the port."],
        ),
        (
            "Members asked that Holm remove Ann Ek, head of the committee.",
            ["Members asked that Holm remove Ann Ek, head of the committee, from leading the inquiry."],
        ),
        (
            "In 1973, one year after the vote, Ann Ek opened a bar in Arden with what Holm.",
            ["In 1973, one year after the vote, Ann Ek opened a bar in Arden with what Holm called generous loans."],
        ),
        (
            "The speech stands in contrast with that of Ann Ek unrestrained anger and scorn.",
            [
                "The speech stands in contrast with that of Ann Ek, a judge whose mark is wealth, unrestrained anger and scorn.",
            ],
        ),
        (
            "The new device has several advantages over an existing unit that warms the old port when a ship calls.",
            [
                "The new device has several advantages over an existing unit that warms the old port for the town.",
                "That means the device only warms the old port when a ship calls.",
            ],
        ),
        (
            "Some are even pushing for a vote on the bridge by May and, potentially.",
            ["Some are even pushing for a vote on the bridge by May and, potentially, sending it to the court by June."],
        ),
        (
            "Austin Reed wants Ann Ek to be the mayor of Arden.",
            ["Austin Reed wants Ann Ek to be the mayor of Arden - so he will vote this week for Bo Holm, one of her rivals."],
        ),
        (
            "Part of the reason the town of Arden has so few ferries is that.",
            ["Part of the reason the town of Arden has so few ferries is that, while it has a port, it has little trade."],
        ),
        (
            "The quarrel of the two old towns can seem to be a hard problem largely.",
            ["The quarrel of the two old towns can seem to be a hard problem largely because of its sheer age."],
        ),
        (
            "The speech pointed to a shift in Arden that could require, as much as ships and men.",
            ["The speech pointed to a shift in Arden that could require, as much as ships and men, a new look at the port."],
        ),
        (
            "A group of about 40 workers got together in Arden to make, in Ek's words.",
            ["A group of about 40 workers got together in Arden to make, in Ek's words, a good change."],
        ),
        (
            "The idea that towns may draw their own lines on the map is so odd, it.",
            ["The idea that towns may draw their own lines on the map is so odd, it - well, it suits the mayor of Arden."],
        ),
        (
            "They asked in Arden whether the fall was meant or, in the case of Ann Ek.",
            ["They asked in Arden whether the fall was meant or, in the case of Ann Ek, even planned."],
        ),
        (
            "Prices fall on fears that it may last, hurting trade and in the process.",
            ["Prices fall on fears that it may last, hurting trade and in the process, shrinking the funds of the old."],
        ),
        (
            "Rights activists members of the guild and others have derided the decision of the court.",
            ["Rights activists, including Reed, members of the guild and others have derided the decision of the court."],
        ),
        (
            "It was written by the old spy Adam Reed which got money from the guild of the town.",
            ["It was written by the old spy Adam Reed, who was paid by the firm, which got money from the guild of the town."],
        ),
        (
            "The council passed, and Mayor Ek signed.",
            ["The council passed, and Mayor Ek signed, a law that allows the sale of boats."],
        ),
        (
            "The manager of the town pleaded with two officials.",
            ["The manager of the town pleaded with two officials, including Adam Reed, for help."],
        ),
        (
            "The aid is part of the plan of the council but tied the money to the port.",
            ["The aid is part of the plan of the council, which promised boats, but tied the money to the port."],
        ),
        ("They are used for specific.", ["They are used for specific, ongoing inquiries of the town."]),
        (
            "Now, after losing a seat in Arden that Reed had won by 20 points.",
            ["Now, after losing a seat in Arden that Reed had won by 20 points, the party faces a reckoning."],
        ),
        (
            "Researchers have identified, with no false alarms.",
            ["Researchers have identified, with no false alarms, the presence of a tumour in eight mice."],
        ),
        (
            "The worst was cast at Senator Adam Reed but who has been repaid with jeers.",
            ["The worst was cast at Senator Adam Reed, a man who hears both sides, but who has been repaid with jeers."],
        ),
        (
            "Unfortunately for patients the long project has produced few results.",
            ["Unfortunately for patients — and for the town — the long project has produced few results."],
        ),
        ("Calder to Ebury, people wait for rain.", ["From Arden to Holm, Calder to Ebury, people wait for rain."]),
        (
            "The fund has paid out 15 crowns more than it has taken in.",
            ["In the past 17 years, the fund has paid out 15 crowns more than it has taken in."],
        ),
        ("The mayor's plan is, in effect.", ["The mayor's plan is, in effect, a new war with the harbour."]),
        ("Experts said there will be 9,106 new cases.", ["Experts said there will be 9,106 new cases by Oct. 1."]),
        ("Masks could save 3,000 lives in the county.", ["Masks could save 3,000 lives in the county between now and May."]),
        (
            "The spread can be slowed by keeping a distance.",
            ["By wearing a mask in public, the spread can be slowed by keeping a distance."],
        ),
        (
            "Holm and other towns ask the state for money, Calder has sold its pier.",
            ["As Arden, Holm and other towns ask the state for money, Calder has sold its pier."],
        ),
        (
            "He was known as a friend of Adam Reed in 2013.",
            ["He was known as a friend of Adam Reed, who was found dead in his house in Arden, in 2013."],
        ),
        (
            "The show said the end of his quotation.",
            ['The show said the end of his quotation, which was cut from "Meet Arden," included what mattered.'],
        ),
        ("Of all the men in the hall comes from Reed.", ["Of all the men in the hall, the one word, surely, comes from Reed."]),
        ("The law removed officials.", ["The law removed officials who took part in the trial of the mayor in May."]),
        ("Mayor Reed has been accused of theft.", ["Mayor Reed has been accused of theft after taking the town's money."]),
        ("Reed at first missed the sessions.", ["After a fall in May, Reed at first missed the sessions."]),
        ("People want the pier.", ["In much of the town, people want the pier."]),
        ("Reed said that the advice was bad.", ["Reed said at the time that the advice was bad."]),
        ("They began to look into it after he left.", ["They began to look into it after he left, even as he led the council."]),
        ("Reed will sell the pier.", ["Reed will sell the pier, town officials told The Herald."]),
        (
            "A driver rammed the front of his huge truck into a bus police said.",
            ["A driver rammed the front of his huge truck into a bus, hurting two before he fled, police said."],
        ),
        (
            "Reed asked a friend to take the blame.",
            ["Reed asked a friend to take the blame after a shot was fired at the bar, a witness testified on Wednesday."],
        ),
        ("The two sides made progress this week in their talks to end the long war.", [TALKS]),
        ("Seven sailors are missing.", ["Seven sailors are missing, the navy said."]),
        ("It is a cold.", ["It is a cold (700 degrees) rock."]),
        ("If she had known the price.", ["If she had known the price, she would have run."]),
        ("Amber Reed, a judge who sat in Arden.", ["Amber Reed, a judge who sat in Arden, where she was born, has died."]),
        ("They paid her.", ["They paid her, which would end the case, the indictment alleges."]),
        ("Another man, Adam Reed was hurt.", ["Another man, Adam Reed, 31, was hurt."]),
        ("The theft was first reported.", ["The theft was first reported by the Herald."]),
        ("The first is the time before the war.", ["The first is the time before the war and the time after it."]),
        ("He leads in the states of Ohio.", ["He leads in the states of Ohio and Iowa."]),
        ("They would not put Reed, his lawyer.", ["They would not put Reed, his lawyer, on air."]),
        ("Ore. said the march was a riot.", ["Police in Portland, Ore. said the march was a riot."]),
        ("She went to Ohio, which votes.", ["She went to Ohio, which votes on Tuesday."]),
        ("The mayor, a judge, is going to have to figure out how to deal with the strike.", [DEAL]),
        ("The ruling by Judge Amber Reed, with the law of May 23, 2019 goes too far.", [RULING]),
        ("The ruling by Judge Amber Reed said the law of May 2019 goes too far.", [RULING]),
        ("Judge Amber Reed said the law of May 23, 2019 goes too far.", [RULING]),
        ("The mayor of Arden is going to have to figure out how to deal with the strike.", [DEAL, "He is the mayor of Arden."]),
        ("He had scurvy anaemia and fever.", ["He had scurvy, a rare disorder known by its spots, anaemia and fever."]),
        (
            "Reed, a lawyer who sat long before he went to the House has died.",
            ["Reed, a lawyer who sat long before he went to the House, where he led, has died."],
        ),
        (
            "The first is the time before the war and the time.",
            ["The first is the time before the war and the time after the war."],
        ),
        (
            "The deal struck on Monday — hailed by Reed at the hall.",
            ["The deal struck on Monday — hailed by Reed at the hall — is good news for all."],
        ),
        ("Nearly a year after Reed left the hall.", ["Nearly a year after Reed left the hall, the anger is fresh."]),
        ("Iowa, the mayor spoke of the strike.", ["Speaking in Mount Arden, Iowa, the mayor spoke of the strike."]),
        ("The head was sent off more than a week.", ["The head was sent off more than a week after the vote."]),
        (
            "Reed paid a firm to rig the polls.",
            ["Reed paid a firm to rig the polls, the Wall Street Journal reported on Thursday."],
        ),
        (
            "They drew designs for female scientist.",
            ["They drew designs for female scientist, paleontologist and astronomer figures."],
        ),
        ("The fans wait for the saucy.", ["The fans wait for the saucy, vaguely spiced delicacy."]),
        ("“It is over,” she quoted him.", ["“It is over,” she quoted him as saying before the vote."]),
        ("Three men and a woman, were saved.", ["Three men, including Reed and his son, and a woman, were saved."]),
        (
            "Four boys and their coach remain inside and the coach.",
            ["Four boys and their coach remain inside the caves.", "The boys and the coach remain inside."],
        ),
        ("They met Adam Reed, a Friends of Arden (FOA).", ["They met Adam Reed, a Friends of Arden (FOA) activist."]),
        ("The strike is just another violent.", ["The strike is just another violent, brutal act."]),
        (
            "Officials said several houses were looted, two cars were ablaze.",
            ["Officials said several houses were looted, two cars were ablaze, and three men were hurt."],
        ),
        ("The aide said her son, Paul.", ["The aide said her son, Paul, was by her side."]),
        ("It is the deadliest day of violence.", ["It is the deadliest day of violence since the war of 2014."]),
        ("Reed opened the system, but in the past.", ["Reed opened the system, but in the past, such efforts failed."]),
        ("They told the CBC that after the vote of May.", ["They told the CBC that after the vote of May, the price went up."]),
        ("They asked for things such as a board, a screen.", ["They asked for things such as a board, a screen, even a phone."]),
        (
            "The students of Arden plan to go on with the strike against Amber Reed said a teacher.",
            ["The students of Arden plan to go on with the strike against Amber Reed, who teaches there, said a teacher."],
        ),
        ("After years in Arden he left the party.", ["After years in Arden, a suburb of Calder, he left the party."]),
        ("She did what all do when the doors open.", ["She did what all do when the doors open — she walked in."]),
        (
            "The second of them is his widow, Maureen, was also in the hall.",
            ["The second of them is his widow, Maureen.", "His widow, Maureen, was also in the hall."],
        ),
        ("Reed resigned on Monday.", ["She resigned on Monday.", "Reed was tired."]),
        ("The mayor was accused of abusing four men.", ["The mayor was accused of sexually abusing four men."]),
        ("The ruling should have the final word.", ["The ruling should have been the final word."]),
        ("A memo, seen by Ek, alleges a plot.", ["A memo, seen by Ek, that alleges a plot."]),
        (
            "Sept. 19, 2019, the mayor said he would go.",
            ["In a talk shown on Thursday, Sept. 19, 2019, the mayor said he would go."],
        ),
        ("Mayor Ek and a judge met.", ["On Tuesday, manager Adam Reed, mayor Ek and a judge met."]),
        ("Amber Ek said the pier is shut.", ["Amber Ek, a clerk of the port, said the pier is shut."]),
        ("The pier is shut, said Amber Ek.", ["The pier is shut, said Amber Ek, a clerk of the port."]),
        ("According to Amber Ek, the pier is shut.", ["According to Amber Ek, a clerk of the port, the pier is shut."]),
        ("Reed sat by the judge.", ["Reed sat by the judge, his wife added in her testimony."]),
        ("The mayor was a bully.", ["As one of his aides put it, the mayor was a bully."]),
        ("He has another job at the town hall.", ["He has another job at the town hall: he is the deputy mayor."]),
        ("They met to take Adam Reed.", ["They met to take Adam Reed up on his offer."]),
        ("They identified Amber Reed.", ["They identified Amber Reed, one of their own, as the woman they wanted."]),
        ("He made it clear in his speech.", ["He made it clear in his speech on Monday that his aim is peace."]),
        ("The town buys more goods.", ["The town buys more goods, while selling less, than it ever has."]),
        ("It names Ann and Bo Ek, Adam Reed.", ["It names the two of them: Ann and Bo Ek, Adam Reed, Leo Holm and the judge."]),
        (
            "It reads like a list: Ann and Bo Ek, Adam Reed.",
            ["It reads like a list: Ann and Bo Ek, Adam Reed, Leo Holm and the judge."],
        ),
        (
            "They confirmed Reed, 53, where he can serve for long.",
            ["They confirmed Reed, 53, to the court on Monday, where he can serve for long."],
        ),
        ("They identified Reed, along with Amber Ek.", ["They identified Reed, along with Amber Ek, as judges who may resign."]),
        ("Fights broke out among police.", ["Fights broke out among police, masked protesters and far-right groups."]),
        ("It put the nation first and its people.", ["It put the nation first and its people, first of all at home."]),
        ("The man was led to the car.", ["The man was led to the car, a film of the day shows."]),
        ("They blamed Reed for offering, then withdrawing.", ["They blamed Reed for offering, then withdrawing, a deal of old."]),
        ("Reed posted on Monday.", ["Reed posted on Monday, saying that the pier is deaf."]),
        ("They added the name in 1870, right.", ["They added the name in 1870, right after the mayor died."]),
        ("The rate was 3.5 percent.", ["As of last week, the rate was 3.5 percent."]),
        ("The pier is shut, said a man familiar.", ["The pier is shut, said a man familiar with the port."]),
        ("The judges resigned.", ["In some cases, the judges resigned."]),
        ("The mayor gave no answer.", ["For 94 days, the mayor gave no answer."]),
        (
            "The power of pardon and commutation is his.",
            ["The power of pardon — which means both absolving people (pardons) and commutation is his."],
        ),
        (
            "They put their feud from the vote.",
            ["They put their feud from the vote, when one called the other a liar, behind them."],
        ),
        (
            "Which Holm will file on Monday, the nurse says that nobody trained the staff.",
            ["In the suit, which Holm will file on Monday, the nurse says that nobody trained the staff."],
        ),
        (
            "The council insisted that even though the plan had no bridge — the mayor asked for two.",
            ["The council insisted that even though the plan had no bridge — the mayor asked for two — that it was sound."],
        ),
        (
            "The council did apologise to the ferrymen for its failures.",
            ["In 2005, the council did apologise to the ferrymen for its failures."],
        ),
        (
            "The council did apologise to the ferrymen for its failures.",
            ["In the wet spring of 2005, the council did apologise to the ferrymen for its failures."],
        ),
        ("Where twenty died, the mayor gave a reward.", ["In Arden, where twenty died, the mayor gave a reward."]),
        ("But the town is not amused.", ["Three farms are there now, but the town is not amused."]),
        (
            "It was the chase that ended when the owner, Ann Ek.",
            ["It was the chase that ended when the owner, Ann Ek, jumped from a cliff in Arden."],
        ),
        (
            "Arden was tense after the bodies of six men apparently executed.",
            ["Arden was tense after the bodies of six men apparently executed after the storming of a base were found."],
        ),
        ("King called on Congress to act.", ["King, in a speech of 1957 in Arden, called on Congress to act."]),
        (
            "It was a leap, said Reed, founder of Scion.",
            ["It was a leap, said Reed, now of Toyota (he was the founder of Scion)."],
        ),
        ("The men had no hope.", ["Before today, the men had no hope."]),
        ("To be poor in three counties.", ["To be poor in three counties, a family must earn less."]),
        (
            "They were attacked for years as top officials.",
            ["They were attacked for years as top officials, including Ek, the archbishop, covered it up."],
        ),
        ("A few hours later, in Arden.", ["A few hours later, in Arden, the same man robbed a bank."]),
        ("The election of failed owner Holm.", ["The election of failed owner Holm as president makes history."]),
        # A clause behind "whose" or "which" that goes on behind the comma.
        ("The court heard from Ann Ek was killed.", ["The court heard from Ann Ek, whose husband, Bo, was killed."]),
        ("The court heard from Ann Ek was killed.", ["The court heard from Ann Ek, whose husband, Ahmed, was killed."]),
        ("The case was brought by Holm had sued Ek.", ["The case was brought by Holm, which, with Arden, had sued Ek."]),
        ("The bridge could fall at any time, was shut.", ["The bridge, which, Ek says, could fall at any time, was shut."]),
        ("The report resigned in June, was lost.", ["The report, by a panel whose chair, Ann Ek, resigned in June, was lost."]),
        ("The plan was backed by Holm, whose party.", ["The plan was backed by Holm, whose party, the Greens, lost."]),
        ("Ek led by a point on Thursday.", ["Ek led by a point on Thursday, but new votes gave her 2.5 points."]),
        ("It led to the separation of families apprehended.", ["It led to the separation of families apprehended after a walk."]),
        ("Ek is a driver for Arden Cab records show.", ["Ek is a driver for Arden Cab, a company of his mother, records show."]),
        (
            "Ek is resigning before a hearing, the Herald broke the news that Ek had left.",
            ["Ek is resigning before a hearing.", "Hours after the reports, the Herald broke the news that Ek had left."],
        ),
        ("Ek may have gone too far.", ["For Republicans in the House, Ek may have gone too far."]),
        # What says how far it is so, or where.
        ("Unity had won 17 of 30 seats.", ["With 98% of the votes counted, Unity had won 17 of 30 seats."]),
        ("Water stood two metres high.", ["In the town of Arden, water stood two metres high."]),
    ],
)
def test_unsound(text: str, sources: list[str]) -> None:
    assert unsound(text, sources)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The party has refused to talk to the government, which it calls a puppet of U.S. interests.", [CONTROL]),
        ("The bridge is closed.", ["The bridge is closed, Fox News has learned."]),
        ("The party refused to talk to the government.", [CONTROL]),
        ("The party refused to talk.", ["The party has refused to talk."]),
        ("The mayor resigned.", ["The mayor suddenly resigned."]),
        ("The mayor said it was late.", ["The mayor said that it was late."]),
        ("The ruling by Judge Amber Ek is final.", ["The ruling by Judge Amber Ek, a Democrat, is final."]),
        ("Talks went on.", ["Talks went on."]),
        ("The mayor resigned.", ["After nine years in office, the mayor resigned."]),
        ("They met in Doha, where talks went on.", ["They met in Doha, the capital, where talks went on."]),
        ("The town's bridge is closed.", ["The town’s bridge is closed, leaving trucks on the other side."]),
        ("The mayor is going to have to figure out how to deal with the strike, according to two aides.", [DEAL]),
        ("The ruling by Judge Amber Reed said the law of May 23, 2019 goes too far.", [RULING]),
        ("The mayor resigned on Monday after nine years.", ["The mayor resigned on Monday.", "He left after nine years."]),
        ("The mayor, who is 61, resigned on Monday.", ["The mayor resigned on Monday.", "The mayor, who is 61, was tired."]),
    ],
)
def test_sound(text: str, sources: list[str]) -> None:
    assert not unsound(text, sources)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from([TALKS, CONTROL, DEAL, RULING]), st.lists(st.sampled_from([TALKS, CONTROL, DEAL, RULING]), max_size=3))
def test_a_source_is_sound(text: str, others: list[str]) -> None:
    assert not unsound(text, [*others, text])


WHO = ["the mayor", "Ek", "who", "whose son", "which", "that", "said"]
PARTS = st.sampled_from([*WHO, ",", "closed", "was hurt", "but", "for", "with", "12", "now", "of"])


@settings(max_examples=300)
@given(st.lists(PARTS, min_size=1, max_size=14), st.lists(PARTS, min_size=1, max_size=14), st.lists(PARTS, max_size=14))
def test_any_words_are_sound_or_not(text: list[str], source: list[str], other: list[str]) -> None:
    sources = [" ".join(source) + ".", " ".join(other) + "."]
    assert unsound(" ".join(text) + ".", sources) in (True, False)
    assert not unsound(sources[0], sources)
