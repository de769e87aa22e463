"""The engine: everything that works without a window. Only it imports learning libraries.

`cli` is the command line, `run` leads a training through its stages, `stages` are the stages,
`convert` uses a finished voice. Nothing here knows Qt, and nothing but `cli` prints.
"""
