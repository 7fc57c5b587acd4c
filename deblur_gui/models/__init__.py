"""The models dialog, and models described in words.

`dialog.ModelsDialog` lists the models and changes the catalogue; `card_text` says what a model is,
how good and fast it is, and what its licence allows.
"""
