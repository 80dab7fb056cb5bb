import type { AsideMessages } from '../AsideMessages.ts';
import type { Language } from '../message.ts';
import { jaPanel } from './jaPanel.ts';

/** Japanese for other guides and the search, Mission Replay, the pill, earlier runs and the command line. */
export const jaAsides: Omit<AsideMessages, keyof Language> = {
  helpfulQuestion: '役に立ちましたか？',
  helpfulYes: 'ありがとうございます。記録しました。',
  helpfulNo: '記録しました。',
  otherGuides: 'ほかのガイドを見る',
  saySomethingElse: '結果に問題がありますか？',
  verdict: {
    'wrong-result': '結果が間違っている',
    'nothing-produced': '何も作成されなかった',
    'context-ignored': 'コンテキストが無視された',
  },
  unhelpfulQuestion: '何が問題でしたか？',
  unhelpful: {
    'other-problem': '別の問題だった',
    unclear: 'わかりにくい',
    'did-not-work': '手順で解決しなかった',
    outdated: '内容が古い',
  },
  unhelpfulThanks: '記録しました。報告に含まれます。',
  reportNote: {
    draft: '作成中の報告があります。内容は保存されています。',
    saved: 'この実行の報告は保存済みで、これから送信されます。',
    sending: 'この実行の報告を送信しています。',
    waiting: 'この実行の報告は送信待ちです。',
    unsure: 'この実行の報告が届いていない可能性があります。',
    delivered: 'この実行は報告済みです。',
    'handed-over': 'この実行の報告を引き渡しました。',
    rejected: 'この実行の報告は受け付けられませんでした。',
  },
  whenReady: '待ち時間が終わったら',
  retryWhenReady: '自動で再試行',
  tellMe: '知らせる',
  willRetry: ({ at, now }, f) => `このページを開いたままなら ${f.time(at, now)} に再試行します。`,
  willNotify: '通知が届きます。',
  willMark: 'このタブのタイトルで知らせます。',
  readyTitle: ({ run }) => `再試行できます：${run}`,
  retriedTitle: ({ run }) => `${run} を再試行しています`,
  incomplete: ({ count }, f) =>
    `この実行の値のうち ${f.number(count)} 件を読み取れなかったため、除外しました。`,
  followed: ({ run, from, status }) => {
    const now = `${run} が ${from} に置き換わりました。`;
    if (status === 'succeeded') return `${now}成功しました。`;
    if (status === 'failed') return `${now}こちらも失敗しました。`;
    if (status === 'cancelled') return `${now}キャンセルされました。`;
    return status === undefined ? now : `${now}現在の状態：${jaPanel.status[status]}。`;
  },
  tried: ({ kind, at, now }, f) =>
    `${f.time(at, now)} にこの実行を${kind === 'retry' ? '再試行' : '続行'}しました。`,
  lookAt: 'この実行で確認する場所',
  lookStep: '失敗したステップ',
  lookLog: 'ログの最終行',
  lookChanged: '変更された設定',
  lookProvider: 'プロバイダー',
  lookContext: 'コンテキスト',
  lookArtifacts: '成果物',
  contextUsed: ({ attached, used }, f) =>
    used === undefined
      ? `${f.number(attached)} 件添付`
      : `${f.number(attached)} 件中 ${f.number(used)} 件使用`,
  others: 'ほかに当てはまるガイド',
  othersNone: 'この実行に当てはまるガイドはほかにありません。',
  ruledOut: '除外したガイド',
  ruledOutBy: ({ guide, symptom }) => `${guide}（検出：${symptom}）`,
  missing: ({ guide, symptom }) => `${guide}（未検出：${symptom}）`,
  search: 'ガイドを検索',
  searchHint: 'エラーコードまたはキーワード',
  searchResults: ({ count, query }, f) =>
    count === 0
      ? `「${query}」に一致するガイドはありません。`
      : `「${query}」に一致するガイドが ${f.number(count)} 件あります。`,
  allGuides: 'すべてのガイド',
  recentSearches: '最近の検索',
  clearRecent: '消去',
  searchNames:
    'timeout: タイムアウト, 時間切れ | key: キー, 鍵, 認証, パスワード | wrong: 無効, 間違い, 間違って, 違い, 拒否, 期限切れ | permission: 権限 | out of memory: メモリ | rate limit: レート制限, リクエスト 数 | quota: 残高, クレジット, 請求 | network: ネットワーク, 接続 | certificate: 証明書 | disk: ディスク, 容量 | not found: 見つかりません, 存在 しません | stuck: 止まっ, 進みません | waiting: 待機 | approval: 承認 | cancelled: キャンセル | crash: クラッシュ | retry: 再試行 | environment variable: 環境変数, 設定 | nothing produced: 成果物',
  resize: 'ヘルプパネルの幅',
  narrower: '狭くする',
  wider: '広くする',
  replayMoment: 'この時点',
  replayNotYet: '失敗はまだ発生していません',
  replayAppears: '失敗はここで発生',
  replayVisible: '失敗はすでに発生しています',
  replayStep: ({ step, status }) => `「${step}」${status ? `：${status}` : ''}`,
  replayNoStep: 'この時点のステップはありません',
  jumpToFailure: '失敗したステップへ移動',
  stepAnswer: 'ここに別の失敗',
  stepRecovered: 'このステップは一度失敗し、その後回復しました',
  pin: '理由を見る',
  unpin: '隠す',
  pinned: ({ step }) => `固定表示：ステップ「${step}」`,
  pillName: ({ run }) => `${run} の手順`,
  pillStep: ({ step, of }, f) => `手順 ${f.number(step)}/${f.number(of)}`,
  pillAllDone: 'すべての手順が完了',
  pillPrevious: '前の手順',
  pillNext: '次の手順',
  pillDone: '完了',
  pillBack: ({ run }) => `${run} に戻る`,
  pillRetry: '実行を再試行',
  pillMoving: '実行に続行を依頼しています…',
  pillMoved: ({ run }) => (run === undefined ? '実行が続行しました' : `${run} が開始しました`),
  pillMoveFailed: 'うまくいきませんでした。実行に戻って理由を確認してください。',
  pillPlace: 'バーを移動：ドラッグするか矢印キーを使います',
  pillEnd: '手順を閉じる',
  pinPanel: '横に固定',
  unpinPanel: '固定を解除',
  expandPanel: 'ページとして開く',
  foldPanel: 'パネルに戻る',
  printPanel: '印刷',
  sheetHeight: 'パネルの高さを変える',
  failedAlike: ({ times, since, now }, f) =>
    `以前にも ${f.number(times)} 回、同じ失敗をしています${
      since === undefined ? '' : `（${f.time(since, now)} から連続）`
    }。`,
  lastWorked: ({ at, now }, f) => `最後に成功した日時：${f.time(at, now)}。`,
  flaky: 'ときどきこの失敗をし、その間は成功しています。',
  changedSince: 'その後の変更点：',
  changedTitle: '最後に成功してからの変更点',
  change: ({ kind, name, from, to }) => {
    if (kind === 'step-added') return `ステップ「${name}」が追加されました`;
    if (kind === 'step-removed') return `ステップ「${name}」がなくなりました`;
    if (kind === 'slower') return `ステップ「${name}」の所要時間：${from} → ${to}`;
    return `${kind === 'fact' ? name : CHANGED[kind]}：${from} → ${to}`;
  },
  runName: ({ run, attempt }, f) => {
    const name = run ? `実行 ${run}` : 'この実行';
    return attempt !== undefined && attempt > 1 ? `${name}、${f.number(attempt)} 回目の試行` : name;
  },
  runSaid: ({ text }) => `「${text}」`,
};

const CHANGED = {
  version: 'バージョン',
  'context-attached': '添付されたコンテキストの数',
  'context-used': '使用されたコンテキストの数',
  'budget-limit': '予算',
} as const;
