"""Verbs by which a title is read: what is asked, what is ordered, what is done."""

from __future__ import annotations

import re

from summarizers.patterns import any_of

VERBS = frozenset(
    """accelerate access ace achieve act adapt add address advance agree aid align allow
    analyze annotate answer apply argue ask assess assist augment automate avoid balance beat
    become behave benchmark benefit bind boost break bridge bring build call capture carry
    catch change chat choose classify code collaborate combine communicate compare compete
    complete compose compress compute connect construct contain control converge convert
    cooperate correct count create critique cut debug deceive decide decode deliver democratize
    deploy describe design detect develop diagnose discover distill diversify do draft drive
    edit elicit embed emerge emulate enable encode encourage engage enhance ensure equip
    estimate evaluate evolve exhibit expand explain exploit explore express extend extract
    facilitate fail fill filter find fine-tune finetune fix follow forecast forget foster
    generalize generate get give go grasp ground grow guide hack hallucinate handle harm have
    help hide hurt identify imitate implement improve incentivize increase infer influence
    inform inspect integrate interact internalize interpret introduce jailbreak judge keep know
    label lead learn let leverage lie listen localize lose maintain make manage map match
    matter maximize measure meet memorize merge minimize mitigate model monitor navigate need
    obey observe offer optimize orchestrate outcompete outperform overcome parse perceive
    perform personalize persuade plan play plug predict prefer preserve prevent produce program
    prompt protect prove provide prune push put quantify query rank reach read realize reason
    recall recognize recommend recover reduce refine reflect reinforce reject rely remember
    replace replicate represent require rerank resist resolve respond retain retrieve reveal
    revise reward rewrite rival run say scale search see segment select self-compose
    self-correct self-improve self-verify serve shape show simplify simulate solve speak
    specialize speed spend steer store strategize struggle study summarize support surpass
    synthesize tackle take talk teach tell test think track train transfer transform translate
    transmit trust turn uncover understand unify unlearn unlock update use utilize validate
    verify visualize want win work write""".split()
)
"""Verbs in their plain form, as the field's titles use them."""
_NOUNS_TOO = frozenset(
    """act address advance answer balance benchmark bind boost break bridge call catch change chat
    code compute control correct cut design draft edit filter fix ground guide harm help
    influence judge label leverage lie map match model need plan play plug program prompt query
    rank read reason reward scale search speed spend study support test track transfer
    work""".split()
)
"""Those that open a title more often as a noun."""
ORDERS = VERBS - _NOUNS_TOO
"""Those that are verbs wherever they stand: an order, where a title opens with one."""
ACTS = any_of(
    """accelerates? achieves? acquires? alters? beats? becomes? boosts? breaks bridges
    captures? collapse collapses? compress compresses contains? converts? defends? discovers?
    drives? drops? elicits? emerges? enables? encodes? enhances? enters? exhibits? explains?
    facilitates? fails? favou?rs finds follows? foster fosters generalizes? gets? gives
    hallucinates? helps? hides? hurts? imitates? implements? improves? incentivizes? induces?
    internalizes? knows? leads? leaks? learns? lose loses makes? matters? meets? memorizes?
    mitigates? need outperforms? overthinks? persuades? predicts? prefers? prevents?
    provides? recovers? reduces? reflects? remains? requires? resolves? reveals? rivals?
    self-composes? shapes? solves? speaks? speeds strengthens? struggles? surpass(?:es)? teach
    teaches thinks? transforms? undermines? underperforms? understands? unlocks? works yields?"""
)
"""What marks a title as a statement: a verb's form that is rarely a noun's."""
_DOUBLED = frozenset(
    "equip run get let plan put cut map chat plug program control embed debug win spot".split()
)
_SILENT_E = re.compile(r"[^aeio]e$")


def gerund(verb: str) -> str:
    """*making* for *make*, *running* for *run*."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if _SILENT_E.search(verb) else f"{verb}ing"
