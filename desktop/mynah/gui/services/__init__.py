"""What the window needs from outside: processes, sound, tray, settings. No widgets live here."""
