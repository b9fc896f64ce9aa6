"""Sixty hard news cases, written and marked by hand: `¦` stands where one sentence ends and the next begins.

The conventions they pin: a closing quote belongs to the sentence it closes; a quotation of several sentences stays whole
with whoever said it, as long as it is not very long; a line end always ends a sentence; a stop before a lower-case word
never does; a stop without a space does where a lower-case word of three letters stands before it and a capital after.
"""

CASES = (
    # countries, capitals, courts
    "The U.S. Senate voted on Monday.¦ The bill now goes to the House.",
    "Troops will leave the U.S.¦ The Taliban welcomed the news.",
    "He flew to the U.S. after the talks.¦ Others stayed in Doha.",
    "A U.S.-led coalition drove them out in 2001.¦ They returned in 2021.",
    "The U.S. Court of Appeals for the D.C. Circuit ruled against the U.S. Justice Department.",
    "She lives in Washington, D.C.¦ He lives in Kabul.",
    "The U.N. Security Council met.¦ U.N. envoy Deborah Lyons spoke first.",
    "Britain left the E.U. in 2020, and the U.K. Parliament agreed.¦ Few cheered.",
    "In Roe v. Wade the court ruled 7-2.¦ Brown v. Board of Education was unanimous.",
    # titles and names
    "Gen. Scott Miller met Sen. Lindsey Graham and Rep. Liz Cheney on Jan. 28 in Kabul.",
    "Lt. Gov. Dan Forest and Lt. Col. Alexander Vindman declined to comment.¦ Mr. Trump did not.",
    "Sen. Dianne Feinstein, D-Calif., and Rep. Kevin Brady, R-Texas, disagreed.¦ So did others.",
    "Rep. Leonard Lance, R-N.J., told reporters he would vote no.",
    "It was written by Sen. Chuck Schumer, D-N.Y., and Sen. Mitch McConnell (R-Ky.) on Friday.",
    "Mike Rogers, R-Mich. has been briefed, an aide said.",
    "J.D. Vance and George W. Bush were there.¦ John F. Kennedy Jr. was not.",
    "The Rev. Dr. Martin Luther King Jr. was shot in 1968.¦ His widow marched on.",
    "Ms. Pelosi and Messrs. Ryan and McConnell signed it.¦ Gov. Andrew Cuomo did not.",
    "He studied under Prof. A. J. P. Taylor at Oxford.¦ Taylor died in 1990.",
    "Donald Trump Jr. said it was nothing.¦ Eric Trump agreed.",
    "Samuel L. Jackson and Michael B. Jordan star.¦ The film opens on Friday.",
    # companies and places
    "Apple Inc. said profits rose.¦ Shares of Microsoft Corp. and Boeing Co. fell.",
    "It was bought by Dow Jones & Co. in 2005.¦ The price was not disclosed.",
    "Yahoo! Inc. was sold to Verizon.¦ Nobody was surprised.",
    "Police in St. Louis arrested two men near Ft. Lee.¦ Both were later freed.",
    "He was born in Lynbrook, N.Y., and raised in Fairfax, Va.¦ He moved west at 20.",
    "The bomb went off on Pennsylvania Ave. near the White House.¦ Nobody was hurt.",
    # times, dates, numbers
    "The session opened at 9 a.m. Monday and closed at 5 p.m. Friday.",
    "He will speak at 8 p.m. ET.¦ The networks will carry it live.",
    "Polls closed at 7:30 p.m.¦ About 30 million people had voted by then.",
    "They left at 6 a.m.¦ The road was empty.",
    "Unemployment fell to 3.5 percent, the lowest since Dec. 1969.¦ Wages rose 0.3 percent.",
    "It cost $1.2 billion.¦ That is 4,000 jobs.",
    "The No. 2 Republican and the world's No. 1 player met in Sept. 2019.",
    "Is this the plan?¦ No.¦ It is not.",
    "Flight 93 crashed at 10:03 a.m. on Sept. 11, 2001, killing all 44 aboard.¦ Nobody on the ground died.",
    "He is 6 ft. 2 in. tall and weighs 180 lbs. according to the F.B.I. notice.",
    # quotations
    "“We are moving forward,” he said.¦ “There is no deal yet.”",
    '"We won. They lost," he said.¦ "That is all."',
    "“Meetings were productive. We made progress on vital issues,” Khalilzad said in a tweet.",
    'He said: "It is over. We are going home."¦ Then he left the room.',
    "Both sides had “agreed on major points.”¦ “We have made a lot of progress,” he added.",
    "“Who did this?” she asked.¦ “I want to know!”",
    "“Will it hold?” is what everyone asks.¦ Nobody knows.",
    "The act was “cruel and unusual.”¦ The judge did not agree.",
    "It is “a disaster,” Mr. Markey said.¦ “The community must apply the law.¦ It has not done so yet.",
    "She called it ‘a witch hunt.’¦ He called it justice.",
    "“He told me ‘No. Never.’ and hung up,” she said.¦ The line was dead.",
    "“We will go on. (Applause.) We will win,” he said.",
    # brackets, ellipses, dashes
    "(He later took it back.)¦ The White House said nothing.",
    "The bill failed (the vote was 49-51).¦ It will be back.",
    "“I thought ... well, never mind,” he said.¦ He paused… and went on.",
    "It was over...¦ Nobody moved.",
    "Sales rose (see p. 4 of the report) by 3 percent vs. 2 percent a year ago.",
    # broken typing, addresses, lists, lines
    "“We will resume negotiations soon.There are a number of issues to settle,” he said.¦ He left.",
    "They will resume negotiations soon.¦There are a number of issues to settle.",
    "He tweeted on Saturday. after six days of talks in Qatar.",
    "Write to tips@example.com or see https://www.example.com/a.b?c=1.2 for more.¦ Amazon.com Inc. fell.",
    "1. The troops leave.¦ 2. The talks begin.",
    "Talks resume in Doha\n¦Taliban envoys arrived on Monday\n¦KABUL — The talks began.¦ They went on all night.",
)
