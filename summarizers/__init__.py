"""A story -> a blurb with its evidence: extractive, sequence-to-sequence, chat."""
