"""Widgets that know pictures and lists, but neither the engine's jobs nor any page.

`compare_view.CompareView` shows photos before and after, on the base `picture_view.PictureView`
that the camera's view shares; `thumbnails` makes small pictures in the background. `step.Step` is
one box of choices, `notice.Notice` a message with buttons, `pages.Pages` the tabs of the window.
"""
