"""The kind word at the right time: the timetable and how it reaches people (SPEC section 3, N10)."""
