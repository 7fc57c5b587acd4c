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
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>Photos ({0});;Vidéos ({1});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A batch or a video is at work. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>Un lot ou une vidéo est en cours. On peut l’arrêter maintenant et reprendre la prochaine fois.

Arrêter et fermer ?</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
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
        <source>Page of photos</source>
        <translation>Page des photos</translation>
    </message>
    <message>
        <source>Page of the camera</source>
        <translation>Page de la caméra</translation>
    </message>
    <message>
        <source>Page of training</source>
        <translation>Page d’entraînement</translation>
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
        <source>&amp;Camera</source>
        <translation>Caméra (&amp;K)</translation>
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
        <source>F&amp;ind blurred photos</source>
        <translation>&amp;Trouver les photos floues</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>Ne garder que les éche&amp;cs</translation>
    </message>
    <message>
        <source>Save report to a f&amp;older…</source>
        <translation>Enregistrer le rapport dans un d&amp;ossier…</translation>
    </message>
    <message>
        <source>Keep only what is &amp;blurred by motion</source>
        <translation>Ne garder que les photos &amp;bougées</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Afficher le rap&amp;port</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>A&amp;vertir quand un lot est terminé</translation>
    </message>
    <message>
        <source>Page of ph&amp;otos</source>
        <translation>Page des ph&amp;otos</translation>
    </message>
    <message>
        <source>Page of the c&amp;amera</source>
        <translation>P&amp;age de la caméra</translation>
    </message>
    <message>
        <source>Page of &amp;training</source>
        <translation>Page d’&amp;entraînement</translation>
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
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>&amp;Adapter à mon appareil…</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>&amp;Pause ou reprise</translation>
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
        <source>&amp;Look for cameras again</source>
        <translation>&amp;Rechercher de nouveau les caméras</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Ple&amp;in écran</translation>
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
    <message numerus="yes">
        <source>%Ln batch(es) did not end.</source>
        <translation>
            <numerusform>Un lot n&apos;est pas allé jusqu&apos;au bout.</numerusform>
            <numerusform>%Ln lots ne sont pas allés jusqu&apos;au bout.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>torch is missing: see Models.</source>
        <translation>torch manque : voir Modèles.</translation>
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
        <source>Read it before you sell.</source>
        <translation>À lire avant de vendre.</translation>
    </message>
    <message>
        <source>{0:.1f} minutes a megapixel on this machine, measured.</source>
        <translation>{0:.1f} minutes par mégapixel, mesurées sur cette machine.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds a megapixel on this machine, measured.</source>
        <translation>{0:.1f} secondes par mégapixel, mesurées sur cette machine.</translation>
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
        <translation>Adapté de {0} le {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Adapté de {0}.</translation>
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
        <source>Not measured on this machine yet.</source>
        <translation>Pas encore mesurée sur cette machine.</translation>
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
        <source>Checked</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Every tensor; its authors publish no SHA-256 to compare with.</source>
        <translation>Chaque tenseur ; ses auteurs ne publient pas de SHA-256 de référence.</translation>
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
        <source>your own</source>
        <translation>le vôtre</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>À télécharger</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is kept, and later files must have it, too.</source>
        <translation>Aucun SHA-256 n&apos;est publié. Chaque tenseur est vérifié ; le SHA-256 du premier fichier est conservé, et les suivants devront avoir le même.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>pas encore ici</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>{0:+.1f} dB sur {1:.0f} vraies photos floues tenues à l&apos;écart de l&apos;entraînement.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB sur un extrait du jeu de test GoPro.</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as its authors publish it; not measured by us.</source>
        <translation>{0:.2f} dB sur GoPro d&apos;après ses auteurs ; pas mesuré par nous.</translation>
    </message>
    <message>
        <source>The sharpest of {0} of the same moment</source>
        <translation>La plus nette de {0} du même instant</translation>
    </message>
    <message>
        <source>{0} of the same moment is sharper</source>
        <translation>{0}, du même instant, est plus nette</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>None of these photos has a result yet.</source>
        <translation>Aucune de ces photos n&apos;a encore de résultat.</translation>
    </message>
    <message numerus="yes">
        <source>Writing %Ln result(s)…</source>
        <translation>
            <numerusform>Écriture de %Ln résultat…</numerusform>
            <numerusform>Écriture de %Ln résultats…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) written anew at {0} %.</source>
        <translation>
            <numerusform>Le résultat a été réécrit à {0} %.</numerusform>
            <numerusform>%Ln résultats ont été réécrits à {0} %.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written:</source>
        <translation>
            <numerusform>%Ln n&apos;a pas pu être écrit :</numerusform>
            <numerusform>%Ln n&apos;ont pas pu être écrits :</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0} %</source>
        <translation>maintenant à {0} %</translation>
    </message>
    <message>
        <source>The originals were not touched.</source>
        <translation>Les originaux n&apos;ont pas été touchés.</translation>
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
        <source>100 %</source>
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
    <name>CameraStrip</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Fréquence et latence</translation>
    </message>
    <message>
        <source>Latency: from the moment a picture arrives to the moment it is painted, the median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer one overtook. Processor: what this program takes of all processors.</source>
        <translation>Latence : de l’arrivée d’une image à son affichage, la médiane, et ce que 95 images sur 100 ne dépassent pas. Omises : images dépassées par une plus récente. Processeur : ce que ce programme prend de tous les processeurs.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms (95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %</source>
        <translation>Caméra {0}{1:.1f} i/s · traitées {2:.1f} · affichées {3:.1f} · latence {4:.0f} ms (95 % : {5:.0f} ms) · omises {6} · processeur {7:.0f} %</translation>
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
    <name>Comparison</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Utiliser ce modèle</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>&amp;Take out of the models…</source>
        <translation>R&amp;etirer des modèles…</translation>
    </message>
    <message>
        <source>Show &amp;files</source>
        <translation>Montrer les &amp;fichiers</translation>
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
        <source>Better by</source>
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
        <source>&amp;Use it all the same</source>
        <translation>&amp;Utiliser quand même</translation>
    </message>
    <message>
        <source>Better than {0}: {1:+.2f} dB on pictures it has not seen.</source>
        <translation>Meilleur que {0} : {1:+.2f} dB sur des images qu’il n’a pas vues.</translation>
    </message>
    <message>
        <source>{0:+.2f} dB on your camera, but other blur was forgotten. It was not taken over.</source>
        <translation>{0:+.2f} dB sur votre appareil, mais d’autres flous ont été oubliés. Il n’a pas été adopté.</translation>
    </message>
    <message>
        <source>Not better than {0} ({1:+.2f} dB). It was not taken over.</source>
        <translation>Pas meilleur que {0} ({1:+.2f} dB). Il n’a pas été adopté.</translation>
    </message>
    <message>
        <source>Held out: {0} pictures. PSNR {1:.2f} blurred, {2:.2f} old, {3:.2f} new. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</source>
        <translation>Mises de côté : {0} images. PSNR {1:.2f} floue, {2:.2f} ancien, {3:.2f} nouveau. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</translation>
    </message>
    <message>
        <source>Other blur, made from held-out sharp pictures: {0:.2f} old, {1:.2f} new ({2:+.2f} dB: what was forgotten, or learned).</source>
        <translation>Autre flou, tiré d’images nettes mises de côté : {0:.2f} ancien, {1:.2f} nouveau ({2:+.2f} dB : ce qui a été oublié ou appris).</translation>
    </message>
    <message>
        <source>Learned from {0} in {1} steps, {2:.0f} min.</source>
        <translation>Appris de {0} en {1} pas, {2:.0f} min.</translation>
    </message>
    <message>
        <source>{0:.0%} of its weights are new.</source>
        <translation>{0:.0%} de ses poids sont nouveaux.</translation>
    </message>
    <message>
        <source>{0} loses {1:.3f} dB.</source>
        <translation>{0} perd {1:.3f} dB.</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Nette</translation>
    </message>
    <message>
        <source>These pictures are not there any more.</source>
        <translation>Ces images ne sont plus là.</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} ne peut pas être lu : {1}</translation>
    </message>
    <message>
        <source>Choose a TOML file of settings, or mend this one.</source>
        <translation>Choisissez un fichier TOML de réglages, ou corrigez celui-ci.</translation>
    </message>
    <message>
        <source>{0} does not fit:</source>
        <translation>{0} ne convient pas :</translation>
    </message>
    <message>
        <source>Not saved; first mend this:</source>
        <translation>Non enregistré ; corrigez d’abord ceci :</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} ne peut pas être écrit : {1}</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Choisissez un autre dossier ou libérez de la place.</translation>
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
        <source>defaults</source>
        <translation>valeurs par défaut</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Mon fichier…</translation>
    </message>
    <message>
        <source>Search names and explanations</source>
        <translation>Chercher dans les noms et explications</translation>
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
        <source>Put all back</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Bring my changes back</source>
        <translation>Rétablir mes changements</translation>
    </message>
    <message>
        <source>No setting has these words in its name or explanation.</source>
        <translation>Aucun réglage ne contient ces mots dans son nom ou son explication.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>de {0} à {1}</translation>
    </message>
    <message>
        <source>numbers with commas between them</source>
        <translation>nombres séparés par des virgules</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>comme charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>on</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>off</source>
        <translation>non</translation>
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
    <message>
        <source>To mend before a start:</source>
        <translation>À corriger avant de démarrer :</translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Put {0} back</source>
        <translation>Rétablir {0}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>Revenir à {0}</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Progress of the training</source>
        <translation>Avancement de l’entraînement</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Go on when the &amp;window is closed</source>
        <translation>Continuer quand la &amp;fenêtre est fermée</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>Échantillon maintena&amp;nt</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Arrêter et &amp;garder</translation>
    </message>
    <message>
        <source>Stop and &amp;discard…</source>
        <translation>Arrêter et a&amp;bandonner…</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Image mise de côté</translation>
    </message>
    <message>
        <source>keys 1 to 4: blurred, by the old model, by the new one, sharp</source>
        <translation>touches 1 à 4 : floue, ancien modèle, nouveau modèle, nette</translation>
    </message>
    <message>
        <source>The first samples come soon.</source>
        <translation>Les premiers échantillons arrivent bientôt.</translation>
    </message>
    <message>
        <source>Learning.</source>
        <translation>Apprentissage.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Paused; it keeps its memory.</source>
        <translation>En pause ; la mémoire reste occupée.</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f}</source>
        <translation>{0:.0f} sur {1:.0f}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>estimation</translation>
    </message>
    <message>
        <source>then the comparison</source>
        <translation>puis la comparaison</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} Mo</translation>
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
    <name>CurvePanel</name>
    <message>
        <source>(dashed: old model, {0})</source>
        <translation>(tirets : ancien modèle, {0})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of the training</source>
        <translation>Courbes de l’entraînement</translation>
    </message>
    <message>
        <source>The curves begin with the first steps of a training.</source>
        <translation>Les courbes commencent avec les premiers pas d’un entraînement.</translation>
    </message>
    <message>
        <source>Wheel: look closer. Drag: move along. Double click: see all steps.</source>
        <translation>Molette : de plus près. Glisser : déplacer. Double clic : tous les pas.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Validation: PSNR in dB</source>
        <translation>Validation : PSNR en dB</translation>
    </message>
    <message>
        <source>Validation: SSIM</source>
        <translation>Validation : SSIM</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Values of step {0}</source>
        <translation>Valeurs du pas {0}</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Dernier pas : {0}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>Press Start to see the camera.

It is not opened before, and no picture leaves this machine.</source>
        <translation>Appuyez sur Démarrer pour voir la caméra.

Elle n’est pas ouverte avant, et aucune image ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>The camera goes on recording.</source>
        <translation>La caméra continue d’enregistrer.</translation>
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
        <source>Runs on {0}</source>
        <translation>Tourne sur {0}</translation>
    </message>
    <message>
        <source>Paused. Space goes on.</source>
        <translation>En pause. Espace pour reprendre.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size, one of {1} frames: this machine is busy or too slow.</source>
        <translation>Calcul à {0} de la taille, une image sur {1} : cet ordinateur est occupé ou trop lent.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size to keep {1} frames a second.</source>
        <translation>Calcul à {0} de la taille pour tenir {1} images par seconde.</translation>
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
        <source>The recording has ended.</source>
        <translation>L’enregistrement est terminé.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Montrer le dossier</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to see it again.</source>
        <translation>La caméra est éteinte. Appuyez sur Démarrer pour la revoir.</translation>
    </message>
    <message>
        <source>Kept {0} and its result.</source>
        <translation>{0} et son résultat ont été gardés.</translation>
    </message>
</context>
<context>
    <name>KeepStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Instantanés et enregistrements</translation>
    </message>
    <message>
        <source>The deblurred film</source>
        <translation>Le film net</translation>
    </message>
    <message>
        <source>The original film</source>
        <translation>Le film original</translation>
    </message>
    <message>
        <source>Both films</source>
        <translation>Les deux films</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Ce qui est enregistré</translation>
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
        <source>Snapshot</source>
        <translation>Instantané</translation>
    </message>
    <message>
        <source>Keep this picture and its result (S)</source>
        <translation>Garder cette image et son résultat (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>Enregistrer dans un fichier (R)</translation>
    </message>
    <message>
        <source>Offer to other programs as a camera</source>
        <translation>Proposer aux autres programmes comme caméra</translation>
    </message>
    <message>
        <source>Video calls and the like can choose the result as their camera.</source>
        <translation>Les appels vidéo et autres peuvent choisir le résultat comme caméra.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Démarrer l’enregistrement</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Keep the frame rate</source>
        <translation>Tenir la fréquence</translation>
    </message>
    <message>
        <source>Where this machine is too slow, the model works on a smaller picture, and then on every second one only. What it does is said on the picture.</source>
        <translation>Si cet ordinateur est trop lent, le modèle travaille sur une image plus petite, puis une sur deux seulement. Ce qu’il fait est écrit sur l’image.</translation>
    </message>
    <message>
        <source>At {0} of the size</source>
        <translation>À {0} de la taille</translation>
    </message>
    <message>
        <source>At full size</source>
        <translation>En taille réelle</translation>
    </message>
    <message>
        <source>One of {0} frames</source>
        <translation>Une image sur {0}</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Chaque image</translation>
    </message>
    <message>
        <source>Size at which the model works</source>
        <translation>Taille à laquelle le modèle travaille</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Images traitées</translation>
    </message>
    <message>
        <source>Fixed; to be chosen where the frame rate is not kept</source>
        <translation>Fixe ; à choisir quand la fréquence n’est pas tenue</translation>
    </message>
    <message>
        <source>{0} (8 bits, the quickest)</source>
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
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Picture of the camera</source>
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
        <source>Open a folder of photos</source>
        <translation>Ouvrir un dossier de photos</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>What there is to learn from</source>
        <translation>Ce dont on peut apprendre</translation>
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
        <source>Found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>corrigée</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>écartée</translation>
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
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>Ne pas toucher aux photos nettes</translation>
    </message>
    <message>
        <source>Of one moment only the sharpest</source>
        <translation>D’un même instant, la plus nette</translation>
    </message>
    <message>
        <source>Frames that were taken within seconds and show the same belong together: the sharpest is deblurred, or left as it is if it is sharp; the others are left alone.</source>
        <translation>Les images prises à quelques secondes d’intervalle et montrant la même chose vont ensemble : la plus nette est traitée, ou laissée telle quelle si elle est nette ; les autres sont laissées.</translation>
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
        <source>&amp;Strength</source>
        <translation>&amp;Intensité</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>&amp;Calculer sur</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Tourne sur {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s par mégapixel, mesuré ici</translation>
    </message>
    <message>
        <source>Training data, all figures…</source>
        <translation>Données d&apos;entraînement, tous les chiffres…</translation>
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
        <source>&amp;Fetch…</source>
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
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>{0}, not here</source>
        <translation>{0}, absent</translation>
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
        <source>Looking at the model…</source>
        <translation>Examen du modèle…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Interrogation du serveur…</translation>
    </message>
    <message>
        <source>Fetch {0}, about {1:.0f} MB, from {2}?</source>
        <translation>Télécharger {0}, environ {1:.0f} MB, depuis {2} ?</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entraîné sur : {0}</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Télécharger un modèle</translation>
    </message>
    <message>
        <source>Measuring one patch…</source>
        <translation>Mesure sur un extrait…</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Renommer un modèle</translation>
    </message>
    <message>
        <source>New name of {0}</source>
        <translation>Nouveau nom de {0}</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>{0} s’appelle maintenant {1}.</translation>
    </message>
    <message>
        <source>Models of Deblur</source>
        <translation>Modèles de Deblur</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Exporter un modèle</translation>
    </message>
    <message>
        <source>{0} is written. Import it on the other machine.</source>
        <translation>{0} est écrit. Importez-le sur l’autre machine.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this machine?</source>
        <translation>Retirer {0} et ses fichiers de cette machine ?</translation>
    </message>
    <message>
        <source>Its earlier stages are the same file, and go with it.</source>
        <translation>Ses étapes précédentes sont dans le même fichier et partent avec lui.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Retirer un modèle</translation>
    </message>
    <message>
        <source>{0} is removed.</source>
        <translation>{0} est retiré.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} sur {1:.0f} MB</translation>
    </message>
    <message>
        <source>{0:.0f} s left</source>
        <translation>{0:.0f} s restantes</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Terminé.</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; fetch again to go on.</source>
        <translation>Arrêté. Ce qui est téléchargé est conservé ; téléchargez à nouveau pour continuer.</translation>
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
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Sortie</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>À côté des originaux</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>Choisir le dossier de sortie</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>Modèle des noms</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Comme l&apos;original</translation>
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
        <source>Take a free name</source>
        <translation>Prendre un nom libre</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>Remplacer notre ancien</translation>
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
        <translation>Fo&amp;rmat</translation>
    </message>
    <message>
        <source>If it e&amp;xists</source>
        <translation>&amp;S&apos;il existe</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
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
        <source>Takes the others out of the list; no file is touched.</source>
        <translation>Retire les autres de la liste ; aucun fichier n&apos;est touché.</translation>
    </message>
    <message>
        <source>The guard stepped in</source>
        <translation>Le contrôle est intervenu</translation>
    </message>
    <message>
        <source>Blurred by motion</source>
        <translation>Floues de bougé</translation>
    </message>
    <message>
        <source>Other flaws, or unsure</source>
        <translation>Autres défauts, ou incertaines</translation>
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
        <source>Sharp</source>
        <translation>Nette</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bougée</translation>
    </message>
    <message>
        <source>Defocus</source>
        <translation>Mise au point</translation>
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
        <source>Broken</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px à {2}°</translation>
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
        <source>Left as is</source>
        <translation>Inchangée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>What you added comes next: add it to the queue, or wait for the end.</source>
        <translation>Ce que vous avez ajouté vient ensuite : ajoutez-le à la file d&apos;attente, ou attendez la fin.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>The batch that runs keeps its photos. Press Stop to end it.</source>
        <translation>Le lot en cours garde ses photos. Appuyez sur Arrêter pour y mettre fin.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Arrêté. Rien n&apos;a été ajouté à la liste.</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Aucune photo trouvée à cet endroit.</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Save these choices under a name, and load them again</source>
        <translation>Enregistrer ces choix sous un nom, et les recharger</translation>
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
        <source>Save as a preset</source>
        <translation>Enregistrer comme préréglage</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Nom du préréglage :</translation>
    </message>
    <message>
        <source>Load a preset</source>
        <translation>Charger un préréglage</translation>
    </message>
    <message>
        <source>Save the choices to a file</source>
        <translation>Enregistrer les choix dans un fichier</translation>
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
    <name>Running</name>
    <message>
        <source>Failed photos can be tried again at the end.</source>
        <translation>Les photos en échec pourront être réessayées à la fin.</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Afficher les résultats</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Écriture du rapport…</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Dossier du rapport</translation>
    </message>
    <message>
        <source>The report is {0}</source>
        <translation>Le rapport : {0}</translation>
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
        <source>Include sub-folders</source>
        <translation>Inclure les sous-dossiers</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>Trouver les photos floues</translation>
    </message>
    <message>
        <source>Looks at each photo and says whether it is sharp, shaken, out of focus, noisy</source>
        <translation>Examine chaque photo et dit si elle est nette, bougée, mal mise au point ou bruitée</translation>
    </message>
    <message>
        <source>Photos looked at</source>
        <translation>Photos examinées</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Arrêter la recherche</translation>
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
        <source>Play a video, or a folder of pictures, instead of a camera</source>
        <translation>Lire une vidéo ou un dossier d’images au lieu d’une caméra</translation>
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
        <source>As the camera likes</source>
        <translation>Au choix de la caméra</translation>
    </message>
    <message>
        <source>{0:g} frames a second</source>
        <translation>{0:g} images par seconde</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in and look again.</source>
        <translation>Aucune caméra trouvée. Branchez-en une et cherchez de nouveau.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Recherche de caméras…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Rechercher de nouveau les caméras</translation>
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
        <source>{0:g} a second</source>
        <translation>{0:g} par seconde</translation>
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
        <source>Go on with what arrives</source>
        <translation>Continuer avec ce qui arrive</translation>
    </message>
    <message>
        <source>After Start the folders are watched: whatever is copied into them is deblurred as well, until you press Stop. Started again, what came meanwhile is done.</source>
        <translation>Après le démarrage, les dossiers sont surveillés : ce qui y est copié est aussi traité, jusqu’à ce que vous appuyiez sur Arrêter. Au prochain démarrage, ce qui est arrivé entre-temps est traité.</translation>
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
        <source>Photos added since the start, else all of them, with these settings, as the next batch</source>
        <translation>Les photos ajoutées depuis le démarrage, sinon toutes, avec ces réglages, comme prochain lot</translation>
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
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Strength afterwards</source>
        <translation>Intensité après coup</translation>
    </message>
    <message>
        <source>Apply {0} %</source>
        <translation>Appliquer {0} %</translation>
    </message>
    <message>
        <source>The file has {0} %. Writes it anew at {1} %; the original is never touched.</source>
        <translation>Le fichier est à {0} %. Le réécrit à {1} % ; l&apos;original n&apos;est jamais touché.</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln selected</source>
        <translation>
            <numerusform>À %Ln sélectionnée</numerusform>
            <numerusform>Aux %Ln sélectionnées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: {0} is not in it. Get the full package of Deblur; it is about {1} MB larger. Everything else works here, too.</source>
        <translation>Ce paquet ne peut pas entraîner : {0} n’y est pas. Prenez le paquet complet de Deblur ; il pèse environ {1} Mo de plus. Tout le reste marche aussi ici.</translation>
    </message>
    <message>
        <source>To train, {0} must be installed: about {1} MB on disk.</source>
        <translation>Pour entraîner, il faut installer {0} : environ {1} Mo sur le disque.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Installing; this takes some minutes…</source>
        <translation>Installation ; cela prend quelques minutes…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Montrer le journal</translation>
    </message>
    <message>
        <source>It could not be installed: {0} The log tells more.</source>
        <translation>L’installation a échoué : {0} Le journal en dit plus.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Installed. Training can begin.</source>
        <translation>Installé. L’entraînement peut commencer.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Adapter à mon appareil…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Adaptations</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
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
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera blurs, grains and develops in its own way. Tuned to yours, the model does better on your photos.&lt;/p&gt;&lt;p&gt;Take some 20 to 100 pairs: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone will do, too: blur is made from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. It takes minutes, nothing leaves this computer, and the new model is taken over only if it is better on photos that it has not seen.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Un modèle pour votre appareil&lt;/h2&gt;&lt;p&gt;Chaque appareil a son flou, son grain et son rendu. Adapté au vôtre, le modèle réussit mieux vos photos.&lt;/p&gt;&lt;p&gt;Prenez de 20 à 100 paires : la même scène une fois nette, sur trépied ou en pose courte, et une fois floue, dans deux dossiers nommés &lt;b&gt;sharp&lt;/b&gt; et &lt;b&gt;blur&lt;/b&gt;. Des photos nettes seules suffisent aussi : le flou en est tiré.&lt;/p&gt;&lt;p&gt;Déposez le dossier ici. Cela prend quelques minutes, rien ne quitte cet ordinateur, et le nouveau modèle n’est adopté que s’il est meilleur sur des photos qu’il n’a pas vues.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>There are none of these in the list.</source>
        <translation>Il n&apos;y en a aucune dans la liste.</translation>
    </message>
    <message>
        <source>While a batch runs its photos stay in the list.</source>
        <translation>Tant qu&apos;un lot est en cours, ses photos restent dans la liste.</translation>
    </message>
    <message>
        <source>{0} blurred by motion, {1} sharp, {2} with other flaws or unsure.</source>
        <translation>Floues de bougé : {0} ; nettes : {1} ; autres défauts ou incertaines : {2}.</translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Afficher les photos bougées</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Ne garder que les photos bougées</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Adapter à mon appareil</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Choisir un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Tous les réglages…</translation>
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
        <source>&amp;Use them as</source>
        <translation>&amp;Utiliser comme</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Partir de</translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation>&amp;Professeur</translation>
    </message>
    <message>
        <source>How thoroughly</source>
        <translation>Soin</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Nom du nouveau modèle</translation>
    </message>
    <message>
        <source>That is no folder.</source>
        <translation>Ce n’est pas un dossier.</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Paires ou photos</translation>
    </message>
    <message>
        <source>sharp photos: blur is made from them</source>
        <translation>photos nettes : le flou en est tiré</translation>
    </message>
    <message>
        <source>blurred photos: the teacher shows the result</source>
        <translation>photos floues : le professeur montre le résultat</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of blurred and sharp photos (in blur and sharp), sharp photos alone, or blurred photos alone if there is a teacher.</source>
        <translation>Déposez un dossier ici : des paires de photos floues et nettes (dans blur et sharp), des photos nettes seules, ou floues seules s’il y a un professeur.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Examen…</translation>
    </message>
    <message>
        <source>{0} good, {1} mended, {2} left out.</source>
        <translation>{0} bonnes, {1} corrigées, {2} écartées.</translation>
    </message>
    <message>
        <source>The model itself, so that it forgets little</source>
        <translation>Le modèle lui-même, pour qu’il oublie peu</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
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
        <source>about {0:.0f} min on this machine, as the last time</source>
        <translation>environ {0:.0f} min sur cette machine, comme la dernière fois</translation>
    </message>
    <message>
        <source>the time is estimated in the first steps</source>
        <translation>le temps est estimé aux premiers pas</translation>
    </message>
    <message>
        <source>{0}: {1} steps, {2}</source>
        <translation>{0} : {1} pas, {2}</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Tous les réglages</translation>
    </message>
    <message>
        <source>There is nothing to learn from: drop a folder, and let it be looked at.</source>
        <translation>Il n’y a rien à apprendre : déposez un dossier et laissez-le examiner.</translation>
    </message>
    <message>
        <source>{0} can be learned from; it takes {1} at least. 20 to 100 are good.</source>
        <translation>{0} peuvent servir ; il en faut au moins {1}. De 20 à 100, c’est bien.</translation>
    </message>
    <message>
        <source>Blurred photos alone need a teacher that knows better: {0} or {1}.</source>
        <translation>Des photos floues seules demandent un professeur meilleur : {0} ou {1}.</translation>
    </message>
    <message>
        <source>There is a model {0} already. Choose another name.</source>
        <translation>Il y a déjà un modèle {0}. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>PyTorch is not installed. The training page installs it.</source>
        <translation>PyTorch n’est pas installé. La page d’entraînement l’installe.</translation>
    </message>
    <message>
        <source>There is too little room on the disk of {0}: 2 GB are needed.</source>
        <translation>Il y a trop peu de place sur le disque de {0} : il faut 2 Go.</translation>
    </message>
</context>
<context>
    <name>Tunings</name>
    <message>
        <source>A tuning is at work. Wait for it, or stop it first.</source>
        <translation>Une adaptation est en cours. Attendez-la ou arrêtez-la d’abord.</translation>
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
        <source>taken over</source>
        <translation>adopté</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>non adopté</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencée</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? A model that was taken over stays in the list of models.</source>
        <translation>Supprimer cette adaptation avec ses extraits et ses points de reprise ? Un modèle adopté reste dans la liste des modèles.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Supprimer une adaptation</translation>
    </message>
    <message>
        <source>Stop, and delete all that was learned?</source>
        <translation>Arrêter et supprimer tout ce qui a été appris ?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Photos are deblurred with {0} now.</source>
        <translation>Les photos sont maintenant traitées avec {0}.</translation>
    </message>
    <message>
        <source>Show the photos</source>
        <translation>Montrer les photos</translation>
    </message>
    <message>
        <source>Better: photos are deblurred with {0} now.</source>
        <translation>Meilleur : les photos sont maintenant traitées avec {0}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Fermer Deblur</translation>
    </message>
    <message>
        <source>A tuning is at work.</source>
        <translation>Une adaptation est en cours.</translation>
    </message>
    <message>
        <source>It can go on without the window, or stop now and be gone on with later.</source>
        <translation>Elle peut continuer sans la fenêtre, ou s’arrêter maintenant et reprendre plus tard.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Laisser continuer</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Rendre une vidéo nette</translation>
    </message>
    <message>
        <source>Progress of the video</source>
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
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), the first of them: {0}</source>
        <translation>
            <numerusform>%Ln vidéo, la première : {0}</numerusform>
            <numerusform>%Ln vidéos, dont la première : {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, strength {1} %, as chosen in the window</source>
        <translation>{0}, intensité {1} %, comme choisi dans la fenêtre</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Looking at the video…</source>
        <translation>Examen de la vidéo…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0:.4g} frames a second</source>
        <translation>{0:.4g} images par seconde</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} bits</translation>
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
        <source>Where the result goes</source>
        <translation>Où va le résultat</translation>
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
        <source>{0:.2g} frames/s</source>
        <translation>{0:.2g} images/s</translation>
    </message>
    <message>
        <source>about {0} s</source>
        <translation>environ {0} s</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>environ {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min</source>
        <translation>environ {0} h {1:02} min</translation>
    </message>
    <message>
        <source>Stopped. Go on when you like: what is done is kept.</source>
        <translation>Arrêté. Reprenez quand vous voulez : ce qui est fait est gardé.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Done. The original was not touched.</source>
        <translation>Terminé. L’original n’a pas été touché.</translation>
    </message>
    <message>
        <source>Press Stop first: what is done is kept.</source>
        <translation>Appuyez d’abord sur Arrêter : ce qui est fait est gardé.</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>{0} comes when the video at work is done.</source>
        <translation>{0} viendra quand la vidéo en cours sera terminée.</translation>
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
        <source>At {0} %</source>
        <translation>À {0} %</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>Aperçu {0} {1} %</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>Aperçu créé en {0:.1f} s.</translation>
    </message>
    <message>
        <source>Only of the middle: this model takes minutes a megapixel.</source>
        <translation>Seulement du centre : ce modèle prend des minutes par mégapixel.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Batches that wait</source>
        <translation>Lots en attente</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Retirer de la file</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>Démarrer le suivant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) wait for their turn</source>
        <translation>
            <numerusform>Un lot attend son tour</numerusform>
            <numerusform>%Ln lots attendent leur tour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} et %Ln autre</numerusform>
            <numerusform>{0} et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest of batch {0}</source>
        <translation>Le reste du lot {0}</translation>
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
