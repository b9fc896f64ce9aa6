"""What on a news page is not the story: what `stages/clean.py` stands on."""
