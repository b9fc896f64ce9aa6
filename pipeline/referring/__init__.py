"""Who is meant: sentences that lean on the one before them for a name, and the name."""
