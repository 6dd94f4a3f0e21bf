import { type Actor, systemActor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { askFirstText, askStepText } from './ask-step-text';
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
  const askFirst = askFirstText(deps);
  const ask = askStepText(deps);
  const asker = systemActor('follow-up-ladder');

  return (lead: Lead, actor: Actor, options: Pick<LadderOptions, 'isNew'> = {}): Promise<FollowupTask[]> =>
    deps.transaction(async () => {
      if (!hasPhone(lead)) return create(lead, options, actor);
      const isDue = (task: FollowupTask) => isDueText(task, deps.clock.now());
      const first = async (task: FollowupTask) => (isDue(task) ? askFirst(task, lead, asker) : task);
      const [one, ...rest] = await create(lead, { ...options, first }, actor);
      // Of a ladder that was there, the text may be due by now.
      if (!one || !isDue(one)) return one ? [one, ...rest] : [];
      const { task } = await ask(one, lead, asker);
      return [task, ...rest];
    });
}
