from pipeline.evaluation.redundancy import repeated, said_twice


def test_repeated_runs() -> None:
    assert repeated(list("abcabc"), 3) == 1 / 4  # abc bca cab abc
    assert repeated(list("abcd"), 3) == 0
    assert repeated(list("ab"), 3) is None


def test_a_sentence_said_twice_in_other_order_counts_once() -> None:
    first = "Firefighters saved the old library in Arden on Friday."
    again = "On Friday, the firefighters saved Arden's old library."
    assert said_twice([first, "The mayor thanked them.", again]) == 1
    assert said_twice([first, "The mayor thanked the crews for saving the library."]) == 0
    assert said_twice(["It is.", "It was."]) == 0  # no content words, nothing said twice
