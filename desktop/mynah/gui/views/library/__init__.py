"""Widgets of the library: the list of samples, filters, import and bin."""
