"""What every feature says of a press that came a moment too late."""


class TooLate(Exception):
    """Somebody else was first, or time went by: what was pressed is no longer on the table. Nothing was changed."""
