"""Plays a Hypothesis state machine in one database: every run has people of its own in it."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from storage.work import Store

A_RUN_IN = 20
"""Of the examples that the profile has for plain functions: a run has a great many steps."""


def play_at_random(machine: Any, store: Store, steps: int) -> None:
    """`--hypothesis-profile=exploring` plays ten times as often."""
    machine.store = store
    how = settings(
        max_examples=settings().max_examples // A_RUN_IN,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(machine, settings=how)
