"""Converting recordings to a voice.

Loads a published voice once and turns source audio into its speech at bounded memory.
"""

from mynah.engine.convert.file import convert_file
from mynah.engine.convert.loaded import LoadedVoice
from mynah.engine.convert.loading import load_voice
from mynah.engine.convert.settings import ConvertSettings

__all__ = ["ConvertSettings", "LoadedVoice", "convert_file", "load_voice"]
