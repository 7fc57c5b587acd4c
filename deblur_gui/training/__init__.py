"""The page Training: models tuned to the user's own photos.

`page.TrainingPage` shows, `controller.TrainingController` acts: it opens `dialog.TuneDialog`,
starts the trainer as a process of its own and follows it by its files (`monitor.TuningMonitor`).
`progress_view` and `result_view` are the tabs of the page, `config_form` all settings of a run.
"""
