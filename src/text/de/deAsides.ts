import type { AsideMessages } from '../AsideMessages.ts';
import type { Language } from '../message.ts';
import { dePanel } from './dePanel.ts';

/** German for other guides and the search, Mission Replay, the pill, earlier runs and the command line. */
export const deAsides: Omit<AsideMessages, keyof Language> = {
  helpfulQuestion: 'War das hilfreich?',
  helpfulYes: 'Schön. Ist notiert.',
  helpfulNo: 'Ist notiert.',
  otherGuides: 'Andere Anleitungen ansehen',
  saySomethingElse: 'Ergebnis nicht richtig?',
  verdict: {
    'wrong-result': 'Das Ergebnis ist falsch',
    'nothing-produced': 'Es wurde nichts erzeugt',
    'context-ignored': 'Der Kontext wurde nicht beachtet',
  },
  unhelpfulQuestion: 'Was hat nicht gepasst?',
  unhelpful: {
    'other-problem': 'Mein Problem ist ein anderes',
    unclear: 'Schwer zu verstehen',
    'did-not-work': 'Die Schritte haben nicht geholfen',
    outdated: 'Veraltet',
  },
  unhelpfulThanks: 'Ist notiert und kommt in einen Bericht.',
  reportNote: {
    draft: 'Sie haben einen Bericht begonnen. Ihr Text bleibt erhalten.',
    saved: 'Ein Bericht zu diesem Lauf ist gespeichert und wird gesendet.',
    sending: 'Ein Bericht zu diesem Lauf wird gerade gesendet.',
    waiting: 'Ein Bericht zu diesem Lauf wartet auf den Versand.',
    unsure: 'Ein Bericht zu diesem Lauf ist vielleicht nicht angekommen.',
    delivered: 'Dieser Lauf wurde gemeldet.',
    'handed-over': 'Ein Bericht zu diesem Lauf wurde übergeben.',
    rejected: 'Ein Bericht zu diesem Lauf wurde nicht angenommen.',
  },
  whenReady: 'Wenn die Wartezeit vorbei ist',
  retryWhenReady: 'Danach wiederholen',
  tellMe: 'Bescheid geben',
  willRetry: ({ at, now }, f) => `Wird um ${f.time(at, now)} wiederholt, solange diese Seite offen bleibt.`,
  willNotify: 'Sie bekommen eine Benachrichtigung.',
  willMark: 'Der Titel dieses Tabs sagt es.',
  readyTitle: ({ run }) => `Bereit zum Wiederholen: ${run}`,
  retriedTitle: ({ run }) => `${run} wird wiederholt`,
  incomplete: ({ count }, f) =>
    f.plural(count, {
      one: 'Ein Wert dieses Laufs war nicht lesbar und wurde weggelassen.',
      other: `${f.number(count)} Werte dieses Laufs waren nicht lesbar und wurden weggelassen.`,
    }),
  followed: ({ run, from, status }) => {
    const now = `${run} ersetzt ${from}`;
    if (status === 'succeeded') return `${now}. Er war erfolgreich.`;
    if (status === 'failed') return `${now}. Auch er ist fehlgeschlagen.`;
    if (status === 'cancelled') return `${now}. Er wurde abgebrochen.`;
    return status === undefined ? `${now}.` : `${now}. Sein Zustand: ${dePanel.status[status]}.`;
  },
  tried: ({ kind, at, now }, f) =>
    `Sie haben diesen Lauf um ${f.time(at, now)} ${kind === 'retry' ? 'wiederholt' : 'fortgesetzt'}.`,
  lookAt: 'Wo in diesem Lauf nachsehen',
  lookStep: 'Fehlerhafter Schritt',
  lookLog: 'Letzte Protokollzeile',
  lookChanged: 'Geänderte Einstellungen',
  lookProvider: 'Anbieter',
  lookContext: 'Kontext',
  lookArtifacts: 'Artefakte',
  contextUsed: ({ attached, used }, f) =>
    used === undefined
      ? `${f.number(attached)} angehängt`
      : `${f.number(used)} von ${f.number(attached)} genutzt`,
  others: 'Andere passende Anleitungen',
  othersNone: 'Keine andere Anleitung passt zu diesem Lauf.',
  ruledOut: 'Ausgeschlossen',
  ruledOutBy: ({ guide, symptom }) => `${guide}. Hier erkannt: ${symptom}`,
  missing: ({ guide, symptom }) => `${guide}. Hier nicht erkannt: ${symptom}`,
  search: 'Anleitungen durchsuchen',
  searchHint: 'Ein Fehlercode oder ein paar Wörter',
  searchResults: ({ count, query }, f) =>
    count === 0
      ? `Keine Anleitung zu „${query}“ gefunden.`
      : f.plural(count, {
          one: `Eine Anleitung zu „${query}“ gefunden.`,
          other: `${f.number(count)} Anleitungen zu „${query}“ gefunden.`,
        }),
  allGuides: 'Alle Anleitungen',
  recentSearches: 'Letzte Suchen',
  clearRecent: 'Löschen',
  searchNames:
    'timeout: zeitüberschreitung, zeitlimit | key: schlüssel, passwort, zugangsdaten, anmeldung | wrong: falsch, ungültig, abgelehnt, abgelaufen | permission: berechtigung, verboten, zugriff | out of memory: speicher, arbeitsspeicher | rate limit: zu viele anfragen, ratenlimit | quota: guthaben, kontingent, abrechnung | network: netzwerk, verbindung | certificate: zertifikat | disk: festplatte, speicherplatz | not found: nicht gefunden, fehlt | stuck: hängt | waiting: wartet | approval: genehmigung, freigabe | cancelled: abgebrochen, abbruch | crash: absturz, abgestürzt | retry: wiederholen, erneut | environment variable: umgebungsvariable, einstellung, konfiguration | nothing produced: kein ergebnis, leer | : das, der, die, ein, eine, hat, ich, ist, mein, meine, mit, nicht, und, von, warum, was, wie, wird, zu',
  resize: 'Breite der Hilfe',
  narrower: 'Schmaler',
  wider: 'Breiter',
  replayMoment: 'In diesem Moment',
  replayNotYet: 'Fehler noch nicht zu sehen',
  replayAppears: 'Fehler tritt hier auf',
  replayVisible: 'Fehler schon zu sehen',
  replayStep: ({ step, status }) => `„${step}“${status ? `: ${status}` : ''}`,
  replayNoStep: 'Kein Schritt in diesem Moment',
  jumpToFailure: 'Zum fehlerhaften Schritt springen',
  stepAnswer: 'Hier ein anderer Fehler',
  stepRecovered: 'Dieser Schritt ist erst fehlgeschlagen und lief dann weiter',
  pin: 'Grund zeigen',
  unpin: 'Ausblenden',
  pinned: ({ step }) => `Im Blick: Schritt „${step}“`,
  pillName: ({ run }) => `Schritte für ${run}`,
  pillStep: ({ step, of }, f) => `Schritt ${f.number(step)} von ${f.number(of)}`,
  pillAllDone: 'Alle Schritte erledigt',
  pillPrevious: 'Vorheriger Schritt',
  pillNext: 'Nächster Schritt',
  pillDone: 'Erledigt',
  pillBack: ({ run }) => `Zurück zu ${run}`,
  pillRetry: 'Lauf wiederholen',
  pillMoving: 'Der Lauf wird angestoßen …',
  pillMoved: ({ run }) => (run === undefined ? 'Der Lauf geht weiter' : `${run} wurde gestartet`),
  pillMoveFailed: 'Das hat nicht geklappt. Gehen Sie zum Lauf zurück, um zu sehen, warum.',
  pillPlace: 'Leiste verschieben: ziehen oder Pfeiltasten drücken',
  pillEnd: 'Schritte schließen',
  pinPanel: 'An den Rand heften',
  unpinPanel: 'Lösen',
  expandPanel: 'Als Seite öffnen',
  foldPanel: 'Zurück zum Fenster',
  printPanel: 'Drucken',
  sheetHeight: 'Hilfe höher oder niedriger',
  failedAlike: ({ times, since, now }, f) =>
    `${f.plural(times, { one: 'Schon einmal so gescheitert', other: `Schon ${f.number(times)}-mal so gescheitert` })}${
      since === undefined ? '' : `, ununterbrochen seit ${f.time(since, now)}`
    }.`,
  lastWorked: ({ at, now }, f) => `Zuletzt erfolgreich: ${f.time(at, now)}.`,
  flaky: 'Scheitert hin und wieder so und läuft dazwischen.',
  changedSince: 'Was seitdem anders ist:',
  changedTitle: 'Was sich seit dem letzten Erfolg geändert hat',
  change: ({ kind, name, from, to }) => {
    if (kind === 'step-added') return `Schritt „${name}“ ist neu`;
    if (kind === 'step-removed') return `Schritt „${name}“ fehlt`;
    if (kind === 'slower') return `Schritt „${name}“ dauerte ${to} statt ${from}`;
    return `${kind === 'fact' ? name : CHANGED[kind]}: ${from} → ${to}`;
  },
  runName: ({ run, attempt }, f) => {
    const name = run ? `Lauf ${run}` : 'Dieser Lauf';
    return attempt !== undefined && attempt > 1 ? `${name}, Versuch ${f.number(attempt)}` : name;
  },
  runSaid: ({ text }) => `„${text}“`,
};

const CHANGED = {
  version: 'Version',
  'context-attached': 'angehängte Kontextteile',
  'context-used': 'genutzte Kontextteile',
  'budget-limit': 'Budget',
} as const;
