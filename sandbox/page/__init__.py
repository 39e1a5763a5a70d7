"""The page where a person plays everyone: what Slack's own window would show, live, for each person.

It reads the sandbox's state and acts through `sandbox.playing`, in the same process and on the same loop.
"""
