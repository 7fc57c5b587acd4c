"""What the training loop reads.

`synthesis` makes blurred pictures from sharp ones, `pool` stores crops of all kinds of pairs on
disk, `batches` draws training batches from a pool, `teacher_cache` keeps a teacher's outputs on
disk. Nothing here loads torch.
"""
