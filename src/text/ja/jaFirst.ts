import type { Dictionary } from '../Messages.ts';

const nameOf = (run: string): string => (run ? `実行 ${run} ` : 'この実行');

/** Japanese texts that are shown before the answer. Terms and the polite form are those of docs/languages.md. */
export const jaFirst: Omit<Dictionary, 'load'> = {
  lang: 'ja',
  dir: 'ltr',
  help: 'ヘルプ',
  helpWithRun: ({ run }) => `${nameOf(run)}のヘルプ`,
  reportRun: 'この実行を報告',
  openFailed: 'ヘルプを読み込めませんでした。もう一度お試しください。',
  draftBegun: 'この実行の報告が書きかけです。',
  opening: 'ヘルプを開いています',
  panelName: ({ run }) => `${nameOf(run)}のヘルプ`,
  close: 'ヘルプを閉じる',
  back: '戻る',
  forward: '進む',
  retryLoading: '再試行',
  loadingGuides: 'この実行を読み取っています…',
  loadingSlow: 'まだ読み込み中です…',
  loadingAgain: '再試行しています…',
  panelFailed: 'ヘルプで問題が発生しました。実行には影響ありません。',
};
