import { type BuyerId, type LeadId } from '../ids';
import { searchWords } from '../leads/lead-tokens.rules';
import { type Identity } from './erase.rules';
import { type ModelOf, type RecordModels } from './records-ports';

/** As somebody names them: a lead's or a buyer's id, a number in E.164, or an e-mail address. */
export type Whom = { id: string } | { address: string };

/** One person, as a seller, as a buyer, or only by an address. */
export interface Person {
  leads: ModelOf<'leads'>[];
  buyers: ModelOf<'buyers'>[];
  /** Every number and e-mail address that is theirs. */
  addresses: string[];
}

/**
 * Who has the same number or e-mail address is the same person, and so is a lead that was merged with theirs. A number
 * that turned out to be somebody else's is not theirs.
 */
export function findPerson({ leads, buyers }: RecordModels) {
  async function leadsOf(address: string): Promise<ModelOf<'leads'>[]> {
    if (!address.includes('@')) return leads.find({ phone: address }).lean();
    const open = await leads.find({ open_addresses: address }).lean();
    const [longest] = searchWords(address);
    // Also those that are over: by the index of words, since theirs is no open address.
    return longest === undefined
      ? open
      : [...open, ...(await leads.find({ tokens: longest, email: address }).lean())];
  }

  const buyersOf = (address: string) =>
    buyers.find(address.includes('@') ? { email: address } : { phone: address }).lean();

  return async (whom: Whom): Promise<Person> => {
    const people = new Map<LeadId, ModelOf<'leads'>>();
    const investors = new Map<BuyerId, ModelOf<'buyers'>>();
    const addresses = new Set<string>();
    const toAsk: string[] = [];

    function know(address: string | undefined): void {
      if (address === undefined || addresses.has(address)) return;
      addresses.add(address);
      toAsk.push(address);
    }
    async function take(lead: ModelOf<'leads'> | null): Promise<void> {
      if (!lead || people.has(lead._id)) return;
      people.set(lead._id, lead);
      [lead.phone, lead.email, ...(lead.open_addresses ?? []), ...(lead.merged?.addresses ?? [])].forEach(
        know,
      );
      if (lead.merged) await take(await leads.findById(lead.merged.into).lean());
    }
    function takeBuyer(buyer: ModelOf<'buyers'> | null): void {
      if (!buyer) return;
      investors.set(buyer._id, buyer);
      [buyer.phone, buyer.email].forEach(know);
    }

    if ('address' in whom) know(whom.address);
    else {
      await take(await leads.findById(whom.id).lean());
      takeBuyer(await buyers.findById(whom.id).lean());
    }
    for (let address = toAsk.shift(); address !== undefined; address = toAsk.shift()) {
      for (const lead of await leadsOf(address)) await take(lead);
      for (const buyer of await buyersOf(address)) takeBuyer(buyer);
    }
    return { leads: [...people.values()], buyers: [...investors.values()], addresses: [...addresses] };
  };
}

export const isKnown = ({ leads, buyers, addresses }: Person): boolean =>
  leads.length + buyers.length + addresses.length > 0;

/** Everything that is theirs by an index: the documents of which they, or their addresses, are the key. */
export function documentsOf(models: RecordModels) {
  return async ({ leads, buyers, addresses }: Person) => {
    const leadIds = leads.map(({ _id }) => _id);
    const contacts: string[] = [...leadIds, ...buyers.map(({ _id }) => _id)];
    const tasks = await models.tasks.find({ lead_id: { $in: leadIds } }).lean();
    const deals = await models.deals.find({ lead_id: { $in: leadIds } }).lean();
    const briefs = await models.briefs.find({ lead_id: { $in: leadIds } }).lean();
    const byId = new Map<string, ModelOf<'messages'>>();
    for (const filter of [{ contact: { $in: contacts } }, { to: { $in: addresses } }]) {
      for (const message of await models.messages.find(filter).lean()) byId.set(message._id, message);
    }
    const messages = [...byId.values()];
    const heard = new Map<string, ModelOf<'inbound'>>();
    for (const filter of [{ contact: { $in: contacts } }, { from: { $in: addresses } }]) {
      for (const text of await models.inbound.find(filter).lean()) heard.set(text._id, text);
    }
    const inbound = [...heard.values()];
    const media = await models.media
      .find({ message_sid: { $in: inbound.map(({ _id }) => _id) } }, { bytes: 0 })
      .lean();
    return {
      tasks,
      deals,
      briefs,
      messages,
      inbound,
      media,
      calls: await models.calls.find({ to: { $in: addresses } }).lean(),
      consents: await models.addresses.find({ _id: { $in: addresses } }).lean(),
      feedback: await models.feedback.find({ buyer_id: { $in: buyers.map(({ _id }) => _id) } }).lean(),
    };
  };
}

export type PersonDocuments = Awaited<ReturnType<ReturnType<typeof documentsOf>>>;

/** By what any other document is recognised as being about them. */
export function identityOf(person: Person, documents: PersonDocuments): Identity {
  const { leads, buyers, addresses } = person;
  const own = [
    ...leads,
    ...buyers,
    ...documents.tasks,
    ...documents.deals,
    ...documents.messages,
    ...documents.inbound,
  ];
  const texts = (values: (string | undefined)[]) =>
    [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
  // A stub is called by its id.
  const names = [...leads, ...buyers].filter(({ _id, name }) => name !== _id).map(({ name }) => name);
  return {
    ids: own.map(({ _id }) => _id),
    phones: addresses.filter((address) => !address.includes('@')),
    emails: addresses.filter((address) => address.includes('@')),
    places: texts([
      ...leads.flatMap(({ address, postal_code }) => [address, postal_code]),
      ...documents.briefs.map(({ address }) => address),
    ]),
    names: texts(names),
  };
}
