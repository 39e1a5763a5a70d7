"""Everything Advance says: pure functions from what was read to Block Kit and words, in the reader's language."""
