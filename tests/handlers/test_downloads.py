"""Our token goes to Slack alone, follows no redirect, and fetches no more than is allowed."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from slack_sdk import WebClient

from handlers.joining.downloads import Dropped, OutOfReach, TooLarge, fetch

TOKEN = "xoxb-secret"


class Files(BaseHTTPRequestHandler):
    """A server of files, and of other things that Slack's answers with."""

    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers.get("Authorization", "")))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/file")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/html" if self.path == "/sign-in" else "text/csv")
        self.end_headers()
        self.wfile.write(b"email,name" * (1 if self.path == "/file" else 100))

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    Files.seen = []
    server = HTTPServer(("127.0.0.1", 0), Files)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def got(server: HTTPServer, path: str, size: int = 0, at_most: int = 500, host: str = "") -> bytes:
    api = f"http://127.0.0.1:{server.server_port}"
    client = WebClient(token=TOKEN, base_url=f"{api}/api/")
    return fetch(client, Dropped("roster.csv", "csv", f"{host or api}{path}", size), at_most)


def test_a_file_is_fetched_with_our_token(server: HTTPServer) -> None:
    assert got(server, "/file") == b"email,name"
    assert Files.seen == [("/file", f"Bearer {TOKEN}")]


@pytest.mark.parametrize("path", ["/moved", "/gone", "/sign-in"])
def test_a_redirect_an_error_or_a_page_to_sign_in_is_no_file(server: HTTPServer, path: str) -> None:
    with pytest.raises(OutOfReach):
        got(server, path)
    assert [seen for seen, _ in Files.seen] == [path]


@pytest.mark.parametrize(
    "host",
    [
        "http://localhost:{port}",
        "http://127.0.0.1:{port}@evil.example",
        "https://files.slack.com.evil.example",
        "http://files.slack.com",
        "file://",
        "",
        "http://[",
    ],
)
def test_our_token_goes_nowhere_else(server: HTTPServer, host: str) -> None:
    with pytest.raises(OutOfReach):
        got(server, "/file" if host else " ", host=host.format(port=server.server_port) or " ")
    assert Files.seen == []


def test_what_slack_says_is_too_large_is_not_fetched(server: HTTPServer) -> None:
    with pytest.raises(TooLarge):
        got(server, "/file", size=501)
    assert Files.seen == []


def test_what_is_larger_than_slack_says_is_noticed(server: HTTPServer) -> None:
    with pytest.raises(TooLarge):
        got(server, "/large", size=10)
