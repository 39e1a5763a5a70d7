"""Coming in: rosters and forms (S1), who takes part and who would rather not (S2), profiles (S8)."""
