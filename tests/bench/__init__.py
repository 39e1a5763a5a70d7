"""`make bench`: how long a person waits for Advance, beside a bare Bolt app that does the same without thinking.

Measured is what a person waits for and an app can do something about: from the sandbox's sending of the envelope to the
moment at which the answer has reached it. What the sandbox itself needs before and after is left out: it would flatter
the ratio. Each app has a local Slack of its own, both in this process, and they take turns, so that whatever else the
machine does slows both alike. The bare app is Slack's own quick start: Bolt with its Socket Mode handler, one listener
that acknowledges and shows a constant view, of Advance's very words.
"""
