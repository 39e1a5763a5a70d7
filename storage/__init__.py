"""What Advance remembers: typed models, their queries, encryption and migrations. Imports no other room."""
