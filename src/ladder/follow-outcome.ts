import { type Actor, actorName } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { stopLadder } from './stop-ladder';
import { type FollowupTask, type TaskOutcome } from './task.model';

/** The person was spoken or written to. */
const CONTACTED: readonly TaskOutcome[] = ['done', 'reached', 'do_not_call', 'text_sent'];

/**
 * What follows from how a step ended, in its transaction: a call counts for the limits of contacts; who wants no
 * calls gets none (the text steps go on: spec 3.5); a number of somebody else is used no more.
 */
export function followOutcome(deps: LadderDeps) {
  const stop = stopLadder(deps);

  async function stopCalls(task: FollowupTask, phone: string | undefined, actor: Actor): Promise<void> {
    if (phone !== undefined) {
      await deps.policy.suppress(phone, ['CALL'], {
        cause: 'manual',
        at: deps.clock.now(),
        proof: { text: `said on the phone to ${actorName(actor)}`, message_id: task._id },
      });
    }
    await stop(task.lead_id, 'do_not_call', actor, 'CALL');
  }

  return async (task: FollowupTask, lead: Lead | null, outcome: TaskOutcome, actor: Actor): Promise<void> => {
    const phone = lead?.phone;
    if (task.channel === 'CALL' && phone !== undefined) {
      const at = deps.clock.now();
      const { _id: task_id, lead_id } = task;
      await deps.calls.create([{ task_id, lead_id, to: phone, outcome, by: actorName(actor), at }]);
    }
    // A call that nobody answered is a contact that was tried: the lead waits no longer. Of a text the outbox tells.
    if (outcome !== 'text_sent' && (task.channel === 'CALL' || CONTACTED.includes(outcome))) {
      await deps.speed.contacted(task.lead_id, actorName(actor));
    }
    if (lead && CONTACTED.includes(outcome)) await deps.leads.setStatus(lead, 'contacted', actor);
    if (outcome === 'do_not_call') await stopCalls(task, phone, actor);
    if (outcome === 'wrong_number') {
      await deps.leads.markPhoneBad(task.lead_id, actor);
      await stop(task.lead_id, 'wrong_number', actor);
    }
  };
}
