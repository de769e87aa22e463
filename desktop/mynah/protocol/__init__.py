"""The wire between the engine and whoever watches it: events, commands, codes.

Only the standard library may be imported here, and nothing here reads or writes files.
"""
