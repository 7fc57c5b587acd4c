"""Widgets that know pictures and lists, but no engine and no session.

Room: PySide6, numpy and deblur_gui.
"""
