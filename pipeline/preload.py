"""Imported by the fork server alone: what takes long to load, once, before the worker processes are forked from it."""

from pipeline.text import stemmer

stemmer()
