"""Sound as numbers: finding, decoding, resampling, slicing, filtering, writing, measuring quality.

numpy, scipy, soundfile, soxr and PyAV. No torch, no Qt, and no knowledge of workspaces or voices:
functions take paths or arrays and give arrays or plain records.
"""
