"""The names of what there is to choose from in forms, for whoever reads later what was chosen."""

from mentoring.asking.fit_checks import Going
from mentoring.matching.matchmaking_words import Ground, Wish
from views.words import Words


def going_name(words: Words, going: Going) -> str:
    """What there is to choose from."""
    match going:
        case Going.WELL:
            return words.say("Well")
        case Going.FINDING:
            return words.say("We’re still finding our way")
        case Going.HARD:
            return words.say("It isn’t easy")
        case Going.NOT_FITTING:
            return words.say("I think we’d be better matched with others")


def ground_name(words: Words, ground: Ground) -> str:
    """What a reservation can be about."""
    match ground:
        case Ground.CONFLICT:
            return words.say("A conflict of interest")
        case Ground.RELATIONSHIP:
            return words.say("We know each other personally")
        case Ground.OTHER:
            return words.say("Something else")


def wish_name(words: Words, wish: Wish) -> str:
    """What somebody can ask for."""
    match wish:
        case Wish.PAUSE:
            return words.say("A pause")
        case Wish.REMATCH:
            return words.say("To be matched with somebody else")
        case Wish.END:
            return words.say("To end it")
