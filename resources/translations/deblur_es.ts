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
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>Fotos ({0});;Vídeos ({1});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>A batch or a video is at work. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>Hay un lote o un vídeo en curso. Se puede detener ahora y continuar la próxima vez.

¿Detener y cerrar?</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
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
        <source>Page of photos</source>
        <translation>Página de fotos</translation>
    </message>
    <message>
        <source>Page of the camera</source>
        <translation>Página de la cámara</translation>
    </message>
    <message>
        <source>Page of training</source>
        <translation>Página de entrenamiento</translation>
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
        <source>&amp;Camera</source>
        <translation>Cáma&amp;ra</translation>
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
        <source>F&amp;ind blurred photos</source>
        <translation>&amp;Buscar fotos borrosas</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>Dejar solo las &amp;fallidas</translation>
    </message>
    <message>
        <source>Save report to a f&amp;older…</source>
        <translation>&amp;Guardar el informe en una carpeta…</translation>
    </message>
    <message>
        <source>Keep only what is &amp;blurred by motion</source>
        <translation>Dejar solo las &amp;movidas</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>Mostrar el i&amp;nforme</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>A&amp;visar cuando termine un lote</translation>
    </message>
    <message>
        <source>Page of ph&amp;otos</source>
        <translation>Página de f&amp;otos</translation>
    </message>
    <message>
        <source>Page of the c&amp;amera</source>
        <translation>Página de la cám&amp;ara</translation>
    </message>
    <message>
        <source>Page of &amp;training</source>
        <translation>Página de &amp;entrenamiento</translation>
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
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>&amp;Ajustar a mi cámara…</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>&amp;Pausar o continuar</translation>
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
        <source>&amp;Look for cameras again</source>
        <translation>&amp;Buscar cámaras de nuevo</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Pan&amp;talla completa</translation>
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
    <message numerus="yes">
        <source>%Ln batch(es) did not end.</source>
        <translation>
            <numerusform>Un lote no llegó a terminar.</numerusform>
            <numerusform>%Ln lotes no llegaron a terminar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>torch is missing: see Models.</source>
        <translation>Falta torch: vea Modelos.</translation>
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
        <source>Read it before you sell.</source>
        <translation>Léala antes de vender.</translation>
    </message>
    <message>
        <source>{0:.1f} minutes a megapixel on this machine, measured.</source>
        <translation>{0:.1f} minutos por megapíxel, medidos en este equipo.</translation>
    </message>
    <message>
        <source>{0:.1f} seconds a megapixel on this machine, measured.</source>
        <translation>{0:.1f} segundos por megapíxel, medidos en este equipo.</translation>
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
        <translation>Ajustado desde {0} el {1}.</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>Ajustado desde {0}.</translation>
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
        <source>Not measured on this machine yet.</source>
        <translation>Aún sin medir en este equipo.</translation>
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
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>Every tensor; its authors publish no SHA-256 to compare with.</source>
        <translation>Cada tensor; sus autores no publican ningún SHA-256 para comparar.</translation>
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
        <source>your own</source>
        <translation>propio</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>Por descargar</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>unos {0}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is kept, and later files must have it, too.</source>
        <translation>No hay ningún SHA-256 publicado. Se comprueba cada tensor; se guarda el SHA-256 del primer archivo y los siguientes deben tener el mismo.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>aún no está aquí</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>{0:+.1f} dB en {1:.0f} fotos borrosas reales que no se usaron en el entrenamiento.</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>{0:+.1f} dB en un recorte del conjunto de prueba GoPro.</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as its authors publish it; not measured by us.</source>
        <translation>{0:.2f} dB en GoPro según sus autores; no lo hemos medido.</translation>
    </message>
    <message>
        <source>The sharpest of {0} of the same moment</source>
        <translation>La más nítida de {0} del mismo momento</translation>
    </message>
    <message>
        <source>{0} of the same moment is sharper</source>
        <translation>{0}, del mismo momento, es más nítida</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>None of these photos has a result yet.</source>
        <translation>Ninguna de estas fotos tiene todavía resultado.</translation>
    </message>
    <message numerus="yes">
        <source>Writing %Ln result(s)…</source>
        <translation>
            <numerusform>Escribiendo %Ln resultado…</numerusform>
            <numerusform>Escribiendo %Ln resultados…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) written anew at {0} %.</source>
        <translation>
            <numerusform>El resultado se ha vuelto a escribir al {0} %.</numerusform>
            <numerusform>%Ln resultados se han vuelto a escribir al {0} %.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written:</source>
        <translation>
            <numerusform>%Ln no se pudo escribir:</numerusform>
            <numerusform>%Ln no se pudieron escribir:</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0} %</source>
        <translation>ahora al {0} %</translation>
    </message>
    <message>
        <source>The originals were not touched.</source>
        <translation>Los originales no se han tocado.</translation>
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
        <source>100 %</source>
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
    <name>CameraStrip</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>Frecuencia y latencia</translation>
    </message>
    <message>
        <source>Latency: from the moment a picture arrives to the moment it is painted, the median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer one overtook. Processor: what this program takes of all processors.</source>
        <translation>Latencia: desde que llega una imagen hasta que se dibuja, la mediana, y lo que 95 de cada 100 imágenes no superan. Omitidas: imágenes adelantadas por otra más nueva. Procesador: lo que este programa toma de todos los procesadores.</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms (95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %</source>
        <translation>Cámara {0}{1:.1f} fps · procesadas {2:.1f} · mostradas {3:.1f} · latencia {4:.0f} ms (95 %: {5:.0f} ms) · omitidas {6} · procesador {7:.0f} %</translation>
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
    <name>Comparison</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Usar este modelo</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Cambiar &amp;nombre…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;Take out of the models…</source>
        <translation>&amp;Quitar de los modelos…</translation>
    </message>
    <message>
        <source>Show &amp;files</source>
        <translation>Mostrar &amp;archivos</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Imagen reservada</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Movida</translation>
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
        <source>Better by</source>
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
        <source>&amp;Use it all the same</source>
        <translation>&amp;Usar de todos modos</translation>
    </message>
    <message>
        <source>Better than {0}: {1:+.2f} dB on pictures it has not seen.</source>
        <translation>Mejor que {0}: {1:+.2f} dB en imágenes que no ha visto.</translation>
    </message>
    <message>
        <source>{0:+.2f} dB on your camera, but other blur was forgotten. It was not taken over.</source>
        <translation>{0:+.2f} dB en su cámara, pero olvidó otros desenfoques. No se ha adoptado.</translation>
    </message>
    <message>
        <source>Not better than {0} ({1:+.2f} dB). It was not taken over.</source>
        <translation>No es mejor que {0} ({1:+.2f} dB). No se ha adoptado.</translation>
    </message>
    <message>
        <source>Held out: {0} pictures. PSNR {1:.2f} blurred, {2:.2f} old, {3:.2f} new. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</source>
        <translation>Reservadas: {0} imágenes. PSNR {1:.2f} movida, {2:.2f} anterior, {3:.2f} nuevo. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</translation>
    </message>
    <message>
        <source>Other blur, made from held-out sharp pictures: {0:.2f} old, {1:.2f} new ({2:+.2f} dB: what was forgotten, or learned).</source>
        <translation>Otro desenfoque, creado de imágenes nítidas reservadas: {0:.2f} anterior, {1:.2f} nuevo ({2:+.2f} dB: lo olvidado o aprendido).</translation>
    </message>
    <message>
        <source>Learned from {0} in {1} steps, {2:.0f} min.</source>
        <translation>Aprendió de {0} en {1} pasos, {2:.0f} min.</translation>
    </message>
    <message>
        <source>{0:.0%} of its weights are new.</source>
        <translation>El {0:.0%} de sus pesos es nuevo.</translation>
    </message>
    <message>
        <source>{0} loses {1:.3f} dB.</source>
        <translation>{0} pierde {1:.3f} dB.</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Nítida</translation>
    </message>
    <message>
        <source>These pictures are not there any more.</source>
        <translation>Estas imágenes ya no están.</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} no se puede leer: {1}</translation>
    </message>
    <message>
        <source>Choose a TOML file of settings, or mend this one.</source>
        <translation>Elija un archivo TOML de ajustes o corrija este.</translation>
    </message>
    <message>
        <source>{0} does not fit:</source>
        <translation>{0} no encaja:</translation>
    </message>
    <message>
        <source>Not saved; first mend this:</source>
        <translation>No guardado; corrija antes esto:</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} no se puede escribir: {1}</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Elija otra carpeta o libere espacio.</translation>
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
        <source>defaults</source>
        <translation>predeterminados</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>Mi archivo…</translation>
    </message>
    <message>
        <source>Search names and explanations</source>
        <translation>Buscar en nombres y explicaciones</translation>
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
        <source>Put all back</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Bring my changes back</source>
        <translation>Recuperar mis cambios</translation>
    </message>
    <message>
        <source>No setting has these words in its name or explanation.</source>
        <translation>Ningún ajuste tiene estas palabras en su nombre o explicación.</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>de {0} a {1}</translation>
    </message>
    <message>
        <source>numbers with commas between them</source>
        <translation>números separados por comas</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>como charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
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
    <message>
        <source>To mend before a start:</source>
        <translation>Por corregir antes de empezar:</translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Put {0} back</source>
        <translation>Restablecer {0}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>Volver a {0}</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Progress of the training</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Go on when the &amp;window is closed</source>
        <translation>Seguir al cerrar la &amp;ventana</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>&amp;Muestra ahora</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Detener y &amp;conservar</translation>
    </message>
    <message>
        <source>Stop and &amp;discard…</source>
        <translation>Detener y &amp;descartar…</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>Imagen reservada</translation>
    </message>
    <message>
        <source>keys 1 to 4: blurred, by the old model, by the new one, sharp</source>
        <translation>teclas 1 a 4: movida, modelo anterior, modelo nuevo, nítida</translation>
    </message>
    <message>
        <source>The first samples come soon.</source>
        <translation>Las primeras muestras llegan pronto.</translation>
    </message>
    <message>
        <source>Learning.</source>
        <translation>Aprendiendo.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Paused; it keeps its memory.</source>
        <translation>En pausa; conserva la memoria.</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f}</source>
        <translation>{0:.0f} de {1:.0f}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>estimando</translation>
    </message>
    <message>
        <source>then the comparison</source>
        <translation>luego la comparación</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} MB</translation>
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
        <source>Blurred</source>
        <translation>Movida</translation>
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
    <name>CurvePanel</name>
    <message>
        <source>(dashed: old model, {0})</source>
        <translation>(discontinua: modelo anterior, {0})</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of the training</source>
        <translation>Curvas del entrenamiento</translation>
    </message>
    <message>
        <source>The curves begin with the first steps of a training.</source>
        <translation>Las curvas empiezan con los primeros pasos de un entrenamiento.</translation>
    </message>
    <message>
        <source>Wheel: look closer. Drag: move along. Double click: see all steps.</source>
        <translation>Rueda: acercar. Arrastrar: mover. Doble clic: ver todo.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pérdidas</translation>
    </message>
    <message>
        <source>Validation: PSNR in dB</source>
        <translation>Validación: PSNR en dB</translation>
    </message>
    <message>
        <source>Validation: SSIM</source>
        <translation>Validación: SSIM</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Values of step {0}</source>
        <translation>Valores del paso {0}</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>Último paso: {0}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>Press Start to see the camera.

It is not opened before, and no picture leaves this machine.</source>
        <translation>Pulse Iniciar para ver la cámara.

No se abre antes, y ninguna imagen sale de este equipo.</translation>
    </message>
    <message>
        <source>The camera goes on recording.</source>
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
        <source>Runs on {0}</source>
        <translation>Se ejecuta en {0}</translation>
    </message>
    <message>
        <source>Paused. Space goes on.</source>
        <translation>En pausa. Espacio para continuar.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size, one of {1} frames: this machine is busy or too slow.</source>
        <translation>Se calcula a {0} del tamaño, una de cada {1} imágenes: este equipo está ocupado o es demasiado lento.</translation>
    </message>
    <message>
        <source>Computing at {0} of the size to keep {1} frames a second.</source>
        <translation>Se calcula a {0} del tamaño para mantener {1} imágenes por segundo.</translation>
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
        <source>The recording has ended.</source>
        <translation>La grabación ha terminado.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to see it again.</source>
        <translation>La cámara está apagada. Pulse Iniciar para verla de nuevo.</translation>
    </message>
    <message>
        <source>Kept {0} and its result.</source>
        <translation>Se guardaron {0} y su resultado.</translation>
    </message>
</context>
<context>
    <name>KeepStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>Instantáneas y grabaciones</translation>
    </message>
    <message>
        <source>The deblurred film</source>
        <translation>La película nítida</translation>
    </message>
    <message>
        <source>The original film</source>
        <translation>La película original</translation>
    </message>
    <message>
        <source>Both films</source>
        <translation>Ambas películas</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Lo que se graba</translation>
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
        <source>Snapshot</source>
        <translation>Instantánea</translation>
    </message>
    <message>
        <source>Keep this picture and its result (S)</source>
        <translation>Guardar esta imagen y su resultado (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>Grabar en un archivo (R)</translation>
    </message>
    <message>
        <source>Offer to other programs as a camera</source>
        <translation>Ofrecer a otros programas como cámara</translation>
    </message>
    <message>
        <source>Video calls and the like can choose the result as their camera.</source>
        <translation>Las videollamadas y similares pueden elegir el resultado como cámara.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>En</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Dejar de grabar</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Empezar a grabar</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Keep the frame rate</source>
        <translation>Mantener la frecuencia</translation>
    </message>
    <message>
        <source>Where this machine is too slow, the model works on a smaller picture, and then on every second one only. What it does is said on the picture.</source>
        <translation>Si este equipo es demasiado lento, el modelo trabaja con una imagen más pequeña y luego solo con una de cada dos. Lo que hace se indica en la imagen.</translation>
    </message>
    <message>
        <source>At {0} of the size</source>
        <translation>A {0} del tamaño</translation>
    </message>
    <message>
        <source>At full size</source>
        <translation>A tamaño completo</translation>
    </message>
    <message>
        <source>One of {0} frames</source>
        <translation>Una de cada {0} imágenes</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Cada imagen</translation>
    </message>
    <message>
        <source>Size at which the model works</source>
        <translation>Tamaño con el que trabaja el modelo</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>Imágenes que se procesan</translation>
    </message>
    <message>
        <source>Fixed; to be chosen where the frame rate is not kept</source>
        <translation>Fijo; se elige cuando no se mantiene la frecuencia</translation>
    </message>
    <message>
        <source>{0} (8 bits, the quickest)</source>
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
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Picture of the camera</source>
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
        <source>Open a folder of photos</source>
        <translation>Abrir una carpeta de fotos</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>What there is to learn from</source>
        <translation>De qué se puede aprender</translation>
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
        <source>Found</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bueno</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>descartado</translation>
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
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>No tocar las fotos nítidas</translation>
    </message>
    <message>
        <source>Of one moment only the sharpest</source>
        <translation>De un momento, solo la más nítida</translation>
    </message>
    <message>
        <source>Frames that were taken within seconds and show the same belong together: the sharpest is deblurred, or left as it is if it is sharp; the others are left alone.</source>
        <translation>Las tomas hechas en pocos segundos y que muestran lo mismo van juntas: la más nítida se procesa, o se deja si ya es nítida; las demás no se tocan.</translation>
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
        <source>&amp;Strength</source>
        <translation>&amp;Intensidad</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>Calcular e&amp;n</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>Se ejecuta en {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>{0:.1f} s por megapíxel, medido aquí</translation>
    </message>
    <message>
        <source>Training data, all figures…</source>
        <translation>Datos de entrenamiento, todas las cifras…</translation>
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
        <source>&amp;Fetch…</source>
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
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>{0}, not here</source>
        <translation>{0}, no está aquí</translation>
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
        <source>Looking at the model…</source>
        <translation>Examinando el modelo…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando el servidor…</translation>
    </message>
    <message>
        <source>Fetch {0}, about {1:.0f} MB, from {2}?</source>
        <translation>¿Descargar {0}, unos {1:.0f} MB, de {2}?</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Entrenado con: {0}</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Descargar un modelo</translation>
    </message>
    <message>
        <source>Measuring one patch…</source>
        <translation>Midiendo un recorte…</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>Cambiar el nombre de un modelo</translation>
    </message>
    <message>
        <source>New name of {0}</source>
        <translation>Nombre nuevo de {0}</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>{0} se llama ahora {1}.</translation>
    </message>
    <message>
        <source>Models of Deblur</source>
        <translation>Modelos de Deblur</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>Exportar un modelo</translation>
    </message>
    <message>
        <source>{0} is written. Import it on the other machine.</source>
        <translation>{0} está escrito. Impórtelo en el otro equipo.</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this machine?</source>
        <translation>¿Quitar {0} y sus archivos de este equipo?</translation>
    </message>
    <message>
        <source>Its earlier stages are the same file, and go with it.</source>
        <translation>Sus etapas anteriores están en el mismo archivo y se van con él.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Quitar un modelo</translation>
    </message>
    <message>
        <source>{0} is removed.</source>
        <translation>{0} se ha quitado.</translation>
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
        <source>{0:.0f} s left</source>
        <translation>quedan {0:.0f} s</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Hecho.</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; fetch again to go on.</source>
        <translation>Detenido. Lo descargado se conserva; descargue otra vez para continuar.</translation>
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
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  Salida</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>Junto a los originales</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Carpeta de salida</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>Elegir la carpeta de salida</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>Plantilla de nombres</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Como el original</translation>
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
        <source>Take a free name</source>
        <translation>Usar un nombre libre</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Omitir la foto</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>Reemplazar el nuestro</translation>
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
    <message>
        <source>If it e&amp;xists</source>
        <translation>Si e&amp;xiste</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta de los resultados</translation>
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
        <source>Takes the others out of the list; no file is touched.</source>
        <translation>Quita las demás de la lista; no se toca ningún archivo.</translation>
    </message>
    <message>
        <source>The guard stepped in</source>
        <translation>Intervino la comprobación</translation>
    </message>
    <message>
        <source>Blurred by motion</source>
        <translation>Movidas</translation>
    </message>
    <message>
        <source>Other flaws, or unsure</source>
        <translation>Otros defectos, o dudosas</translation>
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
        <source>Sharp</source>
        <translation>Nítida</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movida</translation>
    </message>
    <message>
        <source>Defocus</source>
        <translation>Desenfocada</translation>
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
        <source>Broken</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px a {2}°</translation>
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
        <source>Left as is</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>What you added comes next: add it to the queue, or wait for the end.</source>
        <translation>Lo añadido viene después: añádalo a la cola o espere al final.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>The batch that runs keeps its photos. Press Stop to end it.</source>
        <translation>El lote en curso conserva sus fotos. Pulsa Detener para terminarlo.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>Detenido. No se ha añadido nada a la lista.</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Ahí no se encontraron fotos.</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Save these choices under a name, and load them again</source>
        <translation>Guardar estas opciones con un nombre y volver a cargarlas</translation>
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
        <source>Save as a preset</source>
        <translation>Guardar como preajuste</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Nombre del preajuste:</translation>
    </message>
    <message>
        <source>Load a preset</source>
        <translation>Cargar un preajuste</translation>
    </message>
    <message>
        <source>Save the choices to a file</source>
        <translation>Guardar las opciones en un archivo</translation>
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
    <name>Running</name>
    <message>
        <source>Failed photos can be tried again at the end.</source>
        <translation>Las fotos fallidas se pueden reintentar al final.</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Mostrar los resultados</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar el informe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Escribiendo el informe…</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Carpeta del informe</translation>
    </message>
    <message>
        <source>The report is {0}</source>
        <translation>El informe: {0}</translation>
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
        <source>Include sub-folders</source>
        <translation>Incluir subcarpetas</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>Buscar fotos borrosas</translation>
    </message>
    <message>
        <source>Looks at each photo and says whether it is sharp, shaken, out of focus, noisy</source>
        <translation>Examina cada foto y dice si está nítida, movida, desenfocada o con ruido</translation>
    </message>
    <message>
        <source>Photos looked at</source>
        <translation>Fotos examinadas</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Dejar de buscar</translation>
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
        <source>Play a video, or a folder of pictures, instead of a camera</source>
        <translation>Reproducir un vídeo o una carpeta de imágenes en vez de una cámara</translation>
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
        <source>As the camera likes</source>
        <translation>Como quiera la cámara</translation>
    </message>
    <message>
        <source>{0:g} frames a second</source>
        <translation>{0:g} imágenes por segundo</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in and look again.</source>
        <translation>No se encontró ninguna cámara. Conecte una y busque de nuevo.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Buscando cámaras…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Buscar cámaras de nuevo</translation>
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
        <source>{0:g} a second</source>
        <translation>{0:g} por segundo</translation>
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
        <source>Go on with what arrives</source>
        <translation>Seguir con lo que llegue</translation>
    </message>
    <message>
        <source>After Start the folders are watched: whatever is copied into them is deblurred as well, until you press Stop. Started again, what came meanwhile is done.</source>
        <translation>Tras iniciar se vigilan las carpetas: lo que se copie en ellas también se procesa, hasta que pulse Detener. Al iniciar de nuevo se hace lo que llegó entretanto.</translation>
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
        <source>Photos added since the start, else all of them, with these settings, as the next batch</source>
        <translation>Las fotos añadidas desde el inicio, o si no todas, con estos ajustes, como siguiente lote</translation>
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
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Strength afterwards</source>
        <translation>Intensidad a posteriori</translation>
    </message>
    <message>
        <source>Apply {0} %</source>
        <translation>Aplicar {0} %</translation>
    </message>
    <message>
        <source>The file has {0} %. Writes it anew at {1} %; the original is never touched.</source>
        <translation>El archivo está al {0} %. Lo vuelve a escribir al {1} %; el original nunca se toca.</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln selected</source>
        <translation>
            <numerusform>A %Ln seleccionada</numerusform>
            <numerusform>A %Ln seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: {0} is not in it. Get the full package of Deblur; it is about {1} MB larger. Everything else works here, too.</source>
        <translation>Este paquete no puede entrenar: le falta {0}. Consiga el paquete completo de Deblur; ocupa unos {1} MB más. Todo lo demás funciona también aquí.</translation>
    </message>
    <message>
        <source>To train, {0} must be installed: about {1} MB on disk.</source>
        <translation>Para entrenar hay que instalar {0}: unos {1} MB en disco.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Installing; this takes some minutes…</source>
        <translation>Instalando; tarda unos minutos…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Mostrar el registro</translation>
    </message>
    <message>
        <source>It could not be installed: {0} The log tells more.</source>
        <translation>No se pudo instalar: {0} El registro dice más.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Installed. Training can begin.</source>
        <translation>Instalado. El entrenamiento puede empezar.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>Ajustar a mi cámara…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Eliminar…</translation>
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
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera blurs, grains and develops in its own way. Tuned to yours, the model does better on your photos.&lt;/p&gt;&lt;p&gt;Take some 20 to 100 pairs: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone will do, too: blur is made from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. It takes minutes, nothing leaves this computer, and the new model is taken over only if it is better on photos that it has not seen.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Un modelo para su cámara&lt;/h2&gt;&lt;p&gt;Cada cámara desenfoca, granea y revela a su manera. Ajustado a la suya, el modelo rinde mejor con sus fotos.&lt;/p&gt;&lt;p&gt;Haga de 20 a 100 pares: la misma escena una vez nítida, con trípode o exposición corta, y otra movida, en dos carpetas llamadas &lt;b&gt;sharp&lt;/b&gt; y &lt;b&gt;blur&lt;/b&gt;. También bastan fotos nítidas: el desenfoque se crea a partir de ellas.&lt;/p&gt;&lt;p&gt;Suelte la carpeta aquí. Tarda minutos, nada sale de este equipo, y el modelo nuevo solo se adopta si es mejor con fotos que no ha visto.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>There are none of these in the list.</source>
        <translation>No hay ninguna así en la lista.</translation>
    </message>
    <message>
        <source>While a batch runs its photos stay in the list.</source>
        <translation>Mientras un lote está en marcha, sus fotos siguen en la lista.</translation>
    </message>
    <message>
        <source>{0} blurred by motion, {1} sharp, {2} with other flaws or unsure.</source>
        <translation>Movidas: {0}; nítidas: {1}; con otros defectos o dudosas: {2}.</translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>Mostrar las movidas</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>Dejar solo las movidas</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>Ajustar a mi cámara</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Elegir &amp;carpeta…</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>&amp;Todos los ajustes…</translation>
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
        <source>&amp;Use them as</source>
        <translation>&amp;Usar como</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Partir de</translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation>P&amp;rofesor</translation>
    </message>
    <message>
        <source>How thoroughly</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>&amp;Nombre del modelo nuevo</translation>
    </message>
    <message>
        <source>That is no folder.</source>
        <translation>Eso no es una carpeta.</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>Pares o fotos</translation>
    </message>
    <message>
        <source>sharp photos: blur is made from them</source>
        <translation>fotos nítidas: el desenfoque se crea de ellas</translation>
    </message>
    <message>
        <source>blurred photos: the teacher shows the result</source>
        <translation>fotos movidas: el profesor muestra el resultado</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of blurred and sharp photos (in blur and sharp), sharp photos alone, or blurred photos alone if there is a teacher.</source>
        <translation>Suelte aquí una carpeta: pares de fotos movidas y nítidas (en blur y sharp), fotos nítidas solas, o movidas solas si hay un profesor.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>{0} good, {1} mended, {2} left out.</source>
        <translation>{0} buenos, {1} corregidos, {2} descartados.</translation>
    </message>
    <message>
        <source>The model itself, so that it forgets little</source>
        <translation>El propio modelo, para que olvide poco</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
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
        <source>about {0:.0f} min on this machine, as the last time</source>
        <translation>unos {0:.0f} min en este equipo, como la última vez</translation>
    </message>
    <message>
        <source>the time is estimated in the first steps</source>
        <translation>el tiempo se estima en los primeros pasos</translation>
    </message>
    <message>
        <source>{0}: {1} steps, {2}</source>
        <translation>{0}: {1} pasos, {2}</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Todos los ajustes</translation>
    </message>
    <message>
        <source>There is nothing to learn from: drop a folder, and let it be looked at.</source>
        <translation>No hay de qué aprender: suelte una carpeta y deje que se examine.</translation>
    </message>
    <message>
        <source>{0} can be learned from; it takes {1} at least. 20 to 100 are good.</source>
        <translation>Se puede aprender de {0}; hacen falta al menos {1}. De 20 a 100 está bien.</translation>
    </message>
    <message>
        <source>Blurred photos alone need a teacher that knows better: {0} or {1}.</source>
        <translation>Las fotos movidas solas necesitan un profesor mejor: {0} o {1}.</translation>
    </message>
    <message>
        <source>There is a model {0} already. Choose another name.</source>
        <translation>Ya hay un modelo {0}. Elija otro nombre.</translation>
    </message>
    <message>
        <source>PyTorch is not installed. The training page installs it.</source>
        <translation>PyTorch no está instalado. La página de entrenamiento lo instala.</translation>
    </message>
    <message>
        <source>There is too little room on the disk of {0}: 2 GB are needed.</source>
        <translation>Hay poco espacio en el disco de {0}: hacen falta 2 GB.</translation>
    </message>
</context>
<context>
    <name>Tunings</name>
    <message>
        <source>A tuning is at work. Wait for it, or stop it first.</source>
        <translation>Hay un ajuste en curso. Espere o deténgalo primero.</translation>
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
        <source>taken over</source>
        <translation>adoptado</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>no adoptado</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpido</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? A model that was taken over stays in the list of models.</source>
        <translation>¿Eliminar este ajuste con sus recortes y puntos de control? Un modelo adoptado sigue en la lista de modelos.</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>Eliminar un ajuste</translation>
    </message>
    <message>
        <source>Stop, and delete all that was learned?</source>
        <translation>¿Detener y eliminar todo lo aprendido?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Photos are deblurred with {0} now.</source>
        <translation>Las fotos se procesan ahora con {0}.</translation>
    </message>
    <message>
        <source>Show the photos</source>
        <translation>Mostrar las fotos</translation>
    </message>
    <message>
        <source>Better: photos are deblurred with {0} now.</source>
        <translation>Mejor: las fotos se procesan ahora con {0}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>Cerrar Deblur</translation>
    </message>
    <message>
        <source>A tuning is at work.</source>
        <translation>Hay un ajuste en curso.</translation>
    </message>
    <message>
        <source>It can go on without the window, or stop now and be gone on with later.</source>
        <translation>Puede seguir sin la ventana, o detenerse ahora y continuar más tarde.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>Hacer nítido un vídeo</translation>
    </message>
    <message>
        <source>Progress of the video</source>
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
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), the first of them: {0}</source>
        <translation>
            <numerusform>%Ln vídeo, el primero: {0}</numerusform>
            <numerusform>%Ln vídeos, el primero de ellos: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, strength {1} %, as chosen in the window</source>
        <translation>{0}, intensidad {1} %, como se eligió en la ventana</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Looking at the video…</source>
        <translation>Examinando el vídeo…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>{0:.4g} frames a second</source>
        <translation>{0:.4g} imágenes por segundo</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} bits</translation>
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
        <source>Where the result goes</source>
        <translation>Adónde va el resultado</translation>
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
        <source>{0:.2g} frames/s</source>
        <translation>{0:.2g} imágenes/s</translation>
    </message>
    <message>
        <source>about {0} s</source>
        <translation>unos {0} s</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>unos {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min</source>
        <translation>unas {0} h {1:02} min</translation>
    </message>
    <message>
        <source>Stopped. Go on when you like: what is done is kept.</source>
        <translation>Detenido. Continúe cuando quiera: lo hecho se conserva.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Done. The original was not touched.</source>
        <translation>Hecho. El original no se ha tocado.</translation>
    </message>
    <message>
        <source>Press Stop first: what is done is kept.</source>
        <translation>Pulse antes Detener: lo hecho se conserva.</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>{0} comes when the video at work is done.</source>
        <translation>{0} llegará cuando termine el vídeo en curso.</translation>
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
        <source>At {0} %</source>
        <translation>Al {0} %</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>Vista previa {0} {1} %</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>Vista previa creada en {0:.1f} s.</translation>
    </message>
    <message>
        <source>Only of the middle: this model takes minutes a megapixel.</source>
        <translation>Solo del centro: este modelo tarda minutos por megapíxel.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Batches that wait</source>
        <translation>Lotes en espera</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Quitar de la cola</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>Iniciar el siguiente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) wait for their turn</source>
        <translation>
            <numerusform>Un lote espera su turno</numerusform>
            <numerusform>%Ln lotes esperan su turno</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} y %Ln más</numerusform>
            <numerusform>{0} y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest of batch {0}</source>
        <translation>El resto del lote {0}</translation>
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
