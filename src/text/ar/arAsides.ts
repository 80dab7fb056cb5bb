import type { AsideMessages } from '../AsideMessages.ts';
import type { Language } from '../message.ts';
import { arPanel } from './arPanel.ts';
import { isolate } from './isolate.ts';

/** Arabic for other guides and the search, Mission Replay, the pill, earlier runs and the command line. */
export const arAsides: Omit<AsideMessages, keyof Language> = {
  helpfulQuestion: 'هل كان هذا مفيدًا؟',
  helpfulYes: 'حسنًا. سُجّل ذلك.',
  helpfulNo: 'سُجّل ذلك.',
  otherGuides: 'الاطّلاع على أدلة أخرى',
  saySomethingElse: 'النتيجة غير صحيحة؟',
  verdict: {
    'wrong-result': 'النتيجة خاطئة',
    'nothing-produced': 'لم يُنتَج شيء',
    'context-ignored': 'جرى تجاهل السياق',
  },
  unhelpfulQuestion: 'ما الذي لم يكن مناسبًا؟',
  unhelpful: {
    'other-problem': 'مشكلتي مختلفة',
    unclear: 'يصعب فهمه',
    'did-not-work': 'لم تنجح الخطوات',
    outdated: 'قديم',
  },
  unhelpfulThanks: 'سُجّل ذلك، وسيُرفق بالبلاغ.',
  reportNote: {
    draft: 'بدأت كتابة بلاغ. نصك محفوظ.',
    saved: 'حُفظ بلاغ عن هذا التشغيل وسيُرسَل.',
    sending: 'يُرسَل الآن بلاغ عن هذا التشغيل.',
    waiting: 'بلاغ عن هذا التشغيل في انتظار الإرسال.',
    unsure: 'ربما لم يصل بلاغ عن هذا التشغيل.',
    delivered: 'تم الإبلاغ عن هذا التشغيل.',
    'handed-over': 'سُلّم بلاغ عن هذا التشغيل.',
    rejected: 'لم يُقبل بلاغ عن هذا التشغيل.',
  },
  whenReady: 'عند انتهاء الانتظار',
  retryWhenReady: 'إعادة المحاولة حينها',
  tellMe: 'إخطاري',
  willRetry: ({ at, now }, f) => `ستعاد المحاولة في ${f.time(at, now)} إذا بقيت هذه الصفحة مفتوحة.`,
  willNotify: 'سيصلك إشعار.',
  willMark: 'سيخبرك عنوان علامة التبويب هذه.',
  readyTitle: ({ run }) => `جاهز لإعادة المحاولة: ${isolate(run)}`,
  retriedTitle: ({ run }) => `تجري إعادة محاولة ${isolate(run)}`,
  incomplete: ({ count }, f) =>
    f.plural(count, {
      one: 'تعذّرت قراءة قيمة واحدة من هذا التشغيل، فتُركت.',
      two: 'تعذّرت قراءة قيمتين من هذا التشغيل، فتُركتا.',
      few: `تعذّرت قراءة ${f.number(count)} قيم من هذا التشغيل، فتُركت.`,
      other: `تعذّرت قراءة ${f.number(count)} قيمة من هذا التشغيل، فتُركت.`,
    }),
  followed: ({ run, from, status }) => {
    const now = `حلّ ${isolate(run)} محل ${isolate(from)}.`;
    if (status === 'succeeded') return `${now} وقد نجح.`;
    if (status === 'failed') return `${now} وقد فشل أيضًا.`;
    if (status === 'cancelled') return `${now} وقد أُلغي.`;
    return status === undefined ? now : `${now} وحالته: ${arPanel.status[status]}.`;
  },
  tried: ({ kind, at, now }, f) =>
    `${kind === 'retry' ? 'أعدت محاولة' : 'تابعت'} هذا التشغيل في ${f.time(at, now)}.`,
  lookAt: 'أين تنظر في هذا التشغيل',
  lookStep: 'الخطوة التي فشلت',
  lookLog: 'آخر سطر في السجل',
  lookChanged: 'الإعدادات التي تغيّرت',
  lookProvider: 'المزوّد',
  lookContext: 'السياق',
  lookArtifacts: 'المخرجات',
  contextUsed: ({ attached, used }, f) =>
    used === undefined ? `${f.number(attached)} مرفق` : `استُخدم ${f.number(used)} من ${f.number(attached)}`,
  others: 'أدلة أخرى مناسبة',
  othersNone: 'لا يوجد دليل آخر يناسب هذا التشغيل.',
  ruledOut: 'أدلة مستبعدة',
  ruledOutBy: ({ guide, symptom }) => `${isolate(guide)}. ظهر هنا: ${isolate(symptom)}`,
  missing: ({ guide, symptom }) => `${isolate(guide)}. لم يظهر هنا: ${isolate(symptom)}`,
  search: 'البحث في الأدلة',
  searchHint: 'رمز خطأ أو بضع كلمات',
  searchResults: ({ count, query }, f) =>
    `${f.plural(count, {
      zero: 'لم يُعثر على أي دليل',
      one: 'عُثر على دليل واحد',
      two: 'عُثر على دليلين',
      few: `عُثر على ${f.number(count)} أدلة`,
      many: `عُثر على ${f.number(count)} دليلًا`,
      other: `عُثر على ${f.number(count)} دليل`,
    })} عن «${isolate(query)}».`,
  allGuides: 'كل الأدلة',
  recentSearches: 'عمليات البحث الأخيرة',
  clearRecent: 'مسح',
  searchNames:
    'timeout: مهلة | key: مفتاح, مصادقة, اعتماد | wrong: خاطئ, غير صالح, مرفوض, منتهي | permission: إذن, صلاحية | out of memory: ذاكرة | rate limit: طلبات كثيرة | quota: رصيد, حصة | network: شبكة, اتصال | certificate: شهادة | disk: قرص | not found: غير موجود | stuck: عالق | waiting: انتظار | approval: موافقة | cancelled: إلغاء, ملغى | crash: تعطل | retry: إعادة المحاولة | environment variable: إعدادات | nothing produced: فارغ | : في, من, على, الى, لا, ما, هل, هو, هي, هذا, هذه, لم, لماذا',
  resize: 'عرض لوحة المساعدة',
  narrower: 'أضيق',
  wider: 'أعرض',
  replayMoment: 'في هذه اللحظة',
  replayNotYet: 'لم يظهر الفشل بعد',
  replayAppears: 'يظهر الفشل هنا',
  replayVisible: 'الفشل ظاهر من قبل',
  replayStep: ({ step, status }) => `«${isolate(step)}»${status ? `: ${status}` : ''}`,
  replayNoStep: 'لا خطوة في هذه اللحظة',
  jumpToFailure: 'الانتقال إلى الخطوة التي فشلت',
  stepAnswer: 'فشل آخر هنا',
  stepRecovered: 'فشلت هذه الخطوة ثم تعافت',
  pin: 'عرض السبب',
  unpin: 'إخفاء',
  pinned: ({ step }) => `مثبّتة: الخطوة «${isolate(step)}»`,
  pillName: ({ run }) => `خطوات ${isolate(run)}`,
  pillStep: ({ step, of }, f) => `الخطوة ${f.number(step)} من ${f.number(of)}`,
  pillAllDone: 'أُنجزت كل الخطوات',
  pillPrevious: 'الخطوة السابقة',
  pillNext: 'الخطوة التالية',
  pillDone: 'تم',
  pillBack: ({ run }) => `العودة إلى ${isolate(run)}`,
  pillRetry: 'إعادة محاولة التشغيل',
  pillMoving: 'يُطلب من التشغيل أن يتابع…',
  pillMoved: ({ run }) => (run === undefined ? 'يتابع التشغيل' : `بدأ ${isolate(run)}`),
  pillMoveFailed: 'لم ينجح ذلك. عُد إلى التشغيل لمعرفة السبب.',
  pillPlace: 'تحريك الشريط: اسحبه أو استخدم مفاتيح الأسهم',
  pillEnd: 'إغلاق الخطوات',
  pinPanel: 'تثبيت على الجانب',
  unpinPanel: 'إلغاء التثبيت',
  expandPanel: 'فتح كصفحة',
  foldPanel: 'العودة إلى اللوحة',
  printPanel: 'طباعة',
  sheetHeight: 'رفع اللوحة أو خفضها',
  failedAlike: ({ times, since, now }, f) =>
    `${f.plural(times, {
      one: 'فشل بالطريقة نفسها مرة واحدة من قبل',
      two: 'فشل بالطريقة نفسها مرتين من قبل',
      few: `فشل بالطريقة نفسها ${f.number(times)} مرات من قبل`,
      other: `فشل بالطريقة نفسها ${f.number(times)} مرة من قبل`,
    })}${since === undefined ? '' : `، على التوالي منذ ${isolate(f.time(since, now))}`}.`,
  lastWorked: ({ at, now }, f) => `نجح آخر مرة في ${isolate(f.time(at, now))}.`,
  flaky: 'يفشل بهذه الطريقة من حين إلى آخر وينجح بين ذلك.',
  changedSince: 'ما الذي تغيّر منذ ذلك الحين:',
  changedTitle: 'ما الذي تغيّر منذ آخر نجاح',
  change: ({ kind, name, from, to }) => {
    if (kind === 'step-added') return `الخطوة «${isolate(name)}» جديدة`;
    if (kind === 'step-removed') return `الخطوة «${isolate(name)}» لم تعد موجودة`;
    if (kind === 'slower') return `استغرقت الخطوة «${isolate(name)}» ${isolate(to)} بدلًا من ${isolate(from)}`;
    return `${kind === 'fact' ? isolate(name) : CHANGED[kind]}: من ${isolate(from)} إلى ${isolate(to)}`;
  },
  runName: ({ run, attempt }, f) => {
    const name = run ? `التشغيل ${isolate(run)}` : 'هذا التشغيل';
    return attempt !== undefined && attempt > 1 ? `${name}، المحاولة ${f.number(attempt)}` : name;
  },
  runSaid: ({ text }) => `«${isolate(text)}»`,
};

const CHANGED = {
  version: 'الإصدار',
  'context-attached': 'أجزاء السياق المرفقة',
  'context-used': 'أجزاء السياق المستخدمة',
  'budget-limit': 'الميزانية',
} as const;
