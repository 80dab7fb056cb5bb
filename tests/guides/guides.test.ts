import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/createCatalog.ts';
import { fit } from '../../src/core/fit/fit.ts';
import { intake } from '../../src/core/fit/intake.ts';
import { nextMove } from '../../src/core/fit/nextMove.ts';
import { SECTION_HEADINGS } from '../../src/core/model/guide.ts';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import { CAUSED_NAMES } from './caused.ts';
import { codeException } from './cases/codeException.ts';
import { contextNotUsed } from './cases/contextNotUsed.ts';
import { credentialsInvalid } from './cases/credentialsInvalid.ts';
import { needsInput } from './cases/needsInput.ts';
import { networkUnreachable } from './cases/networkUnreachable.ts';
import { noArtifact } from './cases/noArtifact.ts';
import { permissionDenied } from './cases/permissionDenied.ts';
import { quotaExhausted } from './cases/quotaExhausted.ts';
import { rateLimited } from './cases/rateLimited.ts';
import { resourceNotFound } from './cases/resourceNotFound.ts';
import { runFailed } from './cases/runFailed.ts';
import { runStuck } from './cases/runStuck.ts';
import { serviceUnavailable } from './cases/serviceUnavailable.ts';
import { timedOut } from './cases/timedOut.ts';
import { tlsCertificateInvalid } from './cases/tlsCertificateInvalid.ts';
import { NOW, type GuideCase, type GuideCases } from './guideCase.ts';
import { readGuides } from './readGuides.ts';

const GUIDES: Readonly<Record<string, GuideCases>> = {
  'run-failed': runFailed,
  'run-stuck': runStuck,
  'needs-input': needsInput,
  'credentials-invalid': credentialsInvalid,
  'permission-denied': permissionDenied,
  'rate-limited': rateLimited,
  'quota-exhausted': quotaExhausted,
  'service-unavailable': serviceUnavailable,
  'network-unreachable': networkUnreachable,
  'tls-certificate-invalid': tlsCertificateInvalid,
  'timed-out': timedOut,
  'resource-not-found': resourceNotFound,
  'context-not-used': contextNotUsed,
  'no-artifact': noArtifact,
  'code-exception': codeException,
};

const { files, index, bodies, problems, config } = readGuides();
const catalog = createCatalog([index]);
const can = {
  retry: true,
  resume: true,
  skip: true,
  step: true,
  surfaces: Object.keys(config.surfaces ?? {}),
};

function explain({ run: input, trail: done }: GuideCase) {
  const { run } = intake(input, NOW);
  const trail = { ...EMPTY_TRAIL, ...done };
  return { run, trail, result: fit(catalog, run, { trail }) };
}

/** What the guide calls for when it leads, whatever its confidence. */
function moveOf(guide: string, one: GuideCase) {
  const { run, trail, result } = explain(one);
  return nextMove({ catalog, run, trail, can, now: run.observedAt, result: { ...result, lead: guide } });
}

describe('the starter guides', () => {
  it('compile without an error or a warning', () => {
    expect(problems).toEqual([]);
  });

  it('are the fifteen, each with cases of its own', () => {
    expect(index.guides.map(({ id }) => id).sort()).toEqual(Object.keys(GUIDES).sort());
  });

  it.each(index.guides)('$id has the five sections, each with an intro', ({ id }) => {
    const { sections } = bodies.get(id)!;
    expect(sections.map((section) => section.id)).toEqual(Object.keys(SECTION_HEADINGS));
    expect(sections.filter(({ intro }) => intro.length === 0)).toEqual([]);
  });

  it.each(files)('$file names the documents its conditions come from', ({ text }) => {
    expect(text.match(/^# source: https:\/\/\S+/gm)?.length).toBeGreaterThan(2);
  });

  it.each(index.guides)('$id is not ruled out by an explanation point or a filler', ({ id }) => {
    const { text } = files.find(({ file }) => file === `guides/${id}.md`)!;
    const prose = text.replaceAll(/`[^`]*`|^#.*$/gm, '');
    expect(prose).not.toMatch(/!|\b(?:simply|just|please|easily|obviously|of course)\b/i);
  });
});

describe.each(Object.entries(GUIDES))('%s', (guide, { fits, leaves }) => {
  it.each(fits)('fits: $title', (one) => {
    const { result } = explain(one);
    expect(result.fits[0]?.guide ?? null).toBe(one.first === undefined ? guide : one.first);
    if (one.first === null) expect(result.lead).toBe(guide);
    if (one.captures) expect(result.fits[0]?.captures).toMatchObject(one.captures);
    if (one.move) expect(moveOf(guide, one)).toMatchObject(one.move);
  });

  it.each(leaves)('does not fit: $title', (one) => {
    const { result } = explain(one);
    expect(result.fits[0]?.guide ?? null).toBe(one.first);
    expect(result.fits[0]?.guide).not.toBe(guide);
    if (guide === 'run-failed') expect(result.lead).toBeNull();
  });
});

describe('the failures that really happened', () => {
  const used = new Set(
    Object.values(GUIDES).flatMap(({ fits, leaves }) =>
      [...fits, ...leaves].map(({ run }) => (run as { id: string }).id),
    ),
  );
  it('are each looked at by a guide', () => {
    expect(CAUSED_NAMES.filter((name) => !used.has(name))).toEqual([]);
  });
});
