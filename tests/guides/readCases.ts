import type { GuideCases } from './guideCase.ts';

/** The cases of every guide, by its id: `cases/rateLimited.ts` holds those of `rate-limited`. */
export function readCases(): Readonly<Record<string, GuideCases>> {
  const modules = import.meta.glob<Record<string, GuideCases>>('./cases/*.ts', { eager: true });
  return Object.fromEntries(
    Object.entries(modules).map(([path, module]) => {
      const name = path.slice('./cases/'.length, -'.ts'.length);
      return [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), module[name]!];
    }),
  );
}
