import { type Model } from 'mongoose';
import { clockAt } from './clock-part';
import { type ContactAddress } from './contact-address.model';
import { decideContact, type GatePorts } from './decide-contact';

/**
 * For several decisions in one transaction: what they have in common is read once, and all their addresses in one
 * go. It sees what its transaction sees, so it must not outlive it.
 */
export function decideTogether(ports: Omit<GatePorts, 'recordOf'> & { addresses: Model<ContactAddress> }) {
  return async (addresses: readonly string[]) => {
    const wanted = new Set(addresses);
    const found = await ports.addresses.find({ _id: { $in: [...wanted] } }).lean();
    const records = new Map(found.map((record) => [record._id, record]));
    const recordOf = (address: string): ContactAddress | null => {
      if (!wanted.has(address)) throw new Error('an address that was not read');
      return records.get(address) ?? null;
    };
    const effective = once(ports.effective);
    const zonesAreRight = once(ports.zonesAreRight);
    const decide = decideContact({
      ...ports,
      effective,
      goLive: once(ports.goLive),
      zonesAreRight,
      recordOf: async (address) => recordOf(address),
    });
    return { decide, clockAt: clockAt({ ...ports, effective, zonesAreRight }), recordOf };
  };
}

/** The same question is asked once. */
function once<Question extends (string | null)[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key) ?? ask(...question);
    answers.set(key, known);
    return known;
  };
}
