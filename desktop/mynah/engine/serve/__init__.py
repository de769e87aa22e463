"""`mynah serve`: an engine that stays loaded and takes short work from one watcher.

Requests come as lines on standard input (`mynah.protocol.requests`) and are answered in order:
`begun`, then `progress` and others, then one `answer` or `fault` with the same id. A request that
is withdrawn ends with the fault CANCELLED. The stream ends with `done` when the input ends, or
when there was nothing to do for a while. The kinds, with the parameters that each takes:

- `analyse`: `path`, and `workspace` for the place of the result. Pitch of a recording. Result:
  `path` of an npz file with `f0` (Hz, 0 where unvoiced) and `times` (s), both float32 (frames,),
  a frame every `hop_s` seconds; `seconds`; `cached`, whether it was there already.
- `assess`: `path`. Result: verdict, score, reasons, parts and measures, as `mynah check` has them.
- `convert`: `input`, `output`, and `model_dir` or `workspace` with `voice` and perhaps `version`;
  `settings` are those of `mynah convert`; `overwrite`. Progress of the stage `convert` is in
  seconds of the source. Result: `path`, `seconds`, `sample_rate`, the time that it took, `voice`,
  `voice_sha256` of its weights, `semitones` of the transposition, which "match" measures, and
  `f0_method`. The voices used last stay loaded.
- `load`: a voice as in `convert`; `f0_method` and `precision`. Loads the voice and the pitch
  tracker ahead; with `engine`, `base` or `language` as in `speak`, also measures how high that
  base voice speaks. Result: `voice`, `voice_sha256`, `kind`, `sample_rate`, `median_f0` in Hz (0
  where nobody knows) and the `seconds` that it took.
- `blend`: `workspace`, `first` and `second`, names of two voices, `ratio` (0 for all of the first,
  1 for all of the second), `input`, `output`, `settings`, `overwrite`: a conversion with a voice
  that is in memory alone. Result as that of `convert`. The last blend stays loaded.
- `similarity`: `path` and `others`, a list of paths. Result: `similarity`, 0 to 1, of the voice in
  the one to that in the others.
- `speak`: `text`; `engine`, `base`, `language`, `speed`, `voice` with `workspace` (an empty voice
  is the engine's own), `version`, `settings` as for `convert`, `output`, `overwrite`, `refresh`. An
  item "sentence" comes as soon as each is ready. Result: see `mynah.engine.speak.speaker`.
- `bases`: nothing. Result: `engines` and `bases`, what can make speech for `speak`.
- `forget`: nothing. Unloads every voice, which gives back their memory.
"""

from mynah.engine.serve.loop import serve

__all__ = ["serve"]
