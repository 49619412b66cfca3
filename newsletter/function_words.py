"""The words of English that link or point, which ranking, blurbs and topics look past."""

FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost alone along already also although always
    am among an and another any anyone anything are around as at away back be because been before
    behind being below besides between beyond both but by came can cannot come could did do does
    doing done down due during each either else enough even ever every everyone everything far few
    for from further get gets give given gives go goes had has have having he hence her here hers
    him his how however i if in indeed instead into is it its itself just keep kept last later least
    less let like made make makes making many may me meanwhile might mine more moreover most mostly
    much must my myself namely near neither never nevertheless next no nobody none nor not nothing
    now of off often on once one only onto or other others otherwise our ours out over own per
    perhaps please put quite rather really same see seem seems several she should since so some
    somehow someone something sometimes soon still such take than that the their theirs them then
    there thereby therefore these they this those though through throughout thus to together too
    toward towards under until unlike up upon us use used uses using various very via was we well
    were what whatever when where whereas whether which while who whole whom whose why will with
    within without would yet you your yours""".split()
)
"""English words that link or point and say nothing of their own."""
