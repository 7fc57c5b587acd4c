<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln Foto entwackelt</numerusform>
            <numerusform>%Ln Fotos entwackelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln unverändert gelassen</numerusform>
            <numerusform>%Ln unverändert gelassen</numerusform>
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
        <source>%Ln not begun</source>
        <translation>
            <numerusform>%Ln nicht begonnen</numerusform>
            <numerusform>%Ln nicht begonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
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
        <source>{0} % - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>The batch has ended</source>
        <translation>Der Stapel ist fertig</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>This has to be put right first:</source>
        <translation>Das muss vorher in Ordnung gebracht werden:</translation>
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
        <source>A batch or a video is at work. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>Ein Stapel oder ein Video ist in Arbeit. Es kann jetzt angehalten und beim nächsten Mal fortgesetzt werden.

Anhalten und schließen?</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals stay as they are.</source>
        <translation>
            <numerusform>%Ln früheres Ergebnis wird ersetzt. Die Originale bleiben, wie sie sind.</numerusform>
            <numerusform>%Ln frühere Ergebnisse werden ersetzt. Die Originale bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Ergebnisse ersetzen</translation>
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
        <translation>Starten, oder nach dem aktuellen Foto anhalten</translation>
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
        <source>Take out of the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Go to the next list, button or field</source>
        <translation>Zur nächsten Liste, Taste oder zum nächsten Feld</translation>
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
        <source>Preview what is seen now</source>
        <translation>Vorschau des sichtbaren Ausschnitts</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Move both sides together, or each by itself</source>
        <translation>Beide Seiten gemeinsam oder einzeln bewegen</translation>
    </message>
    <message>
        <source>Whole photo, 100 %</source>
        <translation>Ganzes Foto, 100 %</translation>
    </message>
    <message>
        <source>Zoom; the wheel does it too</source>
        <translation>Zoomen; das Mausrad tut es auch</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Das Foto verschieben</translation>
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
        <source>Page of photos</source>
        <translation>Seite der Fotos</translation>
    </message>
    <message>
        <source>Page of the camera</source>
        <translation>Seite der Kamera</translation>
    </message>
    <message>
        <source>Page of training</source>
        <translation>Seite des Trainings</translation>
    </message>
    <message>
        <source>Tune to my camera</source>
        <translation>Auf meine Kamera abstimmen</translation>
    </message>
    <message>
        <source>Camera: start or stop</source>
        <translation>Kamera: starten oder anhalten</translation>
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
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Takes motion blur out of photos, on your own machine. MIT licence.</source>
        <translation>Nimmt Fotos die Verwacklung und die Bewegungsunschärfe, auf dem eigenen Rechner. MIT-Lizenz.</translation>
    </message>
    <message>
        <source>No photo leaves this machine, and the network is not used unless you ask for it.</source>
        <translation>Kein Foto verlässt diesen Rechner, und das Netz wird nur auf Wunsch benutzt.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
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
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>Fehlerbericht</translation>
    </message>
    <message>
        <source>Looking at the machine…</source>
        <translation>Der Rechner wird untersucht…</translation>
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
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
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
        <source>&amp;Take out of the list</source>
        <translation>Aus der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>Liste leere&amp;n</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Starten oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>Zur &amp;Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>Sofort a&amp;bbrechen</translation>
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
        <source>Save report to a f&amp;older…</source>
        <translation>Bericht in einen &amp;Ordner speichern…</translation>
    </message>
    <message>
        <source>Keep only what is &amp;blurred by motion</source>
        <translation>Nur &amp;verwackelte behalten</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Be&amp;richt zeigen</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>Ben&amp;achrichtigen, wenn ein Stapel fertig ist</translation>
    </message>
    <message>
        <source>Page of ph&amp;otos</source>
        <translation>Seite der F&amp;otos</translation>
    </message>
    <message>
        <source>Page of the c&amp;amera</source>
        <translation>Seite der K&amp;amera</translation>
    </message>
    <message>
        <source>Page of &amp;training</source>
        <translation>Seite des &amp;Trainings</translation>
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
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
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
        <source>&amp;Pause or go on</source>
        <translation>Pause oder &amp;weiter</translation>
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
        <source>&amp;Look for cameras again</source>
        <translation>&amp;Kameras neu suchen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>&amp;Fehlerbericht…</translation>
    </message>
    <message>
        <source>Open the folder of &amp;settings</source>
        <translation>Ordner der &amp;Einstellungen öffnen</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>Ü&amp;ber Deblur und Lizenzen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) did not end.</source>
        <translation>
            <numerusform>Ein Stapel wurde nicht fertig.</numerusform>
            <numerusform>%Ln Stapel wurden nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>torch is missing: see Models.</source>
        <translation>torch fehlt: siehe Modelle.</translation>
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
        <source>Read it before you sell.</source>
        <translation>Vor dem Verkaufen bitte lesen.</translation>
    </message>
    <message>
        <source>{0:.1f} minutes a megapixel on this machine, measured.</source>
        <translation>{0:.1f} Minuten pro Megapixel, auf diesem Rechner gemessen.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds a megapixel on this machine, measured.</source>
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
        <translation>Abgestimmt aus {0} am {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Abgestimmt aus {0}.</translation>
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
        <source>Not measured on this machine yet.</source>
        <translation>Auf diesem Rechner noch nicht gemessen.</translation>
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
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Every tensor; its authors publish no SHA-256 to compare with.</source>
        <translation>Jeder Tensor; die Urheber veröffentlichen keinen SHA-256 zum Vergleich.</translation>
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
        <source>your own</source>
        <translation>Ihr eigenes</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>Zu laden</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is kept, and later files must have it, too.</source>
        <translation>Es ist kein SHA-256 veröffentlicht. Jeder Tensor wird geprüft; der SHA-256 der ersten Datei wird gemerkt, und spätere Dateien müssen denselben haben.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>noch nicht hier</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>{0:+.1f} dB bei {1:.0f} echten unscharfen Fotos, die nicht im Training waren.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB bei einem Ausschnitt der GoPro-Testbilder.</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as its authors publish it; not measured by us.</source>
        <translation>{0:.2f} dB bei GoPro nach Angabe der Urheber; nicht von uns gemessen.</translation>
    </message>
    <message>
        <source>The sharpest of {0} of the same moment</source>
        <translation>Das schärfste von {0} desselben Moments</translation>
    </message>
    <message>
        <source>{0} of the same moment is sharper</source>
        <translation>{0} vom selben Moment ist schärfer</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>None of these photos has a result yet.</source>
        <translation>Keines dieser Fotos hat schon ein Ergebnis.</translation>
    </message>
    <message numerus="yes">
        <source>Writing %Ln result(s)…</source>
        <translation>
            <numerusform>%Ln Ergebnis wird geschrieben…</numerusform>
            <numerusform>%Ln Ergebnisse werden geschrieben…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) written anew at {0} %.</source>
        <translation>
            <numerusform>Das Ergebnis wurde mit {0} % neu geschrieben.</numerusform>
            <numerusform>%Ln Ergebnisse wurden mit {0} % neu geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written:</source>
        <translation>
            <numerusform>%Ln konnte nicht geschrieben werden:</numerusform>
            <numerusform>%Ln konnten nicht geschrieben werden:</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0} %</source>
        <translation>jetzt mit {0} %</translation>
    </message>
    <message>
        <source>The originals were not touched.</source>
        <translation>Die Originale blieben unberührt.</translation>
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
        <source>100 %</source>
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
    <name>CameraStrip</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Bildrate und Verzögerung</translation>
    </message>
    <message>
        <source>Latency: from the moment a picture arrives to the moment it is painted, the median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer one overtook. Processor: what this program takes of all processors.</source>
        <translation>Verzögerung: von der Ankunft eines Bildes bis es gezeichnet ist, der Median und was 95 von 100 Bildern unterschreiten. Ausgelassen: Bilder, die von einem neueren überholt wurden. Prozessor: was dieses Programm von allen Prozessoren nimmt.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms (95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %</source>
        <translation>Kamera {0}{1:.1f} Bilder/s · geschärft {2:.1f} · gezeigt {3:.1f} · Verzögerung {4:.0f} ms (95 %: {5:.0f} ms) · ausgelassen {6} · Prozessor {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Bild, vorher und nachher</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} gegen {1}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Take out of the models…</source>
        <translation>Aus den &amp;Modellen nehmen…</translation>
    </message>
    <message>
        <source>Show &amp;files</source>
        <translation>&amp;Dateien zeigen</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Zurückgehaltenes Bild</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Verwackelt</translation>
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
        <source>Better by</source>
        <translation>Besser um</translation>
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
        <source>&amp;Use it all the same</source>
        <translation>Trotzdem &amp;verwenden</translation>
    </message>
    <message>
        <source>Better than {0}: {1:+.2f} dB on pictures it has not seen.</source>
        <translation>Besser als {0}: {1:+.2f} dB bei Bildern, die es nicht gesehen hat.</translation>
    </message>
    <message>
        <source>{0:+.2f} dB on your camera, but other blur was forgotten. It was not taken over.</source>
        <translation>{0:+.2f} dB bei Ihrer Kamera, aber andere Unschärfe wurde vergessen. Es wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Not better than {0} ({1:+.2f} dB). It was not taken over.</source>
        <translation>Nicht besser als {0} ({1:+.2f} dB). Es wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Held out: {0} pictures. PSNR {1:.2f} blurred, {2:.2f} old, {3:.2f} new. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</source>
        <translation>Zurückgehalten: {0} Bilder. PSNR {1:.2f} verwackelt, {2:.2f} alt, {3:.2f} neu. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</translation>
    </message>
    <message>
        <source>Other blur, made from held-out sharp pictures: {0:.2f} old, {1:.2f} new ({2:+.2f} dB: what was forgotten, or learned).</source>
        <translation>Andere Unschärfe, aus zurückgehaltenen scharfen Bildern gemacht: {0:.2f} alt, {1:.2f} neu ({2:+.2f} dB: was vergessen oder gelernt wurde).</translation>
    </message>
    <message>
        <source>Learned from {0} in {1} steps, {2:.0f} min.</source>
        <translation>Gelernt aus {0} in {1} Schritten, {2:.0f} min.</translation>
    </message>
    <message>
        <source>{0:.0%} of its weights are new.</source>
        <translation>{0:.0%} seiner Gewichte sind neu.</translation>
    </message>
    <message>
        <source>{0} loses {1:.3f} dB.</source>
        <translation>{0} verliert {1:.3f} dB.</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>These pictures are not there any more.</source>
        <translation>Diese Bilder gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>Choose a TOML file of settings, or mend this one.</source>
        <translation>Wählen Sie eine TOML-Datei mit Einstellungen, oder berichtigen Sie diese.</translation>
    </message>
    <message>
        <source>{0} does not fit:</source>
        <translation>{0} passt nicht:</translation>
    </message>
    <message>
        <source>Not saved; first mend this:</source>
        <translation>Nicht gespeichert; erst ist dies zu berichtigen:</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
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
        <source>defaults</source>
        <translation>Vorgabewerte</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Meine Datei…</translation>
    </message>
    <message>
        <source>Search names and explanations</source>
        <translation>Namen und Erklärungen durchsuchen</translation>
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
        <source>Put all back</source>
        <translation>Alles zurück</translation>
    </message>
    <message>
        <source>Bring my changes back</source>
        <translation>Meine Änderungen zurückholen</translation>
    </message>
    <message>
        <source>No setting has these words in its name or explanation.</source>
        <translation>Keine Einstellung hat diese Wörter im Namen oder in der Erklärung.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
    <message>
        <source>numbers with commas between them</source>
        <translation>Zahlen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>wie charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
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
    <message>
        <source>To mend before a start:</source>
        <translation>Vor dem Start zu berichtigen:</translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Put {0} back</source>
        <translation>{0} zurücksetzen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>Zurück zu {0}</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Go on when the &amp;window is closed</source>
        <translation>Weitermachen, wenn das &amp;Fenster geschlossen wird</translation>
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
        <translation>Anhalten und &amp;behalten</translation>
    </message>
    <message>
        <source>Stop and &amp;discard…</source>
        <translation>Anhalten und &amp;verwerfen…</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Zurückgehaltenes Bild</translation>
    </message>
    <message>
        <source>keys 1 to 4: blurred, by the old model, by the new one, sharp</source>
        <translation>Tasten 1 bis 4: verwackelt, altes Modell, neues Modell, scharf</translation>
    </message>
    <message>
        <source>The first samples come soon.</source>
        <translation>Die ersten Proben kommen bald.</translation>
    </message>
    <message>
        <source>Learning.</source>
        <translation>Es wird gelernt.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Paused; it keeps its memory.</source>
        <translation>Pause; der Speicher bleibt belegt.</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f}</source>
        <translation>{0:.0f} von {1:.0f}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>wird geschätzt</translation>
    </message>
    <message>
        <source>then the comparison</source>
        <translation>dann der Vergleich</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} MB</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Verwackelt</translation>
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
    <name>CurvePanel</name>
    <message>
        <source>(dashed: old model, {0})</source>
        <translation>(gestrichelt: altes Modell, {0})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of the training</source>
        <translation>Kurven des Trainings</translation>
    </message>
    <message>
        <source>The curves begin with the first steps of a training.</source>
        <translation>Die Kurven beginnen mit den ersten Schritten eines Trainings.</translation>
    </message>
    <message>
        <source>Wheel: look closer. Drag: move along. Double click: see all steps.</source>
        <translation>Rad: näher. Ziehen: verschieben. Doppelklick: alle Schritte.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Validation: PSNR in dB</source>
        <translation>Validierung: PSNR in dB</translation>
    </message>
    <message>
        <source>Validation: SSIM</source>
        <translation>Validierung: SSIM</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Values of step {0}</source>
        <translation>Werte von Schritt {0}</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Letzter Schritt: {0}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>Press Start to see the camera.

It is not opened before, and no picture leaves this machine.</source>
        <translation>Start drücken, um die Kamera zu sehen.

Vorher wird sie nicht geöffnet, und kein Bild verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>The camera goes on recording.</source>
        <translation>Die Kamera nimmt weiter auf.</translation>
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
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Läuft auf {0}</translation>
    </message>
    <message>
        <source>Paused. Space goes on.</source>
        <translation>Pause. Weiter mit der Leertaste.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size, one of {1} frames: this machine is busy or too slow.</source>
        <translation>Gerechnet wird bei {0} der Größe, eines von {1} Bildern: dieser Rechner ist beschäftigt oder zu langsam.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size to keep {1} frames a second.</source>
        <translation>Gerechnet wird bei {0} der Größe, um {1} Bilder je Sekunde zu halten.</translation>
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
        <source>The recording has ended.</source>
        <translation>Die Aufnahme ist beendet.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to see it again.</source>
        <translation>Die Kamera ist aus. Start drücken, um sie wieder zu sehen.</translation>
    </message>
    <message>
        <source>Kept {0} and its result.</source>
        <translation>{0} und das Ergebnis wurden aufgehoben.</translation>
    </message>
</context>
<context>
    <name>KeepStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Schnappschüsse und Aufnahmen</translation>
    </message>
    <message>
        <source>The deblurred film</source>
        <translation>Den geschärften Film</translation>
    </message>
    <message>
        <source>The original film</source>
        <translation>Den ursprünglichen Film</translation>
    </message>
    <message>
        <source>Both films</source>
        <translation>Beide Filme</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgenommen wird</translation>
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
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Keep this picture and its result (S)</source>
        <translation>Dieses Bild und sein Ergebnis aufheben (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>In eine Datei aufnehmen (R)</translation>
    </message>
    <message>
        <source>Offer to other programs as a camera</source>
        <translation>Anderen Programmen als Kamera anbieten</translation>
    </message>
    <message>
        <source>Video calls and the like can choose the result as their camera.</source>
        <translation>Videogespräche und Ähnliches können das Ergebnis als Kamera wählen.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Aufnahme starten</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Keep the frame rate</source>
        <translation>Bildrate halten</translation>
    </message>
    <message>
        <source>Where this machine is too slow, the model works on a smaller picture, and then on every second one only. What it does is said on the picture.</source>
        <translation>Wo dieser Rechner zu langsam ist, arbeitet das Modell auf einem kleineren Bild und dann nur auf jedem zweiten. Was es tut, steht im Bild.</translation>
    </message>
    <message>
        <source>At {0} of the size</source>
        <translation>Bei {0} der Größe</translation>
    </message>
    <message>
        <source>At full size</source>
        <translation>In voller Größe</translation>
    </message>
    <message>
        <source>One of {0} frames</source>
        <translation>Eines von {0} Bildern</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Jedes Bild</translation>
    </message>
    <message>
        <source>Size at which the model works</source>
        <translation>Größe, bei der das Modell arbeitet</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Bilder, die geschärft werden</translation>
    </message>
    <message>
        <source>Fixed; to be chosen where the frame rate is not kept</source>
        <translation>Fest; wählbar, wo die Bildrate nicht gehalten wird</translation>
    </message>
    <message>
        <source>{0} (8 bits, the quickest)</source>
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
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Bild der Kamera</translation>
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
    <name>LookingLine</name>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos… %Ln so far</source>
        <translation>
            <numerusform>Fotos werden gesucht… bisher %Ln</numerusform>
            <numerusform>Fotos werden gesucht… bisher %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Fotos werden gesucht…</translation>
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
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>What there is to learn from</source>
        <translation>Woraus gelernt werden kann</translation>
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
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
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
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>Scharfe Fotos unverändert lassen</translation>
    </message>
    <message>
        <source>Of one moment only the sharpest</source>
        <translation>Von einem Moment nur das schärfste</translation>
    </message>
    <message>
        <source>Frames that were taken within seconds and show the same belong together: the sharpest is deblurred, or left as it is if it is sharp; the others are left alone.</source>
        <translation>Bilder, die innerhalb von Sekunden entstanden und dasselbe zeigen, gehören zusammen: Das schärfste wird geschärft, oder bleibt, wie es ist, wenn es scharf ist; die anderen bleiben unberührt.</translation>
    </message>
    <message>
        <source>Check results, keep what was better</source>
        <translation>Prüfen und das Bessere behalten</translation>
    </message>
    <message>
        <source>Where a result looks worse, less of it is used, or the original is kept.</source>
        <translation>Wo ein Ergebnis schlechter aussieht, wird es abgeschwächt oder das Original behalten.</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Stärke</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>&amp;Rechnen auf</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Läuft auf {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s pro Megapixel, hier gemessen</translation>
    </message>
    <message>
        <source>Training data, all figures…</source>
        <translation>Trainingsdaten, alle Zahlen…</translation>
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
        <source>&amp;Fetch…</source>
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
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>{0}, not here</source>
        <translation>{0}, nicht hier</translation>
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
        <source>Looking at the model…</source>
        <translation>Das Modell wird geprüft…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Fetch {0}, about {1:.0f} MB, from {2}?</source>
        <translation>{0}, etwa {1:.0f} MB, von {2} herunterladen?</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Trainiert mit: {0}</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <source>Measuring one patch…</source>
        <translation>Ein Ausschnitt wird gemessen…</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Modell umbenennen</translation>
    </message>
    <message>
        <source>New name of {0}</source>
        <translation>Neuer Name von {0}</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>{0} heißt jetzt {1}.</translation>
    </message>
    <message>
        <source>Models of Deblur</source>
        <translation>Modelle von Deblur</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>{0} is written. Import it on the other machine.</source>
        <translation>{0} ist geschrieben. Importieren Sie es auf dem anderen Rechner.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this machine?</source>
        <translation>{0} und seine Dateien von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Its earlier stages are the same file, and go with it.</source>
        <translation>Seine früheren Stufen stehen in derselben Datei und gehen mit.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Ein Modell entfernen</translation>
    </message>
    <message>
        <source>{0} is removed.</source>
        <translation>{0} ist entfernt.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} von {1:.0f} MB</translation>
    </message>
    <message>
        <source>{0:.0f} s left</source>
        <translation>noch {0:.0f} s</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; fetch again to go on.</source>
        <translation>Angehalten. Was geladen ist, bleibt; erneut herunterladen setzt fort.</translation>
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
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Ausgabe</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>Neben den Originalen</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>Den Ausgabeordner wählen</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>Vorlage der Namen</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Wie das Original</translation>
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
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Qualität von JPEG, WebP und AVIF</translation>
    </message>
    <message>
        <source>Take a free name</source>
        <translation>Freien Namen nehmen</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Das Foto auslassen</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>Unser früheres ersetzen</translation>
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
    <message>
        <source>If it e&amp;xists</source>
        <translation>Falls &amp;vorhanden</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
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
        <source>Takes the others out of the list; no file is touched.</source>
        <translation>Nimmt die anderen aus der Liste; keine Datei wird angerührt.</translation>
    </message>
    <message>
        <source>The guard stepped in</source>
        <translation>Prüfung hat eingegriffen</translation>
    </message>
    <message>
        <source>Blurred by motion</source>
        <translation>Verwackelt oder bewegt</translation>
    </message>
    <message>
        <source>Other flaws, or unsure</source>
        <translation>Andere Fehler, oder unklar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
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
        <source>Defocus</source>
        <translation>Fehlfokus</translation>
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
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px bei {2}°</translation>
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
        <source>Left as is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>What you added comes next: add it to the queue, or wait for the end.</source>
        <translation>Das Hinzugefügte kommt als Nächstes: zur Warteschlange hinzufügen oder das Ende abwarten.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>The batch that runs keeps its photos. Press Stop to end it.</source>
        <translation>Der laufende Stapel behält seine Fotos. „Anhalten“ beendet ihn.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Angehalten. Der Liste wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Save these choices under a name, and load them again</source>
        <translation>Diese Einstellungen unter einem Namen speichern und wieder laden</translation>
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
        <source>Save as a preset</source>
        <translation>Als Vorgabe speichern</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Load a preset</source>
        <translation>Eine Vorgabe laden</translation>
    </message>
    <message>
        <source>Save the choices to a file</source>
        <translation>Die Einstellungen in eine Datei speichern</translation>
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
        <source>{0:.1f} per minute</source>
        <translation>{0:.1f} pro Minute</translation>
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
        <source>Finishing {0}…</source>
        <translation>{0} wird noch fertig gemacht…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>{0} wird entwackelt</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>wird geschätzt</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min left</source>
        <translation>noch etwa {0} h {1:02} min</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>Failed photos can be tried again at the end.</source>
        <translation>Fehlgeschlagene Fotos lassen sich am Ende erneut versuchen.</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Ordner für den Bericht</translation>
    </message>
    <message>
        <source>The report is {0}</source>
        <translation>Der Bericht: {0}</translation>
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
        <source>Include sub-folders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>Unscharfe Fotos suchen</translation>
    </message>
    <message>
        <source>Looks at each photo and says whether it is sharp, shaken, out of focus, noisy</source>
        <translation>Sieht jedes Foto an und sagt, ob es scharf, verwackelt, falsch fokussiert oder verrauscht ist</translation>
    </message>
    <message>
        <source>Photos looked at</source>
        <translation>Angesehene Fotos</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
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
        <source>Play a video, or a folder of pictures, instead of a camera</source>
        <translation>Ein Video oder einen Ordner mit Bildern statt einer Kamera abspielen</translation>
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
        <source>As the camera likes</source>
        <translation>Wie die Kamera will</translation>
    </message>
    <message>
        <source>{0:g} frames a second</source>
        <translation>{0:g} Bilder je Sekunde</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in and look again.</source>
        <translation>Keine Kamera gefunden. Eine anschließen und neu suchen.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Kameras werden gesucht…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Kameras neu suchen</translation>
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
        <source>{0:g} a second</source>
        <translation>{0:g} je Sekunde</translation>
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
        <source>Go on with what arrives</source>
        <translation>Weiter mit dem, was neu ankommt</translation>
    </message>
    <message>
        <source>After Start the folders are watched: whatever is copied into them is deblurred as well, until you press Stop. Started again, what came meanwhile is done.</source>
        <translation>Nach dem Start werden die Ordner beobachtet: Was hineinkopiert wird, wird auch geschärft, bis Sie Stopp drücken. Beim nächsten Start wird nachgeholt, was inzwischen kam.</translation>
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
        <source>Photos added since the start, else all of them, with these settings, as the next batch</source>
        <translation>Die seit dem Start hinzugefügten Fotos, sonst alle, mit diesen Einstellungen als nächster Stapel</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>etwa {0} min</translation>
    </message>
    <message>
        <source>about {0:.0f} s</source>
        <translation>etwa {0:.0f} s</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Strength afterwards</source>
        <translation>Stärke im Nachhinein</translation>
    </message>
    <message>
        <source>Apply {0} %</source>
        <translation>{0} % anwenden</translation>
    </message>
    <message>
        <source>The file has {0} %. Writes it anew at {1} %; the original is never touched.</source>
        <translation>Die Datei hat {0} %. Schreibt sie mit {1} % neu; das Original wird nie angerührt.</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln selected</source>
        <translation>
            <numerusform>Auf %Ln ausgewähltes</numerusform>
            <numerusform>Auf %Ln ausgewählte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: {0} is not in it. Get the full package of Deblur; it is about {1} MB larger. Everything else works here, too.</source>
        <translation>Dieses Paket kann nicht trainieren: {0} fehlt darin. Holen Sie das volle Paket von Deblur; es ist etwa {1} MB größer. Alles andere geht auch hier.</translation>
    </message>
    <message>
        <source>To train, {0} must be installed: about {1} MB on disk.</source>
        <translation>Zum Trainieren muss {0} installiert werden: etwa {1} MB auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Installing; this takes some minutes…</source>
        <translation>Wird installiert; das dauert einige Minuten…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>It could not be installed: {0} The log tells more.</source>
        <translation>Das Installieren ist misslungen: {0} Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Installed. Training can begin.</source>
        <translation>Installiert. Das Training kann beginnen.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Auf meine Kamera abstimmen…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Abstimmungen</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
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
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera blurs, grains and develops in its own way. Tuned to yours, the model does better on your photos.&lt;/p&gt;&lt;p&gt;Take some 20 to 100 pairs: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone will do, too: blur is made from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. It takes minutes, nothing leaves this computer, and the new model is taken over only if it is better on photos that it has not seen.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Ein Modell für Ihre Kamera&lt;/h2&gt;&lt;p&gt;Jede Kamera verwackelt, rauscht und entwickelt auf ihre Art. Auf Ihre abgestimmt, ist das Modell bei Ihren Fotos besser.&lt;/p&gt;&lt;p&gt;Machen Sie 20 bis 100 Paare: dieselbe Szene einmal scharf, vom Stativ oder kurz belichtet, und einmal verwackelt, in zwei Ordnern namens &lt;b&gt;sharp&lt;/b&gt; und &lt;b&gt;blur&lt;/b&gt;. Scharfe Fotos allein genügen auch: Die Unschärfe wird daraus gemacht.&lt;/p&gt;&lt;p&gt;Ziehen Sie den Ordner hierher. Es dauert Minuten, nichts verlässt diesen Rechner, und das neue Modell wird nur übernommen, wenn es bei Fotos besser ist, die es nicht gesehen hat.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>There are none of these in the list.</source>
        <translation>Davon ist keines in der Liste.</translation>
    </message>
    <message>
        <source>While a batch runs its photos stay in the list.</source>
        <translation>Solange ein Stapel läuft, bleiben seine Fotos in der Liste.</translation>
    </message>
    <message>
        <source>{0} blurred by motion, {1} sharp, {2} with other flaws or unsure.</source>
        <translation>{0} verwackelt oder bewegt, {1} scharf, {2} mit anderen Fehlern oder unklar.</translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Die verwackelten zeigen</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Nur die verwackelten behalten</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Auf meine Kamera abstimmen</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Alle Einstellungen…</translation>
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
        <source>&amp;Use them as</source>
        <translation>&amp;Verwenden als</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Ausgehen von</translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation>&amp;Lehrer</translation>
    </message>
    <message>
        <source>How thoroughly</source>
        <translation>Wie gründlich</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Name des neuen Modells</translation>
    </message>
    <message>
        <source>That is no folder.</source>
        <translation>Das ist kein Ordner.</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Paare oder Fotos</translation>
    </message>
    <message>
        <source>sharp photos: blur is made from them</source>
        <translation>scharfe Fotos: Die Unschärfe wird daraus gemacht</translation>
    </message>
    <message>
        <source>blurred photos: the teacher shows the result</source>
        <translation>verwackelte Fotos: Der Lehrer zeigt das Ergebnis</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of blurred and sharp photos (in blur and sharp), sharp photos alone, or blurred photos alone if there is a teacher.</source>
        <translation>Ziehen Sie einen Ordner hierher: Paare verwackelter und scharfer Fotos (in blur und sharp), scharfe Fotos allein, oder verwackelte allein, wenn es einen Lehrer gibt.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird angesehen…</translation>
    </message>
    <message>
        <source>{0} good, {1} mended, {2} left out.</source>
        <translation>{0} gut, {1} berichtigt, {2} weggelassen.</translation>
    </message>
    <message>
        <source>The model itself, so that it forgets little</source>
        <translation>Das Modell selbst, damit es wenig vergisst</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
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
        <source>about {0:.0f} min on this machine, as the last time</source>
        <translation>etwa {0:.0f} min auf diesem Rechner, wie beim letzten Mal</translation>
    </message>
    <message>
        <source>the time is estimated in the first steps</source>
        <translation>die Zeit wird in den ersten Schritten geschätzt</translation>
    </message>
    <message>
        <source>{0}: {1} steps, {2}</source>
        <translation>{0}: {1} Schritte, {2}</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>There is nothing to learn from: drop a folder, and let it be looked at.</source>
        <translation>Es gibt nichts zu lernen: Ziehen Sie einen Ordner hierher, und lassen Sie ihn ansehen.</translation>
    </message>
    <message>
        <source>{0} can be learned from; it takes {1} at least. 20 to 100 are good.</source>
        <translation>Aus {0} kann gelernt werden; es braucht mindestens {1}. 20 bis 100 sind gut.</translation>
    </message>
    <message>
        <source>Blurred photos alone need a teacher that knows better: {0} or {1}.</source>
        <translation>Verwackelte Fotos allein brauchen einen Lehrer, der es besser kann: {0} oder {1}.</translation>
    </message>
    <message>
        <source>There is a model {0} already. Choose another name.</source>
        <translation>Es gibt schon ein Modell {0}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>PyTorch is not installed. The training page installs it.</source>
        <translation>PyTorch ist nicht installiert. Die Seite des Trainings installiert es.</translation>
    </message>
    <message>
        <source>There is too little room on the disk of {0}: 2 GB are needed.</source>
        <translation>Auf dem Datenträger von {0} ist zu wenig Platz: 2 GB werden gebraucht.</translation>
    </message>
</context>
<context>
    <name>Tunings</name>
    <message>
        <source>A tuning is at work. Wait for it, or stop it first.</source>
        <translation>Eine Abstimmung ist in Arbeit. Warten Sie, oder halten Sie sie erst an.</translation>
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
        <source>taken over</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? A model that was taken over stays in the list of models.</source>
        <translation>Diese Abstimmung mit ihren Ausschnitten und Zwischenständen löschen? Ein übernommenes Modell bleibt in der Liste der Modelle.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Abstimmung löschen</translation>
    </message>
    <message>
        <source>Stop, and delete all that was learned?</source>
        <translation>Anhalten und alles Gelernte löschen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Photos are deblurred with {0} now.</source>
        <translation>Fotos werden jetzt mit {0} geschärft.</translation>
    </message>
    <message>
        <source>Show the photos</source>
        <translation>Fotos zeigen</translation>
    </message>
    <message>
        <source>Better: photos are deblurred with {0} now.</source>
        <translation>Besser: Fotos werden jetzt mit {0} geschärft.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Deblur schließen</translation>
    </message>
    <message>
        <source>A tuning is at work.</source>
        <translation>Eine Abstimmung ist in Arbeit.</translation>
    </message>
    <message>
        <source>It can go on without the window, or stop now and be gone on with later.</source>
        <translation>Sie kann ohne das Fenster weitermachen, oder jetzt anhalten und später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weitermachen lassen</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Ein Video schärfen</translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation>Fortschritt des Videos</translation>
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
        <translation>Anhalten</translation>
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
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), the first of them: {0}</source>
        <translation>
            <numerusform>%Ln Video, das erste: {0}</numerusform>
            <numerusform>%Ln Videos, das erste davon: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, strength {1} %, as chosen in the window</source>
        <translation>{0}, Stärke {1} %, wie im Fenster gewählt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Looking at the video…</source>
        <translation>Das Video wird angesehen…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0:.4g} frames a second</source>
        <translation>{0:.4g} Bilder je Sekunde</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} Bit</translation>
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
        <source>Where the result goes</source>
        <translation>Wohin das Ergebnis kommt</translation>
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
        <source>{0:.2g} frames/s</source>
        <translation>{0:.2g} Bilder/s</translation>
    </message>
    <message>
        <source>about {0} s</source>
        <translation>etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min</source>
        <translation>etwa {0} h {1:02} min</translation>
    </message>
    <message>
        <source>Stopped. Go on when you like: what is done is kept.</source>
        <translation>Angehalten. Fortsetzen, wann Sie wollen: was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Done. The original was not touched.</source>
        <translation>Fertig. Das Original wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Press Stop first: what is done is kept.</source>
        <translation>Erst Stopp drücken: was fertig ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>{0} comes when the video at work is done.</source>
        <translation>{0} kommt an die Reihe, wenn das laufende Video fertig ist.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Preview here</source>
        <translation>Vorschau hier</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Change map</source>
        <translation>Änderungskarte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Making a preview…</source>
        <translation>Vorschau wird erstellt…</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Fotos oder Ordner hierher ziehen.

Die Originale werden nie verändert.</translation>
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
        <source>At {0} %</source>
        <translation>Mit {0} %</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>Vorschau {0} {1} %</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>Vorschau in {0:.1f} s erstellt.</translation>
    </message>
    <message>
        <source>Only of the middle: this model takes minutes a megapixel.</source>
        <translation>Nur von der Mitte: Dieses Modell braucht Minuten pro Megapixel.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Batches that wait</source>
        <translation>Wartende Stapel</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Aus der Warteschlange</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>Nächsten starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) wait for their turn</source>
        <translation>
            <numerusform>Ein Stapel wartet</numerusform>
            <numerusform>%Ln Stapel warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} und %Ln weiterer</numerusform>
            <numerusform>{0} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest of batch {0}</source>
        <translation>Der Rest von Stapel {0}</translation>
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
        <source>Drop a folder of shaken photos on this window, and press Start.</source>
        <translation>Einen Ordner mit verwackelten Fotos auf dieses Fenster ziehen und Start drücken.</translation>
    </message>
    <message>
        <source>The originals are never changed; results are new files.</source>
        <translation>Die Originale werden nie verändert; die Ergebnisse sind neue Dateien.</translation>
    </message>
    <message>
        <source>All is computed on this machine. No photo leaves it.</source>
        <translation>Alles wird auf diesem Rechner berechnet. Kein Foto verlässt ihn.</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>Die Beispielfotos entwackeln</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Einen Ordner öffnen…</translation>
    </message>
</context>
</TS>
