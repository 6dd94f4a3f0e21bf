import { type Actor } from '../contract/actor';
import { type Province } from '../geo/provinces';
import { type Lead } from '../leads/lead.model';
import { giveTask } from './assign-task';
import { checkNow } from './check-now';
import { type LadderDeps } from './ladder-ports';
import { type TaskCardFacts } from './task.card';
import { type FollowupTask } from './task.model';

export interface NextTask {
  task: FollowupTask;
  lead: Lead | null;
  opening: NonNullable<TaskCardFacts['opening']>;
}

/** More that the gate refuses in a row are left to the next press. */
const TRIES = 20;

/**
 * The step that a person does next: of their own the one that waits longest, else the one that nobody has, which is
 * theirs from then on, so that two never call the same person. Only what the gate lets through now.
 * @returns null when nothing may be done now
 */
export function nextTask(deps: LadderDeps) {
  const give = giveTask(deps);
  const check = checkNow(deps);

  async function first(owner: string | null, province: Province | undefined): Promise<FollowupTask | null> {
    return deps.tasks
      .findOne({
        state: 'open',
        // Null is what nobody has; the type of an owner knows no null.
        owner: owner as string,
        auto: false,
        contact_at: { $lte: deps.clock.now() },
        ...(province === undefined ? {} : { province }),
      })
      .sort({ contact_at: 1 })
      .lean();
  }

  return (actor: Actor, province?: Province): Promise<NextTask | null> =>
    deps.transaction(async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        const mine = await first(actor.id, province);
        const task = mine ?? (await first(null, province));
        if (!task) return null;
        const lead = await deps.leads.find(task.lead_id);
        const opening = await check(task, lead);
        if (opening === null) continue;
        return { task: mine ?? (await give(task, actor.id, actor, 'task.take')), lead, opening };
      }
      return null;
    });
}
