import type { ReportMessages } from '../ReportMessages.ts';

const KEEP_OPEN = 'Mantenga abierta esta página hasta que el informe haya llegado.';

/** Spanish for the report form and for reports that were sent. */
export const esReport: ReportMessages = {
  loadingReport: 'Rellenando el informe…',
  reportIntro: 'Rellenado a partir de esta ejecución. Añada lo que sepa y envíelo.',
  replacesIntro: 'Su texto está de vuelta. Al guardarse, este informe sustituye al que no se aceptó.',
  beforeReport: 'Antes de informar',
  trailReplay: ({ done }) => (done ? 'Mission Replay abierto' : 'Mission Replay aún no se ha abierto'),
  trailStep: ({ done }) => (done ? 'Paso que falla, visto' : 'Paso que falla, aún no visto'),
  trailSurface: ({ done }) => (done ? 'Pantalla responsable abierta' : 'Pantalla responsable aún no abierta'),
  trailTicks: ({ count }, f) =>
    f.plural(count, {
      one: 'Un paso de la guía marcado',
      other: count === 0 ? 'Ningún paso de la guía marcado' : `${f.number(count)} pasos de la guía marcados`,
    }),
  showIt: 'Mostrar',
  categoryLabel: '¿De qué se trata?',
  categoryUnsaid: 'Elija una opción (opcional)',
  category: {
    blocked: 'La ejecución está bloqueada o detenida',
    'wrong-result': 'El resultado es incorrecto o falta',
    'unclear-failure': 'El fallo no está claro',
    'guide-wrong': 'La guía no encaja o es incorrecta',
    other: 'Otra cosa',
  },
  subjectLabel: 'Asunto',
  messageLabel: 'Mensaje',
  messageHint: 'Qué esperaba y qué ha probado.',
  messageTooLong: ({ over }, f) =>
    f.plural(over, {
      one: 'Sobra un carácter; se cortará el final.',
      other: `Sobran ${f.number(over)} caracteres; se cortará el final.`,
    }),
  otherText: 'Esto se escribió en el mismo informe desde otra pestaña:',
  takeOther: 'Añadir al mensaje',
  leaveOther: 'No incluir',
  partsLabel: 'Se incluye',
  part: {
    mission: 'Misión y tarea',
    step: 'Paso que falla',
    artifacts: 'Artefactos',
    log: 'Extracto del registro',
    guide: 'Guía e indicios',
    trail: 'Lo que ha hecho hasta ahora',
    page: 'Esta página',
    context: 'Quién es usted y qué sistema usa',
  },
  receiverLabel: 'Enviar a',
  willBeSent: 'Exactamente lo que se enviará',
  previewSize: ({ units }, f) =>
    f.plural(units, { one: 'Un carácter', other: `${f.number(units)} caracteres` }),
  removedNone: 'No se encontró nada que parezca un secreto.',
  removedKind: {
    email: 'dirección de correo',
    'card-number': 'número de tarjeta',
    'host-secret': 'valor que este producto mantiene en secreto',
    'named-secret': 'secreto',
    'private-key': 'clave privada',
    jwt: 'token',
    cookie: 'cookie',
  },
  reportPlace: {
    message: 'mensaje',
    subject: 'asunto',
    run: 'ejecución',
    mission: 'misión',
    task: 'tarea',
    step: 'paso que falla',
    failures: 'fallos',
    artifacts: 'artefactos',
    log: 'extracto del registro',
    guide: 'guía e indicios',
    trail: 'lo que ha hecho hasta ahora',
    page: 'dirección de la página',
    context: 'quién es usted y qué sistema usa',
  },
  removed: ({ kind, place, count }, f) =>
    `Se quitó (${place}): ${kind}${count > 1 ? `, ${f.number(count)} veces` : ''}`,
  trimmed: ({ place, from, to }, f) =>
    to === 0
      ? `Se omitió por falta de espacio: ${place}, ${f.number(from)} caracteres`
      : `Se acortó por falta de espacio: ${place}, de ${f.number(from)} a ${f.number(to)} caracteres`,
  previewFailed:
    'No se pudieron quitar los secretos con certeza, así que desde aquí no se puede enviar nada.',
  noReceiver: 'Esta página no dice adónde van los informes. Copie el texto y envíelo usted al soporte.',
  interactiveAhead: 'Se termina allí; este panel no puede ver si se envió.',
  offlineAhead: 'No tiene conexión. El informe se guarda aquí y se envía cuando vuelva a tenerla.',
  notDurableAhead: {
    blocked: `No se puede guardar nada en este dispositivo. ${KEEP_OPEN}`,
    full: `Este navegador no tiene más espacio. ${KEEP_OPEN}`,
    newer: `Otra pestaña usa una versión más reciente. ${KEEP_OPEN}`,
    broken: `El almacenamiento de este navegador no funciona. ${KEEP_OPEN}`,
    evicted: `Este navegador borró lo que estaba guardado. ${KEEP_OPEN}`,
  },
  sendTo: ({ receiver }) => `Enviar a ${receiver}`,
  continueTo: ({ receiver }) => `Continuar en ${receiver}`,
  saving: 'Guardando…',
  notHandedOver: {
    'no-outbox':
      'No se envió: no se pudo guardar para el envío. Su texto se conserva; vuelva a intentarlo o cópielo.',
    'not-opened':
      'No se abrió: el navegador lo bloqueó. Su texto se conserva; vuelva a intentarlo o cópielo.',
    'other-text':
      'No se envió: otra pestaña envió este informe con otro texto. Mírelo arriba; envíe también este solo si añade algo.',
  },
  receiverSays: ({ said }) => `«${said}»`,
  discard: 'Descartar',
  discardQuestion: '¿Descartar lo que escribió?',
  keepDraft: 'Conservar',
  draftKept: 'Su texto se conserva en este dispositivo hasta que lo envíe o lo descarte.',
  draftInPage: 'Su texto se conserva mientras esta página esté abierta.',
  sentTitle: 'Informes de esta ejecución',
  sentEarlier: ({ count }, f) =>
    f.plural(count, { one: 'Un informe anterior', other: `${f.number(count)} informes anteriores` }),
  elsewhere: 'Informes de otras ejecuciones aún no recibidos',
  filedElsewhere: 'Recibido de otro lugar',
  alreadyReported: 'Envíe otro informe solo si añade algo.',
  evicted:
    'Este navegador borró informes guardados aquí. Si envió alguno que no ve abajo, puede que no haya llegado.',
  unreadable: ({ count }, f) =>
    f.plural(count, {
      one: 'Un informe guardado no se pudo leer. Se apartó y no se envía.',
      other: `${f.number(count)} informes guardados no se pudieron leer. Se apartaron y no se envían.`,
    }),
  writeAnother: 'Escribir otro informe',
  stage: {
    saved: 'Guardado',
    sending: 'Enviando',
    waiting: 'En espera',
    unsure: 'Sin confirmar',
    delivered: 'Recibido',
    'handed-over': 'Entregado',
    rejected: 'No aceptado',
  },
  someReceiver: 'su destinatario',
  savedHere: 'Guardado en este dispositivo. Se enviará automáticamente, aunque se vaya y vuelva más tarde.',
  savedOnce:
    'Guardado en este dispositivo, pero en un solo lugar, que el navegador puede borrar. Se enviará automáticamente; descargue una copia por seguridad.',
  savedInPage: `No está guardado en este dispositivo. ${KEEP_OPEN}`,
  isSending: ({ receiver }) => `En camino a ${receiver}.`,
  unsure: ({ receiver }) =>
    `No llegó respuesta, así que puede que se haya recibido. Enviarlo otra vez podría duplicarlo. Pregunte antes a ${receiver}.`,
  delivered: ({ reference, at, now }, f) => `Recibido como ${reference}: ${f.time(at, now)}.`,
  deliveredAlready: ({ reference }) => `Ya se había recibido como ${reference}. No se duplicó.`,
  viewReport: 'Ver el informe',
  handedOver: {
    tab: 'Abierto en otra pestaña. Termínelo allí; este panel no puede ver si se envió.',
    mail: 'Entregado a su programa de correo. Termínelo allí; este panel no puede ver si se envió.',
    clipboard: 'Copiado. Péguelo donde el soporte lo lea.',
    download: 'Guardado como archivo. Envíelo al soporte.',
  },
  notSent: {
    offline: 'Aún no se ha enviado: no tiene conexión.',
    network: 'Aún no se ha enviado: no se pudo llegar al destinatario.',
    timeout: 'Aún sin confirmar: el destinatario no respondió a tiempo. Volver a intentarlo no lo duplicará.',
    'rate-limited': 'Aún no se ha enviado: el destinatario no admite más informes por ahora.',
    server:
      'Aún sin confirmar: el destinatario tuvo un problema propio. Volver a intentarlo no lo duplicará.',
  },
  nextTry: ({ ms }, f) => `Próximo intento en ${f.duration(ms)}.`,
  refused: {
    auth: 'Rechazado: el destinatario no acepta informes suyos. Vuelva a iniciar sesión o pregunte a quien lo administra.',
    invalid: 'Rechazado: el destinatario no aceptó este informe.',
    'too-large': 'Rechazado: el informe es demasiado grande. Quite una parte y vuelva a enviarlo.',
    gone: 'Rechazado: el destinatario ya no admite informes.',
    blocked: 'No se abrió: el navegador lo bloqueó. Permítalo para esta página o copie el texto.',
    secret: 'Retenido: contiene un valor que ahora figura como secreto. No se envió nada.',
  },
  receiverSaid: ({ status, said }, f) =>
    status > 0 ? `Respondió ${f.number(status)}: «${said}»` : `Respondió: «${said}»`,
  textIsKept: 'Su texto se conserva.',
  tryNow: 'Intentar ahora',
  sendAnyway: 'Enviar otra vez de todos modos',
  itArrived: 'Sí llegó',
  writeAgain: 'Editar y volver a enviar',
  download: 'Descargar',
  doNotSend: 'No enviar',
  doNotSendQuestion: '¿Eliminar este informe?',
  keepReport: 'Conservar',
  forget: 'Quitar',
  forgetQuestion: '¿Eliminar este informe y su texto?',
};
