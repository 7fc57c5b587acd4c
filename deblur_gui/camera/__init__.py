"""The page Camera: live preview, its settings, recording."""
