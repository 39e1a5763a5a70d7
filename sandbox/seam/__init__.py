"""The script seam: all that a person can do on the page, over HTTP with JSON."""

from sandbox.seam.routes import router

__all__ = ["router"]
