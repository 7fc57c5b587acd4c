"""Models: their cards, the catalogue, and the backends that run them.

`cards` describes a model without loading it, `catalogue` finds, imports and removes models,
`onnx_model` and `torch_model` run them, `child_model` runs torch in a subprocess, and `tiling` is
the one geometry of tiles and windows. Only `torch_model` and `engine.nets` import torch.
"""

from engine.models.cards import ModelCard, ModelFile
from engine.models.catalogue import Catalogue
from engine.models.load import RunsOn, get_model
from engine.models.model import Model

__all__ = ["Catalogue", "Model", "ModelCard", "ModelFile", "RunsOn", "get_model"]
