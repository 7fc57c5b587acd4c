"""Judging pictures: `triage` of a photo alone, the `guard` of a result, `metrics` against ground
truth.

`triage` needs OpenCV and is imported on first use.
"""
