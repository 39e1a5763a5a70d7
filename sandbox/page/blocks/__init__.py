"""Block Kit on the page: each block and element of a message, modal or Home tab as plain HTML."""

from sandbox.page.blocks.layout import show_blocks

__all__ = ["show_blocks"]
