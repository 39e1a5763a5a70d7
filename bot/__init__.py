"""The front door: command line, settings, the wiring of the Bolt app, the clock, and the link with the sandbox."""
