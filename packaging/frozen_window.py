"""`deblur` of a package: the window.

Room: deblur_gui.__main__ only.
"""

import sys

from deblur_gui.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
