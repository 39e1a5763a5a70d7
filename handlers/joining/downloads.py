"""Fetches a file that somebody dropped: from Slack itself, with our token, and no more of it than is allowed."""

from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.reading import dig, text_at

SLACKS_FILES = ("https", "files.slack.com")
TIMEOUT_S = 30
PIECE = 2**16
GONE = frozenset({"file_not_found", "file_deleted", "not_visible", "access_denied"})


class OutOfReach(Exception):
    """Slack does not hand it over, or it is not Slack's at all."""


class TooLarge(Exception):
    """It has more bytes than are allowed."""


@dataclass(frozen=True)
class Dropped:
    """A file, as Slack tells of it."""

    name: str
    kind: str
    """Slack's name for its type: 'csv', 'text'."""
    address: str
    size: int
    """Bytes; what it really has is counted, too."""


class NoWayRound(HTTPRedirectHandler):
    """Follows no redirect: our token is for Slack alone, and Slack sends whoever may not read to its front page."""

    def redirect_request(self, *_: Any) -> None:
        """Nowhere."""


def look(client: WebClient, file_id: str) -> Dropped:
    """What Slack tells of a file. Raises OutOfReach for one that is not there (any more)."""
    try:
        file = dig(client.files_info(file=file_id).data, "file")
    except SlackApiError as error:
        if text_at(error.response.data, "error") in GONE:
            raise OutOfReach from None
        raise
    size = dig(file, "size")
    return Dropped(
        name=text_at(file, "name"),
        kind=text_at(file, "filetype"),
        address=text_at(file, "url_private_download") or text_at(file, "url_private"),
        size=size if isinstance(size, int) else 0,
    )


def fetch(client: WebClient, file: Dropped, at_most: int) -> bytes:
    """Its bytes. Raises OutOfReach, or TooLarge as soon as it is known to have more than `at_most`."""
    if file.size > at_most:
        raise TooLarge
    if not _is_slacks(client, file.address):
        raise OutOfReach
    opener = build_opener(
        NoWayRound, ProxyHandler({"http": client.proxy, "https": client.proxy} if client.proxy else {})
    )
    request = Request(file.address, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 (see _is_slacks)
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            if answer.headers.get_content_type() == "text/html":
                raise OutOfReach  # a page to sign in
            content: bytes = answer.read(at_most + 1)
    except (URLError, HTTPException, OSError) as error:
        raise OutOfReach from error
    if len(content) > at_most:
        raise TooLarge
    return content


def _is_slacks(client: WebClient, address: str) -> bool:
    """Whether our token may go there: to Slack's files, or where its Web API is (the local Slack)."""
    try:
        target, api = urlsplit(address), urlsplit(client.base_url)
        return (target.scheme, target.netloc) in (SLACKS_FILES, (api.scheme, api.netloc))
    except ValueError:
        return False
