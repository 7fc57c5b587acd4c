"""The training itself: preparation, loop, learner, losses, distillation, checkpoints."""
