import type { Dictionary } from '../Messages.ts';
import { isolate } from './isolate.ts';

const nameOf = (run: string): string => (run ? `التشغيل ${isolate(run)}` : 'هذا التشغيل');

/** Arabic texts that are shown before the answer. Terms and the form of address are those of docs/languages.md. */
export const arFirst: Omit<Dictionary, 'load'> = {
  lang: 'ar',
  dir: 'rtl',
  help: 'مساعدة',
  helpWithRun: ({ run }) => `مساعدة بشأن ${nameOf(run)}`,
  reportRun: 'الإبلاغ عن هذا التشغيل',
  openFailed: 'لم تُحمَّل المساعدة. حاول مرة أخرى.',
  draftBegun: 'بدأت بلاغاً عن هذا التشغيل.',
  opening: 'جارٍ فتح المساعدة',
  panelName: ({ run }) => `مساعدة بشأن ${nameOf(run)}`,
  close: 'إغلاق المساعدة',
  back: 'رجوع',
  forward: 'تقدّم',
  retryLoading: 'إعادة المحاولة',
  loadingGuides: 'جارٍ قراءة هذا التشغيل…',
  loadingSlow: 'ما زال التحميل جاريًا…',
  loadingAgain: 'جارٍ المحاولة من جديد…',
  panelFailed: 'حدث خطأ في لوحة المساعدة. لم يتأثر التشغيل.',
};
