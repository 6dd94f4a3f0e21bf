import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Deals } from '../deals/deals';
import { InputError, UserError } from '../errors';
import { type Leads } from '../leads/leads';
import { leadTokens } from '../leads/lead-tokens.rules';
import { type Outreach } from '../outreach/outreach';
import { createEraser, ERASED } from './erase.rules';
import {
  documentsOf,
  findPerson,
  identityOf,
  isKnown,
  type Person,
  type PersonDocuments,
  type Whom,
} from './person';
import { type RecordModels } from './records-ports';
import { OWN, sweep } from './sweep';

export interface EraseDeps {
  connection: Connection;
  models: RecordModels;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  leads: Leads;
  deals: Deals;
  outreach: Outreach;
}

export interface Erased {
  leads: string[];
  buyers: string[];
  messages: number;
  received: number;
  /** Documents of other kinds: wishes, cards, quarantined webhooks. */
  elsewhere: number;
  /** Addresses that must still not be contacted: only these stay. */
  suppressed: number;
}

/** What a person is called by at the end of a lead's life, in the audit log. */
const WHY = 'erased';

/**
 * Takes one person out of everything that the product keeps. Ids, suppressions (the address alone), KPI events,
 * feedback and the audit log stay, so that chains and counts stay whole. What waits to be sent is cancelled, ladders
 * are stopped, cards change, pictures are deleted. A second time finds nothing and does no harm.
 * @throws UserError `not_found`; `conflict` while a message to them is with a provider or a wish about them is at work
 * @throws InputError when the reason itself names the person: the audit log cannot forget it
 */
export function erasePerson(deps: EraseDeps) {
  const { models } = deps;
  const find = findPerson(models);
  const documents = documentsOf(models);
  const clear = sweep(deps);

  return async (whom: Whom, reason: string, actor: Actor, intentKey: string): Promise<Erased> => {
    const person = await find(whom);
    if (!isKnown(person))
      throw new UserError('not_found', 'Nobody is known by that.', { reason: 'person_not_known' });
    const before = await documents(person);
    const eraser = createEraser(identityOf(person, before));
    if (eraser.clean(reason) !== reason) {
      const message = 'names the person, and the audit log keeps it; say it without';
      throw new InputError([{ path: 'because', message, example: 'they asked for it in writing' }]);
    }
    refuseUnderWay(before);
    await refuseWhileAtWork(deps, eraser, intentKey);
    // First what is found only by the words that are gone afterwards; the wish itself is needed until the end.
    let elsewhere = await clear(eraser, { leave: intentKey, skip: OWN });
    const erased = await deps.transaction(() => eraseOwn(deps, person, reason, actor));
    // Then what the erasure itself wrote, or somebody else meanwhile.
    elsewhere += await clear(eraser);
    return { ...erased, elsewhere };
  };
}

/** A wish that is under way would write the person down again. */
async function refuseWhileAtWork(
  { connection }: EraseDeps,
  eraser: ReturnType<typeof createEraser>,
  intentKey: string,
): Promise<void> {
  const intents = connection.collection<{ _id: string }>('intent').find({ state: 'accepted' });
  for await (const intent of intents) if (intent._id !== intentKey && eraser.isAbout(intent)) throw busy();
}

/** Its recipient is needed until it is known what became of it. */
function refuseUnderWay({ messages }: PersonDocuments): void {
  if (messages.some(({ state }) => state === 'sending' || state === 'unknown')) throw busy();
}

const busy = () =>
  new UserError('conflict', 'Something about this person is being done just now. Try again in a minute.', {
    reason: 'person_busy',
  });

async function eraseOwn(
  deps: EraseDeps,
  known: Person,
  reason: string,
  actor: Actor,
): Promise<Omit<Erased, 'elsewhere'>> {
  const { models } = deps;
  const found = await documentsOf(models)(known);
  refuseUnderWay(found);
  await eraseMessages(deps, found);
  await eraseReceived(deps, found);
  const ids = known.leads.map(({ _id }) => _id);
  await models.calls.updateMany({ to: { $in: known.addresses } }, { $set: { to: ERASED } });
  await models.briefs.updateMany({ lead_id: { $in: ids } }, { $unset: { address: 1 } });
  for (const lead of known.leads) await eraseLead(deps, lead, actor);
  for (const { _id } of known.buyers) {
    await models.buyers.updateOne(
      { _id },
      {
        $set: {
          name: _id,
          active: false,
          box: { places: [], types: [] },
          tokens: leadTokens({ _id, name: _id }),
        },
        $unset: { phone: 1, email: 1, addresses: 1 },
        $currentDate: { changed_at: true },
      },
    );
  }
  const suppressed = await eraseAddresses(deps, known.addresses);
  const things = [
    ...ids.map((id) => ({ kind: 'lead', id: String(id) })),
    ...known.buyers.map(({ _id }) => ({ kind: 'buyer', id: String(_id) })),
  ];
  // Somebody who is known by an address alone has no id.
  for (const thing of things.length > 0 ? things : [{ kind: 'person', id: 'unknown' }]) {
    await deps.audit.record(actor, { action: 'privacy.erase', thing, reason });
  }
  return {
    leads: ids,
    buyers: known.buyers.map(({ _id }) => _id),
    messages: found.messages.length,
    received: found.inbound.length,
    suppressed,
  };
}

async function eraseMessages(
  { models, outreach, clock }: EraseDeps,
  { messages }: PersonDocuments,
): Promise<void> {
  for (const { _id, error, history } of messages) {
    await outreach.cancel(_id, WHY);
    const mute = <T extends { message: string }>(problem: T): T => ({ ...problem, message: '' });
    await models.messages.updateOne(
      { _id },
      {
        $set: {
          // Its own, since nothing is to be found by it any more.
          to: `erased:${_id}`,
          intent_key: `erased:${_id}`,
          body: ERASED,
          ...(error === undefined ? {} : { 'error.message': '' }),
          updated_at: clock.now(),
        },
        $unset: { subject: 1, html: 1, 'error.message_fr': 1 },
      },
    );
    const muted = history.map((event) =>
      event.error === undefined ? event : { ...event, error: mute(event.error) },
    );
    if (history.some((event) => event.error !== undefined)) {
      const now = await models.messages.findById(_id, { history: 1 }).lean();
      // Its cancellation came last, and has no words in it.
      const later = now?.history.slice(history.length) ?? [];
      await models.messages.updateOne({ _id }, { $set: { history: [...muted, ...later] } });
    }
  }
  const ids = messages.map(({ _id }) => _id);
  await models.mailEvents.updateMany({ message_id: { $in: ids } }, { $set: { detail: '' } });
}

async function eraseReceived({ models }: EraseDeps, { inbound }: PersonDocuments): Promise<void> {
  const ids = inbound.map(({ _id }) => _id);
  await models.inbound.updateMany(
    { _id: { $in: ids } },
    { $set: { from: ERASED, body: '' }, $unset: { subject: 1, reply: 1 } },
  );
  await models.media.deleteMany({ message_sid: { $in: ids } });
}

async function eraseLead({ models, leads, deals }: EraseDeps, lead: Person['leads'][number], actor: Actor) {
  const { _id, province, market, timezones, place_problem } = lead;
  await models.leads.updateOne(
    { _id },
    {
      $set: {
        name: _id,
        intent_key: lead.intent_key.startsWith('stub:') ? lead.intent_key : `erased:${_id}`,
        ...(lead.dead ? { 'dead.why': WHY } : {}),
      },
      $unset: {
        phone: 1,
        bad_phone: 1,
        email: 1,
        address: 1,
        region: 1,
        postal_code: 1,
        open_addresses: 1,
        message: 1,
        updated_by_intent: 1,
        ...(lead.merged ? { merged: 1 } : {}),
      },
    },
  );
  await leads.end(_id, WHY, actor);
  // Where the house is in the large names nobody; it must not be forgotten with the address.
  const place = { province, market, timezones, ...(place_problem === undefined ? {} : { place_problem }) };
  const tokens = leadTokens({ _id, name: _id, province, market });
  await models.leads.updateOne(
    { _id },
    { $set: { ...place, tokens }, ...(place_problem === undefined ? { $unset: { place_problem: 1 } } : {}) },
  );
  await deals.putLeadCard(_id);
}

/** @returns how many stay, since a suppression must hold */
async function eraseAddresses({ models }: EraseDeps, addresses: string[]): Promise<number> {
  let kept = 0;
  for (const address of await models.addresses.find({ _id: { $in: addresses } }).lean()) {
    const { _id, suppressions } = address;
    if (suppressions.length === 0) {
      await models.addresses.deleteOne({ _id });
      continue;
    }
    kept += 1;
    const bare = suppressions.map(({ channel, cause, at }) => ({ channel, cause, at }));
    await models.addresses.updateOne(
      { _id },
      { $set: { suppressions: bare, consents: [] }, $unset: { lifted: 1 }, $inc: { revision: 1 } },
    );
  }
  return kept;
}
