import { SECTION_HEADINGS, SECTION_IDS, type SectionId } from '../../model/guide.ts';
import type { GuideAction } from '../../model/prose.ts';
import { MOVE_KINDS, type MoveKind } from '../../model/run.ts';
import type { Fault } from '../source/collectFaults.ts';
import { configFaults } from '../config/configFaults.ts';
import { proseFaults as faults } from './proseFaults.ts';

/** What a link becomes: the head of an inline tuple, without its children. */
export type LinkHead =
  | readonly ['link', string]
  | readonly ['do', GuideAction]
  | readonly ['guide', string, SectionId | ''];

/** Schemes of outside pages. */
const OUTSIDE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Anchors of a section: its id, and the one a code host generates from its heading. */
const ANCHORS: ReadonlyMap<string, SectionId> = new Map(
  SECTION_IDS.flatMap((id) => [
    [SECTION_HEADINGS[id].toLowerCase().replaceAll(' ', '-'), id],
    [id, id],
  ]),
);

/**
 * Decides what a link of a guide does. Only the kinds listed here are allowed; everything else is a fault.
 * @param id the guide that contains the link
 * @param surfaces ids of the surfaces, when they are declared
 */
export function compileLink(
  href: string,
  id: string,
  surfaces: readonly string[] | undefined,
): LinkHead | Fault {
  const [, guide, anchor] = /^(?:\.\/)?([A-Za-z0-9-]{1,100})\.md(?:#(.*))?$/s.exec(href) ?? [];
  if (guide !== undefined) return toGuide(guide, anchor);
  if (href.startsWith('#')) return toGuide(id, href.slice(1));
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(href)?.[0];
  if (scheme === undefined) return isHidden(href) ? faults.unsafeLink(href) : faults.relativeLink(href);
  const rest = href.slice(scheme.length);
  switch (scheme) {
    case 'surface:': {
      const known = surfaces ? surfaces.includes(rest) : /^[\w.-]{1,100}$/.test(rest);
      return known ? ['do', { surface: rest }] : configFaults.unknownSurface(rest, surfaces ?? []);
    }
    case 'move:':
      return isMove(rest) ? ['do', { move: rest }] : faults.unknownMove(rest);
    case 'step:':
      return /^[\w.:/-]{1,200}$/.test(rest) ? ['do', { step: rest }] : faults.badStep(rest);
  }
  if (OUTSIDE.has(scheme.toLowerCase()))
    return isSafe(scheme.toLowerCase(), rest) ? ['link', href] : faults.unsafeLink(href);
  return /^(?:surfaces?|moves?|steps?)/i.test(scheme)
    ? faults.unknownScheme(scheme)
    : faults.unsafeLink(href);
}

function toGuide(id: string, anchor: string | undefined): LinkHead | Fault {
  if (anchor === undefined || anchor === '') return ['guide', id, ''];
  const section = ANCHORS.get(anchor);
  return section ? ['guide', id, section] : faults.unknownAnchor(anchor, [...ANCHORS.keys()]);
}

function isMove(text: string): text is MoveKind {
  return (MOVE_KINDS as readonly string[]).includes(text);
}

/** Whether the address contains characters that a browser removes or normalises, such as tabs and backslashes. */
function isHidden(url: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zs}\\<>"`]|&(?:#|colon|tab|newline)|%00/iu.test(url) || url.startsWith('//');
}

function isSafe(scheme: string, rest: string): boolean {
  if (isHidden(rest.replace(/^\/\//, ''))) return false;
  if (scheme === 'mailto:') return /^[^\s@?&]{1,100}@[^\s@?&/]{1,200}(?:\?[^\s]{0,500})?$/.test(rest);
  const [, authority] = /^\/\/([^/?#]{1,255})/.exec(rest) ?? [];
  return authority !== undefined && !authority.includes('@') && /^[^%\s]+$/.test(authority);
}
