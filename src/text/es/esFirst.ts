import type { Dictionary } from '../Messages.ts';

const nameOf = (run: string): string => (run ? `la ejecución ${run}` : 'esta ejecución');

/** Spanish texts that are shown before the answer. Terms and the *usted* are those of docs/languages.md. */
export const esFirst: Omit<Dictionary, 'load'> = {
  lang: 'es',
  dir: 'ltr',
  help: 'Ayuda',
  helpWithRun: ({ run }) => `Ayuda con ${nameOf(run)}`,
  reportRun: 'Informar de esta ejecución',
  openFailed: 'La ayuda no se cargó. Vuelva a intentarlo.',
  draftBegun: 'Empezó un informe sobre esta ejecución.',
  opening: 'Abriendo la ayuda',
  panelName: ({ run }) => `Ayuda con ${nameOf(run)}`,
  close: 'Cerrar la ayuda',
  back: 'Atrás',
  forward: 'Adelante',
  retryLoading: 'Reintentar',
  loadingGuides: 'Leyendo esta ejecución…',
  loadingSlow: 'Aún cargando…',
  loadingAgain: 'Reintentando…',
  panelFailed: 'Algo falló en este panel. Su ejecución no se ve afectada.',
};
