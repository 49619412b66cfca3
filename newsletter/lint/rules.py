"""Every rule, in the order in which they are documented."""

from __future__ import annotations

from newsletter.lint import (
    address_rules,
    blurb_rules,
    front_matter_rules,
    grammar_rules,
    image_rules,
    leftover_rules,
    link_rules,
    repeat_rules,
    section_rules,
    title_rules,
)

RULES = (
    *repeat_rules.RULES,
    *address_rules.RULES,
    *link_rules.RULES,
    *image_rules.RULES,
    *section_rules.RULES,
    *title_rules.RULES,
    *blurb_rules.RULES,
    *leftover_rules.RULES,
    *front_matter_rules.RULES,
    *grammar_rules.RULES,
)
