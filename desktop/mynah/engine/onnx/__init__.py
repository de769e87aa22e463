"""Voices as ONNX files: their networks in a form that can be traced, and the writing."""
