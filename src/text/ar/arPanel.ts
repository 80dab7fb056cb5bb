import type { Family } from '../../core/model/signal/signal.ts';
import type { FrameMessages, GuideMessages, PanelMessages } from '../Messages.ts';
import { isolate } from './isolate.ts';

/** Arabic for what stands in the panel when it opens. */
export const arPanel: Omit<PanelMessages & GuideMessages, keyof FrameMessages> = {
  reportRun: 'الإبلاغ عن هذا التشغيل',
  toReport: 'انتقل إلى البلاغ',
  toAnswer: 'العودة إلى الإجابة',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyFailed: 'تعذّر النسخ. حدّد النص وانسخه يدويًا.',
  copyError: 'نسخ الخطأ',
  copyReport: 'نسخ البلاغ',
  copyCode: 'نسخ هذا الأمر',
  copyLink: 'نسخ رابط هذا القسم',
  newTab: 'يُفتح في علامة تبويب جديدة',
  loadingGuide: 'جارٍ تحميل الدليل…',
  guideFailed: 'لم يُحمَّل هذا الدليل. حاول مرة أخرى، وإن لم ينجح ذلك فأعد تحميل الصفحة.',
  indexFailed: 'لم تُحمَّل الأدلة. في الأسفل ما يفيد مع أي تشغيل.',
  trouble: {
    none: 'لا توجد مشكلة',
    failed: 'فشل',
    cancelled: 'أُلغي',
    blocked: 'محجوب',
    stuck: 'متوقف',
    retrying: 'تُعاد المحاولة',
    empty: 'لم يُسلَّم شيء',
    wrong: 'نتيجة خاطئة',
  },
  troubleUnknown: 'الحالة غير معروفة',
  headline: {
    none: 'لا تظهر في هذا التشغيل أي مشكلة',
    failed: 'فشل هذا التشغيل',
    cancelled: 'أُلغي هذا التشغيل',
    blocked: 'هذا التشغيل في الانتظار ولا يستطيع المتابعة بعد',
    stuck: 'توقف هذا التشغيل عن الإفادة بأي تقدّم',
    retrying: 'يعيد النظام محاولة هذا التشغيل',
    empty: 'انتهى هذا التشغيل لكنه لم يسلّم شيئًا',
    wrong: 'انتهى هذا التشغيل لكن نتيجته لم تجتز الفحص',
  },
  headlineUnknown: 'حالة هذا التشغيل غير معروفة',
  tryFailed: ({ attempt, said, at = 0, now }, f) =>
    `فشلت المحاولة ${f.number(attempt)}${said ? `: ${isolate(said)}` : ''}؛ التالية ${at > now ? `بعد ${f.duration(at - now)}` : 'الآن'}`,
  waits: 'في الانتظار',
  waitsSince: ({ at, now }, f) => {
    const waited = Math.floor((now - at) / 60_000) * 60_000;
    return `منذ ${isolate(f.time(at, now))}${waited > 0 ? ` (${f.duration(waited)})` : ''}`;
  },
  headlineNothing: 'لا شيء هنا يدل على حدوث إخفاق',
  status: {
    queued: 'في قائمة الانتظار',
    running: 'قيد التنفيذ',
    waiting: 'في الانتظار',
    succeeded: 'ناجح',
    failed: 'فاشل',
    cancelled: 'ملغى',
  },
  atStep: ({ step }) => `الخطوة «${isolate(step)}»`,
  hostSays: ({ text }) => `يقول النظام: «${isolate(text)}»`,
  about: {
    root: 'أول إخفاق لم يتسبب فيه إخفاق آخر.',
    terminal: 'الإخفاق الذي أنهى التشغيل.',
    cursor: 'الإخفاق عند هذه اللحظة من العرض.',
  },
  alsoFailed: ({ count }, f) =>
    f.plural(count, {
      one: 'فشلت خطوة أخرى',
      two: 'فشلت خطوتان أخريان',
      few: `فشلت ${f.number(count)} خطوات أخرى`,
      other: `فشلت ${f.number(count)} خطوة أخرى`,
    }),
  whatTheRunSays: 'نص الخطأ',
  noOwnWords: 'لم يترك التشغيل أي نص للخطأ.',
  showAll: 'عرض الكل',
  showLess: 'عرض أقل',
  attempt: ({ attempt }, f) => `المحاولة ${f.number(attempt)}`,
  showStep: 'عرض هذه الخطوة',
  nextMove: 'الإجراء التالي',
  moveKind: { fix: 'إصلاح', retry: 'إعادة المحاولة', continue: 'متابعة', report: 'إبلاغ' },
  moveFix: 'اتّبع الخطوات أدناه',
  moveOpenStep: 'فتح الخطوة التي فشلت',
  moveOpenSurface: ({ surface }) => `فتح ${isolate(surface)}`,
  moveRetry: 'إعادة محاولة التشغيل',
  retryReady: 'انتهت مدة الانتظار. يمكنك إعادة المحاولة الآن.',
  moveRetryAt: ({ at, now = at }, f) => `إعادة المحاولة بعد ${f.duration(at - now)}`,
  moveWait: 'انتظار',
  moveWaitUntil: ({ at, now }, f) => `الانتظار حتى ${isolate(f.time(at, now))}`,
  moveResume: 'استئناف التشغيل',
  moveDecide: 'اتخاذ القرار',
  moveAnswer: 'الرد',
  moveSkip: 'تخطّي هذه الخطوة',
  moveNothing: 'لا يلزم أي إجراء',
  repeatQuestion: ({ effects }) => `سيحدث هذا مرة أخرى: ${isolate(effects)}. هل تعيد المحاولة رغم ذلك؟`,
  repeatAnyway: 'إعادة المحاولة رغم ذلك',
  doNotRepeat: 'ليس الآن',
  movePending: { retry: 'تُعاد المحاولة…', resume: 'جارٍ الاستئناف…', skip: 'جارٍ تخطّي الخطوة…' },
  moveDone: { retry: 'بدأت إعادة المحاولة.', resume: 'استؤنف التشغيل.', skip: 'تم تخطّي الخطوة.' },
  moveStarted: ({ run }) => `تُعاد المحاولة باسم ${isolate(run)}.`,
  moveFailed: ({ said }) => (said ? `لم ينجح ذلك: «${isolate(said)}»` : 'لم ينجح ذلك.'),
  movePressedElsewhere: 'بدأ هذا قبل قليل، ربما في علامة تبويب أخرى. انتظر حتى يتغيّر التشغيل.',
  answerChanged: 'تغيّر التشغيل. هذه هي الإجابة الجديدة.',
  beforeYouDo: 'قبل أن تبدأ',
  reasonNothingWrong: 'لا تظهر في هذا التشغيل أي مشكلة.',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'يعيد النظام المحاولة تلقائيًا. لا يلزمك فعل شيء.';
    }
    const when = now === undefined ? `عند ${isolate(f.clock(at))}` : `بعد ${f.duration(at - now)}`;
    return `يعيد النظام المحاولة تلقائيًا ${when}. لا يلزمك فعل شيء.`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `ينتظر التشغيل ${what}${who ? ` من ${isolate(who)}` : ''}${until === undefined ? '' : `، حتى ${isolate(f.time(until, now))}`}.`,
  reasonBlocker: ({ text }) => `يقول النظام: «${isolate(text)}»`,
  reasonNoGuide: 'لا يوجد دليل يفسّر هذا الإخفاق بوضوح. تُظهر الخطوة التي فشلت ما حدث.',
  reasonNotRetryable: ({ said }) =>
    `يطلب النظام الذي فشل عدم إعادة المحاولة${said ? ` (${isolate(said)})` : ''}. ستفشل العملية نفسها مرة أخرى.`,
  reasonFailedAlike: ({ times }, f) =>
    `${f.plural(times, {
      one: 'فشلت محاولة سابقة بالطريقة نفسها',
      two: 'فشلت محاولتان سابقتان بالطريقة نفسها',
      few: `فشلت ${f.number(times)} محاولات سابقة بالطريقة نفسها`,
      other: `فشلت ${f.number(times)} محاولة سابقة بالطريقة نفسها`,
    })}. من غير المرجّح أن تفيد محاولة أخرى.`,
  reasonNotRepeatable: 'قد لا يكون تكرار الخطوة التي فشلت آمنًا. تحقّق مما فعلته من قبل.',
  reasonRepeats: ({ effects }) => `تكرّر إعادة المحاولة ما يلي: ${isolate(effects)}.`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? ` (${isolate(said)})` : '';
    if (now === undefined) return `طلب النظام الانتظار حتى ${isolate(f.clock(at))}${by}.`;
    return at > now
      ? `طلب النظام الانتظار${by}: يتبقى ${f.duration(at - now)}.`
      : `طلب النظام الانتظار${by}. وقد انتهت تلك المدة.`;
  },
  reasonHostCannot: {
    retry: 'لا تستطيع هذه الصفحة إعادة محاولة التشغيل. ابدأه من جديد من حيث بدأته.',
    resume: 'لا تستطيع هذه الصفحة استئناف التشغيل. استأنفه من حيث تديره.',
    skip: 'لا تستطيع هذه الصفحة تخطّي الخطوة.',
  },
  reasonNoSurface: ({ surface }) => `لا يوجد في هذه الصفحة رابط إلى ${isolate(surface)}. افتحها بنفسك.`,
  reasonNotOptional: 'يحتاج التشغيل إلى هذه الخطوة، فلا يمكن تخطّيها.',
  reasonInspectFirst: 'انظر أولًا إلى الخطوة التي فشلت. يستطيع الدعم أن يفيدك أكثر متى عُرف العَرَض الرئيسي.',
  waitingFor: {
    approval: 'موافقة',
    input: 'ردًّا',
    capacity: 'موارد متاحة',
    timer: 'وقتًا محددًا',
    retry: 'المحاولة التالية',
  },
  section: {
    symptoms: 'الأعراض',
    causes: 'الأسباب المحتملة',
    fix: 'طريقة الإصلاح',
    where: 'أين تذهب',
    support: 'متى تتصل بالدعم',
  },
  card: {
    'What it is': 'ما هو',
    'When to use it': 'متى تستخدمه',
    'Where to find it': 'أين تجده',
    'What happens next': 'ما الذي يحدث بعد ذلك',
    'Common mistake': 'خطأ شائع',
    'Related action': 'إجراء ذو صلة',
    Tip: 'نصيحة',
    'It worked when': 'نجح الأمر إذا',
    'To prevent it': 'لتجنّب تكراره',
    'How long it takes': 'كم يستغرق',
    'Who can do it': 'من يستطيع القيام به',
  },
  contents: 'في هذا الدليل',
  facts: 'لمحة سريعة',
  factSurfaces: 'الشاشات المسؤولة',
  factType: 'نوع الدليل',
  factSections: 'الأقسام',
  factRelated: 'أدلة ذات صلة',
  factEscalation: 'التصعيد',
  factRelatedAction: 'إجراء ذو صلة',
  factReviewed: 'تاريخ المراجعة',
  noteSurfaces: 'ابدأ من حيث يشرح المنتج المشكلة أو يتحكم فيها.',
  noteType: 'يتبع سير العمل الحالي والجهة المسؤولة عنه.',
  noteSections: 'الملخص أولًا، ثم الخطوات والأخطاء وطريقة التعافي.',
  noteRelated: 'كُتبت وفق البنية الحالية للمنتج وسير التنفيذ الأساسي.',
  fixHere: 'طريقة الإصلاح لهذا التشغيل',
  whatToLookAt: 'ما الذي تنظر إليه',
  anyCause: 'أيًّا كان السبب',
  stepsDone: ({ done, of }, f) => `${f.number(done)} من ${f.number(of)}`,
  isItThis: 'هل هذا هو السبب؟',
  mistakesAndTips: 'أخطاء ونصائح',
  wholeGuide: 'الدليل كاملًا',
  symptomsSeen: ({ count }, f) => `ظهر منها ${f.number(count)}`,
  ownedBy: ({ surfaces }) => `الجهة المسؤولة: ${isolate(surfaces)}`,
  guideType: ({ type }) => `النوع: ${isolate(type)}`,
  checkedOn: ({ day }) => `تم التحقق في ${isolate(day)}`,
  reviewedOn: ({ day }) => `تمت المراجعة في ${isolate(day)}`,
  relatedGuides: 'أدلة ذات صلة',
  tick: ({ item }, f) => `تمت الخطوة ${f.number(item)}`,
  likelyHere: 'ظهر في هذا التشغيل',
  yes: 'نعم',
  no: 'لا',
  standing: { clear: 'واضح', likely: 'مرجّح', possible: 'ممكن' },
  likelyLeads: 'تطابق مرجّح من الكلمات وحدها. هل هذا هو؟',
  generalLeads: 'لا يوجد دليل يناسب بوضوح. تفيد هذه الخطوات مع أي تشغيل فاشل، وأقرب الأدلة في الأسفل.',
  why: 'لماذا نظن ذلك',
  whyGist: ({ standing, families }, f) => {
    const said = f.list(families.map((family) => EVIDENCE[family]));
    if (standing === 'possible') return 'تطابق ممكن';
    if (standing === 'likely') return 'تطابق مرجّح من الكلمات وحدها';
    return families.length > 1 ? `تطابق واضح: اتفاق ${said}` : `تطابق واضح: ${said}`;
  },
  signal: {
    'error.code': 'رمز الخطأ',
    'error.reason': 'السبب المذكور',
    'error.type': 'نوع الخطأ',
    'error.status': 'حالة HTTP',
    'error.exitCode': 'رمز الخروج',
    'error.signal': 'أنهته الإشارة',
  },
  symptomState: { seen: 'ظاهر', 'not-seen': 'غير ظاهر', unknown: 'غير معروف' },
  youSaid: 'هذا ما ذكرته',
  near: 'كلمات متشابهة فقط',
  possible: 'ممكن: تعذّر التحقق من علامة لازمة',
  notThis: 'ليس هذا الدليل؟',
  takeBack: 'تراجع',
};

const EVIDENCE: Readonly<Record<Family, string>> = {
  declared: 'رمز الخطأ',
  type: 'نوع الخطأ',
  protocol: 'الحالة',
  phrase: 'الكلمات',
  state: 'وضع التشغيل',
};
