import type { ReportMessages } from '../ReportMessages.ts';

const KEEP_OPEN = '報告が届くまで、このページを開いたままにしてください。';

/** Japanese for the report form and for reports that were sent. */
export const jaReport: ReportMessages = {
  loadingReport: '報告を作成しています…',
  reportIntro: 'この実行から自動入力しました。分かることを追記して送信してください。',
  replacesIntro: '内容を復元しました。保存すると、受け付けられなかった報告がこの報告に置き換わります。',
  beforeReport: '報告する前に',
  trailReplay: ({ done }) => (done ? 'Mission Replay を開きました' : 'Mission Replay はまだ開いていません'),
  trailStep: ({ done }) =>
    done ? '失敗したステップを確認しました' : '失敗したステップはまだ確認していません',
  trailSurface: ({ done }) => (done ? '担当画面を開きました' : '担当画面はまだ開いていません'),
  trailTicks: ({ count }, f) =>
    count === 0 ? 'ガイドの手順は未完了です' : `ガイドの手順を ${f.number(count)} 件完了しました`,
  showIt: '表示',
  categoryLabel: '報告の種類',
  categoryUnsaid: '選択してください（任意）',
  category: {
    blocked: '実行がブロックまたは停滞している',
    'wrong-result': '結果が間違っている、または存在しない',
    'unclear-failure': '失敗の理由が分からない',
    'guide-wrong': 'ガイドが合わない、または間違っている',
    other: 'その他',
  },
  subjectLabel: '件名',
  messageLabel: 'メッセージ',
  messageHint: '期待していたこと、試したこと。',
  messageTooLong: ({ over }, f) => `${f.number(over)} 文字超過しています。末尾が切り捨てられます。`,
  otherText: '同じ報告に、別のタブで次の内容が入力されました：',
  takeOther: 'メッセージに追加',
  leaveOther: '追加しない',
  partsLabel: '含める内容',
  part: {
    mission: 'ミッションとタスク',
    step: '失敗したステップ',
    artifacts: '成果物',
    log: 'ログの抜粋',
    guide: 'ガイドと根拠',
    trail: 'これまでの操作',
    page: 'このページ',
    context: 'あなたと利用システムの情報',
  },
  receiverLabel: '送信先',
  willBeSent: '実際に送信される内容',
  previewSize: ({ units }, f) => `${f.number(units)} 文字`,
  removedNone: '機密情報と思われるものは見つかりませんでした。',
  removedKind: {
    email: 'メールアドレス',
    'card-number': 'カード番号',
    'host-secret': 'この製品が秘密にしている値',
    'named-secret': '機密情報',
    'private-key': '秘密鍵',
    jwt: 'トークン',
    cookie: 'Cookie',
  },
  reportPlace: {
    message: 'メッセージ',
    subject: '件名',
    run: '実行',
    mission: 'ミッション',
    task: 'タスク',
    step: '失敗したステップ',
    failures: '失敗',
    artifacts: '成果物',
    log: 'ログの抜粋',
    guide: 'ガイドと根拠',
    trail: 'これまでの操作',
    page: 'ページのアドレス',
    context: 'あなたと利用システムの情報',
  },
  removed: ({ kind, place, count }, f) =>
    `${place}から削除：${kind}${count > 1 ? `（${f.number(count)} 件）` : ''}`,
  trimmed: ({ place, from, to }, f) =>
    to === 0
      ? `サイズの都合で省略：${place}（${f.number(from)} 文字）`
      : `サイズの都合で短縮：${place}（${f.number(from)} 文字から ${f.number(to)} 文字へ）`,
  previewFailed: '機密情報を確実に削除できなかったため、ここからは送信できません。',
  noReceiver:
    'このページには報告の送信先が設定されていません。テキストをコピーして、サポートに直接送ってください。',
  interactiveAhead: '送信先で手続きを完了してください。送信されたかどうかは、このパネルでは確認できません。',
  offlineAhead: 'オフラインです。報告はここに保存され、オンラインに戻ると送信されます。',
  notDurableAhead: {
    blocked: `この端末には何も保存できません。${KEEP_OPEN}`,
    full: `このブラウザーには空き容量がありません。${KEEP_OPEN}`,
    newer: `別のタブで新しいバージョンが動作しています。${KEEP_OPEN}`,
    broken: `このブラウザーのストレージが機能していません。${KEEP_OPEN}`,
    evicted: `このブラウザーが保存内容を削除しました。${KEEP_OPEN}`,
  },
  sendTo: ({ receiver }) => `${receiver}に送信`,
  continueTo: ({ receiver }) => `${receiver}へ進む`,
  saving: '保存しています…',
  notHandedOver: {
    'no-outbox':
      '送信できませんでした。送信用に保存できなかったためです。内容は残っています。再試行するか、コピーしてください。',
    'not-opened':
      '開けませんでした。ブラウザーにブロックされました。内容は残っています。再試行するか、コピーしてください。',
    'other-text':
      '送信しませんでした。別のタブがこの報告を別の内容で送信しています。上の内容を確認し、補足がある場合だけ送信してください。',
  },
  receiverSays: ({ said }) => `「${said}」`,
  discard: '破棄',
  discardQuestion: '入力した内容を破棄しますか？',
  keepDraft: '残す',
  draftKept: '内容は、送信または破棄するまでこの端末に保存されます。',
  draftInPage: '内容は、このページを開いている間だけ保持されます。',
  sentTitle: 'この実行の報告',
  sentEarlier: ({ count }, f) => `以前の報告 ${f.number(count)} 件`,
  elsewhere: 'まだ受信されていない、ほかの実行の報告',
  filedElsewhere: '別の場所から受信',
  alreadyReported: '補足がある場合だけ、新しい報告を送信してください。',
  evicted:
    'このブラウザーが、保存されていた報告を削除しました。送信したはずの報告が下にない場合、届いていない可能性があります。',
  unreadable: ({ count }, f) =>
    `保存された報告のうち ${f.number(count)} 件を読み取れませんでした。別に保管し、送信しません。`,
  writeAnother: '新しい報告を書く',
  stage: {
    saved: '保存済み',
    sending: '送信中',
    waiting: '待機中',
    unsure: '未確認',
    delivered: '受信済み',
    'handed-over': '引き渡し済み',
    rejected: '受付不可',
  },
  someReceiver: '送信先',
  savedHere: 'この端末に保存しました。ページを離れて後で戻ってきても、自動的に送信されます。',
  savedOnce:
    'この端末に保存しましたが、ブラウザーが消去する可能性のある 1 か所だけです。自動的に送信されますが、念のためコピーをダウンロードしてください。',
  savedInPage: `この端末には保存されていません。${KEEP_OPEN}`,
  isSending: ({ receiver }) => `${receiver}に送信しています。`,
  unsure: ({ receiver }) =>
    `応答がなかったため、届いている可能性があります。もう一度送信すると二重に登録されるおそれがあります。先に${receiver}に確認してください。`,
  delivered: ({ reference, at, now }, f) => `${f.time(at, now)} に ${reference} として受信されました。`,
  deliveredAlready: ({ reference }) =>
    `すでに ${reference} として受信されています。二重には登録されていません。`,
  viewReport: '報告を見る',
  handedOver: {
    tab: '別のタブで開きました。そちらで完了してください。送信されたかどうかは、このパネルでは確認できません。',
    mail: 'メールソフトに引き渡しました。そちらで完了してください。送信されたかどうかは、このパネルでは確認できません。',
    clipboard: 'コピーしました。サポートが読める場所に貼り付けてください。',
    download: 'ファイルとして保存しました。サポートに送ってください。',
  },
  notSent: {
    offline: 'まだ送信されていません。オフラインです。',
    network: 'まだ送信されていません。送信先に接続できませんでした。',
    timeout:
      'まだ確認できていません。送信先が時間内に応答しませんでした。再試行しても二重には登録されません。',
    'rate-limited': 'まだ送信されていません。送信先が現在、報告の受付を制限しています。',
    server: 'まだ確認できていません。送信先で問題が発生しました。再試行しても二重には登録されません。',
  },
  nextTry: ({ ms }, f) => `次の試行：${f.duration(ms)}後。`,
  refused: {
    auth: '拒否されました。送信先があなたからの報告を受け付けていません。サインインし直すか、管理者に問い合わせてください。',
    invalid: '拒否されました。送信先がこの報告を受け付けませんでした。',
    'too-large': '拒否されました。報告が大きすぎます。一部を除いて送信し直してください。',
    gone: '拒否されました。送信先は報告の受付を終了しています。',
    blocked:
      '開けませんでした。ブラウザーにブロックされました。このページで許可するか、テキストをコピーしてください。',
    secret: '送信を止めました。後から秘密として登録された値が含まれています。何も送信されていません。',
  },
  receiverSaid: ({ status, said }, f) =>
    status > 0 ? `応答 ${f.number(status)}：「${said}」` : `応答：「${said}」`,
  textIsKept: '内容は残っています。',
  tryNow: '今すぐ試す',
  sendAnyway: 'それでも再送信',
  itArrived: '届いていた',
  writeAgain: '編集して再送信',
  download: 'ダウンロード',
  doNotSend: '送信しない',
  doNotSendQuestion: 'この報告を削除しますか？',
  keepReport: '残す',
  forget: '削除',
  forgetQuestion: 'この報告とその内容を削除しますか？',
};
