import { type Connection, type mongo } from 'mongoose';
import { type Cards } from '../contract/ports';
import { translator } from '../i18n/translate';
import { ERASED, type Eraser } from './erase.rules';

/**
 * Not looked into: chains and events that have ids only and never change, what the team itself writes about its rules,
 * and what is erased by its key or stays as the suppression (`contact_address`, `stopped_address`).
 */
const LEFT = new Set([
  'audit_entry',
  'audit_head',
  'kpi_event',
  'kpi_rollup',
  'buyer_feedback_event',
  'contact_address',
  'stopped_address',
  'dncl_area',
  'dncl_block',
  'market_policy',
  'market_policy_version',
  'message_template',
  'zone_override',
]);
/** The person's own records, erased by their use case. */
export const OWN: ReadonlySet<string> = new Set([
  'lead',
  'buyer',
  'message',
  'inbound_text',
  'inbound_media',
  'call_attempt',
  'followup_task',
  'deal',
  'deal_brief',
]);

type Raw = mongo.Document & { _id: mongo.BSON.ObjectId };

async function* others(connection: Connection, skip: ReadonlySet<string>) {
  const names = (await connection.listCollections()).map(({ name }) => name);
  for (const name of names.sort()) {
    if (!LEFT.has(name) && !skip.has(name)) yield connection.collection<Raw>(name);
  }
}

/** Whatever else is about a person and is found by no index: wishes, quarantined webhooks, cards, reminders. For an export. */
export function findElsewhere({ connection }: { connection: Connection }) {
  return async (eraser: Eraser): Promise<Record<string, unknown[]>> => {
    const found: Record<string, unknown[]> = {};
    const shown = new Set([...OWN, 'export_ticket', 'slack_card']);
    for await (const collection of others(connection, shown)) {
      const list: unknown[] = [];
      for await (const document of collection.find()) if (eraser.isAbout(document)) list.push(document);
      if (list.length > 0) found[collection.collectionName] = list;
    }
    return found;
  };
}

/**
 * Goes through every document that the product keeps, which no index could spare: what names the person may stand in
 * any wish or card. Takes out what names them; done again it finds
 * nothing. @returns how many were changed
 */
export function sweep({ connection, cards }: { connection: Connection; cards: Cards }) {
  async function card(document: Raw, eraser: Eraser): Promise<boolean> {
    const { view, channel, user } = document as unknown as {
      view: { text: string };
      channel: string;
      user?: string;
    };
    const key = String(document._id);
    // What a person wrote, and the lines of a lead's history, are about them whatever words they use.
    const isTheirs = /^(?:inbound|stopped|unknown|lead):[^:]+(?::|$)/.test(key) && !/^lead:[^:]+$/.test(key);
    const clean = isTheirs ? BLANK : eraser.clean(view);
    if (clean === view || view.text === BLANK.text) return false;
    const place = user === undefined ? (channel as 'inbox') : { user };
    await cards.put({ key, channel: place, view: clean, quiet: true });
    return true;
  }

  return async (
    eraser: Eraser,
    options: { leave?: string; skip?: ReadonlySet<string> } = {},
  ): Promise<number> => {
    let changed = 0;
    for await (const collection of others(connection, options.skip ?? new Set())) {
      const name = collection.collectionName;
      for await (const document of collection.find()) {
        if (String(document._id) === options.leave || !eraser.isAbout(document)) continue;
        if (name === 'slack_card') {
          if (await card(document, eraser)) changed += 1;
          continue;
        }
        if (!OWN.has(name) && eraser.names(String(document._id))) {
          changed += (await collection.deleteOne({ _id: document._id })).deletedCount;
          continue;
        }
        const change = changeOf(name, document, eraser);
        if (Object.keys(change).length === 0) continue;
        await collection.updateOne({ _id: document._id }, { $set: change });
        changed += 1;
      }
    }
    return changed;
  };
}

const BLANK = { text: translator('en')('privacy.card_erased') };

/** The fields that are another afterwards; all else may change meanwhile and stays. */
function changeOf(collection: string, document: Raw, eraser: Eraser): mongo.Document {
  const { _id, ...fields } = document;
  const cleaned: mongo.Document = Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const clean: unknown = eraser.clean(value);
      return clean === value ? [] : [[field, clean]];
    }),
  );
  if ('intent_key' in cleaned) cleaned['intent_key'] = `erased:${String(_id)}`;
  if (collection === 'webhook_quarantine') return fields['raw'] === ERASED ? {} : { raw: ERASED };
  if (collection === 'intent') return { ...cleaned, ...unsaid(fields['payload']) };
  return cleaned;
}

/** What was typed, chosen or posted, in whatever words. */
function unsaid(payload: unknown): mongo.Document {
  const { input, form, ...rest } = (payload ?? {}) as { input?: unknown; form?: unknown };
  if (input === ERASED) return {};
  return {
    payload: {
      ...rest,
      ...(input === undefined ? {} : { input: ERASED }),
      ...(form === undefined ? {} : { form: { about: ERASED, values: {} } }),
    },
  };
}
