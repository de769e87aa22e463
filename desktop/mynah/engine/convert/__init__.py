"""Converting recordings to a voice.

Loads a published voice once and turns source audio into its speech at bounded memory.
"""

from mynah.engine.convert.file import convert_file
from mynah.engine.convert.settings import ConvertSettings
from mynah.engine.convert.voice import LoadedVoice, load_voice

__all__ = ["ConvertSettings", "LoadedVoice", "convert_file", "load_voice"]
