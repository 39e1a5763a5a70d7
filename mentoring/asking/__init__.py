"""What people are asked, and what they say of their own accord: surveys, fit checks, reports, feedback."""
