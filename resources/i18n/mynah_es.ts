<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Mynah</source>
        <translation>Acerca de Mynah</translation>
    </message>
    <message>
        <source>Mynah is free software under the MIT licence. It works on your computer alone: no account, no server, nothing is sent.</source>
        <translation>Mynah es software libre bajo la licencia MIT. Funciona solo en este equipo: sin cuenta, sin servidor, no se envía nada.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copiar versiones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>All licences</source>
        <translation>Todas las licencias</translation>
    </message>
    <message>
        <source>A mynah, the bird that imitates voices</source>
        <translation>Un miná, el pájaro que imita voces</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Buscar una versión más nueva</translation>
    </message>
    <message>
        <source>Asks github.com once. Mynah never asks by itself.</source>
        <translation>Pregunta una vez a github.com. Mynah nunca pregunta por sí mismo.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarla</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando …</translation>
    </message>
    <message>
        <source>Version {version} is there.</source>
        <translation>Ya está la versión {version}.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Esta es la versión más nueva.</translation>
    </message>
    <message>
        <source>There was no answer. Try again later.</source>
        <translation>No hubo respuesta. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>Componentes y sus licencias</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Datasets and exports</source>
        <translation>Conjuntos y exportaciones</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Voices and models</source>
        <translation>Voces y modelos</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n grabación añadida</numerusform>
            <numerusform>%n grabaciones añadidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) made here</source>
        <translation>
            <numerusform>%n grabación hecha aquí</numerusform>
            <numerusform>%n grabaciones hechas aquí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) put into the bin</source>
        <translation>
            <numerusform>%n grabación movida a la papelera</numerusform>
            <numerusform>%n grabaciones movidas a la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) taken out of the bin</source>
        <translation>
            <numerusform>%n grabación recuperada de la papelera</numerusform>
            <numerusform>%n grabaciones recuperadas de la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) removed for good</source>
        <translation>
            <numerusform>%n grabación eliminada definitivamente</numerusform>
            <numerusform>%n grabaciones eliminadas definitivamente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) changed</source>
        <translation>
            <numerusform>%n grabación modificada</numerusform>
            <numerusform>%n grabaciones modificadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken off change(s) brought to an end</source>
        <translation>
            <numerusform>%n cambio interrumpido terminado</numerusform>
            <numerusform>%n cambios interrumpidos terminados</numerusform>
        </translation>
    </message>
    <message>
        <source>Set saved</source>
        <translation>Conjunto guardado</translation>
    </message>
    <message>
        <source>Set deleted</source>
        <translation>Conjunto eliminado</translation>
    </message>
    <message>
        <source>Set exported</source>
        <translation>Conjunto exportado</translation>
    </message>
    <message>
        <source>Training begun</source>
        <translation>Entrenamiento iniciado</translation>
    </message>
    <message>
        <source>Training continued</source>
        <translation>Entrenamiento reanudado</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>Entrenamiento finalizado</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>Entrenamiento fallido</translation>
    </message>
    <message>
        <source>Training stopped and saved</source>
        <translation>Entrenamiento detenido y guardado</translation>
    </message>
    <message>
        <source>Training cancelled</source>
        <translation>Entrenamiento cancelado</translation>
    </message>
    <message>
        <source>Training interrupted</source>
        <translation>Entrenamiento interrumpido</translation>
    </message>
    <message>
        <source>Training paused</source>
        <translation>Entrenamiento en pausa</translation>
    </message>
    <message>
        <source>Room of a training given back</source>
        <translation>Espacio de un entrenamiento liberado</translation>
    </message>
    <message>
        <source>Voice published</source>
        <translation>Voz publicada</translation>
    </message>
    <message>
        <source>Older version of a voice in use again</source>
        <translation>Versión anterior de una voz de nuevo en uso</translation>
    </message>
    <message>
        <source>Voice renamed</source>
        <translation>Voz renombrada</translation>
    </message>
    <message>
        <source>Voice duplicated</source>
        <translation>Voz duplicada</translation>
    </message>
    <message>
        <source>Card of a voice changed</source>
        <translation>Ficha de una voz modificada</translation>
    </message>
    <message>
        <source>Voice put into the bin</source>
        <translation>Voz movida a la papelera</translation>
    </message>
    <message>
        <source>Voice taken out of the bin</source>
        <translation>Voz recuperada de la papelera</translation>
    </message>
    <message>
        <source>Voice removed for good</source>
        <translation>Voz eliminada definitivamente</translation>
    </message>
    <message>
        <source>Voice exported</source>
        <translation>Voz exportada</translation>
    </message>
    <message>
        <source>Model added</source>
        <translation>Modelo añadido</translation>
    </message>
    <message>
        <source>Recording converted</source>
        <translation>Grabación convertida</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Conjuntos</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exportaciones</translation>
    </message>
    <message>
        <source>Pictures and other helpers</source>
        <translation>Imágenes y otros archivos auxiliares</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n rechazada</numerusform>
            <numerusform>%n rechazadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n ya existente</numerusform>
            <numerusform>%n ya existentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityController</name>
    <message>
        <source>Saved in {path}</source>
        <translation>Guardado en {path}</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>¿Eliminar %n entrenamiento?</numerusform>
            <numerusform>¿Eliminar %n entrenamientos?</numerusform>
        </translation>
    </message>
    <message>
        <source>Curves, log and saved states go for good. Voices that came of it stay.</source>
        <translation>Las curvas, el registro y los puntos guardados se eliminan definitivamente. Las voces que resultaron de él se conservan.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message numerus="yes">
        <source>Clear the work of %n training(s)?</source>
        <translation>
            <numerusform>¿Liberar el espacio de %n entrenamiento?</numerusform>
            <numerusform>¿Liberar el espacio de %n entrenamientos?</numerusform>
        </translation>
    </message>
    <message>
        <source>Clips and saved states go for good, so that it cannot be continued and no other state of it published. Its voice, its curves and its log stay.</source>
        <translation>Los fragmentos y los puntos guardados se eliminan definitivamente: ya no se podrá reanudar ni publicar otro punto. La voz, las curvas y el registro se conservan.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>{size} given back</source>
        <translation>{size} liberados</translation>
    </message>
    <message>
        <source>Empty “{part}”?</source>
        <translation>¿Vaciar «{part}»?</translation>
    </message>
    <message>
        <source>What is in it goes for good.</source>
        <translation>Su contenido se elimina definitivamente.</translation>
    </message>
    <message>
        <source>It is made again when it is needed.</source>
        <translation>Se vuelve a crear cuando haga falta.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vaciar</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>What happened in this workspace, and what takes room in it.</source>
        <translation>Lo que ha ocurrido en este espacio de trabajo y lo que ocupa sitio en él.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
</context>
<context>
    <name>ActivityTable</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha ocurrido</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Elemento</translation>
    </message>
</context>
<context>
    <name>AdvancedForm</name>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>Restablecer {setting}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>{help} From {least} to {most} {unit}.</source>
        <translation>{help} De {least} a {most} {unit}.</translation>
    </message>
</context>
<context>
    <name>AutomaticDialog</name>
    <message>
        <source>Choose recordings automatically</source>
        <translation>Elegir grabaciones automáticamente</translation>
    </message>
    <message>
        <source>The ticks in the list become what is shown on the right.</source>
        <translation>Las marcas de la lista pasan a ser lo que se muestra a la derecha.</translation>
    </message>
    <message>
        <source>Choose these recordings</source>
        <translation>Elegir estas grabaciones</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n recording(s)</source>
        <translation>
            <numerusform>Elegir %n grabación</numerusform>
            <numerusform>Elegir %n grabaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutomaticForm</name>
    <message>
        <source>No target</source>
        <translation>Sin objetivo</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Cualquier cantidad</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Take &amp;first</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>Target &amp;length</source>
        <translation>&amp;Duración deseada</translation>
    </message>
    <message>
        <source>Stops once this much is chosen. 10 to 30 minutes make a good voice.</source>
        <translation>Se detiene al alcanzar esta duración. Con 10 a 30 minutos se obtiene una buena voz.</translation>
    </message>
    <message>
        <source>At &amp;most (recordings)</source>
        <translation>&amp;Grabaciones máx.</translation>
    </message>
    <message>
        <source>Minimum &amp;quality</source>
        <translation>&amp;Calidad mínima</translation>
    </message>
    <message>
        <source>Recordings below it are left out.</source>
        <translation>Las grabaciones por debajo se omiten.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Semilla</translation>
    </message>
    <message>
        <source>Another number makes another random choice and holds out other recordings.</source>
        <translation>Otro número da otra elección al azar y reserva otras grabaciones.</translation>
    </message>
</context>
<context>
    <name>AutomaticPreviewCard</name>
    <message>
        <source>What would be chosen</source>
        <translation>Lo que se elegiría</translation>
    </message>
    <message>
        <source>Recordings that would be chosen</source>
        <translation>Grabaciones que se elegirían</translation>
    </message>
    <message>
        <source>Choosing…</source>
        <translation>Eligiendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n held out to measure the voice with</source>
        <translation>
            <numerusform>%n reservada para medir la voz</numerusform>
            <numerusform>%n reservadas para medir la voz</numerusform>
        </translation>
    </message>
    <message>
        <source>mean quality {value}</source>
        <translation>calidad media {value}</translation>
    </message>
    <message>
        <source>Enough for {name}</source>
        <translation>Suficiente para {name}</translation>
    </message>
    <message>
        <source>Not enough for {name}</source>
        <translation>Insuficiente para {name}</translation>
    </message>
    <message>
        <source>There are no recordings yet.</source>
        <translation>Todavía no hay grabaciones.</translation>
    </message>
    <message>
        <source>No recording reaches the minimum quality. Lower it, or add better recordings.</source>
        <translation>Ninguna grabación alcanza la calidad mínima. Se puede bajar el mínimo o añadir mejores grabaciones.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are below the minimum quality.</source>
        <translation>
            <numerusform>%n grabación está por debajo de la calidad mínima.</numerusform>
            <numerusform>%n grabaciones están por debajo de la calidad mínima.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>BaseChoice</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Base voice</source>
        <translation>Voz base</translation>
    </message>
    <message>
        <source>Reads the text first; your voice takes over its words and rhythm.</source>
        <translation>Lee primero el texto; la voz propia toma sus palabras y su ritmo.</translation>
    </message>
    <message>
        <source>&amp;Language of the text</source>
        <translation>&amp;Idioma del texto</translation>
    </message>
    <message>
        <source>&amp;Base voice</source>
        <translation>Voz &amp;base</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>download {size}</source>
        <translation>descarga de {size}</translation>
    </message>
</context>
<context>
    <name>BaseOffer</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What has come is kept for the next time</source>
        <translation>Lo recibido se conserva para la próxima vez</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>{name} is not on this computer</source>
        <translation>{name} no está en este equipo</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
    <message>
        <source>Licence: {licence}. It is checked before it is used and works offline from then on. Until then another base voice speaks.</source>
        <translation>Licencia: {licence}. Se comprueba antes de usarse y después funciona sin conexión. Mientras tanto habla otra voz base.</translation>
    </message>
    <message>
        <source>It comes from {host}.</source>
        <translation>Viene de {host}.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Descargar {size}</translation>
    </message>
    <message>
        <source>{name} cannot speak here</source>
        <translation>{name} no puede hablar aquí</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Descargando…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
</context>
<context>
    <name>BaseVoicesController</name>
    <message>
        <source>Choose a Piper voice</source>
        <translation>Elegir una voz de Piper</translation>
    </message>
    <message>
        <source>Piper voices (*.onnx)</source>
        <translation>Voces de Piper (*.onnx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Another voice is still being fetched. Wait for it, or stop it.</source>
        <translation>Todavía se está descargando otra voz. Esperar a que termine o detenerla.</translation>
    </message>
    <message>
        <source>The base voice is here and was checked.</source>
        <translation>La voz base ya está aquí y se ha comprobado.</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Eliminar definitivamente…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Vaciar la papelera…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>Recordings that you delete wait here until you remove them for good.</source>
        <translation>Las grabaciones eliminadas esperan aquí hasta que se eliminen definitivamente.</translation>
    </message>
    <message>
        <source>Deleted recordings</source>
        <translation>Grabaciones eliminadas</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n grabación</numerusform>
            <numerusform>%n grabaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n de ellas seleccionada</numerusform>
            <numerusform>%n de ellas seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinTable</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
</context>
<context>
    <name>BlendDialog</name>
    <message>
        <source>Blend two voices</source>
        <translation>Mezclar dos voces</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Make this voice</source>
        <translation>Crear esta voz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The result is a voice of its own between the two; both stay. Its card names its parents, and the consent of both speakers holds for it.</source>
        <translation>El resultado es una voz propia entre las dos; ambas se conservan. Su ficha nombra las voces de origen, y para ella vale el consentimiento de ambos hablantes.</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Un archivo…</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>First voice</source>
        <translation>Primera voz</translation>
    </message>
    <message>
        <source>Second voice</source>
        <translation>Segunda voz</translation>
    </message>
    <message>
        <source>Share of the second voice</source>
        <translation>Proporción de la segunda voz</translation>
    </message>
    <message>
        <source>How it sounds</source>
        <translation>Cómo suena</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Say this</source>
        <translation>Decir esto</translation>
    </message>
    <message>
        <source>Make it audible</source>
        <translation>Hacer audible</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mezcla</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>No other voice fits this one: {0}.</source>
        <translation>Ninguna otra voz encaja con esta: {0}.</translation>
    </message>
    <message>
        <source>A blend needs two voices of one kind.</source>
        <translation>Una mezcla necesita dos voces del mismo tipo.</translation>
    </message>
    <message>
        <source>{0} {1}, {2} {3}</source>
        <translation>{0} {1}, {2} {3}</translation>
    </message>
    <message>
        <source>There is already a voice of this name.</source>
        <translation>Ya existe una voz con este nombre.</translation>
    </message>
</context>
<context>
    <name>BlindTest</name>
    <message>
        <source>The sentences could not be made.</source>
        <translation>No se pudieron crear las frases.</translation>
    </message>
</context>
<context>
    <name>BlindTestController</name>
    <message>
        <source>best</source>
        <translation>el mejor</translation>
    </message>
    <message>
        <source>You hear two saved states say the same sentences, in an order that nobody knows. So you judge with your ears alone.</source>
        <translation>Dos puntos guardados dicen las mismas frases, en un orden que nadie conoce. Así se juzga solo con el oído.</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Paso {step}</translation>
    </message>
    <message>
        <source>Last blind test: {result}</source>
        <translation>Última prueba a ciegas: {result}</translation>
    </message>
</context>
<context>
    <name>BlindTestDialog</name>
    <message>
        <source>Blind listening test</source>
        <translation>Prueba de escucha a ciegas</translation>
    </message>
    <message>
        <source>Which one sounds better?</source>
        <translation>¿Cuál suena mejor?</translation>
    </message>
    <message>
        <source>{name} ({note})</source>
        <translation>{name} ({note})</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Este</translation>
    </message>
    <message>
        <source>against</source>
        <translation>frente a</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>The more, the surer: ten take about two minutes.</source>
        <translation>Cuantas más, más fiable: diez llevan unos dos minutos.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Listen to both, as often as you like.</source>
        <translation>Escuchar ambos, cuantas veces se quiera.</translation>
    </message>
    <message>
        <source>Hear {name}</source>
        <translation>Oír {name}</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Tecla {key}</translation>
    </message>
    <message>
        <source>1 is better</source>
        <translation>1 es mejor</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Sin diferencia</translation>
    </message>
    <message>
        <source>2 is better</source>
        <translation>2 es mejor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Both say a few sentences…</source>
        <translation>Ambos dicen unas frases…</translation>
    </message>
    <message>
        <source>More than one sentence makes the test fairer.</source>
        <translation>Con más de una frase la prueba es más justa.</translation>
    </message>
    <message>
        <source>Question {number} of {of}</source>
        <translation>Pregunta {number} de {of}</translation>
    </message>
    <message>
        <source>Hear both first</source>
        <translation>Primero, oír ambos</translation>
    </message>
</context>
<context>
    <name>CacheRow</name>
    <message>
        <source>Sentences that are spoken again are made anew; saved files stay</source>
        <translation>Las frases que se digan otra vez se crean de nuevo; los archivos guardados se conservan</translation>
    </message>
    <message>
        <source>Spoken sentences are kept: {size} of at most {limit}. The limit is among the settings.</source>
        <translation>Las frases habladas se conservan: {size} de {limit} como máximo. El límite está en la configuración.</translation>
    </message>
    <message>
        <source>Clear {size}</source>
        <translation>Liberar {size}</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Voice card of “{0}”</source>
        <translation>Ficha de la voz «{0}»</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>De dónde viene</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Its files</source>
        <translation>Sus archivos</translation>
    </message>
    <message>
        <source>Written by others</source>
        <translation>Escrito por otros</translation>
    </message>
    <message>
        <source>The card stays with the voice: exports carry it, and imports keep it.</source>
        <translation>La ficha acompaña a la voz: las exportaciones la llevan y las importaciones la conservan.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Comprobar archivos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Autor</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Licencia</translation>
    </message>
    <message>
        <source>What others may do with it, for example CC BY 4.0, or: private.</source>
        <translation>Lo que otras personas pueden hacer con ella; por ejemplo, CC BY 4.0 o privada.</translation>
    </message>
    <message>
        <source>&amp;Consent</source>
        <translation>&amp;Consentimiento</translation>
    </message>
    <message>
        <source>Whose voice it is and what they agreed to.</source>
        <translation>De quién es la voz y qué ha consentido.</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notas</translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation>Escrito aquí</translation>
    </message>
    <message>
        <source>Hash of the weights</source>
        <translation>Hash de los pesos</translation>
    </message>
    <message>
        <source>SHA-256. Two voices are the same exactly when it is; files tell it too.</source>
        <translation>SHA-256. Dos voces son la misma si coincide, y solo entonces; los archivos creados también lo indican.</translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation>Copiar el hash</translation>
    </message>
    <message>
        <source>Reading its files…</source>
        <translation>Leyendo sus archivos…</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>This is what changes in the saved dataset:</source>
        <translation>Esto es lo que cambia en el conjunto de datos guardado:</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>Se añaden</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Se quitan</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of it were deleted from the library.</source>
        <translation>
            <numerusform>%n grabación del conjunto se eliminó de la biblioteca.</numerusform>
            <numerusform>%n grabaciones del conjunto se eliminaron de la biblioteca.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Guardar con otro nombre…</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Reservadas</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>Calidad media</translation>
    </message>
    <message>
        <source>Saved now</source>
        <translation>Guardado ahora</translation>
    </message>
    <message>
        <source>After saving</source>
        <translation>Después de guardar</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckpointCard</name>
    <message>
        <source>Saved states</source>
        <translation>Puntos guardados</translation>
    </message>
    <message>
        <source>Blind listening test…</source>
        <translation>Prueba de escucha a ciegas…</translation>
    </message>
    <message>
        <source>Hear two saved states without knowing which is which</source>
        <translation>Oír dos puntos guardados sin saber cuál es cuál</translation>
    </message>
    <message>
        <source>Make this one the voice</source>
        <translation>Usar este como voz</translation>
    </message>
    <message>
        <source>Proves and publishes the selected state as the voice&apos;s next version</source>
        <translation>Comprueba el punto seleccionado y lo publica como la próxima versión de la voz</translation>
    </message>
    <message>
        <source>Points: half similarity, four tenths intelligibility, one tenth pitch, on recordings kept aside. Naturalness is for your ears.</source>
        <translation>Puntos: la mitad por similitud, cuatro décimas por inteligibilidad y una décima por tono, en grabaciones reservadas. La naturalidad la juzga el oído.</translation>
    </message>
    <message>
        <source>At each save you can hear here how far it has come.</source>
        <translation>Con cada guardado se puede oír aquí el progreso.</translation>
    </message>
    <message numerus="yes">
        <source>%n saved state(s).</source>
        <translation>
            <numerusform>%n punto guardado.</numerusform>
            <numerusform>%n puntos guardados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The best so far is step {step}.</source>
        <translation>El mejor hasta ahora es el paso {step}.</translation>
    </message>
    <message>
        <source>it cannot be said how sure that is</source>
        <translation>no se puede decir con qué seguridad</translation>
    </message>
    <message>
        <source>give or take {points}</source>
        <translation>con un margen de ±{points}</translation>
    </message>
    <message>
        <source>The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}. That can be chance: trust your ears.</source>
        <translation>El mejor hasta ahora es el paso {step}, {lead} de 100 puntos por delante del siguiente, {margin}. Puede ser casualidad: mejor fiarse del oído.</translation>
    </message>
    <message>
        <source>The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}.</source>
        <translation>El mejor hasta ahora es el paso {step}, {lead} de 100 puntos por delante del siguiente, {margin}.</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publicando…</translation>
    </message>
</context>
<context>
    <name>CheckpointController</name>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Step {step} is version {version} of {voice} now.</source>
        <translation>El paso {step} es ahora la versión {version} de {voice}.</translation>
    </message>
</context>
<context>
    <name>CheckpointPlot</name>
    <message>
        <source>Measures of the saved states</source>
        <translation>Medidas de los puntos guardados</translation>
    </message>
    <message>
        <source>The recordings themselves: {share}</source>
        <translation>Las propias grabaciones: {share}</translation>
    </message>
</context>
<context>
    <name>CheckpointTableModel</name>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>best</source>
        <translation>el mejor</translation>
    </message>
    <message>
        <source>published</source>
        <translation>publicado</translation>
    </message>
    <message>
        <source>{number} cents</source>
        <translation>{number} cents</translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>What would be removed</source>
        <translation>Lo que se eliminaría</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
</context>
<context>
    <name>ClipTableModel</name>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A voice is being made</source>
        <translation>Se está creando una voz</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Seguir en marcha</translation>
    </message>
    <message>
        <source>It goes on in the tray and tells you when it is done.</source>
        <translation>Continúa en la bandeja del sistema y avisa cuando termina.</translation>
    </message>
    <message>
        <source>It goes on without the window. Open Mynah again to see it.</source>
        <translation>Continúa sin la ventana. Para verlo, basta con volver a abrir Mynah.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>What was learnt is saved first. Continue whenever you like.</source>
        <translation>Primero se guarda lo aprendido. Se puede reanudar en cualquier momento.</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>It ends for good and publishes nothing. Your recordings stay.</source>
        <translation>Termina del todo y no publica nada. Las grabaciones se conservan.</translation>
    </message>
    <message>
        <source>Do this every time</source>
        <translation>Hacer esto siempre</translation>
    </message>
    <message>
        <source>Can be changed in the settings. Not for cancelling.</source>
        <translation>Se puede cambiar en la configuración. No se aplica a la cancelación.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>No cerrar</translation>
    </message>
    <message>
        <source>“{voice}” is still being made</source>
        <translation>«{voice}» todavía se está creando</translation>
    </message>
</context>
<context>
    <name>ClosingController</name>
    <message>
        <source>Saving. The window closes when that is done.</source>
        <translation>Guardando. La ventana se cierra al terminar.</translation>
    </message>
    <message>
        <source>Cancelling. The window closes when that is done.</source>
        <translation>Cancelando. La ventana se cierra al terminar.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>No cerrar</translation>
    </message>
    <message>
        <source>{text} · {percent} %</source>
        <translation>{text} · {percent} %</translation>
    </message>
</context>
<context>
    <name>ComputerCard</name>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Funciona con</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Espacio libre en disco</translation>
    </message>
    <message>
        <source>Measured speed</source>
        <translation>Velocidad medida</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>This copy of Mynah computes on the processor. To train RVC voices on a graphics card by NVIDIA, install it into a Python environment of your own: {command}</source>
        <translation>Esta copia de Mynah calcula en el procesador. Para entrenar voces RVC en una tarjeta gráfica de NVIDIA, instálelo en un entorno de Python propio: {command}</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message numerus="yes">
        <source>%n processor thread(s)</source>
        <translation>
            <numerusform>%n hilo del procesador</numerusform>
            <numerusform>%n hilos del procesador</numerusform>
        </translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
    <message>
        <source>for the workspace</source>
        <translation>para el espacio de trabajo</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number} mil millones</translation>
    </message>
    <message>
        <source>operations a second</source>
        <translation>operaciones por segundo</translation>
    </message>
    <message>
        <source>Some parts are missing: {names}. Install Mynah again.</source>
        <translation>Faltan algunas partes: {names}. Hay que volver a instalar Mynah.</translation>
    </message>
    <message>
        <source>There is little room on the disk. A voice needs up to 2 GB while it is made.</source>
        <translation>Queda poco espacio en el disco. Una voz necesita hasta 2 GB mientras se crea.</translation>
    </message>
    <message>
        <source>Well suited for both kinds of voice.</source>
        <translation>Muy apropiado para ambos tipos de voz.</translation>
    </message>
    <message>
        <source>Well suited for Lite voices, which need no graphics card.</source>
        <translation>Muy apropiado para voces Lite, que no necesitan tarjeta gráfica.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Whose voice is this?</source>
        <translation>¿De quién es esta voz?</translation>
    </message>
    <message>
        <source>Asked once, and stored with every recording.</source>
        <translation>Se pregunta una vez y se guarda con cada grabación.</translation>
    </message>
    <message>
        <source>Whose voice, and what they agreed to</source>
        <translation>De quién es la voz y qué ha consentido</translation>
    </message>
    <message>
        <source>Name, and what the voice may be used for</source>
        <translation>Nombre y usos permitidos de la voz</translation>
    </message>
    <message>
        <source>It is my own voice, and I want to use it in Mynah.</source>
        <translation>Es mi propia voz y quiero usarla en Mynah.</translation>
    </message>
    <message>
        <source>Store with my recordings</source>
        <translation>Guardar con mis grabaciones</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Stored with every recording</source>
        <translation>Guardado con cada grabación</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>Whose voice is it?</source>
        <translation>¿De quién es la voz?</translation>
    </message>
    <message>
        <source>My own voice</source>
        <translation>Mi propia voz</translation>
    </message>
    <message>
        <source>Another person, who agreed to it</source>
        <translation>Otra persona, que dio su consentimiento</translation>
    </message>
    <message>
        <source>Recordings that are free to use</source>
        <translation>Grabaciones de uso libre</translation>
    </message>
    <message>
        <source>This note is kept with the recordings and goes into the voice&apos;s card.</source>
        <translation>Esta nota se guarda con las grabaciones y pasa a la ficha de la voz.</translation>
    </message>
    <message>
        <source>Not said yet. Pick one or write your own.</source>
        <translation>Sin indicar. Se puede elegir una opción o escribir una propia.</translation>
    </message>
    <message>
        <source>Same for later imports</source>
        <translation>Igual para las próximas importaciones</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
</context>
<context>
    <name>ConvertCommands</name>
    <message>
        <source>Add recordings to convert</source>
        <translation>Añadir grabaciones para convertir</translation>
    </message>
    <message>
        <source>Add a folder to convert</source>
        <translation>Añadir una carpeta para convertir</translation>
    </message>
    <message>
        <source>Convert what waits</source>
        <translation>Convertir lo pendiente</translation>
    </message>
    <message>
        <source>Cancel conversions</source>
        <translation>Cancelar conversiones</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Quitar lo terminado</translation>
    </message>
    <message>
        <source>Play the result or pause it</source>
        <translation>Reproducir el resultado o pausarlo</translation>
    </message>
    <message>
        <source>Switch between A and B</source>
        <translation>Alternar entre A y B</translation>
    </message>
    <message>
        <source>Hear the source (A)</source>
        <translation>Oír el original (A)</translation>
    </message>
    <message>
        <source>Hear the result (B)</source>
        <translation>Oír el resultado (B)</translation>
    </message>
</context>
<context>
    <name>ConvertController</name>
    <message>
        <source>Drop to convert.
Whole folders, too.</source>
        <translation>Soltar para convertir.
También carpetas enteras.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) in the queue of conversions are not converted yet. The queue is not kept; what is converted already stays.</source>
        <translation>
            <numerusform>%n grabación de la cola de conversiones aún no está convertida. La cola no se guarda; lo ya convertido se conserva.</numerusform>
            <numerusform>%n grabaciones de la cola de conversiones aún no están convertidas. La cola no se guarda; lo ya convertido se conserva.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remembered. Change what you like, then compare both with “Blind A/B”.</source>
        <translation>Recordados. Cambiar lo que se quiera y después comparar ambos con «A/B a ciegas».</translation>
    </message>
    <message>
        <source>Those remembered</source>
        <translation>Los recordados</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>Los predeterminados</translation>
    </message>
    <message>
        <source>Those shown now</source>
        <translation>Los que se muestran</translation>
    </message>
</context>
<context>
    <name>ConvertFolders</name>
    <message>
        <source>Choose recordings to convert</source>
        <translation>Elegir grabaciones para convertir</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Grabaciones ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a folder of recordings to convert</source>
        <translation>Elegir una carpeta de grabaciones para convertir</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Elegir la carpeta de resultados</translation>
    </message>
</context>
<context>
    <name>ConvertPage</name>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Entrenar una voz</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>Importar una voz</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>Todavía no hay voces</translation>
    </message>
    <message>
        <source>Converting speaks your recordings with a voice. Train one from recordings, or import one that you have.</source>
        <translation>Al convertir, una voz dice lo que hay en las grabaciones. Se puede entrenar una con grabaciones o importar una que ya se tenga.</translation>
    </message>
</context>
<context>
    <name>ConvertResult</name>
    <message>
        <source>Voice “{voice}”</source>
        <translation>Voz «{voice}»</translation>
    </message>
    <message>
        <source>{number} semitones</source>
        <translation>{number} semitonos</translation>
    </message>
    <message>
        <source>f0 by {method}</source>
        <translation>f0 con {method}</translation>
    </message>
    <message>
        <source>{length} made in {time}</source>
        <translation>{length} en {time} de cálculo</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>ConvertRunner</name>
    <message>
        <source>The engine ended unexpectedly; it is tried again.</source>
        <translation>El motor terminó de forma inesperada; se intenta de nuevo.</translation>
    </message>
</context>
<context>
    <name>ConvertSettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>Más ajustes</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restablecer ajustes</translation>
    </message>
    <message>
        <source>Looking for its model…</source>
        <translation>Buscando su modelo…</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>El primero</translation>
    </message>
    <message>
        <source>{0} (semitones)</source>
        <translation>{0} (semitonos)</translation>
    </message>
    <message>
        <source>Match the voice</source>
        <translation>Ajustar a la voz</translation>
    </message>
    <message>
        <source>Measures how high each recording speaks and moves it to the height of the voice, by whole semitones.</source>
        <translation>Mide el tono de cada grabación y lo lleva al de la voz, en semitonos enteros.</translation>
    </message>
    <message>
        <source>That of the voice</source>
        <translation>La de la voz</translation>
    </message>
    <message>
        <source>As the voice was trained</source>
        <translation>Como se entrenó la voz</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Menos ajustes</translation>
    </message>
</context>
<context>
    <name>CurveCard</name>
    <message>
        <source>How it learns</source>
        <translation>Cómo aprende</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ligero</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarítmica</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show the whole curves (Home)</source>
        <translation>Mostrar las curvas completas (Inicio)</translation>
    </message>
    <message>
        <source>The curves begin with the training itself.</source>
        <translation>Las curvas empiezan con el entrenamiento propiamente dicho.</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Loss curves</source>
        <translation>Curvas de pérdida</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
</context>
<context>
    <name>DatasetBar</name>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>A dataset is a named choice of recordings</source>
        <translation>Un conjunto de datos es una selección de grabaciones con nombre</translation>
    </message>
    <message>
        <source>More for datasets</source>
        <translation>Más opciones de conjuntos de datos</translation>
    </message>
    <message>
        <source>Choose automatically…</source>
        <translation>Elegir automáticamente…</translation>
    </message>
    <message>
        <source>Save dataset…</source>
        <translation>Guardar conjunto…</translation>
    </message>
    <message>
        <source>Datasets are chosen from the library; it is empty.</source>
        <translation>Los conjuntos de datos se eligen de la biblioteca, que está vacía.</translation>
    </message>
    <message>
        <source>Tick recordings in the list, or choose automatically.</source>
        <translation>Marcar grabaciones en la lista o elegir automáticamente.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) ticked, not saved as a dataset yet.</source>
        <translation>
            <numerusform>%n grabación marcada, aún sin guardar como conjunto de datos.</numerusform>
            <numerusform>%n grabaciones marcadas, aún sin guardar como conjunto de datos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n añadida</numerusform>
            <numerusform>%n añadidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken out</source>
        <translation>
            <numerusform>%n quitada</numerusform>
            <numerusform>%n quitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted from the library</source>
        <translation>
            <numerusform>%n eliminada de la biblioteca</numerusform>
            <numerusform>%n eliminadas de la biblioteca</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s), as saved.</source>
        <translation>
            <numerusform>%n grabación, tal como se guardó.</numerusform>
            <numerusform>%n grabaciones, tal como se guardaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet: {changes}.</source>
        <translation>Cambios sin guardar: {changes}.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Guardar con otro nombre…</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>Delete dataset…</source>
        <translation>Eliminar conjunto…</translation>
    </message>
    <message>
        <source>Tick the whole library</source>
        <translation>Marcar toda la biblioteca</translation>
    </message>
    <message>
        <source>Tick nothing</source>
        <translation>Desmarcar todo</translation>
    </message>
</context>
<context>
    <name>DatasetController</name>
    <message>
        <source>Open “{name}”</source>
        <translation>Abrir «{name}»</translation>
    </message>
    <message>
        <source>Close dataset</source>
        <translation>Cerrar conjunto</translation>
    </message>
    <message>
        <source>Tick the whole library</source>
        <translation>Marcar toda la biblioteca</translation>
    </message>
    <message>
        <source>Tick nothing</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation>Elegir automáticamente</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>«{name}» se ha guardado.</translation>
    </message>
    <message>
        <source>The dataset “{name}” is deleted; its recordings are still here.</source>
        <translation>El conjunto de datos «{name}» se ha eliminado; sus grabaciones siguen aquí.</translation>
    </message>
</context>
<context>
    <name>DatasetListModel</name>
    <message>
        <source>{clips}, {held} held out</source>
        <translation>{clips}, {held} reservadas</translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation>Sin conjunto</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>Dataset and readiness</source>
        <translation>Conjunto de datos y requisitos</translation>
    </message>
</context>
<context>
    <name>DatasetSaving</name>
    <message>
        <source>Save as a dataset</source>
        <translation>Guardar como conjunto de datos</translation>
    </message>
    <message>
        <source>A dataset is a named choice. The recordings themselves stay where they are.</source>
        <translation>Un conjunto de datos es una selección con nombre. Las grabaciones se quedan donde están.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>Renombrar «{name}»</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Delete the dataset “{name}”?</source>
        <translation>¿Eliminar el conjunto de datos «{name}»?</translation>
    </message>
    <message>
        <source>Only the choice is deleted: its recordings stay in the library, and voices that were trained with it stay as they are.</source>
        <translation>Solo se elimina la selección: sus grabaciones siguen en la biblioteca y las voces entrenadas con él no cambian.</translation>
    </message>
    <message>
        <source>Delete dataset</source>
        <translation>Eliminar conjunto</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>¿Guardar los cambios de «{name}»?</translation>
    </message>
    <message>
        <source>My voice</source>
        <translation>Mi voz</translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message>
        <source>Best quality first</source>
        <translation>Mejor calidad primero</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más recientes primero</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>It stops because the target length is reached.</source>
        <translation>Se detiene porque se alcanza la duración deseada.</translation>
    </message>
    <message>
        <source>It stops because the largest number of recordings is reached.</source>
        <translation>Se detiene porque se alcanza el número máximo de grabaciones.</translation>
    </message>
    <message>
        <source>It stops because there are no more recordings.</source>
        <translation>Se detiene porque no hay más grabaciones.</translation>
    </message>
    <message>
        <source>It stops because all other recordings are below the minimum quality.</source>
        <translation>Se detiene porque las demás grabaciones están por debajo de la calidad mínima.</translation>
    </message>
    <message>
        <source>The recordings were chosen by hand.</source>
        <translation>Las grabaciones se eligieron a mano.</translation>
    </message>
    <message>
        <source>Number of recordings</source>
        <translation>Número de grabaciones</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>Duración total</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>Calidad media</translation>
    </message>
    <message>
        <source>Quality of each recording</source>
        <translation>Calidad de cada grabación</translation>
    </message>
    <message>
        <source>Recordings with a transcript</source>
        <translation>Grabaciones con transcripción</translation>
    </message>
    <message>
        <source>It has no transcript.</source>
        <translation>No tiene transcripción.</translation>
    </message>
    <message>
        <source>It was deleted from the library.</source>
        <translation>Se eliminó de la biblioteca.</translation>
    </message>
    <message>
        <source>Its sound changed since it was chosen.</source>
        <translation>Su sonido ha cambiado desde que se eligió.</translation>
    </message>
    <message>
        <source>Its file is not there any more.</source>
        <translation>Su archivo ya no está.</translation>
    </message>
    <message>
        <source>Its file may not be read.</source>
        <translation>No hay permiso para leer su archivo.</translation>
    </message>
    <message>
        <source>A folder is where its file should be.</source>
        <translation>Hay una carpeta donde debería estar su archivo.</translation>
    </message>
    <message>
        <source>Its file is empty.</source>
        <translation>Su archivo está vacío.</translation>
    </message>
    <message>
        <source>Its file is damaged: there is no sound in it.</source>
        <translation>Su archivo está dañado: no contiene sonido.</translation>
    </message>
    <message>
        <source>Its file is damaged and cannot be read.</source>
        <translation>Su archivo está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>The bar | in its transcript becomes a comma.</source>
        <translation>La barra | de su transcripción se convierte en coma.</translation>
    </message>
    <message>
        <source>It was recorded at a lower sample rate, so it sounds duller.</source>
        <translation>Se grabó con una frecuencia de muestreo menor, por lo que suena más apagada.</translation>
    </message>
    <message>
        <source>Its length is unusual: 1 to 15 s are best.</source>
        <translation>Su duración es poco habitual: lo mejor es de 1 a 15 s.</translation>
    </message>
    <message>
        <source>No reference clip: no recordings join to 3 to 10 s.</source>
        <translation>Sin grabación de referencia: ninguna combinación suma de 3 a 10 s.</translation>
    </message>
    <message>
        <source>The reference clip uses recordings below 80 % quality.</source>
        <translation>La grabación de referencia usa grabaciones con calidad inferior al 80 %.</translation>
    </message>
    <message>
        <source>GPT-SoVITS itself does not read this language; only variants of it may.</source>
        <translation>GPT-SoVITS no lee este idioma; quizá solo algunas de sus variantes.</translation>
    </message>
    <message>
        <source>The reference clip must be 3 to 10 s long.</source>
        <translation>La grabación de referencia debe durar de 3 a 10 s.</translation>
    </message>
    <message>
        <source>A recording of the reference is not in the export.</source>
        <translation>Una grabación de la referencia no está en la exportación.</translation>
    </message>
    <message>
        <source>None of the recordings can be exported.</source>
        <translation>Ninguna de las grabaciones se puede exportar.</translation>
    </message>
    <message>
        <source>There is not enough space on the disk.</source>
        <translation>No hay suficiente espacio en el disco.</translation>
    </message>
    <message>
        <source>The folder holds other files. Choose a new or empty one.</source>
        <translation>La carpeta contiene otros archivos. Hay que elegir una nueva o vacía.</translation>
    </message>
    <message>
        <source>An earlier export is in this folder. Replace it, or choose another folder.</source>
        <translation>En esta carpeta hay una exportación anterior. Se puede reemplazar o elegir otra carpeta.</translation>
    </message>
    <message>
        <source>The folder may not be written. Choose another one.</source>
        <translation>No hay permiso para escribir en la carpeta. Hay que elegir otra.</translation>
    </message>
    <message>
        <source>In Piper, give this folder as a single-speaker LJSpeech dataset.</source>
        <translation>En Piper, indicar esta carpeta como conjunto de datos LJSpeech de un solo hablante.</translation>
    </message>
    <message>
        <source>In GPT-SoVITS, open the .list file and name the wavs folder as the audio folder. reference.wav is the clip to speak from, reference.txt is what is said in it.</source>
        <translation>En GPT-SoVITS, abrir el archivo .list e indicar la carpeta wavs como carpeta de audio. reference.wav es la grabación de la que se parte al hablar; reference.txt es lo que se dice en ella.</translation>
    </message>
    <message>
        <source>In any RVC trainer, give this folder as the dataset path.</source>
        <translation>En cualquier programa de entrenamiento RVC, indicar esta carpeta como ruta del conjunto de datos.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chino</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonés</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>Cantonés</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n grabación</numerusform>
            <numerusform>%n grabaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>worst: {value}</source>
        <translation>la peor: {value}</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n recording(s)</source>
        <translation>
            <numerusform>Eliminar %n grabación</numerusform>
            <numerusform>Eliminar %n grabaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskController</name>
    <message>
        <source>The settings were damaged</source>
        <translation>La configuración estaba dañada</translation>
    </message>
    <message>
        <source>Mynah ended unexpectedly last time</source>
        <translation>Mynah se cerró de forma inesperada la última vez</translation>
    </message>
    <message>
        <source>Something went wrong last time</source>
        <translation>Algo falló la última vez</translation>
    </message>
    <message>
        <source>Your work is kept. What is known about it can be saved for a report.</source>
        <translation>El trabajo se conserva. Lo que se sabe del fallo se puede guardar en un informe.</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ver…</translation>
    </message>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Elegir la carpeta de un espacio de trabajo</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Drop to add to your recordings.
The originals stay.</source>
        <translation>Soltar para añadir a las grabaciones.
Los originales se conservan.</translation>
    </message>
    <message>
        <source>The recordings of lowest quality</source>
        <translation>Las grabaciones de menor calidad</translation>
    </message>
    <message>
        <source>Long enough to be split</source>
        <translation>Bastante largas para dividirlas</translation>
    </message>
    <message>
        <source>Without a transcript</source>
        <translation>Sin transcripción</translation>
    </message>
    <message>
        <source>Left out of the export</source>
        <translation>Omitidas en la exportación</translation>
    </message>
    <message>
        <source>Selected recording</source>
        <translation>Grabación seleccionada</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Elegir la carpeta de un espacio de trabajo</translation>
    </message>
</context>
<context>
    <name>EditController</name>
    <message>
        <source>Select at least {seconds} s: shorter recordings are of no use.</source>
        <translation>Seleccionar al menos {seconds} s: las grabaciones más cortas no sirven.</translation>
    </message>
    <message>
        <source>Everything is selected, so there is nothing to cut off.</source>
        <translation>Está todo seleccionado: no hay nada que recortar.</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Trimming…</source>
        <translation>Recortando…</translation>
    </message>
    <message>
        <source>There is no silence at its ends that is worth cutting off.</source>
        <translation>En los extremos no hay silencio que valga la pena cortar.</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation>Recortar silencio</translation>
    </message>
    <message>
        <source>There are no long pauses in it.</source>
        <translation>No contiene pausas largas.</translation>
    </message>
    <message>
        <source>Shorten pauses</source>
        <translation>Acortar pausas</translation>
    </message>
    <message>
        <source>Listening for pauses…</source>
        <translation>Buscando pausas…</translation>
    </message>
    <message>
        <source>Click in the waveform where it shall be split, then split it.</source>
        <translation>Hacer clic en la forma de onda donde se deba dividir y después dividir.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>Dividiendo…</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Conservar igualmente</translation>
    </message>
    <message>
        <source>Let it count</source>
        <translation>Tener en cuenta</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
</context>
<context>
    <name>Effort</name>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>A fondo</translation>
    </message>
    <message>
        <source>Own length</source>
        <translation>Duración propia</translation>
    </message>
    <message>
        <source>Recognisable; for a first impression.</source>
        <translation>Reconocible; para una primera impresión.</translation>
    </message>
    <message>
        <source>Clear and close. The usual choice.</source>
        <translation>Clara y fiel. La opción habitual.</translation>
    </message>
    <message>
        <source>A little closer still, for a keeper.</source>
        <translation>Algo más fiel todavía, para una voz definitiva.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n época</numerusform>
            <numerusform>%n épocas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyLibrary</name>
    <message>
        <source>No recordings yet</source>
        <translation>Todavía no hay grabaciones</translation>
    </message>
    <message>
        <source>Drop recordings of one voice here</source>
        <translation>Soltar aquí grabaciones de una sola voz</translation>
    </message>
    <message>
        <source>Files or whole folders, anywhere in this window.</source>
        <translation>Archivos o carpetas enteras, en cualquier lugar de esta ventana.</translation>
    </message>
    <message>
        <source>WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AIFF, WebM</source>
        <translation>WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AIFF, WebM</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Grabar…</translation>
    </message>
    <message>
        <source>Nothing at hand? Try the demo voice</source>
        <translation>¿Nada a mano? Probar la voz de demostración</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>¿Cuánto?</translation>
    </message>
    <message>
        <source>2 minutes of speech are enough to start. 10 minutes are good.</source>
        <translation>2 minutos de habla bastan para empezar. 10 minutos están bien.</translation>
    </message>
    <message>
        <source>What is good?</source>
        <translation>¿De qué calidad?</translation>
    </message>
    <message>
        <source>One person, a quiet room, no music. Every recording is measured.</source>
        <translation>Una sola persona, una habitación silenciosa, sin música. Se mide cada grabación.</translation>
    </message>
    <message>
        <source>Are my files safe?</source>
        <translation>¿Están seguros los archivos?</translation>
    </message>
    <message>
        <source>They are only read and never changed. Nothing leaves this computer.</source>
        <translation>Solo se leen y nunca se modifican. Nada sale de este equipo.</translation>
    </message>
</context>
<context>
    <name>EnginePill</name>
    <message>
        <source>The engine ended unexpectedly and is started again. What was waiting goes on.</source>
        <translation>El motor terminó de forma inesperada y se inicia de nuevo. Lo pendiente continúa.</translation>
    </message>
</context>
<context>
    <name>EngineState</name>
    <message>
        <source>Engine asleep</source>
        <translation>Motor en reposo</translation>
    </message>
    <message>
        <source>It starts with the first task, which takes a few seconds.</source>
        <translation>Se inicia con la primera tarea, lo que tarda unos segundos.</translation>
    </message>
    <message>
        <source>Engine loading…</source>
        <translation>Cargando el motor…</translation>
    </message>
    <message>
        <source>Once after a pause.</source>
        <translation>Una vez tras una pausa.</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Motor listo</translation>
    </message>
    <message>
        <source>The voice is loaded. Memory is given back after some minutes of rest.</source>
        <translation>La voz está cargada. La memoria se libera tras unos minutos de inactividad.</translation>
    </message>
    <message>
        <source>Engine busy</source>
        <translation>Motor ocupado</translation>
    </message>
    <message>
        <source>It works on a task.</source>
        <translation>Está realizando una tarea.</translation>
    </message>
    <message>
        <source>Engine restarting…</source>
        <translation>Reiniciando el motor…</translation>
    </message>
    <message>
        <source>It ended unexpectedly. What was waiting is kept and goes on.</source>
        <translation>Terminó de forma inesperada. Lo pendiente se conserva y continúa.</translation>
    </message>
</context>
<context>
    <name>ExportContents</name>
    <message>
        <source>the recordings as they are</source>
        <translation>las grabaciones tal como son</translation>
    </message>
    <message>
        <source>the recordings at {rate} Hz, one channel, 16 bit</source>
        <translation>las grabaciones a {rate} Hz, un canal, 16 bits</translation>
    </message>
    <message>
        <source>a line id|text for each, without a header</source>
        <translation>una línea id|texto para cada una, sin encabezado</translation>
    </message>
    <message>
        <source>a line path|speaker|language|text for each</source>
        <translation>una línea ruta|hablante|idioma|texto para cada una</translation>
    </message>
    <message>
        <source>this report</source>
        <translation>este informe</translation>
    </message>
    <message>
        <source>the reference clip, {length}, and what is said in it</source>
        <translation>la grabación de referencia, {length}, y lo que se dice en ella</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Chosen recordings</source>
        <translation>Grabaciones elegidas</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Carpeta para la exportación</translation>
    </message>
    <message>
        <source>Export for {name}</source>
        <translation>Exportar para {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) exported to {folder}</source>
        <translation>
            <numerusform>%n grabación exportada a {folder}</numerusform>
            <numerusform>%n grabaciones exportadas a {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for {name}</source>
        <translation>Exportar para {name}</translation>
    </message>
    <message numerus="yes">
        <source>Export %n recording(s)</source>
        <translation>
            <numerusform>Exportar %n grabación</numerusform>
            <numerusform>Exportar %n grabaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing… {done} of {total} recordings</source>
        <translation>Escribiendo… {done} de {total} grabaciones</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) exported</source>
        <translation>
            <numerusform>%n grabación exportada</numerusform>
            <numerusform>%n grabaciones exportadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Cancelado. No se ha escrito nada.</translation>
    </message>
    <message>
        <source>Writes the recordings and a metadata.csv as Piper reads them. Mynah prepares; the voice is trained in Piper.</source>
        <translation>Escribe las grabaciones y un metadata.csv tal como los lee Piper. Mynah prepara; la voz se entrena en Piper.</translation>
    </message>
    <message>
        <source>Writes the recordings, a .list file and a reference clip as GPT-SoVITS reads them. Mynah prepares; the voice is trained in GPT-SoVITS.</source>
        <translation>Escribe las grabaciones, un archivo .list y una grabación de referencia tal como los lee GPT-SoVITS. Mynah prepara; la voz se entrena en GPT-SoVITS.</translation>
    </message>
    <message>
        <source>Writes the recordings into one folder, as Applio, RVC WebUI and other RVC trainers read them. To train in Mynah you need no export.</source>
        <translation>Escribe las grabaciones en una carpeta, como las leen Applio, RVC WebUI y otros programas de entrenamiento RVC. Para entrenar en Mynah no hace falta exportar.</translation>
    </message>
    <message>
        <source>Report and reference clip</source>
        <translation>Informe y grabación de referencia</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reference clip</source>
        <translation>Grabación de referencia</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Cancelar exportación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Replace the earlier export there</source>
        <translation>Reemplazar la exportación anterior</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>&amp;Chosen recordings</source>
        <translation>Grabaciones &amp;elegidas</translation>
    </message>
    <message>
        <source>Whole &amp;library</source>
        <translation>Toda la &amp;biblioteca</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>&amp;Frecuencia</translation>
    </message>
    <message>
        <source>&amp;Speaker</source>
        <translation>&amp;Hablante</translation>
    </message>
    <message>
        <source>Name of the speaker in the list.</source>
        <translation>Nombre del hablante en la lista.</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>What is spoken; a variant of GPT-SoVITS may take other codes, such as de.</source>
        <translation>Lo que se habla; una variante de GPT-SoVITS puede aceptar otros códigos, como «de».</translation>
    </message>
    <message>
        <source>Medium and high voices of Piper use the first, low ones the second.</source>
        <translation>Las voces medias y altas de Piper usan la primera; las bajas, la segunda.</translation>
    </message>
    <message>
        <source>The fourth version of GPT-SoVITS uses the second.</source>
        <translation>La cuarta versión de GPT-SoVITS usa la segunda.</translation>
    </message>
</context>
<context>
    <name>ExportProblemModel</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>The export</source>
        <translation>La exportación</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
</context>
<context>
    <name>ExportReportCard</name>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Looking at the recordings…</source>
        <translation>Revisando las grabaciones…</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n left out</source>
        <translation>
            <numerusform>Mostrar la %n omitida</numerusform>
            <numerusform>Mostrar las %n omitidas</numerusform>
        </translation>
    </message>
    <message>
        <source>{written} of {clips}</source>
        <translation>{written} de {clips}</translation>
    </message>
    <message>
        <source>About {size} on the disk; {free} are free.</source>
        <translation>Unos {size} en el disco; hay {free} libres.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>All fits</source>
        <translation>Todo correcto</translation>
    </message>
    <message>
        <source>Can be written</source>
        <translation>Se puede escribir</translation>
    </message>
    <message>
        <source>Nothing is left out, and there is nothing to look at.</source>
        <translation>No se omite nada y no hay nada que revisar.</translation>
    </message>
    <message numerus="yes">
        <source>%n left out or missing</source>
        <translation>
            <numerusform>%n omitida o faltante</numerusform>
            <numerusform>%n omitidas o faltantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>The earlier export in this folder will be replaced.</source>
        <translation>La exportación anterior de esta carpeta se reemplazará.</translation>
    </message>
    <message>
        <source>Recordings with a remark</source>
        <translation>Grabaciones con observaciones</translation>
    </message>
</context>
<context>
    <name>F0Methods</name>
    <message>
        <source>It needs the library torchcrepe, which is not installed.</source>
        <translation>Necesita la biblioteca torchcrepe, que no está instalada.</translation>
    </message>
    <message>
        <source>Its model is not here yet. Help &gt; This computer can download it.</source>
        <translation>Su modelo todavía no está aquí. Se puede descargar en Ayuda &gt; Este equipo.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0} kHz</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search names and transcripts</source>
        <translation>Buscar nombres y transcripciones</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Show all recordings</source>
        <translation>Mostrar todas las grabaciones</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Any dataset</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegidas</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>No elegidas</translation>
    </message>
    <message>
        <source>In no dataset</source>
        <translation>En ningún conjunto</translation>
    </message>
    <message>
        <source>Only some recordings are shown.</source>
        <translation>Solo se muestran algunas grabaciones.</translation>
    </message>
</context>
<context>
    <name>FirstStartController</name>
    <message>
        <source>The models are here and were checked.</source>
        <translation>Los modelos ya están aquí y se han comprobado.</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Welcome to Mynah</source>
        <translation>Mynah le da la bienvenida</translation>
    </message>
    <message>
        <source>Make a voice from recordings. Everything stays on this computer.</source>
        <translation>Crear una voz a partir de grabaciones. Todo se queda en este equipo.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>What it can do, and what more it could do.</source>
        <translation>Lo que puede hacer y lo que podría hacer además.</translation>
    </message>
    <message>
        <source>Start with my recordings</source>
        <translation>Empezar con mis grabaciones</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Lite voice</source>
        <translation>Voz Lite</translation>
    </message>
    <message>
        <source>Ready at once, on any computer: drop recordings in, and in about half an hour there is a voice. Two minutes of clear speech are enough to try; ten are good.</source>
        <translation>Lista al momento, en cualquier equipo: basta con soltar grabaciones y en una media hora hay una voz. Dos minutos de habla clara bastan para probar; diez están bien.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Where your work is kept</source>
        <translation>Dónde se guarda el trabajo</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Elegir otra…</translation>
    </message>
    <message>
        <source>A folder like any other: you can look into it, copy it and move it.</source>
        <translation>Una carpeta como cualquier otra: se puede mirar, copiar y mover.</translation>
    </message>
    <message>
        <source>The file of the model</source>
        <translation>El archivo del modelo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
</context>
<context>
    <name>HelpBundle</name>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>How much is in the workspace</source>
        <translation>Cuánto hay en el espacio de trabajo</translation>
    </message>
    <message>
        <source>The latest trainings</source>
        <translation>Los últimos entrenamientos</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Descripción propia</translation>
    </message>
    <message>
        <source>Log of the window</source>
        <translation>Registro de la ventana</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>Registro del motor</translation>
    </message>
    <message>
        <source>Log of the latest training</source>
        <translation>Registro del último entrenamiento</translation>
    </message>
    <message>
        <source>Report of a crash</source>
        <translation>Informe de un cierre inesperado</translation>
    </message>
    <message>
        <source>Report of an earlier crash</source>
        <translation>Informe de un cierre inesperado anterior</translation>
    </message>
</context>
<context>
    <name>HelpBundleDialog</name>
    <message>
        <source>Help report</source>
        <translation>Informe de ayuda</translation>
    </message>
    <message>
        <source>This is everything the report holds</source>
        <translation>Esto es todo lo que contiene el informe</translation>
    </message>
    <message>
        <source>No recordings, no names of people, voices or files, nothing that was said, and no folders of yours. Look through it, and leave out what you like. It is saved on this computer and sent to nobody.</source>
        <translation>Ni grabaciones, ni nombres de personas, voces o archivos, ni nada de lo que se dijo, ni carpetas propias. Conviene revisarlo y quitar lo que se desee. Se guarda en este equipo y no se envía a nadie.</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Lo que ocurrió, con palabras propias</translation>
    </message>
    <message>
        <source>What did you do, and what happened? (optional, kept as you write it)</source>
        <translation>¿Qué se hizo y qué ocurrió? (opcional; se conserva tal como se escriba)</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Partes del informe</translation>
    </message>
    <message>
        <source>Text of the chosen part</source>
        <translation>Texto de la parte elegida</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Descripción propia</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Reuniendo…</translation>
    </message>
    <message>
        <source>Save the help report</source>
        <translation>Guardar el informe de ayuda</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archivos comprimidos</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>The help report is in {path}</source>
        <translation>El informe de ayuda está en {path}</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Add recordings</source>
        <translation>Añadir grabaciones</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import voices</source>
        <translation>Importar voces</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or folder(s) are opened in a process of its own. Nothing in them is run, and nothing is kept.</source>
        <translation>
            <numerusform>%n archivo o carpeta se abre en un proceso aparte. No se ejecuta nada de su contenido ni se guarda nada.</numerusform>
            <numerusform>%n archivos o carpetas se abren en un proceso aparte. No se ejecuta nada de su contenido ni se guarda nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing “{0}”, {1} of {2}…</source>
        <translation>Importando «{0}», {1} de {2}…</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) can be imported.</source>
        <translation>
            <numerusform>Se puede importar %n voz.</numerusform>
            <numerusform>Se pueden importar %n voces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n rechazada.</numerusform>
            <numerusform>%n rechazadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not used.</source>
        <translation>
            <numerusform>%n archivo sin usar.</numerusform>
            <numerusform>%n archivos sin usar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept before you import it.</source>
        <translation>No se guarda nada antes de importarlo.</translation>
    </message>
    <message>
        <source>Whose voice is it, and what did they agree to?</source>
        <translation>¿De quién es la voz y qué ha consentido?</translation>
    </message>
    <message>
        <source>for example: my own; or: Anna Berg, agreed to our audio book</source>
        <translation>por ejemplo: la mía; o bien: Ana Ruiz, dio su consentimiento para nuestro audiolibro</translation>
    </message>
    <message>
        <source>It is written into the voice card. Left empty, a card that comes along stays.</source>
        <translation>Se escribe en la ficha de la voz. Si queda vacío, se conserva la ficha que la acompaña.</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Sin usar</translation>
    </message>
    <message>
        <source>Take the voice out of it</source>
        <translation>Extraer la voz</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copiar la lista</translation>
    </message>
    <message numerus="yes">
        <source>Show every file inside (%n)</source>
        <translation>
            <numerusform>Mostrar el archivo que contiene (%n)</numerusform>
            <numerusform>Mostrar todos los archivos que contiene (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file inside</source>
        <translation>Todos los archivos que contiene</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>Import %n voice(s)</source>
        <translation>
            <numerusform>Importar %n voz</numerusform>
            <numerusform>Importar %n voces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>A voice needs a name.</source>
        <translation>Una voz necesita un nombre.</translation>
    </message>
    <message>
        <source>Another voice of this list has this name; choose a second one.</source>
        <translation>Otra voz de esta lista ya tiene este nombre; elegir uno distinto.</translation>
    </message>
    <message>
        <source>There is a voice of this name. This becomes a new version of it and is used from then on; the present one stays as an older version.</source>
        <translation>Existe una voz con este nombre. Esta pasa a ser una versión nueva de ella y se usa desde entonces; la actual se conserva como versión anterior.</translation>
    </message>
    <message>
        <source>Import “{0}”</source>
        <translation>Importar «{0}»</translation>
    </message>
    <message>
        <source>Its card is kept: {0}</source>
        <translation>Se conserva su ficha: {0}</translation>
    </message>
    <message>
        <source>Missing: {0}</source>
        <translation>Falta: {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Index: {0}. {1}</source>
        <translation>Índice: {0}. {1}</translation>
    </message>
    <message>
        <source>Choose an index…</source>
        <translation>Elegir un índice…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Several voices of one archive come together, under these names.</source>
        <translation>Varias voces de un mismo archivo comprimido llegan juntas, con estos nombres.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Copy the reason</source>
        <translation>Copiar el motivo</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Adding recordings</source>
        <translation>Añadiendo grabaciones</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Show refused</source>
        <translation>Mostrar rechazadas</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlas</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Entrenar una voz</translation>
    </message>
    <message>
        <source>Progress of adding recordings</source>
        <translation>Progreso al añadir grabaciones</translation>
    </message>
    <message numerus="yes">
        <source>%n more drop(s) waiting</source>
        <translation>
            <numerusform>%n entrega más en espera</numerusform>
            <numerusform>%n entregas más en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that were not added</source>
        <translation>Archivos que no se añadieron</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copiar la lista</translation>
    </message>
    <message>
        <source>Waiting to add recordings…</source>
        <translation>Esperando para añadir grabaciones…</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Buscando grabaciones…</translation>
    </message>
    <message>
        <source>Adding recordings: {0} of {1}</source>
        <translation>Añadiendo grabaciones: {0} de {1}</translation>
    </message>
    <message>
        <source>Stopping after this file…</source>
        <translation>Se detiene después de este archivo…</translation>
    </message>
    <message>
        <source>Nothing could be added</source>
        <translation>No se pudo añadir nada</translation>
    </message>
    <message>
        <source>Adding recordings ended early</source>
        <translation>La adición de grabaciones terminó antes de tiempo</translation>
    </message>
    <message>
        <source>Nothing new to add</source>
        <translation>Nada nuevo que añadir</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n grabación añadida</numerusform>
            <numerusform>%n grabaciones añadidas</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals are only read.</source>
        <translation>Los originales solo se leen.</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>quedan aprox. {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n ya existía</numerusform>
            <numerusform>%n ya existían</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used</source>
        <translation>
            <numerusform>%n no se pudo usar</numerusform>
            <numerusform>%n no se pudieron usar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at</source>
        <translation>
            <numerusform>%n sin revisar</numerusform>
            <numerusform>%n sin revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide refused</source>
        <translation>Ocultar rechazadas</translation>
    </message>
    <message>
        <source>Show refused ({0})</source>
        <translation>Mostrar rechazadas ({0})</translation>
    </message>
</context>
<context>
    <name>InspectorCommands</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Repeat the selection, or everything</source>
        <translation>Repetir la selección o todo</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show all of it; once more: the selection</source>
        <translation>Mostrarla completa; otra vez: la selección</translation>
    </message>
    <message>
        <source>Select from here</source>
        <translation>Seleccionar desde aquí</translation>
    </message>
    <message>
        <source>Begin the selection at the playhead</source>
        <translation>Empezar la selección en el cursor de reproducción</translation>
    </message>
    <message>
        <source>Select up to here</source>
        <translation>Seleccionar hasta aquí</translation>
    </message>
    <message>
        <source>End the selection at the playhead</source>
        <translation>Terminar la selección en el cursor de reproducción</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Anular la selección</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Keep the selection alone. The original goes to the bin.</source>
        <translation>Conservar solo la selección. El original va a la papelera.</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation>Recortar silencio</translation>
    </message>
    <message>
        <source>Cut off the silence at both ends</source>
        <translation>Cortar el silencio de ambos extremos</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Make two recordings, cut at the playhead</source>
        <translation>Hacer dos grabaciones, cortando en el cursor de reproducción</translation>
    </message>
</context>
<context>
    <name>InspectorController</name>
    <message>
        <source>Measuring pitch…</source>
        <translation>Midiendo el tono…</translation>
    </message>
    <message>
        <source>This recording cannot be shown.</source>
        <translation>No se puede mostrar esta grabación.</translation>
    </message>
    <message>
        <source>No pitch was found.</source>
        <translation>No se encontró ningún tono.</translation>
    </message>
    <message>
        <source>Pitch {0} to {1} Hz, mostly {2} Hz</source>
        <translation>Tono de {0} a {1} Hz, sobre todo {2} Hz</translation>
    </message>
    <message>
        <source>No pitch: a part of Mynah&apos;s engine is missing.</source>
        <translation>Sin tono: falta una parte del motor de Mynah.</translation>
    </message>
    <message>
        <source>No pitch: Mynah&apos;s engine did not start.</source>
        <translation>Sin tono: el motor de Mynah no se inició.</translation>
    </message>
    <message>
        <source>The pitch could not be measured.</source>
        <translation>No se pudo medir el tono.</translation>
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
        <translation>estéreo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n canal</numerusform>
            <numerusform>%n canales</numerusform>
        </translation>
    </message>
    <message>
        <source>cut from another recording</source>
        <translation>cortada de otra grabación</translation>
    </message>
</context>
<context>
    <name>InspectorSide</name>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Let it count like any other</source>
        <translation>Tenerla en cuenta como a las demás</translation>
    </message>
    <message>
        <source>Excluded: it is never used for a voice.</source>
        <translation>Excluida: nunca se usa para una voz.</translation>
    </message>
    <message>
        <source>Kept as it is: its faults are accepted.</source>
        <translation>Se conserva tal cual: se aceptan sus defectos.</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Selected recording</source>
        <translation>Grabación seleccionada</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>No hay nada seleccionado</translation>
    </message>
    <message>
        <source>Choose a recording in the list to see and hear it.</source>
        <translation>Elegir una grabación de la lista para verla y oírla.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Drag to select a part.</source>
        <translation>Arrastrar para seleccionar.</translation>
    </message>
    <message>
        <source>Selected: {0} to {1}, {2} s</source>
        <translation>Selección: de {0} a {1}, {2} s</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Anular la selección</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Todavía no ha ocurrido nada</translation>
    </message>
    <message>
        <source>What you add, delete, train and publish is listed here.</source>
        <translation>Aquí aparece lo que se añade, elimina, entrena y publica.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search what happened</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>Kind of what happened</source>
        <translation>Tipo de suceso</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>What is listed, as a table (CSV) or as JSON</source>
        <translation>Lo que aparece en la lista, como tabla (CSV) o como JSON</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Save what is listed</source>
        <translation>Guardar la lista</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entrada</numerusform>
            <numerusform>%n entradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>2. Kind of voice</source>
        <translation>2. Tipo de voz</translation>
    </message>
    <message>
        <source>Lite</source>
        <translation>Lite</translation>
    </message>
    <message>
        <source>Trains on this computer without a graphics card. Plays in Mynah.</source>
        <translation>Se entrena en este equipo sin tarjeta gráfica. Funciona en Mynah.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>Lo que necesita</translation>
    </message>
    <message>
        <source>Looking for its models…</source>
        <translation>Buscando sus modelos…</translation>
    </message>
    <message>
        <source>How thorough</source>
        <translation>Con qué detalle</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Ajustes avanzados</translation>
    </message>
    <message>
        <source>Plays in every RVC program. Wants a graphics card.</source>
        <translation>Funciona en cualquier programa RVC. Conviene tener tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>No está listo</translation>
    </message>
</context>
<context>
    <name>LengthGuide</name>
    <message>
        <source>Length of the reference clip: {length}. {low} to {high} s are needed.</source>
        <translation>Duración de la grabación de referencia: {length}. Se necesitan de {low} a {high} s.</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>LevelView</name>
    <message>
        <source>Input level</source>
        <translation>Nivel de entrada</translation>
    </message>
    <message>
        <source>Body: RMS. Line: peak. Mark: highest peak of the last moments, in dBFS.</source>
        <translation>Barra: RMS. Línea: pico. Marca: pico más alto de los últimos instantes, en dBFS.</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Add recordings</source>
        <translation>Añadir grabaciones</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Grabaciones ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Add a folder of recordings</source>
        <translation>Añadir una carpeta de grabaciones</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) moved to the bin.</source>
        <translation>
            <numerusform>%n grabación movida a la papelera.</numerusform>
            <numerusform>%n grabaciones movidas a la papelera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them belonged to a dataset.</source>
        <translation>
            <numerusform>%n de ellas pertenecía a un conjunto de datos.</numerusform>
            <numerusform>%n de ellas pertenecían a un conjunto de datos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) had been removed for good.</source>
        <translation>
            <numerusform>%n grabación ya se había eliminado definitivamente.</numerusform>
            <numerusform>%n grabaciones ya se habían eliminado definitivamente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) just added</source>
        <translation>
            <numerusform>%n grabación recién añadida</numerusform>
            <numerusform>%n grabaciones recién añadidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Bin ({0})</source>
        <translation>Papelera ({0})</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Leyendo la biblioteca…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n grabación</numerusform>
            <numerusform>%n grabaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n mostrada</numerusform>
            <numerusform>%n mostradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Grabar…</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Mostrar la papelera</translation>
    </message>
    <message>
        <source>Datasets and readiness</source>
        <translation>Conjuntos de datos y requisitos</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>No recording fits</source>
        <translation>Ninguna grabación coincide</translation>
    </message>
    <message>
        <source>Search for something else, or show all recordings.</source>
        <translation>Buscar otra cosa o mostrar todas las grabaciones.</translation>
    </message>
    <message>
        <source>Your recordings appear here</source>
        <translation>Las grabaciones aparecen aquí</translation>
    </message>
    <message>
        <source>Each one is listened to and measured as it comes in.</source>
        <translation>Cada una se escucha y se mide a medida que llega.</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Volver a la biblioteca</translation>
    </message>
</context>
<context>
    <name>ListenCard</name>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
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
        <translation>Oír {side}</translation>
    </message>
    <message>
        <source>Switch between A and B at the same place</source>
        <translation>Alternar entre A y B en el mismo punto</translation>
    </message>
    <message>
        <source>Sound of {side}</source>
        <translation>Sonido de {side}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Alternar</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>A preview sentence appears here at the first save.</source>
        <translation>Aquí aparece una frase de muestra con el primer guardado.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>ListenController</name>
    <message>
        <source>Original recording</source>
        <translation>Grabación original</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Paso {step}</translation>
    </message>
    <message>
        <source>{name} (best)</source>
        <translation>{name} (el mejor)</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>You found neither of them better.</source>
        <translation>Ninguno de los dos pareció mejor.</translation>
    </message>
    <message>
        <source>You prefer: {name}.</source>
        <translation>Pareció mejor: {name}.</translation>
    </message>
    <message>
        <source>Perhaps you prefer: {name}. It is not certain.</source>
        <translation>Quizá pareció mejor: {name}. No es seguro.</translation>
    </message>
    <message>
        <source>{a}: {na} times. {b}: {nb} times. No difference: {neither} times.</source>
        <translation>Veces: {a}, {na}; {b}, {nb}; sin diferencia, {neither}.</translation>
    </message>
    <message>
        <source>By guessing alone a difference like this comes up in {share} of tests, so it is hardly chance.</source>
        <translation>Solo al azar, una diferencia así aparece en el {share} de las pruebas, así que difícilmente es casualidad.</translation>
    </message>
    <message>
        <source>By guessing alone a difference like this comes up in {share} of tests, so nothing follows from it. More questions would tell more.</source>
        <translation>Solo al azar, una diferencia así aparece en el {share} de las pruebas, así que no se puede concluir nada. Más preguntas dirían más.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha ocurrido</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nivel mínimo</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>Todas las etapas</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>Permanecer en la línea más reciente</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Copiar lo que se muestra</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Picture and colour</source>
        <translation>Imagen y color</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Elegir una imagen…</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Colour of its tile</source>
        <translation>Color de su tarjeta</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Otro color…</translation>
    </message>
    <message>
        <source>A picture is kept small, without what its file tells about place and camera.</source>
        <translation>La imagen se guarda reducida, sin los datos de lugar y cámara de su archivo.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliva</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
</context>
<context>
    <name>MaterialCard</name>
    <message>
        <source>1. Recordings</source>
        <translation>1. Grabaciones</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Toda la biblioteca</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Aprender de</translation>
    </message>
    <message>
        <source>Learn from the ticked ones…</source>
        <translation>Aprender de las marcadas…</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>Mostrar en la biblioteca</translation>
    </message>
    <message>
        <source>for example Anna</source>
        <translation>por ejemplo, Ana</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>Nombre de la voz</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>Add recordings of one person who speaks clearly.</source>
        <translation>Añadir grabaciones de una sola persona que hable con claridad.</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>Muy poco</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>It is enough; {time} make a better voice.</source>
        <translation>Es suficiente; con {time} la voz sale mejor.</translation>
    </message>
    <message>
        <source>Enough for a good voice.</source>
        <translation>Suficiente para una buena voz.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are ticked in the library, but all are used.</source>
        <translation>
            <numerusform>%n grabación está marcada en la biblioteca, pero se usan todas.</numerusform>
            <numerusform>%n grabaciones están marcadas en la biblioteca, pero se usan todas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) kept aside, to judge the voice by.</source>
        <translation>
            <numerusform>%n de ellas se reserva para evaluar la voz.</numerusform>
            <numerusform>%n de ellas se reservan para evaluar la voz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) deleted since.</source>
        <translation>
            <numerusform>%n se eliminó después.</numerusform>
            <numerusform>%n se eliminaron después.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) edited since.</source>
        <translation>
            <numerusform>%n se modificó después.</numerusform>
            <numerusform>%n se modificaron después.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Measured</source>
        <translation>Mediciones</translation>
    </message>
</context>
<context>
    <name>MicrophoneCard</name>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check the room</source>
        <translation>Comprobar la sala</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Listening to the room</source>
        <translation>Escuchando la sala</translation>
    </message>
    <message>
        <source>System default: {0}</source>
        <translation>Predeterminado del sistema: {0}</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Predeterminado del sistema</translation>
    </message>
    <message>
        <source>The chosen one is not connected</source>
        <translation>El elegido no está conectado</translation>
    </message>
    <message>
        <source>{0} dB peak · {1} dB RMS</source>
        <translation>{0} dB pico · {1} dB RMS</translation>
    </message>
    <message>
        <source>Two seconds in which nobody speaks tell how quiet it is here.</source>
        <translation>Dos segundos sin hablar indican lo silencioso que es este lugar.</translation>
    </message>
    <message>
        <source>Keep still…</source>
        <translation>Silencio, por favor…</translation>
    </message>
    <message>
        <source>{0} dBFS.</source>
        <translation>{0} dBFS.</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>From a file…</source>
        <translation>Desde un archivo…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>todavía desconocido</translation>
    </message>
    <message>
        <source>{size} · licence: {licence} · SHA-256: {digest}</source>
        <translation>{size} · licencia: {licence} · SHA-256: {digest}</translation>
    </message>
    <message>
        <source>Name: {name}
SHA-256: {digest}
From: {hosts}
Made by: {home}
Put into: {path}</source>
        <translation>Nombre: {name}
SHA-256: {digest}
De: {hosts}
Hecho por: {home}
Se guarda en: {path}</translation>
    </message>
    <message>
        <source>Take from a file: {name}</source>
        <translation>Tomar de un archivo: {name}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>{done} of {total} here</source>
        <translation>{done} de {total} aquí</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Hears what is said, whoever says it (ContentVec)</source>
        <translation>Oye lo que se dice, lo diga quien lo diga (ContentVec)</translation>
    </message>
    <message>
        <source>Measures the pitch, also in noise (RMVPE)</source>
        <translation>Mide el tono, también con ruido (RMVPE)</translation>
    </message>
    <message>
        <source>The voice that a training starts from (base G)</source>
        <translation>La voz de la que parte un entrenamiento (base G)</translation>
    </message>
    <message>
        <source>The judge that a training starts from (base D)</source>
        <translation>El juez del que parte un entrenamiento (base D)</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>There is a dataset of this name. You will see what changes first.</source>
        <translation>Existe un conjunto de datos con este nombre. Primero se muestra lo que cambia.</translation>
    </message>
    <message>
        <source>There is already a dataset of this name.</source>
        <translation>Ya existe un conjunto de datos con este nombre.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>“{voice}” is ready</source>
        <translation>«{voice}» está lista</translation>
    </message>
    <message>
        <source>The voice was tried on a recording it never heard, and it works.</source>
        <translation>La voz se probó con una grabación que nunca había oído y funciona.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n grabación convertida</numerusform>
            <numerusform>%n grabaciones convertidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be converted; the queue says why.</source>
        <translation>
            <numerusform>%n no se pudo convertir; la cola indica por qué.</numerusform>
            <numerusform>%n no se pudieron convertir; la cola indica por qué.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{voice}” could not be finished</source>
        <translation>«{voice}» no se pudo terminar</translation>
    </message>
    <message>
        <source>“{voice}” was interrupted</source>
        <translation>«{voice}» se interrumpió</translation>
    </message>
    <message>
        <source>“{voice}” is paused and needs you</source>
        <translation>«{voice}» está en pausa y necesita atención</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Kind of voice</source>
        <translation>Tipo de voz</translation>
    </message>
    <message>
        <source>Lite trains without a graphics card.</source>
        <translation>Lite se entrena sin tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Tiempo de entrenamiento</translation>
    </message>
    <message>
        <source>A Lite voice trains this long.</source>
        <translation>Una voz Lite se entrena durante este tiempo.</translation>
    </message>
    <message>
        <source>Total epochs</source>
        <translation>Épocas totales</translation>
    </message>
    <message>
        <source>How often an RVC voice sees the data.</source>
        <translation>Cuántas veces ve los datos una voz RVC.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Clips in one step; more needs memory. Automatic: 16 for Lite, for RVC found by trying.</source>
        <translation>Clips por paso; más necesita más memoria. Automático: 16 para Lite; para RVC se busca probando.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Guardar cada</translation>
    </message>
    <message>
        <source>Time between two saves of the state.</source>
        <translation>Tiempo entre dos guardados del estado.</translation>
    </message>
    <message>
        <source>Save every epochs</source>
        <translation>Guardar cada (épocas)</translation>
    </message>
    <message>
        <source>Epochs between two models.</source>
        <translation>Épocas entre dos modelos.</translation>
    </message>
    <message>
        <source>Save only latest</source>
        <translation>Guardar solo lo último</translation>
    </message>
    <message>
        <source>Keep two saved states, not all.</source>
        <translation>Conserva dos puntos guardados, no todos.</translation>
    </message>
    <message>
        <source>Save every weights</source>
        <translation>Guardar todos los pesos</translation>
    </message>
    <message>
        <source>Keep small models of the last few saves, not only of the last and the best.</source>
        <translation>Conserva modelos pequeños de los últimos guardados, no solo del último y del mejor.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Frecuencia de muestreo</translation>
    </message>
    <message>
        <source>Rate of the voice. Empty: 48000 for Lite, which has no other, 40000 for RVC.</source>
        <translation>Frecuencia de la voz. Automático: 48000 para Lite, que no tiene otra; 40000 para RVC.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>RVC version; v2 is better.</source>
        <translation>Versión de RVC; v2 es mejor.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Weights to start from: auto is the official pair, none is from scratch; or the name of one that was downloaded or imported, a folder, or the file G.</source>
        <translation>Pesos de partida: auto es el par oficial, none empieza de cero; o el nombre de uno descargado o importado, una carpeta o el archivo G.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Numbers of the steps: automatic is bf16 where the computer is faster with it, else fp32.</source>
        <translation>Números de los pasos: automático es bf16 donde el ordenador es más rápido con él; si no, fp32.</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Transpose: +12 is an octave up, low voice to high voice.</source>
        <translation>Transposición: +12 es una octava más, de voz grave a voz aguda.</translation>
    </message>
    <message>
        <source>Index rate</source>
        <translation>Tasa de índice</translation>
    </message>
    <message>
        <source>0 ignores the index; 1 pulls fully towards the sound of the training recordings.</source>
        <translation>0 ignora el índice; 1 acerca por completo al sonido de las grabaciones de entrenamiento.</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Keeps breaths and consonants: 0.5 is off, lower protects more.</source>
        <translation>Conserva respiraciones y consonantes: 0,5 la desactiva; un valor menor protege más.</translation>
    </message>
    <message>
        <source>Volume envelope</source>
        <translation>Envolvente de volumen</translation>
    </message>
    <message>
        <source>0 follows the loudness of the input, 1 keeps the loudness of the converted voice.</source>
        <translation>0 sigue el volumen de la entrada; 1 mantiene el volumen de la voz convertida.</translation>
    </message>
    <message>
        <source>Formant</source>
        <translation>Formante</translation>
    </message>
    <message>
        <source>Shift of the timbre: up sounds smaller and brighter, down larger; the pitch stays.</source>
        <translation>Desplaza el timbre: hacia arriba suena más pequeño y brillante; hacia abajo, más grande; el tono no cambia.</translation>
    </message>
    <message>
        <source>Autotune</source>
        <translation>Autotune</translation>
    </message>
    <message>
        <source>Pulls the pitch to the nearest semitone: 0 leaves it, 1 sings exactly on the notes.</source>
        <translation>Acerca el tono al semitono más próximo: 0 lo deja igual; 1 canta exactamente en las notas.</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
    <message>
        <source>Name or number of the speaker, where a voice has several. Empty: the first.</source>
        <translation>Nombre o número del hablante, si la voz tiene varios. Sin indicar: el primero.</translation>
    </message>
    <message>
        <source>Unvoiced pitch</source>
        <translation>Tono sin voz</translation>
    </message>
    <message>
        <source>What an RVC voice is told where there is no pitch: zero, or filled from the pitch around. Empty: as the voice was trained.</source>
        <translation>Lo que se indica a una voz RVC donde no hay tono: cero, o un relleno con el tono cercano. Sin indicar: como se entrenó la voz.</translation>
    </message>
    <message>
        <source>Numbers that the voice is computed with: bf16 and fp16 are faster where the computer has them. Automatic takes the fastest that sounds the same.</source>
        <translation>Números con los que se calcula la voz: bf16 y fp16 son más rápidos donde el equipo los admite. Automático usa el más rápido que suene igual.</translation>
    </message>
    <message>
        <source>F0 method</source>
        <translation>Método F0</translation>
    </message>
    <message>
        <source>How the pitch is measured: swift needs no download; rmvpe and crepe are slower.</source>
        <translation>Cómo se mide el tono: swift no necesita descargas; rmvpe y crepe son más lentos.</translation>
    </message>
    <message>
        <source>Output format</source>
        <translation>Formato de salida</translation>
    </message>
    <message>
        <source>Type of the file.</source>
        <translation>Tipo del archivo.</translation>
    </message>
    <message>
        <source>Output rate</source>
        <translation>Frec. de salida</translation>
    </message>
    <message>
        <source>Empty: the rate of the voice.</source>
        <translation>Sin indicar: la frecuencia de la voz.</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>más grave</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>más agudo</translation>
    </message>
    <message>
        <source>as it was spoken</source>
        <translation>como se habló</translation>
    </message>
    <message>
        <source>as the voice was trained</source>
        <translation>como se entrenó la voz</translation>
    </message>
    <message>
        <source>off</source>
        <translation>nula</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>fuerte</translation>
    </message>
    <message>
        <source>loudness of the input</source>
        <translation>volumen de la entrada</translation>
    </message>
    <message>
        <source>of the voice</source>
        <translation>de la voz</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>más grande</translation>
    </message>
    <message>
        <source>smaller, brighter</source>
        <translation>menor, más brillante</translation>
    </message>
    <message>
        <source>as it was sung</source>
        <translation>como se cantó</translation>
    </message>
    <message>
        <source>on the notes</source>
        <translation>en las notas</translation>
    </message>
    <message>
        <source>swift: quick, always here</source>
        <translation>swift: rápido, siempre aquí</translation>
    </message>
    <message>
        <source>rmvpe: sure with noise</source>
        <translation>rmvpe: seguro con ruido</translation>
    </message>
    <message>
        <source>fcpe: quick</source>
        <translation>fcpe: rápido</translation>
    </message>
    <message>
        <source>crepe: very slow</source>
        <translation>crepe: muy lento</translation>
    </message>
    <message>
        <source>crepe-tiny: slow</source>
        <translation>crepe-tiny: lento</translation>
    </message>
    <message>
        <source>No effect: this voice has no index.</source>
        <translation>Sin efecto: esta voz no tiene índice.</translation>
    </message>
    <message>
        <source>No effect: this voice follows no pitch.</source>
        <translation>Sin efecto: esta voz no sigue ningún tono.</translation>
    </message>
    <message>
        <source>How high this voice speaks is not known, so it cannot be matched.</source>
        <translation>No se conoce el tono de esta voz, así que no es posible ajustarse a ella.</translation>
    </message>
    <message>
        <source>Only for RVC voices.</source>
        <translation>Solo para voces RVC.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Build the retrieval index after training.</source>
        <translation>Construye el índice de recuperación después de entrenar.</translation>
    </message>
    <message>
        <source>Silent training files</source>
        <translation>Archivos de silencio</translation>
    </message>
    <message>
        <source>Silence added, so the voice learns it.</source>
        <translation>Silencio añadido para que la voz lo aprenda.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation>La misma semilla da el mismo entrenamiento.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Processor threads; empty: all cores.</source>
        <translation>Hilos del procesador; automático: todos los núcleos.</translation>
    </message>
</context>
<context>
    <name>OutcomeController</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>“{voice}” was interrupted</source>
        <translation>«{voice}» se interrumpió</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>It came to: {stage}, {reached}.</source>
        <translation>Llegó a: {stage}, {reached}.</translation>
    </message>
    <message>
        <source>It came to: {stage}.</source>
        <translation>Llegó a: {stage}.</translation>
    </message>
    <message>
        <source>Continuing begins this part anew.</source>
        <translation>Al continuar, esta parte empieza de nuevo.</translation>
    </message>
    <message>
        <source>Everything is saved; continuing costs nothing.</source>
        <translation>Todo está guardado; continuar no cuesta nada.</translation>
    </message>
    <message>
        <source>Continuing repeats {duration} of work.</source>
        <translation>Al continuar se repiten {duration} de trabajo.</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Elegir la carpeta de resultados</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the folder for results</source>
        <translation>Abrir la carpeta de resultados</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>Carpeta habitual</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>Los resultados van a</translation>
    </message>
</context>
<context>
    <name>PairWave</name>
    <message>
        <source>Waveforms of source and result</source>
        <translation>Formas de onda del original y del resultado</translation>
    </message>
    <message>
        <source>Left and right go a second back and forth.</source>
        <translation>Izquierda y derecha retroceden y avanzan un segundo.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Sound cannot be played: the sound library of this system is missing. On Linux, install the package libpulse0 and start Mynah again.</source>
        <translation>No se puede reproducir sonido: falta la biblioteca de sonido de este sistema. En Linux, instalar el paquete libpulse0 y volver a iniciar Mynah.</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found. Connect one and press Play again.</source>
        <translation>No se encontraron altavoces ni auriculares. Conectar unos y volver a pulsar Reproducir.</translation>
    </message>
    <message>
        <source>The recording is not there any more.</source>
        <translation>La grabación ya no está.</translation>
    </message>
    <message>
        <source>The recording may not be read.</source>
        <translation>No hay permiso para leer la grabación.</translation>
    </message>
    <message>
        <source>The recording is damaged and cannot be played.</source>
        <translation>La grabación está dañada y no se puede reproducir.</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Espacio en disco</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Other trainings</source>
        <translation>Otros entrenamientos</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>todavía desconocido</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>conviene saberlo</translation>
    </message>
    <message>
        <source>must be mended</source>
        <translation>debe corregirse</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Añadir grabaciones</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Abrir la biblioteca</translation>
    </message>
    <message>
        <source>Use Lite</source>
        <translation>Usar Lite</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>Qué se necesita</translation>
    </message>
    <message>
        <source>Show what takes space</source>
        <translation>Mostrar qué ocupa espacio</translation>
    </message>
    <message>
        <source>Use a smaller batch</source>
        <translation>Usar un lote menor</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Revisando…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n grabación</numerusform>
            <numerusform>%n grabaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>quality {share}</source>
        <translation>calidad {share}</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet.</source>
        <translation>Todavía no hay nada de lo que aprender.</translation>
    </message>
    <message>
        <source>Less than a good voice needs: {rules}. It can be tried all the same.</source>
        <translation>Menos de lo que necesita una buena voz: {rules}. Se puede probar de todos modos.</translation>
    </message>
    <message>
        <source>{actual} of {needed}</source>
        <translation>{actual} de {needed}</translation>
    </message>
    <message>
        <source>quality {actual} of {needed}</source>
        <translation>calidad {actual} de {needed}</translation>
    </message>
    <message>
        <source>{actual} of {needed} recordings</source>
        <translation>{actual} de {needed} grabaciones</translation>
    </message>
    <message>
        <source>They came with Mynah.</source>
        <translation>Vienen con Mynah.</translation>
    </message>
    <message>
        <source>All of them are on this computer.</source>
        <translation>Todos están en este equipo.</translation>
    </message>
    <message>
        <source>Not on this computer: {names}</source>
        <translation>No están en este equipo: {names}</translation>
    </message>
    <message>
        <source>{free} free, about {needed} needed</source>
        <translation>{free} libres, se necesitan unos {needed}</translation>
    </message>
    <message>
        <source>The largest safe batch size is {batch}.</source>
        <translation>El mayor tamaño de lote seguro es {batch}.</translation>
    </message>
    <message>
        <source>{free} free, {needed} measured</source>
        <translation>{free} libres, {needed} medidos</translation>
    </message>
    <message>
        <source>None is going on.</source>
        <translation>No hay ninguno en marcha.</translation>
    </message>
    <message>
        <source>“{voice}”: {state}. One trains at a time.</source>
        <translation>«{voice}»: {state}. Se entrena una a la vez.</translation>
    </message>
</context>
<context>
    <name>PreflightCard</name>
    <message>
        <source>3. Before you start</source>
        <translation>3. Antes de empezar</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Revisar todo de nuevo</translation>
    </message>
</context>
<context>
    <name>PreflightController</name>
    <message>
        <source>Check of this computer</source>
        <translation>Comprobación de este equipo</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Guardar como preajuste</translation>
    </message>
    <message>
        <source>Delete this preset</source>
        <translation>Eliminar este preajuste</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Preset of this voice</source>
        <translation>Preajuste de esta voz</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Ninguno guardado</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The engine did not understand what it was asked.</source>
        <translation>El motor no entendió lo que se le pidió.</translation>
    </message>
    <message>
        <source>A setting or a name has a value that it does not take.</source>
        <translation>Un ajuste o un nombre tiene un valor que no admite.</translation>
    </message>
    <message>
        <source>Check the settings of this step and try again.</source>
        <translation>Revisar los ajustes de este paso e intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>Something that was given cannot be used.</source>
        <translation>Algo de lo indicado no se puede usar.</translation>
    </message>
    <message>
        <source>The file or setting is not what this step needs.</source>
        <translation>El archivo o el ajuste no es lo que este paso necesita.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corregirlo e intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>None of the recordings can be used.</source>
        <translation>No se puede usar ninguna de las grabaciones.</translation>
    </message>
    <message>
        <source>Every file was refused; the list gives each reason.</source>
        <translation>Se rechazaron todos los archivos; la lista indica cada motivo.</translation>
    </message>
    <message>
        <source>Add recordings of one person who speaks clearly.</source>
        <translation>Añadir grabaciones de una sola persona que hable con claridad.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Ya no está.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted outside Mynah.</source>
        <translation>Se movió, se le cambió el nombre o se eliminó fuera de Mynah.</translation>
    </message>
    <message>
        <source>Look in the bin, or choose something else.</source>
        <translation>Mirar en la papelera o elegir otra cosa.</translation>
    </message>
    <message>
        <source>There is already something of that name.</source>
        <translation>Ya existe algo con ese nombre.</translation>
    </message>
    <message>
        <source>Nothing is overwritten without being asked.</source>
        <translation>Nada se sobrescribe sin preguntar.</translation>
    </message>
    <message>
        <source>Choose another name, or remove the old one first.</source>
        <translation>Elegir otro nombre o eliminar antes lo anterior.</translation>
    </message>
    <message>
        <source>A model that this needs is not on this computer.</source>
        <translation>Un modelo necesario no está en este equipo.</translation>
    </message>
    <message>
        <source>It is downloaded or imported once, when you ask for it.</source>
        <translation>Se descarga o se importa una sola vez, cuando se pide.</translation>
    </message>
    <message>
        <source>Get the model, or use the Lite voice, which needs none.</source>
        <translation>Obtener el modelo o usar la voz Lite, que no necesita ninguno.</translation>
    </message>
    <message>
        <source>A part of Mynah that this needs is not installed.</source>
        <translation>Una parte necesaria de Mynah no está instalada.</translation>
    </message>
    <message>
        <source>The installation is incomplete, or this is an extra.</source>
        <translation>La instalación está incompleta o se trata de un complemento.</translation>
    </message>
    <message>
        <source>See &quot;This computer&quot; in the help menu; it says what is missing.</source>
        <translation>Ver «Este equipo» en el menú Ayuda; ahí se indica lo que falta.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>No había suficiente memoria.</translation>
    </message>
    <message>
        <source>The batch is too large, or other programs use the memory.</source>
        <translation>El lote es demasiado grande u otros programas usan la memoria.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller batch size, then resume.</source>
        <translation>Cerrar otros programas o elegir un tamaño de lote menor y después continuar.</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>No hay suficiente espacio en el disco.</translation>
    </message>
    <message>
        <source>The drive of the workspace is nearly full.</source>
        <translation>La unidad del espacio de trabajo está casi llena.</translation>
    </message>
    <message>
        <source>Free some space, then resume. What was reached is saved.</source>
        <translation>Liberar espacio y después continuar. Lo alcanzado está guardado.</translation>
    </message>
    <message>
        <source>The disk does not work as it should.</source>
        <translation>El disco no funciona como debería.</translation>
    </message>
    <message>
        <source>It reported an error, it was taken out, or the network drive is away.</source>
        <translation>Informó de un error, se retiró o la unidad de red no está.</translation>
    </message>
    <message>
        <source>Check the drive and its connection, then try again. Make a backup soon.</source>
        <translation>Revise la unidad y su conexión e inténtelo de nuevo. Haga pronto una copia de seguridad.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>No hay permiso para leer o escribir un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>It belongs to another user, or it is write-protected.</source>
        <translation>Pertenece a otro usuario o está protegido contra escritura.</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation>Cambiar sus permisos o elegir otra carpeta.</translation>
    </message>
    <message>
        <source>Another training is using this workspace.</source>
        <translation>Otro entrenamiento está usando este espacio de trabajo.</translation>
    </message>
    <message>
        <source>A workspace has room for one training at a time.</source>
        <translation>En un espacio de trabajo se ejecuta un entrenamiento a la vez.</translation>
    </message>
    <message>
        <source>Wait for it, stop it, or let this one start afterwards.</source>
        <translation>Esperar a que acabe, detenerlo o dejar que este empiece después.</translation>
    </message>
    <message>
        <source>The recordings do not meet the requirements yet.</source>
        <translation>Las grabaciones aún no cumplen los requisitos.</translation>
    </message>
    <message>
        <source>They are too few, too short, or not good enough.</source>
        <translation>Son muy pocas, muy cortas o no lo bastante buenas.</translation>
    </message>
    <message>
        <source>The readiness card in the library shows what is missing.</source>
        <translation>La tarjeta de requisitos de la biblioteca muestra lo que falta.</translation>
    </message>
    <message>
        <source>A saved training state cannot be read.</source>
        <translation>No se puede leer un punto guardado del entrenamiento.</translation>
    </message>
    <message>
        <source>The file is damaged, or it is of another kind of voice.</source>
        <translation>El archivo está dañado o es de otro tipo de voz.</translation>
    </message>
    <message>
        <source>Resume from an earlier save, or start a new training.</source>
        <translation>Continuar desde un punto anterior o empezar un entrenamiento nuevo.</translation>
    </message>
    <message>
        <source>The training went wrong: its numbers exploded.</source>
        <translation>El entrenamiento falló: sus números se dispararon.</translation>
    </message>
    <message>
        <source>The recordings or the settings make it unstable.</source>
        <translation>Las grabaciones o los ajustes lo hacen inestable.</translation>
    </message>
    <message>
        <source>Check the recordings, or try another seed.</source>
        <translation>Revisar las grabaciones o probar con otra semilla.</translation>
    </message>
    <message>
        <source>The voice was tried and is not good, so it was not published.</source>
        <translation>La voz se probó y no es buena, así que no se publicó.</translation>
    </message>
    <message>
        <source>It is silent, does not follow the pitch, or does not load.</source>
        <translation>Está en silencio, no sigue el tono o no se carga.</translation>
    </message>
    <message>
        <source>Train longer or improve the recordings. The voice you had before is untouched.</source>
        <translation>Entrenar más tiempo o mejorar las grabaciones. La voz anterior no se ha tocado.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Se canceló.</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>No se publicó nada.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Se puede volver a empezar en cualquier momento.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Se detuvo.</translation>
    </message>
    <message>
        <source>Everything that was reached was saved first.</source>
        <translation>Antes se guardó todo lo alcanzado.</translation>
    </message>
    <message>
        <source>Resume to continue from there.</source>
        <translation>Continuar para seguir desde ahí.</translation>
    </message>
    <message>
        <source>The training ended without finishing.</source>
        <translation>El entrenamiento terminó antes de completarse.</translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was switched off.</source>
        <translation>Se cerró desde fuera o el equipo se apagó.</translation>
    </message>
    <message>
        <source>Resume to continue from the last save.</source>
        <translation>Continuar para seguir desde el último guardado.</translation>
    </message>
    <message>
        <source>This was written by a newer Mynah.</source>
        <translation>Esto lo escribió una versión más reciente de Mynah.</translation>
    </message>
    <message>
        <source>Its format is not known to this version. It was not changed.</source>
        <translation>Esta versión no conoce su formato. No se ha modificado.</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>Instalar la versión más reciente para abrirlo.</translation>
    </message>
    <message>
        <source>A file of the workspace is damaged.</source>
        <translation>Un archivo del espacio de trabajo está dañado.</translation>
    </message>
    <message>
        <source>It was cut short, or changed by another program.</source>
        <translation>Quedó incompleto u otro programa lo modificó.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or delete what it belongs to.</source>
        <translation>Restaurarlo desde una copia de seguridad o eliminar aquello a lo que pertenece.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>No se pudo iniciar el motor.</translation>
    </message>
    <message>
        <source>Its program is not where it belongs, or may not be run.</source>
        <translation>Su programa no está en su sitio o no tiene permiso para ejecutarse.</translation>
    </message>
    <message>
        <source>Install Mynah again; your recordings and voices stay.</source>
        <translation>Volver a instalar Mynah; las grabaciones y las voces se conservan.</translation>
    </message>
    <message>
        <source>The engine is of another version than the window.</source>
        <translation>El motor es de una versión distinta a la de la ventana.</translation>
    </message>
    <message>
        <source>Only a part of Mynah was updated.</source>
        <translation>Solo se actualizó una parte de Mynah.</translation>
    </message>
    <message>
        <source>The engine ended without a result.</source>
        <translation>El motor terminó sin dar un resultado.</translation>
    </message>
    <message>
        <source>It crashed, or it was ended from outside, perhaps for lack of memory.</source>
        <translation>Se cerró de forma inesperada o se cerró desde fuera, quizá por falta de memoria.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, the details help to find out why.</source>
        <translation>Intentarlo de nuevo; si se repite, los detalles ayudan a averiguar por qué.</translation>
    </message>
    <message>
        <source>The download did not succeed.</source>
        <translation>La descarga no se completó.</translation>
    </message>
    <message>
        <source>The server cannot be reached, or it sent something else.</source>
        <translation>No se puede contactar con el servidor o este envió otra cosa.</translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped. Or take the model from a file.</source>
        <translation>Intentarlo de nuevo; sigue donde se detuvo. O tomar el modelo de un archivo.</translation>
    </message>
    <message>
        <source>The engine of Mynah could not be started.</source>
        <translation>No se pudo iniciar el motor de Mynah.</translation>
    </message>
    <message>
        <source>A part of the installation is missing or blocked.</source>
        <translation>Falta una parte de la instalación o está bloqueada.</translation>
    </message>
    <message>
        <source>Install Mynah again. Your recordings and voices stay.</source>
        <translation>Volver a instalar Mynah. Las grabaciones y las voces se conservan.</translation>
    </message>
    <message>
        <source>The window and the engine are of different versions.</source>
        <translation>La ventana y el motor son de versiones distintas.</translation>
    </message>
    <message>
        <source>An update was not finished.</source>
        <translation>Una actualización no se completó.</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly.</source>
        <translation>El motor terminó de forma inesperada.</translation>
    </message>
    <message>
        <source>It crashed, or the system ended it for want of memory.</source>
        <translation>Se cerró de forma inesperada o el sistema lo cerró por falta de memoria.</translation>
    </message>
    <message>
        <source>Close other programs and try again; what was saved stays.</source>
        <translation>Cerrar otros programas e intentarlo de nuevo; lo guardado se conserva.</translation>
    </message>
    <message>
        <source>Something went wrong inside Mynah.</source>
        <translation>Algo falló dentro de Mynah.</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. Your work is kept.</source>
        <translation>Es un fallo del programa, no de quien lo usa. El trabajo se conserva.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, save a help report and send it to us.</source>
        <translation>Intentarlo de nuevo. Si se repite, guardar un informe de ayuda y enviárnoslo.</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Save a help report…</source>
        <translation>Guardar un informe de ayuda…</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Menos detalles</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Train a voice</source>
        <translation>Entrenar una voz</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0} min recorded</source>
        <translation>{0} min grabados</translation>
    </message>
    <message>
        <source>enough for Lite, {0} make it better</source>
        <translation>suficiente para Lite; con {0} mejora</translation>
    </message>
    <message>
        <source>enough for a good Lite voice</source>
        <translation>suficiente para una buena voz Lite</translation>
    </message>
    <message numerus="yes">
        <source>%n on the way into the library</source>
        <translation>
            <numerusform>%n en camino a la biblioteca</numerusform>
            <numerusform>%n en camino a la biblioteca</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} needed for Lite</source>
        <translation>se necesitan {0} para Lite</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings needed for Lite</source>
        <translation>
            <numerusform>se necesita %n grabación para Lite</numerusform>
            <numerusform>se necesitan %n grabaciones para Lite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PronunciationDialog</name>
    <message>
        <source>Pronunciations</source>
        <translation>Pronunciaciones</translation>
    </message>
    <message>
        <source>Write a word, and how it would be spelled if it were spoken as it is written. It holds for all texts of this workspace.</source>
        <translation>Escribir una palabra y cómo se escribiría tal como suena. Vale para todos los textos de este espacio de trabajo.</translation>
    </message>
    <message>
        <source>Word, such as Nginx</source>
        <translation>Palabra, como Nginx</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Palabra</translation>
    </message>
    <message>
        <source>Spoken as, such as engine ex</source>
        <translation>Se dice, como enyin ex</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>Se dice</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Words and how they are spoken</source>
        <translation>Palabras y cómo se dicen</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PronunciationTableModel</name>
    <message>
        <source>Word</source>
        <translation>Palabra</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>Se dice</translation>
    </message>
</context>
<context>
    <name>ProviderTabs</name>
    <message>
        <source>Programs that make voices</source>
        <translation>Programas que crean voces</translation>
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
            <numerusform>Falta %n cosa</numerusform>
            <numerusform>Faltan %n cosas</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir al entrenamiento</translation>
    </message>
    <message>
        <source>Export for another RVC trainer…</source>
        <translation>Exportar para otro programa RVC…</translation>
    </message>
    <message>
        <source>Mynah prepares the recordings and a reference clip. Training the voice happens in GPT-SoVITS, not here.</source>
        <translation>Mynah prepara las grabaciones y una grabación de referencia. La voz se entrena en GPT-SoVITS, no aquí.</translation>
    </message>
    <message>
        <source>Mynah prepares the recordings and their transcripts. Training the voice happens in Piper, not here.</source>
        <translation>Mynah prepara las grabaciones y sus transcripciones. La voz se entrena en Piper, no aquí.</translation>
    </message>
    <message>
        <source>Prepare and export…</source>
        <translation>Preparar y exportar…</translation>
    </message>
</context>
<context>
    <name>PurgeQuestion</name>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n recording(s) for good?</source>
        <translation>
            <numerusform>¿Eliminar %n grabación definitivamente?</numerusform>
            <numerusform>¿Eliminar %n grabaciones definitivamente?</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become free. This cannot be undone. Your original files stay.</source>
        <translation>Se liberan {0}. No se puede deshacer. Los archivos originales se conservan.</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Convert new recordings at once</source>
        <translation>Convertir nuevas grabaciones al momento</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Añadir grabaciones…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Drop recordings here</source>
        <translation>Soltar aquí grabaciones</translation>
    </message>
    <message>
        <source>Whole folders, too. Each is spoken or sung anew with the voice you choose.</source>
        <translation>También carpetas enteras. Cada grabación se dice o se canta de nuevo con la voz elegida.</translation>
    </message>
    <message>
        <source>Looking for recordings…</source>
        <translation>Buscando grabaciones…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n recording(s)</source>
        <translation>
            <numerusform>{done} de %n grabación</numerusform>
            <numerusform>{done} de %n grabaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n grabación convertida</numerusform>
            <numerusform>%n grabaciones convertidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelada</numerusform>
            <numerusform>%n canceladas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Add recordings to the queue</source>
        <translation>Añadir grabaciones a la cola</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Cancelar todo</translation>
    </message>
    <message>
        <source>Convert again with what is shown now</source>
        <translation>Convertir de nuevo con lo que se muestra ahora</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Mostrar el resultado en su carpeta</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Quitar de la cola</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Quitar lo terminado</translation>
    </message>
    <message>
        <source>Each recording keeps the voice and the settings that it was added with.</source>
        <translation>Cada grabación conserva la voz y los ajustes con los que se añadió.</translation>
    </message>
    <message>
        <source>Each recording keeps the voice and the settings of your “Convert”.</source>
        <translation>Cada grabación conserva la voz y los ajustes del momento de pulsar «Convertir».</translation>
    </message>
    <message>
        <source>Cancel the selected</source>
        <translation>Cancelar selección</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>cargando…</translation>
    </message>
    <message>
        <source>converting {percent}</source>
        <translation>convirtiendo {percent}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>With the voice “{voice}”</source>
        <translation>Con la voz «{voice}»</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue of conversions</source>
        <translation>Cola de conversiones</translation>
    </message>
</context>
<context>
    <name>ReadOnly</name>
    <message>
        <source>A newer Mynah wrote this workspace (format {newer}, this one knows {known}). It can be looked at and listened to, but not changed. Update Mynah to change it.</source>
        <translation>Un Mynah más nuevo escribió este espacio de trabajo (formato {newer}; este conoce {known}). Se puede ver y escuchar, pero no cambiar. Actualice Mynah para cambiarlo.</translation>
    </message>
    <message>
        <source>Its folder may not be written. It can be looked at and listened to, but not changed. Change its rights, or copy it to a place where you may write.</source>
        <translation>No se puede escribir en su carpeta. Se puede ver y escuchar, pero no cambiar. Cambie sus permisos o cópielo a un lugar donde pueda escribir.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only</source>
        <translation>Este espacio de trabajo está abierto solo para lectura</translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>Readiness for {name}</source>
        <translation>Requisitos de {name}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>This is what it needs. There are no recordings yet.</source>
        <translation>Esto es lo que necesita. Todavía no hay grabaciones.</translation>
    </message>
    <message>
        <source>All that it needs is there.</source>
        <translation>Tiene todo lo que necesita.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing. Each has a button that helps.</source>
        <translation>
            <numerusform>Falta %n cosa. Tiene un botón que ayuda.</numerusform>
            <numerusform>Faltan %n cosas. Cada una tiene un botón que ayuda.</numerusform>
        </translation>
    </message>
    <message>
        <source>It will sound better with {length} or more.</source>
        <translation>Sonará mejor con {length} o más.</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Añadir grabaciones</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Trim silence</source>
        <translation>Recortar silencio</translation>
    </message>
    <message>
        <source>Shorten pauses</source>
        <translation>Acortar pausas</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Volver a grabar</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>Conservar igualmente</translation>
    </message>
    <message>
        <source>Cut off the silence at both ends.</source>
        <translation>Cortar el silencio de ambos extremos.</translation>
    </message>
    <message>
        <source>Cut long pauses down to a breath; every word stays.</source>
        <translation>Reducir las pausas largas a un respiro; se conserva cada palabra.</translation>
    </message>
    <message>
        <source>Say the same again; this one stays until then.</source>
        <translation>Decir lo mismo otra vez; esta se conserva hasta entonces.</translation>
    </message>
    <message>
        <source>Never use it for a voice. It stays in the library.</source>
        <translation>No usarla nunca para una voz. Sigue en la biblioteca.</translation>
    </message>
    <message>
        <source>Use it as it is, and say no more about it.</source>
        <translation>Usarla tal cual y no volver a avisar.</translation>
    </message>
</context>
<context>
    <name>RecordController</name>
    <message>
        <source>The disk is too slow to record to</source>
        <translation>El disco es demasiado lento para grabar</translation>
    </message>
    <message>
        <source>More sound came in than it could write, so the recording was ended.</source>
        <translation>Llegó más sonido del que podía escribir, así que la grabación se terminó.</translation>
    </message>
    <message>
        <source>Close programs that use the disk, or use another one, and try again.</source>
        <translation>Cerrar programas que usen el disco o usar otro disco e intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>The recording was ended: three hours are as long as one may be.</source>
        <translation>La grabación se terminó: tres horas es la duración máxima.</translation>
    </message>
</context>
<context>
    <name>RecordLibrary</name>
    <message>
        <source>Every sentence of this script is recorded.</source>
        <translation>Todas las frases de este guion están grabadas.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of an earlier time wait on the page Record.</source>
        <translation>
            <numerusform>%n grabación de una sesión anterior espera en la página Grabar.</numerusform>
            <numerusform>%n grabaciones de una sesión anterior esperan en la página Grabar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Read aloud, listen, keep. What you keep goes straight into the library.</source>
        <translation>Leer en voz alta, escuchar, conservar. Lo que se conserva va directo a la biblioteca.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Preguntar ahora</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{0} records and stops</source>
        <translation>{0} graba y detiene</translation>
    </message>
    <message>
        <source>{0} keeps</source>
        <translation>{0} conserva</translation>
    </message>
    <message>
        <source>{0} plays</source>
        <translation>{0} reproduce</translation>
    </message>
    <message>
        <source>{0} skips</source>
        <translation>{0} omite</translation>
    </message>
    <message>
        <source>Record or stop</source>
        <translation>Grabar o detener</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Volver a grabar</translation>
    </message>
    <message>
        <source>Keep and next</source>
        <translation>Conservar y seguir</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Check the room</source>
        <translation>Comprobar la sala</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>Frase anterior</translation>
    </message>
    <message>
        <source>Sentence after</source>
        <translation>Frase siguiente</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>Nothing is heard</source>
        <translation>No se oye nada</translation>
    </message>
    <message>
        <source>The microphone may be muted, or another one is meant.</source>
        <translation>Puede que el micrófono esté silenciado o que se trate de otro.</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Hay que decir algo</translation>
    </message>
    <message>
        <source>Speak as you will when you record.</source>
        <translation>Hablar igual que al grabar.</translation>
    </message>
    <message>
        <source>Too quiet</source>
        <translation>Demasiado bajo</translation>
    </message>
    <message>
        <source>Come nearer, or raise the input level in the system&apos;s settings.</source>
        <translation>Acercarse o subir el nivel de entrada en la configuración del sistema.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Stay as near as you are now.</source>
        <translation>Mantener esta distancia.</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Demasiado alto</translation>
    </message>
    <message>
        <source>Move back a little, or lower the input level.</source>
        <translation>Alejarse un poco o bajar el nivel de entrada.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>The peaks are cut off. Lower the input level, or move back.</source>
        <translation>Los picos se cortan. Bajar el nivel de entrada o alejarse.</translation>
    </message>
    <message>
        <source>Nothing arrives</source>
        <translation>No llega nada</translation>
    </message>
    <message>
        <source>Not even a microphone&apos;s own noise: it is muted, or its noise suppression removes everything. Switch that off and check again.</source>
        <translation>Ni siquiera el ruido propio de un micrófono: está silenciado o su supresión de ruido lo elimina todo. Desactivarla y comprobar de nuevo.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Silencioso</translation>
    </message>
    <message>
        <source>A good place to record.</source>
        <translation>Un buen lugar para grabar.</translation>
    </message>
    <message>
        <source>Quiet enough</source>
        <translation>Bastante silencioso</translation>
    </message>
    <message>
        <source>It will do if you speak near the microphone, a hand&apos;s breadth away.</source>
        <translation>Sirve si se habla cerca del micrófono, a un palmo de distancia.</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Ruidoso</translation>
    </message>
    <message>
        <source>The voice would learn this noise. Close windows, switch off fans, go nearer to the microphone and lower its level.</source>
        <translation>La voz aprendería este ruido. Cerrar las ventanas, apagar los ventiladores, acercarse al micrófono y bajar su nivel.</translation>
    </message>
    <message>
        <source>Something was heard</source>
        <translation>Se oyó algo</translation>
    </message>
    <message>
        <source>Keep still for two seconds and check again.</source>
        <translation>Guardar silencio dos segundos y comprobar de nuevo.</translation>
    </message>
    <message>
        <source>Most of it is mains hum. Use another cable or socket, or unplug the charger of the computer.</source>
        <translation>La mayor parte es zumbido de la red eléctrica. Usar otro cable u otro enchufe, o desconectar el cargador del equipo.</translation>
    </message>
    <message>
        <source>The sound library of this system is missing</source>
        <translation>Falta la biblioteca de sonido de este sistema</translation>
    </message>
    <message>
        <source>On Linux, install the package libpulse0 and start Mynah again. Or record with a phone or another program, and drop the files on this window.</source>
        <translation>En Linux, instalar el paquete libpulse0 y volver a iniciar Mynah. O grabar con un teléfono u otro programa y soltar los archivos en esta ventana.</translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation>No se encontró ningún micrófono</translation>
    </message>
    <message>
        <source>Connect one; it is used at once. Or record with a phone or another program, and drop the files on this window.</source>
        <translation>Al conectar uno, se usa de inmediato. O grabar con un teléfono u otro programa y soltar los archivos en esta ventana.</translation>
    </message>
    <message>
        <source>Mynah may not use the microphone yet</source>
        <translation>Mynah todavía no tiene permiso para usar el micrófono</translation>
    </message>
    <message>
        <source>The system asks you once. Nothing leaves this computer.</source>
        <translation>El sistema lo pregunta una vez. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>The system does not let Mynah use the microphone</source>
        <translation>El sistema no permite que Mynah use el micrófono</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s settings, under privacy and microphone, and come back to this page.</source>
        <translation>Permitirlo en la configuración del sistema, en privacidad y micrófono, y volver a esta página.</translation>
    </message>
    <message>
        <source>The microphone could not be opened</source>
        <translation>No se pudo abrir el micrófono</translation>
    </message>
    <message>
        <source>Another program may be using it. Close that program, or choose another microphone.</source>
        <translation>Quizá lo usa otro programa. Cerrarlo o elegir otro micrófono.</translation>
    </message>
    <message>
        <source>No sound arrives from the microphone any more</source>
        <translation>Ya no llega sonido del micrófono</translation>
    </message>
    <message>
        <source>The sound system may have been restarted, or the device sleeps. Try again, or choose another microphone.</source>
        <translation>Puede que el sistema de sonido se haya reiniciado o que el dispositivo esté en reposo. Reintentar o elegir otro micrófono.</translation>
    </message>
</context>
<context>
    <name>ReferencePicker</name>
    <message>
        <source>Reference clip</source>
        <translation>Grabación de referencia</translation>
    </message>
    <message>
        <source>GPT-SoVITS speaks in the manner of this clip. Tick one recording, or several to be joined; together they must be 3 to 10 s long.</source>
        <translation>GPT-SoVITS habla a la manera de esta grabación. Marcar una, o varias para unirlas; juntas deben durar de 3 a 10 s.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Recordings for the reference</source>
        <translation>Grabaciones para la referencia</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Silence between recordings</source>
        <translation>&amp;Silencio entre grabaciones</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Take the best again</source>
        <translation>Volver a tomar las mejores</translation>
    </message>
    <message>
        <source>No recording is ticked.</source>
        <translation>Ninguna grabación está marcada.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>What is said in the reference clip</source>
        <translation>Lo que se dice en la grabación de referencia</translation>
    </message>
    <message>
        <source>Good length</source>
        <translation>Buena duración</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Muy corta</translation>
    </message>
    <message>
        <source>At least {low} s are needed: tick another recording.</source>
        <translation>Se necesitan al menos {low} s: marcar otra grabación.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Muy larga</translation>
    </message>
    <message>
        <source>At most {high} s are taken: leave a recording out.</source>
        <translation>Se admiten como máximo {high} s: quitar una grabación.</translation>
    </message>
</context>
<context>
    <name>ReferenceTableModel</name>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Lo que se dice</translation>
    </message>
    <message>
        <source>Use {clip}</source>
        <translation>Usar {clip}</translation>
    </message>
</context>
<context>
    <name>RefusedTable</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Why it was not added</source>
        <translation>Por qué no se añadió</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Convert something</source>
        <translation>Convertir algo</translation>
    </message>
    <message>
        <source>Play a sample</source>
        <translation>Reproducir muestra</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Abrir su carpeta</translation>
    </message>
    <message>
        <source>{voice} is finished</source>
        <translation>{voice} está terminada</translation>
    </message>
    <message>
        <source>It was loaded, it converted a recording, and it is published with your voices as version {version}.</source>
        <translation>Se cargó, convirtió una grabación y está publicada entre las voces como versión {version}.</translation>
    </message>
    <message>
        <source>It was loaded, it converted a recording, and it is published.</source>
        <translation>Se cargó, convirtió una grabación y está publicada.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Mostrar el resultado en su carpeta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>RuleView</name>
    <message>
        <source>at least {value}</source>
        <translation>al menos {value}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegidas</translation>
    </message>
    <message>
        <source>{rule}, {scope}: {value}</source>
        <translation>{rule}, {scope}: {value}</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cumplido</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Sin cumplir</translation>
    </message>
    <message numerus="yes">
        <source>Add %n recording(s) of at least {quality}</source>
        <translation>
            <numerusform>Añadir %n grabación de al menos {quality}</numerusform>
            <numerusform>Añadir %n grabaciones de al menos {quality}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n more recording(s)</source>
        <translation>
            <numerusform>Añadir %n grabación más</numerusform>
            <numerusform>Añadir %n grabaciones más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more minute(s)</source>
        <translation>
            <numerusform>Grabar %n minuto más</numerusform>
            <numerusform>Grabar %n minutos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more second(s)</source>
        <translation>
            <numerusform>Grabar %n segundo más</numerusform>
            <numerusform>Grabar %n segundos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n longest to split</source>
        <translation>
            <numerusform>Mostrar la más larga para dividirla</numerusform>
            <numerusform>Mostrar las %n más largas para dividirlas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n worst</source>
        <translation>
            <numerusform>Mostrar la peor</numerusform>
            <numerusform>Mostrar las %n peores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n transcript(s)</source>
        <translation>
            <numerusform>Escribir %n transcripción</numerusform>
            <numerusform>Escribir %n transcripciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more recording(s)</source>
        <translation>
            <numerusform>Elegir %n grabación más</numerusform>
            <numerusform>Elegir %n grabaciones más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more minute(s)</source>
        <translation>
            <numerusform>Elegir %n minuto más</numerusform>
            <numerusform>Elegir %n minutos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more second(s)</source>
        <translation>
            <numerusform>Elegir %n segundo más</numerusform>
            <numerusform>Elegir %n segundos más</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files to bring into the library</source>
        <translation>Elegir archivos para llevarlos a la biblioteca</translation>
    </message>
    <message>
        <source>Go to the recorder</source>
        <translation>Ir a la grabadora</translation>
    </message>
    <message>
        <source>Select them in the list; each can be split below it</source>
        <translation>Seleccionarlas en la lista; cada una se puede dividir debajo</translation>
    </message>
    <message>
        <source>Select them in the list, the worst first</source>
        <translation>Seleccionarlas en la lista, las peores primero</translation>
    </message>
    <message>
        <source>Choose automatically, with a preview</source>
        <translation>Elegir automáticamente, con vista previa</translation>
    </message>
    <message>
        <source>Select the recordings without a transcript in the list</source>
        <translation>Seleccionar en la lista las grabaciones sin transcripción</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>It begins when the training before it is over.</source>
        <translation>Empieza cuando termine el entrenamiento anterior.</translation>
    </message>
    <message>
        <source>Saved. It waits for free disk space.</source>
        <translation>Guardado. Espera a que haya espacio libre en el disco.</translation>
    </message>
    <message>
        <source>Saved, and its memory is free. It waits for you.</source>
        <translation>Guardado y con la memoria liberada. Espera una indicación.</translation>
    </message>
    <message>
        <source>{left}, finished at about {clock}</source>
        <translation>{left}; fin aproximado: {clock}</translation>
    </message>
    <message>
        <source>It does not get on; the log says more. What was saved is kept.</source>
        <translation>No avanza; el registro dice más. Lo guardado se conserva.</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pausando…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation>Reanudando…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>{time} of work would be lost, and nothing is published. “Stop and save” ends it too, and keeps everything.</source>
        <translation>Se perderían {time} de trabajo y no se publica nada. «Detener y guardar» también lo termina y lo conserva todo.</translation>
    </message>
    <message>
        <source>It had not begun.</source>
        <translation>No había empezado.</translation>
    </message>
    <message>
        <source>It reached “{stage}”</source>
        <translation>Llegó a «{stage}»</translation>
    </message>
    <message>
        <source>Step {step} is saved.</source>
        <translation>El paso {step} está guardado.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n paso</numerusform>
            <numerusform>%n pasos</numerusform>
        </translation>
    </message>
    <message>
        <source>Continuing repeats {steps}, about {time}.</source>
        <translation>Al continuar se repiten {steps}, unos {time}.</translation>
    </message>
    <message>
        <source>Continuing repeats nothing.</source>
        <translation>Al continuar no se repite nada.</translation>
    </message>
    <message>
        <source>Finished stages are kept; “{stage}” begins again.</source>
        <translation>Las etapas terminadas se conservan; «{stage}» empieza de nuevo.</translation>
    </message>
    <message>
        <source>Then there is {left}.</source>
        <translation>Después, {left}.</translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation>Detenido y guardado</translation>
    </message>
    <message>
        <source>Continue whenever you like, also after a restart.</source>
        <translation>Se puede continuar en cualquier momento, también después de reiniciar.</translation>
    </message>
    <message>
        <source>This training was cancelled</source>
        <translation>Este entrenamiento se canceló</translation>
    </message>
    <message>
        <source>Nothing was published. A new one can be set up.</source>
        <translation>No se publicó nada. Se puede preparar uno nuevo.</translation>
    </message>
    <message>
        <source>No recording was held out, so it was tested on ones it had learnt from.</source>
        <translation>No se reservó ninguna grabación, así que se probó con grabaciones de las que había aprendido.</translation>
    </message>
    <message>
        <source>{number} cents</source>
        <translation>{number} cents</translation>
    </message>
    <message>
        <source>off the pitch it should follow</source>
        <translation>de desviación del tono que debe seguir</translation>
    </message>
    <message>
        <source>voiced where it should be</source>
        <translation>con voz donde debe haberla</translation>
    </message>
    <message>
        <source>{number} dB</source>
        <translation>{number} dB</translation>
    </message>
    <message>
        <source>loudness; it is not silent</source>
        <translation>de volumen; no está en silencio</translation>
    </message>
    <message>
        <source>similar to the speaker</source>
        <translation>de similitud con el hablante</translation>
    </message>
    <message>
        <source>sounds in its index, which opens and fits</source>
        <translation>sonidos en su índice, que se abre y encaja</translation>
    </message>
</context>
<context>
    <name>RunListView</name>
    <message>
        <source>Set up a training</source>
        <translation>Preparar un entrenamiento</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>Todavía no hay entrenamientos</translation>
    </message>
    <message>
        <source>Every training stays here, with its curves, its log and what it made.</source>
        <translation>Cada entrenamiento queda aquí, con sus curvas, su registro y lo que produjo.</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>RunTableModel</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Stages</source>
        <translation>Etapas</translation>
    </message>
</context>
<context>
    <name>RvcCard</name>
    <message>
        <source>RVC voice</source>
        <translation>Voz RVC</translation>
    </message>
    <message>
        <source>The kind that other RVC programs play. It needs models that are too large to ship.</source>
        <translation>El tipo que usan otros programas RVC. Necesita modelos demasiado grandes para venir incluidos.</translation>
    </message>
    <message>
        <source>This version of Mynah cannot train RVC voices yet: there is no need to download anything now.</source>
        <translation>Esta versión de Mynah aún no puede entrenar voces RVC: no hace falta descargar nada ahora.</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>&amp;Frecuencia de muestreo</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Frecuencia de muestreo</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What has come is kept for the next time</source>
        <translation>Lo recibido se conserva para la próxima vez</translation>
    </message>
    <message numerus="yes">
        <source>Without a graphics card, ten minutes of recordings would train for about %n hour(s). A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Sin tarjeta gráfica, diez minutos de grabaciones se entrenarían en aprox. %n hora. Una prueba lo mide con exactitud antes de decidir.</numerusform>
            <numerusform>Sin tarjeta gráfica, diez minutos de grabaciones se entrenarían en aprox. %n horas. Una prueba lo mide con exactitud antes de decidir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ten minutes of recordings would train for about %n minute(s) here. A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Diez minutos de grabaciones se entrenarían aquí en aprox. %n minuto. Una prueba lo mide con exactitud antes de decidir.</numerusform>
            <numerusform>Diez minutos de grabaciones se entrenarían aquí en aprox. %n minutos. Una prueba lo mide con exactitud antes de decidir.</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate} (usual)</source>
        <translation>{rate} (habitual)</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n descarga</numerusform>
            <numerusform>%n descargas</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on, {size} left</source>
        <translation>Continuar, quedan {size}</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Descargar {size}</translation>
    </message>
    <message>
        <source>From {hosts}. Checked before it is used, can be stopped and continued.</source>
        <translation>Desde {hosts}. Se comprueba antes de usarse; se puede detener y continuar.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Incluir</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Include or exclude</source>
        <translation>Incluir o excluir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nombre</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>{0}: chosen</source>
        <translation>{0}: elegida</translation>
    </message>
    <message>
        <source>{0}: not chosen</source>
        <translation>{0}: no elegida</translation>
    </message>
    <message>
        <source>Chosen for the dataset (Return)</source>
        <translation>Elegida para el conjunto de datos (Retorno)</translation>
    </message>
    <message>
        <source>Not chosen (Return)</source>
        <translation>No elegida (Retorno)</translation>
    </message>
    <message>
        <source>No transcript. RVC and Lite voices need none.</source>
        <translation>Sin transcripción. Las voces RVC y Lite no la necesitan.</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Reproducir (Espacio)</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>Waveform of {0}</source>
        <translation>Forma de onda de {0}</translation>
    </message>
    <message>
        <source>No transcript</source>
        <translation>Sin transcripción</translation>
    </message>
    <message>
        <source>In no dataset</source>
        <translation>En ningún conjunto</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegida</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Forma de onda</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Conjuntos</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>sorted, largest first</source>
        <translation>ordenado, de mayor a menor</translation>
    </message>
    <message>
        <source>sorted, smallest first</source>
        <translation>ordenado, de menor a mayor</translation>
    </message>
</context>
<context>
    <name>SampleWords</name>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Ya existe</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>No abierta</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>It was too loud: the peaks are cut off.</source>
        <translation>El volumen era excesivo: los picos están cortados.</translation>
    </message>
    <message>
        <source>Record again with less gain.</source>
        <translation>Volver a grabar con menos ganancia.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>There is noise behind the voice.</source>
        <translation>Hay ruido detrás de la voz.</translation>
    </message>
    <message>
        <source>Record again in a quieter place, nearer to the microphone.</source>
        <translation>Volver a grabar en un lugar más silencioso, más cerca del micrófono.</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Zumbido</translation>
    </message>
    <message>
        <source>There is mains hum behind the voice.</source>
        <translation>Hay zumbido de la red eléctrica detrás de la voz.</translation>
    </message>
    <message>
        <source>Use another cable or socket.</source>
        <translation>Usar otro cable u otro enchufe.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Volumen bajo</translation>
    </message>
    <message>
        <source>The voice is very quiet.</source>
        <translation>La voz suena muy baja.</translation>
    </message>
    <message>
        <source>Record again with more gain.</source>
        <translation>Volver a grabar con más ganancia.</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Eco</translation>
    </message>
    <message>
        <source>The room is heard behind the voice.</source>
        <translation>La sala se oye detrás de la voz.</translation>
    </message>
    <message>
        <source>Record again in a room with soft furniture, nearer to the microphone.</source>
        <translation>Volver a grabar en una habitación con muebles blandos, más cerca del micrófono.</translation>
    </message>
    <message>
        <source>Muffled</source>
        <translation>Sonido apagado</translation>
    </message>
    <message>
        <source>High sounds are missing, as on a telephone.</source>
        <translation>Faltan los sonidos agudos, como por teléfono.</translation>
    </message>
    <message>
        <source>Look for a version with a higher quality.</source>
        <translation>Buscar una versión de mayor calidad.</translation>
    </message>
    <message>
        <source>Low rate</source>
        <translation>Frecuencia baja</translation>
    </message>
    <message>
        <source>The sample rate is low.</source>
        <translation>La frecuencia de muestreo es baja.</translation>
    </message>
    <message>
        <source>Look for the original recording with a higher rate.</source>
        <translation>Buscar la grabación original con una frecuencia mayor.</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Corta</translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation>Es demasiado corta.</translation>
    </message>
    <message>
        <source>Use recordings of at least 2 seconds.</source>
        <translation>Usar grabaciones de al menos 2 segundos.</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Larga</translation>
    </message>
    <message>
        <source>It is long; it is cut into pieces for training.</source>
        <translation>Es larga; se corta en fragmentos para el entrenamiento.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>There is no sound in it.</source>
        <translation>No contiene sonido.</translation>
    </message>
    <message>
        <source>Check the microphone and record again.</source>
        <translation>Revisar el micrófono y volver a grabar.</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausas</translation>
    </message>
    <message>
        <source>Most of it is pauses.</source>
        <translation>La mayor parte son pausas.</translation>
    </message>
    <message>
        <source>Cut out the long pauses.</source>
        <translation>Quitar las pausas largas.</translation>
    </message>
    <message>
        <source>Silence at the ends</source>
        <translation>Silencio en los extremos</translation>
    </message>
    <message>
        <source>There is silence before or after the voice. Training leaves it out.</source>
        <translation>Hay silencio antes o después de la voz. El entrenamiento lo omite.</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Sin voz</translation>
    </message>
    <message>
        <source>No voice was found in it.</source>
        <translation>No se encontró ninguna voz.</translation>
    </message>
    <message>
        <source>Use a recording of somebody who speaks or sings.</source>
        <translation>Usar una grabación de alguien que hable o cante.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Cortes</translation>
    </message>
    <message>
        <source>The sound breaks off.</source>
        <translation>El sonido se interrumpe.</translation>
    </message>
    <message>
        <source>Copy the file again, or record again.</source>
        <translation>Copiar el archivo de nuevo o volver a grabar.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicada</translation>
    </message>
    <message>
        <source>The same recording is in the library already.</source>
        <translation>La misma grabación ya está en la biblioteca.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: it is kept once.</source>
        <translation>No hay que hacer nada: se conserva una sola vez.</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Incompleta</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>Falta el final del archivo.</translation>
    </message>
    <message>
        <source>Copy the file again; what is there can be used.</source>
        <translation>Copiar el archivo de nuevo; lo que hay se puede usar.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañada</translation>
    </message>
    <message>
        <source>Some of its samples are not numbers.</source>
        <translation>Algunas de sus muestras no son números.</translation>
    </message>
    <message>
        <source>Listen to it; write the file again with the program that made it.</source>
        <translation>Escucharla; volver a escribir el archivo con el programa que lo creó.</translation>
    </message>
    <message>
        <source>It is damaged so that the decoder broke on it.</source>
        <translation>Está tan dañada que el decodificador falló con ella.</translation>
    </message>
    <message>
        <source>Copy the file again, or get it from its source.</source>
        <translation>Copie el archivo de nuevo u obténgalo de su origen.</translation>
    </message>
    <message>
        <source>The decoder did not get to an end with it.</source>
        <translation>El decodificador no llegó al final con ella.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Demasiado larga</translation>
    </message>
    <message>
        <source>It unfolds to far more than recordings do.</source>
        <translation>Se despliega a mucho más que una grabación.</translation>
    </message>
    <message>
        <source>Write it again with the program that made it.</source>
        <translation>Vuelva a escribirla con el programa que la hizo.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>No se pudo leer el archivo.</translation>
    </message>
    <message>
        <source>Convert the file to WAV or FLAC with another program.</source>
        <translation>Convertir el archivo a WAV o FLAC con otro programa.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Sin medir</translation>
    </message>
    <message>
        <source>Its quality could not be measured.</source>
        <translation>No se pudo medir su calidad.</translation>
    </message>
    <message>
        <source>Not a sound file</source>
        <translation>No es un archivo de sonido</translation>
    </message>
    <message>
        <source>There is no sound in a known format in it.</source>
        <translation>No contiene sonido en ningún formato conocido.</translation>
    </message>
    <message>
        <source>Choose a sound file.</source>
        <translation>Elegir un archivo de sonido.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>No es un archivo</translation>
    </message>
    <message>
        <source>This is a pipe or a device, not a file.</source>
        <translation>Es una tubería o un dispositivo, no un archivo.</translation>
    </message>
    <message>
        <source>No sound files</source>
        <translation>Sin archivos de sonido</translation>
    </message>
    <message>
        <source>There are no sound files in this folder.</source>
        <translation>No hay archivos de sonido en esta carpeta.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elegir otra carpeta.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>There is nothing in the file.</source>
        <translation>El archivo no contiene nada.</translation>
    </message>
    <message>
        <source>Copy the file again from where it came from.</source>
        <translation>Volver a copiar el archivo desde su origen.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>El archivo ya no está.</translation>
    </message>
    <message>
        <source>It may have been moved, or its disk may have been taken out.</source>
        <translation>Puede que se haya movido o que se haya retirado su disco.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Sin permiso</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>No hay permiso para leer el archivo.</translation>
    </message>
    <message>
        <source>Allow reading it, or copy it to a folder of yours.</source>
        <translation>Permitir su lectura o copiarlo a una carpeta propia.</translation>
    </message>
    <message>
        <source>Still being written</source>
        <translation>Aún en escritura</translation>
    </message>
    <message>
        <source>It was being written while it was read.</source>
        <translation>Se estaba escribiendo mientras se leía.</translation>
    </message>
    <message>
        <source>Add it again when it is finished.</source>
        <translation>Volver a añadirlo cuando esté terminado.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save what was spoken</source>
        <translation>Guardar lo dicho</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s), with the pauses between them.</source>
        <translation>
            <numerusform>%n frase, con sus pausas.</numerusform>
            <numerusform>%n frases, con las pausas entre ellas.</numerusform>
        </translation>
    </message>
    <message>
        <source>All in &amp;one file</source>
        <translation>Todo en &amp;un archivo</translation>
    </message>
    <message>
        <source>&amp;Each sentence in a file of its own, numbered</source>
        <translation>&amp;Cada frase en su propio archivo, numerada</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>WAV: plays everywhere</source>
        <translation>WAV: suena en todas partes</translation>
    </message>
    <message>
        <source>FLAC: smaller, nothing lost</source>
        <translation>FLAC: menor, sin pérdidas</translation>
    </message>
    <message>
        <source>MP3: small</source>
        <translation>MP3: pequeño</translation>
    </message>
    <message>
        <source>Ogg: small, free</source>
        <translation>Ogg: pequeño, libre</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Otro lugar…</translation>
    </message>
    <message>
        <source>The files say that they were made by a computer, and with which voice.</source>
        <translation>Los archivos indican que los creó un ordenador y con qué voz.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>To {place}</source>
        <translation>En {place}</translation>
    </message>
</context>
<context>
    <name>ScorePanel</name>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>The quality was not measured.</source>
        <translation>La calidad no se midió.</translation>
    </message>
</context>
<context>
    <name>ScoreParts</name>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>{0} dBFS</source>
        <translation>{0} dBFS</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0} kHz</translation>
    </message>
    <message>
        <source>{0} a minute</source>
        <translation>{0} por minuto</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>regular</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>How far the voice stands above the noise.</source>
        <translation>Cuánto sobresale la voz por encima del ruido.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>How much of it stands at its limit, cut off.</source>
        <translation>Qué parte está al límite, cortada.</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Eco</translation>
    </message>
    <message>
        <source>How long sound takes to die away in the room.</source>
        <translation>Cuánto tarda el sonido en apagarse en la sala.</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Ancho de banda</translation>
    </message>
    <message>
        <source>Up to which frequency there is sound.</source>
        <translation>Hasta qué frecuencia hay sonido.</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Habla</translation>
    </message>
    <message>
        <source>How much of it is voice; the rest is pauses.</source>
        <translation>Qué parte es voz; el resto son pausas.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>How loud the voice is; 0 dBFS is the loudest.</source>
        <translation>El volumen de la voz; 0 dBFS es el máximo.</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Zumbido</translation>
    </message>
    <message>
        <source>Mains hum, as seen from the level of the voice.</source>
        <translation>Zumbido de la red eléctrica, respecto al nivel de la voz.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Cortes</translation>
    </message>
    <message>
        <source>How often the sound breaks off.</source>
        <translation>Con qué frecuencia se interrumpe el sonido.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>How long somebody speaks in it.</source>
        <translation>Cuánto tiempo habla alguien en ella.</translation>
    </message>
</context>
<context>
    <name>ScriptCard</name>
    <message>
        <source>Script</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Qué leer</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>En la biblioteca</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>Frase anterior</translation>
    </message>
    <message>
        <source>Sentence after</source>
        <translation>Frase siguiente</translation>
    </message>
    <message>
        <source>Speak freely: tell a story, or read from a book.</source>
        <translation>Hablar libremente: contar una historia o leer un libro.</translation>
    </message>
    <message>
        <source>Ten minutes in one go are fine; it is cut into pieces for training.</source>
        <translation>Diez minutos seguidos están bien; se cortan en fragmentos para el entrenamiento.</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>Siguiente: {0}</translation>
    </message>
    <message>
        <source>This is the last one that is not recorded.</source>
        <translation>Esta es la última que no está grabada.</translation>
    </message>
    <message>
        <source>Sentence {0} of {1}</source>
        <translation>Frase {0} de {1}</translation>
    </message>
    <message>
        <source>Own text…</source>
        <translation>Texto propio…</translation>
    </message>
    <message>
        <source>Without a script</source>
        <translation>Sin guion</translation>
    </message>
</context>
<context>
    <name>ScriptChoice</name>
    <message>
        <source>Text to read aloud</source>
        <translation>Texto para leer en voz alta</translation>
    </message>
    <message>
        <source>Plain text (*.txt *.md)</source>
        <translation>Texto sin formato (*.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>SentenceList</name>
    <message>
        <source>Sentences</source>
        <translation>Frases</translation>
    </message>
</context>
<context>
    <name>SentenceTableModel</name>
    <message>
        <source>Sentence</source>
        <translation>Frase</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>Dicha por</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>en espera…</translation>
    </message>
    <message>
        <source>not spoken</source>
        <translation>no dicha</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardada</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nueva</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>sonando</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>desfasada</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>From the cache: it was spoken before, with the same settings.</source>
        <translation>De la caché: ya se dijo antes con los mismos ajustes.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de opciones</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espacio de trabajo</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscura</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Apariencia</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Shown from the next start.</source>
        <translation>Se aplica en el próximo inicio.</translation>
    </message>
    <message>
        <source>&amp;Tell me when a voice is ready or needs me</source>
        <translation>A&amp;visar cuando una voz esté lista o necesite atención</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Seguir en marcha</translation>
    </message>
    <message>
        <source>Stop it and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>When I &amp;close the window while a voice is made</source>
        <translation>Al &amp;cerrar la ventana mientras se crea una voz</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Atajos de teclado…</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>&amp;Micrófono</translation>
    </message>
    <message>
        <source>Used on the recording page.</source>
        <translation>Se usa en la página de grabación.</translation>
    </message>
    <message>
        <source>For example: my own voice</source>
        <translation>Por ejemplo: mi propia voz</translation>
    </message>
    <message>
        <source>Note on &amp;consent</source>
        <translation>Nota de &amp;consentimiento</translation>
    </message>
    <message>
        <source>Whose voice you bring in, and what they agreed to. It is proposed with every import and recording, and stored with each of them.</source>
        <translation>De quién es la voz que se aporta y qué ha consentido. Se propone en cada importación y grabación y se guarda con cada una de ellas.</translation>
    </message>
    <message>
        <source>As many as there are</source>
        <translation>Todos los que haya</translation>
    </message>
    <message>
        <source>&amp;Processor threads</source>
        <translation>&amp;Hilos del procesador</translation>
    </message>
    <message>
        <source>For training. Fewer leave more of the computer to other programs.</source>
        <translation>Para entrenar. Con menos, otros programas disponen de más equipo.</translation>
    </message>
    <message>
        <source>&amp;Room for spoken sentences</source>
        <translation>&amp;Espacio para frases habladas</translation>
    </message>
    <message>
        <source>Sentences that were spoken before are kept up to this size.</source>
        <translation>Las frases ya habladas se conservan hasta este tamaño.</translation>
    </message>
    <message>
        <source>What this computer can do…</source>
        <translation>Lo que puede hacer este equipo…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>Recordings, datasets, trainings and voices are in it. Copy it to back them up.</source>
        <translation>Contiene grabaciones, conjuntos, entrenamientos y voces. Copiarla sirve de copia de seguridad.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Abrir otro…</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Para siempre</translation>
    </message>
    <message>
        <source>Keep the &amp;journal</source>
        <translation>Conservar el &amp;historial</translation>
    </message>
    <message>
        <source>What happened is listed in Activity, on this computer alone.</source>
        <translation>Lo ocurrido aparece en Actividad, solo en este equipo.</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restablecer valores predeterminados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Los cambios se aplican al momento.</translation>
    </message>
    <message>
        <source>The one of the system</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>Not plugged in: {name}</source>
        <translation>No conectado: {name}</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> día</numerusform>
            <numerusform> días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Which settings are better?</source>
        <translation>¿Qué ajustes son mejores?</translation>
    </message>
    <message>
        <source>Remember these</source>
        <translation>Recordar estos</translation>
    </message>
    <message>
        <source>Remember these settings, to compare others with them</source>
        <translation>Recordar estos ajustes para comparar otros con ellos</translation>
    </message>
    <message>
        <source>Blind A/B…</source>
        <translation>A/B a ciegas…</translation>
    </message>
    <message>
        <source>Both convert parts of the selected recording; you judge without knowing.</source>
        <translation>Ambos convierten partes de la grabación seleccionada; se juzga sin saber cuál es cuál.</translation>
    </message>
    <message>
        <source>Select a recording in the queue, and hear two settings blind.</source>
        <translation>Seleccionar una grabación de la cola y oír a ciegas dos ajustes.</translation>
    </message>
</context>
<context>
    <name>SettingsTest</name>
    <message>
        <source>You hear parts of the selected recording, converted with both settings, in an order that nobody knows. Nothing is made equally loud.</source>
        <translation>Se oyen partes de la grabación seleccionada, convertidas con ambos ajustes, en un orden que nadie conoce. El volumen no se iguala.</translation>
    </message>
    <message>
        <source>Use the better settings</source>
        <translation>Usar los mejores ajustes</translation>
    </message>
    <message>
        <source>Use them all the same</source>
        <translation>Usarlos de todos modos</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>A voice is made of recordings. Ten minutes of clear speech are a good start.</source>
        <translation>Una voz se crea a partir de grabaciones. Diez minutos de habla clara son un buen comienzo.</translation>
    </message>
    <message>
        <source>This set is empty. Choose another one, or fill it in the library.</source>
        <translation>Este conjunto está vacío. Elegir otro o completarlo en la biblioteca.</translation>
    </message>
    <message>
        <source>What shall the voice be called?</source>
        <translation>¿Cómo se llamará la voz?</translation>
    </message>
    <message>
        <source>A training is going on.</source>
        <translation>Hay un entrenamiento en marcha.</translation>
    </message>
    <message>
        <source>The training begins…</source>
        <translation>El entrenamiento empieza…</translation>
    </message>
    <message>
        <source>A few real steps are tried. This takes about half a minute.</source>
        <translation>Se prueban unos pasos reales. Tarda medio minuto aproximadamente.</translation>
    </message>
    <message>
        <source>“{voice}” was begun and is not finished.</source>
        <translation>«{voice}» se empezó y no está terminada.</translation>
    </message>
    <message>
        <source>{subject} must be put right first.</source>
        <translation>Primero hay que resolver: {subject}.</translation>
    </message>
    <message>
        <source>This version of Mynah cannot train RVC voices yet.</source>
        <translation>Esta versión de Mynah aún no puede entrenar voces RVC.</translation>
    </message>
    <message>
        <source>Missing on this computer: {models}.</source>
        <translation>Faltan en este equipo: {models}.</translation>
    </message>
    <message>
        <source>A training of this name is not finished yet.</source>
        <translation>Un entrenamiento con este nombre aún no ha terminado.</translation>
    </message>
    <message>
        <source>There is a voice of this name: this becomes its next version. The old stays.</source>
        <translation>Existe una voz con este nombre: esta pasa a ser su próxima versión. La anterior se conserva.</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>aprox. {time}</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Counting the recordings…</source>
        <translation>Contando las grabaciones…</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Añadir grabaciones</translation>
    </message>
    <message>
        <source>Choose recordings</source>
        <translation>Elegir grabaciones</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Elegir un nombre</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>Comprobar este equipo</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>Detener comprobación</translation>
    </message>
    <message>
        <source>Train my voice</source>
        <translation>Entrenar mi voz</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Show the running training</source>
        <translation>Mostrar el entrenamiento en curso</translation>
    </message>
    <message>
        <source>Continue the training</source>
        <translation>Continuar el entrenamiento</translation>
    </message>
    <message>
        <source>Train this one afterwards</source>
        <translation>Entrenar esta después</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Train without the check</source>
        <translation>Entrenar sin comprobar</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>no keys</source>
        <translation>sin teclas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>Buscar comandos o teclas</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Usar estas teclas</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Elegir un comando para cambiar sus teclas.</translation>
    </message>
    <message>
        <source>New keys for “{command}”</source>
        <translation>Teclas nuevas para «{command}»</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
    <message>
        <source>These keys belong to {commands}, which will have none then.</source>
        <translation>Estas teclas pertenecen a {commands}, que se quedaría sin ninguna.</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Reasignarlas</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
</context>
<context>
    <name>SoundView</name>
    <message>
        <source>Waveform and spectrogram</source>
        <translation>Forma de onda y espectrograma</translation>
    </message>
</context>
<context>
    <name>SpeakCommands</name>
    <message>
        <source>Speak the text</source>
        <translation>Decir el texto</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Dejar de hablar</translation>
    </message>
    <message>
        <source>Play the sentences or pause</source>
        <translation>Reproducir las frases o pausar</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase siguiente</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Frase anterior</translation>
    </message>
    <message>
        <source>Say the sentence again</source>
        <translation>Volver a decir la frase</translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation>Abrir un texto</translation>
    </message>
    <message>
        <source>Save what was spoken</source>
        <translation>Guardar lo dicho</translation>
    </message>
    <message>
        <source>Pronunciations of words</source>
        <translation>Pronunciación de palabras</translation>
    </message>
</context>
<context>
    <name>SpeakController</name>
    <message>
        <source>Drop to speak this text.</source>
        <translation>Soltar para decir este texto.</translation>
    </message>
    <message>
        <source>Type or paste a text first.</source>
        <translation>Primero hay que escribir o pegar un texto.</translation>
    </message>
    <message>
        <source>Choose a text</source>
        <translation>Elegir un texto</translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation>Textos ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>SpeakPage</name>
    <message>
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>Pronunciations…</source>
        <translation>Pronunciaciones…</translation>
    </message>
    <message>
        <source>Speak the text (Ctrl+Return)</source>
        <translation>Decir el texto (Ctrl+Retorno)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Make no more sentences; those that are ready stay</source>
        <translation>No crear más frases; las que están listas se conservan</translation>
    </message>
    <message>
        <source>Play at once</source>
        <translation>Oír al momento</translation>
    </message>
    <message>
        <source>Play the first sentences while the rest is made</source>
        <translation>Reproducir las primeras frases mientras se crea el resto</translation>
    </message>
    <message>
        <source>The sentences appear here one by one and can be heard while the rest is made. A click plays from there; a ready one can be dragged into another program.</source>
        <translation>Las frases aparecen aquí una a una y se pueden oír mientras se crea el resto. Un clic reproduce desde ahí; una frase lista se puede arrastrar a otro programa.</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>Hablar de nuevo</translation>
    </message>
</context>
<context>
    <name>SpeakerChoice</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>The base voice itself</source>
        <translation>La propia voz base</translation>
    </message>
</context>
<context>
    <name>SpeechResults</name>
    <message>
        <source>Text or settings changed since this was spoken. Speaking again makes only what is new.</source>
        <translation>El texto o los ajustes han cambiado desde que se dijo esto. Al hablar de nuevo solo se crea lo nuevo.</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>Hablar de nuevo</translation>
    </message>
    <message>
        <source>Waiting for the first sentence…</source>
        <translation>Esperando la primera frase…</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %n sentence(s)</source>
        <translation>
            <numerusform>{0} de %n frase</numerusform>
            <numerusform>{0} de %n frases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n frase</numerusform>
            <numerusform>%n frases</numerusform>
        </translation>
    </message>
    <message>
        <source>all from the cache</source>
        <translation>todo de la caché</translation>
    </message>
    <message numerus="yes">
        <source>%n made in {0} s</source>
        <translation>
            <numerusform>%n creada en {0} s</numerusform>
            <numerusform>%n creadas en {0} s</numerusform>
        </translation>
    </message>
    <message>
        <source>Not spoken: {0}</source>
        <translation>No se ha dicho: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n sentence(s)</source>
        <translation>
            <numerusform>Detenido después de %n frase</numerusform>
            <numerusform>Detenido después de %n frases</numerusform>
        </translation>
    </message>
    <message>
        <source>Another base voice spoke than was chosen</source>
        <translation>Habló una voz base distinta de la elegida</translation>
    </message>
</context>
<context>
    <name>SpeechRoom</name>
    <message>
        <source>{size} of spoken sentences were deleted.</source>
        <translation>Se eliminaron {size} de frases habladas.</translation>
    </message>
</context>
<context>
    <name>SpeechSaving</name>
    <message numerus="yes">
        <source>{0} of %n file(s)</source>
        <translation>
            <numerusform>{0} de %n archivo</numerusform>
            <numerusform>{0} de %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n archivo guardado</numerusform>
            <numerusform>%n archivos guardados</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>Dónde guardar</translation>
    </message>
</context>
<context>
    <name>StageEntry</name>
    <message>
        <source>Nothing has changed since then.</source>
        <translation>Nada ha cambiado desde entonces.</translation>
    </message>
</context>
<context>
    <name>StageTableModel</name>
    <message>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Saves, frees the memory and waits</source>
        <translation>Guarda, libera la memoria y espera</translation>
    </message>
    <message>
        <source>Saves and ends; it can be continued at any time</source>
        <translation>Guarda y termina; se puede continuar en cualquier momento</translation>
    </message>
    <message>
        <source>Ends it for good; nothing is published</source>
        <translation>Lo termina del todo; no se publica nada</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>StorageTable</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Can be cleared</source>
        <translation>Se puede liberar</translation>
    </message>
</context>
<context>
    <name>StorageView</name>
    <message>
        <source>What takes room</source>
        <translation>Qué ocupa espacio</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>A training that is over needs its work no longer: its voice is published, and its curves and its log stay.</source>
        <translation>Un entrenamiento terminado ya no necesita sus archivos de trabajo: su voz está publicada y sus curvas y su registro se conservan.</translation>
    </message>
    <message>
        <source>Trainings and their sizes</source>
        <translation>Entrenamientos y sus tamaños</translation>
    </message>
    <message>
        <source>Clear work…</source>
        <translation>Liberar espacio…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>{size} in this workspace</source>
        <translation>{size} en este espacio de trabajo</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>Vaciar…</translation>
    </message>
    <message>
        <source>Empty: {part}</source>
        <translation>Vaciar: {part}</translation>
    </message>
</context>
<context>
    <name>TakeKeeper</name>
    <message>
        <source>Recordings into the library</source>
        <translation>Grabaciones a la biblioteca</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>Take</source>
        <translation>Toma</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Keep and next</source>
        <translation>Conservar y seguir</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Volver a grabar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Press Record, then speak.</source>
        <translation>Pulsar Grabar y hablar.</translation>
    </message>
    <message>
        <source>Press Record, read the sentence aloud, and press Stop.</source>
        <translation>Pulsar Grabar, leer la frase en voz alta y pulsar Detener.</translation>
    </message>
    <message>
        <source>Listening to the room…</source>
        <translation>Escuchando la sala…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabando</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>TakeReport</name>
    <message>
        <source>A long recording is measured when it comes into the library.</source>
        <translation>Una grabación larga se mide al llegar a la biblioteca.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>The microphone went away; what it heard until then is here.</source>
        <translation>El micrófono se desconectó; lo que oyó hasta entonces está aquí.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>The voice stands {0} dB above the noise.</source>
        <translation>La voz está {0} dB por encima del ruido.</translation>
    </message>
    <message>
        <source>Listen to it, or keep it.</source>
        <translation>Escucharla o conservarla.</translation>
    </message>
    <message>
        <source>Lower the input level or move back, and record it again.</source>
        <translation>Bajar el nivel de entrada o alejarse y volver a grabarla.</translation>
    </message>
    <message>
        <source>Come nearer or raise the input level, and record it again.</source>
        <translation>Acercarse o subir el nivel de entrada y volver a grabarla.</translation>
    </message>
    <message>
        <source>Choose another microphone; headsets without a cable often sound like this.</source>
        <translation>Elegir otro micrófono; los auriculares inalámbricos suelen sonar así.</translation>
    </message>
    <message>
        <source>Choose another microphone.</source>
        <translation>Elegir otro micrófono.</translation>
    </message>
    <message>
        <source>Read the whole sentence, then press Stop.</source>
        <translation>Leer la frase completa y pulsar Detener.</translation>
    </message>
    <message>
        <source>Press Stop soon after the last word.</source>
        <translation>Pulsar Detener poco después de la última palabra.</translation>
    </message>
    <message>
        <source>Close programs that keep the computer busy, and record it again.</source>
        <translation>Cerrar programas que mantengan ocupado el equipo y volver a grabarla.</translation>
    </message>
    <message>
        <source>Check the microphone and record it again.</source>
        <translation>Revisar el micrófono y volver a grabarla.</translation>
    </message>
    <message>
        <source>Record it again, nearer to the microphone.</source>
        <translation>Volver a grabarla, más cerca del micrófono.</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texto</translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation>Abrir un texto…</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>Borrar el texto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Type or paste what shall be said, or drop a text file here.</source>
        <translation>Escribir o pegar lo que se debe decir, o soltar aquí un archivo de texto.</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>Todavía sin texto</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>aprox. {0}</translation>
    </message>
</context>
<context>
    <name>TotalsFooter</name>
    <message>
        <source>Tick the recordings that a voice shall learn from.</source>
        <translation>Marcar las grabaciones de las que debe aprender la voz.</translation>
    </message>
    <message numerus="yes">
        <source>%n held out</source>
        <translation>
            <numerusform>%n reservada</numerusform>
            <numerusform>%n reservadas</numerusform>
        </translation>
    </message>
    <message>
        <source>mean quality {value}</source>
        <translation>calidad media {value}</translation>
    </message>
    <message>
        <source>Chosen: {totals}</source>
        <translation>Elegidas: {totals}</translation>
    </message>
</context>
<context>
    <name>TrainCommands</name>
    <message>
        <source>Do the next step</source>
        <translation>Dar el siguiente paso</translation>
    </message>
    <message>
        <source>Pause the training or go on</source>
        <translation>Pausar el entrenamiento o continuar</translation>
    </message>
    <message>
        <source>Stop the training and save</source>
        <translation>Detener el entrenamiento y guardar</translation>
    </message>
    <message>
        <source>Play the preview or pause it</source>
        <translation>Reproducir la muestra o pausarla</translation>
    </message>
    <message>
        <source>Switch between A and B</source>
        <translation>Alternar entre A y B</translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation>Mostrar u ocultar el registro</translation>
    </message>
    <message>
        <source>Set up a new voice</source>
        <translation>Preparar una voz nueva</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>Mostrar el entrenamiento</translation>
    </message>
    <message>
        <source>Show all trainings</source>
        <translation>Mostrar todos los entrenamientos</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Make a voice from your recordings.</source>
        <translation>Crear una voz a partir de grabaciones propias.</translation>
    </message>
    <message>
        <source>Parts of this section</source>
        <translation>Partes de esta sección</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>Voz nueva</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>All trainings</source>
        <translation>Todos los entrenamientos</translation>
    </message>
    <message>
        <source>Set up a training</source>
        <translation>Preparar un entrenamiento</translation>
    </message>
    <message>
        <source>No training is shown</source>
        <translation>No se muestra ningún entrenamiento</translation>
    </message>
    <message>
        <source>Set one up, or open an earlier one from the list of all trainings.</source>
        <translation>Preparar uno o abrir uno anterior de la lista de todos los entrenamientos.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Prepare recordings</source>
        <translation>Preparar las grabaciones</translation>
    </message>
    <message>
        <source>Cuts them into clips of one loudness and rate.</source>
        <translation>Las corta en fragmentos de un mismo volumen y frecuencia.</translation>
    </message>
    <message>
        <source>Analyse the speech</source>
        <translation>Analizar el habla</translation>
    </message>
    <message>
        <source>Finds out what is said and at which pitch.</source>
        <translation>Averigua qué se dice y con qué tono.</translation>
    </message>
    <message>
        <source>Learn the voice</source>
        <translation>Aprender la voz</translation>
    </message>
    <message>
        <source>The long part: the network learns how it sounds.</source>
        <translation>La parte larga: la red aprende cómo suena.</translation>
    </message>
    <message>
        <source>Build the index</source>
        <translation>Construir el índice</translation>
    </message>
    <message>
        <source>Makes sounds of the recordings quick to look up.</source>
        <translation>Permite consultar rápido los sonidos de las grabaciones.</translation>
    </message>
    <message>
        <source>Prove that it works</source>
        <translation>Comprobar que funciona</translation>
    </message>
    <message>
        <source>Loads the voice and converts a recording it never learnt from.</source>
        <translation>Carga la voz y convierte una grabación de la que nunca aprendió.</translation>
    </message>
    <message>
        <source>A few real steps</source>
        <translation>Unos pasos reales</translation>
    </message>
    <message>
        <source>Measures speed and memory on this computer.</source>
        <translation>Mide la velocidad y la memoria en este equipo.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Puts it with your voices; an older version is kept.</source>
        <translation>La coloca entre las voces; se conserva una versión anterior.</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>Esperando su turno</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Preparing recordings</source>
        <translation>Preparando las grabaciones</translation>
    </message>
    <message>
        <source>Analysing the speech</source>
        <translation>Analizando el habla</translation>
    </message>
    <message>
        <source>Learning the voice</source>
        <translation>Aprendiendo la voz</translation>
    </message>
    <message>
        <source>Building the index</source>
        <translation>Construyendo el índice</translation>
    </message>
    <message>
        <source>Proving that it works</source>
        <translation>Comprobando que funciona</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicando</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation>Detenido y guardado</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>No se puede leer</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Already done before</source>
        <translation>Ya hecho antes</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>{done} of {total} recordings</source>
        <translation>{done} de {total} grabaciones</translation>
    </message>
    <message>
        <source>{done} of {total} steps</source>
        <translation>{done} de {total} pasos</translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation>{done} de {total} épocas</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} de {total} fragmentos</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} de {total} archivos</translation>
    </message>
    <message>
        <source>{done} of {total} s of speech</source>
        <translation>{done} de {total} s de habla</translation>
    </message>
    <message>
        <source>{done} of {total} vectors</source>
        <translation>{done} de {total} vectores</translation>
    </message>
    <message>
        <source>Sound (spectral)</source>
        <translation>Sonido (espectral)</translation>
    </message>
    <message>
        <source>How far the voice still is from the recordings; lower is better.</source>
        <translation>Cuánto le falta a la voz para parecerse a las grabaciones; menos es mejor.</translation>
    </message>
    <message>
        <source>Held-out recordings</source>
        <translation>Grabaciones reservadas</translation>
    </message>
    <message>
        <source>The same on recordings it does not learn from; it should fall too.</source>
        <translation>Lo mismo en grabaciones de las que no aprende; también debería bajar.</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Viveza</translation>
    </message>
    <message>
        <source>How far it is from being as lively as the recordings; lower is better.</source>
        <translation>Cuánto le falta para ser tan viva como las grabaciones; menos es mejor.</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>Adversaria</translation>
    </message>
    <message>
        <source>How easily the judges tell it from the real voice.</source>
        <translation>Con qué facilidad la distinguen los jueces de la voz real.</translation>
    </message>
    <message>
        <source>Feature matching</source>
        <translation>Correspondencia de rasgos</translation>
    </message>
    <message>
        <source>How unlike the judges find it inside.</source>
        <translation>Cuánto difiere por dentro según los jueces.</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Jueces</translation>
    </message>
    <message>
        <source>How often the judges are wrong.</source>
        <translation>Con qué frecuencia se equivocan los jueces.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>Size of each change; a jump is a bad sign.</source>
        <translation>Tamaño de cada cambio; un salto es mala señal.</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>How far the spectrum is off; lower is better.</source>
        <translation>Cuánto se desvía el espectro; menos es mejor.</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>How far what is said and what is heard are apart; lower is better.</source>
        <translation>Cuánto se alejan lo dicho y lo oído; menos es mejor.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generador</translation>
    </message>
    <message>
        <source>Everything the voice is asked for, together.</source>
        <translation>Todo lo que se le pide a la voz, en conjunto.</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminador</translation>
    </message>
    <message>
        <source>Gradient of the judges</source>
        <translation>Gradiente de los jueces</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>How large the steps are; it falls towards the end.</source>
        <translation>El tamaño de los pasos; baja hacia el final.</translation>
    </message>
    <message>
        <source>Seconds per epoch</source>
        <translation>Segundos por época</translation>
    </message>
    <message>
        <source>Time for one pass over all recordings.</source>
        <translation>Tiempo de una pasada por todas las grabaciones.</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similitud</translation>
    </message>
    <message>
        <source>How much it sounds like the speaker; higher is better.</source>
        <translation>Cuánto se parece al hablante; más es mejor.</translation>
    </message>
    <message>
        <source>Pitch error</source>
        <translation>Error de tono</translation>
    </message>
    <message>
        <source>How far it sings off, in cents; lower is better.</source>
        <translation>Cuánto desafina, en cents; menos es mejor.</translation>
    </message>
    <message>
        <source>Intelligibility</source>
        <translation>Inteligibilidad</translation>
    </message>
    <message>
        <source>How well the words can be understood; higher is better.</source>
        <translation>Qué bien se entienden las palabras; más es mejor.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detalle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>quedan unos segundos</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>quedan aprox. {time}</translation>
    </message>
</context>
<context>
    <name>TrainingFigures</name>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
</context>
<context>
    <name>TranscriptEditor</name>
    <message>
        <source>&amp;Transcript</source>
        <translation>&amp;Transcripción</translation>
    </message>
    <message>
        <source>Start from these words</source>
        <translation>Partir de estas palabras</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>What is said in this recording?</source>
        <translation>¿Qué se dice en esta grabación?</translation>
    </message>
    <message>
        <source>Saved when you leave the field, or with Ctrl+Enter.</source>
        <translation>Se guarda al salir del campo o con Ctrl+Intro.</translation>
    </message>
    <message>
        <source>This was cut from a longer recording, whose words were: “{0}” Write down which of them are heard here.</source>
        <translation>Se cortó de una grabación más larga, cuyo texto era: «{0}» Escribir lo que se oye de él aquí.</translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation>Escrita a mano</translation>
    </message>
    <message>
        <source>From the text file beside the recording</source>
        <translation>Del archivo de texto junto a la grabación</translation>
    </message>
    <message>
        <source>From the script that was read</source>
        <translation>Del guion que se leyó</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Previous sentence</source>
        <translation>Frase anterior</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Detener sonido</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase siguiente</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Make the chosen sentence anew: base voices with chance in them vary it</source>
        <translation>Crear de nuevo la frase elegida: las voces base con azar la varían</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Mynah</source>
        <translation>Mostrar Mynah</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>Check of this computer</source>
        <translation>Comprobación de este equipo</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Progreso de la comprobación</translation>
    </message>
    <message>
        <source>A few real steps show how long it takes here, and how much memory it needs.</source>
        <translation>Unos pasos reales muestran cuánto tarda aquí y cuánta memoria necesita.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Trying it: {stage}…</source>
        <translation>Probando: {stage}…</translation>
    </message>
    <message>
        <source>The check did not work: {reason}</source>
        <translation>La comprobación no funcionó: {reason}</translation>
    </message>
    <message>
        <source>Another training was going on, so it looks slower.</source>
        <translation>Había otro entrenamiento en marcha, por lo que parece más lento.</translation>
    </message>
    <message>
        <source>Finished in about {time}, at {clock}</source>
        <translation>Terminado en aprox. {time}; fin: {clock}</translation>
    </message>
    <message>
        <source>{steps} steps of {time}</source>
        <translation>{steps} pasos de {time}</translation>
    </message>
    <message>
        <source>{memory} of memory; largest safe batch: {batch}</source>
        <translation>{memory} de memoria; mayor lote seguro: {batch}</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>sin probar</translation>
    </message>
    <message>
        <source>{n} or more</source>
        <translation>{n} o más</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Continue the training</source>
        <translation>Continuar el entrenamiento</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
</context>
<context>
    <name>UnfinishedDialog</name>
    <message>
        <source>Close Mynah</source>
        <translation>Cerrar Mynah</translation>
    </message>
    <message>
        <source>Not everything is finished</source>
        <translation>No todo está terminado</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>No cerrar</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message numerus="yes">
        <source>%n older version(s) are in its folder.</source>
        <translation>
            <numerusform>%n versión anterior está en su carpeta.</numerusform>
            <numerusform>%n versiones anteriores están en su carpeta.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} no se puede usar: {1}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Usar {0}</translation>
    </message>
</context>
<context>
    <name>VoiceActions</name>
    <message>
        <source>Voice card…</source>
        <translation>Ficha de voz…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplicar…</translation>
    </message>
    <message>
        <source>Picture and colour…</source>
        <translation>Imagen y color…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Mostrar su carpeta</translation>
    </message>
    <message>
        <source>Open its training</source>
        <translation>Abrir su entrenamiento</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Search the voices</source>
        <translation>Buscar en las voces</translation>
    </message>
    <message>
        <source>Play the sample or pause it</source>
        <translation>Reproducir la muestra o pausarla</translation>
    </message>
</context>
<context>
    <name>VoiceBinDialog</name>
    <message>
        <source>Bin of voices</source>
        <translation>Papelera de voces</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Eliminar definitivamente…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Vaciar la papelera…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar definitivamente</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>No voice is in the bin</source>
        <translation>No hay voces en la papelera</translation>
    </message>
    <message>
        <source>Voices that you delete wait here until you remove them for good.</source>
        <translation>Las voces eliminadas esperan aquí hasta que se eliminen definitivamente.</translation>
    </message>
    <message>
        <source>Deleted voices</source>
        <translation>Voces eliminadas</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s) for good?</source>
        <translation>
            <numerusform>¿Eliminar %n voz definitivamente?</numerusform>
            <numerusform>¿Eliminar %n voces definitivamente?</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become free. This cannot be undone.</source>
        <translation>Se liberan {0}. No se puede deshacer.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voz</numerusform>
            <numerusform>%n voces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n de ellas seleccionada</numerusform>
            <numerusform>%n de ellas seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceBinTable</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
</context>
<context>
    <name>VoiceBlend</name>
    <message>
        <source>It is the first voice</source>
        <translation>Es la primera voz</translation>
    </message>
    <message>
        <source>{0}, and the first is {1}</source>
        <translation>{0}, y la primera es {1}</translation>
    </message>
    <message>
        <source>{0}, and the first has {1}</source>
        <translation>{0}, y la primera tiene {1}</translation>
    </message>
    <message>
        <source>It hears with another encoder</source>
        <translation>Oye con otro codificador</translation>
    </message>
    <message>
        <source>One follows pitch and the other does not</source>
        <translation>Una sigue el tono y la otra no</translation>
    </message>
    <message>
        <source>It grew from another base model</source>
        <translation>Parte de otro modelo base</translation>
    </message>
</context>
<context>
    <name>VoiceBlendController</name>
    <message>
        <source>The sample of {0}</source>
        <translation>La muestra de {0}</translation>
    </message>
    <message>
        <source>Example sentence {0}</source>
        <translation>Frase de ejemplo {0}</translation>
    </message>
    <message>
        <source>Converting for listening…</source>
        <translation>Convirtiendo para escuchar…</translation>
    </message>
    <message>
        <source>Choose a recording to listen with</source>
        <translation>Elegir una grabación para escuchar</translation>
    </message>
    <message>
        <source>Recordings ({0})</source>
        <translation>Grabaciones ({0})</translation>
    </message>
    <message>
        <source>The voice is being made…</source>
        <translation>Creando la voz…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Yes; files made with it say so</source>
        <translation>Sí; los archivos creados con ella lo indican</translation>
    </message>
    <message>
        <source>Its card says no</source>
        <translation>Su ficha dice que no</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Made by AI</source>
        <translation>Hecha con IA</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Frecuencia de muestreo</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>ID del entrenamiento</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Hecha de</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Mynah</source>
        <translation>Mynah</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Median pitch</source>
        <translation>Tono mediano</translation>
    </message>
    <message>
        <source>Pitch method</source>
        <translation>Método de tono</translation>
    </message>
    <message>
        <source>Follows pitch</source>
        <translation>Sigue el tono</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>RVC version</source>
        <translation>Versión de RVC</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>Blended from</source>
        <translation>Mezcla de</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Copia de</translation>
    </message>
    <message>
        <source>Index of</source>
        <translation>Índice de</translation>
    </message>
    <message>
        <source>Sounds in its index</source>
        <translation>Sonidos en su índice</translation>
    </message>
    <message>
        <source>Came as</source>
        <translation>Llegó como</translation>
    </message>
    <message>
        <source>SHA-256 as it came</source>
        <translation>SHA-256 al llegar</translation>
    </message>
    <message>
        <source>Its index came as</source>
        <translation>Su índice llegó como</translation>
    </message>
    <message>
        <source>Made elsewhere</source>
        <translation>Creada fuera</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of this workspace</source>
        <translation>
            <numerusform>%n grabación de este espacio de trabajo</numerusform>
            <numerusform>%n grabaciones de este espacio de trabajo</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>VoiceChanges</name>
    <message>
        <source>Rename the voice</source>
        <translation>Renombrar la voz</translation>
    </message>
    <message>
        <source>“{0}” is now “{1}”.</source>
        <translation>«{0}» se llama ahora «{1}».</translation>
    </message>
    <message>
        <source>Duplicate the voice</source>
        <translation>Duplicar la voz</translation>
    </message>
    <message>
        <source>“{0}” is a copy of “{1}”.</source>
        <translation>«{0}» es una copia de «{1}».</translation>
    </message>
    <message>
        <source>Move the voice to the bin</source>
        <translation>Mover la voz a la papelera</translation>
    </message>
    <message>
        <source>“{0}” is in the bin.</source>
        <translation>«{0}» está en la papelera.</translation>
    </message>
    <message>
        <source>Use another version</source>
        <translation>Usar otra versión</translation>
    </message>
    <message>
        <source>Make the voice active</source>
        <translation>Activar la voz</translation>
    </message>
    <message>
        <source>“{0}” is offered first on every page now.</source>
        <translation>«{0}» se ofrece ahora primero en todas las páginas.</translation>
    </message>
    <message>
        <source>Edit the voice card</source>
        <translation>Editar la ficha de la voz</translation>
    </message>
    <message>
        <source>The card of “{0}” is written.</source>
        <translation>La ficha de «{0}» se ha guardado.</translation>
    </message>
    <message>
        <source>Change how the voice looks</source>
        <translation>Cambiar el aspecto de la voz</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
</context>
<context>
    <name>VoiceDelegate</name>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
</context>
<context>
    <name>VoiceDialogs</name>
    <message>
        <source>Rename “{0}”</source>
        <translation>Renombrar «{0}»</translation>
    </message>
    <message>
        <source>Its versions and files stay as they are.</source>
        <translation>Sus versiones y archivos no cambian.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Duplicate “{0}”</source>
        <translation>Duplicar «{0}»</translation>
    </message>
    <message>
        <source>The copy begins with the version in use. Deleting one leaves the other.</source>
        <translation>La copia empieza con la versión en uso. Al eliminar una, la otra se conserva.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>{0} copy</source>
        <translation>{0} copia</translation>
    </message>
    <message>
        <source>Choose a picture of “{0}”</source>
        <translation>Elegir una imagen de «{0}»</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
    <message>
        <source>Every file is as it was when the voice was published.</source>
        <translation>Todos los archivos están como cuando se publicó la voz.</translation>
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
        <translation>Un archivo .mynahvoice con todo: para otro ordenador o para guardarlo.</translation>
    </message>
    <message>
        <source>Applio</source>
        <translation>Applio</translation>
    </message>
    <message>
        <source>A folder for its logs, with model and index.</source>
        <translation>Una carpeta para sus logs, con modelo e índice.</translation>
    </message>
    <message>
        <source>RVC WebUI</source>
        <translation>RVC WebUI</translation>
    </message>
    <message>
        <source>The folders assets and logs, to be laid over those there.</source>
        <translation>Las carpetas assets y logs, para copiarlas sobre las que ya hay allí.</translation>
    </message>
    <message>
        <source>w-okada voice changer</source>
        <translation>w-okada voice changer</translation>
    </message>
    <message>
        <source>Model and index side by side, to be chosen there.</source>
        <translation>Modelo e índice juntos, para elegirlos allí.</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>For programs that run networks with onnxruntime.</source>
        <translation>Para programas que ejecutan redes con onnxruntime.</translation>
    </message>
    <message>
        <source>Safetensors</source>
        <translation>Safetensors</translation>
    </message>
    <message>
        <source>The weights alone, in a file that cannot carry code.</source>
        <translation>Solo los pesos, en un archivo que no puede contener código.</translation>
    </message>
    <message>
        <source>It plays RVC voices only. Train an RVC voice of the same recordings.</source>
        <translation>Solo funciona con voces RVC. Entrenar una voz RVC con las mismas grabaciones.</translation>
    </message>
    <message>
        <source>It plays RVC voices only.</source>
        <translation>Solo funciona con voces RVC.</translation>
    </message>
</context>
<context>
    <name>VoiceExportController</name>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
</context>
<context>
    <name>VoiceExportDialog</name>
    <message>
        <source>Export “{0}”</source>
        <translation>Exportar «{0}»</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Dejarlos</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The voice card goes with it: who made it, what was agreed to, and that it is made by AI. Nothing here is changed.</source>
        <translation>Incluye la ficha de la voz: quién la hizo, qué se consintió y que está hecha con IA. Aquí no se modifica nada.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written: {0}</source>
        <translation>
            <numerusform>%n archivo escrito: {0}</numerusform>
            <numerusform>%n archivos escritos: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are there. Replace them?</source>
        <translation>
            <numerusform>Ya hay %n archivo con ese nombre. ¿Reemplazarlo?</numerusform>
            <numerusform>Ya hay %n archivos con esos nombres. ¿Reemplazarlos?</numerusform>
        </translation>
    </message>
    <message>
        <source>For which program?</source>
        <translation>¿Para qué programa?</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>¿Adónde?</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>VoiceGallery</name>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
</context>
<context>
    <name>VoiceImport</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>index</source>
        <translation>índice</translation>
    </message>
    <message>
        <source>pitch (it does not follow a melody)</source>
        <translation>tono (no sigue una melodía)</translation>
    </message>
    <message>
        <source>voice card</source>
        <translation>ficha de la voz</translation>
    </message>
    <message>
        <source>author</source>
        <translation>autor</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>licencia</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>consentimiento</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>mediciones</translation>
    </message>
    <message>
        <source>lineage</source>
        <translation>procedencia</translation>
    </message>
    <message>
        <source>follows pitch</source>
        <translation>sigue el tono</translation>
    </message>
    <message>
        <source>does not follow pitch</source>
        <translation>no sigue el tono</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n época</numerusform>
            <numerusform>%n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} pasos</translation>
    </message>
    <message numerus="yes">
        <source>%n speaker row(s)</source>
        <translation>
            <numerusform>%n fila de hablante</numerusform>
            <numerusform>%n filas de hablantes</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}. It is no voice, but holds one.</source>
        <translation>{0}. No es una voz, pero contiene una.</translation>
    </message>
</context>
<context>
    <name>VoiceImportController</name>
    <message>
        <source>Choose the index of “{0}”</source>
        <translation>Elegir el índice de «{0}»</translation>
    </message>
    <message>
        <source>Indexes ({0})</source>
        <translation>Índices ({0})</translation>
    </message>
</context>
<context>
    <name>VoiceKindChoice</name>
    <message>
        <source>Kind of voice</source>
        <translation>Tipo de voz</translation>
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
        <translation>Lite funciona en cualquier equipo. Se puede cambiar en cualquier momento.</translation>
    </message>
    <message>
        <source>This computer has a graphics card and the RVC models: choose RVC.</source>
        <translation>Este equipo tiene tarjeta gráfica y los modelos RVC: elegir RVC.</translation>
    </message>
    <message>
        <source>This computer has a graphics card. RVC still needs its models; Lite is ready now.</source>
        <translation>Este equipo tiene tarjeta gráfica. RVC aún necesita sus modelos; Lite está lista ya.</translation>
    </message>
    <message>
        <source>No graphics card was found: RVC would take days here. Lite is the better choice.</source>
        <translation>No se encontró tarjeta gráfica: RVC tardaría días aquí. Lite es la mejor opción.</translation>
    </message>
    <message>
        <source>No graphics card and no RVC models were found here: Lite is the better choice.</source>
        <translation>No se encontraron ni tarjeta gráfica ni modelos RVC: Lite es la mejor opción.</translation>
    </message>
    <message>
        <source>Trains in about half an hour without a graphics card, with nothing to download. Plays in Mynah.</source>
        <translation>Se entrena en una media hora sin tarjeta gráfica, sin nada que descargar. Funciona en Mynah.</translation>
    </message>
    <message>
        <source>The full voice: plays in Mynah, Applio, RVC WebUI and others. Needs models that are downloaded once, and a graphics card to be quick.</source>
        <translation>La voz completa: funciona en Mynah, Applio, RVC WebUI y otros. Necesita modelos que se descargan una vez y, para ir rápido, una tarjeta gráfica.</translation>
    </message>
</context>
<context>
    <name>VoiceListModel</name>
    <message>
        <source>{0}. Active voice</source>
        <translation>{0}. Voz activa</translation>
    </message>
</context>
<context>
    <name>VoiceNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>There is already a voice of this name.</source>
        <translation>Ya existe una voz con este nombre.</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>How it is spoken</source>
        <translation>Cómo se dice</translation>
    </message>
    <message>
        <source>V&amp;oice</source>
        <translation>V&amp;oz</translation>
    </message>
    <message>
        <source>Piper voice from disk…</source>
        <translation>Voz de Piper del disco…</translation>
    </message>
    <message>
        <source>Take a Piper voice (an .onnx file with its .json) that you have already</source>
        <translation>Tomar una voz de Piper que ya se tenga (un archivo .onnx con su .json)</translation>
    </message>
    <message>
        <source> times</source>
        <translation> veces</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>Ve&amp;locidad</translation>
    </message>
    <message>
        <source>There is no voice yet. Until then texts are spoken by the base voice itself.</source>
        <translation>Todavía no hay ninguna voz. Mientras tanto, los textos los dice la propia voz base.</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Entrenar una voz</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>Importar una voz</translation>
    </message>
    <message>
        <source>Pitch and conversion</source>
        <translation>Tono y conversión</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>P&amp;reset of this voice</source>
        <translation>&amp;Preajuste de esta voz</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Ajustes propios</translation>
    </message>
    <message>
        <source>The pitch matches the voice.</source>
        <translation>El tono se adapta a la voz.</translation>
    </message>
    <message>
        <source>The pitch stays that of the base voice.</source>
        <translation>El tono sigue siendo el de la voz base.</translation>
    </message>
    <message>
        <source>The pitch is moved by {0} semitones.</source>
        <translation>El tono se desplaza {0} semitonos.</translation>
    </message>
    <message>
        <source>The chosen voice</source>
        <translation>La voz elegida</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Made by AI</source>
        <translation>Hecha con IA</translation>
    </message>
    <message>
        <source>More for this voice</source>
        <translation>Más para esta voz</translation>
    </message>
    <message>
        <source>Convert with it</source>
        <translation>Convertir con ella</translation>
    </message>
    <message>
        <source>Speak with it</source>
        <translation>Decir un texto</translation>
    </message>
    <message>
        <source>Make active</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Offer this voice first on every page</source>
        <translation>Ofrecer esta voz primero en todas las páginas</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>It brings no sample. Convert a recording to hear it.</source>
        <translation>No trae muestra. Convertir una grabación para oírla.</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Hecha de</translation>
    </message>
    <message>
        <source>{0} of recordings</source>
        <translation>{0} de grabaciones</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>creada el {0}</translation>
    </message>
    <message>
        <source>Nothing is known of how it was made.</source>
        <translation>No se sabe nada de cómo se hizo.</translation>
    </message>
    <message>
        <source>Consent: {0}</source>
        <translation>Consentimiento: {0}</translation>
    </message>
    <message>
        <source>Nobody has written down whose voice it is and what they agreed to.</source>
        <translation>Nadie ha anotado de quién es la voz ni qué ha consentido.</translation>
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
        <translation>Tipo desconocido</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n época</numerusform>
            <numerusform>%n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} pasos</translation>
    </message>
    <message>
        <source>With index</source>
        <translation>Con índice</translation>
    </message>
    <message>
        <source>No index</source>
        <translation>Sin índice</translation>
    </message>
    <message>
        <source>Index does not fit</source>
        <translation>El índice no encaja</translation>
    </message>
    <message>
        <source>Index is missing</source>
        <translation>Falta el índice</translation>
    </message>
    <message>
        <source>Its index brings sounds nearer to those of the speaker.</source>
        <translation>Su índice acerca los sonidos a los del hablante.</translation>
    </message>
    <message>
        <source>It works without an index; likeness may be a little less.</source>
        <translation>Funciona sin índice; la similitud puede ser algo menor.</translation>
    </message>
    <message>
        <source>Its index is of another kind of voice and is not used. It works without.</source>
        <translation>Su índice es de otro tipo de voz y no se usa. Funciona sin él.</translation>
    </message>
    <message>
        <source>Its card names an index that is not in its folder. It works without.</source>
        <translation>Su ficha nombra un índice que no está en su carpeta. Funciona sin él.</translation>
    </message>
    <message>
        <source>{0} alike</source>
        <translation>{0} similar</translation>
    </message>
    <message>
        <source>similar to the speaker</source>
        <translation>de similitud con el hablante</translation>
    </message>
    <message>
        <source>similar to the speaker; real recordings reach {0}</source>
        <translation>de similitud con el hablante; las grabaciones reales alcanzan el {0}</translation>
    </message>
    <message>
        <source>of the sounds are understood as they were meant</source>
        <translation>de los sonidos se entienden como debían</translation>
    </message>
    <message>
        <source>{0} cents</source>
        <translation>{0} cents</translation>
    </message>
    <message>
        <source>off the pitch it should follow; a semitone has 100</source>
        <translation>de desviación del tono que debe seguir; un semitono tiene 100</translation>
    </message>
    <message>
        <source>voiced where it should be</source>
        <translation>con voz donde debe haberla</translation>
    </message>
    <message>
        <source>No recording was held out, so it was measured on ones it had learnt from: the figures flatter it.</source>
        <translation>No se reservó ninguna grabación, así que se midió con grabaciones de las que había aprendido: las cifras la favorecen.</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n recording(s) only; another choice would give other figures.</source>
        <translation>
            <numerusform>Medida con una sola grabación; otra elección daría otras cifras.</numerusform>
            <numerusform>Medida con solo %n grabaciones; otra elección daría otras cifras.</numerusform>
        </translation>
    </message>
    <message>
        <source>More alike than real recordings are to each other means: within what this measure can tell, not better than real.</source>
        <translation>Si es más similar que las grabaciones reales entre sí, significa que llega al límite de lo que esta medida distingue, no que sea mejor que lo real.</translation>
    </message>
    <message>
        <source>A blend: {0}</source>
        <translation>Una mezcla: {0}</translation>
    </message>
    <message>
        <source>A copy of “{0}” ({1})</source>
        <translation>Una copia de «{0}» ({1})</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
    <message>
        <source>Nothing was measured of it. Convert a recording and listen before you rely on it.</source>
        <translation>No se ha medido nada de ella. Convertir una grabación y escucharla antes de confiar en ella.</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Versión {0}</translation>
    </message>
    <message>
        <source>{0} of recordings instead of {1}</source>
        <translation>{0} de grabaciones en lugar de {1}</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} en lugar de {1}</translation>
    </message>
    <message>
        <source>The same files</source>
        <translation>Los mismos archivos</translation>
    </message>
    <message>
        <source>Other weights, otherwise the same facts</source>
        <translation>Otros pesos; por lo demás, los mismos datos</translation>
    </message>
</context>
<context>
    <name>VoicesController</name>
    <message>
        <source>Drop to look at these voices.
Nothing is kept before you say so.</source>
        <translation>Soltar para ver estas voces.
No se guarda nada sin confirmarlo.</translation>
    </message>
    <message>
        <source>Import voices</source>
        <translation>Importar voces</translation>
    </message>
    <message>
        <source>Voices ({0})</source>
        <translation>Voces ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import a folder of voices</source>
        <translation>Importar una carpeta de voces</translation>
    </message>
    <message>
        <source>“{0}” uses {1} now.</source>
        <translation>«{0}» usa ahora: {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) imported.</source>
        <translation>
            <numerusform>%n voz importada.</numerusform>
            <numerusform>%n voces importadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” was blended.</source>
        <translation>La mezcla «{0}» se ha creado.</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Reading the voices…</source>
        <translation>Leyendo las voces…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Blend…</source>
        <translation>Mezclar…</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Archivos…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>Buscar voces</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más recientes primero</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>Entrenar una voz</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importar una carpeta…</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>Todavía no hay voces</translation>
    </message>
    <message>
        <source>Train one from your recordings, or bring one in: drop a .pth, a .zip, a folder of Applio or RVC, or a voice of Mynah on this window. Nothing in it is run.</source>
        <translation>Entrenar una con grabaciones propias o importarla: soltar en esta ventana un .pth, un .zip, una carpeta de Applio o RVC, o una voz de Mynah. No se ejecuta nada de su contenido.</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) in this workspace</source>
        <translation>
            <numerusform>%n voz en este espacio de trabajo</numerusform>
            <numerusform>%n voces en este espacio de trabajo</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin ({0})</source>
        <translation>Papelera ({0})</translation>
    </message>
    <message>
        <source>No voice has these words.</source>
        <translation>Ninguna voz contiene estas palabras.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Put into the library</source>
        <translation>Pasar a la biblioteca</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Eliminar todo</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) not in the library</source>
        <translation>
            <numerusform>%n grabación fuera de la biblioteca</numerusform>
            <numerusform>%n grabaciones fuera de la biblioteca</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a script</source>
        <translation>Sin guion</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>WaveView</name>
    <message>
        <source>Waveform</source>
        <translation>Forma de onda</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
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
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Añadir grabaciones…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Grabar…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Abrir otro espacio de trabajo…</translation>
    </message>
    <message>
        <source>Show the workspace&apos;s folder</source>
        <translation>Mostrar la carpeta del espacio de trabajo</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edición</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Search the recordings</source>
        <translation>Buscar en las grabaciones</translation>
    </message>
    <message>
        <source>Open the bin…</source>
        <translation>Abrir la papelera…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Atajos de teclado…</translation>
    </message>
    <message>
        <source>Save a help report…</source>
        <translation>Guardar un informe de ayuda…</translation>
    </message>
    <message>
        <source>About Mynah</source>
        <translation>Acerca de Mynah</translation>
    </message>
</context>
<context>
    <name>WindowHeader</name>
    <message>
        <source>Progress of the training</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Workspace {name}</source>
        <translation>Espacio de trabajo {name}</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Abrir otro espacio de trabajo…</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Mostrar su carpeta</translation>
    </message>
</context>
</TS>
