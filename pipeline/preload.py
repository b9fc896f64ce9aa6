"""Imported by the fork server alone: what takes long to load, once, before the worker processes are forked from it."""

import scipy.sparse  # noqa: F401

import pipeline.cleaning.page
import pipeline.run  # noqa: F401
from pipeline.codes import rows_of
from pipeline.text import split_sentences, stemmer

stemmer()
rows_of("loads the tables of stems")
split_sentences("Loads the splitter. And its rules.")
