"""Finding voices in a workspace: all, by name, one version, and the folders of new ones."""

from pathlib import Path

from mynah.project import voice_card
from mynah.project.names import folded, marked_name, normal, safe_name
from mynah.project.voice_reading import Voice, VoiceVersion, folders_in, next_version, read_voice
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


class VoiceShelf:
    """The voices of one workspace, to be read.

    Args:
        workspace: The workspace.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._root = workspace.voices_dir

    def list(self) -> list[Voice]:
        """Return all voices that have a usable version, in order of their names."""
        voices = [read_voice(folder) for folder in folders_in(self._root)]
        usable = [voice for voice in voices if voice is not None and voice.versions]
        return sorted(usable, key=lambda voice: (folded(voice.name), voice.name))

    def show(self, name: str) -> Voice:
        """Return one voice.

        Raises:
            MynahError: ``NOT_FOUND``, listing the voices there are; ``BROKEN_FILE`` when it has
                no version that can be read.
        """
        folder = self._folder_of(name)
        voice = read_voice(folder) if folder is not None else None
        if voice is None:
            known = ", ".join(one.name for one in self.list()) or "none"
            raise MynahError(
                ErrorCode.NOT_FOUND,
                f"There is no voice named {name!r}.",
                hint=f"Voices in this workspace: {known}.",
            )
        if not voice.versions:
            items = [(str(path), reason) for path, reason in voice.problems]
            raise MynahError(
                ErrorCode.BROKEN_FILE, f"No version of the voice {name!r} can be read.", items=items
            )
        return voice

    def latest(self, name: str) -> VoiceVersion:
        """Return the version in use; see :meth:`show`."""
        return self.show(name).current

    def version(self, name: str, version: str) -> VoiceVersion:
        """Return one version.

        Raises:
            MynahError: ``NOT_FOUND``.
        """
        voice = self.show(name)
        for one in voice.versions:
            if one.version == version:
                return one
        known = ", ".join(one.version for one in voice.versions)
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"The voice {name!r} has no version {version!r}.",
            hint=f"It has {known}.",
        )

    def verify(self, version: VoiceVersion) -> None:
        """Check every file of a version against its card.

        Raises:
            MynahError: ``VERIFY_FAILED``, with each file and what is wrong with it.
        """
        wrong = voice_card.differences(version.dir, version.card)
        if wrong:
            raise MynahError(
                ErrorCode.VERIFY_FAILED,
                f"The voice {version.name} {version.version} is not as it was published.",
                hint="Use another version, or publish it again.",
                items=wrong,
            )

    def next_version(self, name: str) -> tuple[str, str]:
        """The version that publishing under a name would make, and the one in use now, if any."""
        folder = self._folder_of(name)
        if folder is None:
            return "v001", ""
        voice = read_voice(folder)
        return next_version(folder), voice.current.version if voice and voice.versions else ""

    def check_new(self, name: str) -> None:
        """Refuse a name that no new voice can have.

        Raises:
            MynahError: ``BAD_INPUT`` for an empty name, ``EXISTS``.
        """
        check_name(name)
        self._check_free(name)

    def _check_free(self, name: str) -> None:
        if self._folder_of(name) is not None:
            raise MynahError(
                ErrorCode.EXISTS,
                f"There is already a voice {normal(name)!r}.",
                hint="Choose another name.",
            )

    def _folder_of(self, name: str) -> Path | None:
        likely = [self._root / safe_name(name), self._root / marked_name(name)]
        # Any other folder only after a rename that was broken off, or one made by hand.
        others = [folder for folder in folders_in(self._root) if folder not in likely]
        for folder in (*likely, *others):
            voice = read_voice(folder) if folder.is_dir() else None
            if voice is not None and normal(voice.name) == normal(name):
                return folder
        return None

    def _new_folder_name(self, name: str) -> str:
        # Two names that differ only in case must not share a folder after a copy to a disk that
        # ignores case.
        taken = {folded(folder.name) for folder in folders_in(self._root) if any(folder.iterdir())}
        plain = safe_name(name)
        return marked_name(name) if folded(plain) in taken else plain


def check_name(name: str) -> None:
    """Refuse a name that no voice can have.

    Raises:
        MynahError: ``BAD_INPUT``.
    """
    if not normal(name):
        raise MynahError(ErrorCode.BAD_INPUT, "A voice needs a name.")
