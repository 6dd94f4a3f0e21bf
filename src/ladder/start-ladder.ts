import { type Actor, systemActor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { askStepText } from './ask-step-text';
import { createLadderFor, type LadderOptions } from './create-ladder';
import { type LadderDeps } from './ladder-ports';
import { isDueText } from './queue-due-texts';
import { type FollowupTask } from './task.model';
import { hasPhone } from './text-task';

/**
 * The ladder of a lead, with its first text in the outbox when it may go now: the lead flow waits for no tick.
 * @returns the tasks
 */
export function startLadder(deps: LadderDeps) {
  const create = createLadderFor(deps);
  const ask = askStepText(deps);
  return (lead: Lead, actor: Actor, options: Pick<LadderOptions, 'isNew'> = {}): Promise<FollowupTask[]> =>
    deps.transaction(async () => {
      const [first, ...rest] = await create(lead, options, actor);
      if (!first) return [];
      if (!isDueText(first, deps.clock.now()) || !hasPhone(lead)) return [first, ...rest];
      const { task } = await ask(first, lead, systemActor('follow-up-ladder'));
      return [task, ...rest];
    });
}
