"""Making the shipped Lite models: corpus, teacher, training of encoder and base.

Run by developers, never by the application; the only place that may import the teacher's libraries.
"""
