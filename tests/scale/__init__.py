"""How Advance fares with a hundred thousand and a million relationships, on PostgreSQL from the wheel."""
