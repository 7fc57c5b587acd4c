"""The models: their cards, the catalogue, and how each kind runs.

`cards` knows a model without loading it, `catalogue` finds and imports models, `onnx_model` and
`torch_model` run them, `child_model` runs torch in a process of its own. Only `torch_model` and
`engine.nets` import torch.
"""
