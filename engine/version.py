"""The version of the program, and what its models were called before."""

__version__ = "0.1.0"

FORMER_NAMES = {"quality": "fast"}
"""Of bundled models, in queues and settings of earlier builds."""
