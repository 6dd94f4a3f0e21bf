import { type Actor, hasRole } from '../../src/contract/actor';
import { type Log } from '../../src/contract/ports';
import { type Intent } from '../../src/intents/intent.model';
import { type Translate, translator } from '../../src/i18n/translate';
import { type DoorIntents } from './accept';
import { type IntentPayload, readIntentPayload } from './intent-payload';
import { type Locales } from './locales';
import { type Perform } from './perform';
import { type Registry } from './registry';
import { type Tell } from './tell';

/** Real milliseconds. What was wished longer ago is not done behind the person's back; they are told. */
const STALE_MS = 24 * 3600 * 1000;

/**
 * Takes up what a dead process had acknowledged and not done: does it, or tells the person that it was not done.
 * Returns how many it dealt with.
 */
export function createResume(parts: {
  intents: DoorIntents;
  registry: Registry;
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  locales: Locales;
  perform: Perform;
  tell: Tell;
  log: Log;
  nudge: () => void;
  nowMs?: () => number;
}): () => Promise<number> {
  const { intents, registry, locales, perform, tell, log, nowMs = Date.now } = parts;

  async function again(intent: Intent): Promise<void> {
    const payload = readIntentPayload(intent.payload);
    const t = translator(await locales.of(payload.user));
    const doable = registry.find({ kind: payload.kind, name: intent.name });
    const actor = await parts.actorOfSlackUser(payload.user);
    const isStale = nowMs() - intent.accepted_at.getTime() > STALE_MS;
    // A role may have been taken away in between.
    if (!doable || isStale || !hasRole(actor, doable.role)) return giveUp(intent, payload, t);

    const { form } = payload;
    const context = {
      actor,
      now: new Date(payload.asked_at),
      t,
      intentKey: intent._id,
      ...(form && { form }),
    };
    const { attempts: attempt } = intent;
    const { outcome, reply } = await perform({ doable, input: payload.input, context, attempt });
    // Kept: this process or another takes it up once more, as another one has that superseded us.
    if (outcome === 'kept' || outcome === 'superseded') return;
    if (outcome === 'done') parts.nudge();
    const note = outcome === 'done' ? `${t('slack.resumed', { what: code(intent.name) })}\n` : '';
    // A modal can no longer be shown: its trigger is long over.
    const said = reply && 'text' in reply ? reply : undefined;
    const text = `${note}${said?.text ?? ''}`.trim();
    await tell(whom(payload), { text, ...(said?.blocks && { blocks: said.blocks }) });
  }

  async function giveUp(intent: Intent, payload: IntentPayload, t: Translate): Promise<void> {
    await intents.fail(intent._id, { kind: 'not done' }, intent.attempts);
    await tell(whom(payload), { text: t('slack.not_done', { what: code(intent.name) }) });
  }

  /** One that cannot be read or asked about must not keep the others waiting. */
  async function guarded(intent: Intent, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ err: error, intent: intent._id, use: intent.name }, 'An intent could not be taken up');
    }
  }

  return async () => {
    let count = 0;
    for (let intent = await intents.takeUp('slack'); intent; intent = await intents.takeUp('slack')) {
      const taken = intent;
      await guarded(taken, () => again(taken));
      count += 1;
    }
    for (let intent = await intents.giveUp('slack'); intent; intent = await intents.giveUp('slack')) {
      const given = intent;
      await guarded(given, async () => {
        const payload = readIntentPayload(given.payload);
        await giveUp(given, payload, translator(await locales.of(payload.user)));
      });
      count += 1;
    }
    return count;
  };
}

function whom(payload: IntentPayload) {
  return { userId: payload.user, channelId: payload.channel, responseUrl: undefined };
}

function code(name: string): string {
  return `\`${name}\``;
}
