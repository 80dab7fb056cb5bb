import type { Family } from '../../core/model/signal/signal.ts';
import type { FrameMessages, GuideMessages, PanelMessages } from '../Messages.ts';

/** German for what stands in the panel when it opens. */
export const dePanel: Omit<PanelMessages & GuideMessages, keyof FrameMessages> = {
  reportRun: 'Lauf melden',
  toReport: 'Zum Bericht',
  toAnswer: 'Zurück zur Antwort',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Kopieren nicht möglich. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  copyError: 'Fehlertext kopieren',
  copyReport: 'Bericht kopieren',
  copyCode: 'Diesen Befehl kopieren',
  copyLink: 'Link zu diesem Abschnitt kopieren',
  newTab: 'öffnet einen neuen Tab',
  loadingGuide: 'Die Anleitung wird geladen …',
  guideFailed:
    'Diese Anleitung wurde nicht geladen. Versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',
  indexFailed: 'Die Anleitungen wurden nicht geladen. Unten steht, was bei jedem Lauf hilft.',
  trouble: {
    none: 'Kein Problem gefunden',
    failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen',
    blocked: 'Blockiert',
    stuck: 'Hängt',
    retrying: 'Neuer Versuch läuft',
    empty: 'Nichts geliefert',
    wrong: 'Falsches Ergebnis',
  },
  troubleUnknown: 'Zustand unbekannt',
  headline: {
    none: 'Dieser Lauf zeigt kein Problem',
    failed: 'Dieser Lauf ist fehlgeschlagen',
    cancelled: 'Dieser Lauf wurde abgebrochen',
    blocked: 'Dieser Lauf wartet und kann noch nicht weiter',
    stuck: 'Dieser Lauf meldet keinen Fortschritt mehr',
    retrying: 'Das System versucht diesen Lauf erneut',
    empty: 'Dieser Lauf ist fertig, hat aber nichts geliefert',
    wrong: 'Dieser Lauf ist fertig, aber sein Ergebnis hat die Prüfung nicht bestanden',
  },
  headlineUnknown: 'Der Zustand dieses Laufs ist unbekannt',
  tryFailed: ({ attempt, said, at = 0, now }, f) =>
    `Versuch ${f.number(attempt)} gescheitert${said ? `: ${said}` : ''}; ${at > now ? `noch ${f.duration(at - now)} bis zum nächsten` : 'der nächste folgt jetzt'}`,
  waits: 'Wartet',
  waitsSince: ({ at, now }, f) => {
    const waited = Math.floor((now - at) / 60_000) * 60_000;
    return `seit ${f.time(at, now)}${waited > 0 ? ` (${f.duration(waited)})` : ''}`;
  },
  headlineNothing: 'Nichts hier deutet auf einen Fehlschlag hin',
  status: {
    queued: 'in der Warteschlange',
    running: 'aktiv',
    waiting: 'wartend',
    succeeded: 'erfolgreich',
    failed: 'fehlgeschlagen',
    cancelled: 'abgebrochen',
  },
  atStep: ({ step }) => `Schritt „${step}“`,
  hostSays: ({ text }) => `Das System meldet: „${text}“`,
  about: {
    root: 'Der erste Fehler, der nicht aus einem anderen folgt.',
    terminal: 'Der Fehler, der den Lauf beendet hat.',
    cursor: 'Der Fehler an dieser Stelle der Wiedergabe.',
  },
  alsoFailed: ({ count }, f) =>
    f.plural(count, {
      one: 'Ein weiterer Schritt ist fehlgeschlagen',
      other: `${f.number(count)} weitere Schritte sind fehlgeschlagen`,
    }),
  whatTheRunSays: 'Fehlertext',
  noOwnWords: 'Der Lauf hat keinen Fehlertext hinterlassen.',
  showAll: 'Alles anzeigen',
  showLess: 'Weniger anzeigen',
  attempt: ({ attempt }, f) => `Versuch ${f.number(attempt)}`,
  showStep: 'Diesen Schritt anzeigen',
  nextMove: 'Nächster Schritt',
  moveKind: { fix: 'Beheben', retry: 'Wiederholen', continue: 'Fortsetzen', report: 'Melden' },
  moveFix: 'Den Schritten unten folgen',
  moveOpenStep: 'Fehlerhaften Schritt öffnen',
  moveOpenSurface: ({ surface }) => `${surface} öffnen`,
  moveRetry: 'Lauf wiederholen',
  retryReady: 'Die Wartezeit ist vorbei. Sie können jetzt wiederholen.',
  moveRetryAt: ({ at, now = at }, f) => `Wiederholen möglich in: ${f.duration(at - now)}`,
  moveWait: 'Warten',
  moveWaitUntil: ({ at, now }, f) => `Warten bis ${f.time(at, now)}`,
  moveResume: 'Lauf fortsetzen',
  moveDecide: 'Entscheiden',
  moveAnswer: 'Antworten',
  moveSkip: 'Diesen Schritt überspringen',
  moveNothing: 'Nichts zu tun',
  repeatQuestion: ({ effects }) => `Dies würde noch einmal geschehen: ${effects}. Trotzdem wiederholen?`,
  repeatAnyway: 'Trotzdem wiederholen',
  doNotRepeat: 'Nicht jetzt',
  movePending: {
    retry: 'Wird wiederholt …',
    resume: 'Wird fortgesetzt …',
    skip: 'Der Schritt wird übersprungen …',
  },
  moveDone: { retry: 'Wiederholung gestartet.', resume: 'Lauf fortgesetzt.', skip: 'Schritt übersprungen.' },
  moveStarted: ({ run }) => `Wird als ${run} wiederholt.`,
  moveFailed: ({ said }) => (said ? `Das hat nicht geklappt: „${said}“` : 'Das hat nicht geklappt.'),
  movePressedElsewhere:
    'Wurde gerade schon gestartet, vielleicht in einem anderen Tab. Warten Sie, bis sich der Lauf ändert.',
  answerChanged: 'Der Lauf hat sich geändert. Hier ist die neue Antwort.',
  beforeYouDo: 'Bevor Sie beginnen',
  reasonNothingWrong: 'Dieser Lauf zeigt kein Problem.',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'Das System versucht es von selbst erneut. Sie müssen nichts tun.';
    }
    const when = now === undefined ? `um ${f.clock(at)}` : `(noch ${f.duration(at - now)})`;
    return `Das System versucht es ${when} von selbst erneut. Sie müssen nichts tun.`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `Der Lauf wartet auf ${what}${who ? ` von ${who}` : ''}${until === undefined ? '' : `, bis ${f.time(until, now)}`}.`,
  reasonBlocker: ({ text }) => `Das System meldet: „${text}“`,
  reasonNoGuide:
    'Keine Anleitung erklärt diesen Fehler eindeutig. Der fehlerhafte Schritt zeigt, was geschehen ist.',
  reasonNotRetryable: ({ said }) =>
    `Das System, in dem der Fehler auftrat, schließt ein Wiederholen aus${said ? ` (${said})` : ''}. Derselbe Aufruf würde wieder scheitern.`,
  reasonFailedAlike: ({ times }, f) =>
    f.plural(times, {
      one: 'Ein früherer Versuch ist genauso gescheitert. Ein weiterer hilft vermutlich nicht.',
      other: `${f.number(times)} frühere Versuche sind genauso gescheitert. Ein weiterer hilft vermutlich nicht.`,
    }),
  reasonNotRepeatable:
    'Der fehlerhafte Schritt lässt sich vielleicht nicht gefahrlos wiederholen. Prüfen Sie, was er schon getan hat.',
  reasonRepeats: ({ effects }) => `Beim Wiederholen geschieht dies noch einmal: ${effects}.`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? ` (${said})` : '';
    if (now === undefined) return `Das System bittet, bis ${f.clock(at)} zu warten${by}.`;
    return at > now
      ? `Das System bittet zu warten${by}, noch ${f.duration(at - now)}.`
      : `Das System bat zu warten${by}. Diese Zeit ist vorbei.`;
  },
  reasonHostCannot: {
    retry: 'Diese Seite kann den Lauf nicht wiederholen. Starten Sie ihn dort, wo Sie ihn gestartet haben.',
    resume: 'Diese Seite kann den Lauf nicht fortsetzen. Setzen Sie ihn dort fort, wo Sie ihn verwalten.',
    skip: 'Diese Seite kann den Schritt nicht überspringen.',
  },
  reasonNoSurface: ({ surface }) => `Diese Seite hat keinen Link zu: ${surface}. Öffnen Sie es selbst.`,
  reasonNotOptional: 'Der Lauf braucht diesen Schritt, er kann nicht übersprungen werden.',
  reasonInspectFirst:
    'Sehen Sie sich zuerst den fehlerhaften Schritt an. Der Support hilft schneller, wenn das wichtigste Anzeichen bekannt ist.',
  waitingFor: {
    approval: 'eine Freigabe',
    input: 'eine Antwort',
    capacity: 'freie Kapazität',
    timer: 'einen festgelegten Zeitpunkt',
    retry: 'den nächsten Versuch',
  },
  section: {
    symptoms: 'Anzeichen',
    causes: 'Mögliche Ursachen',
    fix: 'So beheben Sie es',
    where: 'Wohin Sie gehen',
    support: 'Wann Sie den Support fragen',
  },
  card: {
    'What it is': 'Was es ist',
    'When to use it': 'Wann es hilft',
    'Where to find it': 'Wo es zu finden ist',
    'What happens next': 'Wie es weitergeht',
    'Common mistake': 'Häufiger Fehler',
    'Related action': 'Passende Aktion',
    Tip: 'Tipp',
    'It worked when': 'Es hat geklappt, wenn',
    'To prevent it': 'So beugen Sie vor',
    'How long it takes': 'Wie lange es dauert',
    'Who can do it': 'Wer es tun kann',
  },
  contents: 'In dieser Anleitung',
  facts: 'Auf einen Blick',
  factSurfaces: 'Zuständige Bereiche',
  factType: 'Art der Anleitung',
  factSections: 'Abschnitte',
  factRelated: 'Verwandte Anleitungen',
  factEscalation: 'Eskalation',
  factRelatedAction: 'Passende Aktion',
  factReviewed: 'Geprüft',
  noteSurfaces: 'Beginnen Sie dort, wo das Produkt das Problem schon erklärt oder steuert.',
  noteType: 'Folgt dem aktuellen Ablauf und der Zuständigkeit.',
  noteSections: 'Erst die Zusammenfassung, dann Schritte, Fehler und Wiederherstellung.',
  noteRelated: 'Geschrieben für den heutigen Aufbau des Produkts und den Ablauf der Läufe.',
  fixHere: 'So beheben Sie es, für diesen Lauf',
  whatToLookAt: 'Was Sie ansehen sollten',
  anyCause: 'Bei jeder Ursache',
  stepsDone: ({ done, of }, f) => `${f.number(done)} von ${f.number(of)}`,
  isItThis: 'Ist es das?',
  mistakesAndTips: 'Fehler und Tipps',
  wholeGuide: 'Ganze Anleitung',
  symptomsSeen: ({ count }, f) => `${f.number(count)} erkannt`,
  ownedBy: ({ surfaces }) => `Zuständig: ${surfaces}`,
  guideType: ({ type }) => `Art: ${type}`,
  checkedOn: ({ day }) => `geprüft am ${day}`,
  reviewedOn: ({ day }) => `geprüft am ${day}`,
  relatedGuides: 'Verwandte Anleitungen',
  tick: ({ item }, f) => `Schritt ${f.number(item)} erledigt`,
  likelyHere: 'In diesem Lauf erkannt',
  yes: 'Ja',
  no: 'Nein',
  standing: { clear: 'Eindeutig', likely: 'Wahrscheinlich', possible: 'Möglich' },
  likelyLeads: 'Wahrscheinlich, nur nach dem Wortlaut. Ist es das?',
  generalLeads:
    'Keine Anleitung passt eindeutig. Diese Schritte helfen bei jedem fehlgeschlagenen Lauf; die nächstliegenden Anleitungen stehen unten.',
  why: 'Warum wir das annehmen',
  whyGist: ({ standing, families }, f) => {
    const said = f.list(families.map((family) => EVIDENCE[family]));
    if (standing === 'possible') return 'Möglicher Treffer';
    if (standing === 'likely') return 'Wahrscheinlicher Treffer, nur nach dem Wortlaut';
    return families.length > 1 ? `Eindeutig: ${said} stimmen überein` : `Eindeutig: ${said}`;
  },
  signal: {
    'error.code': 'Fehlercode',
    'error.reason': 'Angegebener Grund',
    'error.type': 'Fehlertyp',
    'error.status': 'HTTP-Status',
    'error.exitCode': 'Exit-Code',
    'error.signal': 'Beendet durch Signal',
  },
  symptomState: { seen: 'Erkannt', 'not-seen': 'Nicht erkannt', unknown: 'Unklar' },
  youSaid: 'Ihre Angabe',
  near: 'Nur ähnliche Wörter',
  possible: 'Möglich: ein nötiges Anzeichen ließ sich nicht prüfen',
  notThis: 'Falsche Anleitung?',
  takeBack: 'Rückgängig',
};

const EVIDENCE: Readonly<Record<Family, string>> = {
  declared: 'Fehlercode',
  type: 'Fehlertyp',
  protocol: 'Status',
  phrase: 'Wortlaut',
  state: 'Zustand des Laufs',
};
