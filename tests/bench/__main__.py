"""Both in turn, and the figures; with arguments, the bare app's process."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench.apps import advance, bare, bare_app
from tests.bench.contenders import WARM_UP, Contender
from tests.bench.races import FORM, HOME, Race


def main() -> None:
    """Each race, one after the other."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = stack.enter_context(advance(Path(folder)))
        form, home = ours.turn(FORM), ours.turn(HOME)
        theirs = stack.enter_context(bare(Path(folder), form, home))
        ours.took_ms.clear()
        for race in (FORM, HOME):
            print(run(race, ours, theirs), flush=True)


def run(race: Race, ours: Contender, theirs: Contender) -> str:
    """The race's table."""
    for _ in range(WARM_UP + race.turns):
        ours.turn(race)
        theirs.turn(race)
    (our_p50, our_p99), (their_p50, their_p99) = ours.percentiles(), theirs.percentiles()
    title = f"{race.title}, {race.turns} turns each"
    return "\n".join(
        [
            f"{title:<38}p50        p99",
            f"Advance (SQLite)                    {our_p50:6.1f} ms  {our_p99:6.1f} ms",
            f"a bare Bolt app, a constant view    {their_p50:6.1f} ms  {their_p99:6.1f} ms",
            f"ratio                               {our_p50 / their_p50:6.2f}     {our_p99 / their_p99:6.2f}",
            "",
        ]
    )


if __name__ == "__main__":
    bare_app(*sys.argv[1:]) if len(sys.argv) > 1 else main()
