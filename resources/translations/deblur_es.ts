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
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallida</numerusform>
            <numerusform>%Ln fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln omitida</numerusform>
            <numerusform>%Ln omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln conservada sin cambios</numerusform>
            <numerusform>%Ln conservadas sin cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln pendiente</numerusform>
            <numerusform>%Ln pendientes</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} de {1}: {2}</translation>
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
        <source>Cannot start yet</source>
        <translation>Todavía no se puede iniciar</translation>
    </message>
    <message>
        <source>Fix these problems first:</source>
        <translation>Corrija antes estos problemas:</translation>
    </message>
    <message>
        <source>No program on this computer opens this. It is here:</source>
        <translation>Ningún programa de este ordenador lo abre. Está aquí:</translation>
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
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>Fotos ({0});;Vídeos ({1});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Videos ({0});;All files (*)</source>
        <translation>Vídeos ({0});;Todos los archivos (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals are not changed.</source>
        <translation>
            <numerusform>Se reemplazará %Ln resultado anterior. Los originales no se modifican.</numerusform>
            <numerusform>Se reemplazarán %Ln resultados anteriores. Los originales no se modifican.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>Procesar de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>Process %Ln photo(s) again?</source>
        <translation>
            <numerusform>¿Procesar de nuevo %Ln foto?</numerusform>
            <numerusform>¿Procesar de nuevo %Ln fotos?</numerusform>
        </translation>
    </message>
    <message>
        <source>With the settings chosen now: {0}.</source>
        <translation>Con los ajustes actuales: {0}.</translation>
    </message>
    <message>
        <source>Replace: the new result takes the place of the earlier one. A file that was changed in another program since is never replaced.</source>
        <translation>Reemplazar: el nuevo resultado ocupa el lugar del anterior. Un archivo modificado después en otro programa nunca se reemplaza.</translation>
    </message>
    <message>
        <source>Keep both: the new result gets a number in its name.</source>
        <translation>Conservar ambos: el nuevo resultado recibe un número en su nombre.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Reemplazar</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Conservar ambos</translation>
    </message>
    <message>
        <source>A batch is still running. If you stop it now, you can resume it later.</source>
        <translation>Un lote aún está en curso. Si lo detiene ahora, podrá reanudarlo más tarde.</translation>
    </message>
    <message>
        <source>A video is still being deblurred. If you stop it now, you can resume it after the last part that is finished.</source>
        <translation>Aún se está procesando un vídeo. Si lo detiene ahora, podrá reanudarlo después de la última parte terminada.</translation>
    </message>
    <message>
        <source>A batch and a video are still running. If you stop them now, you can resume the batch later, and the video after the last part that is finished.</source>
        <translation>Un lote y un vídeo aún están en curso. Si los detiene ahora, podrá reanudar el lote más tarde, y el vídeo después de la última parte terminada.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Detener y cerrar</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>Reemplazar resultados</translation>
    </message>
    <message>
        <source>The existing result was made with the same settings.</source>
        <translation>El resultado existente se obtuvo con estos mismos ajustes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) in the queue are kept.</source>
        <translation>
            <numerusform>%Ln lote de la cola se conserva.</numerusform>
            <numerusform>%Ln lotes de la cola se conservan.</numerusform>
        </translation>
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
        <source>Hold: show the original</source>
        <translation>Mantener: mostrar el original</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>Mostrar el original o uno de los resultados</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Pan; in the list, ↑ ↓ select more photos</source>
        <translation>Desplazar; en la lista, ↑ ↓ seleccionan más fotos</translation>
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
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Lista nueva</translation>
    </message>
    <message>
        <source>Put removed photos back into the list</source>
        <translation>Devolver a la lista las fotos quitadas</translation>
    </message>
    <message>
        <source>Next list, button or field</source>
        <translation>Lista, botón o campo siguiente</translation>
    </message>
    <message>
        <source>Preview the visible part</source>
        <translation>Previsualizar la parte visible</translation>
    </message>
    <message>
        <source>Link or unlink both sides</source>
        <translation>Vincular o desvincular ambos lados</translation>
    </message>
    <message>
        <source>Fit, 100%</source>
        <translation>Ajustar, 100 %</translation>
    </message>
    <message>
        <source>Zoom (or scroll)</source>
        <translation>Zoom (o con la rueda)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Tune to my camera</source>
        <translation>Ajustar a mi cámara</translation>
    </message>
    <message>
        <source>Camera: start or stop</source>
        <translation>Cámara: iniciar o detener</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Ayuda sobre esta página</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Camera: pause</source>
        <translation>Cámara: pausa</translation>
    </message>
    <message>
        <source>Camera: snapshot, record</source>
        <translation>Cámara: instantánea, grabar</translation>
    </message>
    <message>
        <source>Camera: original, deblurred, split, side by side; mirror</source>
        <translation>Cámara: original, nítida, dividida, lado a lado; espejo</translation>
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
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Componentes</translation>
    </message>
    <message>
        <source>Collecting system information…</source>
        <translation>Examinando el sistema…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Removes motion blur from photos, on your own computer. MIT licence.</source>
        <translation>Quita el desenfoque de movimiento de las fotos, en su propio equipo. Licencia MIT.</translation>
    </message>
    <message>
        <source>No photo leaves this computer, and the network is used only when you ask for it.</source>
        <translation>Ninguna foto sale de este equipo, y la red solo se usa cuando usted lo pide.</translation>
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
        <source>Debug report</source>
        <translation>Informe de depuración</translation>
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
        <source>&amp;Camera</source>
        <translation>Cáma&amp;ra</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vaciar esta lista</translation>
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
        <source>&amp;Preferences…</source>
        <translation>Prefer&amp;encias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>&amp;Deshacer quitar de la lista</translation>
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
        <source>&amp;Remove from list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>Aña&amp;dir a la cola</translation>
    </message>
    <message>
        <source>In&amp;terrupted batches…</source>
        <translation>Lotes in&amp;terrumpidos…</translation>
    </message>
    <message>
        <source>Keep only &amp;blurred photos</source>
        <translation>Con&amp;servar solo las fotos borrosas</translation>
    </message>
    <message>
        <source>Save report to f&amp;older…</source>
        <translation>&amp;Guardar el informe en una carpeta…</translation>
    </message>
    <message>
        <source>P&amp;hotos</source>
        <translation>F&amp;otos</translation>
    </message>
    <message>
        <source>C&amp;amera</source>
        <translation>Cám&amp;ara</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Entrenamiento</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>&amp;Chips gráficos…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pausar o reanudar</translation>
    </message>
    <message>
        <source>Search for &amp;cameras again</source>
        <translation>&amp;Buscar cámaras de nuevo</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Primeros pasos</translation>
    </message>
    <message>
        <source>&amp;Batches and the queue</source>
        <translation>&amp;Lotes y cola</translation>
    </message>
    <message>
        <source>F&amp;ormats</source>
        <translation>F&amp;ormatos</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>&amp;Vídeo</translation>
    </message>
    <message>
        <source>What deblurring &amp;can and cannot do</source>
        <translation>&amp;Qué se puede y qué no</translation>
    </message>
    <message>
        <source>&amp;Troubleshooting</source>
        <translation>Solución de proble&amp;mas</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos de &amp;teclado</translation>
    </message>
    <message>
        <source>Open &amp;settings folder</source>
        <translation>Abrir la carpeta de a&amp;justes</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>&amp;Iniciar o detener</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>Lista &amp;nueva</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>Abrir &amp;vídeo…</translation>
    </message>
    <message>
        <source>&amp;Add photos…</source>
        <translation>Añadir &amp;fotos…</translation>
    </message>
    <message>
        <source>Add fol&amp;der…</source>
        <translation>Aña&amp;dir carpeta…</translation>
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
        <source>F&amp;ind blurred photos</source>
        <translation>&amp;Buscar fotos borrosas</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>Dejar solo las &amp;fallidas</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Mostrar el i&amp;nforme</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Registro</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pan&amp;talla completa</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>&amp;Ajustar a mi cámara…</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>I&amp;nstantánea</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>&amp;Grabar, o dejar de grabar</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Espejo</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Pan&amp;talla completa</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>&amp;Informe de depuración…</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>&amp;Acerca de y licencias…</translation>
    </message>
    <message>
        <source>Licence {0}</source>
        <translation>Licencia {0}</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>Puede vender sus resultados.</translation>
    </message>
    <message>
        <source>PyTorch is missing: see Models.</source>
        <translation>Falta PyTorch: vea Modelos.</translation>
    </message>
    <message>
        <source>Read it before selling results.</source>
        <translation>Léala antes de vender resultados.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>OpenVINO is made by Intel, and works on every x86 processor, AMD&apos;s too.</source>
        <translation>OpenVINO es de Intel y funciona en cualquier procesador x86, también de AMD.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln hilo</numerusform>
            <numerusform>%Ln hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0:.1f} minutes per megapixel, measured on this computer.</source>
        <translation>{0:.1f} minutos por megapíxel, medido en este equipo.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds per megapixel, measured on this computer.</source>
        <translation>{0:.1f} segundos por megapíxel, medido en este equipo.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entrenado con</translation>
    </message>
    <message>
        <source>Tuned from {0} on {1}.</source>
        <translation>Ajustado desde «{0}» el {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Ajustado desde «{0}».</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Sin medir.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Closeness {0} → {1} ({2:+.1f} dB) on {3:.0f} test photos of {4}.</source>
        <translation>Cercanía {0} → {1} ({2:+.1f} dB) con {3:.0f} fotos de prueba de {4}.</translation>
    </message>
    <message>
        <source>Closeness to the sharp original; 100% is identical. Measured as SSIM. The test photos are the same for all models that come with Deblur.</source>
        <translation>Cercanía al original nítido; 100 % es idéntico. Medida como SSIM. Las fotos de prueba son las mismas para todos los modelos incluidos en Deblur.</translation>
    </message>
    <message>
        <source>Not measured on this computer yet.</source>
        <translation>Aún sin medir en este equipo.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>Every tensor; the authors publish no SHA-256.</source>
        <translation>Cada tensor; los autores no publican ningún SHA-256.</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>añadido por usted</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is pinned for later downloads.</source>
        <translation>No hay ningún SHA-256 publicado. Se comprueba cada tensor; el SHA-256 del primer archivo queda fijado para descargas posteriores.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verificación</translation>
    </message>
    <message>
        <source>not downloaded yet</source>
        <translation>aún sin descargar</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as published by the authors; not verified here.</source>
        <translation>{0:.2f} dB en GoPro según los autores; no verificado aquí.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>En disco</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>comes with Deblur</source>
        <translation>incluido en Deblur</translation>
    </message>
    <message>
        <source>Estimated: about {0:.1f} seconds per megapixel.</source>
        <translation>Estimación: unos {0:.1f} segundos por megapíxel.</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>unos {0}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} photos held out from its training; models measured on other photos cannot be compared with that.</source>
        <translation>{0:+.1f} dB con {1:.0f} fotos ajenas a su entrenamiento; no es comparable con modelos medidos con otras fotos.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB en un recorte del conjunto de prueba GoPro.</translation>
    </message>
    <message>
        <source>{0}% - Deblur</source>
        <translation>{0} % - Deblur</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>Lote terminado</translation>
    </message>
    <message>
        <source>by an earlier batch</source>
        <translation>por un lote anterior</translation>
    </message>
    <message>
        <source>The sharpest of a burst of {0}</source>
        <translation>La más nítida de una ráfaga de {0}</translation>
    </message>
    <message>
        <source>Done with other settings, will be processed again</source>
        <translation>Terminada con otros ajustes, se procesará de nuevo</translation>
    </message>
    <message>
        <source>The result is gone, will be processed again</source>
        <translation>El resultado ya no está, la foto se procesará de nuevo</translation>
    </message>
    <message>
        <source>{0} of the same burst is sharper</source>
        <translation>{0}, de la misma ráfaga, es más nítida</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Help topics</source>
        <translation>Temas de ayuda</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>No page contains this.</source>
        <translation>Ninguna página contiene esto.</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Texto de ayuda</translation>
    </message>
    <message>
        <source>No page contains “{0}”. Try another word, or clear the search to see all pages.</source>
        <translation>Ninguna página contiene «{0}». Pruebe otra palabra o vacíe la búsqueda para ver todas las páginas.</translation>
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
        <translation>unos segundos</translation>
    </message>
    <message>
        <source>about {0} seconds</source>
        <translation>unos {0} segundos</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>cerca de un minuto</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>unos {0} minutos</translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation>cerca de una hora</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>unas {0} h {1} min</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>unas {0} horas</translation>
    </message>
    <message>
        <source>about {0} to {1} minutes</source>
        <translation>unos {0} a {1} minutos</translation>
    </message>
    <message>
        <source>about {0} to {1} hours</source>
        <translation>unas {0} a {1} horas</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} a {1}</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimando el tiempo…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>tiempo restante: {0}</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0} (estimado)</translation>
    </message>
    <message>
        <source>Continues with the settings that the batch was started with. Start uses those chosen now.</source>
        <translation>Continúa con los ajustes con los que se inició el lote. Iniciar usa los elegidos ahora.</translation>
    </message>
    <message>
        <source>results are not checked</source>
        <translation>los resultados no se comprueban</translation>
    </message>
    <message>
        <source>results that look worse are rejected</source>
        <translation>se rechazan los resultados que se ven peor</translation>
    </message>
    <message>
        <source>sharp photos are skipped</source>
        <translation>las fotos nítidas se omiten</translation>
    </message>
    <message>
        <source>sharp photos are not skipped</source>
        <translation>las fotos nítidas no se omiten</translation>
    </message>
    <message>
        <source>all frames of a burst</source>
        <translation>todas las fotos de una ráfaga</translation>
    </message>
    <message>
        <source>only the sharpest frame of a burst</source>
        <translation>solo la foto más nítida de una ráfaga</translation>
    </message>
    <message>
        <source>names {0}</source>
        <translation>nombres {0}</translation>
    </message>
    <message>
        <source>usual names</source>
        <translation>nombres habituales</translation>
    </message>
    <message>
        <source>No photos found there.</source>
        <translation>Ahí no se encontraron fotos.</translation>
    </message>
    <message>
        <source>The folder {0} is gone: was its card or drive removed? Insert it and press Retry failed.</source>
        <translation>La carpeta {0} ya no está: ¿se ha retirado su tarjeta o unidad? Vuelva a conectarla y pulse «Reintentar las fallidas».</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed; all others are finished.</source>
        <translation>
            <numerusform>Falló %Ln foto; todas las demás están terminadas.</numerusform>
            <numerusform>Fallaron %Ln fotos; todas las demás están terminadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings: {0}.</source>
        <translation>
            <numerusform>Todo terminado, %Ln con otros ajustes: {0}.</numerusform>
            <numerusform>Todo terminado, %Ln con otros ajustes: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings.</source>
        <translation>
            <numerusform>Todo terminado, %Ln con otros ajustes.</numerusform>
            <numerusform>Todo terminado, %Ln con otros ajustes.</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos in the list are finished.</source>
        <translation>Todas las fotos de la lista están terminadas.</translation>
    </message>
    <message>
        <source>All photos in the list are finished at {0}.</source>
        <translation>Todas las fotos de la lista están terminadas al {0}.</translation>
    </message>
    <message numerus="yes">
        <source>All photos in the list are finished, %Ln at another strength.</source>
        <translation>
            <numerusform>Todas las fotos de la lista están terminadas, %Ln con otra intensidad.</numerusform>
            <numerusform>Todas las fotos de la lista están terminadas, %Ln con otra intensidad.</numerusform>
        </translation>
    </message>
    <message>
        <source>To have {0}, press Save below a photo. To run a model again, right-click a photo and choose Process again.</source>
        <translation>Para tener {0}, pulse «Guardar» debajo de una foto. Para ejecutar de nuevo un modelo, haga clic derecho en una foto y elija «Procesar de nuevo».</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Done already. Choose Process again in the menu of the photo to redo it.</source>
        <translation>Ya está procesada. Para repetirla, elija «Procesar de nuevo» en el menú contextual de la foto.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>No se encuentra %Ln resultado.</numerusform>
            <numerusform>No se encuentran %Ln resultados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Las fotos fallidas se pueden reintentar cuando termine el lote.</translation>
    </message>
    <message>
        <source>This batch keeps the settings it was started with: {0}.</source>
        <translation>Este lote conserva los ajustes con los que se inició: {0}.</translation>
    </message>
    <message>
        <source>Stopped before the first photo. Nothing was changed.</source>
        <translation>Detenido antes de la primera foto. No se cambió nada.</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Mostrar los resultados</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar el informe</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Escribiendo el informe…</translation>
    </message>
    <message>
        <source>Save report to folder</source>
        <translation>Guardar el informe en una carpeta</translation>
    </message>
    <message>
        <source>Report saved: {0}</source>
        <translation>Informe guardado: {0}</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>There is no model {0} any more: the model is chosen automatically.</source>
        <translation>El modelo {0} ya no existe: el modelo se elige automáticamente.</translation>
    </message>
</context>
<context>
    <name>CameraController</name>
    <message>
        <source>Choose a camera at the right, then press Start.

Its picture appears here, before and after deblurring. The camera is off until then, and no picture leaves this computer.

No camera? Choose the moving chart, or play a video.</source>
        <translation>Elija una cámara a la derecha y pulse Iniciar.

Su imagen aparece aquí, antes y después de corregir el desenfoque. Hasta entonces la cámara está apagada y ninguna imagen sale de este equipo.

¿Sin cámara? Elija la carta en movimiento o reproduzca un vídeo.</translation>
    </message>
    <message>
        <source>The camera is still recording.</source>
        <translation>La cámara sigue grabando.</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Abriendo {0}…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
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
        <source>Paused. Press Space to resume.</source>
        <translation>En pausa. Pulse Espacio para reanudar.</translation>
    </message>
    <message>
        <source>Processing at {0} size, 1 of {1} frames: this computer is busy or too slow.</source>
        <translation>Se procesa a {0} del tamaño, 1 de cada {1} imágenes: este equipo está ocupado o es demasiado lento.</translation>
    </message>
    <message>
        <source>Processing at {0} size to keep {1} FPS.</source>
        <translation>Se procesa a {0} del tamaño para mantener {1} fps.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Recorded {0:.0f} s, {1}: {2}</source>
        <translation>{0:.0f} s grabados, {1}: {2}</translation>
    </message>
    <message>
        <source>The recording stopped.</source>
        <translation>La grabación se ha detenido.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to open it again.</source>
        <translation>La cámara está apagada. Pulse Iniciar para abrirla de nuevo.</translation>
    </message>
    <message>
        <source>Saved {0} and its result.</source>
        <translation>Se guardaron {0} y su resultado.</translation>
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
        <translation>Nítida</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividida</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>ChildDialog</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The last job is still being stopped. Try again in a moment.</source>
        <translation>La última tarea aún se está deteniendo. Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} de {1:.0f} MB</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>Imagen, antes y después</translation>
    </message>
    <message>
        <source>{0} compared with {1}</source>
        <translation>{0} frente a {1}</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} no se puede leer: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} no se puede escribir: {1}</translation>
    </message>
    <message>
        <source>Choose another TOML file of settings, or correct this one.</source>
        <translation>Elija otro archivo TOML de ajustes o corrija este.</translation>
    </message>
    <message>
        <source>{0} has invalid settings:</source>
        <translation>{0} tiene ajustes no válidos:</translation>
    </message>
    <message>
        <source>Not saved. Fix these problems first:</source>
        <translation>No guardado. Corrija antes estos problemas:</translation>
    </message>
    <message>
        <source>Choose another folder, or free some disk space.</source>
        <translation>Elija otra carpeta o libere espacio en el disco.</translation>
    </message>
    <message>
        <source>My file: {0}</source>
        <translation>Mi archivo: {0}</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Cargar ajustes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Guardar ajustes</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Predeterminados</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Restore my changes</source>
        <translation>Recuperar mis cambios</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Modelo alumno</translation>
    </message>
    <message>
        <source>Length and size</source>
        <translation>Duración y tamaño</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Losses and teacher</source>
        <translation>Funciones de pérdida y modelo profesor</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Machine and reports</source>
        <translation>Equipo e informes</translation>
    </message>
    <message>
        <source>No matching settings.</source>
        <translation>Ningún ajuste coincide.</translation>
    </message>
    <message>
        <source>numbers separated by commas</source>
        <translation>números separados por comas</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>Fix these problems before starting:</source>
        <translation>Corrija estos problemas antes de empezar:</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Mi archivo…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Cargar…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>These are the keys of the trainer&apos;s settings files. As in the files, their names and explanations are in English in every language.</source>
        <translation>Son las claves de los archivos de ajustes del entrenamiento. Como en los archivos, sus nombres y explicaciones están en inglés en todos los idiomas.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>de {0} a {1}</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>como charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>predeterminado: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln cambiado</numerusform>
            <numerusform>%Ln cambiados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Reset {0}</source>
        <translation>Restablecer {0}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>Volver a {0}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>({0}; old model {1})</source>
        <translation>({0}; modelo anterior {1})</translation>
    </message>
    <message>
        <source>({0}; old model {1}, blurred photos {2})</source>
        <translation>({0}; modelo anterior {1}, fotos desenfocadas {2})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Training curves</source>
        <translation>Curvas del entrenamiento</translation>
    </message>
    <message>
        <source>The curves begin once the photos are prepared and the model is measured as it is now.</source>
        <translation>Las curvas comienzan cuando las fotos están preparadas y el modelo se ha medido tal como está ahora.</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show all steps.</source>
        <translation>Rueda para ampliar, arrastrar para desplazar, doble clic para ver todos los pasos.</translation>
    </message>
    <message>
        <source>Values at step {0}</source>
        <translation>Valores en el paso {0}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Above the dashed line is better than before. Ups and downs are normal.</source>
        <translation>Por encima de la línea discontinua es mejor que antes. Las subidas y bajadas son normales.</translation>
    </message>
    <message>
        <source>Accuracy: change in dB since the start (PSNR)</source>
        <translation>Precisión: cambio en dB desde el principio (PSNR)</translation>
    </message>
    <message>
        <source>your photos</source>
        <translation>sus fotos</translation>
    </message>
    <message>
        <source>other blur</source>
        <translation>otros desenfoques</translation>
    </message>
    <message>
        <source>Measured on photos that are held out: the model is not trained on them. Your photos are blurred as your camera does it; the other blur is synthesized, and shows whether the model forgets what it could do before.</source>
        <translation>Medido en fotos reservadas, con las que no se entrena el modelo. Sus fotos tienen el desenfoque de su cámara; los otros desenfoques son sintéticos y muestran si el modelo olvida lo que sabía hacer antes.</translation>
    </message>
    <message>
        <source>Training error (lower is better)</source>
        <translation>Error de entrenamiento (cuanto más bajo, mejor)</translation>
    </message>
    <message>
        <source>How far its results are from the sharp photos it is trained on (the loss). It falls quickly first, then slowly and unevenly.</source>
        <translation>Distancia entre los resultados y las fotos nítidas del entrenamiento (la pérdida). Primero baja rápido, luego despacio y de forma irregular.</translation>
    </message>
    <message>
        <source>Accuracy (PSNR in dB, higher is better)</source>
        <translation>Precisión (PSNR en dB, cuanto más alto, mejor)</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Último paso: {0}</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>No usable graphics chip was found.</source>
        <translation>No se encontró ningún chip gráfico utilizable.</translation>
    </message>
    <message>
        <source>In use: {0}, {1} {2}. {3:.1f} times as fast as without it.</source>
        <translation>En uso: {0}, {1} {2}. {3:.1f} veces la velocidad que sin él.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. There is nothing that you have to do.</source>
        <translation>Las fotos se procesan en la CPU. No tiene que hacer nada.</translation>
    </message>
    <message>
        <source>This processor computes numbers of 16 bits (bfloat16) in about half the time of 32 bits. A package that uses this can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Este procesador calcula números de 16 bits (bfloat16) en aproximadamente la mitad del tiempo que los de 32 bits. Se puede instalar un paquete que lo aproveche; se prueba con una imagen y solo se conserva si da el mismo resultado claramente más rápido.</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. A package for this chip can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>Las fotos se procesan en la CPU. Se puede instalar un paquete para este chip; se prueba con una imagen y solo se conserva si da el mismo resultado claramente más rápido.</translation>
    </message>
    <message>
        <source>There is nothing to install: choose CoreML (Apple) under Run on.</source>
        <translation>No hay nada que instalar: elija CoreML (Apple) como dispositivo.</translation>
    </message>
    <message>
        <source>No package for it is known on this system; photos are processed on the CPU.</source>
        <translation>No se conoce ningún paquete para él en este sistema; las fotos se procesan en la CPU.</translation>
    </message>
    <message>
        <source>If it is not faster, it is removed again and nothing changes.</source>
        <translation>Si no es más rápido, se elimina de nuevo y nada cambia.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Remove it? Photos are then processed on the CPU again.</source>
        <translation>¿Eliminarlo? Las fotos volverán a procesarse en la CPU.</translation>
    </message>
    <message>
        <source>Removed. It is no longer used from the next start of Deblur.</source>
        <translation>Eliminado. Dejará de usarse a partir del próximo inicio de Deblur.</translation>
    </message>
    <message>
        <source>Install {0}…</source>
        <translation>Instalar {0}…</translation>
    </message>
    <message>
        <source>Graphics chips and processor</source>
        <translation>Chips gráficos y procesador</translation>
    </message>
    <message>
        <source>Something else is being computed, which would disturb the trial. Wait until it has ended.</source>
        <translation>Se está calculando otra cosa, lo que falsearía la prueba. Espere a que termine.</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Consultando el índice de paquetes…</translation>
    </message>
    <message>
        <source>Download {0} for {1} and try it?</source>
        <translation>¿Descargar {0} para {1} y probarlo?</translation>
    </message>
    <message>
        <source>Download {0} and try it? The package index does not tell its size.</source>
        <translation>¿Descargar {0} y probarlo? El índice de paquetes no indica el tamaño.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>InterruptedDialog</name>
    <message>
        <source>Interrupted batches</source>
        <translation>Lotes interrumpidos</translation>
    </message>
    <message>
        <source>{0} of {1} photos left, started {2}</source>
        <translation>Quedan {0} de {1} fotos, iniciado: {2}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Los resultados obtenidos se conservan; las fotos restantes no se procesan.</translation>
    </message>
    <message>
        <source>Discard interrupted batch</source>
        <translation>Descartar el lote interrumpido</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>&amp;Adaptive quality</source>
        <translation>Ca&amp;lidad adaptativa</translation>
    </message>
    <message>
        <source>Precision of the computation: {0}</source>
        <translation>Precisión del cálculo: {0}</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Cada imagen</translation>
    </message>
    <message>
        <source>Processing size</source>
        <translation>Tamaño con el que trabaja el modelo</translation>
    </message>
    <message>
        <source>Maintains the frame rate: if this computer is too slow, the model runs at a smaller size, then only on every second frame. The current setting is shown on the picture.</source>
        <translation>Mantiene la frecuencia de imágenes: si este equipo es demasiado lento, el modelo trabaja a menor tamaño y, después, solo en una de cada dos imágenes. La imagen muestra el ajuste actual.</translation>
    </message>
    <message>
        <source>{0} size</source>
        <translation>{0} del tamaño</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Tamaño completo</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Imágenes que se procesan</translation>
    </message>
    <message>
        <source>Used without adaptive quality</source>
        <translation>Se usa sin calidad adaptativa</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensidad</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>The model that removes most blur of those that keep the rate here</source>
        <translation>De los modelos que mantienen la frecuencia aquí, el que elimina más desenfoque</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Se ejecuta en {0}</translation>
    </message>
    <message>
        <source>{0} (8 bits, fastest)</source>
        <translation>{0} (8 bits, el más rápido)</translation>
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
        <translation>1 de cada {0} imágenes</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Camera picture</source>
        <translation>Imagen de la cámara</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Nítida</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Tune a model with these photos</source>
        <translation>Ajustar un modelo con estas fotos</translation>
    </message>
    <message>
        <source>Add these photos</source>
        <translation>Añadir estas fotos</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>Training data</source>
        <translation>Datos de entrenamiento</translation>
    </message>
</context>
<context>
    <name>MaterialModel</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bueno</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modelo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Skip photos that are already sharp</source>
        <translation>Omitir las fotos que ya son nítidas</translation>
    </message>
    <message>
        <source>Bursts: keep only the sharpest frame</source>
        <translation>Ráfagas: conservar solo la más nítida</translation>
    </message>
    <message>
        <source>Frames taken within seconds that show the same scene are a burst. Only its sharpest frame is processed; the others are skipped.</source>
        <translation>Las fotos tomadas en pocos segundos que muestran la misma escena son una ráfaga. Solo se procesa la más nítida; las demás se omiten.</translation>
    </message>
    <message>
        <source>Reject results that look worse</source>
        <translation>Rechazar resultados que se ven peor</translation>
    </message>
    <message>
        <source>If a result looks worse than the photo, it is applied at lower strength or rejected.</source>
        <translation>Si un resultado se ve peor que la foto, se mezcla en menor medida o se rechaza.</translation>
    </message>
    <message>
        <source>{0}: not used yet.</source>
        <translation>{0}: aún no se usa.</translation>
    </message>
    <message>
        <source>Graphics chips…</source>
        <translation>Chips gráficos…</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Ejecutar e&amp;n</translation>
    </message>
    <message>
        <source>RA&amp;W + JPEG</source>
        <translation>RA&amp;W + JPEG</translation>
    </message>
    <message>
        <source>Only the JPEG or HEIC</source>
        <translation>Solo el JPEG o HEIC</translation>
    </message>
    <message>
        <source>Only the RAW file</source>
        <translation>Solo el archivo RAW</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Which photo is processed where a folder has a RAW file and a JPEG or HEIC of the same name. A file that you drop itself is always processed.</source>
        <translation>Qué foto se procesa si una carpeta tiene un archivo RAW y un JPEG o HEIC del mismo nombre. Un archivo que usted mismo suelta se procesa siempre.</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Tamaño completo</translation>
    </message>
    <message>
        <source>Half size</source>
        <translation>La mitad</translation>
    </message>
    <message>
        <source>A third</source>
        <translation>Un tercio</translation>
    </message>
    <message>
        <source>Very long blur, and blur in large photos that are soft at 100 %, is removed better on a smaller copy of the photo, of which only the correction is enlarged. The result has the full size.</source>
        <translation>Un desenfoque muy largo, y el de fotos grandes poco nítidas al 100 %, se elimina mejor en una copia reducida de la foto, de la que solo se amplía la corrección. El resultado tiene el tamaño completo.</translation>
    </message>
    <message>
        <source>{0}: about {1} s per megapixel</source>
        <translation>«{0}»: unos {1} s por megapíxel</translation>
    </message>
    <message>
        <source>For all photos</source>
        <translation>Para todas las fotos</translation>
    </message>
    <message>
        <source>Set for this photo only</source>
        <translation>Cambiar solo para esta foto</translation>
    </message>
    <message>
        <source>For this photo only; batches use {0}</source>
        <translation>Solo esta foto, lotes: {0}</translation>
    </message>
    <message>
        <source>Next batch; this one has {0}</source>
        <translation>Próximo lote; este: {0}</translation>
    </message>
    <message>
        <source>This photo only</source>
        <translation>Solo esta foto</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>Automático ({0})</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>«{0}»: {1}</translation>
    </message>
    <message>
        <source>{0}: {1}, recommended</source>
        <translation>«{0}»: {1}, recomendado</translation>
    </message>
    <message>
        <source>Model details…</source>
        <translation>Detalles del modelo…</translation>
    </message>
    <message>
        <source>Compute faster…</source>
        <translation>Calcular más rápido…</translation>
    </message>
    <message>
        <source>Chosen by the number of photos and the speed of this computer.</source>
        <translation>Elegido según el número de fotos y la velocidad de este equipo.</translation>
    </message>
    <message>
        <source>Chosen as the number of photos is not known.</source>
        <translation>Elegido porque no se conoce el número de fotos.</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensidad</translation>
    </message>
    <message>
        <source>&amp;Long blur</source>
        <translation>Desenfoque &amp;largo</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>The strength of the next batch. A finished photo is changed only when you press Save below it, and can be given a strength of its own.</source>
        <translation>La intensidad del próximo lote. Una foto terminada solo cambia al pulsar Guardar debajo de ella, y puede tener su propia intensidad.</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Se ejecuta en {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s por megapíxel, medido aquí</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Acerca de este modelo</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Descargar…</translation>
    </message>
    <message>
        <source>&amp;Measure speed</source>
        <translation>&amp;Medir velocidad</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Cambiar &amp;nombre…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>{0} (not downloaded)</source>
        <translation>{0} (sin descargar)</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Comprobando el modelo…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Download {0}, about {1:.0f} MB, from {2}?</source>
        <translation>¿Descargar «{0}», unos {1:.0f} MB, de {2}?</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>Descargar un modelo</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Something else is being computed, which would make the model look slower. Wait until it has ended, then measure.</source>
        <translation>Hay otro cálculo en curso que falsearía la medición. Espere a que termine y mida después.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>New name for {0}</source>
        <translation>Nombre nuevo de «{0}»</translation>
    </message>
    <message>
        <source>Deblur models</source>
        <translation>Modelos de Deblur</translation>
    </message>
    <message>
        <source>{0} was saved. Import it on the other computer.</source>
        <translation>Se ha guardado {0}. Impórtelo en el otro equipo.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this computer?</source>
        <translation>¿Quitar «{0}» y sus archivos de este equipo?</translation>
    </message>
    <message>
        <source>Its earlier stages share the file and are removed too.</source>
        <translation>Sus etapas anteriores comparten el archivo y también se quitan.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation>«{0}» se ha quitado.</translation>
    </message>
    <message>
        <source>Models and weights</source>
        <translation>Modelos y pesos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importar un modelo</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entrenado con: {0}</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Cambiar el nombre de un modelo</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>«{0}» se llama ahora «{1}».</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Exportar un modelo</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Quitar un modelo</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Hecho.</translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
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
    <name>OpenController</name>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir una carpeta</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir vídeo</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Añadir fotos</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Añadir carpeta</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Salida</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>Junto a los originales</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Carpeta de salida</translation>
    </message>
    <message>
        <source>Choose output folder</source>
        <translation>Elegir la carpeta de salida</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Plantilla de nombres</translation>
    </message>
    <message>
        <source>Same as original</source>
        <translation>Como el original</translation>
    </message>
    <message>
        <source>Quality for JPEG, WebP and AVIF</source>
        <translation>Calidad de JPEG, WebP y AVIF</translation>
    </message>
    <message>
        <source>Keep both (add a number)</source>
        <translation>Conservar ambos (añadir un número)</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Omitir la foto</translation>
    </message>
    <message>
        <source>Replace earlier result</source>
        <translation>Reemplazar el resultado anterior</translation>
    </message>
    <message>
        <source>If the file e&amp;xists</source>
        <translation>Si el archivo e&amp;xiste</translation>
    </message>
    <message>
        <source>Earlier results are in {0}.</source>
        <translation>Los resultados anteriores están en {0}.</translation>
    </message>
    <message>
        <source>Earlier results are next to the originals.</source>
        <translation>Los resultados anteriores están junto a los originales.</translation>
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
        <source>Fol&amp;der</source>
        <translation>Car&amp;peta</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>Nom&amp;bres</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>&amp;Formato</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Nombre o carpeta</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrar por estado</translation>
    </message>
    <message>
        <source>Keep only these</source>
        <translation>Dejar solo estas</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Borrosa</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Removes the others from the list. No file is changed.</source>
        <translation>Quita las demás de la lista. No se modifica ningún archivo.</translation>
    </message>
    <message>
        <source>Result rejected or reduced</source>
        <translation>Resultado rechazado o reducido</translation>
    </message>
    <message>
        <source>Other flaws or unsure</source>
        <translation>Otros defectos o dudosas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln hecha</numerusform>
            <numerusform>%Ln hechas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln conservada sin cambios</numerusform>
            <numerusform>%Ln conservadas sin cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln omitida</numerusform>
            <numerusform>%Ln omitidas</numerusform>
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
        <source>%Ln blurred</source>
        <translation>
            <numerusform>%Ln borrosa</numerusform>
            <numerusform>%Ln borrosas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sharp</source>
        <translation>
            <numerusform>%Ln nítida</numerusform>
            <numerusform>%Ln nítidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln out of focus</source>
        <translation>
            <numerusform>%Ln desenfocada</numerusform>
            <numerusform>%Ln desenfocadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln noisy</source>
        <translation>
            <numerusform>%Ln con ruido</numerusform>
            <numerusform>%Ln con ruido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln dudosa</numerusform>
            <numerusform>%Ln dudosas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln ilegible</numerusform>
            <numerusform>%Ln ilegibles</numerusform>
        </translation>
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
    <name>PhotoMenu</name>
    <message>
        <source>Re&amp;move from list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln result(s) to the &amp;bin</source>
        <translation>
            <numerusform>Mover %Ln resultado a la papele&amp;ra</numerusform>
            <numerusform>Mover %Ln resultados a la papele&amp;ra</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostrar en la &amp;carpeta</translation>
    </message>
    <message>
        <source>Show result in fo&amp;lder</source>
        <translation>Mostrar el resultado en la car&amp;peta</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Todavía no hay resultado.</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>Copiar la r&amp;uta</translation>
    </message>
    <message numerus="yes">
        <source>Pro&amp;cess only %Ln photo(s)</source>
        <translation>
            <numerusform>P&amp;rocesar solo %Ln foto</numerusform>
            <numerusform>P&amp;rocesar solo %Ln fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Done already. Process again does it anew.</source>
        <translation>Ya está procesada. «Procesar de nuevo» la repite.</translation>
    </message>
    <message>
        <source>Process a&amp;gain…</source>
        <translation>Procesar de &amp;nuevo…</translation>
    </message>
    <message>
        <source>Process again &amp;with</source>
        <translation>Procesar de nuevo &amp;con</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>Re&amp;intentar</translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>Las fotos fallidas se pueden reintentar cuando termine el lote.</translation>
    </message>
    <message>
        <source>No photo selected here has failed.</source>
        <translation>Ninguna de las fotos seleccionadas ha fallado.</translation>
    </message>
    <message>
        <source>Compare &amp;side by side</source>
        <translation>Comparar la&amp;do a lado</translation>
    </message>
    <message>
        <source>S&amp;ave again at strength {0}</source>
        <translation>Guardar de nuevo con i&amp;ntensidad {0}</translation>
    </message>
    <message>
        <source>The result has this strength already.</source>
        <translation>El resultado ya tiene esta intensidad.</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Sharp</source>
        <translation>Nítida</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movida</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Con ruido</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosa</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>{0}, {1}% sure</source>
        <translation>{0}, {1} % de certeza</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Kept unchanged</source>
        <translation>Conservada sin cambios</translation>
    </message>
    <message>
        <source>little will improve</source>
        <translation>mejorará poco</translation>
    </message>
    <message>
        <source>will be skipped</source>
        <translation>se omitirá</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px a {2}°</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Borrosa</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Desenfocada</translation>
    </message>
    <message>
        <source>{0}?</source>
        <translation>¿{0}?</translation>
    </message>
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
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>PlanController</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Detenido. No se ha añadido nada a la lista.</translation>
    </message>
    <message>
        <source>A batch is running. Add the new photos to the queue, or wait until it finishes.</source>
        <translation>Hay un lote en curso. Añada las fotos nuevas a la cola o espere a que termine.</translation>
    </message>
    <message>
        <source>{0} is being watched. Add the new photos to the queue; they are processed while no others arrive there.</source>
        <translation>Se está vigilando {0}. Añada las fotos nuevas a la cola; se procesan mientras no lleguen otras allí.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>The running batch keeps its photos. Press Stop to end it.</source>
        <translation>El lote en curso conserva sus fotos. Pulse Detener para terminarlo.</translation>
    </message>
    <message>
        <source>Looking at the photos. You can start once that is done.</source>
        <translation>Se están examinando las fotos. Después podrá iniciar.</translation>
    </message>
    <message>
        <source>New lists begin with the preset&apos;s strength, {0}, until you close Deblur, then again with {1} as in Preferences.</source>
        <translation>Las listas nuevas empiezan con la intensidad del preajuste, {0}, hasta que cierre Deblur, y después otra vez con {1}, como en Preferencias.</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>Junto a los originales</translation>
    </message>
    <message>
        <source>The preset has its own output folder: {0}.</source>
        <translation>El preajuste tiene su propia carpeta de salida: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>Start will retry %Ln failed photo(s).</source>
        <translation>
            <numerusform>Iniciar vuelve a intentar %Ln foto fallida.</numerusform>
            <numerusform>Iniciar vuelve a intentar %Ln fotos fallidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos found in {0}.</source>
        <translation>No se encontraron fotos en {0}.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>&amp;Notify when a batch finishes</source>
        <translation>&amp;Avisar al terminar un lote</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>&amp;Chips gráficos…</translation>
    </message>
    <message>
        <source>&amp;Record model and settings in the results (XMP)</source>
        <translation>&amp;Registrar modelo y ajustes en los resultados (XMP)</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Según el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>A new language takes effect at the next start.</source>
        <translation>Un idioma nuevo se aplica en el próximo inicio.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Procesamiento</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Ejecutar e&amp;n</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <translation>&amp;Hilos de CPU</translation>
    </message>
    <message>
        <source>&amp;Memory for a photo</source>
        <translation>&amp;Memoria para una foto</translation>
    </message>
    <message>
        <source>New lists</source>
        <translation>Listas nuevas</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>&amp;Intensidad</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Save these settings under a name, or load saved ones</source>
        <translation>Guardar estos ajustes con un nombre o cargar otros guardados</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Guardar como…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Load from a file…</source>
        <translation>&amp;Cargar desde un archivo…</translation>
    </message>
    <message>
        <source>Save to a &amp;file…</source>
        <translation>Guardar en un &amp;archivo…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Guardar preajuste</translation>
    </message>
    <message>
        <source>Preset name:</source>
        <translation>Nombre del preajuste:</translation>
    </message>
    <message>
        <source>Replace the preset {0}?</source>
        <translation>¿Reemplazar el preajuste {0}?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Delete the preset {0}?</source>
        <translation>¿Eliminar el preajuste {0}?</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Eliminar el preajuste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Load preset</source>
        <translation>Cargar preajuste</translation>
    </message>
    <message>
        <source>Save preset to a file</source>
        <translation>Guardar preajuste en un archivo</translation>
    </message>
</context>
<context>
    <name>PreviewProgress</name>
    <message>
        <source>Progress of the preview</source>
        <translation>Progreso de la vista previa</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Detener la vista previa</translation>
    </message>
    <message>
        <source>Computing the preview with {0}…</source>
        <translation>Calculando la vista previa con «{0}»…</translation>
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
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Waiting for new photos in {0}</source>
        <translation>Esperando fotos nuevas en {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
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
        <source>Trying photos of a new camera: {0} of {1}</source>
        <translation>Probando fotos de una cámara nueva: {0} de {1}</translation>
    </message>
    <message>
        <source>Watching {0}. First measuring how fast this computer is…</source>
        <translation>Vigilando {0}. Primero se mide la velocidad de este ordenador…</translation>
    </message>
    <message>
        <source>Looking for photos in {0}…</source>
        <translation>Buscando fotos en {0}…</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Training progress</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Continue when the &amp;window is closed</source>
        <translation>&amp;Seguir al cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>M&amp;uestra ahora</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Detener y c&amp;onservar</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Imagen reservada</translation>
    </message>
    <message>
        <source>Keys 1 to 4: blurred, old model, new model, sharp</source>
        <translation>Teclas 1 a 4: borrosa, modelo anterior, modelo nuevo, nítida</translation>
    </message>
    <message>
        <source>The first samples appear when the training begins.</source>
        <translation>Las primeras muestras aparecen cuando empieza el entrenamiento.</translation>
    </message>
    <message>
        <source>Memory in use: {0}</source>
        <translation>Memoria en uso: {0}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>tiempo restante: {0}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Rea&amp;nudar</translation>
    </message>
    <message>
        <source>Ends the training for good, and compares the model as it is now. To resume it later instead, close the window and choose Stop tuning.</source>
        <translation>Termina el entrenamiento definitivamente y compara el modelo tal como está. Para continuarlo más tarde, cierre la ventana y elija «Detener el ajuste».</translation>
    </message>
    <message>
        <source>Stop and disc&amp;ard…</source>
        <translation>Detener y &amp;descartar…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Paused. Memory stays in use.</source>
        <translation>En pausa. Sigue ocupando memoria.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queued batches</source>
        <translation>Lotes en cola</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Quitar de la cola</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Iniciar el siguiente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) queued</source>
        <translation>
            <numerusform>%Ln lote en cola</numerusform>
            <numerusform>%Ln lotes en cola</numerusform>
        </translation>
    </message>
    <message>
        <source>Rest of batch {0}</source>
        <translation>Resto del lote {0}</translation>
    </message>
    <message>
        <source>Watch {0}</source>
        <translation>Vigilar {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} y %Ln más</numerusform>
            <numerusform>{0} y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} strength</source>
        <translation>intensidad {0}</translation>
    </message>
</context>
<context>
    <name>ReblendController</name>
    <message>
        <source>None of these results has another strength.</source>
        <translation>Ninguno de estos resultados tiene otra intensidad.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>No se encuentra %Ln resultado.</numerusform>
            <numerusform>No se encuentran %Ln resultados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln result(s)…</source>
        <translation>
            <numerusform>Guardando %Ln resultado…</numerusform>
            <numerusform>Guardando %Ln resultados…</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0}%</source>
        <translation>ahora al {0} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) saved again at {0}% strength.</source>
        <translation>
            <numerusform>%Ln resultado guardado de nuevo al {0} % de intensidad.</numerusform>
            <numerusform>%Ln resultados guardados de nuevo al {0} % de intensidad.</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals were not changed.</source>
        <translation>Los originales no se han modificado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be saved:</source>
        <translation>
            <numerusform>%Ln no se pudo guardar:</numerusform>
            <numerusform>%Ln no se pudieron guardar:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Instantáneas y grabaciones</translation>
    </message>
    <message>
        <source>Deblurred video</source>
        <translation>Vídeo nítido</translation>
    </message>
    <message>
        <source>Original video</source>
        <translation>Vídeo original</translation>
    </message>
    <message>
        <source>Both videos</source>
        <translation>Ambos vídeos</translation>
    </message>
    <message>
        <source>Recorded video</source>
        <translation>Vídeo grabado</translation>
    </message>
    <message>
        <source>Folder for snapshots and recordings</source>
        <translation>Carpeta para instantáneas y grabaciones</translation>
    </message>
    <message>
        <source>Choose the folder for snapshots and recordings</source>
        <translation>Elegir la carpeta para instantáneas y grabaciones</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>I&amp;nstantánea</translation>
    </message>
    <message>
        <source>Virt&amp;ual camera for other programs</source>
        <translation>Cámara virtual &amp;para otros programas</translation>
    </message>
    <message>
        <source>Rec&amp;ord</source>
        <translation>&amp;Grabar</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>G&amp;uardar en</translation>
    </message>
    <message>
        <source>Stop recor&amp;ding</source>
        <translation>Dejar de gra&amp;bar</translation>
    </message>
    <message>
        <source>Start recor&amp;ding</source>
        <translation>Empezar a gra&amp;bar</translation>
    </message>
    <message>
        <source>Save this picture and its result (S)</source>
        <translation>Guardar esta imagen y su resultado (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>Grabar en un archivo (R)</translation>
    </message>
    <message>
        <source>Video calls and other programs can use the result as a camera.</source>
        <translation>Las videollamadas y otros programas pueden usar el resultado como cámara.</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message numerus="yes">
        <source>%Ln photo(s) removed from the list.</source>
        <translation>
            <numerusform>%Ln foto quitada de la lista.</numerusform>
            <numerusform>%Ln fotos quitadas de la lista.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Usar este modelo</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Cambiar nom&amp;bre…</translation>
    </message>
    <message>
        <source>Remove from mode&amp;ls…</source>
        <translation>&amp;Quitar de los modelos…</translation>
    </message>
    <message>
        <source>Show f&amp;iles</source>
        <translation>Mostrar arch&amp;ivos</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Imagen reservada</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Borrosa</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Modelo anterior</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Modelo nuevo</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Mejora</translation>
    </message>
    <message>
        <source>Old and new model, picture by picture</source>
        <translation>Modelo anterior y nuevo, imagen por imagen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>&amp;Use anyway</source>
        <translation>&amp;Usar de todos modos</translation>
    </message>
    <message>
        <source>The new model was not adopted.</source>
        <translation>El modelo nuevo no se adoptó.</translation>
    </message>
    <message>
        <source>{0} held-out photos, accuracy (PSNR): blurred {1:.2f} dB, old model {2:.2f} dB, new model {3:.2f} dB.</source>
        <translation>{0} fotos reservadas, precisión (PSNR): borrosas {1:.2f} dB, modelo anterior {2:.2f} dB, modelo nuevo {3:.2f} dB.</translation>
    </message>
    <message>
        <source>Other blur, synthesized: old model {0:.2f} dB, new model {1:.2f} dB ({2:+.2f} dB).</source>
        <translation>Otros desenfoques, sintéticos: modelo anterior {0:.2f} dB, modelo nuevo {1:.2f} dB ({2:+.2f} dB).</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min.</source>
        <translation>Entrenado con {0} fotos en {1} pasos, {2:.0f} min.</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min; with preparation and comparison {3:.0f} min.</source>
        <translation>Entrenado con {0} fotos en {1} pasos, {2:.0f} min; con preparación y comparación {3:.0f} min.</translation>
    </message>
    <message>
        <source>Mixed with the old model, so that it forgets less: {0} of it is new.</source>
        <translation>Mezclado con el modelo anterior para que olvide menos: {0} es nuevo.</translation>
    </message>
    <message>
        <source>Training was stopped after {0} of {1} steps; letting it finish may help.</source>
        <translation>El entrenamiento se detuvo tras {0} de {1} pasos; dejarlo terminar puede ayudar.</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended).</source>
        <translation>Lo que puede ayudar: más fotos (se recomiendan de 20 a 100).</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Thorough.</source>
        <translation>Lo que puede ayudar: más fotos (se recomiendan de 20 a 100), o el esfuerzo «A fondo».</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Standard or Thorough.</source>
        <translation>Lo que puede ayudar: más fotos (se recomiendan de 20 a 100), o el esfuerzo «Estándar» o «A fondo».</translation>
    </message>
    <message>
        <source>Closeness to the sharp original: blurred {0:.1f}%, old model {1:.1f}%, new model {2:.1f}%.</source>
        <translation>Cercanía al original nítido: borrosas {0:.1f} %, modelo anterior {1:.1f} %, modelo nuevo {2:.1f} %.</translation>
    </message>
    <message>
        <source>Faster version in 8 bits ({0}): {1:+.2f} dB.</source>
        <translation>Versión más rápida en 8 bits ({0}): {1:+.2f} dB.</translation>
    </message>
    <message>
        <source>These pictures no longer exist.</source>
        <translation>Estas imágenes ya no existen.</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Blurred</source>
        <translation>Borrosa</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>Modelo anterior</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Modelo nuevo</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Nítida</translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Searching for photos</source>
        <translation>Buscando fotos</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>Detener la búsqueda</translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos… %Ln so far</source>
        <translation>
            <numerusform>Buscando fotos… %Ln hasta ahora</numerusform>
            <numerusform>Buscando fotos… %Ln hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Buscando fotos…</translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message>
        <source>1  Select</source>
        <translation>1  Selección</translation>
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
        <source>Find blurred photos</source>
        <translation>Buscar fotos borrosas</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Incluir subcarpetas</translation>
    </message>
    <message>
        <source>Opens photos as a new list</source>
        <translation>Abre fotos como lista nueva</translation>
    </message>
    <message>
        <source>Opens a folder as a new list</source>
        <translation>Abre una carpeta como lista nueva</translation>
    </message>
    <message>
        <source>Analyses each photo: sharp, motion blur, out of focus or noisy</source>
        <translation>Analiza cada foto: nítida, movida, desenfocada o con ruido</translation>
    </message>
    <message>
        <source>Photos analysed</source>
        <translation>Fotos analizadas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Adds to the list, as a drop on the window does</source>
        <translation>Añade a la lista, como al soltar en la ventana</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>Añadir &amp;fotos…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>Lista &amp;nueva</translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>Buscando fotos…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Suelte fotos o carpetas en cualquier parte de esta ventana.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln foto</numerusform>
            <numerusform>%Ln fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>en %Ln carpeta</numerusform>
            <numerusform>en %Ln carpetas</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Primera cámara</translation>
    </message>
    <message>
        <source>Play a video…</source>
        <translation>Reproducir un vídeo…</translation>
    </message>
    <message>
        <source>Play a folder of pictures…</source>
        <translation>Reproducir una carpeta de imágenes…</translation>
    </message>
    <message>
        <source>Play a video or a folder of pictures instead of a camera</source>
        <translation>Reproducir un vídeo o una carpeta de imágenes en vez de una cámara</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Camera default</source>
        <translation>Según la cámara</translation>
    </message>
    <message>
        <source>Automatic: the largest size at which this computer keeps the rate</source>
        <translation>Automático: el mayor tamaño con el que este equipo mantiene la frecuencia</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Tamaño</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>&amp;Frecuencia</translation>
    </message>
    <message>
        <source>No camera found. Connect one and search again.</source>
        <translation>No se encontró ninguna cámara. Conecte una y busque de nuevo.</translation>
    </message>
    <message>
        <source>The moving chart is playing. Connect a camera, then search again.</source>
        <translation>Se muestra la carta en movimiento. Conecte una cámara y busque de nuevo.</translation>
    </message>
    <message>
        <source>Searching for cameras…</source>
        <translation>Buscando cámaras…</translation>
    </message>
    <message>
        <source>Search for cameras again</source>
        <translation>Buscar cámaras de nuevo</translation>
    </message>
    <message>
        <source>{0:g} FPS</source>
        <translation>{0:g} fps</translation>
    </message>
    <message>
        <source>Moving chart</source>
        <translation>Carta en movimiento</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Cámara {0}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrada</translation>
    </message>
    <message>
        <source>Play a video instead of a camera</source>
        <translation>Reproducir un vídeo en vez de una cámara</translation>
    </message>
    <message>
        <source>Play a folder of pictures instead of a camera</source>
        <translation>Reproducir una carpeta de imágenes en vez de una cámara</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>4  Start</source>
        <translation>4  Inicio</translation>
    </message>
    <message>
        <source>Starts from the originals, not from the earlier results.</source>
        <translation>Parte de los originales, no de los resultados anteriores.</translation>
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
        <source>Add to queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>Watch folder for new photos</source>
        <translation>Vigilar la carpeta por si llegan fotos nuevas</translation>
    </message>
    <message>
        <source>After Start, photos copied into the folder are deblurred as well, until you press Stop. Photos copied while Deblur is not running are processed at the next start.</source>
        <translation>Tras pulsar Iniciar, también se corrigen las fotos que se copien en la carpeta, hasta que pulse Detener. Las que se copien mientras Deblur no esté abierto se procesan en el próximo inicio.</translation>
    </message>
    <message>
        <source>Queues the photos added since the start (or all photos) as the next batch, with the current settings</source>
        <translation>Añade las fotos agregadas desde el inicio, o todas, como el próximo lote con los ajustes actuales</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) hidden by the filter will be processed, too.</source>
        <translation>
            <numerusform>También se procesará %Ln foto oculta por el filtro.</numerusform>
            <numerusform>También se procesarán %Ln fotos ocultas por el filtro.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>Esta foto parece nítida y se omitirá. Si no es así, desmarque «Omitir las fotos que ya son nítidas».</numerusform>
            <numerusform>Las %Ln fotos parecen nítidas y se omitirán. Si no es así, desmarque «Omitir las fotos que ya son nítidas».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>La foto restante parece nítida y se omitirá. Si no es así, desmarque «Omitir las fotos que ya son nítidas».</numerusform>
            <numerusform>Las %Ln fotos restantes parecen nítidas y se omitirán. Si no es así, desmarque «Omitir las fotos que ya son nítidas».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings: {0}.</source>
        <translation>
            <numerusform>%Ln foto está terminada con otros ajustes: {0}.</numerusform>
            <numerusform>%Ln fotos están terminadas con otros ajustes: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings.</source>
        <translation>
            <numerusform>%Ln foto está terminada con otros ajustes.</numerusform>
            <numerusform>%Ln fotos están terminadas con otros ajustes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, replacing the results</source>
        <translation>Repetir y reemplazar los resultados</translation>
    </message>
    <message numerus="yes">
        <source>Process again, replacing %Ln result(s)</source>
        <translation>
            <numerusform>Repetir y reemplazar %Ln resultado</numerusform>
            <numerusform>Repetir y reemplazar %Ln resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, keeping the results</source>
        <translation>Repetir y conservar los resultados</translation>
    </message>
    <message>
        <source>{0} if none is skipped</source>
        <translation>{0} si no se omite ninguna</translation>
    </message>
    <message>
        <source>Time: {0} · results: {1}</source>
        <translation>Tiempo: {0} · resultados: {1}</translation>
    </message>
    <message>
        <source>Time: {0}</source>
        <translation>Tiempo: {0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Detener ahora</translation>
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
        <source>Add photos first.</source>
        <translation>Añada primero fotos.</translation>
    </message>
    <message>
        <source>The photos at hand are being finished. Stop now leaves them undone.</source>
        <translation>Se terminan las fotos en curso. Detener ahora las deja sin hacer.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
</context>
<context>
    <name>StatsLine</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Frecuencia y latencia</translation>
    </message>
    <message>
        <source>Latency: time from a frame&apos;s arrival to its display, usually and at most for 19 of 20 frames. Dropped: frames replaced by a newer one. CPU: this program&apos;s share of all processors.</source>
        <translation>Latencia: desde que llega una imagen hasta que se muestra; lo habitual, y lo máximo en 19 de cada 20 imágenes. Omitidas: imágenes sustituidas por otra más reciente. CPU: parte de todos los procesadores que usa este programa.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms, rarely above {5:.0f} ms · dropped {6} · CPU {7:.0f}%</source>
        <translation>Cámara {0}{1:.1f} fps · procesadas {2:.1f} · mostradas {3:.1f} · latencia {4:.0f} ms, rara vez más de {5:.0f} ms · omitidas {6} · CPU {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Save at another strength</source>
        <translation>Guardar con otra intensidad</translation>
    </message>
    <message>
        <source>Save at {0}%</source>
        <translation>Guardar al {0} %</translation>
    </message>
    <message>
        <source>The file has strength {0}%. Saves it again at strength {1}%; the original is never changed.</source>
        <translation>El archivo tiene la intensidad {0} %. Lo guarda de nuevo con la intensidad {1} %; el original nunca se modifica.</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln selected at {0}%</source>
        <translation>
            <numerusform>Guardar %Ln seleccionada al {0} %</numerusform>
            <numerusform>Guardar %Ln seleccionadas al {0} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save all %Ln at {0}%</source>
        <translation>
            <numerusform>Guardar %Ln al {0} %</numerusform>
            <numerusform>Guardar las %Ln al {0} %</numerusform>
        </translation>
    </message>
    <message>
        <source>Save {1} at {0}%</source>
        <translation>Guardar {1} al {0} %</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln other(s) at {0}%</source>
        <translation>
            <numerusform>Guardar %Ln más al {0} %</numerusform>
            <numerusform>Guardar %Ln más al {0} %</numerusform>
        </translation>
    </message>
    <message>
        <source>Saves the results that have another strength again at strength {0}%, each with the model that it was made with. The originals are never changed.</source>
        <translation>Guarda de nuevo con la intensidad {0} % los resultados que tienen otra, cada uno con el modelo con el que se hizo. Los originales nunca se modifican.</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: it does not include {0}. Get the full package of Deblur, which is about {1} MB larger. Everything else works here too.</source>
        <translation>Este paquete no puede entrenar: no incluye {0}. Consiga el paquete completo de Deblur, que ocupa unos {1} MB más. Todo lo demás funciona también aquí.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Installing; this takes a few minutes…</source>
        <translation>Instalando; tarda unos minutos…</translation>
    </message>
    <message>
        <source>Missing for training: {0}. Estimate: about {2} MB to download, {1} MB on disk; 2 to 5 minutes to install with a usual connection.</source>
        <translation>Falta para el entrenamiento: {0}. Estimación: unos {2} MB de descarga, {1} MB en disco; de 2 a 5 minutos de instalación con una conexión normal.</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar el registro</translation>
    </message>
    <message>
        <source>Installing: downloading {0}, {1}…</source>
        <translation>Instalación: descargando {0}, {1}…</translation>
    </message>
    <message>
        <source>Installing: unpacking; this may take a minute…</source>
        <translation>Instalación: desempaquetando; puede tardar un minuto…</translation>
    </message>
    <message>
        <source>The installation failed: {0} See the log for details.</source>
        <translation>La instalación falló: {0} Vea los detalles en el registro.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Installed. Training is available now.</source>
        <translation>Instalado. Ya se puede entrenar.</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>A tuning is already running. Wait until it finishes, or stop it.</source>
        <translation>Ya hay un ajuste en curso. Espere o deténgalo primero.</translation>
    </message>
    <message>
        <source>{0}: cannot be read</source>
        <translation>{0}: ilegible</translation>
    </message>
    <message>
        <source>{0:+.2f} dB</source>
        <translation>{0:+.2f} dB</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>adoptado</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>no adoptado</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpido</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? An adopted model stays in the list of models.</source>
        <translation>¿Eliminar este ajuste con sus recortes y puntos de control? Un modelo adoptado sigue en la lista de modelos.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Eliminar un ajuste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Stop the training and delete everything it has learned?</source>
        <translation>¿Detener el entrenamiento y eliminar todo lo aprendido?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Stop and delete</source>
        <translation>Detener y eliminar</translation>
    </message>
    <message>
        <source>Photos are now deblurred with {0}.</source>
        <translation>Las fotos se procesan ahora con «{0}».</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Mostrar las fotos</translation>
    </message>
    <message>
        <source>Better: photos are now deblurred with {0}.</source>
        <translation>Mejor: las fotos se procesan ahora con «{0}».</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Cerrar Deblur</translation>
    </message>
    <message>
        <source>A tuning is still running.</source>
        <translation>Todavía hay un ajuste en curso.</translation>
    </message>
    <message>
        <source>It can continue without the window, or be stopped now and resumed later.</source>
        <translation>Puede continuar sin la ventana, o detenerse ahora y reanudarse más tarde.</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Continuar en segundo plano</translation>
    </message>
    <message>
        <source>Stop tuning</source>
        <translation>Detener el ajuste</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Ajustar a mi cámara…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Rea&amp;nudar</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>E&amp;liminar…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera has its own blur, noise and processing. A model tuned to yours gives better results on your photos.&lt;/p&gt;&lt;p&gt;You need at least 4 pairs, better 20 to 100: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone work too: blurred versions are synthesized from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. Training takes minutes to hours, as the dialog says; nothing leaves this computer, and the new model is adopted only if it is better on photos it was not trained on.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Un modelo para su cámara&lt;/h2&gt;&lt;p&gt;Cada cámara tiene su propio desenfoque, ruido y procesado. Un modelo ajustado a la suya da mejores resultados con sus fotos.&lt;/p&gt;&lt;p&gt;Necesita al menos 4 pares, mejor de 20 a 100: la misma escena una vez nítida, con trípode o con una exposición corta, y otra vez movida, en dos carpetas llamadas &lt;b&gt;sharp&lt;/b&gt; y &lt;b&gt;blur&lt;/b&gt;. También bastan las fotos nítidas: a partir de ellas se sintetizan versiones movidas.&lt;/p&gt;&lt;p&gt;Suelte la carpeta aquí. El entrenamiento tarda de minutos a horas, según indica el diálogo; nada sale de este equipo, y el modelo nuevo solo se adopta si es mejor con fotos con las que no se entrenó.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This tuning has ended. To train further, tune its model again.</source>
        <translation>Este ajuste ha terminado. Para entrenar más, ajuste de nuevo su modelo.</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Wait until the batch has ended.</source>
        <translation>Espere a que termine el lote.</translation>
    </message>
    <message>
        <source>Wait until the other results are moved.</source>
        <translation>Espere hasta que se hayan movido los demás resultados.</translation>
    </message>
    <message>
        <source>The result is itself in the list.</source>
        <translation>El resultado está a su vez en la lista.</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Todavía no hay resultado.</translation>
    </message>
    <message>
        <source>Delete results</source>
        <translation>Eliminar resultados</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be moved to a bin here. Delete for good?</source>
        <translation>
            <numerusform>%Ln resultado no se puede mover a una papelera aquí. ¿Eliminar definitivamente?</numerusform>
            <numerusform>%Ln resultados no se pueden mover a una papelera aquí. ¿Eliminar definitivamente?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) moved to the bin.</source>
        <translation>
            <numerusform>%Ln resultado movido a la papelera.</numerusform>
            <numerusform>%Ln resultados movidos a la papelera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) deleted.</source>
        <translation>
            <numerusform>%Ln resultado eliminado.</numerusform>
            <numerusform>%Ln resultados eliminados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) could not be deleted: {0}. May you write to the folder?</source>
        <translation>
            <numerusform>No se ha podido eliminar %Ln resultado: {0}. ¿Tiene permiso para escribir en la carpeta?</numerusform>
            <numerusform>No se han podido eliminar %Ln resultados: {0}. ¿Tiene permiso para escribir en la carpeta?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) not brought back, look in the bin: {0}.</source>
        <translation>
            <numerusform>%Ln resultado no se ha recuperado, búsquelo en la papelera: {0}.</numerusform>
            <numerusform>%Ln resultados no se han recuperado, búsquelos en la papelera: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since, so not moved: {0}.</source>
        <translation>
            <numerusform>%Ln modificado desde entonces, por eso no se ha movido: {0}.</numerusform>
            <numerusform>%Ln modificados desde entonces, por eso no se han movido: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>No se encuentra %Ln resultado.</numerusform>
            <numerusform>No se encuentran %Ln resultados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>TriageController</name>
    <message>
        <source>No such photos in the list.</source>
        <translation>No hay fotos así en la lista.</translation>
    </message>
    <message>
        <source>Photos cannot be removed while a batch is running.</source>
        <translation>No se pueden quitar fotos mientras hay un lote en curso.</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</source>
        <translation>
            <numerusform>%Ln de las nítidas, marcada «¿Nítida?», es dudosa y se procesará.</numerusform>
            <numerusform>%Ln de las nítidas, marcadas «¿Nítida?», son dudosas y se procesarán.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>No se puede leer %Ln archivo.</numerusform>
            <numerusform>No se pueden leer %Ln archivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with blur longer than the model removes well.</source>
        <translation>
            <numerusform>%Ln con un desenfoque más largo de lo que el modelo elimina bien.</numerusform>
            <numerusform>%Ln con un desenfoque más largo de lo que el modelo elimina bien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Mostrar las borrosas</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Dejar solo las borrosas</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Ajustar a mi cámara</translation>
    </message>
    <message>
        <source>Take these photos</source>
        <translation>Usar estas fotos</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Elegir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progreso del examen</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Todos los ajustes…</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Instalar</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Instalación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>&amp;Use photos as</source>
        <translation>&amp;Usar las fotos como</translation>
    </message>
    <message>
        <source>&amp;Start from</source>
        <translation>&amp;Partir de</translation>
    </message>
    <message>
        <source>Also &amp;imitate</source>
        <translation>Imita&amp;r también</translation>
    </message>
    <message>
        <source>While it learns from your photos, the new model also learns to give the results of this one, its teacher. Imitating itself as it is now keeps what it can do already; a larger model can show it more.</source>
        <translation>Mientras aprende de sus fotos, el modelo nuevo aprende también a dar los resultados de este otro, su profesor. Imitarse a sí mismo tal como es ahora conserva lo que ya sabe hacer; un modelo mayor puede enseñarle más.</translation>
    </message>
    <message>
        <source>Training effort</source>
        <translation>Nivel de entrenamiento</translation>
    </message>
    <message>
        <source>Drop a folder, not files.</source>
        <translation>Suelte una carpeta, no archivos.</translation>
    </message>
    <message>
        <source>The last scan is still being stopped. Try again in a moment.</source>
        <translation>El último análisis aún se está deteniendo. Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Sharp photos: blur is synthesized</source>
        <translation>Fotos nítidas: el desenfoque se sintetiza</translation>
    </message>
    <message>
        <source>Blurred photos: a larger model shows the result</source>
        <translation>Fotos desenfocadas: un modelo mayor muestra el resultado</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of photos in the folders blur and sharp, sharp photos alone, or blurred photos alone with a larger model to imitate.</source>
        <translation>Suelte aquí una carpeta: pares de fotos en las carpetas blur y sharp, solo fotos nítidas, o solo fotos desenfocadas con un modelo mayor al que imitar.</translation>
    </message>
    <message>
        <source>{0} are few: with 20 to 100 the new model gets better.</source>
        <translation>{0} son pocas: con 20 a 100, el nuevo modelo mejora.</translation>
    </message>
    <message>
        <source>Install what is missing first.</source>
        <translation>Instale primero lo que falta.</translation>
    </message>
    <message>
        <source>{0} of at least {1} pairs: add more to start.</source>
        <translation>{0} de al menos {1} pares: añada más para empezar.</translation>
    </message>
    <message>
        <source>{0} of at least {1} photos: add more to start.</source>
        <translation>{0} de al menos {1} fotos: añada más para empezar.</translation>
    </message>
    <message>
        <source>Choose a larger model</source>
        <translation>Elija un modelo mayor</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>A ninguno</translation>
    </message>
    <message>
        <source>{0}, estimated for {1} photos</source>
        <translation>{0}, estimación para {1} fotos</translation>
    </message>
    <message>
        <source>{0}, a rough estimate</source>
        <translation>{0}, estimación aproximada</translation>
    </message>
    <message>
        <source>{0}, estimated</source>
        <translation>{0}, estimado</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimando el tiempo…</translation>
    </message>
    <message>
        <source>Blurred photos alone need a larger model to imitate: {0} or {1}.</source>
        <translation>Las fotos desenfocadas solas necesitan un modelo mayor al que imitar: {0} o {1}.</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>{0} good, {1} repaired, {2} excluded.</source>
        <translation>{0} buenos, {1} corregidos, {2} descartados.</translation>
    </message>
    <message>
        <source>Itself as it is now (keeps what it can already do)</source>
        <translation>A sí mismo tal como es ahora (conserva lo que ya sabe hacer)</translation>
    </message>
    <message>
        <source>{0}: {1} steps</source>
        <translation>{0}: {1} pasos</translation>
    </message>
    <message>
        <source>time estimated after the first steps</source>
        <translation>el tiempo se estima tras los primeros pasos</translation>
    </message>
    <message>
        <source>{0}, going by the last tuning</source>
        <translation>{0}, según el último ajuste</translation>
    </message>
    <message>
        <source>No training data. Drop a folder to scan it.</source>
        <translation>No hay datos de entrenamiento. Suelte una carpeta para examinarla.</translation>
    </message>
    <message>
        <source>{0} usable; at least {1} needed, 20 to 100 recommended.</source>
        <translation>{0} utilizables; se necesitan al menos {1}, se recomiendan de 20 a 100.</translation>
    </message>
    <message>
        <source>A model named {0} already exists. Choose another name.</source>
        <translation>Ya existe un modelo llamado {0}. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Not enough disk space in {0}: 2 GB needed.</source>
        <translation>No hay espacio suficiente en el disco en {0}: se necesitan 2 GB.</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Nombre del modelo nuevo</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Pares o fotos</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>A fondo</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Todos los ajustes</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>What the left side of the divider shows</source>
        <translation>Lo que muestra el lado izquierdo del divisor</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>Izquierda: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>menu and choice</comment>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Previews ({0})</source>
        <translation>Vistas previas ({0})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln más</numerusform>
            <numerusform>%Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoChoices</name>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Como el original</translation>
    </message>
    <message>
        <source>Smaller file (about half the size)</source>
        <translation>Archivo más pequeño (cerca de la mitad)</translation>
    </message>
    <message>
        <source>For editing (about twice the size)</source>
        <translation>Para editar (cerca del doble)</translation>
    </message>
    <message>
        <source>Copied unchanged</source>
        <translation>Se copia sin cambios</translation>
    </message>
    <message>
        <source>Reduce flicker in static areas</source>
        <translation>Reducir el parpadeo de las zonas quietas</translation>
    </message>
    <message>
        <source>Where nothing moves, each frame is blended with the one before it, so that noise flickers less. What moves is left alone.</source>
        <translation>Donde nada se mueve, cada fotograma se mezcla con el anterior para que el ruido parpadee menos. Lo que se mueve no se toca.</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compresión</translation>
    </message>
    <message>
        <source>0 loses nothing and makes huge files; at 17 no difference is seen; from 28 on losses are visible. Encoders call this number CRF.</source>
        <translation>0 no pierde nada y crea archivos enormes; con 17 no se ve diferencia; desde 28 se notan pérdidas. Los codificadores llaman CRF a este número.</translation>
    </message>
    <message>
        <source>The kind of file follows from its name: .mp4, .mov, .m4v or .mkv.</source>
        <translation>El tipo de archivo depende de su nombre: .mp4, .mov, .m4v o .mkv.</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Compresión</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>C&amp;alidad</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>None in this video</source>
        <translation>Este vídeo no tiene</translation>
    </message>
    <message>
        <source>H.265, since the video has finer colours (10 bits)</source>
        <translation>H.265, porque el vídeo tiene colores más finos (10 bits)</translation>
    </message>
    <message>
        <source>H.264, which plays almost everywhere</source>
        <translation>H.264, que se reproduce casi en todas partes</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>Elección propia</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{0} will be opened when the current video is done.</source>
        <translation>{0} se abrirá cuando termine el vídeo actual.</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Hacer nítido un vídeo</translation>
    </message>
    <message>
        <source>Frame shown</source>
        <translation>Fotograma mostrado</translation>
    </message>
    <message>
        <source>Which frame of the video is shown and tried.</source>
        <translation>Qué fotograma del vídeo se muestra y se prueba.</translation>
    </message>
    <message>
        <source>Video progress</source>
        <translation>Progreso del vídeo</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Press Stop first. Finished parts are kept.</source>
        <translation>Pulse antes Detener. Las partes terminadas se conservan.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), first: {0}</source>
        <translation>
            <numerusform>%Ln vídeo, el primero: {0}</numerusform>
            <numerusform>%Ln vídeos, el primero: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln finished frame(s) are kept; you can resume later.</source>
        <translation>
            <numerusform>Detenido. Se conserva %Ln imagen terminada; puede reanudarlo más tarde.</numerusform>
            <numerusform>Detenido. Se conservan %Ln imágenes terminadas; puede reanudarlo más tarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before a first part was finished: nothing of that video is kept. Start begins it again.</source>
        <translation>Detenido antes de terminar una primera parte: no se conserva nada de ese vídeo. Iniciar lo empieza de nuevo.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted result(s) cannot be resumed: the video or the settings have changed. The finished part is not used.</source>
        <translation>
            <numerusform>%Ln resultado interrumpido no se puede reanudar: el vídeo o los ajustes han cambiado. La parte terminada no se usa.</numerusform>
            <numerusform>%Ln resultados interrumpidos no se pueden reanudar: el vídeo o los ajustes han cambiado. La parte terminada no se usa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the video…</source>
        <translation>Leyendo el vídeo…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Deblurring a frame with {0}, to show the result and the time…</source>
        <translation>Procesando un fotograma con «{0}» para mostrar el resultado y la duración…</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>Save result as</source>
        <translation>Guardar el resultado como</translation>
    </message>
    <message>
        <source>Stopped. You can resume later.</source>
        <translation>Detenido. Puede reanudarlo más tarde.</translation>
    </message>
    <message>
        <source>Done. The original is unchanged.</source>
        <translation>Hecho. El original no se ha modificado.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>«{0}»: {1}</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>{0:.4g} frames per second</source>
        <translation>{0:.4g} fotogramas por segundo</translation>
    </message>
    <message>
        <source>{0}-bit colour</source>
        <translation>color de {0} bits</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>con sonido</translation>
    </message>
    <message>
        <source>without sound</source>
        <translation>sin sonido</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>Nítida</translation>
    </message>
    <message>
        <source>{0} frames; {1}</source>
        <translation>{0} imágenes; {1}</translation>
    </message>
    <message>
        <source>Videos ({0})</source>
        <translation>Vídeos ({0})</translation>
    </message>
    <message>
        <source>frame {0:.0f} of {1:.0f}</source>
        <translation>imagen {0:.0f} de {1:.0f}</translation>
    </message>
    <message>
        <source>{0:.2g} frames per second</source>
        <translation>{0:.2g} fotogramas por segundo</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Acercar &amp;zoom</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ale&amp;jar</translation>
    </message>
    <message>
        <source>Compare all mo&amp;dels here</source>
        <translation>Comparar aquí todos los &amp;modelos</translation>
    </message>
    <message>
        <source>Previews the visible part with every installed model, one after the other</source>
        <translation>Vista previa de la parte visible con cada modelo instalado, uno tras otro</translation>
    </message>
    <message>
        <source>Zoom: 100% shows each pixel of the photo as it is</source>
        <translation>Zoom: al 100 % se muestra cada píxel de la foto tal cual</translation>
    </message>
    <message>
        <source>Computing the preview…</source>
        <translation>Calculando la vista previa…</translation>
    </message>
    <message>
        <source>Preview computed in {0:.1f} s.</source>
        <translation>Vista previa calculada en {0:.1f} s.</translation>
    </message>
    <message>
        <source>Only the centre was previewed: this model takes minutes per megapixel.</source>
        <translation>Solo el centro: este modelo tarda minutos por megapíxel.</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>Suelte aquí fotos o carpetas.

Los originales nunca se modifican.</translation>
    </message>
    <message>
        <source>&amp;Preview here</source>
        <translation>&amp;Vista previa aquí</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Lado a lado</translation>
    </message>
    <message>
        <source>Loup&amp;e</source>
        <translation>L&amp;upa</translation>
    </message>
    <message>
        <source>&amp;Change map</source>
        <translation>Mapa de &amp;cambios</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Aju&amp;star</translation>
    </message>
    <message>
        <source>&amp;Zoom to 100%</source>
        <translation>Am&amp;pliar al 100 %</translation>
    </message>
    <message>
        <source>There is a result of every model; nothing has to be computed.</source>
        <translation>Hay un resultado de cada modelo; no hay nada que calcular.</translation>
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
        <source>Result: {0}</source>
        <translation>Resultado: {0}</translation>
    </message>
    <message>
        <source>Result at {0}%</source>
        <translation>Resultado al {0} %</translation>
    </message>
    <message>
        <source>Earlier: {0}</source>
        <translation>Anterior: {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>Vista previa: {0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <comment>on a button</comment>
        <translation>Previa: {0}</translation>
    </message>
    <message>
        <source>The saved result: {0}</source>
        <translation>El resultado guardado: {0}</translation>
    </message>
    <message>
        <source>The result at the strength chosen now. It is not saved.</source>
        <translation>El resultado con la intensidad elegida ahora. No está guardado.</translation>
    </message>
    <message>
        <source>A result saved before: {0}</source>
        <translation>Un resultado guardado antes: {0}</translation>
    </message>
    <message>
        <source>A preview of the model at this strength. It is not saved.</source>
        <translation>Una vista previa del modelo con esta intensidad. No está guardada.</translation>
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
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>Bienvenida a Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of blurred photos on this window and press Start.</source>
        <translation>Suelte una carpeta de fotos movidas en esta ventana y pulse Iniciar.</translation>
    </message>
    <message>
        <source>Your originals are never changed; results are new files.</source>
        <translation>Sus originales nunca se modifican; los resultados son archivos nuevos.</translation>
    </message>
    <message>
        <source>Everything is computed on this computer. No photo leaves it.</source>
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
<context>
    <name>WelcomeController</name>
    <message>
        <source>A batch was interrupted; {0}.</source>
        <translation>Un lote se interrumpió; {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches were interrupted; {0}.</source>
        <translation>
            <numerusform>Se interrumpió %Ln lote; {0}.</numerusform>
            <numerusform>Se interrumpieron %Ln lotes; {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left in {0}</source>
        <translation>
            <numerusform>queda %Ln foto en {0}</numerusform>
            <numerusform>quedan %Ln fotos en {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Reanudar todos</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>Descartar todos…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>Los resultados obtenidos se conservan; las fotos restantes no se procesan.</translation>
    </message>
    <message>
        <source>Discard interrupted batches</source>
        <translation>Descartar lotes interrumpidos</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Interrupted batches</source>
        <translation>Lotes interrumpidos</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&apos;{name}&apos; is not a valid name for a model.</source>
        <translation>«{name}» no es un nombre válido para un modelo.</translation>
    </message>
    <message>
        <source>&apos;{which}&apos; cannot be recorded.</source>
        <translation>«{which}» no se puede grabar.</translation>
    </message>
    <message>
        <source>--base must be a folder that contains all the pictures.</source>
        <translation>--base debe ser una carpeta que contenga todas las imágenes.</translation>
    </message>
    <message>
        <source>--base requires an output folder.</source>
        <translation>--base requiere una carpeta de salida.</translation>
    </message>
    <message>
        <source>--set {text} has no =.</source>
        <translation>--set {text} no tiene =.</translation>
    </message>
    <message>
        <source>The default is 17.</source>
        <translation>El valor predeterminado es 17.</translation>
    </message>
    <message>
        <source>20 to 100 are recommended.</source>
        <translation>Se recomiendan de 20 a 100.</translation>
    </message>
    <message>
        <source>8 bits lose {mean_db:.2f} dB on average and {worst_db:.2f} dB on the worst of {count} pictures; the limits are {max_loss_db:g} and {max_worst_loss_db:g} dB.</source>
        <translation>Con 8 bits se pierden {mean_db:.2f} dB de media y {worst_db:.2f} dB en la peor de {count} imágenes; los límites son {max_loss_db:g} y {max_worst_loss_db:g} dB.</translation>
    </message>
    <message>
        <source>The default is {default}.</source>
        <translation>El valor predeterminado es {default}.</translation>
    </message>
    <message>
        <source>A model named &apos;{name}&apos; already exists.</source>
        <translation>Ya existe un modelo llamado «{name}».</translation>
    </message>
    <message>
        <source>A recording is already running.</source>
        <translation>Ya hay una grabación en curso.</translation>
    </message>
    <message>
        <source>A segment of {name} is damaged.</source>
        <translation>Un segmento de {name} está dañado.</translation>
    </message>
    <message>
        <source>A shard takes {size:.0f} MB. Free some space or choose another folder.</source>
        <translation>Un fragmento ocupa {size:.0f} MB. Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>A template is a file name; choose the folder with --output.</source>
        <translation>Una plantilla es un nombre de archivo; elija la carpeta con --output.</translation>
    </message>
    <message>
        <source>A virtual camera is not available.</source>
        <translation>No hay ninguna cámara virtual disponible.</translation>
    </message>
    <message>
        <source>A worker process was killed, probably because the system ran out of memory.</source>
        <translation>Se cerró a la fuerza un proceso de trabajo, probablemente porque el sistema se quedó sin memoria.</translation>
    </message>
    <message>
        <source>Add --teacher FILE, or --teacher self for the initial student.</source>
        <translation>Añada --teacher ARCHIVO, o --teacher self para el alumno inicial.</translation>
    </message>
    <message>
        <source>Add --teacher.</source>
        <translation>Añada --teacher.</translation>
    </message>
    <message>
        <source>Add -o FOLDER.</source>
        <translation>Añada -o CARPETA.</translation>
    </message>
    <message>
        <source>Add more pairs, or a validation folder.</source>
        <translation>Añada más pares o una carpeta de validación.</translation>
    </message>
    <message>
        <source>Add {stem} or {n}.</source>
        <translation>Añada {stem} o {n}.</translation>
    </message>
    <message>
        <source>All files of this tuning are in {folder}.</source>
        <translation>Todos los archivos de este ajuste están en {folder}.</translation>
    </message>
    <message>
        <source>All {count} pictures already have results.</source>
        <translation>Las {count} imágenes ya tienen resultado.</translation>
    </message>
    <message>
        <source>All {steps} steps are done. To continue, raise steps, epochs or minutes.</source>
        <translation>Los {steps} pasos están hechos. Para continuar, aumente steps, epochs o minutes.</translation>
    </message>
    <message>
        <source>All {total} pairs are of one scene ({scene}): frames {first} to {total} are used for validation but look like the others, so scores will be too high. Add pairs of another scene.</source>
        <translation>Los {total} pares son de una misma escena ({scene}): las imágenes {first} a {total} sirven de validación, pero se parecen a las demás, así que las puntuaciones serán demasiado altas. Añada pares de otra escena.</translation>
    </message>
    <message>
        <source>Allow less memory, close other programs, or choose another model.</source>
        <translation>Permita menos memoria, cierre otros programas o elija otro modelo.</translation>
    </message>
    <message>
        <source>Allow more memory, close other programs, or choose a smaller model.</source>
        <translation>Permita más memoria, cierre otros programas o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Another process is making {name}.</source>
        <translation>Otro proceso está creando {name}.</translation>
    </message>
    <message>
        <source>At most {limit} megapixels are read; if the image is intact, split it into parts.</source>
        <translation>Se leen como máximo {limit} megapíxeles; si la imagen está intacta, divídala en partes.</translation>
    </message>
    <message>
        <source>Available: {cameras}.</source>
        <translation>Disponibles: {cameras}.</translation>
    </message>
    <message>
        <source>Batch {batch_id} is still running ({owner}).</source>
        <translation>El lote {batch_id} sigue en curso ({owner}).</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher other than the model itself.</source>
        <translation>Las fotos movidas sin fotos nítidas necesitan un profesor distinto del propio modelo.</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher.</source>
        <translation>Las fotos movidas sin fotos nítidas necesitan un profesor.</translation>
    </message>
    <message>
        <source>Bursts found: {count}, with {frames} frames. Only the sharpest of each is used.</source>
        <translation>Ráfagas encontradas: {count}, con {frames} fotos. Solo se usa la más nítida de cada una.</translation>
    </message>
    <message>
        <source>Calibrating with {crops} crops; this takes minutes.</source>
        <translation>Calibrando con {crops} recortes; tarda minutos.</translation>
    </message>
    <message>
        <source>Cameras have numbers, starting at 0. List them with: deblur camera --list</source>
        <translation>Las cámaras llevan números a partir de 0. Para ver la lista: deblur camera --list</translation>
    </message>
    <message>
        <source>Cannot change while running: {fields}.</source>
        <translation>No se puede cambiar durante la ejecución: {fields}.</translation>
    </message>
    <message>
        <source>Cannot connect to the server of {file}: {reason}.</source>
        <translation>No se puede conectar con el servidor de {file}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot copy the model to {folder}: {reason}.</source>
        <translation>No se puede copiar el modelo a {folder}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot lock {path} ({error}); do not start the same batch twice.</source>
        <translation>No se puede bloquear {path} ({error}); no inicie dos veces el mismo lote.</translation>
    </message>
    <message>
        <source>Cannot read the card in {file}: {reason}.</source>
        <translation>No se puede leer la ficha de {file}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot read the model file {file}: {reason}.</source>
        <translation>No se puede leer el archivo de modelo {file}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation>No se puede leer {file}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot remove {name}: {reason}.</source>
        <translation>No se puede quitar {name}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot rename {name}: {reason}.</source>
        <translation>No se puede cambiar el nombre de {name}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>No se puede iniciar {program}: {reason}.</translation>
    </message>
    <message>
        <source>Cannot write to {folder}. Choose another output folder.</source>
        <translation>No se puede escribir en {folder}. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}.</source>
        <translation>No se puede escribir {file}: {reason}.</translation>
    </message>
    <message>
        <source>Change the permissions of the file.</source>
        <translation>Cambie los permisos del archivo.</translation>
    </message>
    <message>
        <source>Changed settings: {free}.</source>
        <translation>Ajustes modificados: {free}.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and not blocked by a privacy switch. Then start it again.</source>
        <translation>Compruebe que no la esté usando otro programa, que no esté tapada ni desactivada con un interruptor, y que esté conectada; después vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and allowed in the privacy settings of the system. Then start it again.</source>
        <translation>Compruebe que esté conectada, que no la esté usando otro programa y que la configuración de privacidad del sistema la permita. Después vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>Compruebe el disco y su conexión.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the connection.</source>
        <translation>Compruebe el disco, la tarjeta o la conexión.</translation>
    </message>
    <message>
        <source>Check the disk, the card or the network connection.</source>
        <translation>Compruebe el disco, la tarjeta o la conexión de red.</translation>
    </message>
    <message>
        <source>Check the folder first: deblur-train check</source>
        <translation>Compruebe antes la carpeta: deblur-train check</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>Compruebe el espacio libre y los permisos.</translation>
    </message>
    <message>
        <source>Check the free space and your permissions there.</source>
        <translation>Compruebe el espacio libre y sus permisos en esa ubicación.</translation>
    </message>
    <message>
        <source>Check the path and the permissions, or connect the drive.</source>
        <translation>Compruebe la ruta y los permisos, o conecte la unidad.</translation>
    </message>
    <message>
        <source>Check the permissions and the drive.</source>
        <translation>Compruebe los permisos y la unidad.</translation>
    </message>
    <message>
        <source>Check the spelling, or connect the drive.</source>
        <translation>Compruebe la ortografía o conecte la unidad.</translation>
    </message>
    <message>
        <source>Check your network connection, and try again.</source>
        <translation>Compruebe la conexión de red e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Checking every tensor...</source>
        <translation>Comprobando cada tensor...</translation>
    </message>
    <message>
        <source>Choose 1, 0.75, 0.5, 0.375 or 0.25.</source>
        <translation>Elija 1, 0.75, 0.5, 0.375 o 0.25.</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3.</source>
        <translation>Elija 1, 2 o 3.</translation>
    </message>
    <message>
        <source>Choose CPU as the device, or another model.</source>
        <translation>Elija CPU como dispositivo, u otro modelo.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>Elija PNG o TIFF.</translation>
    </message>
    <message>
        <source>Choose a .safetensors file that was made for it.</source>
        <translation>Elija un archivo .safetensors creado para ella.</translation>
    </message>
    <message>
        <source>Choose a .safetensors, .npz or .pth file of weights, and download it again.</source>
        <translation>Elija un archivo de pesos .safetensors, .npz o .pth y descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Choose a disk that is not FAT32.</source>
        <translation>Elija un disco que no sea FAT32.</translation>
    </message>
    <message>
        <source>Choose a file ending in .onnx that was exported for onnxruntime.</source>
        <translation>Elija un archivo terminado en .onnx que se haya exportado para onnxruntime.</translation>
    </message>
    <message>
        <source>Choose a folder that contains photos.</source>
        <translation>Elija una carpeta que contenga fotos.</translation>
    </message>
    <message>
        <source>Choose a rate from 1 to {limit:g}.</source>
        <translation>Elija una frecuencia de 1 a {limit:g}.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Choose another folder for recordings.</source>
        <translation>Elija otra carpeta para las grabaciones.</translation>
    </message>
    <message>
        <source>Choose another folder for snapshots.</source>
        <translation>Elija otra carpeta para las instantáneas.</translation>
    </message>
    <message>
        <source>Choose another folder for the new run.</source>
        <translation>Elija otra carpeta para la nueva ejecución.</translation>
    </message>
    <message>
        <source>Choose another folder, or free up space on the disk.</source>
        <translation>Elija otra carpeta o libere espacio en el disco.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Choose another format, such as PNG.</source>
        <translation>Elija otro formato, como PNG.</translation>
    </message>
    <message>
        <source>Choose another model for the camera.</source>
        <translation>Elija otro modelo para la cámara.</translation>
    </message>
    <message>
        <source>Choose another model, or run: deblur watch FOLDER --model {name}</source>
        <translation>Elija otro modelo o ejecute: deblur watch CARPETA --model {name}</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Elija otro nombre u otra carpeta.</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>Elija otro nombre o permita que se reemplace.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that model first.</source>
        <translation>Elija otro nombre o quite antes ese modelo.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>Choose another area.</source>
        <translation>Elija otra parte.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>A bundled model has the same name; rename the folder.</source>
        <translation>Un modelo incluido tiene el mismo nombre; cambie el nombre de la carpeta.</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Todas las fotos</translation>
    </message>
    <message>
        <source>Allow more with --memory, close other programs, or reduce the image first.</source>
        <translation>Permita más con --memory, cierre otros programas o reduzca antes la imagen.</translation>
    </message>
    <message>
        <source>Batch {batch_id} waits in the queue of an open window ({owner}).</source>
        <translation>El lote {batch_id} espera en la cola de una ventana abierta ({owner}).</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Lote {number}</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>Before and after of {name}</source>
        <translation>Antes y después: {name}</translation>
    </message>
    <message>
        <source>Better on these pictures, but worse on other blur: {summary}.</source>
        <translation>Mejor en estas imágenes, pero peor con otros desenfoques: {summary}.</translation>
    </message>
    <message>
        <source>Better than {old}: {summary}.</source>
        <translation>Mejor que «{old}»: {summary}.</translation>
    </message>
    <message>
        <source>Camera RAW files found: {count}. Their reader is not installed. {hint}</source>
        <translation>Archivos RAW encontrados: {count}. Su lector no está instalado. {hint}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}.</source>
        <translation>No se puede escribir en {folder}: {reason}.</translation>
    </message>
    <message>
        <source>Checking the photos: {done} of {total}</source>
        <translation>Comprobando las fotos: {done} de {total}</translation>
    </message>
    <message>
        <source>Choose another size or another camera.</source>
        <translation>Elija otro tamaño u otra cámara.</translation>
    </message>
    <message>
        <source>Choose another video.</source>
        <translation>Elija otro vídeo.</translation>
    </message>
    <message>
        <source>Choose auto or cpu as the device.</source>
        <translation>Elija auto o cpu como dispositivo.</translation>
    </message>
    <message>
        <source>Choose auto, {devices}.</source>
        <translation>Elija auto, {devices}.</translation>
    </message>
    <message>
        <source>Choose auto, {layouts}.</source>
        <translation>Elija auto, {layouts}.</translation>
    </message>
    <message>
        <source>Choose it as the device.</source>
        <translation>Elíjalo como dispositivo.</translation>
    </message>
    <message>
        <source>Choose one of: {devices}.</source>
        <translation>Elija uno de: {devices}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Elija entre: {names}.</translation>
    </message>
    <message>
        <source>Choose one of: {names}. To add another model: deblur models import FILE</source>
        <translation>Elija entre: {names}. Para añadir otro modelo: deblur models import ARCHIVO</translation>
    </message>
    <message>
        <source>Choose one of: {students}.</source>
        <translation>Elija entre: {students}.</translation>
    </message>
    <message>
        <source>Choose one, or add sharp photos.</source>
        <translation>Elija uno o añada fotos nítidas.</translation>
    </message>
    <message>
        <source>Choose original, result or both.</source>
        <translation>Elija original, result o both.</translation>
    </message>
    <message>
        <source>Choose other pairs for validation.</source>
        <translation>Elija otros pares para la validación.</translation>
    </message>
    <message>
        <source>Choose the folder where photos arrive.</source>
        <translation>Elija la carpeta a la que llegan las fotos.</translation>
    </message>
    <message>
        <source>Choose the model {title}.</source>
        <translation>Elija el modelo «{title}».</translation>
    </message>
    <message>
        <source>Choose the official file.</source>
        <translation>Elija el archivo oficial.</translation>
    </message>
    <message>
        <source>Choose the weights of MAXIM-3S or Restormer.</source>
        <translation>Elija los pesos de MAXIM-3S o de Restormer.</translation>
    </message>
    <message>
        <source>Choose two nets that share some parts and differ in others.</source>
        <translation>Elija dos redes que difieran en algunas de sus partes.</translation>
    </message>
    <message>
        <source>Choose {choices}.</source>
        <translation>Elija {choices}.</translation>
    </message>
    <message>
        <source>Choose {presets}, or give a TOML file.</source>
        <translation>Elija {presets}, o indique un archivo TOML.</translation>
    </message>
    <message>
        <source>Choose {weightings}.</source>
        <translation>Elija {weightings}.</translation>
    </message>
    <message>
        <source>Chosen by the speed of this computer: {model} ({precision}), {size}.</source>
        <translation>Elegido según la velocidad de este equipo: «{model}» ({precision}), {size}.</translation>
    </message>
    <message>
        <source>Close other programs and retry it.</source>
        <translation>Cierre otros programas y reinténtelo.</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>Cierre otros programas y reinténtelo.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close other programs, or choose another model.</source>
        <translation>Cierre otros programas o elija otro modelo.</translation>
    </message>
    <message>
        <source>Close other programs, or reduce the image size first.</source>
        <translation>Cierre otros programas o reduzca antes el tamaño de la imagen.</translation>
    </message>
    <message>
        <source>Close the program that uses it (a browser, a video call), then start it again.</source>
        <translation>Cierre el programa que la usa (un navegador, una videollamada) y vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>Close the programs that use it, and try again.</source>
        <translation>Cierre los programas que lo usan e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close the programs that use it.</source>
        <translation>Cierre los programas que lo usan.</translation>
    </message>
    <message>
        <source>Comparing the old and the new model.</source>
        <translation>Comparando el modelo anterior y el nuevo.</translation>
    </message>
    <message>
        <source>Compress the net first, then train the result in 8 bits.</source>
        <translation>Comprima primero la red y entrene después el resultado en 8 bits.</translation>
    </message>
    <message>
        <source>Computed the teacher&apos;s outputs for {computed} crops.</source>
        <translation>Calculadas las salidas del profesor para {computed} recortes.</translation>
    </message>
    <message>
        <source>Computing results to imitate: {done} of {total}</source>
        <translation>Calculando los resultados que se imitarán: {done} de {total}</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>Content Credentials</translation>
    </message>
    <message>
        <source>Convert it to MP4 (H.264) first.</source>
        <translation>Conviértalo antes a MP4 (H.264).</translation>
    </message>
    <message>
        <source>Convert it to one size first.</source>
        <translation>Conviértalo antes a un único tamaño.</translation>
    </message>
    <message>
        <source>Convert it with another program, or leave it out.</source>
        <translation>Conviértalo con otro programa o exclúyalo.</translation>
    </message>
    <message>
        <source>Converted from CMYK to sRGB.</source>
        <translation>Convertida de CMYK a sRGB.</translation>
    </message>
    <message>
        <source>Copy it again from the camera or the card, or open and save it in another program.</source>
        <translation>Cópiela de nuevo de la cámara o de la tarjeta, o ábrala y guárdela en otro programa.</translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation>Cópiela de nuevo de la cámara.</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Corrija el archivo.</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Creado con</translation>
    </message>
    <message>
        <source>Crops at 100%, from where each photo changed most. Drag across to compare.</source>
        <translation>Recortes al 100 % de donde más cambió cada foto. Arrastre para comparar.</translation>
    </message>
    <message>
        <source>Cutting sample photos: {done} of {total}</source>
        <translation>Recortando las fotos de ejemplo: {done} de {total}</translation>
    </message>
    <message>
        <source>Cutting the photos for the comparison.</source>
        <translation>Recortando las fotos para la comparación.</translation>
    </message>
    <message>
        <source>Cutting your photos: {done} of {total}</source>
        <translation>Recortando sus fotos: {done} de {total}</translation>
    </message>
    <message>
        <source>Damaged records in {path} are skipped; all others are used.</source>
        <translation>Los registros dañados de {path} se omiten; todos los demás se usan.</translation>
    </message>
    <message>
        <source>Deblur crashed while loading it.</source>
        <translation>Deblur se cerró inesperadamente al cargarlo.</translation>
    </message>
    <message>
        <source>Deblur report, batch {number}</source>
        <translation>Informe de Deblur, lote {number}</translation>
    </message>
    <message>
        <source>Deblur the photo again.</source>
        <translation>Procese la foto de nuevo.</translation>
    </message>
    <message>
        <source>Deblur the picture again.</source>
        <translation>Procese la imagen de nuevo.</translation>
    </message>
    <message>
        <source>Deinterlace it first, with any video editor.</source>
        <translation>Desentrelácelo antes con cualquier editor de vídeo.</translation>
    </message>
    <message>
        <source>Delete it to use the pairs beside it as they are, or delete the whole pool.</source>
        <translation>Elimínelo para usar los pares que hay junto a él tal como están, o elimine el pool entero.</translation>
    </message>
    <message>
        <source>Delete it, or choose another folder with --pool.</source>
        <translation>Elimínelo o elija otra carpeta con --pool.</translation>
    </message>
    <message>
        <source>Delete it, or choose another pool.</source>
        <translation>Elimínelo o elija otro pool.</translation>
    </message>
    <message>
        <source>Delete it. {fetch}</source>
        <translation>Elimínelo. {fetch}</translation>
    </message>
    <message>
        <source>Delete it; missing shards are made again.</source>
        <translation>Elimínelo; los fragmentos que falten se crean de nuevo.</translation>
    </message>
    <message>
        <source>Delete some.</source>
        <translation>Elimine algunos.</translation>
    </message>
    <message>
        <source>Delete this tuning and start a new one.</source>
        <translation>Elimine este ajuste e inicie uno nuevo.</translation>
    </message>
    <message>
        <source>Delete {folder} and start again.</source>
        <translation>Elimine {folder} y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Derived from Google&apos;s MAXIM-3S (Apache-2.0), which was trained on GoPro (CC BY 4.0); fine-tuned on pairs of GoPro and of REDS scene 020 (CC BY 4.0), and on 324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially</source>
        <translation>Derivado de MAXIM-3S de Google (Apache-2.0), entrenado con GoPro (CC BY 4.0); afinado con pares de GoPro y de la escena 020 de REDS (CC BY 4.0), y con 324 fotografías con licencias que permiten el uso comercial (CC0, CC BY, CC BY-SA, BSD, Unsplash), movidas artificialmente</translation>
    </message>
    <message>
        <source>Develop it in another program and save it as TIFF.</source>
        <translation>Revélelo en otro programa y guárdelo como TIFF.</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>¿Quiso decir {name}?</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>¿Quiso decir {near}?</translation>
    </message>
    <message>
        <source>Download https://download.pytorch.org/models/{vgg_file} (528 MB) to {folder}, or name a teacher, whose encoder is used instead.</source>
        <translation>Descargue https://download.pytorch.org/models/{vgg_file} (528 MB) en {folder}, o indique un profesor, cuyo codificador se usará en su lugar.</translation>
    </message>
    <message>
        <source>Download it first: deblur models fetch {name}</source>
        <translation>Descárguelo antes: deblur models fetch {name}</translation>
    </message>
    <message>
        <source>Earlier results are in it: connect its drive, or create the folder again.</source>
        <translation>Contiene resultados anteriores: conecte su unidad o vuelva a crear la carpeta.</translation>
    </message>
    <message>
        <source>Earlier results cannot be looked up. {error}</source>
        <translation>No se pueden consultar los resultados anteriores. {error}</translation>
    </message>
    <message>
        <source>Everything up to its last checkpoint is kept: resume from there. If memory is short, close other programs.</source>
        <translation>Se conserva todo hasta su último punto de control: reanude desde ahí. Si falta memoria, cierre otros programas.</translation>
    </message>
    <message>
        <source>Export it again on the machine where it was made.</source>
        <translation>Expórtelo de nuevo en el equipo donde se creó.</translation>
    </message>
    <message>
        <source>Export it as one file.</source>
        <translation>Expórtelo como un solo archivo.</translation>
    </message>
    <message>
        <source>Export it as ordinary (SDR) video first. On phones, switch HDR video off.</source>
        <translation>Expórtelo antes como vídeo normal (SDR). En los teléfonos, desactive el vídeo HDR.</translation>
    </message>
    <message>
        <source>Export it in standard range (SDR) first, or switch HDR off in the camera.</source>
        <translation>Expórtelo primero en rango estándar (SDR) o desactive el HDR en la cámara.</translation>
    </message>
    <message>
        <source>Export it with 8 or 10 bits first.</source>
        <translation>Expórtelo antes con 8 o 10 bits.</translation>
    </message>
    <message>
        <source>Export it with both height and width dynamic, or both fixed.</source>
        <translation>Expórtelo con alto y ancho libres, o ambos fijos.</translation>
    </message>
    <message>
        <source>Export it with dynamic height and width.</source>
        <translation>Expórtelo con alto y ancho libres.</translation>
    </message>
    <message>
        <source>Export it with standard ONNX operators only.</source>
        <translation>Expórtelo solo con operadores ONNX estándar.</translation>
    </message>
    <message>
        <source>Export it without an alpha channel first.</source>
        <translation>Expórtelo antes sin canal alfa.</translation>
    </message>
    <message>
        <source>Extra channels were dropped.</source>
        <translation>Se descartaron los canales adicionales.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Folder: {was} (now {now})</source>
        <translation>Carpeta: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>For example: --memory 2GB</source>
        <translation>Por ejemplo: --memory 2GB</translation>
    </message>
    <message>
        <source>For large folders: about half the effect of Best, in less than half the time of Balanced. Results have full size.</source>
        <translation>Para carpetas grandes: cerca de la mitad del efecto de «Best», en menos de la mitad del tiempo de «Balanced». Los resultados tienen el tamaño completo.</translation>
    </message>
    <message>
        <source>For photos, use `deblur run`.</source>
        <translation>Para fotos, use `deblur run`.</translation>
    </message>
    <message>
        <source>For the few photos that matter: the average of two runs of Best, one of them on the photo rotated by 90°. Slightly more accurate, twice as slow.</source>
        <translation>Para las pocas fotos que importan: la media de dos pasadas de «Best», una de ellas con la foto girada 90°. Algo más precisa, el doble de lenta.</translation>
    </message>
    <message>
        <source>Format: {was} (now {now})</source>
        <translation>Formato: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Free some space and start again: the run resumes from the last checkpoint.</source>
        <translation>Libere espacio y vuelva a iniciar: la ejecución se reanuda desde el último punto de control.</translation>
    </message>
    <message>
        <source>Free some space, and try again.</source>
        <translation>Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Free some space, or choose another output folder.</source>
        <translation>Libere espacio o elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>Free some space, or set DEBLUR_DATA to a folder on another disk.</source>
        <translation>Libere espacio o asigne a DEBLUR_DATA una carpeta de otro disco.</translation>
    </message>
    <message>
        <source>Free up space or allow access there, or set DEBLUR_DATA to another folder.</source>
        <translation>Libere espacio o permita el acceso a esa ubicación, o asigne otra carpeta a DEBLUR_DATA.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Further images in the file are not kept.</source>
        <translation>Las demás imágenes del archivo no se conservan.</translation>
    </message>
    <message>
        <source>Get a version of the model in a single file.</source>
        <translation>Consiga una versión del modelo en un solo archivo.</translation>
    </message>
    <message>
        <source>Give numbers above 0.</source>
        <translation>Indique números mayores que 0.</translation>
    </message>
    <message>
        <source>Give one share of the steps per size, such as [128, 256] and [0.0, 0.7].</source>
        <translation>Indique una proporción de los pasos por tamaño, como [128, 256] y [0.0, 0.7].</translation>
    </message>
    <message>
        <source>HEIC cannot be written; the result is a JPEG.</source>
        <translation>No se puede escribir HEIC; el resultado es un JPEG.</translation>
    </message>
    <message>
        <source>Holding out photos: {done} of {total}</source>
        <translation>Reservando fotos: {done} de {total}</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>perfil ICC</translation>
    </message>
    <message>
        <source>If it is on a drive, connect it; otherwise start a new tuning.</source>
        <translation>Si está en una unidad, conéctela; si no, inicie un ajuste nuevo.</translation>
    </message>
    <message>
        <source>If it opens in another program, save it from there again.</source>
        <translation>Si otro programa lo abre, vuelva a guardarlo desde allí.</translation>
    </message>
    <message>
        <source>If it plays elsewhere, convert it to MP4 there; if not, copy it from the card again.</source>
        <translation>Si se reproduce en otro programa, conviértalo allí a MP4; si no, cópielo de nuevo de la tarjeta.</translation>
    </message>
    <message>
        <source>If the file exists: {was} (now {now})</source>
        <translation>Si el archivo existe: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Ignored invalid settings: {names}.</source>
        <translation>Se ignoraron ajustes no válidos: {names}.</translation>
    </message>
    <message>
        <source>ImageJ metadata</source>
        <translation>metadatos de ImageJ</translation>
    </message>
    <message>
        <source>Images cannot be written as &apos;{format}&apos;.</source>
        <translation>Las imágenes no se pueden escribir como «{format}».</translation>
    </message>
    <message>
        <source>Import it with the program itself: deblur models import FILE</source>
        <translation>Impórtelo con el propio programa: deblur models import FILE</translation>
    </message>
    <message>
        <source>Import its weights instead.</source>
        <translation>Importe sus pesos en su lugar.</translation>
    </message>
    <message>
        <source>Import one: deblur models import FILE.onnx</source>
        <translation>Importe uno: deblur models import ARCHIVO.onnx</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>Importando {file}</translation>
    </message>
    <message>
        <source>In 8 bits, the edge of a tile affects the whole tile.</source>
        <translation>Con 8 bits, el borde de un mosaico lo afecta por completo.</translation>
    </message>
    <message>
        <source>In a checkout, python3 run.py train --help installs it (about 700 MB); otherwise, pip install torch safetensors into the program&apos;s environment.</source>
        <translation>En una copia del repositorio, python3 run.py train --help lo instala (unos 700 MB); si no, ejecute pip install torch safetensors en el entorno del programa.</translation>
    </message>
    <message>
        <source>In the card of {model}, {key} must be {kind}, not {value}.</source>
        <translation>En la ficha de {model}, {key} debe ser {kind}, no {value}.</translation>
    </message>
    <message>
        <source>Install it into the Python of Deblur: pip install {packages}</source>
        <translation>Instálelo en el Python de Deblur: pip install {packages}</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Instale el programa de nuevo.</translation>
    </message>
    <message>
        <source>Installed models: {names}.</source>
        <translation>Modelos instalados: {names}.</translation>
    </message>
    <message>
        <source>Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}</source>
        <translation>Instalado. Para usarlo: deblur run FOTOS -o RESULTADOS --model {name}</translation>
    </message>
    <message>
        <source>Invalid number of threads: {threads}.</source>
        <translation>Número de hilos no válido: {threads}.</translation>
    </message>
    <message>
        <source>Invalid objective: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</source>
        <translation>Objetivo no válido: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</translation>
    </message>
    <message>
        <source>It changes the size by {factor}.</source>
        <translation>Cambia el tamaño por un factor de {factor}.</translation>
    </message>
    <message>
        <source>It could not be kept lossless: no encoder for that is installed.</source>
        <translation>No pudo conservarse sin pérdidas: no hay ningún codificador instalado para ello.</translation>
    </message>
    <message>
        <source>It could not be loaded: {reason}</source>
        <translation>No se pudo cargar: {reason}</translation>
    </message>
    <message>
        <source>It did not finish a test picture in time.</source>
        <translation>No terminó a tiempo una imagen de prueba.</translation>
    </message>
    <message>
        <source>It did not start. Are its driver and libraries installed?</source>
        <translation>No se inició. ¿Están instalados su controlador y sus bibliotecas?</translation>
    </message>
    <message>
        <source>It is damaged or incomplete: copy it from the card again.</source>
        <translation>Está dañado o incompleto: cópielo de nuevo de la tarjeta.</translation>
    </message>
    <message>
        <source>It is damaged, or holds more than weights; nothing in it was executed.</source>
        <translation>Está dañado o contiene algo más que pesos; no se ha ejecutado nada de él.</translation>
    </message>
    <message>
        <source>It is damaged, or needs a higher precision. Export it again in float32.</source>
        <translation>Está dañado o necesita una precisión mayor. Expórtelo de nuevo en float32.</translation>
    </message>
    <message>
        <source>It may be a sound recording.</source>
        <translation>Puede que sea una grabación de sonido.</translation>
    </message>
    <message>
        <source>It may be damaged, or from a newer version of the program. Choose another file.</source>
        <translation>Puede que esté dañado o que sea de una versión más reciente del programa. Elija otro archivo.</translation>
    </message>
    <message>
        <source>It may be damaged, or not an image at all. Open it in another program to check.</source>
        <translation>Puede que esté dañado o que no sea una imagen. Ábralo en otro programa para comprobarlo.</translation>
    </message>
    <message>
        <source>It may be incomplete: copy it again.</source>
        <translation>Puede que esté incompleto: cópielo de nuevo.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Puede que entretanto se haya movido o haya cambiado de nombre.</translation>
    </message>
    <message>
        <source>It may have been unplugged or taken by another program. Plug it in and start again.</source>
        <translation>Puede que se haya desconectado o que la use otro programa. Conéctela y vuelva a iniciar.</translation>
    </message>
    <message>
        <source>It may loop without end, or be far too slow for this computer.</source>
        <translation>Puede tener un bucle sin fin o ser demasiado lento para este equipo.</translation>
    </message>
    <message>
        <source>It may need more memory than there is, or be damaged.</source>
        <translation>Puede necesitar más memoria de la que hay o estar dañado.</translation>
    </message>
    <message>
        <source>It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback (sudo modprobe v4l2loopback).</source>
        <translation>Necesita un controlador: OBS Studio en Windows y macOS; en Linux, v4l2loopback (sudo modprobe v4l2loopback).</translation>
    </message>
    <message>
        <source>It was deleted. If its authors have published a new version, accept it with: deblur models fetch NAME --sha256 {actual}</source>
        <translation>Se ha eliminado. Si sus autores han publicado una versión nueva, acéptela con: deblur models fetch NOMBRE --sha256 {actual}</translation>
    </message>
    <message>
        <source>It was modified, or made by another program; choose another folder.</source>
        <translation>Se modificó o lo creó otro programa; elija otra carpeta.</translation>
    </message>
    <message>
        <source>It was moved or unplugged: create it again.</source>
        <translation>Se movió o se desconectó: créela de nuevo.</translation>
    </message>
    <message>
        <source>It was probably saved by a failed download: download it again.</source>
        <translation>Probablemente lo guardó una descarga fallida: descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Its address may have changed. Download it with a browser, then import the file.</source>
        <translation>Puede que su dirección haya cambiado. Descárguelo con un navegador e importe después el archivo.</translation>
    </message>
    <message>
        <source>Its colour space is not known (CICP {numbers}).</source>
        <translation>Su espacio de color no se conoce (CICP {numbers}).</translation>
    </message>
    <message>
        <source>Its data is intact. Free some space or check the permissions.</source>
        <translation>Su contenido está intacto. Libere espacio o compruebe los permisos.</translation>
    </message>
    <message>
        <source>Its process ended with code {number}. {reason}</source>
        <translation>Su proceso terminó con el código {number}. {reason}</translation>
    </message>
    <message>
        <source>Its record in the queue is damaged.</source>
        <translation>Su registro en la cola está dañado.</translation>
    </message>
    <message>
        <source>Its result for a test picture was wrong by {count} of 255.</source>
        <translation>Su resultado con una imagen de prueba difería en {count} de 255.</translation>
    </message>
    <message>
        <source>JPEG and HEIC files left out because a RAW file of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>Archivos JPEG y HEIC omitidos porque junto a ellos hay un archivo RAW del mismo nombre: {count}. Para usar ambos: RAW + JPEG en Más opciones, en el paso 2 (en la línea de órdenes: --raw-pairs both).</translation>
    </message>
    <message>
        <source>JPEG segment {name}</source>
        <translation>segmento JPEG {name}</translation>
    </message>
    <message>
        <source>JUMBF</source>
        <translation>JUMBF</translation>
    </message>
    <message>
        <source>Join the group video: sudo usermod -aG video $USER, then log in again.</source>
        <translation>Únase al grupo video: sudo usermod -aG video $USER, y vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Let it run there, or remove it from the queue there.</source>
        <translation>Deje que se procese allí, o quítelo allí de la cola.</translation>
    </message>
    <message>
        <source>Long blur: {was} (now {now})</source>
        <translation>Desenfoque largo: {was} (ahora {now})</translation>
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
        <translation>Creando la versión más rápida en 8 bits.</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>Midiendo la velocidad de este equipo…</translation>
    </message>
    <message>
        <source>Measuring the blur of {count} pairs, to put it on photos.</source>
        <translation>Se mide el desenfoque de {count} pares para aplicarlo a fotos.</translation>
    </message>
    <message>
        <source>Merging the segments and the sound.</source>
        <translation>Uniendo los segmentos y el sonido.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model: another version of {name}</source>
        <translation>Modelo: otra versión de {name}</translation>
    </message>
    <message>
        <source>Model: {title}, chosen as the number of photos is not known.</source>
        <translation>Modelo: {title}, elegido porque no se conoce el número de fotos.</translation>
    </message>
    <message>
        <source>Model: {was} (now {now})</source>
        <translation>Modelo: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Most of the effect of Best in a quarter of the time. Results have full size.</source>
        <translation>La mayor parte del efecto de «Best» en una cuarta parte del tiempo. Los resultados tienen el tamaño completo.</translation>
    </message>
    <message>
        <source>Names: {was} (now {now})</source>
        <translation>Nombres: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>No model removes blur this long. Reduce the photo to a third and try again.</source>
        <translation>Ningún modelo elimina un desenfoque tan largo. Reduzca la foto a un tercio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No pairs found: a blurred and its sharp photo need the same name in folders blur and sharp, or names such as 1_blur and 1_sharp in one folder.</source>
        <translation>No se encontraron pares: una foto borrosa y su foto nítida necesitan el mismo nombre en las carpetas blur y sharp, o nombres como 1_blur y 1_sharp en una sola carpeta.</translation>
    </message>
    <message>
        <source>Not better than {old}: {summary}.</source>
        <translation>No es mejor que «{old}»: {summary}.</translation>
    </message>
    <message>
        <source>Not enough disk space for {package}: about {needed} MB are needed, {free} MB are free.</source>
        <translation>No hay espacio suficiente en el disco para {package}: se necesitan unos {needed} MB y hay {free} MB libres.</translation>
    </message>
    <message>
        <source>Not kept: {blocks}.</source>
        <translation>No se conserva: {blocks}.</translation>
    </message>
    <message>
        <source>Of {count} pairs that were checked, some are bad: {kinds}. To check and repair all: deblur-train check {folder} --fix NEW</source>
        <translation>De {count} pares comprobados, algunos son malos: {kinds}. Para comprobar y reparar todos: deblur-train check {folder} --fix NEW</translation>
    </message>
    <message>
        <source>On Macs it is there already. Choose auto as the device.</source>
        <translation>En los Mac ya está incluido. Elija auto como dispositivo.</translation>
    </message>
    <message>
        <source>On Windows, install the Visual C++ Redistributable of Microsoft. Otherwise close other programs, or install Deblur again.</source>
        <translation>En Windows, instale Visual C++ Redistributable de Microsoft. Si no, cierre otros programas o vuelva a instalar Deblur.</translation>
    </message>
    <message>
        <source>PNG chunk {type}</source>
        <translation>bloque PNG {type}</translation>
    </message>
    <message>
        <source>PNG texts</source>
        <translation>textos PNG</translation>
    </message>
    <message>
        <source>Photoshop layers</source>
        <translation>capas de Photoshop</translation>
    </message>
    <message>
        <source>Photoshop settings</source>
        <translation>ajustes de Photoshop</translation>
    </message>
    <message>
        <source>Please report it, with the photo if possible.</source>
        <translation>Informe de ello, si es posible con la foto.</translation>
    </message>
    <message>
        <source>Please report it, with the video if possible.</source>
        <translation>Informe de ello, si es posible con el vídeo.</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Informe de ello.</translation>
    </message>
    <message>
        <source>Precision: {was} (now {now})</source>
        <translation>Precisión: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Preparing the training data.</source>
        <translation>Preparando los datos de entrenamiento.</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Procesado</translation>
    </message>
    <message>
        <source>Program: another version</source>
        <translation>Programa: otra versión</translation>
    </message>
    <message>
        <source>Quality: {was} (now {now})</source>
        <translation>Calidad: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>RAW files must be developed first, as JPEG or TIFF.</source>
        <translation>Los archivos RAW deben revelarse antes, como JPEG o TIFF.</translation>
    </message>
    <message>
        <source>Reject results that look worse: {was} (now {now})</source>
        <translation>Rechazar resultados que se ven peor: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Samsung data</source>
        <translation>datos de Samsung</translation>
    </message>
    <message>
        <source>Save it again in another program, or leave it out.</source>
        <translation>Guárdela de nuevo en otro programa o exclúyala.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG with 8 or 16 bits per channel first.</source>
        <translation>Guárdelo primero como PNG, TIFF o JPEG con 8 o 16 bits por canal.</translation>
    </message>
    <message>
        <source>Saving the model.</source>
        <translation>Guardando el modelo.</translation>
    </message>
    <message>
        <source>Searched {roots} (layout {layout}): {some}.</source>
        <translation>Se buscó en {roots} (estructura {layout}): {some}.</translation>
    </message>
    <message>
        <source>Searched {root} for {looked}.</source>
        <translation>En {root} se buscó {looked}.</translation>
    </message>
    <message>
        <source>Set Long blur to Automatic: a smaller copy is used.</source>
        <translation>Ponga Desenfoque largo en Automático: se usa una copia más pequeña.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings in the metadata: {was} (now {now})</source>
        <translation>Ajustes en los metadatos: {was} (ahora {now})</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Showing {count} of {total} results to keep this file small; files that were moved or changed since are left out. All are in the table.</source>
        <translation>Se muestran {count} de {total} resultados para que este archivo sea pequeño; se omiten los archivos movidos o cambiados desde entonces. La tabla los contiene todos.</translation>
    </message>
    <message>
        <source>Specify a folder or some photos.</source>
        <translation>Indique una carpeta o algunas fotos.</translation>
    </message>
    <message>
        <source>Specify a folder that contains photos; RAW files must be developed first.</source>
        <translation>Indique una carpeta que contenga fotos; los archivos RAW deben revelarse antes.</translation>
    </message>
    <message>
        <source>Start a new batch with this photo.</source>
        <translation>Inicie un nuevo lote con esta foto.</translation>
    </message>
    <message>
        <source>Start the batch again, on the command line with --on-conflict skip: finished results stay, the rest uses the new model.</source>
        <translation>Inicie el lote de nuevo, en la línea de órdenes con --on-conflict skip: los resultados terminados se conservan y el resto usa el modelo nuevo.</translation>
    </message>
    <message>
        <source>Start the recording again. If that does not help, please report it.</source>
        <translation>Inicie la grabación de nuevo. Si eso no ayuda, informe de ello.</translation>
    </message>
    <message>
        <source>Start the tuning again.</source>
        <translation>Inicie el ajuste de nuevo.</translation>
    </message>
    <message>
        <source>Stray bytes between the segments of the JPEG were skipped.</source>
        <translation>Se omitieron bytes sueltos entre los segmentos del JPEG.</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none: {done} of {total}</source>
        <translation>Sintetizando muchos tipos de desenfoque, para que el modelo no olvide ninguno: {done} de {total}</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none; this may take minutes</source>
        <translation>Sintetizando muchos tipos de desenfoque, para que el modelo no olvide ninguno; puede tardar minutos</translation>
    </message>
    <message>
        <source>TIFF tag {tag}</source>
        <translation>etiqueta TIFF {tag}</translation>
    </message>
    <message>
        <source>The blur of many pairs cannot be measured: {made} reblurred pairs, not {count}.</source>
        <translation>El desenfoque de muchos pares no se puede medir: {made} pares reproducidos en lugar de {count}.</translation>
    </message>
    <message>
        <source>The depth map and masks in the file are not kept.</source>
        <translation>El mapa de profundidad y las máscaras del archivo no se conservan.</translation>
    </message>
    <message>
        <source>The develop settings in the XMP are not kept: they are for the RAW.</source>
        <translation>Los ajustes de revelado del XMP no se conservan: son para el archivo RAW.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all of the photo is there.</source>
        <translation>Falta el final del archivo, pero la foto está completa.</translation>
    </message>
    <message>
        <source>The file ends in {count} zero bytes, as after an interrupted copy: check that no part of the photo is black.</source>
        <translation>El archivo termina en {count} bytes nulos, como tras una copia interrumpida: compruebe que ninguna parte de la foto esté negra.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>La carpeta {folder} no existe.</translation>
    </message>
    <message>
        <source>The library that runs models cannot be loaded: {error}.</source>
        <translation>No se puede cargar la biblioteca que ejecuta los modelos: {error}.</translation>
    </message>
    <message>
        <source>The link to the video of this Live Photo is not kept.</source>
        <translation>El enlace al vídeo de esta Live Photo no se conserva.</translation>
    </message>
    <message>
        <source>The model of this tuning cannot be used. {problem}</source>
        <translation>El modelo de este ajuste no se puede usar. {problem}</translation>
    </message>
    <message>
        <source>The model {name} cannot be used. {problem}</source>
        <translation>El modelo {name} no se puede usar. {problem}</translation>
    </message>
    <message>
        <source>The model&apos;s process sent an invalid answer.</source>
        <translation>El proceso del modelo envió una respuesta no válida.</translation>
    </message>
    <message>
        <source>The package claims to be larger than any model.</source>
        <translation>El paquete dice ser mayor que cualquier modelo.</translation>
    </message>
    <message>
        <source>The pool has pairs of {size_px} px; crops of {crop_px} px do not fit.</source>
        <translation>El pool tiene pares de {size_px} px; los recortes de {crop_px} px no caben.</translation>
    </message>
    <message>
        <source>The process that tried {file} ended unexpectedly.</source>
        <translation>El proceso que probaba {file} terminó inesperadamente.</translation>
    </message>
    <message>
        <source>The program&apos;s Python has no pip.</source>
        <translation>El Python del programa no tiene pip.</translation>
    </message>
    <message>
        <source>The record of batch {batch} is damaged.</source>
        <translation>El registro del lote {batch} está dañado.</translation>
    </message>
    <message>
        <source>The results are {loss:.1f} dB worse than the blurred pictures: the training has probably diverged. Start again with a lower lr.</source>
        <translation>Los resultados son {loss:.1f} dB peores que las imágenes borrosas: probablemente el entrenamiento ha divergido. Empiece de nuevo con un lr menor.</translation>
    </message>
    <message>
        <source>The server sends more than {most} MB for {file}.</source>
        <translation>El servidor envía más de {most} MB para {file}.</translation>
    </message>
    <message>
        <source>The video of this motion photo is not kept.</source>
        <translation>El vídeo de esta foto en movimiento no se conserva.</translation>
    </message>
    <message>
        <source>Then start again: what is finished is kept.</source>
        <translation>Después vuelva a iniciar: lo terminado se conserva.</translation>
    </message>
    <message>
        <source>There is nothing to install for &apos;{device}&apos;.</source>
        <translation>No hay nada que instalar para &apos;{device}&apos;.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended.</source>
        <translation>Este paquete de Deblur no se puede ampliar.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Too little to adopt: {summary}.</source>
        <translation>Demasiado poco para adoptarlo: {summary}.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>Entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Trying photos of a new camera, to find the size that works best…</source>
        <translation>Probando fotos de una cámara nueva para encontrar el mejor tamaño…</translation>
    </message>
    <message>
        <source>Unknown choice for RAW + JPEG pairs: {choice!r}.</source>
        <translation>Opción desconocida para pares RAW + JPEG: {choice!r}.</translation>
    </message>
    <message>
        <source>Unknown scale {name!r}.</source>
        <translation>Escala desconocida: {name!r}.</translation>
    </message>
    <message>
        <source>Use about 100.</source>
        <translation>Use unos 100.</translation>
    </message>
    <message>
        <source>Use auto, 1, 1/2 or 1/3.</source>
        <translation>Use auto, 1, 1/2 o 1/3.</translation>
    </message>
    <message>
        <source>Use multiples of 16 from 16 to 512.</source>
        <translation>Use múltiplos de 16, de 16 a 512.</translation>
    </message>
    <message>
        <source>Use smaller crops, or make a new pool.</source>
        <translation>Use recortes más pequeños o cree un pool nuevo.</translation>
    </message>
    <message>
        <source>Videos left: {count}.</source>
        <translation>Vídeos pendientes: {count}.</translation>
    </message>
    <message>
        <source>WebP chunk {type}</source>
        <translation>bloque WebP {type}</translation>
    </message>
    <message>
        <source>a BMP of a rare kind</source>
        <translation>un BMP de un tipo poco común</translation>
    </message>
    <message>
        <source>a BMP that holds a JPEG or PNG</source>
        <translation>un BMP que contiene un JPEG o PNG</translation>
    </message>
    <message>
        <source>a JPEG of {bits} bits per channel</source>
        <translation>un JPEG de {bits} bits por canal</translation>
    </message>
    <message>
        <source>a JPEG of {count} channels</source>
        <translation>un JPEG de {count} canales</translation>
    </message>
    <message>
        <source>a JPEG that tells its height at the end</source>
        <translation>un JPEG que indica su altura al final</translation>
    </message>
    <message>
        <source>a JPEG-LS image</source>
        <translation>una imagen JPEG-LS</translation>
    </message>
    <message>
        <source>a PNG for programs of iOS (CgBI)</source>
        <translation>un PNG para programas de iOS (CgBI)</translation>
    </message>
    <message>
        <source>a PNG with the narrow range of video</source>
        <translation>un PNG con el rango limitado del vídeo</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with this compression</source>
        <translation>un TIFF en YCbCr con esta compresión</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with unusual channels</source>
        <translation>un TIFF en YCbCr con canales inusuales</translation>
    </message>
    <message>
        <source>a TIFF of {bits} bits per channel</source>
        <translation>un TIFF de {bits} bits por canal</translation>
    </message>
    <message>
        <source>a TIFF of {values}</source>
        <translation>un TIFF de {values}</translation>
    </message>
    <message>
        <source>a TIFF with channels of different depths</source>
        <translation>un TIFF con canales de distinta profundidad</translation>
    </message>
    <message>
        <source>a TIFF with the colour model {model}</source>
        <translation>un TIFF con el modelo de color {model}</translation>
    </message>
    <message>
        <source>a TIFF with {compression} compression</source>
        <translation>un TIFF con compresión {compression}</translation>
    </message>
    <message>
        <source>a TIFF without a colour model</source>
        <translation>un TIFF sin modelo de color</translation>
    </message>
    <message>
        <source>a checksum is wrong</source>
        <translation>una suma de comprobación es incorrecta</translation>
    </message>
    <message>
        <source>a hierarchical JPEG</source>
        <translation>un JPEG jerárquico</translation>
    </message>
    <message>
        <source>a lossless JPEG</source>
        <translation>un JPEG sin pérdidas</translation>
    </message>
    <message>
        <source>a third</source>
        <translation>un tercio</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>already processed by a later batch ({batch})</source>
        <translation>ya procesada por un lote posterior ({batch})</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>y otros</translation>
    </message>
    <message>
        <source>and {count} more: choose “failed” in the table</source>
        <translation>y {count} más: elija «fallida» en la tabla</translation>
    </message>
    <message>
        <source>at 1/{scale} of the size</source>
        <translation>a 1/{scale} del tamaño</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>blur of about {length} pixels, deblurred at {scale} of the size</source>
        <translation>desenfoque de unos {length} píxeles, eliminado a {scale} del tamaño</translation>
    </message>
    <message>
        <source>blur of about {length} px: expect little</source>
        <translation>desenfoque de unos {length} px: espere poco</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>borrosas</translation>
    </message>
    <message>
        <source>box {type}</source>
        <translation>caja {type}</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>complex values</source>
        <translation>valores complejos</translation>
    </message>
    <message>
        <source>compress_from and quantisation_aware cannot be combined.</source>
        <translation>compress_from y quantisation_aware no se pueden combinar.</translation>
    </message>
    <message>
        <source>compressed text {keyword}</source>
        <translation>texto comprimido {keyword}</translation>
    </message>
    <message>
        <source>damaged frames: {count} (kept as they are)</source>
        <translation>imágenes dañadas: {count} (se conservan sin cambios)</translation>
    </message>
    <message>
        <source>data behind the image</source>
        <translation>datos tras la imagen</translation>
    </message>
    <message>
        <source>device</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>device {device}</source>
        <translation>dispositivo {device}</translation>
    </message>
    <message>
        <source>differ in brightness or colour by {levels:.0f} of 255 levels</source>
        <translation>difieren en brillo o color en {levels:.0f} de 255 niveles</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>extended XMP</source>
        <translation>XMP extendido</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>fine detail is missing; motion or focus cannot be told apart</source>
        <translation>faltan los detalles finos; no se distingue si por movimiento o por enfoque</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>floating-point values</source>
        <translation>valores de coma flotante</translation>
    </message>
    <message>
        <source>format as the original</source>
        <translation>formato del original</translation>
    </message>
    <message>
        <source>format {format}</source>
        <translation>formato {format}</translation>
    </message>
    <message>
        <source>full precision (float32)</source>
        <translation>precisión completa (float32)</translation>
    </message>
    <message>
        <source>grey response curve</source>
        <translation>curva de respuesta de grises</translation>
    </message>
    <message>
        <source>guard off</source>
        <translation>control desactivado</translation>
    </message>
    <message>
        <source>guard on</source>
        <translation>control activado</translation>
    </message>
    <message>
        <source>half precision (float16)</source>
        <translation>media precisión (float16)</translation>
    </message>
    <message>
        <source>in folder {name}</source>
        <translation>en la carpeta {name}</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpido</translation>
    </message>
    <message>
        <source>it contains no image</source>
        <translation>no contiene ninguna imagen</translation>
    </message>
    <message>
        <source>it defines entities</source>
        <translation>define entidades</translation>
    </message>
    <message>
        <source>it does not begin with a header</source>
        <translation>no empieza con una cabecera</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>termina antes de tiempo</translation>
    </message>
    <message>
        <source>it has no RDF</source>
        <translation>no contiene RDF</translation>
    </message>
    <message>
        <source>it has no directory</source>
        <translation>no tiene directorio</translation>
    </message>
    <message>
        <source>it has too few channels</source>
        <translation>tiene muy pocos canales</translation>
    </message>
    <message>
        <source>it has too many elements</source>
        <translation>tiene demasiados elementos</translation>
    </message>
    <message>
        <source>it has too many segments</source>
        <translation>tiene demasiados segmentos</translation>
    </message>
    <message>
        <source>it holds pixels of an unknown kind</source>
        <translation>contiene píxeles de un tipo desconocido</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>no es UTF-8</translation>
    </message>
    <message>
        <source>it is not well-formed</source>
        <translation>no está bien formado</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>es demasiado grande</translation>
    </message>
    <message>
        <source>item of type {type}</source>
        <translation>elemento de tipo {type}</translation>
    </message>
    <message>
        <source>its last {count} bytes are zeros</source>
        <translation>sus últimos {count} bytes son ceros</translation>
    </message>
    <message>
        <source>its palette is incomplete</source>
        <translation>su paleta está incompleta</translation>
    </message>
    <message>
        <source>its pixels are missing</source>
        <translation>faltan sus píxeles</translation>
    </message>
    <message>
        <source>its pixels cannot be unpacked</source>
        <translation>sus píxeles no se pueden descomprimir</translation>
    </message>
    <message>
        <source>its record of earlier runs is not an array</source>
        <translation>su registro de procesos anteriores no es una lista</translation>
    </message>
    <message>
        <source>its structure is invalid</source>
        <translation>su estructura no es válida</translation>
    </message>
    <message>
        <source>left</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>left to a later batch ({batch})</source>
        <translation>se deja para un lote posterior ({batch})</translation>
    </message>
    <message>
        <source>left to do</source>
        <translation>pendientes</translation>
    </message>
    <message>
        <source>linked ICC profile</source>
        <translation>perfil ICC enlazado</translation>
    </message>
    <message>
        <source>made by this program</source>
        <translation>creada por este programa</translation>
    </message>
    <message>
        <source>maker&apos;s private data</source>
        <translation>datos privados del fabricante</translation>
    </message>
    <message>
        <source>motion blur</source>
        <translation>movidas</translation>
    </message>
    <message>
        <source>name or folder</source>
        <translation>nombre o carpeta</translation>
    </message>
    <message>
        <source>next to each original</source>
        <translation>junto a cada original</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>con ruido</translation>
    </message>
    <message>
        <source>noisy: expect little, the models remove motion blur</source>
        <translation>con ruido: poco que esperar, los modelos quitan el desenfoque de movimiento</translation>
    </message>
    <message>
        <source>not finished yet</source>
        <translation>aún sin terminar</translation>
    </message>
    <message>
        <source>other version of the program</source>
        <translation>otra versión del programa</translation>
    </message>
    <message>
        <source>out of focus</source>
        <translation>desenfocadas</translation>
    </message>
    <message>
        <source>precision {precision}</source>
        <translation>precisión {precision}</translation>
    </message>
    <message>
        <source>primaries</source>
        <translation>colores primarios</translation>
    </message>
    <message>
        <source>print matching</source>
        <translation>correspondencia de impresión</translation>
    </message>
    <message>
        <source>probably fine detail in every direction; not sure enough to be skipped</source>
        <translation>probablemente detalles finos en todas las direcciones; no es lo bastante seguro para omitirla</translation>
    </message>
    <message>
        <source>quality {quality}</source>
        <translation>calidad {quality}</translation>
    </message>
    <message>
        <source>quantisation_aware is for live and other plain U-Nets.</source>
        <translation>quantisation_aware es para live y otras U-Net sencillas.</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>reference black and white</source>
        <translation>negro y blanco de referencia</translation>
    </message>
    <message>
        <source>removed from the list</source>
        <translation>quitada de la lista</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>resolución</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>second EXIF block</source>
        <translation>segundo bloque EXIF</translation>
    </message>
    <message>
        <source>second ICC profile</source>
        <translation>segundo perfil ICC</translation>
    </message>
    <message>
        <source>second IPTC block</source>
        <translation>segundo bloque IPTC</translation>
    </message>
    <message>
        <source>second XMP packet</source>
        <translation>segundo paquete XMP</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>nítidas</translation>
    </message>
    <message>
        <source>sharp photos skipped</source>
        <translation>fotos nítidas omitidas</translation>
    </message>
    <message>
        <source>signed values</source>
        <translation>valores con signo</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>omitida</translation>
    </message>
    <message>
        <source>smaller sizes were tried, deblurred at full size</source>
        <translation>se probaron tamaños menores, desenfoque eliminado a tamaño completo</translation>
    </message>
    <message>
        <source>soft pixels, deblurred at {scale} of the size</source>
        <translation>píxeles poco nítidos, desenfoque eliminado a {scale} del tamaño</translation>
    </message>
    <message>
        <source>start = &quot;{start}&quot; names no weights.</source>
        <translation>start = &quot;{start}&quot; no indica ningún peso.</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>paso {step} de {steps}</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>intensidad</translation>
    </message>
    <message>
        <source>strength lowered to {percent}%: {reason}</source>
        <translation>intensidad reducida al {percent} %: {reason}</translation>
    </message>
    <message>
        <source>strength {asked} ({count} of {total} photos: {percent})</source>
        <translation>intensidad {asked} ({count} de {total} fotos: {percent})</translation>
    </message>
    <message>
        <source>strength {percent}</source>
        <translation>intensidad {percent}</translation>
    </message>
    <message>
        <source>strength {percent} (the batch: {asked})</source>
        <translation>intensidad {percent} (el lote: {asked})</translation>
    </message>
    <message>
        <source>the bit depth differs from the header</source>
        <translation>la profundidad de bits difiere de la cabecera</translation>
    </message>
    <message>
        <source>the file cannot hold more XMP</source>
        <translation>el archivo no puede contener más XMP</translation>
    </message>
    <message>
        <source>the image has no size</source>
        <translation>la imagen no tiene tamaño</translation>
    </message>
    <message>
        <source>the reader for camera RAW is not installed</source>
        <translation>el lector de RAW no está instalado</translation>
    </message>
    <message>
        <source>the size differs from the header</source>
        <translation>el tamaño difiere de la cabecera</translation>
    </message>
    <message>
        <source>transfer function</source>
        <translation>función de transferencia</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>ilegibles</translation>
    </message>
    <message>
        <source>unreadable frames: {count} (the previous one is held longer)</source>
        <translation>imágenes ilegibles: {count} (la anterior se mantiene más tiempo)</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>dudosas</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>white point</source>
        <translation>punto blanco</translation>
    </message>
    <message>
        <source>{bits} bits per channel were reduced to 8.</source>
        <translation>Se redujeron {bits} bits por canal a 8.</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are erased</source>
        <translation>{count} bytes de sus píxeles están borrados</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are zeros</source>
        <translation>{count} bytes de sus píxeles son ceros</translation>
    </message>
    <message>
        <source>{count} excluded: made by this program.</source>
        <translation>{count} excluidas: creadas por este programa.</translation>
    </message>
    <message>
        <source>{count} of the photos: {model}, {settings}</source>
        <translation>{count} de las fotos: {model}, {settings}</translation>
    </message>
    <message>
        <source>{count} {label}</source>
        <translation>{count} {label}</translation>
    </message>
    <message>
        <source>{device} does not work here, and was removed. {reason}</source>
        <translation>{device} no funciona aquí y se eliminó. {reason}</translation>
    </message>
    <message>
        <source>{device} was removed: its result for a test picture was wrong by {count} of 255.</source>
        <translation>{device} se eliminó: su resultado para una imagen de prueba difería en {count} de 255.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{file} cannot be tried: no process can be started for it ({error}).</source>
        <translation>{file} no se puede probar: no se puede iniciar ningún proceso para ello ({error}).</translation>
    </message>
    <message>
        <source>{file} did not finish a small test picture within {seconds:.0f} seconds.</source>
        <translation>{file} no terminó una pequeña imagen de prueba en {seconds:.0f} segundos.</translation>
    </message>
    <message>
        <source>{folder} belongs to the system and cannot hold files. Choose another output folder.</source>
        <translation>{folder} pertenece al sistema y no puede contener archivos. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {file} is not a folder. Choose another output folder.</source>
        <translation>No se puede crear {folder}: {file} no es una carpeta. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another output folder.</source>
        <translation>{folder} no es una carpeta. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>{gain:+.2f} dB on {count} held-out pictures ({more} better)</source>
        <translation>{gain:+.2f} dB en {count} imágenes reservadas ({more} mejores)</translation>
    </message>
    <message>
        <source>{given} bits per channel were reduced to {bits}: more are not written to {format}.</source>
        <translation>{given} bits por canal se redujeron a {bits}: no se escriben más en {format}.</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} a {most}</translation>
    </message>
    <message>
        <source>{library} reports an error</source>
        <translation>{library} informa de un error</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of the result.</source>
        <translation>{name!r} no puede ser el nombre del resultado.</translation>
    </message>
    <message>
        <source>{name} could not be processed because of an error in the program ({kind}).</source>
        <translation>No se pudo procesar {name} por un error del programa ({kind}).</translation>
    </message>
    <message>
        <source>{name} could not be processed: {library} reports an error ({kind}).</source>
        <translation>No se pudo procesar {name}: {library} informa de un error ({kind}).</translation>
    </message>
    <message>
        <source>{name} is an HDR photo ({kind}), which is not supported.</source>
        <translation>{name} es una foto HDR ({kind}), lo que no es compatible.</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} está en uso por otro programa.</translation>
    </message>
    <message>
        <source>{name} is not a RAW file that LibRaw supports.</source>
        <translation>{name} no es un archivo RAW compatible con LibRaw.</translation>
    </message>
    <message>
        <source>{name} is not a video.</source>
        <translation>{name} no es un vídeo.</translation>
    </message>
    <message>
        <source>{name} is {kind}, which is not supported.</source>
        <translation>{name} es {kind}, lo que no es compatible.</translation>
    </message>
    <message>
        <source>{name} needs a decoder that is not installed ({package}).</source>
        <translation>{name} necesita un decodificador que no está instalado ({package}).</translation>
    </message>
    <message>
        <source>{name} takes about {needed} MB of memory; {most} MB are allowed.</source>
        <translation>{name} necesita unos {needed} MB de memoria; se permiten {most} MB.</translation>
    </message>
    <message>
        <source>{name} was created or changed in the meantime</source>
        <translation>{name} se creó o se modificó entretanto</translation>
    </message>
    <message>
        <source>{name}, after</source>
        <translation>{name}, después</translation>
    </message>
    <message>
        <source>{name}, before</source>
        <translation>{name}, antes</translation>
    </message>
    <message>
        <source>{net} has no variant entirely in 8 bits.</source>
        <translation>{net} no tiene una variante totalmente en 8 bits.</translation>
    </message>
    <message>
        <source>{package} could not be installed: {reason}</source>
        <translation>No se pudo instalar {package}: {reason}</translation>
    </message>
    <message>
        <source>{package} is already part of the program&apos;s environment.</source>
        <translation>{package} ya forma parte del entorno del programa.</translation>
    </message>
    <message>
        <source>{package} {version} is no longer used. {reason}</source>
        <translation>{package} {version} ya no se usa. {reason}</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}). It was moved to {name} and replaced by a new one; {count} records could be read and were kept.</source>
        <translation>{path} está dañado ({error}). El archivo se movió a {name} y se sustituyó por uno nuevo; se pudieron leer y conservar {count} registros.</translation>
    </message>
    <message>
        <source>{path} is missing; waiting for it: connect its drive, or create the folder again.</source>
        <translation>Falta {path}; en espera: conecte su unidad o vuelva a crear la carpeta.</translation>
    </message>
    <message>
        <source>Known losses: {known}.</source>
        <translation>Pérdidas conocidas: {known}.</translation>
    </message>
    <message>
        <source>Known losses: {losses}.</source>
        <translation>Pérdidas conocidas: {losses}.</translation>
    </message>
    <message>
        <source>Leave out &lt; &gt; : &quot; | ? * and control characters.</source>
        <translation>No use &lt; &gt; : &quot; | ? * ni caracteres de control.</translation>
    </message>
    <message>
        <source>Lower batch: it cannot be split with several processes.</source>
        <translation>Reduzca batch: no se puede dividir con varios procesos.</translation>
    </message>
    <message>
        <source>Lower crop_px, or close other programs.</source>
        <translation>Reduzca crop_px o cierre otros programas.</translation>
    </message>
    <message>
        <source>MAXIM has {most} stages, not {stages}.</source>
        <translation>MAXIM tiene {most} etapas, no {stages}.</translation>
    </message>
    <message>
        <source>Make a pool first: deblur-train pool</source>
        <translation>Cree antes un pool: deblur-train pool</translation>
    </message>
    <message>
        <source>Synthesizing {values} pairs from {count} sharp photos.</source>
        <translation>Creando {values} pares de {count} fotos nítidas.</translation>
    </message>
    <message>
        <source>Measuring the model before tuning.</source>
        <translation>Midiendo el modelo antes del ajuste.</translation>
    </message>
    <message>
        <source>Missing or wrong in {path}: {wrong}.</source>
        <translation>Falta o es incorrecto en {path}: {wrong}.</translation>
    </message>
    <message>
        <source>Mixed {share:.0%} tuned with {share2:.0%} old weights: a larger share would lose quality on other blur.</source>
        <translation>Se mezclaron {share:.0%} de pesos ajustados con {share2:.0%} de los anteriores: una proporción mayor perdería calidad con otro desenfoque.</translation>
    </message>
    <message>
        <source>Models for greyscale, RGBA or raw sensor data cannot be used.</source>
        <translation>No se pueden usar modelos para escala de grises, RGBA o datos RAW del sensor.</translation>
    </message>
    <message>
        <source>Specify a bundled student, or the .onnx file of a student with the same net.</source>
        <translation>Indique un alumno incluido, o el archivo .onnx de un alumno con la misma red.</translation>
    </message>
    <message>
        <source>Specify a folder for each.</source>
        <translation>Indique una carpeta de cada tipo.</translation>
    </message>
    <message>
        <source>Specify a folder that contains only one of them.</source>
        <translation>Indique una carpeta que contenga solo una de ellas.</translation>
    </message>
    <message>
        <source>Specify a folder.</source>
        <translation>Indique una carpeta.</translation>
    </message>
    <message>
        <source>Specify a teacher, or set alpha above 0 and add sharp pictures.</source>
        <translation>Indique un profesor, o ponga alpha por encima de 0 y añada imágenes nítidas.</translation>
    </message>
    <message>
        <source>Specify a video, or a folder with videos.</source>
        <translation>Indique un vídeo o una carpeta con vídeos.</translation>
    </message>
    <message>
        <source>Specify folders of pairs or photos, or a tuning to resume with --resume.</source>
        <translation>Indique carpetas de pares o fotos, o --resume con un ajuste que reanudar.</translation>
    </message>
    <message>
        <source>Specify one of the folders.</source>
        <translation>Indique una de las carpetas.</translation>
    </message>
    <message>
        <source>Specify one.</source>
        <translation>Indique uno.</translation>
    </message>
    <message>
        <source>Specify the folder of a run.</source>
        <translation>Indique la carpeta de una ejecución.</translation>
    </message>
    <message>
        <source>Specify the images in it.</source>
        <translation>Indique las imágenes que contiene.</translation>
    </message>
    <message>
        <source>Specify the two folders to pair, or remove one.</source>
        <translation>Indique las dos carpetas que emparejar, o quite una.</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>No se encontró ningún dispositivo CUDA.</translation>
    </message>
    <message>
        <source>No SHA-256 is published for this file. It is {sha256}, pinned from now on.</source>
        <translation>No hay ningún SHA-256 publicado para este archivo. Es {sha256}, fijado desde ahora.</translation>
    </message>
    <message>
        <source>No camera was given.</source>
        <translation>No se indicó ninguna cámara.</translation>
    </message>
    <message>
        <source>No download address is known for &apos;{name}&apos;.</source>
        <translation>No se conoce ninguna dirección de descarga para «{name}».</translation>
    </message>
    <message>
        <source>No frame of {name} can be read.</source>
        <translation>No se puede leer ninguna imagen de {name}.</translation>
    </message>
    <message>
        <source>No input was given.</source>
        <translation>No se indicó ninguna entrada.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>No hay ningún modelo instalado.</translation>
    </message>
    <message>
        <source>No pairs in the split {splits}. Available: {there}.</source>
        <translation>No hay pares de {splits}; hay {there}.</translation>
    </message>
    <message>
        <source>No pictures found.</source>
        <translation>No se encontraron imágenes.</translation>
    </message>
    <message>
        <source>No pictures found. Choose a folder that contains photos.</source>
        <translation>No se encontraron imágenes. Elija una carpeta que contenga fotos.</translation>
    </message>
    <message>
        <source>No pictures in {folder}.</source>
        <translation>No hay imágenes en {folder}.</translation>
    </message>
    <message>
        <source>No shards in {folder}.</source>
        <translation>No hay fragmentos en {folder}.</translation>
    </message>
    <message>
        <source>No usable crops.</source>
        <translation>No hay recortes utilizables.</translation>
    </message>
    <message>
        <source>No videos were found.</source>
        <translation>No se encontraron vídeos.</translation>
    </message>
    <message>
        <source>No {precision} variant: {message}</source>
        <translation>Sin variante {precision}: {message}</translation>
    </message>
    <message>
        <source>None may be negative, and alpha or beta must be above 0.</source>
        <translation>Ninguno puede ser negativo, y alpha o beta debe ser mayor que 0.</translation>
    </message>
    <message>
        <source>Not enough disk space for {file} in {folder}.</source>
        <translation>No hay espacio suficiente en el disco para {file} en {folder}.</translation>
    </message>
    <message>
        <source>Not enough memory for {model}: it needs about 1 GB.</source>
        <translation>No hay memoria suficiente para «{model}»: necesita alrededor de 1 GB.</translation>
    </message>
    <message>
        <source>Not even one crop fits into memory.</source>
        <translation>No cabe en la memoria ni un solo recorte.</translation>
    </message>
    <message>
        <source>Batch {batch} has no photos left to process.</source>
        <translation>No queda nada del lote {batch}.</translation>
    </message>
    <message>
        <source>Nothing was written. Calibrate with more similar pictures, or use fp32 alone.</source>
        <translation>No se ha escrito nada. Calibre con más imágenes similares o use solo fp32.</translation>
    </message>
    <message>
        <source>Nothing was written. Try another version of onnxruntime or torch.</source>
        <translation>No se ha escrito nada. Pruebe otra versión de onnxruntime o torch.</translation>
    </message>
    <message>
        <source>Omit --fast8.</source>
        <translation>Omita --fast8.</translation>
    </message>
    <message>
        <source>One pair cannot be split.</source>
        <translation>Un solo par no se puede dividir.</translation>
    </message>
    <message>
        <source>Only ONNX models without external files can be exported.</source>
        <translation>Solo se pueden exportar los modelos ONNX sin archivos externos.</translation>
    </message>
    <message>
        <source>Only a folder can be watched.</source>
        <translation>Solo se puede vigilar una carpeta.</translation>
    </message>
    <message>
        <source>Only its publisher can unlock it.</source>
        <translation>Solo su editor puede desbloquearlo.</translation>
    </message>
    <message>
        <source>Only models of float, float16 or uint8 are supported.</source>
        <translation>Solo se admiten modelos de float, float16 o uint8.</translation>
    </message>
    <message>
        <source>Only models that keep the size of a picture can be used.</source>
        <translation>Solo se pueden usar modelos que mantienen el tamaño de la imagen.</translation>
    </message>
    <message>
        <source>Only models that restore pictures can be used. If this is one, give its --range.</source>
        <translation>Solo se pueden usar modelos que restauran imágenes. Si este lo es, indique su --range.</translation>
    </message>
    <message>
        <source>Only models with one colour picture as input can be used.</source>
        <translation>Solo se pueden usar modelos con una imagen en color como entrada.</translation>
    </message>
    <message>
        <source>Only models with one picture as input can be used.</source>
        <translation>Solo se pueden usar modelos con una imagen como entrada.</translation>
    </message>
    <message>
        <source>Only the first frame of the animation was used.</source>
        <translation>Solo se usó la primera imagen de la animación.</translation>
    </message>
    <message>
        <source>Only the first of {count} frames was used.</source>
        <translation>Solo se usó la primera de {count} imágenes.</translation>
    </message>
    <message>
        <source>Only the first of {count} pages was used.</source>
        <translation>Solo se usó la primera de {count} páginas.</translation>
    </message>
    <message>
        <source>Only tuned and imported models can be renamed.</source>
        <translation>Solo se puede cambiar el nombre de los modelos ajustados e importados.</translation>
    </message>
    <message>
        <source>Or discard what is left of it: deblur queue discard {batch}</source>
        <translation>O descarte lo que queda de él: deblur queue discard {batch}</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another name.</source>
        <translation>Los originales nunca se sobrescriben. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another output folder.</source>
        <translation>Los originales nunca se sobrescriben. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>Out of memory: batches are now split into {pieces} pieces.</source>
        <translation>Memoria agotada: los lotes se dividen ahora en {pieces} partes.</translation>
    </message>
    <message>
        <source>Out of memory; the model continues at a smaller size.</source>
        <translation>Memoria agotada; el modelo continúa a menor tamaño.</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>Conecte una.</translation>
    </message>
    <message>
        <source>Put both files into the same folder.</source>
        <translation>Ponga ambos archivos en la misma carpeta.</translation>
    </message>
    <message>
        <source>Quality {quality} is not between 1 and 100.</source>
        <translation>La calidad {quality} no está entre 1 y 100.</translation>
    </message>
    <message>
        <source>RAW cannot be written; the result is a 16-bit TIFF.</source>
        <translation>No se puede escribir RAW; el resultado es un TIFF de 16 bits.</translation>
    </message>
    <message>
        <source>Raise cache_gb to {needed:.2f}, or lower teacher_share.</source>
        <translation>Aumente cache_gb a {needed:.2f} o reduzca teacher_share.</translation>
    </message>
    <message>
        <source>Raise cache_gb.</source>
        <translation>Aumente cache_gb.</translation>
    </message>
    <message>
        <source>Refusing redirect to unencrypted HTTP.</source>
        <translation>Se rechaza la redirección a HTTP sin cifrar.</translation>
    </message>
    <message>
        <source>Reinstall it: pip install -U av</source>
        <translation>Reinstálelo: pip install -U av</translation>
    </message>
    <message>
        <source>Reinstall the program, or import the model again.</source>
        <translation>Reinstale el programa o importe el modelo de nuevo.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Reinstale el programa.</translation>
    </message>
    <message>
        <source>Remove it or replace it with a good copy.</source>
        <translation>Quítelo o reemplácelo por una copia en buen estado.</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>Quite el modelo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Required fields: name, {texts}.</source>
        <translation>Textos obligatorios: name, {texts}.</translation>
    </message>
    <message>
        <source>Restore these settings, or choose another folder for a new run.</source>
        <translation>Restablezca estos ajustes o elija otra carpeta para una ejecución nueva.</translation>
    </message>
    <message>
        <source>Resuming after {count} finished frames.</source>
        <translation>Se reanuda tras {count} imágenes terminadas.</translation>
    </message>
    <message>
        <source>Resuming at step {step}, after {seconds:.2f} h.</source>
        <translation>Se reanuda en el paso {step}, tras {seconds:.2f} h.</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG first.</source>
        <translation>Guárdela antes como PNG, TIFF o JPEG.</translation>
    </message>
    <message>
        <source>Set crop_px to {multiple} or a multiple of it.</source>
        <translation>Ponga crop_px en {multiple} o un múltiplo.</translation>
    </message>
    <message>
        <source>Set device to &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation>Ponga device en &quot;auto&quot; o &quot;cpu&quot;.</translation>
    </message>
    <message>
        <source>Set precision to &quot;auto&quot;, &quot;bf16&quot; or &quot;fp32&quot;.</source>
        <translation>Ponga precision en &quot;auto&quot;, &quot;bf16&quot; o &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Set start to a file with these weights.</source>
        <translation>Indique en start un archivo con ellos.</translation>
    </message>
    <message>
        <source>Set start to a trained student, or specify a teacher.</source>
        <translation>Ponga en start un alumno entrenado o indique un profesor.</translation>
    </message>
    <message>
        <source>Set teacher_share to 1, or the other pairs have no target.</source>
        <translation>Ponga teacher_share en 1, o los demás pares no tendrán objetivo.</translation>
    </message>
    <message>
        <source>Several copies of REDS: {where}.</source>
        <translation>Varias copias de REDS: {where}.</translation>
    </message>
    <message>
        <source>Shorten the name, or move the file to a folder further up.</source>
        <translation>Acorte el nombre o mueva el archivo a una carpeta de un nivel superior.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>Start one first.</source>
        <translation>Inicie antes una.</translation>
    </message>
    <message>
        <source>Start the camera first.</source>
        <translation>Inicie antes la cámara.</translation>
    </message>
    <message>
        <source>Start the recording again.</source>
        <translation>Inicie la grabación de nuevo.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Deténgalo antes.</translation>
    </message>
    <message>
        <source>Stop the other one first, or choose another output folder.</source>
        <translation>Detenga antes el otro o elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>For example: [0.0, 0.7].</source>
        <translation>Como [0.0, 0.7].</translation>
    </message>
    <message>
        <source>That name is reserved: rename that file, and export the model again.</source>
        <translation>Ese nombre está reservado: cambie el nombre de ese archivo y exporte el modelo de nuevo.</translation>
    </message>
    <message>
        <source>The HDR gain map is not kept; the result has standard range.</source>
        <translation>El mapa de ganancia HDR no se conserva; el resultado tiene rango estándar.</translation>
    </message>
    <message>
        <source>The VGG-16 weights were not found.</source>
        <translation>No se encontraron los pesos de VGG-16.</translation>
    </message>
    <message>
        <source>The XMP packet stays as it was, without provenance: {error}.</source>
        <translation>El paquete XMP queda como estaba, sin procedencia: {error}.</translation>
    </message>
    <message>
        <source>The batch does not fit into memory.</source>
        <translation>El lote no cabe en la memoria.</translation>
    </message>
    <message>
        <source>The batch was stopped; pictures left: {count}.</source>
        <translation>El lote se detuvo; imágenes pendientes: {count}.</translation>
    </message>
    <message>
        <source>The camera changed to {size}; a recording has one size.</source>
        <translation>La cámara cambió a {size}; una grabación tiene un único tamaño.</translation>
    </message>
    <message>
        <source>The camera delivers no frames.</source>
        <translation>La cámara no entrega imágenes.</translation>
    </message>
    <message>
        <source>The camera has no more frames.</source>
        <translation>La cámara no tiene más imágenes.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>La cámara se ha detenido.</translation>
    </message>
    <message>
        <source>The card in {file} is not a table.</source>
        <translation>La ficha de {file} no es una tabla.</translation>
    </message>
    <message>
        <source>The card of {name} is not a table.</source>
        <translation>La ficha de {name} no es una tabla.</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the settings: {reason}</source>
        <translation>El punto de control no encaja con los ajustes: {reason}</translation>
    </message>
    <message>
        <source>The checkpoint is of the net {was}, but the settings say {net}.</source>
        <translation>El punto de control es de la red {was}, pero los ajustes indican {net}.</translation>
    </message>
    <message>
        <source>The connection broke while {file} was downloaded.</source>
        <translation>Se cortó la conexión mientras se descargaba {file}.</translation>
    </message>
    <message>
        <source>The copy failed: copy it again from the camera.</source>
        <translation>La copia falló: cópiela de nuevo de la cámara.</translation>
    </message>
    <message>
        <source>The exported file is not valid ONNX: {error}</source>
        <translation>El archivo exportado no es ONNX válido: {error}</translation>
    </message>
    <message>
        <source>The features of this teacher need crops of a multiple of {multiple} px.</source>
        <translation>Las características de este profesor necesitan recortes de un múltiplo de {multiple} px.</translation>
    </message>
    <message>
        <source>The file was modified or made by another version; use an older checkpoint.</source>
        <translation>El archivo se modificó o lo creó otra versión; use un punto de control anterior.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be created: {reason}.</source>
        <translation>No se puede crear la carpeta {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The frame interval must be at least 1.</source>
        <translation>El intervalo de imágenes debe ser al menos 1.</translation>
    </message>
    <message>
        <source>The frame size of {name} changes from {before} to {after}.</source>
        <translation>El tamaño de imagen de {name} cambia de {before} a {after}.</translation>
    </message>
    <message>
        <source>The gradient was not finite in {max_bad_steps} consecutive steps, up to step {step}.</source>
        <translation>El gradiente no fue finito en {max_bad_steps} pasos consecutivos, hasta el paso {step}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}, not a picture of three colours.</source>
        <translation>La entrada del modelo es {shape}, no una imagen de tres colores.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}.</source>
        <translation>La entrada del modelo es {shape}.</translation>
    </message>
    <message>
        <source>The input of the model is {shape}: one side is fixed.</source>
        <translation>La entrada del modelo es {shape}: un lado es fijo.</translation>
    </message>
    <message>
        <source>The losses have the weights {weights}.</source>
        <translation>Las pérdidas tienen los pesos {weights}.</translation>
    </message>
    <message>
        <source>The machine may go to sleep: {reason}</source>
        <translation>El equipo podría entrar en suspensión: {reason}</translation>
    </message>
    <message>
        <source>The memory limit must be positive.</source>
        <translation>El límite de memoria debe ser positivo.</translation>
    </message>
    <message>
        <source>The model accepts only {width} x {height} pixels and its result depends on all of them, so larger pictures would show seams.</source>
        <translation>El modelo solo acepta {width} x {height} píxeles y su resultado depende de todos ellos, así que las imágenes mayores mostrarían costuras.</translation>
    </message>
    <message>
        <source>The model cannot run at {scale:g} of the full size.</source>
        <translation>El modelo no puede trabajar a {scale:g} del tamaño.</translation>
    </message>
    <message>
        <source>The model file {file} was altered or is damaged.</source>
        <translation>El archivo de modelo {file} se alteró o está dañado.</translation>
    </message>
    <message>
        <source>The model has {count} inputs ({names}).</source>
        <translation>El modelo tiene {count} entradas ({names}).</translation>
    </message>
    <message>
        <source>The model returned values that are not numbers.</source>
        <translation>El modelo devolvió valores que no son números.</translation>
    </message>
    <message>
        <source>The model returned {output} for {input}.</source>
        <translation>El modelo devolvió {output} para {input}.</translation>
    </message>
    <message>
        <source>The model returns values that are not numbers for a test picture.</source>
        <translation>El modelo devuelve valores que no son números con una imagen de prueba.</translation>
    </message>
    <message>
        <source>The model takes or returns {dtype}.</source>
        <translation>El modelo recibe o devuelve {dtype}.</translation>
    </message>
    <message>
        <source>The model was unloaded while it was loading.</source>
        <translation>El modelo se descargó de la memoria mientras se cargaba.</translation>
    </message>
    <message>
        <source>The model runs at full size again.</source>
        <translation>El modelo vuelve a trabajar a tamaño completo.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size to keep {rate} frames per second.</source>
        <translation>El modelo trabaja a {size} del tamaño para mantener {rate} imágenes por segundo.</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size, on 1 in {every} frames: this machine is too slow for more.</source>
        <translation>El modelo trabaja a {size} del tamaño, en 1 de cada {every} imágenes: este equipo es demasiado lento para más.</translation>
    </message>
    <message>
        <source>The model {name} has no precision {wanted}.</source>
        <translation>El modelo {name} no tiene la precisión {wanted}.</translation>
    </message>
    <message>
        <source>The model {name} is not the one that batch {batch} was started with.</source>
        <translation>El modelo {name} no es aquel con el que se inició el lote {batch}.</translation>
    </message>
    <message>
        <source>The model&apos;s process exited unexpectedly with code {code}.</source>
        <translation>El proceso del modelo terminó inesperadamente con el código {code}.</translation>
    </message>
    <message>
        <source>The model&apos;s process was killed by the system.</source>
        <translation>El sistema cerró a la fuerza el proceso del modelo.</translation>
    </message>
    <message>
        <source>The model&apos;s result for a test picture does not resemble it.</source>
        <translation>El resultado del modelo con una imagen de prueba no se parece a ella.</translation>
    </message>
    <message>
        <source>The package pyvirtualcam is not installed.</source>
        <translation>El paquete pyvirtualcam no está instalado.</translation>
    </message>
    <message>
        <source>The path of {name} is too long.</source>
        <translation>La ruta de {name} es demasiado larga.</translation>
    </message>
    <message>
        <source>The perceptual loss uses {vgg_file}.</source>
        <translation>La pérdida perceptual usa {vgg_file}.</translation>
    </message>
    <message>
        <source>The picture ({width} x {height}) needs {need} in one piece.</source>
        <translation>La imagen ({width} x {height}) necesita {need} de una sola vez.</translation>
    </message>
    <message>
        <source>The pictures must be at least {size_px} px on both sides and not shifted; deblur-train check shows details.</source>
        <translation>Las imágenes deben medir al menos {size_px} px por cada lado y no estar desplazadas; deblur-train check muestra los detalles.</translation>
    </message>
    <message>
        <source>The pool {folder} was made from other pictures, settings or another teacher.</source>
        <translation>El pool {folder} se creó con otras imágenes, otros ajustes u otro profesor.</translation>
    </message>
    <message>
        <source>The precision was {precision}; try fp32, or download the weights again.</source>
        <translation>La precisión era {precision}; pruebe fp32 o descargue los pesos de nuevo.</translation>
    </message>
    <message>
        <source>The preset {name} cannot be deleted: {reason}.</source>
        <translation>No se puede eliminar el preajuste {name}: {reason}.</translation>
    </message>
    <message>
        <source>The previous model stays in use.</source>
        <translation>El modelo anterior sigue en uso.</translation>
    </message>
    <message>
        <source>The quality --crf {value} is not between 0 and 51.</source>
        <translation>La calidad --crf {value} no está entre 0 y 51.</translation>
    </message>
    <message>
        <source>The queue cannot be saved in {path} ({error}). The batch runs without it: it cannot be resumed, and earlier results are not recognized. {elsewhere}</source>
        <translation>La cola no se puede guardar en {path} ({error}). El lote se ejecuta sin ella: no se puede reanudar y los resultados anteriores no se reconocen. {elsewhere}</translation>
    </message>
    <message>
        <source>The report {path} cannot be written: {reason}.</source>
        <translation>No se puede escribir el informe {path}: {reason}.</translation>
    </message>
    <message>
        <source>The result and its original differ in size or bit depth, so they cannot be blended.</source>
        <translation>El resultado no tiene el tamaño y la profundidad de su original, así que no se pueden mezclar.</translation>
    </message>
    <message>
        <source>The result was saved at {strength:.0%} strength, too low to recover the full result from it.</source>
        <translation>El resultado se guardó con una intensidad del {strength:.0%}, demasiado baja para calcularlo por completo.</translation>
    </message>
    <message>
        <source>The results need about {needed} MB; {folder} has {free} MB left. Free up space, or choose another output folder.</source>
        <translation>Los resultados necesitan unos {needed} MB; en {folder} quedan {free} MB. Libere espacio o elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>The run diverged, or the file was modified; start again in another folder.</source>
        <translation>La ejecución divergió o el archivo se modificó; empiece de nuevo en otra carpeta.</translation>
    </message>
    <message>
        <source>The run in {folder} cannot continue with these changes: {unfit}.</source>
        <translation>La ejecución de {folder} no puede continuar con estos cambios: {unfit}.</translation>
    </message>
    <message>
        <source>The run was started with other settings and will not be reproducible: {inexact}. Stop and restore them if this was not intended.</source>
        <translation>La ejecución se inició con otros ajustes y no será reproducible: {inexact}. Deténgala y restablézcalos si no era su intención.</translation>
    </message>
    <message>
        <source>The server does not provide {file}: {error}.</source>
        <translation>El servidor no proporciona {file}: {error}.</translation>
    </message>
    <message>
        <source>The setting {name} cannot be {value!r}.</source>
        <translation>El ajuste {name} no puede ser {value!r}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}). Using the defaults.</source>
        <translation>No se pudieron leer los ajustes ({reason}). Se usan los predeterminados.</translation>
    </message>
    <message>
        <source>The size limit of the teacher&apos;s cache is 0.</source>
        <translation>El límite de tamaño de la caché del profesor es 0.</translation>
    </message>
    <message>
        <source>The smallest useful tile needs {need}, but the limit is {budget_bytes}.</source>
        <translation>El mosaico útil más pequeño necesita {need}, y se permiten {budget_bytes}.</translation>
    </message>
    <message>
        <source>The source or the settings have changed; starting over.</source>
        <translation>El origen o los ajustes han cambiado; se empieza de nuevo.</translation>
    </message>
    <message>
        <source>The strength {strength} is not between 0 and 1.</source>
        <translation>La intensidad {strength} no está entre 0 y 1.</translation>
    </message>
    <message>
        <source>The strength {value} is not between 0 and 1.</source>
        <translation>La intensidad {value} no está entre 0 y 1.</translation>
    </message>
    <message>
        <source>The student cannot be its own teacher: its initial weights are random.</source>
        <translation>El alumno no puede ser su propio profesor: sus pesos iniciales son aleatorios.</translation>
    </message>
    <message>
        <source>The file suffix does not indicate a format; the result is a PNG.</source>
        <translation>El sufijo no indica el formato; el resultado es un PNG.</translation>
    </message>
    <message>
        <source>The system does not report changes ({reason}); the folders are scanned every {seconds} seconds.</source>
        <translation>El sistema no notifica los cambios ({reason}); las carpetas se examinan cada {seconds} segundos.</translation>
    </message>
    <message>
        <source>The teacher&apos;s cache {folder} cannot be written: {reason}.</source>
        <translation>No se puede escribir la caché del profesor {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The teacher&apos;s output holds NaN or infinity.</source>
        <translation>La salida del profesor contiene NaN o infinito.</translation>
    </message>
    <message>
        <source>The teacher&apos;s outputs need {needed:.2f} GB; the cache is limited to {limit_bytes:.2f} GB.</source>
        <translation>Las salidas del profesor necesitan {needed:.2f} GB; la caché está limitada a {limit_bytes:.2f} GB.</translation>
    </message>
    <message>
        <source>The template has {count} characters; at most {max_template} are allowed.</source>
        <translation>La plantilla tiene {count} caracteres; se permiten como máximo {max_template}.</translation>
    </message>
    <message>
        <source>The template {template!r} gives every picture the same name.</source>
        <translation>La plantilla {template!r} da el mismo nombre a todas las imágenes.</translation>
    </message>
    <message>
        <source>The template {template!r} has a character that Windows allows in no file name.</source>
        <translation>La plantilla {template!r} tiene un carácter que Windows no permite en ningún nombre de archivo.</translation>
    </message>
    <message>
        <source>The template {template!r} has an unknown token {{{what}}}.</source>
        <translation>La plantilla {template!r} tiene un marcador desconocido {{{what}}}.</translation>
    </message>
    <message>
        <source>The template {template!r} is broken: {error}.</source>
        <translation>La plantilla {template!r} es incorrecta: {error}.</translation>
    </message>
    <message>
        <source>The template {template!r} names a folder.</source>
        <translation>La plantilla {template!r} indica una carpeta.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint, or lower the learning rate.</source>
        <translation>El entrenamiento divergió. Exporte un punto de control anterior o reduzca la tasa de aprendizaje.</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint.</source>
        <translation>El entrenamiento divergió. Exporte un punto de control anterior.</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}).</source>
        <translation>El proceso de entrenamiento terminó inesperadamente (código {code}).</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly.</source>
        <translation>El proceso de entrenamiento terminó inesperadamente.</translation>
    </message>
    <message>
        <source>The tuning in {folder} is running.</source>
        <translation>El ajuste de {folder} está en curso.</translation>
    </message>
    <message>
        <source>The validation share {validation_share} is not between 0 and 1.</source>
        <translation>La proporción de validación {validation_share} no está entre 0 y 1.</translation>
    </message>
    <message>
        <source>The virtual camera is gone.</source>
        <translation>La cámara virtual ya no está.</translation>
    </message>
    <message>
        <source>The weight {name} is out of range for half precision.</source>
        <translation>El peso {name} está fuera del rango de la precisión media.</translation>
    </message>
    <message>
        <source>The weights in {checkpoint} do not fit the net {net}: {reason}</source>
        <translation>Los pesos de {checkpoint} no encajan en la red {net}: {reason}</translation>
    </message>
    <message>
        <source>Then resume the batch; finished results are kept.</source>
        <translation>Después reanude el lote; los resultados terminados se conservan.</translation>
    </message>
    <message>
        <source>There are no images in {folder}.</source>
        <translation>No hay imágenes en {folder}.</translation>
    </message>
    <message>
        <source>There is no batch to report on yet.</source>
        <translation>Todavía no hay ningún lote del que informar.</translation>
    </message>
    <message>
        <source>There is no batch {batch_id}.</source>
        <translation>No hay ningún lote {batch_id}.</translation>
    </message>
    <message>
        <source>There is no camera {key}.</source>
        <translation>No hay ninguna cámara {key}.</translation>
    </message>
    <message>
        <source>There is no camera, video or folder &apos;{source}&apos;.</source>
        <translation>No hay ninguna cámara, vídeo o carpeta «{source}».</translation>
    </message>
    <message>
        <source>There is no checkpoint {path}.</source>
        <translation>No hay ningún punto de control {path}.</translation>
    </message>
    <message>
        <source>There is no model &apos;{name}&apos;.</source>
        <translation>No hay ningún modelo «{name}».</translation>
    </message>
    <message>
        <source>There is no net {name!r}.</source>
        <translation>No hay ninguna red {name!r}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the result.</source>
        <translation>No hay memoria suficiente para el resultado.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name}.</source>
        <translation>No hay memoria suficiente para {name}.</translation>
    </message>
    <message>
        <source>There is not enough memory to read {name}.</source>
        <translation>No hay memoria suficiente para leer {name}.</translation>
    </message>
    <message>
        <source>There is not enough memory to try the model with a small picture.</source>
        <translation>No hay memoria suficiente para probar el modelo con una imagen pequeña.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {name}.</source>
        <translation>No hay memoria suficiente para escribir {name}.</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>Todavía no hay nada que grabar.</translation>
    </message>
    <message>
        <source>There is nothing to resume or retry.</source>
        <translation>No hay nada que reanudar o reintentar.</translation>
    </message>
    <message>
        <source>This PyAV has no encoder for {pixels}.</source>
        <translation>Este PyAV no tiene codificador para {pixels}.</translation>
    </message>
    <message>
        <source>This batch cannot be saved, so it cannot be resumed. {error}</source>
        <translation>Este lote no se puede guardar y, por tanto, no se puede reanudar. {error}</translation>
    </message>
    <message>
        <source>This catalogue has no folder for models of your own.</source>
        <translation>Este catálogo no tiene carpeta para modelos propios.</translation>
    </message>
    <message>
        <source>This folder is already being watched, with the same settings.</source>
        <translation>Esta carpeta ya se está vigilando con los mismos ajustes.</translation>
    </message>
    <message>
        <source>This is a bug in the program. Please report it with the details below.</source>
        <translation>Esto es un error del programa. Notifíquelo con los detalles siguientes.</translation>
    </message>
    <message>
        <source>This is not the report of a scan: {error}</source>
        <translation>Esto no es el informe de un examen: {error}</translation>
    </message>
    <message>
        <source>This model cannot work in tiles. Allow it more memory, or choose another model.</source>
        <translation>Este modelo no puede trabajar por mosaicos. Permítale más memoria o elija otro modelo.</translation>
    </message>
    <message>
        <source>This model runs in torch, which cannot use {device} here.</source>
        <translation>Este modelo se ejecuta en torch, que aquí no puede usar {device}.</translation>
    </message>
    <message>
        <source>This needs {name}, which is not installed.</source>
        <translation>Se necesita {name}, que no está instalado.</translation>
    </message>
    <message>
        <source>This net has no convolution to quantise: the first and the last stay in float32.</source>
        <translation>Esta red no tiene convoluciones que cuantizar: la primera y la última se quedan en float32.</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended. Run Deblur from Python instead (two commands, see its README), and then: pip install {packages}</source>
        <translation>Este paquete de Deblur no se puede ampliar. Ejecute Deblur desde Python (dos comandos, vea su README) y después: pip install {packages}</translation>
    </message>
    <message>
        <source>The selected area is outside the picture.</source>
        <translation>El área seleccionada queda fuera de la imagen.</translation>
    </message>
    <message>
        <source>To list them: deblur queue</source>
        <translation>Para ver la lista: deblur queue</translation>
    </message>
    <message>
        <source>Tokens are {names}.</source>
        <translation>Los marcadores son {names}.</translation>
    </message>
    <message>
        <source>Too many tunings in {home}.</source>
        <translation>Demasiados ajustes en {home}.</translation>
    </message>
    <message>
        <source>Training on {count} pairs.</source>
        <translation>Entrenando con {count} pares.</translation>
    </message>
    <message>
        <source>Transparency was composited on white: {format} has none.</source>
        <translation>La transparencia se fundió sobre blanco: {format} no la admite.</translation>
    </message>
    <message>
        <source>Try --workers {workers}; finished shards are kept.</source>
        <translation>Pruebe --workers {workers}; los fragmentos terminados se conservan.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Try again. If memory is short, close other programs or choose a smaller model.</source>
        <translation>Inténtelo de nuevo. Si falta memoria, cierre otros programas o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Unknown conflict rule {on_conflict!r}.</source>
        <translation>Regla de conflictos desconocida: {on_conflict!r}.</translation>
    </message>
    <message>
        <source>Unknown device &apos;{device}&apos;.</source>
        <translation>Dispositivo desconocido: «{device}».</translation>
    </message>
    <message>
        <source>Unknown layout {layout!r}.</source>
        <translation>Estructura desconocida: {layout!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {name!r}.</source>
        <translation>Pérdida desconocida: {name!r}.</translation>
    </message>
    <message>
        <source>Unknown loss {unknown}.</source>
        <translation>Pérdida desconocida: {unknown}.</translation>
    </message>
    <message>
        <source>Unknown preset {preset!r}.</source>
        <translation>Preajuste desconocido: {preset!r}.</translation>
    </message>
    <message>
        <source>Unknown setting {name!r}.</source>
        <translation>Ajuste desconocido: {name!r}.</translation>
    </message>
    <message>
        <source>Unknown weighting {kind!r}.</source>
        <translation>Ponderación desconocida: {kind!r}.</translation>
    </message>
    <message>
        <source>Update the program, or set DEBLUR_DATA to another folder.</source>
        <translation>Actualice el programa o asigne otra carpeta a DEBLUR_DATA.</translation>
    </message>
    <message>
        <source>Use 0 for the first camera, or chart.</source>
        <translation>Use 0 para la primera cámara, o chart.</translation>
    </message>
    <message>
        <source>Use 1 to {most_threads}.</source>
        <translation>Use de 1 a {most_threads}.</translation>
    </message>
    <message>
        <source>Use Restormer or MAXIM as teacher, or set feature_weight to 0.</source>
        <translation>Use Restormer o MAXIM como profesor, o ponga feature_weight en 0.</translation>
    </message>
    <message>
        <source>Use a shorter name or a folder further up.</source>
        <translation>Use un nombre más corto o una carpeta de un nivel superior.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}, or name a folder.</source>
        <translation>Use un sufijo de {suffixes} o indique una carpeta.</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}.</source>
        <translation>Use un sufijo de {suffixes}.</translation>
    </message>
    <message>
        <source>Use either pairs or unpaired photos.</source>
        <translation>Use pares o fotos sin pareja, no ambos.</translation>
    </message>
    <message>
        <source>Use fp32 alone.</source>
        <translation>Use solo fp32.</translation>
    </message>
    <message>
        <source>Use the full package of Deblur, which includes it.</source>
        <translation>Use el paquete completo de Deblur, que lo incluye.</translation>
    </message>
    <message>
        <source>Use the losses, weighting and optimiser that the run was started with.</source>
        <translation>Use las pérdidas, la ponderación y el optimizador con los que se inició la ejecución.</translation>
    </message>
    <message>
        <source>Use up to 64 characters without &lt; &gt; : &quot; / \ | ? * and no leading dot.</source>
        <translation>Use hasta 64 caracteres, sin &lt; &gt; : &quot; / \ | ? * y sin punto inicial.</translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, dots, hyphens and underscores; begin with a letter or digit.</source>
        <translation>Use hasta 64 letras, cifras, puntos, guiones y guiones bajos; empiece por una letra o una cifra.</translation>
    </message>
    <message>
        <source>Use {choices}.</source>
        <translation>Use {choices}.</translation>
    </message>
    <message>
        <source>Use {formats}.</source>
        <translation>Use {formats}.</translation>
    </message>
    <message>
        <source>Use {low} to {high} pixels per side.</source>
        <translation>Use de {low} a {high} píxeles por lado.</translation>
    </message>
    <message>
        <source>Used as {kind}: {counts}. {note}</source>
        <translation>Se usa como {kind}: {counts}. {note}</translation>
    </message>
    <message>
        <source>Video files need the package av (PyAV), which is not installed.</source>
        <translation>Los archivos de vídeo necesitan el paquete av (PyAV), que no está instalado.</translation>
    </message>
    <message>
        <source>Wait until it finishes, or choose another name for the result.</source>
        <translation>Espere a que termine o elija otro nombre para el resultado.</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it; then resume it.</source>
        <translation>Espere a que termine o deténgalo; después reanúdelo.</translation>
    </message>
    <message>
        <source>Choose auto as the device, or install it: Graphics chips in the menu Models, or deblur devices on the command line.</source>
        <translation>Elija auto como dispositivo o instálelo: Chips gráficos en el menú Modelos o deblur devices en la línea de órdenes.</translation>
    </message>
    <message>
        <source>Finished results are kept. Try again; if memory is short, close other programs or choose a smaller model.</source>
        <translation>Lo hecho se conserva. Inténtelo de nuevo; si falta memoria, cierre otros programas o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Write --set NAME=VALUE.</source>
        <translation>Escriba --set NOMBRE=VALOR.</translation>
    </message>
    <message>
        <source>You do not have permission to read {name}.</source>
        <translation>No tiene permiso para leer {name}.</translation>
    </message>
    <message>
        <source>You do not have permission to use {name} ({file}).</source>
        <translation>No tiene permiso para usar {name} ({file}).</translation>
    </message>
    <message>
        <source>a fine regular pattern that the source does not have</source>
        <translation>un patrón fino y regular que el original no tiene</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>hay una carpeta con ese nombre</translation>
    </message>
    <message>
        <source>a part has rings or patterns that the source does not have</source>
        <translation>una parte tiene halos o patrones que el original no tiene</translation>
    </message>
    <message>
        <source>alpha and beta are both 0: nothing would be learned.</source>
        <translation>alpha y beta son 0: no se aprendería nada.</translation>
    </message>
    <message>
        <source>alpha is 0, and there are no teacher outputs.</source>
        <translation>alpha es 0 y no hay salidas del profesor.</translation>
    </message>
    <message>
        <source>alpha is 0, but the teacher&apos;s output is computed for only some of the pairs.</source>
        <translation>alpha es 0, pero la salida del profesor solo se calcula para algunos de los pares.</translation>
    </message>
    <message>
        <source>already processed with these settings</source>
        <translation>ya procesada con estos ajustes</translation>
    </message>
    <message>
        <source>already sharp: {reason} ({sure} sure)</source>
        <translation>ya nítida: {reason} (seguridad: {sure})</translation>
    </message>
    <message>
        <source>another picture in this batch is saved as {name}</source>
        <translation>otra imagen de este lote se convierte en {name}</translation>
    </message>
    <message>
        <source>beta or feature_weight is above 0, but there is no teacher.</source>
        <translation>beta o feature_weight es mayor que 0, pero no hay profesor.</translation>
    </message>
    <message>
        <source>blurred {one_w}x{one_h}, sharp {other_w}x{other_h}</source>
        <translation>movida {one_w}x{one_h}, nítida {other_w}x{other_h}</translation>
    </message>
    <message>
        <source>both pictures are identical</source>
        <translation>ambas mitades son idénticas</translation>
    </message>
    <message>
        <source>bright and dark seams along the edges</source>
        <translation>costuras claras y oscuras a lo largo de los bordes</translation>
    </message>
    <message>
        <source>coloured specks that the source does not have</source>
        <translation>motas de color que el original no tiene</translation>
    </message>
    <message>
        <source>compress_from needs the weights of that student.</source>
        <translation>compress_from necesita los pesos de ese alumno.</translation>
    </message>
    <message>
        <source>crop_from must begin with 0 and rise.</source>
        <translation>crop_from debe empezar en 0 y ser creciente.</translation>
    </message>
    <message>
        <source>crop_px and crop_from have different lengths.</source>
        <translation>crop_px y crop_from tienen longitudes distintas.</translation>
    </message>
    <message>
        <source>crop_px is {sizes}.</source>
        <translation>crop_px es {sizes}.</translation>
    </message>
    <message>
        <source>deblur-train config --explain lists them.</source>
        <translation>deblur-train config --explain los enumera.</translation>
    </message>
    <message>
        <source>differs in {differing}</source>
        <translation>difiere en {differing}</translation>
    </message>
    <message>
        <source>far more contrast in the details than the source has</source>
        <translation>mucho más contraste en los detalles que el original</translation>
    </message>
    <message>
        <source>fast8 needs a net that unshuffles pixels into channels; this one does not.</source>
        <translation>fast8 necesita una red que reorganice píxeles en canales; esta no lo hace.</translation>
    </message>
    <message>
        <source>feature_weight is above 0, but the teacher has no features.</source>
        <translation>feature_weight es mayor que 0, pero el profesor no tiene características.</translation>
    </message>
    <message>
        <source>fine detail in every direction</source>
        <translation>detalle fino en todas las direcciones</translation>
    </message>
    <message>
        <source>fine detail is missing along {degrees}° only, over about {length} pixels</source>
        <translation>falta detalle fino solo a lo largo de {degrees}°, en unos {length} píxeles</translation>
    </message>
    <message>
        <source>fine detail is missing in every direction</source>
        <translation>falta detalle fino en todas las direcciones</translation>
    </message>
    <message>
        <source>finished just before the interruption</source>
        <translation>terminada justo antes de la interrupción</translation>
    </message>
    <message>
        <source>fp16 needs a GPU.</source>
        <translation>fp16 necesita una GPU.</translation>
    </message>
    <message>
        <source>grain covers the fine detail</source>
        <translation>el grano tapa el detalle fino</translation>
    </message>
    <message>
        <source>int8 needs photos for calibration and pairs to measure its loss on.</source>
        <translation>int8 necesita fotos para la calibración y pares con los que medir su pérdida.</translation>
    </message>
    <message>
        <source>it already exists</source>
        <translation>ya existe</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>su carpeta no existe</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>su carpeta es un archivo</translation>
    </message>
    <message>
        <source>its path is too long</source>
        <translation>su ruta es demasiado larga</translation>
    </message>
    <message>
        <source>less detail than the source</source>
        <translation>menos detalle que el original</translation>
    </message>
    <message>
        <source>losses needs at least one name with a weight above 0.</source>
        <translation>losses necesita al menos un nombre con un peso mayor que 0.</translation>
    </message>
    <message>
        <source>memory ran out, processed in smaller tiles</source>
        <translation>memoria agotada, procesada en mosaicos más pequeños</translation>
    </message>
    <message>
        <source>name shortened by {count} bytes: it was too long</source>
        <translation>nombre acortado en {count} bytes: era demasiado largo</translation>
    </message>
    <message>
        <source>named {name}: {reason}</source>
        <translation>guardada como {name}: {reason}</translation>
    </message>
    <message>
        <source>not blurred ({label})</source>
        <translation>no movida ({label})</translation>
    </message>
    <message>
        <source>not sharp ({label})</source>
        <translation>no nítida ({label})</translation>
    </message>
    <message>
        <source>odd size padded to {size}</source>
        <translation>tamaño impar ampliado a {size}</translation>
    </message>
    <message>
        <source>onnxruntime differs from torch by up to {most:.1e} of the range on real photos; at most {max_difference:.0e} is allowed.</source>
        <translation>onnxruntime difiere de torch hasta en {most:.1e} del rango con fotos reales; se permite como máximo {max_difference:.0e}.</translation>
    </message>
    <message>
        <source>result rejected: {reason}</source>
        <translation>resultado rechazado: {reason}</translation>
    </message>
    <message>
        <source>rings or patterns that the source does not have</source>
        <translation>halos o patrones que el original no tiene</translation>
    </message>
    <message>
        <source>rotated by {degrees:+.2f} degrees clockwise</source>
        <translation>girada {degrees:+.2f} grados en sentido horario</translation>
    </message>
    <message>
        <source>same name as {name}</source>
        <translation>mismo nombre que {name}</translation>
    </message>
    <message>
        <source>scene {scene} is also in validation: scores will be too high</source>
        <translation>la escena {scene} también está en la validación: las puntuaciones serán demasiado altas</translation>
    </message>
    <message>
        <source>shifted by {x_px:+.1f} px in x, {y_px:+.1f} px in y</source>
        <translation>desplazada {x_px:+.1f} px en x, {y_px:+.1f} px en y</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
    <message>
        <source>the blurred picture has {kept:.0%} of the sharp one&apos;s edges</source>
        <translation>la imagen movida tiene el {kept:.0%} de los bordes de la nítida</translation>
    </message>
    <message>
        <source>the blurred picture&apos;s edges are {stronger_log2:.1f} times as strong</source>
        <translation>la mitad movida tiene {stronger_log2:.1f} veces los bordes</translation>
    </message>
    <message>
        <source>the brightness of a part has changed</source>
        <translation>ha cambiado el brillo de una parte</translation>
    </message>
    <message>
        <source>the brightness of the whole picture has changed</source>
        <translation>ha cambiado el brillo de toda la imagen</translation>
    </message>
    <message>
        <source>the colour of a part has changed</source>
        <translation>ha cambiado el color de una parte</translation>
    </message>
    <message>
        <source>the colour of the whole picture has changed</source>
        <translation>ha cambiado el color de toda la imagen</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>el disco es de solo lectura</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>el disco notificó un error</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <translation>el archivo es demasiado grande para este disco</translation>
    </message>
    <message>
        <source>the file is truncated: its end is missing</source>
        <translation>el archivo está truncado: falta el final</translation>
    </message>
    <message>
        <source>the two pictures show different scenes (correlation {alike:.2f})</source>
        <translation>las mitades muestran cosas distintas (correlación {alike:.2f})</translation>
    </message>
    <message>
        <source>the path has {length} characters; some Windows programs open at most {limit}</source>
        <translation>la ruta tiene {length} caracteres; algunos programas de Windows abren como máximo {limit}</translation>
    </message>
    <message>
        <source>this PyAV lacks {best}; used {name}</source>
        <translation>este PyAV no tiene {best}; se usó {name}</translation>
    </message>
    <message>
        <source>time code left out</source>
        <translation>código de tiempo omitido</translation>
    </message>
    <message>
        <source>too little detail</source>
        <translation>muy poco detalle</translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation>no tiene permiso para escribir en esa ubicación</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>su cuota de disco está agotada</translation>
    </message>
    <message>
        <source>{a} or {b}</source>
        <translation>{a} o {b}</translation>
    </message>
    <message>
        <source>{blocks} could not be kept: {format} cannot store it.</source>
        <translation>No se pudo conservar {blocks}: {format} no lo admite.</translation>
    </message>
    <message>
        <source>{blurred} and {sharp} differ in size: {sizes}.</source>
        <translation>{blurred} y {sharp} difieren en tamaño: {sizes}.</translation>
    </message>
    <message>
        <source>{camera} delivers {size}</source>
        <translation>{camera} entrega {size}</translation>
    </message>
    <message>
        <source>{count} broken packets of other streams left out</source>
        <translation>{count} paquetes dañados de otros flujos omitidos</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} entradas</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} imágenes</translation>
    </message>
    <message>
        <source>{count} pairs are in both training and validation, such as {both}.</source>
        <translation>{count} pares están tanto en el entrenamiento como en la validación, como {both}.</translation>
    </message>
    <message>
        <source>{count} unpaired photos: {found}.</source>
        <translation>{count} fotos sin pareja: {found}.</translation>
    </message>
    <message>
        <source>{count} shards of the pool are missing, such as {missing}. They are made again if their pictures are given.</source>
        <translation>Faltan {count} fragmentos del pool, como {missing}. Se crean de nuevo si se indican sus imágenes.</translation>
    </message>
    <message>
        <source>{count} tensors are missing</source>
        <translation>faltan {count} tensores</translation>
    </message>
    <message>
        <source>{count} tensors are not floating-point numbers</source>
        <translation>{count} tensores no son números de coma flotante</translation>
    </message>
    <message>
        <source>{count} tensors are unknown</source>
        <translation>{count} tensores son desconocidos</translation>
    </message>
    <message>
        <source>{count} tensors contain numbers that are not finite</source>
        <translation>{count} tensores contienen números no finitos</translation>
    </message>
    <message>
        <source>{count} tensors have another shape</source>
        <translation>{count} tensores tienen otra forma</translation>
    </message>
    <message>
        <source>{count} tensors in {checkpoint} hold NaN or infinity, {broken} first.</source>
        <translation>{count} tensores de {checkpoint} contienen NaN o infinito, el primero {broken}.</translation>
    </message>
    <message>
        <source>{crops} crops are too few.</source>
        <translation>{crops} recortes son muy pocos.</translation>
    </message>
    <message>
        <source>{date!r} cannot be part of a file name.</source>
        <translation>{date!r} no puede formar parte de un nombre de archivo.</translation>
    </message>
    <message>
        <source>{device} is not installed.</source>
        <translation>{device} no está instalado.</translation>
    </message>
    <message>
        <source>Using the slower CPU instead of {device}: {reason}</source>
        <translation>No se usa {device}, sino la CPU, más lenta: {reason}</translation>
    </message>
    <message>
        <source>324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially; pairs of GoPro and of REDS scene 020 (CC BY 4.0)</source>
        <translation>324 fotografías con licencias que permiten el uso comercial (CC0, CC BY, CC BY-SA, BSD, Unsplash), movidas artificialmente; pares de GoPro y de la escena 020 de REDS (CC BY 4.0)</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 bits</translation>
    </message>
    <message>
        <source>8 bits, fastest</source>
        <translation>8 bits, la más rápida</translation>
    </message>
    <message>
        <source>A large network of 2022 (MAXIM-3S, Tu et al.): on some photos better than Best, on others worse; takes minutes per photo. Needs torch.</source>
        <translation>Una red grande de 2022 (MAXIM-3S, Tu et al.): en algunas fotos mejor que «Best», en otras peor; tarda minutos por foto. Necesita torch.</translation>
    </message>
    <message>
        <source>A large network of 2022 (Zamir et al.), comparable with MAXIM and as slow. Needs torch.</source>
        <translation>Una red grande de 2022 (Zamir et al.), comparable a MAXIM e igual de lenta. Necesita torch.</translation>
    </message>
    <message>
        <source>Balancing the new model with the old one.</source>
        <translation>Equilibrando el modelo nuevo con el anterior.</translation>
    </message>
    <message>
        <source>Choose one of the bundled models, or a model tuned from one of them.</source>
        <translation>Elija uno de los modelos incluidos, o uno ajustado a partir de ellos.</translation>
    </message>
    <message>
        <source>Flicker in static areas reduced by {percent}%</source>
        <translation>Parpadeo en zonas estáticas reducido un {percent} %</translation>
    </message>
    <message>
        <source>Flicker in static areas: {before} in the original, {after} in the result (of 255)</source>
        <translation>Parpadeo en zonas estáticas: {before} en el original, {after} en el resultado (de 255)</translation>
    </message>
    <message>
        <source>Install it with: python -m ensurepip</source>
        <translation>Instálelo con: python -m ensurepip</translation>
    </message>
    <message>
        <source>It had changed a moment before it was read, and may still have been copying. Retry it when that has finished.</source>
        <translation>El archivo había cambiado justo antes de leerse y quizá se estaba copiando todavía. Inténtelo de nuevo cuando haya terminado.</translation>
    </message>
    <message>
        <source>Model: {title}, as the last time for these photos.</source>
        <translation>Modelo: «{title}», como la última vez para estas fotos.</translation>
    </message>
    <message>
        <source>Model: {title}, chosen by the number of photos and the speed of this computer.</source>
        <translation>Modelo: «{title}», elegido según el número de fotos y la velocidad de este equipo.</translation>
    </message>
    <message>
        <source>Pictures left out because their kind is not supported: {kinds}. Save them as PNG, TIFF or JPEG first.</source>
        <translation>Imágenes omitidas porque su formato no se admite: {kinds}. Guárdelas antes como PNG, TIFF o JPEG.</translation>
    </message>
    <message>
        <source>RAW files left out because a JPEG or HEIC of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>Archivos RAW omitidos porque junto a ellos hay un JPEG o HEIC del mismo nombre: {count}. Para usar ambos: RAW + JPEG en Más opciones, en el paso 2 (en la línea de órdenes: --raw-pairs both).</translation>
    </message>
    <message>
        <source>Removes the most blur, at four times the cost of Balanced. Derived from Google&apos;s MAXIM.</source>
        <translation>El que más desenfoque elimina, a cuatro veces el coste de «Balanced». Derivado de MAXIM de Google.</translation>
    </message>
    <message>
        <source>Retry it with less memory (--memory), or on another machine.</source>
        <translation>Reinténtela con menos memoria (--memory) o en otro equipo.</translation>
    </message>
    <message>
        <source>Save the image to a file first.</source>
        <translation>Guarde primero la imagen en un archivo.</translation>
    </message>
    <message>
        <source>Small and quick: for webcams and video.</source>
        <translation>Pequeño y rápido: para cámaras web y vídeo.</translation>
    </message>
    <message>
        <source>The program crashed {count} times while processing it, the last time alone.</source>
        <translation>El programa se cerró inesperadamente {count} veces al procesarla, la última vez sola.</translation>
    </message>
    <message>
        <source>The worker process exited with code {code} before it finished.</source>
        <translation>El proceso de cálculo terminó con el código {code} antes de acabar su trabajo.</translation>
    </message>
    <message>
        <source>The worker process was killed by the system before it finished.</source>
        <translation>El sistema detuvo el proceso de cálculo antes de que terminara.</translation>
    </message>
    <message>
        <source>These steps changed no weights, but those before them may have spoiled last.pt; best.pt, if there was a validation, is of the best one. Start again in another folder with a lower lr, or precision = &quot;fp32&quot;.</source>
        <translation>Estos pasos no han cambiado ningún peso, pero los anteriores pueden haber estropeado last.pt; best.pt, si hubo una validación, es de la mejor. Empiece de nuevo en otra carpeta con un lr menor, o con precision = &quot;fp32&quot;.</translation>
    </message>
    <message>
        <source>Trying it on a test picture…</source>
        <translation>Probándolo con una imagen…</translation>
    </message>
    <message>
        <source>Videos left out: {count}. Open a video by itself.</source>
        <translation>Vídeos omitidos: {count}. Abra un vídeo por separado.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>un dispositivo</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>una tubería con nombre</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>un socket</translation>
    </message>
    <message>
        <source>another run has saved it as {name} meanwhile</source>
        <translation>otra ejecución la guardó entretanto como {name}</translation>
    </message>
    <message>
        <source>at {percent}% strength</source>
        <translation>con intensidad del {percent} %</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>comprobado</translation>
    </message>
    <message>
        <source>existing files: {name}</source>
        <translation>archivos existentes: {name}</translation>
    </message>
    <message>
        <source>format {name}</source>
        <translation>formato {name}</translation>
    </message>
    <message>
        <source>full size</source>
        <translation>tamaño completo</translation>
    </message>
    <message>
        <source>half size</source>
        <translation>mitad de tamaño</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>conservar ambos</translation>
    </message>
    <message>
        <source>long blur: {name}</source>
        <translation>desenfoque largo: {name}</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>modelo {name}</translation>
    </message>
    <message>
        <source>next to the original</source>
        <translation>junto al original</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>sin comprobar</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>otros metadatos</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>otro nombre</translation>
    </message>
    <message>
        <source>other precision</source>
        <translation>otra precisión</translation>
    </message>
    <message>
        <source>other version of the model</source>
        <translation>otra versión del modelo</translation>
    </message>
    <message>
        <source>quality {number}</source>
        <translation>calidad {number}</translation>
    </message>
    <message>
        <source>replace earlier result</source>
        <translation>reemplazar el resultado anterior</translation>
    </message>
    <message>
        <source>same as original</source>
        <translation>igual que el original</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>omitir la foto</translation>
    </message>
    <message>
        <source>step {step} of {steps}, {pace} steps/s</source>
        <translation>paso {step} de {steps}, {pace} pasos/s</translation>
    </message>
    <message>
        <source>with other settings</source>
        <translation>con otros ajustes</translation>
    </message>
    <message>
        <source>{device} takes {after:.2f} s for a test picture instead of {before:.2f} s. It is used from the next start of Deblur.</source>
        <translation>{device} tarda {after:.2f} s en una imagen de prueba en lugar de {before:.2f} s. Se usará a partir del próximo inicio de Deblur.</translation>
    </message>
    <message>
        <source>{device} works here but is not clearly faster: {after:.2f} s for a test picture, {before:.2f} s without it. It was removed; nothing has changed.</source>
        <translation>{device} funciona aquí, pero no es claramente más rápido: {after:.2f} s para una imagen de prueba, {before:.2f} s sin él. Se eliminó; nada ha cambiado.</translation>
    </message>
    <message>
        <source>{filename} cannot be read: {reason}.</source>
        <translation>{filename} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as weights: {reason}</source>
        <translation>{file} no se puede leer como pesos: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{file} contains a tensor twice.</source>
        <translation>{file} contiene un tensor dos veces.</translation>
    </message>
    <message>
        <source>{file} contains more than weights, or is damaged; nothing of it was executed.</source>
        <translation>{file} contiene algo más que pesos o está dañado; no se ha ejecutado nada de él.</translation>
    </message>
    <message>
        <source>{file} contains no state dict.</source>
        <translation>{file} no contiene ningún state dict.</translation>
    </message>
    <message>
        <source>{file} contains the weights of no known teacher ({names} ...).</source>
        <translation>{file} no contiene los pesos de ningún profesor conocido ({names} ...).</translation>
    </message>
    <message>
        <source>{file} does not fit: {what} ({examples}).</source>
        <translation>{file} no encaja: {what} ({examples}).</translation>
    </message>
    <message>
        <source>{file} does not load</source>
        <translation>{file} no se carga</translation>
    </message>
    <message>
        <source>{file} has its weights in &apos;{name}&apos;, which is missing.</source>
        <translation>{file} tiene sus pesos en «{name}», que falta.</translation>
    </message>
    <message>
        <source>{file} has its weights in {part}.</source>
        <translation>{file} tiene sus pesos en {part}.</translation>
    </message>
    <message>
        <source>{file} holds the weights of {network}, but its card names {expected}.</source>
        <translation>{file} contiene los pesos de {network}, pero su ficha indica {expected}.</translation>
    </message>
    <message>
        <source>{file} in the package is larger than any model.</source>
        <translation>{file}, en el paquete, es más grande que cualquier modelo.</translation>
    </message>
    <message>
        <source>{file} is damaged, or not a model of this program: {reason}.</source>
        <translation>{file} está dañado o no es un modelo de este programa: {reason}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} está vacío.</translation>
    </message>
    <message>
        <source>{file} is not a file of weights.</source>
        <translation>{file} no es un archivo de pesos.</translation>
    </message>
    <message>
        <source>{file} is not an ONNX model ({reason}).</source>
        <translation>{file} no es un modelo ONNX ({reason}).</translation>
    </message>
    <message>
        <source>{file} is not the expected file: its SHA-256 is {actual}, not {expected}.</source>
        <translation>{file} no es el archivo esperado: su SHA-256 es {actual}, no {expected}.</translation>
    </message>
    <message>
        <source>{file} is too large for an ONNX model (over 2 GB).</source>
        <translation>{file} es demasiado grande para un modelo ONNX (más de 2 GB).</translation>
    </message>
    <message>
        <source>{file} needs operators that onnxruntime does not have ({names}).</source>
        <translation>{file} necesita operadores que onnxruntime no tiene ({names}).</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, a link to outside its own folder.</source>
        <translation>{file} hace referencia a «{name}», un enlace a fuera de su propia carpeta.</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, outside its own folder.</source>
        <translation>{file} hace referencia a «{name}», fuera de su propia carpeta.</translation>
    </message>
    <message>
        <source>{file} refers to other files.</source>
        <translation>{file} hace referencia a otros archivos.</translation>
    </message>
    <message>
        <source>{fits} steps fit into {minutes:g} minutes.</source>
        <translation>En {minutes:g} minutos caben {fits} pasos.</translation>
    </message>
    <message>
        <source>{folder} cannot be created. Choose another output folder.</source>
        <translation>No se puede crear {folder}. Elija otra carpeta de salida.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {reason}.</source>
        <translation>No se puede crear {folder}: {reason}.</translation>
    </message>
    <message>
        <source>{folder} cannot be deleted: {reason}.</source>
        <translation>No se puede eliminar {folder}: {reason}.</translation>
    </message>
    <message>
        <source>{folder} contains both {names}.</source>
        <translation>{folder} contiene a la vez {names}.</translation>
    </message>
    <message>
        <source>{folder} could not be searched: {why}</source>
        <translation>No se pudo buscar en {folder}: {why}</translation>
    </message>
    <message>
        <source>{folder} holds no pairs, but another folder does. {message}</source>
        <translation>{folder} no contiene pares, pero otra carpeta sí. {message}</translation>
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
        <translation>{how}: {name}</translation>
    </message>
    <message>
        <source>{how} in validation: {name}</source>
        <translation>{how} en la validación: {name}</translation>
    </message>
    <message>
        <source>{item}: starting again. {reason}</source>
        <translation>{item}: se empieza de nuevo. {reason}</translation>
    </message>
    <message>
        <source>{item}: {reason}</source>
        <translation>{item}: {reason}</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels, {seconds:.1f} s in the model ({each:.2f} s per megapixel)</source>
        <translation>{megapixels:.1f} megapíxeles, {seconds:.1f} s en el modelo ({each:.2f} s por megapíxel)</translation>
    </message>
    <message>
        <source>{message} The perceptual loss uses the teacher&apos;s encoder instead.</source>
        <translation>{message} La pérdida perceptual usa en su lugar el codificador del profesor.</translation>
    </message>
    <message>
        <source>{message} Trying the one before it.</source>
        <translation>{message} Se prueba con el anterior.</translation>
    </message>
    <message>
        <source>{model} is already installed.</source>
        <translation>«{model}» ya está instalado.</translation>
    </message>
    <message>
        <source>{model} needs torch, which is not installed.</source>
        <translation>«{model}» necesita torch, que no está instalado.</translation>
    </message>
    <message>
        <source>{model} runs on {device}</source>
        <translation>«{model}» se ejecuta en {device}</translation>
    </message>
    <message>
        <source>{model} takes minutes per picture.</source>
        <translation>«{model}» tarda minutos por imagen.</translation>
    </message>
    <message>
        <source>{name} already exists</source>
        <translation>{name} ya existe</translation>
    </message>
    <message>
        <source>{name} already exists.</source>
        <translation>{name} ya existe.</translation>
    </message>
    <message>
        <source>{name} cannot be backed up: {why}.</source>
        <translation>No se puede hacer una copia de seguridad de {name}: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be encoded as {format} ({error}).</source>
        <translation>{name} no se puede codificar como {format} ({error}).</translation>
    </message>
    <message>
        <source>{name} cannot be exported.</source>
        <translation>{name} no se puede exportar.</translation>
    </message>
    <message>
        <source>{name} cannot be opened.</source>
        <translation>{name} no se puede abrir.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be written as {format}.</source>
        <translation>{name} no se puede escribir como {format}.</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} no se puede escribir: {reason}.</translation>
    </message>
    <message>
        <source>{name} claims {size} pixels.</source>
        <translation>{name} dice tener {size} píxeles.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be removed.</source>
        <translation>{name} viene con el programa y no se puede quitar.</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be renamed.</source>
        <translation>{name} viene con el programa y no se le puede cambiar el nombre.</translation>
    </message>
    <message>
        <source>{name} contains no video.</source>
        <translation>{name} no contiene vídeo.</translation>
    </message>
    <message>
        <source>{name} contains only zeros.</source>
        <translation>{name} solo contiene ceros.</translation>
    </message>
    <message>
        <source>{name} could not be started: {reason}.</source>
        <translation>{name} no se pudo iniciar: {reason}.</translation>
    </message>
    <message>
        <source>{name} delivers an unsupported pixel format: {channels} channels of {kind}.</source>
        <translation>{name} entrega un formato de píxel no admitido: {channels} canales de {kind}.</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} no existe.</translation>
    </message>
    <message>
        <source>{name} exists and is not a result of this program</source>
        <translation>{name} existe y no es un resultado de este programa</translation>
    </message>
    <message>
        <source>{name} has a video codec that this PyAV cannot read.</source>
        <translation>{name} tiene un códec de vídeo que este PyAV no puede leer.</translation>
    </message>
    <message>
        <source>{name} has invalid settings: {names}.</source>
        <translation>{name} tiene ajustes no válidos: {names}.</translation>
    </message>
    <message>
        <source>{name} has no frames.</source>
        <translation>{name} no tiene imágenes.</translation>
    </message>
    <message>
        <source>{name} has stopped delivering frames.</source>
        <translation>{name} ha dejado de entregar imágenes.</translation>
    </message>
    <message>
        <source>{name} has transparency, which the result cannot store.</source>
        <translation>{name} tiene transparencia, que el resultado no podría conservar.</translation>
    </message>
    <message>
        <source>{name} has {bits} bits per channel.</source>
        <translation>{name} tiene {bits} bits por canal.</translation>
    </message>
    <message>
        <source>{name} has {size} pixels; {format} allows {limit} per side.</source>
        <translation>{name} tiene {size} píxeles; {format} permite {limit} por lado.</translation>
    </message>
    <message>
        <source>{name} is HDR video ({kind}), which is not supported.</source>
        <translation>{name} es vídeo HDR ({kind}), que no se admite.</translation>
    </message>
    <message>
        <source>{name} is a folder, not an image.</source>
        <translation>{name} es una carpeta, no una imagen.</translation>
    </message>
    <message>
        <source>{name} is a reserved name on Windows</source>
        <translation>{name} es un nombre reservado en Windows</translation>
    </message>
    <message>
        <source>{name} is a teacher, whose name is fixed.</source>
        <translation>{name} es un profesor, cuyo nombre es fijo.</translation>
    </message>
    <message>
        <source>{name} is a web page, not an image.</source>
        <translation>{name} es una página web, no una imagen.</translation>
    </message>
    <message>
        <source>{name} is damaged or truncated ({reason}).</source>
        <translation>{name} está dañado o truncado ({reason}).</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} está dañado.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} está vacío.</translation>
    </message>
    <message>
        <source>{name} is encrypted (DRM).</source>
        <translation>{name} está cifrado (DRM).</translation>
    </message>
    <message>
        <source>{name} is in use by another program, or delivers no pictures.</source>
        <translation>{name} está en uso por otro programa o no entrega imágenes.</translation>
    </message>
    <message>
        <source>{name} is interlaced, which is not supported.</source>
        <translation>{name} es entrelazado, lo que no se admite.</translation>
    </message>
    <message>
        <source>{name} is not a file of this net: {error}</source>
        <translation>{name} no es un archivo de esta red: {error}</translation>
    </message>
    <message>
        <source>{name} is not a playable video.</source>
        <translation>{name} no es un vídeo reproducible.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a video.</source>
        <translation>{name} no es un nombre posible para un vídeo.</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a preset.</source>
        <translation>{name} no es un nombre válido para un preajuste.</translation>
    </message>
    <message>
        <source>{name} is not a video, or is damaged.</source>
        <translation>{name} no es un vídeo o está dañado.</translation>
    </message>
    <message>
        <source>{name} is not an ONNX model.</source>
        <translation>{name} no es un modelo ONNX.</translation>
    </message>
    <message>
        <source>{name} is not an image of a known format.</source>
        <translation>{name} no es una imagen de un formato conocido.</translation>
    </message>
    <message>
        <source>{name} is not the result of {source_name}, or was changed since.</source>
        <translation>{name} no es el resultado de {source_name} o se modificó después.</translation>
    </message>
    <message>
        <source>{name} is one of the originals</source>
        <translation>{name} es uno de los originales</translation>
    </message>
    <message>
        <source>{name} is the original itself.</source>
        <translation>{name} es el propio original.</translation>
    </message>
    <message>
        <source>{name} is the original, which is never replaced.</source>
        <translation>{name} es el original, que nunca se reemplaza.</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a file.</source>
        <translation>{name} es {kind}, no un archivo.</translation>
    </message>
    <message>
        <source>{name} is {kind}.</source>
        <translation>{name} es {kind}.</translation>
    </message>
    <message>
        <source>{name} is {size} GB, too large for a photo.</source>
        <translation>{name} ocupa {size} GB, demasiado para una foto.</translation>
    </message>
    <message>
        <source>{name} is {value!r}.</source>
        <translation>{name} es {value!r}.</translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {types}.</source>
        <translation>{name} es {value!r}; debe ser {types}.</translation>
    </message>
    <message>
        <source>{name} is {value}; the range is {low:g} to {high:g}.</source>
        <translation>{name} es {value}; el rango es de {low:g} a {high:g}.</translation>
    </message>
    <message>
        <source>{name} of the same burst is sharper</source>
        <translation>{name}, de la misma ráfaga, es más nítida</translation>
    </message>
    <message>
        <source>{output} is a file name, but there may be several results.</source>
        <translation>{output} es un nombre de archivo, pero puede haber varios resultados.</translation>
    </message>
    <message>
        <source>{output} is not a valid name for a result.</source>
        <translation>{output} no es un nombre posible para un resultado.</translation>
    </message>
    <message>
        <source>{path} belongs to the system and holds no photos.</source>
        <translation>{path} pertenece al sistema y no contiene fotos.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a checkpoint: {reason}.</source>
        <translation>{path} no se puede leer como punto de control: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} no se puede leer: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} no se puede leer: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {reason}.</source>
        <translation>{path} no se puede quitar: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: invalid {wrong}.</source>
        <translation>{path} no se puede reanudar: {wrong} no válido.</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: its {name} holds NaN or infinity.</source>
        <translation>{path} no se puede reanudar: su {name} contiene NaN o infinito.</translation>
    </message>
    <message>
        <source>{path} cannot be written now. The batch continues, and its progress is saved as soon as that works again. {elsewhere}</source>
        <translation>{path} no se puede escribir ahora. El lote continúa, y su progreso se guarda en cuanto vuelva a ser posible. {elsewhere}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} no se puede escribir: {error}.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} no existe.</translation>
    </message>
    <message>
        <source>{path} holds no weights for the net {compress_from}: {error}</source>
        <translation>{path} no contiene pesos para la red {compress_from}: {error}</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} está dañado.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}</source>
        <translation>{path} está dañado: {error}</translation>
    </message>
    <message>
        <source>{path} is not a checkpoint of this program.</source>
        <translation>{path} no es un punto de control de este programa.</translation>
    </message>
    <message>
        <source>{path} is not a shard of pairs.</source>
        <translation>{path} no es un fragmento de pares.</translation>
    </message>
    <message>
        <source>{path} is not inside {base}.</source>
        <translation>{path} no está dentro de {base}.</translation>
    </message>
    <message>
        <source>{path} is truncated.</source>
        <translation>{path} está truncado.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program (schema {version}; this one supports {count}).</source>
        <translation>{path} lo escribió una versión más reciente de este programa (esquema {version}; esta admite {count}).</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{problem} It was renamed to {name}. Using the defaults.</source>
        <translation>{problem} Se le cambió el nombre a {name}. Se usan los valores predeterminados.</translation>
    </message>
    <message>
        <source>{problem} Using the defaults.</source>
        <translation>{problem} Se usan los valores predeterminados.</translation>
    </message>
    <message>
        <source>{rate:g} frames per second is not supported.</source>
        <translation>{rate:g} imágenes por segundo no es posible.</translation>
    </message>
    <message>
        <source>{reason} Continuing with smaller tiles.</source>
        <translation>{reason} Se continúa con mosaicos más pequeños.</translation>
    </message>
    <message>
        <source>{reason}, sharpest of a burst of {count}</source>
        <translation>{reason}, la más nítida de una ráfaga de {count}</translation>
    </message>
    <message>
        <source>{root} contains the same scenes several times: {made}.</source>
        <translation>{root} contiene las mismas escenas varias veces: {made}.</translation>
    </message>
    <message>
        <source>{root} matches more than one layout: {where}.</source>
        <translation>{root} coincide con más de una estructura: {where}.</translation>
    </message>
    <message>
        <source>{seconds:.2f} s per step</source>
        <translation>{seconds:.2f} s por paso</translation>
    </message>
    <message>
        <source>{size} is not a valid frame size.</source>
        <translation>{size} no es un tamaño de imagen válido.</translation>
    </message>
    <message>
        <source>{skipped} crops skipped because blurred and sharp are misaligned.</source>
        <translation>{skipped} recortes omitidos porque sus mitades están desplazadas.</translation>
    </message>
    <message>
        <source>{skipped} steps without a finite gradient were skipped.</source>
        <translation>Se omitieron {skipped} pasos sin gradiente finito.</translation>
    </message>
    <message>
        <source>{start} is not one of this program&apos;s students, so it cannot be tuned.</source>
        <translation>{start} no es uno de los alumnos de este programa, así que no se puede ajustar.</translation>
    </message>
    <message>
        <source>{start} to {end} ({state})</source>
        <translation>{start} a {end} ({state})</translation>
    </message>
    <message>
        <source>{stream} ({codec}) left out: {container} cannot store it</source>
        <translation>{stream} ({codec}) omitido: {container} no lo admite</translation>
    </message>
    <message>
        <source>{summary}, {lost:+.2f} dB on other blur</source>
        <translation>{summary}, {lost:+.2f} dB con otros desenfoques</translation>
    </message>
    <message>
        <source>{target} is one of the originals, reached through a link.</source>
        <translation>{target} es uno de los originales, al que se llega por un enlace.</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB</source>
        <translation>{target}: {size:.1f} MB</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB, {mean_db:.3f} dB lost</source>
        <translation>{target}: {size:.1f} MB, {mean_db:.3f} dB perdidos</translation>
    </message>
    <message>
        <source>{text} Its last output: {output}</source>
        <translation>{text} Su última salida: {output}</translation>
    </message>
    <message>
        <source>{title} cannot be used to watch a folder from the window.</source>
        <translation>«{title}» no se puede usar para vigilar una carpeta desde la ventana.</translation>
    </message>
    <message>
        <source>{usable} of {count} usable; at least {min_pictures} needed. {note}</source>
        <translation>{usable} de {count} utilizables; se necesitan al menos {min_pictures}. {note}</translation>
    </message>
    <message>
        <source>{what} needs {package}, which is not installed.</source>
        <translation>{what} necesita {package}, que no está instalado.</translation>
    </message>
    <message>
        <source>{what}: out of memory.</source>
        <translation>{what}: memoria agotada.</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>{{ext}} has to end the template {template!r}.</source>
        <translation>La plantilla {template!r} debe terminar en {{ext}}.</translation>
    </message>
</context>
</TS>
