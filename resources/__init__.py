"""Data shipped with the program: models, demo recordings, schemas; read by importlib.resources.

No code lives here, apart from scripts that make the data again.
"""
