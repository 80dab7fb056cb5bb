import type { Family } from '../../core/model/signal/signal.ts';
import type { FrameMessages, GuideMessages, PanelMessages } from '../Messages.ts';

/** Spanish for what stands in the panel when it opens. */
export const esPanel: Omit<PanelMessages & GuideMessages, keyof FrameMessages> = {
  reportRun: 'Informar de esta ejecución',
  toReport: 'Ir al informe',
  toAnswer: 'Volver a la respuesta',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'No se pudo copiar. Seleccione el texto y cópielo a mano.',
  copyError: 'Copiar el error',
  copyReport: 'Copiar el informe',
  copyCode: 'Copiar este código',
  copyLink: 'Copiar el enlace a esta sección',
  newTab: 'se abre en otra pestaña',
  loadingGuide: 'Cargando la guía…',
  guideFailed: 'Esta guía no se cargó. Vuelva a intentarlo; si no sirve, recargue la página.',
  indexFailed: 'Las guías no se cargaron. Abajo está lo que ayuda en cualquier ejecución.',
  trouble: {
    none: 'Sin problemas',
    failed: 'Fallida',
    cancelled: 'Cancelada',
    blocked: 'Bloqueada',
    stuck: 'Detenida',
    retrying: 'Reintentando',
    empty: 'Sin entrega',
    wrong: 'Resultado incorrecto',
  },
  troubleUnknown: 'Estado desconocido',
  headline: {
    none: 'Esta ejecución no muestra problemas',
    failed: 'Esta ejecución falló',
    cancelled: 'Esta ejecución se canceló',
    blocked: 'Esta ejecución está en espera y aún no puede continuar',
    stuck: 'Esta ejecución dejó de informar de su avance',
    retrying: 'El sistema está reintentando esta ejecución',
    empty: 'Esta ejecución terminó, pero no entregó nada',
    wrong: 'Esta ejecución terminó, pero su resultado no pasó la comprobación',
  },
  headlineUnknown: 'No se conoce el estado de esta ejecución',
  tryFailed: ({ attempt, said, at = 0, now }, f) =>
    `El intento ${f.number(attempt)} falló${said ? `: ${said}` : ''}; el próximo, ${at > now ? `en ${f.duration(at - now)}` : 'ahora'}`,
  waits: 'En espera',
  waitsSince: ({ at, now }, f) => {
    const waited = Math.floor((now - at) / 60_000) * 60_000;
    return `desde: ${f.time(at, now)}${waited > 0 ? ` (${f.duration(waited)})` : ''}`;
  },
  headlineNothing: 'Nada de esto indica que haya fallado',
  status: {
    queued: 'en cola',
    running: 'en curso',
    waiting: 'en espera',
    succeeded: 'completada',
    failed: 'fallida',
    cancelled: 'cancelada',
  },
  atStep: ({ step }) => `Paso «${step}»`,
  hostSays: ({ text }) => `El sistema dice: «${text}»`,
  about: {
    root: 'El primer fallo, que no se debe a otro.',
    terminal: 'El fallo que puso fin a la ejecución.',
    cursor: 'El fallo en este momento de la reproducción.',
  },
  alsoFailed: ({ count }, f) =>
    f.plural(count, {
      one: 'Falló un paso más',
      other: `Fallaron ${f.number(count)} pasos más`,
    }),
  whatTheRunSays: 'Texto del error',
  noOwnWords: 'La ejecución no dejó ningún texto de error.',
  showAll: 'Mostrar todo',
  showLess: 'Mostrar menos',
  attempt: ({ attempt }, f) => `Intento ${f.number(attempt)}`,
  showStep: 'Mostrar este paso',
  nextMove: 'Siguiente acción',
  moveKind: { fix: 'Corregir', retry: 'Reintentar', continue: 'Continuar', report: 'Informar' },
  moveFix: 'Seguir los pasos de abajo',
  moveOpenStep: 'Abrir el paso que falla',
  moveOpenSurface: ({ surface }) => `Abrir ${surface}`,
  moveRetry: 'Reintentar la ejecución',
  retryReady: 'La espera ha terminado. Ya puede reintentar.',
  moveRetryAt: ({ at, now = at }, f) => `Reintentar en ${f.duration(at - now)}`,
  moveWait: 'Esperar',
  moveWaitUntil: ({ at, now }, f) => `Esperar hasta: ${f.time(at, now)}`,
  moveResume: 'Reanudar la ejecución',
  moveDecide: 'Decidir',
  moveAnswer: 'Responder',
  moveSkip: 'Omitir este paso',
  moveNothing: 'No hay nada que hacer',
  repeatQuestion: ({ effects }) => `Esto volvería a ocurrir: ${effects}. ¿Reintentar de todos modos?`,
  repeatAnyway: 'Reintentar de todos modos',
  doNotRepeat: 'Ahora no',
  movePending: { retry: 'Reintentando…', resume: 'Reanudando…', skip: 'Omitiendo el paso…' },
  moveDone: { retry: 'Reintento iniciado.', resume: 'Ejecución reanudada.', skip: 'Paso omitido.' },
  moveStarted: ({ run }) => `Reintentando como ${run}.`,
  moveFailed: ({ said }) => (said ? `No funcionó: «${said}»` : 'No funcionó.'),
  movePressedElsewhere:
    'Ya se inició hace un momento, quizá en otra pestaña. Espere a que la ejecución cambie.',
  answerChanged: 'La ejecución ha cambiado. Esta es la nueva respuesta.',
  beforeYouDo: 'Antes de empezar',
  reasonNothingWrong: 'Esta ejecución no muestra problemas.',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'El sistema reintenta por sí solo. No tiene que hacer nada.';
    }
    const when = now === undefined ? `a las ${f.clock(at)}` : `en ${f.duration(at - now)}`;
    return `El sistema reintenta por sí solo ${when}. No tiene que hacer nada.`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `La ejecución espera ${what}${who ? ` de ${who}` : ''}${until === undefined ? '' : `, hasta: ${f.time(until, now)}`}.`,
  reasonBlocker: ({ text }) => `El sistema dice: «${text}»`,
  reasonNoGuide: 'Ninguna guía explica con claridad este fallo. El paso que falla muestra lo que ocurrió.',
  reasonNotRetryable: ({ said }) =>
    `El sistema que falló indica que no se reintente${said ? ` (${said})` : ''}. La misma llamada volvería a fallar.`,
  reasonFailedAlike: ({ times }, f) =>
    f.plural(times, {
      one: 'Un intento anterior falló de la misma manera. Es poco probable que otro ayude.',
      other: `${f.number(times)} intentos anteriores fallaron de la misma manera. Es poco probable que otro ayude.`,
    }),
  reasonNotRepeatable: 'Puede que no sea seguro repetir el paso que falla. Compruebe antes qué hizo ya.',
  reasonRepeats: ({ effects }) => `Al reintentar se repite esto: ${effects}.`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? ` (${said})` : '';
    if (now === undefined) return `El sistema pidió esperar hasta las ${f.clock(at)}${by}.`;
    return at > now
      ? `El sistema pidió esperar${by}: quedan ${f.duration(at - now)}.`
      : `El sistema pidió esperar${by}. Ese tiempo ya pasó.`;
  },
  reasonHostCannot: {
    retry: 'Esta página no puede reintentar la ejecución. Iníciela de nuevo donde la inició.',
    resume: 'Esta página no puede reanudar la ejecución. Reanúdela donde la gestiona.',
    skip: 'Esta página no puede omitir el paso.',
  },
  reasonNoSurface: ({ surface }) => `Esta página no tiene un enlace a ${surface}. Ábralo usted.`,
  reasonNotOptional: 'La ejecución necesita este paso, así que no se puede omitir.',
  reasonInspectFirst:
    'Mire primero el paso que falla. El soporte puede ayudar mejor cuando se conoce el síntoma principal.',
  waitingFor: {
    approval: 'una aprobación',
    input: 'una respuesta',
    capacity: 'capacidad libre',
    timer: 'una hora fijada',
    retry: 'el próximo intento',
  },
  section: {
    symptoms: 'Síntomas',
    causes: 'Causas probables',
    fix: 'Cómo corregirlo',
    where: 'Adónde ir',
    support: 'Cuándo acudir al soporte',
  },
  card: {
    'What it is': 'Qué es',
    'When to use it': 'Cuándo usarlo',
    'Where to find it': 'Dónde está',
    'What happens next': 'Qué pasa después',
    'Common mistake': 'Error frecuente',
    'Related action': 'Acción relacionada',
    Tip: 'Consejo',
    'It worked when': 'Funcionó si',
    'To prevent it': 'Para evitarlo',
    'How long it takes': 'Cuánto tarda',
    'Who can do it': 'Quién puede hacerlo',
  },
  contents: 'En esta guía',
  facts: 'De un vistazo',
  factSurfaces: 'Pantallas responsables',
  factType: 'Tipo de guía',
  factSections: 'Secciones',
  factRelated: 'Guías relacionadas',
  factEscalation: 'Escalado',
  factRelatedAction: 'Acción relacionada',
  factReviewed: 'Revisada',
  noteSurfaces: 'Empiece donde el producto ya explica o controla el problema.',
  noteType: 'Sigue el flujo de trabajo actual y a quien lo tiene a su cargo.',
  noteSections: 'Primero el resumen; luego los pasos, los errores y la recuperación.',
  noteRelated: 'Escritas según la estructura actual del producto y el flujo de ejecución.',
  fixHere: 'Cómo corregirlo en esta ejecución',
  whatToLookAt: 'Qué mirar',
  anyCause: 'Sea cual sea la causa',
  stepsDone: ({ done, of }, f) => `${f.number(done)} de ${f.number(of)}`,
  isItThis: '¿Es esto?',
  mistakesAndTips: 'Errores y consejos',
  wholeGuide: 'Guía completa',
  symptomsSeen: ({ count }, f) =>
    f.plural(count, { one: `${f.number(count)} visto`, other: `${f.number(count)} vistos` }),
  ownedBy: ({ surfaces }) => `A cargo de ${surfaces}`,
  guideType: ({ type }) => `Tipo: ${type}`,
  checkedOn: ({ day }) => `Comprobado: ${day}`,
  reviewedOn: ({ day }) => `Revisada: ${day}`,
  relatedGuides: 'Guías relacionadas',
  tick: ({ item }, f) => `Paso ${f.number(item)} hecho`,
  likelyHere: 'Visto en esta ejecución',
  yes: 'Sí',
  no: 'No',
  standing: { clear: 'Clara', likely: 'Probable', possible: 'Posible' },
  likelyLeads: 'Coincidencia probable, solo por las palabras. ¿Es esto?',
  generalLeads:
    'Ninguna guía encaja con claridad. Estos pasos ayudan en cualquier ejecución fallida; las guías más cercanas están abajo.',
  why: 'Por qué lo creemos',
  whyGist: ({ standing, families }, f) => {
    const said = f.list(families.map((family) => EVIDENCE[family]));
    if (standing === 'possible') return 'Coincidencia posible';
    if (standing === 'likely') return 'Coincidencia probable, solo por las palabras';
    return families.length > 1 ? `Coincidencia clara: concuerdan ${said}` : `Coincidencia clara: ${said}`;
  },
  signal: {
    'error.code': 'Código de error',
    'error.reason': 'Motivo indicado',
    'error.type': 'Tipo de error',
    'error.status': 'Estado HTTP',
    'error.exitCode': 'Código de salida',
    'error.signal': 'Terminado por la señal',
  },
  symptomState: { seen: 'Visto', 'not-seen': 'No visto', unknown: 'No se sabe' },
  youSaid: 'Lo dijo usted',
  near: 'Solo palabras parecidas',
  possible: 'Posible: no se pudo comprobar un indicio necesario',
  notThis: '¿No es esta guía?',
  takeBack: 'Deshacer',
};

const EVIDENCE: Readonly<Record<Family, string>> = {
  declared: 'código de error',
  type: 'tipo de error',
  protocol: 'estado',
  phrase: 'palabras',
  state: 'situación de la ejecución',
};
