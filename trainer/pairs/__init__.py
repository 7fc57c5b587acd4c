"""Training pairs on disk: find them, check them, repair them.

`dataset` finds and reads pairs in any common folder layout and splits them by scene; `doctor`
checks every pair and `repair` writes a corrected copy; `alignment` measures shifts and rotations.
Nothing here loads torch.
"""
