"""How good a recording is for training a voice: measures, their score, reasons in words.

Lives here: measures with a formula and a unit each, the one table of weights and thresholds, and
``assess()``, which applies them to a file.  May not live here: anything that changes a file, and
anything that knows of libraries of samples.
"""
