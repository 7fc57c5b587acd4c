<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln photo défloutée</numerusform>
            <numerusform>%Ln photos défloutées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln laissée telle quelle</numerusform>
            <numerusform>%Ln laissées telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun</source>
        <translation>
            <numerusform>%Ln non commencée</numerusform>
            <numerusform>%Ln non commencées</numerusform>
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
        <translation>Rien n&apos;a été fait</translation>
    </message>
    <message>
        <source>{0} % - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>The batch has ended</source>
        <translation>Le lot est terminé</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Avant de démarrer</translation>
    </message>
    <message>
        <source>This has to be put right first:</source>
        <translation>Il faut d&apos;abord régler ceci :</translation>
    </message>
    <message>
        <source>A bug in Deblur</source>
        <translation>Un bogue dans Deblur</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Quelque chose s&apos;est mal passé dans le programme.</translation>
    </message>
    <message>
        <source>Your photos and the queue are safe. Please send us the report below.</source>
        <translation>Vos photos et la file d&apos;attente sont intactes. Merci de nous envoyer le rapport ci-dessous.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Photos ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Ouvrir un dossier de photos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals stay as they are.</source>
        <translation>
            <numerusform>%Ln résultat précédent sera remplacé. Les originaux restent tels quels.</numerusform>
            <numerusform>%Ln résultats précédents seront remplacés. Les originaux restent tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Remplacer les résultats</translation>
    </message>
    <message>
        <source>A batch is running. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>Un lot est en cours. Il peut être arrêté maintenant et repris la prochaine fois.

L&apos;arrêter et fermer ?</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Fermer Deblur</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Paste photos or folders</source>
        <translation>Coller des photos ou des dossiers</translation>
    </message>
    <message>
        <source>Select all photos</source>
        <translation>Sélectionner toutes les photos</translation>
    </message>
    <message>
        <source>Start, or stop after the current photo</source>
        <translation>Démarrer, ou arrêter après la photo en cours</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Ajouter à la file d&apos;attente</translation>
    </message>
    <message>
        <source>Previous, next photo</source>
        <translation>Photo précédente, suivante</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Go to the next list, button or field</source>
        <translation>Aller à la liste, au bouton ou au champ suivant</translation>
    </message>
    <message>
        <source>Hold: show the original</source>
        <translation>Maintenir : afficher l&apos;original</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>Afficher l&apos;original, ou l&apos;un des résultats</translation>
    </message>
    <message>
        <source>Preview what is seen now</source>
        <translation>Aperçu de la partie visible</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Move both sides together, or each by itself</source>
        <translation>Déplacer les deux côtés ensemble ou séparément</translation>
    </message>
    <message>
        <source>Whole photo, 100 %</source>
        <translation>Photo entière, 100 %</translation>
    </message>
    <message>
        <source>Zoom; the wheel does it too</source>
        <translation>Zoomer ; la molette aussi</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Déplacer la photo</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>Déplacer la séparation</translation>
    </message>
    <message>
        <source>Loupe, change map</source>
        <translation>Loupe, carte des changements</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Takes motion blur out of photos, on your own machine. MIT licence.</source>
        <translation>Retire le flou de bougé des photos, sur votre propre machine. Licence MIT.</translation>
    </message>
    <message>
        <source>No photo leaves this machine, and the network is not used unless you ask for it.</source>
        <translation>Aucune photo ne quitte cette machine, et le réseau n&apos;est utilisé que si vous le demandez.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>À &amp;propos</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modèles</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <source>About Deblur</source>
        <translation>À propos de Deblur</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entraîné sur : {0}</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texte de la licence</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Composants du programme</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>Rapport de débogage</translation>
    </message>
    <message>
        <source>Looking at the machine…</source>
        <translation>Examen de la machine…</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouverts &amp;récemment</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>File d&apos;&amp;attente</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Ouvrir des photos…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>Essayer les &amp;exemples</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Paste photos or folders</source>
        <translation>&amp;Coller des photos ou dossiers</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Take out of the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Démarrer ou arrêter</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>&amp;Ajouter à la file</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Réessayer les échecs</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>Arrêter &amp;maintenant</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>A&amp;vertir quand un lot est terminé</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>Rapport de &amp;débogage…</translation>
    </message>
    <message>
        <source>Open the folder of &amp;settings</source>
        <translation>&amp;Ouvrir le dossier des réglages</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>À &amp;propos et licences…</translation>
    </message>
    <message>
        <source>The last batch did not end.</source>
        <translation>Le dernier lot n&apos;a pas été terminé.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L&apos;oublier</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>1  Select</source>
        <translation>1  Sélection</translation>
    </message>
    <message>
        <source>2  Model</source>
        <translation>2  Modèle</translation>
    </message>
    <message>
        <source>3  Output</source>
        <translation>3  Sortie</translation>
    </message>
    <message>
        <source>4  Start</source>
        <translation>4  Démarrage</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Photos…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Include sub-folders</source>
        <translation>Inclure les sous-dossiers</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensité</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>&amp;Calculer sur</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>Ne pas toucher aux photos nettes</translation>
    </message>
    <message>
        <source>Check results, keep what was better</source>
        <translation>Vérifier, garder le meilleur</translation>
    </message>
    <message>
        <source>Where a result looks worse, less of it is used, or the original is kept.</source>
        <translation>Si un résultat paraît moins bon, il est atténué ou l&apos;original est gardé.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>À côté des originaux</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>Choisir le dossier de sortie</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Comme l&apos;original</translation>
    </message>
    <message>
        <source>Take a free name</source>
        <translation>Prendre un nom libre</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>Remplacer notre ancien résultat</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>D&amp;ossier</translation>
    </message>
    <message>
        <source>If it e&amp;xists</source>
        <translation>&amp;S&apos;il existe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>Fo&amp;rmat</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>Modèle des noms</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Qualité des JPEG, WebP et AVIF</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Réessayer les échecs</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Recherche de photos…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Déposez des photos ou des dossiers n&apos;importe où dans cette fenêtre.</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>dans %Ln dossier</numerusform>
            <numerusform>dans %Ln dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>environ {0} min</translation>
    </message>
    <message>
        <source>about {0:.0f} s</source>
        <translation>environ {0:.0f} s</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>{0:+.1f} dB sur {1:.0f} vraies photos floues tenues à l&apos;écart de l&apos;entraînement.</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>Vous pouvez vendre vos résultats.</translation>
    </message>
    <message>
        <source>Read it before you sell.</source>
        <translation>À lire avant de vendre.</translation>
    </message>
    <message>
        <source>Licence {0}. {1}</source>
        <translation>Licence {0}. {1}</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entraîné sur : {0}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Image, avant et après</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} contre {1}</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>LookingLine</name>
    <message>
        <source>Looking for photos</source>
        <translation>Recherche de photos</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos… %Ln so far</source>
        <translation>
            <numerusform>Recherche de photos… %Ln trouvée</numerusform>
            <numerusform>Recherche de photos… %Ln trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Recherche de photos…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Arrêté. Rien n&apos;a été ajouté à la liste.</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Aucune photo trouvée à cet endroit.</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Afficher les résultats</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Filtrer par nom ou dossier</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrer par état</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Left as is</source>
        <translation>Inchangée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Avancement du lot</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0:.1f} per minute</source>
        <translation>{0:.1f} par minute</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>Fin de {0}…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>Défloutage de {0}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>estimation</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>environ {0} s restantes</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>environ {0} min restantes</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min left</source>
        <translation>environ {0} h {1:02} min restantes</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Preview here</source>
        <translation>Aperçu ici</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Loupe</translation>
    </message>
    <message>
        <source>Change map</source>
        <translation>Carte des changements</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Making a preview…</source>
        <translation>Création de l&apos;aperçu…</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Déposez ici des photos ou des dossiers.

Les originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>Aperçu {0} {1} %</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>Aperçu créé en {0:.1f} s.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>Bienvenue dans Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of shaken photos on this window, and press Start.</source>
        <translation>Déposez un dossier de photos bougées dans cette fenêtre, puis appuyez sur Démarrer.</translation>
    </message>
    <message>
        <source>The originals are never changed; results are new files.</source>
        <translation>Les originaux ne sont jamais modifiés ; les résultats sont de nouveaux fichiers.</translation>
    </message>
    <message>
        <source>All is computed on this machine. No photo leaves it.</source>
        <translation>Tout est calculé sur cette machine. Aucune photo n&apos;en sort.</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>Déflouter les photos d&apos;exemple</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
</context>
</TS>
