"""The stages of a run: preprocess, extract, train, index, verify, publish.

Each fills one folder from its inputs and says so in a result. Stages know nothing of each other,
of locks or of journals: the run orders them, skips them and swaps their folders.
"""
