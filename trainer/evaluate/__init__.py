"""Evaluation: what models, teachers and other programs make of pictures they have never seen.

`evaluation.evaluate` measures `subjects` on pictures by a `protocol` and returns the values in
`results`; `report` writes them as HTML, JSON and CSV, `cost` adds parameters, GMACs and speed.
"""
