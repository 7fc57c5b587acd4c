<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln foto corregida</numerusform>
            <numerusform>%Ln fotos corregidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln sin cambios</numerusform>
            <numerusform>%Ln sin cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallida</numerusform>
            <numerusform>%Ln fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun</source>
        <translation>
            <numerusform>%Ln sin empezar</numerusform>
            <numerusform>%Ln sin empezar</numerusform>
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
        <translation>No se ha hecho nada</translation>
    </message>
    <message>
        <source>{0} % - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>The batch has ended</source>
        <translation>El lote ha terminado</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Antes de empezar</translation>
    </message>
    <message>
        <source>This has to be put right first:</source>
        <translation>Antes hay que resolver esto:</translation>
    </message>
    <message>
        <source>A bug in Deblur</source>
        <translation>Un error de Deblur</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo ha fallado dentro del programa.</translation>
    </message>
    <message>
        <source>Your photos and the queue are safe. Please send us the report below.</source>
        <translation>Sus fotos y la cola están a salvo. Por favor, envíenos el informe de abajo.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Fotos ({0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Abrir una carpeta de fotos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals stay as they are.</source>
        <translation>
            <numerusform>Se reemplazará %Ln resultado anterior. Los originales no se tocan.</numerusform>
            <numerusform>Se reemplazarán %Ln resultados anteriores. Los originales no se tocan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Reemplazar resultados</translation>
    </message>
    <message>
        <source>A batch is running. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>Hay un lote en marcha. Puede detenerse ahora y continuar la próxima vez.

¿Detenerlo y cerrar?</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Cerrar Deblur</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Abrir una carpeta</translation>
    </message>
    <message>
        <source>Paste photos or folders</source>
        <translation>Pegar fotos o carpetas</translation>
    </message>
    <message>
        <source>Select all photos</source>
        <translation>Seleccionar todas las fotos</translation>
    </message>
    <message>
        <source>Start, or stop after the current photo</source>
        <translation>Iniciar, o detener tras la foto actual</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>Previous, next photo</source>
        <translation>Foto anterior, siguiente</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Go to the next list, button or field</source>
        <translation>Ir a la siguiente lista, botón o campo</translation>
    </message>
    <message>
        <source>Hold: show the original</source>
        <translation>Mantener: mostrar el original</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>Mostrar el original o uno de los resultados</translation>
    </message>
    <message>
        <source>Preview what is seen now</source>
        <translation>Previsualizar lo que se ve</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Move both sides together, or each by itself</source>
        <translation>Mover ambos lados juntos o por separado</translation>
    </message>
    <message>
        <source>Whole photo, 100 %</source>
        <translation>Foto completa, 100 %</translation>
    </message>
    <message>
        <source>Zoom; the wheel does it too</source>
        <translation>Zoom; también con la rueda</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Mover la foto</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>Mover la línea divisoria</translation>
    </message>
    <message>
        <source>Loupe, change map</source>
        <translation>Lupa, mapa de cambios</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Esta página</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Takes motion blur out of photos, on your own machine. MIT licence.</source>
        <translation>Quita el desenfoque de movimiento de las fotos, en su propio equipo. Licencia MIT.</translation>
    </message>
    <message>
        <source>No photo leaves this machine, and the network is not used unless you ask for it.</source>
        <translation>Ninguna foto sale de este equipo, y la red solo se usa si usted lo pide.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Acerca de</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelos</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licencias</translation>
    </message>
    <message>
        <source>About Deblur</source>
        <translation>Acerca de Deblur</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entrenado con: {0}</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Componentes del programa</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>Informe de depuración</translation>
    </message>
    <message>
        <source>Looking at the machine…</source>
        <translation>Examinando el equipo…</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>&amp;Copiar informe</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Cola</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Abrir fotos…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Abrir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>&amp;Probar los ejemplos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Paste photos or folders</source>
        <translation>&amp;Pegar fotos o carpetas</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar &amp;todo</translation>
    </message>
    <message>
        <source>&amp;Take out of the list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Vaciar la lista</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Iniciar o detener</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>Aña&amp;dir a la cola</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Reintentar las fallidas</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>Detener a&amp;hora</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>A&amp;visar cuando termine un lote</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Registro</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Teclas</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>&amp;Informe de depuración…</translation>
    </message>
    <message>
        <source>Open the folder of &amp;settings</source>
        <translation>Abrir la carpeta de a&amp;justes</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>&amp;Acerca de y licencias…</translation>
    </message>
    <message>
        <source>The last batch did not end.</source>
        <translation>El último lote no terminó.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Descartarlo</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>1  Select</source>
        <translation>1  Selección</translation>
    </message>
    <message>
        <source>2  Model</source>
        <translation>2  Modelo</translation>
    </message>
    <message>
        <source>3  Output</source>
        <translation>3  Salida</translation>
    </message>
    <message>
        <source>4  Start</source>
        <translation>4  Inicio</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Fotos…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Include sub-folders</source>
        <translation>Incluir subcarpetas</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensidad</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>Calcular e&amp;n</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>No tocar las fotos nítidas</translation>
    </message>
    <message>
        <source>Check results, keep what was better</source>
        <translation>Comprobar y guardar lo mejor</translation>
    </message>
    <message>
        <source>Where a result looks worse, less of it is used, or the original is kept.</source>
        <translation>Si un resultado se ve peor, se atenúa o se conserva el original.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>Junto a los originales</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>Elegir la carpeta de salida</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Como el original</translation>
    </message>
    <message>
        <source>Take a free name</source>
        <translation>Usar un nombre libre</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Omitir la foto</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>Reemplazar nuestro resultado anterior</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>Car&amp;peta</translation>
    </message>
    <message>
        <source>If it e&amp;xists</source>
        <translation>Si e&amp;xiste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln foto</numerusform>
            <numerusform>%Ln fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>Nom&amp;bres</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Carpeta de salida</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>Plantilla de nombres</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Calidad de JPEG, WebP y AVIF</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar las fallidas</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Buscando fotos…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Suelte fotos o carpetas en cualquier parte de esta ventana.</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>en %Ln carpeta</numerusform>
            <numerusform>en %Ln carpetas</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>unos {0} min</translation>
    </message>
    <message>
        <source>about {0:.0f} s</source>
        <translation>unos {0:.0f} s</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta de los resultados</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>{0:+.1f} dB en {1:.0f} fotos borrosas reales que no se usaron en el entrenamiento.</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>Puede vender sus resultados.</translation>
    </message>
    <message>
        <source>Read it before you sell.</source>
        <translation>Léala antes de vender.</translation>
    </message>
    <message>
        <source>Licence {0}. {1}</source>
        <translation>Licencia {0}. {1}</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entrenado con: {0}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Imagen, antes y después</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} frente a {1}</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>LookingLine</name>
    <message>
        <source>Looking for photos</source>
        <translation>Buscando fotos</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Dejar de buscar</translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos… %Ln so far</source>
        <translation>
            <numerusform>Buscando fotos… %Ln hasta ahora</numerusform>
            <numerusform>Buscando fotos… %Ln hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Buscando fotos…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Detenido. No se ha añadido nada a la lista.</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Ahí no se encontraron fotos.</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Mostrar los resultados</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Filtrar por nombre o carpeta</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrar por estado</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln foto</numerusform>
            <numerusform>%Ln fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Left as is</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Progreso del lote</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0:.1f} per minute</source>
        <translation>{0:.1f} por minuto</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>Terminando {0}…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>Corrigiendo {0}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>estimando</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>quedan unos {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>quedan unos {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min left</source>
        <translation>quedan unas {0} h {1:02} min</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Preview here</source>
        <translation>Vista previa aquí</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupa</translation>
    </message>
    <message>
        <source>Change map</source>
        <translation>Mapa de cambios</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Making a preview…</source>
        <translation>Creando la vista previa…</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Suelte aquí fotos o carpetas.

Los originales nunca se modifican.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>Vista previa {0} {1} %</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>Vista previa creada en {0:.1f} s.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>Bienvenida a Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of shaken photos on this window, and press Start.</source>
        <translation>Suelte una carpeta de fotos movidas en esta ventana y pulse Iniciar.</translation>
    </message>
    <message>
        <source>The originals are never changed; results are new files.</source>
        <translation>Los originales nunca se modifican; los resultados son archivos nuevos.</translation>
    </message>
    <message>
        <source>All is computed on this machine. No photo leaves it.</source>
        <translation>Todo se calcula en este equipo. Ninguna foto sale de él.</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>Corregir las fotos de ejemplo</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir una carpeta…</translation>
    </message>
</context>
</TS>
