"""`python -m engine`: the command line.

Room: engine, engine.cli only.
"""

from engine.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
