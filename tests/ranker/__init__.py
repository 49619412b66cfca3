"""Tests of ``ranker``."""
