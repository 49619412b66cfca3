"""Candidates -> stories -> scores -> sections -> a selection; and the learning of it."""
