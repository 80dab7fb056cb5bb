import type { Dictionary } from '../Messages.ts';

const nameOf = (run: string): string => (run ? `Lauf ${run}` : 'diesem Lauf');

/** German texts that are shown before the answer. Terms and the *Sie* are those of docs/languages.md. */
export const deFirst: Omit<Dictionary, 'load'> = {
  lang: 'de',
  dir: 'ltr',
  help: 'Hilfe',
  helpWithRun: ({ run }) => `Hilfe zu ${nameOf(run)}`,
  reportRun: 'Lauf melden',
  openFailed: 'Die Hilfe wurde nicht geladen. Noch einmal versuchen.',
  draftBegun: 'Sie haben zu diesem Lauf einen Bericht begonnen.',
  opening: 'Die Hilfe wird geöffnet',
  panelName: ({ run }) => `Hilfe zu ${nameOf(run)}`,
  close: 'Hilfe schließen',
  back: 'Zurück',
  forward: 'Vor',
  retryLoading: 'Erneut versuchen',
  loadingGuides: 'Der Lauf wird gelesen …',
  loadingSlow: 'Wird noch geladen …',
  loadingAgain: 'Neuer Versuch läuft …',
  panelFailed: 'In der Hilfe ist ein Fehler aufgetreten. Ihr Lauf ist davon nicht betroffen.',
};
