"""Tuning: from folders of photos to a model adapted to one camera.

`scan` finds usable training data, `tune` does everything else, `compare` judges the result, and
`record` is the folder of a tuning, through which the window follows and controls it. `record` is
light; the rest loads torch.
"""
