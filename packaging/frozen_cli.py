"""`deblur-cli` of a package: the command line, the window's child process, and the trainer.

With `--trainer` as the first argument it is `deblur-train` (full package only).
"""

import multiprocessing
import os
import sys


def main(words: list[str]) -> int:
    """Run one command and return its exit code."""
    os.environ["DEBLUR_COMMAND"] = "deblur-cli"  # so that hints name what works here
    if words[:1] != ["--trainer"]:
        from engine.cli.main import main as run_command

        return run_command(words)
    try:
        from trainer.__main__ import main as train
    except ModuleNotFoundError as error:
        print(
            f"deblur-cli: this package cannot train: {error.name} is not in it.\n"
            "            Get the full package of Deblur; everything else works here, too.",
            file=sys.stderr,
        )
        return 2
    return train(words[1:])


if __name__ == "__main__":
    multiprocessing.freeze_support()  # processes that make training pairs are this program again
    sys.exit(main(sys.argv[1:]))
