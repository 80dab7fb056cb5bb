import { showText } from '../../core/model/value/showText.ts';
import type { OutboxItem } from '../../session/outbox/outboxState.ts';
import { receiversOf } from '../../session/report/receiversOf.ts';
import type { SessionHost } from '../../session/sessionState.ts';
import type { SentMessages } from '../../text/ReportMessages.ts';
import type { PanelWords, WordsOf } from '../../text/wordsFrom.ts';

/** The stage of a report in sentences that change only with the stage; countdowns are shown beside them. */
export function stageText(
  { stage, copies, receiver: receiverId }: OutboxItem,
  words: PanelWords & WordsOf<SentMessages>,
  host: SessionHost,
  now: number,
): readonly string[] {
  const receiver = receiversOf(host).find(({ id }) => id === receiverId)?.label ?? words.someReceiver;
  const stays = copies === 0 ? words.savedInPage : copies === 1 ? words.savedOnce : words.savedHere;
  switch (stage.kind) {
    case 'saved':
      return [stays];
    case 'sending':
      return [words.isSending({ receiver }), ...(copies < 2 ? [stays] : [])];
    case 'waiting':
      return [words.notSent[stage.reason], stays];
    case 'unsure':
      return [words.unsure({ receiver })];
    case 'delivered': {
      const { duplicate, at } = stage.receipt;
      const reference = showText(stage.receipt.reference);
      return [duplicate ? words.deliveredAlready({ reference }) : words.delivered({ reference, at, now })];
    }
    case 'handed-over':
      return [words.handedOver[stage.to]];
    default: {
      const { said, status } = stage;
      const own = said && words.receiverSaid({ status, said: showText(said) });
      return [words.refused[stage.reason], ...(own ? [own] : []), words.textIsKept];
    }
  }
}
