import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useAsked, type Asked } from '../decisions.ts';

/** Asks the operator for the decision or answer a run waits for. */
export function DecisionDialog(): ReactNode {
  const asked = useAsked();
  return asked && <Dialog key={asked.question.run} asked={asked} />;
}

function Dialog({ asked }: { readonly asked: Asked }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState('');
  const id = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const { question } = asked;
  const isInput = question.kind === 'input';
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={() => asked.answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          asked.answer(isInput ? { approved: true, answer } : { approved: true });
        }}
      >
        <p className="trail">
          {question.title} · {question.run}
        </p>
        <h2 id={id}>{question.question}</h2>
        {isInput ? (
          <label className="field">
            Answer
            <input required value={answer} onChange={(event) => setAnswer(event.target.value)} />
          </label>
        ) : (
          <p>Asked of {question.who}. The run goes on as soon as this is decided.</p>
        )}
        <div className="row">
          <button type="submit" className="button" data-kind="primary">
            {isInput ? 'Answer and resume' : 'Approve and resume'}
          </button>
          {!isInput && (
            <button type="button" className="button" onClick={() => asked.answer({ approved: false })}>
              Refuse
            </button>
          )}
          <button type="button" className="button" data-kind="quiet" onClick={() => asked.answer(null)}>
            Not now
          </button>
        </div>
      </form>
    </dialog>
  );
}
