"""Numbers about a conversion: likeness, pitch error, silence, and the proof of life of a voice.

Measures only what can be computed with what the application ships; the judges that need further
models live in ``tests/quality``.
"""
