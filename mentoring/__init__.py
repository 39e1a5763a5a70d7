"""What mentoring is: rules as plain functions, operations that load, decide and change, and who may what."""
