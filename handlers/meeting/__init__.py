"""Meetings: offered, agreed, moved, held; and what is logged in lieu of one (S16-S21, P2, P4, P5)."""
