"""How good a recording is: measures with units, their weights, and the verdict with its reasons.

Arithmetic on arrays and one table of thresholds. Nothing here decides what happens to a file.
"""
