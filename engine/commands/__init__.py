"""What each word after `deblur` does; `engine.cli` reads the words.

Every module has `add_<word>(subparsers)` and the function behind it, which takes the parsed
arguments and returns the exit code: 0 all done, 1 some failed, 2 wrong usage, 130 interrupted.

Room: engine/commands, standard library and rich; the engine's rooms inside functions where they
are slow to load.
"""
