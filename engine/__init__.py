"""The engine: everything that takes blur out of pictures, without a window.

Importing it loads the standard library, numpy and Pillow at most; onnxruntime, torch and OpenCV
are loaded on first use.

Room: engine, never Qt, never trainer.
"""

__version__ = "0.1.0"
