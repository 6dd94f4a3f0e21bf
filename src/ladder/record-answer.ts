import { type Actor } from '../contract/actor';
import { type LeadId, type TaskId } from '../ids';
import { findTask } from './find-task';
import { type LadderDeps } from './ladder-ports';
import { stopLadder } from './stop-ladder';

/**
 * What a person who was reached said: they want to talk, or are not interested, and the rest of the ladder is
 * stopped; or it goes on as planned. Said twice it has one effect. @throws UserError `not_found`
 */
export function recordAnswer(deps: LadderDeps) {
  const stop = stopLadder(deps);
  return (id: TaskId, said: 'replied' | 'dead' | 'goes_on', actor: Actor): Promise<LeadId> =>
    deps.transaction(async () => {
      const { lead_id } = await findTask(deps, id);
      if (said === 'goes_on') return lead_id;
      await deps.leads.setStatus(lead_id, said, actor);
      if (said === 'replied') await stop(lead_id, 'reply', actor);
      return lead_id;
    });
}
