"""Verbs: those by which a title is read (asked, ordered, done), and the forms that a verb takes."""

from __future__ import annotations

import re

from summarizers.patterns import any_of

VERBS = frozenset(
    """accelerate access ace achieve act adapt add address advance agree aid align allow
    analyze annotate answer apply argue ask assess assist augment automate avoid balance beat
    become behave benchmark benefit bind boost break bridge bring build call capture carry
    catch change chat choose classify code collaborate combine communicate compare compete
    complete compose compress compute connect conquer construct contain control converge convert
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
    revise revisit reward rewrite rival run say scale search see segment select self-compose
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
    r"""accelerates? achieves? acquires? alters? beats? becomes? boosts? breaks bridges captures?
    collapses compress compresses contains? converts? defends? degrades? discovers?
    drives? drops? elicits? emerges? enables? encodes? enhances? enters? exhibits? explains?
    facilitates? fails? favou?rs finds follows? foster fosters generalizes? gets? gives
    hallucinates? helps? hides? hurts? imitates? implements? improves? incentivizes? increases
    induces? internalizes? knows? leads? leaks? learns? lose loses makes? matters? meets?
    memorizes? mitigates? need outperforms? overthinks? persuades? predicts? prefers? prevents?
    provides? recovers? reduces? reflects? remains? requires? resolves? reveals? rivals?
    self-composes? shapes? solves? speaks? speeds strengthens? struggles? suppress(?:es)? sustains?
    surpass(?:es)? teach teaches thinks? transforms? undermines? underperforms? understands?
    unlocks? works
    yields?(?!_(?:in|of)\b)"""
)
"""What marks a title as a statement: a verb's form that is rarely a noun's."""
MANNER = r"(?!(?:app|comp|f|imp|multip|re|rep|supp)ly\b)\w+ly"
"""An adverb in *-ly*, not a verb like *rely*, as a part of expressions."""
_DONE = frozenset(
    """abandon absorb abstract accept accompany accomplish account acknowledge acquire adhere
    adjust administer admit adopt affirm afford aim alter amend anchor announce appeal append
    approach architect arrange arrive ascertain ascribe aspire assemble assert assign assume
    attach attack attain attempt attend attribute audit average await back bail bake ban bang
    bark base batch bear beg begin believe bemoan bike bin bite blame blast bleed blend blink
    blog blow boil bolt boot bootstrap borrow bother brainstorm breathe breed brief broaden
    browse brush buffer bump burn buy bypass cache cancel care catalog cause caution center
    chain challenge champion chart chase cheat check cherish chop circumvent cite claim clean
    clear click climb close cluster coach coin collect comb come command commence comment
    commission commit commute compile complain complement comprehend conceive conclude
    condense condition conduct confess configure confine confirm confront conjecture consider
    consist constrain construe consult consume contend contest continue contrast contribute
    converse convey cook cope counter couple cover craft crash crawl cross crowdsource crunch
    cry dance dare date deal decline decompose deconstruct decouple decrease deduce deem
    deepen defend define delay delete delve denote deny depart depend depict derive deserve
    desire detail determine devote diagram dial dig digress direct disagree disassemble
    discard discern disclose discuss disentangle dislike display disprove dispute disrupt
    dissect distil distinguish distribute dive diverge divide document double doubt download
    draw dream drop dub dump eat echo elect email embark embrace employ empower encounter
    encrypt end endeavor endow enforce engineer enjoy enlarge enrich enter envisage envision
    error establish evidence examine exceed excel exchange exclude execute exist expect
    experience experiment expose face factor fall favor favour fear feature feed feel fetch
    fight figure file finish flag flash flesh flip float flow fly focus fold force foresee
    forgive fork form forward frame free freeze furnish fuse gain gather gauge gaze glance
    gloss grab grade grant grapple greet grin group guarantee guard guess hand hang happen
    harness hate haul head hear heed highlight hire hoard hold hook hope host hover hunt hurry
    ignore imagine immerse impose include incur index induce infuse inhale inherit inject
    insert insist inspire install instill institute instruct instrument intend interleave
    intervene interview introspect invent invert invest invite invoke involve issue join jot
    juggle jump kick kid kill knock lack lament launch lean leap leave lend lift like limit
    link list live load lock log look loop love lower lurk manifest mark marry mask mean
    mention mess message mine mingle miss mix mock mount mourn move nail name nap narrow nest
    nod note notice nudge object oblige obtain offload omit open open-source opine opt order
    outline overhear overload overlook overwrite owe own pack pad paint pair panic paraphrase
    park partition pass paste patch pause pave pay peek peel permit permute perturb phone
    phrase pick pilot pinpoint pioneer pit pitch pivot place plot point ponder pool port pose
    posit position possess post pour practice pray preach precompute prepare prepend
    preprocess prescribe present press presume pretend pretrain preview print privilege probe
    proceed process procure profile profit progress project promote proofread propose
    prototype publish pull pump purchase pursue quarrel question quibble quote raise ramp rate
    react reaffirm reassess recap receive reckon recollect reconcile reconstruct record
    recruit redefine redesign rediscover refactor refer refrain reframe refute regard register
    regress regret reimplement reinterpret relax release remain remark remind remove rename
    render rent repeat rephrase replay report reproduce repurpose request rescale research
    resent reside resort respect rest restore restrict restructure result rethink retire
    retrain retrofit return reuse review revisit ride rise risk roll route rub rule rummage
    rush sacrifice sample save scan schedule score scrape scratch screen scroll seek seem sell
    send sense settle share sharpen shave shift ship shoot shop shorten shout showcase shrink
    shrug shuffle sift sigh sign sing sip sit sketch skip sleep slice slip slow smell smile
    snap sneak sniff soak solicit sort sound source span spare spell spill spin spoil spot
    spotlight squash squeeze stack stand stare start stay steal stem step stick stitch stop
    streamline strengthen stress stretch strike strip strive structure stumble subdivide
    submit subsample subscribe substitute subtract succeed suck suffer suggest sum supplement
    supply suppose suppress surface surmount survey survive suspect sustain swap swear sweat
    sweep swim swing switch tailor tap target task taste tear tease tend term thank thread
    thrive throw tick tie tighten tinker toggle toss touch tour trace trade transcribe
    transition transpose travel traverse treat trigger trim trip trouble try tuck tug tune
    twist type undergo underline underpin underscore undertake unfold unite unpack unplug
    unravel unroll unveil upgrade upload upsample urge value vanish vary venture vet view
    visit voice vote vow wade wait wake walk wander warm warn wash waste watch wear weave
    weigh weight welcome whine whistle wiggle wipe wire wish withhold witness wonder worry
    wrap wrestle yield zip zoom""".split()
)
"""Further verbs by which people tell what they did."""
NO_NOUNS = (ORDERS - {"complete"}) | frozenset(
    """analyse argue conclude consider define derive describe discuss establish examine execute
    expose include introduce invite involve obtain open-source perform prepare preprocess propose
    publish reconstruct refute reject remove reproduce restrict retrain share specify strengthen
    submit suggest treat unveil""".split()
)
"""Those that are verbs wherever they stand after *and*; *sound and complete* has none."""
_ONE_FORM = frozenset(
    """beat bet bid broadcast cast cost cut fit forecast hit hurt input lay let output put quit read
    recast reset rid set shed shut split spread thrust upset wed""".split()
)
"""Verbs whose past may be spelt like their plain form, or like another verb's."""
_PLAIN = (VERBS | _DONE) - _ONE_FORM
_DERIVED = re.compile(r"[a-z]{2,}(?:ate|ify|[^w]i[sz]e|y[sz]e)")
"""Endings that make a verb of another word; not *otherwise*."""
_PREFIXED = re.compile(r"(?:re|pre|post|over|out|un|mis|de|co|self|cross|reverse)-?([a-z]{3,})")
_PAST = frozenset(
    """arose ate awoke became began beheld bent bit bled blew bore bought bound bred broke brought
    built burnt came caught chose clung crept dealt did dove drank dreamt drew drove dug fed fell
    felt fled flew foresaw forgave forgot fought found froze gave got grew had heard held hid hung
    kept knew laid leapt learnt led left lent lit lost made meant met misled mistook misunderstood
    outgrew overcame overheard overran oversaw overtook paid ran rang rebuilt redid redrew reran
    rethought retold rewrote rode rose said sang sank sat saw sent shook shone shot shrank slept
    slid snuck sold sought spelt spent spoke sprang spun stole stood strove struck stuck sung swam
    swept swore swung taught thought threw told took tore understood undertook underwent undid
    upheld was went wept withdrew withheld withstood woke won wore wound wove wrote""".split()
)
"""Irregular pasts, which are hardly ever a plain form too."""
_PARTICIPLES = frozenset(
    """been begun bought broken brought built chosen come done drawn driven fallen felt forgotten
    found given gone got gotten grown had heard held kept known learnt left lost made meant met
    paid run said seen sent shown sought spent spoken taken taught thought told understood won
    written""".split()
)
_AGREEING = {"am": "is", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't"}
_MODALS = frozenset(
    """can can't cannot could couldn't didn't hadn't may might must mustn't shall should shouldn't
    wasn't will won't would wouldn't""".split()
)
_AGREEING_PLURALS = {"is": "are", "has": "have", "was": "were", "does": "do"}
_DOUBLED = frozenset(
    """chat control cut debug embed equip get grab let map plan plug program put run scan ship spot
    stop swap win wrap""".split()
)
_SILENT_E = re.compile(r"[^aeio]e$")


def gerund(verb: str) -> str:
    """*making* for *make*, *running* for *run*."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if _SILENT_E.search(verb) else f"{verb}ing"


def is_plain(verb: str) -> bool:
    """Whether ``verb`` is sure to be a verb's plain form, as it stands after *I* and *we*."""
    if verb in _ONE_FORM:
        return False
    # One prefix is enough: *country* is no *try*.
    stem = _PREFIXED.fullmatch(verb)
    return _is_unprefixed(verb) or (stem is not None and _is_unprefixed(stem[1]))


def _is_unprefixed(verb: str) -> bool:
    return verb not in _ONE_FORM and (verb in _PLAIN or _DERIVED.fullmatch(verb) is not None)


def may_be_verb(word: str) -> bool:
    """Whether ``word`` may be a verb's plain form, whatever else it is: *scan*, *cut*."""
    return word in _ONE_FORM or is_plain(word)


def is_past(verb: str) -> bool:
    """Whether ``verb`` is sure to be a past, which is the same for every subject."""
    if verb.endswith("ed") and not is_plain(verb):
        return verb not in _ONE_FORM and not re.search(r"(?<!gr)(?<!nt)(?<!fr)eed$", verb)
    return verb in _PAST or (verb[:2] == "re" and verb[2:].lstrip("-") in _PAST)


def is_participle(verb: str) -> bool:
    """Whether ``verb`` is a past participle: *had built*, not *would build*."""
    return verb in _PARTICIPLES or (verb.endswith("ed") and is_past(verb))


def is_sure(verb: str) -> bool:
    """Whether :func:`third_singular` is sure to be right for ``verb``."""
    return verb in _AGREEING or verb in _MODALS or is_past(verb) or is_plain(verb)


def third_singular(verb: str) -> str:
    """The third person singular of ``verb``; past forms and modals are left alone."""
    if verb in _AGREEING:
        return _AGREEING[verb]
    if verb in _MODALS or is_past(verb):
        return verb
    if re.search(r"(?:s|x|z|ch|sh|[dgh]o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def plural_of(verb: str) -> str | None:
    """*use* for *uses*; ``None`` where ``verb`` is not sure to be a third person singular."""
    if verb in _AGREEING_PLURALS:
        return _AGREEING_PLURALS[verb]
    if is_plain(verb) or not verb.endswith("s"):
        return None
    stems = (verb[:-1], verb[:-2], verb[:-3] + "y")
    return next((s for s in stems if is_plain(s) and third_singular(s) == verb), None)


def is_singular(verb: str) -> bool:
    """Whether ``verb`` is sure to be a third person singular, and not *is*, *was* or *has*."""
    return verb not in ("is", "was", "has") and plural_of(verb) is not None
