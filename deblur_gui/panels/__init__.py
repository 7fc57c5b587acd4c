"""The parts of the window that hold the choices of a batch.

Room: PySide6, numpy, deblur_gui and the values of the engine.
"""
