"""A local stand-in for Slack, as strict as Slack; imports nothing of the rest of the project."""
