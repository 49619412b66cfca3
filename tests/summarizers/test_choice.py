"""Which sentence opens a blurb, and which are told at all."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.base import Style
from summarizers.extractive import Extractive
from summarizers.styles import style_for
from tests.summarizers.bag_of_words import BagOfWords

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.TOOLS)
MENTION = style_for(Format.NLP_NEWSLETTER, "mention", Bucket.TOOLS)


def blurb(text: str, kind: Kind = Kind.PAPER, style: Style = ITEM) -> str:
    lead = Candidate(id="url:https://lexa.example/1", kind=kind, title="Lexa: A Parser", text=text)
    return Extractive(BagOfWords()).write([Story(lead)], style)[0].text


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # The first thing that the authors did, however shyly it is said.
        (
            (
                "Parsers have been slow for many years. To attempt to answer this question, we "
                "review parsers of two decades. We find that trees were the reason for most of it."
            ),
            "The authors review parsers",
        ),
        (
            (
                "Many ask what parsers know. To better understand this, we conducted a survey of "
                "the parsers in use. On long texts, most parsers fail in the same place."
            ),
            "The authors conducted a survey",
        ),
        # What serves the new thing comes after it.
        (
            (
                "Parsers are slow on phones. We release Lexa, a parser that reads on any phone. "
                "To judge its answers, we introduce Brook, a test of one hundred questions."
            ),
            "The authors release Lexa",
        ),
        # A work tells of itself.
        (
            (
                "The Forest group, a circle of friends of trees, introduces Lexa, a parser. "
                "We perform the widest comparison of parsers to date and show that Lexa wins."
            ),
            "The Forest group",
        ),
        # What is done for each of them needs them.
        (
            (
                "Parsers are many. We survey a parser of trees called Lexa on oaks. For each oak, "
                "we describe a parser of letters and of trees."
            ),
            "The authors survey a parser",
        ),
        # What is pointed at stands elsewhere.
        (
            (
                "Parsers are rigid about their tokens. We relax this rigidity by introducing a "
                "parser that learns its tokens. It reads letters first and words later."
            ),
            "The authors introduce a parser",
        ),
        (
            (
                "Parsers break easily on long texts. We introduce Lexa, a parser that overcomes "
                "these limits through two tricks. It reads letters first and words later."
            ),
            "The authors introduce Lexa, a parser",
        ),
    ],
)
def test_a_paper_opens_with_what_was_done(text: str, opening: str) -> None:
    assert blurb(text, style=MENTION).startswith(opening)


def test_points_of_a_list_are_told_without_their_numbers() -> None:
    told = blurb(
        "We test parsers on trees of every size and have these findings: 1. Small parsers win on "
        "small trees. 2. Knowing when to stop matters for large parsers."
    )
    assert "Knowing when to stop matters" in told
    assert "2." not in told


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Supports trees, gates and many other things besides.", False),
        ("No trees at all, no gates, all of it exact.", False),
        ("Parsers: Many methods are available through one class.", False),
        ("It reads a book in one sitting.", True),
    ],
)
def test_a_readmes_line_is_told_when_it_is_a_sentence(line: str, kept: bool) -> None:
    told = blurb(f"Lexa is a parser for long documents.\n\n- {line}", Kind.REPOSITORY)
    assert told.startswith("Lexa is a parser for long documents.")
    assert (line.removeprefix("Parsers: ") in told) is kept


def test_a_post_opens_with_what_it_is_about() -> None:
    told = blurb(
        "Recent successes have convinced some that parsing is solved. They defy our intuitions "
        "about it, as scaling did on hardware we already had. In this essay, I argue that parsers "
        "need a body.",
        Kind.POST,
        MENTION,
    )
    assert told == "In this essay, the author argues that parsers need a body."


PUBLICATION = style_for(Format.NLP_NEWSLETTER, "item", Bucket.PUBLICATIONS)


def test_what_a_paper_says_of_mankind_is_not_told_of_its_authors() -> None:
    told = blurb(
        "Trees have changed the way we read and write. Language gives us the means to plan. "
        "We propose Lexa, a parser of trees that reads in one sitting.",
        style=PUBLICATION,
    )
    assert told == ("The authors propose Lexa, a parser of trees that reads in one sitting.")


def test_background_opens_only_where_the_news_points_at_it() -> None:
    background = "Parsers of long books have been slow for many years now."
    news = "We build a parser of books."
    assert (
        blurb(f"{background} {news}", style=PUBLICATION) == "The authors build a parser of books."
    )
    pointing = "We argue that this mechanism is useful to parsers."
    told = blurb(f"Trees attend to their roots. {pointing}", style=PUBLICATION)
    assert told.startswith("Trees attend to their roots. The authors argue that this mechanism")


def test_a_sum_with_its_limits_is_rather_not_told() -> None:
    text = blurb(
        "We introduce Lexa, a parser of trees for phones. The loss is given by the formula "
        "E = ∑_i=1^N exp(w_i)/∑_j=1^N exp(v_j) over all trees of the bank. "
        "Lexa reads letters first and words later on every phone that people use."
    )
    assert "∑" not in text


def test_the_authors_asides_are_left_out() -> None:
    told = blurb("We develop Lexa (We are asking our lawyers (both) now), a parser of trees.")
    assert told == "The authors develop Lexa, a parser of trees."


def test_a_name_is_not_used_before_the_sentence_that_introduces_it() -> None:
    told = blurb(
        "We propose Lexa, a parser of trees that skips what is dull in any long book. "
        "A small gate called BrookGate opens the trees one after another in their order. "
        "On letters, BrookGate reads what other gates leave shut on every page of a book. ",
        style=PUBLICATION,
    )
    assert told.index("called BrookGate") < told.index("On letters, BrookGate")


def test_a_paragraph_opens_with_what_was_told_first_not_with_what_comes_on_top() -> None:
    told = blurb(
        "Parsers are many. We survey the parsers of two decades in four long lists. "
        "Additionally, we introduce a test of parsers and show how they fare on it.",
        style=PUBLICATION,
    )
    assert told.startswith("The authors survey the parsers")


def test_a_question_is_told_only_before_the_answer_that_points_at_it() -> None:
    question, answer = "How do parsers count leaves?", "We study this by cutting trees."
    told = blurb(f"{question} {answer} Small trees keep their count.", style=PUBLICATION)
    assert told.startswith("How do parsers count leaves? The authors study this by cutting trees.")
    told = blurb(f"{question} We study parsers by cutting trees.", style=PUBLICATION)
    assert told == "The authors study parsers by cutting trees."


def test_an_entry_of_a_list_is_told_without_its_bullet() -> None:
    told = blurb(
        "We propose Lexa, a parser of trees that reads in one sitting. Notable insights "
        "include: * The oldest trees are the best for small parsers.",
        style=PUBLICATION,
    )
    assert told.endswith("The oldest trees are the best for small parsers.")
    assert "*" not in told


def test_a_finding_opens_where_the_authors_tell_nothing_before_it() -> None:
    told = blurb(
        "Parsers have been slow for many years. Our analysis reveals that trees are the reason. "
        "To supplement our analysis, we report experiments on oaks of every size.",
        style=PUBLICATION,
    )
    assert told.startswith("The analysis reveals that trees are the reason.")


def test_what_serves_the_topic_opens_and_a_side_product_does_not() -> None:
    told = blurb(
        "Parsing letters is slow. To facilitate letter research, we introduce Lexa, a toolkit of "
        "parsers for letters and books. As a by-product, we found Lexa to be a useful lexer.",
        style=PUBLICATION,
    )
    assert "the authors introduce Lexa, a toolkit of parsers" in told.partition(". ")[0]


def test_a_post_may_lead_up_to_what_it_shows() -> None:
    told = blurb(
        "Parsers read in two ways. They may go from left to right, or they may begin at the root "
        "of the tree. The second way takes fewer steps, but fails on short texts. This post shows "
        "that the two can be joined: a parser reads from both ends until it meets itself.",
        Kind.POST,
        style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES),
    )
    assert told.startswith("Parsers read in two ways. They may go from left to right")
    assert "The post shows that the two can be joined" in told


def test_a_list_that_a_post_announces_is_not_announced_alone() -> None:
    told = blurb(
        "Lexa is a parser of trees for long letters. It has three parts. Each part is there for a "
        "reason that few remember. On phones it reads a book in one sitting.",
        Kind.POST,
    )
    assert not told.endswith("It has three parts.")


def test_whatever_the_authors_did_opens_where_they_made_nothing() -> None:
    told = blurb(
        "Old parsers of letters are slow. We graft small trees onto a parser and count its "
        "leaves. A second parser of letters with small trees was trained on leaves of the same "
        "oaks, and reads letters on every phone.",
        style=PUBLICATION,
    )
    assert told.startswith("The authors graft small trees")


def test_the_current_study_is_the_authors_own() -> None:
    told = blurb(
        "Parsers have been slow for many years. The current study focuses on why letters take so "
        "long. On long letters, most parsers fail in one place.",
        style=PUBLICATION,
    )
    assert told.startswith("The current study focuses on why letters take so long.")


def test_a_guide_opens_with_what_it_gives() -> None:
    told = blurb(
        "This chapter gives a short introduction to trees for people who parse. We present a "
        "parser of trees, and a second parser of letters that was made from it.",
        style=PUBLICATION,
    )
    assert told.startswith("This chapter gives a short introduction to trees")


def test_a_hypothesis_is_not_told_as_a_finding() -> None:
    told = blurb(
        "We evaluate Lexa, a parser of trees, on two old questions. Hypothesis 1: tall trees are "
        "always the slowest ones to parse. Hypothesis 2: old trees are faster than new ones. On "
        "oaks, the tallest trees were not supported to be slow, as new ones were in three tests.",
        style=PUBLICATION,
    )
    assert "Hypothesis" not in told
    assert "not supported" in told


def test_the_second_of_a_series_is_not_told_without_the_first() -> None:
    told = blurb(
        "We introduce Lexa, a parser of trees with two steps. In the initial step, leaves are "
        "counted by hand. In the second step, Lexa, the parser of trees, skips what is dull in "
        "every tree.",
        style=MENTION,
    )
    assert told.endswith("In the initial step, leaves are counted by hand.")


def test_the_second_point_of_a_post_is_not_told_alone() -> None:
    told = blurb(
        "Lexa is a parser of trees for long letters. Nobody knows what it means for those of us "
        "who are old. First, leave the old gates as they were in the year of the flood. Second, "
        "keep a private tree for Lexa, the parser of trees for letters.",
        Kind.POST,
        MENTION,
    )
    assert "private tree" not in told


def test_a_hope_is_not_told_beside_what_was_done() -> None:
    told = blurb(
        "We give evidence that tall trees make parsers of letters faster. Moreover, tall trees "
        "help a parser to keep what it read in any long book. We hope that our findings inspire "
        "further work on tall trees and on parsers in all of these fields.",
        style=PUBLICATION,
    )
    assert "hope" not in told


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # What the post says it is about, and not what was news before.
        (
            (
                "Last year, we released Lexa, a parser of letters. Parsers of letters are slow on "
                "most books. In this post, we explain how Lexa came to read a book in one sitting."
            ),
            "The authors explain how Lexa",
        ),
        (
            (
                "Letters are old, and so are the ways to read them. We've created Quill, a pen for "
                "machines that read the letters of old trees in one sitting."
            ),
            "The authors have created Quill",
        ),
        # A quotation's *I* is nobody's here.
        (
            (
                'We are releasing Quill, a pen for machines that read letters. A tester said: "I '
                'want to read every letter with it from now on." Quill writes on trees.'
            ),
            "The authors are releasing Quill",
        ),
        # Whom a post calls the authors are others.
        (
            (
                "The authors propose a parser of letters and a benchmark of trees. On a closer "
                "look, we identified large faults in both of them."
            ),
            "On a closer look, the authors identified",
        ),
        (
            "Update on April 24, 2026: Quill is out. We built Quill for old letters and new trees.",
            "The authors built Quill",
        ),
        (
            "This is another post in our series. You can build a tree from any letter in Wales.",
            "You can build a tree",
        ),
    ],
)
def test_a_post_opens_with_its_own_news(text: str, opening: str) -> None:
    assert blurb(text, Kind.POST, MENTION).startswith(opening)


def test_of_one_author_what_says_i_again_and_again_is_rather_not_told() -> None:
    told = blurb(
        "Lexa reads old verse in one sitting. I wrote Lexa because I was tired of the parsers I "
        "had, and I wanted my own. Lexa keeps every tree of a book in one small file of its own.",
        Kind.POST,
        MENTION,
    )
    assert told == (
        "Lexa reads old verse in one sitting. "
        "Lexa keeps every tree of a book in one small file of its own."
    )


def test_a_list_is_not_begun_and_left() -> None:
    told = blurb(
        "We propose Lexa, a parser of letters that reads every tree twice before it says what it "
        "has found in one. The contributions are as follows: (1) Lexa may be used for letters, "
        "for verse and for the many books of any garden. (2) We write a guide to tall trees.",
        style=PUBLICATION,
    )
    assert "as follows" not in told


def test_a_name_is_not_found_in_a_longer_one() -> None:
    told = blurb(
        "We present the first study of tall trees and of what they do for parsers of letters. For "
        "leaves, we introduce a set of notes, with which we train a parser, the Lexa-Leaf.",
        style=PUBLICATION,
    )
    assert told.startswith("The authors present the first study")


def test_background_makes_a_short_blurb_long_enough() -> None:
    background = (
        "Parsers of long books read every sentence on every page, whether or not it matters to "
        "the reader, and machines that are large enough for it stand in few houses. Letters are "
        "short, and yet a parser of books takes as long for one of them as for a whole chapter."
    )
    news = "This survey is the first to list every known parser of letters by its speed."
    assert blurb(f"{background} {news}", style=PUBLICATION).startswith("Parsers of long books")
    assert blurb(f"{background} {news}", style=MENTION).startswith("The survey is the first")


def test_what_replaces_something_is_kept() -> None:
    told = blurb("We speed up Lexa by replacing its old and slow parser with two fast stages.")
    assert told.endswith("with two fast stages.")


def test_what_defines_the_work_opens_where_it_is_said_first() -> None:
    told = blurb(
        "Lexa is a parser that reads old verse and new letters in one sitting. Built on trees, "
        "the parser runs on any phone. Our results confirm that a small parser of verse can be as "
        "exact as the large ones when it is trained on the slips of its readers.",
        style=PUBLICATION,
    )
    assert told.startswith("Lexa is a parser that reads old verse")


def test_what_everybody_lacks_is_not_told_of_the_authors() -> None:
    told = blurb(
        "Parsers are everywhere. Yet, we lack a clear view of the trees they grow. We list every "
        "tree of forty parsers that are in use today."
    )
    assert "lack" not in told


def test_figures_alone_do_not_keep_the_news_before_them_out() -> None:
    told = blurb(
        "We turn away from parsers of whole books and grow one tree for each of their chapters. We "
        "introduce Lexa, a parser that picks the tree of a chapter and leaves the others uncut. "
        "Lexa needs 12.5% of the time of others, gains 7.2% in recall, and wins by 3.1 points.",
        style=PUBLICATION,
    )
    assert told.startswith("The authors turn away from parsers of whole books")


def test_half_of_a_comparison_is_not_told_alone() -> None:
    told = blurb(
        "We propose Lexa, a parser of verse and of letters that a reader can stop at a tree. Lexa "
        "kept 70% of the trees of a large book of verse. In comparison, an old parser kept 48%.",
        style=PUBLICATION,
    )
    assert "48%" not in told or "70%" in told


def test_a_one_liner_has_one_sentence_also_where_it_points_back() -> None:
    told = blurb(
        "Parsers of verse break at any line of a poem. We introduce Lexa to address this problem.",
        style=style_for(Format.NLP_NEWSLETTER, "tldr", Bucket.PUBLICATIONS),
    )
    assert told.count(".") == 1


def test_a_kept_list_is_told_only_for_want_of_more() -> None:
    told = blurb(
        "We survey parsers of verse in four groups, by the trees that they grow and by their use. "
        "To follow this young field, we maintain a small repository of the works on such parsers.",
        style=MENTION,
    )
    assert told.endswith("by their use.")


def test_a_one_liner_is_of_the_paper_where_it_says_anything_of_itself() -> None:
    told = blurb(
        "Parsers of verse are the tools of every library. For this reason, we tell what parsers "
        "miss in long poems.",
        style=style_for(Format.NLP_NEWSLETTER, "tldr", Bucket.PUBLICATIONS),
    )
    assert told == "The authors tell what parsers miss in long poems."
