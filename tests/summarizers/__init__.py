"""Tests of ``summarizers``."""
