"""`python -m sandbox`: starts the local Slack on the loopback."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sandbox.app import HOST, Options, serve
from sandbox.manifest import InvalidManifest


def main() -> None:
    """Serves until it is interrupted; a wrong manifest or a taken port is said in one line."""
    options = _parse()
    print(f"The sandbox is at http://{HOST}:{options.port}", flush=True)
    try:
        serve(options)
    except KeyboardInterrupt:
        return
    except (InvalidManifest, OSError) as fault:
        sys.exit(f"sandbox: {fault}")


def _parse() -> Options:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local stand-in for Slack.")
    parser.add_argument("--port", type=int, default=8055)
    parser.add_argument("--manifest", type=Path, default=Path("manifest.yml"))
    parser.add_argument("--roster", type=Path, help="a CSV of people; one workspace for each company")
    parser.add_argument("--data", type=Path, help="a folder where the state is kept across restarts")
    parser.add_argument("--request-url", help="HTTP mode: where the app takes Slack's requests")
    parser.add_argument("--no-page", action="store_true", help="only the APIs")
    given = parser.parse_args()
    return Options(
        manifest=given.manifest,
        roster=given.roster,
        port=given.port,
        data=given.data,
        request_url=given.request_url,
        page=not given.no_page,
    )


if __name__ == "__main__":
    main()
