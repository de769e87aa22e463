"""Learning steps of RVC voices: judges, losses, batches, saved pairs."""
