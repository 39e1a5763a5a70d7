"""From who waits to a match and, if it comes to that, out of it (S5-S7, S32, P3, P11)."""
