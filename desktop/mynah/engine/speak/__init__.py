"""Text to speech, spoken by a voice of the workspace.

Sentences are made one by one by a base engine that runs offline (Piper, espeak-ng), converted to
the voice, and kept in a cache of the workspace. Nothing here knows of windows.
"""
