"""Image quality: triage of a photo alone, the guard of a result, metrics against ground truth.

triage.py labels a photo (sharp, motion, defocus, noisy), guard.py checks a result against its
source, metrics.py has PSNR and SSIM. triage loads OpenCV: import it on use.
"""
