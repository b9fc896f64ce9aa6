"""Tests of pipeline/referring."""
