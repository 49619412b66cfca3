"""What a README says to those who have decided to use the thing: setup, news, supporters, names."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern

_FOR_USERS = pattern(
    r"\b"
    + any_of(
        r"""licen[cs]es? licen[cs]ed sponsor(?:s|ed|ing)? donat\w+ fund(?:ed|ing) is_backed_by
        we_(?:kindly_)?recommend open_source_community made_possible_by commercially unmaintained
        depends_on under_construction the_way_we is_currently_(?:in|under|being) published_package
        pushes_the_boundar\w+ stands_out maintainers? maintained contribut\w+
        (?:our|the|join)_(?:community|discord|slack|twitter)
        vulnerabilit\w+ trademark copyright versions?_\d\S* (?<!-)v\d+\.\d+(?:\.\d+)* since_v\S+
        updates?: coming_(?:soon|every) every_week new_features releases work_in_progress
        under_(?:heavy_|active_)?development actively_developed roadmap install\w* pip conda docker
        (?:our|the|full|official|online)_(?:docs|documentation) tutorials? readme folders?
        director(?:y|ies) scripts? checkpoints? download\w* api_keys? clone
        see_(?:the|our|also|here|this) refer check_out cite stars? starred
        (?:known|open)_issues?
        (?:open|file|raise|create|submit|report|via|see)_(?:(?:an?|the|our|your)_)?(?:github_)?issues?
        pull_requests? issue_trackers? can_be_found
        cheatsheets? below above following deprecated
        breaking_changes? backward requires?_(?:python|pytorch|cuda|at_least|a_gpu) stay_tuned
        make_sure be_(?:aware|careful|sure) if_you for_(?:more|further|details) feel_free ci
        changelog prerequisites?
        test_suite mono[_-]?repo(?:sitory)? rapidly_developing documentation_lives let['’]s
        unit_tests (?:is|are)_(?:also_)?available (?:be|was|were|been)_published
        (?:project|home|wiki|this|our)_(?:page|website) blog_post
        (?:demo|our|this|intro)_(?:videos?|podcast) thread hackathon my_book our_book course_notes
        (?<!-)hosted pricing enterprise (?:google_)?drive click button screenshots? gif
        now_support\w* no_longer"""
    )
    + r"\b|\b(?:you|your) (?:\w+ )?(?:need|must|should|have|may|might|want|would)\b|https?:|`|\$|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december) \d|"
    r"\b20[12]\d\b|\([A-Z]{3,}\w*['’]\d\d\)|"
    r"\w\.(?:py|sh|md|ipynb|ya?ml|json|toml|txt)\b|--\w|(?<=\s)-[a-z](?=\s)|"
    r"\bwill eventually\b|\w/[\w.-]+\.\w{2,4}\b|[~<|]|(?<!-)>|"
    r"\b(?:execute|run|type|use|like (?:this|so)|as follows)[.:]$|"
    r"\b(?:supports?|works (?:with|on)|tested (?:on|with|under)|compatible with|targets) "
    r"(?:c?python|pypy|node(?:\.js)?|php|ruby|java|go)s? (?:versions? )?\d|\b(?:to|from) here\b|"
    r"\b(?:is|are) not "
    r"(?:yet|finali[sz]ed|implemented|meant|recommended|stable|supported|thread-?safe)\b"
)
"""What is of no use to a reader who does not use the thing yet."""
_NAMED_SO = pattern(r"\b(?:pronounced|named after|stands for|word that means)\b")
ME = re.compile(r"\bme\b")
"""Whose *me* is nobody whom the reader knows."""
_LABEL = pattern(
    r"(?:\w+ )?(?:papers?|data|code|models?|weights|demo|note|status|licen[cs]e|blog|docs|website|"
    r"update|edit|warning|tip|important)\s?[:,] |updated? (?:on )?(?:\w+ \d{1,2},? )?\d{4}: "
)
_FILE = re.compile(r"\b[\w.-]+/(?=[\s.,;:]|$)|\.(?:py|sh|md|ipynb|ya?ml|json|toml|txt|exe)\b")
_WHERE = pattern(
    r"(?:all |the |our )?(?:\w+ )?(?:code|notebooks?|slides|data|weights|models?) (?:is|are) "
    r"(?:up |now |all |also )?(?:on|at|in) "
    r"(?:github|gitlab|hugging ?face|colab|kaggle|zenodo)\b[^,;]*$"
)
_PAID_FOR = pattern(
    r"(?:this|the|our) (?:[\w-]+ )?(?:work|project|research|study|paper|library) "
    r"(?:is|was|has been) (?:\w+ly )?(?:supported|funded|sponsored|financed) by\b"
)
_COMMAND = pattern(
    r"(?:(?:in|under|on|from|then|first|next)\b[^,;:]{0,40}, )?"
    + any_of(
        r"""add bring check click clone copy download edit enter_(?:your|the|an?) follow install
        join make_sure note open paste press raise read replace run see set star try use visit
        want"""
    )
    + r"(?= (?-i:[a-z\d\"'./`]))"
    + r"(?! (?:is|was|has|can|will|allows|helps|lets|makes|offers|provides)\b)"
)
"""An order to the reader; before a capital, *Open Lexa*, or a verb, *Read is*, it may be a name."""
_JUNK = pattern(
    r"\b"
    + any_of(
        r"""click_here subscribe newsletter sign_up follow_(?:us|me|our) join_(?:us|our) cookies?\b
        read_more share_this star_(?:this|the|us|our) give_(?:us|it)_a_star
        if_you_(?:like|enjoy|find|use|have_any) feel_free contact_us let_us_know stay_tuned
        see_the_(?:releases?|docs|website|wiki)
        pip_install git_clone npm_install docker_run \bconda\b see_below table_of_contents
        please licensed?_under (?:post|article|piece)_is_part_of back_to_articles
        update_on_github for_more_(?:information|details)
        all_rights_reserved pull_requests? open_an_issue (?:thanks?|thank_you)_for
        (?:many|special|big)_thanks
        this_(?:article|essay|piece|post|talk)_(?:was|first|originally)
        originally_(?:posted|published|appeared) press_release"""
    )
    + r"\b"
)


def for_users(text: str) -> bool:
    """Whether ``text`` is of setup, news, supporters or names: for those who use the work."""
    return _FOR_USERS.search(text) is not None or tells_its_name(text)


def tells_its_name(text: str) -> bool:
    """Whether ``text`` says where the name comes from, or how it is said."""
    return _NAMED_SO.search(text) is not None


def instructs(text: str) -> bool:
    """Whether a README or post tells what to do, where it is or who paid, not what it is."""
    openings = (_COMMAND, _LABEL, _WHERE, _PAID_FOR)
    anywhere = (_JUNK, _FILE, ME)
    return any(rule.match(text) for rule in openings) or any(r.search(text) for r in anywhere)
