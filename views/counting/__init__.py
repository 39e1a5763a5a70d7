"""Figures that give nobody away: made once a week, shown as released (S33, S34, N3, N9, P13, P15)."""
