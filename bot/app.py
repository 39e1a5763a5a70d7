"""The Bolt app: our listeners, our way of knowing workspaces, our threads."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Condition, Lock, Thread
from typing import Any

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

import handlers
from handlers.deps import Deps

THREADS = 10
NOT_AT_HOME = "Advance isn’t set up in this workspace. Your project lead or your HR team can tell you more."
"""Said in a workspace whose token we have not been given: we know neither the person nor her language."""


class Listeners(Executor):
    """Threads for listeners, which know whether any is still at work."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="listener")
        self._one_aside = Lock()
        self._at_work = 0
        self._idle = Condition()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run it in a thread."""
        with self._idle:
            self._at_work += 1
        future = self._pool.submit(fn, *args, **kwargs)
        future.add_done_callback(self._done)
        return future

    def aside(self, task: Callable[[], None]) -> None:
        """Run what may take minutes in a thread apart, one at a time, where it keeps no listener waiting.

        Whoever ends the process does not wait for it.
        """
        with self._idle:
            self._at_work += 1
        Thread(target=self._run_aside, args=(task,), name="aside", daemon=True).start()

    def wait_until_idle(self, timeout_s: float) -> None:
        """Return when every listener has finished, or after the time-out."""
        with self._idle:
            self._idle.wait_for(lambda: self._at_work == 0, timeout_s)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Finish."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _run_aside(self, task: Callable[[], None]) -> None:
        try:
            with self._one_aside:
                task()
        finally:
            self._done()

    def _done(self, _future: Future[Any] | None = None) -> None:
        with self._idle:
            self._at_work -= 1
            self._idle.notify_all()


def build(
    deps: Deps,
    client: WebClient,
    authorizations: Mapping[str, AuthorizeResult],
    listeners: Executor | None = None,
    *,
    answer_when_done: bool = False,
) -> App:
    """The app, with everything it listens to. `answer_when_done`: listeners run to their end before the
    acknowledgement, so that a test sees all they did."""

    def authorize(team_id: str | None) -> AuthorizeResult | None:
        return authorizations.get(team_id or "")

    app = App(
        name="advance",  # Bolt would look for our caller's file, which takes longer than all the rest
        client=client,
        authorize=authorize,  # type: ignore[arg-type]  # None: a workspace we have no token of
        listener_executor=listeners,
        process_before_response=answer_when_done,
        request_verification_enabled=False,  # Socket Mode: the socket itself is authenticated
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        user_facing_authorize_error_message=NOT_AT_HOME,
        raise_error_for_unhandled_request=True,  # to our own listener for errors: Bolt would log what came
    )
    handlers.register(app, deps)
    return app
