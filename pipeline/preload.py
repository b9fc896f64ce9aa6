"""Imported by the fork server alone: what takes long to load, once, before the worker processes are forked from it."""

from pipeline.codes import rows_of
from pipeline.text import stemmer

stemmer()
rows_of("loads the tables of stems")
