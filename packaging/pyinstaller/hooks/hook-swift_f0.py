"""swift-f0: its network is a data file, and it asks for its own version."""

from PyInstaller.utils.hooks import collect_data_files, copy_metadata

datas = collect_data_files("swift_f0") + copy_metadata("swift-f0")
# Drawing and MIDI files, which nobody asks it for.
excludedimports = ["matplotlib", "mido", "librosa"]
