"""Export: from a checkpoint to a model file that the catalogue understands.

`command.export` does what `deblur-train export` asks: `student` writes ONNX, `int8` and `fast8`
quantise it, `litert` converts it, `card` writes the model card. `parity` checks each file on real
photos before it gets its name, so a failed export leaves older files as they were.
"""
