"""Widgets that show one sample: waveform, spectrogram, score, transcript."""
