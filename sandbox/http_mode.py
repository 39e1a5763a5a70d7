"""HTTP mode, Slack's side: signed requests to the app's request URL."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import httpx

from sandbox import ids
from sandbox.delivery import ACK_WITHIN_S, Envelope, NotAckedError
from sandbox.records import JSON
from sandbox.state import Sandbox

FORM = "application/x-www-form-urlencoded"


class HttpMode:
    """Posts every payload to one request URL, as apps that use one path for all do."""

    reachable = True
    expected = True

    def __init__(self, sandbox: Sandbox, request_url: str) -> None:
        self.sandbox = sandbox
        self.request_url = request_url
        self._verified = False
        self._client = httpx.AsyncClient(timeout=ACK_WITHIN_S, follow_redirects=False, trust_env=False)

    async def wait_until_reachable(self) -> None:
        """Events go only to an address that was verified; raises NotAckedError."""
        if not self._verified:
            await self.verify()
            self._verified = True

    async def verify(self) -> None:
        """Slack's url_verification; raises NotAckedError unless the app gives the challenge back."""
        challenge = ids.secret("challenge", str(time.time()))
        body = {"token": self.sandbox.verification_token, "challenge": challenge, "type": "url_verification"}
        answer = await self._post(json.dumps(body), "application/json", {})
        words = answer.text.strip()
        given = answer.json().get("challenge") if words.startswith("{") else words
        if given != challenge:
            raise NotAckedError("http_error")

    async def send(self, envelope: Envelope) -> JSON:
        body, content_type = _body(envelope)
        headers = {}
        if envelope.retry_attempt:
            headers = {
                "X-Slack-Retry-Num": str(envelope.retry_attempt),
                "X-Slack-Retry-Reason": envelope.retry_reason,
            }
        return _answer(await self._post(body, content_type, headers))

    async def _post(self, body: str, content_type: str, headers: dict[str, str]) -> httpx.Response:
        signed = {"Content-Type": content_type, **self._signature(body), **headers}
        try:
            answer = await self._client.post(self.request_url, content=body.encode(), headers=signed)
        except httpx.TimeoutException:
            raise NotAckedError("http_timeout") from None
        except httpx.HTTPError:
            raise NotAckedError("connection_failed") from None
        if answer.status_code != httpx.codes.OK:
            raise NotAckedError("http_error", final=answer.headers.get("X-Slack-No-Retry") == "1")
        return answer

    def _signature(self, body: str) -> dict[str, str]:
        """Real time, as the app compares it with its own."""
        stamp = str(int(time.time()))
        secret = self.sandbox.signing_secret.encode()
        digest = hmac.new(secret, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _body(envelope: Envelope) -> tuple[str, str]:
    if envelope.is_event:
        return json.dumps(envelope.payload), "application/json"
    if envelope.kind == "slash_commands":
        return urlencode(envelope.payload), FORM
    return urlencode({"payload": json.dumps(envelope.payload)}), FORM


def _answer(response: httpx.Response) -> JSON:
    """JSON, or plain words, which are a command's message."""
    words = response.text.strip()
    if not words:
        return {}
    if "json" in response.headers.get("content-type", ""):
        answer = response.json()
        return answer if isinstance(answer, dict) else {}
    return {"text": words}
