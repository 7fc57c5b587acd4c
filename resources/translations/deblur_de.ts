<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln Foto geschärft</numerusform>
            <numerusform>%Ln Fotos geschärft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln unverändert behalten</numerusform>
            <numerusform>%Ln unverändert behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln übrig</numerusform>
            <numerusform>%Ln übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>Nichts wurde getan</translation>
    </message>
    <message>
        <source>Cannot start yet</source>
        <translation>Start noch nicht möglich</translation>
    </message>
    <message>
        <source>Fix these problems first:</source>
        <translation>Beheben Sie erst diese Probleme:</translation>
    </message>
    <message>
        <source>No program on this computer opens this. It is here:</source>
        <translation>Kein Programm auf diesem Computer öffnet das. Es liegt hier:</translation>
    </message>
    <message>
        <source>A bug in Deblur</source>
        <translation>Ein Fehler in Deblur</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Your photos and the queue are safe. Please send us the report below.</source>
        <translation>Die Fotos und die Warteschlange sind in Sicherheit. Bitte senden Sie uns den Bericht unten.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>Fotos ({0});;Videos ({1});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Videos ({0});;All files (*)</source>
        <translation>Videos ({0});;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals are not changed.</source>
        <translation>
            <numerusform>%Ln früheres Ergebnis wird ersetzt. Die Originale werden nicht verändert.</numerusform>
            <numerusform>%Ln frühere Ergebnisse werden ersetzt. Die Originale werden nicht verändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>Erneut verarbeiten</translation>
    </message>
    <message numerus="yes">
        <source>Process %Ln photo(s) again?</source>
        <translation>
            <numerusform>%Ln Foto erneut verarbeiten?</numerusform>
            <numerusform>%Ln Fotos erneut verarbeiten?</numerusform>
        </translation>
    </message>
    <message>
        <source>With the settings chosen now: {0}.</source>
        <translation>Mit den jetzigen Einstellungen: {0}.</translation>
    </message>
    <message>
        <source>Replace: the new result takes the place of the earlier one. A file that was changed in another program since is never replaced.</source>
        <translation>Ersetzen: Das neue Ergebnis tritt an die Stelle des früheren. Eine Datei, die seither in einem anderen Programm geändert wurde, wird nie ersetzt.</translation>
    </message>
    <message>
        <source>Keep both: the new result gets a number in its name.</source>
        <translation>Beide behalten: Das neue Ergebnis bekommt eine Nummer im Namen.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>A batch is still running. If you stop it now, you can resume it later.</source>
        <translation>Ein Stapel läuft noch. Wenn Sie ihn jetzt stoppen, können Sie ihn später fortsetzen.</translation>
    </message>
    <message>
        <source>A video is still being deblurred. If you stop it now, you can resume it after the last part that is finished.</source>
        <translation>Ein Video wird noch geschärft. Wenn Sie es jetzt stoppen, können Sie es nach dem letzten fertigen Teil fortsetzen.</translation>
    </message>
    <message>
        <source>A batch and a video are still running. If you stop them now, you can resume the batch later, and the video after the last part that is finished.</source>
        <translation>Ein Stapel und ein Video laufen noch. Wenn Sie sie jetzt stoppen, können Sie den Stapel später fortsetzen, und das Video nach dem letzten fertigen Teil.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Ergebnisse ersetzen</translation>
    </message>
    <message>
        <source>The existing result was made with the same settings.</source>
        <translation>Das vorhandene Ergebnis entstand mit denselben Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) in the queue are kept.</source>
        <translation>
            <numerusform>%Ln Stapel in der Warteschlange bleibt erhalten.</numerusform>
            <numerusform>%Ln Stapel in der Warteschlange bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Deblur schließen</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Paste photos or folders</source>
        <translation>Fotos oder Ordner einfügen</translation>
    </message>
    <message>
        <source>Select all photos</source>
        <translation>Alle Fotos auswählen</translation>
    </message>
    <message>
        <source>Start, or stop after the current photo</source>
        <translation>Starten, oder nach dem aktuellen Foto stoppen</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Previous, next photo</source>
        <translation>Voriges, nächstes Foto</translation>
    </message>
    <message>
        <source>Hold: show the original</source>
        <translation>Halten: das Original zeigen</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>Das Original oder eines der Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Pan; in the list, ↑ ↓ select more photos</source>
        <translation>Ausschnitt verschieben; in der Liste wählen ↑ ↓ weitere Fotos aus</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>Die Trennlinie verschieben</translation>
    </message>
    <message>
        <source>Loupe, change map</source>
        <translation>Lupe, Änderungskarte</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>Put removed photos back into the list</source>
        <translation>Entfernte Fotos zurück in die Liste holen</translation>
    </message>
    <message>
        <source>Next list, button or field</source>
        <translation>Nächste Liste, Schaltfläche oder nächstes Feld</translation>
    </message>
    <message>
        <source>Preview the visible part</source>
        <translation>Vorschau des sichtbaren Ausschnitts</translation>
    </message>
    <message>
        <source>Link or unlink both sides</source>
        <translation>Beide Seiten koppeln oder entkoppeln</translation>
    </message>
    <message>
        <source>Fit, 100%</source>
        <translation>Einpassen, 100 %</translation>
    </message>
    <message>
        <source>Zoom (or scroll)</source>
        <translation>Zoomen (auch mit dem Mausrad)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Tune to my camera</source>
        <translation>Auf meine Kamera abstimmen</translation>
    </message>
    <message>
        <source>Camera: start or stop</source>
        <translation>Kamera: starten oder stoppen</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Camera: pause</source>
        <translation>Kamera: Pause</translation>
    </message>
    <message>
        <source>Camera: snapshot, record</source>
        <translation>Kamera: Schnappschuss, aufnehmen</translation>
    </message>
    <message>
        <source>Camera: original, deblurred, split, side by side; mirror</source>
        <translation>Kamera: Original, geschärft, geteilt, nebeneinander; spiegeln</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Collecting system information…</source>
        <translation>Das System wird untersucht…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Removes motion blur from photos, on your own computer. MIT licence.</source>
        <translation>Entfernt Verwacklung und Bewegungsunschärfe aus Fotos, auf dem eigenen Rechner. MIT-Lizenz.</translation>
    </message>
    <message>
        <source>No photo leaves this computer, and the network is used only when you ask for it.</source>
        <translation>Kein Foto verlässt diesen Rechner, und das Netz wird nur auf Wunsch benutzt.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>About Deblur</source>
        <translation>Über Deblur</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Trainiert mit: {0}</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>Fehlerbericht</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Camera</source>
        <translation>&amp;Kamera</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Fotos öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>&amp;Beispiele ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>Entfernen rück&amp;gängig machen</translation>
    </message>
    <message>
        <source>&amp;Paste photos or folders</source>
        <translation>Fotos oder Ordner &amp;einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Remove from list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>Zur &amp;Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>In&amp;terrupted batches…</source>
        <translation>Un&amp;terbrochene Stapel…</translation>
    </message>
    <message>
        <source>Keep only &amp;blurred photos</source>
        <translation>Nur unscharfe Fotos &amp;behalten</translation>
    </message>
    <message>
        <source>Save report to f&amp;older…</source>
        <translation>Bericht in &amp;Ordner speichern…</translation>
    </message>
    <message>
        <source>P&amp;hotos</source>
        <translation>F&amp;otos</translation>
    </message>
    <message>
        <source>C&amp;amera</source>
        <translation>K&amp;amera</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>&amp;Grafikchips…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>Pausieren oder &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Search for &amp;cameras again</source>
        <translation>&amp;Kameras neu suchen</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>E&amp;rste Schritte</translation>
    </message>
    <message>
        <source>&amp;Batches and the queue</source>
        <translation>Sta&amp;pel und Warteschlange</translation>
    </message>
    <message>
        <source>F&amp;ormats</source>
        <translation>F&amp;ormate</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>&amp;Video</translation>
    </message>
    <message>
        <source>What deblurring &amp;can and cannot do</source>
        <translation>&amp;Was geht und was nicht</translation>
    </message>
    <message>
        <source>&amp;Troubleshooting</source>
        <translation>Wenn etwas &amp;nicht geht</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Open &amp;settings folder</source>
        <translation>&amp;Einstellungsordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Starten oder stoppen</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>&amp;Neue Liste</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>&amp;Video öffnen…</translation>
    </message>
    <message>
        <source>&amp;Add photos…</source>
        <translation>Fotos &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Add fol&amp;der…</source>
        <translation>Or&amp;dner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>Sofort abbreche&amp;n</translation>
    </message>
    <message>
        <source>F&amp;ind blurred photos</source>
        <translation>&amp;Unscharfe Fotos suchen</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>Nur f&amp;ehlgeschlagene behalten</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Be&amp;richt zeigen</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>Auf meine Kamera &amp;abstimmen…</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>Sch&amp;nappschuss</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>&amp;Aufnehmen oder Aufnahme beenden</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>S&amp;piegeln</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>&amp;Fehlerbericht…</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>Ü&amp;ber Deblur und Lizenzen…</translation>
    </message>
    <message>
        <source>Licence {0}</source>
        <translation>Lizenz {0}</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>Die Ergebnisse dürfen verkauft werden.</translation>
    </message>
    <message>
        <source>PyTorch is missing: see Models.</source>
        <translation>PyTorch fehlt: siehe Modelle.</translation>
    </message>
    <message>
        <source>Read it before selling results.</source>
        <translation>Vor dem Verkauf von Ergebnissen bitte lesen.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>OpenVINO is made by Intel, and works on every x86 processor, AMD&apos;s too.</source>
        <translation>OpenVINO ist von Intel und läuft auf jedem x86-Prozessor, auch von AMD.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>{0:.1f} minutes per megapixel, measured on this computer.</source>
        <translation>{0:.1f} Minuten pro Megapixel, auf diesem Rechner gemessen.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds per megapixel, measured on this computer.</source>
        <translation>{0:.1f} Sekunden pro Megapixel, auf diesem Rechner gemessen.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Tuned from {0} on {1}.</source>
        <translation>Abgestimmt aus „{0}“ am {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Abgestimmt aus „{0}“.</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Nicht gemessen.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Closeness {0} → {1} ({2:+.1f} dB) on {3:.0f} test photos of {4}.</source>
        <translation>Nähe {0} → {1} ({2:+.1f} dB) auf {3:.0f} Testfotos von {4}.</translation>
    </message>
    <message>
        <source>Closeness to the sharp original; 100% is identical. Measured as SSIM. The test photos are the same for all models that come with Deblur.</source>
        <translation>Nähe zum scharfen Original; 100 % heißt identisch. Gemessen als SSIM. Die Testfotos sind für alle mitgelieferten Modelle dieselben.</translation>
    </message>
    <message>
        <source>Not measured on this computer yet.</source>
        <translation>Auf diesem Rechner noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Every tensor; the authors publish no SHA-256.</source>
        <translation>Jeder Tensor; die Urheber veröffentlichen keinen SHA-256.</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>von Ihnen hinzugefügt</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is pinned for later downloads.</source>
        <translation>Es ist kein SHA-256 veröffentlicht. Jeder Tensor wird geprüft; der SHA-256 der ersten Datei gilt für spätere Downloads.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>not downloaded yet</source>
        <translation>noch nicht heruntergeladen</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as published by the authors; not verified here.</source>
        <translation>{0:.2f} dB auf GoPro laut den Urhebern; hier nicht nachgeprüft.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Es fehlt</translation>
    </message>
    <message>
        <source>comes with Deblur</source>
        <translation>gehört zu Deblur</translation>
    </message>
    <message>
        <source>Estimated: about {0:.1f} seconds per megapixel.</source>
        <translation>Geschätzt: etwa {0:.1f} Sekunden pro Megapixel.</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} photos held out from its training; models measured on other photos cannot be compared with that.</source>
        <translation>{0:+.1f} dB auf {1:.0f} Fotos, die nicht zum Training gehörten; mit Modellen, die auf anderen Fotos gemessen wurden, ist das nicht vergleichbar.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB bei einem Ausschnitt der GoPro-Testbilder.</translation>
    </message>
    <message>
        <source>{0}% - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>Stapel fertig</translation>
    </message>
    <message>
        <source>by an earlier batch</source>
        <translation>durch einen früheren Stapel</translation>
    </message>
    <message>
        <source>The sharpest of a burst of {0}</source>
        <translation>Das schärfste einer Serie von {0}</translation>
    </message>
    <message>
        <source>Done with other settings, will be processed again</source>
        <translation>Mit anderen Einstellungen fertig, wird erneut verarbeitet</translation>
    </message>
    <message>
        <source>The result is gone, will be processed again</source>
        <translation>Das Ergebnis ist weg, Foto wird erneut verarbeitet</translation>
    </message>
    <message>
        <source>{0} of the same burst is sharper</source>
        <translation>{0} aus derselben Serie ist schärfer</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help topics</source>
        <translation>Hilfethemen</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>No page contains this.</source>
        <translation>Keine Seite enthält das.</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>No page contains “{0}”. Try another word, or clear the search to see all pages.</source>
        <translation>Keine Seite enthält „{0}“. Versuchen Sie ein anderes Wort, oder leeren Sie die Suche, um alle Seiten zu sehen.</translation>
    </message>
    <message>
        <source>{0:.1f} MB</source>
        <translation>{0:.1f} MB</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0:.1f} GB</source>
        <translation>{0:.1f} GB</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} MB</translation>
    </message>
    <message>
        <source>{0:.0f} kB</source>
        <translation>{0:.0f} kB</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>wenige Sekunden</translation>
    </message>
    <message>
        <source>about {0} seconds</source>
        <translation>etwa {0} Sekunden</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>etwa eine Minute</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>etwa {0} Minuten</translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation>etwa eine Stunde</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>etwa {0} Std. {1} Min.</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>etwa {0} Stunden</translation>
    </message>
    <message>
        <source>about {0} to {1} minutes</source>
        <translation>etwa {0} bis {1} Minuten</translation>
    </message>
    <message>
        <source>about {0} to {1} hours</source>
        <translation>etwa {0} bis {1} Stunden</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>Dauer wird geschätzt…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0} (geschätzt)</translation>
    </message>
    <message>
        <source>Continues with the settings that the batch was started with. Start uses those chosen now.</source>
        <translation>Setzt mit den Einstellungen fort, mit denen der Stapel begonnen wurde. Start verwendet die jetzt gewählten.</translation>
    </message>
    <message>
        <source>results are not checked</source>
        <translation>Ergebnisse werden nicht geprüft</translation>
    </message>
    <message>
        <source>results that look worse are rejected</source>
        <translation>schlechtere Ergebnisse werden verworfen</translation>
    </message>
    <message>
        <source>sharp photos are skipped</source>
        <translation>scharfe Fotos werden übersprungen</translation>
    </message>
    <message>
        <source>sharp photos are not skipped</source>
        <translation>scharfe Fotos werden nicht übersprungen</translation>
    </message>
    <message>
        <source>all frames of a burst</source>
        <translation>alle Bilder einer Serie</translation>
    </message>
    <message>
        <source>only the sharpest frame of a burst</source>
        <translation>nur das schärfste Bild einer Serie</translation>
    </message>
    <message>
        <source>names {0}</source>
        <translation>Namen {0}</translation>
    </message>
    <message>
        <source>usual names</source>
        <translation>übliche Namen</translation>
    </message>
    <message>
        <source>No photos found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
    <message>
        <source>The folder {0} is gone: was its card or drive removed? Insert it and press Retry failed.</source>
        <translation>Der Ordner {0} ist weg: Wurde die Karte oder das Laufwerk entfernt? Verbinden Sie es wieder und drücken Sie „Fehlgeschlagene wiederholen“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed; all others are finished.</source>
        <translation>
            <numerusform>%Ln Foto ist fehlgeschlagen; alle anderen sind fertig.</numerusform>
            <numerusform>%Ln Fotos sind fehlgeschlagen; alle anderen sind fertig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings: {0}.</source>
        <translation>
            <numerusform>Alle fertig, %Ln mit anderen Einstellungen: {0}.</numerusform>
            <numerusform>Alle fertig, %Ln mit anderen Einstellungen: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings.</source>
        <translation>
            <numerusform>Alle fertig, %Ln mit anderen Einstellungen.</numerusform>
            <numerusform>Alle fertig, %Ln mit anderen Einstellungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos in the list are finished.</source>
        <translation>Alle Fotos der Liste sind fertig.</translation>
    </message>
    <message>
        <source>All photos in the list are finished at {0}.</source>
        <translation>Alle Fotos in der Liste sind fertig, mit {0}.</translation>
    </message>
    <message numerus="yes">
        <source>All photos in the list are finished, %Ln at another strength.</source>
        <translation>
            <numerusform>Alle Fotos in der Liste sind fertig, %Ln mit anderer Stärke.</numerusform>
            <numerusform>Alle Fotos in der Liste sind fertig, %Ln mit anderer Stärke.</numerusform>
        </translation>
    </message>
    <message>
        <source>To have {0}, press Save below a photo. To run a model again, right-click a photo and choose Process again.</source>
        <translation>Für {0} drücken Sie „Speichern“ unter einem Foto. Um ein Modell erneut laufen zu lassen, klicken Sie mit der rechten Maustaste auf ein Foto und wählen Sie „Erneut verarbeiten“.</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Done already. Choose Process again in the menu of the photo to redo it.</source>
        <translation>Schon fertig. „Erneut verarbeiten“ im Kontextmenü des Fotos wiederholt es.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln Ergebnis ist nicht zu finden.</numerusform>
            <numerusform>%Ln Ergebnisse sind nicht zu finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Fehlgeschlagene Fotos lassen sich nach dem Ende des Stapels wiederholen.</translation>
    </message>
    <message>
        <source>This batch keeps the settings it was started with: {0}.</source>
        <translation>Dieser Stapel behält die Einstellungen, mit denen er gestartet wurde: {0}.</translation>
    </message>
    <message>
        <source>Stopped before the first photo. Nothing was changed.</source>
        <translation>Vor dem ersten Foto gestoppt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>Save report to folder</source>
        <translation>Bericht in Ordner speichern</translation>
    </message>
    <message>
        <source>Report saved: {0}</source>
        <translation>Bericht gespeichert: {0}</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>There is no model {0} any more: the model is chosen automatically.</source>
        <translation>Das Modell {0} gibt es nicht mehr: Das Modell wird automatisch gewählt.</translation>
    </message>
</context>
<context>
    <name>CameraController</name>
    <message>
        <source>Choose a camera at the right, then press Start.

Its picture appears here, before and after deblurring. The camera is off until then, and no picture leaves this computer.

No camera? Choose the moving chart, or play a video.</source>
        <translation>Wählen Sie rechts eine Kamera und drücken Sie Start.

Ihr Bild erscheint hier, vor und nach dem Schärfen. Bis dahin ist die Kamera aus, und kein Bild verlässt diesen Rechner.

Keine Kamera? Wählen Sie die bewegte Testtafel oder spielen Sie ein Video ab.</translation>
    </message>
    <message>
        <source>The camera is still recording.</source>
        <translation>Die Kamera nimmt noch auf.</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>{0} wird geöffnet…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Paused. Press Space to resume.</source>
        <translation>Pausiert. Weiter mit der Leertaste.</translation>
    </message>
    <message>
        <source>Processing at {0} size, 1 of {1} frames: this computer is busy or too slow.</source>
        <translation>Gerechnet wird bei {0} der Größe, 1 von {1} Bildern: Dieser Rechner ist beschäftigt oder zu langsam.</translation>
    </message>
    <message>
        <source>Processing at {0} size to keep {1} FPS.</source>
        <translation>Gerechnet wird bei {0} der Größe, um {1} Bilder/s zu halten.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Recorded {0:.0f} s, {1}: {2}</source>
        <translation>{0:.0f} s aufgenommen, {1}: {2}</translation>
    </message>
    <message>
        <source>The recording stopped.</source>
        <translation>Die Aufnahme wurde beendet.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to open it again.</source>
        <translation>Die Kamera ist aus. Mit „Start“ wird sie wieder geöffnet.</translation>
    </message>
    <message>
        <source>Saved {0} and its result.</source>
        <translation>{0} und das Ergebnis wurden gespeichert.</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Geschärft</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
</context>
<context>
    <name>ChildDialog</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The last job is still being stopped. Try again in a moment.</source>
        <translation>Die letzte Aufgabe wird noch gestoppt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} von {1:.0f} MB</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Bild, vorher und nachher</translation>
    </message>
    <message>
        <source>{0} compared with {1}</source>
        <translation>{0} verglichen mit {1}</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>Choose another TOML file of settings, or correct this one.</source>
        <translation>Wählen Sie eine andere TOML-Datei mit Einstellungen oder berichtigen Sie diese.</translation>
    </message>
    <message>
        <source>{0} has invalid settings:</source>
        <translation>{0} enthält ungültige Einstellungen:</translation>
    </message>
    <message>
        <source>Not saved. Fix these problems first:</source>
        <translation>Nicht gespeichert. Beheben Sie erst diese Probleme:</translation>
    </message>
    <message>
        <source>Choose another folder, or free some disk space.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz auf der Platte.</translation>
    </message>
    <message>
        <source>My file: {0}</source>
        <translation>Meine Datei: {0}</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Einstellungen laden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgabewerte</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Restore my changes</source>
        <translation>Meine Änderungen wiederherstellen</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Schülermodell</translation>
    </message>
    <message>
        <source>Length and size</source>
        <translation>Länge und Größe</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Losses and teacher</source>
        <translation>Verlustfunktionen und Lehrermodell</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Machine and reports</source>
        <translation>Rechner und Berichte</translation>
    </message>
    <message>
        <source>No matching settings.</source>
        <translation>Keine passenden Einstellungen.</translation>
    </message>
    <message>
        <source>numbers separated by commas</source>
        <translation>Zahlen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Fix these problems before starting:</source>
        <translation>Vor dem Start sind diese Probleme zu beheben:</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Meine Datei…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>These are the keys of the trainer&apos;s settings files. As in the files, their names and explanations are in English in every language.</source>
        <translation>Das sind die Schlüssel der Einstellungsdateien des Trainings. Ihre Namen und Erklärungen sind wie in den Dateien in jeder Sprache auf Englisch.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>wie charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>Vorgabewert: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Reset {0}</source>
        <translation>{0} zurücksetzen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>Zurück auf {0}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>({0}; old model {1})</source>
        <translation>({0}; altes Modell {1})</translation>
    </message>
    <message>
        <source>({0}; old model {1}, blurred photos {2})</source>
        <translation>({0}; altes Modell {1}, unscharfe Fotos {2})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Training curves</source>
        <translation>Trainingskurven</translation>
    </message>
    <message>
        <source>The curves begin once the photos are prepared and the model is measured as it is now.</source>
        <translation>Die Kurven beginnen, sobald die Fotos vorbereitet sind und das Modell gemessen ist, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show all steps.</source>
        <translation>Scrollen zoomt, Ziehen verschiebt, ein Doppelklick zeigt alle Schritte.</translation>
    </message>
    <message>
        <source>Values at step {0}</source>
        <translation>Werte bei Schritt {0}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Above the dashed line is better than before. Ups and downs are normal.</source>
        <translation>Über der gestrichelten Linie ist besser als vorher. Auf und Ab ist normal.</translation>
    </message>
    <message>
        <source>Accuracy: change in dB since the start (PSNR)</source>
        <translation>Genauigkeit: Änderung in dB seit Beginn (PSNR)</translation>
    </message>
    <message>
        <source>your photos</source>
        <translation>Ihre Fotos</translation>
    </message>
    <message>
        <source>other blur</source>
        <translation>andere Unschärfe</translation>
    </message>
    <message>
        <source>Measured on photos that are held out: the model is not trained on them. Your photos are blurred as your camera does it; the other blur is synthesized, and shows whether the model forgets what it could do before.</source>
        <translation>Gemessen an zurückgehaltenen Fotos, mit denen das Modell nicht trainiert wird. Ihre Fotos sind so unscharf, wie Ihre Kamera sie macht; die andere Unschärfe ist künstlich erzeugt und zeigt, ob das Modell vergisst, was es vorher konnte.</translation>
    </message>
    <message>
        <source>Training error (lower is better)</source>
        <translation>Trainingsfehler (niedriger ist besser)</translation>
    </message>
    <message>
        <source>How far its results are from the sharp photos it is trained on (the loss). It falls quickly first, then slowly and unevenly.</source>
        <translation>Wie weit die Ergebnisse von den scharfen Fotos entfernt sind, mit denen trainiert wird (der Loss). Er fällt erst schnell, dann langsam und ungleichmäßig.</translation>
    </message>
    <message>
        <source>Accuracy (PSNR in dB, higher is better)</source>
        <translation>Genauigkeit (PSNR in dB, höher ist besser)</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Letzter Schritt: {0}</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>No usable graphics chip was found.</source>
        <translation>Es wurde kein nutzbarer Grafikchip gefunden.</translation>
    </message>
    <message>
        <source>In use: {0}, {1} {2}. {3:.1f} times as fast as without it.</source>
        <translation>In Gebrauch: {0}, {1} {2}. {3:.1f}-mal so schnell wie ohne.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. There is nothing that you have to do.</source>
        <translation>Fotos werden auf der CPU verarbeitet. Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>This processor computes numbers of 16 bits (bfloat16) in about half the time of 32 bits. A package that uses this can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Dieser Prozessor rechnet mit Zahlen von 16 Bit (bfloat16) in etwa der halben Zeit wie mit 32 Bit. Ein Paket, das dies nutzt, kann installiert werden; es wird an einem Testbild ausprobiert und nur behalten, wenn es dasselbe Ergebnis deutlich schneller liefert.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. A package for this chip can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Fotos werden auf der CPU verarbeitet. Für diesen Chip lässt sich ein Paket installieren; es wird an einem Testbild ausprobiert und nur behalten, wenn es dasselbe Ergebnis deutlich schneller liefert.</translation>
    </message>
    <message>
        <source>There is nothing to install: choose CoreML (Apple) under Run on.</source>
        <translation>Es gibt nichts zu installieren: Wählen Sie CoreML (Apple) als Gerät.</translation>
    </message>
    <message>
        <source>No package for it is known on this system; photos are processed on the CPU.</source>
        <translation>Auf diesem System ist kein Paket dafür bekannt; Fotos werden auf der CPU verarbeitet.</translation>
    </message>
    <message>
        <source>If it is not faster, it is removed again and nothing changes.</source>
        <translation>Wenn es nicht schneller ist, wird es wieder entfernt, und nichts ändert sich.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Remove it? Photos are then processed on the CPU again.</source>
        <translation>Entfernen? Fotos werden dann wieder auf der CPU verarbeitet.</translation>
    </message>
    <message>
        <source>Removed. It is no longer used from the next start of Deblur.</source>
        <translation>Entfernt. Ab dem nächsten Start von Deblur wird es nicht mehr verwendet.</translation>
    </message>
    <message>
        <source>Install {0}…</source>
        <translation>{0} installieren…</translation>
    </message>
    <message>
        <source>Graphics chips and processor</source>
        <translation>Grafikchips und Prozessor</translation>
    </message>
    <message>
        <source>Something else is being computed, which would disturb the trial. Wait until it has ended.</source>
        <translation>Gerade wird etwas anderes berechnet; das würde den Versuch stören. Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Paketverzeichnis wird abgefragt…</translation>
    </message>
    <message>
        <source>Download {0} for {1} and try it?</source>
        <translation>{0} für {1} herunterladen und ausprobieren?</translation>
    </message>
    <message>
        <source>Download {0} and try it? The package index does not tell its size.</source>
        <translation>{0} herunterladen und ausprobieren? Das Paketverzeichnis nennt die Größe nicht.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>InterruptedDialog</name>
    <message>
        <source>Interrupted batches</source>
        <translation>Unterbrochene Stapel</translation>
    </message>
    <message>
        <source>{0} of {1} photos left, started {2}</source>
        <translation>{0} von {1} Fotos übrig, begonnen {2}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Bisherige Ergebnisse bleiben; die übrigen Fotos werden nicht verarbeitet.</translation>
    </message>
    <message>
        <source>Discard interrupted batch</source>
        <translation>Unterbrochenen Stapel verwerfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&amp;Adaptive quality</source>
        <translation>Adaptive &amp;Qualität</translation>
    </message>
    <message>
        <source>Precision of the computation: {0}</source>
        <translation>Genauigkeit der Berechnung: {0}</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Jedes Bild</translation>
    </message>
    <message>
        <source>Processing size</source>
        <translation>Größe, bei der das Modell arbeitet</translation>
    </message>
    <message>
        <source>Maintains the frame rate: if this computer is too slow, the model runs at a smaller size, then only on every second frame. The current setting is shown on the picture.</source>
        <translation>Hält die Bildrate: Ist dieser Rechner zu langsam, arbeitet das Modell bei kleinerer Größe und dann nur an jedem zweiten Bild. Im Bild steht die aktuelle Einstellung.</translation>
    </message>
    <message>
        <source>{0} size</source>
        <translation>{0} der Größe</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Bilder, die geschärft werden</translation>
    </message>
    <message>
        <source>Used without adaptive quality</source>
        <translation>Gilt ohne adaptive Qualität</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Stärke</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>The model that removes most blur of those that keep the rate here</source>
        <translation>Das Modell, das von denen, die hier die Bildrate halten, die meiste Unschärfe entfernt</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Läuft auf {0}</translation>
    </message>
    <message>
        <source>{0} (8 bits, fastest)</source>
        <translation>{0} (8 Bit, am schnellsten)</translation>
    </message>
    <message>
        <source>{0} (8 bits)</source>
        <translation>{0} (8 Bit)</translation>
    </message>
    <message>
        <source>{0} (16 bits)</source>
        <translation>{0} (16 Bit)</translation>
    </message>
    <message>
        <source>{0} (32 bits)</source>
        <translation>{0} (32 Bit)</translation>
    </message>
    <message>
        <source>1 of {0} frames</source>
        <translation>1 von {0} Bildern</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Camera picture</source>
        <translation>Kamerabild</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Geschärft</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Tune a model with these photos</source>
        <translation>Ein Modell mit diesen Fotos abstimmen</translation>
    </message>
    <message>
        <source>Add these photos</source>
        <translation>Diese Fotos hinzufügen</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
</context>
<context>
    <name>MaterialModel</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modell</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Skip photos that are already sharp</source>
        <translation>Bereits scharfe Fotos überspringen</translation>
    </message>
    <message>
        <source>Bursts: keep only the sharpest frame</source>
        <translation>Serien: nur das schärfste Bild behalten</translation>
    </message>
    <message>
        <source>Frames taken within seconds that show the same scene are a burst. Only its sharpest frame is processed; the others are skipped.</source>
        <translation>Bilder derselben Szene, die innerhalb weniger Sekunden entstanden sind, gelten als Serie. Nur das schärfste davon wird bearbeitet, die anderen werden übersprungen.</translation>
    </message>
    <message>
        <source>Reject results that look worse</source>
        <translation>Schlechtere Ergebnisse verwerfen</translation>
    </message>
    <message>
        <source>If a result looks worse than the photo, it is applied at lower strength or rejected.</source>
        <translation>Sieht ein Ergebnis schlechter aus als das Foto, wird es schwächer eingerechnet oder verworfen.</translation>
    </message>
    <message>
        <source>{0}: not used yet.</source>
        <translation>{0}: noch nicht genutzt.</translation>
    </message>
    <message>
        <source>Graphics chips…</source>
        <translation>Grafikchips…</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Ausfüh&amp;ren auf</translation>
    </message>
    <message>
        <source>RA&amp;W + JPEG</source>
        <translation>RAW + JPE&amp;G</translation>
    </message>
    <message>
        <source>Only the JPEG or HEIC</source>
        <translation>Nur das JPEG oder HEIC</translation>
    </message>
    <message>
        <source>Only the RAW file</source>
        <translation>Nur die RAW-Datei</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Which photo is processed where a folder has a RAW file and a JPEG or HEIC of the same name. A file that you drop itself is always processed.</source>
        <translation>Welches Foto verarbeitet wird, wenn ein Ordner eine RAW-Datei und ein JPEG oder HEIC desselben Namens hat. Eine Datei, die Sie selbst ablegen, wird immer verarbeitet.</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Half size</source>
        <translation>Halbe Größe</translation>
    </message>
    <message>
        <source>A third</source>
        <translation>Ein Drittel</translation>
    </message>
    <message>
        <source>Very long blur, and blur in large photos that are soft at 100 %, is removed better on a smaller copy of the photo, of which only the correction is enlarged. The result has the full size.</source>
        <translation>Sehr lange Unschärfe, und Unschärfe in großen Fotos, die bei 100 % weich sind, lässt sich auf einer verkleinerten Kopie des Fotos besser entfernen; nur die Korrektur wird vergrößert. Das Ergebnis hat die volle Größe.</translation>
    </message>
    <message>
        <source>{0}: about {1} s per megapixel</source>
        <translation>„{0}“: etwa {1} s pro Megapixel</translation>
    </message>
    <message>
        <source>For all photos</source>
        <translation>Für alle Fotos</translation>
    </message>
    <message>
        <source>Set for this photo only</source>
        <translation>Nur für dieses Foto ändern</translation>
    </message>
    <message>
        <source>For this photo only; batches use {0}</source>
        <translation>Nur dieses Foto, Stapel: {0}</translation>
    </message>
    <message>
        <source>Next batch; this one has {0}</source>
        <translation>Nächster Stapel; dieser: {0}</translation>
    </message>
    <message>
        <source>This photo only</source>
        <translation>Nur dieses Foto</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>Automatisch ({0})</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>„{0}“: {1}</translation>
    </message>
    <message>
        <source>{0}: {1}, recommended</source>
        <translation>„{0}“: {1}, empfohlen</translation>
    </message>
    <message>
        <source>Model details…</source>
        <translation>Details zum Modell…</translation>
    </message>
    <message>
        <source>Compute faster…</source>
        <translation>Schneller rechnen…</translation>
    </message>
    <message>
        <source>Chosen by the number of photos and the speed of this computer.</source>
        <translation>Nach der Zahl der Fotos und der Geschwindigkeit dieses Rechners gewählt.</translation>
    </message>
    <message>
        <source>Chosen as the number of photos is not known.</source>
        <translation>Gewählt, weil die Zahl der Fotos nicht bekannt ist.</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Stärke</translation>
    </message>
    <message>
        <source>&amp;Long blur</source>
        <translation>&amp;Lange Unschärfe</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The strength of the next batch. A finished photo is changed only when you press Save below it, and can be given a strength of its own.</source>
        <translation>Die Stärke des nächsten Stapels. Ein fertiges Foto ändert sich erst, wenn Sie darunter auf Speichern klicken, und kann eine eigene Stärke bekommen.</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Läuft auf {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s pro Megapixel, hier gemessen</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Measure speed</source>
        <translation>&amp;Tempo messen</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Umbe&amp;nennen…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>{0} (not downloaded)</source>
        <translation>{0} (nicht heruntergeladen)</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Das Modell wird geprüft…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>Download {0}, about {1:.0f} MB, from {2}?</source>
        <translation>„{0}“, etwa {1:.0f} MB, von {2} herunterladen?</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>Modell herunterladen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Something else is being computed, which would make the model look slower. Wait until it has ended, then measure.</source>
        <translation>Gerade wird etwas anderes berechnet, dadurch würde das Modell langsamer wirken. Messen Sie, wenn es beendet ist.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft…</translation>
    </message>
    <message>
        <source>New name for {0}</source>
        <translation>Neuer Name für „{0}“</translation>
    </message>
    <message>
        <source>Deblur models</source>
        <translation>Modelle von Deblur</translation>
    </message>
    <message>
        <source>{0} was saved. Import it on the other computer.</source>
        <translation>{0} wurde gespeichert. Importieren Sie die Datei auf dem anderen Rechner.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this computer?</source>
        <translation>„{0}“ und die zugehörigen Dateien von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Its earlier stages share the file and are removed too.</source>
        <translation>Die früheren Stufen nutzen dieselbe Datei und werden ebenfalls entfernt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation>„{0}“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Models and weights</source>
        <translation>Modelle und Gewichte</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Trainiert mit: {0}</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Modell umbenennen</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>„{0}“ heißt jetzt „{1}“.</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Ein Modell entfernen</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OpenController</name>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Ausgabe</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>Neben den Originalen</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Choose output folder</source>
        <translation>Ausgabeordner wählen</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Namensvorlage</translation>
    </message>
    <message>
        <source>Same as original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Quality for JPEG, WebP and AVIF</source>
        <translation>Qualität für JPEG, WebP und AVIF</translation>
    </message>
    <message>
        <source>Keep both (add a number)</source>
        <translation>Beide behalten (Zahl anhängen)</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Foto überspringen</translation>
    </message>
    <message>
        <source>Replace earlier result</source>
        <translation>Früheres Ergebnis ersetzen</translation>
    </message>
    <message>
        <source>If the file e&amp;xists</source>
        <translation>Falls &amp;vorhanden</translation>
    </message>
    <message>
        <source>Earlier results are in {0}.</source>
        <translation>Frühere Ergebnisse sind in {0}.</translation>
    </message>
    <message>
        <source>Earlier results are next to the originals.</source>
        <translation>Frühere Ergebnisse sind neben den Originalen.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>&amp;Format</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Name oder Ordner</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
    <message>
        <source>Keep only these</source>
        <translation>Nur diese behalten</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Removes the others from the list. No file is changed.</source>
        <translation>Entfernt die anderen aus der Liste. Keine Datei wird verändert.</translation>
    </message>
    <message>
        <source>Result rejected or reduced</source>
        <translation>Ergebnis verworfen oder abgeschwächt</translation>
    </message>
    <message>
        <source>Other flaws or unsure</source>
        <translation>Andere Fehler oder unklar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln fertig</numerusform>
            <numerusform>%Ln fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln unverändert behalten</numerusform>
            <numerusform>%Ln unverändert behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blurred</source>
        <translation>
            <numerusform>%Ln unscharf</numerusform>
            <numerusform>%Ln unscharf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sharp</source>
        <translation>
            <numerusform>%Ln scharf</numerusform>
            <numerusform>%Ln scharf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln out of focus</source>
        <translation>
            <numerusform>%Ln mit Fehlfokus</numerusform>
            <numerusform>%Ln mit Fehlfokus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln noisy</source>
        <translation>
            <numerusform>%Ln verrauscht</numerusform>
            <numerusform>%Ln verrauscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln unklar</numerusform>
            <numerusform>%Ln unklar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln nicht lesbar</numerusform>
            <numerusform>%Ln nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message>
        <source>Re&amp;move from list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln result(s) to the &amp;bin</source>
        <translation>
            <numerusform>%Ln Ergebnis in den Papier&amp;korb verschieben</numerusform>
            <numerusform>%Ln Ergebnisse in den Papier&amp;korb verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show result in fo&amp;lder</source>
        <translation>Er&amp;gebnis im Ordner zeigen</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Es gibt noch kein Ergebnis.</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Pro&amp;cess only %Ln photo(s)</source>
        <translation>
            <numerusform>&amp;Nur %Ln Foto verarbeiten</numerusform>
            <numerusform>&amp;Nur %Ln Fotos verarbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Done already. Process again does it anew.</source>
        <translation>Schon fertig. „Erneut verarbeiten“ wiederholt es.</translation>
    </message>
    <message>
        <source>Process a&amp;gain…</source>
        <translation>&amp;Erneut verarbeiten…</translation>
    </message>
    <message>
        <source>Process again &amp;with</source>
        <translation>Erneut verarbeiten &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>E&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Fehlgeschlagene Fotos lassen sich nach dem Ende des Stapels wiederholen.</translation>
    </message>
    <message>
        <source>No photo selected here has failed.</source>
        <translation>Keines der ausgewählten Fotos ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Compare &amp;side by side</source>
        <translation>Neb&amp;eneinander vergleichen</translation>
    </message>
    <message>
        <source>S&amp;ave again at strength {0}</source>
        <translation>Neu speichern mit &amp;Stärke {0}</translation>
    </message>
    <message>
        <source>The result has this strength already.</source>
        <translation>Das Ergebnis hat diese Stärke schon.</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Sharp</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>{0}, {1}% sure</source>
        <translation>{0}, {1} % sicher</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Kept unchanged</source>
        <translation>Unverändert behalten</translation>
    </message>
    <message>
        <source>little will improve</source>
        <translation>wenig zu erwarten</translation>
    </message>
    <message>
        <source>will be skipped</source>
        <translation>wird übersprungen</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px bei {2}°</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Fehlfokus</translation>
    </message>
    <message>
        <source>{0}?</source>
        <translation>{0}?</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>PlanController</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Gestoppt. Der Liste wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>A batch is running. Add the new photos to the queue, or wait until it finishes.</source>
        <translation>Ein Stapel läuft. Fügen Sie die neuen Fotos der Warteschlange hinzu oder warten Sie auf sein Ende.</translation>
    </message>
    <message>
        <source>{0} is being watched. Add the new photos to the queue; they are processed while no others arrive there.</source>
        <translation>{0} wird überwacht. Fügen Sie die neuen Fotos der Warteschlange hinzu; sie werden verarbeitet, während dort keine anderen eintreffen.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>The running batch keeps its photos. Press Stop to end it.</source>
        <translation>Der laufende Stapel behält seine Fotos. „Stoppen“ beendet ihn.</translation>
    </message>
    <message>
        <source>Looking at the photos. You can start once that is done.</source>
        <translation>Die Fotos werden durchgesehen. Danach können Sie starten.</translation>
    </message>
    <message>
        <source>New lists begin with the preset&apos;s strength, {0}, until you close Deblur, then again with {1} as in Preferences.</source>
        <translation>Neue Listen beginnen mit der Stärke der Vorgabe, {0}, bis Sie Deblur schließen, danach wieder mit {1} wie in den Einstellungen.</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>Neben den Originalen</translation>
    </message>
    <message>
        <source>The preset has its own output folder: {0}.</source>
        <translation>Die Vorgabe hat ihren eigenen Ausgabeordner: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>Start will retry %Ln failed photo(s).</source>
        <translation>
            <numerusform>Start versucht %Ln fehlgeschlagenes Foto erneut.</numerusform>
            <numerusform>Start versucht %Ln fehlgeschlagene Fotos erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos found in {0}.</source>
        <translation>Keine Fotos in {0} gefunden.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Notify when a batch finishes</source>
        <translation>&amp;Benachrichtigen, wenn ein Stapel fertig ist</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>&amp;Grafikchips…</translation>
    </message>
    <message>
        <source>&amp;Record model and settings in the results (XMP)</source>
        <translation>Mo&amp;dell und Einstellungen in den Ergebnissen vermerken (XMP)</translation>
    </message>
    <message>
        <source>System default</source>
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
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>A new language takes effect at the next start.</source>
        <translation>Eine neue Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Verarbeitung</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Ausfüh&amp;ren auf</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <translation>CPU-&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Memory for a photo</source>
        <translation>S&amp;peicher für ein Foto</translation>
    </message>
    <message>
        <source>New lists</source>
        <translation>Neue Listen</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Stärke</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Save these settings under a name, or load saved ones</source>
        <translation>Diese Einstellungen unter einem Namen speichern oder gespeicherte laden</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Load from a file…</source>
        <translation>&amp;Aus einer Datei laden…</translation>
    </message>
    <message>
        <source>Save to a &amp;file…</source>
        <translation>In eine &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>Preset name:</source>
        <translation>Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Replace the preset {0}?</source>
        <translation>Die Vorgabe {0} ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Delete the preset {0}?</source>
        <translation>Die Vorgabe {0} löschen?</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Vorgabe löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Load preset</source>
        <translation>Vorgabe laden</translation>
    </message>
    <message>
        <source>Save preset to a file</source>
        <translation>Vorgabe in eine Datei speichern</translation>
    </message>
</context>
<context>
    <name>PreviewProgress</name>
    <message>
        <source>Progress of the preview</source>
        <translation>Fortschritt der Vorschau</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Vorschau abbrechen</translation>
    </message>
    <message>
        <source>Computing the preview with {0}…</source>
        <translation>Vorschau mit „{0}“ wird berechnet…</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waiting for new photos in {0}</source>
        <translation>Warten auf neue Fotos in {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>{0} wird noch fertig gemacht…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>{0} wird geschärft</translation>
    </message>
    <message>
        <source>Trying photos of a new camera: {0} of {1}</source>
        <translation>Fotos einer neuen Kamera werden ausprobiert: {0} von {1}</translation>
    </message>
    <message>
        <source>Watching {0}. First measuring how fast this computer is…</source>
        <translation>{0} wird überwacht. Zuerst wird gemessen, wie schnell dieser Computer ist…</translation>
    </message>
    <message>
        <source>Looking for photos in {0}…</source>
        <translation>Suche Fotos in {0}…</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Training progress</source>
        <translation>Trainingsfortschritt</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Continue when the &amp;window is closed</source>
        <translation>Weitermachen, wenn das Fenster &amp;geschlossen wird</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>Probe &amp;jetzt</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Stoppen &amp;und behalten</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Zurückgehaltenes Bild</translation>
    </message>
    <message>
        <source>Keys 1 to 4: blurred, old model, new model, sharp</source>
        <translation>Tasten 1 bis 4: unscharf, altes Modell, neues Modell, scharf</translation>
    </message>
    <message>
        <source>The first samples appear when the training begins.</source>
        <translation>Die ersten Proben erscheinen, wenn das Training beginnt.</translation>
    </message>
    <message>
        <source>Memory in use: {0}</source>
        <translation>Belegter Arbeitsspeicher: {0}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Ends the training for good, and compares the model as it is now. To resume it later instead, close the window and choose Stop tuning.</source>
        <translation>Beendet das Training endgültig und vergleicht das Modell, wie es jetzt ist. Um es stattdessen später fortzusetzen, schließen Sie das Fenster und wählen „Abstimmung stoppen“.</translation>
    </message>
    <message>
        <source>Stop and disc&amp;ard…</source>
        <translation>Stoppen und &amp;verwerfen…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Paused. Memory stays in use.</source>
        <translation>Pausiert. Der Speicher bleibt belegt.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queued batches</source>
        <translation>Wartende Stapel</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Aus der Warteschlange</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Nächsten starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) queued</source>
        <translation>
            <numerusform>%Ln Stapel in der Warteschlange</numerusform>
            <numerusform>%Ln Stapel in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Rest of batch {0}</source>
        <translation>Rest von Stapel {0}</translation>
    </message>
    <message>
        <source>Watch {0}</source>
        <translation>{0} überwachen</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} und %Ln weiterer</numerusform>
            <numerusform>{0} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} strength</source>
        <translation>Stärke {0}</translation>
    </message>
</context>
<context>
    <name>ReblendController</name>
    <message>
        <source>None of these results has another strength.</source>
        <translation>Keines dieser Ergebnisse hat eine andere Stärke.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln Ergebnis ist nicht zu finden.</numerusform>
            <numerusform>%Ln Ergebnisse sind nicht zu finden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln result(s)…</source>
        <translation>
            <numerusform>%Ln Ergebnis wird gespeichert…</numerusform>
            <numerusform>%Ln Ergebnisse werden gespeichert…</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0}%</source>
        <translation>jetzt mit {0} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) saved again at {0}% strength.</source>
        <translation>
            <numerusform>%Ln Ergebnis mit {0} % Stärke neu gespeichert.</numerusform>
            <numerusform>%Ln Ergebnisse mit {0} % Stärke neu gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals were not changed.</source>
        <translation>Die Originale wurden nicht verändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be saved:</source>
        <translation>
            <numerusform>%Ln konnte nicht gespeichert werden:</numerusform>
            <numerusform>%Ln konnten nicht gespeichert werden:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Schnappschüsse und Aufnahmen</translation>
    </message>
    <message>
        <source>Deblurred video</source>
        <translation>Geschärftes Video</translation>
    </message>
    <message>
        <source>Original video</source>
        <translation>Originalvideo</translation>
    </message>
    <message>
        <source>Both videos</source>
        <translation>Beide Videos</translation>
    </message>
    <message>
        <source>Recorded video</source>
        <translation>Aufgenommenes Video</translation>
    </message>
    <message>
        <source>Folder for snapshots and recordings</source>
        <translation>Ordner für Schnappschüsse und Aufnahmen</translation>
    </message>
    <message>
        <source>Choose the folder for snapshots and recordings</source>
        <translation>Ordner für Schnappschüsse und Aufnahmen wählen</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>Sch&amp;nappschuss</translation>
    </message>
    <message>
        <source>Virt&amp;ual camera for other programs</source>
        <translation>&amp;Virtuelle Kamera für andere Programme</translation>
    </message>
    <message>
        <source>Rec&amp;ord</source>
        <translation>Aufn&amp;ehmen</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>Speichern &amp;in</translation>
    </message>
    <message>
        <source>Stop recor&amp;ding</source>
        <translation>A&amp;ufnahme beenden</translation>
    </message>
    <message>
        <source>Start recor&amp;ding</source>
        <translation>A&amp;ufnahme starten</translation>
    </message>
    <message>
        <source>Save this picture and its result (S)</source>
        <translation>Dieses Bild und sein Ergebnis speichern (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>In eine Datei aufnehmen (R)</translation>
    </message>
    <message>
        <source>Video calls and other programs can use the result as a camera.</source>
        <translation>Videoanrufe und andere Programme können das Ergebnis als Kamera verwenden.</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message numerus="yes">
        <source>%Ln photo(s) removed from the list.</source>
        <translation>
            <numerusform>%Ln Foto aus der Liste entfernt.</numerusform>
            <numerusform>%Ln Fotos aus der Liste entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Remove from mode&amp;ls…</source>
        <translation>Aus den Modellen &amp;entfernen…</translation>
    </message>
    <message>
        <source>Show f&amp;iles</source>
        <translation>Dateien &amp;zeigen</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Zurückgehaltenes Bild</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Altes Modell</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Old and new model, picture by picture</source>
        <translation>Altes und neues Modell, Bild für Bild</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>&amp;Use anyway</source>
        <translation>Trotzdem &amp;verwenden</translation>
    </message>
    <message>
        <source>The new model was not adopted.</source>
        <translation>Das neue Modell wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>{0} held-out photos, accuracy (PSNR): blurred {1:.2f} dB, old model {2:.2f} dB, new model {3:.2f} dB.</source>
        <translation>{0} zurückgehaltene Fotos, Genauigkeit (PSNR): unscharf {1:.2f} dB, altes Modell {2:.2f} dB, neues Modell {3:.2f} dB.</translation>
    </message>
    <message>
        <source>Other blur, synthesized: old model {0:.2f} dB, new model {1:.2f} dB ({2:+.2f} dB).</source>
        <translation>Andere, künstliche Unschärfe: altes Modell {0:.2f} dB, neues Modell {1:.2f} dB ({2:+.2f} dB).</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min.</source>
        <translation>Trainiert mit {0} Fotos in {1} Schritten, {2:.0f} min.</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min; with preparation and comparison {3:.0f} min.</source>
        <translation>Trainiert mit {0} Fotos in {1} Schritten, {2:.0f} min; mit Vorbereitung und Vergleich {3:.0f} min.</translation>
    </message>
    <message>
        <source>Mixed with the old model, so that it forgets less: {0} of it is new.</source>
        <translation>Mit dem alten Modell gemischt, damit es weniger vergisst: {0} davon sind neu.</translation>
    </message>
    <message>
        <source>Training was stopped after {0} of {1} steps; letting it finish may help.</source>
        <translation>Das Training wurde nach {0} von {1} Schritten beendet; es ganz durchlaufen zu lassen, kann helfen.</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended).</source>
        <translation>Was helfen kann: mehr Fotos (empfohlen sind 20 bis 100).</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Thorough.</source>
        <translation>Was helfen kann: mehr Fotos (empfohlen sind 20 bis 100) oder der Aufwand „Gründlich“.</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Standard or Thorough.</source>
        <translation>Was helfen kann: mehr Fotos (empfohlen sind 20 bis 100) oder der Aufwand „Standard“ oder „Gründlich“.</translation>
    </message>
    <message>
        <source>Closeness to the sharp original: blurred {0:.1f}%, old model {1:.1f}%, new model {2:.1f}%.</source>
        <translation>Nähe zum scharfen Original: unscharf {0:.1f} %, altes Modell {1:.1f} %, neues Modell {2:.1f} %.</translation>
    </message>
    <message>
        <source>Faster version in 8 bits ({0}): {1:+.2f} dB.</source>
        <translation>Schnellere Version in 8 Bit ({0}): {1:+.2f} dB.</translation>
    </message>
    <message>
        <source>These pictures no longer exist.</source>
        <translation>Diese Bilder gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Altes Modell</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Scharf</translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Searching for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>Suche stoppen</translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos… %Ln so far</source>
        <translation>
            <numerusform>Fotos werden gesucht… bisher %Ln</numerusform>
            <numerusform>Fotos werden gesucht… bisher %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Fotos werden gesucht…</translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message>
        <source>1  Select</source>
        <translation>1  Auswählen</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Fotos…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>Unscharfe Fotos suchen</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>Opens photos as a new list</source>
        <translation>Öffnet Fotos als neue Liste</translation>
    </message>
    <message>
        <source>Opens a folder as a new list</source>
        <translation>Öffnet einen Ordner als neue Liste</translation>
    </message>
    <message>
        <source>Analyses each photo: sharp, motion blur, out of focus or noisy</source>
        <translation>Untersucht jedes Foto: scharf, verwackelt oder bewegt, fehlfokussiert oder verrauscht</translation>
    </message>
    <message>
        <source>Photos analysed</source>
        <translation>Untersuchte Fotos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds to the list, as a drop on the window does</source>
        <translation>Fügt der Liste hinzu, wie das Ablegen auf dem Fenster</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>&amp;Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>&amp;Neue Liste</translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Fotos werden gesucht…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Fotos oder Ordner irgendwo auf dieses Fenster ziehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>in %Ln Ordner</numerusform>
            <numerusform>in %Ln Ordnern</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Erste Kamera</translation>
    </message>
    <message>
        <source>Play a video…</source>
        <translation>Video abspielen…</translation>
    </message>
    <message>
        <source>Play a folder of pictures…</source>
        <translation>Ordner mit Bildern abspielen…</translation>
    </message>
    <message>
        <source>Play a video or a folder of pictures instead of a camera</source>
        <translation>Ein Video oder einen Ordner mit Bildern statt einer Kamera abspielen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Camera default</source>
        <translation>Vorgabe der Kamera</translation>
    </message>
    <message>
        <source>Automatic: the largest size at which this computer keeps the rate</source>
        <translation>Automatisch: die größte Auflösung, bei der dieser Rechner die Bildrate hält</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>Bild&amp;rate</translation>
    </message>
    <message>
        <source>No camera found. Connect one and search again.</source>
        <translation>Keine Kamera gefunden. Schließen Sie eine an und suchen Sie erneut.</translation>
    </message>
    <message>
        <source>The moving chart is playing. Connect a camera, then search again.</source>
        <translation>Die bewegte Testtafel läuft. Schließen Sie eine Kamera an und suchen Sie erneut.</translation>
    </message>
    <message>
        <source>Searching for cameras…</source>
        <translation>Kameras werden gesucht…</translation>
    </message>
    <message>
        <source>Search for cameras again</source>
        <translation>Kameras neu suchen</translation>
    </message>
    <message>
        <source>{0:g} FPS</source>
        <translation>{0:g} Bilder/s</translation>
    </message>
    <message>
        <source>Moving chart</source>
        <translation>Bewegte Testtafel</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Kamera {0}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Play a video instead of a camera</source>
        <translation>Ein Video statt einer Kamera abspielen</translation>
    </message>
    <message>
        <source>Play a folder of pictures instead of a camera</source>
        <translation>Einen Ordner mit Bildern statt einer Kamera abspielen</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>4  Start</source>
        <translation>4  Start</translation>
    </message>
    <message>
        <source>Starts from the originals, not from the earlier results.</source>
        <translation>Geht von den Originalen aus, nicht von den früheren Ergebnissen.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Watch folder for new photos</source>
        <translation>Ordner auf neue Fotos überwachen</translation>
    </message>
    <message>
        <source>After Start, photos copied into the folder are deblurred as well, until you press Stop. Photos copied while Deblur is not running are processed at the next start.</source>
        <translation>Nach dem Start werden auch Fotos geschärft, die neu in den Ordner kommen, bis Sie „Stoppen“ drücken. Fotos, die ankommen, während Deblur nicht läuft, folgen beim nächsten Start.</translation>
    </message>
    <message>
        <source>Queues the photos added since the start (or all photos) as the next batch, with the current settings</source>
        <translation>Fügt die seit dem Start hinzugekommenen oder alle Fotos als nächsten Stapel mit den aktuellen Einstellungen hinzu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) hidden by the filter will be processed, too.</source>
        <translation>
            <numerusform>%Ln vom Filter ausgeblendetes Foto wird ebenfalls verarbeitet.</numerusform>
            <numerusform>%Ln vom Filter ausgeblendete Fotos werden ebenfalls verarbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>Dieses Foto wirkt scharf und wird übersprungen. Falls nicht, schalten Sie „Bereits scharfe Fotos überspringen“ aus.</numerusform>
            <numerusform>Alle %Ln Fotos wirken scharf und werden übersprungen. Falls nicht, schalten Sie „Bereits scharfe Fotos überspringen“ aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>Das übrige Foto wirkt scharf und wird übersprungen. Falls nicht, schalten Sie „Bereits scharfe Fotos überspringen“ aus.</numerusform>
            <numerusform>Die übrigen %Ln Fotos wirken scharf und werden übersprungen. Falls nicht, schalten Sie „Bereits scharfe Fotos überspringen“ aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings: {0}.</source>
        <translation>
            <numerusform>%Ln Foto ist mit anderen Einstellungen fertig: {0}.</numerusform>
            <numerusform>%Ln Fotos sind mit anderen Einstellungen fertig: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings.</source>
        <translation>
            <numerusform>%Ln Foto ist mit anderen Einstellungen fertig.</numerusform>
            <numerusform>%Ln Fotos sind mit anderen Einstellungen fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, replacing the results</source>
        <translation>Erneut verarbeiten, Ergebnisse ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>Process again, replacing %Ln result(s)</source>
        <translation>
            <numerusform>Erneut verarbeiten, %Ln Ergebnis ersetzen</numerusform>
            <numerusform>Erneut verarbeiten, %Ln Ergebnisse ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, keeping the results</source>
        <translation>Erneut verarbeiten, Ergebnisse behalten</translation>
    </message>
    <message>
        <source>{0} if none is skipped</source>
        <translation>{0}, wenn keins übersprungen wird</translation>
    </message>
    <message>
        <source>Time: {0} · results: {1}</source>
        <translation>Dauer: {0} · Ergebnisse: {1}</translation>
    </message>
    <message>
        <source>Time: {0}</source>
        <translation>Dauer: {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort stoppen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Add photos first.</source>
        <translation>Fügen Sie zuerst Fotos hinzu.</translation>
    </message>
    <message>
        <source>The photos at hand are being finished. Stop now leaves them undone.</source>
        <translation>Die Fotos in Arbeit werden noch fertiggestellt. Sofort stoppen bricht sie ab.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>StatsLine</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Bildrate und Verzögerung</translation>
    </message>
    <message>
        <source>Latency: time from a frame&apos;s arrival to its display, usually and at most for 19 of 20 frames. Dropped: frames replaced by a newer one. CPU: this program&apos;s share of all processors.</source>
        <translation>Verzögerung: vom Eintreffen eines Bildes bis zu seiner Anzeige; meistens, und höchstens bei 19 von 20 Bildern. Ausgelassen: Bilder, die durch ein neueres ersetzt wurden. CPU: Anteil dieses Programms an allen Prozessoren.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms, rarely above {5:.0f} ms · dropped {6} · CPU {7:.0f}%</source>
        <translation>Kamera {0}{1:.1f} Bilder/s · geschärft {2:.1f} · gezeigt {3:.1f} · Verzögerung {4:.0f} ms, selten über {5:.0f} ms · ausgelassen {6} · CPU {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Save at another strength</source>
        <translation>Mit anderer Stärke speichern</translation>
    </message>
    <message>
        <source>Save at {0}%</source>
        <translation>Mit {0} % speichern</translation>
    </message>
    <message>
        <source>The file has strength {0}%. Saves it again at strength {1}%; the original is never changed.</source>
        <translation>Die Datei hat Stärke {0} %. Speichert sie mit Stärke {1} % neu; das Original wird nie verändert.</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln selected at {0}%</source>
        <translation>
            <numerusform>%Ln ausgewähltes mit {0} % speichern</numerusform>
            <numerusform>%Ln ausgewählte mit {0} % speichern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save all %Ln at {0}%</source>
        <translation>
            <numerusform>%Ln mit {0} % speichern</numerusform>
            <numerusform>Alle %Ln mit {0} % speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Save {1} at {0}%</source>
        <translation>{1} mit {0} % speichern</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln other(s) at {0}%</source>
        <translation>
            <numerusform>%Ln anderes mit {0} % speichern</numerusform>
            <numerusform>%Ln andere mit {0} % speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Saves the results that have another strength again at strength {0}%, each with the model that it was made with. The originals are never changed.</source>
        <translation>Speichert die Ergebnisse, die eine andere Stärke haben, mit Stärke {0} % neu, jedes mit dem Modell, mit dem es entstanden ist. Die Originale werden nie verändert.</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: it does not include {0}. Get the full package of Deblur, which is about {1} MB larger. Everything else works here too.</source>
        <translation>Dieses Paket kann nicht trainieren: {0} ist nicht enthalten. Holen Sie das volle Paket von Deblur; es ist etwa {1} MB größer. Alles andere geht auch hier.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Installing; this takes a few minutes…</source>
        <translation>Wird installiert; das dauert einige Minuten…</translation>
    </message>
    <message>
        <source>Missing for training: {0}. Estimate: about {2} MB to download, {1} MB on disk; 2 to 5 minutes to install with a usual connection.</source>
        <translation>Für das Training fehlt: {0}. Geschätzt: etwa {2} MB Download, {1} MB auf der Festplatte; die Installation dauert mit einer üblichen Verbindung 2 bis 5 Minuten.</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Installing: downloading {0}, {1}…</source>
        <translation>Installation: {0} wird heruntergeladen, {1}…</translation>
    </message>
    <message>
        <source>Installing: unpacking; this may take a minute…</source>
        <translation>Installation: Wird entpackt; das kann eine Minute dauern…</translation>
    </message>
    <message>
        <source>The installation failed: {0} See the log for details.</source>
        <translation>Die Installation ist fehlgeschlagen: {0} Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Installed. Training is available now.</source>
        <translation>Installiert. Das Training ist jetzt verfügbar.</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>A tuning is already running. Wait until it finishes, or stop it.</source>
        <translation>Eine Abstimmung läuft bereits. Warten Sie auf ihr Ende oder halten Sie sie erst an.</translation>
    </message>
    <message>
        <source>{0}: cannot be read</source>
        <translation>{0}: nicht lesbar</translation>
    </message>
    <message>
        <source>{0:+.2f} dB</source>
        <translation>{0:+.2f} dB</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? An adopted model stays in the list of models.</source>
        <translation>Diese Abstimmung mit ihren Ausschnitten und Zwischenständen löschen? Ein übernommenes Modell bleibt in der Liste der Modelle.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Abstimmung löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Stop the training and delete everything it has learned?</source>
        <translation>Das Training stoppen und alles Gelernte löschen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Stop and delete</source>
        <translation>Stoppen und löschen</translation>
    </message>
    <message>
        <source>Photos are now deblurred with {0}.</source>
        <translation>Fotos werden jetzt mit „{0}“ geschärft.</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Fotos zeigen</translation>
    </message>
    <message>
        <source>Better: photos are now deblurred with {0}.</source>
        <translation>Besser: Fotos werden jetzt mit „{0}“ geschärft.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Deblur schließen</translation>
    </message>
    <message>
        <source>A tuning is still running.</source>
        <translation>Eine Abstimmung läuft noch.</translation>
    </message>
    <message>
        <source>It can continue without the window, or be stopped now and resumed later.</source>
        <translation>Sie kann ohne das Fenster weiterlaufen oder jetzt gestoppt und später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Im Hintergrund fortsetzen</translation>
    </message>
    <message>
        <source>Stop tuning</source>
        <translation>Abstimmung stoppen</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Auf meine Kamera abstimmen…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Abstimmungen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera has its own blur, noise and processing. A model tuned to yours gives better results on your photos.&lt;/p&gt;&lt;p&gt;You need at least 4 pairs, better 20 to 100: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone work too: blurred versions are synthesized from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. Training takes minutes to hours, as the dialog says; nothing leaves this computer, and the new model is adopted only if it is better on photos it was not trained on.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Ein Modell für Ihre Kamera&lt;/h2&gt;&lt;p&gt;Jede Kamera hat ihre eigene Unschärfe, ihr eigenes Rauschen und ihre eigene Bildverarbeitung. Ein auf Ihre Kamera abgestimmtes Modell liefert bei Ihren Fotos bessere Ergebnisse.&lt;/p&gt;&lt;p&gt;Sie brauchen mindestens 4 Paare, besser 20 bis 100: dieselbe Szene einmal scharf, vom Stativ oder kurz belichtet, und einmal verwackelt, in zwei Ordnern namens &lt;b&gt;sharp&lt;/b&gt; und &lt;b&gt;blur&lt;/b&gt;. Scharfe Fotos allein genügen auch: Die verwackelten werden dann aus ihnen erzeugt.&lt;/p&gt;&lt;p&gt;Ziehen Sie den Ordner hierher. Das Training dauert Minuten bis Stunden, wie lange, steht im Dialog; nichts verlässt diesen Rechner, und das neue Modell wird nur übernommen, wenn es bei Fotos, die nicht im Training waren, besser ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This tuning has ended. To train further, tune its model again.</source>
        <translation>Diese Abstimmung ist beendet. Um weiter zu trainieren, stimmen Sie ihr Modell erneut ab.</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Wait until the batch has ended.</source>
        <translation>Warten Sie, bis der Stapel beendet ist.</translation>
    </message>
    <message>
        <source>Wait until the other results are moved.</source>
        <translation>Warten Sie, bis die anderen Ergebnisse verschoben sind.</translation>
    </message>
    <message>
        <source>The result is itself in the list.</source>
        <translation>Das Ergebnis ist selbst in der Liste.</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Es gibt noch kein Ergebnis.</translation>
    </message>
    <message>
        <source>Delete results</source>
        <translation>Ergebnisse löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be moved to a bin here. Delete for good?</source>
        <translation>
            <numerusform>%Ln Ergebnis kann hier nicht in einen Papierkorb verschoben werden. Endgültig löschen?</numerusform>
            <numerusform>%Ln Ergebnisse können hier nicht in einen Papierkorb verschoben werden. Endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) moved to the bin.</source>
        <translation>
            <numerusform>%Ln Ergebnis in den Papierkorb verschoben.</numerusform>
            <numerusform>%Ln Ergebnisse in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) deleted.</source>
        <translation>
            <numerusform>%Ln Ergebnis gelöscht.</numerusform>
            <numerusform>%Ln Ergebnisse gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) could not be deleted: {0}. May you write to the folder?</source>
        <translation>
            <numerusform>%Ln Ergebnis konnte nicht gelöscht werden: {0}. Dürfen Sie in den Ordner schreiben?</numerusform>
            <numerusform>%Ln Ergebnisse konnten nicht gelöscht werden: {0}. Dürfen Sie in den Ordner schreiben?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) not brought back, look in the bin: {0}.</source>
        <translation>
            <numerusform>%Ln Ergebnis nicht zurückgeholt, sehen Sie im Papierkorb nach: {0}.</numerusform>
            <numerusform>%Ln Ergebnisse nicht zurückgeholt, sehen Sie im Papierkorb nach: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since, so not moved: {0}.</source>
        <translation>
            <numerusform>%Ln seither geändert, also nicht verschoben: {0}.</numerusform>
            <numerusform>%Ln seither geändert, also nicht verschoben: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln Ergebnis ist nicht zu finden.</numerusform>
            <numerusform>%Ln Ergebnisse sind nicht zu finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TriageController</name>
    <message>
        <source>No such photos in the list.</source>
        <translation>Keine solchen Fotos in der Liste.</translation>
    </message>
    <message>
        <source>Photos cannot be removed while a batch is running.</source>
        <translation>Solange ein Stapel läuft, können keine Fotos entfernt werden.</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</source>
        <translation>
            <numerusform>%Ln der scharfen, mit „Scharf?“ markiert, ist unsicher und wird verarbeitet.</numerusform>
            <numerusform>%Ln der scharfen, mit „Scharf?“ markiert, sind unsicher und werden verarbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln Datei ist nicht lesbar.</numerusform>
            <numerusform>%Ln Dateien sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with blur longer than the model removes well.</source>
        <translation>
            <numerusform>%Ln mit längerer Unschärfe, als das Modell gut entfernt.</numerusform>
            <numerusform>%Ln mit längerer Unschärfe, als das Modell gut entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Die unscharfen zeigen</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Nur die unscharfen behalten</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Auf meine Kamera abstimmen</translation>
    </message>
    <message>
        <source>Take these photos</source>
        <translation>Diese Fotos nehmen</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt der Untersuchung</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Alle Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Use photos as</source>
        <translation>Fotos &amp;verwenden als</translation>
    </message>
    <message>
        <source>&amp;Start from</source>
        <translation>&amp;Ausgehen von</translation>
    </message>
    <message>
        <source>Also &amp;imitate</source>
        <translation>Zusätzlich &amp;lernen von</translation>
    </message>
    <message>
        <source>While it learns from your photos, the new model also learns to give the results of this one, its teacher. Imitating itself as it is now keeps what it can do already; a larger model can show it more.</source>
        <translation>Während es aus Ihren Fotos lernt, lernt das neue Modell auch, die Ergebnisse dieses Modells zu liefern (seines Lehrers). Ahmt es sich selbst nach, wie es jetzt ist, behält es, was es schon kann; ein größeres Modell kann ihm mehr zeigen.</translation>
    </message>
    <message>
        <source>Training effort</source>
        <translation>Trainingsaufwand</translation>
    </message>
    <message>
        <source>Drop a folder, not files.</source>
        <translation>Ziehen Sie einen Ordner hierher, keine Dateien.</translation>
    </message>
    <message>
        <source>The last scan is still being stopped. Try again in a moment.</source>
        <translation>Die letzte Prüfung wird noch gestoppt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Sharp photos: blur is synthesized</source>
        <translation>Scharfe Fotos: Die Unschärfe wird erzeugt</translation>
    </message>
    <message>
        <source>Blurred photos: a larger model shows the result</source>
        <translation>Unscharfe Fotos: ein größeres Modell zeigt das Ergebnis</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of photos in the folders blur and sharp, sharp photos alone, or blurred photos alone with a larger model to imitate.</source>
        <translation>Ordner hier ablegen: Fotopaare in den Ordnern blur und sharp, nur scharfe Fotos, oder nur unscharfe Fotos mit einem größeren Modell als Vorbild.</translation>
    </message>
    <message>
        <source>{0} are few: with 20 to 100 the new model gets better.</source>
        <translation>{0} sind wenig: Mit 20 bis 100 wird das neue Modell besser.</translation>
    </message>
    <message>
        <source>Install what is missing first.</source>
        <translation>Installieren Sie zuerst, was fehlt.</translation>
    </message>
    <message>
        <source>{0} of at least {1} pairs: add more to start.</source>
        <translation>{0} von mindestens {1} Paaren: Für den Start werden mehr gebraucht.</translation>
    </message>
    <message>
        <source>{0} of at least {1} photos: add more to start.</source>
        <translation>{0} von mindestens {1} Fotos: Für den Start werden mehr gebraucht.</translation>
    </message>
    <message>
        <source>Choose a larger model</source>
        <translation>Wählen Sie ein größeres Modell</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>niemandem</translation>
    </message>
    <message>
        <source>{0}, estimated for {1} photos</source>
        <translation>{0}, geschätzt für {1} Fotos</translation>
    </message>
    <message>
        <source>{0}, a rough estimate</source>
        <translation>{0}, grob geschätzt</translation>
    </message>
    <message>
        <source>{0}, estimated</source>
        <translation>{0}, geschätzt</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>Dauer wird geschätzt…</translation>
    </message>
    <message>
        <source>Blurred photos alone need a larger model to imitate: {0} or {1}.</source>
        <translation>Unscharfe Fotos allein brauchen ein größeres Modell als Vorbild: {0} oder {1}.</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Wird durchsucht…</translation>
    </message>
    <message>
        <source>{0} good, {1} repaired, {2} excluded.</source>
        <translation>{0} gut, {1} repariert, {2} ausgeschlossen.</translation>
    </message>
    <message>
        <source>Itself as it is now (keeps what it can already do)</source>
        <translation>sich selbst, wie es jetzt ist (behält, was es schon kann)</translation>
    </message>
    <message>
        <source>{0}: {1} steps</source>
        <translation>{0}: {1} Schritte</translation>
    </message>
    <message>
        <source>time estimated after the first steps</source>
        <translation>die Zeit wird nach den ersten Schritten geschätzt</translation>
    </message>
    <message>
        <source>{0}, going by the last tuning</source>
        <translation>{0}, nach der letzten Abstimmung geschätzt</translation>
    </message>
    <message>
        <source>No training data. Drop a folder to scan it.</source>
        <translation>Keine Trainingsdaten. Ziehen Sie einen Ordner hierher, um ihn zu durchsuchen.</translation>
    </message>
    <message>
        <source>{0} usable; at least {1} needed, 20 to 100 recommended.</source>
        <translation>{0} brauchbar; mindestens {1} nötig, 20 bis 100 empfohlen.</translation>
    </message>
    <message>
        <source>A model named {0} already exists. Choose another name.</source>
        <translation>Es gibt bereits ein Modell namens {0}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Not enough disk space in {0}: 2 GB needed.</source>
        <translation>Zu wenig Platz auf der Platte in {0}: 2 GB nötig.</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Name des neuen Modells</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Paare oder Fotos</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>What the left side of the divider shows</source>
        <translation>Was links vom Teiler zu sehen ist</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>Links: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>menu and choice</comment>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Previews ({0})</source>
        <translation>Vorschauen ({0})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoChoices</name>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Smaller file (about half the size)</source>
        <translation>Kleinere Datei (etwa halb so groß)</translation>
    </message>
    <message>
        <source>For editing (about twice the size)</source>
        <translation>Zum Bearbeiten (etwa doppelt so groß)</translation>
    </message>
    <message>
        <source>Copied unchanged</source>
        <translation>Wird unverändert übernommen</translation>
    </message>
    <message>
        <source>Reduce flicker in static areas</source>
        <translation>Flimmern unbewegter Bereiche verringern</translation>
    </message>
    <message>
        <source>Where nothing moves, each frame is blended with the one before it, so that noise flickers less. What moves is left alone.</source>
        <translation>Wo sich nichts bewegt, wird jedes Bild mit dem vorigen gemischt, damit das Rauschen weniger flimmert. Was sich bewegt, bleibt unberührt.</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>0 loses nothing and makes huge files; at 17 no difference is seen; from 28 on losses are visible. Encoders call this number CRF.</source>
        <translation>0 verliert nichts und ergibt riesige Dateien; bei 17 sieht man keinen Unterschied; ab 28 sind Verluste sichtbar. Encoder nennen diese Zahl CRF.</translation>
    </message>
    <message>
        <source>The kind of file follows from its name: .mp4, .mov, .m4v or .mkv.</source>
        <translation>Die Art der Datei ergibt sich aus ihrem Namen: .mp4, .mov, .m4v oder .mkv.</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Kompression</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>None in this video</source>
        <translation>Dieses Video hat keinen</translation>
    </message>
    <message>
        <source>H.265, since the video has finer colours (10 bits)</source>
        <translation>H.265, da das Video feinere Farben hat (10 Bit)</translation>
    </message>
    <message>
        <source>H.264, which plays almost everywhere</source>
        <translation>H.264, das fast überall läuft</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>Eigene Wahl</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{0} will be opened when the current video is done.</source>
        <translation>{0} wird geöffnet, sobald das aktuelle Video fertig ist.</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Ein Video schärfen</translation>
    </message>
    <message>
        <source>Frame shown</source>
        <translation>Gezeigtes Bild</translation>
    </message>
    <message>
        <source>Which frame of the video is shown and tried.</source>
        <translation>Welches Bild des Videos gezeigt und probiert wird.</translation>
    </message>
    <message>
        <source>Video progress</source>
        <translation>Videofortschritt</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Press Stop first. Finished parts are kept.</source>
        <translation>Drücken Sie erst „Stoppen“. Fertige Teile bleiben erhalten.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), first: {0}</source>
        <translation>
            <numerusform>%Ln Video, das erste: {0}</numerusform>
            <numerusform>%Ln Videos, das erste: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln finished frame(s) are kept; you can resume later.</source>
        <translation>
            <numerusform>Gestoppt. %Ln fertiges Bild bleibt erhalten; Sie können später fortsetzen.</numerusform>
            <numerusform>Gestoppt. %Ln fertige Bilder bleiben erhalten; Sie können später fortsetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before a first part was finished: nothing of that video is kept. Start begins it again.</source>
        <translation>Gestoppt, bevor ein erster Teil fertig war: Von diesem Video bleibt nichts. Start beginnt es von vorn.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted result(s) cannot be resumed: the video or the settings have changed. The finished part is not used.</source>
        <translation>
            <numerusform>%Ln unterbrochenes Ergebnis kann nicht fortgesetzt werden: Das Video oder die Einstellungen haben sich geändert. Der fertige Teil wird nicht verwendet.</numerusform>
            <numerusform>%Ln unterbrochene Ergebnisse können nicht fortgesetzt werden: Das Video oder die Einstellungen haben sich geändert. Der fertige Teil wird nicht verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the video…</source>
        <translation>Das Video wird gelesen…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Deblurring a frame with {0}, to show the result and the time…</source>
        <translation>Ein Bild wird mit „{0}“ geschärft, um Ergebnis und Dauer zu zeigen…</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>Save result as</source>
        <translation>Ergebnis speichern unter</translation>
    </message>
    <message>
        <source>Stopped. You can resume later.</source>
        <translation>Gestoppt. Sie können später fortsetzen.</translation>
    </message>
    <message>
        <source>Done. The original is unchanged.</source>
        <translation>Fertig. Das Original ist unverändert.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>„{0}“: {1}</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>{0:.4g} frames per second</source>
        <translation>{0:.4g} Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>{0}-bit colour</source>
        <translation>{0} Bit Farbtiefe</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>mit Ton</translation>
    </message>
    <message>
        <source>without sound</source>
        <translation>ohne Ton</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Geschärft</translation>
    </message>
    <message>
        <source>{0} frames; {1}</source>
        <translation>{0} Bilder; {1}</translation>
    </message>
    <message>
        <source>Videos ({0})</source>
        <translation>Videos ({0})</translation>
    </message>
    <message>
        <source>frame {0:.0f} of {1:.0f}</source>
        <translation>Bild {0:.0f} von {1:.0f}</translation>
    </message>
    <message>
        <source>{0:.2g} frames per second</source>
        <translation>{0:.2g} Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Verklein&amp;ern</translation>
    </message>
    <message>
        <source>Compare all mo&amp;dels here</source>
        <translation>Alle Mo&amp;delle hier vergleichen</translation>
    </message>
    <message>
        <source>Previews the visible part with every installed model, one after the other</source>
        <translation>Zeigt eine Vorschau des sichtbaren Ausschnitts mit jedem installierten Modell, eines nach dem anderen</translation>
    </message>
    <message>
        <source>Zoom: 100% shows each pixel of the photo as it is</source>
        <translation>Zoom: 100 % zeigt jeden Bildpunkt des Fotos so, wie er ist</translation>
    </message>
    <message>
        <source>Computing the preview…</source>
        <translation>Vorschau wird berechnet…</translation>
    </message>
    <message>
        <source>Preview computed in {0:.1f} s.</source>
        <translation>Vorschau in {0:.1f} s berechnet.</translation>
    </message>
    <message>
        <source>Only the centre was previewed: this model takes minutes per megapixel.</source>
        <translation>Nur die Mitte: Dieses Modell braucht Minuten pro Megapixel.</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Fotos oder Ordner hierher ziehen.

Die Originale werden nie verändert.</translation>
    </message>
    <message>
        <source>&amp;Preview here</source>
        <translation>Vorschau &amp;hier</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Loup&amp;e</source>
        <translation>&amp;Lupe</translation>
    </message>
    <message>
        <source>&amp;Change map</source>
        <translation>Änderungs&amp;karte</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>E&amp;inpassen</translation>
    </message>
    <message>
        <source>&amp;Zoom to 100%</source>
        <translation>&amp;Zoom auf 100 %</translation>
    </message>
    <message>
        <source>There is a result of every model; nothing has to be computed.</source>
        <translation>Von jedem Modell gibt es ein Ergebnis; es ist nichts zu berechnen.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result: {0}</source>
        <translation>Ergebnis: {0}</translation>
    </message>
    <message>
        <source>Result at {0}%</source>
        <translation>Ergebnis mit {0} %</translation>
    </message>
    <message>
        <source>Earlier: {0}</source>
        <translation>Früher: {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>Vorschau: {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <comment>on a button</comment>
        <translation>Vorschau: {0}</translation>
    </message>
    <message>
        <source>The saved result: {0}</source>
        <translation>Das gespeicherte Ergebnis: {0}</translation>
    </message>
    <message>
        <source>The result at the strength chosen now. It is not saved.</source>
        <translation>Das Ergebnis mit der jetzt gewählten Stärke. Es ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>A result saved before: {0}</source>
        <translation>Ein früher gespeichertes Ergebnis: {0}</translation>
    </message>
    <message>
        <source>A preview of the model at this strength. It is not saved.</source>
        <translation>Eine Vorschau des Modells mit dieser Stärke. Sie ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Zoom {0}</source>
        <translation>Zoom {0}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>Willkommen bei Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of blurred photos on this window and press Start.</source>
        <translation>Ziehen Sie einen Ordner mit unscharfen Fotos auf dieses Fenster und drücken Sie „Start“.</translation>
    </message>
    <message>
        <source>Your originals are never changed; results are new files.</source>
        <translation>Ihre Originale werden nie verändert; die Ergebnisse sind neue Dateien.</translation>
    </message>
    <message>
        <source>Everything is computed on this computer. No photo leaves it.</source>
        <translation>Alles wird auf diesem Rechner berechnet. Kein Foto verlässt ihn.</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>Die Beispielfotos schärfen</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Einen Ordner öffnen…</translation>
    </message>
</context>
<context>
    <name>WelcomeController</name>
    <message>
        <source>A batch was interrupted; {0}.</source>
        <translation>Ein Stapel wurde unterbrochen; {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches were interrupted; {0}.</source>
        <translation>
            <numerusform>%Ln Stapel wurde unterbrochen; {0}.</numerusform>
            <numerusform>%Ln Stapel wurden unterbrochen; {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left in {0}</source>
        <translation>
            <numerusform>noch %Ln Foto in {0}</numerusform>
            <numerusform>noch %Ln Fotos in {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>Alle verwerfen…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Bisherige Ergebnisse bleiben; die übrigen Fotos werden nicht verarbeitet.</translation>
    </message>
    <message>
        <source>Discard interrupted batches</source>
        <translation>Unterbrochene Stapel verwerfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Interrupted batches</source>
        <translation>Unterbrochene Stapel</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&apos;{name}&apos; is not a valid name for a model.</source>
        <translation>„{name}“ ist kein gültiger Name für ein Modell.</translation>
    </message>
    <message>
        <source>&apos;{which}&apos; cannot be recorded.</source>
        <translation>„{which}“ kann nicht aufgenommen werden.</translation>
    </message>
    <message>
        <source>--base must be a folder that contains all the pictures.</source>
        <translation>--base muss ein Ordner sein, der alle Bilder enthält.</translation>
    </message>
    <message>
        <source>--base requires an output folder.</source>
        <translation>--base braucht einen Ausgabeordner.</translation>
    </message>
    <message>
        <source>--set {text} has no =.</source>
        <translation>--set {text} enthält kein =.</translation>
    </message>
    <message>
        <source>The default is 17.</source>
        <translation>Der Vorgabewert ist 17.</translation>
    </message>
    <message>
        <source>20 to 100 are recommended.</source>
        <translation>Empfohlen sind 20 bis 100.</translation>
    </message>
    <message>
        <source>8 bits lose {mean_db:.2f} dB on average and {worst_db:.2f} dB on the worst of {count} pictures; the limits are {max_loss_db:g} and {max_worst_loss_db:g} dB.</source>
        <translation>8 Bit verlieren im Mittel {mean_db:.2f} dB und beim schlechtesten von {count} Bildern {worst_db:.2f} dB; die Grenzen sind {max_loss_db:g} und {max_worst_loss_db:g} dB.</translation>
    </message>
    <message>
        <source>The default is {default}.</source>
        <translation>Der Vorgabewert ist {default}.</translation>
    </message>
    <message>
        <source>A model named &apos;{name}&apos; already exists.</source>
        <translation>Es gibt bereits ein Modell namens „{name}“.</translation>
    </message>
    <message>
        <source>A recording is already running.</source>
        <translation>Eine Aufnahme läuft bereits.</translation>
    </message>
    <message>
        <source>A segment of {name} is damaged.</source>
        <translation>Ein Abschnitt von {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>A shard takes {size:.0f} MB. Free some space or choose another folder.</source>
        <translation>Ein Shard braucht {size:.0f} MB. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A template is a file name; choose the folder with --output.</source>
        <translation>Eine Vorlage ist ein Dateiname; der Ordner wird mit --output gewählt.</translation>
    </message>
    <message>
        <source>A virtual camera is not available.</source>
        <translation>Eine virtuelle Kamera ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>A worker process was killed, probably because the system ran out of memory.</source>
        <translation>Ein Arbeitsprozess wurde beendet, wahrscheinlich, weil dem System der Speicher ausging.</translation>
    </message>
    <message>
        <source>Add --teacher FILE, or --teacher self for the initial student.</source>
        <translation>Ergänzen Sie --teacher FILE oder, für den Schüler im Anfangszustand, --teacher self.</translation>
    </message>
    <message>
        <source>Add --teacher.</source>
        <translation>Ergänzen Sie --teacher.</translation>
    </message>
    <message>
        <source>Add -o FOLDER.</source>
        <translation>Ergänzen Sie -o FOLDER.</translation>
    </message>
    <message>
        <source>Add more pairs, or a validation folder.</source>
        <translation>Fügen Sie mehr Paare oder einen Ordner zur Validierung hinzu.</translation>
    </message>
    <message>
        <source>Add {stem} or {n}.</source>
        <translation>Ergänzen Sie {stem} oder {n}.</translation>
    </message>
    <message>
        <source>All files of this tuning are in {folder}.</source>
        <translation>Alle Dateien dieser Abstimmung liegen in {folder}.</translation>
    </message>
    <message>
        <source>All {count} pictures already have results.</source>
        <translation>Alle {count} Bilder haben schon Ergebnisse.</translation>
    </message>
    <message>
        <source>All {steps} steps are done. To continue, raise steps, epochs or minutes.</source>
        <translation>Alle {steps} Schritte sind fertig. Um weiterzumachen, erhöhen Sie steps, epochs oder minutes.</translation>
    </message>
    <message>
        <source>All {total} pairs are of one scene ({scene}): frames {first} to {total} are used for validation but look like the others, so scores will be too high. Add pairs of another scene.</source>
        <translation>Alle {total} Paare zeigen dieselbe Szene ({scene}): Die Bilder {first} bis {total} dienen der Validierung, gleichen aber den anderen, sodass die Werte zu hoch ausfallen. Fügen Sie Paare einer anderen Szene hinzu.</translation>
    </message>
    <message>
        <source>Allow less memory, close other programs, or choose another model.</source>
        <translation>Erlauben Sie weniger Speicher, schließen Sie andere Programme oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Allow more memory, close other programs, or choose a smaller model.</source>
        <translation>Erlauben Sie mehr Speicher, schließen Sie andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Another process is making {name}.</source>
        <translation>Ein anderer Prozess erstellt gerade {name}.</translation>
    </message>
    <message>
        <source>At most {limit} megapixels are read; if the image is intact, split it into parts.</source>
        <translation>Es werden höchstens {limit} Megapixel gelesen; ist das Bild in Ordnung, teilen Sie es auf.</translation>
    </message>
    <message>
        <source>Available: {cameras}.</source>
        <translation>Verfügbar: {cameras}.</translation>
    </message>
    <message>
        <source>Batch {batch_id} is still running ({owner}).</source>
        <translation>Stapel {batch_id} läuft noch ({owner}).</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher other than the model itself.</source>
        <translation>Verwackelte Fotos ohne scharfe brauchen einen anderen Lehrer als das Modell selbst.</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher.</source>
        <translation>Verwackelte Fotos ohne scharfe brauchen einen Lehrer.</translation>
    </message>
    <message>
        <source>Bursts found: {count}, with {frames} frames. Only the sharpest of each is used.</source>
        <translation>Gefundene Serien: {count}, mit {frames} Bildern. Von jeder wird nur das schärfste verwendet.</translation>
    </message>
    <message>
        <source>Calibrating with {crops} crops; this takes minutes.</source>
        <translation>Kalibrierung mit {crops} Ausschnitten; das dauert Minuten.</translation>
    </message>
    <message>
        <source>Cameras have numbers, starting at 0. List them with: deblur camera --list</source>
        <translation>Kameras haben Nummern ab 0. Auflisten mit: deblur camera --list</translation>
    </message>
    <message>
        <source>Cannot change while running: {fields}.</source>
        <translation>Im laufenden Betrieb nicht änderbar: {fields}.</translation>
    </message>
    <message>
        <source>Cannot connect to the server of {file}: {reason}.</source>
        <translation>Keine Verbindung zum Server von {file}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot copy the model to {folder}: {reason}.</source>
        <translation>Das Modell kann nicht nach {folder} kopiert werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot lock {path} ({error}); do not start the same batch twice.</source>
        <translation>{path} kann nicht gesperrt werden ({error}); starten Sie denselben Stapel nicht zweimal.</translation>
    </message>
    <message>
        <source>Cannot read the card in {file}: {reason}.</source>
        <translation>Die Modellkarte in {file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot read the model file {file}: {reason}.</source>
        <translation>Die Modelldatei {file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot remove {name}: {reason}.</source>
        <translation>{name} kann nicht entfernt werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot rename {name}: {reason}.</source>
        <translation>{name} kann nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>{program} kann nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot write to {folder}. Choose another output folder.</source>
        <translation>In {folder} kann nicht geschrieben werden. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}.</source>
        <translation>{file} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Change the permissions of the file.</source>
        <translation>Ändern Sie die Zugriffsrechte der Datei.</translation>
    </message>
    <message>
        <source>Changed settings: {free}.</source>
        <translation>Geänderte Einstellungen: {free}.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and not blocked by a privacy switch. Then start it again.</source>
        <translation>Prüfen Sie, ob sie von einem anderen Programm benutzt wird, durch einen Schalter verdeckt oder abgesteckt ist, und starten Sie sie dann neu.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and allowed in the privacy settings of the system. Then start it again.</source>
        <translation>Prüfen Sie, ob sie angeschlossen, von keinem anderen Programm benutzt und in den Datenschutzeinstellungen des Systems erlaubt ist. Starten Sie sie dann neu.</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>Prüfen Sie die Platte und ihren Anschluss.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the connection.</source>
        <translation>Prüfen Sie die Platte, die Karte oder die Verbindung.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the network connection.</source>
        <translation>Prüfen Sie die Platte, die Karte oder die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Check the folder first: deblur-train check</source>
        <translation>Prüfen Sie erst den Ordner: deblur-train check</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>Prüfen Sie den freien Platz und die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Check the free space and your permissions there.</source>
        <translation>Prüfen Sie den freien Platz und Ihre Zugriffsrechte dort.</translation>
    </message>
    <message>
        <source>Check the path and the permissions, or connect the drive.</source>
        <translation>Prüfen Sie den Pfad und die Zugriffsrechte oder schließen Sie das Laufwerk an.</translation>
    </message>
    <message>
        <source>Check the permissions and the drive.</source>
        <translation>Prüfen Sie die Zugriffsrechte und das Laufwerk.</translation>
    </message>
    <message>
        <source>Check the spelling, or connect the drive.</source>
        <translation>Prüfen Sie die Schreibweise oder schließen Sie das Laufwerk an.</translation>
    </message>
    <message>
        <source>Check your network connection, and try again.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Checking every tensor...</source>
        <translation>Jeder Tensor wird geprüft...</translation>
    </message>
    <message>
        <source>Choose 1, 0.75, 0.5, 0.375 or 0.25.</source>
        <translation>Wählen Sie 1, 0.75, 0.5, 0.375 oder 0.25.</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3.</source>
        <translation>Wählen Sie 1, 2 oder 3.</translation>
    </message>
    <message>
        <source>Choose CPU as the device, or another model.</source>
        <translation>Wählen Sie CPU als Gerät oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>Wählen Sie PNG oder TIFF.</translation>
    </message>
    <message>
        <source>Choose a .safetensors file that was made for it.</source>
        <translation>Wählen Sie eine .safetensors-Datei, die dafür gemacht wurde.</translation>
    </message>
    <message>
        <source>Choose a .safetensors, .npz or .pth file of weights, and download it again.</source>
        <translation>Wählen Sie eine .safetensors-, .npz- oder .pth-Datei mit Gewichten und laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>Choose a disk that is not FAT32.</source>
        <translation>Wählen Sie einen Datenträger ohne FAT32.</translation>
    </message>
    <message>
        <source>Choose a file ending in .onnx that was exported for onnxruntime.</source>
        <translation>Wählen Sie eine Datei mit der Endung .onnx, die für onnxruntime exportiert wurde.</translation>
    </message>
    <message>
        <source>Choose a folder that contains photos.</source>
        <translation>Wählen Sie einen Ordner, der Fotos enthält.</translation>
    </message>
    <message>
        <source>Choose a rate from 1 to {limit:g}.</source>
        <translation>Wählen Sie eine Rate von 1 bis {limit:g}.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose another folder for recordings.</source>
        <translation>Wählen Sie einen anderen Ordner für Aufnahmen.</translation>
    </message>
    <message>
        <source>Choose another folder for snapshots.</source>
        <translation>Wählen Sie einen anderen Ordner für Schnappschüsse.</translation>
    </message>
    <message>
        <source>Choose another folder for the new run.</source>
        <translation>Wählen Sie einen anderen Ordner für den neuen Lauf.</translation>
    </message>
    <message>
        <source>Choose another folder, or free up space on the disk.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz auf der Platte.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another format, such as PNG.</source>
        <translation>Wählen Sie ein anderes Format, etwa PNG.</translation>
    </message>
    <message>
        <source>Choose another model for the camera.</source>
        <translation>Wählen Sie ein anderes Modell für die Kamera.</translation>
    </message>
    <message>
        <source>Choose another model, or run: deblur watch FOLDER --model {name}</source>
        <translation>Wählen Sie ein anderes Modell oder starten Sie: deblur watch FOLDER --model {name}</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>Wählen Sie einen anderen Namen oder erlauben Sie das Ersetzen.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that model first.</source>
        <translation>Wählen Sie einen anderen Namen oder entfernen Sie erst jenes Modell.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>Choose another area.</source>
        <translation>Wählen Sie einen anderen Ausschnitt.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>A bundled model has the same name; rename the folder.</source>
        <translation>Ein mitgeliefertes Modell hat denselben Namen; benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Allow more with --memory, close other programs, or reduce the image first.</source>
        <translation>Erlauben Sie mehr mit --memory, schließen Sie andere Programme oder verkleinern Sie das Bild zuerst.</translation>
    </message>
    <message>
        <source>Batch {batch_id} waits in the queue of an open window ({owner}).</source>
        <translation>Stapel {batch_id} wartet in der Warteschlange eines offenen Fensters ({owner}).</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Stapel {number}</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Before and after of {name}</source>
        <translation>Vorher und nachher: {name}</translation>
    </message>
    <message>
        <source>Better on these pictures, but worse on other blur: {summary}.</source>
        <translation>Besser bei diesen Bildern, aber schlechter bei anderer Unschärfe: {summary}.</translation>
    </message>
    <message>
        <source>Better than {old}: {summary}.</source>
        <translation>Besser als „{old}“: {summary}.</translation>
    </message>
    <message>
        <source>Camera RAW files found: {count}. Their reader is not installed. {hint}</source>
        <translation>Gefundene Kamera-RAW-Dateien: {count}. Ihr Leseprogramm ist nicht installiert. {hint}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}.</source>
        <translation>In {folder} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Checking the photos: {done} of {total}</source>
        <translation>Fotos werden geprüft: {done} von {total}</translation>
    </message>
    <message>
        <source>Choose another size or another camera.</source>
        <translation>Wählen Sie eine andere Größe oder eine andere Kamera.</translation>
    </message>
    <message>
        <source>Choose another video.</source>
        <translation>Wählen Sie ein anderes Video.</translation>
    </message>
    <message>
        <source>Choose auto or cpu as the device.</source>
        <translation>Wählen Sie auto oder cpu als Gerät.</translation>
    </message>
    <message>
        <source>Choose auto, {devices}.</source>
        <translation>Wählen Sie auto, {devices}.</translation>
    </message>
    <message>
        <source>Choose auto, {layouts}.</source>
        <translation>Wählen Sie auto, {layouts}.</translation>
    </message>
    <message>
        <source>Choose it as the device.</source>
        <translation>Wählen Sie es als Gerät.</translation>
    </message>
    <message>
        <source>Choose one of: {devices}.</source>
        <translation>Möglich sind: {devices}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Zur Wahl stehen: {names}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}. To add another model: deblur models import FILE</source>
        <translation>Zur Wahl stehen: {names}. Ein weiteres Modell hinzufügen: deblur models import FILE</translation>
    </message>
    <message>
        <source>Choose one of: {students}.</source>
        <translation>Zur Wahl stehen: {students}.</translation>
    </message>
    <message>
        <source>Choose one, or add sharp photos.</source>
        <translation>Wählen Sie einen aus oder fügen Sie scharfe Fotos hinzu.</translation>
    </message>
    <message>
        <source>Choose original, result or both.</source>
        <translation>Wählen Sie original, result oder both.</translation>
    </message>
    <message>
        <source>Choose other pairs for validation.</source>
        <translation>Wählen Sie andere Paare zur Validierung.</translation>
    </message>
    <message>
        <source>Choose the folder where photos arrive.</source>
        <translation>Wählen Sie den Ordner, in dem Fotos ankommen.</translation>
    </message>
    <message>
        <source>Choose the model {title}.</source>
        <translation>Wählen Sie das Modell „{title}“.</translation>
    </message>
    <message>
        <source>Choose the official file.</source>
        <translation>Wählen Sie die offizielle Datei.</translation>
    </message>
    <message>
        <source>Choose the weights of MAXIM-3S or Restormer.</source>
        <translation>Wählen Sie die Gewichte von MAXIM-3S oder Restormer.</translation>
    </message>
    <message>
        <source>Choose two nets that share some parts and differ in others.</source>
        <translation>Wählen Sie zwei Netze, die sich in einigen ihrer Teile unterscheiden.</translation>
    </message>
    <message>
        <source>Choose {choices}.</source>
        <translation>Wählen Sie {choices}.</translation>
    </message>
    <message>
        <source>Choose {presets}, or give a TOML file.</source>
        <translation>Wählen Sie {presets} oder geben Sie eine TOML-Datei an.</translation>
    </message>
    <message>
        <source>Choose {weightings}.</source>
        <translation>Wählen Sie {weightings}.</translation>
    </message>
    <message>
        <source>Chosen by the speed of this computer: {model} ({precision}), {size}.</source>
        <translation>Nach der Geschwindigkeit dieses Rechners gewählt: „{model}“ ({precision}), {size}.</translation>
    </message>
    <message>
        <source>Close other programs and retry it.</source>
        <translation>Schließen Sie andere Programme und wiederholen Sie es.</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>Schließen Sie andere Programme und wiederholen Sie den Vorgang.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close other programs, or choose another model.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Close other programs, or reduce the image size first.</source>
        <translation>Schließen Sie andere Programme oder verkleinern Sie erst das Bild.</translation>
    </message>
    <message>
        <source>Close the program that uses it (a browser, a video call), then start it again.</source>
        <translation>Schließen Sie das Programm, das sie benutzt (Browser, Videoanruf), und starten Sie sie dann neu.</translation>
    </message>
    <message>
        <source>Close the programs that use it, and try again.</source>
        <translation>Schließen Sie die Programme, die darauf zugreifen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close the programs that use it.</source>
        <translation>Schließen Sie die Programme, die darauf zugreifen.</translation>
    </message>
    <message>
        <source>Comparing the old and the new model.</source>
        <translation>Das alte und das neue Modell werden verglichen.</translation>
    </message>
    <message>
        <source>Compress the net first, then train the result in 8 bits.</source>
        <translation>Komprimieren Sie zuerst das Netz und trainieren Sie das Ergebnis dann in 8 Bit.</translation>
    </message>
    <message>
        <source>Computed the teacher&apos;s outputs for {computed} crops.</source>
        <translation>Ausgaben des Lehrers für {computed} Ausschnitte berechnet.</translation>
    </message>
    <message>
        <source>Computing results to imitate: {done} of {total}</source>
        <translation>Ergebnisse zum Nachahmen werden berechnet: {done} von {total}</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>Content Credentials</translation>
    </message>
    <message>
        <source>Convert it to MP4 (H.264) first.</source>
        <translation>Wandeln Sie es erst in MP4 (H.264) um.</translation>
    </message>
    <message>
        <source>Convert it to one size first.</source>
        <translation>Wandeln Sie es erst in eine einheitliche Größe um.</translation>
    </message>
    <message>
        <source>Convert it with another program, or leave it out.</source>
        <translation>Wandeln Sie es mit einem anderen Programm um, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>Converted from CMYK to sRGB.</source>
        <translation>Von CMYK in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>Copy it again from the camera or the card, or open and save it in another program.</source>
        <translation>Kopieren Sie die Datei noch einmal von der Kamera oder der Karte, oder öffnen und speichern Sie sie in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation>Kopieren Sie die Datei noch einmal von der Kamera.</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Crops at 100%, from where each photo changed most. Drag across to compare.</source>
        <translation>Ausschnitte bei 100 % von der Stelle, an der sich jedes Foto am meisten verändert hat. Zum Vergleichen darüberziehen.</translation>
    </message>
    <message>
        <source>Cutting sample photos: {done} of {total}</source>
        <translation>Beispielfotos werden zugeschnitten: {done} von {total}</translation>
    </message>
    <message>
        <source>Cutting the photos for the comparison.</source>
        <translation>Die Fotos für den Vergleich werden zugeschnitten.</translation>
    </message>
    <message>
        <source>Cutting your photos: {done} of {total}</source>
        <translation>Ihre Fotos werden zugeschnitten: {done} von {total}</translation>
    </message>
    <message>
        <source>Damaged records in {path} are skipped; all others are used.</source>
        <translation>Beschädigte Einträge in {path} werden übersprungen; alle anderen werden verwendet.</translation>
    </message>
    <message>
        <source>Deblur crashed while loading it.</source>
        <translation>Deblur ist beim Laden abgestürzt.</translation>
    </message>
    <message>
        <source>Deblur report, batch {number}</source>
        <translation>Deblur-Bericht, Stapel {number}</translation>
    </message>
    <message>
        <source>Deblur the photo again.</source>
        <translation>Schärfen Sie das Foto noch einmal.</translation>
    </message>
    <message>
        <source>Deblur the picture again.</source>
        <translation>Schärfen Sie das Bild noch einmal.</translation>
    </message>
    <message>
        <source>Deinterlace it first, with any video editor.</source>
        <translation>Entfernen Sie erst die Halbbilder (Deinterlacing) mit einem Videoschnittprogramm.</translation>
    </message>
    <message>
        <source>Delete it to use the pairs beside it as they are, or delete the whole pool.</source>
        <translation>Löschen Sie die Datei, um die Paare daneben unverändert zu verwenden, oder löschen Sie den ganzen Pool.</translation>
    </message>
    <message>
        <source>Delete it, or choose another folder with --pool.</source>
        <translation>Löschen Sie ihn oder wählen Sie mit --pool einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Delete it, or choose another pool.</source>
        <translation>Löschen Sie ihn oder wählen Sie einen anderen Pool.</translation>
    </message>
    <message>
        <source>Delete it. {fetch}</source>
        <translation>Löschen Sie die Datei. {fetch}</translation>
    </message>
    <message>
        <source>Delete it; missing shards are made again.</source>
        <translation>Löschen Sie die Datei; fehlende Shards werden neu erstellt.</translation>
    </message>
    <message>
        <source>Delete some.</source>
        <translation>Löschen Sie einige.</translation>
    </message>
    <message>
        <source>Delete this tuning and start a new one.</source>
        <translation>Löschen Sie diese Abstimmung und starten Sie eine neue.</translation>
    </message>
    <message>
        <source>Delete {folder} and start again.</source>
        <translation>Löschen Sie {folder} und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Derived from Google&apos;s MAXIM-3S (Apache-2.0), which was trained on GoPro (CC BY 4.0); fine-tuned on pairs of GoPro and of REDS scene 020 (CC BY 4.0), and on 324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially</source>
        <translation>Abgeleitet von Googles MAXIM-3S (Apache-2.0), das mit GoPro (CC BY 4.0) trainiert wurde; weitertrainiert mit Paaren aus GoPro und der Szene 020 aus REDS (CC BY 4.0) sowie mit 324 Fotos unter Lizenzen, die eine gewerbliche Nutzung erlauben (CC0, CC BY, CC BY-SA, BSD, Unsplash), künstlich verwackelt</translation>
    </message>
    <message>
        <source>Develop it in another program and save it as TIFF.</source>
        <translation>Entwickeln Sie die Datei in einem anderen Programm und speichern Sie sie als TIFF.</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Meinten Sie {name}?</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>Meinten Sie {near}?</translation>
    </message>
    <message>
        <source>Download https://download.pytorch.org/models/{vgg_file} (528 MB) to {folder}, or name a teacher, whose encoder is used instead.</source>
        <translation>Laden Sie https://download.pytorch.org/models/{vgg_file} (528 MB) nach {folder} herunter oder geben Sie einen Lehrer an, dessen Encoder stattdessen verwendet wird.</translation>
    </message>
    <message>
        <source>Download it first: deblur models fetch {name}</source>
        <translation>Laden Sie es erst herunter: deblur models fetch {name}</translation>
    </message>
    <message>
        <source>Earlier results are in it: connect its drive, or create the folder again.</source>
        <translation>Frühere Ergebnisse liegen darin: Schließen Sie das Laufwerk an oder legen Sie den Ordner neu an.</translation>
    </message>
    <message>
        <source>Earlier results cannot be looked up. {error}</source>
        <translation>Frühere Ergebnisse können nicht nachgeschlagen werden. {error}</translation>
    </message>
    <message>
        <source>Everything up to its last checkpoint is kept: resume from there. If memory is short, close other programs.</source>
        <translation>Alles bis zum letzten Zwischenstand bleibt erhalten: Setzen Sie dort fort. Ist der Speicher knapp, schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Export it again on the machine where it was made.</source>
        <translation>Exportieren Sie es noch einmal auf dem Rechner, auf dem es entstanden ist.</translation>
    </message>
    <message>
        <source>Export it as one file.</source>
        <translation>Exportieren Sie es als eine einzige Datei.</translation>
    </message>
    <message>
        <source>Export it as ordinary (SDR) video first. On phones, switch HDR video off.</source>
        <translation>Exportieren Sie es erst als gewöhnliches Video (SDR). Schalten Sie auf Telefonen HDR-Video aus.</translation>
    </message>
    <message>
        <source>Export it in standard range (SDR) first, or switch HDR off in the camera.</source>
        <translation>Exportieren Sie es zuerst im Standardbereich (SDR), oder schalten Sie HDR in der Kamera aus.</translation>
    </message>
    <message>
        <source>Export it with 8 or 10 bits first.</source>
        <translation>Exportieren Sie es erst mit 8 oder 10 Bit.</translation>
    </message>
    <message>
        <source>Export it with both height and width dynamic, or both fixed.</source>
        <translation>Exportieren Sie es so, dass Höhe und Breite beide frei oder beide fest sind.</translation>
    </message>
    <message>
        <source>Export it with dynamic height and width.</source>
        <translation>Exportieren Sie es mit freier Höhe und Breite.</translation>
    </message>
    <message>
        <source>Export it with standard ONNX operators only.</source>
        <translation>Exportieren Sie es nur mit ONNX-Standardoperatoren.</translation>
    </message>
    <message>
        <source>Export it without an alpha channel first.</source>
        <translation>Exportieren Sie es erst ohne Alphakanal.</translation>
    </message>
    <message>
        <source>Extra channels were dropped.</source>
        <translation>Zusätzliche Kanäle wurden weggelassen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Folder: {was} (now {now})</source>
        <translation>Ordner: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>For example: --memory 2GB</source>
        <translation>Zum Beispiel: --memory 2GB</translation>
    </message>
    <message>
        <source>For large folders: about half the effect of Best, in less than half the time of Balanced. Results have full size.</source>
        <translation>Für große Ordner: etwa die halbe Wirkung von „Best“, in weniger als der halben Zeit von „Balanced“. Die Ergebnisse haben volle Größe.</translation>
    </message>
    <message>
        <source>For photos, use `deblur run`.</source>
        <translation>Für Fotos ist `deblur run` da.</translation>
    </message>
    <message>
        <source>For the few photos that matter: the average of two runs of Best, one of them on the photo rotated by 90°. Slightly more accurate, twice as slow.</source>
        <translation>Für die wenigen Fotos, auf die es ankommt: der Mittelwert zweier Durchgänge von „Best“, einer davon auf dem um 90° gedrehten Foto. Etwas genauer, halb so schnell.</translation>
    </message>
    <message>
        <source>Format: {was} (now {now})</source>
        <translation>Format: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Free some space and start again: the run resumes from the last checkpoint.</source>
        <translation>Schaffen Sie Platz und starten Sie neu: Der Lauf setzt beim letzten Zwischenstand fort.</translation>
    </message>
    <message>
        <source>Free some space, and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Free some space, or choose another output folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>Free some space, or set DEBLUR_DATA to a folder on another disk.</source>
        <translation>Schaffen Sie Platz oder setzen Sie DEBLUR_DATA auf einen Ordner auf einer anderen Platte.</translation>
    </message>
    <message>
        <source>Free up space or allow access there, or set DEBLUR_DATA to another folder.</source>
        <translation>Schaffen Sie dort Platz oder erlauben Sie den Zugriff, oder setzen Sie DEBLUR_DATA auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Further images in the file are not kept.</source>
        <translation>Weitere Bilder in der Datei werden nicht übernommen.</translation>
    </message>
    <message>
        <source>Get a version of the model in a single file.</source>
        <translation>Besorgen Sie eine Fassung des Modells in einer einzigen Datei.</translation>
    </message>
    <message>
        <source>Give numbers above 0.</source>
        <translation>Geben Sie Zahlen über 0 an.</translation>
    </message>
    <message>
        <source>Give one share of the steps per size, such as [128, 256] and [0.0, 0.7].</source>
        <translation>Geben Sie je Größe einen Anteil der Schritte an, etwa [128, 256] und [0.0, 0.7].</translation>
    </message>
    <message>
        <source>HEIC cannot be written; the result is a JPEG.</source>
        <translation>HEIC kann nicht geschrieben werden; das Ergebnis ist ein JPEG.</translation>
    </message>
    <message>
        <source>Holding out photos: {done} of {total}</source>
        <translation>Fotos werden zurückgehalten: {done} von {total}</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>ICC-Profil</translation>
    </message>
    <message>
        <source>If it is on a drive, connect it; otherwise start a new tuning.</source>
        <translation>Wenn er auf einem Laufwerk liegt, schließen Sie es an; starten Sie sonst eine neue Abstimmung.</translation>
    </message>
    <message>
        <source>If it opens in another program, save it from there again.</source>
        <translation>Wenn ein anderes Programm die Datei öffnet, speichern Sie sie dort neu.</translation>
    </message>
    <message>
        <source>If it plays elsewhere, convert it to MP4 there; if not, copy it from the card again.</source>
        <translation>Lässt es sich anderswo abspielen, wandeln Sie es dort in MP4 um; sonst kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
        <source>If the file exists: {was} (now {now})</source>
        <translation>Falls vorhanden: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Ignored invalid settings: {names}.</source>
        <translation>Ungültige Einstellungen ignoriert: {names}.</translation>
    </message>
    <message>
        <source>ImageJ metadata</source>
        <translation>ImageJ-Metadaten</translation>
    </message>
    <message>
        <source>Images cannot be written as &apos;{format}&apos;.</source>
        <translation>Bilder können nicht als „{format}“ geschrieben werden.</translation>
    </message>
    <message>
        <source>Import it with the program itself: deblur models import FILE</source>
        <translation>Importieren Sie es mit dem Programm selbst: deblur models import FILE</translation>
    </message>
    <message>
        <source>Import its weights instead.</source>
        <translation>Importieren Sie stattdessen die Gewichte.</translation>
    </message>
    <message>
        <source>Import one: deblur models import FILE.onnx</source>
        <translation>Importieren Sie eines: deblur models import FILE.onnx</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>{file} wird importiert</translation>
    </message>
    <message>
        <source>In 8 bits, the edge of a tile affects the whole tile.</source>
        <translation>Bei 8 Bit wirkt der Rand einer Kachel auf die ganze Kachel.</translation>
    </message>
    <message>
        <source>In a checkout, python3 run.py train --help installs it (about 700 MB); otherwise, pip install torch safetensors into the program&apos;s environment.</source>
        <translation>In einem Checkout installiert es python3 run.py train --help (etwa 700 MB); sonst führen Sie pip install torch safetensors in der Umgebung des Programms aus.</translation>
    </message>
    <message>
        <source>In the card of {model}, {key} must be {kind}, not {value}.</source>
        <translation>In der Modellkarte von {model} muss {key} {kind} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>Install it into the Python of Deblur: pip install {packages}</source>
        <translation>Installieren Sie es in das Python von Deblur: pip install {packages}</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Installed models: {names}.</source>
        <translation>Installierte Modelle: {names}.</translation>
    </message>
    <message>
        <source>Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}</source>
        <translation>Installiert. Verwenden mit: deblur run PHOTOS -o RESULTS --model {name}</translation>
    </message>
    <message>
        <source>Invalid number of threads: {threads}.</source>
        <translation>Ungültige Zahl von Threads: {threads}.</translation>
    </message>
    <message>
        <source>Invalid objective: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</source>
        <translation>Ungültiges Ziel: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</translation>
    </message>
    <message>
        <source>It changes the size by {factor}.</source>
        <translation>Es ändert die Größe um den Faktor {factor}.</translation>
    </message>
    <message>
        <source>It could not be kept lossless: no encoder for that is installed.</source>
        <translation>Es konnte nicht verlustfrei bleiben: Dafür ist kein Encoder installiert.</translation>
    </message>
    <message>
        <source>It could not be loaded: {reason}</source>
        <translation>Es konnte nicht geladen werden: {reason}</translation>
    </message>
    <message>
        <source>It did not finish a test picture in time.</source>
        <translation>Es wurde mit einem Testbild nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>It did not start. Are its driver and libraries installed?</source>
        <translation>Der Start ist misslungen. Sind Treiber und Bibliotheken installiert?</translation>
    </message>
    <message>
        <source>It is damaged or incomplete: copy it from the card again.</source>
        <translation>Die Datei ist beschädigt oder unvollständig: Kopieren Sie sie noch einmal von der Karte.</translation>
    </message>
    <message>
        <source>It is damaged, or holds more than weights; nothing in it was executed.</source>
        <translation>Die Datei ist beschädigt oder enthält mehr als Gewichte; nichts darin wurde ausgeführt.</translation>
    </message>
    <message>
        <source>It is damaged, or needs a higher precision. Export it again in float32.</source>
        <translation>Es ist beschädigt oder braucht eine höhere Genauigkeit. Exportieren Sie es noch einmal in float32.</translation>
    </message>
    <message>
        <source>It may be a sound recording.</source>
        <translation>Vielleicht ist es eine Tonaufnahme.</translation>
    </message>
    <message>
        <source>It may be damaged, or from a newer version of the program. Choose another file.</source>
        <translation>Vielleicht ist die Datei beschädigt oder stammt aus einer neueren Version des Programms. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>It may be damaged, or not an image at all. Open it in another program to check.</source>
        <translation>Vielleicht ist die Datei beschädigt oder gar kein Bild. Öffnen Sie sie zur Probe in einem anderen Programm.</translation>
    </message>
    <message>
        <source>It may be incomplete: copy it again.</source>
        <translation>Vielleicht ist die Datei unvollständig: Kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Vielleicht wurde die Datei inzwischen verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>It may have been unplugged or taken by another program. Plug it in and start again.</source>
        <translation>Vielleicht wurde sie abgesteckt oder von einem anderen Programm übernommen. Schließen Sie sie an und starten Sie neu.</translation>
    </message>
    <message>
        <source>It may loop without end, or be far too slow for this computer.</source>
        <translation>Vielleicht hat es eine Endlosschleife, oder es ist für diesen Rechner viel zu langsam.</translation>
    </message>
    <message>
        <source>It may need more memory than there is, or be damaged.</source>
        <translation>Vielleicht braucht es mehr Speicher, als da ist, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback (sudo modprobe v4l2loopback).</source>
        <translation>Sie braucht einen Treiber: OBS Studio unter Windows und macOS; unter Linux v4l2loopback (sudo modprobe v4l2loopback).</translation>
    </message>
    <message>
        <source>It was deleted. If its authors have published a new version, accept it with: deblur models fetch NAME --sha256 {actual}</source>
        <translation>Die Datei wurde gelöscht. Haben die Urheber eine neue Version veröffentlicht, nehmen Sie sie an mit: deblur models fetch NAME --sha256 {actual}</translation>
    </message>
    <message>
        <source>It was modified, or made by another program; choose another folder.</source>
        <translation>Er wurde verändert oder von einem anderen Programm erstellt; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>It was moved or unplugged: create it again.</source>
        <translation>Er wurde verschoben oder das Laufwerk getrennt: Legen Sie ihn neu an.</translation>
    </message>
    <message>
        <source>It was probably saved by a failed download: download it again.</source>
        <translation>Wahrscheinlich stammt die Datei von einem misslungenen Download: Laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>Its address may have changed. Download it with a browser, then import the file.</source>
        <translation>Vielleicht hat sich die Adresse geändert. Laden Sie die Datei mit einem Browser herunter und importieren Sie sie.</translation>
    </message>
    <message>
        <source>Its colour space is not known (CICP {numbers}).</source>
        <translation>Sein Farbraum ist nicht bekannt (CICP {numbers}).</translation>
    </message>
    <message>
        <source>Its data is intact. Free some space or check the permissions.</source>
        <translation>Der Inhalt ist unversehrt. Schaffen Sie Platz oder prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Its process ended with code {number}. {reason}</source>
        <translation>Sein Prozess endete mit Code {number}. {reason}</translation>
    </message>
    <message>
        <source>Its record in the queue is damaged.</source>
        <translation>Sein Eintrag in der Warteschlange ist beschädigt.</translation>
    </message>
    <message>
        <source>Its result for a test picture was wrong by {count} of 255.</source>
        <translation>Das Ergebnis für ein Testbild wich um {count} von 255 ab.</translation>
    </message>
    <message>
        <source>JPEG and HEIC files left out because a RAW file of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>JPEG- und HEIC-Dateien ausgelassen, weil eine RAW-Datei desselben Namens daneben liegt: {count}. Um beide zu nehmen: RAW + JPEG unter Weitere Optionen in Schritt 2 (in der Befehlszeile: --raw-pairs both).</translation>
    </message>
    <message>
        <source>JPEG segment {name}</source>
        <translation>JPEG-Segment {name}</translation>
    </message>
    <message>
        <source>JUMBF</source>
        <translation>JUMBF</translation>
    </message>
    <message>
        <source>Join the group video: sudo usermod -aG video $USER, then log in again.</source>
        <translation>Treten Sie der Gruppe video bei: sudo usermod -aG video $USER, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Let it run there, or remove it from the queue there.</source>
        <translation>Lassen Sie ihn dort laufen, oder entfernen Sie ihn dort aus der Warteschlange.</translation>
    </message>
    <message>
        <source>Long blur: {was} (now {now})</source>
        <translation>Lange Unschärfe: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>MP</source>
        <translation>MP</translation>
    </message>
    <message>
        <source>MakerNotes</source>
        <translation>MakerNotes</translation>
    </message>
    <message>
        <source>Making the faster 8-bit version.</source>
        <translation>Die schnellere 8-Bit-Version wird erstellt.</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>Messe, wie schnell dieser Computer ist…</translation>
    </message>
    <message>
        <source>Measuring the blur of {count} pairs, to put it on photos.</source>
        <translation>Die Unschärfe von {count} Paaren wird gemessen, um sie auf Fotos zu übertragen.</translation>
    </message>
    <message>
        <source>Merging the segments and the sound.</source>
        <translation>Die Abschnitte und der Ton werden zusammengefügt.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model: another version of {name}</source>
        <translation>Modell: eine andere Version von {name}</translation>
    </message>
    <message>
        <source>Model: {title}, chosen as the number of photos is not known.</source>
        <translation>Modell: {title}, weil die Zahl der Fotos nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Model: {was} (now {now})</source>
        <translation>Modell: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Most of the effect of Best in a quarter of the time. Results have full size.</source>
        <translation>Der größte Teil der Wirkung von „Best“ in einem Viertel der Zeit. Die Ergebnisse haben volle Größe.</translation>
    </message>
    <message>
        <source>Names: {was} (now {now})</source>
        <translation>Namen: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>No model removes blur this long. Reduce the photo to a third and try again.</source>
        <translation>Kein Modell entfernt so lange Unschärfe. Verkleinern Sie das Foto auf ein Drittel und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No pairs found: a blurred and its sharp photo need the same name in folders blur and sharp, or names such as 1_blur and 1_sharp in one folder.</source>
        <translation>Keine Paare gefunden: Ein unscharfes und sein scharfes Foto brauchen denselben Namen in den Ordnern blur und sharp oder Namen wie 1_blur und 1_sharp in einem Ordner.</translation>
    </message>
    <message>
        <source>Not better than {old}: {summary}.</source>
        <translation>Nicht besser als „{old}“: {summary}.</translation>
    </message>
    <message>
        <source>Not enough disk space for {package}: about {needed} MB are needed, {free} MB are free.</source>
        <translation>Nicht genug Speicherplatz für {package}: etwa {needed} MB werden gebraucht, {free} MB sind frei.</translation>
    </message>
    <message>
        <source>Not kept: {blocks}.</source>
        <translation>Nicht übernommen: {blocks}.</translation>
    </message>
    <message>
        <source>Of {count} pairs that were checked, some are bad: {kinds}. To check and repair all: deblur-train check {folder} --fix NEW</source>
        <translation>Von {count} geprüften Paaren sind einige schlecht: {kinds}. Um alle zu prüfen und zu reparieren: deblur-train check {folder} --fix NEW</translation>
    </message>
    <message>
        <source>On Macs it is there already. Choose auto as the device.</source>
        <translation>Auf Macs ist es schon vorhanden. Wählen Sie auto als Gerät.</translation>
    </message>
    <message>
        <source>On Windows, install the Visual C++ Redistributable of Microsoft. Otherwise close other programs, or install Deblur again.</source>
        <translation>Installieren Sie unter Windows das Visual C++ Redistributable von Microsoft. Schließen Sie sonst andere Programme oder installieren Sie Deblur neu.</translation>
    </message>
    <message>
        <source>PNG chunk {type}</source>
        <translation>PNG-Chunk {type}</translation>
    </message>
    <message>
        <source>PNG texts</source>
        <translation>PNG-Texte</translation>
    </message>
    <message>
        <source>Photoshop layers</source>
        <translation>Photoshop-Ebenen</translation>
    </message>
    <message>
        <source>Photoshop settings</source>
        <translation>Photoshop-Einstellungen</translation>
    </message>
    <message>
        <source>Please report it, with the photo if possible.</source>
        <translation>Bitte melden Sie das, wenn möglich mit dem Foto.</translation>
    </message>
    <message>
        <source>Please report it, with the video if possible.</source>
        <translation>Bitte melden Sie das, wenn möglich mit dem Video.</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Bitte melden Sie das.</translation>
    </message>
    <message>
        <source>Precision: {was} (now {now})</source>
        <translation>Genauigkeit: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Preparing the training data.</source>
        <translation>Die Trainingsdaten werden vorbereitet.</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Verarbeitet</translation>
    </message>
    <message>
        <source>Program: another version</source>
        <translation>Programm: eine andere Version</translation>
    </message>
    <message>
        <source>Quality: {was} (now {now})</source>
        <translation>Qualität: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>RAW files must be developed first, as JPEG or TIFF.</source>
        <translation>RAW-Dateien müssen zuerst entwickelt werden, als JPEG oder TIFF.</translation>
    </message>
    <message>
        <source>Reject results that look worse: {was} (now {now})</source>
        <translation>Schlechtere Ergebnisse verwerfen: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Samsung data</source>
        <translation>Samsung-Daten</translation>
    </message>
    <message>
        <source>Save it again in another program, or leave it out.</source>
        <translation>Speichern Sie es in einem anderen Programm neu, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG with 8 or 16 bits per channel first.</source>
        <translation>Speichern Sie es zuerst als PNG, TIFF oder JPEG mit 8 oder 16 Bit pro Kanal.</translation>
    </message>
    <message>
        <source>Saving the model.</source>
        <translation>Das Modell wird gespeichert.</translation>
    </message>
    <message>
        <source>Searched {roots} (layout {layout}): {some}.</source>
        <translation>Gesucht in {roots} (Layout {layout}): {some}.</translation>
    </message>
    <message>
        <source>Searched {root} for {looked}.</source>
        <translation>In {root} wurde nach {looked} gesucht.</translation>
    </message>
    <message>
        <source>Set Long blur to Automatic: a smaller copy is used.</source>
        <translation>Stellen Sie Lange Unschärfe auf Automatisch: Es wird eine kleinere Kopie verwendet.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings in the metadata: {was} (now {now})</source>
        <translation>Einstellungen in den Metadaten: {was} (jetzt {now})</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Showing {count} of {total} results to keep this file small; files that were moved or changed since are left out. All are in the table.</source>
        <translation>Gezeigt werden {count} von {total} Ergebnissen, damit diese Datei klein bleibt; seither verschobene oder geänderte Dateien fehlen. Die Tabelle enthält alle.</translation>
    </message>
    <message>
        <source>Specify a folder or some photos.</source>
        <translation>Geben Sie einen Ordner oder einige Fotos an.</translation>
    </message>
    <message>
        <source>Specify a folder that contains photos; RAW files must be developed first.</source>
        <translation>Geben Sie einen Ordner mit Fotos an; RAW-Dateien müssen zuerst entwickelt werden.</translation>
    </message>
    <message>
        <source>Start a new batch with this photo.</source>
        <translation>Starten Sie mit diesem Foto einen neuen Stapel.</translation>
    </message>
    <message>
        <source>Start the batch again, on the command line with --on-conflict skip: finished results stay, the rest uses the new model.</source>
        <translation>Starten Sie den Stapel noch einmal, auf der Kommandozeile mit --on-conflict skip: Fertige Ergebnisse bleiben, der Rest nutzt das neue Modell.</translation>
    </message>
    <message>
        <source>Start the recording again. If that does not help, please report it.</source>
        <translation>Starten Sie die Aufnahme neu. Wenn das nicht hilft, melden Sie es bitte.</translation>
    </message>
    <message>
        <source>Start the tuning again.</source>
        <translation>Starten Sie die Abstimmung neu.</translation>
    </message>
    <message>
        <source>Stray bytes between the segments of the JPEG were skipped.</source>
        <translation>Überzählige Bytes zwischen den Segmenten des JPEG wurden übersprungen.</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none: {done} of {total}</source>
        <translation>Viele Arten von Unschärfe werden erzeugt, damit das Modell keine verlernt: {done} von {total}</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none; this may take minutes</source>
        <translation>Viele Arten von Unschärfe werden erzeugt, damit das Modell keine verlernt; das kann Minuten dauern</translation>
    </message>
    <message>
        <source>TIFF tag {tag}</source>
        <translation>TIFF-Tag {tag}</translation>
    </message>
    <message>
        <source>The blur of many pairs cannot be measured: {made} reblurred pairs, not {count}.</source>
        <translation>Die Unschärfe vieler Paare lässt sich nicht messen: {made} statt {count} nachgebildete Paare.</translation>
    </message>
    <message>
        <source>The depth map and masks in the file are not kept.</source>
        <translation>Die Tiefenkarte und die Masken in der Datei werden nicht übernommen.</translation>
    </message>
    <message>
        <source>The develop settings in the XMP are not kept: they are for the RAW.</source>
        <translation>Die Entwicklungseinstellungen im XMP werden nicht übernommen: Sie gelten für die RAW-Datei.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all of the photo is there.</source>
        <translation>Das Ende der Datei fehlt, das Foto ist aber vollständig.</translation>
    </message>
    <message>
        <source>The file ends in {count} zero bytes, as after an interrupted copy: check that no part of the photo is black.</source>
        <translation>Die Datei endet mit {count} Nullbytes, wie nach einem abgebrochenen Kopiervorgang: Prüfen Sie, dass kein Teil des Fotos schwarz ist.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>Der Ordner {folder} existiert nicht.</translation>
    </message>
    <message>
        <source>The library that runs models cannot be loaded: {error}.</source>
        <translation>Die Bibliothek, die Modelle ausführt, kann nicht geladen werden: {error}.</translation>
    </message>
    <message>
        <source>The link to the video of this Live Photo is not kept.</source>
        <translation>Die Verknüpfung mit dem Video dieses Live Photos wird nicht übernommen.</translation>
    </message>
    <message>
        <source>The model of this tuning cannot be used. {problem}</source>
        <translation>Das Modell dieser Abstimmung kann nicht verwendet werden. {problem}</translation>
    </message>
    <message>
        <source>The model {name} cannot be used. {problem}</source>
        <translation>Das Modell {name} kann nicht verwendet werden. {problem}</translation>
    </message>
    <message>
        <source>The model&apos;s process sent an invalid answer.</source>
        <translation>Der Prozess des Modells hat eine ungültige Antwort gesendet.</translation>
    </message>
    <message>
        <source>The package claims to be larger than any model.</source>
        <translation>Das Paket gibt an, größer als jedes Modell zu sein.</translation>
    </message>
    <message>
        <source>The pool has pairs of {size_px} px; crops of {crop_px} px do not fit.</source>
        <translation>Der Pool hat Paare von {size_px} px; Ausschnitte von {crop_px} px passen nicht hinein.</translation>
    </message>
    <message>
        <source>The process that tried {file} ended unexpectedly.</source>
        <translation>Der Prozess, der {file} ausprobierte, endete unerwartet.</translation>
    </message>
    <message>
        <source>The program&apos;s Python has no pip.</source>
        <translation>Das Python des Programms hat kein pip.</translation>
    </message>
    <message>
        <source>The record of batch {batch} is damaged.</source>
        <translation>Der Eintrag von Stapel {batch} ist beschädigt.</translation>
    </message>
    <message>
        <source>The results are {loss:.1f} dB worse than the blurred pictures: the training has probably diverged. Start again with a lower lr.</source>
        <translation>Die Ergebnisse sind {loss:.1f} dB schlechter als die unscharfen Bilder: Das Training ist vermutlich divergiert. Starten Sie neu mit kleinerem lr.</translation>
    </message>
    <message>
        <source>The server sends more than {most} MB for {file}.</source>
        <translation>Der Server sendet mehr als {most} MB für {file}.</translation>
    </message>
    <message>
        <source>The video of this motion photo is not kept.</source>
        <translation>Das Video dieses Bewegungsfotos wird nicht übernommen.</translation>
    </message>
    <message>
        <source>Then start again: what is finished is kept.</source>
        <translation>Starten Sie dann neu: Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is nothing to install for &apos;{device}&apos;.</source>
        <translation>Für &apos;{device}&apos; gibt es nichts zu installieren.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended.</source>
        <translation>Dieses Paket von Deblur kann nicht erweitert werden.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Too little to adopt: {summary}.</source>
        <translation>Zu wenig für eine Übernahme: {summary}.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>Training läuft.</translation>
    </message>
    <message>
        <source>Trying photos of a new camera, to find the size that works best…</source>
        <translation>Fotos einer neuen Kamera werden ausprobiert, um die beste Größe zu finden…</translation>
    </message>
    <message>
        <source>Unknown choice for RAW + JPEG pairs: {choice!r}.</source>
        <translation>Unbekannte Wahl für Paare aus RAW und JPEG: {choice!r}.</translation>
    </message>
    <message>
        <source>Unknown scale {name!r}.</source>
        <translation>Unbekannter Maßstab {name!r}.</translation>
    </message>
    <message>
        <source>Use about 100.</source>
        <translation>Verwenden Sie etwa 100.</translation>
    </message>
    <message>
        <source>Use auto, 1, 1/2 or 1/3.</source>
        <translation>Verwenden Sie auto, 1, 1/2 oder 1/3.</translation>
    </message>
    <message>
        <source>Use multiples of 16 from 16 to 512.</source>
        <translation>Verwenden Sie Vielfache von 16 von 16 bis 512.</translation>
    </message>
    <message>
        <source>Use smaller crops, or make a new pool.</source>
        <translation>Verwenden Sie kleinere Ausschnitte, oder legen Sie einen neuen Pool an.</translation>
    </message>
    <message>
        <source>Videos left: {count}.</source>
        <translation>Übrige Videos: {count}.</translation>
    </message>
    <message>
        <source>WebP chunk {type}</source>
        <translation>WebP-Chunk {type}</translation>
    </message>
    <message>
        <source>a BMP of a rare kind</source>
        <translation>ein BMP einer seltenen Art</translation>
    </message>
    <message>
        <source>a BMP that holds a JPEG or PNG</source>
        <translation>ein BMP, das ein JPEG oder PNG enthält</translation>
    </message>
    <message>
        <source>a JPEG of {bits} bits per channel</source>
        <translation>ein JPEG mit {bits} Bit pro Kanal</translation>
    </message>
    <message>
        <source>a JPEG of {count} channels</source>
        <translation>ein JPEG mit {count} Kanälen</translation>
    </message>
    <message>
        <source>a JPEG that tells its height at the end</source>
        <translation>ein JPEG, das seine Höhe erst am Ende angibt</translation>
    </message>
    <message>
        <source>a JPEG-LS image</source>
        <translation>ein JPEG-LS-Bild</translation>
    </message>
    <message>
        <source>a PNG for programs of iOS (CgBI)</source>
        <translation>ein PNG für Programme von iOS (CgBI)</translation>
    </message>
    <message>
        <source>a PNG with the narrow range of video</source>
        <translation>ein PNG mit dem eingeschränkten Wertebereich von Video</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with this compression</source>
        <translation>ein TIFF in YCbCr mit dieser Kompression</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with unusual channels</source>
        <translation>ein TIFF in YCbCr mit ungewöhnlichen Kanälen</translation>
    </message>
    <message>
        <source>a TIFF of {bits} bits per channel</source>
        <translation>ein TIFF mit {bits} Bit pro Kanal</translation>
    </message>
    <message>
        <source>a TIFF of {values}</source>
        <translation>ein TIFF mit {values}</translation>
    </message>
    <message>
        <source>a TIFF with channels of different depths</source>
        <translation>ein TIFF mit Kanälen verschiedener Tiefe</translation>
    </message>
    <message>
        <source>a TIFF with the colour model {model}</source>
        <translation>ein TIFF mit dem Farbmodell {model}</translation>
    </message>
    <message>
        <source>a TIFF with {compression} compression</source>
        <translation>ein TIFF mit {compression}-Kompression</translation>
    </message>
    <message>
        <source>a TIFF without a colour model</source>
        <translation>ein TIFF ohne Farbmodell</translation>
    </message>
    <message>
        <source>a checksum is wrong</source>
        <translation>eine Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>a hierarchical JPEG</source>
        <translation>ein hierarchisches JPEG</translation>
    </message>
    <message>
        <source>a lossless JPEG</source>
        <translation>ein verlustfreies JPEG</translation>
    </message>
    <message>
        <source>a third</source>
        <translation>ein Drittel</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>already processed by a later batch ({batch})</source>
        <translation>bereits von einem späteren Stapel verarbeitet ({batch})</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>und weitere</translation>
    </message>
    <message>
        <source>and {count} more: choose “failed” in the table</source>
        <translation>und {count} weitere: in der Tabelle „fehlgeschlagen“ wählen</translation>
    </message>
    <message>
        <source>at 1/{scale} of the size</source>
        <translation>bei 1/{scale} der Größe</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>blur of about {length} pixels, deblurred at {scale} of the size</source>
        <translation>Unschärfe von etwa {length} Pixeln, bei {scale} der Größe entfernt</translation>
    </message>
    <message>
        <source>blur of about {length} px: expect little</source>
        <translation>Unschärfe von etwa {length} px: wenig zu erwarten</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <source>box {type}</source>
        <translation>Box {type}</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>complex values</source>
        <translation>komplexen Werten</translation>
    </message>
    <message>
        <source>compress_from and quantisation_aware cannot be combined.</source>
        <translation>compress_from und quantisation_aware lassen sich nicht kombinieren.</translation>
    </message>
    <message>
        <source>compressed text {keyword}</source>
        <translation>komprimierter Text {keyword}</translation>
    </message>
    <message>
        <source>damaged frames: {count} (kept as they are)</source>
        <translation>beschädigte Bilder: {count} (unverändert gelassen)</translation>
    </message>
    <message>
        <source>data behind the image</source>
        <translation>Daten hinter dem Bild</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>device {device}</source>
        <translation>Gerät {device}</translation>
    </message>
    <message>
        <source>differ in brightness or colour by {levels:.0f} of 255 levels</source>
        <translation>unterscheiden sich in Helligkeit oder Farbe um {levels:.0f} von 255 Stufen</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>extended XMP</source>
        <translation>erweitertes XMP</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>fine detail is missing; motion or focus cannot be told apart</source>
        <translation>feine Details fehlen; ob durch Bewegung oder Fokus, ist nicht zu erkennen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>floating-point values</source>
        <translation>Gleitkommawerten</translation>
    </message>
    <message>
        <source>format as the original</source>
        <translation>Format wie das Original</translation>
    </message>
    <message>
        <source>format {format}</source>
        <translation>Format {format}</translation>
    </message>
    <message>
        <source>full precision (float32)</source>
        <translation>volle Genauigkeit (float32)</translation>
    </message>
    <message>
        <source>grey response curve</source>
        <translation>Graustufenkurve</translation>
    </message>
    <message>
        <source>guard off</source>
        <translation>Prüfung aus</translation>
    </message>
    <message>
        <source>guard on</source>
        <translation>Prüfung an</translation>
    </message>
    <message>
        <source>half precision (float16)</source>
        <translation>halbe Genauigkeit (float16)</translation>
    </message>
    <message>
        <source>in folder {name}</source>
        <translation>im Ordner {name}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>it contains no image</source>
        <translation>es enthält kein Bild</translation>
    </message>
    <message>
        <source>it defines entities</source>
        <translation>es definiert Entitäten</translation>
    </message>
    <message>
        <source>it does not begin with a header</source>
        <translation>es beginnt nicht mit einem Kopf</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>it has no RDF</source>
        <translation>es enthält kein RDF</translation>
    </message>
    <message>
        <source>it has no directory</source>
        <translation>es hat kein Verzeichnis</translation>
    </message>
    <message>
        <source>it has too few channels</source>
        <translation>es hat zu wenige Kanäle</translation>
    </message>
    <message>
        <source>it has too many elements</source>
        <translation>es hat zu viele Elemente</translation>
    </message>
    <message>
        <source>it has too many segments</source>
        <translation>sie hat zu viele Segmente</translation>
    </message>
    <message>
        <source>it holds pixels of an unknown kind</source>
        <translation>es enthält Pixel unbekannter Art</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is not well-formed</source>
        <translation>es ist nicht wohlgeformt</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>es ist zu groß</translation>
    </message>
    <message>
        <source>item of type {type}</source>
        <translation>Element vom Typ {type}</translation>
    </message>
    <message>
        <source>its last {count} bytes are zeros</source>
        <translation>seine letzten {count} Bytes sind Nullen</translation>
    </message>
    <message>
        <source>its palette is incomplete</source>
        <translation>seine Palette ist unvollständig</translation>
    </message>
    <message>
        <source>its pixels are missing</source>
        <translation>seine Pixel fehlen</translation>
    </message>
    <message>
        <source>its pixels cannot be unpacked</source>
        <translation>seine Pixel lassen sich nicht entpacken</translation>
    </message>
    <message>
        <source>its record of earlier runs is not an array</source>
        <translation>sein Eintrag früherer Durchläufe ist keine Liste</translation>
    </message>
    <message>
        <source>its structure is invalid</source>
        <translation>sein Aufbau ist ungültig</translation>
    </message>
    <message>
        <source>left</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>left to a later batch ({batch})</source>
        <translation>einem späteren Stapel überlassen ({batch})</translation>
    </message>
    <message>
        <source>left to do</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>linked ICC profile</source>
        <translation>verknüpftes ICC-Profil</translation>
    </message>
    <message>
        <source>made by this program</source>
        <translation>von diesem Programm erstellt</translation>
    </message>
    <message>
        <source>maker&apos;s private data</source>
        <translation>private Daten des Herstellers</translation>
    </message>
    <message>
        <source>motion blur</source>
        <translation>Bewegungsunschärfe</translation>
    </message>
    <message>
        <source>name or folder</source>
        <translation>Name oder Ordner</translation>
    </message>
    <message>
        <source>next to each original</source>
        <translation>neben jedem Original</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>verrauscht</translation>
    </message>
    <message>
        <source>noisy: expect little, the models remove motion blur</source>
        <translation>verrauscht: wenig zu erwarten, die Modelle entfernen Bewegungsunschärfe</translation>
    </message>
    <message>
        <source>not finished yet</source>
        <translation>noch nicht fertig</translation>
    </message>
    <message>
        <source>other version of the program</source>
        <translation>andere Programmversion</translation>
    </message>
    <message>
        <source>out of focus</source>
        <translation>falsch fokussiert</translation>
    </message>
    <message>
        <source>precision {precision}</source>
        <translation>Genauigkeit {precision}</translation>
    </message>
    <message>
        <source>primaries</source>
        <translation>Primärvalenzen</translation>
    </message>
    <message>
        <source>print matching</source>
        <translation>Druckabgleich</translation>
    </message>
    <message>
        <source>probably fine detail in every direction; not sure enough to be skipped</source>
        <translation>wahrscheinlich feine Details in jeder Richtung; nicht sicher genug, um übersprungen zu werden</translation>
    </message>
    <message>
        <source>quality {quality}</source>
        <translation>Qualität {quality}</translation>
    </message>
    <message>
        <source>quantisation_aware is for live and other plain U-Nets.</source>
        <translation>quantisation_aware ist für live und andere einfache U-Netze.</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>reference black and white</source>
        <translation>Referenzwerte für Schwarz und Weiß</translation>
    </message>
    <message>
        <source>removed from the list</source>
        <translation>aus der Liste entfernt</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>second EXIF block</source>
        <translation>zweiter EXIF-Block</translation>
    </message>
    <message>
        <source>second ICC profile</source>
        <translation>zweites ICC-Profil</translation>
    </message>
    <message>
        <source>second IPTC block</source>
        <translation>zweiter IPTC-Block</translation>
    </message>
    <message>
        <source>second XMP packet</source>
        <translation>zweites XMP-Paket</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>sharp photos skipped</source>
        <translation>scharfe Fotos übersprungen</translation>
    </message>
    <message>
        <source>signed values</source>
        <translation>vorzeichenbehafteten Werten</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>smaller sizes were tried, deblurred at full size</source>
        <translation>kleinere Größen ausprobiert, in voller Größe geschärft</translation>
    </message>
    <message>
        <source>soft pixels, deblurred at {scale} of the size</source>
        <translation>weiche Pixel, bei {scale} der Größe geschärft</translation>
    </message>
    <message>
        <source>start = &quot;{start}&quot; names no weights.</source>
        <translation>start = &quot;{start}&quot; nennt keine Gewichte.</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>strength lowered to {percent}%: {reason}</source>
        <translation>Stärke auf {percent} % gesenkt: {reason}</translation>
    </message>
    <message>
        <source>strength {asked} ({count} of {total} photos: {percent})</source>
        <translation>Stärke {asked} ({count} von {total} Fotos: {percent})</translation>
    </message>
    <message>
        <source>strength {percent}</source>
        <translation>Stärke {percent}</translation>
    </message>
    <message>
        <source>strength {percent} (the batch: {asked})</source>
        <translation>Stärke {percent} (der Stapel: {asked})</translation>
    </message>
    <message>
        <source>the bit depth differs from the header</source>
        <translation>die Bittiefe weicht vom Kopf ab</translation>
    </message>
    <message>
        <source>the file cannot hold more XMP</source>
        <translation>die Datei kann nicht mehr XMP aufnehmen</translation>
    </message>
    <message>
        <source>the image has no size</source>
        <translation>das Bild hat keine Größe</translation>
    </message>
    <message>
        <source>the reader for camera RAW is not installed</source>
        <translation>das Leseprogramm für Kamera-RAW ist nicht installiert</translation>
    </message>
    <message>
        <source>the size differs from the header</source>
        <translation>die Größe weicht vom Kopf ab</translation>
    </message>
    <message>
        <source>transfer function</source>
        <translation>Übertragungsfunktion</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>unreadable frames: {count} (the previous one is held longer)</source>
        <translation>unlesbare Bilder: {count} (das vorherige bleibt länger stehen)</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>white point</source>
        <translation>Weißpunkt</translation>
    </message>
    <message>
        <source>{bits} bits per channel were reduced to 8.</source>
        <translation>{bits} Bit pro Kanal wurden auf 8 reduziert.</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are erased</source>
        <translation>{count} Bytes seiner Pixeldaten sind gelöscht</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are zeros</source>
        <translation>{count} Bytes seiner Pixeldaten sind Nullen</translation>
    </message>
    <message>
        <source>{count} excluded: made by this program.</source>
        <translation>{count} ausgeschlossen: von diesem Programm erstellt.</translation>
    </message>
    <message>
        <source>{count} of the photos: {model}, {settings}</source>
        <translation>{count} der Fotos: {model}, {settings}</translation>
    </message>
    <message>
        <source>{count} {label}</source>
        <translation>{count} {label}</translation>
    </message>
    <message>
        <source>{device} does not work here, and was removed. {reason}</source>
        <translation>{device} funktioniert hier nicht und wurde entfernt. {reason}</translation>
    </message>
    <message>
        <source>{device} was removed: its result for a test picture was wrong by {count} of 255.</source>
        <translation>{device} wurde entfernt: Sein Ergebnis für ein Testbild war um {count} von 255 falsch.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{file} cannot be tried: no process can be started for it ({error}).</source>
        <translation>{file} kann nicht ausprobiert werden: Dafür lässt sich kein Prozess starten ({error}).</translation>
    </message>
    <message>
        <source>{file} did not finish a small test picture within {seconds:.0f} seconds.</source>
        <translation>{file} war mit einem kleinen Testbild nach {seconds:.0f} Sekunden nicht fertig.</translation>
    </message>
    <message>
        <source>{folder} belongs to the system and cannot hold files. Choose another output folder.</source>
        <translation>{folder} gehört dem System und kann keine Dateien aufnehmen. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {file} is not a folder. Choose another output folder.</source>
        <translation>{folder} kann nicht angelegt werden: {file} ist kein Ordner. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another output folder.</source>
        <translation>{folder} ist kein Ordner. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>{gain:+.2f} dB on {count} held-out pictures ({more} better)</source>
        <translation>{gain:+.2f} dB bei {count} zurückgehaltenen Bildern ({more} besser)</translation>
    </message>
    <message>
        <source>{given} bits per channel were reduced to {bits}: more are not written to {format}.</source>
        <translation>{given} Bit pro Kanal wurden auf {bits} reduziert: Mehr wird nicht in {format} geschrieben.</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} bis {most}</translation>
    </message>
    <message>
        <source>{library} reports an error</source>
        <translation>{library} meldet einen Fehler</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of the result.</source>
        <translation>{name!r} kann nicht der Name des Ergebnisses sein.</translation>
    </message>
    <message>
        <source>{name} could not be processed because of an error in the program ({kind}).</source>
        <translation>{name} konnte wegen eines Fehlers im Programm nicht verarbeitet werden ({kind}).</translation>
    </message>
    <message>
        <source>{name} could not be processed: {library} reports an error ({kind}).</source>
        <translation>{name} konnte nicht verarbeitet werden: {library} meldet einen Fehler ({kind}).</translation>
    </message>
    <message>
        <source>{name} is an HDR photo ({kind}), which is not supported.</source>
        <translation>{name} ist ein HDR-Foto ({kind}); das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>{name} is not a RAW file that LibRaw supports.</source>
        <translation>{name} ist keine RAW-Datei, die LibRaw unterstützt.</translation>
    </message>
    <message>
        <source>{name} is not a video.</source>
        <translation>{name} ist kein Video.</translation>
    </message>
    <message>
        <source>{name} is {kind}, which is not supported.</source>
        <translation>{name} ist {kind}; das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>{name} needs a decoder that is not installed ({package}).</source>
        <translation>{name} braucht einen Decoder, der nicht installiert ist ({package}).</translation>
    </message>
    <message>
        <source>{name} takes about {needed} MB of memory; {most} MB are allowed.</source>
        <translation>{name} braucht etwa {needed} MB Speicher; erlaubt sind {most} MB.</translation>
    </message>
    <message>
        <source>{name} was created or changed in the meantime</source>
        <translation>{name} ist inzwischen entstanden oder geändert worden</translation>
    </message>
    <message>
        <source>{name}, after</source>
        <translation>{name}, nachher</translation>
    </message>
    <message>
        <source>{name}, before</source>
        <translation>{name}, vorher</translation>
    </message>
    <message>
        <source>{net} has no variant entirely in 8 bits.</source>
        <translation>{net} hat keine Variante ganz in 8 Bit.</translation>
    </message>
    <message>
        <source>{package} could not be installed: {reason}</source>
        <translation>{package} konnte nicht installiert werden: {reason}</translation>
    </message>
    <message>
        <source>{package} is already part of the program&apos;s environment.</source>
        <translation>{package} gehört schon zur Umgebung des Programms.</translation>
    </message>
    <message>
        <source>{package} {version} is no longer used. {reason}</source>
        <translation>{package} {version} wird nicht mehr verwendet. {reason}</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}). It was moved to {name} and replaced by a new one; {count} records could be read and were kept.</source>
        <translation>{path} ist beschädigt ({error}). Die Datei wurde nach {name} verschoben und durch eine neue ersetzt; {count} Einträge konnten gelesen und behalten werden.</translation>
    </message>
    <message>
        <source>{path} is missing; waiting for it: connect its drive, or create the folder again.</source>
        <translation>{path} fehlt; es wird darauf gewartet: Schließen Sie das Laufwerk an oder legen Sie den Ordner neu an.</translation>
    </message>
    <message>
        <source>Known losses: {known}.</source>
        <translation>Bekannte Verluste: {known}.</translation>
    </message>
    <message>
        <source>Known losses: {losses}.</source>
        <translation>Bekannte Verluste: {losses}.</translation>
    </message>
    <message>
        <source>Leave out &lt; &gt; : &quot; | ? * and control characters.</source>
        <translation>Lassen Sie &lt; &gt; : &quot; | ? * und Steuerzeichen weg.</translation>
    </message>
    <message>
        <source>Lower batch: it cannot be split with several processes.</source>
        <translation>Verringern Sie batch: Mit mehreren Prozessen lässt es sich nicht aufteilen.</translation>
    </message>
    <message>
        <source>Lower crop_px, or close other programs.</source>
        <translation>Verringern Sie crop_px oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>MAXIM has {most} stages, not {stages}.</source>
        <translation>MAXIM hat {most} Stufen, nicht {stages}.</translation>
    </message>
    <message>
        <source>Make a pool first: deblur-train pool</source>
        <translation>Erstellen Sie erst einen Pool: deblur-train pool</translation>
    </message>
    <message>
        <source>Synthesizing {values} pairs from {count} sharp photos.</source>
        <translation>{values} Paare werden aus {count} scharfen Fotos erzeugt.</translation>
    </message>
    <message>
        <source>Measuring the model before tuning.</source>
        <translation>Das Modell wird vor der Abstimmung gemessen.</translation>
    </message>
    <message>
        <source>Missing or wrong in {path}: {wrong}.</source>
        <translation>In {path} fehlend oder falsch: {wrong}.</translation>
    </message>
    <message>
        <source>Mixed {share:.0%} tuned with {share2:.0%} old weights: a larger share would lose quality on other blur.</source>
        <translation>{share:.0%} abgestimmte mit {share2:.0%} alten Gewichten gemischt: Ein größerer Anteil würde bei anderer Unschärfe Qualität kosten.</translation>
    </message>
    <message>
        <source>Models for greyscale, RGBA or raw sensor data cannot be used.</source>
        <translation>Modelle für Graustufen, RGBA oder rohe Sensordaten sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>Specify a bundled student, or the .onnx file of a student with the same net.</source>
        <translation>Geben Sie einen mitgelieferten Schüler an oder die .onnx-Datei eines Schülers mit demselben Netz.</translation>
    </message>
    <message>
        <source>Specify a folder for each.</source>
        <translation>Geben Sie für beides einen Ordner an.</translation>
    </message>
    <message>
        <source>Specify a folder that contains only one of them.</source>
        <translation>Geben Sie einen Ordner an, der nur eines davon enthält.</translation>
    </message>
    <message>
        <source>Specify a folder.</source>
        <translation>Geben Sie einen Ordner an.</translation>
    </message>
    <message>
        <source>Specify a teacher, or set alpha above 0 and add sharp pictures.</source>
        <translation>Geben Sie einen Lehrer an oder setzen Sie alpha über 0 und fügen Sie scharfe Bilder hinzu.</translation>
    </message>
    <message>
        <source>Specify a video, or a folder with videos.</source>
        <translation>Geben Sie ein Video oder einen Ordner mit Videos an.</translation>
    </message>
    <message>
        <source>Specify folders of pairs or photos, or a tuning to resume with --resume.</source>
        <translation>Geben Sie Ordner mit Paaren oder Fotos an oder --resume mit einer Abstimmung, die fortgesetzt werden soll.</translation>
    </message>
    <message>
        <source>Specify one of the folders.</source>
        <translation>Geben Sie einen der Ordner an.</translation>
    </message>
    <message>
        <source>Specify one.</source>
        <translation>Geben Sie einen davon an.</translation>
    </message>
    <message>
        <source>Specify the folder of a run.</source>
        <translation>Geben Sie den Ordner eines Laufs an.</translation>
    </message>
    <message>
        <source>Specify the images in it.</source>
        <translation>Geben Sie die Bilder darin an.</translation>
    </message>
    <message>
        <source>Specify the two folders to pair, or remove one.</source>
        <translation>Geben Sie die beiden Ordner an, die ein Paar bilden, oder entfernen Sie einen.</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>Es wurde kein CUDA-Gerät gefunden.</translation>
    </message>
    <message>
        <source>No SHA-256 is published for this file. It is {sha256}, pinned from now on.</source>
        <translation>Für diese Datei ist kein SHA-256 veröffentlicht. Er lautet {sha256} und gilt ab jetzt als fest.</translation>
    </message>
    <message>
        <source>No camera was given.</source>
        <translation>Es wurde keine Kamera angegeben.</translation>
    </message>
    <message>
        <source>No download address is known for &apos;{name}&apos;.</source>
        <translation>Für „{name}“ ist keine Download-Adresse bekannt.</translation>
    </message>
    <message>
        <source>No frame of {name} can be read.</source>
        <translation>Kein Bild von {name} ist lesbar.</translation>
    </message>
    <message>
        <source>No input was given.</source>
        <translation>Es wurde keine Eingabe angegeben.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Es ist kein Modell installiert.</translation>
    </message>
    <message>
        <source>No pairs in the split {splits}. Available: {there}.</source>
        <translation>Keine Paare von {splits}; vorhanden ist {there}.</translation>
    </message>
    <message>
        <source>No pictures found.</source>
        <translation>Keine Bilder gefunden.</translation>
    </message>
    <message>
        <source>No pictures found. Choose a folder that contains photos.</source>
        <translation>Keine Bilder gefunden. Wählen Sie einen Ordner, der Fotos enthält.</translation>
    </message>
    <message>
        <source>No pictures in {folder}.</source>
        <translation>Keine Bilder in {folder}.</translation>
    </message>
    <message>
        <source>No shards in {folder}.</source>
        <translation>Keine Shards in {folder}.</translation>
    </message>
    <message>
        <source>No usable crops.</source>
        <translation>Keine brauchbaren Ausschnitte.</translation>
    </message>
    <message>
        <source>No videos were found.</source>
        <translation>Es wurden keine Videos gefunden.</translation>
    </message>
    <message>
        <source>No {precision} variant: {message}</source>
        <translation>Keine Variante mit {precision}: {message}</translation>
    </message>
    <message>
        <source>None may be negative, and alpha or beta must be above 0.</source>
        <translation>Keiner der Werte darf negativ sein, und alpha oder beta muss über 0 liegen.</translation>
    </message>
    <message>
        <source>Not enough disk space for {file} in {folder}.</source>
        <translation>Zu wenig Platz auf der Platte für {file} in {folder}.</translation>
    </message>
    <message>
        <source>Not enough memory for {model}: it needs about 1 GB.</source>
        <translation>Zu wenig Speicher für „{model}“: Nötig ist etwa 1 GB.</translation>
    </message>
    <message>
        <source>Not even one crop fits into memory.</source>
        <translation>Nicht einmal ein Ausschnitt passt in den Speicher.</translation>
    </message>
    <message>
        <source>Batch {batch} has no photos left to process.</source>
        <translation>Von Stapel {batch} ist nichts mehr übrig.</translation>
    </message>
    <message>
        <source>Nothing was written. Calibrate with more similar pictures, or use fp32 alone.</source>
        <translation>Nichts wurde geschrieben. Kalibrieren Sie mit mehr ähnlichen Bildern oder verwenden Sie nur fp32.</translation>
    </message>
    <message>
        <source>Nothing was written. Try another version of onnxruntime or torch.</source>
        <translation>Nichts wurde geschrieben. Versuchen Sie es mit einer anderen Version von onnxruntime oder torch.</translation>
    </message>
    <message>
        <source>Omit --fast8.</source>
        <translation>Lassen Sie --fast8 weg.</translation>
    </message>
    <message>
        <source>One pair cannot be split.</source>
        <translation>Ein einzelnes Paar lässt sich nicht aufteilen.</translation>
    </message>
    <message>
        <source>Only ONNX models without external files can be exported.</source>
        <translation>Das geht nur mit ONNX-Modellen ohne externe Dateien.</translation>
    </message>
    <message>
        <source>Only a folder can be watched.</source>
        <translation>Nur ein Ordner kann überwacht werden.</translation>
    </message>
    <message>
        <source>Only its publisher can unlock it.</source>
        <translation>Nur der Herausgeber kann den Schutz aufheben.</translation>
    </message>
    <message>
        <source>Only models of float, float16 or uint8 are supported.</source>
        <translation>Nur Modelle mit float, float16 oder uint8 werden unterstützt.</translation>
    </message>
    <message>
        <source>Only models that keep the size of a picture can be used.</source>
        <translation>Nur Modelle, die die Größe eines Bildes beibehalten, sind verwendbar.</translation>
    </message>
    <message>
        <source>Only models that restore pictures can be used. If this is one, give its --range.</source>
        <translation>Nur Modelle, die Bilder restaurieren, sind verwendbar. Ist dies eines, geben Sie --range an.</translation>
    </message>
    <message>
        <source>Only models with one colour picture as input can be used.</source>
        <translation>Nur Modelle mit einem Farbbild als Eingabe sind verwendbar.</translation>
    </message>
    <message>
        <source>Only models with one picture as input can be used.</source>
        <translation>Nur Modelle mit einem Bild als Eingabe sind verwendbar.</translation>
    </message>
    <message>
        <source>Only the first frame of the animation was used.</source>
        <translation>Nur das erste Bild der Animation wurde verwendet.</translation>
    </message>
    <message>
        <source>Only the first of {count} frames was used.</source>
        <translation>Nur das erste von {count} Einzelbildern wurde verwendet.</translation>
    </message>
    <message>
        <source>Only the first of {count} pages was used.</source>
        <translation>Nur die erste von {count} Seiten wurde verwendet.</translation>
    </message>
    <message>
        <source>Only tuned and imported models can be renamed.</source>
        <translation>Nur abgestimmte und importierte Modelle können umbenannt werden.</translation>
    </message>
    <message>
        <source>Or discard what is left of it: deblur queue discard {batch}</source>
        <translation>Oder verwerfen Sie den Rest: deblur queue discard {batch}</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another name.</source>
        <translation>Originale werden nie überschrieben. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another output folder.</source>
        <translation>Originale werden nie überschrieben. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>Out of memory: batches are now split into {pieces} pieces.</source>
        <translation>Speicher voll: Batches werden jetzt in {pieces} Teile geteilt.</translation>
    </message>
    <message>
        <source>Out of memory; the model continues at a smaller size.</source>
        <translation>Speicher voll; das Modell arbeitet bei kleinerer Größe weiter.</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>Schließen Sie eine an.</translation>
    </message>
    <message>
        <source>Put both files into the same folder.</source>
        <translation>Legen Sie beide Dateien in denselben Ordner.</translation>
    </message>
    <message>
        <source>Quality {quality} is not between 1 and 100.</source>
        <translation>Die Qualität {quality} liegt nicht zwischen 1 und 100.</translation>
    </message>
    <message>
        <source>RAW cannot be written; the result is a 16-bit TIFF.</source>
        <translation>RAW kann nicht geschrieben werden; das Ergebnis ist ein TIFF mit 16 Bit.</translation>
    </message>
    <message>
        <source>Raise cache_gb to {needed:.2f}, or lower teacher_share.</source>
        <translation>Erhöhen Sie cache_gb auf {needed:.2f} oder verringern Sie teacher_share.</translation>
    </message>
    <message>
        <source>Raise cache_gb.</source>
        <translation>Erhöhen Sie cache_gb.</translation>
    </message>
    <message>
        <source>Refusing redirect to unencrypted HTTP.</source>
        <translation>Umleitung auf unverschlüsseltes HTTP abgelehnt.</translation>
    </message>
    <message>
        <source>Reinstall it: pip install -U av</source>
        <translation>Neu installieren mit: pip install -U av</translation>
    </message>
    <message>
        <source>Reinstall the program, or import the model again.</source>
        <translation>Installieren Sie das Programm neu oder importieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Remove it or replace it with a good copy.</source>
        <translation>Entfernen Sie die Datei oder ersetzen Sie sie durch eine intakte Kopie.</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>Entfernen Sie das Modell und importieren Sie es neu.</translation>
    </message>
    <message>
        <source>Required fields: name, {texts}.</source>
        <translation>Erforderliche Texte: name, {texts}.</translation>
    </message>
    <message>
        <source>Restore these settings, or choose another folder for a new run.</source>
        <translation>Stellen Sie diese Einstellungen wieder her oder wählen Sie einen anderen Ordner für einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Resuming after {count} finished frames.</source>
        <translation>Fortsetzung nach {count} fertigen Bildern.</translation>
    </message>
    <message>
        <source>Resuming at step {step}, after {seconds:.2f} h.</source>
        <translation>Fortsetzung bei Schritt {step}, nach {seconds:.2f} h.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG first.</source>
        <translation>Speichern Sie die Datei erst als PNG, TIFF oder JPEG.</translation>
    </message>
    <message>
        <source>Set crop_px to {multiple} or a multiple of it.</source>
        <translation>Setzen Sie crop_px auf {multiple} oder ein Vielfaches davon.</translation>
    </message>
    <message>
        <source>Set device to &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation>Setzen Sie device auf &quot;auto&quot; oder &quot;cpu&quot;.</translation>
    </message>
    <message>
        <source>Set precision to &quot;auto&quot;, &quot;bf16&quot; or &quot;fp32&quot;.</source>
        <translation>Setzen Sie precision auf &quot;auto&quot;, &quot;bf16&quot; oder &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Set start to a file with these weights.</source>
        <translation>Setzen Sie start auf eine Datei mit diesen.</translation>
    </message>
    <message>
        <source>Set start to a trained student, or specify a teacher.</source>
        <translation>Setzen Sie start auf einen trainierten Schüler oder geben Sie einen Lehrer an.</translation>
    </message>
    <message>
        <source>Set teacher_share to 1, or the other pairs have no target.</source>
        <translation>Setzen Sie teacher_share auf 1, sonst haben die übrigen Paare kein Ziel.</translation>
    </message>
    <message>
        <source>Several copies of REDS: {where}.</source>
        <translation>Mehrere Kopien von REDS: {where}.</translation>
    </message>
    <message>
        <source>Shorten the name, or move the file to a folder further up.</source>
        <translation>Kürzen Sie den Namen oder verschieben Sie die Datei in einen Ordner weiter oben.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Starten Sie sie neu.</translation>
    </message>
    <message>
        <source>Start one first.</source>
        <translation>Starten Sie erst einen.</translation>
    </message>
    <message>
        <source>Start the camera first.</source>
        <translation>Starten Sie erst die Kamera.</translation>
    </message>
    <message>
        <source>Start the recording again.</source>
        <translation>Starten Sie die Aufnahme neu.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Halten Sie sie erst an.</translation>
    </message>
    <message>
        <source>Stop the other one first, or choose another output folder.</source>
        <translation>Halten Sie erst den anderen Vorgang an oder wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>For example: [0.0, 0.7].</source>
        <translation>Etwa [0.0, 0.7].</translation>
    </message>
    <message>
        <source>That name is reserved: rename that file, and export the model again.</source>
        <translation>Dieser Name ist reserviert: Benennen Sie die Datei um und exportieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>The HDR gain map is not kept; the result has standard range.</source>
        <translation>Die HDR-Gain-Map bleibt nicht erhalten; das Ergebnis hat normalen Dynamikumfang.</translation>
    </message>
    <message>
        <source>The VGG-16 weights were not found.</source>
        <translation>Die VGG-16-Gewichte wurden nicht gefunden.</translation>
    </message>
    <message>
        <source>The XMP packet stays as it was, without provenance: {error}.</source>
        <translation>Das XMP-Paket bleibt, wie es war, ohne Herkunftsnachweis: {error}.</translation>
    </message>
    <message>
        <source>The batch does not fit into memory.</source>
        <translation>Der Batch passt nicht in den Speicher.</translation>
    </message>
    <message>
        <source>The batch was stopped; pictures left: {count}.</source>
        <translation>Der Stapel wurde gestoppt; übrige Bilder: {count}.</translation>
    </message>
    <message>
        <source>The camera changed to {size}; a recording has one size.</source>
        <translation>Die Kamera hat auf {size} gewechselt; eine Aufnahme hat eine feste Größe.</translation>
    </message>
    <message>
        <source>The camera delivers no frames.</source>
        <translation>Die Kamera liefert keine Bilder.</translation>
    </message>
    <message>
        <source>The camera has no more frames.</source>
        <translation>Die Kamera hat keine weiteren Bilder.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>Die Kamera läuft nicht mehr.</translation>
    </message>
    <message>
        <source>The card in {file} is not a table.</source>
        <translation>Die Modellkarte in {file} ist keine Tabelle.</translation>
    </message>
    <message>
        <source>The card of {name} is not a table.</source>
        <translation>Die Modellkarte von {name} ist keine Tabelle.</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the settings: {reason}</source>
        <translation>Der Zwischenstand passt nicht zu den Einstellungen: {reason}</translation>
    </message>
    <message>
        <source>The checkpoint is of the net {was}, but the settings say {net}.</source>
        <translation>Der Zwischenstand gehört zum Netz {was}, in den Einstellungen steht aber {net}.</translation>
    </message>
    <message>
        <source>The connection broke while {file} was downloaded.</source>
        <translation>Die Verbindung brach beim Herunterladen von {file} ab.</translation>
    </message>
    <message>
        <source>The copy failed: copy it again from the camera.</source>
        <translation>Das Kopieren ist misslungen: Kopieren Sie die Datei noch einmal von der Kamera.</translation>
    </message>
    <message>
        <source>The exported file is not valid ONNX: {error}</source>
        <translation>Die exportierte Datei ist kein gültiges ONNX: {error}</translation>
    </message>
    <message>
        <source>The features of this teacher need crops of a multiple of {multiple} px.</source>
        <translation>Die Merkmale dieses Lehrers brauchen Ausschnitte mit einem Vielfachen von {multiple} px.</translation>
    </message>
    <message>
        <source>The file was modified or made by another version; use an older checkpoint.</source>
        <translation>Die Datei wurde verändert oder stammt von einer anderen Version; verwenden Sie einen älteren Zwischenstand.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be created: {reason}.</source>
        <translation>Der Ordner {folder} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The frame interval must be at least 1.</source>
        <translation>Der Bildabstand muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>The frame size of {name} changes from {before} to {after}.</source>
        <translation>Die Bildgröße von {name} wechselt von {before} zu {after}.</translation>
    </message>
    <message>
        <source>The gradient was not finite in {max_bad_steps} consecutive steps, up to step {step}.</source>
        <translation>Der Gradient war in {max_bad_steps} Schritten in Folge nicht endlich, bis Schritt {step}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}, not a picture of three colours.</source>
        <translation>Die Eingabe des Modells ist {shape}, kein Bild mit drei Farben.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}.</source>
        <translation>Die Eingabe des Modells ist {shape}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}: one side is fixed.</source>
        <translation>Die Eingabe des Modells ist {shape}: Eine Seite ist fest.</translation>
    </message>
    <message>
        <source>The losses have the weights {weights}.</source>
        <translation>Die Verluste haben die Gewichte {weights}.</translation>
    </message>
    <message>
        <source>The machine may go to sleep: {reason}</source>
        <translation>Der Rechner könnte in den Ruhezustand gehen: {reason}</translation>
    </message>
    <message>
        <source>The memory limit must be positive.</source>
        <translation>Die Speichergrenze muss größer als 0 sein.</translation>
    </message>
    <message>
        <source>The model accepts only {width} x {height} pixels and its result depends on all of them, so larger pictures would show seams.</source>
        <translation>Das Modell nimmt nur {width} x {height} Pixel an, und sein Ergebnis hängt von allen ab; größere Bilder hätten daher sichtbare Nähte.</translation>
    </message>
    <message>
        <source>The model cannot run at {scale:g} of the full size.</source>
        <translation>Das Modell kann nicht bei {scale:g} der Größe arbeiten.</translation>
    </message>
    <message>
        <source>The model file {file} was altered or is damaged.</source>
        <translation>Die Modelldatei {file} wurde verändert oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The model has {count} inputs ({names}).</source>
        <translation>Das Modell hat {count} Eingaben ({names}).</translation>
    </message>
    <message>
        <source>The model returned values that are not numbers.</source>
        <translation>Das Modell lieferte Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The model returned {output} for {input}.</source>
        <translation>Das Modell lieferte {output} für {input}.</translation>
    </message>
    <message>
        <source>The model returns values that are not numbers for a test picture.</source>
        <translation>Das Modell liefert für ein Testbild Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The model takes or returns {dtype}.</source>
        <translation>Das Modell nimmt oder liefert {dtype}.</translation>
    </message>
    <message>
        <source>The model was unloaded while it was loading.</source>
        <translation>Das Modell wurde entladen, während es geladen wurde.</translation>
    </message>
    <message>
        <source>The model runs at full size again.</source>
        <translation>Das Modell arbeitet wieder in voller Größe.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size to keep {rate} frames per second.</source>
        <translation>Das Modell arbeitet bei {size} der Größe, um {rate} Bilder pro Sekunde zu halten.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size, on 1 in {every} frames: this machine is too slow for more.</source>
        <translation>Das Modell arbeitet bei {size} der Größe, an 1 von {every} Bildern: Für mehr ist dieser Rechner zu langsam.</translation>
    </message>
    <message>
        <source>The model {name} has no precision {wanted}.</source>
        <translation>Das Modell {name} hat keine Genauigkeit {wanted}.</translation>
    </message>
    <message>
        <source>The model {name} is not the one that batch {batch} was started with.</source>
        <translation>Das Modell {name} ist nicht das, mit dem Stapel {batch} gestartet wurde.</translation>
    </message>
    <message>
        <source>The model&apos;s process exited unexpectedly with code {code}.</source>
        <translation>Der Prozess des Modells endete unerwartet mit Code {code}.</translation>
    </message>
    <message>
        <source>The model&apos;s process was killed by the system.</source>
        <translation>Der Prozess des Modells wurde vom System beendet.</translation>
    </message>
    <message>
        <source>The model&apos;s result for a test picture does not resemble it.</source>
        <translation>Das Ergebnis des Modells für ein Testbild ähnelt diesem nicht.</translation>
    </message>
    <message>
        <source>The package pyvirtualcam is not installed.</source>
        <translation>Das Paket pyvirtualcam ist nicht installiert.</translation>
    </message>
    <message>
        <source>The path of {name} is too long.</source>
        <translation>Der Pfad von {name} ist zu lang.</translation>
    </message>
    <message>
        <source>The perceptual loss uses {vgg_file}.</source>
        <translation>Der perzeptuelle Verlust verwendet {vgg_file}.</translation>
    </message>
    <message>
        <source>The picture ({width} x {height}) needs {need} in one piece.</source>
        <translation>Das Bild ({width} x {height}) braucht in einem Stück {need}.</translation>
    </message>
    <message>
        <source>The pictures must be at least {size_px} px on both sides and not shifted; deblur-train check shows details.</source>
        <translation>Die Bilder müssen auf beiden Seiten mindestens {size_px} px messen und dürfen nicht verschoben sein; Einzelheiten zeigt deblur-train check.</translation>
    </message>
    <message>
        <source>The pool {folder} was made from other pictures, settings or another teacher.</source>
        <translation>Der Pool {folder} wurde aus anderen Bildern, mit anderen Einstellungen oder einem anderen Lehrer erstellt.</translation>
    </message>
    <message>
        <source>The precision was {precision}; try fp32, or download the weights again.</source>
        <translation>Die Genauigkeit war {precision}; versuchen Sie fp32 oder laden Sie die Gewichte noch einmal herunter.</translation>
    </message>
    <message>
        <source>The preset {name} cannot be deleted: {reason}.</source>
        <translation>Die Vorgabe {name} kann nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>The previous model stays in use.</source>
        <translation>Das bisherige Modell bleibt in Verwendung.</translation>
    </message>
    <message>
        <source>The quality --crf {value} is not between 0 and 51.</source>
        <translation>Die Qualität --crf {value} liegt nicht zwischen 0 und 51.</translation>
    </message>
    <message>
        <source>The queue cannot be saved in {path} ({error}). The batch runs without it: it cannot be resumed, and earlier results are not recognized. {elsewhere}</source>
        <translation>Die Warteschlange kann nicht in {path} gespeichert werden ({error}). Der Stapel läuft ohne sie: Er kann nicht fortgesetzt werden, und frühere Ergebnisse werden nicht erkannt. {elsewhere}</translation>
    </message>
    <message>
        <source>The report {path} cannot be written: {reason}.</source>
        <translation>Der Bericht {path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The result and its original differ in size or bit depth, so they cannot be blended.</source>
        <translation>Das Ergebnis hat nicht die Größe und Farbtiefe seines Originals; sie lassen sich daher nicht mischen.</translation>
    </message>
    <message>
        <source>The result was saved at {strength:.0%} strength, too low to recover the full result from it.</source>
        <translation>Das Ergebnis wurde mit {strength:.0%} Stärke gespeichert, zu wenig, um daraus das volle Ergebnis zu berechnen.</translation>
    </message>
    <message>
        <source>The results need about {needed} MB; {folder} has {free} MB left. Free up space, or choose another output folder.</source>
        <translation>Die Ergebnisse brauchen etwa {needed} MB; in {folder} sind noch {free} MB frei. Schaffen Sie Platz oder wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>The run diverged, or the file was modified; start again in another folder.</source>
        <translation>Der Lauf ist divergiert oder die Datei wurde verändert; beginnen Sie in einem anderen Ordner neu.</translation>
    </message>
    <message>
        <source>The run in {folder} cannot continue with these changes: {unfit}.</source>
        <translation>Der Lauf in {folder} kann mit diesen Änderungen nicht fortgesetzt werden: {unfit}.</translation>
    </message>
    <message>
        <source>The run was started with other settings and will not be reproducible: {inexact}. Stop and restore them if this was not intended.</source>
        <translation>Der Lauf wurde mit anderen Einstellungen gestartet und wird nicht reproduzierbar sein: {inexact}. War das nicht beabsichtigt, halten Sie an und stellen Sie sie wieder her.</translation>
    </message>
    <message>
        <source>The server does not provide {file}: {error}.</source>
        <translation>Der Server stellt {file} nicht bereit: {error}.</translation>
    </message>
    <message>
        <source>The setting {name} cannot be {value!r}.</source>
        <translation>Die Einstellung {name} kann nicht {value!r} sein.</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}). Using the defaults.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden ({reason}). Es gelten die Vorgabewerte.</translation>
    </message>
    <message>
        <source>The size limit of the teacher&apos;s cache is 0.</source>
        <translation>Die Größengrenze für den Cache des Lehrers ist 0.</translation>
    </message>
    <message>
        <source>The smallest useful tile needs {need}, but the limit is {budget_bytes}.</source>
        <translation>Die kleinste sinnvolle Kachel braucht {need}, erlaubt sind {budget_bytes}.</translation>
    </message>
    <message>
        <source>The source or the settings have changed; starting over.</source>
        <translation>Die Quelle oder die Einstellungen haben sich geändert; es wird neu begonnen.</translation>
    </message>
    <message>
        <source>The strength {strength} is not between 0 and 1.</source>
        <translation>Die Stärke {strength} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The strength {value} is not between 0 and 1.</source>
        <translation>Die Stärke {value} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The student cannot be its own teacher: its initial weights are random.</source>
        <translation>Der Schüler kann nicht sein eigener Lehrer sein: Seine Anfangsgewichte sind zufällig.</translation>
    </message>
    <message>
        <source>The file suffix does not indicate a format; the result is a PNG.</source>
        <translation>Die Endung verrät das Format nicht; das Ergebnis ist ein PNG.</translation>
    </message>
    <message>
        <source>The system does not report changes ({reason}); the folders are scanned every {seconds} seconds.</source>
        <translation>Das System meldet keine Änderungen ({reason}); die Ordner werden alle {seconds} Sekunden durchsucht.</translation>
    </message>
    <message>
        <source>The teacher&apos;s cache {folder} cannot be written: {reason}.</source>
        <translation>Der Cache {folder} des Lehrers kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The teacher&apos;s output holds NaN or infinity.</source>
        <translation>Die Ausgabe des Lehrers enthält NaN oder unendliche Werte.</translation>
    </message>
    <message>
        <source>The teacher&apos;s outputs need {needed:.2f} GB; the cache is limited to {limit_bytes:.2f} GB.</source>
        <translation>Die Ausgaben des Lehrers brauchen {needed:.2f} GB; der Cache ist auf {limit_bytes:.2f} GB begrenzt.</translation>
    </message>
    <message>
        <source>The template has {count} characters; at most {max_template} are allowed.</source>
        <translation>Die Vorlage hat {count} Zeichen; höchstens {max_template} sind erlaubt.</translation>
    </message>
    <message>
        <source>The template {template!r} gives every picture the same name.</source>
        <translation>Die Vorlage {template!r} gibt jedem Bild denselben Namen.</translation>
    </message>
    <message>
        <source>The template {template!r} has a character that Windows allows in no file name.</source>
        <translation>Die Vorlage {template!r} enthält ein Zeichen, das Windows in Dateinamen nicht erlaubt.</translation>
    </message>
    <message>
        <source>The template {template!r} has an unknown token {{{what}}}.</source>
        <translation>Die Vorlage {template!r} enthält den unbekannten Platzhalter {{{what}}}.</translation>
    </message>
    <message>
        <source>The template {template!r} is broken: {error}.</source>
        <translation>Die Vorlage {template!r} ist fehlerhaft: {error}.</translation>
    </message>
    <message>
        <source>The template {template!r} names a folder.</source>
        <translation>Die Vorlage {template!r} nennt einen Ordner.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint, or lower the learning rate.</source>
        <translation>Das Training ist divergiert. Exportieren Sie einen früheren Zwischenstand oder senken Sie die Lernrate.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint.</source>
        <translation>Das Training ist divergiert. Exportieren Sie einen früheren Zwischenstand.</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}).</source>
        <translation>Der Trainingsprozess endete unerwartet (Code {code}).</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly.</source>
        <translation>Der Trainingsprozess endete unerwartet.</translation>
    </message>
    <message>
        <source>The tuning in {folder} is running.</source>
        <translation>Die Abstimmung in {folder} läuft.</translation>
    </message>
    <message>
        <source>The validation share {validation_share} is not between 0 and 1.</source>
        <translation>Der Validierungsanteil {validation_share} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The virtual camera is gone.</source>
        <translation>Die virtuelle Kamera ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The weight {name} is out of range for half precision.</source>
        <translation>Das Gewicht {name} liegt außerhalb des Bereichs der halben Genauigkeit.</translation>
    </message>
    <message>
        <source>The weights in {checkpoint} do not fit the net {net}: {reason}</source>
        <translation>Die Gewichte in {checkpoint} passen nicht zum Netz {net}: {reason}</translation>
    </message>
    <message>
        <source>Then resume the batch; finished results are kept.</source>
        <translation>Setzen Sie dann den Stapel fort; fertige Ergebnisse bleiben erhalten.</translation>
    </message>
    <message>
        <source>There are no images in {folder}.</source>
        <translation>In {folder} sind keine Bilder.</translation>
    </message>
    <message>
        <source>There is no batch to report on yet.</source>
        <translation>Es gibt noch keinen Stapel, über den zu berichten wäre.</translation>
    </message>
    <message>
        <source>There is no batch {batch_id}.</source>
        <translation>Es gibt keinen Stapel {batch_id}.</translation>
    </message>
    <message>
        <source>There is no camera {key}.</source>
        <translation>Es gibt keine Kamera {key}.</translation>
    </message>
    <message>
        <source>There is no camera, video or folder &apos;{source}&apos;.</source>
        <translation>Es gibt keine Kamera, kein Video und keinen Ordner „{source}“.</translation>
    </message>
    <message>
        <source>There is no checkpoint {path}.</source>
        <translation>Es gibt keinen Zwischenstand {path}.</translation>
    </message>
    <message>
        <source>There is no model &apos;{name}&apos;.</source>
        <translation>Es gibt kein Modell „{name}“.</translation>
    </message>
    <message>
        <source>There is no net {name!r}.</source>
        <translation>Es gibt kein Netz {name!r}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the result.</source>
        <translation>Der Speicher reicht für das Ergebnis nicht aus.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name}.</source>
        <translation>Der Speicher reicht für {name} nicht aus.</translation>
    </message>
    <message>
        <source>There is not enough memory to read {name}.</source>
        <translation>Der Speicher reicht nicht aus, um {name} zu lesen.</translation>
    </message>
    <message>
        <source>There is not enough memory to try the model with a small picture.</source>
        <translation>Der Speicher reicht nicht aus, um das Modell mit einem kleinen Bild zu testen.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {name}.</source>
        <translation>Der Speicher reicht nicht aus, um {name} zu schreiben.</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>Es gibt noch nichts aufzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to resume or retry.</source>
        <translation>Es gibt nichts fortzusetzen oder zu wiederholen.</translation>
    </message>
    <message>
        <source>This PyAV has no encoder for {pixels}.</source>
        <translation>Dieses PyAV hat keinen Encoder für {pixels}.</translation>
    </message>
    <message>
        <source>This batch cannot be saved, so it cannot be resumed. {error}</source>
        <translation>Dieser Stapel kann nicht gespeichert und daher nicht fortgesetzt werden. {error}</translation>
    </message>
    <message>
        <source>This catalogue has no folder for models of your own.</source>
        <translation>Dieser Katalog hat keinen Ordner für eigene Modelle.</translation>
    </message>
    <message>
        <source>This folder is already being watched, with the same settings.</source>
        <translation>Dieser Ordner wird bereits mit denselben Einstellungen überwacht.</translation>
    </message>
    <message>
        <source>This is a bug in the program. Please report it with the details below.</source>
        <translation>Das ist ein Fehler im Programm. Bitte melden Sie ihn mit den Einzelheiten unten.</translation>
    </message>
    <message>
        <source>This is not the report of a scan: {error}</source>
        <translation>Das ist kein Bericht einer Untersuchung: {error}</translation>
    </message>
    <message>
        <source>This model cannot work in tiles. Allow it more memory, or choose another model.</source>
        <translation>Dieses Modell kann nicht in Kacheln arbeiten. Erlauben Sie ihm mehr Speicher oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>This model runs in torch, which cannot use {device} here.</source>
        <translation>Dieses Modell läuft in torch, das hier {device} nicht nutzen kann.</translation>
    </message>
    <message>
        <source>This needs {name}, which is not installed.</source>
        <translation>Dazu wird {name} gebraucht, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>This net has no convolution to quantise: the first and the last stay in float32.</source>
        <translation>Dieses Netz hat keine Faltung, die sich quantisieren ließe: Die erste und die letzte bleiben in float32.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended. Run Deblur from Python instead (two commands, see its README), and then: pip install {packages}</source>
        <translation>Dieses Paket von Deblur lässt sich nicht erweitern. Starten Sie Deblur stattdessen aus Python (zwei Befehle, siehe README) und dann: pip install {packages}</translation>
    </message>
    <message>
        <source>The selected area is outside the picture.</source>
        <translation>Der gewählte Ausschnitt liegt außerhalb des Bildes.</translation>
    </message>
    <message>
        <source>To list them: deblur queue</source>
        <translation>Auflisten mit: deblur queue</translation>
    </message>
    <message>
        <source>Tokens are {names}.</source>
        <translation>Platzhalter sind {names}.</translation>
    </message>
    <message>
        <source>Too many tunings in {home}.</source>
        <translation>Zu viele Abstimmungen in {home}.</translation>
    </message>
    <message>
        <source>Training on {count} pairs.</source>
        <translation>Training mit {count} Paaren.</translation>
    </message>
    <message>
        <source>Transparency was composited on white: {format} has none.</source>
        <translation>Transparenz wurde auf Weiß gelegt: {format} kennt keine.</translation>
    </message>
    <message>
        <source>Try --workers {workers}; finished shards are kept.</source>
        <translation>Versuchen Sie --workers {workers}; fertige Shards bleiben erhalten.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again. If memory is short, close other programs or choose a smaller model.</source>
        <translation>Versuchen Sie es erneut. Ist der Speicher knapp, schließen Sie andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Unknown conflict rule {on_conflict!r}.</source>
        <translation>Unbekannte Konfliktregel {on_conflict!r}.</translation>
    </message>
    <message>
        <source>Unknown device &apos;{device}&apos;.</source>
        <translation>Unbekanntes Gerät „{device}“.</translation>
    </message>
    <message>
        <source>Unknown layout {layout!r}.</source>
        <translation>Unbekanntes Layout {layout!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {name!r}.</source>
        <translation>Unbekannter Verlust {name!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {unknown}.</source>
        <translation>Unbekannter Verlust {unknown}.</translation>
    </message>
    <message>
        <source>Unknown preset {preset!r}.</source>
        <translation>Unbekannte Vorgabe {preset!r}.</translation>
    </message>
    <message>
        <source>Unknown setting {name!r}.</source>
        <translation>Unbekannte Einstellung {name!r}.</translation>
    </message>
    <message>
        <source>Unknown weighting {kind!r}.</source>
        <translation>Unbekannte Gewichtung {kind!r}.</translation>
    </message>
    <message>
        <source>Update the program, or set DEBLUR_DATA to another folder.</source>
        <translation>Aktualisieren Sie das Programm oder setzen Sie DEBLUR_DATA auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Use 0 for the first camera, or chart.</source>
        <translation>Verwenden Sie 0 für die erste Kamera oder chart.</translation>
    </message>
    <message>
        <source>Use 1 to {most_threads}.</source>
        <translation>Verwenden Sie 1 bis {most_threads}.</translation>
    </message>
    <message>
        <source>Use Restormer or MAXIM as teacher, or set feature_weight to 0.</source>
        <translation>Verwenden Sie Restormer oder MAXIM als Lehrer oder setzen Sie feature_weight auf 0.</translation>
    </message>
    <message>
        <source>Use a shorter name or a folder further up.</source>
        <translation>Verwenden Sie einen kürzeren Namen oder einen Ordner weiter oben.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}, or name a folder.</source>
        <translation>Verwenden Sie eine Endung aus {suffixes} oder geben Sie einen Ordner an.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}.</source>
        <translation>Verwenden Sie eine Endung aus {suffixes}.</translation>
    </message>
    <message>
        <source>Use either pairs or unpaired photos.</source>
        <translation>Verwenden Sie entweder Paare oder Fotos ohne Gegenstück.</translation>
    </message>
    <message>
        <source>Use fp32 alone.</source>
        <translation>Verwenden Sie nur fp32.</translation>
    </message>
    <message>
        <source>Use the full package of Deblur, which includes it.</source>
        <translation>Verwenden Sie das volle Paket von Deblur, in dem es enthalten ist.</translation>
    </message>
    <message>
        <source>Use the losses, weighting and optimiser that the run was started with.</source>
        <translation>Verwenden Sie die Verluste, die Gewichtung und den Optimierer, mit denen der Lauf gestartet wurde.</translation>
    </message>
    <message>
        <source>Use up to 64 characters without &lt; &gt; : &quot; / \ | ? * and no leading dot.</source>
        <translation>Verwenden Sie bis zu 64 Zeichen ohne &lt; &gt; : &quot; / \ | ? * und ohne Punkt am Anfang.</translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, dots, hyphens and underscores; begin with a letter or digit.</source>
        <translation>Verwenden Sie bis zu 64 Buchstaben, Ziffern, Punkte, Binde- und Unterstriche; am Anfang steht ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>Use {choices}.</source>
        <translation>Verwenden Sie {choices}.</translation>
    </message>
    <message>
        <source>Use {formats}.</source>
        <translation>Verwenden Sie {formats}.</translation>
    </message>
    <message>
        <source>Use {low} to {high} pixels per side.</source>
        <translation>Verwenden Sie {low} bis {high} Pixel je Seite.</translation>
    </message>
    <message>
        <source>Used as {kind}: {counts}. {note}</source>
        <translation>Verwendet als {kind}: {counts}. {note}</translation>
    </message>
    <message>
        <source>Video files need the package av (PyAV), which is not installed.</source>
        <translation>Videodateien brauchen das Paket av (PyAV), das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Wait until it finishes, or choose another name for the result.</source>
        <translation>Warten Sie darauf oder wählen Sie einen anderen Namen für das Ergebnis.</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it; then resume it.</source>
        <translation>Warten Sie auf das Ende oder halten Sie an; setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>Choose auto as the device, or install it: Graphics chips in the menu Models, or deblur devices on the command line.</source>
        <translation>Wählen Sie auto als Gerät oder installieren Sie es: Grafikchips im Menü Modelle oder deblur devices auf der Kommandozeile.</translation>
    </message>
    <message>
        <source>Finished results are kept. Try again; if memory is short, close other programs or choose a smaller model.</source>
        <translation>Fertiges bleibt fertig. Versuchen Sie es erneut; ist zu wenig Speicher da, schließen Sie andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Write --set NAME=VALUE.</source>
        <translation>Schreiben Sie --set NAME=VALUE.</translation>
    </message>
    <message>
        <source>You do not have permission to read {name}.</source>
        <translation>Sie haben keine Berechtigung, {name} zu lesen.</translation>
    </message>
    <message>
        <source>You do not have permission to use {name} ({file}).</source>
        <translation>Sie haben keine Berechtigung, {name} zu benutzen ({file}).</translation>
    </message>
    <message>
        <source>a fine regular pattern that the source does not have</source>
        <translation>ein feines, regelmäßiges Muster, das die Quelle nicht hat</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>ein Ordner hat diesen Namen</translation>
    </message>
    <message>
        <source>a part has rings or patterns that the source does not have</source>
        <translation>ein Teil hat Ringe oder Muster, die die Quelle nicht hat</translation>
    </message>
    <message>
        <source>alpha and beta are both 0: nothing would be learned.</source>
        <translation>alpha und beta sind beide 0: Es würde nichts gelernt.</translation>
    </message>
    <message>
        <source>alpha is 0, and there are no teacher outputs.</source>
        <translation>alpha ist 0, und es gibt keine Ausgaben des Lehrers.</translation>
    </message>
    <message>
        <source>alpha is 0, but the teacher&apos;s output is computed for only some of the pairs.</source>
        <translation>alpha ist 0, aber die Ausgabe des Lehrers wird nur für einen Teil der Paare berechnet.</translation>
    </message>
    <message>
        <source>already processed with these settings</source>
        <translation>mit diesen Einstellungen bereits bearbeitet</translation>
    </message>
    <message>
        <source>already sharp: {reason} ({sure} sure)</source>
        <translation>bereits scharf: {reason} ({sure} sicher)</translation>
    </message>
    <message>
        <source>another picture in this batch is saved as {name}</source>
        <translation>ein anderes Bild dieses Stapels wird zu {name}</translation>
    </message>
    <message>
        <source>beta or feature_weight is above 0, but there is no teacher.</source>
        <translation>beta oder feature_weight liegt über 0, aber es gibt keinen Lehrer.</translation>
    </message>
    <message>
        <source>blurred {one_w}x{one_h}, sharp {other_w}x{other_h}</source>
        <translation>verwackelt {one_w}x{one_h}, scharf {other_w}x{other_h}</translation>
    </message>
    <message>
        <source>both pictures are identical</source>
        <translation>beide Hälften sind identisch</translation>
    </message>
    <message>
        <source>bright and dark seams along the edges</source>
        <translation>helle und dunkle Säume an den Kanten</translation>
    </message>
    <message>
        <source>coloured specks that the source does not have</source>
        <translation>farbige Flecken, die die Quelle nicht hat</translation>
    </message>
    <message>
        <source>compress_from needs the weights of that student.</source>
        <translation>compress_from braucht die Gewichte dieses Schülers.</translation>
    </message>
    <message>
        <source>crop_from must begin with 0 and rise.</source>
        <translation>crop_from muss mit 0 beginnen und ansteigen.</translation>
    </message>
    <message>
        <source>crop_px and crop_from have different lengths.</source>
        <translation>crop_px und crop_from sind verschieden lang.</translation>
    </message>
    <message>
        <source>crop_px is {sizes}.</source>
        <translation>crop_px ist {sizes}.</translation>
    </message>
    <message>
        <source>deblur-train config --explain lists them.</source>
        <translation>Die Liste zeigt deblur-train config --explain.</translation>
    </message>
    <message>
        <source>differs in {differing}</source>
        <translation>weicht ab in {differing}</translation>
    </message>
    <message>
        <source>far more contrast in the details than the source has</source>
        <translation>weit mehr Kontrast in den Details als die Quelle</translation>
    </message>
    <message>
        <source>fast8 needs a net that unshuffles pixels into channels; this one does not.</source>
        <translation>fast8 braucht ein Netz, das Pixel in Kanäle umordnet; dieses tut das nicht.</translation>
    </message>
    <message>
        <source>feature_weight is above 0, but the teacher has no features.</source>
        <translation>feature_weight liegt über 0, aber der Lehrer hat keine Merkmale.</translation>
    </message>
    <message>
        <source>fine detail in every direction</source>
        <translation>feine Details in allen Richtungen</translation>
    </message>
    <message>
        <source>fine detail is missing along {degrees}° only, over about {length} pixels</source>
        <translation>feine Details fehlen nur entlang {degrees}°, über etwa {length} Pixel</translation>
    </message>
    <message>
        <source>fine detail is missing in every direction</source>
        <translation>feine Details fehlen in allen Richtungen</translation>
    </message>
    <message>
        <source>finished just before the interruption</source>
        <translation>kurz vor der Unterbrechung fertig geworden</translation>
    </message>
    <message>
        <source>fp16 needs a GPU.</source>
        <translation>fp16 braucht eine GPU.</translation>
    </message>
    <message>
        <source>grain covers the fine detail</source>
        <translation>Korn überdeckt die feinen Details</translation>
    </message>
    <message>
        <source>int8 needs photos for calibration and pairs to measure its loss on.</source>
        <translation>int8 braucht Fotos zum Kalibrieren und Paare, an denen der Verlust gemessen wird.</translation>
    </message>
    <message>
        <source>it already exists</source>
        <translation>ist bereits vorhanden</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>der Ordner existiert nicht</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>der Ordner ist eine Datei</translation>
    </message>
    <message>
        <source>its path is too long</source>
        <translation>der Pfad ist zu lang</translation>
    </message>
    <message>
        <source>less detail than the source</source>
        <translation>weniger Details als die Quelle</translation>
    </message>
    <message>
        <source>losses needs at least one name with a weight above 0.</source>
        <translation>losses braucht mindestens einen Namen mit einem Gewicht über 0.</translation>
    </message>
    <message>
        <source>memory ran out, processed in smaller tiles</source>
        <translation>Speicher voll, in kleineren Kacheln bearbeitet</translation>
    </message>
    <message>
        <source>name shortened by {count} bytes: it was too long</source>
        <translation>Name um {count} Byte gekürzt: Er war zu lang</translation>
    </message>
    <message>
        <source>named {name}: {reason}</source>
        <translation>benannt als {name}: {reason}</translation>
    </message>
    <message>
        <source>not blurred ({label})</source>
        <translation>nicht verwackelt ({label})</translation>
    </message>
    <message>
        <source>not sharp ({label})</source>
        <translation>nicht scharf ({label})</translation>
    </message>
    <message>
        <source>odd size padded to {size}</source>
        <translation>ungerade Größe auf {size} aufgefüllt</translation>
    </message>
    <message>
        <source>onnxruntime differs from torch by up to {most:.1e} of the range on real photos; at most {max_difference:.0e} is allowed.</source>
        <translation>onnxruntime weicht bei echten Fotos um bis zu {most:.1e} des Wertebereichs von torch ab; erlaubt sind höchstens {max_difference:.0e}.</translation>
    </message>
    <message>
        <source>result rejected: {reason}</source>
        <translation>Ergebnis verworfen: {reason}</translation>
    </message>
    <message>
        <source>rings or patterns that the source does not have</source>
        <translation>Ringe oder Muster, die die Quelle nicht hat</translation>
    </message>
    <message>
        <source>rotated by {degrees:+.2f} degrees clockwise</source>
        <translation>um {degrees:+.2f} Grad im Uhrzeigersinn gedreht</translation>
    </message>
    <message>
        <source>same name as {name}</source>
        <translation>gleicher Name wie {name}</translation>
    </message>
    <message>
        <source>scene {scene} is also in validation: scores will be too high</source>
        <translation>Szene {scene} ist auch in der Validierung: Die Werte werden zu hoch ausfallen</translation>
    </message>
    <message>
        <source>shifted by {x_px:+.1f} px in x, {y_px:+.1f} px in y</source>
        <translation>um {x_px:+.1f} px in x, {y_px:+.1f} px in y verschoben</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>the blurred picture has {kept:.0%} of the sharp one&apos;s edges</source>
        <translation>das verwackelte Bild hat {kept:.0%} der Kanten des scharfen</translation>
    </message>
    <message>
        <source>the blurred picture&apos;s edges are {stronger_log2:.1f} times as strong</source>
        <translation>die verwackelte Hälfte hat {stronger_log2:.1f}-mal so starke Kanten</translation>
    </message>
    <message>
        <source>the brightness of a part has changed</source>
        <translation>die Helligkeit eines Teils hat sich geändert</translation>
    </message>
    <message>
        <source>the brightness of the whole picture has changed</source>
        <translation>die Helligkeit des ganzen Bildes hat sich geändert</translation>
    </message>
    <message>
        <source>the colour of a part has changed</source>
        <translation>die Farbe eines Teils hat sich geändert</translation>
    </message>
    <message>
        <source>the colour of the whole picture has changed</source>
        <translation>die Farbe des ganzen Bildes hat sich geändert</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>die Platte ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>die Platte ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>die Platte hat einen Fehler gemeldet</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <translation>die Datei ist zu groß für diese Platte</translation>
    </message>
    <message>
        <source>the file is truncated: its end is missing</source>
        <translation>die Datei ist abgeschnitten: Ihr Ende fehlt</translation>
    </message>
    <message>
        <source>the two pictures show different scenes (correlation {alike:.2f})</source>
        <translation>die Hälften zeigen Verschiedenes (Korrelation {alike:.2f})</translation>
    </message>
    <message>
        <source>the path has {length} characters; some Windows programs open at most {limit}</source>
        <translation>der Pfad hat {length} Zeichen; manche Windows-Programme öffnen höchstens {limit}</translation>
    </message>
    <message>
        <source>this PyAV lacks {best}; used {name}</source>
        <translation>diesem PyAV fehlt {best}; {name} wurde verwendet</translation>
    </message>
    <message>
        <source>time code left out</source>
        <translation>Timecode weggelassen</translation>
    </message>
    <message>
        <source>too little detail</source>
        <translation>zu wenig Details</translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation>Sie haben dort keine Schreibberechtigung</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>Ihr Speicherkontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>{a} or {b}</source>
        <translation>{a} oder {b}</translation>
    </message>
    <message>
        <source>{blocks} could not be kept: {format} cannot store it.</source>
        <translation>{blocks} konnte nicht erhalten werden: {format} kann das nicht aufnehmen.</translation>
    </message>
    <message>
        <source>{blurred} and {sharp} differ in size: {sizes}.</source>
        <translation>{blurred} und {sharp} sind verschieden groß: {sizes}.</translation>
    </message>
    <message>
        <source>{camera} delivers {size}</source>
        <translation>{camera} liefert {size}</translation>
    </message>
    <message>
        <source>{count} broken packets of other streams left out</source>
        <translation>{count} defekte Pakete anderer Spuren weggelassen</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} Einträge</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>{count} pairs are in both training and validation, such as {both}.</source>
        <translation>{count} Paare sind sowohl im Training als auch in der Validierung, etwa {both}.</translation>
    </message>
    <message>
        <source>{count} unpaired photos: {found}.</source>
        <translation>{count} Fotos ohne Gegenstück: {found}.</translation>
    </message>
    <message>
        <source>{count} shards of the pool are missing, such as {missing}. They are made again if their pictures are given.</source>
        <translation>{count} Shards des Pools fehlen, etwa {missing}. Sie werden neu erstellt, wenn ihre Bilder angegeben werden.</translation>
    </message>
    <message>
        <source>{count} tensors are missing</source>
        <translation>{count} Tensoren fehlen</translation>
    </message>
    <message>
        <source>{count} tensors are not floating-point numbers</source>
        <translation>{count} Tensoren sind keine Gleitkommazahlen</translation>
    </message>
    <message>
        <source>{count} tensors are unknown</source>
        <translation>{count} Tensoren sind unbekannt</translation>
    </message>
    <message>
        <source>{count} tensors contain numbers that are not finite</source>
        <translation>{count} Tensoren enthalten Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>{count} tensors have another shape</source>
        <translation>{count} Tensoren haben eine andere Form</translation>
    </message>
    <message>
        <source>{count} tensors in {checkpoint} hold NaN or infinity, {broken} first.</source>
        <translation>{count} Tensoren in {checkpoint} enthalten NaN oder unendliche Werte, zuerst {broken}.</translation>
    </message>
    <message>
        <source>{crops} crops are too few.</source>
        <translation>{crops} Ausschnitte sind zu wenig.</translation>
    </message>
    <message>
        <source>{date!r} cannot be part of a file name.</source>
        <translation>{date!r} kann nicht Teil eines Dateinamens sein.</translation>
    </message>
    <message>
        <source>{device} is not installed.</source>
        <translation>{device} ist nicht installiert.</translation>
    </message>
    <message>
        <source>Using the slower CPU instead of {device}: {reason}</source>
        <translation>Statt {device} wird die langsamere CPU verwendet: {reason}</translation>
    </message>
    <message>
        <source>324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially; pairs of GoPro and of REDS scene 020 (CC BY 4.0)</source>
        <translation>324 Fotos unter Lizenzen, die eine gewerbliche Nutzung erlauben (CC0, CC BY, CC BY-SA, BSD, Unsplash), künstlich verwackelt; Paare aus GoPro und aus Szene 020 von REDS (CC BY 4.0)</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>8 bits, fastest</source>
        <translation>8 Bit, am schnellsten</translation>
    </message>
    <message>
        <source>A large network of 2022 (MAXIM-3S, Tu et al.): on some photos better than Best, on others worse; takes minutes per photo. Needs torch.</source>
        <translation>Ein großes Netz von 2022 (MAXIM-3S, Tu et al.): bei manchen Fotos besser als „Best“, bei anderen schlechter; braucht Minuten pro Foto. Benötigt torch.</translation>
    </message>
    <message>
        <source>A large network of 2022 (Zamir et al.), comparable with MAXIM and as slow. Needs torch.</source>
        <translation>Ein großes Netz von 2022 (Zamir et al.), mit MAXIM vergleichbar und ebenso langsam. Benötigt torch.</translation>
    </message>
    <message>
        <source>Balancing the new model with the old one.</source>
        <translation>Das neue Modell wird mit dem alten abgeglichen.</translation>
    </message>
    <message>
        <source>Choose one of the bundled models, or a model tuned from one of them.</source>
        <translation>Wählen Sie eines der mitgelieferten Modelle oder ein daraus angepasstes.</translation>
    </message>
    <message>
        <source>Flicker in static areas reduced by {percent}%</source>
        <translation>Flimmern in ruhigen Bereichen um {percent} % verringert</translation>
    </message>
    <message>
        <source>Flicker in static areas: {before} in the original, {after} in the result (of 255)</source>
        <translation>Flimmern in ruhigen Bereichen: {before} im Original, {after} im Ergebnis (von 255)</translation>
    </message>
    <message>
        <source>Install it with: python -m ensurepip</source>
        <translation>Installieren Sie es mit: python -m ensurepip</translation>
    </message>
    <message>
        <source>It had changed a moment before it was read, and may still have been copying. Retry it when that has finished.</source>
        <translation>Die Datei war kurz vor dem Lesen geändert worden und wurde vielleicht noch kopiert. Versuchen Sie es erneut, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>Model: {title}, as the last time for these photos.</source>
        <translation>Modell: „{title}“, wie beim letzten Mal für diese Fotos.</translation>
    </message>
    <message>
        <source>Model: {title}, chosen by the number of photos and the speed of this computer.</source>
        <translation>Modell: „{title}“, nach der Zahl der Fotos und der Geschwindigkeit dieses Rechners gewählt.</translation>
    </message>
    <message>
        <source>Pictures left out because their kind is not supported: {kinds}. Save them as PNG, TIFF or JPEG first.</source>
        <translation>Ausgelassene Bilder, deren Format nicht unterstützt wird: {kinds}. Speichern Sie sie erst als PNG, TIFF oder JPEG.</translation>
    </message>
    <message>
        <source>RAW files left out because a JPEG or HEIC of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>RAW-Dateien ausgelassen, weil ein JPEG oder HEIC desselben Namens daneben liegt: {count}. Um beide zu nehmen: RAW + JPEG unter Weitere Optionen in Schritt 2 (in der Befehlszeile: --raw-pairs both).</translation>
    </message>
    <message>
        <source>Removes the most blur, at four times the cost of Balanced. Derived from Google&apos;s MAXIM.</source>
        <translation>Entfernt die meiste Unschärfe, zum vierfachen Aufwand von „Balanced“. Abgeleitet von Googles MAXIM.</translation>
    </message>
    <message>
        <source>Retry it with less memory (--memory), or on another machine.</source>
        <translation>Wiederholen Sie es mit weniger Speicher (--memory) oder auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Save the image to a file first.</source>
        <translation>Speichern Sie das Bild zuerst in einer Datei.</translation>
    </message>
    <message>
        <source>Small and quick: for webcams and video.</source>
        <translation>Klein und schnell: für Webcams und Video.</translation>
    </message>
    <message>
        <source>The program crashed {count} times while processing it, the last time alone.</source>
        <translation>Das Programm ist bei der Bearbeitung {count}-mal abgestürzt, zuletzt mit diesem Bild allein.</translation>
    </message>
    <message>
        <source>The worker process exited with code {code} before it finished.</source>
        <translation>Der Rechenprozess endete mit dem Code {code}, bevor er fertig war.</translation>
    </message>
    <message>
        <source>The worker process was killed by the system before it finished.</source>
        <translation>Der Rechenprozess wurde vom System beendet, bevor er fertig war.</translation>
    </message>
    <message>
        <source>These steps changed no weights, but those before them may have spoiled last.pt; best.pt, if there was a validation, is of the best one. Start again in another folder with a lower lr, or precision = &quot;fp32&quot;.</source>
        <translation>Diese Schritte haben keine Gewichte geändert, aber die davor können last.pt verdorben haben; best.pt ist, falls es eine Validierung gab, von der besten. Starten Sie neu in einem anderen Ordner, mit kleinerem lr oder precision = &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Trying it on a test picture…</source>
        <translation>Ausprobieren an einem Testbild…</translation>
    </message>
    <message>
        <source>Videos left out: {count}. Open a video by itself.</source>
        <translation>Ausgelassene Videos: {count}. Öffnen Sie ein Video für sich.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>eine benannte Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>another run has saved it as {name} meanwhile</source>
        <translation>ein anderer Lauf hat es inzwischen als {name} gespeichert</translation>
    </message>
    <message>
        <source>at {percent}% strength</source>
        <translation>mit {percent} % Stärke</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>existing files: {name}</source>
        <translation>vorhandene Dateien: {name}</translation>
    </message>
    <message>
        <source>format {name}</source>
        <translation>Format {name}</translation>
    </message>
    <message>
        <source>full size</source>
        <translation>volle Größe</translation>
    </message>
    <message>
        <source>half size</source>
        <translation>halbe Größe</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>beide behalten</translation>
    </message>
    <message>
        <source>long blur: {name}</source>
        <translation>lange Unschärfe: {name}</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>Modell {name}</translation>
    </message>
    <message>
        <source>next to the original</source>
        <translation>neben dem Original</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>andere Metadaten</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>anderer Name</translation>
    </message>
    <message>
        <source>other precision</source>
        <translation>andere Genauigkeit</translation>
    </message>
    <message>
        <source>other version of the model</source>
        <translation>andere Modellversion</translation>
    </message>
    <message>
        <source>quality {number}</source>
        <translation>Qualität {number}</translation>
    </message>
    <message>
        <source>replace earlier result</source>
        <translation>früheres Ergebnis ersetzen</translation>
    </message>
    <message>
        <source>same as original</source>
        <translation>wie das Original</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>Foto überspringen</translation>
    </message>
    <message>
        <source>step {step} of {steps}, {pace} steps/s</source>
        <translation>Schritt {step} von {steps}, {pace} Schritte/s</translation>
    </message>
    <message>
        <source>with other settings</source>
        <translation>mit anderen Einstellungen</translation>
    </message>
    <message>
        <source>{device} takes {after:.2f} s for a test picture instead of {before:.2f} s. It is used from the next start of Deblur.</source>
        <translation>{device} braucht für ein Testbild {after:.2f} s statt {before:.2f} s. Es wird ab dem nächsten Start von Deblur verwendet.</translation>
    </message>
    <message>
        <source>{device} works here but is not clearly faster: {after:.2f} s for a test picture, {before:.2f} s without it. It was removed; nothing has changed.</source>
        <translation>{device} funktioniert hier, ist aber nicht deutlich schneller: {after:.2f} s für ein Testbild, {before:.2f} s ohne. Es wurde entfernt; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>{filename} cannot be read: {reason}.</source>
        <translation>{filename} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as weights: {reason}</source>
        <translation>{file} kann nicht als Gewichte gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} contains a tensor twice.</source>
        <translation>{file} enthält einen Tensor doppelt.</translation>
    </message>
    <message>
        <source>{file} contains more than weights, or is damaged; nothing of it was executed.</source>
        <translation>{file} enthält mehr als Gewichte oder ist beschädigt; nichts davon wurde ausgeführt.</translation>
    </message>
    <message>
        <source>{file} contains no state dict.</source>
        <translation>{file} enthält kein State-Dict.</translation>
    </message>
    <message>
        <source>{file} contains the weights of no known teacher ({names} ...).</source>
        <translation>{file} enthält die Gewichte keines bekannten Lehrers ({names} ...).</translation>
    </message>
    <message>
        <source>{file} does not fit: {what} ({examples}).</source>
        <translation>{file} passt nicht: {what} ({examples}).</translation>
    </message>
    <message>
        <source>{file} does not load</source>
        <translation>{file} lässt sich nicht laden</translation>
    </message>
    <message>
        <source>{file} has its weights in &apos;{name}&apos;, which is missing.</source>
        <translation>Die Gewichte von {file} stehen in „{name}“, das fehlt.</translation>
    </message>
    <message>
        <source>{file} has its weights in {part}.</source>
        <translation>Die Gewichte von {file} stehen in {part}.</translation>
    </message>
    <message>
        <source>{file} holds the weights of {network}, but its card names {expected}.</source>
        <translation>{file} enthält die Gewichte von {network}, die Modellkarte nennt aber {expected}.</translation>
    </message>
    <message>
        <source>{file} in the package is larger than any model.</source>
        <translation>{file} im Paket ist größer als jedes Modell.</translation>
    </message>
    <message>
        <source>{file} is damaged, or not a model of this program: {reason}.</source>
        <translation>{file} ist beschädigt oder kein Modell dieses Programms: {reason}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} ist leer.</translation>
    </message>
    <message>
        <source>{file} is not a file of weights.</source>
        <translation>{file} ist keine Datei mit Gewichten.</translation>
    </message>
    <message>
        <source>{file} is not an ONNX model ({reason}).</source>
        <translation>{file} ist kein ONNX-Modell ({reason}).</translation>
    </message>
    <message>
        <source>{file} is not the expected file: its SHA-256 is {actual}, not {expected}.</source>
        <translation>{file} ist nicht die erwartete Datei: Ihr SHA-256 ist {actual}, nicht {expected}.</translation>
    </message>
    <message>
        <source>{file} is too large for an ONNX model (over 2 GB).</source>
        <translation>{file} ist zu groß für ein ONNX-Modell (über 2 GB).</translation>
    </message>
    <message>
        <source>{file} needs operators that onnxruntime does not have ({names}).</source>
        <translation>{file} braucht Operatoren, die onnxruntime nicht hat ({names}).</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, a link to outside its own folder.</source>
        <translation>{file} verweist auf „{name}“, einen Link aus dem eigenen Ordner hinaus.</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, outside its own folder.</source>
        <translation>{file} verweist auf „{name}“ außerhalb des eigenen Ordners.</translation>
    </message>
    <message>
        <source>{file} refers to other files.</source>
        <translation>{file} verweist auf andere Dateien.</translation>
    </message>
    <message>
        <source>{fits} steps fit into {minutes:g} minutes.</source>
        <translation>{fits} Schritte passen in {minutes:g} Minuten.</translation>
    </message>
    <message>
        <source>{folder} cannot be created. Choose another output folder.</source>
        <translation>{folder} kann nicht angelegt werden. Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {reason}.</source>
        <translation>{folder} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>{folder} cannot be deleted: {reason}.</source>
        <translation>{folder} kann nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>{folder} contains both {names}.</source>
        <translation>{folder} enthält beides: {names}.</translation>
    </message>
    <message>
        <source>{folder} could not be searched: {why}</source>
        <translation>{folder} konnte nicht durchsucht werden: {why}</translation>
    </message>
    <message>
        <source>{folder} holds no pairs, but another folder does. {message}</source>
        <translation>{folder} enthält keine Paare, ein anderer Ordner aber schon. {message}</translation>
    </message>
    <message>
        <source>{folder}: {error}</source>
        <translation>{folder}: {error}</translation>
    </message>
    <message>
        <source>{hint}.</source>
        <translation>{hint}.</translation>
    </message>
    <message>
        <source>{how} as {name}</source>
        <translation>{how} wie {name}</translation>
    </message>
    <message>
        <source>{how} in validation: {name}</source>
        <translation>{how} in der Validierung: {name}</translation>
    </message>
    <message>
        <source>{item}: starting again. {reason}</source>
        <translation>{item}: wird neu begonnen. {reason}</translation>
    </message>
    <message>
        <source>{item}: {reason}</source>
        <translation>{item}: {reason}</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels, {seconds:.1f} s in the model ({each:.2f} s per megapixel)</source>
        <translation>{megapixels:.1f} Megapixel, {seconds:.1f} s im Modell ({each:.2f} s je Megapixel)</translation>
    </message>
    <message>
        <source>{message} The perceptual loss uses the teacher&apos;s encoder instead.</source>
        <translation>{message} Der perzeptuelle Verlust verwendet stattdessen den Encoder des Lehrers.</translation>
    </message>
    <message>
        <source>{message} Trying the one before it.</source>
        <translation>{message} Der vorige wird versucht.</translation>
    </message>
    <message>
        <source>{model} is already installed.</source>
        <translation>„{model}“ ist bereits installiert.</translation>
    </message>
    <message>
        <source>{model} needs torch, which is not installed.</source>
        <translation>„{model}“ braucht torch, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>{model} runs on {device}</source>
        <translation>„{model}“ läuft auf {device}</translation>
    </message>
    <message>
        <source>{model} takes minutes per picture.</source>
        <translation>„{model}“ braucht Minuten pro Bild.</translation>
    </message>
    <message>
        <source>{name} already exists</source>
        <translation>{name} ist bereits vorhanden</translation>
    </message>
    <message>
        <source>{name} already exists.</source>
        <translation>{name} ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>{name} cannot be backed up: {why}.</source>
        <translation>{name} kann nicht gesichert werden: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be encoded as {format} ({error}).</source>
        <translation>{name} kann nicht als {format} kodiert werden ({error}).</translation>
    </message>
    <message>
        <source>{name} cannot be exported.</source>
        <translation>{name} kann nicht exportiert werden.</translation>
    </message>
    <message>
        <source>{name} cannot be opened.</source>
        <translation>{name} kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be written as {format}.</source>
        <translation>{name} kann nicht als {format} geschrieben werden.</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} claims {size} pixels.</source>
        <translation>{name} hat angeblich {size} Pixel.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be removed.</source>
        <translation>{name} gehört zum Programm und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be renamed.</source>
        <translation>{name} gehört zum Programm und kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>{name} contains no video.</source>
        <translation>{name} enthält kein Video.</translation>
    </message>
    <message>
        <source>{name} contains only zeros.</source>
        <translation>{name} enthält nur Nullen.</translation>
    </message>
    <message>
        <source>{name} could not be started: {reason}.</source>
        <translation>{name} konnte nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} delivers an unsupported pixel format: {channels} channels of {kind}.</source>
        <translation>{name} liefert ein nicht unterstütztes Pixelformat: {channels} Kanäle {kind}.</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} existiert nicht.</translation>
    </message>
    <message>
        <source>{name} exists and is not a result of this program</source>
        <translation>{name} ist bereits vorhanden und kein Ergebnis dieses Programms</translation>
    </message>
    <message>
        <source>{name} has a video codec that this PyAV cannot read.</source>
        <translation>{name} hat einen Video-Codec, den dieses PyAV nicht lesen kann.</translation>
    </message>
    <message>
        <source>{name} has invalid settings: {names}.</source>
        <translation>{name} enthält ungültige Einstellungen: {names}.</translation>
    </message>
    <message>
        <source>{name} has no frames.</source>
        <translation>{name} enthält keine Bilder.</translation>
    </message>
    <message>
        <source>{name} has stopped delivering frames.</source>
        <translation>{name} liefert keine Bilder mehr.</translation>
    </message>
    <message>
        <source>{name} has transparency, which the result cannot store.</source>
        <translation>{name} hat Transparenz, die das Ergebnis nicht aufnehmen könnte.</translation>
    </message>
    <message>
        <source>{name} has {bits} bits per channel.</source>
        <translation>{name} hat {bits} Bit pro Kanal.</translation>
    </message>
    <message>
        <source>{name} has {size} pixels; {format} allows {limit} per side.</source>
        <translation>{name} hat {size} Pixel; {format} erlaubt {limit} je Seite.</translation>
    </message>
    <message>
        <source>{name} is HDR video ({kind}), which is not supported.</source>
        <translation>{name} ist ein HDR-Video ({kind}), was nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>{name} is a folder, not an image.</source>
        <translation>{name} ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>{name} is a reserved name on Windows</source>
        <translation>{name} ist unter Windows ein reservierter Name</translation>
    </message>
    <message>
        <source>{name} is a teacher, whose name is fixed.</source>
        <translation>{name} ist ein Lehrer, dessen Name feststeht.</translation>
    </message>
    <message>
        <source>{name} is a web page, not an image.</source>
        <translation>{name} ist eine Webseite, kein Bild.</translation>
    </message>
    <message>
        <source>{name} is damaged or truncated ({reason}).</source>
        <translation>{name} ist beschädigt oder abgeschnitten ({reason}).</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>{name} is encrypted (DRM).</source>
        <translation>{name} ist verschlüsselt (DRM).</translation>
    </message>
    <message>
        <source>{name} is in use by another program, or delivers no pictures.</source>
        <translation>{name} wird von einem anderen Programm benutzt oder liefert keine Bilder.</translation>
    </message>
    <message>
        <source>{name} is interlaced, which is not supported.</source>
        <translation>{name} besteht aus Halbbildern (interlaced), was nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>{name} is not a file of this net: {error}</source>
        <translation>{name} ist keine Datei dieses Netzes: {error}</translation>
    </message>
    <message>
        <source>{name} is not a playable video.</source>
        <translation>{name} ist kein abspielbares Video.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a video.</source>
        <translation>{name} ist kein möglicher Name für ein Video.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a preset.</source>
        <translation>{name} ist kein gültiger Name für eine Vorgabe.</translation>
    </message>
    <message>
        <source>{name} is not a video, or is damaged.</source>
        <translation>{name} ist kein Video oder ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} is not an ONNX model.</source>
        <translation>{name} ist kein ONNX-Modell.</translation>
    </message>
    <message>
        <source>{name} is not an image of a known format.</source>
        <translation>{name} ist kein Bild in einem bekannten Format.</translation>
    </message>
    <message>
        <source>{name} is not the result of {source_name}, or was changed since.</source>
        <translation>{name} ist nicht das Ergebnis von {source_name} oder wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>{name} is one of the originals</source>
        <translation>{name} ist eines der Originale</translation>
    </message>
    <message>
        <source>{name} is the original itself.</source>
        <translation>{name} ist das Original selbst.</translation>
    </message>
    <message>
        <source>{name} is the original, which is never replaced.</source>
        <translation>{name} ist das Original, das nie ersetzt wird.</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a file.</source>
        <translation>{name} ist {kind}, keine Datei.</translation>
    </message>
    <message>
        <source>{name} is {kind}.</source>
        <translation>{name} ist {kind}.</translation>
    </message>
    <message>
        <source>{name} is {size} GB, too large for a photo.</source>
        <translation>{name} hat {size} GB und ist damit zu groß für ein Foto.</translation>
    </message>
    <message>
        <source>{name} is {value!r}.</source>
        <translation>{name} ist {value!r}.</translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {types}.</source>
        <translation>{name} ist {value!r}; erforderlich ist {types}.</translation>
    </message>
    <message>
        <source>{name} is {value}; the range is {low:g} to {high:g}.</source>
        <translation>{name} ist {value}; der Bereich ist {low:g} bis {high:g}.</translation>
    </message>
    <message>
        <source>{name} of the same burst is sharper</source>
        <translation>{name} aus derselben Serie ist schärfer</translation>
    </message>
    <message>
        <source>{output} is a file name, but there may be several results.</source>
        <translation>{output} ist ein Dateiname, es kann aber mehrere Ergebnisse geben.</translation>
    </message>
    <message>
        <source>{output} is not a valid name for a result.</source>
        <translation>{output} ist kein möglicher Name für ein Ergebnis.</translation>
    </message>
    <message>
        <source>{path} belongs to the system and holds no photos.</source>
        <translation>{path} gehört dem System und enthält keine Fotos.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a checkpoint: {reason}.</source>
        <translation>{path} kann nicht als Zwischenstand gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {reason}.</source>
        <translation>{path} kann nicht entfernt werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: invalid {wrong}.</source>
        <translation>{path} kann nicht fortgesetzt werden: ungültig ist {wrong}.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: its {name} holds NaN or infinity.</source>
        <translation>{path} kann nicht fortgesetzt werden: {name} enthält NaN oder unendliche Werte.</translation>
    </message>
    <message>
        <source>{path} cannot be written now. The batch continues, and its progress is saved as soon as that works again. {elsewhere}</source>
        <translation>{path} kann derzeit nicht geschrieben werden. Der Stapel läuft weiter, und sein Fortschritt wird gespeichert, sobald das wieder geht. {elsewhere}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} existiert nicht.</translation>
    </message>
    <message>
        <source>{path} holds no weights for the net {compress_from}: {error}</source>
        <translation>{path} enthält keine Gewichte für das Netz {compress_from}: {error}</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} ist beschädigt.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}</source>
        <translation>{path} ist beschädigt: {error}</translation>
    </message>
    <message>
        <source>{path} is not a checkpoint of this program.</source>
        <translation>{path} ist kein Zwischenstand dieses Programms.</translation>
    </message>
    <message>
        <source>{path} is not a shard of pairs.</source>
        <translation>{path} ist kein Shard mit Paaren.</translation>
    </message>
    <message>
        <source>{path} is not inside {base}.</source>
        <translation>{path} liegt nicht in {base}.</translation>
    </message>
    <message>
        <source>{path} is truncated.</source>
        <translation>{path} ist abgeschnitten.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program (schema {version}; this one supports {count}).</source>
        <translation>{path} wurde von einer neueren Version dieses Programms geschrieben (Schema {version}; diese unterstützt {count}).</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{problem} It was renamed to {name}. Using the defaults.</source>
        <translation>{problem} Die Datei wurde in {name} umbenannt. Es gelten die Vorgabewerte.</translation>
    </message>
    <message>
        <source>{problem} Using the defaults.</source>
        <translation>{problem} Es gelten die Vorgabewerte.</translation>
    </message>
    <message>
        <source>{rate:g} frames per second is not supported.</source>
        <translation>{rate:g} Bilder pro Sekunde sind nicht möglich.</translation>
    </message>
    <message>
        <source>{reason} Continuing with smaller tiles.</source>
        <translation>{reason} Weiter mit kleineren Kacheln.</translation>
    </message>
    <message>
        <source>{reason}, sharpest of a burst of {count}</source>
        <translation>{reason}, das schärfste einer Serie von {count}</translation>
    </message>
    <message>
        <source>{root} contains the same scenes several times: {made}.</source>
        <translation>{root} enthält dieselben Szenen mehrfach: {made}.</translation>
    </message>
    <message>
        <source>{root} matches more than one layout: {where}.</source>
        <translation>{root} passt zu mehr als einem Layout: {where}.</translation>
    </message>
    <message>
        <source>{seconds:.2f} s per step</source>
        <translation>{seconds:.2f} s pro Schritt</translation>
    </message>
    <message>
        <source>{size} is not a valid frame size.</source>
        <translation>{size} ist keine gültige Bildgröße.</translation>
    </message>
    <message>
        <source>{skipped} crops skipped because blurred and sharp are misaligned.</source>
        <translation>{skipped} Ausschnitte übersprungen, weil ihre Hälften verschoben sind.</translation>
    </message>
    <message>
        <source>{skipped} steps without a finite gradient were skipped.</source>
        <translation>{skipped} Schritte ohne endlichen Gradienten wurden übersprungen.</translation>
    </message>
    <message>
        <source>{start} is not one of this program&apos;s students, so it cannot be tuned.</source>
        <translation>{start} ist keiner der Schüler dieses Programms und kann daher nicht abgestimmt werden.</translation>
    </message>
    <message>
        <source>{start} to {end} ({state})</source>
        <translation>{start} bis {end} ({state})</translation>
    </message>
    <message>
        <source>{stream} ({codec}) left out: {container} cannot store it</source>
        <translation>{stream} ({codec}) weggelassen: {container} kann das nicht aufnehmen</translation>
    </message>
    <message>
        <source>{summary}, {lost:+.2f} dB on other blur</source>
        <translation>{summary}, {lost:+.2f} dB bei anderer Unschärfe</translation>
    </message>
    <message>
        <source>{target} is one of the originals, reached through a link.</source>
        <translation>{target} ist eines der Originale, erreicht über einen Link.</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB</source>
        <translation>{target}: {size:.1f} MB</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB, {mean_db:.3f} dB lost</source>
        <translation>{target}: {size:.1f} MB, {mean_db:.3f} dB verloren</translation>
    </message>
    <message>
        <source>{text} Its last output: {output}</source>
        <translation>{text} Letzte Ausgabe: {output}</translation>
    </message>
    <message>
        <source>{title} cannot be used to watch a folder from the window.</source>
        <translation>„{title}“ kann nicht zum Überwachen eines Ordners aus dem Fenster verwendet werden.</translation>
    </message>
    <message>
        <source>{usable} of {count} usable; at least {min_pictures} needed. {note}</source>
        <translation>{usable} von {count} brauchbar; mindestens {min_pictures} nötig. {note}</translation>
    </message>
    <message>
        <source>{what} needs {package}, which is not installed.</source>
        <translation>{what} braucht {package}, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>{what}: out of memory.</source>
        <translation>{what}: Speicher voll.</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>{{ext}} has to end the template {template!r}.</source>
        <translation>Die Vorlage {template!r} muss mit {{ext}} enden.</translation>
    </message>
</context>
</TS>
