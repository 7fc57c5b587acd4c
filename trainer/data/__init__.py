"""What the training loop reads: synthetic blur, the pool of crops, batches, teacher outputs."""
