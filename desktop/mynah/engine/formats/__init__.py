"""Model files, our own and other programs': reading, checking, writing.

A file from elsewhere is data and is never executed. No training and no audio here.
"""
