import { type Actor, actorName } from '../contract/actor';
import { type LeadId } from '../ids';
import { type StepChannel } from './ladder.rules';
import { type LadderDeps } from './ladder-ports';
import { stopFact } from './ladder-facts.rules';
import { putTaskCard } from './put-task-card';
import { type StopCause } from './task.model';

/**
 * A reply, an opt-out, a dead or closed lead, or a person's wish: the rest of the ladder is not done, and its texts
 * that still wait are cancelled. With a channel only its steps. @returns how many steps were stopped
 */
export function stopLadder(deps: LadderDeps) {
  return (lead: LeadId, because: StopCause, actor: Actor, only?: StepChannel): Promise<number> =>
    deps.transaction(async () => {
      const tasks = await deps.tasks.find({ lead_id: lead }).lean();
      const open = tasks.filter(
        (task) => task.state === 'open' && (only === undefined || task.channel === only),
      );
      if (open.length === 0) return 0;
      const stopped_by = actorName(actor);
      const change = { state: 'stopped' as const, stopped_because: because, stopped_by };
      for (const task of open) {
        await deps.tasks.updateOne({ _id: task._id, state: 'open' }, { $set: change });
        if (task.message_id !== undefined) await deps.outreach.cancel(task.message_id, because);
        await putTaskCard(deps, { ...task, ...change });
      }
      await deps.audit.record(actor, {
        action: 'ladder.stop',
        thing: { kind: 'lead', id: lead },
        after: { stopped: open.length },
        reason: because,
      });
      await deps.leads.tell(lead, stopFact(because, open.length, actor));
      return open.length;
    });
}
