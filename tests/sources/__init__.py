"""Tests of ``sources``."""
