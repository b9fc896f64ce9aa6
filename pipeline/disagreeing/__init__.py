"""Where the articles of a story do not say the same: numbers, dates, denials; and how a digest says so."""
