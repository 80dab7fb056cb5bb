import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { OpenQuestion } from '../decisions.ts';
import { act } from '../notices.ts';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { postJson } from '../request.ts';
import { useRuns } from '../runStore.ts';
import { useResource } from '../useResource.ts';

/** What runs wait for people to decide or answer. */
export function ApprovalsPage(): ReactNode {
  const { runs } = useRuns();
  // Another address whenever a run starts or ends waiting, so that the list is loaded anew.
  const waiting = [...runs.values()].filter((run) => run.waiting).length;
  const { data, error, reload } = useResource<readonly OpenQuestion[]>(`/api/approvals?waiting=${waiting}`);
  return (
    <Page
      title="Approvals"
      lead="Runs that wait for a person. They keep their state, and go on from the same step."
    >
      {!data && <Loading error={error} retry={() => void reload()} />}
      {data?.length === 0 && <p className="empty">Nobody is waiting for you.</p>}
      <ul className="cards" data-wide="true">
        {data?.map((question) => (
          <li key={question.run} className="card">
            <p className="trail">
              <Link to={`/runs/${question.run}`}>
                {question.title} · {question.run}
              </Link>
            </p>
            <h2>{question.question}</h2>
            <p>Asked of {question.who}.</p>
            {question.decided ? (
              <Decided question={question} reload={reload} />
            ) : (
              <Open question={question} reload={reload} />
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface QuestionProps {
  readonly question: OpenQuestion;
  readonly reload: () => Promise<void>;
}

function Open({ question, reload }: QuestionProps): ReactNode {
  const [answer, setAnswer] = useState('');
  const decide = async (body: { approved: boolean; answer?: string }, done: string): Promise<void> => {
    await act(done, () => postJson(`/api/approvals/${question.run}`, { body }));
    await reload();
  };
  if (question.kind === 'input') {
    const send = (event: SyntheticEvent): void => {
      event.preventDefault();
      void decide({ approved: true, answer }, 'Answered. The run can go on.');
    };
    return (
      <form className="row" onSubmit={send}>
        <label className="field">
          Answer
          <input required value={answer} onChange={({ target }) => setAnswer(target.value)} />
        </label>
        <button type="submit" className="button" data-kind="primary">
          Answer
        </button>
      </form>
    );
  }
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        data-kind="primary"
        onClick={() => void decide({ approved: true }, 'Approved. The run can go on.')}
      >
        Approve
      </button>
      <button
        type="button"
        className="button"
        onClick={() => void decide({ approved: false }, 'Refused. The run will fail when it goes on.')}
      >
        Refuse
      </button>
    </div>
  );
}

function Decided({ question, reload }: QuestionProps): ReactNode {
  const { approved, answer } = question.decided!;
  const resume = async (): Promise<void> => {
    await act('The run goes on.', () => postJson(`/api/runs/${question.run}/resume`));
    await reload();
  };
  return (
    <div className="row">
      <p className="decided">{answer ? `Answered: ${answer}` : approved ? 'Approved' : 'Refused'}</p>
      <button type="button" className="button" data-kind="primary" onClick={() => void resume()}>
        Resume run
      </button>
    </div>
  );
}
