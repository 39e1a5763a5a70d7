"""What is left of a match that is over (S32, P14)."""
