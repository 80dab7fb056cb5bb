import type { AsideMessages } from '../AsideMessages.ts';
import type { Language } from '../message.ts';
import { esPanel } from './esPanel.ts';

/** Spanish for other guides and the search, Mission Replay, the pill, earlier runs and the command line. */
export const esAsides: Omit<AsideMessages, keyof Language> = {
  helpfulQuestion: '¿Le sirvió?',
  helpfulYes: 'Bien. Anotado.',
  helpfulNo: 'Anotado.',
  otherGuides: 'Ver otras guías',
  saySomethingElse: '¿El resultado no es correcto?',
  verdict: {
    'wrong-result': 'El resultado es incorrecto',
    'nothing-produced': 'No se produjo nada',
    'context-ignored': 'Se ignoró el contexto',
  },
  unhelpfulQuestion: '¿Qué falló?',
  unhelpful: {
    'other-problem': 'Mi problema es otro',
    unclear: 'Difícil de seguir',
    'did-not-work': 'Los pasos no funcionaron',
    outdated: 'Desactualizada',
  },
  unhelpfulThanks: 'Anotado. Irá con un informe.',
  reportNote: {
    draft: 'Empezó un informe. Su texto se conserva.',
    saved: 'Hay un informe de esta ejecución guardado, que se enviará.',
    sending: 'Se está enviando un informe de esta ejecución.',
    waiting: 'Un informe de esta ejecución espera a ser enviado.',
    unsure: 'Puede que un informe de esta ejecución no haya llegado.',
    delivered: 'Ya se informó de esta ejecución.',
    'handed-over': 'Se entregó un informe de esta ejecución.',
    rejected: 'No se aceptó un informe de esta ejecución.',
  },
  whenReady: 'Cuando acabe la espera',
  retryWhenReady: 'Reintentar entonces',
  tellMe: 'Avisarme',
  willRetry: ({ at, now }, f) => `Se reintentará a las ${f.time(at, now)} si esta página sigue abierta.`,
  willNotify: 'Recibirá una notificación.',
  willMark: 'El título de esta pestaña lo dirá.',
  readyTitle: ({ run }) => `Listo para reintentar: ${run}`,
  retriedTitle: ({ run }) => `Reintentando ${run}`,
  incomplete: ({ count }, f) =>
    f.plural(count, {
      one: 'Un valor de esta ejecución no se pudo leer y se omitió.',
      other: `${f.number(count)} valores de esta ejecución no se pudieron leer y se omitieron.`,
    }),
  followed: ({ run, from, status }) => {
    const now = `${run} sustituye a ${from}`;
    if (status === 'succeeded') return `${now}. Se completó.`;
    if (status === 'failed') return `${now}. También falló.`;
    if (status === 'cancelled') return `${now}. Se canceló.`;
    return status === undefined ? `${now}.` : `${now}. Está ${esPanel.status[status]}.`;
  },
  tried: ({ kind, at, now }, f) =>
    `${kind === 'retry' ? 'Reintentó' : 'Continuó'} esta ejecución a las ${f.time(at, now)}.`,
  lookAt: 'Dónde mirar en esta ejecución',
  lookStep: 'Paso que falla',
  lookLog: 'Última línea del registro',
  lookChanged: 'Ajustes cambiados',
  lookProvider: 'Proveedor',
  lookContext: 'Contexto',
  lookArtifacts: 'Artefactos',
  contextUsed: ({ attached, used }, f) =>
    used === undefined
      ? `${f.number(attached)} adjuntos`
      : `${f.number(used)} de ${f.number(attached)} usados`,
  others: 'Otras guías que encajan',
  othersNone: 'Ninguna otra guía encaja con esta ejecución.',
  ruledOut: 'Descartadas',
  ruledOutBy: ({ guide, symptom }) => `${guide}. Visto aquí: ${symptom}`,
  missing: ({ guide, symptom }) => `${guide}. No visto aquí: ${symptom}`,
  search: 'Buscar en las guías',
  searchHint: 'Un código de error o unas palabras',
  searchResults: ({ count, query }, f) =>
    count === 0
      ? `No se encontró ninguna guía para «${query}».`
      : f.plural(count, {
          one: `Se encontró una guía para «${query}».`,
          other: `Se encontraron ${f.number(count)} guías para «${query}».`,
        }),
  allGuides: 'Todas las guías',
  recentSearches: 'Búsquedas recientes',
  clearRecent: 'Borrar',
  searchNames:
    'timeout: tiempo de espera, tiempo agotado | key: clave, contraseña, credencial, credenciales | wrong: incorrecto, incorrecta, inválido, inválida, rechazada, caducado | permission: permiso, acceso, denegado | out of memory: memoria | rate limit: demasiadas solicitudes | quota: saldo, crédito, cuota, facturación | network: red, conexión | certificate: certificado | disk: disco, espacio | not found: no encontrado, no existe | stuck: atascado, colgado | waiting: esperando | approval: aprobación | cancelled: cancelado | retry: reintentar | environment variable: configuración | nothing produced: vacío, sin resultado | : con, de, el, en, es, esta, la, las, lo, los, me, mi, no, por, que, se, un, una, y',
  resize: 'Anchura del panel de ayuda',
  narrower: 'Más estrecho',
  wider: 'Más ancho',
  replayMoment: 'En este momento',
  replayNotYet: 'El fallo aún no se ve',
  replayAppears: 'El fallo aparece aquí',
  replayVisible: 'El fallo ya se ve',
  replayStep: ({ step, status }) => `«${step}»${status ? `: ${status}` : ''}`,
  replayNoStep: 'Ningún paso en este momento',
  jumpToFailure: 'Ir al paso que falla',
  stepAnswer: 'Aquí hay otro fallo',
  stepRecovered: 'Este paso falló y luego se recuperó',
  pin: 'Ver por qué',
  unpin: 'Ocultar',
  pinned: ({ step }) => `A la vista: paso «${step}»`,
  pillName: ({ run }) => `Pasos para ${run}`,
  pillStep: ({ step, of }, f) => `Paso ${f.number(step)} de ${f.number(of)}`,
  pillAllDone: 'Todos los pasos hechos',
  pillPrevious: 'Paso anterior',
  pillNext: 'Paso siguiente',
  pillDone: 'Hecho',
  pillBack: ({ run }) => `Volver a ${run}`,
  pillRetry: 'Reintentar la ejecución',
  pillMoving: 'Pidiendo a la ejecución que continúe…',
  pillMoved: ({ run }) => (run === undefined ? 'La ejecución continúa' : `${run} se ha iniciado`),
  pillMoveFailed: 'No funcionó. Vuelva a la ejecución para ver por qué.',
  pillPlace: 'Mover esta barra: arrástrela o use las flechas',
  pillEnd: 'Cerrar los pasos',
  pinPanel: 'Fijar al lado',
  unpinPanel: 'Soltar',
  expandPanel: 'Abrir como página',
  foldPanel: 'Volver al panel',
  printPanel: 'Imprimir',
  sheetHeight: 'Subir o bajar el panel',
  failedAlike: ({ times, since, now }, f) =>
    `${f.plural(times, { one: 'Ya falló así una vez', other: `Ya falló así ${f.number(times)} veces` })}${
      since === undefined ? '' : `, sin pausa desde: ${f.time(since, now)}`
    }.`,
  lastWorked: ({ at, now }, f) => `Funcionó por última vez: ${f.time(at, now)}.`,
  flaky: 'Falla así de vez en cuando y entre tanto funciona.',
  changedSince: 'Qué ha cambiado desde entonces:',
  changedTitle: 'Qué cambió desde la última vez que funcionó',
  change: ({ kind, name, from, to }) => {
    if (kind === 'step-added') return `el paso «${name}» es nuevo`;
    if (kind === 'step-removed') return `el paso «${name}» ya no está`;
    if (kind === 'slower') return `el paso «${name}» tardó ${to} en vez de ${from}`;
    return `${kind === 'fact' ? name : CHANGED[kind]}: ${from} → ${to}`;
  },
  runName: ({ run, attempt }, f) => {
    const name = run ? `Ejecución ${run}` : 'Esta ejecución';
    return attempt !== undefined && attempt > 1 ? `${name}, intento ${f.number(attempt)}` : name;
  },
  runSaid: ({ text }) => `«${text}»`,
};

const CHANGED = {
  version: 'versión',
  'context-attached': 'elementos de contexto adjuntos',
  'context-used': 'elementos de contexto usados',
  'budget-limit': 'presupuesto',
} as const;
