import { type ContactAddress } from '../policy/contact-address.model';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';

type Deps = Pick<OutreachDeps, 'policy' | 'messages' | 'clock'>;

/** What is known of whom the attempt is made to. */
export type Recipient = Pick<ContactAddress, 'consents'>;

/**
 * At most one open attempt per recipient, so that a look-up at the provider is unambiguous. `recordOf` is what this
 * transaction sees: who changes a record meanwhile makes it begin again.
 */
export function recipientsOf(
  { policy }: Pick<Deps, 'policy'>,
  recordOf: (address: string) => ContactAddress | null,
) {
  const taken = new Map<string, Message['_id']>();
  const awaited = new Set<string>();

  return {
    /** Null while another message's attempt is open: its end wakes this one. */
    take({ _id, to }: Pick<Message, '_id' | 'to'>): Recipient | null {
      const record = recordOf(to);
      const open = taken.get(to) ?? record?.open_attempt ?? _id;
      if (open !== _id) {
        awaited.add(to);
        return null;
      }
      taken.set(to, _id);
      return record ?? { consents: [] };
    },

    async write(): Promise<void> {
      const changes = [...new Set([...taken.keys(), ...awaited])].map((address) => {
        const attempt = taken.get(address);
        const $set = {
          ...(attempt === undefined ? {} : { open_attempt: attempt as string }),
          ...(awaited.has(address) ? { awaited: true } : {}),
        };
        const update = { $set, $inc: { revision: 1 } };
        return { updateOne: { filter: { _id: address }, update, upsert: true } };
      });
      if (changes.length > 0) await policy.addresses.bulkWrite(changes);
    },
  };
}

/** The recipients are free for the next message, and one that waits for each is due at once. */
export async function closeAttempts(
  { policy, messages, clock }: Deps,
  ended: readonly Pick<Message, '_id' | 'to'>[],
): Promise<void> {
  const waiting = await policy.addresses
    .find({ _id: { $in: ended.map(({ to }) => to) }, awaited: true }, { _id: 1 })
    .lean();
  await policy.addresses.bulkWrite(
    ended.map(({ _id, to }) => ({
      updateOne: {
        filter: { _id: to, open_attempt: _id },
        update: { $set: { open_attempt: null }, $inc: { revision: 1 } },
      },
    })),
  );
  for (const { _id: to } of waiting) {
    const next = await messages.findOneAndUpdate(
      { to, state: 'queued', waits_for: 'recipient' },
      { $set: { not_before: clock.now(), waits_for: null } },
      { sort: { not_before: 1 } },
    );
    // When it has ended, that one looks for the next.
    if (next === null) await policy.addresses.updateOne({ _id: to }, { $unset: { awaited: 1 } });
  }
}

export function closeAttempt(deps: Deps, message: Pick<Message, '_id' | 'to'>): Promise<void> {
  return closeAttempts(deps, [message]);
}
