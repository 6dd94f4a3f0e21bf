import { type Model } from 'mongoose';
import { type Approvals } from '../approvals/approvals';
import { type Audit } from '../audit/audit';
import { type Actor, actorName, hasRole, systemActor } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { refusal } from './refusal';
import { type Throttle, type ThrottleState } from './throttle.model';
import { activeKey, expiryOf } from './throttle.rules';

export type Throttles = ReturnType<typeof tripwireThrottles>;

export const THROTTLE_KIND = 'tripwire.throttle';
const BY_ITSELF = systemActor('tripwire');
const SHOWN = 50;

export interface ThrottleDeps {
  throttles: Model<Throttle>;
  approvals: Approvals;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  /** Told in the transaction in which one begins or ends: the card, and whoever keeps what is in force. */
  onChange(throttle: Throttle): Promise<void>;
}

/** How throttles begin and end: each change once, in one transaction with its audit entry. */
export function tripwireThrottles(deps: ThrottleDeps) {
  const { throttles } = deps;

  async function end(
    throttle: Throttle,
    state: Exclude<ThrottleState, 'proposed' | 'active'>,
    actor: Actor,
  ): Promise<Throttle> {
    const change = { state, ended_by: actorName(actor), ended_at: deps.clock.now() };
    const after = await throttles
      .findOneAndUpdate(
        { _id: throttle._id, state: throttle.state },
        { $set: change, $unset: { active_key: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (!after) throw over(throttle);
    await deps.audit.record(actor, {
      action: `throttle.${state}`,
      thing: { kind: 'throttle', id: throttle._id },
      before: { state: throttle.state },
      after: { state, action: throttle.action, scope: throttle.scope },
    });
    await deps.onChange(after);
    return after;
  }

  /** The one that was active there before ends with it. */
  async function activate(throttle: Throttle, actor: Actor, rule: string): Promise<Throttle> {
    const before = await throttles.findOne({ active_key: activeKey(throttle) }).lean();
    if (before) await end(before, 'superseded', actor);
    const activated_at = deps.clock.now();
    const expires_at = expiryOf(throttle.action, activated_at);
    const change = { state: 'active' as const, approved_by: actorName(actor), activated_at, expires_at };
    const after = await throttles
      .findOneAndUpdate(
        { _id: throttle._id, state: 'proposed' },
        { $set: { ...change, active_key: activeKey(throttle) } },
        { returnDocument: 'after' },
      )
      .lean();
    if (!after) throw over(throttle);
    await deps.audit.record(actor, {
      action: 'throttle.active',
      thing: { kind: 'throttle', id: throttle._id },
      before: { state: 'proposed' },
      after: {
        state: 'active',
        action: throttle.action,
        scope: throttle.scope,
        effect: throttle.effect,
        expires_at,
        rule,
      },
    });
    await deps.onChange(after);
    return after;
  }

  async function required(id: string): Promise<Throttle> {
    const throttle = await throttles.findById(id).lean();
    if (!throttle) throw refusal('not_found', 'throttle_not_found', { id });
    return throttle;
  }

  deps.approvals.onApproved(THROTTLE_KIND, async (proposal, approver) => {
    await activate(await required(proposal.thing.id), approver, proposal.rule ?? 'four_eyes');
  });
  // Its card is the alert's: what becomes of the proposal is shown there.
  deps.approvals.shownBy(THROTTLE_KIND, async ({ thing, state, decided_by }) => {
    const throttle = await throttles.findById(thing.id).lean();
    if (throttle?.state !== 'proposed' || state === 'pending' || state === 'approved') return;
    const actor = state === 'rejected' ? namedActor(decided_by) : BY_ITSELF;
    await end(throttle, state === 'rejected' ? 'rejected' : 'lapsed', actor);
  });

  async function decide(id: string, actor: Actor, verb: 'approve' | 'reject'): Promise<Throttle> {
    const throttle = await required(id);
    if (throttle.state !== 'proposed') throw over(throttle);
    const { proposal_id = '', content_hash = '' } = throttle;
    await deps.approvals[verb]({ id: proposal_id, content_hash }, actor);
    return required(id);
  }

  return {
    required,
    activate,
    byId: async (id: string): Promise<Throttle | null> => throttles.findById(id).lean(),
    /** Those that are active, whether or not their time is over. */
    active: async (): Promise<Throttle[]> => throttles.find({ state: 'active' }).lean(),
    /** How many began in `[from, to)`. */
    begun: ({ from, to }: { from: Date; to: Date }): Promise<number> =>
      throttles.countDocuments({ activated_at: { $gte: from, $lt: to } }),
    /** The newest first. */
    list: async (limit = SHOWN): Promise<Throttle[]> =>
      throttles.find().sort({ proposed_at: -1 }).limit(limit).lean(),

    /** @throws UserError as approvals do: a second person is needed, or it is over */
    approve: (id: string, actor: Actor) => deps.transaction(() => decide(id, actor, 'approve')),
    reject: (id: string, actor: Actor) => deps.transaction(() => decide(id, actor, 'reject')),

    /** Takes it back; what the policies say is in force again. */
    revert: (id: string, actor: Actor): Promise<Throttle> =>
      deps.transaction(async () => {
        if (!hasRole(actor, 'manager')) {
          const params = { needed: 'manager', role: actor.role };
          throw new UserError('forbidden', translator('en')('error.forbidden', params), { extra: params });
        }
        const throttle = await required(id);
        if (throttle.state !== 'active') throw over(throttle);
        return end(throttle, 'reverted', actor);
      }),

    /** The drift is over: what waits is taken back, and what is active ends. */
    recover: async (id: string): Promise<void> => {
      const throttle = await throttles.findById(id).lean();
      if (throttle?.state !== 'active' && throttle?.state !== 'proposed') return;
      await end(throttle, 'recovered', BY_ITSELF);
      if (throttle.proposal_id !== undefined) await deps.approvals.withdraw(throttle.proposal_id, BY_ITSELF);
    },

    /** Those whose time is over. @returns how many */
    async expire(): Promise<number> {
      const now = deps.clock.now();
      const late = await throttles.find({ state: 'active', expires_at: { $lte: now } }, { _id: 1 }).lean();
      let expired = 0;
      for (const { _id } of late) {
        await deps.transaction(async () => {
          const throttle = await throttles.findById(_id).lean();
          if (throttle?.state !== 'active') return;
          await end(throttle, 'expired', BY_ITSELF);
          expired++;
        });
      }
      return expired;
    },
  };
}

/** `slack:U123` as the actor that it names; only its name is used. */
function namedActor(name = 'system:tripwire'): Actor {
  const [kind = 'system', ...id] = name.split(':');
  return { kind: kind as Actor['kind'], id: id.join(':'), role: 'manager' };
}

const over = ({ state, ended_by, approved_by }: Throttle) =>
  refusal('conflict', 'throttle_over', { state, who: ended_by ?? approved_by ?? 'somebody' });
