"""The library: the samples of a workspace, and the bin for those that were deleted.

A sample exists from the moment its ``.meta.json`` has its final name until that file leaves the
folder. Everything else in the folder is invisible to a reader.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import activity, atomic, sample_cache
from mynah.project.locks import locked
from mynah.project.sample import (
    AUDIO_SUFFIX,
    META_SUFFIX,
    SCHEMA_VERSION,
    TEXT_SUFFIX,
    Sample,
    is_sample_id,
    parse,
    read_meta_text,
    read_transcript,
)
from mynah.project.sample_bin import (
    BinnedSample,
    PurgeReport,
    bin_entry,
    folders_in,
    is_bin_entry,
    samples_in,
    size_of,
)
from mynah.project.together import Together, together
from mynah.project.workspace import Workspace, check_schema, now
from mynah.protocol.errors import ErrorCode, MynahError

__all__ = ["BinnedSample", "Library", "Problem", "PurgeReport", "Sample"]


@dataclass(frozen=True)
class Problem:
    """A file of the library that cannot be used, and why."""

    path: Path
    reason: str


# Inside the class below, ``list`` is its method.
Samples = list[Sample]
Problems = list[Problem]


class Library:
    """The samples of one workspace.

    Args:
        workspace: The workspace; it need not exist on the disk yet.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._folder = workspace.samples_dir
        # What was read before, with the stamp of the files it was read from: a window lists the
        # same library again and again.
        self._known: dict[str, tuple[str, Sample]] = {}

    def list(self) -> list[Sample]:
        """Return all samples, the newest first."""
        return self._scan()[0]

    def problems(self) -> Sequence[Problem]:
        """Return files that look like parts of samples but are not visible as samples."""
        return self._scan()[1]

    def get(self, sample_id: str) -> Sample:
        """Return one sample by its full id.

        Raises:
            MynahError: ``NOT_FOUND``, or ``BROKEN_FILE`` when its ``.meta.json`` is damaged.
        """
        meta = self._folder / (sample_id + META_SUFFIX)
        if not is_sample_id(sample_id) or not meta.is_file():
            raise _no_such_sample(sample_id)
        try:
            return parse(
                self._folder,
                sample_id,
                read_meta_text(meta),
                read_transcript(self._folder / (sample_id + TEXT_SUFFIX)),
            )
        except FileNotFoundError as error:
            raise _no_such_sample(sample_id) from error
        except atomic.UnreadableFileError as error:
            raise MynahError(
                ErrorCode.BROKEN_FILE, f"{meta} is damaged.", detail=error.reason
            ) from error

    def resolve(self, prefixes: Iterable[str]) -> Sequence[Sample]:
        """Return the samples named by full ids or by starts of ids that fit only one sample.

        Raises:
            MynahError: ``NOT_FOUND`` or ``USAGE`` (ambiguous), listing every bad name.
        """
        samples = {sample.id: sample for sample in self.list()}
        found: dict[str, Sample] = {}
        bad: list[tuple[str, str]] = []
        ambiguous = False
        for prefix in prefixes:
            fits = [prefix] if prefix in samples else [i for i in samples if i.startswith(prefix)]
            if len(fits) == 1 and prefix:
                found[fits[0]] = samples[fits[0]]
            elif fits:
                ambiguous = True
                bad.append((prefix, f"fits {len(fits)} samples"))
            else:
                bad.append((prefix, "no such sample"))
        if bad:
            code = ErrorCode.USAGE if ambiguous else ErrorCode.NOT_FOUND
            names = ", ".join(name or "(empty)" for name, _ in bad)
            raise MynahError(code, f"Not one sample each: {names}.", items=bad)
        return list(found.values())

    def set_transcript(
        self,
        sample_id: str,
        text: str,
        origin: str = "user",
        about: Mapping[str, Any] | None = None,
        *,
        only_missing: bool = False,
    ) -> Sample:
        """Store what is said in a sample, and where that text comes from.

        Args:
            sample_id: Which one.
            text: What is said in it.
            origin: Where the text comes from.
            about: Everything that is known of the text, instead of what was known and the origin.
            only_missing: Leave a text that is there by now, whoever wrote it.

        Raises:
            MynahError: ``NOT_FOUND``, ``NEWER_SCHEMA``, ``DISK_FULL``, ``NO_PERMISSION``.
        """
        self._require()
        with together(self.workspace) as changes:
            meta = self._writable_meta(sample_id)
            if only_missing and read_transcript(self._folder / (sample_id + TEXT_SUFFIX)):
                return self.get(sample_id)
            known = meta.get("transcript")
            known = known if isinstance(known, dict) else {}
            told = {**known, "origin": origin if text.strip() else "none"}
            meta["transcript"] = told if about is None else dict(about)
            changes.write_text(self._folder / (sample_id + TEXT_SUFFIX), text.strip() + "\n")
            changes.write_json(self._folder / (sample_id + META_SUFFIX), meta)
        return self.get(sample_id)

    def update_meta(self, sample_id: str, **values: Any) -> Sample:
        """Set keys of a sample's ``.meta.json`` and keep all others.

        Raises:
            MynahError: As :meth:`set_transcript`.
        """
        with self.changing_meta(sample_id, **values):
            pass
        return self.get(sample_id)

    @contextlib.contextmanager
    def changing_meta(self, sample_id: str, **values: Any) -> Iterator[Together]:
        """As :meth:`update_meta`, together with whatever else the block wants to write.

        Raises:
            MynahError: As :meth:`set_transcript`.
        """
        self._require()
        with together(self.workspace) as changes:
            meta = {**self._writable_meta(sample_id), **values}
            changes.write_json(self._folder / (sample_id + META_SUFFIX), meta)
            yield changes

    def delete(self, sample_id: str) -> str:
        """Move a sample to the bin.

        Returns:
            The name of its entry in the bin, for :meth:`restore`.

        Raises:
            MynahError: ``NOT_FOUND``, ``NO_PERMISSION``, ``DISK_FULL``.
        """
        with self._writing():
            meta = self._folder / (sample_id + META_SUFFIX)
            if not is_sample_id(sample_id) or not meta.exists():
                raise _no_such_sample(sample_id)
            entry = bin_entry(now(), sample_id)
            target = self.workspace.bin_dir / entry
            with atomic.disk_errors(target):
                target.mkdir(parents=True)
                atomic.sync_dir(self.workspace.bin_dir)
                names = [sample_id + suffix for suffix in (META_SUFFIX, TEXT_SUFFIX, AUDIO_SUFFIX)]
                try:
                    atomic.move_together(names, self._folder, target)
                except OSError:
                    # What could not be moved back stays there: whoever opens next moves the rest.
                    with contextlib.suppress(OSError):
                        target.rmdir()
                    raise
                atomic.sync_dir(target)
                atomic.sync_dir(self._folder)
        deleted = samples_in(target)
        name = deleted[0].sample.original_name if deleted else ""
        activity.append(self.workspace, "deleted", name or sample_id)
        return entry

    def binned(self) -> Sequence[BinnedSample]:
        """Return the samples in the bin, the last deleted first."""
        folders = sorted(folders_in(self.workspace.bin_dir), reverse=True)
        return [item for folder in folders for item in samples_in(folder)]

    def restore(self, entry: str) -> Sample:
        """Move a sample back from the bin.

        Args:
            entry: What :meth:`delete` returned, or the id of a sample that was deleted once.

        Raises:
            MynahError: ``NOT_FOUND``, or ``EXISTS`` when the same recording was imported anew.
        """
        # By its entry it is found without looking at all the others.
        folder = self.workspace.bin_dir / entry
        fits = samples_in(folder) if is_bin_entry(entry) and folder.is_dir() else []
        fits = fits or [item for item in self.binned() if entry in (item.entry, item.sample.id)]
        if not fits:
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no {entry!r} in the bin.")
        sample_id, folder = fits[0].sample.id, self.workspace.bin_dir / fits[0].entry
        with self._writing():
            if not (folder / (sample_id + META_SUFFIX)).exists():
                raise MynahError(
                    ErrorCode.NOT_FOUND, f"The sample {sample_id} is not in the bin any more."
                )
            if (self._folder / (sample_id + META_SUFFIX)).exists():
                raise MynahError(
                    ErrorCode.EXISTS,
                    f"The recording {fits[0].sample.original_name or sample_id} is already in the "
                    "library: it was imported again.",
                    hint="Delete the one in the library first, or leave this one in the bin.",
                )
            with atomic.disk_errors(self._folder):
                names = [sample_id + suffix for suffix in (AUDIO_SUFFIX, TEXT_SUFFIX, META_SUFFIX)]
                atomic.move_together(names, folder, self._folder)
                atomic.sync_dir(self._folder)
            shutil.rmtree(folder, ignore_errors=True)
            restored = self.get(sample_id)
        activity.append(self.workspace, "restored", restored.original_name or sample_id)
        return restored

    def purge_bin(self, *, entries: Sequence[str] | None = None, dry: bool = False) -> PurgeReport:
        """Remove samples from the bin for good.

        Args:
            entries: Only these; all when not given.
            dry: Remove nothing, only count.

        Returns:
            Number of samples and files, and bytes.
        """
        if dry:
            return self._purged(entries, dry=True)
        with self._writing(), atomic.disk_errors(self.workspace.bin_dir):
            report = self._purged(entries, dry=False)
        if report.samples:
            activity.append(self.workspace, "purged", count=report.samples)
        return report

    def _purged(self, entries: Sequence[str] | None, *, dry: bool) -> PurgeReport:
        chosen = [item for item in self.binned() if entries is None or item.entry in entries]
        folders = [self.workspace.bin_dir / item.entry for item in chosen]
        sizes = [size_of(folder) for folder in folders]
        if not dry:
            for folder in folders:
                atomic.remove_tree(folder)
        return PurgeReport(len(chosen), sum(s[0] for s in sizes), sum(s[1] for s in sizes))

    def _require(self) -> None:
        self.workspace.require_writable()
        if not self.workspace.exists:
            raise MynahError(
                ErrorCode.NOT_FOUND, f"There is no workspace in {self.workspace.root}."
            )

    def _writing(self) -> Any:
        self._require()
        return locked(self.workspace.samples_lock)

    def _writable_meta(self, sample_id: str) -> dict[str, Any]:
        meta = dict(self.get(sample_id).meta)
        check_schema(meta.get("schema_version"), SCHEMA_VERSION, f"The sample {sample_id}")
        return meta

    def _scan(self) -> tuple[Samples, Problems]:
        files = _files(self._folder)
        problems = _orphans(self._folder, files)
        stamps: dict[str, str] = {}
        for name in files:
            sample_id = name.removesuffix(META_SUFFIX)
            if name == sample_id or not is_sample_id(sample_id):
                continue
            if sample_id + AUDIO_SUFFIX in files:
                stamps[sample_id] = files[name] + files.get(sample_id + TEXT_SUFFIX, "-")
            else:
                problems.append(Problem(self._folder / name, "the recording is missing"))
        known = {key: self._known[key] for key in stamps if key in self._known}
        self._known = {key: one for key, one in known.items() if one[0] == stamps[key]}
        if len(self._known) < len(stamps):
            problems += self._learn(stamps)
        samples = [one[1] for one in self._known.values()]
        samples.sort(key=lambda sample: (sample.imported_at, sample.id), reverse=True)
        return samples, problems

    def _learn(self, stamps: dict[str, str]) -> Problems:
        """Read the samples that are new or changed, from the cache where it has them."""
        cache = sample_cache.SampleCache(self.workspace.cache_dir)
        rows = cache.load()
        fresh: dict[str, sample_cache.Row] = {}
        problems: Problems = []
        for sample_id in stamps.keys() - self._known.keys():
            row = rows.get(sample_id)
            try:
                if row is None or row[0] != stamps[sample_id]:
                    small = _read_small_files(self._folder, sample_id)
                    row = fresh[sample_id] = (stamps[sample_id], *small)
                sample = parse(self._folder, sample_id, row[1], row[2])
            except FileNotFoundError:
                continue  # deleted since the folder was listed
            except (atomic.UnreadableFileError, PermissionError) as error:
                problems.append(Problem(self._folder / (sample_id + META_SUFFIX), str(error)))
                continue
            self._known[sample_id] = (row[0], sample)
        gone = rows.keys() - stamps.keys()
        if (fresh or gone) and not self.workspace.read_only:
            cache.update(fresh, gone)
        return problems


def _read_small_files(folder: Path, sample_id: str) -> tuple[str, str]:
    meta = read_meta_text(folder / (sample_id + META_SUFFIX))
    return meta, read_transcript(folder / (sample_id + TEXT_SUFFIX))


def _files(folder: Path) -> dict[str, str]:
    """Names in a folder, with a stamp that changes when the file is replaced or rewritten."""
    files: dict[str, str] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(AUDIO_SUFFIX):
                    files[entry.name] = ""
                    continue
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                files[entry.name] = f"{status.st_ino}.{status.st_size}.{status.st_mtime_ns} "
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return files


def _orphans(folder: Path, files: dict[str, str]) -> list[Problem]:
    reason = "a recording without its .meta.json; import it to bring it back"
    return [
        Problem(folder / name, reason)
        for name in files
        if name.endswith(AUDIO_SUFFIX)
        and name.removesuffix(AUDIO_SUFFIX) + META_SUFFIX not in files
    ]


def _no_such_sample(sample_id: str) -> MynahError:
    return MynahError(ErrorCode.NOT_FOUND, f"There is no sample {sample_id!r} in the library.")
