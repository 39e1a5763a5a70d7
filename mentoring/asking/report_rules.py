"""What a progress report is: praise or a concern."""

from enum import StrEnum


class Kind(StrEnum):
    """What a report is."""

    PRAISE = "praise"
    CONCERN = "concern"
