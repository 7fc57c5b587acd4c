"""`deblur` of a package: the window."""

import sys

from deblur_gui.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
