"""Tests of ``newsletter``."""
