import { type LadderDeps } from './ladder-ports';
import { DUE_MOST } from './due-list.card';
import { type DueList } from './list-due';

/** Before it nothing was due. */
const EVER = new Date(0);
/** As Slack names its people: an owner that another system gave is not told anything. */
const [FIRST_ID, AFTER_IDS] = ['U', 'X'];

/** What one person has to do until an instant, by its opening: not what goes by itself, nor what cannot be contacted. */
export function listDay({ tasks, clock }: Pick<LadderDeps, 'tasks' | 'clock'>) {
  return async (owner: string, until: Date): Promise<DueList> => {
    const now = clock.now();
    const found = await tasks
      .find({ state: 'open', owner, auto: false, contact_at: { $gt: EVER, $lt: until } })
      .sort({ contact_at: 1 })
      .limit(DUE_MOST)
      .lean();
    const isDue = (at: Date | null) => at !== null && at <= now;
    return {
      due: found.filter(({ contact_at }) => isDue(contact_at)),
      later: found.filter(({ contact_at }) => !isDue(contact_at)),
      held: [],
    };
  };
}

/** The people of Slack who have open steps; each costs one look at the index. */
export function listOwners({ tasks }: Pick<LadderDeps, 'tasks'>) {
  async function after(owner: object): Promise<string | undefined> {
    const next = await tasks.findOne({ state: 'open', owner }, { owner: 1 }).sort({ owner: 1 }).lean();
    return next?.owner;
  }
  return async (): Promise<string[]> => {
    const owners: string[] = [];
    for (let next = await after({ $gte: FIRST_ID, $lt: AFTER_IDS }); next !== undefined;) {
      owners.push(next);
      next = await after({ $gt: next, $lt: AFTER_IDS });
    }
    return owners;
  };
}
