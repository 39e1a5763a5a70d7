"""What those who see a thing are called, for the one who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.access import Role, Thing
from views.words import Words

PAIR = (Role.AUTHOR, Role.PARTNER)
OF_THE_PILOT = frozenset({Thing.DOCUMENT, Thing.PILOT, Thing.RELEASE})
"""What belongs to no one person."""
OF_TWO = frozenset({Thing.MATCH, Thing.MATCH_VIEW, Thing.LOOKS, Thing.FIRST_MEETING})
"""What is about a pair."""
OF_ONE = frozenset({Thing.PROFILE, Thing.CONTACT})
"""What one tells of oneself: of a pair across companies, only one's own lead sees it (S30)."""


class NoWordsFor(Exception):
    """The table says what these sentences cannot: they are to be written anew."""


@dataclass(frozen=True)
class Names:
    """Names for roles, as seen by the reader of a thing: 'you, Tom and your project lead'."""

    words: Words
    thing: Thing
    partner: str
    reader: Role

    def __call__(self, roles: Sequence[Role]) -> str:
        """All of them, the reader first; empty for nobody."""
        ordered = sorted(roles, key=lambda role: (role is not self.reader, [*Role].index(role)))
        if self.thing in OF_TWO and self.reader not in PAIR:
            return self._with_two(ordered)
        named = [role for role in ordered if not (role is Role.AUTHOR and self._is_nobodys)]
        return self.words.both([self._name(role) for role in named]) if named else ""

    @property
    def _is_nobodys(self) -> bool:
        return self.thing in OF_THE_PILOT or self.thing is Thing.CANDIDATE

    @property
    def _is_theirs(self) -> bool:
        """Whether the lead who sees it is the other's, who may be of another company than the reader."""
        of_the_other = self.reader is Role.PARTNER and self.thing in OF_ONE
        return self.thing is Thing.PROGRESS_REPORT or of_the_other

    def _with_two(self, roles: Sequence[Role]) -> str:
        """To a lead or the coordinator, the pair is one."""
        rest = [self._name(role) for role in roles if role not in PAIR]
        two = [role for role in roles if role in PAIR]
        if len(two) == 1:
            raise NoWordsFor(self.thing)
        names = [*rest, *([self.words.say("the two of them")] if two else [])]
        return self.words.both(names) if names else ""

    def _name(self, role: Role) -> str:
        if self.thing in OF_THE_PILOT and role in (Role.PARTNER, Role.LEAD):
            return self._of_pilot(role)
        match role:
            case Role.LEAD if self.reader is Role.LEAD:
                return self.words.say("the project leads of your company")
            case Role.LEAD if self.reader is Role.COORDINATOR and self.thing in OF_TWO:
                return self.words.say("their project leads")
            case Role.LEAD if self._is_theirs and self.partner:
                return self.words.say("the project lead of {name}’s company", name=self.partner)
            case _ if role is self.reader:
                return self.words.say("you")
            case Role.LEAD if self.reader is Role.COORDINATOR and self.thing not in OF_TWO:
                return self.words.say("the project leads of their company")
            case Role.LEAD:
                return self.words.say("your project lead")
            case Role.COORDINATOR:
                return self.words.say("the coordinator")
            case Role.OTHER:
                return self.words.say("everyone in this workspace")
            case _:
                return self._of_pair(role)

    def _of_pilot(self, role: Role) -> str:
        if role is Role.PARTNER:
            return self.words.say("those matched in the pilot")
        return self.words.say("its project leads")

    def _of_pair(self, role: Role) -> str:
        """The other one of the two; to a lead, whose it is and whom she is matched with."""
        if self.reader in PAIR:
            return self.partner or self.words.say("whoever you are matched with")
        if role is Role.AUTHOR:
            return self.partner or self.words.say("the person")
        return self.words.say("whoever they are matched with")
