import type { GuideSource } from '../../core/model/guide.ts';
export function guidesFrom(url: string, { fallback }: { readonly fallback: GuideSource }): GuideSource {
  void url;
  return fallback;
}
