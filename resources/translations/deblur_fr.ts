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
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln échec</numerusform>
            <numerusform>%Ln échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln ignorée</numerusform>
            <numerusform>%Ln ignorées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln conservée telle quelle</numerusform>
            <numerusform>%Ln conservées telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln restante</numerusform>
            <numerusform>%Ln restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} sur {1} : {2}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>Rien n’a été fait</translation>
    </message>
    <message>
        <source>Cannot start yet</source>
        <translation>Impossible de démarrer pour l’instant</translation>
    </message>
    <message>
        <source>Fix these problems first:</source>
        <translation>Corrigez d’abord ces problèmes :</translation>
    </message>
    <message>
        <source>No program on this computer opens this. It is here:</source>
        <translation>Aucun programme de cet ordinateur ne l’ouvre. Emplacement :</translation>
    </message>
    <message>
        <source>A bug in Deblur</source>
        <translation>Un bogue dans Deblur</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Quelque chose s’est mal passé dans le programme.</translation>
    </message>
    <message>
        <source>Your photos and the queue are safe. Please send us the report below.</source>
        <translation>Vos photos et la file d’attente sont intactes. Merci de nous envoyer le rapport ci-dessous.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>Photos ({0});;Vidéos ({1});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Videos ({0});;All files (*)</source>
        <translation>Vidéos ({0});;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals are not changed.</source>
        <translation>
            <numerusform>%Ln résultat précédent sera remplacé. Les originaux ne sont pas modifiés.</numerusform>
            <numerusform>%Ln résultats précédents seront remplacés. Les originaux ne sont pas modifiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>Traiter à nouveau</translation>
    </message>
    <message numerus="yes">
        <source>Process %Ln photo(s) again?</source>
        <translation>
            <numerusform>Traiter à nouveau %Ln photo ?</numerusform>
            <numerusform>Traiter à nouveau %Ln photos ?</numerusform>
        </translation>
    </message>
    <message>
        <source>With the settings chosen now: {0}.</source>
        <translation>Avec les réglages actuels : {0}.</translation>
    </message>
    <message>
        <source>Replace: the new result takes the place of the earlier one. A file that was changed in another program since is never replaced.</source>
        <translation>Remplacer : le nouveau résultat prend la place du précédent. Un fichier modifié entre-temps dans un autre programme n’est jamais remplacé.</translation>
    </message>
    <message>
        <source>Keep both: the new result gets a number in its name.</source>
        <translation>Conserver les deux : le nouveau résultat reçoit un numéro dans son nom.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Conserver les deux</translation>
    </message>
    <message>
        <source>A batch is still running. If you stop it now, you can resume it later.</source>
        <translation>Un lot est encore en cours. Si vous l’arrêtez maintenant, vous pourrez le reprendre plus tard.</translation>
    </message>
    <message>
        <source>A video is still being deblurred. If you stop it now, you can resume it after the last part that is finished.</source>
        <translation>Une vidéo est encore en cours de traitement. Si vous l’arrêtez maintenant, vous pourrez la reprendre après la dernière partie terminée.</translation>
    </message>
    <message>
        <source>A batch and a video are still running. If you stop them now, you can resume the batch later, and the video after the last part that is finished.</source>
        <translation>Un lot et une vidéo sont encore en cours. Si vous les arrêtez maintenant, vous pourrez reprendre le lot plus tard, et la vidéo après la dernière partie terminée.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Remplacer les résultats</translation>
    </message>
    <message>
        <source>The existing result was made with the same settings.</source>
        <translation>Le résultat existant a été obtenu avec ces mêmes réglages.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) in the queue are kept.</source>
        <translation>
            <numerusform>%Ln lot de la file d’attente est conservé.</numerusform>
            <numerusform>%Ln lots de la file d’attente sont conservés.</numerusform>
        </translation>
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
        <translation>Ajouter à la file d’attente</translation>
    </message>
    <message>
        <source>Previous, next photo</source>
        <translation>Photo précédente, suivante</translation>
    </message>
    <message>
        <source>Hold: show the original</source>
        <translation>Maintenir : afficher l’original</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>Afficher l’original, ou l’un des résultats</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Pan; in the list, ↑ ↓ select more photos</source>
        <translation>Déplacer la vue ; dans la liste, ↑ ↓ sélectionnent d’autres photos</translation>
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
        <source>Remove from list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Nouvelle liste</translation>
    </message>
    <message>
        <source>Put removed photos back into the list</source>
        <translation>Remettre dans la liste les photos retirées</translation>
    </message>
    <message>
        <source>Next list, button or field</source>
        <translation>Liste, bouton ou champ suivant</translation>
    </message>
    <message>
        <source>Preview the visible part</source>
        <translation>Aperçu de la partie visible</translation>
    </message>
    <message>
        <source>Link or unlink both sides</source>
        <translation>Lier ou délier les deux côtés</translation>
    </message>
    <message>
        <source>Fit, 100%</source>
        <translation>Ajuster, 100 %</translation>
    </message>
    <message>
        <source>Zoom (or scroll)</source>
        <translation>Zoomer (ou molette)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Tune to my camera</source>
        <translation>Adapter à mon appareil</translation>
    </message>
    <message>
        <source>Camera: start or stop</source>
        <translation>Caméra : démarrer ou arrêter</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Aide sur cette page</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Camera: pause</source>
        <translation>Caméra : pause</translation>
    </message>
    <message>
        <source>Camera: snapshot, record</source>
        <translation>Caméra : instantané, enregistrer</translation>
    </message>
    <message>
        <source>Camera: original, deblurred, split, side by side; mirror</source>
        <translation>Caméra : original, net, partagé, côte à côte ; miroir</translation>
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
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Texte de la licence</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Composants</translation>
    </message>
    <message>
        <source>Collecting system information…</source>
        <translation>Examen du système…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Removes motion blur from photos, on your own computer. MIT licence.</source>
        <translation>Retire le flou de bougé des photos, sur votre propre ordinateur. Licence MIT.</translation>
    </message>
    <message>
        <source>No photo leaves this computer, and the network is used only when you ask for it.</source>
        <translation>Aucune photo ne quitte cet ordinateur, et le réseau n’est utilisé que si vous le demandez.</translation>
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
        <source>Debug report</source>
        <translation>Rapport de débogage</translation>
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
        <translation>File d’&amp;attente</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Camera</source>
        <translation>Camé&amp;ra</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vider cette liste</translation>
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
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>A&amp;nnuler le retrait</translation>
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
        <source>&amp;Remove from list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>&amp;Ajouter à la file</translation>
    </message>
    <message>
        <source>In&amp;terrupted batches…</source>
        <translation>Lots &amp;interrompus…</translation>
    </message>
    <message>
        <source>Keep only &amp;blurred photos</source>
        <translation>Garder seulement les photos &amp;floues</translation>
    </message>
    <message>
        <source>Save report to f&amp;older…</source>
        <translation>Enregistrer le rapport dans un d&amp;ossier…</translation>
    </message>
    <message>
        <source>P&amp;hotos</source>
        <translation>P&amp;hotos</translation>
    </message>
    <message>
        <source>C&amp;amera</source>
        <translation>C&amp;améra</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Entraînement</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>Puces &amp;graphiques…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pause ou reprise</translation>
    </message>
    <message>
        <source>Search for &amp;cameras again</source>
        <translation>Rechercher de nouveau les &amp;caméras</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>Premiers pa&amp;s</translation>
    </message>
    <message>
        <source>&amp;Batches and the queue</source>
        <translation>&amp;Lots et file d’attente</translation>
    </message>
    <message>
        <source>F&amp;ormats</source>
        <translation>&amp;Formats</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>&amp;Vidéo</translation>
    </message>
    <message>
        <source>What deblurring &amp;can and cannot do</source>
        <translation>&amp;Ce qui est possible ou non</translation>
    </message>
    <message>
        <source>&amp;Troubleshooting</source>
        <translation>En cas de problè&amp;me</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Open &amp;settings folder</source>
        <translation>&amp;Ouvrir le dossier des réglages</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Démarrer ou arrêter</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>&amp;Nouvelle liste</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>Ouvrir une &amp;vidéo…</translation>
    </message>
    <message>
        <source>&amp;Add photos…</source>
        <translation>&amp;Ajouter des photos…</translation>
    </message>
    <message>
        <source>Add fol&amp;der…</source>
        <translation>Ajou&amp;ter un dossier…</translation>
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
        <source>F&amp;ind blurred photos</source>
        <translation>&amp;Trouver les photos floues</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>Ne garder que les éche&amp;cs</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Afficher le rap&amp;port</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Ple&amp;in écran</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>&amp;Adapter à mon appareil…</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>I&amp;nstantané</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>&amp;Enregistrer, ou arrêter</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Miroir</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Ple&amp;in écran</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>Rapport de &amp;débogage…</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>À &amp;propos et licences…</translation>
    </message>
    <message>
        <source>Licence {0}</source>
        <translation>Licence {0}</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>Vous pouvez vendre vos résultats.</translation>
    </message>
    <message>
        <source>PyTorch is missing: see Models.</source>
        <translation>PyTorch manque : voir Modèles.</translation>
    </message>
    <message>
        <source>Read it before selling results.</source>
        <translation>À lire avant de vendre des résultats.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>OpenVINO is made by Intel, and works on every x86 processor, AMD&apos;s too.</source>
        <translation>OpenVINO vient d’Intel et fonctionne sur tout processeur x86, y compris ceux d’AMD.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message>
        <source>{0:.1f} minutes per megapixel, measured on this computer.</source>
        <translation>{0:.1f} minutes par mégapixel, mesuré sur cet ordinateur.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds per megapixel, measured on this computer.</source>
        <translation>{0:.1f} secondes par mégapixel, mesuré sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>Tuned from {0} on {1}.</source>
        <translation>Adapté de «&#xa0;{0}&#xa0;» le {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Adapté de «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Pas mesurée.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Closeness {0} → {1} ({2:+.1f} dB) on {3:.0f} test photos of {4}.</source>
        <translation>Proximité {0} → {1} ({2:+.1f} dB) sur {3:.0f} photos de test de {4}.</translation>
    </message>
    <message>
        <source>Closeness to the sharp original; 100% is identical. Measured as SSIM. The test photos are the same for all models that come with Deblur.</source>
        <translation>Proximité de l’original net ; 100 % signifie identique. Mesurée par le SSIM. Les photos de test sont les mêmes pour tous les modèles fournis avec Deblur.</translation>
    </message>
    <message>
        <source>Not measured on this computer yet.</source>
        <translation>Pas encore mesurée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Every tensor; the authors publish no SHA-256.</source>
        <translation>Chaque tenseur ; les auteurs ne publient pas de SHA-256.</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>ajouté par vous</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is pinned for later downloads.</source>
        <translation>Aucun SHA-256 n’est publié. Chaque tenseur est vérifié ; le SHA-256 du premier fichier sert de référence pour les téléchargements suivants.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>not downloaded yet</source>
        <translation>pas encore téléchargé</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as published by the authors; not verified here.</source>
        <translation>{0:.2f} dB sur GoPro selon les auteurs ; non vérifié ici.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Sur le disque</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manque</translation>
    </message>
    <message>
        <source>comes with Deblur</source>
        <translation>fourni avec Deblur</translation>
    </message>
    <message>
        <source>Estimated: about {0:.1f} seconds per megapixel.</source>
        <translation>Estimation : environ {0:.1f} secondes par mégapixel.</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} photos held out from its training; models measured on other photos cannot be compared with that.</source>
        <translation>{0:+.1f} dB sur {1:.0f} photos exclues de son entraînement ; ce chiffre n’est pas comparable à celui de modèles mesurés sur d’autres photos.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB sur un extrait du jeu de test GoPro.</translation>
    </message>
    <message>
        <source>{0}% - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>Lot terminé</translation>
    </message>
    <message>
        <source>by an earlier batch</source>
        <translation>par un lot précédent</translation>
    </message>
    <message>
        <source>The sharpest of a burst of {0}</source>
        <translation>La plus nette d’une rafale de {0}</translation>
    </message>
    <message>
        <source>Done with other settings, will be processed again</source>
        <translation>Terminée avec d’autres réglages, sera traitée à nouveau</translation>
    </message>
    <message>
        <source>The result is gone, will be processed again</source>
        <translation>Le résultat n’est plus là, la photo sera traitée à nouveau</translation>
    </message>
    <message>
        <source>{0} of the same burst is sharper</source>
        <translation>{0}, de la même rafale, est plus nette</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Help topics</source>
        <translation>Rubriques d’aide</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Chercher dans l’aide</translation>
    </message>
    <message>
        <source>No page contains this.</source>
        <translation>Aucune page ne contient cela.</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Texte d’aide</translation>
    </message>
    <message>
        <source>No page contains “{0}”. Try another word, or clear the search to see all pages.</source>
        <translation>Aucune page ne contient « {0} ». Essayez un autre mot, ou videz la recherche pour voir toutes les pages.</translation>
    </message>
    <message>
        <source>{0:.1f} MB</source>
        <translation>{0:.1f} Mo</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0:.1f} GB</source>
        <translation>{0:.1f} Go</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} Mo</translation>
    </message>
    <message>
        <source>{0:.0f} kB</source>
        <translation>{0:.0f} ko</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>quelques secondes</translation>
    </message>
    <message>
        <source>about {0} seconds</source>
        <translation>environ {0} secondes</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>environ une minute</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>environ {0} minutes</translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation>environ une heure</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>environ {0} h {1} min</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>environ {0} heures</translation>
    </message>
    <message>
        <source>about {0} to {1} minutes</source>
        <translation>environ {0} à {1} minutes</translation>
    </message>
    <message>
        <source>about {0} to {1} hours</source>
        <translation>environ {0} à {1} heures</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimation en cours…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>encore {0}</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0} (estimation)</translation>
    </message>
    <message>
        <source>Continues with the settings that the batch was started with. Start uses those chosen now.</source>
        <translation>Continue avec les réglages avec lesquels le lot a été démarré. Démarrer utilise ceux choisis maintenant.</translation>
    </message>
    <message>
        <source>results are not checked</source>
        <translation>les résultats ne sont pas contrôlés</translation>
    </message>
    <message>
        <source>results that look worse are rejected</source>
        <translation>les résultats moins bons sont rejetés</translation>
    </message>
    <message>
        <source>sharp photos are skipped</source>
        <translation>les photos nettes sont ignorées</translation>
    </message>
    <message>
        <source>sharp photos are not skipped</source>
        <translation>les photos nettes ne sont pas ignorées</translation>
    </message>
    <message>
        <source>all frames of a burst</source>
        <translation>toutes les photos d’une rafale</translation>
    </message>
    <message>
        <source>only the sharpest frame of a burst</source>
        <translation>seulement la photo la plus nette d’une rafale</translation>
    </message>
    <message>
        <source>names {0}</source>
        <translation>noms {0}</translation>
    </message>
    <message>
        <source>usual names</source>
        <translation>noms habituels</translation>
    </message>
    <message>
        <source>No photos found there.</source>
        <translation>Aucune photo trouvée à cet endroit.</translation>
    </message>
    <message>
        <source>The folder {0} is gone: was its card or drive removed? Insert it and press Retry failed.</source>
        <translation>Le dossier {0} a disparu : sa carte ou son disque a-t-il été retiré ? Remettez-le et appuyez sur « Réessayer les échecs ».</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed; all others are finished.</source>
        <translation>
            <numerusform>%Ln photo a échoué ; toutes les autres sont terminées.</numerusform>
            <numerusform>%Ln photos ont échoué ; toutes les autres sont terminées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings: {0}.</source>
        <translation>
            <numerusform>Tout est terminé, %Ln avec d&apos;autres réglages : {0}.</numerusform>
            <numerusform>Tout est terminé, %Ln avec d&apos;autres réglages : {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings.</source>
        <translation>
            <numerusform>Tout est terminé, %Ln avec d&apos;autres réglages.</numerusform>
            <numerusform>Tout est terminé, %Ln avec d&apos;autres réglages.</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos in the list are finished.</source>
        <translation>Toutes les photos de la liste sont terminées.</translation>
    </message>
    <message>
        <source>All photos in the list are finished at {0}.</source>
        <translation>Toutes les photos de la liste sont terminées, à {0}.</translation>
    </message>
    <message numerus="yes">
        <source>All photos in the list are finished, %Ln at another strength.</source>
        <translation>
            <numerusform>Toutes les photos de la liste sont terminées, dont %Ln à une autre intensité.</numerusform>
            <numerusform>Toutes les photos de la liste sont terminées, dont %Ln à une autre intensité.</numerusform>
        </translation>
    </message>
    <message>
        <source>To have {0}, press Save below a photo. To run a model again, right-click a photo and choose Process again.</source>
        <translation>Pour avoir {0}, cliquez sur « Enregistrer » sous une photo. Pour relancer un modèle, faites un clic droit sur une photo et choisissez « Traiter à nouveau ».</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Done already. Choose Process again in the menu of the photo to redo it.</source>
        <translation>Déjà traité. Pour recommencer, choisissez « Traiter à nouveau » dans le menu contextuel de la photo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln résultat est introuvable.</numerusform>
            <numerusform>%Ln résultats sont introuvables.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Les photos en échec pourront être réessayées une fois le lot terminé.</translation>
    </message>
    <message>
        <source>This batch keeps the settings it was started with: {0}.</source>
        <translation>Ce lot garde les réglages avec lesquels il a été lancé : {0}.</translation>
    </message>
    <message>
        <source>Stopped before the first photo. Nothing was changed.</source>
        <translation>Arrêté avant la première photo. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Afficher les résultats</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Écriture du rapport…</translation>
    </message>
    <message>
        <source>Save report to folder</source>
        <translation>Enregistrer le rapport dans un dossier</translation>
    </message>
    <message>
        <source>Report saved: {0}</source>
        <translation>Rapport enregistré : {0}</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>There is no model {0} any more: the model is chosen automatically.</source>
        <translation>Le modèle {0} n’existe plus : le modèle est choisi automatiquement.</translation>
    </message>
</context>
<context>
    <name>CameraController</name>
    <message>
        <source>Choose a camera at the right, then press Start.

Its picture appears here, before and after deblurring. The camera is off until then, and no picture leaves this computer.

No camera? Choose the moving chart, or play a video.</source>
        <translation>Choisissez une caméra à droite, puis appuyez sur Démarrer.

Son image apparaît ici, avant et après la correction du flou. D’ici là, la caméra reste éteinte, et aucune image ne quitte cet ordinateur.

Pas de caméra ? Choisissez la mire mobile ou lisez une vidéo.</translation>
    </message>
    <message>
        <source>The camera is still recording.</source>
        <translation>La caméra enregistre encore.</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Ouverture de {0}…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
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
        <source>Paused. Press Space to resume.</source>
        <translation>En pause. Appuyez sur Espace pour reprendre.</translation>
    </message>
    <message>
        <source>Processing at {0} size, 1 of {1} frames: this computer is busy or too slow.</source>
        <translation>Traitement à {0} de la taille, 1 image sur {1} : cet ordinateur est occupé ou trop lent.</translation>
    </message>
    <message>
        <source>Processing at {0} size to keep {1} FPS.</source>
        <translation>Traitement à {0} de la taille pour tenir {1} i/s.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Recorded {0:.0f} s, {1}: {2}</source>
        <translation>{0:.0f} s enregistrées, {1} : {2}</translation>
    </message>
    <message>
        <source>The recording stopped.</source>
        <translation>L’enregistrement s’est arrêté.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Montrer le dossier</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to open it again.</source>
        <translation>La caméra est éteinte. Appuyez sur Démarrer pour la rouvrir.</translation>
    </message>
    <message>
        <source>Saved {0} and its result.</source>
        <translation>{0} et son résultat ont été enregistrés.</translation>
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
        <translation>Net</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partagé</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
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
        <translation>Espace</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
</context>
<context>
    <name>ChildDialog</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The last job is still being stopped. Try again in a moment.</source>
        <translation>La dernière tâche est encore en cours d’arrêt. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} sur {1:.0f} Mo</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Image, avant et après</translation>
    </message>
    <message>
        <source>{0} compared with {1}</source>
        <translation>{0} comparé à {1}</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} ne peut pas être lu : {1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} ne peut pas être écrit : {1}</translation>
    </message>
    <message>
        <source>Choose another TOML file of settings, or correct this one.</source>
        <translation>Choisissez un autre fichier TOML de réglages, ou corrigez celui-ci.</translation>
    </message>
    <message>
        <source>{0} has invalid settings:</source>
        <translation>{0} contient des réglages non valides :</translation>
    </message>
    <message>
        <source>Not saved. Fix these problems first:</source>
        <translation>Non enregistré. Corrigez d’abord ces problèmes :</translation>
    </message>
    <message>
        <source>Choose another folder, or free some disk space.</source>
        <translation>Choisissez un autre dossier ou libérez de l’espace disque.</translation>
    </message>
    <message>
        <source>My file: {0}</source>
        <translation>Mon fichier : {0}</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Charger des réglages</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Enregistrer les réglages</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Rechercher dans les réglages</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Restore my changes</source>
        <translation>Rétablir mes changements</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Modèle élève</translation>
    </message>
    <message>
        <source>Length and size</source>
        <translation>Durée et taille</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Losses and teacher</source>
        <translation>Fonctions de perte et modèle enseignant</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>Machine and reports</source>
        <translation>Ordinateur et rapports</translation>
    </message>
    <message>
        <source>No matching settings.</source>
        <translation>Aucun réglage correspondant.</translation>
    </message>
    <message>
        <source>numbers separated by commas</source>
        <translation>nombres séparés par des virgules</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Fix these problems before starting:</source>
        <translation>Corrigez ces problèmes avant de démarrer :</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Mon fichier…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Charger…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>These are the keys of the trainer&apos;s settings files. As in the files, their names and explanations are in English in every language.</source>
        <translation>Ce sont les clés des fichiers de réglages de l’entraînement. Comme dans ces fichiers, leurs noms et explications sont en anglais dans toutes les langues.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>de {0} à {1}</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>comme charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>par défaut : {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln modifié</numerusform>
            <numerusform>%Ln modifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Reset {0}</source>
        <translation>Rétablir {0}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>Revenir à {0}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>({0}; old model {1})</source>
        <translation>({0} ; ancien modèle {1})</translation>
    </message>
    <message>
        <source>({0}; old model {1}, blurred photos {2})</source>
        <translation>({0} ; ancien modèle {1}, photos floues {2})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Training curves</source>
        <translation>Courbes d’entraînement</translation>
    </message>
    <message>
        <source>The curves begin once the photos are prepared and the model is measured as it is now.</source>
        <translation>Les courbes commencent dès que les photos sont préparées et le modèle mesuré dans son état actuel.</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show all steps.</source>
        <translation>Molette pour zoomer, glisser pour déplacer, double-clic pour afficher tous les pas.</translation>
    </message>
    <message>
        <source>Values at step {0}</source>
        <translation>Valeurs au pas {0}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Above the dashed line is better than before. Ups and downs are normal.</source>
        <translation>Au-dessus de la ligne en tirets, c’est mieux qu’avant. Les hauts et les bas sont normaux.</translation>
    </message>
    <message>
        <source>Accuracy: change in dB since the start (PSNR)</source>
        <translation>Précision : variation en dB depuis le début (PSNR)</translation>
    </message>
    <message>
        <source>your photos</source>
        <translation>vos photos</translation>
    </message>
    <message>
        <source>other blur</source>
        <translation>autres flous</translation>
    </message>
    <message>
        <source>Measured on photos that are held out: the model is not trained on them. Your photos are blurred as your camera does it; the other blur is synthesized, and shows whether the model forgets what it could do before.</source>
        <translation>Mesuré sur des photos mises de côté, sur lesquelles le modèle n’est pas entraîné. Vos photos ont le flou de votre appareil ; les autres flous sont synthétisés et montrent si le modèle oublie ce qu’il savait faire avant.</translation>
    </message>
    <message>
        <source>Training error (lower is better)</source>
        <translation>Erreur d’entraînement (plus bas, c’est mieux)</translation>
    </message>
    <message>
        <source>How far its results are from the sharp photos it is trained on (the loss). It falls quickly first, then slowly and unevenly.</source>
        <translation>Écart entre les résultats et les photos nettes de l’entraînement (la perte). Il baisse d’abord vite, puis lentement et irrégulièrement.</translation>
    </message>
    <message>
        <source>Accuracy (PSNR in dB, higher is better)</source>
        <translation>Exactitude (PSNR en dB, plus haut, c’est mieux)</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Dernier pas : {0}</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Retirer…</translation>
    </message>
    <message>
        <source>No usable graphics chip was found.</source>
        <translation>Aucune puce graphique utilisable n’a été trouvée.</translation>
    </message>
    <message>
        <source>In use: {0}, {1} {2}. {3:.1f} times as fast as without it.</source>
        <translation>Utilisé : {0}, {1} {2}. {3:.1f} fois la vitesse obtenue sans lui.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. There is nothing that you have to do.</source>
        <translation>Les photos sont traitées par le processeur. Vous n’avez rien à faire.</translation>
    </message>
    <message>
        <source>This processor computes numbers of 16 bits (bfloat16) in about half the time of 32 bits. A package that uses this can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Ce processeur calcule des nombres de 16 bits (bfloat16) en moitié moins de temps environ que ceux de 32 bits. Un paquet qui en tire parti peut être installé ; il est essayé sur une image de test et conservé seulement s’il donne le même résultat nettement plus vite.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. A package for this chip can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Les photos sont traitées par le processeur. Un paquet pour cette puce peut être installé ; il est essayé sur une image de test et n’est conservé que s’il donne le même résultat nettement plus vite.</translation>
    </message>
    <message>
        <source>There is nothing to install: choose CoreML (Apple) under Run on.</source>
        <translation>Il n’y a rien à installer : choisissez CoreML (Apple) comme appareil.</translation>
    </message>
    <message>
        <source>No package for it is known on this system; photos are processed on the CPU.</source>
        <translation>Aucun paquet n’est connu pour elle sur ce système ; les photos sont traitées par le processeur.</translation>
    </message>
    <message>
        <source>If it is not faster, it is removed again and nothing changes.</source>
        <translation>S’il n’est pas plus rapide, il est supprimé et rien ne change.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Remove it? Photos are then processed on the CPU again.</source>
        <translation>Le supprimer ? Les photos seront de nouveau traitées par le processeur.</translation>
    </message>
    <message>
        <source>Removed. It is no longer used from the next start of Deblur.</source>
        <translation>Supprimé. Il ne sera plus utilisé à partir du prochain démarrage de Deblur.</translation>
    </message>
    <message>
        <source>Install {0}…</source>
        <translation>Installer {0}…</translation>
    </message>
    <message>
        <source>Graphics chips and processor</source>
        <translation>Puces graphiques et processeur</translation>
    </message>
    <message>
        <source>Something else is being computed, which would disturb the trial. Wait until it has ended.</source>
        <translation>Un autre calcul est en cours et fausserait l’essai. Attendez qu’il soit terminé.</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Interrogation de l’index des paquets…</translation>
    </message>
    <message>
        <source>Download {0} for {1} and try it?</source>
        <translation>Télécharger {0} pour {1} et l’essayer ?</translation>
    </message>
    <message>
        <source>Download {0} and try it? The package index does not tell its size.</source>
        <translation>Télécharger {0} et l’essayer ? L’index des paquets n’indique pas la taille.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>InterruptedDialog</name>
    <message>
        <source>Interrupted batches</source>
        <translation>Lots interrompus</translation>
    </message>
    <message>
        <source>{0} of {1} photos left, started {2}</source>
        <translation>{0} photos restantes sur {1}, début : {2}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Les résultats obtenus restent ; les photos restantes ne seront pas traitées.</translation>
    </message>
    <message>
        <source>Discard interrupted batch</source>
        <translation>Abandonner le lot interrompu</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>&amp;Adaptive quality</source>
        <translation>Qualité ada&amp;ptative</translation>
    </message>
    <message>
        <source>Precision of the computation: {0}</source>
        <translation>Précision du calcul : {0}</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Chaque image</translation>
    </message>
    <message>
        <source>Processing size</source>
        <translation>Taille à laquelle le modèle travaille</translation>
    </message>
    <message>
        <source>Maintains the frame rate: if this computer is too slow, the model runs at a smaller size, then only on every second frame. The current setting is shown on the picture.</source>
        <translation>Tient la fréquence d’images : si cet ordinateur est trop lent, le modèle travaille à une taille réduite, puis seulement sur une image sur deux. L’image affiche le réglage actuel.</translation>
    </message>
    <message>
        <source>{0} size</source>
        <translation>{0} de la taille</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Taille entière</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Images traitées</translation>
    </message>
    <message>
        <source>Used without adaptive quality</source>
        <translation>Utilisé sans la qualité adaptative</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensité</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>The model that removes most blur of those that keep the rate here</source>
        <translation>Parmi les modèles qui tiennent la fréquence ici, celui qui retire le plus de flou</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Tourne sur {0}</translation>
    </message>
    <message>
        <source>{0} (8 bits, fastest)</source>
        <translation>{0} (8 bits, le plus rapide)</translation>
    </message>
    <message>
        <source>{0} (8 bits)</source>
        <translation>{0} (8 bits)</translation>
    </message>
    <message>
        <source>{0} (16 bits)</source>
        <translation>{0} (16 bits)</translation>
    </message>
    <message>
        <source>{0} (32 bits)</source>
        <translation>{0} (32 bits)</translation>
    </message>
    <message>
        <source>1 of {0} frames</source>
        <translation>1 image sur {0}</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Camera picture</source>
        <translation>Image de la caméra</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Net</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Tune a model with these photos</source>
        <translation>Adapter un modèle avec ces photos</translation>
    </message>
    <message>
        <source>Add these photos</source>
        <translation>Ajouter ces photos</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>Training data</source>
        <translation>Données d’entraînement</translation>
    </message>
</context>
<context>
    <name>MaterialModel</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>corrigée</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>écartée</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modèle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Skip photos that are already sharp</source>
        <translation>Ignorer les photos déjà nettes</translation>
    </message>
    <message>
        <source>Bursts: keep only the sharpest frame</source>
        <translation>Rafales : ne garder que la plus nette</translation>
    </message>
    <message>
        <source>Frames taken within seconds that show the same scene are a burst. Only its sharpest frame is processed; the others are skipped.</source>
        <translation>Des images prises à quelques secondes d’intervalle et montrant la même scène forment une rafale. Seule la plus nette est traitée ; les autres sont ignorées.</translation>
    </message>
    <message>
        <source>Reject results that look worse</source>
        <translation>Rejeter les résultats moins bons</translation>
    </message>
    <message>
        <source>If a result looks worse than the photo, it is applied at lower strength or rejected.</source>
        <translation>Si un résultat paraît moins bon que la photo, il est atténué ou rejeté.</translation>
    </message>
    <message>
        <source>{0}: not used yet.</source>
        <translation>{0} : pas encore utilisée.</translation>
    </message>
    <message>
        <source>Graphics chips…</source>
        <translation>Puces graphiques…</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Exé&amp;cuter sur</translation>
    </message>
    <message>
        <source>RA&amp;W + JPEG</source>
        <translation>RA&amp;W + JPEG</translation>
    </message>
    <message>
        <source>Only the JPEG or HEIC</source>
        <translation>Seulement le JPEG ou HEIC</translation>
    </message>
    <message>
        <source>Only the RAW file</source>
        <translation>Seulement le fichier RAW</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Which photo is processed where a folder has a RAW file and a JPEG or HEIC of the same name. A file that you drop itself is always processed.</source>
        <translation>Quelle photo est traitée si un dossier contient un fichier RAW et un JPEG ou HEIC du même nom. Un fichier que vous déposez lui-même est toujours traité.</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Taille entière</translation>
    </message>
    <message>
        <source>Half size</source>
        <translation>Demi-taille</translation>
    </message>
    <message>
        <source>A third</source>
        <translation>Un tiers</translation>
    </message>
    <message>
        <source>Very long blur, and blur in large photos that are soft at 100 %, is removed better on a smaller copy of the photo, of which only the correction is enlarged. The result has the full size.</source>
        <translation>Un flou très long, et celui des grandes photos peu nettes à 100 %, se retire mieux sur une copie réduite de la photo, dont seule la correction est agrandie. Le résultat a la taille entière.</translation>
    </message>
    <message>
        <source>{0}: about {1} s per megapixel</source>
        <translation>«&#xa0;{0}&#xa0;» : environ {1} s par mégapixel</translation>
    </message>
    <message>
        <source>For all photos</source>
        <translation>Pour toutes les photos</translation>
    </message>
    <message>
        <source>Set for this photo only</source>
        <translation>Régler pour cette photo seulement</translation>
    </message>
    <message>
        <source>For this photo only; batches use {0}</source>
        <translation>Cette photo seulement, lots : {0}</translation>
    </message>
    <message>
        <source>Next batch; this one has {0}</source>
        <translation>Prochain lot ; celui-ci : {0}</translation>
    </message>
    <message>
        <source>This photo only</source>
        <translation>Cette photo seulement</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>Automatique ({0})</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>«&#xa0;{0}&#xa0;» : {1}</translation>
    </message>
    <message>
        <source>{0}: {1}, recommended</source>
        <translation>«&#xa0;{0}&#xa0;» : {1}, recommandé</translation>
    </message>
    <message>
        <source>Model details…</source>
        <translation>Détails du modèle…</translation>
    </message>
    <message>
        <source>Compute faster…</source>
        <translation>Calculer plus vite…</translation>
    </message>
    <message>
        <source>Chosen by the number of photos and the speed of this computer.</source>
        <translation>Choisi selon le nombre de photos et la vitesse de cet ordinateur.</translation>
    </message>
    <message>
        <source>Chosen as the number of photos is not known.</source>
        <translation>Choisi car le nombre de photos est inconnu.</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensité</translation>
    </message>
    <message>
        <source>&amp;Long blur</source>
        <translation>F&amp;lou long</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>The strength of the next batch. A finished photo is changed only when you press Save below it, and can be given a strength of its own.</source>
        <translation>L’intensité du prochain lot. Une photo terminée ne change que lorsque vous cliquez sur Enregistrer en dessous, et peut avoir sa propre intensité.</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Tourne sur {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s par mégapixel, mesuré ici</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>À propos de ce modèle</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Télécharger…</translation>
    </message>
    <message>
        <source>&amp;Measure speed</source>
        <translation>&amp;Mesurer la vitesse</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Re&amp;nommer…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Retirer…</translation>
    </message>
    <message>
        <source>{0} (not downloaded)</source>
        <translation>{0} (non téléchargé)</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Détails techniques</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Vérification du modèle…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Download {0}, about {1:.0f} MB, from {2}?</source>
        <translation>Télécharger «&#xa0;{0}&#xa0;», environ {1:.0f} Mo, depuis {2} ?</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>Télécharger un modèle</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Something else is being computed, which would make the model look slower. Wait until it has ended, then measure.</source>
        <translation>Un autre calcul est en cours et fausserait la mesure. Attendez qu’il soit terminé, puis mesurez.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure…</translation>
    </message>
    <message>
        <source>New name for {0}</source>
        <translation>Nouveau nom de «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Deblur models</source>
        <translation>Modèles de Deblur</translation>
    </message>
    <message>
        <source>{0} was saved. Import it on the other computer.</source>
        <translation>{0} a été enregistré. Importez-le sur l’autre ordinateur.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this computer?</source>
        <translation>Retirer «&#xa0;{0}&#xa0;» et ses fichiers de cet ordinateur ?</translation>
    </message>
    <message>
        <source>Its earlier stages share the file and are removed too.</source>
        <translation>Ses étapes précédentes partagent le même fichier et sont retirées aussi.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation>«&#xa0;{0}&#xa0;» a été retiré.</translation>
    </message>
    <message>
        <source>Models and weights</source>
        <translation>Modèles et poids</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entraîné sur : {0}</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Renommer un modèle</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>«&#xa0;{0}&#xa0;» s’appelle maintenant «&#xa0;{1}&#xa0;».</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Exporter un modèle</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Retirer un modèle</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Terminé.</translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation>Autres options</translation>
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
    <name>OpenController</name>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir une vidéo</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Sortie</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>À côté des originaux</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Choose output folder</source>
        <translation>Choisir le dossier de sortie</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Modèle de nom</translation>
    </message>
    <message>
        <source>Same as original</source>
        <translation>Comme l’original</translation>
    </message>
    <message>
        <source>Quality for JPEG, WebP and AVIF</source>
        <translation>Qualité pour JPEG, WebP et AVIF</translation>
    </message>
    <message>
        <source>Keep both (add a number)</source>
        <translation>Garder les deux (ajouter un numéro)</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Replace earlier result</source>
        <translation>Remplacer le résultat précédent</translation>
    </message>
    <message>
        <source>If the file e&amp;xists</source>
        <translation>&amp;Si le fichier existe</translation>
    </message>
    <message>
        <source>Earlier results are in {0}.</source>
        <translation>Les résultats précédents sont dans {0}.</translation>
    </message>
    <message>
        <source>Earlier results are next to the originals.</source>
        <translation>Les résultats précédents sont à côté des originaux.</translation>
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
        <source>Fol&amp;der</source>
        <translation>D&amp;ossier</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>Forma&amp;t</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Nom ou dossier</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrer par état</translation>
    </message>
    <message>
        <source>Keep only these</source>
        <translation>Ne garder que celles-ci</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Floue</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Removes the others from the list. No file is changed.</source>
        <translation>Retire les autres de la liste. Aucun fichier n’est modifié.</translation>
    </message>
    <message>
        <source>Result rejected or reduced</source>
        <translation>Résultat rejeté ou atténué</translation>
    </message>
    <message>
        <source>Other flaws or unsure</source>
        <translation>Autres défauts ou incertaines</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln terminée</numerusform>
            <numerusform>%Ln terminées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln conservée telle quelle</numerusform>
            <numerusform>%Ln conservées telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln ignorée</numerusform>
            <numerusform>%Ln ignorées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln échec</numerusform>
            <numerusform>%Ln échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blurred</source>
        <translation>
            <numerusform>%Ln floue</numerusform>
            <numerusform>%Ln floues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sharp</source>
        <translation>
            <numerusform>%Ln nette</numerusform>
            <numerusform>%Ln nettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln out of focus</source>
        <translation>
            <numerusform>%Ln défocalisée</numerusform>
            <numerusform>%Ln défocalisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln noisy</source>
        <translation>
            <numerusform>%Ln bruitée</numerusform>
            <numerusform>%Ln bruitées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln incertaine</numerusform>
            <numerusform>%Ln incertaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln illisible</numerusform>
            <numerusform>%Ln illisibles</numerusform>
        </translation>
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
    <name>PhotoMenu</name>
    <message>
        <source>Re&amp;move from list</source>
        <translation>Retirer de la &amp;liste</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln result(s) to the &amp;bin</source>
        <translation>
            <numerusform>Mettre %Ln résultat à la cor&amp;beille</numerusform>
            <numerusform>Mettre %Ln résultats à la cor&amp;beille</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <source>Show result in fo&amp;lder</source>
        <translation>Afficher le résultat dans le dossi&amp;er</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Il n’y a pas encore de résultat.</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>&amp;Copier le chemin</translation>
    </message>
    <message numerus="yes">
        <source>Pro&amp;cess only %Ln photo(s)</source>
        <translation>
            <numerusform>&amp;Traiter seulement %Ln photo</numerusform>
            <numerusform>&amp;Traiter seulement %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Done already. Process again does it anew.</source>
        <translation>Déjà traité. « Traiter à nouveau » le refait.</translation>
    </message>
    <message>
        <source>Process a&amp;gain…</source>
        <translation>Traiter à nou&amp;veau…</translation>
    </message>
    <message>
        <source>Process again &amp;with</source>
        <translation>Traiter à nouveau &amp;avec</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Les photos en échec pourront être réessayées une fois le lot terminé.</translation>
    </message>
    <message>
        <source>No photo selected here has failed.</source>
        <translation>Aucune des photos sélectionnées n’a échoué.</translation>
    </message>
    <message>
        <source>Compare &amp;side by side</source>
        <translation>Comparer &amp;côte à côte</translation>
    </message>
    <message>
        <source>S&amp;ave again at strength {0}</source>
        <translation>Réenregistrer à l’i&amp;ntensité {0}</translation>
    </message>
    <message>
        <source>The result has this strength already.</source>
        <translation>Le résultat a déjà cette intensité.</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Sharp</source>
        <translation>Nette</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bougée</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Incertaine</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>{0}, {1}% sure</source>
        <translation>{0}, sûr à {1} %</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>Kept unchanged</source>
        <translation>Conservée telle quelle</translation>
    </message>
    <message>
        <source>little will improve</source>
        <translation>peu de gain</translation>
    </message>
    <message>
        <source>will be skipped</source>
        <translation>sera ignorée</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px à {2}°</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Floue</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Défocalisée</translation>
    </message>
    <message>
        <source>{0}?</source>
        <translation>{0} ?</translation>
    </message>
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
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>PlanController</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Arrêté. Rien n’a été ajouté à la liste.</translation>
    </message>
    <message>
        <source>A batch is running. Add the new photos to the queue, or wait until it finishes.</source>
        <translation>Un lot est en cours. Ajoutez les nouvelles photos à la file, ou attendez qu’il se termine.</translation>
    </message>
    <message>
        <source>{0} is being watched. Add the new photos to the queue; they are processed while no others arrive there.</source>
        <translation>{0} est surveillé. Ajoutez les nouvelles photos à la file d’attente ; elles seront traitées pendant qu’aucune autre n’y arrive.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>The running batch keeps its photos. Press Stop to end it.</source>
        <translation>Le lot en cours garde ses photos. Appuyez sur Arrêter pour y mettre fin.</translation>
    </message>
    <message>
        <source>Looking at the photos. You can start once that is done.</source>
        <translation>Examen des photos en cours. Vous pourrez démarrer ensuite.</translation>
    </message>
    <message>
        <source>New lists begin with the preset&apos;s strength, {0}, until you close Deblur, then again with {1} as in Preferences.</source>
        <translation>Les nouvelles listes commencent avec l’intensité du préréglage, {0}, jusqu’à la fermeture de Deblur, puis de nouveau avec {1} comme dans les préférences.</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>À côté des originaux</translation>
    </message>
    <message>
        <source>The preset has its own output folder: {0}.</source>
        <translation>Le préréglage a son propre dossier de sortie : {0}.</translation>
    </message>
    <message numerus="yes">
        <source>Start will retry %Ln failed photo(s).</source>
        <translation>
            <numerusform>Démarrer réessaie %Ln photo échouée.</numerusform>
            <numerusform>Démarrer réessaie %Ln photos échouées.</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos found in {0}.</source>
        <translation>Aucune photo trouvée dans {0}.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>&amp;Notify when a batch finishes</source>
        <translation>&amp;Notifier à la fin d’un lot</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>Puces &amp;graphiques…</translation>
    </message>
    <message>
        <source>&amp;Record model and settings in the results (XMP)</source>
        <translation>&amp;Inscrire modèle et réglages dans les résultats (XMP)</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> Go</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>A new language takes effect at the next start.</source>
        <translation>Une nouvelle langue prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Exé&amp;cuter sur</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <translation>&amp;Threads du processeur</translation>
    </message>
    <message>
        <source>&amp;Memory for a photo</source>
        <translation>&amp;Mémoire pour une photo</translation>
    </message>
    <message>
        <source>New lists</source>
        <translation>Nouvelles listes</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensité</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Save these settings under a name, or load saved ones</source>
        <translation>Enregistrer ces réglages sous un nom, ou en charger d’autres</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Load from a file…</source>
        <translation>&amp;Charger depuis un fichier…</translation>
    </message>
    <message>
        <source>Save to a &amp;file…</source>
        <translation>Enregistrer dans un &amp;fichier…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Enregistrer un préréglage</translation>
    </message>
    <message>
        <source>Preset name:</source>
        <translation>Nom du préréglage :</translation>
    </message>
    <message>
        <source>Replace the preset {0}?</source>
        <translation>Remplacer le préréglage {0} ?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Delete the preset {0}?</source>
        <translation>Supprimer le préréglage {0} ?</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Supprimer le préréglage</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Load preset</source>
        <translation>Charger un préréglage</translation>
    </message>
    <message>
        <source>Save preset to a file</source>
        <translation>Enregistrer le préréglage dans un fichier</translation>
    </message>
</context>
<context>
    <name>PreviewProgress</name>
    <message>
        <source>Progress of the preview</source>
        <translation>Progression de l’aperçu</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Arrêter l’aperçu</translation>
    </message>
    <message>
        <source>Computing the preview with {0}…</source>
        <translation>Calcul de l’aperçu avec «&#xa0;{0}&#xa0;»…</translation>
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
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waiting for new photos in {0}</source>
        <translation>En attente de nouvelles photos dans {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
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
        <source>Trying photos of a new camera: {0} of {1}</source>
        <translation>Essai de photos d’un nouvel appareil : {0} sur {1}</translation>
    </message>
    <message>
        <source>Watching {0}. First measuring how fast this computer is…</source>
        <translation>Surveillance de {0}. Mesure d’abord de la vitesse de cet ordinateur…</translation>
    </message>
    <message>
        <source>Looking for photos in {0}…</source>
        <translation>Recherche de photos dans {0}…</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Training progress</source>
        <translation>Avancement de l’entraînement</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Continue when the &amp;window is closed</source>
        <translation>&amp;Continuer quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>Échan&amp;tillon maintenant</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Arrêter et &amp;garder</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Image mise de côté</translation>
    </message>
    <message>
        <source>Keys 1 to 4: blurred, old model, new model, sharp</source>
        <translation>Touches 1 à 4 : floue, ancien modèle, nouveau modèle, nette</translation>
    </message>
    <message>
        <source>The first samples appear when the training begins.</source>
        <translation>Les premiers échantillons apparaissent au début de l’entraînement.</translation>
    </message>
    <message>
        <source>Memory in use: {0}</source>
        <translation>Mémoire utilisée : {0}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>encore {0}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <source>Ends the training for good, and compares the model as it is now. To resume it later instead, close the window and choose Stop tuning.</source>
        <translation>Termine l’entraînement pour de bon et compare le modèle tel qu’il est. Pour le reprendre plus tard, fermez plutôt la fenêtre et choisissez « Arrêter l’adaptation ».</translation>
    </message>
    <message>
        <source>Stop and disc&amp;ard…</source>
        <translation>Arrêter et a&amp;bandonner…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Paused. Memory stays in use.</source>
        <translation>En pause. La mémoire reste occupée.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queued batches</source>
        <translation>Lots en attente</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Retirer de la file</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Démarrer le suivant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) queued</source>
        <translation>
            <numerusform>%Ln lot en attente</numerusform>
            <numerusform>%Ln lots en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Rest of batch {0}</source>
        <translation>Reste du lot {0}</translation>
    </message>
    <message>
        <source>Watch {0}</source>
        <translation>Surveiller {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} et %Ln autre</numerusform>
            <numerusform>{0} et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} strength</source>
        <translation>intensité {0}</translation>
    </message>
</context>
<context>
    <name>ReblendController</name>
    <message>
        <source>None of these results has another strength.</source>
        <translation>Aucun de ces résultats n’a une autre intensité.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln résultat est introuvable.</numerusform>
            <numerusform>%Ln résultats sont introuvables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln result(s)…</source>
        <translation>
            <numerusform>Enregistrement de %Ln résultat…</numerusform>
            <numerusform>Enregistrement de %Ln résultats…</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0}%</source>
        <translation>maintenant à {0} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) saved again at {0}% strength.</source>
        <translation>
            <numerusform>%Ln résultat réenregistré avec une intensité de {0} %.</numerusform>
            <numerusform>%Ln résultats réenregistrés avec une intensité de {0} %.</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals were not changed.</source>
        <translation>Les originaux n’ont pas été modifiés.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be saved:</source>
        <translation>
            <numerusform>%Ln n’a pas pu être enregistré :</numerusform>
            <numerusform>%Ln n’ont pas pu être enregistrés :</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Instantanés et enregistrements</translation>
    </message>
    <message>
        <source>Deblurred video</source>
        <translation>Vidéo nette</translation>
    </message>
    <message>
        <source>Original video</source>
        <translation>Vidéo originale</translation>
    </message>
    <message>
        <source>Both videos</source>
        <translation>Les deux vidéos</translation>
    </message>
    <message>
        <source>Recorded video</source>
        <translation>Vidéo enregistrée</translation>
    </message>
    <message>
        <source>Folder for snapshots and recordings</source>
        <translation>Dossier des instantanés et enregistrements</translation>
    </message>
    <message>
        <source>Choose the folder for snapshots and recordings</source>
        <translation>Choisir le dossier des instantanés et enregistrements</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>I&amp;nstantané</translation>
    </message>
    <message>
        <source>Virt&amp;ual camera for other programs</source>
        <translation>Caméra virt&amp;uelle pour d’autres programmes</translation>
    </message>
    <message>
        <source>Rec&amp;ord</source>
        <translation>Enre&amp;gistrer</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>Enregistrer dan&amp;s</translation>
    </message>
    <message>
        <source>Stop recor&amp;ding</source>
        <translation>Arrêter &amp;l’enregistrement</translation>
    </message>
    <message>
        <source>Start recor&amp;ding</source>
        <translation>Démarrer &amp;l’enregistrement</translation>
    </message>
    <message>
        <source>Save this picture and its result (S)</source>
        <translation>Enregistrer cette image et son résultat (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>Enregistrer dans un fichier (R)</translation>
    </message>
    <message>
        <source>Video calls and other programs can use the result as a camera.</source>
        <translation>Les appels vidéo et d’autres programmes peuvent utiliser le résultat comme caméra.</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message numerus="yes">
        <source>%Ln photo(s) removed from the list.</source>
        <translation>
            <numerusform>%Ln photo retirée de la liste.</numerusform>
            <numerusform>%Ln photos retirées de la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Utiliser ce modèle</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Ren&amp;ommer…</translation>
    </message>
    <message>
        <source>Remove from mode&amp;ls…</source>
        <translation>Retirer des modè&amp;les…</translation>
    </message>
    <message>
        <source>Show f&amp;iles</source>
        <translation>Montrer les fich&amp;iers</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Image mise de côté</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Floue</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Ancien modèle</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Nouveau modèle</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Old and new model, picture by picture</source>
        <translation>Ancien et nouveau modèle, image par image</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>&amp;Use anyway</source>
        <translation>&amp;Utiliser quand même</translation>
    </message>
    <message>
        <source>The new model was not adopted.</source>
        <translation>Le nouveau modèle n’a pas été adopté.</translation>
    </message>
    <message>
        <source>{0} held-out photos, accuracy (PSNR): blurred {1:.2f} dB, old model {2:.2f} dB, new model {3:.2f} dB.</source>
        <translation>{0} photos mises de côté, exactitude (PSNR) : floues {1:.2f} dB, ancien modèle {2:.2f} dB, nouveau modèle {3:.2f} dB.</translation>
    </message>
    <message>
        <source>Other blur, synthesized: old model {0:.2f} dB, new model {1:.2f} dB ({2:+.2f} dB).</source>
        <translation>Autres flous, synthétisés : ancien modèle {0:.2f} dB, nouveau modèle {1:.2f} dB ({2:+.2f} dB).</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min.</source>
        <translation>Entraîné sur {0} photos en {1} pas, {2:.0f} min.</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min; with preparation and comparison {3:.0f} min.</source>
        <translation>Entraîné sur {0} photos en {1} étapes, {2:.0f} min ; avec préparation et comparaison {3:.0f} min.</translation>
    </message>
    <message>
        <source>Mixed with the old model, so that it forgets less: {0} of it is new.</source>
        <translation>Mélangé avec l’ancien modèle pour moins oublier : {0} est nouveau.</translation>
    </message>
    <message>
        <source>Training was stopped after {0} of {1} steps; letting it finish may help.</source>
        <translation>L’entraînement a été arrêté après {0} étapes sur {1} ; le laisser aller jusqu’au bout peut aider.</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended).</source>
        <translation>Ce qui peut aider : plus de photos (20 à 100 sont recommandées).</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Thorough.</source>
        <translation>Ce qui peut aider : plus de photos (20 à 100 sont recommandées), ou l’effort « Approfondi ».</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Standard or Thorough.</source>
        <translation>Ce qui peut aider : plus de photos (20 à 100 sont recommandées), ou l’effort « Standard » ou « Approfondi ».</translation>
    </message>
    <message>
        <source>Closeness to the sharp original: blurred {0:.1f}%, old model {1:.1f}%, new model {2:.1f}%.</source>
        <translation>Proximité de l’original net : floues {0:.1f} %, ancien modèle {1:.1f} %, nouveau modèle {2:.1f} %.</translation>
    </message>
    <message>
        <source>Faster version in 8 bits ({0}): {1:+.2f} dB.</source>
        <translation>Version plus rapide en 8 bits ({0}) : {1:+.2f} dB.</translation>
    </message>
    <message>
        <source>These pictures no longer exist.</source>
        <translation>Ces images n’existent plus.</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Blurred</source>
        <translation>Floue</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Ancien modèle</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Nouveau modèle</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Nette</translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Searching for photos</source>
        <translation>Recherche de photos</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos… %Ln so far</source>
        <translation>
            <numerusform>Recherche de photos… %Ln trouvée</numerusform>
            <numerusform>Recherche de photos… %Ln trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Recherche de photos…</translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message>
        <source>1  Select</source>
        <translation>1  Sélection</translation>
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
        <source>Find blurred photos</source>
        <translation>Trouver les photos floues</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Avec sous-dossiers</translation>
    </message>
    <message>
        <source>Opens photos as a new list</source>
        <translation>Ouvre des photos dans une nouvelle liste</translation>
    </message>
    <message>
        <source>Opens a folder as a new list</source>
        <translation>Ouvre un dossier dans une nouvelle liste</translation>
    </message>
    <message>
        <source>Analyses each photo: sharp, motion blur, out of focus or noisy</source>
        <translation>Analyse chaque photo : nette, bougée, mal mise au point ou bruitée</translation>
    </message>
    <message>
        <source>Photos analysed</source>
        <translation>Photos analysées</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Adds to the list, as a drop on the window does</source>
        <translation>Ajoute à la liste, comme un dépôt sur la fenêtre</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>Ajouter des &amp;photos…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>&amp;Nouvelle liste</translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Recherche de photos…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Déposez des photos ou des dossiers n’importe où dans cette fenêtre.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>dans %Ln dossier</numerusform>
            <numerusform>dans %Ln dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Première caméra</translation>
    </message>
    <message>
        <source>Play a video…</source>
        <translation>Lire une vidéo…</translation>
    </message>
    <message>
        <source>Play a folder of pictures…</source>
        <translation>Lire un dossier d’images…</translation>
    </message>
    <message>
        <source>Play a video or a folder of pictures instead of a camera</source>
        <translation>Lire une vidéo ou un dossier d’images au lieu d’une caméra</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Camera default</source>
        <translation>Par défaut de la caméra</translation>
    </message>
    <message>
        <source>Automatic: the largest size at which this computer keeps the rate</source>
        <translation>Automatique : la plus grande taille à laquelle cet ordinateur tient la fréquence</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>Fré&amp;quence</translation>
    </message>
    <message>
        <source>No camera found. Connect one and search again.</source>
        <translation>Aucune caméra trouvée. Branchez-en une et relancez la recherche.</translation>
    </message>
    <message>
        <source>The moving chart is playing. Connect a camera, then search again.</source>
        <translation>La mire mobile est affichée. Branchez une caméra, puis relancez la recherche.</translation>
    </message>
    <message>
        <source>Searching for cameras…</source>
        <translation>Recherche de caméras…</translation>
    </message>
    <message>
        <source>Search for cameras again</source>
        <translation>Rechercher de nouveau les caméras</translation>
    </message>
    <message>
        <source>{0:g} FPS</source>
        <translation>{0:g} i/s</translation>
    </message>
    <message>
        <source>Moving chart</source>
        <translation>Mire mobile</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Caméra {0}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>Play a video instead of a camera</source>
        <translation>Lire une vidéo au lieu d’une caméra</translation>
    </message>
    <message>
        <source>Play a folder of pictures instead of a camera</source>
        <translation>Lire un dossier d’images au lieu d’une caméra</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>4  Start</source>
        <translation>4  Démarrage</translation>
    </message>
    <message>
        <source>Starts from the originals, not from the earlier results.</source>
        <translation>Part des originaux, pas des résultats précédents.</translation>
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
        <source>Add to queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>Watch folder for new photos</source>
        <translation>Surveiller l’arrivée de photos dans le dossier</translation>
    </message>
    <message>
        <source>After Start, photos copied into the folder are deblurred as well, until you press Stop. Photos copied while Deblur is not running are processed at the next start.</source>
        <translation>Après Démarrer, les photos copiées dans le dossier sont aussi défloutées, jusqu’à ce que vous appuyiez sur Arrêter. Celles copiées pendant que Deblur est fermé sont traitées au prochain démarrage.</translation>
    </message>
    <message>
        <source>Queues the photos added since the start (or all photos) as the next batch, with the current settings</source>
        <translation>Ajoute les photos arrivées depuis le démarrage, ou toutes, comme prochain lot avec les réglages actuels</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) hidden by the filter will be processed, too.</source>
        <translation>
            <numerusform>%Ln photo masquée par le filtre sera aussi traitée.</numerusform>
            <numerusform>%Ln photos masquées par le filtre seront aussi traitées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>Cette photo semble nette et sera ignorée. Sinon, décochez « Ignorer les photos déjà nettes ».</numerusform>
            <numerusform>Les %Ln photos semblent nettes et seront ignorées. Sinon, décochez « Ignorer les photos déjà nettes ».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>La photo restante semble nette et sera ignorée. Sinon, décochez « Ignorer les photos déjà nettes ».</numerusform>
            <numerusform>Les %Ln photos restantes semblent nettes et seront ignorées. Sinon, décochez « Ignorer les photos déjà nettes ».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings: {0}.</source>
        <translation>
            <numerusform>%Ln photo est terminée avec d’autres réglages : {0}.</numerusform>
            <numerusform>%Ln photos sont terminées avec d’autres réglages : {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings.</source>
        <translation>
            <numerusform>%Ln photo est terminée avec d’autres réglages.</numerusform>
            <numerusform>%Ln photos sont terminées avec d’autres réglages.</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, replacing the results</source>
        <translation>Retraiter et remplacer les résultats</translation>
    </message>
    <message numerus="yes">
        <source>Process again, replacing %Ln result(s)</source>
        <translation>
            <numerusform>Retraiter et remplacer %Ln résultat</numerusform>
            <numerusform>Retraiter et remplacer %Ln résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, keeping the results</source>
        <translation>Retraiter et garder les résultats</translation>
    </message>
    <message>
        <source>{0} if none is skipped</source>
        <translation>{0} si aucune n’est ignorée</translation>
    </message>
    <message>
        <source>Time: {0} · results: {1}</source>
        <translation>Durée : {0} · résultats : {1}</translation>
    </message>
    <message>
        <source>Time: {0}</source>
        <translation>Durée : {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
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
        <source>Add photos first.</source>
        <translation>Ajoutez d’abord des photos.</translation>
    </message>
    <message>
        <source>The photos at hand are being finished. Stop now leaves them undone.</source>
        <translation>Les photos en cours sont terminées. Arrêter maintenant les abandonne.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>StatsLine</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Fréquence et latence</translation>
    </message>
    <message>
        <source>Latency: time from a frame&apos;s arrival to its display, usually and at most for 19 of 20 frames. Dropped: frames replaced by a newer one. CPU: this program&apos;s share of all processors.</source>
        <translation>Latence : de l’arrivée d’une image à son affichage ; le plus souvent, et au plus pour 19 images sur 20. Omises : images remplacées par une plus récente. CPU : part de ce programme sur l’ensemble des processeurs.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms, rarely above {5:.0f} ms · dropped {6} · CPU {7:.0f}%</source>
        <translation>Caméra {0}{1:.1f} i/s · traitées {2:.1f} · affichées {3:.1f} · latence {4:.0f} ms, rarement plus de {5:.0f} ms · omises {6} · CPU {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Save at another strength</source>
        <translation>Enregistrer à une autre intensité</translation>
    </message>
    <message>
        <source>Save at {0}%</source>
        <translation>Enregistrer à {0} %</translation>
    </message>
    <message>
        <source>The file has strength {0}%. Saves it again at strength {1}%; the original is never changed.</source>
        <translation>Le fichier a l’intensité {0} %. Le réenregistre à l’intensité {1} % ; l’original n’est jamais modifié.</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln selected at {0}%</source>
        <translation>
            <numerusform>Enregistrer %Ln sélectionnée à {0} %</numerusform>
            <numerusform>Enregistrer %Ln sélectionnées à {0} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save all %Ln at {0}%</source>
        <translation>
            <numerusform>Enregistrer %Ln à {0} %</numerusform>
            <numerusform>Enregistrer les %Ln à {0} %</numerusform>
        </translation>
    </message>
    <message>
        <source>Save {1} at {0}%</source>
        <translation>Enregistrer {1} à {0} %</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln other(s) at {0}%</source>
        <translation>
            <numerusform>Enregistrer %Ln autre à {0} %</numerusform>
            <numerusform>Enregistrer %Ln autres à {0} %</numerusform>
        </translation>
    </message>
    <message>
        <source>Saves the results that have another strength again at strength {0}%, each with the model that it was made with. The originals are never changed.</source>
        <translation>Réenregistre à l’intensité {0} % les résultats qui ont une autre intensité, chacun avec le modèle qui l’a produit. Les originaux ne sont jamais modifiés.</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: it does not include {0}. Get the full package of Deblur, which is about {1} MB larger. Everything else works here too.</source>
        <translation>Ce paquet ne peut pas entraîner : il ne contient pas {0}. Prenez le paquet complet de Deblur, qui pèse environ {1} Mo de plus. Tout le reste marche aussi ici.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Installing; this takes a few minutes…</source>
        <translation>Installation ; cela prend quelques minutes…</translation>
    </message>
    <message>
        <source>Missing for training: {0}. Estimate: about {2} MB to download, {1} MB on disk; 2 to 5 minutes to install with a usual connection.</source>
        <translation>Manque pour l’entraînement : {0}. Estimation : environ {2} Mo à télécharger, {1} Mo sur le disque ; 2 à 5 minutes d’installation avec une connexion ordinaire.</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Montrer le journal</translation>
    </message>
    <message>
        <source>Installing: downloading {0}, {1}…</source>
        <translation>Installation : téléchargement de {0}, {1}…</translation>
    </message>
    <message>
        <source>Installing: unpacking; this may take a minute…</source>
        <translation>Installation : décompression ; cela peut prendre une minute…</translation>
    </message>
    <message>
        <source>The installation failed: {0} See the log for details.</source>
        <translation>L’installation a échoué : {0} Voir le journal pour les détails.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Installed. Training is available now.</source>
        <translation>Installé. L’entraînement est maintenant disponible.</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>A tuning is already running. Wait until it finishes, or stop it.</source>
        <translation>Une adaptation est déjà en cours. Attendez-la ou arrêtez-la d’abord.</translation>
    </message>
    <message>
        <source>{0}: cannot be read</source>
        <translation>{0} : illisible</translation>
    </message>
    <message>
        <source>{0:+.2f} dB</source>
        <translation>{0:+.2f} dB</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>adopté</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>non adopté</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>pas commencée</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? An adopted model stays in the list of models.</source>
        <translation>Supprimer cette adaptation avec ses extraits et ses points de reprise ? Un modèle adopté reste dans la liste des modèles.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Supprimer une adaptation</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Stop the training and delete everything it has learned?</source>
        <translation>Arrêter l’entraînement et supprimer tout ce qu’il a appris ?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Stop and delete</source>
        <translation>Arrêter et supprimer</translation>
    </message>
    <message>
        <source>Photos are now deblurred with {0}.</source>
        <translation>Les photos sont maintenant défloutées avec «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Montrer les photos</translation>
    </message>
    <message>
        <source>Better: photos are now deblurred with {0}.</source>
        <translation>Meilleur : les photos sont maintenant défloutées avec «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Fermer Deblur</translation>
    </message>
    <message>
        <source>A tuning is still running.</source>
        <translation>Une adaptation est encore en cours.</translation>
    </message>
    <message>
        <source>It can continue without the window, or be stopped now and resumed later.</source>
        <translation>Elle peut continuer sans la fenêtre, ou être arrêtée maintenant et reprise plus tard.</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Stop tuning</source>
        <translation>Arrêter l’adaptation</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Adapter à mon appareil…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Adaptations</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Repre&amp;ndre</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera has its own blur, noise and processing. A model tuned to yours gives better results on your photos.&lt;/p&gt;&lt;p&gt;You need at least 4 pairs, better 20 to 100: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone work too: blurred versions are synthesized from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. Training takes minutes to hours, as the dialog says; nothing leaves this computer, and the new model is adopted only if it is better on photos it was not trained on.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Un modèle pour votre appareil&lt;/h2&gt;&lt;p&gt;Chaque appareil a son flou, son bruit et son traitement propres. Un modèle adapté au vôtre donne de meilleurs résultats sur vos photos.&lt;/p&gt;&lt;p&gt;Il faut au moins 4 paires, mieux 20 à 100 : la même scène une fois nette, sur trépied ou avec une pose courte, et une fois floue, dans deux dossiers nommés &lt;b&gt;sharp&lt;/b&gt; et &lt;b&gt;blur&lt;/b&gt;. Des photos nettes seules conviennent aussi : des versions floues en sont synthétisées.&lt;/p&gt;&lt;p&gt;Déposez le dossier ici. L’entraînement prend de quelques minutes à quelques heures, comme le dit le dialogue ; rien ne quitte cet ordinateur, et le nouveau modèle n’est adopté que s’il est meilleur sur des photos qui n’ont pas servi à l’entraînement.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This tuning has ended. To train further, tune its model again.</source>
        <translation>Cette adaptation est terminée. Pour entraîner davantage, adaptez à nouveau son modèle.</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Wait until the batch has ended.</source>
        <translation>Attendez la fin du lot.</translation>
    </message>
    <message>
        <source>Wait until the other results are moved.</source>
        <translation>Attendez que les autres résultats soient déplacés.</translation>
    </message>
    <message>
        <source>The result is itself in the list.</source>
        <translation>Le résultat est lui-même dans la liste.</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Il n’y a pas encore de résultat.</translation>
    </message>
    <message>
        <source>Delete results</source>
        <translation>Supprimer les résultats</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be moved to a bin here. Delete for good?</source>
        <translation>
            <numerusform>%Ln résultat ne peut pas être mis à la corbeille ici. Supprimer définitivement ?</numerusform>
            <numerusform>%Ln résultats ne peuvent pas être mis à la corbeille ici. Supprimer définitivement ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) moved to the bin.</source>
        <translation>
            <numerusform>%Ln résultat mis à la corbeille.</numerusform>
            <numerusform>%Ln résultats mis à la corbeille.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) deleted.</source>
        <translation>
            <numerusform>%Ln résultat supprimé.</numerusform>
            <numerusform>%Ln résultats supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) could not be deleted: {0}. May you write to the folder?</source>
        <translation>
            <numerusform>%Ln résultat n’a pas pu être supprimé : {0}. Avez-vous le droit d’écrire dans le dossier ?</numerusform>
            <numerusform>%Ln résultats n’ont pas pu être supprimés : {0}. Avez-vous le droit d’écrire dans le dossier ?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) not brought back, look in the bin: {0}.</source>
        <translation>
            <numerusform>%Ln résultat n’a pas été rétabli, cherchez-le dans la corbeille : {0}.</numerusform>
            <numerusform>%Ln résultats n’ont pas été rétablis, cherchez-les dans la corbeille : {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since, so not moved: {0}.</source>
        <translation>
            <numerusform>%Ln modifié depuis, donc non déplacé : {0}.</numerusform>
            <numerusform>%Ln modifiés depuis, donc non déplacés : {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln résultat est introuvable.</numerusform>
            <numerusform>%Ln résultats sont introuvables.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TriageController</name>
    <message>
        <source>No such photos in the list.</source>
        <translation>Aucune photo de ce type dans la liste.</translation>
    </message>
    <message>
        <source>Photos cannot be removed while a batch is running.</source>
        <translation>Impossible de retirer des photos pendant qu’un lot est en cours.</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</source>
        <translation>
            <numerusform>%Ln des nettes, marquée « Nette ? », est incertaine et sera traitée.</numerusform>
            <numerusform>%Ln des nettes, marquées « Nette ? », sont incertaines et seront traitées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln fichier est illisible.</numerusform>
            <numerusform>%Ln fichiers sont illisibles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with blur longer than the model removes well.</source>
        <translation>
            <numerusform>%Ln avec un flou plus long que ce que le modèle élimine bien.</numerusform>
            <numerusform>%Ln avec un flou plus long que ce que le modèle élimine bien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Afficher les photos floues</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Ne garder que les photos floues</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Adapter à mon appareil</translation>
    </message>
    <message>
        <source>Take these photos</source>
        <translation>Prendre ces photos</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Choisir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progression de l’examen</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Tous les réglages…</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installer</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>&amp;Use photos as</source>
        <translation>&amp;Utiliser les photos comme</translation>
    </message>
    <message>
        <source>&amp;Start from</source>
        <translation>&amp;Partir de</translation>
    </message>
    <message>
        <source>Also &amp;imitate</source>
        <translation>Im&amp;iter aussi</translation>
    </message>
    <message>
        <source>While it learns from your photos, the new model also learns to give the results of this one, its teacher. Imitating itself as it is now keeps what it can do already; a larger model can show it more.</source>
        <translation>Pendant qu’il apprend de vos photos, le nouveau modèle apprend aussi à reproduire les résultats de celui-ci, son professeur. S’imiter lui-même tel qu’il est préserve ce qu’il sait déjà faire ; un modèle plus grand peut lui en montrer davantage.</translation>
    </message>
    <message>
        <source>Training effort</source>
        <translation>Effort d’entraînement</translation>
    </message>
    <message>
        <source>Drop a folder, not files.</source>
        <translation>Déposez un dossier, pas des fichiers.</translation>
    </message>
    <message>
        <source>The last scan is still being stopped. Try again in a moment.</source>
        <translation>La dernière analyse est encore en cours d’arrêt. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Sharp photos: blur is synthesized</source>
        <translation>Photos nettes : le flou est synthétisé</translation>
    </message>
    <message>
        <source>Blurred photos: a larger model shows the result</source>
        <translation>Photos floues : un modèle plus grand montre le résultat</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of photos in the folders blur and sharp, sharp photos alone, or blurred photos alone with a larger model to imitate.</source>
        <translation>Déposez un dossier ici : des paires de photos dans les dossiers blur et sharp, des photos nettes seules, ou des photos floues seules avec un modèle plus grand à imiter.</translation>
    </message>
    <message>
        <source>{0} are few: with 20 to 100 the new model gets better.</source>
        <translation>{0}, c’est peu : avec 20 à 100, le nouveau modèle devient meilleur.</translation>
    </message>
    <message>
        <source>Install what is missing first.</source>
        <translation>Installez d’abord ce qui manque.</translation>
    </message>
    <message>
        <source>{0} of at least {1} pairs: add more to start.</source>
        <translation>{0} paires sur au moins {1} : ajoutez-en pour démarrer.</translation>
    </message>
    <message>
        <source>{0} of at least {1} photos: add more to start.</source>
        <translation>{0} photos sur au moins {1} : ajoutez-en pour démarrer.</translation>
    </message>
    <message>
        <source>Choose a larger model</source>
        <translation>Choisissez un modèle plus grand</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>{0}, estimated for {1} photos</source>
        <translation>{0}, estimation pour {1} photos</translation>
    </message>
    <message>
        <source>{0}, a rough estimate</source>
        <translation>{0}, estimation grossière</translation>
    </message>
    <message>
        <source>{0}, estimated</source>
        <translation>{0}, estimation</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimation en cours…</translation>
    </message>
    <message>
        <source>Blurred photos alone need a larger model to imitate: {0} or {1}.</source>
        <translation>Des photos floues seules exigent un modèle plus grand à imiter : {0} ou {1}.</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Analyse…</translation>
    </message>
    <message>
        <source>{0} good, {1} repaired, {2} excluded.</source>
        <translation>{0} bonnes, {1} corrigées, {2} écartées.</translation>
    </message>
    <message>
        <source>Itself as it is now (keeps what it can already do)</source>
        <translation>Lui-même tel qu’il est (garde ce qu’il sait déjà faire)</translation>
    </message>
    <message>
        <source>{0}: {1} steps</source>
        <translation>{0} : {1} pas</translation>
    </message>
    <message>
        <source>time estimated after the first steps</source>
        <translation>temps estimé après les premiers pas</translation>
    </message>
    <message>
        <source>{0}, going by the last tuning</source>
        <translation>{0}, d’après la dernière adaptation</translation>
    </message>
    <message>
        <source>No training data. Drop a folder to scan it.</source>
        <translation>Aucune donnée d’entraînement. Déposez un dossier pour l’analyser.</translation>
    </message>
    <message>
        <source>{0} usable; at least {1} needed, 20 to 100 recommended.</source>
        <translation>{0} utilisables ; au moins {1} nécessaires, 20 à 100 conseillées.</translation>
    </message>
    <message>
        <source>A model named {0} already exists. Choose another name.</source>
        <translation>Un modèle nommé {0} existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Not enough disk space in {0}: 2 GB needed.</source>
        <translation>Espace disque insuffisant dans {0} : il faut 2 Go.</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Nom du nouveau modèle</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Paires ou photos</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Approfondi</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Tous les réglages</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>What the left side of the divider shows</source>
        <translation>Ce que montre le côté gauche du séparateur</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>À gauche : {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>menu and choice</comment>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Previews ({0})</source>
        <translation>Aperçus ({0})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln de plus</numerusform>
            <numerusform>%Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoChoices</name>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Comme l’original</translation>
    </message>
    <message>
        <source>Smaller file (about half the size)</source>
        <translation>Fichier plus petit (environ la moitié)</translation>
    </message>
    <message>
        <source>For editing (about twice the size)</source>
        <translation>Pour le montage (environ le double)</translation>
    </message>
    <message>
        <source>Copied unchanged</source>
        <translation>Copié sans changement</translation>
    </message>
    <message>
        <source>Reduce flicker in static areas</source>
        <translation>Réduire le scintillement des zones fixes</translation>
    </message>
    <message>
        <source>Where nothing moves, each frame is blended with the one before it, so that noise flickers less. What moves is left alone.</source>
        <translation>Là où rien ne bouge, chaque image est mélangée à la précédente, pour que le bruit scintille moins. Ce qui bouge n’est pas touché.</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>0 loses nothing and makes huge files; at 17 no difference is seen; from 28 on losses are visible. Encoders call this number CRF.</source>
        <translation>0 ne perd rien et donne des fichiers énormes ; à 17 on ne voit pas de différence ; à partir de 28 les pertes se voient. Les encodeurs appellent ce nombre CRF.</translation>
    </message>
    <message>
        <source>The kind of file follows from its name: .mp4, .mov, .m4v or .mkv.</source>
        <translation>Le type de fichier dépend de son nom : .mp4, .mov, .m4v ou .mkv.</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Compression</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>None in this video</source>
        <translation>Aucun dans cette vidéo</translation>
    </message>
    <message>
        <source>H.265, since the video has finer colours (10 bits)</source>
        <translation>H.265, car la vidéo a des couleurs plus fines (10 bits)</translation>
    </message>
    <message>
        <source>H.264, which plays almost everywhere</source>
        <translation>H.264, lisible presque partout</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>Choix personnel</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{0} will be opened when the current video is done.</source>
        <translation>{0} s’ouvrira quand la vidéo en cours sera terminée.</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Rendre une vidéo nette</translation>
    </message>
    <message>
        <source>Frame shown</source>
        <translation>Image affichée</translation>
    </message>
    <message>
        <source>Which frame of the video is shown and tried.</source>
        <translation>L’image de la vidéo qui est affichée et essayée.</translation>
    </message>
    <message>
        <source>Video progress</source>
        <translation>Progression de la vidéo</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Press Stop first. Finished parts are kept.</source>
        <translation>Appuyez d’abord sur Arrêter. Les parties terminées sont conservées.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), first: {0}</source>
        <translation>
            <numerusform>%Ln vidéo, la première : {0}</numerusform>
            <numerusform>%Ln vidéos, dont la première : {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln finished frame(s) are kept; you can resume later.</source>
        <translation>
            <numerusform>Arrêté. %Ln image terminée est conservée ; vous pourrez reprendre plus tard.</numerusform>
            <numerusform>Arrêté. %Ln images terminées sont conservées ; vous pourrez reprendre plus tard.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before a first part was finished: nothing of that video is kept. Start begins it again.</source>
        <translation>Arrêté avant la fin d’une première partie : rien de cette vidéo n’est conservé. Démarrer la recommence.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted result(s) cannot be resumed: the video or the settings have changed. The finished part is not used.</source>
        <translation>
            <numerusform>%Ln résultat interrompu ne peut pas être repris : la vidéo ou les réglages ont changé. La partie terminée n’est pas utilisée.</numerusform>
            <numerusform>%Ln résultats interrompus ne peuvent pas être repris : la vidéo ou les réglages ont changé. La partie terminée n’est pas utilisée.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the video…</source>
        <translation>Lecture de la vidéo…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>Deblurring a frame with {0}, to show the result and the time…</source>
        <translation>Traitement d’une image avec «&#xa0;{0}&#xa0;» pour montrer le résultat et la durée…</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>Save result as</source>
        <translation>Enregistrer le résultat sous</translation>
    </message>
    <message>
        <source>Stopped. You can resume later.</source>
        <translation>Arrêté. Vous pourrez reprendre plus tard.</translation>
    </message>
    <message>
        <source>Done. The original is unchanged.</source>
        <translation>Terminé. L’original n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>«&#xa0;{0}&#xa0;» : {1}</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>{0:.4g} frames per second</source>
        <translation>{0:.4g} images par seconde</translation>
    </message>
    <message>
        <source>{0}-bit colour</source>
        <translation>couleurs {0} bits</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>avec le son</translation>
    </message>
    <message>
        <source>without sound</source>
        <translation>sans son</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>{0} frames; {1}</source>
        <translation>{0} images ; {1}</translation>
    </message>
    <message>
        <source>Videos ({0})</source>
        <translation>Vidéos ({0})</translation>
    </message>
    <message>
        <source>frame {0:.0f} of {1:.0f}</source>
        <translation>image {0:.0f} sur {1:.0f}</translation>
    </message>
    <message>
        <source>{0:.2g} frames per second</source>
        <translation>{0:.2g} images par seconde</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Zoom arrière</translation>
    </message>
    <message>
        <source>Compare all mo&amp;dels here</source>
        <translation>Comparer ici tous les &amp;modèles</translation>
    </message>
    <message>
        <source>Previews the visible part with every installed model, one after the other</source>
        <translation>Aperçu de la partie visible avec chaque modèle installé, l’un après l’autre</translation>
    </message>
    <message>
        <source>Zoom: 100% shows each pixel of the photo as it is</source>
        <translation>Zoom : à 100 %, chaque pixel de la photo est affiché tel quel</translation>
    </message>
    <message>
        <source>Computing the preview…</source>
        <translation>Calcul de l’aperçu…</translation>
    </message>
    <message>
        <source>Preview computed in {0:.1f} s.</source>
        <translation>Aperçu calculé en {0:.1f} s.</translation>
    </message>
    <message>
        <source>Only the centre was previewed: this model takes minutes per megapixel.</source>
        <translation>Seulement le centre : ce modèle prend des minutes par mégapixel.</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Déposez ici des photos ou des dossiers.

Les originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>&amp;Preview here</source>
        <translation>A&amp;perçu ici</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Côte à côte</translation>
    </message>
    <message>
        <source>Loup&amp;e</source>
        <translation>&amp;Loupe</translation>
    </message>
    <message>
        <source>&amp;Change map</source>
        <translation>Carte des chan&amp;gements</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Aj&amp;uster</translation>
    </message>
    <message>
        <source>&amp;Zoom to 100%</source>
        <translation>Z&amp;oom à 100 %</translation>
    </message>
    <message>
        <source>There is a result of every model; nothing has to be computed.</source>
        <translation>Il y a un résultat de chaque modèle ; rien n’est à calculer.</translation>
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
        <source>Result: {0}</source>
        <translation>Résultat : {0}</translation>
    </message>
    <message>
        <source>Result at {0}%</source>
        <translation>Résultat à {0} %</translation>
    </message>
    <message>
        <source>Earlier: {0}</source>
        <translation>Précédent : {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>Aperçu : {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <comment>on a button</comment>
        <translation>Aperçu : {0}</translation>
    </message>
    <message>
        <source>The saved result: {0}</source>
        <translation>Le résultat enregistré : {0}</translation>
    </message>
    <message>
        <source>The result at the strength chosen now. It is not saved.</source>
        <translation>Le résultat à l’intensité choisie maintenant. Il n’est pas enregistré.</translation>
    </message>
    <message>
        <source>A result saved before: {0}</source>
        <translation>Un résultat enregistré auparavant : {0}</translation>
    </message>
    <message>
        <source>A preview of the model at this strength. It is not saved.</source>
        <translation>Un aperçu du modèle à cette intensité. Il n’est pas enregistré.</translation>
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
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>Bienvenue dans Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of blurred photos on this window and press Start.</source>
        <translation>Déposez un dossier de photos floues dans cette fenêtre, puis appuyez sur Démarrer.</translation>
    </message>
    <message>
        <source>Your originals are never changed; results are new files.</source>
        <translation>Vos originaux ne sont jamais modifiés ; les résultats sont de nouveaux fichiers.</translation>
    </message>
    <message>
        <source>Everything is computed on this computer. No photo leaves it.</source>
        <translation>Tout est calculé sur cet ordinateur. Aucune photo n’en sort.</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>Déflouter les photos d’exemple</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
</context>
<context>
    <name>WelcomeController</name>
    <message>
        <source>A batch was interrupted; {0}.</source>
        <translation>Un lot a été interrompu ; {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches were interrupted; {0}.</source>
        <translation>
            <numerusform>%Ln lot a été interrompu ; {0}.</numerusform>
            <numerusform>%Ln lots ont été interrompus ; {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left in {0}</source>
        <translation>
            <numerusform>%Ln photo restante dans {0}</numerusform>
            <numerusform>%Ln photos restantes dans {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Tout reprendre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>Tout abandonner…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Les résultats obtenus restent ; les photos restantes ne seront pas traitées.</translation>
    </message>
    <message>
        <source>Discard interrupted batches</source>
        <translation>Abandonner les lots interrompus</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Interrupted batches</source>
        <translation>Lots interrompus</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&apos;{name}&apos; is not a valid name for a model.</source>
        <translation>« {name} » n’est pas un nom de modèle valide.</translation>
    </message>
    <message>
        <source>&apos;{which}&apos; cannot be recorded.</source>
        <translation>« {which} » ne peut pas être enregistré.</translation>
    </message>
    <message>
        <source>--base must be a folder that contains all the pictures.</source>
        <translation>--base doit être un dossier qui contient toutes les images.</translation>
    </message>
    <message>
        <source>--base requires an output folder.</source>
        <translation>--base demande un dossier de sortie.</translation>
    </message>
    <message>
        <source>--set {text} has no =.</source>
        <translation>Il manque un = dans --set {text}.</translation>
    </message>
    <message>
        <source>The default is 17.</source>
        <translation>La valeur par défaut est 17.</translation>
    </message>
    <message>
        <source>20 to 100 are recommended.</source>
        <translation>20 à 100 sont conseillées.</translation>
    </message>
    <message>
        <source>8 bits lose {mean_db:.2f} dB on average and {worst_db:.2f} dB on the worst of {count} pictures; the limits are {max_loss_db:g} and {max_worst_loss_db:g} dB.</source>
        <translation>En 8 bits, la perte est de {mean_db:.2f} dB en moyenne et de {worst_db:.2f} dB sur la pire de {count} images ; les limites sont {max_loss_db:g} et {max_worst_loss_db:g} dB.</translation>
    </message>
    <message>
        <source>The default is {default}.</source>
        <translation>La valeur par défaut est {default}.</translation>
    </message>
    <message>
        <source>A model named &apos;{name}&apos; already exists.</source>
        <translation>Un modèle nommé « {name} » existe déjà.</translation>
    </message>
    <message>
        <source>A recording is already running.</source>
        <translation>Un enregistrement est déjà en cours.</translation>
    </message>
    <message>
        <source>A segment of {name} is damaged.</source>
        <translation>Un segment de {name} est endommagé.</translation>
    </message>
    <message>
        <source>A shard takes {size:.0f} MB. Free some space or choose another folder.</source>
        <translation>Un fragment prend {size:.0f} Mo. Libérez de l’espace ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>A template is a file name; choose the folder with --output.</source>
        <translation>Un modèle de nom est un nom de fichier ; choisissez le dossier avec --output.</translation>
    </message>
    <message>
        <source>A virtual camera is not available.</source>
        <translation>Aucune caméra virtuelle n’est disponible.</translation>
    </message>
    <message>
        <source>A worker process was killed, probably because the system ran out of memory.</source>
        <translation>Un processus de calcul a été tué, sans doute parce que le système manquait de mémoire.</translation>
    </message>
    <message>
        <source>Add --teacher FILE, or --teacher self for the initial student.</source>
        <translation>Ajoutez --teacher FILE, ou --teacher self pour l’élève initial.</translation>
    </message>
    <message>
        <source>Add --teacher.</source>
        <translation>Ajoutez --teacher.</translation>
    </message>
    <message>
        <source>Add -o FOLDER.</source>
        <translation>Ajoutez -o FOLDER.</translation>
    </message>
    <message>
        <source>Add more pairs, or a validation folder.</source>
        <translation>Ajoutez des paires, ou un dossier de validation.</translation>
    </message>
    <message>
        <source>Add {stem} or {n}.</source>
        <translation>Ajoutez {stem} ou {n}.</translation>
    </message>
    <message>
        <source>All files of this tuning are in {folder}.</source>
        <translation>Tous les fichiers de cette adaptation sont dans {folder}.</translation>
    </message>
    <message>
        <source>All {count} pictures already have results.</source>
        <translation>Les {count} images ont déjà toutes un résultat.</translation>
    </message>
    <message>
        <source>All {steps} steps are done. To continue, raise steps, epochs or minutes.</source>
        <translation>Les {steps} pas sont tous faits. Pour continuer, augmentez steps, epochs ou minutes.</translation>
    </message>
    <message>
        <source>All {total} pairs are of one scene ({scene}): frames {first} to {total} are used for validation but look like the others, so scores will be too high. Add pairs of another scene.</source>
        <translation>Les {total} paires sont toutes d’une même scène ({scene}) : les images {first} à {total} servent à la validation mais ressemblent aux autres, les scores seront donc trop élevés. Ajoutez des paires d’une autre scène.</translation>
    </message>
    <message>
        <source>Allow less memory, close other programs, or choose another model.</source>
        <translation>Autorisez moins de mémoire, fermez d’autres programmes ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Allow more memory, close other programs, or choose a smaller model.</source>
        <translation>Autorisez plus de mémoire, fermez d’autres programmes ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Another process is making {name}.</source>
        <translation>Un autre processus est en train de créer {name}.</translation>
    </message>
    <message>
        <source>At most {limit} megapixels are read; if the image is intact, split it into parts.</source>
        <translation>Au plus {limit} mégapixels sont lus ; si l’image est intacte, découpez-la en plusieurs parties.</translation>
    </message>
    <message>
        <source>Available: {cameras}.</source>
        <translation>Disponibles : {cameras}.</translation>
    </message>
    <message>
        <source>Batch {batch_id} is still running ({owner}).</source>
        <translation>Le lot {batch_id} est encore en cours ({owner}).</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher other than the model itself.</source>
        <translation>Des photos floues sans photos nettes demandent un professeur autre que le modèle lui-même.</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher.</source>
        <translation>Des photos floues sans photos nettes demandent un professeur.</translation>
    </message>
    <message>
        <source>Bursts found: {count}, with {frames} frames. Only the sharpest of each is used.</source>
        <translation>Rafales trouvées : {count}, soit {frames} images. Seule la plus nette de chacune est utilisée.</translation>
    </message>
    <message>
        <source>Calibrating with {crops} crops; this takes minutes.</source>
        <translation>Calibrage avec {crops} extraits ; cela prend des minutes.</translation>
    </message>
    <message>
        <source>Cameras have numbers, starting at 0. List them with: deblur camera --list</source>
        <translation>Les caméras portent des numéros à partir de 0. Pour les lister : deblur camera --list</translation>
    </message>
    <message>
        <source>Cannot change while running: {fields}.</source>
        <translation>Non modifiable en cours d’exécution : {fields}.</translation>
    </message>
    <message>
        <source>Cannot connect to the server of {file}: {reason}.</source>
        <translation>Connexion impossible au serveur de {file} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot copy the model to {folder}: {reason}.</source>
        <translation>Impossible de copier le modèle dans {folder} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot lock {path} ({error}); do not start the same batch twice.</source>
        <translation>Impossible de verrouiller {path} ({error}) ; ne démarrez pas deux fois le même lot.</translation>
    </message>
    <message>
        <source>Cannot read the card in {file}: {reason}.</source>
        <translation>Impossible de lire la fiche dans {file} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot read the model file {file}: {reason}.</source>
        <translation>Impossible de lire le fichier de modèle {file} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation>Impossible de lire {file} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot remove {name}: {reason}.</source>
        <translation>Impossible de retirer {name} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot rename {name}: {reason}.</source>
        <translation>Impossible de renommer {name} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>Impossible de démarrer {program} : {reason}.</translation>
    </message>
    <message>
        <source>Cannot write to {folder}. Choose another output folder.</source>
        <translation>Impossible d’écrire dans {folder}. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}.</source>
        <translation>Impossible d’écrire {file} : {reason}.</translation>
    </message>
    <message>
        <source>Change the permissions of the file.</source>
        <translation>Modifiez les permissions du fichier.</translation>
    </message>
    <message>
        <source>Changed settings: {free}.</source>
        <translation>Réglages modifiés : {free}.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and not blocked by a privacy switch. Then start it again.</source>
        <translation>Vérifiez qu’elle n’est pas utilisée par un autre programme, masquée par un cache ou débranchée, puis redémarrez-la.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and allowed in the privacy settings of the system. Then start it again.</source>
        <translation>Vérifiez qu’elle est branchée, n’est pas utilisée par un autre programme et est autorisée dans les réglages de confidentialité du système. Puis redémarrez-la.</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>Vérifiez le disque et sa connexion.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the connection.</source>
        <translation>Vérifiez le disque, la carte ou la connexion.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the network connection.</source>
        <translation>Vérifiez le disque, la carte ou la connexion réseau.</translation>
    </message>
    <message>
        <source>Check the folder first: deblur-train check</source>
        <translation>Vérifiez d’abord le dossier : deblur-train check</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>Vérifiez l’espace libre et les permissions.</translation>
    </message>
    <message>
        <source>Check the free space and your permissions there.</source>
        <translation>Vérifiez l’espace libre et vos permissions à cet endroit.</translation>
    </message>
    <message>
        <source>Check the path and the permissions, or connect the drive.</source>
        <translation>Vérifiez le chemin et les permissions, ou connectez le disque.</translation>
    </message>
    <message>
        <source>Check the permissions and the drive.</source>
        <translation>Vérifiez les permissions et le disque.</translation>
    </message>
    <message>
        <source>Check the spelling, or connect the drive.</source>
        <translation>Vérifiez l’orthographe, ou connectez le disque.</translation>
    </message>
    <message>
        <source>Check your network connection, and try again.</source>
        <translation>Vérifiez votre connexion réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Checking every tensor...</source>
        <translation>Vérification de chaque tenseur...</translation>
    </message>
    <message>
        <source>Choose 1, 0.75, 0.5, 0.375 or 0.25.</source>
        <translation>Choisissez 1, 0.75, 0.5, 0.375 ou 0.25.</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3.</source>
        <translation>Choisissez 1, 2 ou 3.</translation>
    </message>
    <message>
        <source>Choose CPU as the device, or another model.</source>
        <translation>Choisissez le CPU comme périphérique, ou un autre modèle.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>Choisissez PNG ou TIFF.</translation>
    </message>
    <message>
        <source>Choose a .safetensors file that was made for it.</source>
        <translation>Choisissez un fichier .safetensors créé pour lui.</translation>
    </message>
    <message>
        <source>Choose a .safetensors, .npz or .pth file of weights, and download it again.</source>
        <translation>Choisissez un fichier de poids .safetensors, .npz ou .pth, et téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>Choose a disk that is not FAT32.</source>
        <translation>Choisissez un disque qui n’est pas en FAT32.</translation>
    </message>
    <message>
        <source>Choose a file ending in .onnx that was exported for onnxruntime.</source>
        <translation>Choisissez un fichier .onnx exporté pour onnxruntime.</translation>
    </message>
    <message>
        <source>Choose a folder that contains photos.</source>
        <translation>Choisissez un dossier qui contient des photos.</translation>
    </message>
    <message>
        <source>Choose a rate from 1 to {limit:g}.</source>
        <translation>Choisissez une fréquence de 1 à {limit:g}.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Choose another folder for recordings.</source>
        <translation>Choisissez un autre dossier pour les enregistrements.</translation>
    </message>
    <message>
        <source>Choose another folder for snapshots.</source>
        <translation>Choisissez un autre dossier pour les instantanés.</translation>
    </message>
    <message>
        <source>Choose another folder for the new run.</source>
        <translation>Choisissez un autre dossier pour le nouvel entraînement.</translation>
    </message>
    <message>
        <source>Choose another folder, or free up space on the disk.</source>
        <translation>Choisissez un autre dossier, ou libérez de l’espace sur le disque.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Choose another format, such as PNG.</source>
        <translation>Choisissez un autre format, comme PNG.</translation>
    </message>
    <message>
        <source>Choose another model for the camera.</source>
        <translation>Choisissez un autre modèle pour la caméra.</translation>
    </message>
    <message>
        <source>Choose another model, or run: deblur watch FOLDER --model {name}</source>
        <translation>Choisissez un autre modèle, ou lancez : deblur watch FOLDER --model {name}</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Choisissez un autre nom ou dossier.</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>Choisissez un autre nom, ou autorisez le remplacement.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that model first.</source>
        <translation>Choisissez un autre nom, ou retirez d’abord ce modèle.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>Choose another area.</source>
        <translation>Choisissez une autre partie.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>A bundled model has the same name; rename the folder.</source>
        <translation>Un modèle fourni porte le même nom ; renommez le dossier.</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Toutes les photos</translation>
    </message>
    <message>
        <source>Allow more with --memory, close other programs, or reduce the image first.</source>
        <translation>Autorisez-en davantage avec --memory, fermez d’autres programmes ou réduisez d’abord l’image.</translation>
    </message>
    <message>
        <source>Batch {batch_id} waits in the queue of an open window ({owner}).</source>
        <translation>Le lot {batch_id} attend dans la file d’une fenêtre ouverte ({owner}).</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Lot {number}</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Before and after of {name}</source>
        <translation>Avant et après : {name}</translation>
    </message>
    <message>
        <source>Better on these pictures, but worse on other blur: {summary}.</source>
        <translation>Meilleur sur ces images, mais moins bon sur d’autres flous : {summary}.</translation>
    </message>
    <message>
        <source>Better than {old}: {summary}.</source>
        <translation>Meilleur que «&#xa0;{old}&#xa0;» : {summary}.</translation>
    </message>
    <message>
        <source>Camera RAW files found: {count}. Their reader is not installed. {hint}</source>
        <translation>Fichiers RAW trouvés : {count}. Leur lecteur n’est pas installé. {hint}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}.</source>
        <translation>Impossible d’écrire dans {folder} : {reason}.</translation>
    </message>
    <message>
        <source>Checking the photos: {done} of {total}</source>
        <translation>Vérification des photos : {done} sur {total}</translation>
    </message>
    <message>
        <source>Choose another size or another camera.</source>
        <translation>Choisissez une autre taille ou une autre caméra.</translation>
    </message>
    <message>
        <source>Choose another video.</source>
        <translation>Choisissez une autre vidéo.</translation>
    </message>
    <message>
        <source>Choose auto or cpu as the device.</source>
        <translation>Choisissez auto ou cpu comme périphérique.</translation>
    </message>
    <message>
        <source>Choose auto, {devices}.</source>
        <translation>Choisissez auto, {devices}.</translation>
    </message>
    <message>
        <source>Choose auto, {layouts}.</source>
        <translation>Choisissez auto, {layouts}.</translation>
    </message>
    <message>
        <source>Choose it as the device.</source>
        <translation>Choisissez-le comme appareil.</translation>
    </message>
    <message>
        <source>Choose one of: {devices}.</source>
        <translation>Choisissez parmi : {devices}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Choisissez parmi : {names}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}. To add another model: deblur models import FILE</source>
        <translation>Choisissez parmi : {names}. Pour ajouter un autre modèle : deblur models import FILE</translation>
    </message>
    <message>
        <source>Choose one of: {students}.</source>
        <translation>Choisissez parmi : {students}.</translation>
    </message>
    <message>
        <source>Choose one, or add sharp photos.</source>
        <translation>Choisissez-en un, ou ajoutez des photos nettes.</translation>
    </message>
    <message>
        <source>Choose original, result or both.</source>
        <translation>Choisissez original, result ou both.</translation>
    </message>
    <message>
        <source>Choose other pairs for validation.</source>
        <translation>Choisissez d’autres paires pour la validation.</translation>
    </message>
    <message>
        <source>Choose the folder where photos arrive.</source>
        <translation>Choisissez le dossier où arrivent les photos.</translation>
    </message>
    <message>
        <source>Choose the model {title}.</source>
        <translation>Choisissez le modèle «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Choose the official file.</source>
        <translation>Choisissez le fichier officiel.</translation>
    </message>
    <message>
        <source>Choose the weights of MAXIM-3S or Restormer.</source>
        <translation>Choisissez les poids de MAXIM-3S ou de Restormer.</translation>
    </message>
    <message>
        <source>Choose two nets that share some parts and differ in others.</source>
        <translation>Choisissez deux réseaux qui diffèrent par certaines de leurs parties.</translation>
    </message>
    <message>
        <source>Choose {choices}.</source>
        <translation>Choisissez {choices}.</translation>
    </message>
    <message>
        <source>Choose {presets}, or give a TOML file.</source>
        <translation>Choisissez {presets}, ou indiquez un fichier TOML.</translation>
    </message>
    <message>
        <source>Choose {weightings}.</source>
        <translation>Choisissez {weightings}.</translation>
    </message>
    <message>
        <source>Chosen by the speed of this computer: {model} ({precision}), {size}.</source>
        <translation>Choisi d’après la vitesse de cet ordinateur : «&#xa0;{model}&#xa0;» ({precision}), {size}.</translation>
    </message>
    <message>
        <source>Close other programs and retry it.</source>
        <translation>Fermez d’autres programmes et réessayez cette photo.</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>Fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Fermez d’autres programmes et essayez de nouveau.</translation>
    </message>
    <message>
        <source>Close other programs, or choose another model.</source>
        <translation>Fermez d’autres programmes, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Close other programs, or reduce the image size first.</source>
        <translation>Fermez d’autres programmes, ou réduisez d’abord la taille de l’image.</translation>
    </message>
    <message>
        <source>Close the program that uses it (a browser, a video call), then start it again.</source>
        <translation>Fermez le programme qui l’utilise (navigateur, appel vidéo), puis redémarrez-la.</translation>
    </message>
    <message>
        <source>Close the programs that use it, and try again.</source>
        <translation>Fermez les programmes qui l’utilisent, puis réessayez.</translation>
    </message>
    <message>
        <source>Close the programs that use it.</source>
        <translation>Fermez les programmes qui l’utilisent.</translation>
    </message>
    <message>
        <source>Comparing the old and the new model.</source>
        <translation>Comparaison de l’ancien et du nouveau modèle.</translation>
    </message>
    <message>
        <source>Compress the net first, then train the result in 8 bits.</source>
        <translation>Compressez d&apos;abord le réseau, puis entraînez le résultat en 8 bits.</translation>
    </message>
    <message>
        <source>Computed the teacher&apos;s outputs for {computed} crops.</source>
        <translation>Sorties du professeur calculées pour {computed} extraits.</translation>
    </message>
    <message>
        <source>Computing results to imitate: {done} of {total}</source>
        <translation>Calcul des résultats à imiter : {done} sur {total}</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>Content Credentials</translation>
    </message>
    <message>
        <source>Convert it to MP4 (H.264) first.</source>
        <translation>Convertissez-la d’abord en MP4 (H.264).</translation>
    </message>
    <message>
        <source>Convert it to one size first.</source>
        <translation>Convertissez-la d’abord à une taille unique.</translation>
    </message>
    <message>
        <source>Convert it with another program, or leave it out.</source>
        <translation>Convertissez-la avec un autre programme, ou laissez-la de côté.</translation>
    </message>
    <message>
        <source>Converted from CMYK to sRGB.</source>
        <translation>Converti de CMYK en sRGB.</translation>
    </message>
    <message>
        <source>Copy it again from the camera or the card, or open and save it in another program.</source>
        <translation>Copiez le fichier de nouveau depuis l’appareil ou la carte, ou ouvrez-le et enregistrez-le dans un autre programme.</translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation>Copiez le fichier de nouveau depuis l’appareil.</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Corrigez le fichier.</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Créé avec</translation>
    </message>
    <message>
        <source>Crops at 100%, from where each photo changed most. Drag across to compare.</source>
        <translation>Recadrages à 100 %, là où chaque photo a le plus changé. Faites glisser pour comparer.</translation>
    </message>
    <message>
        <source>Cutting sample photos: {done} of {total}</source>
        <translation>Découpage des photos d’exemple : {done} sur {total}</translation>
    </message>
    <message>
        <source>Cutting the photos for the comparison.</source>
        <translation>Recadrage des photos pour la comparaison.</translation>
    </message>
    <message>
        <source>Cutting your photos: {done} of {total}</source>
        <translation>Découpage de vos photos : {done} sur {total}</translation>
    </message>
    <message>
        <source>Damaged records in {path} are skipped; all others are used.</source>
        <translation>Les enregistrements endommagés de {path} sont ignorés ; tous les autres sont utilisés.</translation>
    </message>
    <message>
        <source>Deblur crashed while loading it.</source>
        <translation>Deblur a planté pendant son chargement.</translation>
    </message>
    <message>
        <source>Deblur report, batch {number}</source>
        <translation>Rapport Deblur, lot {number}</translation>
    </message>
    <message>
        <source>Deblur the photo again.</source>
        <translation>Défloutez de nouveau la photo.</translation>
    </message>
    <message>
        <source>Deblur the picture again.</source>
        <translation>Défloutez de nouveau l’image.</translation>
    </message>
    <message>
        <source>Deinterlace it first, with any video editor.</source>
        <translation>Désentrelacez-la d’abord avec un logiciel de montage vidéo.</translation>
    </message>
    <message>
        <source>Delete it to use the pairs beside it as they are, or delete the whole pool.</source>
        <translation>Supprimez-le pour utiliser telles quelles les paires voisines, ou supprimez tout le pool.</translation>
    </message>
    <message>
        <source>Delete it, or choose another folder with --pool.</source>
        <translation>Supprimez-le, ou choisissez un autre dossier avec --pool.</translation>
    </message>
    <message>
        <source>Delete it, or choose another pool.</source>
        <translation>Supprimez-le, ou choisissez un autre pool.</translation>
    </message>
    <message>
        <source>Delete it. {fetch}</source>
        <translation>Supprimez-le. {fetch}</translation>
    </message>
    <message>
        <source>Delete it; missing shards are made again.</source>
        <translation>Supprimez-le ; les fragments manquants sont recréés.</translation>
    </message>
    <message>
        <source>Delete some.</source>
        <translation>Supprimez-en quelques-unes.</translation>
    </message>
    <message>
        <source>Delete this tuning and start a new one.</source>
        <translation>Supprimez cette adaptation et commencez-en une nouvelle.</translation>
    </message>
    <message>
        <source>Delete {folder} and start again.</source>
        <translation>Supprimez {folder} et recommencez.</translation>
    </message>
    <message>
        <source>Derived from Google&apos;s MAXIM-3S (Apache-2.0), which was trained on GoPro (CC BY 4.0); fine-tuned on pairs of GoPro and of REDS scene 020 (CC BY 4.0), and on 324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially</source>
        <translation>Dérivé de MAXIM-3S de Google (Apache-2.0), entraîné sur GoPro (CC BY 4.0) ; affiné sur des paires de GoPro et de la scène 020 de REDS (CC BY 4.0), et sur 324 photographies sous des licences permettant un usage commercial (CC0, CC BY, CC BY-SA, BSD, Unsplash), floutées artificiellement</translation>
    </message>
    <message>
        <source>Develop it in another program and save it as TIFF.</source>
        <translation>Développez-la dans un autre programme et enregistrez-la en TIFF.</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Vouliez-vous dire {name} ?</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>Vouliez-vous dire {near} ?</translation>
    </message>
    <message>
        <source>Download https://download.pytorch.org/models/{vgg_file} (528 MB) to {folder}, or name a teacher, whose encoder is used instead.</source>
        <translation>Téléchargez https://download.pytorch.org/models/{vgg_file} (528 Mo) dans {folder}, ou indiquez un professeur, dont l’encodeur sera utilisé à la place.</translation>
    </message>
    <message>
        <source>Download it first: deblur models fetch {name}</source>
        <translation>Téléchargez-le d’abord : deblur models fetch {name}</translation>
    </message>
    <message>
        <source>Earlier results are in it: connect its drive, or create the folder again.</source>
        <translation>Des résultats antérieurs s’y trouvent : connectez son disque ou recréez le dossier.</translation>
    </message>
    <message>
        <source>Earlier results cannot be looked up. {error}</source>
        <translation>Impossible de consulter les résultats précédents. {error}</translation>
    </message>
    <message>
        <source>Everything up to its last checkpoint is kept: resume from there. If memory is short, close other programs.</source>
        <translation>Tout est gardé jusqu’au dernier point de reprise : reprenez à partir de là. Si la mémoire manque, fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>Export it again on the machine where it was made.</source>
        <translation>Exportez-le de nouveau sur la machine où il a été créé.</translation>
    </message>
    <message>
        <source>Export it as one file.</source>
        <translation>Exportez-le en un seul fichier.</translation>
    </message>
    <message>
        <source>Export it as ordinary (SDR) video first. On phones, switch HDR video off.</source>
        <translation>Exportez-la d’abord en vidéo ordinaire (SDR). Sur un téléphone, désactivez la vidéo HDR.</translation>
    </message>
    <message>
        <source>Export it in standard range (SDR) first, or switch HDR off in the camera.</source>
        <translation>Exportez-le d’abord en gamme standard (SDR), ou désactivez le HDR dans l’appareil.</translation>
    </message>
    <message>
        <source>Export it with 8 or 10 bits first.</source>
        <translation>Exportez-la d’abord en 8 ou 10 bits.</translation>
    </message>
    <message>
        <source>Export it with both height and width dynamic, or both fixed.</source>
        <translation>Exportez-le avec hauteur et largeur toutes deux libres, ou toutes deux fixes.</translation>
    </message>
    <message>
        <source>Export it with dynamic height and width.</source>
        <translation>Exportez-le avec une hauteur et une largeur libres.</translation>
    </message>
    <message>
        <source>Export it with standard ONNX operators only.</source>
        <translation>Exportez-le avec les seuls opérateurs ONNX standard.</translation>
    </message>
    <message>
        <source>Export it without an alpha channel first.</source>
        <translation>Exportez-la d’abord sans canal alpha.</translation>
    </message>
    <message>
        <source>Extra channels were dropped.</source>
        <translation>Les canaux supplémentaires ont été abandonnés.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Folder: {was} (now {now})</source>
        <translation>Dossier : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>For example: --memory 2GB</source>
        <translation>Par exemple : --memory 2GB</translation>
    </message>
    <message>
        <source>For large folders: about half the effect of Best, in less than half the time of Balanced. Results have full size.</source>
        <translation>Grands dossiers : environ la moitié de l’effet de «&#xa0;Best&#xa0;», en moins de la moitié du temps de «&#xa0;Balanced&#xa0;». Résultats à la taille d’origine.</translation>
    </message>
    <message>
        <source>For photos, use `deblur run`.</source>
        <translation>Pour les photos, utilisez `deblur run`.</translation>
    </message>
    <message>
        <source>For the few photos that matter: the average of two runs of Best, one of them on the photo rotated by 90°. Slightly more accurate, twice as slow.</source>
        <translation>Pour les quelques photos qui comptent : la moyenne de deux passages de «&#xa0;Best&#xa0;», dont un sur la photo tournée de 90°. Un peu plus précis, deux fois plus lent.</translation>
    </message>
    <message>
        <source>Format: {was} (now {now})</source>
        <translation>Format : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Free some space and start again: the run resumes from the last checkpoint.</source>
        <translation>Libérez de l’espace et redémarrez : l’entraînement reprend au dernier point de reprise.</translation>
    </message>
    <message>
        <source>Free some space, and try again.</source>
        <translation>Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Libérez de l’espace, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Free some space, or choose another output folder.</source>
        <translation>Libérez de l’espace, ou choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>Free some space, or set DEBLUR_DATA to a folder on another disk.</source>
        <translation>Libérez de l’espace, ou réglez DEBLUR_DATA sur un dossier d’un autre disque.</translation>
    </message>
    <message>
        <source>Free up space or allow access there, or set DEBLUR_DATA to another folder.</source>
        <translation>Libérez de l’espace ou autorisez-y l’accès, ou réglez DEBLUR_DATA sur un autre dossier.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Further images in the file are not kept.</source>
        <translation>Les autres images du fichier ne sont pas conservées.</translation>
    </message>
    <message>
        <source>Get a version of the model in a single file.</source>
        <translation>Procurez-vous une version du modèle en un seul fichier.</translation>
    </message>
    <message>
        <source>Give numbers above 0.</source>
        <translation>Indiquez des nombres supérieurs à 0.</translation>
    </message>
    <message>
        <source>Give one share of the steps per size, such as [128, 256] and [0.0, 0.7].</source>
        <translation>Indiquez une part des pas par taille, par exemple [128, 256] et [0.0, 0.7].</translation>
    </message>
    <message>
        <source>HEIC cannot be written; the result is a JPEG.</source>
        <translation>Impossible d’écrire en HEIC ; le résultat est un JPEG.</translation>
    </message>
    <message>
        <source>Holding out photos: {done} of {total}</source>
        <translation>Mise de côté de photos : {done} sur {total}</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>profil ICC</translation>
    </message>
    <message>
        <source>If it is on a drive, connect it; otherwise start a new tuning.</source>
        <translation>S’il est sur un disque, branchez-le ; sinon, commencez une nouvelle adaptation.</translation>
    </message>
    <message>
        <source>If it opens in another program, save it from there again.</source>
        <translation>Si un autre programme l&apos;ouvre, enregistrez-le de nouveau à partir de celui-ci.</translation>
    </message>
    <message>
        <source>If it plays elsewhere, convert it to MP4 there; if not, copy it from the card again.</source>
        <translation>Si elle se lit ailleurs, convertissez-la là en MP4 ; sinon, copiez-la de nouveau depuis la carte.</translation>
    </message>
    <message>
        <source>If the file exists: {was} (now {now})</source>
        <translation>Si le fichier existe : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Ignored invalid settings: {names}.</source>
        <translation>Réglages non valides ignorés : {names}.</translation>
    </message>
    <message>
        <source>ImageJ metadata</source>
        <translation>métadonnées ImageJ</translation>
    </message>
    <message>
        <source>Images cannot be written as &apos;{format}&apos;.</source>
        <translation>Impossible d’écrire des images au format « {format} ».</translation>
    </message>
    <message>
        <source>Import it with the program itself: deblur models import FILE</source>
        <translation>Importez-le avec le programme lui-même : deblur models import FILE</translation>
    </message>
    <message>
        <source>Import its weights instead.</source>
        <translation>Importez plutôt ses poids.</translation>
    </message>
    <message>
        <source>Import one: deblur models import FILE.onnx</source>
        <translation>Importez-en un : deblur models import FILE.onnx</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>Importation de {file}</translation>
    </message>
    <message>
        <source>In 8 bits, the edge of a tile affects the whole tile.</source>
        <translation>En 8 bits, le bord d’une tuile influe sur toute la tuile.</translation>
    </message>
    <message>
        <source>In a checkout, python3 run.py train --help installs it (about 700 MB); otherwise, pip install torch safetensors into the program&apos;s environment.</source>
        <translation>Dans une copie du dépôt, python3 run.py train --help l’installe (environ 700 Mo) ; sinon, lancez pip install torch safetensors dans l’environnement du programme.</translation>
    </message>
    <message>
        <source>In the card of {model}, {key} must be {kind}, not {value}.</source>
        <translation>Dans la fiche de {model}, {key} doit être {kind}, et non {value}.</translation>
    </message>
    <message>
        <source>Install it into the Python of Deblur: pip install {packages}</source>
        <translation>Installez-le dans le Python de Deblur : pip install {packages}</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installez de nouveau le programme.</translation>
    </message>
    <message>
        <source>Installed models: {names}.</source>
        <translation>Modèles installés : {names}.</translation>
    </message>
    <message>
        <source>Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}</source>
        <translation>Installé. Pour l’utiliser : deblur run PHOTOS -o RESULTS --model {name}</translation>
    </message>
    <message>
        <source>Invalid number of threads: {threads}.</source>
        <translation>Nombre de threads non valide : {threads}.</translation>
    </message>
    <message>
        <source>Invalid objective: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</source>
        <translation>Objectif non valide : alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</translation>
    </message>
    <message>
        <source>It changes the size by {factor}.</source>
        <translation>Il change la taille d’un facteur {factor}.</translation>
    </message>
    <message>
        <source>It could not be kept lossless: no encoder for that is installed.</source>
        <translation>Elle n’a pas pu rester sans perte : aucun encodeur n’est installé pour cela.</translation>
    </message>
    <message>
        <source>It could not be loaded: {reason}</source>
        <translation>Il n’a pas pu être chargé : {reason}</translation>
    </message>
    <message>
        <source>It did not finish a test picture in time.</source>
        <translation>Il n’a pas terminé une image de test à temps.</translation>
    </message>
    <message>
        <source>It did not start. Are its driver and libraries installed?</source>
        <translation>Le démarrage a échoué. Le pilote et ses bibliothèques sont-ils installés ?</translation>
    </message>
    <message>
        <source>It is damaged or incomplete: copy it from the card again.</source>
        <translation>Le fichier est endommagé ou incomplet : copiez-le de nouveau depuis la carte.</translation>
    </message>
    <message>
        <source>It is damaged, or holds more than weights; nothing in it was executed.</source>
        <translation>Le fichier est endommagé, ou contient autre chose que des poids ; rien n’en a été exécuté.</translation>
    </message>
    <message>
        <source>It is damaged, or needs a higher precision. Export it again in float32.</source>
        <translation>Le modèle est endommagé, ou demande une précision plus élevée. Exportez-le de nouveau en float32.</translation>
    </message>
    <message>
        <source>It may be a sound recording.</source>
        <translation>C’est peut-être un enregistrement sonore.</translation>
    </message>
    <message>
        <source>It may be damaged, or from a newer version of the program. Choose another file.</source>
        <translation>Le fichier est peut-être endommagé, ou vient d’une version plus récente du programme. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>It may be damaged, or not an image at all. Open it in another program to check.</source>
        <translation>Le fichier est peut-être endommagé, ou n’est pas une image. Ouvrez-le dans un autre programme pour vérifier.</translation>
    </message>
    <message>
        <source>It may be incomplete: copy it again.</source>
        <translation>Le fichier est peut-être incomplet : copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Le fichier a peut-être été déplacé ou renommé entre-temps.</translation>
    </message>
    <message>
        <source>It may have been unplugged or taken by another program. Plug it in and start again.</source>
        <translation>Elle a peut-être été débranchée ou prise par un autre programme. Branchez-la et redémarrez.</translation>
    </message>
    <message>
        <source>It may loop without end, or be far too slow for this computer.</source>
        <translation>Il boucle peut-être sans fin, ou est beaucoup trop lent pour cet ordinateur.</translation>
    </message>
    <message>
        <source>It may need more memory than there is, or be damaged.</source>
        <translation>Il demande peut-être plus de mémoire qu’il n’y en a, ou est endommagé.</translation>
    </message>
    <message>
        <source>It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback (sudo modprobe v4l2loopback).</source>
        <translation>Il faut un pilote : OBS Studio sous Windows et macOS ; sous Linux, v4l2loopback (sudo modprobe v4l2loopback).</translation>
    </message>
    <message>
        <source>It was deleted. If its authors have published a new version, accept it with: deblur models fetch NAME --sha256 {actual}</source>
        <translation>Il a été supprimé. Si ses auteurs ont publié une nouvelle version, acceptez-la avec : deblur models fetch NAME --sha256 {actual}</translation>
    </message>
    <message>
        <source>It was modified, or made by another program; choose another folder.</source>
        <translation>Il a été modifié, ou créé par un autre programme ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>It was moved or unplugged: create it again.</source>
        <translation>Il a été déplacé ou débranché : recréez-le.</translation>
    </message>
    <message>
        <source>It was probably saved by a failed download: download it again.</source>
        <translation>Il provient sans doute d’un téléchargement raté : téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>Its address may have changed. Download it with a browser, then import the file.</source>
        <translation>Son adresse a peut-être changé. Téléchargez-le avec un navigateur, puis importez le fichier.</translation>
    </message>
    <message>
        <source>Its colour space is not known (CICP {numbers}).</source>
        <translation>Son espace colorimétrique n’est pas connu (CICP {numbers}).</translation>
    </message>
    <message>
        <source>Its data is intact. Free some space or check the permissions.</source>
        <translation>Son contenu est intact. Libérez de l’espace ou vérifiez les permissions.</translation>
    </message>
    <message>
        <source>Its process ended with code {number}. {reason}</source>
        <translation>Son processus s’est terminé avec le code {number}. {reason}</translation>
    </message>
    <message>
        <source>Its record in the queue is damaged.</source>
        <translation>Son enregistrement dans la file d’attente est endommagé.</translation>
    </message>
    <message>
        <source>Its result for a test picture was wrong by {count} of 255.</source>
        <translation>Son résultat pour une image de test s’écartait de {count} sur 255.</translation>
    </message>
    <message>
        <source>JPEG and HEIC files left out because a RAW file of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>Fichiers JPEG et HEIC laissés de côté car un fichier RAW du même nom est à côté : {count}. Pour prendre les deux : RAW + JPEG sous Autres options à l’étape 2 (en ligne de commande : --raw-pairs both).</translation>
    </message>
    <message>
        <source>JPEG segment {name}</source>
        <translation>segment JPEG {name}</translation>
    </message>
    <message>
        <source>JUMBF</source>
        <translation>JUMBF</translation>
    </message>
    <message>
        <source>Join the group video: sudo usermod -aG video $USER, then log in again.</source>
        <translation>Rejoignez le groupe video : sudo usermod -aG video $USER, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>Let it run there, or remove it from the queue there.</source>
        <translation>Laissez-le s’exécuter là-bas, ou retirez-le de la file là-bas.</translation>
    </message>
    <message>
        <source>Long blur: {was} (now {now})</source>
        <translation>Flou long : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>MP</source>
        <translation>Mpx</translation>
    </message>
    <message>
        <source>MakerNotes</source>
        <translation>MakerNotes</translation>
    </message>
    <message>
        <source>Making the faster 8-bit version.</source>
        <translation>Création de la version 8 bits, plus rapide.</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>Mesure de la vitesse de cet ordinateur…</translation>
    </message>
    <message>
        <source>Measuring the blur of {count} pairs, to put it on photos.</source>
        <translation>Mesure du flou de {count} paires pour l’appliquer à des photos.</translation>
    </message>
    <message>
        <source>Merging the segments and the sound.</source>
        <translation>Assemblage des segments et du son.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Model: another version of {name}</source>
        <translation>Modèle : une autre version de {name}</translation>
    </message>
    <message>
        <source>Model: {title}, chosen as the number of photos is not known.</source>
        <translation>Modèle : {title}, choisi car le nombre de photos est inconnu.</translation>
    </message>
    <message>
        <source>Model: {was} (now {now})</source>
        <translation>Modèle : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Most of the effect of Best in a quarter of the time. Results have full size.</source>
        <translation>L’essentiel de l’effet de «&#xa0;Best&#xa0;» en un quart du temps. Les résultats gardent leur taille d’origine.</translation>
    </message>
    <message>
        <source>Names: {was} (now {now})</source>
        <translation>Noms : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>No model removes blur this long. Reduce the photo to a third and try again.</source>
        <translation>Aucun modèle n’élimine un flou aussi long. Réduisez la photo au tiers et réessayez.</translation>
    </message>
    <message>
        <source>No pairs found: a blurred and its sharp photo need the same name in folders blur and sharp, or names such as 1_blur and 1_sharp in one folder.</source>
        <translation>Aucune paire trouvée : une photo floue et sa photo nette doivent porter le même nom dans les dossiers blur et sharp, ou des noms comme 1_blur et 1_sharp dans un seul dossier.</translation>
    </message>
    <message>
        <source>Not better than {old}: {summary}.</source>
        <translation>Pas meilleur que «&#xa0;{old}&#xa0;» : {summary}.</translation>
    </message>
    <message>
        <source>Not enough disk space for {package}: about {needed} MB are needed, {free} MB are free.</source>
        <translation>Espace disque insuffisant pour {package} : environ {needed} Mo sont nécessaires, {free} Mo sont libres.</translation>
    </message>
    <message>
        <source>Not kept: {blocks}.</source>
        <translation>Non conservé : {blocks}.</translation>
    </message>
    <message>
        <source>Of {count} pairs that were checked, some are bad: {kinds}. To check and repair all: deblur-train check {folder} --fix NEW</source>
        <translation>Sur {count} paires vérifiées, certaines sont mauvaises : {kinds}. Pour les vérifier et les réparer toutes : deblur-train check {folder} --fix NEW</translation>
    </message>
    <message>
        <source>On Macs it is there already. Choose auto as the device.</source>
        <translation>Sur les Mac, il est déjà présent. Choisissez auto comme appareil.</translation>
    </message>
    <message>
        <source>On Windows, install the Visual C++ Redistributable of Microsoft. Otherwise close other programs, or install Deblur again.</source>
        <translation>Sous Windows, installez Visual C++ Redistributable de Microsoft. Sinon, fermez d’autres programmes ou réinstallez Deblur.</translation>
    </message>
    <message>
        <source>PNG chunk {type}</source>
        <translation>bloc PNG {type}</translation>
    </message>
    <message>
        <source>PNG texts</source>
        <translation>textes PNG</translation>
    </message>
    <message>
        <source>Photoshop layers</source>
        <translation>calques Photoshop</translation>
    </message>
    <message>
        <source>Photoshop settings</source>
        <translation>réglages Photoshop</translation>
    </message>
    <message>
        <source>Please report it, with the photo if possible.</source>
        <translation>Merci de le signaler, si possible avec la photo.</translation>
    </message>
    <message>
        <source>Please report it, with the video if possible.</source>
        <translation>Merci de le signaler, si possible avec la vidéo.</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Merci de le signaler.</translation>
    </message>
    <message>
        <source>Precision: {was} (now {now})</source>
        <translation>Précision : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Preparing the training data.</source>
        <translation>Préparation des données d’entraînement.</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Traité</translation>
    </message>
    <message>
        <source>Program: another version</source>
        <translation>Programme : une autre version</translation>
    </message>
    <message>
        <source>Quality: {was} (now {now})</source>
        <translation>Qualité : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>RAW files must be developed first, as JPEG or TIFF.</source>
        <translation>Les fichiers RAW doivent d’abord être développés, en JPEG ou TIFF.</translation>
    </message>
    <message>
        <source>Reject results that look worse: {was} (now {now})</source>
        <translation>Rejeter les résultats moins bons : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Samsung data</source>
        <translation>données Samsung</translation>
    </message>
    <message>
        <source>Save it again in another program, or leave it out.</source>
        <translation>Enregistrez-la à nouveau dans un autre programme, ou laissez-la de côté.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG with 8 or 16 bits per channel first.</source>
        <translation>Enregistrez-le d’abord en PNG, TIFF ou JPEG avec 8 ou 16 bits par canal.</translation>
    </message>
    <message>
        <source>Saving the model.</source>
        <translation>Enregistrement du modèle.</translation>
    </message>
    <message>
        <source>Searched {roots} (layout {layout}): {some}.</source>
        <translation>Recherché dans {roots} (disposition {layout}) : {some}.</translation>
    </message>
    <message>
        <source>Searched {root} for {looked}.</source>
        <translation>Recherché dans {root} : {looked}.</translation>
    </message>
    <message>
        <source>Set Long blur to Automatic: a smaller copy is used.</source>
        <translation>Réglez Flou long sur Automatique : une copie réduite est utilisée.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Settings in the metadata: {was} (now {now})</source>
        <translation>Réglages dans les métadonnées : {was} (maintenant {now})</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Showing {count} of {total} results to keep this file small; files that were moved or changed since are left out. All are in the table.</source>
        <translation>{count} résultats sur {total} sont affichés pour que ce fichier reste petit ; les fichiers déplacés ou modifiés depuis sont omis. Le tableau les contient tous.</translation>
    </message>
    <message>
        <source>Specify a folder or some photos.</source>
        <translation>Indiquez un dossier ou des photos.</translation>
    </message>
    <message>
        <source>Specify a folder that contains photos; RAW files must be developed first.</source>
        <translation>Indiquez un dossier qui contient des photos ; les fichiers RAW doivent d&apos;abord être développés.</translation>
    </message>
    <message>
        <source>Start a new batch with this photo.</source>
        <translation>Démarrez un nouveau lot avec cette photo.</translation>
    </message>
    <message>
        <source>Start the batch again, on the command line with --on-conflict skip: finished results stay, the rest uses the new model.</source>
        <translation>Redémarrez le lot, en ligne de commande avec --on-conflict skip : les résultats terminés restent, la suite utilise le nouveau modèle.</translation>
    </message>
    <message>
        <source>Start the recording again. If that does not help, please report it.</source>
        <translation>Relancez l’enregistrement. Si cela n’aide pas, merci de le signaler.</translation>
    </message>
    <message>
        <source>Start the tuning again.</source>
        <translation>Redémarrez l’adaptation.</translation>
    </message>
    <message>
        <source>Stray bytes between the segments of the JPEG were skipped.</source>
        <translation>Des octets parasites entre les segments du JPEG ont été ignorés.</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none: {done} of {total}</source>
        <translation>Synthèse de flous variés, pour que le modèle n’en oublie aucun : {done} sur {total}</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none; this may take minutes</source>
        <translation>Synthèse de flous variés, pour que le modèle n’en oublie aucun ; cela peut prendre plusieurs minutes</translation>
    </message>
    <message>
        <source>TIFF tag {tag}</source>
        <translation>balise TIFF {tag}</translation>
    </message>
    <message>
        <source>The blur of many pairs cannot be measured: {made} reblurred pairs, not {count}.</source>
        <translation>Le flou de nombreuses paires n’est pas mesurable : {made} paires reproduites au lieu de {count}.</translation>
    </message>
    <message>
        <source>The depth map and masks in the file are not kept.</source>
        <translation>La carte de profondeur et les masques du fichier ne sont pas conservés.</translation>
    </message>
    <message>
        <source>The develop settings in the XMP are not kept: they are for the RAW.</source>
        <translation>Les réglages de développement du XMP ne sont pas conservés : ils concernent le fichier RAW.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all of the photo is there.</source>
        <translation>La fin du fichier manque, mais la photo est complète.</translation>
    </message>
    <message>
        <source>The file ends in {count} zero bytes, as after an interrupted copy: check that no part of the photo is black.</source>
        <translation>Le fichier se termine par {count} octets nuls, comme après une copie interrompue : vérifiez qu’aucune partie de la photo n’est noire.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>Le dossier {folder} n’existe pas.</translation>
    </message>
    <message>
        <source>The library that runs models cannot be loaded: {error}.</source>
        <translation>La bibliothèque qui exécute les modèles ne peut pas être chargée : {error}.</translation>
    </message>
    <message>
        <source>The link to the video of this Live Photo is not kept.</source>
        <translation>Le lien vers la vidéo de cette Live Photo n’est pas conservé.</translation>
    </message>
    <message>
        <source>The model of this tuning cannot be used. {problem}</source>
        <translation>Le modèle de cette adaptation ne peut pas être utilisé. {problem}</translation>
    </message>
    <message>
        <source>The model {name} cannot be used. {problem}</source>
        <translation>Le modèle {name} ne peut pas être utilisé. {problem}</translation>
    </message>
    <message>
        <source>The model&apos;s process sent an invalid answer.</source>
        <translation>Le processus du modèle a envoyé une réponse non valide.</translation>
    </message>
    <message>
        <source>The package claims to be larger than any model.</source>
        <translation>Le paquet prétend être plus grand que n’importe quel modèle.</translation>
    </message>
    <message>
        <source>The pool has pairs of {size_px} px; crops of {crop_px} px do not fit.</source>
        <translation>Le pool contient des paires de {size_px} px ; des extraits de {crop_px} px n’y tiennent pas.</translation>
    </message>
    <message>
        <source>The process that tried {file} ended unexpectedly.</source>
        <translation>Le processus qui essayait {file} s’est arrêté de façon inattendue.</translation>
    </message>
    <message>
        <source>The program&apos;s Python has no pip.</source>
        <translation>Le Python du programme n’a pas pip.</translation>
    </message>
    <message>
        <source>The record of batch {batch} is damaged.</source>
        <translation>L’enregistrement du lot {batch} est endommagé.</translation>
    </message>
    <message>
        <source>The results are {loss:.1f} dB worse than the blurred pictures: the training has probably diverged. Start again with a lower lr.</source>
        <translation>Les résultats sont de {loss:.1f} dB moins bons que les images floues : l’entraînement a probablement divergé. Recommencez avec un lr plus faible.</translation>
    </message>
    <message>
        <source>The server sends more than {most} MB for {file}.</source>
        <translation>Le serveur envoie plus de {most} Mo pour {file}.</translation>
    </message>
    <message>
        <source>The video of this motion photo is not kept.</source>
        <translation>La vidéo de cette photo animée n’est pas conservée.</translation>
    </message>
    <message>
        <source>Then start again: what is finished is kept.</source>
        <translation>Relancez ensuite : ce qui est terminé est gardé.</translation>
    </message>
    <message>
        <source>There is nothing to install for &apos;{device}&apos;.</source>
        <translation>Il n’y a rien à installer pour &apos;{device}&apos;.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended.</source>
        <translation>Ce paquet de Deblur ne peut pas être étendu.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Too little to adopt: {summary}.</source>
        <translation>Trop peu pour être adopté : {summary}.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>Entraînement en cours.</translation>
    </message>
    <message>
        <source>Trying photos of a new camera, to find the size that works best…</source>
        <translation>Essai de photos d’un nouvel appareil, pour trouver la meilleure taille…</translation>
    </message>
    <message>
        <source>Unknown choice for RAW + JPEG pairs: {choice!r}.</source>
        <translation>Choix inconnu pour les paires RAW + JPEG : {choice!r}.</translation>
    </message>
    <message>
        <source>Unknown scale {name!r}.</source>
        <translation>Échelle inconnue : {name!r}.</translation>
    </message>
    <message>
        <source>Use about 100.</source>
        <translation>Utilisez-en environ 100.</translation>
    </message>
    <message>
        <source>Use auto, 1, 1/2 or 1/3.</source>
        <translation>Utilisez auto, 1, 1/2 ou 1/3.</translation>
    </message>
    <message>
        <source>Use multiples of 16 from 16 to 512.</source>
        <translation>Utilisez des multiples de 16, de 16 à 512.</translation>
    </message>
    <message>
        <source>Use smaller crops, or make a new pool.</source>
        <translation>Utilisez des extraits plus petits, ou créez un nouveau pool.</translation>
    </message>
    <message>
        <source>Videos left: {count}.</source>
        <translation>Vidéos restantes : {count}.</translation>
    </message>
    <message>
        <source>WebP chunk {type}</source>
        <translation>bloc WebP {type}</translation>
    </message>
    <message>
        <source>a BMP of a rare kind</source>
        <translation>un BMP d’un type rare</translation>
    </message>
    <message>
        <source>a BMP that holds a JPEG or PNG</source>
        <translation>un BMP contenant un JPEG ou un PNG</translation>
    </message>
    <message>
        <source>a JPEG of {bits} bits per channel</source>
        <translation>un JPEG de {bits} bits par canal</translation>
    </message>
    <message>
        <source>a JPEG of {count} channels</source>
        <translation>un JPEG à {count} canaux</translation>
    </message>
    <message>
        <source>a JPEG that tells its height at the end</source>
        <translation>un JPEG qui n’indique sa hauteur qu’à la fin</translation>
    </message>
    <message>
        <source>a JPEG-LS image</source>
        <translation>une image JPEG-LS</translation>
    </message>
    <message>
        <source>a PNG for programs of iOS (CgBI)</source>
        <translation>un PNG pour les programmes d&apos;iOS (CgBI)</translation>
    </message>
    <message>
        <source>a PNG with the narrow range of video</source>
        <translation>un PNG à plage limitée (vidéo)</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with this compression</source>
        <translation>un TIFF en YCbCr avec cette compression</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with unusual channels</source>
        <translation>un TIFF en YCbCr aux canaux inhabituels</translation>
    </message>
    <message>
        <source>a TIFF of {bits} bits per channel</source>
        <translation>un TIFF de {bits} bits par canal</translation>
    </message>
    <message>
        <source>a TIFF of {values}</source>
        <translation>un TIFF de {values}</translation>
    </message>
    <message>
        <source>a TIFF with channels of different depths</source>
        <translation>un TIFF aux canaux de profondeurs différentes</translation>
    </message>
    <message>
        <source>a TIFF with the colour model {model}</source>
        <translation>un TIFF avec le modèle de couleur {model}</translation>
    </message>
    <message>
        <source>a TIFF with {compression} compression</source>
        <translation>un TIFF avec compression {compression}</translation>
    </message>
    <message>
        <source>a TIFF without a colour model</source>
        <translation>un TIFF sans modèle de couleur</translation>
    </message>
    <message>
        <source>a checksum is wrong</source>
        <translation>une somme de contrôle est fausse</translation>
    </message>
    <message>
        <source>a hierarchical JPEG</source>
        <translation>un JPEG hiérarchique</translation>
    </message>
    <message>
        <source>a lossless JPEG</source>
        <translation>un JPEG sans perte</translation>
    </message>
    <message>
        <source>a third</source>
        <translation>un tiers</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>already processed by a later batch ({batch})</source>
        <translation>déjà traitée par un lot ultérieur ({batch})</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>et d’autres</translation>
    </message>
    <message>
        <source>and {count} more: choose “failed” in the table</source>
        <translation>et {count} de plus : choisissez « échec » dans le tableau</translation>
    </message>
    <message>
        <source>at 1/{scale} of the size</source>
        <translation>à 1/{scale} de la taille</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>blur of about {length} pixels, deblurred at {scale} of the size</source>
        <translation>flou d’environ {length} pixels, retiré à {scale} de la taille</translation>
    </message>
    <message>
        <source>blur of about {length} px: expect little</source>
        <translation>flou d’environ {length} px : peu à espérer</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>floues</translation>
    </message>
    <message>
        <source>box {type}</source>
        <translation>boîte {type}</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>commentaire</translation>
    </message>
    <message>
        <source>complex values</source>
        <translation>valeurs complexes</translation>
    </message>
    <message>
        <source>compress_from and quantisation_aware cannot be combined.</source>
        <translation>compress_from et quantisation_aware ne peuvent pas être combinés.</translation>
    </message>
    <message>
        <source>compressed text {keyword}</source>
        <translation>texte compressé {keyword}</translation>
    </message>
    <message>
        <source>damaged frames: {count} (kept as they are)</source>
        <translation>images endommagées : {count} (gardées telles quelles)</translation>
    </message>
    <message>
        <source>data behind the image</source>
        <translation>données après l’image</translation>
    </message>
    <message>
        <source>device</source>
        <translation>appareil</translation>
    </message>
    <message>
        <source>device {device}</source>
        <translation>appareil {device}</translation>
    </message>
    <message>
        <source>differ in brightness or colour by {levels:.0f} of 255 levels</source>
        <translation>diffèrent en luminosité ou en couleur de {levels:.0f} niveaux sur 255</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>abandonné</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>extended XMP</source>
        <translation>XMP étendu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>fine detail is missing; motion or focus cannot be told apart</source>
        <translation>les détails fins manquent ; bougé ou mise au point, on ne peut le dire</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>floating-point values</source>
        <translation>valeurs à virgule flottante</translation>
    </message>
    <message>
        <source>format as the original</source>
        <translation>format de l’original</translation>
    </message>
    <message>
        <source>format {format}</source>
        <translation>format {format}</translation>
    </message>
    <message>
        <source>full precision (float32)</source>
        <translation>pleine précision (float32)</translation>
    </message>
    <message>
        <source>grey response curve</source>
        <translation>courbe de réponse des gris</translation>
    </message>
    <message>
        <source>guard off</source>
        <translation>contrôle désactivé</translation>
    </message>
    <message>
        <source>guard on</source>
        <translation>contrôle activé</translation>
    </message>
    <message>
        <source>half precision (float16)</source>
        <translation>demi-précision (float16)</translation>
    </message>
    <message>
        <source>in folder {name}</source>
        <translation>dans le dossier {name}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>it contains no image</source>
        <translation>il ne contient pas d’image</translation>
    </message>
    <message>
        <source>it defines entities</source>
        <translation>il définit des entités</translation>
    </message>
    <message>
        <source>it does not begin with a header</source>
        <translation>il ne commence pas par un en-tête</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>il se termine trop tôt</translation>
    </message>
    <message>
        <source>it has no RDF</source>
        <translation>il ne contient pas de RDF</translation>
    </message>
    <message>
        <source>it has no directory</source>
        <translation>il n’a pas de répertoire</translation>
    </message>
    <message>
        <source>it has too few channels</source>
        <translation>il a trop peu de canaux</translation>
    </message>
    <message>
        <source>it has too many elements</source>
        <translation>il a trop d’éléments</translation>
    </message>
    <message>
        <source>it has too many segments</source>
        <translation>il a trop de segments</translation>
    </message>
    <message>
        <source>it holds pixels of an unknown kind</source>
        <translation>il contient des pixels d’un type inconnu</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>il n’est pas en UTF-8</translation>
    </message>
    <message>
        <source>it is not well-formed</source>
        <translation>il n’est pas bien formé</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop grand</translation>
    </message>
    <message>
        <source>item of type {type}</source>
        <translation>élément de type {type}</translation>
    </message>
    <message>
        <source>its last {count} bytes are zeros</source>
        <translation>ses {count} derniers octets sont nuls</translation>
    </message>
    <message>
        <source>its palette is incomplete</source>
        <translation>sa palette est incomplète</translation>
    </message>
    <message>
        <source>its pixels are missing</source>
        <translation>ses pixels manquent</translation>
    </message>
    <message>
        <source>its pixels cannot be unpacked</source>
        <translation>ses pixels ne peuvent pas être décompressés</translation>
    </message>
    <message>
        <source>its record of earlier runs is not an array</source>
        <translation>son enregistrement des traitements précédents n’est pas un tableau</translation>
    </message>
    <message>
        <source>its structure is invalid</source>
        <translation>sa structure n’est pas valide</translation>
    </message>
    <message>
        <source>left</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>left to a later batch ({batch})</source>
        <translation>laissée à un lot ultérieur ({batch})</translation>
    </message>
    <message>
        <source>left to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>linked ICC profile</source>
        <translation>profil ICC lié</translation>
    </message>
    <message>
        <source>made by this program</source>
        <translation>créée par ce programme</translation>
    </message>
    <message>
        <source>maker&apos;s private data</source>
        <translation>données privées du fabricant</translation>
    </message>
    <message>
        <source>motion blur</source>
        <translation>flou de mouvement</translation>
    </message>
    <message>
        <source>name or folder</source>
        <translation>nom ou dossier</translation>
    </message>
    <message>
        <source>next to each original</source>
        <translation>à côté de chaque original</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>bruitées</translation>
    </message>
    <message>
        <source>noisy: expect little, the models remove motion blur</source>
        <translation>bruitée : peu à attendre, les modèles suppriment le flou de bougé</translation>
    </message>
    <message>
        <source>not finished yet</source>
        <translation>pas encore terminé</translation>
    </message>
    <message>
        <source>other version of the program</source>
        <translation>autre version du programme</translation>
    </message>
    <message>
        <source>out of focus</source>
        <translation>mise au point ratée</translation>
    </message>
    <message>
        <source>precision {precision}</source>
        <translation>précision {precision}</translation>
    </message>
    <message>
        <source>primaries</source>
        <translation>couleurs primaires</translation>
    </message>
    <message>
        <source>print matching</source>
        <translation>correspondance d’impression</translation>
    </message>
    <message>
        <source>probably fine detail in every direction; not sure enough to be skipped</source>
        <translation>probablement des détails fins dans toutes les directions ; pas assez sûr pour être ignorée</translation>
    </message>
    <message>
        <source>quality {quality}</source>
        <translation>qualité {quality}</translation>
    </message>
    <message>
        <source>quantisation_aware is for live and other plain U-Nets.</source>
        <translation>quantisation_aware est destiné à live et aux autres U-Net simples.</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>raison</translation>
    </message>
    <message>
        <source>reference black and white</source>
        <translation>noir et blanc de référence</translation>
    </message>
    <message>
        <source>removed from the list</source>
        <translation>retirée de la liste</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>résolution</translation>
    </message>
    <message>
        <source>result</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>second EXIF block</source>
        <translation>second bloc EXIF</translation>
    </message>
    <message>
        <source>second ICC profile</source>
        <translation>second profil ICC</translation>
    </message>
    <message>
        <source>second IPTC block</source>
        <translation>second bloc IPTC</translation>
    </message>
    <message>
        <source>second XMP packet</source>
        <translation>second paquet XMP</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>nettes</translation>
    </message>
    <message>
        <source>sharp photos skipped</source>
        <translation>photos nettes ignorées</translation>
    </message>
    <message>
        <source>signed values</source>
        <translation>valeurs signées</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>smaller sizes were tried, deblurred at full size</source>
        <translation>tailles plus petites essayées, flou retiré en pleine taille</translation>
    </message>
    <message>
        <source>soft pixels, deblurred at {scale} of the size</source>
        <translation>pixels peu nets, flou retiré à {scale} de la taille</translation>
    </message>
    <message>
        <source>start = &quot;{start}&quot; names no weights.</source>
        <translation>start = &quot;{start}&quot; ne désigne aucun poids.</translation>
    </message>
    <message>
        <source>status</source>
        <translation>état</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>pas {step} sur {steps}</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>intensité</translation>
    </message>
    <message>
        <source>strength lowered to {percent}%: {reason}</source>
        <translation>intensité réduite à {percent} % : {reason}</translation>
    </message>
    <message>
        <source>strength {asked} ({count} of {total} photos: {percent})</source>
        <translation>intensité {asked} ({count} photos sur {total} : {percent})</translation>
    </message>
    <message>
        <source>strength {percent}</source>
        <translation>intensité {percent}</translation>
    </message>
    <message>
        <source>strength {percent} (the batch: {asked})</source>
        <translation>intensité {percent} (le lot : {asked})</translation>
    </message>
    <message>
        <source>the bit depth differs from the header</source>
        <translation>la profondeur de bits diffère de l’en-tête</translation>
    </message>
    <message>
        <source>the file cannot hold more XMP</source>
        <translation>le fichier ne peut pas contenir plus de XMP</translation>
    </message>
    <message>
        <source>the image has no size</source>
        <translation>l’image n’a pas de dimensions</translation>
    </message>
    <message>
        <source>the reader for camera RAW is not installed</source>
        <translation>le lecteur de RAW n’est pas installé</translation>
    </message>
    <message>
        <source>the size differs from the header</source>
        <translation>les dimensions diffèrent de l’en-tête</translation>
    </message>
    <message>
        <source>transfer function</source>
        <translation>fonction de transfert</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisibles</translation>
    </message>
    <message>
        <source>unreadable frames: {count} (the previous one is held longer)</source>
        <translation>images illisibles : {count} (la précédente est maintenue plus longtemps)</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>incertaines</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>white point</source>
        <translation>point blanc</translation>
    </message>
    <message>
        <source>{bits} bits per channel were reduced to 8.</source>
        <translation>{bits} bits par canal ont été réduits à 8.</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are erased</source>
        <translation>{count} octets de ses pixels sont effacés</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are zeros</source>
        <translation>{count} octets de ses pixels sont des zéros</translation>
    </message>
    <message>
        <source>{count} excluded: made by this program.</source>
        <translation>{count} exclues : créées par ce programme.</translation>
    </message>
    <message>
        <source>{count} of the photos: {model}, {settings}</source>
        <translation>{count} des photos : {model}, {settings}</translation>
    </message>
    <message>
        <source>{count} {label}</source>
        <translation>{count} {label}</translation>
    </message>
    <message>
        <source>{device} does not work here, and was removed. {reason}</source>
        <translation>{device} ne fonctionne pas ici et a été supprimé. {reason}</translation>
    </message>
    <message>
        <source>{device} was removed: its result for a test picture was wrong by {count} of 255.</source>
        <translation>{device} a été supprimé : son résultat pour une image de test était faux de {count} sur 255.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{file} cannot be tried: no process can be started for it ({error}).</source>
        <translation>{file} ne peut pas être essayé : aucun processus ne peut être démarré pour cela ({error}).</translation>
    </message>
    <message>
        <source>{file} did not finish a small test picture within {seconds:.0f} seconds.</source>
        <translation>{file} n’a pas terminé une petite image d’essai en {seconds:.0f} secondes.</translation>
    </message>
    <message>
        <source>{folder} belongs to the system and cannot hold files. Choose another output folder.</source>
        <translation>{folder} appartient au système et ne peut pas contenir de fichiers. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {file} is not a folder. Choose another output folder.</source>
        <translation>Impossible de créer {folder} : {file} n’est pas un dossier. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another output folder.</source>
        <translation>{folder} n’est pas un dossier. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>{gain:+.2f} dB on {count} held-out pictures ({more} better)</source>
        <translation>{gain:+.2f} dB sur {count} images réservées ({more} meilleures)</translation>
    </message>
    <message>
        <source>{given} bits per channel were reduced to {bits}: more are not written to {format}.</source>
        <translation>{given} bits par canal ont été réduits à {bits} : {format} n’en reçoit pas davantage.</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} à {most}</translation>
    </message>
    <message>
        <source>{library} reports an error</source>
        <translation>{library} signale une erreur</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of the result.</source>
        <translation>{name!r} ne peut pas être le nom du résultat.</translation>
    </message>
    <message>
        <source>{name} could not be processed because of an error in the program ({kind}).</source>
        <translation>{name} n’a pas pu être traité à cause d’une erreur du programme ({kind}).</translation>
    </message>
    <message>
        <source>{name} could not be processed: {library} reports an error ({kind}).</source>
        <translation>{name} n’a pas pu être traité : {library} signale une erreur ({kind}).</translation>
    </message>
    <message>
        <source>{name} is an HDR photo ({kind}), which is not supported.</source>
        <translation>{name} est une photo HDR ({kind}), ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} est utilisé par un autre programme.</translation>
    </message>
    <message>
        <source>{name} is not a RAW file that LibRaw supports.</source>
        <translation>{name} n’est pas un fichier RAW pris en charge par LibRaw.</translation>
    </message>
    <message>
        <source>{name} is not a video.</source>
        <translation>{name} n’est pas une vidéo.</translation>
    </message>
    <message>
        <source>{name} is {kind}, which is not supported.</source>
        <translation>{name} est {kind}, ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>{name} needs a decoder that is not installed ({package}).</source>
        <translation>{name} nécessite un décodeur qui n’est pas installé ({package}).</translation>
    </message>
    <message>
        <source>{name} takes about {needed} MB of memory; {most} MB are allowed.</source>
        <translation>{name} demande environ {needed} Mo de mémoire ; {most} Mo sont autorisés.</translation>
    </message>
    <message>
        <source>{name} was created or changed in the meantime</source>
        <translation>{name} a été créé ou modifié entre-temps</translation>
    </message>
    <message>
        <source>{name}, after</source>
        <translation>{name}, après</translation>
    </message>
    <message>
        <source>{name}, before</source>
        <translation>{name}, avant</translation>
    </message>
    <message>
        <source>{net} has no variant entirely in 8 bits.</source>
        <translation>{net} n&apos;a pas de variante entièrement en 8 bits.</translation>
    </message>
    <message>
        <source>{package} could not be installed: {reason}</source>
        <translation>{package} n’a pas pu être installé : {reason}</translation>
    </message>
    <message>
        <source>{package} is already part of the program&apos;s environment.</source>
        <translation>{package} fait déjà partie de l’environnement du programme.</translation>
    </message>
    <message>
        <source>{package} {version} is no longer used. {reason}</source>
        <translation>{package} {version} n’est plus utilisé. {reason}</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}). It was moved to {name} and replaced by a new one; {count} records could be read and were kept.</source>
        <translation>{path} est endommagé ({error}). Le fichier a été déplacé vers {name} et remplacé par un nouveau ; {count} enregistrements ont pu être lus et conservés.</translation>
    </message>
    <message>
        <source>{path} is missing; waiting for it: connect its drive, or create the folder again.</source>
        <translation>{path} manque ; en attente : connectez son disque ou recréez le dossier.</translation>
    </message>
    <message>
        <source>Known losses: {known}.</source>
        <translation>Pertes connues : {known}.</translation>
    </message>
    <message>
        <source>Known losses: {losses}.</source>
        <translation>Pertes connues : {losses}.</translation>
    </message>
    <message>
        <source>Leave out &lt; &gt; : &quot; | ? * and control characters.</source>
        <translation>N’utilisez pas &lt; &gt; : &quot; | ? * ni de caractères de contrôle.</translation>
    </message>
    <message>
        <source>Lower batch: it cannot be split with several processes.</source>
        <translation>Diminuez batch : il ne peut pas être divisé avec plusieurs processus.</translation>
    </message>
    <message>
        <source>Lower crop_px, or close other programs.</source>
        <translation>Diminuez crop_px, ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>MAXIM has {most} stages, not {stages}.</source>
        <translation>MAXIM a {most} étapes, et non {stages}.</translation>
    </message>
    <message>
        <source>Make a pool first: deblur-train pool</source>
        <translation>Créez d’abord un pool : deblur-train pool</translation>
    </message>
    <message>
        <source>Synthesizing {values} pairs from {count} sharp photos.</source>
        <translation>Création de {values} paires à partir de {count} photos nettes.</translation>
    </message>
    <message>
        <source>Measuring the model before tuning.</source>
        <translation>Mesure du modèle avant l’adaptation.</translation>
    </message>
    <message>
        <source>Missing or wrong in {path}: {wrong}.</source>
        <translation>Manquant ou erroné dans {path} : {wrong}.</translation>
    </message>
    <message>
        <source>Mixed {share:.0%} tuned with {share2:.0%} old weights: a larger share would lose quality on other blur.</source>
        <translation>Mélange de {share:.0%} de poids adaptés et de {share2:.0%} d’anciens : une plus grande part dégraderait la qualité sur d’autres flous.</translation>
    </message>
    <message>
        <source>Models for greyscale, RGBA or raw sensor data cannot be used.</source>
        <translation>Les modèles pour niveaux de gris, RGBA ou données brutes de capteur ne sont pas utilisables.</translation>
    </message>
    <message>
        <source>Specify a bundled student, or the .onnx file of a student with the same net.</source>
        <translation>Indiquez un élève fourni, ou le fichier .onnx d’un élève du même réseau.</translation>
    </message>
    <message>
        <source>Specify a folder for each.</source>
        <translation>Indiquez un dossier pour chacun.</translation>
    </message>
    <message>
        <source>Specify a folder that contains only one of them.</source>
        <translation>Indiquez un dossier qui n’en contient qu’un seul.</translation>
    </message>
    <message>
        <source>Specify a folder.</source>
        <translation>Indiquez un dossier.</translation>
    </message>
    <message>
        <source>Specify a teacher, or set alpha above 0 and add sharp pictures.</source>
        <translation>Indiquez un professeur, ou réglez alpha au-dessus de 0 et ajoutez des images nettes.</translation>
    </message>
    <message>
        <source>Specify a video, or a folder with videos.</source>
        <translation>Indiquez une vidéo, ou un dossier de vidéos.</translation>
    </message>
    <message>
        <source>Specify folders of pairs or photos, or a tuning to resume with --resume.</source>
        <translation>Indiquez des dossiers de paires ou de photos, ou --resume avec une adaptation à reprendre.</translation>
    </message>
    <message>
        <source>Specify one of the folders.</source>
        <translation>Indiquez l’un des dossiers.</translation>
    </message>
    <message>
        <source>Specify one.</source>
        <translation>Indiquez-en un.</translation>
    </message>
    <message>
        <source>Specify the folder of a run.</source>
        <translation>Indiquez le dossier d’un entraînement.</translation>
    </message>
    <message>
        <source>Specify the images in it.</source>
        <translation>Indiquez les images qu’il contient.</translation>
    </message>
    <message>
        <source>Specify the two folders to pair, or remove one.</source>
        <translation>Indiquez les deux dossiers à associer, ou retirez-en un.</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>Aucun périphérique CUDA trouvé.</translation>
    </message>
    <message>
        <source>No SHA-256 is published for this file. It is {sha256}, pinned from now on.</source>
        <translation>Aucun SHA-256 n’est publié pour ce fichier. C’est {sha256}, qui sert désormais de référence.</translation>
    </message>
    <message>
        <source>No camera was given.</source>
        <translation>Aucune caméra n’a été indiquée.</translation>
    </message>
    <message>
        <source>No download address is known for &apos;{name}&apos;.</source>
        <translation>Aucune adresse de téléchargement connue pour « {name} ».</translation>
    </message>
    <message>
        <source>No frame of {name} can be read.</source>
        <translation>Aucune image de {name} n’est lisible.</translation>
    </message>
    <message>
        <source>No input was given.</source>
        <translation>Aucune entrée n’a été indiquée.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Aucun modèle n’est installé.</translation>
    </message>
    <message>
        <source>No pairs in the split {splits}. Available: {there}.</source>
        <translation>Aucune paire de {splits} ; il y a {there}.</translation>
    </message>
    <message>
        <source>No pictures found.</source>
        <translation>Aucune image trouvée.</translation>
    </message>
    <message>
        <source>No pictures found. Choose a folder that contains photos.</source>
        <translation>Aucune image trouvée. Choisissez un dossier qui contient des photos.</translation>
    </message>
    <message>
        <source>No pictures in {folder}.</source>
        <translation>Aucune image dans {folder}.</translation>
    </message>
    <message>
        <source>No shards in {folder}.</source>
        <translation>Aucun fragment dans {folder}.</translation>
    </message>
    <message>
        <source>No usable crops.</source>
        <translation>Aucun extrait utilisable.</translation>
    </message>
    <message>
        <source>No videos were found.</source>
        <translation>Aucune vidéo trouvée.</translation>
    </message>
    <message>
        <source>No {precision} variant: {message}</source>
        <translation>Pas de variante {precision} : {message}</translation>
    </message>
    <message>
        <source>None may be negative, and alpha or beta must be above 0.</source>
        <translation>Aucun ne peut être négatif, et alpha ou beta doit être supérieur à 0.</translation>
    </message>
    <message>
        <source>Not enough disk space for {file} in {folder}.</source>
        <translation>Espace disque insuffisant pour {file} dans {folder}.</translation>
    </message>
    <message>
        <source>Not enough memory for {model}: it needs about 1 GB.</source>
        <translation>Mémoire insuffisante pour «&#xa0;{model}&#xa0;» : il faut environ 1 Go.</translation>
    </message>
    <message>
        <source>Not even one crop fits into memory.</source>
        <translation>Pas même un extrait ne tient en mémoire.</translation>
    </message>
    <message>
        <source>Batch {batch} has no photos left to process.</source>
        <translation>Il ne reste rien du lot {batch}.</translation>
    </message>
    <message>
        <source>Nothing was written. Calibrate with more similar pictures, or use fp32 alone.</source>
        <translation>Rien n’a été écrit. Calibrez avec davantage d’images semblables, ou utilisez fp32 seul.</translation>
    </message>
    <message>
        <source>Nothing was written. Try another version of onnxruntime or torch.</source>
        <translation>Rien n’a été écrit. Essayez une autre version d’onnxruntime ou de torch.</translation>
    </message>
    <message>
        <source>Omit --fast8.</source>
        <translation>Omettez --fast8.</translation>
    </message>
    <message>
        <source>One pair cannot be split.</source>
        <translation>Une seule paire ne peut pas être répartie.</translation>
    </message>
    <message>
        <source>Only ONNX models without external files can be exported.</source>
        <translation>Ce n’est possible que pour les modèles ONNX sans fichiers externes.</translation>
    </message>
    <message>
        <source>Only a folder can be watched.</source>
        <translation>Seul un dossier peut être surveillé.</translation>
    </message>
    <message>
        <source>Only its publisher can unlock it.</source>
        <translation>Seul son éditeur peut la déverrouiller.</translation>
    </message>
    <message>
        <source>Only models of float, float16 or uint8 are supported.</source>
        <translation>Seuls les modèles en float, float16 ou uint8 sont pris en charge.</translation>
    </message>
    <message>
        <source>Only models that keep the size of a picture can be used.</source>
        <translation>Seuls les modèles qui conservent la taille de l’image sont utilisables.</translation>
    </message>
    <message>
        <source>Only models that restore pictures can be used. If this is one, give its --range.</source>
        <translation>Seuls les modèles qui restaurent des images sont utilisables. Si c’en est un, indiquez son --range.</translation>
    </message>
    <message>
        <source>Only models with one colour picture as input can be used.</source>
        <translation>Seuls les modèles avec une image en couleurs comme entrée sont utilisables.</translation>
    </message>
    <message>
        <source>Only models with one picture as input can be used.</source>
        <translation>Seuls les modèles avec une seule image comme entrée sont utilisables.</translation>
    </message>
    <message>
        <source>Only the first frame of the animation was used.</source>
        <translation>Seule la première image de l’animation a été utilisée.</translation>
    </message>
    <message>
        <source>Only the first of {count} frames was used.</source>
        <translation>Seule la première de {count} images a été utilisée.</translation>
    </message>
    <message>
        <source>Only the first of {count} pages was used.</source>
        <translation>Seule la première de {count} pages a été utilisée.</translation>
    </message>
    <message>
        <source>Only tuned and imported models can be renamed.</source>
        <translation>Seuls les modèles adaptés ou importés peuvent être renommés.</translation>
    </message>
    <message>
        <source>Or discard what is left of it: deblur queue discard {batch}</source>
        <translation>Ou abandonnez ce qu’il en reste : deblur queue discard {batch}</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another name.</source>
        <translation>Les originaux ne sont jamais écrasés. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another output folder.</source>
        <translation>Les originaux ne sont jamais écrasés. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>Out of memory: batches are now split into {pieces} pieces.</source>
        <translation>Mémoire insuffisante : les lots sont maintenant divisés en {pieces} parties.</translation>
    </message>
    <message>
        <source>Out of memory; the model continues at a smaller size.</source>
        <translation>Mémoire insuffisante ; le modèle continue à une taille réduite.</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>Branchez-en une.</translation>
    </message>
    <message>
        <source>Put both files into the same folder.</source>
        <translation>Placez les deux fichiers dans le même dossier.</translation>
    </message>
    <message>
        <source>Quality {quality} is not between 1 and 100.</source>
        <translation>La qualité {quality} n’est pas comprise entre 1 et 100.</translation>
    </message>
    <message>
        <source>RAW cannot be written; the result is a 16-bit TIFF.</source>
        <translation>Impossible d’écrire en RAW ; le résultat est un TIFF 16 bits.</translation>
    </message>
    <message>
        <source>Raise cache_gb to {needed:.2f}, or lower teacher_share.</source>
        <translation>Augmentez cache_gb à {needed:.2f}, ou diminuez teacher_share.</translation>
    </message>
    <message>
        <source>Raise cache_gb.</source>
        <translation>Augmentez cache_gb.</translation>
    </message>
    <message>
        <source>Refusing redirect to unencrypted HTTP.</source>
        <translation>Redirection vers HTTP non chiffré refusée.</translation>
    </message>
    <message>
        <source>Reinstall it: pip install -U av</source>
        <translation>Réinstallez-le : pip install -U av</translation>
    </message>
    <message>
        <source>Reinstall the program, or import the model again.</source>
        <translation>Réinstallez le programme, ou importez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Réinstallez le programme.</translation>
    </message>
    <message>
        <source>Remove it or replace it with a good copy.</source>
        <translation>Retirez-le ou remplacez-le par une copie intacte.</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>Retirez le modèle et importez-le de nouveau.</translation>
    </message>
    <message>
        <source>Required fields: name, {texts}.</source>
        <translation>Textes requis : name, {texts}.</translation>
    </message>
    <message>
        <source>Restore these settings, or choose another folder for a new run.</source>
        <translation>Rétablissez ces réglages, ou choisissez un autre dossier pour un nouvel entraînement.</translation>
    </message>
    <message>
        <source>Resuming after {count} finished frames.</source>
        <translation>Reprise après {count} images terminées.</translation>
    </message>
    <message>
        <source>Resuming at step {step}, after {seconds:.2f} h.</source>
        <translation>Reprise au pas {step}, après {seconds:.2f} h.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG first.</source>
        <translation>Enregistrez-la d’abord en PNG, TIFF ou JPEG.</translation>
    </message>
    <message>
        <source>Set crop_px to {multiple} or a multiple of it.</source>
        <translation>Réglez crop_px sur {multiple} ou un multiple.</translation>
    </message>
    <message>
        <source>Set device to &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation>Réglez device sur &quot;auto&quot; ou &quot;cpu&quot;.</translation>
    </message>
    <message>
        <source>Set precision to &quot;auto&quot;, &quot;bf16&quot; or &quot;fp32&quot;.</source>
        <translation>Réglez precision sur &quot;auto&quot;, &quot;bf16&quot; ou &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Set start to a file with these weights.</source>
        <translation>Réglez start sur un fichier de poids.</translation>
    </message>
    <message>
        <source>Set start to a trained student, or specify a teacher.</source>
        <translation>Réglez start sur un élève entraîné, ou indiquez un professeur.</translation>
    </message>
    <message>
        <source>Set teacher_share to 1, or the other pairs have no target.</source>
        <translation>Réglez teacher_share sur 1, sinon les autres paires n’ont pas de cible.</translation>
    </message>
    <message>
        <source>Several copies of REDS: {where}.</source>
        <translation>Plusieurs copies de REDS : {where}.</translation>
    </message>
    <message>
        <source>Shorten the name, or move the file to a folder further up.</source>
        <translation>Raccourcissez le nom, ou déplacez le fichier dans un dossier de niveau supérieur.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Redémarrez-la.</translation>
    </message>
    <message>
        <source>Start one first.</source>
        <translation>Démarrez-en d’abord un.</translation>
    </message>
    <message>
        <source>Start the camera first.</source>
        <translation>Démarrez d’abord la caméra.</translation>
    </message>
    <message>
        <source>Start the recording again.</source>
        <translation>Redémarrez l’enregistrement.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Arrêtez-le d’abord.</translation>
    </message>
    <message>
        <source>Stop the other one first, or choose another output folder.</source>
        <translation>Arrêtez d’abord l’autre, ou choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>For example: [0.0, 0.7].</source>
        <translation>Par exemple [0.0, 0.7].</translation>
    </message>
    <message>
        <source>That name is reserved: rename that file, and export the model again.</source>
        <translation>Ce nom est réservé : renommez ce fichier, et exportez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>The HDR gain map is not kept; the result has standard range.</source>
        <translation>La carte de gain HDR n’est pas conservée ; le résultat est en plage standard.</translation>
    </message>
    <message>
        <source>The VGG-16 weights were not found.</source>
        <translation>Les poids de VGG-16 sont introuvables.</translation>
    </message>
    <message>
        <source>The XMP packet stays as it was, without provenance: {error}.</source>
        <translation>Le bloc XMP reste tel quel, sans indication de provenance : {error}.</translation>
    </message>
    <message>
        <source>The batch does not fit into memory.</source>
        <translation>Le lot ne tient pas en mémoire.</translation>
    </message>
    <message>
        <source>The batch was stopped; pictures left: {count}.</source>
        <translation>Le lot a été arrêté ; images restantes : {count}.</translation>
    </message>
    <message>
        <source>The camera changed to {size}; a recording has one size.</source>
        <translation>La caméra est passée à {size} ; un enregistrement a une taille unique.</translation>
    </message>
    <message>
        <source>The camera delivers no frames.</source>
        <translation>La caméra ne fournit aucune image.</translation>
    </message>
    <message>
        <source>The camera has no more frames.</source>
        <translation>La caméra n’a plus d’images.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>La caméra s’est arrêtée.</translation>
    </message>
    <message>
        <source>The card in {file} is not a table.</source>
        <translation>La fiche dans {file} n’est pas une table.</translation>
    </message>
    <message>
        <source>The card of {name} is not a table.</source>
        <translation>La fiche de {name} n’est pas une table.</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the settings: {reason}</source>
        <translation>Le point de reprise ne correspond pas aux réglages : {reason}</translation>
    </message>
    <message>
        <source>The checkpoint is of the net {was}, but the settings say {net}.</source>
        <translation>Le point de reprise est du réseau {was}, mais les réglages indiquent {net}.</translation>
    </message>
    <message>
        <source>The connection broke while {file} was downloaded.</source>
        <translation>La connexion a été coupée pendant le téléchargement de {file}.</translation>
    </message>
    <message>
        <source>The copy failed: copy it again from the camera.</source>
        <translation>La copie a échoué : copiez le fichier de nouveau depuis l’appareil.</translation>
    </message>
    <message>
        <source>The exported file is not valid ONNX: {error}</source>
        <translation>Le fichier exporté n’est pas de l’ONNX valide : {error}</translation>
    </message>
    <message>
        <source>The features of this teacher need crops of a multiple of {multiple} px.</source>
        <translation>Les caractéristiques de ce professeur demandent des extraits d’un multiple de {multiple} px.</translation>
    </message>
    <message>
        <source>The file was modified or made by another version; use an older checkpoint.</source>
        <translation>Le fichier a été modifié ou créé par une autre version ; utilisez un point de reprise plus ancien.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be created: {reason}.</source>
        <translation>Le dossier {folder} ne peut pas être créé : {reason}.</translation>
    </message>
    <message>
        <source>The frame interval must be at least 1.</source>
        <translation>L’intervalle entre images doit être d’au moins 1.</translation>
    </message>
    <message>
        <source>The frame size of {name} changes from {before} to {after}.</source>
        <translation>La taille d’image de {name} passe de {before} à {after}.</translation>
    </message>
    <message>
        <source>The gradient was not finite in {max_bad_steps} consecutive steps, up to step {step}.</source>
        <translation>Le gradient n’était pas fini pendant {max_bad_steps} pas consécutifs, jusqu’au pas {step}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}, not a picture of three colours.</source>
        <translation>L’entrée du modèle est {shape}, et non une image de trois couleurs.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}.</source>
        <translation>L’entrée du modèle est {shape}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}: one side is fixed.</source>
        <translation>L’entrée du modèle est {shape} : un côté est fixe.</translation>
    </message>
    <message>
        <source>The losses have the weights {weights}.</source>
        <translation>Les pertes ont les poids {weights}.</translation>
    </message>
    <message>
        <source>The machine may go to sleep: {reason}</source>
        <translation>La machine peut se mettre en veille : {reason}</translation>
    </message>
    <message>
        <source>The memory limit must be positive.</source>
        <translation>La limite de mémoire doit être positive.</translation>
    </message>
    <message>
        <source>The model accepts only {width} x {height} pixels and its result depends on all of them, so larger pictures would show seams.</source>
        <translation>Le modèle n’accepte que {width} x {height} pixels et son résultat dépend de tous ; des images plus grandes montreraient donc des raccords.</translation>
    </message>
    <message>
        <source>The model cannot run at {scale:g} of the full size.</source>
        <translation>Le modèle ne peut pas travailler à {scale:g} de la taille.</translation>
    </message>
    <message>
        <source>The model file {file} was altered or is damaged.</source>
        <translation>Le fichier de modèle {file} a été altéré ou est endommagé.</translation>
    </message>
    <message>
        <source>The model has {count} inputs ({names}).</source>
        <translation>Le modèle a {count} entrées ({names}).</translation>
    </message>
    <message>
        <source>The model returned values that are not numbers.</source>
        <translation>Le modèle a renvoyé des valeurs qui ne sont pas des nombres.</translation>
    </message>
    <message>
        <source>The model returned {output} for {input}.</source>
        <translation>Le modèle a renvoyé {output} pour {input}.</translation>
    </message>
    <message>
        <source>The model returns values that are not numbers for a test picture.</source>
        <translation>Le modèle renvoie des valeurs qui ne sont pas des nombres pour une image de test.</translation>
    </message>
    <message>
        <source>The model takes or returns {dtype}.</source>
        <translation>Le modèle accepte ou renvoie {dtype}.</translation>
    </message>
    <message>
        <source>The model was unloaded while it was loading.</source>
        <translation>Le modèle a été déchargé pendant son chargement.</translation>
    </message>
    <message>
        <source>The model runs at full size again.</source>
        <translation>Le modèle travaille de nouveau en taille réelle.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size to keep {rate} frames per second.</source>
        <translation>Le modèle travaille à {size} de la taille pour tenir {rate} images par seconde.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size, on 1 in {every} frames: this machine is too slow for more.</source>
        <translation>Le modèle travaille à {size} de la taille, sur 1 image sur {every} : cette machine est trop lente pour faire plus.</translation>
    </message>
    <message>
        <source>The model {name} has no precision {wanted}.</source>
        <translation>Le modèle {name} n’a pas de précision {wanted}.</translation>
    </message>
    <message>
        <source>The model {name} is not the one that batch {batch} was started with.</source>
        <translation>Le modèle {name} n’est pas celui avec lequel le lot {batch} a été démarré.</translation>
    </message>
    <message>
        <source>The model&apos;s process exited unexpectedly with code {code}.</source>
        <translation>Le processus du modèle s’est terminé de façon inattendue avec le code {code}.</translation>
    </message>
    <message>
        <source>The model&apos;s process was killed by the system.</source>
        <translation>Le processus du modèle a été tué par le système.</translation>
    </message>
    <message>
        <source>The model&apos;s result for a test picture does not resemble it.</source>
        <translation>Le résultat du modèle pour une image de test ne lui ressemble pas.</translation>
    </message>
    <message>
        <source>The package pyvirtualcam is not installed.</source>
        <translation>Le paquet pyvirtualcam n’est pas installé.</translation>
    </message>
    <message>
        <source>The path of {name} is too long.</source>
        <translation>Le chemin de {name} est trop long.</translation>
    </message>
    <message>
        <source>The perceptual loss uses {vgg_file}.</source>
        <translation>La perte perceptuelle utilise {vgg_file}.</translation>
    </message>
    <message>
        <source>The picture ({width} x {height}) needs {need} in one piece.</source>
        <translation>L’image ({width} x {height}) demande {need} en une seule pièce.</translation>
    </message>
    <message>
        <source>The pictures must be at least {size_px} px on both sides and not shifted; deblur-train check shows details.</source>
        <translation>Les images doivent faire au moins {size_px} px de chaque côté et ne pas être décalées ; deblur-train check montre les détails.</translation>
    </message>
    <message>
        <source>The pool {folder} was made from other pictures, settings or another teacher.</source>
        <translation>Le pool {folder} a été créé à partir d’autres images, d’autres réglages ou d’un autre professeur.</translation>
    </message>
    <message>
        <source>The precision was {precision}; try fp32, or download the weights again.</source>
        <translation>La précision était {precision} ; essayez fp32, ou téléchargez de nouveau les poids.</translation>
    </message>
    <message>
        <source>The preset {name} cannot be deleted: {reason}.</source>
        <translation>Le préréglage {name} ne peut pas être supprimé : {reason}.</translation>
    </message>
    <message>
        <source>The previous model stays in use.</source>
        <translation>Le modèle précédent reste utilisé.</translation>
    </message>
    <message>
        <source>The quality --crf {value} is not between 0 and 51.</source>
        <translation>La qualité --crf {value} n’est pas comprise entre 0 et 51.</translation>
    </message>
    <message>
        <source>The queue cannot be saved in {path} ({error}). The batch runs without it: it cannot be resumed, and earlier results are not recognized. {elsewhere}</source>
        <translation>La file ne peut pas être enregistrée dans {path} ({error}). Le lot s’exécute sans elle : il ne pourra pas être repris, et les résultats précédents ne sont pas reconnus. {elsewhere}</translation>
    </message>
    <message>
        <source>The report {path} cannot be written: {reason}.</source>
        <translation>Le rapport {path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <source>The result and its original differ in size or bit depth, so they cannot be blended.</source>
        <translation>Le résultat n’a pas la taille et la profondeur de son original, ils ne peuvent donc pas être mélangés.</translation>
    </message>
    <message>
        <source>The result was saved at {strength:.0%} strength, too low to recover the full result from it.</source>
        <translation>Le résultat a été enregistré avec une intensité de {strength:.0%}, trop faible pour le recalculer en entier.</translation>
    </message>
    <message>
        <source>The results need about {needed} MB; {folder} has {free} MB left. Free up space, or choose another output folder.</source>
        <translation>Les résultats demandent environ {needed} Mo ; il reste {free} Mo dans {folder}. Libérez de l’espace, ou choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>The run diverged, or the file was modified; start again in another folder.</source>
        <translation>L’entraînement a divergé, ou le fichier a été modifié ; recommencez dans un autre dossier.</translation>
    </message>
    <message>
        <source>The run in {folder} cannot continue with these changes: {unfit}.</source>
        <translation>L’entraînement dans {folder} ne peut pas continuer avec ces changements : {unfit}.</translation>
    </message>
    <message>
        <source>The run was started with other settings and will not be reproducible: {inexact}. Stop and restore them if this was not intended.</source>
        <translation>L’entraînement a été démarré avec d’autres réglages et ne sera pas reproductible : {inexact}. Arrêtez et rétablissez-les si ce n’était pas voulu.</translation>
    </message>
    <message>
        <source>The server does not provide {file}: {error}.</source>
        <translation>Le serveur ne fournit pas {file} : {error}.</translation>
    </message>
    <message>
        <source>The setting {name} cannot be {value!r}.</source>
        <translation>Le réglage {name} ne peut pas être {value!r}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}). Using the defaults.</source>
        <translation>Les réglages n’ont pas pu être lus ({reason}). Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>The size limit of the teacher&apos;s cache is 0.</source>
        <translation>La taille limite du cache du professeur est 0.</translation>
    </message>
    <message>
        <source>The smallest useful tile needs {need}, but the limit is {budget_bytes}.</source>
        <translation>La plus petite tuile utile demande {need}, et {budget_bytes} sont autorisés.</translation>
    </message>
    <message>
        <source>The source or the settings have changed; starting over.</source>
        <translation>La source ou les réglages ont changé ; nouveau départ.</translation>
    </message>
    <message>
        <source>The strength {strength} is not between 0 and 1.</source>
        <translation>L’intensité {strength} n’est pas comprise entre 0 et 1.</translation>
    </message>
    <message>
        <source>The strength {value} is not between 0 and 1.</source>
        <translation>L’intensité {value} n’est pas comprise entre 0 et 1.</translation>
    </message>
    <message>
        <source>The student cannot be its own teacher: its initial weights are random.</source>
        <translation>L’élève ne peut pas être son propre professeur : ses poids initiaux sont aléatoires.</translation>
    </message>
    <message>
        <source>The file suffix does not indicate a format; the result is a PNG.</source>
        <translation>L’extension n’indique pas le format ; le résultat est un PNG.</translation>
    </message>
    <message>
        <source>The system does not report changes ({reason}); the folders are scanned every {seconds} seconds.</source>
        <translation>Le système ne signale pas les changements ({reason}) ; les dossiers sont examinés toutes les {seconds} secondes.</translation>
    </message>
    <message>
        <source>The teacher&apos;s cache {folder} cannot be written: {reason}.</source>
        <translation>Le cache du professeur {folder} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <source>The teacher&apos;s output holds NaN or infinity.</source>
        <translation>La sortie du professeur contient NaN ou l’infini.</translation>
    </message>
    <message>
        <source>The teacher&apos;s outputs need {needed:.2f} GB; the cache is limited to {limit_bytes:.2f} GB.</source>
        <translation>Les sorties du professeur demandent {needed:.2f} Go ; le cache est limité à {limit_bytes:.2f} Go.</translation>
    </message>
    <message>
        <source>The template has {count} characters; at most {max_template} are allowed.</source>
        <translation>Le modèle de nom a {count} caractères ; {max_template} au plus sont autorisés.</translation>
    </message>
    <message>
        <source>The template {template!r} gives every picture the same name.</source>
        <translation>Le modèle de nom {template!r} donne le même nom à toutes les images.</translation>
    </message>
    <message>
        <source>The template {template!r} has a character that Windows allows in no file name.</source>
        <translation>Le modèle de nom {template!r} contient un caractère que Windows interdit dans les noms de fichiers.</translation>
    </message>
    <message>
        <source>The template {template!r} has an unknown token {{{what}}}.</source>
        <translation>Le modèle de nom {template!r} contient un élément inconnu {{{what}}}.</translation>
    </message>
    <message>
        <source>The template {template!r} is broken: {error}.</source>
        <translation>Le modèle de nom {template!r} est incorrect : {error}.</translation>
    </message>
    <message>
        <source>The template {template!r} names a folder.</source>
        <translation>Le modèle de nom {template!r} désigne un dossier.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint, or lower the learning rate.</source>
        <translation>L’entraînement a divergé. Exportez un point de reprise antérieur, ou diminuez le taux d’apprentissage.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint.</source>
        <translation>L’entraînement a divergé. Exportez un point de reprise antérieur.</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}).</source>
        <translation>Le processus d’entraînement s’est terminé de façon inattendue (code {code}).</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly.</source>
        <translation>Le processus d’entraînement s’est terminé de façon inattendue.</translation>
    </message>
    <message>
        <source>The tuning in {folder} is running.</source>
        <translation>L’adaptation dans {folder} est en cours.</translation>
    </message>
    <message>
        <source>The validation share {validation_share} is not between 0 and 1.</source>
        <translation>La part de validation {validation_share} n’est pas comprise entre 0 et 1.</translation>
    </message>
    <message>
        <source>The virtual camera is gone.</source>
        <translation>La caméra virtuelle a disparu.</translation>
    </message>
    <message>
        <source>The weight {name} is out of range for half precision.</source>
        <translation>Le poids {name} sort de la plage de la demi-précision.</translation>
    </message>
    <message>
        <source>The weights in {checkpoint} do not fit the net {net}: {reason}</source>
        <translation>Les poids de {checkpoint} ne correspondent pas au réseau {net} : {reason}</translation>
    </message>
    <message>
        <source>Then resume the batch; finished results are kept.</source>
        <translation>Reprenez ensuite le lot ; les résultats terminés sont gardés.</translation>
    </message>
    <message>
        <source>There are no images in {folder}.</source>
        <translation>Il n’y a pas d’images dans {folder}.</translation>
    </message>
    <message>
        <source>There is no batch to report on yet.</source>
        <translation>Il n’y a pas encore de lot pour un rapport.</translation>
    </message>
    <message>
        <source>There is no batch {batch_id}.</source>
        <translation>Il n’y a pas de lot {batch_id}.</translation>
    </message>
    <message>
        <source>There is no camera {key}.</source>
        <translation>Il n’y a pas de caméra {key}.</translation>
    </message>
    <message>
        <source>There is no camera, video or folder &apos;{source}&apos;.</source>
        <translation>Il n’y a pas de caméra, de vidéo ni de dossier « {source} ».</translation>
    </message>
    <message>
        <source>There is no checkpoint {path}.</source>
        <translation>Il n’y a pas de point de reprise {path}.</translation>
    </message>
    <message>
        <source>There is no model &apos;{name}&apos;.</source>
        <translation>Il n’y a pas de modèle « {name} ».</translation>
    </message>
    <message>
        <source>There is no net {name!r}.</source>
        <translation>Il n’y a pas de réseau {name!r}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the result.</source>
        <translation>La mémoire ne suffit pas pour le résultat.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name}.</source>
        <translation>La mémoire ne suffit pas pour {name}.</translation>
    </message>
    <message>
        <source>There is not enough memory to read {name}.</source>
        <translation>La mémoire ne suffit pas pour lire {name}.</translation>
    </message>
    <message>
        <source>There is not enough memory to try the model with a small picture.</source>
        <translation>La mémoire ne suffit pas pour essayer le modèle avec une petite image.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {name}.</source>
        <translation>La mémoire ne suffit pas pour écrire {name}.</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>Il n’y a encore rien à enregistrer.</translation>
    </message>
    <message>
        <source>There is nothing to resume or retry.</source>
        <translation>Il n’y a rien à reprendre ni à réessayer.</translation>
    </message>
    <message>
        <source>This PyAV has no encoder for {pixels}.</source>
        <translation>Ce PyAV n’a pas d’encodeur pour {pixels}.</translation>
    </message>
    <message>
        <source>This batch cannot be saved, so it cannot be resumed. {error}</source>
        <translation>Ce lot ne peut pas être enregistré, il ne pourra donc pas être repris. {error}</translation>
    </message>
    <message>
        <source>This catalogue has no folder for models of your own.</source>
        <translation>Ce catalogue n’a pas de dossier pour vos propres modèles.</translation>
    </message>
    <message>
        <source>This folder is already being watched, with the same settings.</source>
        <translation>Ce dossier est déjà surveillé, avec les mêmes réglages.</translation>
    </message>
    <message>
        <source>This is a bug in the program. Please report it with the details below.</source>
        <translation>C’est un bogue du programme. Merci de le signaler avec les détails ci-dessous.</translation>
    </message>
    <message>
        <source>This is not the report of a scan: {error}</source>
        <translation>Ce n’est pas le rapport d’une analyse : {error}</translation>
    </message>
    <message>
        <source>This model cannot work in tiles. Allow it more memory, or choose another model.</source>
        <translation>Ce modèle ne peut pas travailler par tuiles. Autorisez-lui plus de mémoire, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>This model runs in torch, which cannot use {device} here.</source>
        <translation>Ce modèle tourne dans torch, qui ne peut pas utiliser {device} ici.</translation>
    </message>
    <message>
        <source>This needs {name}, which is not installed.</source>
        <translation>Cela demande {name}, qui n’est pas installé.</translation>
    </message>
    <message>
        <source>This net has no convolution to quantise: the first and the last stay in float32.</source>
        <translation>Ce réseau n’a aucune convolution à quantifier : la première et la dernière restent en float32.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended. Run Deblur from Python instead (two commands, see its README), and then: pip install {packages}</source>
        <translation>Ce paquet de Deblur ne peut pas être étendu. Lancez plutôt Deblur depuis Python (deux commandes, voir son README), puis : pip install {packages}</translation>
    </message>
    <message>
        <source>The selected area is outside the picture.</source>
        <translation>La zone choisie est en dehors de l’image.</translation>
    </message>
    <message>
        <source>To list them: deblur queue</source>
        <translation>Pour les lister : deblur queue</translation>
    </message>
    <message>
        <source>Tokens are {names}.</source>
        <translation>Éléments possibles : {names}.</translation>
    </message>
    <message>
        <source>Too many tunings in {home}.</source>
        <translation>Trop d’adaptations dans {home}.</translation>
    </message>
    <message>
        <source>Training on {count} pairs.</source>
        <translation>Entraînement sur {count} paires.</translation>
    </message>
    <message>
        <source>Transparency was composited on white: {format} has none.</source>
        <translation>La transparence a été placée sur fond blanc : {format} n’en admet pas.</translation>
    </message>
    <message>
        <source>Try --workers {workers}; finished shards are kept.</source>
        <translation>Essayez --workers {workers} ; les fragments terminés sont gardés.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Try again. If memory is short, close other programs or choose a smaller model.</source>
        <translation>Réessayez. Si la mémoire manque, fermez d’autres programmes ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Unknown conflict rule {on_conflict!r}.</source>
        <translation>Règle de conflit inconnue {on_conflict!r}.</translation>
    </message>
    <message>
        <source>Unknown device &apos;{device}&apos;.</source>
        <translation>Périphérique inconnu « {device} ».</translation>
    </message>
    <message>
        <source>Unknown layout {layout!r}.</source>
        <translation>Disposition inconnue {layout!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {name!r}.</source>
        <translation>Perte inconnue {name!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {unknown}.</source>
        <translation>Perte inconnue {unknown}.</translation>
    </message>
    <message>
        <source>Unknown preset {preset!r}.</source>
        <translation>Préréglage inconnu {preset!r}.</translation>
    </message>
    <message>
        <source>Unknown setting {name!r}.</source>
        <translation>Réglage inconnu {name!r}.</translation>
    </message>
    <message>
        <source>Unknown weighting {kind!r}.</source>
        <translation>Pondération inconnue {kind!r}.</translation>
    </message>
    <message>
        <source>Update the program, or set DEBLUR_DATA to another folder.</source>
        <translation>Mettez le programme à jour, ou réglez DEBLUR_DATA sur un autre dossier.</translation>
    </message>
    <message>
        <source>Use 0 for the first camera, or chart.</source>
        <translation>Utilisez 0 pour la première caméra, ou chart.</translation>
    </message>
    <message>
        <source>Use 1 to {most_threads}.</source>
        <translation>Utilisez une valeur de 1 à {most_threads}.</translation>
    </message>
    <message>
        <source>Use Restormer or MAXIM as teacher, or set feature_weight to 0.</source>
        <translation>Utilisez Restormer ou MAXIM comme professeur, ou réglez feature_weight sur 0.</translation>
    </message>
    <message>
        <source>Use a shorter name or a folder further up.</source>
        <translation>Utilisez un nom plus court ou un dossier de niveau supérieur.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}, or name a folder.</source>
        <translation>Utilisez une extension parmi {suffixes}, ou indiquez un dossier.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}.</source>
        <translation>Utilisez une extension parmi {suffixes}.</translation>
    </message>
    <message>
        <source>Use either pairs or unpaired photos.</source>
        <translation>Utilisez soit des paires, soit des photos seules.</translation>
    </message>
    <message>
        <source>Use fp32 alone.</source>
        <translation>Utilisez fp32 seul.</translation>
    </message>
    <message>
        <source>Use the full package of Deblur, which includes it.</source>
        <translation>Utilisez le paquet complet de Deblur, qui le contient.</translation>
    </message>
    <message>
        <source>Use the losses, weighting and optimiser that the run was started with.</source>
        <translation>Utilisez les pertes, la pondération et l’optimiseur avec lesquels l’entraînement a été démarré.</translation>
    </message>
    <message>
        <source>Use up to 64 characters without &lt; &gt; : &quot; / \ | ? * and no leading dot.</source>
        <translation>Utilisez 64 caractères au plus, sans &lt; &gt; : &quot; / \ | ? * ni point initial.</translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, dots, hyphens and underscores; begin with a letter or digit.</source>
        <translation>Utilisez au plus 64 lettres, chiffres, points, traits d’union et tirets bas ; commencez par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>Use {choices}.</source>
        <translation>Utilisez {choices}.</translation>
    </message>
    <message>
        <source>Use {formats}.</source>
        <translation>Utilisez {formats}.</translation>
    </message>
    <message>
        <source>Use {low} to {high} pixels per side.</source>
        <translation>Utilisez {low} à {high} pixels par côté.</translation>
    </message>
    <message>
        <source>Used as {kind}: {counts}. {note}</source>
        <translation>Utilisé comme {kind} : {counts}. {note}</translation>
    </message>
    <message>
        <source>Video files need the package av (PyAV), which is not installed.</source>
        <translation>Les fichiers vidéo demandent le paquet av (PyAV), qui n’est pas installé.</translation>
    </message>
    <message>
        <source>Wait until it finishes, or choose another name for the result.</source>
        <translation>Attendez qu’il finisse, ou choisissez un autre nom pour le résultat.</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it; then resume it.</source>
        <translation>Attendez la fin, ou arrêtez l’adaptation ; puis reprenez-la.</translation>
    </message>
    <message>
        <source>Choose auto as the device, or install it: Graphics chips in the menu Models, or deblur devices on the command line.</source>
        <translation>Choisissez auto comme appareil ou installez-le : Puces graphiques dans le menu Modèles, ou deblur devices en ligne de commande.</translation>
    </message>
    <message>
        <source>Finished results are kept. Try again; if memory is short, close other programs or choose a smaller model.</source>
        <translation>Ce qui est fait reste fait. Réessayez ; si la mémoire manque, fermez d’autres programmes ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Write --set NAME=VALUE.</source>
        <translation>Écrivez --set NAME=VALUE.</translation>
    </message>
    <message>
        <source>You do not have permission to read {name}.</source>
        <translation>Vous n’avez pas la permission de lire {name}.</translation>
    </message>
    <message>
        <source>You do not have permission to use {name} ({file}).</source>
        <translation>Vous n’avez pas la permission d’utiliser {name} ({file}).</translation>
    </message>
    <message>
        <source>a fine regular pattern that the source does not have</source>
        <translation>un motif fin et régulier que la source n’a pas</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>un dossier porte ce nom</translation>
    </message>
    <message>
        <source>a part has rings or patterns that the source does not have</source>
        <translation>une partie présente des halos ou des motifs que la source n’a pas</translation>
    </message>
    <message>
        <source>alpha and beta are both 0: nothing would be learned.</source>
        <translation>alpha et beta sont tous deux à 0 : rien ne serait appris.</translation>
    </message>
    <message>
        <source>alpha is 0, and there are no teacher outputs.</source>
        <translation>alpha vaut 0, et il n’y a pas de sorties du professeur.</translation>
    </message>
    <message>
        <source>alpha is 0, but the teacher&apos;s output is computed for only some of the pairs.</source>
        <translation>alpha vaut 0, mais la sortie du professeur n’est calculée que pour une partie des paires.</translation>
    </message>
    <message>
        <source>already processed with these settings</source>
        <translation>déjà traitée avec ces réglages</translation>
    </message>
    <message>
        <source>already sharp: {reason} ({sure} sure)</source>
        <translation>déjà nette : {reason} (sûr à {sure})</translation>
    </message>
    <message>
        <source>another picture in this batch is saved as {name}</source>
        <translation>une autre image de ce lot devient {name}</translation>
    </message>
    <message>
        <source>beta or feature_weight is above 0, but there is no teacher.</source>
        <translation>beta ou feature_weight est supérieur à 0, mais il n’y a pas de professeur.</translation>
    </message>
    <message>
        <source>blurred {one_w}x{one_h}, sharp {other_w}x{other_h}</source>
        <translation>floue {one_w}x{one_h}, nette {other_w}x{other_h}</translation>
    </message>
    <message>
        <source>both pictures are identical</source>
        <translation>les deux moitiés sont identiques</translation>
    </message>
    <message>
        <source>bright and dark seams along the edges</source>
        <translation>des raccords clairs et sombres le long des bords</translation>
    </message>
    <message>
        <source>coloured specks that the source does not have</source>
        <translation>des points colorés que la source n’a pas</translation>
    </message>
    <message>
        <source>compress_from needs the weights of that student.</source>
        <translation>compress_from demande les poids de cet élève.</translation>
    </message>
    <message>
        <source>crop_from must begin with 0 and rise.</source>
        <translation>crop_from doit commencer par 0 et croître.</translation>
    </message>
    <message>
        <source>crop_px and crop_from have different lengths.</source>
        <translation>crop_px et crop_from n’ont pas la même longueur.</translation>
    </message>
    <message>
        <source>crop_px is {sizes}.</source>
        <translation>crop_px vaut {sizes}.</translation>
    </message>
    <message>
        <source>deblur-train config --explain lists them.</source>
        <translation>deblur-train config --explain les liste.</translation>
    </message>
    <message>
        <source>differs in {differing}</source>
        <translation>différences : {differing}</translation>
    </message>
    <message>
        <source>far more contrast in the details than the source has</source>
        <translation>bien plus de contraste dans les détails que la source</translation>
    </message>
    <message>
        <source>fast8 needs a net that unshuffles pixels into channels; this one does not.</source>
        <translation>fast8 demande un réseau qui répartit les pixels en canaux ; ce n’est pas le cas de celui-ci.</translation>
    </message>
    <message>
        <source>feature_weight is above 0, but the teacher has no features.</source>
        <translation>feature_weight est supérieur à 0, mais le professeur n’a pas de caractéristiques.</translation>
    </message>
    <message>
        <source>fine detail in every direction</source>
        <translation>détails fins dans toutes les directions</translation>
    </message>
    <message>
        <source>fine detail is missing along {degrees}° only, over about {length} pixels</source>
        <translation>les détails fins ne manquent que dans la direction {degrees}°, sur environ {length} pixels</translation>
    </message>
    <message>
        <source>fine detail is missing in every direction</source>
        <translation>les détails fins manquent dans toutes les directions</translation>
    </message>
    <message>
        <source>finished just before the interruption</source>
        <translation>terminée juste avant l’interruption</translation>
    </message>
    <message>
        <source>fp16 needs a GPU.</source>
        <translation>fp16 demande un GPU.</translation>
    </message>
    <message>
        <source>grain covers the fine detail</source>
        <translation>le grain recouvre les détails fins</translation>
    </message>
    <message>
        <source>int8 needs photos for calibration and pairs to measure its loss on.</source>
        <translation>int8 demande des photos pour le calibrage et des paires pour mesurer sa perte.</translation>
    </message>
    <message>
        <source>it already exists</source>
        <translation>existe déjà</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>son dossier n’existe pas</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>son dossier est un fichier</translation>
    </message>
    <message>
        <source>its path is too long</source>
        <translation>son chemin est trop long</translation>
    </message>
    <message>
        <source>less detail than the source</source>
        <translation>moins de détails que la source</translation>
    </message>
    <message>
        <source>losses needs at least one name with a weight above 0.</source>
        <translation>losses demande au moins un nom avec un poids supérieur à 0.</translation>
    </message>
    <message>
        <source>memory ran out, processed in smaller tiles</source>
        <translation>mémoire insuffisante, traitée en tuiles plus petites</translation>
    </message>
    <message>
        <source>name shortened by {count} bytes: it was too long</source>
        <translation>nom raccourci de {count} octets : il était trop long</translation>
    </message>
    <message>
        <source>named {name}: {reason}</source>
        <translation>nommé {name} : {reason}</translation>
    </message>
    <message>
        <source>not blurred ({label})</source>
        <translation>pas floue ({label})</translation>
    </message>
    <message>
        <source>not sharp ({label})</source>
        <translation>pas nette ({label})</translation>
    </message>
    <message>
        <source>odd size padded to {size}</source>
        <translation>taille impaire complétée à {size}</translation>
    </message>
    <message>
        <source>onnxruntime differs from torch by up to {most:.1e} of the range on real photos; at most {max_difference:.0e} is allowed.</source>
        <translation>onnxruntime s’écarte de torch jusqu’à {most:.1e} de la plage sur de vraies photos ; {max_difference:.0e} au plus est admis.</translation>
    </message>
    <message>
        <source>result rejected: {reason}</source>
        <translation>résultat rejeté : {reason}</translation>
    </message>
    <message>
        <source>rings or patterns that the source does not have</source>
        <translation>des halos ou des motifs que la source n’a pas</translation>
    </message>
    <message>
        <source>rotated by {degrees:+.2f} degrees clockwise</source>
        <translation>tournée de {degrees:+.2f} degrés dans le sens horaire</translation>
    </message>
    <message>
        <source>same name as {name}</source>
        <translation>même nom que {name}</translation>
    </message>
    <message>
        <source>scene {scene} is also in validation: scores will be too high</source>
        <translation>la scène {scene} est aussi dans la validation : les scores seront trop élevés</translation>
    </message>
    <message>
        <source>shifted by {x_px:+.1f} px in x, {y_px:+.1f} px in y</source>
        <translation>décalée de {x_px:+.1f} px en x, {y_px:+.1f} px en y</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>pas {step}</translation>
    </message>
    <message>
        <source>the blurred picture has {kept:.0%} of the sharp one&apos;s edges</source>
        <translation>l’image floue a {kept:.0%} des contours de l’image nette</translation>
    </message>
    <message>
        <source>the blurred picture&apos;s edges are {stronger_log2:.1f} times as strong</source>
        <translation>la moitié floue a {stronger_log2:.1f} fois les contours</translation>
    </message>
    <message>
        <source>the brightness of a part has changed</source>
        <translation>la luminosité d’une partie a changé</translation>
    </message>
    <message>
        <source>the brightness of the whole picture has changed</source>
        <translation>la luminosité de toute l’image a changé</translation>
    </message>
    <message>
        <source>the colour of a part has changed</source>
        <translation>la couleur d’une partie a changé</translation>
    </message>
    <message>
        <source>the colour of the whole picture has changed</source>
        <translation>la couleur de toute l’image a changé</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>le disque est en lecture seule</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>le disque a signalé une erreur</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <translation>le fichier est trop grand pour ce disque</translation>
    </message>
    <message>
        <source>the file is truncated: its end is missing</source>
        <translation>le fichier est tronqué : la fin manque</translation>
    </message>
    <message>
        <source>the two pictures show different scenes (correlation {alike:.2f})</source>
        <translation>les moitiés montrent des choses différentes (corrélation {alike:.2f})</translation>
    </message>
    <message>
        <source>the path has {length} characters; some Windows programs open at most {limit}</source>
        <translation>le chemin a {length} caractères ; certains programmes Windows en ouvrent au plus {limit}</translation>
    </message>
    <message>
        <source>this PyAV lacks {best}; used {name}</source>
        <translation>ce PyAV n’a pas {best} ; {name} a été utilisé</translation>
    </message>
    <message>
        <source>time code left out</source>
        <translation>code temporel omis</translation>
    </message>
    <message>
        <source>too little detail</source>
        <translation>trop peu de détails</translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation>vous n’avez pas la permission d’y écrire</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>votre quota de disque est épuisé</translation>
    </message>
    <message>
        <source>{a} or {b}</source>
        <translation>{a} ou {b}</translation>
    </message>
    <message>
        <source>{blocks} could not be kept: {format} cannot store it.</source>
        <translation>{blocks} n’ont pas pu être conservés : {format} ne le permet pas.</translation>
    </message>
    <message>
        <source>{blurred} and {sharp} differ in size: {sizes}.</source>
        <translation>{blurred} et {sharp} n’ont pas la même taille : {sizes}.</translation>
    </message>
    <message>
        <source>{camera} delivers {size}</source>
        <translation>{camera} fournit {size}</translation>
    </message>
    <message>
        <source>{count} broken packets of other streams left out</source>
        <translation>{count} paquets défectueux d’autres flux omis</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} entrées</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} images</translation>
    </message>
    <message>
        <source>{count} pairs are in both training and validation, such as {both}.</source>
        <translation>{count} paires sont à la fois dans l’entraînement et la validation, comme {both}.</translation>
    </message>
    <message>
        <source>{count} unpaired photos: {found}.</source>
        <translation>{count} photos sans partenaire : {found}.</translation>
    </message>
    <message>
        <source>{count} shards of the pool are missing, such as {missing}. They are made again if their pictures are given.</source>
        <translation>Il manque {count} fragments du pool, comme {missing}. Ils sont recréés si leurs images sont fournies.</translation>
    </message>
    <message>
        <source>{count} tensors are missing</source>
        <translation>{count} tenseurs manquent</translation>
    </message>
    <message>
        <source>{count} tensors are not floating-point numbers</source>
        <translation>{count} tenseurs ne sont pas en virgule flottante</translation>
    </message>
    <message>
        <source>{count} tensors are unknown</source>
        <translation>{count} tenseurs sont inconnus</translation>
    </message>
    <message>
        <source>{count} tensors contain numbers that are not finite</source>
        <translation>{count} tenseurs contiennent des nombres non finis</translation>
    </message>
    <message>
        <source>{count} tensors have another shape</source>
        <translation>{count} tenseurs ont une autre forme</translation>
    </message>
    <message>
        <source>{count} tensors in {checkpoint} hold NaN or infinity, {broken} first.</source>
        <translation>{count} tenseurs de {checkpoint} contiennent NaN ou l’infini, le premier étant {broken}.</translation>
    </message>
    <message>
        <source>{crops} crops are too few.</source>
        <translation>{crops} extraits ne suffisent pas.</translation>
    </message>
    <message>
        <source>{date!r} cannot be part of a file name.</source>
        <translation>{date!r} ne peut pas faire partie d’un nom de fichier.</translation>
    </message>
    <message>
        <source>{device} is not installed.</source>
        <translation>{device} n’est pas installé.</translation>
    </message>
    <message>
        <source>Using the slower CPU instead of {device}: {reason}</source>
        <translation>{device} n’est pas utilisé, mais le CPU, plus lent : {reason}</translation>
    </message>
    <message>
        <source>324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially; pairs of GoPro and of REDS scene 020 (CC BY 4.0)</source>
        <translation>324 photographies sous des licences permettant un usage commercial (CC0, CC BY, CC BY-SA, BSD, Unsplash), floutées artificiellement ; paires de GoPro et de la scène 020 de REDS (CC BY 4.0)</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 bits</translation>
    </message>
    <message>
        <source>8 bits, fastest</source>
        <translation>8 bits, la plus rapide</translation>
    </message>
    <message>
        <source>A large network of 2022 (MAXIM-3S, Tu et al.): on some photos better than Best, on others worse; takes minutes per photo. Needs torch.</source>
        <translation>Un grand réseau de 2022 (MAXIM-3S, Tu et al.) : meilleur que «&#xa0;Best&#xa0;» sur certaines photos, moins bon sur d’autres ; prend plusieurs minutes par photo. Nécessite torch.</translation>
    </message>
    <message>
        <source>A large network of 2022 (Zamir et al.), comparable with MAXIM and as slow. Needs torch.</source>
        <translation>Un grand réseau de 2022 (Zamir et al.), comparable à MAXIM et aussi lent. Nécessite torch.</translation>
    </message>
    <message>
        <source>Balancing the new model with the old one.</source>
        <translation>Équilibrage du nouveau modèle avec l’ancien.</translation>
    </message>
    <message>
        <source>Choose one of the bundled models, or a model tuned from one of them.</source>
        <translation>Choisissez un des modèles fournis, ou un modèle adapté à partir de l’un d’eux.</translation>
    </message>
    <message>
        <source>Flicker in static areas reduced by {percent}%</source>
        <translation>Scintillement des zones fixes réduit de {percent} %</translation>
    </message>
    <message>
        <source>Flicker in static areas: {before} in the original, {after} in the result (of 255)</source>
        <translation>Scintillement des zones fixes : {before} dans l’original, {after} dans le résultat (sur 255)</translation>
    </message>
    <message>
        <source>Install it with: python -m ensurepip</source>
        <translation>Installez-le avec : python -m ensurepip</translation>
    </message>
    <message>
        <source>It had changed a moment before it was read, and may still have been copying. Retry it when that has finished.</source>
        <translation>Le fichier avait changé juste avant d’être lu et était peut-être encore en cours de copie. Réessayez quand elle sera terminée.</translation>
    </message>
    <message>
        <source>Model: {title}, as the last time for these photos.</source>
        <translation>Modèle : «&#xa0;{title}&#xa0;», comme la dernière fois pour ces photos.</translation>
    </message>
    <message>
        <source>Model: {title}, chosen by the number of photos and the speed of this computer.</source>
        <translation>Modèle : «&#xa0;{title}&#xa0;», choisi selon le nombre de photos et la vitesse de cet ordinateur.</translation>
    </message>
    <message>
        <source>Pictures left out because their kind is not supported: {kinds}. Save them as PNG, TIFF or JPEG first.</source>
        <translation>Images ignorées, car leur format n’est pas pris en charge : {kinds}. Enregistrez-les d’abord en PNG, TIFF ou JPEG.</translation>
    </message>
    <message>
        <source>RAW files left out because a JPEG or HEIC of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>Fichiers RAW laissés de côté car un JPEG ou HEIC du même nom est à côté : {count}. Pour prendre les deux : RAW + JPEG sous Autres options à l’étape 2 (en ligne de commande : --raw-pairs both).</translation>
    </message>
    <message>
        <source>Removes the most blur, at four times the cost of Balanced. Derived from Google&apos;s MAXIM.</source>
        <translation>Retire le plus de flou, pour quatre fois le coût de «&#xa0;Balanced&#xa0;». Dérivé de MAXIM de Google.</translation>
    </message>
    <message>
        <source>Retry it with less memory (--memory), or on another machine.</source>
        <translation>Réessayez-la avec moins de mémoire (--memory), ou sur une autre machine.</translation>
    </message>
    <message>
        <source>Save the image to a file first.</source>
        <translation>Enregistrez d’abord l’image dans un fichier.</translation>
    </message>
    <message>
        <source>Small and quick: for webcams and video.</source>
        <translation>Petit et rapide : pour les webcams et la vidéo.</translation>
    </message>
    <message>
        <source>The program crashed {count} times while processing it, the last time alone.</source>
        <translation>Le programme s’est arrêté brutalement {count} fois en la traitant, la dernière fois seule.</translation>
    </message>
    <message>
        <source>The worker process exited with code {code} before it finished.</source>
        <translation>Le processus de calcul s’est arrêté avec le code {code} avant la fin de son travail.</translation>
    </message>
    <message>
        <source>The worker process was killed by the system before it finished.</source>
        <translation>Le système a arrêté le processus de calcul avant la fin de son travail.</translation>
    </message>
    <message>
        <source>These steps changed no weights, but those before them may have spoiled last.pt; best.pt, if there was a validation, is of the best one. Start again in another folder with a lower lr, or precision = &quot;fp32&quot;.</source>
        <translation>Ces pas n’ont changé aucun poids, mais ceux d’avant ont pu gâter last.pt ; best.pt, s’il y a eu une validation, est de la meilleure. Recommencez dans un autre dossier avec un lr plus faible, ou precision = &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Trying it on a test picture…</source>
        <translation>Essai sur une image de test…</translation>
    </message>
    <message>
        <source>Videos left out: {count}. Open a video by itself.</source>
        <translation>Vidéos ignorées : {count}. Ouvrez une vidéo à part.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>un périphérique</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>un tube nommé</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>un socket</translation>
    </message>
    <message>
        <source>another run has saved it as {name} meanwhile</source>
        <translation>une autre exécution l’a enregistrée entre-temps sous le nom {name}</translation>
    </message>
    <message>
        <source>at {percent}% strength</source>
        <translation>à {percent} % d’intensité</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>contrôlé</translation>
    </message>
    <message>
        <source>existing files: {name}</source>
        <translation>fichiers existants : {name}</translation>
    </message>
    <message>
        <source>format {name}</source>
        <translation>format {name}</translation>
    </message>
    <message>
        <source>full size</source>
        <translation>taille réelle</translation>
    </message>
    <message>
        <source>half size</source>
        <translation>demi-taille</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>conserver les deux</translation>
    </message>
    <message>
        <source>long blur: {name}</source>
        <translation>flou long : {name}</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>modèle {name}</translation>
    </message>
    <message>
        <source>next to the original</source>
        <translation>à côté de l’original</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non contrôlé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>autres métadonnées</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>autre nom</translation>
    </message>
    <message>
        <source>other precision</source>
        <translation>autre précision</translation>
    </message>
    <message>
        <source>other version of the model</source>
        <translation>autre version du modèle</translation>
    </message>
    <message>
        <source>quality {number}</source>
        <translation>qualité {number}</translation>
    </message>
    <message>
        <source>replace earlier result</source>
        <translation>remplacer le résultat précédent</translation>
    </message>
    <message>
        <source>same as original</source>
        <translation>comme l’original</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>ignorer la photo</translation>
    </message>
    <message>
        <source>step {step} of {steps}, {pace} steps/s</source>
        <translation>pas {step} sur {steps}, {pace} pas/s</translation>
    </message>
    <message>
        <source>with other settings</source>
        <translation>avec d’autres réglages</translation>
    </message>
    <message>
        <source>{device} takes {after:.2f} s for a test picture instead of {before:.2f} s. It is used from the next start of Deblur.</source>
        <translation>{device} met {after:.2f} s pour une image de test au lieu de {before:.2f} s. Il sera utilisé à partir du prochain démarrage de Deblur.</translation>
    </message>
    <message>
        <source>{device} works here but is not clearly faster: {after:.2f} s for a test picture, {before:.2f} s without it. It was removed; nothing has changed.</source>
        <translation>{device} fonctionne ici mais n’est pas nettement plus rapide : {after:.2f} s pour une image de test, {before:.2f} s sans lui. Il a été supprimé ; rien n’a changé.</translation>
    </message>
    <message>
        <source>{filename} cannot be read: {reason}.</source>
        <translation>{filename} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as weights: {reason}</source>
        <translation>{file} ne peut pas être lu comme fichier de poids : {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{file} contains a tensor twice.</source>
        <translation>{file} contient deux fois le même tenseur.</translation>
    </message>
    <message>
        <source>{file} contains more than weights, or is damaged; nothing of it was executed.</source>
        <translation>{file} contient autre chose que des poids, ou est endommagé ; rien n’en a été exécuté.</translation>
    </message>
    <message>
        <source>{file} contains no state dict.</source>
        <translation>{file} ne contient pas de state dict.</translation>
    </message>
    <message>
        <source>{file} contains the weights of no known teacher ({names} ...).</source>
        <translation>{file} ne contient les poids d’aucun professeur connu ({names} ...).</translation>
    </message>
    <message>
        <source>{file} does not fit: {what} ({examples}).</source>
        <translation>{file} ne convient pas : {what} ({examples}).</translation>
    </message>
    <message>
        <source>{file} does not load</source>
        <translation>{file} ne se charge pas</translation>
    </message>
    <message>
        <source>{file} has its weights in &apos;{name}&apos;, which is missing.</source>
        <translation>{file} a ses poids dans « {name} », qui manque.</translation>
    </message>
    <message>
        <source>{file} has its weights in {part}.</source>
        <translation>{file} a ses poids dans {part}.</translation>
    </message>
    <message>
        <source>{file} holds the weights of {network}, but its card names {expected}.</source>
        <translation>{file} contient les poids de {network}, mais sa fiche indique {expected}.</translation>
    </message>
    <message>
        <source>{file} in the package is larger than any model.</source>
        <translation>{file} dans le paquet est plus grand que tout modèle.</translation>
    </message>
    <message>
        <source>{file} is damaged, or not a model of this program: {reason}.</source>
        <translation>{file} est endommagé, ou n’est pas un modèle de ce programme : {reason}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} est vide.</translation>
    </message>
    <message>
        <source>{file} is not a file of weights.</source>
        <translation>{file} n’est pas un fichier de poids.</translation>
    </message>
    <message>
        <source>{file} is not an ONNX model ({reason}).</source>
        <translation>{file} n’est pas un modèle ONNX ({reason}).</translation>
    </message>
    <message>
        <source>{file} is not the expected file: its SHA-256 is {actual}, not {expected}.</source>
        <translation>{file} n’est pas le fichier attendu : son SHA-256 est {actual}, et non {expected}.</translation>
    </message>
    <message>
        <source>{file} is too large for an ONNX model (over 2 GB).</source>
        <translation>{file} est trop grand pour un modèle ONNX (plus de 2 Go).</translation>
    </message>
    <message>
        <source>{file} needs operators that onnxruntime does not have ({names}).</source>
        <translation>{file} demande des opérateurs qu’onnxruntime n’a pas ({names}).</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, a link to outside its own folder.</source>
        <translation>{file} renvoie à « {name} », un lien vers l’extérieur de son dossier.</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, outside its own folder.</source>
        <translation>{file} renvoie à « {name} », hors de son dossier.</translation>
    </message>
    <message>
        <source>{file} refers to other files.</source>
        <translation>{file} renvoie à d’autres fichiers.</translation>
    </message>
    <message>
        <source>{fits} steps fit into {minutes:g} minutes.</source>
        <translation>{fits} pas tiennent en {minutes:g} minutes.</translation>
    </message>
    <message>
        <source>{folder} cannot be created. Choose another output folder.</source>
        <translation>{folder} ne peut pas être créé. Choisissez un autre dossier de sortie.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {reason}.</source>
        <translation>{folder} ne peut pas être créé : {reason}.</translation>
    </message>
    <message>
        <source>{folder} cannot be deleted: {reason}.</source>
        <translation>{folder} ne peut pas être supprimé : {reason}.</translation>
    </message>
    <message>
        <source>{folder} contains both {names}.</source>
        <translation>{folder} contient à la fois {names}.</translation>
    </message>
    <message>
        <source>{folder} could not be searched: {why}</source>
        <translation>{folder} n’a pas pu être parcouru : {why}</translation>
    </message>
    <message>
        <source>{folder} holds no pairs, but another folder does. {message}</source>
        <translation>{folder} ne contient pas de paires, mais un autre dossier en contient. {message}</translation>
    </message>
    <message>
        <source>{folder}: {error}</source>
        <translation>{folder} : {error}</translation>
    </message>
    <message>
        <source>{hint}.</source>
        <translation>{hint}.</translation>
    </message>
    <message>
        <source>{how} as {name}</source>
        <translation>{how} que {name}</translation>
    </message>
    <message>
        <source>{how} in validation: {name}</source>
        <translation>{how} dans la validation : {name}</translation>
    </message>
    <message>
        <source>{item}: starting again. {reason}</source>
        <translation>{item} : nouveau départ. {reason}</translation>
    </message>
    <message>
        <source>{item}: {reason}</source>
        <translation>{item} : {reason}</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels, {seconds:.1f} s in the model ({each:.2f} s per megapixel)</source>
        <translation>{megapixels:.1f} mégapixels, {seconds:.1f} s dans le modèle ({each:.2f} s par mégapixel)</translation>
    </message>
    <message>
        <source>{message} The perceptual loss uses the teacher&apos;s encoder instead.</source>
        <translation>{message} La perte perceptuelle utilise à la place l’encodeur du professeur.</translation>
    </message>
    <message>
        <source>{message} Trying the one before it.</source>
        <translation>{message} Essai du précédent.</translation>
    </message>
    <message>
        <source>{model} is already installed.</source>
        <translation>«&#xa0;{model}&#xa0;» est déjà installé.</translation>
    </message>
    <message>
        <source>{model} needs torch, which is not installed.</source>
        <translation>«&#xa0;{model}&#xa0;» demande torch, qui n’est pas installé.</translation>
    </message>
    <message>
        <source>{model} runs on {device}</source>
        <translation>«&#xa0;{model}&#xa0;» tourne sur {device}</translation>
    </message>
    <message>
        <source>{model} takes minutes per picture.</source>
        <translation>«&#xa0;{model}&#xa0;» prend des minutes par image.</translation>
    </message>
    <message>
        <source>{name} already exists</source>
        <translation>{name} existe déjà</translation>
    </message>
    <message>
        <source>{name} already exists.</source>
        <translation>{name} existe déjà.</translation>
    </message>
    <message>
        <source>{name} cannot be backed up: {why}.</source>
        <translation>{name} ne peut pas être sauvegardé : {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be encoded as {format} ({error}).</source>
        <translation>{name} ne peut pas être encodé en {format} ({error}).</translation>
    </message>
    <message>
        <source>{name} cannot be exported.</source>
        <translation>{name} ne peut pas être exporté.</translation>
    </message>
    <message>
        <source>{name} cannot be opened.</source>
        <translation>{name} ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be written as {format}.</source>
        <translation>{name} ne peut pas être écrit en {format}.</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <source>{name} claims {size} pixels.</source>
        <translation>{name} prétend avoir {size} pixels.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be removed.</source>
        <translation>{name} est fourni avec le programme et ne peut pas être retiré.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be renamed.</source>
        <translation>{name} est fourni avec le programme et ne peut pas être renommé.</translation>
    </message>
    <message>
        <source>{name} contains no video.</source>
        <translation>{name} ne contient pas de vidéo.</translation>
    </message>
    <message>
        <source>{name} contains only zeros.</source>
        <translation>{name} ne contient que des zéros.</translation>
    </message>
    <message>
        <source>{name} could not be started: {reason}.</source>
        <translation>{name} n’a pas pu démarrer : {reason}.</translation>
    </message>
    <message>
        <source>{name} delivers an unsupported pixel format: {channels} channels of {kind}.</source>
        <translation>{name} fournit un format de pixels non pris en charge : {channels} canaux de {kind}.</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} n’existe pas.</translation>
    </message>
    <message>
        <source>{name} exists and is not a result of this program</source>
        <translation>{name} existe et n’est pas un résultat de ce programme</translation>
    </message>
    <message>
        <source>{name} has a video codec that this PyAV cannot read.</source>
        <translation>{name} a un codec vidéo que ce PyAV ne peut pas lire.</translation>
    </message>
    <message>
        <source>{name} has invalid settings: {names}.</source>
        <translation>{name} contient des réglages non valides : {names}.</translation>
    </message>
    <message>
        <source>{name} has no frames.</source>
        <translation>{name} n’a pas d’images.</translation>
    </message>
    <message>
        <source>{name} has stopped delivering frames.</source>
        <translation>{name} ne fournit plus d’images.</translation>
    </message>
    <message>
        <source>{name} has transparency, which the result cannot store.</source>
        <translation>{name} a de la transparence, que le résultat ne pourrait pas conserver.</translation>
    </message>
    <message>
        <source>{name} has {bits} bits per channel.</source>
        <translation>{name} a {bits} bits par canal.</translation>
    </message>
    <message>
        <source>{name} has {size} pixels; {format} allows {limit} per side.</source>
        <translation>{name} a {size} pixels ; {format} en admet {limit} par côté.</translation>
    </message>
    <message>
        <source>{name} is HDR video ({kind}), which is not supported.</source>
        <translation>{name} est une vidéo HDR ({kind}), ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>{name} is a folder, not an image.</source>
        <translation>{name} est un dossier, pas une image.</translation>
    </message>
    <message>
        <source>{name} is a reserved name on Windows</source>
        <translation>{name} est un nom réservé sous Windows</translation>
    </message>
    <message>
        <source>{name} is a teacher, whose name is fixed.</source>
        <translation>{name} est un professeur, dont le nom est fixe.</translation>
    </message>
    <message>
        <source>{name} is a web page, not an image.</source>
        <translation>{name} est une page web, pas une image.</translation>
    </message>
    <message>
        <source>{name} is damaged or truncated ({reason}).</source>
        <translation>{name} est endommagé ou tronqué ({reason}).</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} est endommagé.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} est vide.</translation>
    </message>
    <message>
        <source>{name} is encrypted (DRM).</source>
        <translation>{name} est chiffré (DRM).</translation>
    </message>
    <message>
        <source>{name} is in use by another program, or delivers no pictures.</source>
        <translation>{name} est utilisé par un autre programme, ou ne fournit aucune image.</translation>
    </message>
    <message>
        <source>{name} is interlaced, which is not supported.</source>
        <translation>{name} est entrelacé, ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>{name} is not a file of this net: {error}</source>
        <translation>{name} n’est pas un fichier de ce réseau : {error}</translation>
    </message>
    <message>
        <source>{name} is not a playable video.</source>
        <translation>{name} n’est pas une vidéo lisible.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a video.</source>
        <translation>{name} n’est pas un nom possible pour une vidéo.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a preset.</source>
        <translation>{name} n’est pas un nom de préréglage valide.</translation>
    </message>
    <message>
        <source>{name} is not a video, or is damaged.</source>
        <translation>{name} n’est pas une vidéo, ou est endommagé.</translation>
    </message>
    <message>
        <source>{name} is not an ONNX model.</source>
        <translation>{name} n’est pas un modèle ONNX.</translation>
    </message>
    <message>
        <source>{name} is not an image of a known format.</source>
        <translation>{name} n’est pas une image d’un format connu.</translation>
    </message>
    <message>
        <source>{name} is not the result of {source_name}, or was changed since.</source>
        <translation>{name} n’est pas le résultat de {source_name}, ou a été modifié depuis.</translation>
    </message>
    <message>
        <source>{name} is one of the originals</source>
        <translation>{name} est l’un des originaux</translation>
    </message>
    <message>
        <source>{name} is the original itself.</source>
        <translation>{name} est l’original lui-même.</translation>
    </message>
    <message>
        <source>{name} is the original, which is never replaced.</source>
        <translation>{name} est l’original, qui n’est jamais remplacé.</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a file.</source>
        <translation>{name} est {kind}, pas un fichier.</translation>
    </message>
    <message>
        <source>{name} is {kind}.</source>
        <translation>{name} est {kind}.</translation>
    </message>
    <message>
        <source>{name} is {size} GB, too large for a photo.</source>
        <translation>{name} fait {size} Go, c’est trop pour une photo.</translation>
    </message>
    <message>
        <source>{name} is {value!r}.</source>
        <translation>{name} vaut {value!r}.</translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {types}.</source>
        <translation>{name} vaut {value!r} ; il faut {types}.</translation>
    </message>
    <message>
        <source>{name} is {value}; the range is {low:g} to {high:g}.</source>
        <translation>{name} vaut {value} ; la plage va de {low:g} à {high:g}.</translation>
    </message>
    <message>
        <source>{name} of the same burst is sharper</source>
        <translation>{name}, de la même rafale, est plus nette</translation>
    </message>
    <message>
        <source>{output} is a file name, but there may be several results.</source>
        <translation>{output} est un nom de fichier, mais il peut y avoir plusieurs résultats.</translation>
    </message>
    <message>
        <source>{output} is not a valid name for a result.</source>
        <translation>{output} n’est pas un nom possible pour un résultat.</translation>
    </message>
    <message>
        <source>{path} belongs to the system and holds no photos.</source>
        <translation>{path} appartient au système et ne contient pas de photos.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a checkpoint: {reason}.</source>
        <translation>{path} ne peut pas être lu comme point de reprise : {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} ne peut pas être lu : {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} ne peut pas être lu : {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {reason}.</source>
        <translation>{path} ne peut pas être retiré : {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: invalid {wrong}.</source>
        <translation>{path} ne peut pas être repris : {wrong} non valide.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: its {name} holds NaN or infinity.</source>
        <translation>{path} ne peut pas être repris : {name} y contient NaN ou l’infini.</translation>
    </message>
    <message>
        <source>{path} cannot be written now. The batch continues, and its progress is saved as soon as that works again. {elsewhere}</source>
        <translation>{path} ne peut pas être écrit pour l’instant. Le lot continue, et son avancement sera enregistré dès que possible. {elsewhere}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} ne peut pas être écrit : {error}.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} n’existe pas.</translation>
    </message>
    <message>
        <source>{path} holds no weights for the net {compress_from}: {error}</source>
        <translation>{path} ne contient pas de poids pour le réseau {compress_from} : {error}</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} est endommagé.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}</source>
        <translation>{path} est endommagé : {error}</translation>
    </message>
    <message>
        <source>{path} is not a checkpoint of this program.</source>
        <translation>{path} n’est pas un point de reprise de ce programme.</translation>
    </message>
    <message>
        <source>{path} is not a shard of pairs.</source>
        <translation>{path} n’est pas un fragment de paires.</translation>
    </message>
    <message>
        <source>{path} is not inside {base}.</source>
        <translation>{path} n’est pas dans {base}.</translation>
    </message>
    <message>
        <source>{path} is truncated.</source>
        <translation>{path} est tronqué.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program (schema {version}; this one supports {count}).</source>
        <translation>{path} a été écrit par une version plus récente de ce programme (schéma {version} ; celle-ci en prend en charge {count}).</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{problem} It was renamed to {name}. Using the defaults.</source>
        <translation>{problem} Le fichier a été renommé en {name}. Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>{problem} Using the defaults.</source>
        <translation>{problem} Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>{rate:g} frames per second is not supported.</source>
        <translation>{rate:g} images par seconde ne sont pas possibles.</translation>
    </message>
    <message>
        <source>{reason} Continuing with smaller tiles.</source>
        <translation>{reason} Suite avec des tuiles plus petites.</translation>
    </message>
    <message>
        <source>{reason}, sharpest of a burst of {count}</source>
        <translation>{reason}, la plus nette d’une rafale de {count}</translation>
    </message>
    <message>
        <source>{root} contains the same scenes several times: {made}.</source>
        <translation>{root} contient plusieurs fois les mêmes scènes : {made}.</translation>
    </message>
    <message>
        <source>{root} matches more than one layout: {where}.</source>
        <translation>{root} correspond à plusieurs dispositions : {where}.</translation>
    </message>
    <message>
        <source>{seconds:.2f} s per step</source>
        <translation>{seconds:.2f} s par étape</translation>
    </message>
    <message>
        <source>{size} is not a valid frame size.</source>
        <translation>{size} n’est pas une taille d’image valide.</translation>
    </message>
    <message>
        <source>{skipped} crops skipped because blurred and sharp are misaligned.</source>
        <translation>{skipped} extraits ignorés parce que leurs moitiés sont décalées.</translation>
    </message>
    <message>
        <source>{skipped} steps without a finite gradient were skipped.</source>
        <translation>{skipped} pas sans gradient fini ont été ignorés.</translation>
    </message>
    <message>
        <source>{start} is not one of this program&apos;s students, so it cannot be tuned.</source>
        <translation>{start} n’est pas un élève de ce programme et ne peut donc pas être adapté.</translation>
    </message>
    <message>
        <source>{start} to {end} ({state})</source>
        <translation>{start} à {end} ({state})</translation>
    </message>
    <message>
        <source>{stream} ({codec}) left out: {container} cannot store it</source>
        <translation>{stream} ({codec}) omis : {container} ne peut pas le contenir</translation>
    </message>
    <message>
        <source>{summary}, {lost:+.2f} dB on other blur</source>
        <translation>{summary}, {lost:+.2f} dB sur d’autres flous</translation>
    </message>
    <message>
        <source>{target} is one of the originals, reached through a link.</source>
        <translation>{target} est l’un des originaux, atteint par un lien.</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB</source>
        <translation>{target} : {size:.1f} Mo</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB, {mean_db:.3f} dB lost</source>
        <translation>{target} : {size:.1f} Mo, {mean_db:.3f} dB perdus</translation>
    </message>
    <message>
        <source>{text} Its last output: {output}</source>
        <translation>{text} Sa dernière sortie : {output}</translation>
    </message>
    <message>
        <source>{title} cannot be used to watch a folder from the window.</source>
        <translation>«&#xa0;{title}&#xa0;» ne peut pas servir à surveiller un dossier depuis la fenêtre.</translation>
    </message>
    <message>
        <source>{usable} of {count} usable; at least {min_pictures} needed. {note}</source>
        <translation>{usable} utilisables sur {count} ; il en faut au moins {min_pictures}. {note}</translation>
    </message>
    <message>
        <source>{what} needs {package}, which is not installed.</source>
        <translation>{what} demande {package}, qui n’est pas installé.</translation>
    </message>
    <message>
        <source>{what}: out of memory.</source>
        <translation>{what} : mémoire insuffisante.</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what} : {reason}</translation>
    </message>
    <message>
        <source>{{ext}} has to end the template {template!r}.</source>
        <translation>{{ext}} doit terminer le modèle de nom {template!r}.</translation>
    </message>
</context>
</TS>
