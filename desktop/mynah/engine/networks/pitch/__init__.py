"""Networks that measure pitch: RMVPE, FCPE, CREPE."""
