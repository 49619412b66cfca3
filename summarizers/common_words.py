"""Common words of descriptions: what a capital on them does not make a name."""

from __future__ import annotations

import re

from newsletter.function_words import FUNCTION_WORDS
from summarizers.patterns import pattern
from summarizers.verbs import is_past, is_plain

_COMMON = frozenset(
    """account action ad add-on admin advanced agentic agnostic aid air alert analyst anywhere
    approximation apps architecture archive area art article artifact asset async asynchronous
    attention audio augmented author auto aware awesome back backdoor background backup
    bandwidth bar bare basic batch beautiful beginner best better big billing binary bit black
    bloat block blockchain board boilerplate book bookmark boost box brain branch bug build
    builder bulk bulletproof bundle business button byte cache calendar camera campaign capable
    card career case cell center chain channel character charset chart cheap cheatsheet
    checklist chess chip chronicle circuit class classic clean clear clipboard clock clone cloud
    club cluster co cold collaborative color colour column command comment commerce common
    community compact companion company compatible complete complex component comprehensive
    computer concept concise concurrency concurrent config connection console contact container
    content context convenient conversation cookie cool core corpora cost country course cross
    crypto cryptocurrency currency custom customer cute cybersecurity daily dark data database
    date day deal debt decentralized declarative deep default delivery demo dense designer desk
    desktop developer device devops diagram dialogue diffusion digital direct directory disk
    distributed dns document domain domestic download drag drawing drop dual dynamic early easy
    ebook economy ecosystem edge editor effect efficient elegant email embed embedding end
    endpoint energy engineer enhanced enterprise entire entity entry era ergonomic error
    essential event exam example exercise expert exploit export expression extended extensible
    extra fabric face fact failure fake family fast faster feature federated feed field file
    filesystem film filter finance fine firewall firmware first flash flashcard flow folder font
    food foreign form format forum foundation foundational free full fullstack fun function
    fuzzy game gamification gaming general generative generic geometry global goal good graph
    graphic great grid group growth guest guide habit hack hacker hallucination hand handy hard
    hardware headless health heavy helpful high hint history hobby home hook host hot hotkey
    hour house html human hundred hybrid icon idea identity image immersive imperfect implant
    income independent infrastructure inline input insight instance instant intelligent internal
    international interview intuitive invoice issue item job journal journey junior key keyboard
    keystroke keyword kind knowledge lab label large last latent layer layout leaf lean learner
    ledger legacy lesson letter level library life light lightning lightweight line linear link
    linked live liveness load local locale location lock log logic login logo long lookahead
    loop loss low machine macro magic mail main maker malware manifold map market marketplace
    markup mask massive master material math mathematics maze media meeting member memory menu
    message meta metadata metric micro microservice mind mini minimal minimalist mirror mix
    mixed mobile mock modality mode modern modular module money monocular monorepo month motion
    mouse movie multi multimodal multiple multitask music native natural neat net network neural
    new news newsletter next nice node noise non nonlinear note notebook notification number
    object office official offline old online open operator opinionated order organic original
    output own owner pack page paid paint panel paper paradigm paragraph parallel parameter part
    password patch path pattern payload payment peer pentest people persistent person personal
    phone photo physical physics picture piece pixel plain plan plant plot poem point pool
    popular popup portable portal portfolio post power powerful practice pre precise premium
    pretty price prime primer primitive principle privacy private pro probabilistic problem
    process product production profile programmer progress promise prompt property prototype
    proven provider public pure puzzle quality quant quantum query question quick quickstart
    quiz quote radio random rapid rate raw read ready real real-time realtime receipt recipe
    record red reference regex region release remote report request research researcher resource
    responsive rest result resume retro reusable reverse rich right risk road roadmap robot
    robotic robust role room root round route row rpc rule safe sample sandbox scalable scale
    scene schema school science scientific scientist score screen screenshot script search
    second secret secure security seed selected self semantic semi senior sentence series server
    serverless session set setup shape shared sheet shop short shot side signal signature simple
    single sink site sketch skill skin slide slim slow small smart smarter smooth snapshot
    snippet social software solid song source space spam sparse spatial speaker special specific
    speech speed spreadsheet stack standalone standard star starter state static statistic
    stealth step stock storage store story strategy stream string strong structure student style
    sub subdomain subset subtitle suite super surface swarm symbolic sync synchronous syntax
    synthesis synthetic system tab table tag target task teacher team tech technique technology
    temporal tensor term text texture theme theorem theory thing third thread tidy time tiny tip
    title token tool toolbox toolkit top topic torrent touch traffic transparent tree trick true
    tunnel turn tutorial type typed typesafe ultimate ultra un unified uniform unit universal
    universe unofficial upload url useful user utility vanilla variable vector vectorless
    vehicle verse video view virtual vision visual visualization voice volume wallet wallpaper
    war watch wave way weak weather web webapp webhook website week weekly weight whereabouts
    white wide wifi window wireless wonderful word workflow workload workspace world worldwide
    write yearly young zero zero-config""".split()
)
_KNOWN = _COMMON | FUNCTION_WORDS
_LOOK = pattern(
    r".+(?:ing|tion|sion|ive|al|ent|ness|ity|ly|ght|ous|able|ible|ency|ance|ence|ism|ship|"
    r"less|ful|ized|ised)$"
)
"""How a word ends that is hardly ever a name."""
_NAMES = frozenset(
    """apache beijing boeing drupal express flutter go nepal pascal portugal react senegal spring
    tencent turing unity""".split()
)
"""Names spelt as common words are."""
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


def is_common(word: str) -> bool:
    """Whether ``word``, or its first part before a hyphen, is common, whatever its capitals.

    >>> [is_common(word) for word in ("Libraries", "Drop-in", "Kafka", "Welsh")]
    [True, True, False, False]
    """
    small = re.sub(r"['’]s$|-.*$", "", word.lower())
    if small in _NAMES:
        return False
    if small in _KNOWN or is_plain(small) or _LOOK.match(small):
        return True
    singular = [small.removesuffix(end) + one for end, one in _PLURALS if small.endswith(end)]
    return is_past(small) or any(
        one in _KNOWN or is_plain(one) or _LOOK.match(one) is not None for one in singular
    )
