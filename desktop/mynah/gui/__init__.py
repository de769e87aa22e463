"""The window. The only place that imports Qt; it never imports the engine or a learning library.

It reads what the user owns through `mynah.project`, and talks to the engine as a child process with
the messages of `mynah.protocol`. `application` composes; `controllers` connect; `views` show;
`services` wrap processes, sound, the tray and the disk; `models` hold rows and curves.
"""

from mynah.gui.immortal import keep_true_alive

keep_true_alive()
