"""Thin wiring only: the Prefect flows and the command line."""
