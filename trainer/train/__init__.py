"""The training of a student.

`job.train_run` goes from folders to a trained student: `prepare` makes the pool and the objective,
`loop` reads top to bottom, `learner` takes one step. `distillation` and `losses` say what is
learned, `optimizers` how, `checkpoints` keeps it on disk, and `validation` measures it.
"""
