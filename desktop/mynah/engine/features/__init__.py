"""What a network sees of a recording: content features and pitch, one adapter a file.

Heavy libraries are imported where an adapter is built, never on import of this package.
"""
