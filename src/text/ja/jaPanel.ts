import type { Family } from '../../core/model/signal/signal.ts';
import type { FrameMessages, GuideMessages, PanelMessages } from '../Messages.ts';

/** Japanese for what stands in the panel when it opens. */
export const jaPanel: Omit<PanelMessages & GuideMessages, keyof FrameMessages> = {
  reportRun: 'この実行を報告',
  toReport: '報告へ進む',
  toAnswer: '回答に戻る',
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。テキストを選択して手動でコピーしてください。',
  copyError: 'エラーをコピー',
  copyReport: '報告をコピー',
  copyCode: 'このコードをコピー',
  copyLink: 'このセクションへのリンクをコピー',
  newTab: '新しいタブで開きます',
  loadingGuide: 'ガイドを読み込んでいます…',
  guideFailed:
    'このガイドを読み込めませんでした。再試行しても読み込めない場合は、ページを再読み込みしてください。',
  indexFailed: 'ガイドを読み込めませんでした。どの実行にも役立つ内容を以下に示します。',
  trouble: {
    none: '問題なし',
    failed: '失敗',
    cancelled: 'キャンセル',
    blocked: 'ブロック中',
    stuck: '停滞',
    retrying: '再試行中',
    empty: '成果物なし',
    wrong: '結果に問題',
  },
  troubleUnknown: '状態不明',
  headline: {
    none: 'この実行に問題は見つかりません',
    failed: 'この実行は失敗しました',
    cancelled: 'この実行はキャンセルされました',
    blocked: 'この実行は待機中で、まだ先に進めません',
    stuck: 'この実行は進捗を報告しなくなりました',
    retrying: 'システムがこの実行を再試行しています',
    empty: 'この実行は完了しましたが、成果物がありません',
    wrong: 'この実行は完了しましたが、結果が検査に合格しませんでした',
  },
  headlineUnknown: 'この実行の状態は不明です',
  tryFailed: ({ attempt, said, at = 0, now }, f) =>
    `${f.number(attempt)} 回目の試行が失敗${said ? `（${said}）` : ''}。次の試行：${at > now ? `${f.duration(at - now)}後` : 'まもなく'}`,
  waits: '待機中',
  waitsSince: ({ at, now }, f) => {
    const waited = Math.floor((now - at) / 60_000) * 60_000;
    return `${f.time(at, now)} から${waited > 0 ? `（${f.duration(waited)}）` : ''}`;
  },
  headlineNothing: '失敗を示すものは見当たりません',
  status: {
    queued: '待ち行列',
    running: '実行中',
    waiting: '待機中',
    succeeded: '成功',
    failed: '失敗',
    cancelled: 'キャンセル',
  },
  atStep: ({ step }) => `ステップ「${step}」`,
  hostSays: ({ text }) => `システムからのメッセージ：「${text}」`,
  about: {
    root: 'ほかの失敗が原因ではない、最初の失敗です。',
    terminal: '実行を終了させた失敗です。',
    cursor: 'リプレイのこの時点での失敗です。',
  },
  alsoFailed: ({ count }, f) => `ほかに ${f.number(count)} 件のステップが失敗`,
  whatTheRunSays: 'エラーテキスト',
  noOwnWords: 'この実行にはエラーテキストが残っていません。',
  showAll: 'すべて表示',
  showLess: '一部だけ表示',
  attempt: ({ attempt }, f) => `${f.number(attempt)} 回目の試行`,
  showStep: 'このステップを表示',
  nextMove: '次の操作',
  moveKind: { fix: '修正', retry: '再試行', continue: '続行', report: '報告' },
  moveFix: '下の手順に従う',
  moveOpenStep: '失敗したステップを開く',
  // Japanese sets a space after Latin letters alone.
  moveOpenSurface: ({ surface }) => `${surface}${/\w$/.test(surface) ? ' ' : ''}を開く`,
  moveRetry: '実行を再試行',
  retryReady: '待ち時間が終わりました。再試行できます。',
  moveRetryAt: ({ at, now = at }, f) => `${f.duration(at - now)}後に再試行可能`,
  moveWait: '待機',
  moveWaitUntil: ({ at, now }, f) => `${f.time(at, now)} まで待機`,
  moveResume: '実行を再開',
  moveDecide: '判断する',
  moveAnswer: '回答する',
  moveSkip: 'このステップをスキップ',
  moveNothing: '必要な操作はありません',
  repeatQuestion: ({ effects }) => `次のことがもう一度行われます：${effects}。それでも再試行しますか？`,
  repeatAnyway: 'それでも再試行',
  doNotRepeat: '今はしない',
  movePending: { retry: '再試行しています…', resume: '再開しています…', skip: 'スキップしています…' },
  moveDone: {
    retry: '再試行を開始しました。',
    resume: '実行を再開しました。',
    skip: 'ステップをスキップしました。',
  },
  moveStarted: ({ run }) => `${run} として再試行しています。`,
  moveFailed: ({ said }) => (said ? `うまくいきませんでした：「${said}」` : 'うまくいきませんでした。'),
  movePressedElsewhere:
    '少し前に開始されています（別のタブの可能性があります）。実行の状態が変わるまでお待ちください。',
  answerChanged: '実行の状態が変わったため、回答を更新しました。',
  beforeYouDo: '始める前に',
  reasonNothingWrong: 'この実行に問題は見つかりません。',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'システムが自動的に再試行します。操作は不要です。';
    }
    const when = now === undefined ? `${f.clock(at)} に` : `${f.duration(at - now)}後に`;
    return `システムが${when}自動的に再試行します。操作は不要です。`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `この実行は${who ? `${who}の` : ''}${what}を待っています${until === undefined ? '' : `（${f.time(until, now)} まで）`}。`,
  reasonBlocker: ({ text }) => `システムからのメッセージ：「${text}」`,
  reasonNoGuide:
    'この失敗をはっきり説明できるガイドはありません。失敗したステップで何が起きたかを確認してください。',
  reasonNotRetryable: ({ said }) =>
    `失敗したシステムが再試行しないよう伝えています${said ? `（${said}）` : ''}。同じ呼び出しは再び失敗します。`,
  reasonFailedAlike: ({ times }, f) =>
    `これまでに ${f.number(times)} 回、同じ失敗をしています。もう一度試しても解決する可能性は低いでしょう。`,
  reasonNotRepeatable:
    '失敗したステップは、繰り返しても安全とは限りません。すでに何が行われたかを確認してください。',
  reasonRepeats: ({ effects }) => `再試行すると、次のことがもう一度行われます：${effects}`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? `（${said}）` : '';
    if (now === undefined) return `システムから ${f.clock(at)} まで待つよう求められています${by}。`;
    return at > now
      ? `システムから待つよう求められています${by}。残り ${f.duration(at - now)}です。`
      : `システムから待つよう求められていましたが${by}、その時間は過ぎました。`;
  },
  reasonHostCannot: {
    retry: 'このページからは実行を再試行できません。実行を開始した場所からもう一度開始してください。',
    resume: 'このページからは実行を再開できません。実行を管理している場所から再開してください。',
    skip: 'このページからはステップをスキップできません。',
  },
  reasonNoSurface: ({ surface }) =>
    `このページには${surface}へのリンクがありません。ご自身で開いてください。`,
  reasonNotOptional: 'この実行に必要なステップのため、スキップできません。',
  reasonInspectFirst:
    'まず失敗したステップを確認してください。主な症状が分かると、サポートがより的確に対応できます。',
  waitingFor: {
    approval: '承認',
    input: '回答',
    capacity: '空きリソース',
    timer: '予定時刻',
    retry: '次の試行',
  },
  section: {
    symptoms: '症状',
    causes: '考えられる原因',
    fix: '解決方法',
    where: '操作する場所',
    support: 'サポートに連絡する場合',
  },
  card: {
    'What it is': '概要',
    'When to use it': '使うとき',
    'Where to find it': '場所',
    'What happens next': 'この後の流れ',
    'Common mistake': 'よくある間違い',
    'Related action': '関連する操作',
    Tip: 'ヒント',
    'It worked when': '解決の目安',
    'To prevent it': '再発防止',
    'How long it takes': '所要時間',
    'Who can do it': '操作できる人',
  },
  contents: 'このガイドの内容',
  facts: '基本情報',
  factSurfaces: '担当画面',
  factType: 'ガイドの種類',
  factSections: 'セクション',
  factRelated: '関連ガイド',
  factEscalation: 'エスカレーション',
  factRelatedAction: '関連する操作',
  factReviewed: '確認日',
  noteSurfaces: '製品がその問題をすでに説明または管理している場所から始めてください。',
  noteType: '現在のワークフローと担当者に沿っています。',
  noteSections: '概要、手順、間違い、復旧の順に説明します。',
  noteRelated: '現在の製品構成と基本的な実行フローに基づいています。',
  fixHere: 'この実行の解決方法',
  whatToLookAt: '確認すること',
  anyCause: '原因にかかわらず',
  stepsDone: ({ done, of }, f) => `${f.number(of)} 件中 ${f.number(done)} 件`,
  isItThis: 'これに当てはまりますか？',
  mistakesAndTips: '間違いとヒント',
  wholeGuide: 'ガイド全体',
  symptomsSeen: ({ count }, f) => `${f.number(count)} 件検出`,
  ownedBy: ({ surfaces }) => `担当：${surfaces}`,
  guideType: ({ type }) => `種類：${type}`,
  checkedOn: ({ day }) => `${day} 確認`,
  reviewedOn: ({ day }) => `${day} 確認`,
  relatedGuides: '関連ガイド',
  tick: ({ item }, f) => `手順 ${f.number(item)} 完了`,
  likelyHere: 'この実行で検出',
  yes: 'はい',
  no: 'いいえ',
  standing: { clear: '確実', likely: '可能性が高い', possible: '可能性あり' },
  likelyLeads: '語句だけに基づく、可能性の高い一致です。これに当てはまりますか？',
  generalLeads:
    'はっきり当てはまるガイドはありません。以下の手順は、失敗したどの実行にも役立ちます。近いガイドは下に示します。',
  why: 'そう考える理由',
  whyGist: ({ standing, families }, f) => {
    const said = f.list(families.map((family) => EVIDENCE[family]));
    if (standing === 'possible') return '可能性のある一致';
    if (standing === 'likely') return '可能性の高い一致（語句のみ）';
    return families.length > 1 ? `確実な一致：${said}が一致` : `確実な一致：${said}`;
  },
  signal: {
    'error.code': 'エラーコード',
    'error.reason': '示された理由',
    'error.type': 'エラーの種類',
    'error.status': 'HTTP ステータス',
    'error.exitCode': '終了コード',
    'error.signal': '終了シグナル',
  },
  symptomState: { seen: '検出', 'not-seen': '未検出', unknown: '判定不能' },
  youSaid: 'あなたの回答',
  near: '似た語句のみ',
  possible: '可能性あり：必要な条件のうち 1 つを確認できませんでした',
  notThis: '別の問題ですか？',
  takeBack: '元に戻す',
};

const EVIDENCE: Readonly<Record<Family, string>> = {
  declared: 'エラーコード',
  type: 'エラーの種類',
  protocol: 'ステータス',
  phrase: '語句',
  state: '実行の状態',
};
