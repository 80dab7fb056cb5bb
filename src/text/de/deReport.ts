import type { ReportMessages } from '../ReportMessages.ts';

const KEEP_OPEN = 'Lassen Sie diese Seite offen, bis der Bericht angekommen ist.';

/** German for the report form and for reports that were sent. */
export const deReport: ReportMessages = {
  loadingReport: 'Der Bericht wird ausgefüllt …',
  reportIntro: 'Aus diesem Lauf ausgefüllt. Ergänzen Sie, was Sie wissen, und senden Sie ihn.',
  replacesIntro:
    'Ihr Text ist wieder da. Sobald dieser Bericht gespeichert ist, ersetzt er den nicht angenommenen.',
  beforeReport: 'Bevor Sie melden',
  trailReplay: ({ done }) => (done ? 'Mission Replay geöffnet' : 'Mission Replay noch nicht geöffnet'),
  trailStep: ({ done }) =>
    done ? 'Fehlerhafter Schritt angesehen' : 'Fehlerhafter Schritt noch nicht angesehen',
  trailSurface: ({ done }) =>
    done ? 'Zuständiger Bereich geöffnet' : 'Zuständiger Bereich noch nicht geöffnet',
  trailTicks: ({ count }, f) =>
    f.plural(count, {
      one: 'Ein Schritt der Anleitung abgehakt',
      other:
        count === 0
          ? 'Kein Schritt der Anleitung abgehakt'
          : `${f.number(count)} Schritte der Anleitung abgehakt`,
    }),
  showIt: 'Anzeigen',
  categoryLabel: 'Worum geht es?',
  categoryUnsaid: 'Bitte wählen (optional)',
  category: {
    blocked: 'Der Lauf ist blockiert oder hängt',
    'wrong-result': 'Das Ergebnis ist falsch oder fehlt',
    'unclear-failure': 'Der Fehler ist nicht klar',
    'guide-wrong': 'Die Anleitung passt nicht oder ist falsch',
    other: 'Etwas anderes',
  },
  subjectLabel: 'Betreff',
  messageLabel: 'Nachricht',
  messageHint: 'Was Sie erwartet haben und was Sie versucht haben.',
  messageTooLong: ({ over }, f) =>
    f.plural(over, {
      one: 'Ein Zeichen zu lang; das Ende wird gekürzt.',
      other: `${f.number(over)} Zeichen zu lang; das Ende wird gekürzt.`,
    }),
  otherText: 'Dies wurde in einem anderen Tab in denselben Bericht geschrieben:',
  takeOther: 'Zur Nachricht hinzufügen',
  leaveOther: 'Weglassen',
  partsLabel: 'Enthalten',
  part: {
    mission: 'Mission und Aufgabe',
    step: 'Fehlerhafter Schritt',
    artifacts: 'Artefakte',
    log: 'Auszug aus dem Protokoll',
    guide: 'Anleitung und Belege',
    trail: 'Was Sie bisher getan haben',
    page: 'Diese Seite',
    context: 'Wer Sie sind und welches System',
  },
  receiverLabel: 'Senden an',
  willBeSent: 'Genau das wird gesendet',
  previewSize: ({ units }, f) => `${f.number(units)} Zeichen`,
  removedNone: 'Nichts gefunden, das wie ein Geheimnis aussieht.',
  removedKind: {
    email: 'E-Mail-Adresse',
    'card-number': 'Kartennummer',
    'host-secret': 'Wert, den dieses Produkt geheim hält',
    'named-secret': 'Geheimnis',
    'private-key': 'privater Schlüssel',
    jwt: 'Token',
    cookie: 'Cookie',
  },
  reportPlace: {
    message: 'Nachricht',
    subject: 'Betreff',
    run: 'Lauf',
    mission: 'Mission',
    task: 'Aufgabe',
    step: 'fehlerhafter Schritt',
    failures: 'Fehler',
    artifacts: 'Artefakte',
    log: 'Auszug aus dem Protokoll',
    guide: 'Anleitung und Belege',
    trail: 'was Sie bisher getan haben',
    page: 'Adresse der Seite',
    context: 'wer Sie sind und welches System',
  },
  removed: ({ kind, place, count }, f) =>
    `Entfernt (${place}): ${kind}${count > 1 ? `, ${f.number(count)}-mal` : ''}`,
  trimmed: ({ place, from, to }, f) =>
    to === 0
      ? `Aus Platzgründen weggelassen: ${place}, ${f.number(from)} Zeichen`
      : `Aus Platzgründen gekürzt: ${place}, von ${f.number(from)} auf ${f.number(to)} Zeichen`,
  previewFailed:
    'Geheimnisse ließen sich nicht sicher entfernen, deshalb kann von hier nichts gesendet werden.',
  noReceiver:
    'Diese Seite sagt nicht, wohin Berichte gehen. Kopieren Sie den Text und senden Sie ihn selbst an den Support.',
  interactiveAhead: 'Sie schließen es dort ab; hier ist nicht zu sehen, ob der Bericht gesendet wurde.',
  offlineAhead:
    'Sie sind offline. Der Bericht wird hier gespeichert und gesendet, sobald Sie wieder online sind.',
  notDurableAhead: {
    blocked: `Auf diesem Gerät kann nichts gespeichert werden. ${KEEP_OPEN}`,
    full: `Dieser Browser hat keinen Platz mehr. ${KEEP_OPEN}`,
    newer: `In einem anderen Tab läuft eine neuere Version. ${KEEP_OPEN}`,
    broken: `Der Speicher dieses Browsers funktioniert nicht. ${KEEP_OPEN}`,
    evicted: `Dieser Browser hat Gespeichertes gelöscht. ${KEEP_OPEN}`,
  },
  sendTo: ({ receiver }) => `Senden an ${receiver}`,
  continueTo: ({ receiver }) => `Weiter zu ${receiver}`,
  saving: 'Wird gespeichert …',
  notHandedOver: {
    'no-outbox':
      'Nicht gesendet: Der Bericht ließ sich nicht für den Versand speichern. Ihr Text bleibt erhalten; versuchen Sie es erneut oder kopieren Sie ihn.',
    'not-opened':
      'Nicht geöffnet: Der Browser hat es blockiert. Ihr Text bleibt erhalten; versuchen Sie es erneut oder kopieren Sie ihn.',
    'other-text':
      'Nicht gesendet: Ein anderer Tab hat diesen Bericht mit einem anderen Text gesendet. Sehen Sie ihn sich oben an; senden Sie diesen nur, wenn er etwas ergänzt.',
  },
  receiverSays: ({ said }) => `„${said}“`,
  discard: 'Verwerfen',
  discardQuestion: 'Ihren Text verwerfen?',
  keepDraft: 'Behalten',
  draftKept: 'Ihr Text bleibt auf diesem Gerät, bis Sie ihn senden oder verwerfen.',
  draftInPage: 'Ihr Text bleibt erhalten, solange diese Seite offen ist.',
  sentTitle: 'Berichte zu diesem Lauf',
  sentEarlier: ({ count }, f) =>
    f.plural(count, { one: 'Ein früherer Bericht', other: `${f.number(count)} frühere Berichte` }),
  elsewhere: 'Noch nicht eingegangene Berichte zu anderen Läufen',
  filedElsewhere: 'Von anderer Stelle eingegangen',
  alreadyReported: 'Senden Sie nur dann einen weiteren Bericht, wenn er etwas ergänzt.',
  evicted:
    'Dieser Browser hat hier gespeicherte Berichte gelöscht. Einer, den Sie gesendet haben und unten nicht sehen, ist vielleicht nicht angekommen.',
  unreadable: ({ count }, f) =>
    f.plural(count, {
      one: 'Ein gespeicherter Bericht war nicht lesbar. Er wurde beiseitegelegt und wird nicht gesendet.',
      other: `${f.number(count)} gespeicherte Berichte waren nicht lesbar. Sie wurden beiseitegelegt und werden nicht gesendet.`,
    }),
  writeAnother: 'Weiteren Bericht schreiben',
  stage: {
    saved: 'Gespeichert',
    sending: 'Wird gesendet',
    waiting: 'Wartet',
    unsure: 'Nicht sicher',
    delivered: 'Angekommen',
    'handed-over': 'Übergeben',
    rejected: 'Nicht angenommen',
  },
  someReceiver: 'den Empfänger',
  savedHere:
    'Auf diesem Gerät gespeichert. Er wird von selbst gesendet, auch wenn Sie gehen und später wiederkommen.',
  savedOnce:
    'Auf diesem Gerät gespeichert, aber nur an einer Stelle, die der Browser löschen kann. Er wird von selbst gesendet; laden Sie zur Sicherheit eine Kopie herunter.',
  savedInPage: `Nicht auf diesem Gerät gespeichert. ${KEEP_OPEN}`,
  isSending: ({ receiver }) => `Unterwegs an ${receiver}.`,
  unsure: ({ receiver }) =>
    `Es kam keine Antwort, er ist also vielleicht angekommen. Ein weiterer Versand könnte ihn doppelt anlegen. Fragen Sie zuerst nach bei: ${receiver}.`,
  delivered: ({ reference, at, now }, f) => `Angekommen als ${reference}, ${f.time(at, now)}.`,
  deliveredAlready: ({ reference }) => `Schon angekommen als ${reference}. Er wurde nicht doppelt angelegt.`,
  viewReport: 'Bericht ansehen',
  handedOver: {
    tab: 'In einem anderen Tab geöffnet. Schließen Sie es dort ab; hier ist nicht zu sehen, ob der Bericht gesendet wurde.',
    mail: 'An Ihr E-Mail-Programm übergeben. Schließen Sie es dort ab; hier ist nicht zu sehen, ob der Bericht gesendet wurde.',
    clipboard: 'Kopiert. Fügen Sie es dort ein, wo der Support es liest.',
    download: 'Als Datei gespeichert. Senden Sie sie an den Support.',
  },
  notSent: {
    offline: 'Noch nicht gesendet: Sie sind offline.',
    network: 'Noch nicht gesendet: Der Empfänger war nicht erreichbar.',
    timeout:
      'Noch nicht bestätigt: Der Empfänger hat nicht rechtzeitig geantwortet. Ein neuer Versuch legt den Bericht nicht doppelt an.',
    'rate-limited': 'Noch nicht gesendet: Der Empfänger nimmt im Moment keine Berichte mehr an.',
    server:
      'Noch nicht bestätigt: Der Empfänger hatte selbst ein Problem. Ein neuer Versuch legt den Bericht nicht doppelt an.',
  },
  nextTry: ({ ms }, f) => `Nächster Versuch in: ${f.duration(ms)}.`,
  refused: {
    auth: 'Abgelehnt: Der Empfänger nimmt von Ihnen keine Berichte an. Melden Sie sich neu an oder fragen Sie, wer ihn betreibt.',
    invalid: 'Abgelehnt: Der Empfänger hat diesen Bericht nicht angenommen.',
    'too-large': 'Abgelehnt: Der Bericht ist zu groß. Lassen Sie einen Teil weg und senden Sie ihn erneut.',
    gone: 'Abgelehnt: Der Empfänger nimmt keine Berichte mehr an.',
    blocked:
      'Nicht geöffnet: Der Browser hat es blockiert. Erlauben Sie es für diese Seite oder kopieren Sie den Text.',
    secret:
      'Zurückgehalten: Er enthält einen Wert, der inzwischen als geheim gilt. Es wurde nichts gesendet.',
  },
  receiverSaid: ({ status, said }, f) =>
    status > 0 ? `Die Antwort war ${f.number(status)}: „${said}“` : `Die Antwort war: „${said}“`,
  textIsKept: 'Ihr Text bleibt erhalten.',
  tryNow: 'Jetzt versuchen',
  sendAnyway: 'Trotzdem erneut senden',
  itArrived: 'Er ist angekommen',
  writeAgain: 'Bearbeiten und erneut senden',
  download: 'Herunterladen',
  doNotSend: 'Nicht senden',
  doNotSendQuestion: 'Diesen Bericht löschen?',
  keepReport: 'Behalten',
  forget: 'Entfernen',
  forgetQuestion: 'Diesen Bericht und seinen Text löschen?',
};
