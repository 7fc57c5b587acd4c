"""The desktop app: the window around the engine.

Room: deblur_gui, nothing.
"""
