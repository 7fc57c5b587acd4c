"""The page Camera: live preview, its settings, recording.

`page.CameraPage` shows, `controller.CameraController` acts; `live_view.LiveView` paints the
pictures of `engine.camera.Live` as they come; `steps` are the boxes of choices.
"""
