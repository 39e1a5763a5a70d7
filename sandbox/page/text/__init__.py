"""From Slack's ways of writing text to HTML: pure functions, the reader passed in."""
