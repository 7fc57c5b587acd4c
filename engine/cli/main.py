"""`deblur`: the command line.

Exit codes: 0 success, 1 something failed, 2 usage error, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn, cast

from engine.core.words import nearest
from engine.errors import ConfigError, DeblurError
from engine.steps import left_running
from engine.version import __version__

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` without the program's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # else None (no console) or a capture
            # Print every name: what the encoding of the locale lacks becomes `\\u65e5`.
            stream.reconfigure(errors="backslashreplace")
    code = _run(_parser().parse_args(argv))
    if argv is None and left_running():
        # Nobody waits for a step that was given up, and libraries must not vanish under it.
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)
    return code


_LEAST_LIKE = 0.75
"""How much an option is like the one that was meant: all have their dashes in common."""


class Parser(argparse.ArgumentParser):
    """Reports a usage error as all others, not below a page of options, and what was meant."""

    # Both names are as argparse has them; `suggest_on_error` comes with Python 3.14.
    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Do what it does; of a command its own parser refuses an option that it does not have."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            names = [word.partition("=")[0] for word in unknown if word.startswith("--")]
            meant = [
                near
                for name in names
                if (near := nearest(name, self._option_string_actions, _LEAST_LIKE))
            ]
            hint = f"; did you mean {', '.join(meant)}?" if meant else ""
            self.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
        return found, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401
        choices = [] if action.choices is None else [str(choice) for choice in action.choices]
        if str(value) not in choices and (near := nearest(str(value), choices)):
            raise argparse.ArgumentError(action, f"invalid choice: {value!r}; did you mean {near}?")
        super()._check_value(action, value)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with exit code 2."""
        self.exit(2, f"deblur: {message}\n        See: {self.prog} --help\n")


def _run(args: argparse.Namespace) -> int:
    try:
        code = int(args.command(args))
        if sys.stdout is not None and code == 0:
            sys.stdout.flush()  # what cannot be written is told here, and not by Python at its end
        return code
    except DeblurError as error:
        from engine.cli.display import say

        say(f"deblur: {error.message}")
        if error.hint:
            say(f"        {error.hint}")
        return 2 if isinstance(error, ConfigError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output is gone; Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last stop before the user
        from engine.cli.display import say
        from engine.cli.interrupts import discard
        from engine.core.files import is_disk_error

        if isinstance(error, FileNotFoundError) and _is_nowhere():
            say("deblur: The current folder has been deleted or unplugged.")
            say("        Go to another one (cd), or give whole paths.")
            return 2
        if is_disk_error(error) and isinstance(error, OSError) and error.filename is None:
            # What is written into a file has its own errors: this is our output.
            say(f"deblur: The output cannot be written: {error.strerror}.")
            say("        Free some space, or write it elsewhere.")
            discard(1)  # Python would complain again when it closes it
            return 1
        traceback.print_exc()
        say(
            "This is a bug. Please report it with the lines above and the output of "
            "`deblur doctor`."
        )
        return 1


def _is_nowhere() -> bool:
    """Return whether the current folder has gone, so that relative paths lead nowhere."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _parser() -> argparse.ArgumentParser:
    from engine.cli.bench import add_bench
    from engine.cli.camera import add_camera
    from engine.cli.devices import add_devices
    from engine.cli.display import command_name, with_command_name
    from engine.cli.doctor import add_doctor
    from engine.cli.models import add_models
    from engine.cli.queue import add_queue
    from engine.cli.report import add_report
    from engine.cli.run import add_retry, add_run
    from engine.cli.scan import add_scan
    from engine.cli.video import add_video
    from engine.cli.watch import add_watch

    parser = Parser(
        prog=command_name(),
        description="Remove motion blur from photos and videos.",
        epilog=with_command_name(
            "Example: deblur run PHOTOS -o RESULTS. Details: deblur run --help, and so on."
        ),
    )
    parser.add_argument("--version", action="version", version=f"deblur {__version__}")
    commands = cast(
        "Subparsers", parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    )
    batches = (add_run, add_watch, add_scan, add_retry, add_queue, add_report)
    for add in (*batches, add_video, add_camera, add_models, add_devices, add_bench, add_doctor):
        add(commands)
    return parser
