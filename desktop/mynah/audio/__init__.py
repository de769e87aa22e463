"""Sound files and signals: decode, mix, resample, filter, slice, measure, write.

Lives here: everything that turns files into arrays of samples and back, and the measures of
quality that need nothing but the signal.  numpy, soundfile and soxr everywhere; scipy and PyAV
only inside the files that use them.

May not live here: torch, Qt, anything that knows of workspaces, datasets or runs.

Conventions: samples are ``float32`` in the range -1..1, shape ``(frames, channels)`` for what a
file holds and ``(frames,)`` for mono; rates are integers in Hz; times are seconds; levels are dB
relative to full scale (dBFS), where a full-scale *sine* has a peak of 0 dBFS and an RMS of -3.01.
"""
