"""The Lite voice: a content encoder and a source-filter decoder that train on a CPU.

Modules, losses and configuration. Reading and writing weights lives in ``formats``, training in
``stages``.
"""
