"""From a checkpoint to a model file: ONNX, int8, fast8, LiteRT, and the card."""
