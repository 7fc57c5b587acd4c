"""Videos in the window.

`controller.VideoController` opens one `dialog.VideoDialog` for each set of videos; `runner` reads,
tries and deblurs them in the background.
"""
