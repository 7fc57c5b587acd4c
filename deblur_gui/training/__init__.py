"""The page Training: tunings, the fine-tune dialog, curves and results."""
