"""Converting recordings to a voice.

Loads a published voice once and turns source audio into its speech at bounded memory.
"""
