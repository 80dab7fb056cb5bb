/** SQL for the deliveries that are not over. */
export const PENDING = `state in ('queued', 'sending')`;

/**
 * SQL for the turn of a delivery that begins to wait: behind what its own sender has waiting, but never before what the receiver was last
 * given, so that who sends little goes past who sends much, and a sender who was silent saves up nothing.
 *
 * @param receiver SQL for the receiver's id
 * @param lane SQL for the sender's lane
 * @see https://doi.org/10.1109/90.649569 start-time fair queuing, with a report as the unit
 */
export function nextTurn(receiver: string, lane: string): string {
  return `greatest(
    (select known.turn from waymark_receivers as known where known.id = ${receiver}),
    (select max(own.turn) + 1 from waymark_deliveries as own
     where own.receiver = ${receiver} and own.lane = ${lane} and own.${PENDING}),
    0)`;
}
