import { type ContactAddress } from '../policy/contact-address.model';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';

type Deps = Pick<OutreachDeps, 'policy' | 'messages' | 'clock'>;

/** What is known of whom the attempt is made to. */
export type Recipient = Pick<ContactAddress, 'consents'>;

/**
 * At most one open attempt per recipient, so that a look-up at the provider is unambiguous. Both run in the
 * transaction of the change that they belong to.
 * @returns null while another message's attempt is open: its end wakes this one
 */
export async function takeRecipient(
  { policy }: Deps,
  message: Pick<Message, '_id' | 'to'>,
): Promise<Recipient | null> {
  const { _id, to } = message;
  const mine = { $set: { open_attempt: _id as string }, $inc: { revision: 1 } };
  const taken = await policy.addresses
    .findOneAndUpdate({ _id: to, open_attempt: { $in: [null, _id] } }, mine, { projection: { consents: 1 } })
    .lean();
  if (taken) return taken;
  // Of an address without a record nothing is known, not even a consent; the gate has judged that already.
  if ((await policy.addresses.exists({ _id: to })) === null) {
    await policy.addresses.updateOne({ _id: to }, mine, { upsert: true });
    return { consents: [] };
  }
  await policy.addresses.updateOne({ _id: to }, { $set: { awaited: true }, $inc: { revision: 1 } });
  return null;
}

/** The recipient is free for the next message, and one that waits for it is due at once. */
export async function closeAttempt(
  { policy, messages, clock }: Deps,
  message: Pick<Message, '_id' | 'to'>,
): Promise<void> {
  const { _id, to } = message;
  const before = await policy.addresses
    .findOneAndUpdate(
      { _id: to, open_attempt: _id },
      { $set: { open_attempt: null }, $inc: { revision: 1 } },
      { returnDocument: 'before', projection: { awaited: 1 } },
    )
    .lean();
  if (before?.awaited !== true) return;
  const next = await messages.findOneAndUpdate(
    { to, state: 'queued', waits_for: 'recipient' },
    { $set: { not_before: clock.now(), waits_for: null } },
    { sort: { not_before: 1 } },
  );
  // When it has ended, that one looks for the next.
  if (next === null) await policy.addresses.updateOne({ _id: to }, { $unset: { awaited: 1 } });
}
