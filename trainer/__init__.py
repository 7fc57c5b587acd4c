"""The trainer: a program of its own (`deblur-train`) that makes the networks.

`pairs` finds and checks training pairs, `data` makes what the loop reads, `train` trains a student,
`evaluate` measures models, `export` writes model files, `tune` does all of it for one camera. The
window imports only `config` and `tune.record`, which are light; the rest loads torch.
"""

PACE = "steps_per_second"
"""The metric of the measured pace of a training.

A tuning emits it once per session, when this run's own pace has been measured. The times left
before that are from the estimate, even those during the training.
"""
