import type { ReactNode } from 'react';
import { REPORT_PARTS, type Draft, type Report, type ReportPart } from '../../core/model/report.ts';
import { receiverOf, receiversOf } from '../../session/report/receiversOf.ts';
import { enReport } from '../../text/en/enReport.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** The parts of the report, each with a switch, and the receiver. A part that this run does not have is not offered. */
export function ReportParts({ draft }: { readonly draft: Draft }): ReactNode {
  const { session, host, id } = usePanel();
  const words = useWords(enReport);
  const report = useSession(session, (state) => state.preview?.report);
  const { without } = draft;
  const parts = REPORT_PARTS.filter((part) => without.includes(part) || !report || has(report, part));
  const receivers = receiversOf(host);
  const chosen = receiverOf(host, draft);
  return (
    <>
      <fieldset className="waymark-parts">
        <legend>{words.partsLabel}</legend>
        {parts.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={!without.includes(part)}
              onChange={(event) =>
                session.editDraft({
                  without: event.target.checked
                    ? without.filter((other) => other !== part)
                    : [...without, part],
                })
              }
            />
            <span>{words.part[part]}</span>
          </label>
        ))}
      </fieldset>
      {receivers.length > 1 && (
        <fieldset className="waymark-parts" data-part="receivers">
          <legend>{words.receiverLabel}</legend>
          {receivers.map((receiver) => (
            <label key={receiver.id}>
              <input
                type="radio"
                // An input without a form: a form of the host around the panel would submit it.
                form=""
                name={`${id}-receiver`}
                checked={receiver === chosen}
                onChange={() => session.editDraft({ receiver: receiver.id })}
              />
              <span>{receiver.label}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** Whether the report has the part. One that was cut to fit this receiver may fit another. */
function has(report: Report, part: ReportPart): boolean {
  if (report.trimmed.some(({ path }) => path === part || path.startsWith(`${part}.`))) return true;
  if (part === 'mission') return Boolean(report.mission ?? report.task);
  return part === 'step' ? Boolean(report.step ?? report.failures) : report[part] !== undefined;
}
