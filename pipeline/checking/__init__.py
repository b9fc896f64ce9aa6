"""Pure checks of one sentence against the sentences it was made from. Each file knows one way to be wrong."""
