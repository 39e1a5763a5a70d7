"""The clock comes in: what is due is claimed, checked, said in the person's language, sent, and marked as sent."""
