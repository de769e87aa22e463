<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Mynah</source>
        <translation>Über Mynah</translation>
    </message>
    <message>
        <source>Mynah is free software under the MIT licence. It works on your computer alone: no account, no server, nothing is sent.</source>
        <translation>Mynah ist freie Software unter der MIT-Lizenz. Es arbeitet allein auf Ihrem Computer: kein Konto, kein Server, nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All licences</source>
        <translation>Alle Lizenzen</translation>
    </message>
    <message>
        <source>A mynah, the bird that imitates voices</source>
        <translation>Ein Beo (englisch „mynah“), der Vogel, der Stimmen nachahmt</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach einer neueren Version sehen</translation>
    </message>
    <message>
        <source>Asks github.com once. Mynah never asks by itself.</source>
        <translation>Fragt einmal github.com. Von selbst fragt Mynah nie.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Es wird gefragt …</translation>
    </message>
    <message>
        <source>Version {version} is there.</source>
        <translation>Version {version} ist da.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>There was no answer. Try again later.</source>
        <translation>Es kam keine Antwort. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Datasets and exports</source>
        <translation>Datensätze und Exporte</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Voices and models</source>
        <translation>Stimmen und Modelle</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n Aufnahme hinzugefügt</numerusform>
            <numerusform>%n Aufnahmen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) made here</source>
        <translation>
            <numerusform>%n Aufnahme hier aufgenommen</numerusform>
            <numerusform>%n Aufnahmen hier aufgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) put into the bin</source>
        <translation>
            <numerusform>%n Aufnahme in den Papierkorb gelegt</numerusform>
            <numerusform>%n Aufnahmen in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) taken out of the bin</source>
        <translation>
            <numerusform>%n Aufnahme wiederhergestellt</numerusform>
            <numerusform>%n Aufnahmen wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) removed for good</source>
        <translation>
            <numerusform>%n Aufnahme endgültig gelöscht</numerusform>
            <numerusform>%n Aufnahmen endgültig gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) changed</source>
        <translation>
            <numerusform>%n Aufnahme geändert</numerusform>
            <numerusform>%n Aufnahmen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken off change(s) brought to an end</source>
        <translation>
            <numerusform>%n abgebrochene Änderung zu Ende gebracht</numerusform>
            <numerusform>%n abgebrochene Änderungen zu Ende gebracht</numerusform>
        </translation>
    </message>
    <message>
        <source>Set saved</source>
        <translation>Datensatz gespeichert</translation>
    </message>
    <message>
        <source>Set deleted</source>
        <translation>Datensatz gelöscht</translation>
    </message>
    <message>
        <source>Set exported</source>
        <translation>Datensatz exportiert</translation>
    </message>
    <message>
        <source>Training begun</source>
        <translation>Training begonnen</translation>
    </message>
    <message>
        <source>Training continued</source>
        <translation>Training fortgesetzt</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>Training abgeschlossen</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>Training fehlgeschlagen</translation>
    </message>
    <message>
        <source>Training stopped and saved</source>
        <translation>Training gestoppt und gespeichert</translation>
    </message>
    <message>
        <source>Training cancelled</source>
        <translation>Training abgebrochen</translation>
    </message>
    <message>
        <source>Training interrupted</source>
        <translation>Training unterbrochen</translation>
    </message>
    <message>
        <source>Training paused</source>
        <translation>Training pausiert</translation>
    </message>
    <message>
        <source>Room of a training given back</source>
        <translation>Speicherplatz eines Trainings freigegeben</translation>
    </message>
    <message>
        <source>Voice published</source>
        <translation>Stimme bereitgestellt</translation>
    </message>
    <message>
        <source>Older version of a voice in use again</source>
        <translation>Ältere Version einer Stimme wieder in Gebrauch</translation>
    </message>
    <message>
        <source>Voice renamed</source>
        <translation>Stimme umbenannt</translation>
    </message>
    <message>
        <source>Voice duplicated</source>
        <translation>Stimme dupliziert</translation>
    </message>
    <message>
        <source>Card of a voice changed</source>
        <translation>Stimmkarte geändert</translation>
    </message>
    <message>
        <source>Voice put into the bin</source>
        <translation>Stimme in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Voice taken out of the bin</source>
        <translation>Stimme wiederhergestellt</translation>
    </message>
    <message>
        <source>Voice removed for good</source>
        <translation>Stimme endgültig gelöscht</translation>
    </message>
    <message>
        <source>Voice exported</source>
        <translation>Stimme exportiert</translation>
    </message>
    <message>
        <source>Model added</source>
        <translation>Modell hinzugefügt</translation>
    </message>
    <message>
        <source>Recording converted</source>
        <translation>Aufnahme umgewandelt</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Pictures and other helpers</source>
        <translation>Bilder und andere Hilfsdaten</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n schon vorhanden</numerusform>
            <numerusform>%n schon vorhanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityController</name>
    <message>
        <source>Saved in {path}</source>
        <translation>Gespeichert unter {path}</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>%n Training löschen?</numerusform>
            <numerusform>%n Trainings löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Curves, log and saved states go for good. Voices that came of it stay.</source>
        <translation>Kurven, Protokoll und Zwischenstände werden endgültig gelöscht. Stimmen, die daraus entstanden sind, bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Clear the work of %n training(s)?</source>
        <translation>
            <numerusform>Arbeitsdaten von %n Training entfernen?</numerusform>
            <numerusform>Arbeitsdaten von %n Trainings entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Clips and saved states go for good, so that it cannot be continued and no other state of it published. Its voice, its curves and its log stay.</source>
        <translation>Ausschnitte und Zwischenstände werden endgültig gelöscht. Das Training lässt sich dann nicht fortsetzen und kein anderer Zwischenstand bereitstellen. Stimme, Kurven und Protokoll bleiben.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{size} given back</source>
        <translation>{size} freigegeben</translation>
    </message>
    <message>
        <source>Empty “{part}”?</source>
        <translation>„{part}“ leeren?</translation>
    </message>
    <message>
        <source>What is in it goes for good.</source>
        <translation>Der Inhalt wird endgültig gelöscht.</translation>
    </message>
    <message>
        <source>It is made again when it is needed.</source>
        <translation>Bei Bedarf wird der Inhalt neu erzeugt.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>What happened in this workspace, and what takes room in it.</source>
        <translation>Was in diesem Arbeitsordner geschehen ist und was darin Platz belegt.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
</context>
<context>
    <name>ActivityTable</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Womit</translation>
    </message>
</context>
<context>
    <name>AdvancedForm</name>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} zurücksetzen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>{help} From {least} to {most} {unit}.</source>
        <translation>{help} Von {least} bis {most} {unit}.</translation>
    </message>
</context>
<context>
    <name>AutomaticDialog</name>
    <message>
        <source>Choose recordings automatically</source>
        <translation>Aufnahmen automatisch auswählen</translation>
    </message>
    <message>
        <source>The ticks in the list become what is shown on the right.</source>
        <translation>Die Häkchen in der Liste werden so gesetzt, wie rechts gezeigt.</translation>
    </message>
    <message>
        <source>Choose these recordings</source>
        <translation>Diese auswählen</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme auswählen</numerusform>
            <numerusform>%n Aufnahmen auswählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutomaticForm</name>
    <message>
        <source>No target</source>
        <translation>Kein Ziel</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Take &amp;first</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>Target &amp;length</source>
        <translation>&amp;Ziellänge</translation>
    </message>
    <message>
        <source>Stops once this much is chosen. 10 to 30 minutes make a good voice.</source>
        <translation>Endet, sobald so viel ausgewählt ist. 10 bis 30 Minuten ergeben eine gute Stimme.</translation>
    </message>
    <message>
        <source>At &amp;most (recordings)</source>
        <translation>&amp;Höchstens (Aufnahmen)</translation>
    </message>
    <message>
        <source>Minimum &amp;quality</source>
        <translation>&amp;Mindestqualität</translation>
    </message>
    <message>
        <source>Recordings below it are left out.</source>
        <translation>Aufnahmen darunter werden weggelassen.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Another number makes another random choice and holds out other recordings.</source>
        <translation>Eine andere Zahl ergibt eine andere Zufallsauswahl und hält andere Aufnahmen zurück.</translation>
    </message>
</context>
<context>
    <name>AutomaticPreviewCard</name>
    <message>
        <source>What would be chosen</source>
        <translation>Was ausgewählt würde</translation>
    </message>
    <message>
        <source>Recordings that would be chosen</source>
        <translation>Aufnahmen, die ausgewählt würden</translation>
    </message>
    <message>
        <source>Choosing…</source>
        <translation>Auswahl läuft…</translation>
    </message>
    <message numerus="yes">
        <source>%n held out to measure the voice with</source>
        <translation>
            <numerusform>%n zurückgehalten, um die Stimme daran zu messen</numerusform>
            <numerusform>%n zurückgehalten, um die Stimme daran zu messen</numerusform>
        </translation>
    </message>
    <message>
        <source>mean quality {value}</source>
        <translation>mittlere Qualität {value}</translation>
    </message>
    <message>
        <source>Enough for {name}</source>
        <translation>Genug für {name}</translation>
    </message>
    <message>
        <source>Not enough for {name}</source>
        <translation>Nicht genug für {name}</translation>
    </message>
    <message>
        <source>There are no recordings yet.</source>
        <translation>Es gibt noch keine Aufnahmen.</translation>
    </message>
    <message>
        <source>No recording reaches the minimum quality. Lower it, or add better recordings.</source>
        <translation>Keine Aufnahme erreicht die Mindestqualität. Senken Sie sie, oder fügen Sie bessere Aufnahmen hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are below the minimum quality.</source>
        <translation>
            <numerusform>%n Aufnahme liegt unter der Mindestqualität.</numerusform>
            <numerusform>%n Aufnahmen liegen unter der Mindestqualität.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BaseChoice</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Base voice</source>
        <translation>Basisstimme</translation>
    </message>
    <message>
        <source>Reads the text first; your voice takes over its words and rhythm.</source>
        <translation>Liest den Text zuerst; Ihre Stimme übernimmt Worte und Rhythmus.</translation>
    </message>
    <message>
        <source>&amp;Language of the text</source>
        <translation>&amp;Sprache des Textes</translation>
    </message>
    <message>
        <source>&amp;Base voice</source>
        <translation>Basissti&amp;mme</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>download {size}</source>
        <translation>Download {size}</translation>
    </message>
</context>
<context>
    <name>BaseOffer</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>What has come is kept for the next time</source>
        <translation>Schon Geladenes bleibt für das nächste Mal erhalten</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>{name} is not on this computer</source>
        <translation>{name} ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Licence: {licence}. It is checked before it is used and works offline from then on. Until then another base voice speaks.</source>
        <translation>Lizenz: {licence}. Wird vor der Verwendung geprüft und funktioniert danach ohne Internet. Bis dahin spricht eine andere Basisstimme.</translation>
    </message>
    <message>
        <source>It comes from {host}.</source>
        <translation>Er kommt von {host}.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>{name} cannot speak here</source>
        <translation>{name} kann hier nicht sprechen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Wird heruntergeladen…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>BaseVoicesController</name>
    <message>
        <source>Choose a Piper voice</source>
        <translation>Piper-Stimme auswählen</translation>
    </message>
    <message>
        <source>Piper voices (*.onnx)</source>
        <translation>Piper-Stimmen (*.onnx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Another voice is still being fetched. Wait for it, or stop it.</source>
        <translation>Eine andere Stimme wird noch geladen. Warten Sie, oder stoppen Sie den Download.</translation>
    </message>
    <message>
        <source>The base voice is here and was checked.</source>
        <translation>Die Basisstimme ist da und wurde geprüft.</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Recordings that you delete wait here until you remove them for good.</source>
        <translation>Gelöschte Aufnahmen bleiben hier, bis Sie sie endgültig entfernen.</translation>
    </message>
    <message>
        <source>Deleted recordings</source>
        <translation>Gelöschte Aufnahmen</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n davon markiert</numerusform>
            <numerusform>%n davon markiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>BlendDialog</name>
    <message>
        <source>Blend two voices</source>
        <translation>Zwei Stimmen mischen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Make this voice</source>
        <translation>Stimme erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The result is a voice of its own between the two; both stay. Its card names its parents, and the consent of both speakers holds for it.</source>
        <translation>Es entsteht eine eigene Stimme zwischen den beiden; beide bleiben. Ihre Karte nennt die Ausgangsstimmen, und für sie gilt die Einwilligung beider Personen.</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Eine Datei…</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>First voice</source>
        <translation>Erste Stimme</translation>
    </message>
    <message>
        <source>Second voice</source>
        <translation>Zweite Stimme</translation>
    </message>
    <message>
        <source>Share of the second voice</source>
        <translation>Anteil der zweiten Stimme</translation>
    </message>
    <message>
        <source>How it sounds</source>
        <translation>Wie sie klingt</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Say this</source>
        <translation>Dies sprechen</translation>
    </message>
    <message>
        <source>Make it audible</source>
        <translation>Hörbar machen</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>No other voice fits this one: {0}.</source>
        <translation>Keine andere Stimme passt zu dieser: {0}.</translation>
    </message>
    <message>
        <source>A blend needs two voices of one kind.</source>
        <translation>Zum Mischen sind zwei Stimmen derselben Art nötig.</translation>
    </message>
    <message>
        <source>{0} {1}, {2} {3}</source>
        <translation>{0} {1}, {2} {3}</translation>
    </message>
    <message>
        <source>There is already a voice of this name.</source>
        <translation>Es gibt schon eine Stimme dieses Namens.</translation>
    </message>
</context>
<context>
    <name>BlindTest</name>
    <message>
        <source>The sentences could not be made.</source>
        <translation>Die Sätze konnten nicht erzeugt werden.</translation>
    </message>
</context>
<context>
    <name>BlindTestController</name>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
    <message>
        <source>You hear two saved states say the same sentences, in an order that nobody knows. So you judge with your ears alone.</source>
        <translation>Sie hören zwei Zwischenstände dieselben Sätze sprechen, in einer Reihenfolge, die niemand kennt. So urteilen allein Ihre Ohren.</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>Last blind test: {result}</source>
        <translation>Letzter Blindtest: {result}</translation>
    </message>
</context>
<context>
    <name>BlindTestDialog</name>
    <message>
        <source>Blind listening test</source>
        <translation>Blinder Hörtest</translation>
    </message>
    <message>
        <source>Which one sounds better?</source>
        <translation>Welcher klingt besser?</translation>
    </message>
    <message>
        <source>{name} ({note})</source>
        <translation>{name} ({note})</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>The more, the surer: ten take about two minutes.</source>
        <translation>Je mehr, desto sicherer: Zehn dauern etwa zwei Minuten.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Listen to both, as often as you like.</source>
        <translation>Hören Sie beide an, so oft Sie möchten.</translation>
    </message>
    <message>
        <source>Hear {name}</source>
        <translation>{name} anhören</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>1 is better</source>
        <translation>1 ist besser</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>2 is better</source>
        <translation>2 ist besser</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Both say a few sentences…</source>
        <translation>Beide sprechen einige Sätze…</translation>
    </message>
    <message>
        <source>More than one sentence makes the test fairer.</source>
        <translation>Mehr als ein Satz macht den Test gerechter.</translation>
    </message>
    <message>
        <source>Question {number} of {of}</source>
        <translation>Frage {number} von {of}</translation>
    </message>
    <message>
        <source>Hear both first</source>
        <translation>Erst beide anhören</translation>
    </message>
</context>
<context>
    <name>CacheRow</name>
    <message>
        <source>Sentences that are spoken again are made anew; saved files stay</source>
        <translation>Sätze, die erneut gesprochen werden, werden neu erzeugt; gespeicherte Dateien bleiben</translation>
    </message>
    <message>
        <source>Spoken sentences are kept: {size} of at most {limit}. The limit is among the settings.</source>
        <translation>Gesprochene Sätze werden aufbewahrt: {size} von höchstens {limit}. Die Grenze steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>Clear {size}</source>
        <translation>{size} freigeben</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Voice card of “{0}”</source>
        <translation>Karte der Stimme „{0}“</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was sie ist</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Its files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Written by others</source>
        <translation>Von anderen geschrieben</translation>
    </message>
    <message>
        <source>The card stays with the voice: exports carry it, and imports keep it.</source>
        <translation>Die Karte bleibt bei der Stimme: Exporte enthalten sie, und Importe behalten sie.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Urheber</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>What others may do with it, for example CC BY 4.0, or: private.</source>
        <translation>Was andere damit tun dürfen, zum Beispiel CC BY 4.0, oder: privat.</translation>
    </message>
    <message>
        <source>&amp;Consent</source>
        <translation>&amp;Einwilligung</translation>
    </message>
    <message>
        <source>Whose voice it is and what they agreed to.</source>
        <translation>Wessen Stimme es ist und worin eingewilligt wurde.</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation>Von Ihnen geschrieben</translation>
    </message>
    <message>
        <source>Hash of the weights</source>
        <translation>Hash der Gewichte</translation>
    </message>
    <message>
        <source>SHA-256. Two voices are the same exactly when it is; files tell it too.</source>
        <translation>SHA-256. Zwei Stimmen sind genau dann gleich, wenn er es ist; auch Dateien geben ihn an.</translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation>Hash kopieren</translation>
    </message>
    <message>
        <source>Reading its files…</source>
        <translation>Dateien werden gelesen…</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>This is what changes in the saved dataset:</source>
        <translation>Das ändert sich im gespeicherten Datensatz:</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>Kommt hinzu</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Entfällt</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of it were deleted from the library.</source>
        <translation>
            <numerusform>%n Aufnahme daraus wurde aus der Bibliothek gelöscht.</numerusform>
            <numerusform>%n Aufnahmen daraus wurden aus der Bibliothek gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern…</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>Mittlere Qualität</translation>
    </message>
    <message>
        <source>Saved now</source>
        <translation>Jetzt gespeichert</translation>
    </message>
    <message>
        <source>After saving</source>
        <translation>Nach dem Speichern</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckpointCard</name>
    <message>
        <source>Saved states</source>
        <translation>Zwischenstände</translation>
    </message>
    <message>
        <source>Blind listening test…</source>
        <translation>Blinder Hörtest…</translation>
    </message>
    <message>
        <source>Hear two saved states without knowing which is which</source>
        <translation>Zwei Zwischenstände hören, ohne zu wissen, welcher welcher ist</translation>
    </message>
    <message>
        <source>Make this one the voice</source>
        <translation>Als Stimme verwenden</translation>
    </message>
    <message>
        <source>Proves and publishes the selected state as the voice&apos;s next version</source>
        <translation>Prüft den markierten Zwischenstand und stellt ihn als nächste Version der Stimme bereit</translation>
    </message>
    <message>
        <source>Points: half similarity, four tenths intelligibility, one tenth pitch, on recordings kept aside. Naturalness is for your ears.</source>
        <translation>Punkte: zur Hälfte Ähnlichkeit, zu vier Zehnteln Verständlichkeit, zu einem Zehntel Tonhöhe, an zurückgehaltenen Aufnahmen. Wie natürlich es klingt, sagen Ihnen Ihre Ohren.</translation>
    </message>
    <message>
        <source>At each save you can hear here how far it has come.</source>
        <translation>Nach jedem Speichern ist hier zu hören, wie weit die Stimme ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n saved state(s).</source>
        <translation>
            <numerusform>%n Zwischenstand.</numerusform>
            <numerusform>%n Zwischenstände.</numerusform>
        </translation>
    </message>
    <message>
        <source>The best so far is step {step}.</source>
        <translation>Der bisher beste ist Schritt {step}.</translation>
    </message>
    <message>
        <source>it cannot be said how sure that is</source>
        <translation>wie sicher das ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>give or take {points}</source>
        <translation>Unsicherheit ±{points}</translation>
    </message>
    <message>
        <source>The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}. That can be chance: trust your ears.</source>
        <translation>Der bisher beste ist Schritt {step}, mit {lead} von 100 Punkten Vorsprung auf den nächsten ({margin}). Das kann Zufall sein: Vertrauen Sie Ihren Ohren.</translation>
    </message>
    <message>
        <source>The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}.</source>
        <translation>Der bisher beste ist Schritt {step}, mit {lead} von 100 Punkten Vorsprung auf den nächsten ({margin}).</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Wird bereitgestellt…</translation>
    </message>
</context>
<context>
    <name>CheckpointController</name>
    <message>
        <source>Publish</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <source>Step {step} is version {version} of {voice} now.</source>
        <translation>Schritt {step} ist jetzt Version {version} von {voice}.</translation>
    </message>
</context>
<context>
    <name>CheckpointPlot</name>
    <message>
        <source>Measures of the saved states</source>
        <translation>Messwerte der Zwischenstände</translation>
    </message>
    <message>
        <source>The recordings themselves: {share}</source>
        <translation>Die Aufnahmen selbst: {share}</translation>
    </message>
</context>
<context>
    <name>CheckpointTableModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
    <message>
        <source>published</source>
        <translation>bereitgestellt</translation>
    </message>
    <message>
        <source>{number} cents</source>
        <translation>{number} Cent</translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>What would be removed</source>
        <translation>Was entfernt würde</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>ClipTableModel</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A voice is being made</source>
        <translation>Eine Stimme entsteht gerade</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>It goes on in the tray and tells you when it is done.</source>
        <translation>Das Training läuft im Infobereich weiter; Mynah meldet sich, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>It goes on without the window. Open Mynah again to see it.</source>
        <translation>Das Training läuft ohne Fenster weiter. Öffnen Sie Mynah wieder, um es zu sehen.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>What was learnt is saved first. Continue whenever you like.</source>
        <translation>Das Gelernte wird zuerst gespeichert. Fortsetzen ist jederzeit möglich.</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Training abbrechen</translation>
    </message>
    <message>
        <source>It ends for good and publishes nothing. Your recordings stay.</source>
        <translation>Es endet endgültig, und nichts wird bereitgestellt. Ihre Aufnahmen bleiben.</translation>
    </message>
    <message>
        <source>Do this every time</source>
        <translation>Immer so verfahren</translation>
    </message>
    <message>
        <source>Can be changed in the settings. Not for cancelling.</source>
        <translation>Lässt sich in den Einstellungen ändern. Gilt nicht für das Abbrechen.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>“{voice}” is still being made</source>
        <translation>„{voice}“ entsteht noch</translation>
    </message>
</context>
<context>
    <name>ClosingController</name>
    <message>
        <source>Saving. The window closes when that is done.</source>
        <translation>Wird gespeichert. Danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Cancelling. The window closes when that is done.</source>
        <translation>Wird abgebrochen. Danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>{text} · {percent} %</source>
        <translation>{text} · {percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ComputerCard</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>Measured speed</source>
        <translation>Gemessenes Tempo</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>This copy of Mynah computes on the processor. To train RVC voices on a graphics card by NVIDIA, install it into a Python environment of your own: {command}</source>
        <translation>Dieses Mynah rechnet auf dem Prozessor. Um RVC-Stimmen auf einer Grafikkarte von NVIDIA zu trainieren, installieren Sie es in eine eigene Python-Umgebung: {command}</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message numerus="yes">
        <source>%n processor thread(s)</source>
        <translation>
            <numerusform>%n Prozessor-Thread</numerusform>
            <numerusform>%n Prozessor-Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
    <message>
        <source>for the workspace</source>
        <translation>für den Arbeitsordner</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number} Milliarden</translation>
    </message>
    <message>
        <source>operations a second</source>
        <translation>Rechenschritte pro Sekunde</translation>
    </message>
    <message>
        <source>Some parts are missing: {names}. Install Mynah again.</source>
        <translation>Einige Teile fehlen: {names}. Installieren Sie Mynah erneut.</translation>
    </message>
    <message>
        <source>There is little room on the disk. A voice needs up to 2 GB while it is made.</source>
        <translation>Auf dem Datenträger ist wenig Platz. Eine Stimme braucht bis zu 2&#xa0;GB, während sie entsteht.</translation>
    </message>
    <message>
        <source>Well suited for both kinds of voice.</source>
        <translation>Gut geeignet für beide Arten von Stimmen.</translation>
    </message>
    <message>
        <source>Well suited for Lite voices, which need no graphics card.</source>
        <translation>Gut geeignet für Lite-Stimmen, die keine Grafikkarte brauchen.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Whose voice is this?</source>
        <translation>Wessen Stimme ist das?</translation>
    </message>
    <message>
        <source>Asked once, and stored with every recording.</source>
        <translation>Wird einmal gefragt und bei jeder Aufnahme gespeichert.</translation>
    </message>
    <message>
        <source>Whose voice, and what they agreed to</source>
        <translation>Wessen Stimme, und worin eingewilligt wurde</translation>
    </message>
    <message>
        <source>Name, and what the voice may be used for</source>
        <translation>Name, und wofür die Stimme verwendet werden darf</translation>
    </message>
    <message>
        <source>It is my own voice, and I want to use it in Mynah.</source>
        <translation>Es ist meine eigene Stimme, und ich möchte sie in Mynah verwenden.</translation>
    </message>
    <message>
        <source>Store with my recordings</source>
        <translation>Bei meinen Aufnahmen speichern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Stored with every recording</source>
        <translation>Bei jeder Aufnahme gespeichert</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>Whose voice is it?</source>
        <translation>Wessen Stimme ist es?</translation>
    </message>
    <message>
        <source>My own voice</source>
        <translation>Meine eigene Stimme</translation>
    </message>
    <message>
        <source>Another person, who agreed to it</source>
        <translation>Eine andere Person, die eingewilligt hat</translation>
    </message>
    <message>
        <source>Recordings that are free to use</source>
        <translation>Frei verwendbare Aufnahmen</translation>
    </message>
    <message>
        <source>This note is kept with the recordings and goes into the voice&apos;s card.</source>
        <translation>Diese Notiz wird bei den Aufnahmen aufbewahrt und kommt in die Karte der Stimme.</translation>
    </message>
    <message>
        <source>Not said yet. Pick one or write your own.</source>
        <translation>Noch keine Angabe. Auswählen oder selbst eingeben.</translation>
    </message>
    <message>
        <source>Same for later imports</source>
        <translation>Auch für spätere Importe</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notiert</translation>
    </message>
</context>
<context>
    <name>ConvertCommands</name>
    <message>
        <source>Add recordings to convert</source>
        <translation>Aufnahmen zum Umwandeln hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder to convert</source>
        <translation>Ordner zum Umwandeln hinzufügen</translation>
    </message>
    <message>
        <source>Convert what waits</source>
        <translation>Wartende umwandeln</translation>
    </message>
    <message>
        <source>Cancel conversions</source>
        <translation>Umwandlungen abbrechen</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Play the result or pause it</source>
        <translation>Ergebnis abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Switch between A and B</source>
        <translation>Zwischen A und B wechseln</translation>
    </message>
    <message>
        <source>Hear the source (A)</source>
        <translation>Quelle anhören (A)</translation>
    </message>
    <message>
        <source>Hear the result (B)</source>
        <translation>Ergebnis anhören (B)</translation>
    </message>
</context>
<context>
    <name>ConvertController</name>
    <message>
        <source>Drop to convert.
Whole folders, too.</source>
        <translation>Loslassen zum Umwandeln.
Auch ganze Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) in the queue of conversions are not converted yet. The queue is not kept; what is converted already stays.</source>
        <translation>
            <numerusform>%n Aufnahme in der Warteschlange ist noch nicht umgewandelt. Die Warteschlange bleibt nicht erhalten; bereits Umgewandeltes schon.</numerusform>
            <numerusform>%n Aufnahmen in der Warteschlange sind noch nicht umgewandelt. Die Warteschlange bleibt nicht erhalten; bereits Umgewandeltes schon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remembered. Change what you like, then compare both with “Blind A/B”.</source>
        <translation>Gemerkt. Ändern Sie, was Sie möchten, und vergleichen Sie dann beide mit „Blind-A/B“.</translation>
    </message>
    <message>
        <source>Those remembered</source>
        <translation>Die gemerkten</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>Die Vorgaben</translation>
    </message>
    <message>
        <source>Those shown now</source>
        <translation>Die jetzt gezeigten</translation>
    </message>
</context>
<context>
    <name>ConvertFolders</name>
    <message>
        <source>Choose recordings to convert</source>
        <translation>Aufnahmen zum Umwandeln auswählen</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Aufnahmen ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder of recordings to convert</source>
        <translation>Ordner mit Aufnahmen zum Umwandeln auswählen</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Ordner für Ergebnisse auswählen</translation>
    </message>
</context>
<context>
    <name>ConvertPage</name>
    <message>
        <source>Convert</source>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Stimme trainieren</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>Stimme importieren</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>Noch keine Stimme</translation>
    </message>
    <message>
        <source>Converting speaks your recordings with a voice. Train one from recordings, or import one that you have.</source>
        <translation>Beim Umwandeln werden Ihre Aufnahmen mit einer anderen Stimme gesprochen. Trainieren Sie eine aus Aufnahmen, oder importieren Sie eine vorhandene.</translation>
    </message>
</context>
<context>
    <name>ConvertResult</name>
    <message>
        <source>Voice “{voice}”</source>
        <translation>Stimme „{voice}“</translation>
    </message>
    <message>
        <source>{number} semitones</source>
        <translation>{number} Halbtöne</translation>
    </message>
    <message>
        <source>f0 by {method}</source>
        <translation>F0 mit {method}</translation>
    </message>
    <message>
        <source>{length} made in {time}</source>
        <translation>{length} in {time} erzeugt</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>ConvertRunner</name>
    <message>
        <source>The engine ended unexpectedly; it is tried again.</source>
        <translation>Das Rechenprogramm wurde unerwartet beendet; es wird erneut versucht.</translation>
    </message>
</context>
<context>
    <name>ConvertSettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Looking for its model…</source>
        <translation>Modell wird gesucht…</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>Die erste</translation>
    </message>
    <message>
        <source>{0} (semitones)</source>
        <translation>{0} (Halbtöne)</translation>
    </message>
    <message>
        <source>Match the voice</source>
        <translation>An Stimme anpassen</translation>
    </message>
    <message>
        <source>Measures how high each recording speaks and moves it to the height of the voice, by whole semitones.</source>
        <translation>Misst, wie hoch in jeder Aufnahme gesprochen wird, und verschiebt sie um ganze Halbtöne auf die Höhe der Stimme.</translation>
    </message>
    <message>
        <source>That of the voice</source>
        <translation>Die der Stimme</translation>
    </message>
    <message>
        <source>As the voice was trained</source>
        <translation>Wie beim Training der Stimme</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger zeigen</translation>
    </message>
</context>
<context>
    <name>CurveCard</name>
    <message>
        <source>How it learns</source>
        <translation>Lernverlauf</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the whole curves (Home)</source>
        <translation>Ganze Kurven zeigen (Pos1)</translation>
    </message>
    <message>
        <source>The curves begin with the training itself.</source>
        <translation>Die Kurven beginnen mit dem eigentlichen Training.</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Loss curves</source>
        <translation>Loss-Kurven</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
</context>
<context>
    <name>DatasetBar</name>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>A dataset is a named choice of recordings</source>
        <translation>Ein Datensatz ist eine benannte Auswahl von Aufnahmen</translation>
    </message>
    <message>
        <source>More for datasets</source>
        <translation>Mehr zu Datensätzen</translation>
    </message>
    <message>
        <source>Choose automatically…</source>
        <translation>Automatisch auswählen…</translation>
    </message>
    <message>
        <source>Save dataset…</source>
        <translation>Datensatz speichern…</translation>
    </message>
    <message>
        <source>Datasets are chosen from the library; it is empty.</source>
        <translation>Datensätze werden aus der Bibliothek ausgewählt; sie ist leer.</translation>
    </message>
    <message>
        <source>Tick recordings in the list, or choose automatically.</source>
        <translation>Haken Sie Aufnahmen in der Liste an, oder lassen Sie automatisch auswählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) ticked, not saved as a dataset yet.</source>
        <translation>
            <numerusform>%n Aufnahme angehakt, noch nicht als Datensatz gespeichert.</numerusform>
            <numerusform>%n Aufnahmen angehakt, noch nicht als Datensatz gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n hinzugefügt</numerusform>
            <numerusform>%n hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken out</source>
        <translation>
            <numerusform>%n herausgenommen</numerusform>
            <numerusform>%n herausgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted from the library</source>
        <translation>
            <numerusform>%n aus der Bibliothek gelöscht</numerusform>
            <numerusform>%n aus der Bibliothek gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s), as saved.</source>
        <translation>
            <numerusform>%n Aufnahme, wie gespeichert.</numerusform>
            <numerusform>%n Aufnahmen, wie gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet: {changes}.</source>
        <translation>Noch nicht gespeichert: {changes}.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern…</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete dataset…</source>
        <translation>Datensatz löschen…</translation>
    </message>
    <message>
        <source>Tick the whole library</source>
        <translation>Ganze Bibliothek anhaken</translation>
    </message>
    <message>
        <source>Tick nothing</source>
        <translation>Alle Häkchen entfernen</translation>
    </message>
</context>
<context>
    <name>DatasetController</name>
    <message>
        <source>Open “{name}”</source>
        <translation>„{name}“ öffnen</translation>
    </message>
    <message>
        <source>Close dataset</source>
        <translation>Datensatz schließen</translation>
    </message>
    <message>
        <source>Tick the whole library</source>
        <translation>Ganze Bibliothek anhaken</translation>
    </message>
    <message>
        <source>Tick nothing</source>
        <translation>Alle Häkchen entfernen</translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation>Automatisch auswählen</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>„{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>The dataset “{name}” is deleted; its recordings are still here.</source>
        <translation>Der Datensatz „{name}“ ist gelöscht; seine Aufnahmen sind noch da.</translation>
    </message>
</context>
<context>
    <name>DatasetListModel</name>
    <message>
        <source>{clips}, {held} held out</source>
        <translation>{clips}, {held} zurückgehalten</translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation>Kein Datensatz</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>Dataset and readiness</source>
        <translation>Datensatz und Bereitschaft</translation>
    </message>
</context>
<context>
    <name>DatasetSaving</name>
    <message>
        <source>Save as a dataset</source>
        <translation>Als Datensatz speichern</translation>
    </message>
    <message>
        <source>A dataset is a named choice. The recordings themselves stay where they are.</source>
        <translation>Ein Datensatz ist eine benannte Auswahl. Die Aufnahmen selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>„{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete the dataset “{name}”?</source>
        <translation>Datensatz „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Only the choice is deleted: its recordings stay in the library, and voices that were trained with it stay as they are.</source>
        <translation>Nur die Auswahl wird gelöscht: Die Aufnahmen bleiben in der Bibliothek, und damit trainierte Stimmen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete dataset</source>
        <translation>Datensatz löschen</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Änderungen an „{name}“ speichern?</translation>
    </message>
    <message>
        <source>My voice</source>
        <translation>Meine Stimme</translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message>
        <source>Best quality first</source>
        <translation>Beste Qualität zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>It stops because the target length is reached.</source>
        <translation>Ende, weil die Ziellänge erreicht ist.</translation>
    </message>
    <message>
        <source>It stops because the largest number of recordings is reached.</source>
        <translation>Ende, weil die Höchstzahl an Aufnahmen erreicht ist.</translation>
    </message>
    <message>
        <source>It stops because there are no more recordings.</source>
        <translation>Ende, weil es keine weiteren Aufnahmen gibt.</translation>
    </message>
    <message>
        <source>It stops because all other recordings are below the minimum quality.</source>
        <translation>Ende, weil alle übrigen Aufnahmen unter der Mindestqualität liegen.</translation>
    </message>
    <message>
        <source>The recordings were chosen by hand.</source>
        <translation>Die Aufnahmen wurden von Hand ausgewählt.</translation>
    </message>
    <message>
        <source>Number of recordings</source>
        <translation>Anzahl der Aufnahmen</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>Gesamtlänge</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>Mittlere Qualität</translation>
    </message>
    <message>
        <source>Quality of each recording</source>
        <translation>Qualität jeder Aufnahme</translation>
    </message>
    <message>
        <source>Recordings with a transcript</source>
        <translation>Aufnahmen mit Transkript</translation>
    </message>
    <message>
        <source>It has no transcript.</source>
        <translation>Ein Transkript fehlt.</translation>
    </message>
    <message>
        <source>It was deleted from the library.</source>
        <translation>Aus der Bibliothek gelöscht.</translation>
    </message>
    <message>
        <source>Its sound changed since it was chosen.</source>
        <translation>Ton seit der Auswahl geändert.</translation>
    </message>
    <message>
        <source>Its file is not there any more.</source>
        <translation>Datei nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Its file may not be read.</source>
        <translation>Datei darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A folder is where its file should be.</source>
        <translation>Wo die Datei sein sollte, ist ein Ordner.</translation>
    </message>
    <message>
        <source>Its file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Its file is damaged: there is no sound in it.</source>
        <translation>Die Datei ist beschädigt: Sie enthält keinen Ton.</translation>
    </message>
    <message>
        <source>Its file is damaged and cannot be read.</source>
        <translation>Die Datei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The bar | in its transcript becomes a comma.</source>
        <translation>Der Strich | im Transkript wird zu einem Komma.</translation>
    </message>
    <message>
        <source>It was recorded at a lower sample rate, so it sounds duller.</source>
        <translation>Sie wurde mit niedrigerer Abtastrate aufgenommen und klingt daher dumpfer.</translation>
    </message>
    <message>
        <source>Its length is unusual: 1 to 15 s are best.</source>
        <translation>Ungewöhnliche Länge: Am besten sind 1 bis 15&#xa0;s.</translation>
    </message>
    <message>
        <source>No reference clip: no recordings join to 3 to 10 s.</source>
        <translation>Keine Referenzaufnahme: Keine Aufnahmen ergeben zusammen 3 bis 10&#xa0;s.</translation>
    </message>
    <message>
        <source>The reference clip uses recordings below 80 % quality.</source>
        <translation>Die Referenzaufnahme verwendet Aufnahmen mit weniger als 80&#xa0;% Qualität.</translation>
    </message>
    <message>
        <source>GPT-SoVITS itself does not read this language; only variants of it may.</source>
        <translation>GPT-SoVITS selbst liest diese Sprache nicht; nur manche Varianten können es.</translation>
    </message>
    <message>
        <source>The reference clip must be 3 to 10 s long.</source>
        <translation>Die Referenzaufnahme muss 3 bis 10&#xa0;s lang sein.</translation>
    </message>
    <message>
        <source>A recording of the reference is not in the export.</source>
        <translation>Eine Aufnahme der Referenz ist nicht im Export enthalten.</translation>
    </message>
    <message>
        <source>None of the recordings can be exported.</source>
        <translation>Keine der Aufnahmen kann exportiert werden.</translation>
    </message>
    <message>
        <source>There is not enough space on the disk.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>The folder holds other files. Choose a new or empty one.</source>
        <translation>Der Ordner enthält andere Dateien. Wählen Sie einen neuen oder leeren.</translation>
    </message>
    <message>
        <source>An earlier export is in this folder. Replace it, or choose another folder.</source>
        <translation>In diesem Ordner liegt ein früherer Export. Ersetzen Sie ihn, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder may not be written. Choose another one.</source>
        <translation>In den Ordner darf nicht geschrieben werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>In Piper, give this folder as a single-speaker LJSpeech dataset.</source>
        <translation>Geben Sie diesen Ordner in Piper als LJSpeech-Datensatz mit einer Stimme an.</translation>
    </message>
    <message>
        <source>In GPT-SoVITS, open the .list file and name the wavs folder as the audio folder. reference.wav is the clip to speak from, reference.txt is what is said in it.</source>
        <translation>Öffnen Sie in GPT-SoVITS die .list-Datei, und geben Sie den Ordner wavs als Audio-Ordner an. reference.wav ist die Aufnahme, nach deren Vorbild gesprochen wird; in reference.txt steht, was darin gesagt wird.</translation>
    </message>
    <message>
        <source>In any RVC trainer, give this folder as the dataset path.</source>
        <translation>Geben Sie diesen Ordner im RVC-Trainingsprogramm als Pfad des Datensatzes an.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>Kantonesisch</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}&#xa0;s</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m}&#xa0;min</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m}&#xa0;min {s}&#xa0;s</translation>
    </message>
    <message>
        <source>worst: {value}</source>
        <translation>schlechteste: {value}</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme löschen</numerusform>
            <numerusform>%n Aufnahmen löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskController</name>
    <message>
        <source>The settings were damaged</source>
        <translation>Die Einstellungen waren beschädigt</translation>
    </message>
    <message>
        <source>Mynah ended unexpectedly last time</source>
        <translation>Mynah wurde beim letzten Mal unerwartet beendet</translation>
    </message>
    <message>
        <source>Something went wrong last time</source>
        <translation>Beim letzten Mal ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Your work is kept. What is known about it can be saved for a report.</source>
        <translation>Ihre Arbeit ist erhalten. Was darüber bekannt ist, lässt sich für einen Bericht speichern.</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ansehen…</translation>
    </message>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Arbeitsordner auswählen</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Drop to add to your recordings.
The originals stay.</source>
        <translation>Loslassen, um sie zu Ihren Aufnahmen hinzuzufügen.
Die Originale bleiben.</translation>
    </message>
    <message>
        <source>The recordings of lowest quality</source>
        <translation>Die Aufnahmen mit der niedrigsten Qualität</translation>
    </message>
    <message>
        <source>Long enough to be split</source>
        <translation>Lang genug zum Teilen</translation>
    </message>
    <message>
        <source>Without a transcript</source>
        <translation>Ohne Transkript</translation>
    </message>
    <message>
        <source>Left out of the export</source>
        <translation>Beim Export weggelassen</translation>
    </message>
    <message>
        <source>Selected recording</source>
        <translation>Markierte Aufnahme</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Arbeitsordner auswählen</translation>
    </message>
</context>
<context>
    <name>EditController</name>
    <message>
        <source>Select at least {seconds} s: shorter recordings are of no use.</source>
        <translation>Markieren Sie mindestens {seconds}&#xa0;s: Kürzere Aufnahmen nützen nichts.</translation>
    </message>
    <message>
        <source>Everything is selected, so there is nothing to cut off.</source>
        <translation>Es ist alles markiert; es gibt nichts abzuschneiden.</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Trimming…</source>
        <translation>Wird zugeschnitten…</translation>
    </message>
    <message>
        <source>There is no silence at its ends that is worth cutting off.</source>
        <translation>An den Enden ist keine Stille, die abzuschneiden sich lohnt.</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation>Stille abschneiden</translation>
    </message>
    <message>
        <source>There are no long pauses in it.</source>
        <translation>Sie enthält keine langen Pausen.</translation>
    </message>
    <message>
        <source>Shorten pauses</source>
        <translation>Pausen kürzen</translation>
    </message>
    <message>
        <source>Listening for pauses…</source>
        <translation>Pausen werden gesucht…</translation>
    </message>
    <message>
        <source>Click in the waveform where it shall be split, then split it.</source>
        <translation>Klicken Sie in der Wellenform auf die Stelle, an der geteilt werden soll, und teilen Sie dann.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>Wird geteilt…</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <source>Let it count</source>
        <translation>Wieder einbeziehen</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
</context>
<context>
    <name>Effort</name>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Own length</source>
        <translation>Eigene Länge</translation>
    </message>
    <message>
        <source>Recognisable; for a first impression.</source>
        <translation>Erkennbar; für einen ersten Eindruck.</translation>
    </message>
    <message>
        <source>Clear and close. The usual choice.</source>
        <translation>Klar und nah am Vorbild. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>A little closer still, for a keeper.</source>
        <translation>Noch etwas näher, für eine Stimme, die bleiben soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyLibrary</name>
    <message>
        <source>No recordings yet</source>
        <translation>Noch keine Aufnahmen</translation>
    </message>
    <message>
        <source>Drop recordings of one voice here</source>
        <translation>Aufnahmen einer Stimme hier ablegen</translation>
    </message>
    <message>
        <source>Files or whole folders, anywhere in this window.</source>
        <translation>Dateien oder ganze Ordner, an beliebiger Stelle dieses Fensters.</translation>
    </message>
    <message>
        <source>WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AIFF, WebM</source>
        <translation>WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AIFF, WebM</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Nothing at hand? Try the demo voice</source>
        <translation>Nichts zur Hand? Mit der Demostimme ausprobieren</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Wie viel?</translation>
    </message>
    <message>
        <source>2 minutes of speech are enough to start. 10 minutes are good.</source>
        <translation>2 Minuten Sprache genügen für den Anfang. 10 Minuten sind gut.</translation>
    </message>
    <message>
        <source>What is good?</source>
        <translation>Was ist gut?</translation>
    </message>
    <message>
        <source>One person, a quiet room, no music. Every recording is measured.</source>
        <translation>Eine Person, ein ruhiger Raum, keine Musik. Jede Aufnahme wird gemessen.</translation>
    </message>
    <message>
        <source>Are my files safe?</source>
        <translation>Sind meine Dateien sicher?</translation>
    </message>
    <message>
        <source>They are only read and never changed. Nothing leaves this computer.</source>
        <translation>Sie werden nur gelesen, nie verändert. Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>EnginePill</name>
    <message>
        <source>The engine ended unexpectedly and is started again. What was waiting goes on.</source>
        <translation>Das Rechenprogramm wurde unerwartet beendet und startet neu. Wartendes geht weiter.</translation>
    </message>
</context>
<context>
    <name>EngineState</name>
    <message>
        <source>Engine asleep</source>
        <translation>Rechenprogramm ruht</translation>
    </message>
    <message>
        <source>It starts with the first task, which takes a few seconds.</source>
        <translation>Es startet mit der ersten Aufgabe; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Engine loading…</source>
        <translation>Rechenprogramm lädt…</translation>
    </message>
    <message>
        <source>Once after a pause.</source>
        <translation>Einmal nach einer Pause.</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Rechenprogramm bereit</translation>
    </message>
    <message>
        <source>The voice is loaded. Memory is given back after some minutes of rest.</source>
        <translation>Die Stimme ist geladen. Nach einigen Minuten Ruhe wird der Arbeitsspeicher freigegeben.</translation>
    </message>
    <message>
        <source>Engine busy</source>
        <translation>Rechenprogramm arbeitet</translation>
    </message>
    <message>
        <source>It works on a task.</source>
        <translation>Es arbeitet an einer Aufgabe.</translation>
    </message>
    <message>
        <source>Engine restarting…</source>
        <translation>Rechenprogramm startet neu…</translation>
    </message>
    <message>
        <source>It ended unexpectedly. What was waiting is kept and goes on.</source>
        <translation>Es wurde unerwartet beendet. Wartendes bleibt erhalten und geht weiter.</translation>
    </message>
</context>
<context>
    <name>ExportContents</name>
    <message>
        <source>the recordings as they are</source>
        <translation>die Aufnahmen, wie sie sind</translation>
    </message>
    <message>
        <source>the recordings at {rate} Hz, one channel, 16 bit</source>
        <translation>die Aufnahmen mit {rate}&#xa0;Hz, ein Kanal, 16&#xa0;Bit</translation>
    </message>
    <message>
        <source>a line id|text for each, without a header</source>
        <translation>je eine Zeile id|text, ohne Kopfzeile</translation>
    </message>
    <message>
        <source>a line path|speaker|language|text for each</source>
        <translation>je eine Zeile path|speaker|language|text</translation>
    </message>
    <message>
        <source>this report</source>
        <translation>dieser Bericht</translation>
    </message>
    <message>
        <source>the reference clip, {length}, and what is said in it</source>
        <translation>die Referenzaufnahme, {length}, und was darin gesagt wird</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Chosen recordings</source>
        <translation>Ausgewählte Aufnahmen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Export for {name}</source>
        <translation>Export für {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) exported to {folder}</source>
        <translation>
            <numerusform>%n Aufnahme nach {folder} exportiert</numerusform>
            <numerusform>%n Aufnahmen nach {folder} exportiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for {name}</source>
        <translation>Export für {name}</translation>
    </message>
    <message numerus="yes">
        <source>Export %n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme exportieren</numerusform>
            <numerusform>%n Aufnahmen exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing… {done} of {total} recordings</source>
        <translation>Wird geschrieben… {done} von {total} Aufnahmen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) exported</source>
        <translation>
            <numerusform>%n Aufnahme exportiert</numerusform>
            <numerusform>%n Aufnahmen exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Writes the recordings and a metadata.csv as Piper reads them. Mynah prepares; the voice is trained in Piper.</source>
        <translation>Schreibt die Aufnahmen und eine metadata.csv so, wie Piper sie liest. Mynah bereitet vor; trainiert wird die Stimme in Piper.</translation>
    </message>
    <message>
        <source>Writes the recordings, a .list file and a reference clip as GPT-SoVITS reads them. Mynah prepares; the voice is trained in GPT-SoVITS.</source>
        <translation>Schreibt die Aufnahmen, eine .list-Datei und eine Referenzaufnahme so, wie GPT-SoVITS sie liest. Mynah bereitet vor; trainiert wird die Stimme in GPT-SoVITS.</translation>
    </message>
    <message>
        <source>Writes the recordings into one folder, as Applio, RVC WebUI and other RVC trainers read them. To train in Mynah you need no export.</source>
        <translation>Schreibt die Aufnahmen in einen Ordner, wie Applio, RVC WebUI und andere RVC-Trainingsprogramme sie lesen. Zum Trainieren in Mynah ist kein Export nötig.</translation>
    </message>
    <message>
        <source>Report and reference clip</source>
        <translation>Bericht und Referenzaufnahme</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reference clip</source>
        <translation>Referenzaufnahme</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Replace the earlier export there</source>
        <translation>Den früheren Export dort ersetzen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>&amp;Chosen recordings</source>
        <translation>&amp;Ausgewählte Aufnahmen</translation>
    </message>
    <message>
        <source>Whole &amp;library</source>
        <translation>Ganze &amp;Bibliothek</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate}&#xa0;Hz</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>Abtast&amp;rate</translation>
    </message>
    <message>
        <source>&amp;Speaker</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Name of the speaker in the list.</source>
        <translation>Name der sprechenden Person in der Liste.</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>What is spoken; a variant of GPT-SoVITS may take other codes, such as de.</source>
        <translation>Was gesprochen wird; Varianten von GPT-SoVITS kennen auch andere Kürzel, etwa de.</translation>
    </message>
    <message>
        <source>Medium and high voices of Piper use the first, low ones the second.</source>
        <translation>Piper-Stimmen der Stufen „medium“ und „high“ verwenden die erste, „low“ die zweite.</translation>
    </message>
    <message>
        <source>The fourth version of GPT-SoVITS uses the second.</source>
        <translation>Die vierte Version von GPT-SoVITS verwendet die zweite.</translation>
    </message>
</context>
<context>
    <name>ExportProblemModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The export</source>
        <translation>Der Export</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
</context>
<context>
    <name>ExportReportCard</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Looking at the recordings…</source>
        <translation>Aufnahmen werden geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n left out</source>
        <translation>
            <numerusform>%n weggelassene zeigen</numerusform>
            <numerusform>%n weggelassene zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>{written} of {clips}</source>
        <translation>{written} von {clips}</translation>
    </message>
    <message>
        <source>About {size} on the disk; {free} are free.</source>
        <translation>Etwa {size} auf dem Datenträger; {free} sind frei.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>All fits</source>
        <translation>Alles passt</translation>
    </message>
    <message>
        <source>Can be written</source>
        <translation>Exportierbar</translation>
    </message>
    <message>
        <source>Nothing is left out, and there is nothing to look at.</source>
        <translation>Nichts wird weggelassen, und es gibt keine Hinweise.</translation>
    </message>
    <message numerus="yes">
        <source>%n left out or missing</source>
        <translation>
            <numerusform>%n weggelassen oder fehlend</numerusform>
            <numerusform>%n weggelassen oder fehlend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>The earlier export in this folder will be replaced.</source>
        <translation>Der frühere Export in diesem Ordner wird ersetzt.</translation>
    </message>
    <message>
        <source>Recordings with a remark</source>
        <translation>Aufnahmen mit Hinweis</translation>
    </message>
</context>
<context>
    <name>F0Methods</name>
    <message>
        <source>It needs the library torchcrepe, which is not installed.</source>
        <translation>Dafür fehlt die Bibliothek torchcrepe; sie ist nicht installiert.</translation>
    </message>
    <message>
        <source>Its model is not here yet. Help &gt; This computer can download it.</source>
        <translation>Das Modell dafür ist noch nicht da. Es lässt sich unter Hilfe &gt; Dieser Computer herunterladen.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0}&#xa0;h {1}&#xa0;min</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0}&#xa0;min {1}&#xa0;s</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0}&#xa0;kHz</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search names and transcripts</source>
        <translation>Namen und Transkripte durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Show all recordings</source>
        <translation>Alle Aufnahmen zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Any dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Nicht ausgewählt</translation>
    </message>
    <message>
        <source>In no dataset</source>
        <translation>In keinem Datensatz</translation>
    </message>
    <message>
        <source>Only some recordings are shown.</source>
        <translation>Nur ein Teil der Aufnahmen wird gezeigt.</translation>
    </message>
</context>
<context>
    <name>FirstStartController</name>
    <message>
        <source>The models are here and were checked.</source>
        <translation>Die Modelle sind da und wurden geprüft.</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Welcome to Mynah</source>
        <translation>Willkommen bei Mynah</translation>
    </message>
    <message>
        <source>Make a voice from recordings. Everything stays on this computer.</source>
        <translation>Aus Aufnahmen eine Stimme machen. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>What it can do, and what more it could do.</source>
        <translation>Was er kann und was er noch könnte.</translation>
    </message>
    <message>
        <source>Start with my recordings</source>
        <translation>Mit meinen Aufnahmen beginnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Lite voice</source>
        <translation>Lite-Stimme</translation>
    </message>
    <message>
        <source>Ready at once, on any computer: drop recordings in, and in about half an hour there is a voice. Two minutes of clear speech are enough to try; ten are good.</source>
        <translation>Sofort bereit, auf jedem Computer: Aufnahmen ablegen, und nach etwa einer halben Stunde ist eine Stimme da. Zwei Minuten deutliche Sprache genügen zum Ausprobieren; zehn sind gut.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Where your work is kept</source>
        <translation>Wo Ihre Arbeit liegt</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderen wählen…</translation>
    </message>
    <message>
        <source>A folder like any other: you can look into it, copy it and move it.</source>
        <translation>Ein Ordner wie jeder andere: Sie können hineinsehen, ihn kopieren und verschieben.</translation>
    </message>
    <message>
        <source>The file of the model</source>
        <translation>Die Datei des Modells</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>HelpBundle</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>How much is in the workspace</source>
        <translation>Umfang des Arbeitsordners</translation>
    </message>
    <message>
        <source>The latest trainings</source>
        <translation>Die letzten Trainings</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Ihre Beschreibung</translation>
    </message>
    <message>
        <source>Log of the window</source>
        <translation>Protokoll des Fensters</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>Protokoll des Rechenprogramms</translation>
    </message>
    <message>
        <source>Log of the latest training</source>
        <translation>Protokoll des letzten Trainings</translation>
    </message>
    <message>
        <source>Report of a crash</source>
        <translation>Bericht über einen Absturz</translation>
    </message>
    <message>
        <source>Report of an earlier crash</source>
        <translation>Bericht über einen früheren Absturz</translation>
    </message>
</context>
<context>
    <name>HelpBundleDialog</name>
    <message>
        <source>Help report</source>
        <translation>Hilfebericht</translation>
    </message>
    <message>
        <source>This is everything the report holds</source>
        <translation>Das ist alles, was der Bericht enthält</translation>
    </message>
    <message>
        <source>No recordings, no names of people, voices or files, nothing that was said, and no folders of yours. Look through it, and leave out what you like. It is saved on this computer and sent to nobody.</source>
        <translation>Keine Aufnahmen, keine Namen von Personen, Stimmen oder Dateien, nichts Gesprochenes und keine Ihrer Ordner. Sehen Sie ihn durch, und lassen Sie weg, was Sie möchten. Er wird auf diesem Computer gespeichert und niemandem gesendet.</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Was geschehen ist, in Ihren Worten</translation>
    </message>
    <message>
        <source>What did you do, and what happened? (optional, kept as you write it)</source>
        <translation>Was haben Sie getan, und was ist geschehen? (freiwillig, bleibt wie geschrieben)</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Teile des Berichts</translation>
    </message>
    <message>
        <source>Text of the chosen part</source>
        <translation>Text des gewählten Teils</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Ihre Beschreibung</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Wird gesammelt…</translation>
    </message>
    <message>
        <source>Save the help report</source>
        <translation>Hilfebericht speichern</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>The help report is in {path}</source>
        <translation>Der Hilfebericht liegt unter {path}</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import voices</source>
        <translation>Stimmen importieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or folder(s) are opened in a process of its own. Nothing in them is run, and nothing is kept.</source>
        <translation>
            <numerusform>%n Datei oder Ordner wird in einem eigenen Prozess geöffnet. Nichts darin wird ausgeführt, und nichts wird behalten.</numerusform>
            <numerusform>%n Dateien oder Ordner werden in einem eigenen Prozess geöffnet. Nichts darin wird ausgeführt, und nichts wird behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing “{0}”, {1} of {2}…</source>
        <translation>„{0}“ wird importiert, {1} von {2}…</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) can be imported.</source>
        <translation>
            <numerusform>%n Stimme kann importiert werden.</numerusform>
            <numerusform>%n Stimmen können importiert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n abgelehnt.</numerusform>
            <numerusform>%n abgelehnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not used.</source>
        <translation>
            <numerusform>%n Datei nicht verwendet.</numerusform>
            <numerusform>%n Dateien nicht verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept before you import it.</source>
        <translation>Nichts wird behalten, bevor importiert wird.</translation>
    </message>
    <message>
        <source>Whose voice is it, and what did they agree to?</source>
        <translation>Wessen Stimme ist es, und worin wurde eingewilligt?</translation>
    </message>
    <message>
        <source>for example: my own; or: Anna Berg, agreed to our audio book</source>
        <translation>zum Beispiel: meine eigene; oder: Anna Berg, hat in unser Hörbuch eingewilligt</translation>
    </message>
    <message>
        <source>It is written into the voice card. Left empty, a card that comes along stays.</source>
        <translation>Es wird in die Stimmkarte geschrieben. Bleibt es leer, bleibt eine mitgebrachte Karte, wie sie ist.</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>Take the voice out of it</source>
        <translation>Stimme daraus entnehmen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Show every file inside (%n)</source>
        <translation>
            <numerusform>Die Datei darin zeigen (%n)</numerusform>
            <numerusform>Alle Dateien darin zeigen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file inside</source>
        <translation>Alle Dateien darin</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Import %n voice(s)</source>
        <translation>
            <numerusform>%n Stimme importieren</numerusform>
            <numerusform>%n Stimmen importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>A voice needs a name.</source>
        <translation>Eine Stimme braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another voice of this list has this name; choose a second one.</source>
        <translation>Eine andere Stimme dieser Liste hat diesen Namen; wählen Sie einen zweiten.</translation>
    </message>
    <message>
        <source>There is a voice of this name. This becomes a new version of it and is used from then on; the present one stays as an older version.</source>
        <translation>Es gibt eine Stimme dieses Namens. Diese wird ihre neue Version und ab dann verwendet; die jetzige bleibt als ältere Version.</translation>
    </message>
    <message>
        <source>Import “{0}”</source>
        <translation>„{0}“ importieren</translation>
    </message>
    <message>
        <source>Its card is kept: {0}</source>
        <translation>Ihre Karte bleibt: {0}</translation>
    </message>
    <message>
        <source>Missing: {0}</source>
        <translation>Es fehlt: {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Index: {0}. {1}</source>
        <translation>Index: {0}. {1}</translation>
    </message>
    <message>
        <source>Choose an index…</source>
        <translation>Index wählen…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Several voices of one archive come together, under these names.</source>
        <translation>Mehrere Stimmen eines Archivs kommen zusammen, unter diesen Namen.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Copy the reason</source>
        <translation>Grund kopieren</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Adding recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Show refused</source>
        <translation>Abgelehnte zeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Diese zeigen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Stimme trainieren</translation>
    </message>
    <message>
        <source>Progress of adding recordings</source>
        <translation>Fortschritt beim Hinzufügen von Aufnahmen</translation>
    </message>
    <message numerus="yes">
        <source>%n more drop(s) waiting</source>
        <translation>
            <numerusform>%n weitere Ablage wartet</numerusform>
            <numerusform>%n weitere Ablagen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that were not added</source>
        <translation>Nicht hinzugefügte Dateien</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Waiting to add recordings…</source>
        <translation>Warten auf das Hinzufügen von Aufnahmen…</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Aufnahmen werden gesucht…</translation>
    </message>
    <message>
        <source>Adding recordings: {0} of {1}</source>
        <translation>Aufnahmen werden hinzugefügt: {0} von {1}</translation>
    </message>
    <message>
        <source>Stopping after this file…</source>
        <translation>Endet nach dieser Datei…</translation>
    </message>
    <message>
        <source>Nothing could be added</source>
        <translation>Nichts konnte hinzugefügt werden</translation>
    </message>
    <message>
        <source>Adding recordings ended early</source>
        <translation>Das Hinzufügen wurde vorzeitig beendet</translation>
    </message>
    <message>
        <source>Nothing new to add</source>
        <translation>Nichts Neues hinzuzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n Aufnahme hinzugefügt</numerusform>
            <numerusform>%n Aufnahmen hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals are only read.</source>
        <translation>Die Originale werden nur gelesen.</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>noch etwa {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n war schon vorhanden</numerusform>
            <numerusform>%n waren schon vorhanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used</source>
        <translation>
            <numerusform>%n war nicht verwendbar</numerusform>
            <numerusform>%n waren nicht verwendbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at</source>
        <translation>
            <numerusform>%n nicht geprüft</numerusform>
            <numerusform>%n nicht geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide refused</source>
        <translation>Abgelehnte ausblenden</translation>
    </message>
    <message>
        <source>Show refused ({0})</source>
        <translation>Abgelehnte zeigen ({0})</translation>
    </message>
</context>
<context>
    <name>InspectorCommands</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Repeat the selection, or everything</source>
        <translation>Markierten Bereich oder alles in Schleife abspielen</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all of it; once more: the selection</source>
        <translation>Alles zeigen; noch einmal: den markierten Bereich</translation>
    </message>
    <message>
        <source>Select from here</source>
        <translation>Ab hier markieren</translation>
    </message>
    <message>
        <source>Begin the selection at the playhead</source>
        <translation>Markierten Bereich an der Abspielposition beginnen</translation>
    </message>
    <message>
        <source>Select up to here</source>
        <translation>Bis hier markieren</translation>
    </message>
    <message>
        <source>End the selection at the playhead</source>
        <translation>Markierten Bereich an der Abspielposition beenden</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Markierung aufheben</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Keep the selection alone. The original goes to the bin.</source>
        <translation>Nur den markierten Bereich behalten. Das Original kommt in den Papierkorb.</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation>Stille abschneiden</translation>
    </message>
    <message>
        <source>Cut off the silence at both ends</source>
        <translation>Die Stille an beiden Enden abschneiden</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Make two recordings, cut at the playhead</source>
        <translation>Zwei Aufnahmen machen, geteilt an der Abspielposition</translation>
    </message>
</context>
<context>
    <name>InspectorController</name>
    <message>
        <source>Measuring pitch…</source>
        <translation>Tonhöhe wird gemessen…</translation>
    </message>
    <message>
        <source>This recording cannot be shown.</source>
        <translation>Diese Aufnahme kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>No pitch was found.</source>
        <translation>Keine Tonhöhe gefunden.</translation>
    </message>
    <message>
        <source>Pitch {0} to {1} Hz, mostly {2} Hz</source>
        <translation>Tonhöhe {0} bis {1}&#xa0;Hz, meist {2}&#xa0;Hz</translation>
    </message>
    <message>
        <source>No pitch: a part of Mynah&apos;s engine is missing.</source>
        <translation>Keine Tonhöhe: Ein Teil von Mynahs Rechenprogramm fehlt.</translation>
    </message>
    <message>
        <source>No pitch: Mynah&apos;s engine did not start.</source>
        <translation>Keine Tonhöhe: Mynahs Rechenprogramm ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The pitch could not be measured.</source>
        <translation>Die Tonhöhe konnte nicht gemessen werden.</translation>
    </message>
</context>
<context>
    <name>InspectorHead</name>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>cut from another recording</source>
        <translation>aus einer anderen Aufnahme geschnitten</translation>
    </message>
</context>
<context>
    <name>InspectorSide</name>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Let it count like any other</source>
        <translation>Wieder wie jede andere einbeziehen</translation>
    </message>
    <message>
        <source>Excluded: it is never used for a voice.</source>
        <translation>Ausgeschlossen: Sie wird nie für eine Stimme verwendet.</translation>
    </message>
    <message>
        <source>Kept as it is: its faults are accepted.</source>
        <translation>Beibehalten, wie sie ist: Ihre Mängel sind akzeptiert.</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Selected recording</source>
        <translation>Markierte Aufnahme</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist markiert</translation>
    </message>
    <message>
        <source>Choose a recording in the list to see and hear it.</source>
        <translation>Wählen Sie eine Aufnahme in der Liste, um sie zu sehen und zu hören.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Drag to select a part.</source>
        <translation>Ziehen markiert einen Teil.</translation>
    </message>
    <message>
        <source>Selected: {0} to {1}, {2} s</source>
        <translation>Markiert: {0} bis {1}, {2}&#xa0;s</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Markierung aufheben</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>What you add, delete, train and publish is listed here.</source>
        <translation>Was Sie hinzufügen, löschen, trainieren und bereitstellen, steht hier.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search what happened</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Kind of what happened</source>
        <translation>Art des Geschehens</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>What is listed, as a table (CSV) or as JSON</source>
        <translation>Die gezeigte Liste, als Tabelle (CSV) oder als JSON</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Save what is listed</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>2. Kind of voice</source>
        <translation>2. Art der Stimme</translation>
    </message>
    <message>
        <source>Lite</source>
        <translation>Lite</translation>
    </message>
    <message>
        <source>Trains on this computer without a graphics card. Plays in Mynah.</source>
        <translation>Trainiert auf diesem Computer ohne Grafikkarte. Läuft in Mynah.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>Was sie braucht</translation>
    </message>
    <message>
        <source>Looking for its models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>How thorough</source>
        <translation>Wie gründlich</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Plays in every RVC program. Wants a graphics card.</source>
        <translation>Läuft in jedem RVC-Programm. Braucht eine Grafikkarte.</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
</context>
<context>
    <name>LengthGuide</name>
    <message>
        <source>Length of the reference clip: {length}. {low} to {high} s are needed.</source>
        <translation>Länge der Referenzaufnahme: {length}. Nötig sind {low} bis {high}&#xa0;s.</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>LevelView</name>
    <message>
        <source>Input level</source>
        <translation>Eingangspegel</translation>
    </message>
    <message>
        <source>Body: RMS. Line: peak. Mark: highest peak of the last moments, in dBFS.</source>
        <translation>Balken: RMS. Linie: Spitze. Marke: höchste Spitze der letzten Augenblicke, in dBFS.</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Aufnahmen ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a folder of recordings</source>
        <translation>Ordner mit Aufnahmen hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) moved to the bin.</source>
        <translation>
            <numerusform>%n Aufnahme in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Aufnahmen in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them belonged to a dataset.</source>
        <translation>
            <numerusform>%n davon gehörte zu einem Datensatz.</numerusform>
            <numerusform>%n davon gehörten zu einem Datensatz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) had been removed for good.</source>
        <translation>
            <numerusform>%n Aufnahme war bereits endgültig gelöscht.</numerusform>
            <numerusform>%n Aufnahmen waren bereits endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) just added</source>
        <translation>
            <numerusform>%n gerade hinzugefügte Aufnahme</numerusform>
            <numerusform>%n gerade hinzugefügte Aufnahmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Bin ({0})</source>
        <translation>Papierkorb ({0})</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Bibliothek wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n gezeigt</numerusform>
            <numerusform>%n gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Papierkorb zeigen</translation>
    </message>
    <message>
        <source>Datasets and readiness</source>
        <translation>Datensätze und Bereitschaft</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No recording fits</source>
        <translation>Keine Aufnahme gefunden</translation>
    </message>
    <message>
        <source>Search for something else, or show all recordings.</source>
        <translation>Suchen Sie nach etwas anderem, oder lassen Sie alle Aufnahmen zeigen.</translation>
    </message>
    <message>
        <source>Your recordings appear here</source>
        <translation>Hier erscheinen Ihre Aufnahmen</translation>
    </message>
    <message>
        <source>Each one is listened to and measured as it comes in.</source>
        <translation>Jede wird beim Hinzufügen angehört und gemessen.</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
</context>
<context>
    <name>ListenCard</name>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Hear {side}</source>
        <translation>{side} anhören</translation>
    </message>
    <message>
        <source>Switch between A and B at the same place</source>
        <translation>An derselben Stelle zwischen A und B wechseln</translation>
    </message>
    <message>
        <source>Sound of {side}</source>
        <translation>Ton von {side}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>A preview sentence appears here at the first save.</source>
        <translation>Beim ersten Speichern erscheint hier eine Hörprobe.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>ListenController</name>
    <message>
        <source>Original recording</source>
        <translation>Originalaufnahme</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>{name} (best)</source>
        <translation>{name} (bester)</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>You found neither of them better.</source>
        <translation>Sie fanden keinen von beiden besser.</translation>
    </message>
    <message>
        <source>You prefer: {name}.</source>
        <translation>Sie bevorzugen: {name}.</translation>
    </message>
    <message>
        <source>Perhaps you prefer: {name}. It is not certain.</source>
        <translation>Vielleicht bevorzugen Sie: {name}. Sicher ist es nicht.</translation>
    </message>
    <message>
        <source>{a}: {na} times. {b}: {nb} times. No difference: {neither} times.</source>
        <translation>{a}: {na}-mal. {b}: {nb}-mal. Kein Unterschied: {neither}-mal.</translation>
    </message>
    <message>
        <source>By guessing alone a difference like this comes up in {share} of tests, so it is hardly chance.</source>
        <translation>Durch bloßes Raten entsteht ein solcher Unterschied in {share} der Tests; das ist kaum Zufall.</translation>
    </message>
    <message>
        <source>By guessing alone a difference like this comes up in {share} of tests, so nothing follows from it. More questions would tell more.</source>
        <translation>Durch bloßes Raten entsteht ein solcher Unterschied in {share} der Tests; daraus folgt also nichts. Mehr Fragen würden mehr verraten.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>Alle Phasen</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Mitlaufen</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>Bei der neuesten Zeile bleiben</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Gezeigtes kopieren</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Picture and colour</source>
        <translation>Bild und Farbe</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Bild wählen…</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Colour of its tile</source>
        <translation>Farbe der Kachel</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Andere Farbe…</translation>
    </message>
    <message>
        <source>A picture is kept small, without what its file tells about place and camera.</source>
        <translation>Das Bild wird klein aufbewahrt, ohne Angaben der Datei zu Ort und Kamera.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>MaterialCard</name>
    <message>
        <source>1. Recordings</source>
        <translation>1. Aufnahmen</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Die ganze Bibliothek</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Lernen aus</translation>
    </message>
    <message>
        <source>Learn from the ticked ones…</source>
        <translation>Aus den angehakten lernen…</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>In der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>for example Anna</source>
        <translation>zum Beispiel Anna</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>Name der Stimme</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Add recordings of one person who speaks clearly.</source>
        <translation>Fügen Sie Aufnahmen einer Person hinzu, die deutlich spricht.</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>Zu wenig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>It is enough; {time} make a better voice.</source>
        <translation>Es genügt; mit {time} wird die Stimme besser.</translation>
    </message>
    <message>
        <source>Enough for a good voice.</source>
        <translation>Genug für eine gute Stimme.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are ticked in the library, but all are used.</source>
        <translation>
            <numerusform>%n Aufnahme ist in der Bibliothek angehakt, verwendet werden aber alle.</numerusform>
            <numerusform>%n Aufnahmen sind in der Bibliothek angehakt, verwendet werden aber alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) kept aside, to judge the voice by.</source>
        <translation>
            <numerusform>%n davon wird zurückgehalten, um die Stimme daran zu beurteilen.</numerusform>
            <numerusform>%n davon werden zurückgehalten, um die Stimme daran zu beurteilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) deleted since.</source>
        <translation>
            <numerusform>%n wurde seitdem gelöscht.</numerusform>
            <numerusform>%n wurden seitdem gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) edited since.</source>
        <translation>
            <numerusform>%n wurde seitdem bearbeitet.</numerusform>
            <numerusform>%n wurden seitdem bearbeitet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Measured</source>
        <translation>Messwerte</translation>
    </message>
</context>
<context>
    <name>MicrophoneCard</name>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check the room</source>
        <translation>Raum prüfen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Listening to the room</source>
        <translation>Raumgeräusch wird gemessen</translation>
    </message>
    <message>
        <source>System default: {0}</source>
        <translation>Systemvorgabe: {0}</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Systemvorgabe</translation>
    </message>
    <message>
        <source>The chosen one is not connected</source>
        <translation>Das gewählte ist nicht angeschlossen</translation>
    </message>
    <message>
        <source>{0} dB peak · {1} dB RMS</source>
        <translation>{0}&#xa0;dB Spitze · {1}&#xa0;dB RMS</translation>
    </message>
    <message>
        <source>Two seconds in which nobody speaks tell how quiet it is here.</source>
        <translation>Zwei Sekunden, in denen niemand spricht, zeigen, wie ruhig es hier ist.</translation>
    </message>
    <message>
        <source>Keep still…</source>
        <translation>Bitte still sein…</translation>
    </message>
    <message>
        <source>{0} dBFS.</source>
        <translation>{0}&#xa0;dBFS.</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>From a file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>{size} · licence: {licence} · SHA-256: {digest}</source>
        <translation>{size} · Lizenz: {licence} · SHA-256: {digest}</translation>
    </message>
    <message>
        <source>Name: {name}
SHA-256: {digest}
From: {hosts}
Made by: {home}
Put into: {path}</source>
        <translation>Name: {name}
SHA-256: {digest}
Von: {hosts}
Hersteller: {home}
Ablage in: {path}</translation>
    </message>
    <message>
        <source>Take from a file: {name}</source>
        <translation>Aus Datei übernehmen: {name}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>{done} of {total} here</source>
        <translation>{done} von {total} vorhanden</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Hears what is said, whoever says it (ContentVec)</source>
        <translation>Hört, was gesagt wird, gleich von wem (ContentVec)</translation>
    </message>
    <message>
        <source>Measures the pitch, also in noise (RMVPE)</source>
        <translation>Misst die Tonhöhe, auch bei Rauschen (RMVPE)</translation>
    </message>
    <message>
        <source>The voice that a training starts from (base G)</source>
        <translation>Die Stimme, mit der ein Training beginnt (Basis G)</translation>
    </message>
    <message>
        <source>The judge that a training starts from (base D)</source>
        <translation>Der Kritiker, mit dem ein Training beginnt (Basis D)</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>There is a dataset of this name. You will see what changes first.</source>
        <translation>Es gibt einen Datensatz dieses Namens. Sie sehen zuerst, was sich ändert.</translation>
    </message>
    <message>
        <source>There is already a dataset of this name.</source>
        <translation>Es gibt schon einen Datensatz dieses Namens.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>“{voice}” is ready</source>
        <translation>„{voice}“ ist fertig</translation>
    </message>
    <message>
        <source>The voice was tried on a recording it never heard, and it works.</source>
        <translation>Die Stimme wurde an einer ihr unbekannten Aufnahme ausprobiert und funktioniert.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n Aufnahme umgewandelt</numerusform>
            <numerusform>%n Aufnahmen umgewandelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be converted; the queue says why.</source>
        <translation>
            <numerusform>%n konnte nicht umgewandelt werden; die Warteschlange nennt den Grund.</numerusform>
            <numerusform>%n konnten nicht umgewandelt werden; die Warteschlange nennt die Gründe.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{voice}” could not be finished</source>
        <translation>„{voice}“ konnte nicht fertiggestellt werden</translation>
    </message>
    <message>
        <source>“{voice}” was interrupted</source>
        <translation>„{voice}“ wurde unterbrochen</translation>
    </message>
    <message>
        <source>“{voice}” is paused and needs you</source>
        <translation>„{voice}“ ist pausiert und braucht Sie</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Kind of voice</source>
        <translation>Art der Stimme</translation>
    </message>
    <message>
        <source>Lite trains without a graphics card.</source>
        <translation>Lite trainiert ohne Grafikkarte.</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>A Lite voice trains this long.</source>
        <translation>So lange trainiert eine Lite-Stimme.</translation>
    </message>
    <message>
        <source>Total epochs</source>
        <translation>Epochen insgesamt</translation>
    </message>
    <message>
        <source>How often an RVC voice sees the data.</source>
        <translation>Wie oft eine RVC-Stimme die Daten durchläuft.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batch-Größe</translation>
    </message>
    <message>
        <source>Clips in one step; more needs memory. Automatic: 16 for Lite, for RVC found by trying.</source>
        <translation>Clips in einem Schritt; mehr braucht mehr Speicher. Automatisch: 16 für Lite, für RVC durch Probieren gefunden.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Speichern alle</translation>
    </message>
    <message>
        <source>Time between two saves of the state.</source>
        <translation>Zeit zwischen zwei gespeicherten Zwischenständen.</translation>
    </message>
    <message>
        <source>Save every epochs</source>
        <translation>Epochen je Modell</translation>
    </message>
    <message>
        <source>Epochs between two models.</source>
        <translation>Epochen zwischen zwei Modellen.</translation>
    </message>
    <message>
        <source>Save only latest</source>
        <translation>Nur die letzten behalten</translation>
    </message>
    <message>
        <source>Keep two saved states, not all.</source>
        <translation>Zwei Zwischenstände behalten, nicht alle.</translation>
    </message>
    <message>
        <source>Save every weights</source>
        <translation>Kleine Modelle behalten</translation>
    </message>
    <message>
        <source>Keep small models of the last few saves, not only of the last and the best.</source>
        <translation>Kleine Modelle der letzten Zwischenstände behalten, nicht nur des letzten und des besten.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Rate of the voice. Empty: 48000 for Lite, which has no other, 40000 for RVC.</source>
        <translation>Abtastrate der Stimme. Leer: 48000 bei Lite, das keine andere kennt, 40000 bei RVC.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>RVC version; v2 is better.</source>
        <translation>RVC-Version; v2 ist besser.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Weights to start from: auto is the official pair, none is from scratch; or the name of one that was downloaded or imported, a folder, or the file G.</source>
        <translation>Womit das Lernen beginnt: auto ist das offizielle Paar, none fängt ganz von vorn an; oder der Name eines heruntergeladenen oder importierten, ein Ordner oder die Datei G.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Numbers of the steps: automatic is bf16 where the computer is faster with it, else fp32.</source>
        <translation>Zahlen der Lernschritte: automatisch ist bf16, wo der Computer damit schneller ist, sonst fp32.</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Transpose: +12 is an octave up, low voice to high voice.</source>
        <translation>Transponieren: +12 ist eine Oktave höher, von tiefer zu hoher Stimme.</translation>
    </message>
    <message>
        <source>Index rate</source>
        <translation>Index-Rate</translation>
    </message>
    <message>
        <source>0 ignores the index; 1 pulls fully towards the sound of the training recordings.</source>
        <translation>0 ignoriert den Index; 1 zieht ganz zum Klang der Trainingsaufnahmen.</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Keeps breaths and consonants: 0.5 is off, lower protects more.</source>
        <translation>Bewahrt Atemgeräusche und Konsonanten: 0,5 ist aus, niedriger schützt mehr.</translation>
    </message>
    <message>
        <source>Volume envelope</source>
        <translation>Lautstärkeverlauf</translation>
    </message>
    <message>
        <source>0 follows the loudness of the input, 1 keeps the loudness of the converted voice.</source>
        <translation>0 folgt der Lautstärke der Eingabe, 1 behält die Lautstärke der umgewandelten Stimme.</translation>
    </message>
    <message>
        <source>Formant</source>
        <translation>Formant</translation>
    </message>
    <message>
        <source>Shift of the timbre: up sounds smaller and brighter, down larger; the pitch stays.</source>
        <translation>Verschiebt die Klangfarbe: aufwärts klingt kleiner und heller, abwärts größer; die Tonhöhe bleibt.</translation>
    </message>
    <message>
        <source>Autotune</source>
        <translation>Autotune</translation>
    </message>
    <message>
        <source>Pulls the pitch to the nearest semitone: 0 leaves it, 1 sings exactly on the notes.</source>
        <translation>Zieht die Tonhöhe zum nächsten Halbton: 0 lässt sie, 1 singt genau auf den Noten.</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name or number of the speaker, where a voice has several. Empty: the first.</source>
        <translation>Name oder Nummer der Person, wenn eine Stimme mehrere hat. Leer: die erste.</translation>
    </message>
    <message>
        <source>Unvoiced pitch</source>
        <translation>Tonhöhe stimmlos</translation>
    </message>
    <message>
        <source>What an RVC voice is told where there is no pitch: zero, or filled from the pitch around. Empty: as the voice was trained.</source>
        <translation>Was eine RVC-Stimme erhält, wo keine Tonhöhe ist: null, oder aus der Tonhöhe ringsum gefüllt. Leer: wie beim Training der Stimme.</translation>
    </message>
    <message>
        <source>Numbers that the voice is computed with: bf16 and fp16 are faster where the computer has them. Automatic takes the fastest that sounds the same.</source>
        <translation>Zahlen, mit denen die Stimme rechnet: bf16 und fp16 sind schneller, wo der Computer sie hat. Automatisch nimmt das Schnellste, das gleich klingt.</translation>
    </message>
    <message>
        <source>F0 method</source>
        <translation>F0-Methode</translation>
    </message>
    <message>
        <source>How the pitch is measured: swift needs no download; rmvpe and crepe are slower.</source>
        <translation>Wie die Tonhöhe gemessen wird: swift braucht keinen Download; rmvpe und crepe sind langsamer.</translation>
    </message>
    <message>
        <source>Output format</source>
        <translation>Ausgabeformat</translation>
    </message>
    <message>
        <source>Type of the file.</source>
        <translation>Art der Datei.</translation>
    </message>
    <message>
        <source>Output rate</source>
        <translation>Ausgaberate</translation>
    </message>
    <message>
        <source>Empty: the rate of the voice.</source>
        <translation>Leer: die Rate der Stimme.</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>tiefer</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>höher</translation>
    </message>
    <message>
        <source>as it was spoken</source>
        <translation>wie gesprochen</translation>
    </message>
    <message>
        <source>as the voice was trained</source>
        <translation>wie trainiert</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>loudness of the input</source>
        <translation>Lautstärke der Eingabe</translation>
    </message>
    <message>
        <source>of the voice</source>
        <translation>der Stimme</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>größer</translation>
    </message>
    <message>
        <source>smaller, brighter</source>
        <translation>kleiner, heller</translation>
    </message>
    <message>
        <source>as it was sung</source>
        <translation>wie gesungen</translation>
    </message>
    <message>
        <source>on the notes</source>
        <translation>auf den Noten</translation>
    </message>
    <message>
        <source>swift: quick, always here</source>
        <translation>swift: schnell, immer da</translation>
    </message>
    <message>
        <source>rmvpe: sure with noise</source>
        <translation>rmvpe: sicher bei Rauschen</translation>
    </message>
    <message>
        <source>fcpe: quick</source>
        <translation>fcpe: schnell</translation>
    </message>
    <message>
        <source>crepe: very slow</source>
        <translation>crepe: sehr langsam</translation>
    </message>
    <message>
        <source>crepe-tiny: slow</source>
        <translation>crepe-tiny: langsam</translation>
    </message>
    <message>
        <source>No effect: this voice has no index.</source>
        <translation>Ohne Wirkung: Diese Stimme hat keinen Index.</translation>
    </message>
    <message>
        <source>No effect: this voice follows no pitch.</source>
        <translation>Ohne Wirkung: Diese Stimme folgt keiner Tonhöhe.</translation>
    </message>
    <message>
        <source>How high this voice speaks is not known, so it cannot be matched.</source>
        <translation>Wie hoch diese Stimme spricht, ist nicht bekannt; daher ist kein Anpassen möglich.</translation>
    </message>
    <message>
        <source>Only for RVC voices.</source>
        <translation>Nur für RVC-Stimmen.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Build the retrieval index after training.</source>
        <translation>Nach dem Training den Retrieval-Index aufbauen.</translation>
    </message>
    <message>
        <source>Silent training files</source>
        <translation>Stille Trainingsdateien</translation>
    </message>
    <message>
        <source>Silence added, so the voice learns it.</source>
        <translation>Zusätzliche Stille, damit die Stimme sie lernt.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation>Derselbe Startwert ergibt dasselbe Training.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor threads; empty: all cores.</source>
        <translation>Prozessor-Threads; leer: alle Kerne.</translation>
    </message>
</context>
<context>
    <name>OutcomeController</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>“{voice}” was interrupted</source>
        <translation>„{voice}“ wurde unterbrochen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>It came to: {stage}, {reached}.</source>
        <translation>Erreicht: {stage}, {reached}.</translation>
    </message>
    <message>
        <source>It came to: {stage}.</source>
        <translation>Erreicht: {stage}.</translation>
    </message>
    <message>
        <source>Continuing begins this part anew.</source>
        <translation>Beim Fortsetzen beginnt diese Phase von vorn.</translation>
    </message>
    <message>
        <source>Everything is saved; continuing costs nothing.</source>
        <translation>Alles ist gespeichert; beim Fortsetzen geht nichts verloren.</translation>
    </message>
    <message>
        <source>Continuing repeats {duration} of work.</source>
        <translation>Fortsetzen wiederholt {duration} Arbeit.</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Ordner für Ergebnisse auswählen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder for results</source>
        <translation>Ordner für Ergebnisse öffnen</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>Üblicher Ordner</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>Ergebnisse liegen in</translation>
    </message>
</context>
<context>
    <name>PairWave</name>
    <message>
        <source>Waveforms of source and result</source>
        <translation>Wellenformen von Quelle und Ergebnis</translation>
    </message>
    <message>
        <source>Left and right go a second back and forth.</source>
        <translation>Links und rechts gehen eine Sekunde zurück und vor.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Sound cannot be played: the sound library of this system is missing. On Linux, install the package libpulse0 and start Mynah again.</source>
        <translation>Ton kann nicht abgespielt werden: Die Tonbibliothek dieses Systems fehlt. Installieren Sie unter Linux das Paket libpulse0, und starten Sie Mynah erneut.</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found. Connect one and press Play again.</source>
        <translation>Weder Lautsprecher noch Kopfhörer gefunden. Schließen Sie welche an, und drücken Sie erneut „Abspielen“.</translation>
    </message>
    <message>
        <source>The recording is not there any more.</source>
        <translation>Die Aufnahme ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The recording may not be read.</source>
        <translation>Die Aufnahme darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The recording is damaged and cannot be played.</source>
        <translation>Die Aufnahme ist beschädigt und kann nicht abgespielt werden.</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Other trainings</source>
        <translation>Andere Trainings</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>gut zu wissen</translation>
    </message>
    <message>
        <source>must be mended</source>
        <translation>muss behoben werden</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Use Lite</source>
        <translation>Lite verwenden</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>Was nötig ist</translation>
    </message>
    <message>
        <source>Show what takes space</source>
        <translation>Platzbedarf zeigen</translation>
    </message>
    <message>
        <source>Use a smaller batch</source>
        <translation>Kleineren Batch nehmen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>quality {share}</source>
        <translation>Qualität {share}</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet.</source>
        <translation>Noch gibt es nichts, woraus gelernt werden kann.</translation>
    </message>
    <message>
        <source>Less than a good voice needs: {rules}. It can be tried all the same.</source>
        <translation>Weniger, als eine gute Stimme braucht: {rules}. Ein Versuch ist trotzdem möglich.</translation>
    </message>
    <message>
        <source>{actual} of {needed}</source>
        <translation>{actual} von {needed}</translation>
    </message>
    <message>
        <source>quality {actual} of {needed}</source>
        <translation>Qualität {actual} von {needed}</translation>
    </message>
    <message>
        <source>{actual} of {needed} recordings</source>
        <translation>{actual} von {needed} Aufnahmen</translation>
    </message>
    <message>
        <source>They came with Mynah.</source>
        <translation>Sie wurden mit Mynah installiert.</translation>
    </message>
    <message>
        <source>All of them are on this computer.</source>
        <translation>Alle sind auf diesem Computer.</translation>
    </message>
    <message>
        <source>Not on this computer: {names}</source>
        <translation>Nicht auf diesem Computer: {names}</translation>
    </message>
    <message>
        <source>{free} free, about {needed} needed</source>
        <translation>{free} frei, etwa {needed} nötig</translation>
    </message>
    <message>
        <source>The largest safe batch size is {batch}.</source>
        <translation>Die größte sichere Batch-Größe ist {batch}.</translation>
    </message>
    <message>
        <source>{free} free, {needed} measured</source>
        <translation>{free} frei, {needed} gemessen</translation>
    </message>
    <message>
        <source>None is going on.</source>
        <translation>Keines läuft.</translation>
    </message>
    <message>
        <source>“{voice}”: {state}. One trains at a time.</source>
        <translation>„{voice}“: {state}. Es läuft immer nur ein Training.</translation>
    </message>
</context>
<context>
    <name>PreflightCard</name>
    <message>
        <source>3. Before you start</source>
        <translation>3. Vor dem Start</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Alles erneut prüfen</translation>
    </message>
</context>
<context>
    <name>PreflightController</name>
    <message>
        <source>Check of this computer</source>
        <translation>Probelauf</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Als Preset speichern</translation>
    </message>
    <message>
        <source>Delete this preset</source>
        <translation>Dieses Preset löschen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name des Presets</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Preset of this voice</source>
        <translation>Preset dieser Stimme</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Noch keines</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The engine did not understand what it was asked.</source>
        <translation>Das Rechenprogramm hat den Auftrag nicht verstanden.</translation>
    </message>
    <message>
        <source>A setting or a name has a value that it does not take.</source>
        <translation>Eine Einstellung oder ein Name hat einen unzulässigen Wert.</translation>
    </message>
    <message>
        <source>Check the settings of this step and try again.</source>
        <translation>Prüfen Sie die Einstellungen dieses Schritts, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Something that was given cannot be used.</source>
        <translation>Eine Angabe kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The file or setting is not what this step needs.</source>
        <translation>Die Datei oder Einstellung ist nicht das, was dieser Schritt braucht.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Korrigieren Sie die Angabe, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>None of the recordings can be used.</source>
        <translation>Keine der Aufnahmen ist verwendbar.</translation>
    </message>
    <message>
        <source>Every file was refused; the list gives each reason.</source>
        <translation>Jede Datei wurde abgelehnt; die Liste nennt die Gründe.</translation>
    </message>
    <message>
        <source>Add recordings of one person who speaks clearly.</source>
        <translation>Fügen Sie Aufnahmen einer Person hinzu, die deutlich spricht.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Das Gesuchte ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted outside Mynah.</source>
        <translation>Es wurde außerhalb von Mynah verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>Look in the bin, or choose something else.</source>
        <translation>Sehen Sie im Papierkorb nach, oder wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>There is already something of that name.</source>
        <translation>Es gibt schon etwas mit diesem Namen.</translation>
    </message>
    <message>
        <source>Nothing is overwritten without being asked.</source>
        <translation>Nichts wird ohne Rückfrage überschrieben.</translation>
    </message>
    <message>
        <source>Choose another name, or remove the old one first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie zuerst das Vorhandene.</translation>
    </message>
    <message>
        <source>A model that this needs is not on this computer.</source>
        <translation>Ein dafür nötiges Modell ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>It is downloaded or imported once, when you ask for it.</source>
        <translation>Es wird einmal heruntergeladen oder importiert, sobald Sie es wünschen.</translation>
    </message>
    <message>
        <source>Get the model, or use the Lite voice, which needs none.</source>
        <translation>Laden Sie das Modell, oder verwenden Sie die Lite-Stimme, die keines braucht.</translation>
    </message>
    <message>
        <source>A part of Mynah that this needs is not installed.</source>
        <translation>Ein dafür nötiger Teil von Mynah ist nicht installiert.</translation>
    </message>
    <message>
        <source>The installation is incomplete, or this is an extra.</source>
        <translation>Die Installation ist unvollständig, oder es handelt sich um eine Zusatzfunktion.</translation>
    </message>
    <message>
        <source>See &quot;This computer&quot; in the help menu; it says what is missing.</source>
        <translation>Unter „Dieser Computer“ im Hilfemenü steht, was fehlt.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>Der Arbeitsspeicher reichte nicht aus.</translation>
    </message>
    <message>
        <source>The batch is too large, or other programs use the memory.</source>
        <translation>Der Batch ist zu groß, oder andere Programme belegen den Speicher.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller batch size, then resume.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie eine kleinere Batch-Größe, und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>Es ist nicht genug Speicherplatz frei.</translation>
    </message>
    <message>
        <source>The drive of the workspace is nearly full.</source>
        <translation>Das Laufwerk des Arbeitsordners ist fast voll.</translation>
    </message>
    <message>
        <source>Free some space, then resume. What was reached is saved.</source>
        <translation>Schaffen Sie Platz, und setzen Sie dann fort. Das Erreichte ist gespeichert.</translation>
    </message>
    <message>
        <source>The disk does not work as it should.</source>
        <translation>Der Datenträger arbeitet nicht, wie er soll.</translation>
    </message>
    <message>
        <source>It reported an error, it was taken out, or the network drive is away.</source>
        <translation>Er hat einen Fehler gemeldet, wurde entfernt, oder das Netzlaufwerk ist weg.</translation>
    </message>
    <message>
        <source>Check the drive and its connection, then try again. Make a backup soon.</source>
        <translation>Prüfen Sie den Datenträger und seine Verbindung und versuchen Sie es noch einmal. Legen Sie bald eine Sicherung an.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Eine Datei oder ein Ordner darf nicht gelesen oder beschrieben werden.</translation>
    </message>
    <message>
        <source>It belongs to another user, or it is write-protected.</source>
        <translation>Sie gehört einem anderen Konto oder ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation>Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Another training is using this workspace.</source>
        <translation>Ein anderes Training verwendet diesen Arbeitsordner.</translation>
    </message>
    <message>
        <source>A workspace has room for one training at a time.</source>
        <translation>In einem Arbeitsordner läuft immer nur ein Training.</translation>
    </message>
    <message>
        <source>Wait for it, stop it, or let this one start afterwards.</source>
        <translation>Warten Sie es ab, stoppen Sie es, oder lassen Sie dieses danach beginnen.</translation>
    </message>
    <message>
        <source>The recordings do not meet the requirements yet.</source>
        <translation>Die Aufnahmen erfüllen die Anforderungen noch nicht.</translation>
    </message>
    <message>
        <source>They are too few, too short, or not good enough.</source>
        <translation>Es sind zu wenige, oder sie sind zu kurz oder nicht gut genug.</translation>
    </message>
    <message>
        <source>The readiness card in the library shows what is missing.</source>
        <translation>Die Bereitschaft in der Bibliothek zeigt, was fehlt.</translation>
    </message>
    <message>
        <source>A saved training state cannot be read.</source>
        <translation>Ein Zwischenstand kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is damaged, or it is of another kind of voice.</source>
        <translation>Die Datei ist beschädigt, oder sie gehört zu einer anderen Art von Stimme.</translation>
    </message>
    <message>
        <source>Resume from an earlier save, or start a new training.</source>
        <translation>Setzen Sie bei einem früheren Zwischenstand fort, oder beginnen Sie ein neues Training.</translation>
    </message>
    <message>
        <source>The training went wrong: its numbers exploded.</source>
        <translation>Das Training ist missglückt: Die Zahlen liefen ins Unendliche.</translation>
    </message>
    <message>
        <source>The recordings or the settings make it unstable.</source>
        <translation>Die Aufnahmen oder die Einstellungen machen es instabil.</translation>
    </message>
    <message>
        <source>Check the recordings, or try another seed.</source>
        <translation>Prüfen Sie die Aufnahmen, oder versuchen Sie einen anderen Startwert.</translation>
    </message>
    <message>
        <source>The voice was tried and is not good, so it was not published.</source>
        <translation>Die Stimme wurde ausprobiert und ist nicht gut; deshalb wurde sie nicht bereitgestellt.</translation>
    </message>
    <message>
        <source>It is silent, does not follow the pitch, or does not load.</source>
        <translation>Sie ist stumm, folgt der Tonhöhe nicht oder lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Train longer or improve the recordings. The voice you had before is untouched.</source>
        <translation>Trainieren Sie länger, oder verbessern Sie die Aufnahmen. Die bisherige Stimme bleibt unangetastet.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Nichts wurde bereitgestellt.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Sie können jederzeit neu beginnen.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Der Vorgang wurde gestoppt.</translation>
    </message>
    <message>
        <source>Everything that was reached was saved first.</source>
        <translation>Alles Erreichte wurde zuvor gespeichert.</translation>
    </message>
    <message>
        <source>Resume to continue from there.</source>
        <translation>Setzen Sie fort, um dort weiterzumachen.</translation>
    </message>
    <message>
        <source>The training ended without finishing.</source>
        <translation>Das Training endete vorzeitig.</translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was switched off.</source>
        <translation>Es wurde von außen beendet, oder der Computer wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>Resume to continue from the last save.</source>
        <translation>Setzen Sie fort, um beim letzten Zwischenstand weiterzumachen.</translation>
    </message>
    <message>
        <source>This was written by a newer Mynah.</source>
        <translation>Das wurde von einem neueren Mynah geschrieben.</translation>
    </message>
    <message>
        <source>Its format is not known to this version. It was not changed.</source>
        <translation>Diese Version kennt das Format nicht. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>Installieren Sie die neuere Version, um es zu öffnen.</translation>
    </message>
    <message>
        <source>A file of the workspace is damaged.</source>
        <translation>Eine Datei des Arbeitsordners ist beschädigt.</translation>
    </message>
    <message>
        <source>It was cut short, or changed by another program.</source>
        <translation>Sie wurde abgeschnitten oder von einem anderen Programm verändert.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or delete what it belongs to.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her, oder löschen Sie, wozu sie gehört.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>Das Rechenprogramm konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Its program is not where it belongs, or may not be run.</source>
        <translation>Das Programm ist nicht an seinem Platz oder darf nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Install Mynah again; your recordings and voices stay.</source>
        <translation>Installieren Sie Mynah erneut; Ihre Aufnahmen und Stimmen bleiben.</translation>
    </message>
    <message>
        <source>The engine is of another version than the window.</source>
        <translation>Das Rechenprogramm hat eine andere Version als das Fenster.</translation>
    </message>
    <message>
        <source>Only a part of Mynah was updated.</source>
        <translation>Nur ein Teil von Mynah wurde aktualisiert.</translation>
    </message>
    <message>
        <source>The engine ended without a result.</source>
        <translation>Das Rechenprogramm endete ohne Ergebnis.</translation>
    </message>
    <message>
        <source>It crashed, or it was ended from outside, perhaps for lack of memory.</source>
        <translation>Es ist abgestürzt oder wurde von außen beendet, vielleicht aus Speichermangel.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the details help to find out why.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, helfen die Details, den Grund zu finden.</translation>
    </message>
    <message>
        <source>The download did not succeed.</source>
        <translation>Der Download ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The server cannot be reached, or it sent something else.</source>
        <translation>Der Server ist nicht erreichbar, oder er hat etwas anderes gesendet.</translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped. Or take the model from a file.</source>
        <translation>Versuchen Sie es erneut; es geht weiter, wo es aufgehört hat. Oder übernehmen Sie das Modell aus einer Datei.</translation>
    </message>
    <message>
        <source>The engine of Mynah could not be started.</source>
        <translation>Mynahs Rechenprogramm konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>A part of the installation is missing or blocked.</source>
        <translation>Ein Teil der Installation fehlt oder ist blockiert.</translation>
    </message>
    <message>
        <source>Install Mynah again. Your recordings and voices stay.</source>
        <translation>Installieren Sie Mynah erneut. Ihre Aufnahmen und Stimmen bleiben.</translation>
    </message>
    <message>
        <source>The window and the engine are of different versions.</source>
        <translation>Das Fenster und das Rechenprogramm haben verschiedene Versionen.</translation>
    </message>
    <message>
        <source>An update was not finished.</source>
        <translation>Eine Aktualisierung wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly.</source>
        <translation>Das Rechenprogramm wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>It crashed, or the system ended it for want of memory.</source>
        <translation>Es ist abgestürzt, oder das System hat es aus Speichermangel beendet.</translation>
    </message>
    <message>
        <source>Close other programs and try again; what was saved stays.</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es erneut; Gespeichertes bleibt.</translation>
    </message>
    <message>
        <source>Something went wrong inside Mynah.</source>
        <translation>In Mynah ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. Your work is kept.</source>
        <translation>Das ist ein Fehler des Programms, nicht Ihrer. Ihre Arbeit ist erhalten.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, save a help report and send it to us.</source>
        <translation>Versuchen Sie es erneut. Geschieht es wieder, speichern Sie einen Hilfebericht, und senden Sie ihn uns.</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save a help report…</source>
        <translation>Hilfebericht speichern…</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Weniger Details</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Train a voice</source>
        <translation>Stimme trainieren</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} min recorded</source>
        <translation>{0}&#xa0;min aufgenommen</translation>
    </message>
    <message>
        <source>enough for Lite, {0} make it better</source>
        <translation>genug für Lite, mit {0} wird es besser</translation>
    </message>
    <message>
        <source>enough for a good Lite voice</source>
        <translation>genug für eine gute Lite-Stimme</translation>
    </message>
    <message numerus="yes">
        <source>%n on the way into the library</source>
        <translation>
            <numerusform>%n auf dem Weg in die Bibliothek</numerusform>
            <numerusform>%n auf dem Weg in die Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} needed for Lite</source>
        <translation>{0} nötig für Lite</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings needed for Lite</source>
        <translation>
            <numerusform>%n Aufnahme nötig für Lite</numerusform>
            <numerusform>%n Aufnahmen nötig für Lite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PronunciationDialog</name>
    <message>
        <source>Pronunciations</source>
        <translation>Aussprache</translation>
    </message>
    <message>
        <source>Write a word, and how it would be spelled if it were spoken as it is written. It holds for all texts of this workspace.</source>
        <translation>Schreiben Sie ein Wort und wie man es schriebe, wenn es gesprochen würde wie geschrieben. Das gilt für alle Texte dieses Arbeitsordners.</translation>
    </message>
    <message>
        <source>Word, such as Nginx</source>
        <translation>Wort, etwa Nginx</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Spoken as, such as engine ex</source>
        <translation>Gesprochen, etwa Endschin-Ex</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>Gesprochen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Words and how they are spoken</source>
        <translation>Wörter und ihre Aussprache</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PronunciationTableModel</name>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>Gesprochen</translation>
    </message>
</context>
<context>
    <name>ProviderTabs</name>
    <message>
        <source>Programs that make voices</source>
        <translation>Programme, die Stimmen erzeugen</translation>
    </message>
    <message>
        <source>RVC</source>
        <translation>RVC</translation>
    </message>
    <message>
        <source>GPT-SoVITS</source>
        <translation>GPT-SoVITS</translation>
    </message>
    <message>
        <source>Piper</source>
        <translation>Piper</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>%n Punkt fehlt</numerusform>
            <numerusform>%n Punkte fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Export for another RVC trainer…</source>
        <translation>Für anderes RVC-Programm exportieren…</translation>
    </message>
    <message>
        <source>Mynah prepares the recordings and a reference clip. Training the voice happens in GPT-SoVITS, not here.</source>
        <translation>Mynah bereitet die Aufnahmen und eine Referenzaufnahme vor. Trainiert wird die Stimme in GPT-SoVITS, nicht hier.</translation>
    </message>
    <message>
        <source>Mynah prepares the recordings and their transcripts. Training the voice happens in Piper, not here.</source>
        <translation>Mynah bereitet die Aufnahmen und ihre Transkripte vor. Trainiert wird die Stimme in Piper, nicht hier.</translation>
    </message>
    <message>
        <source>Prepare and export…</source>
        <translation>Vorbereiten und exportieren…</translation>
    </message>
</context>
<context>
    <name>PurgeQuestion</name>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n recording(s) for good?</source>
        <translation>
            <numerusform>%n Aufnahme endgültig löschen?</numerusform>
            <numerusform>%n Aufnahmen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become free. This cannot be undone. Your original files stay.</source>
        <translation>{0} werden frei. Das lässt sich nicht rückgängig machen. Ihre Originaldateien bleiben.</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Convert new recordings at once</source>
        <translation>Neue Aufnahmen sofort umwandeln</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Aufnahmen hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Drop recordings here</source>
        <translation>Aufnahmen hier ablegen</translation>
    </message>
    <message>
        <source>Whole folders, too. Each is spoken or sung anew with the voice you choose.</source>
        <translation>Auch ganze Ordner. Jede wird mit der gewählten Stimme neu gesprochen oder gesungen.</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Aufnahmen werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n recording(s)</source>
        <translation>
            <numerusform>{done} von %n Aufnahme</numerusform>
            <numerusform>{done} von %n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n Aufnahme umgewandelt</numerusform>
            <numerusform>%n Aufnahmen umgewandelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Add recordings to the queue</source>
        <translation>Aufnahmen in die Warteschlange legen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Convert again with what is shown now</source>
        <translation>Mit dem jetzt Gezeigten erneut umwandeln</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Ergebnis im Ordner zeigen</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Each recording keeps the voice and the settings that it was added with.</source>
        <translation>Jede Aufnahme behält Stimme und Einstellungen, mit denen sie hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>Each recording keeps the voice and the settings of your “Convert”.</source>
        <translation>Jede Aufnahme behält Stimme und Einstellungen Ihres Klicks auf „Umwandeln“.</translation>
    </message>
    <message>
        <source>Cancel the selected</source>
        <translation>Markierte abbrechen</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>wird geladen…</translation>
    </message>
    <message>
        <source>converting {percent}</source>
        <translation>Umwandlung {percent}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>With the voice “{voice}”</source>
        <translation>Mit der Stimme „{voice}“</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue of conversions</source>
        <translation>Warteschlange der Umwandlungen</translation>
    </message>
</context>
<context>
    <name>ReadOnly</name>
    <message>
        <source>A newer Mynah wrote this workspace (format {newer}, this one knows {known}). It can be looked at and listened to, but not changed. Update Mynah to change it.</source>
        <translation>Ein neueres Mynah hat diesen Arbeitsordner geschrieben (Format {newer}, dieses kennt {known}). Er kann angesehen und angehört, aber nicht geändert werden. Aktualisieren Sie Mynah, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>Its folder may not be written. It can be looked at and listened to, but not changed. Change its rights, or copy it to a place where you may write.</source>
        <translation>In seinen Ordner darf nicht geschrieben werden. Er kann angesehen und angehört, aber nicht geändert werden. Ändern Sie seine Rechte, oder kopieren Sie ihn an einen Ort, an dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only</source>
        <translation>Dieser Arbeitsordner ist nur zum Lesen geöffnet</translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>Readiness for {name}</source>
        <translation>Bereitschaft für {name}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>This is what it needs. There are no recordings yet.</source>
        <translation>Das wird gebraucht. Es gibt noch keine Aufnahmen.</translation>
    </message>
    <message>
        <source>All that it needs is there.</source>
        <translation>Alles Nötige ist da.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing. Each has a button that helps.</source>
        <translation>
            <numerusform>%n Punkt fehlt. Die Schaltfläche dazu hilft weiter.</numerusform>
            <numerusform>%n Punkte fehlen. Die Schaltflächen dazu helfen weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>It will sound better with {length} or more.</source>
        <translation>Mit {length} oder mehr klingt es besser.</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Trim silence</source>
        <translation>Stille abschneiden</translation>
    </message>
    <message>
        <source>Shorten pauses</source>
        <translation>Pausen kürzen</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <source>Cut off the silence at both ends.</source>
        <translation>Die Stille an beiden Enden abschneiden.</translation>
    </message>
    <message>
        <source>Cut long pauses down to a breath; every word stays.</source>
        <translation>Lange Pausen auf einen Atemzug kürzen; jedes Wort bleibt.</translation>
    </message>
    <message>
        <source>Say the same again; this one stays until then.</source>
        <translation>Dasselbe noch einmal sprechen; bis dahin bleibt diese.</translation>
    </message>
    <message>
        <source>Never use it for a voice. It stays in the library.</source>
        <translation>Nie für eine Stimme verwenden. Sie bleibt in der Bibliothek.</translation>
    </message>
    <message>
        <source>Use it as it is, and say no more about it.</source>
        <translation>Verwenden, wie sie ist, und nicht mehr darauf hinweisen.</translation>
    </message>
</context>
<context>
    <name>RecordController</name>
    <message>
        <source>The disk is too slow to record to</source>
        <translation>Der Datenträger ist zu langsam für die Aufnahme</translation>
    </message>
    <message>
        <source>More sound came in than it could write, so the recording was ended.</source>
        <translation>Es kam mehr Ton an, als er schreiben konnte; die Aufnahme wurde daher beendet.</translation>
    </message>
    <message>
        <source>Close programs that use the disk, or use another one, and try again.</source>
        <translation>Schließen Sie Programme, die den Datenträger nutzen, oder verwenden Sie einen anderen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The recording was ended: three hours are as long as one may be.</source>
        <translation>Die Aufnahme wurde beendet: Mehr als drei Stunden am Stück sind nicht möglich.</translation>
    </message>
</context>
<context>
    <name>RecordLibrary</name>
    <message>
        <source>Every sentence of this script is recorded.</source>
        <translation>Jeder Satz dieses Vorlesetexts ist aufgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of an earlier time wait on the page Record.</source>
        <translation>
            <numerusform>%n frühere Aufnahme wartet auf der Seite „Aufnehmen“.</numerusform>
            <numerusform>%n frühere Aufnahmen warten auf der Seite „Aufnehmen“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Read aloud, listen, keep. What you keep goes straight into the library.</source>
        <translation>Vorlesen, anhören, behalten. Was Sie behalten, kommt direkt in die Bibliothek.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{0} records and stops</source>
        <translation>{0}: aufnehmen und stoppen</translation>
    </message>
    <message>
        <source>{0} keeps</source>
        <translation>{0}: behalten</translation>
    </message>
    <message>
        <source>{0} plays</source>
        <translation>{0}: abspielen</translation>
    </message>
    <message>
        <source>{0} skips</source>
        <translation>{0}: überspringen</translation>
    </message>
    <message>
        <source>Record or stop</source>
        <translation>Aufnehmen oder stoppen</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <source>Keep and next</source>
        <translation>Behalten und weiter</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Check the room</source>
        <translation>Raum prüfen</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>Vorheriger Satz</translation>
    </message>
    <message>
        <source>Sentence after</source>
        <translation>Nächster Satz</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>Nothing is heard</source>
        <translation>Nichts zu hören</translation>
    </message>
    <message>
        <source>The microphone may be muted, or another one is meant.</source>
        <translation>Das Mikrofon ist vielleicht stummgeschaltet, oder es ist das falsche gewählt.</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Sagen Sie etwas</translation>
    </message>
    <message>
        <source>Speak as you will when you record.</source>
        <translation>Sprechen Sie so, wie Sie aufnehmen möchten.</translation>
    </message>
    <message>
        <source>Too quiet</source>
        <translation>Zu leise</translation>
    </message>
    <message>
        <source>Come nearer, or raise the input level in the system&apos;s settings.</source>
        <translation>Kommen Sie näher, oder erhöhen Sie den Eingangspegel in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Stay as near as you are now.</source>
        <translation>Bleiben Sie in diesem Abstand.</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Zu laut</translation>
    </message>
    <message>
        <source>Move back a little, or lower the input level.</source>
        <translation>Gehen Sie etwas zurück, oder senken Sie den Eingangspegel.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Übersteuert</translation>
    </message>
    <message>
        <source>The peaks are cut off. Lower the input level, or move back.</source>
        <translation>Die Spitzen sind abgeschnitten. Senken Sie den Eingangspegel, oder gehen Sie etwas zurück.</translation>
    </message>
    <message>
        <source>Nothing arrives</source>
        <translation>Kein Signal</translation>
    </message>
    <message>
        <source>Not even a microphone&apos;s own noise: it is muted, or its noise suppression removes everything. Switch that off and check again.</source>
        <translation>Nicht einmal Eigenrauschen: Das Mikrofon ist stummgeschaltet, oder seine Rauschunterdrückung entfernt alles. Schalten Sie sie aus, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>A good place to record.</source>
        <translation>Ein guter Ort zum Aufnehmen.</translation>
    </message>
    <message>
        <source>Quiet enough</source>
        <translation>Ruhig genug</translation>
    </message>
    <message>
        <source>It will do if you speak near the microphone, a hand&apos;s breadth away.</source>
        <translation>Es genügt, wenn Sie nah am Mikrofon sprechen, etwa eine Handbreit entfernt.</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Unruhig</translation>
    </message>
    <message>
        <source>The voice would learn this noise. Close windows, switch off fans, go nearer to the microphone and lower its level.</source>
        <translation>Die Stimme würde dieses Geräusch lernen. Schließen Sie Fenster, schalten Sie Lüfter aus, gehen Sie näher ans Mikrofon, und senken Sie dessen Pegel.</translation>
    </message>
    <message>
        <source>Something was heard</source>
        <translation>Etwas war zu hören</translation>
    </message>
    <message>
        <source>Keep still for two seconds and check again.</source>
        <translation>Seien Sie zwei Sekunden still, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Most of it is mains hum. Use another cable or socket, or unplug the charger of the computer.</source>
        <translation>Das meiste ist Netzbrummen. Verwenden Sie ein anderes Kabel oder eine andere Steckdose, oder ziehen Sie das Ladegerät des Computers ab.</translation>
    </message>
    <message>
        <source>The sound library of this system is missing</source>
        <translation>Die Tonbibliothek dieses Systems fehlt</translation>
    </message>
    <message>
        <source>On Linux, install the package libpulse0 and start Mynah again. Or record with a phone or another program, and drop the files on this window.</source>
        <translation>Installieren Sie unter Linux das Paket libpulse0, und starten Sie Mynah erneut. Oder nehmen Sie mit einem Telefon oder einem anderen Programm auf, und legen Sie die Dateien auf diesem Fenster ab.</translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation>Kein Mikrofon gefunden</translation>
    </message>
    <message>
        <source>Connect one; it is used at once. Or record with a phone or another program, and drop the files on this window.</source>
        <translation>Schließen Sie eines an; es wird sofort verwendet. Oder nehmen Sie mit einem Telefon oder einem anderen Programm auf, und legen Sie die Dateien auf diesem Fenster ab.</translation>
    </message>
    <message>
        <source>Mynah may not use the microphone yet</source>
        <translation>Mynah darf das Mikrofon noch nicht verwenden</translation>
    </message>
    <message>
        <source>The system asks you once. Nothing leaves this computer.</source>
        <translation>Das System fragt Sie einmal. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>The system does not let Mynah use the microphone</source>
        <translation>Das System lässt Mynah das Mikrofon nicht verwenden</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s settings, under privacy and microphone, and come back to this page.</source>
        <translation>Erlauben Sie es in den Systemeinstellungen unter Datenschutz und Mikrofon, und kehren Sie zu dieser Seite zurück.</translation>
    </message>
    <message>
        <source>The microphone could not be opened</source>
        <translation>Das Mikrofon konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Another program may be using it. Close that program, or choose another microphone.</source>
        <translation>Vielleicht verwendet es ein anderes Programm. Schließen Sie dieses, oder wählen Sie ein anderes Mikrofon.</translation>
    </message>
    <message>
        <source>No sound arrives from the microphone any more</source>
        <translation>Vom Mikrofon kommt kein Ton mehr</translation>
    </message>
    <message>
        <source>The sound system may have been restarted, or the device sleeps. Try again, or choose another microphone.</source>
        <translation>Vielleicht wurde das Tonsystem neu gestartet, oder das Gerät ist im Ruhezustand. Versuchen Sie es erneut, oder wählen Sie ein anderes Mikrofon.</translation>
    </message>
</context>
<context>
    <name>ReferencePicker</name>
    <message>
        <source>Reference clip</source>
        <translation>Referenzaufnahme</translation>
    </message>
    <message>
        <source>GPT-SoVITS speaks in the manner of this clip. Tick one recording, or several to be joined; together they must be 3 to 10 s long.</source>
        <translation>GPT-SoVITS spricht nach Art dieser Aufnahme. Haken Sie eine Aufnahme an, oder mehrere zum Verbinden; zusammen müssen sie 3 bis 10&#xa0;s lang sein.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Recordings for the reference</source>
        <translation>Aufnahmen für die Referenz</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Silence between recordings</source>
        <translation>&amp;Stille zwischen Aufnahmen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Take the best again</source>
        <translation>Wieder die besten nehmen</translation>
    </message>
    <message>
        <source>No recording is ticked.</source>
        <translation>Keine Aufnahme ist angehakt.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>What is said in the reference clip</source>
        <translation>Was in der Referenzaufnahme gesagt wird</translation>
    </message>
    <message>
        <source>Good length</source>
        <translation>Gute Länge</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Zu kurz</translation>
    </message>
    <message>
        <source>At least {low} s are needed: tick another recording.</source>
        <translation>Mindestens {low}&#xa0;s sind nötig: Haken Sie eine weitere Aufnahme an.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Zu lang</translation>
    </message>
    <message>
        <source>At most {high} s are taken: leave a recording out.</source>
        <translation>Höchstens {high}&#xa0;s sind möglich: Lassen Sie eine Aufnahme weg.</translation>
    </message>
</context>
<context>
    <name>ReferenceTableModel</name>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Use {clip}</source>
        <translation>{clip} verwenden</translation>
    </message>
</context>
<context>
    <name>RefusedTable</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Why it was not added</source>
        <translation>Warum nicht hinzugefügt</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Convert something</source>
        <translation>Etwas umwandeln</translation>
    </message>
    <message>
        <source>Play a sample</source>
        <translation>Hörprobe abspielen</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>{voice} is finished</source>
        <translation>{voice} ist fertig</translation>
    </message>
    <message>
        <source>It was loaded, it converted a recording, and it is published with your voices as version {version}.</source>
        <translation>Sie wurde geladen, hat eine Aufnahme umgewandelt und steht als Version {version} bei Ihren Stimmen bereit.</translation>
    </message>
    <message>
        <source>It was loaded, it converted a recording, and it is published.</source>
        <translation>Sie wurde geladen, hat eine Aufnahme umgewandelt und steht bereit.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Ergebnis im Ordner zeigen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>RuleView</name>
    <message>
        <source>at least {value}</source>
        <translation>mindestens {value}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>{rule}, {scope}: {value}</source>
        <translation>{rule}, {scope}: {value}</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message numerus="yes">
        <source>Add %n recording(s) of at least {quality}</source>
        <translation>
            <numerusform>%n Aufnahme ab {quality} hinzufügen</numerusform>
            <numerusform>%n Aufnahmen ab {quality} hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n more recording(s)</source>
        <translation>
            <numerusform>%n weitere Aufnahme hinzufügen</numerusform>
            <numerusform>%n weitere Aufnahmen hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more minute(s)</source>
        <translation>
            <numerusform>%n weitere Minute aufnehmen</numerusform>
            <numerusform>%n weitere Minuten aufnehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more second(s)</source>
        <translation>
            <numerusform>%n weitere Sekunde aufnehmen</numerusform>
            <numerusform>%n weitere Sekunden aufnehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n longest to split</source>
        <translation>
            <numerusform>Die längste zum Teilen zeigen</numerusform>
            <numerusform>Die %n längsten zum Teilen zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n worst</source>
        <translation>
            <numerusform>Die schlechteste zeigen</numerusform>
            <numerusform>Die %n schlechtesten zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n transcript(s)</source>
        <translation>
            <numerusform>%n Transkript schreiben</numerusform>
            <numerusform>%n Transkripte schreiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more recording(s)</source>
        <translation>
            <numerusform>%n weitere Aufnahme auswählen</numerusform>
            <numerusform>%n weitere Aufnahmen auswählen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more minute(s)</source>
        <translation>
            <numerusform>%n weitere Minute auswählen</numerusform>
            <numerusform>%n weitere Minuten auswählen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more second(s)</source>
        <translation>
            <numerusform>%n weitere Sekunde auswählen</numerusform>
            <numerusform>%n weitere Sekunden auswählen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files to bring into the library</source>
        <translation>Dateien auswählen, die in die Bibliothek kommen</translation>
    </message>
    <message>
        <source>Go to the recorder</source>
        <translation>Zum Aufnehmen wechseln</translation>
    </message>
    <message>
        <source>Select them in the list; each can be split below it</source>
        <translation>In der Liste markieren; darunter lässt sich jede teilen</translation>
    </message>
    <message>
        <source>Select them in the list, the worst first</source>
        <translation>In der Liste markieren, die schlechteste zuerst</translation>
    </message>
    <message>
        <source>Choose automatically, with a preview</source>
        <translation>Automatisch auswählen, mit Vorschau</translation>
    </message>
    <message>
        <source>Select the recordings without a transcript in the list</source>
        <translation>Die Aufnahmen ohne Transkript in der Liste markieren</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>It begins when the training before it is over.</source>
        <translation>Beginnt, sobald das vorige Training zu Ende ist.</translation>
    </message>
    <message>
        <source>Saved. It waits for free disk space.</source>
        <translation>Gespeichert. Wartet auf freien Speicherplatz.</translation>
    </message>
    <message>
        <source>Saved, and its memory is free. It waits for you.</source>
        <translation>Gespeichert, und der Arbeitsspeicher ist frei. Wartet auf Sie.</translation>
    </message>
    <message>
        <source>{left}, finished at about {clock}</source>
        <translation>{left}, fertig gegen {clock}</translation>
    </message>
    <message>
        <source>It does not get on; the log says more. What was saved is kept.</source>
        <translation>Es geht nicht voran; das Protokoll sagt mehr. Was gespeichert ist, bleibt.</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird pausiert…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation>Wird fortgesetzt…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>{time} of work would be lost, and nothing is published. “Stop and save” ends it too, and keeps everything.</source>
        <translation>{time} Arbeit gingen verloren, und nichts wird bereitgestellt. „Stoppen und speichern“ beendet das Training ebenfalls und behält alles.</translation>
    </message>
    <message>
        <source>It had not begun.</source>
        <translation>Es hatte noch nicht begonnen.</translation>
    </message>
    <message>
        <source>It reached “{stage}”</source>
        <translation>Erreicht wurde „{stage}“</translation>
    </message>
    <message>
        <source>Step {step} is saved.</source>
        <translation>Schritt {step} ist gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Continuing repeats {steps}, about {time}.</source>
        <translation>Fortsetzen wiederholt {steps}, etwa {time}.</translation>
    </message>
    <message>
        <source>Continuing repeats nothing.</source>
        <translation>Beim Fortsetzen muss nichts wiederholt werden.</translation>
    </message>
    <message>
        <source>Finished stages are kept; “{stage}” begins again.</source>
        <translation>Fertige Phasen bleiben; „{stage}“ beginnt von vorn.</translation>
    </message>
    <message>
        <source>Then there is {left}.</source>
        <translation>Danach {left}.</translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation>Gestoppt und gespeichert</translation>
    </message>
    <message>
        <source>Continue whenever you like, also after a restart.</source>
        <translation>Fortsetzen ist jederzeit möglich, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>This training was cancelled</source>
        <translation>Dieses Training wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was published. A new one can be set up.</source>
        <translation>Nichts wurde bereitgestellt. Ein neues lässt sich einrichten.</translation>
    </message>
    <message>
        <source>No recording was held out, so it was tested on ones it had learnt from.</source>
        <translation>Keine Aufnahme war zurückgehalten; daher wurde an Aufnahmen geprüft, aus denen gelernt wurde.</translation>
    </message>
    <message>
        <source>{number} cents</source>
        <translation>{number} Cent</translation>
    </message>
    <message>
        <source>off the pitch it should follow</source>
        <translation>Abweichung von der vorgegebenen Tonhöhe</translation>
    </message>
    <message>
        <source>voiced where it should be</source>
        <translation>stimmhaft, wo es so sein soll</translation>
    </message>
    <message>
        <source>{number} dB</source>
        <translation>{number}&#xa0;dB</translation>
    </message>
    <message>
        <source>loudness; it is not silent</source>
        <translation>Lautstärke; sie ist nicht stumm</translation>
    </message>
    <message>
        <source>similar to the speaker</source>
        <translation>Ähnlichkeit mit der Originalstimme</translation>
    </message>
    <message>
        <source>sounds in its index, which opens and fits</source>
        <translation>Laute im Index, der sich öffnen lässt und passt</translation>
    </message>
</context>
<context>
    <name>RunListView</name>
    <message>
        <source>Set up a training</source>
        <translation>Training einrichten</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>Noch kein Training</translation>
    </message>
    <message>
        <source>Every training stays here, with its curves, its log and what it made.</source>
        <translation>Jedes Training bleibt hier, mit Kurven, Protokoll und Ergebnis.</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>RunTableModel</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Stages</source>
        <translation>Phasen</translation>
    </message>
</context>
<context>
    <name>RvcCard</name>
    <message>
        <source>RVC voice</source>
        <translation>RVC-Stimme</translation>
    </message>
    <message>
        <source>The kind that other RVC programs play. It needs models that are too large to ship.</source>
        <translation>Die Art, die andere RVC-Programme abspielen. Sie braucht Modelle, die zu groß zum Mitliefern sind.</translation>
    </message>
    <message>
        <source>This version of Mynah cannot train RVC voices yet: there is no need to download anything now.</source>
        <translation>Diese Version von Mynah kann RVC-Stimmen noch nicht trainieren: Jetzt muss nichts heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>Abtast&amp;rate</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>What has come is kept for the next time</source>
        <translation>Schon Geladenes bleibt für das nächste Mal erhalten</translation>
    </message>
    <message numerus="yes">
        <source>Without a graphics card, ten minutes of recordings would train for about %n hour(s). A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Ohne Grafikkarte würden zehn Minuten Aufnahmen etwa %n Stunde trainieren. Ein Probelauf misst es genau, bevor Sie sich entscheiden.</numerusform>
            <numerusform>Ohne Grafikkarte würden zehn Minuten Aufnahmen etwa %n Stunden trainieren. Ein Probelauf misst es genau, bevor Sie sich entscheiden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ten minutes of recordings would train for about %n minute(s) here. A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Zehn Minuten Aufnahmen würden hier etwa %n Minute trainieren. Ein Probelauf misst es genau, bevor Sie sich entscheiden.</numerusform>
            <numerusform>Zehn Minuten Aufnahmen würden hier etwa %n Minuten trainieren. Ein Probelauf misst es genau, bevor Sie sich entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate} (usual)</source>
        <translation>{rate} (üblich)</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n Download</numerusform>
            <numerusform>%n Downloads</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on, {size} left</source>
        <translation>Fortsetzen, noch {size}</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>From {hosts}. Checked before it is used, can be stopped and continued.</source>
        <translation>Von {hosts}. Wird vor der Verwendung geprüft, lässt sich stoppen und fortsetzen.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Einbeziehen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Include or exclude</source>
        <translation>Einbeziehen oder ausschließen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>{0}: chosen</source>
        <translation>{0}: ausgewählt</translation>
    </message>
    <message>
        <source>{0}: not chosen</source>
        <translation>{0}: nicht ausgewählt</translation>
    </message>
    <message>
        <source>Chosen for the dataset (Return)</source>
        <translation>Für den Datensatz ausgewählt (Eingabetaste)</translation>
    </message>
    <message>
        <source>Not chosen (Return)</source>
        <translation>Nicht ausgewählt (Eingabetaste)</translation>
    </message>
    <message>
        <source>No transcript. RVC and Lite voices need none.</source>
        <translation>Kein Transkript. RVC- und Lite-Stimmen brauchen keines.</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0}&#xa0;Hz</translation>
    </message>
    <message>
        <source>Waveform of {0}</source>
        <translation>Wellenform von {0}</translation>
    </message>
    <message>
        <source>No transcript</source>
        <translation>Kein Transkript</translation>
    </message>
    <message>
        <source>In no dataset</source>
        <translation>In keinem Datensatz</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>sorted, largest first</source>
        <translation>sortiert, größte zuerst</translation>
    </message>
    <message>
        <source>sorted, smallest first</source>
        <translation>sortiert, kleinste zuerst</translation>
    </message>
</context>
<context>
    <name>SampleWords</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Übersteuert</translation>
    </message>
    <message>
        <source>It was too loud: the peaks are cut off.</source>
        <translation>Es war zu laut: Die Spitzen sind abgeschnitten.</translation>
    </message>
    <message>
        <source>Record again with less gain.</source>
        <translation>Mit weniger Verstärkung neu aufnehmen.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>There is noise behind the voice.</source>
        <translation>Hinter der Stimme ist Rauschen.</translation>
    </message>
    <message>
        <source>Record again in a quieter place, nearer to the microphone.</source>
        <translation>An einem ruhigeren Ort und näher am Mikrofon neu aufnehmen.</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Brummen</translation>
    </message>
    <message>
        <source>There is mains hum behind the voice.</source>
        <translation>Hinter der Stimme ist Netzbrummen.</translation>
    </message>
    <message>
        <source>Use another cable or socket.</source>
        <translation>Ein anderes Kabel oder eine andere Steckdose verwenden.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>The voice is very quiet.</source>
        <translation>Die Stimme ist sehr leise.</translation>
    </message>
    <message>
        <source>Record again with more gain.</source>
        <translation>Mit mehr Verstärkung neu aufnehmen.</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>The room is heard behind the voice.</source>
        <translation>Hinter der Stimme ist der Raum zu hören.</translation>
    </message>
    <message>
        <source>Record again in a room with soft furniture, nearer to the microphone.</source>
        <translation>In einem Raum mit weichen Möbeln und näher am Mikrofon neu aufnehmen.</translation>
    </message>
    <message>
        <source>Muffled</source>
        <translation>Dumpf</translation>
    </message>
    <message>
        <source>High sounds are missing, as on a telephone.</source>
        <translation>Hohe Töne fehlen, wie am Telefon.</translation>
    </message>
    <message>
        <source>Look for a version with a higher quality.</source>
        <translation>Eine Fassung in höherer Qualität suchen.</translation>
    </message>
    <message>
        <source>Low rate</source>
        <translation>Niedrige Rate</translation>
    </message>
    <message>
        <source>The sample rate is low.</source>
        <translation>Die Abtastrate ist niedrig.</translation>
    </message>
    <message>
        <source>Look for the original recording with a higher rate.</source>
        <translation>Die Originalaufnahme mit höherer Rate suchen.</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation>Sie ist zu kurz.</translation>
    </message>
    <message>
        <source>Use recordings of at least 2 seconds.</source>
        <translation>Aufnahmen von mindestens 2 Sekunden verwenden.</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>It is long; it is cut into pieces for training.</source>
        <translation>Sie ist lang; zum Trainieren wird sie in Stücke geschnitten.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>There is no sound in it.</source>
        <translation>Sie enthält keinen Ton.</translation>
    </message>
    <message>
        <source>Check the microphone and record again.</source>
        <translation>Das Mikrofon prüfen und neu aufnehmen.</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Most of it is pauses.</source>
        <translation>Sie besteht größtenteils aus Pausen.</translation>
    </message>
    <message>
        <source>Cut out the long pauses.</source>
        <translation>Die langen Pausen herausschneiden.</translation>
    </message>
    <message>
        <source>Silence at the ends</source>
        <translation>Stille an den Enden</translation>
    </message>
    <message>
        <source>There is silence before or after the voice. Training leaves it out.</source>
        <translation>Vor oder nach der Stimme ist Stille. Das Training lässt sie weg.</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Keine Stimme</translation>
    </message>
    <message>
        <source>No voice was found in it.</source>
        <translation>Darin wurde keine Stimme gefunden.</translation>
    </message>
    <message>
        <source>Use a recording of somebody who speaks or sings.</source>
        <translation>Eine Aufnahme verwenden, in der jemand spricht oder singt.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>The sound breaks off.</source>
        <translation>Der Ton setzt aus.</translation>
    </message>
    <message>
        <source>Copy the file again, or record again.</source>
        <translation>Die Datei erneut kopieren oder neu aufnehmen.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>The same recording is in the library already.</source>
        <translation>Dieselbe Aufnahme ist schon in der Bibliothek.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: it is kept once.</source>
        <translation>Es ist nichts zu tun: Sie wird einmal behalten.</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>Das Ende der Datei fehlt.</translation>
    </message>
    <message>
        <source>Copy the file again; what is there can be used.</source>
        <translation>Die Datei erneut kopieren; das Vorhandene ist verwendbar.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Some of its samples are not numbers.</source>
        <translation>Einige ihrer Abtastwerte sind keine Zahlen.</translation>
    </message>
    <message>
        <source>Listen to it; write the file again with the program that made it.</source>
        <translation>Anhören; die Datei mit dem ursprünglichen Programm neu schreiben.</translation>
    </message>
    <message>
        <source>It is damaged so that the decoder broke on it.</source>
        <translation>Sie ist so beschädigt, dass der Decoder daran abgestürzt ist.</translation>
    </message>
    <message>
        <source>Copy the file again, or get it from its source.</source>
        <translation>Kopieren Sie die Datei noch einmal, oder holen Sie sie von ihrer Quelle.</translation>
    </message>
    <message>
        <source>The decoder did not get to an end with it.</source>
        <translation>Der Decoder kam damit zu keinem Ende.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Zu lang</translation>
    </message>
    <message>
        <source>It unfolds to far more than recordings do.</source>
        <translation>Sie entpackt sich zu weit mehr, als Aufnahmen es tun.</translation>
    </message>
    <message>
        <source>Write it again with the program that made it.</source>
        <translation>Schreiben Sie sie mit dem Programm neu, das sie gemacht hat.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Convert the file to WAV or FLAC with another program.</source>
        <translation>Die Datei mit einem anderen Programm in WAV oder FLAC umwandeln.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Its quality could not be measured.</source>
        <translation>Die Qualität konnte nicht gemessen werden.</translation>
    </message>
    <message>
        <source>Not a sound file</source>
        <translation>Keine Tondatei</translation>
    </message>
    <message>
        <source>There is no sound in a known format in it.</source>
        <translation>Sie enthält keinen Ton in einem bekannten Format.</translation>
    </message>
    <message>
        <source>Choose a sound file.</source>
        <translation>Eine Tondatei auswählen.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>This is a pipe or a device, not a file.</source>
        <translation>Das ist eine Pipe oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>No sound files</source>
        <translation>Keine Tondateien</translation>
    </message>
    <message>
        <source>There are no sound files in this folder.</source>
        <translation>In diesem Ordner sind keine Tondateien.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner auswählen.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>There is nothing in the file.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Copy the file again from where it came from.</source>
        <translation>Die Datei erneut von ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It may have been moved, or its disk may have been taken out.</source>
        <translation>Vielleicht wurde sie verschoben oder ihr Datenträger entfernt.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Kein Zugriff</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>Die Datei darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Allow reading it, or copy it to a folder of yours.</source>
        <translation>Das Lesen erlauben oder sie in einen eigenen Ordner kopieren.</translation>
    </message>
    <message>
        <source>Still being written</source>
        <translation>Wird noch geschrieben</translation>
    </message>
    <message>
        <source>It was being written while it was read.</source>
        <translation>Sie wurde noch geschrieben, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Add it again when it is finished.</source>
        <translation>Erneut hinzufügen, wenn sie fertig ist.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save what was spoken</source>
        <translation>Gesprochenes speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s), with the pauses between them.</source>
        <translation>
            <numerusform>%n Satz.</numerusform>
            <numerusform>%n Sätze, mit den Pausen dazwischen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All in &amp;one file</source>
        <translation>Alles in &amp;einer Datei</translation>
    </message>
    <message>
        <source>&amp;Each sentence in a file of its own, numbered</source>
        <translation>&amp;Jeder Satz in eigener Datei, nummeriert</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>WAV: plays everywhere</source>
        <translation>WAV: läuft überall</translation>
    </message>
    <message>
        <source>FLAC: smaller, nothing lost</source>
        <translation>FLAC: kleiner, ohne Verlust</translation>
    </message>
    <message>
        <source>MP3: small</source>
        <translation>MP3: klein</translation>
    </message>
    <message>
        <source>Ogg: small, free</source>
        <translation>Ogg: klein, frei</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Anderer Ort…</translation>
    </message>
    <message>
        <source>The files say that they were made by a computer, and with which voice.</source>
        <translation>Die Dateien geben an, dass ein Computer sie erzeugt hat und mit welcher Stimme.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>To {place}</source>
        <translation>Nach {place}</translation>
    </message>
</context>
<context>
    <name>ScorePanel</name>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>The quality was not measured.</source>
        <translation>Die Qualität wurde nicht gemessen.</translation>
    </message>
</context>
<context>
    <name>ScoreParts</name>
    <message>
        <source>{0} dB</source>
        <translation>{0}&#xa0;dB</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{0} dBFS</source>
        <translation>{0}&#xa0;dBFS</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0}&#xa0;kHz</translation>
    </message>
    <message>
        <source>{0} a minute</source>
        <translation>{0} pro Minute</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>How far the voice stands above the noise.</source>
        <translation>Wie weit sich die Stimme vom Rauschen abhebt.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Übersteuerung</translation>
    </message>
    <message>
        <source>How much of it stands at its limit, cut off.</source>
        <translation>Wie viel davon am Anschlag abgeschnitten ist.</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>How long sound takes to die away in the room.</source>
        <translation>Wie lange der Ton im Raum nachklingt.</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Up to which frequency there is sound.</source>
        <translation>Bis zu welcher Frequenz Ton vorhanden ist.</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprachanteil</translation>
    </message>
    <message>
        <source>How much of it is voice; the rest is pauses.</source>
        <translation>Wie viel davon Stimme ist; der Rest sind Pausen.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>How loud the voice is; 0 dBFS is the loudest.</source>
        <translation>Wie laut die Stimme ist; 0&#xa0;dBFS ist das Lauteste.</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Brummstörung</translation>
    </message>
    <message>
        <source>Mains hum, as seen from the level of the voice.</source>
        <translation>Netzbrummen, gemessen am Pegel der Stimme.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>How often the sound breaks off.</source>
        <translation>Wie oft der Ton aussetzt.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>How long somebody speaks in it.</source>
        <translation>Wie lange darin gesprochen wird.</translation>
    </message>
</context>
<context>
    <name>ScriptCard</name>
    <message>
        <source>Script</source>
        <translation>Vorlesetext</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Was gelesen wird</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>In der Bibliothek</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>Vorheriger Satz</translation>
    </message>
    <message>
        <source>Sentence after</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Speak freely: tell a story, or read from a book.</source>
        <translation>Sprechen Sie frei: Erzählen Sie etwas, oder lesen Sie aus einem Buch.</translation>
    </message>
    <message>
        <source>Ten minutes in one go are fine; it is cut into pieces for training.</source>
        <translation>Zehn Minuten am Stück sind in Ordnung; zum Trainieren wird die Aufnahme in Stücke geschnitten.</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>Danach: {0}</translation>
    </message>
    <message>
        <source>This is the last one that is not recorded.</source>
        <translation>Das ist der letzte noch nicht aufgenommene Satz.</translation>
    </message>
    <message>
        <source>Sentence {0} of {1}</source>
        <translation>Satz {0} von {1}</translation>
    </message>
    <message>
        <source>Own text…</source>
        <translation>Eigener Text…</translation>
    </message>
    <message>
        <source>Without a script</source>
        <translation>Ohne Vorlesetext</translation>
    </message>
</context>
<context>
    <name>ScriptChoice</name>
    <message>
        <source>Text to read aloud</source>
        <translation>Text zum Vorlesen</translation>
    </message>
    <message>
        <source>Plain text (*.txt *.md)</source>
        <translation>Reiner Text (*.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>SentenceList</name>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
</context>
<context>
    <name>SentenceTableModel</name>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>Gesprochen von</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>wartet…</translation>
    </message>
    <message>
        <source>not spoken</source>
        <translation>nicht gesprochen</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>From the cache: it was spoken before, with the same settings.</source>
        <translation>Aus dem Zwischenspeicher: bereits mit denselben Einstellungen gesprochen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsordner</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Shown from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Tell me when a voice is ready or needs me</source>
        <translation>&amp;Mitteilen, wenn eine Stimme fertig ist oder mich braucht</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Nachfragen</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop it and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>When I &amp;close the window while a voice is made</source>
        <translation>Beim Schl&amp;ießen des Fensters, während eine Stimme entsteht</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>Mi&amp;krofon</translation>
    </message>
    <message>
        <source>Used on the recording page.</source>
        <translation>Wird auf der Seite „Aufnehmen“ verwendet.</translation>
    </message>
    <message>
        <source>For example: my own voice</source>
        <translation>Zum Beispiel: meine eigene Stimme</translation>
    </message>
    <message>
        <source>Note on &amp;consent</source>
        <translation>Notiz zur &amp;Einwilligung</translation>
    </message>
    <message>
        <source>Whose voice you bring in, and what they agreed to. It is proposed with every import and recording, and stored with each of them.</source>
        <translation>Wessen Stimme Sie einbringen und worin eingewilligt wurde. Wird bei jedem Import und jeder Aufnahme vorgeschlagen und dazu gespeichert.</translation>
    </message>
    <message>
        <source>As many as there are</source>
        <translation>So viele wie vorhanden</translation>
    </message>
    <message>
        <source>&amp;Processor threads</source>
        <translation>&amp;Prozessor-Threads</translation>
    </message>
    <message>
        <source>For training. Fewer leave more of the computer to other programs.</source>
        <translation>Zum Trainieren. Weniger lassen anderen Programmen mehr Rechenleistung.</translation>
    </message>
    <message>
        <source>&amp;Room for spoken sentences</source>
        <translation>Platz für &amp;gesprochene Sätze</translation>
    </message>
    <message>
        <source>Sentences that were spoken before are kept up to this size.</source>
        <translation>Bereits gesprochene Sätze werden bis zu dieser Größe aufbewahrt.</translation>
    </message>
    <message>
        <source>What this computer can do…</source>
        <translation>Was dieser Computer kann…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Recordings, datasets, trainings and voices are in it. Copy it to back them up.</source>
        <translation>Enthält Aufnahmen, Datensätze, Trainings und Stimmen. Kopieren Sie ihn, um sie zu sichern.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Anderen öffnen…</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>Keep the &amp;journal</source>
        <translation>&amp;Verlauf aufbewahren</translation>
    </message>
    <message>
        <source>What happened is listed in Activity, on this computer alone.</source>
        <translation>Was geschehen ist, steht unter „Aktivität“, nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>The one of the system</source>
        <translation>Systemvorgabe</translation>
    </message>
    <message>
        <source>Not plugged in: {name}</source>
        <translation>Nicht angeschlossen: {name}</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> Tag</numerusform>
            <numerusform> Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Which settings are better?</source>
        <translation>Welche Einstellungen sind besser?</translation>
    </message>
    <message>
        <source>Remember these</source>
        <translation>Diese merken</translation>
    </message>
    <message>
        <source>Remember these settings, to compare others with them</source>
        <translation>Diese Einstellungen merken, um andere damit zu vergleichen</translation>
    </message>
    <message>
        <source>Blind A/B…</source>
        <translation>Blind-A/B…</translation>
    </message>
    <message>
        <source>Both convert parts of the selected recording; you judge without knowing.</source>
        <translation>Beide wandeln Teile der markierten Aufnahme um; Sie urteilen, ohne zu wissen, welche welche sind.</translation>
    </message>
    <message>
        <source>Select a recording in the queue, and hear two settings blind.</source>
        <translation>Markieren Sie eine Aufnahme in der Warteschlange, und hören Sie zwei Einstellungen blind.</translation>
    </message>
</context>
<context>
    <name>SettingsTest</name>
    <message>
        <source>You hear parts of the selected recording, converted with both settings, in an order that nobody knows. Nothing is made equally loud.</source>
        <translation>Sie hören Teile der markierten Aufnahme, mit beiden Einstellungen umgewandelt, in einer Reihenfolge, die niemand kennt. Die Lautstärke wird nicht angeglichen.</translation>
    </message>
    <message>
        <source>Use the better settings</source>
        <translation>Bessere Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Use them all the same</source>
        <translation>Trotzdem verwenden</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>A voice is made of recordings. Ten minutes of clear speech are a good start.</source>
        <translation>Eine Stimme entsteht aus Aufnahmen. Zehn Minuten deutliche Sprache sind ein guter Anfang.</translation>
    </message>
    <message>
        <source>This set is empty. Choose another one, or fill it in the library.</source>
        <translation>Dieser Datensatz ist leer. Wählen Sie einen anderen, oder füllen Sie ihn in der Bibliothek.</translation>
    </message>
    <message>
        <source>What shall the voice be called?</source>
        <translation>Wie soll die Stimme heißen?</translation>
    </message>
    <message>
        <source>A training is going on.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>The training begins…</source>
        <translation>Das Training beginnt…</translation>
    </message>
    <message>
        <source>A few real steps are tried. This takes about half a minute.</source>
        <translation>Einige echte Schritte werden ausprobiert. Das dauert etwa eine halbe Minute.</translation>
    </message>
    <message>
        <source>“{voice}” was begun and is not finished.</source>
        <translation>„{voice}“ wurde begonnen und ist nicht fertig.</translation>
    </message>
    <message>
        <source>{subject} must be put right first.</source>
        <translation>Zuerst zu beheben: {subject}.</translation>
    </message>
    <message>
        <source>This version of Mynah cannot train RVC voices yet.</source>
        <translation>Diese Version von Mynah kann RVC-Stimmen noch nicht trainieren.</translation>
    </message>
    <message>
        <source>Missing on this computer: {models}.</source>
        <translation>Fehlt auf diesem Computer: {models}.</translation>
    </message>
    <message>
        <source>A training of this name is not finished yet.</source>
        <translation>Ein Training dieses Namens ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>There is a voice of this name: this becomes its next version. The old stays.</source>
        <translation>Es gibt eine Stimme dieses Namens: Diese wird ihre nächste Version. Die alte bleibt.</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Counting the recordings…</source>
        <translation>Aufnahmen werden gezählt…</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Choose recordings</source>
        <translation>Aufnahmen auswählen</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Namen wählen</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>Probelauf starten</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>Probelauf stoppen</translation>
    </message>
    <message>
        <source>Train my voice</source>
        <translation>Meine Stimme trainieren</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Show the running training</source>
        <translation>Laufendes Training zeigen</translation>
    </message>
    <message>
        <source>Continue the training</source>
        <translation>Training fortsetzen</translation>
    </message>
    <message>
        <source>Train this one afterwards</source>
        <translation>Danach trainieren</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Train without the check</source>
        <translation>Ohne Probelauf trainieren</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>Befehle oder Tasten suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Tasten verwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Wählen Sie einen Befehl, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>New keys for “{command}”</source>
        <translation>Neue Tasten für „{command}“</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>These keys belong to {commands}, which will have none then.</source>
        <translation>Diese Tasten gehören zu {commands}; dort entfallen sie dann.</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>SoundView</name>
    <message>
        <source>Waveform and spectrogram</source>
        <translation>Wellenform und Spektrogramm</translation>
    </message>
</context>
<context>
    <name>SpeakCommands</name>
    <message>
        <source>Speak the text</source>
        <translation>Text sprechen</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Sprechen stoppen</translation>
    </message>
    <message>
        <source>Play the sentences or pause</source>
        <translation>Sätze abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Vorheriger Satz</translation>
    </message>
    <message>
        <source>Say the sentence again</source>
        <translation>Satz neu sprechen</translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation>Text öffnen</translation>
    </message>
    <message>
        <source>Save what was spoken</source>
        <translation>Gesprochenes speichern</translation>
    </message>
    <message>
        <source>Pronunciations of words</source>
        <translation>Aussprache von Wörtern</translation>
    </message>
</context>
<context>
    <name>SpeakController</name>
    <message>
        <source>Drop to speak this text.</source>
        <translation>Loslassen, um diesen Text zu sprechen.</translation>
    </message>
    <message>
        <source>Type or paste a text first.</source>
        <translation>Zuerst einen Text eingeben oder einfügen.</translation>
    </message>
    <message>
        <source>Choose a text</source>
        <translation>Text auswählen</translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation>Texte ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>SpeakPage</name>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Pronunciations…</source>
        <translation>Aussprache…</translation>
    </message>
    <message>
        <source>Speak the text (Ctrl+Return)</source>
        <translation>Text sprechen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Make no more sentences; those that are ready stay</source>
        <translation>Keine weiteren Sätze erzeugen; fertige bleiben</translation>
    </message>
    <message>
        <source>Play at once</source>
        <translation>Sofort abspielen</translation>
    </message>
    <message>
        <source>Play the first sentences while the rest is made</source>
        <translation>Die ersten Sätze abspielen, während der Rest entsteht</translation>
    </message>
    <message>
        <source>The sentences appear here one by one and can be heard while the rest is made. A click plays from there; a ready one can be dragged into another program.</source>
        <translation>Die Sätze erscheinen hier nacheinander und sind zu hören, während der Rest entsteht. Ein Klick spielt ab dort; ein fertiger lässt sich in ein anderes Programm ziehen.</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>Erneut sprechen</translation>
    </message>
</context>
<context>
    <name>SpeakerChoice</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>The base voice itself</source>
        <translation>Die Basisstimme selbst</translation>
    </message>
</context>
<context>
    <name>SpeechResults</name>
    <message>
        <source>Text or settings changed since this was spoken. Speaking again makes only what is new.</source>
        <translation>Text oder Einstellungen wurden seit dem Sprechen geändert. Erneutes Sprechen erzeugt nur, was neu ist.</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>Erneut sprechen</translation>
    </message>
    <message>
        <source>Waiting for the first sentence…</source>
        <translation>Warten auf den ersten Satz…</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %n sentence(s)</source>
        <translation>
            <numerusform>{0} von %n Satz</numerusform>
            <numerusform>{0} von %n Sätzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>all from the cache</source>
        <translation>alles aus dem Zwischenspeicher</translation>
    </message>
    <message numerus="yes">
        <source>%n made in {0} s</source>
        <translation>
            <numerusform>%n in {0}&#xa0;s erzeugt</numerusform>
            <numerusform>%n in {0}&#xa0;s erzeugt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not spoken: {0}</source>
        <translation>Nicht gesprochen: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n sentence(s)</source>
        <translation>
            <numerusform>Nach %n Satz gestoppt</numerusform>
            <numerusform>Nach %n Sätzen gestoppt</numerusform>
        </translation>
    </message>
    <message>
        <source>Another base voice spoke than was chosen</source>
        <translation>Eine andere als die gewählte Basisstimme hat gesprochen</translation>
    </message>
</context>
<context>
    <name>SpeechRoom</name>
    <message>
        <source>{size} of spoken sentences were deleted.</source>
        <translation>{size} gesprochene Sätze wurden gelöscht.</translation>
    </message>
</context>
<context>
    <name>SpeechSaving</name>
    <message numerus="yes">
        <source>{0} of %n file(s)</source>
        <translation>
            <numerusform>{0} von %n Datei</numerusform>
            <numerusform>{0} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n Datei gespeichert</numerusform>
            <numerusform>%n Dateien gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>Speicherort</translation>
    </message>
</context>
<context>
    <name>StageEntry</name>
    <message>
        <source>Nothing has changed since then.</source>
        <translation>Seitdem hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>StageTableModel</name>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saves, frees the memory and waits</source>
        <translation>Speichert, gibt den Arbeitsspeicher frei und wartet</translation>
    </message>
    <message>
        <source>Saves and ends; it can be continued at any time</source>
        <translation>Speichert und endet; lässt sich jederzeit fortsetzen</translation>
    </message>
    <message>
        <source>Ends it for good; nothing is published</source>
        <translation>Endet endgültig; nichts wird bereitgestellt</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Training abbrechen</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>StorageTable</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Can be cleared</source>
        <translation>Entfernbar</translation>
    </message>
</context>
<context>
    <name>StorageView</name>
    <message>
        <source>What takes room</source>
        <translation>Was Platz belegt</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>A training that is over needs its work no longer: its voice is published, and its curves and its log stay.</source>
        <translation>Ein beendetes Training braucht seine Arbeitsdaten nicht mehr: Die Stimme steht bereit, Kurven und Protokoll bleiben.</translation>
    </message>
    <message>
        <source>Trainings and their sizes</source>
        <translation>Trainings und ihre Größen</translation>
    </message>
    <message>
        <source>Clear work…</source>
        <translation>Arbeitsdaten entfernen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>{size} in this workspace</source>
        <translation>{size} in diesem Arbeitsordner</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Empty: {part}</source>
        <translation>Leeren: {part}</translation>
    </message>
</context>
<context>
    <name>TakeKeeper</name>
    <message>
        <source>Recordings into the library</source>
        <translation>Aufnahmen in die Bibliothek</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>Take</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Keep and next</source>
        <translation>Behalten und weiter</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Press Record, then speak.</source>
        <translation>„Aufnehmen“ drücken, dann sprechen.</translation>
    </message>
    <message>
        <source>Press Record, read the sentence aloud, and press Stop.</source>
        <translation>„Aufnehmen“ drücken, den Satz vorlesen und „Stopp“ drücken.</translation>
    </message>
    <message>
        <source>Listening to the room…</source>
        <translation>Raumgeräusch wird gemessen…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme läuft</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
</context>
<context>
    <name>TakeReport</name>
    <message>
        <source>A long recording is measured when it comes into the library.</source>
        <translation>Eine lange Aufnahme wird gemessen, wenn sie in die Bibliothek kommt.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>The microphone went away; what it heard until then is here.</source>
        <translation>Die Verbindung zum Mikrofon brach ab; was bis dahin zu hören war, ist hier.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>The voice stands {0} dB above the noise.</source>
        <translation>Die Stimme liegt {0}&#xa0;dB über dem Rauschen.</translation>
    </message>
    <message>
        <source>Listen to it, or keep it.</source>
        <translation>Anhören oder gleich behalten.</translation>
    </message>
    <message>
        <source>Lower the input level or move back, and record it again.</source>
        <translation>Den Eingangspegel senken oder etwas zurückgehen und neu aufnehmen.</translation>
    </message>
    <message>
        <source>Come nearer or raise the input level, and record it again.</source>
        <translation>Näher kommen oder den Eingangspegel erhöhen und neu aufnehmen.</translation>
    </message>
    <message>
        <source>Choose another microphone; headsets without a cable often sound like this.</source>
        <translation>Ein anderes Mikrofon wählen; kabellose Headsets klingen oft so.</translation>
    </message>
    <message>
        <source>Choose another microphone.</source>
        <translation>Ein anderes Mikrofon wählen.</translation>
    </message>
    <message>
        <source>Read the whole sentence, then press Stop.</source>
        <translation>Den ganzen Satz lesen, dann „Stopp“ drücken.</translation>
    </message>
    <message>
        <source>Press Stop soon after the last word.</source>
        <translation>„Stopp“ bald nach dem letzten Wort drücken.</translation>
    </message>
    <message>
        <source>Close programs that keep the computer busy, and record it again.</source>
        <translation>Programme schließen, die den Computer auslasten, und neu aufnehmen.</translation>
    </message>
    <message>
        <source>Check the microphone and record it again.</source>
        <translation>Das Mikrofon prüfen und neu aufnehmen.</translation>
    </message>
    <message>
        <source>Record it again, nearer to the microphone.</source>
        <translation>Neu aufnehmen, näher am Mikrofon.</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation>Text öffnen…</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>Text leeren</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Type or paste what shall be said, or drop a text file here.</source>
        <translation>Hier eingeben oder einfügen, was gesprochen werden soll, oder eine Textdatei ablegen.</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>Noch keine Wörter</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
</context>
<context>
    <name>TotalsFooter</name>
    <message>
        <source>Tick the recordings that a voice shall learn from.</source>
        <translation>Haken Sie die Aufnahmen an, aus denen eine Stimme lernen soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n held out</source>
        <translation>
            <numerusform>%n zurückgehalten</numerusform>
            <numerusform>%n zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>mean quality {value}</source>
        <translation>mittlere Qualität {value}</translation>
    </message>
    <message>
        <source>Chosen: {totals}</source>
        <translation>Ausgewählt: {totals}</translation>
    </message>
</context>
<context>
    <name>TrainCommands</name>
    <message>
        <source>Do the next step</source>
        <translation>Nächsten Schritt ausführen</translation>
    </message>
    <message>
        <source>Pause the training or go on</source>
        <translation>Training pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Stop the training and save</source>
        <translation>Training stoppen und speichern</translation>
    </message>
    <message>
        <source>Play the preview or pause it</source>
        <translation>Hörprobe abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Switch between A and B</source>
        <translation>Zwischen A und B wechseln</translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation>Protokoll ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Set up a new voice</source>
        <translation>Neue Stimme einrichten</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>Training zeigen</translation>
    </message>
    <message>
        <source>Show all trainings</source>
        <translation>Alle Trainings zeigen</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Make a voice from your recordings.</source>
        <translation>Aus Ihren Aufnahmen eine Stimme machen.</translation>
    </message>
    <message>
        <source>Parts of this section</source>
        <translation>Teile dieses Bereichs</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>Neue Stimme</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>All trainings</source>
        <translation>Alle Trainings</translation>
    </message>
    <message>
        <source>Set up a training</source>
        <translation>Training einrichten</translation>
    </message>
    <message>
        <source>No training is shown</source>
        <translation>Kein Training ausgewählt</translation>
    </message>
    <message>
        <source>Set one up, or open an earlier one from the list of all trainings.</source>
        <translation>Richten Sie eines ein, oder öffnen Sie ein früheres aus der Liste aller Trainings.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Prepare recordings</source>
        <translation>Aufnahmen vorbereiten</translation>
    </message>
    <message>
        <source>Cuts them into clips of one loudness and rate.</source>
        <translation>Schneidet sie in Ausschnitte gleicher Lautstärke und Abtastrate.</translation>
    </message>
    <message>
        <source>Analyse the speech</source>
        <translation>Sprache analysieren</translation>
    </message>
    <message>
        <source>Finds out what is said and at which pitch.</source>
        <translation>Stellt fest, was gesagt wird und in welcher Tonhöhe.</translation>
    </message>
    <message>
        <source>Learn the voice</source>
        <translation>Stimme lernen</translation>
    </message>
    <message>
        <source>The long part: the network learns how it sounds.</source>
        <translation>Der lange Teil: Das Netz lernt, wie sie klingt.</translation>
    </message>
    <message>
        <source>Build the index</source>
        <translation>Index aufbauen</translation>
    </message>
    <message>
        <source>Makes sounds of the recordings quick to look up.</source>
        <translation>Macht Laute der Aufnahmen schnell auffindbar.</translation>
    </message>
    <message>
        <source>Prove that it works</source>
        <translation>Funktion prüfen</translation>
    </message>
    <message>
        <source>Loads the voice and converts a recording it never learnt from.</source>
        <translation>Lädt die Stimme und wandelt eine Aufnahme um, aus der sie nicht gelernt hat.</translation>
    </message>
    <message>
        <source>A few real steps</source>
        <translation>Einige echte Schritte</translation>
    </message>
    <message>
        <source>Measures speed and memory on this computer.</source>
        <translation>Misst Tempo und Speicherbedarf auf diesem Computer.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <source>Puts it with your voices; an older version is kept.</source>
        <translation>Legt sie zu Ihren Stimmen; eine ältere Version bleibt.</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>Preparing recordings</source>
        <translation>Aufnahmen werden vorbereitet</translation>
    </message>
    <message>
        <source>Analysing the speech</source>
        <translation>Sprache wird analysiert</translation>
    </message>
    <message>
        <source>Learning the voice</source>
        <translation>Stimme wird gelernt</translation>
    </message>
    <message>
        <source>Building the index</source>
        <translation>Index wird aufgebaut</translation>
    </message>
    <message>
        <source>Proving that it works</source>
        <translation>Funktion wird geprüft</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Wird bereitgestellt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation>Gestoppt und gespeichert</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Steht aus</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Already done before</source>
        <translation>Schon zuvor erledigt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>{done} of {total} recordings</source>
        <translation>{done} von {total} Aufnahmen</translation>
    </message>
    <message>
        <source>{done} of {total} steps</source>
        <translation>{done} von {total} Schritten</translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation>{done} von {total} Epochen</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} von {total} Ausschnitten</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} von {total} Dateien</translation>
    </message>
    <message>
        <source>{done} of {total} s of speech</source>
        <translation>{done} von {total}&#xa0;s Sprache</translation>
    </message>
    <message>
        <source>{done} of {total} vectors</source>
        <translation>{done} von {total} Vektoren</translation>
    </message>
    <message>
        <source>Sound (spectral)</source>
        <translation>Klang (spektral)</translation>
    </message>
    <message>
        <source>How far the voice still is from the recordings; lower is better.</source>
        <translation>Wie weit die Stimme noch von den Aufnahmen entfernt ist; niedriger ist besser.</translation>
    </message>
    <message>
        <source>Held-out recordings</source>
        <translation>Zurückgehaltene Aufnahmen</translation>
    </message>
    <message>
        <source>The same on recordings it does not learn from; it should fall too.</source>
        <translation>Dasselbe an Aufnahmen, aus denen sie nicht lernt; sollte ebenfalls sinken.</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Lebendigkeit</translation>
    </message>
    <message>
        <source>How far it is from being as lively as the recordings; lower is better.</source>
        <translation>Wie weit sie davon entfernt ist, so lebendig zu sein wie die Aufnahmen; niedriger ist besser.</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>Adversarial</translation>
    </message>
    <message>
        <source>How easily the judges tell it from the real voice.</source>
        <translation>Wie leicht die Kritiker sie von der echten Stimme unterscheiden.</translation>
    </message>
    <message>
        <source>Feature matching</source>
        <translation>Merkmalsabgleich</translation>
    </message>
    <message>
        <source>How unlike the judges find it inside.</source>
        <translation>Wie unähnlich sie den Kritikern im Inneren erscheint.</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Kritiker</translation>
    </message>
    <message>
        <source>How often the judges are wrong.</source>
        <translation>Wie oft sich die Kritiker irren.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Size of each change; a jump is a bad sign.</source>
        <translation>Größe jeder Änderung; ein Sprung ist ein schlechtes Zeichen.</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>How far the spectrum is off; lower is better.</source>
        <translation>Wie weit das Spektrum abweicht; niedriger ist besser.</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>How far what is said and what is heard are apart; lower is better.</source>
        <translation>Wie weit das Gesagte und das Gehörte auseinander liegen; weniger ist besser.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Everything the voice is asked for, together.</source>
        <translation>Alles, was von der Stimme verlangt wird, zusammen.</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>Gradient of the judges</source>
        <translation>Gradient der Richter</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How large the steps are; it falls towards the end.</source>
        <translation>Wie groß die Schritte sind; sie sinkt gegen Ende.</translation>
    </message>
    <message>
        <source>Seconds per epoch</source>
        <translation>Sekunden pro Epoche</translation>
    </message>
    <message>
        <source>Time for one pass over all recordings.</source>
        <translation>Zeit für einen Durchgang durch alle Aufnahmen.</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>How much it sounds like the speaker; higher is better.</source>
        <translation>Wie sehr sie nach der Originalstimme klingt; höher ist besser.</translation>
    </message>
    <message>
        <source>Pitch error</source>
        <translation>Tonhöhenfehler</translation>
    </message>
    <message>
        <source>How far it sings off, in cents; lower is better.</source>
        <translation>Wie weit sie neben dem Ton liegt, in Cent; niedriger ist besser.</translation>
    </message>
    <message>
        <source>Intelligibility</source>
        <translation>Verständlichkeit</translation>
    </message>
    <message>
        <source>How well the words can be understood; higher is better.</source>
        <translation>Wie gut die Wörter zu verstehen sind; höher ist besser.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}&#xa0;s</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m}&#xa0;min {s}&#xa0;s</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m}&#xa0;min</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h}&#xa0;h</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h}&#xa0;h {m}&#xa0;min</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch knapp eine Minute</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
</context>
<context>
    <name>TrainingFigures</name>
    <message>
        <source>Batch size</source>
        <translation>Batch-Größe</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
</context>
<context>
    <name>TranscriptEditor</name>
    <message>
        <source>&amp;Transcript</source>
        <translation>&amp;Transkript</translation>
    </message>
    <message>
        <source>Start from these words</source>
        <translation>Von diesen Worten ausgehen</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>What is said in this recording?</source>
        <translation>Was wird in dieser Aufnahme gesagt?</translation>
    </message>
    <message>
        <source>Saved when you leave the field, or with Ctrl+Enter.</source>
        <translation>Wird beim Verlassen des Feldes oder mit Strg+Eingabe gespeichert.</translation>
    </message>
    <message>
        <source>This was cut from a longer recording, whose words were: “{0}” Write down which of them are heard here.</source>
        <translation>Dies wurde aus einer längeren Aufnahme geschnitten, deren Text lautete: „{0}“ Schreiben Sie auf, was davon hier zu hören ist.</translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation>Von Ihnen geschrieben</translation>
    </message>
    <message>
        <source>From the text file beside the recording</source>
        <translation>Aus der Textdatei neben der Aufnahme</translation>
    </message>
    <message>
        <source>From the script that was read</source>
        <translation>Aus dem Vorlesetext</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Previous sentence</source>
        <translation>Vorheriger Satz</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Wiedergabe stoppen</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>Neu sprechen</translation>
    </message>
    <message>
        <source>Make the chosen sentence anew: base voices with chance in them vary it</source>
        <translation>Den gewählten Satz neu erzeugen: Basisstimmen mit Zufallsanteil sprechen ihn jedes Mal anders</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Mynah</source>
        <translation>Mynah zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>Check of this computer</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt des Probelaufs</translation>
    </message>
    <message>
        <source>A few real steps show how long it takes here, and how much memory it needs.</source>
        <translation>Einige echte Schritte zeigen, wie lange es hier dauert und wie viel Speicher nötig ist.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>Trying it: {stage}…</source>
        <translation>Probelauf: {stage}…</translation>
    </message>
    <message>
        <source>The check did not work: {reason}</source>
        <translation>Der Probelauf ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>Another training was going on, so it looks slower.</source>
        <translation>Ein anderes Training lief, daher wirkt es langsamer.</translation>
    </message>
    <message>
        <source>Finished in about {time}, at {clock}</source>
        <translation>Fertig in etwa {time}, um {clock}</translation>
    </message>
    <message>
        <source>{steps} steps of {time}</source>
        <translation>{steps} Schritte zu je {time}</translation>
    </message>
    <message>
        <source>{memory} of memory; largest safe batch: {batch}</source>
        <translation>{memory} Arbeitsspeicher; größter sicherer Batch: {batch}</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>{n} or more</source>
        <translation>{n} oder mehr</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}&#xa0;s</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms}&#xa0;ms</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Continue the training</source>
        <translation>Training fortsetzen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
</context>
<context>
    <name>UnfinishedDialog</name>
    <message>
        <source>Close Mynah</source>
        <translation>Mynah schließen</translation>
    </message>
    <message>
        <source>Not everything is finished</source>
        <translation>Noch ist nicht alles fertig</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message numerus="yes">
        <source>%n older version(s) are in its folder.</source>
        <translation>
            <numerusform>%n ältere Version liegt in ihrem Ordner.</numerusform>
            <numerusform>%n ältere Versionen liegen in ihrem Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} ist nicht verwendbar: {1}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} verwenden</translation>
    </message>
</context>
<context>
    <name>VoiceActions</name>
    <message>
        <source>Voice card…</source>
        <translation>Stimmkarte…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>Picture and colour…</source>
        <translation>Bild und Farbe…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Open its training</source>
        <translation>Training öffnen</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Search the voices</source>
        <translation>Stimmen durchsuchen</translation>
    </message>
    <message>
        <source>Play the sample or pause it</source>
        <translation>Hörprobe abspielen oder anhalten</translation>
    </message>
</context>
<context>
    <name>VoiceBinDialog</name>
    <message>
        <source>Bin of voices</source>
        <translation>Papierkorb der Stimmen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>No voice is in the bin</source>
        <translation>Keine Stimme im Papierkorb</translation>
    </message>
    <message>
        <source>Voices that you delete wait here until you remove them for good.</source>
        <translation>Gelöschte Stimmen bleiben hier, bis Sie sie endgültig entfernen.</translation>
    </message>
    <message>
        <source>Deleted voices</source>
        <translation>Gelöschte Stimmen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s) for good?</source>
        <translation>
            <numerusform>%n Stimme endgültig löschen?</numerusform>
            <numerusform>%n Stimmen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become free. This cannot be undone.</source>
        <translation>{0} werden frei. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n Stimme</numerusform>
            <numerusform>%n Stimmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n davon markiert</numerusform>
            <numerusform>%n davon markiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceBinTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>VoiceBlend</name>
    <message>
        <source>It is the first voice</source>
        <translation>ist die erste Stimme</translation>
    </message>
    <message>
        <source>{0}, and the first is {1}</source>
        <translation>{0}, die erste ist {1}</translation>
    </message>
    <message>
        <source>{0}, and the first has {1}</source>
        <translation>{0}, die erste hat {1}</translation>
    </message>
    <message>
        <source>It hears with another encoder</source>
        <translation>hört mit einem anderen Encoder</translation>
    </message>
    <message>
        <source>One follows pitch and the other does not</source>
        <translation>nur eine der beiden folgt der Tonhöhe</translation>
    </message>
    <message>
        <source>It grew from another base model</source>
        <translation>entstand aus einem anderen Basismodell</translation>
    </message>
</context>
<context>
    <name>VoiceBlendController</name>
    <message>
        <source>The sample of {0}</source>
        <translation>Hörprobe von {0}</translation>
    </message>
    <message>
        <source>Example sentence {0}</source>
        <translation>Beispielsatz {0}</translation>
    </message>
    <message>
        <source>Converting for listening…</source>
        <translation>Wird zum Anhören umgewandelt…</translation>
    </message>
    <message>
        <source>Choose a recording to listen with</source>
        <translation>Aufnahme zum Anhören auswählen</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Aufnahmen ({0})</translation>
    </message>
    <message>
        <source>The voice is being made…</source>
        <translation>Die Stimme entsteht…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Yes; files made with it say so</source>
        <translation>Ja; damit erzeugte Dateien geben es an</translation>
    </message>
    <message>
        <source>Its card says no</source>
        <translation>Laut Karte nicht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Made by AI</source>
        <translation>KI-erzeugt</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>Trainingslauf</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Entstanden aus</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Mynah</source>
        <translation>Mynah</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Median pitch</source>
        <translation>Mittlere Tonhöhe</translation>
    </message>
    <message>
        <source>Pitch method</source>
        <translation>F0-Methode</translation>
    </message>
    <message>
        <source>Follows pitch</source>
        <translation>Folgt der Tonhöhe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>RVC version</source>
        <translation>RVC-Version</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Blended from</source>
        <translation>Gemischt aus</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Kopie von</translation>
    </message>
    <message>
        <source>Index of</source>
        <translation>Index von</translation>
    </message>
    <message>
        <source>Sounds in its index</source>
        <translation>Laute im Index</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Importiert als</translation>
    </message>
    <message>
        <source>SHA-256 as it came</source>
        <translation>SHA-256 beim Import</translation>
    </message>
    <message>
        <source>Its index came as</source>
        <translation>Index importiert als</translation>
    </message>
    <message>
        <source>Made elsewhere</source>
        <translation>Anderswo erstellt</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of this workspace</source>
        <translation>
            <numerusform>%n Aufnahme dieses Arbeitsordners</numerusform>
            <numerusform>%n Aufnahmen dieses Arbeitsordners</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0}&#xa0;Hz</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>VoiceChanges</name>
    <message>
        <source>Rename the voice</source>
        <translation>Stimme umbenennen</translation>
    </message>
    <message>
        <source>“{0}” is now “{1}”.</source>
        <translation>„{0}“ heißt jetzt „{1}“.</translation>
    </message>
    <message>
        <source>Duplicate the voice</source>
        <translation>Stimme duplizieren</translation>
    </message>
    <message>
        <source>“{0}” is a copy of “{1}”.</source>
        <translation>„{0}“ ist eine Kopie von „{1}“.</translation>
    </message>
    <message>
        <source>Move the voice to the bin</source>
        <translation>Stimme in den Papierkorb legen</translation>
    </message>
    <message>
        <source>“{0}” is in the bin.</source>
        <translation>„{0}“ liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>Use another version</source>
        <translation>Andere Version verwenden</translation>
    </message>
    <message>
        <source>Make the voice active</source>
        <translation>Stimme aktivieren</translation>
    </message>
    <message>
        <source>“{0}” is offered first on every page now.</source>
        <translation>„{0}“ wird jetzt auf jeder Seite zuerst angeboten.</translation>
    </message>
    <message>
        <source>Edit the voice card</source>
        <translation>Stimmkarte bearbeiten</translation>
    </message>
    <message>
        <source>The card of “{0}” is written.</source>
        <translation>Die Karte von „{0}“ ist geschrieben.</translation>
    </message>
    <message>
        <source>Change how the voice looks</source>
        <translation>Aussehen der Stimme ändern</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
</context>
<context>
    <name>VoiceDelegate</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
</context>
<context>
    <name>VoiceDialogs</name>
    <message>
        <source>Rename “{0}”</source>
        <translation>„{0}“ umbenennen</translation>
    </message>
    <message>
        <source>Its versions and files stay as they are.</source>
        <translation>Versionen und Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Duplicate “{0}”</source>
        <translation>„{0}“ duplizieren</translation>
    </message>
    <message>
        <source>The copy begins with the version in use. Deleting one leaves the other.</source>
        <translation>Die Kopie beginnt mit der Version in Gebrauch. Wird eine gelöscht, bleibt die andere.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>{0} copy</source>
        <translation>{0} Kopie</translation>
    </message>
    <message>
        <source>Choose a picture of “{0}”</source>
        <translation>Bild für „{0}“ auswählen</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>Every file is as it was when the voice was published.</source>
        <translation>Jede Datei ist so, wie sie beim Bereitstellen der Stimme war.</translation>
    </message>
</context>
<context>
    <name>VoiceExport</name>
    <message>
        <source>Mynah</source>
        <translation>Mynah</translation>
    </message>
    <message>
        <source>One .mynahvoice file with everything: for another computer, or to keep.</source>
        <translation>Eine .mynahvoice-Datei mit allem: für einen anderen Computer oder zum Aufheben.</translation>
    </message>
    <message>
        <source>Applio</source>
        <translation>Applio</translation>
    </message>
    <message>
        <source>A folder for its logs, with model and index.</source>
        <translation>Ein Ordner für dessen logs, mit Modell und Index.</translation>
    </message>
    <message>
        <source>RVC WebUI</source>
        <translation>RVC WebUI</translation>
    </message>
    <message>
        <source>The folders assets and logs, to be laid over those there.</source>
        <translation>Die Ordner assets und logs, um sie über die dortigen zu legen.</translation>
    </message>
    <message>
        <source>w-okada voice changer</source>
        <translation>w-okada voice changer</translation>
    </message>
    <message>
        <source>Model and index side by side, to be chosen there.</source>
        <translation>Modell und Index nebeneinander, um sie dort auszuwählen.</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>For programs that run networks with onnxruntime.</source>
        <translation>Für Programme, die Netze mit onnxruntime ausführen.</translation>
    </message>
    <message>
        <source>Safetensors</source>
        <translation>Safetensors</translation>
    </message>
    <message>
        <source>The weights alone, in a file that cannot carry code.</source>
        <translation>Nur die Gewichte, in einer Datei, die keinen Code enthalten kann.</translation>
    </message>
    <message>
        <source>It plays RVC voices only. Train an RVC voice of the same recordings.</source>
        <translation>Spielt nur RVC-Stimmen. Trainieren Sie eine RVC-Stimme aus denselben Aufnahmen.</translation>
    </message>
    <message>
        <source>It plays RVC voices only.</source>
        <translation>Spielt nur RVC-Stimmen.</translation>
    </message>
</context>
<context>
    <name>VoiceExportController</name>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner auswählen</translation>
    </message>
</context>
<context>
    <name>VoiceExportDialog</name>
    <message>
        <source>Export “{0}”</source>
        <translation>„{0}“ exportieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The voice card goes with it: who made it, what was agreed to, and that it is made by AI. Nothing here is changed.</source>
        <translation>Die Karte der Stimme geht mit: wer sie gemacht hat, worin eingewilligt wurde und dass sie KI-erzeugt ist. Hier wird nichts geändert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written: {0}</source>
        <translation>
            <numerusform>%n Datei geschrieben: {0}</numerusform>
            <numerusform>%n Dateien geschrieben: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are there. Replace them?</source>
        <translation>
            <numerusform>%n Datei dieses Namens ist schon da. Ersetzen?</numerusform>
            <numerusform>%n Dateien dieser Namen sind schon da. Ersetzen?</numerusform>
        </translation>
    </message>
    <message>
        <source>For which program?</source>
        <translation>Für welches Programm?</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Wohin?</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>VoiceGallery</name>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
</context>
<context>
    <name>VoiceImport</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>pitch (it does not follow a melody)</source>
        <translation>Tonhöhe (sie folgt keiner Melodie)</translation>
    </message>
    <message>
        <source>voice card</source>
        <translation>Stimmkarte</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>follows pitch</source>
        <translation>folgt der Tonhöhe</translation>
    </message>
    <message>
        <source>does not follow pitch</source>
        <translation>folgt der Tonhöhe nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message numerus="yes">
        <source>%n speaker row(s)</source>
        <translation>
            <numerusform>%n Sprecherzeile</numerusform>
            <numerusform>%n Sprecherzeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}. It is no voice, but holds one.</source>
        <translation>{0}. Es ist keine Stimme, enthält aber eine.</translation>
    </message>
</context>
<context>
    <name>VoiceImportController</name>
    <message>
        <source>Choose the index of “{0}”</source>
        <translation>Index von „{0}“ auswählen</translation>
    </message>
    <message>
        <source>Indexes ({0})</source>
        <translation>Indizes ({0})</translation>
    </message>
</context>
<context>
    <name>VoiceKindChoice</name>
    <message>
        <source>Kind of voice</source>
        <translation>Art der Stimme</translation>
    </message>
    <message>
        <source>&amp;Lite</source>
        <translation>&amp;Lite</translation>
    </message>
    <message>
        <source>&amp;RVC</source>
        <translation>&amp;RVC</translation>
    </message>
    <message>
        <source>Lite works on every computer. You can change this at any time.</source>
        <translation>Lite läuft auf jedem Computer. Sie können das jederzeit ändern.</translation>
    </message>
    <message>
        <source>This computer has a graphics card and the RVC models: choose RVC.</source>
        <translation>Dieser Computer hat eine Grafikkarte und die RVC-Modelle: Wählen Sie RVC.</translation>
    </message>
    <message>
        <source>This computer has a graphics card. RVC still needs its models; Lite is ready now.</source>
        <translation>Dieser Computer hat eine Grafikkarte. RVC braucht noch seine Modelle; Lite ist jetzt bereit.</translation>
    </message>
    <message>
        <source>No graphics card was found: RVC would take days here. Lite is the better choice.</source>
        <translation>Keine Grafikkarte gefunden: RVC würde hier Tage dauern. Lite ist die bessere Wahl.</translation>
    </message>
    <message>
        <source>No graphics card and no RVC models were found here: Lite is the better choice.</source>
        <translation>Weder Grafikkarte noch RVC-Modelle gefunden: Lite ist die bessere Wahl.</translation>
    </message>
    <message>
        <source>Trains in about half an hour without a graphics card, with nothing to download. Plays in Mynah.</source>
        <translation>Trainiert ohne Grafikkarte in etwa einer halben Stunde, ohne Download. Läuft in Mynah.</translation>
    </message>
    <message>
        <source>The full voice: plays in Mynah, Applio, RVC WebUI and others. Needs models that are downloaded once, and a graphics card to be quick.</source>
        <translation>Die vollwertige Stimme: läuft in Mynah, Applio, RVC WebUI und anderen. Braucht Modelle, die einmal heruntergeladen werden, und für gutes Tempo eine Grafikkarte.</translation>
    </message>
</context>
<context>
    <name>VoiceListModel</name>
    <message>
        <source>{0}. Active voice</source>
        <translation>{0}. Aktive Stimme</translation>
    </message>
</context>
<context>
    <name>VoiceNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>There is already a voice of this name.</source>
        <translation>Es gibt schon eine Stimme dieses Namens.</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>How it is spoken</source>
        <translation>Wie gesprochen wird</translation>
    </message>
    <message>
        <source>V&amp;oice</source>
        <translation>St&amp;imme</translation>
    </message>
    <message>
        <source>Piper voice from disk…</source>
        <translation>Piper-Stimme aus Datei…</translation>
    </message>
    <message>
        <source>Take a Piper voice (an .onnx file with its .json) that you have already</source>
        <translation>Eine vorhandene Piper-Stimme nehmen (eine .onnx-Datei mit ihrer .json)</translation>
    </message>
    <message>
        <source> times</source>
        <translation> mal</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>Temp&amp;o</translation>
    </message>
    <message>
        <source>There is no voice yet. Until then texts are spoken by the base voice itself.</source>
        <translation>Noch gibt es keine Stimme. Bis dahin spricht die Basisstimme selbst die Texte.</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Stimme trainieren</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>Stimme importieren</translation>
    </message>
    <message>
        <source>Pitch and conversion</source>
        <translation>Tonhöhe und Umwandlung</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>P&amp;reset of this voice</source>
        <translation>&amp;Preset dieser Stimme</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>The pitch matches the voice.</source>
        <translation>Die Tonhöhe wird an die Stimme angepasst.</translation>
    </message>
    <message>
        <source>The pitch stays that of the base voice.</source>
        <translation>Die Tonhöhe bleibt die der Basisstimme.</translation>
    </message>
    <message>
        <source>The pitch is moved by {0} semitones.</source>
        <translation>Die Tonhöhe wird um {0} Halbtöne verschoben.</translation>
    </message>
    <message>
        <source>The chosen voice</source>
        <translation>Die gewählte Stimme</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Made by AI</source>
        <translation>KI-erzeugt</translation>
    </message>
    <message>
        <source>More for this voice</source>
        <translation>Mehr zu dieser Stimme</translation>
    </message>
    <message>
        <source>Convert with it</source>
        <translation>Damit umwandeln</translation>
    </message>
    <message>
        <source>Speak with it</source>
        <translation>Damit sprechen</translation>
    </message>
    <message>
        <source>Make active</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Offer this voice first on every page</source>
        <translation>Diese Stimme auf jeder Seite zuerst anbieten</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>It brings no sample. Convert a recording to hear it.</source>
        <translation>Sie bringt keine Hörprobe mit. Wandeln Sie eine Aufnahme um, um sie zu hören.</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Entstehung</translation>
    </message>
    <message>
        <source>{0} of recordings</source>
        <translation>{0} Aufnahmen</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>erstellt {0}</translation>
    </message>
    <message>
        <source>Nothing is known of how it was made.</source>
        <translation>Über die Entstehung ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Consent: {0}</source>
        <translation>Einwilligung: {0}</translation>
    </message>
    <message>
        <source>Nobody has written down whose voice it is and what they agreed to.</source>
        <translation>Niemand hat vermerkt, wessen Stimme es ist und worin eingewilligt wurde.</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message>
        <source>Lite</source>
        <translation>Lite</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation>Unbekannte Art</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message>
        <source>With index</source>
        <translation>Mit Index</translation>
    </message>
    <message>
        <source>No index</source>
        <translation>Ohne Index</translation>
    </message>
    <message>
        <source>Index does not fit</source>
        <translation>Index passt nicht</translation>
    </message>
    <message>
        <source>Index is missing</source>
        <translation>Index fehlt</translation>
    </message>
    <message>
        <source>Its index brings sounds nearer to those of the speaker.</source>
        <translation>Der Index bringt Laute denen der Originalstimme näher.</translation>
    </message>
    <message>
        <source>It works without an index; likeness may be a little less.</source>
        <translation>Sie funktioniert ohne Index; die Ähnlichkeit kann etwas geringer sein.</translation>
    </message>
    <message>
        <source>Its index is of another kind of voice and is not used. It works without.</source>
        <translation>Der Index gehört zu einer anderen Art von Stimme und wird nicht verwendet. Es geht auch ohne.</translation>
    </message>
    <message>
        <source>Its card names an index that is not in its folder. It works without.</source>
        <translation>Die Karte nennt einen Index, der nicht in ihrem Ordner liegt. Es geht auch ohne.</translation>
    </message>
    <message>
        <source>{0} alike</source>
        <translation>{0} ähnlich</translation>
    </message>
    <message>
        <source>similar to the speaker</source>
        <translation>Ähnlichkeit mit der Originalstimme</translation>
    </message>
    <message>
        <source>similar to the speaker; real recordings reach {0}</source>
        <translation>Ähnlichkeit mit der Originalstimme; echte Aufnahmen erreichen {0}</translation>
    </message>
    <message>
        <source>of the sounds are understood as they were meant</source>
        <translation>der Laute werden verstanden, wie sie gemeint waren</translation>
    </message>
    <message>
        <source>{0} cents</source>
        <translation>{0} Cent</translation>
    </message>
    <message>
        <source>off the pitch it should follow; a semitone has 100</source>
        <translation>Abweichung von der vorgegebenen Tonhöhe; ein Halbton hat 100</translation>
    </message>
    <message>
        <source>voiced where it should be</source>
        <translation>stimmhaft, wo es so sein soll</translation>
    </message>
    <message>
        <source>No recording was held out, so it was measured on ones it had learnt from: the figures flatter it.</source>
        <translation>Keine Aufnahme war zurückgehalten; daher wurde an Aufnahmen gemessen, aus denen gelernt wurde: Die Werte schmeicheln ihr.</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n recording(s) only; another choice would give other figures.</source>
        <translation>
            <numerusform>Nur an %n Aufnahme gemessen; eine andere Auswahl ergäbe andere Werte.</numerusform>
            <numerusform>Nur an %n Aufnahmen gemessen; eine andere Auswahl ergäbe andere Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>More alike than real recordings are to each other means: within what this measure can tell, not better than real.</source>
        <translation>Ähnlicher, als echte Aufnahmen einander sind, heißt: im Rahmen der Messgenauigkeit, nicht besser als echt.</translation>
    </message>
    <message>
        <source>A blend: {0}</source>
        <translation>Mischung: {0}</translation>
    </message>
    <message>
        <source>A copy of “{0}” ({1})</source>
        <translation>Eine Kopie von „{0}“ ({1})</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Nothing was measured of it. Convert a recording and listen before you rely on it.</source>
        <translation>An ihr wurde nichts gemessen. Wandeln Sie eine Aufnahme um, und hören Sie sie an, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>{0} of recordings instead of {1}</source>
        <translation>{0} Aufnahmen statt {1}</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} statt {1}</translation>
    </message>
    <message>
        <source>The same files</source>
        <translation>Dieselben Dateien</translation>
    </message>
    <message>
        <source>Other weights, otherwise the same facts</source>
        <translation>Andere Gewichte, sonst dieselben Angaben</translation>
    </message>
</context>
<context>
    <name>VoicesController</name>
    <message>
        <source>Drop to look at these voices.
Nothing is kept before you say so.</source>
        <translation>Loslassen, um diese Stimmen anzusehen.
Nichts wird behalten, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>Import voices</source>
        <translation>Stimmen importieren</translation>
    </message>
    <message>
        <source>Voices ({0})</source>
        <translation>Stimmen ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a folder of voices</source>
        <translation>Ordner mit Stimmen importieren</translation>
    </message>
    <message>
        <source>“{0}” uses {1} now.</source>
        <translation>„{0}“ verwendet jetzt {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) imported.</source>
        <translation>
            <numerusform>%n Stimme importiert.</numerusform>
            <numerusform>%n Stimmen importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” was blended.</source>
        <translation>„{0}“ wurde gemischt.</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Reading the voices…</source>
        <translation>Stimmen werden gelesen…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Blend…</source>
        <translation>Mischen…</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>Stimmen durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Sortiert nach</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Stimme trainieren</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>Noch keine Stimme</translation>
    </message>
    <message>
        <source>Train one from your recordings, or bring one in: drop a .pth, a .zip, a folder of Applio or RVC, or a voice of Mynah on this window. Nothing in it is run.</source>
        <translation>Trainieren Sie eine aus Ihren Aufnahmen, oder importieren Sie eine: Legen Sie eine .pth- oder .zip-Datei, einen Ordner von Applio oder RVC oder eine Stimme von Mynah auf diesem Fenster ab. Nichts darin wird ausgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) in this workspace</source>
        <translation>
            <numerusform>%n Stimme in diesem Arbeitsordner</numerusform>
            <numerusform>%n Stimmen in diesem Arbeitsordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin ({0})</source>
        <translation>Papierkorb ({0})</translation>
    </message>
    <message>
        <source>No voice has these words.</source>
        <translation>Keine Stimme gefunden.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Put into the library</source>
        <translation>In die Bibliothek legen</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) not in the library</source>
        <translation>
            <numerusform>%n Aufnahme nicht in der Bibliothek</numerusform>
            <numerusform>%n Aufnahmen nicht in der Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a script</source>
        <translation>Ohne Vorlesetext</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>WaveView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Aufnahmen hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Anderen Arbeitsordner öffnen…</translation>
    </message>
    <message>
        <source>Show the workspace&apos;s folder</source>
        <translation>Arbeitsordner zeigen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Search the recordings</source>
        <translation>Aufnahmen durchsuchen</translation>
    </message>
    <message>
        <source>Open the bin…</source>
        <translation>Papierkorb öffnen…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>Save a help report…</source>
        <translation>Hilfebericht speichern…</translation>
    </message>
    <message>
        <source>About Mynah</source>
        <translation>Über Mynah</translation>
    </message>
</context>
<context>
    <name>WindowHeader</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Workspace {name}</source>
        <translation>Arbeitsordner {name}</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Anderen Arbeitsordner öffnen…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
</TS>
