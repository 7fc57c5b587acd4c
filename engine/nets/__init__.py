"""Torch architectures: students and teachers, shared by the torch backend and the trainer.

`net` is what every network has, `students` builds one by its name, `teachers` loads published
weights. The other modules are one architecture each, and `weights` reads files of tensors safely.
"""
