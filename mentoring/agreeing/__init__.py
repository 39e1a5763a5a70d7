"""What the two of a match agree to, and the first week's checklist (S9, S10, S12)."""
