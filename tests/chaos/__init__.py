"""Advance's clock is killed at random instants, and so is its database, while nudges fall due and Slack fails."""
