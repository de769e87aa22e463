"""What the user owns: workspace, samples, datasets, voices, exports, settings and defaults.

Everything here is plain files and plain Python: no Qt, no torch, nothing of the engine. A long
job takes its reporter and its control as the small protocols of :mod:`mynah.project.progress`.
"""
