import { type Log } from '../contract/ports';
import { problemAnswer } from './answer';
import { type BoundRoute } from './bound-route';
import { failureOf } from './failure';
import { type HttpIntentPayload } from './idempotency';
import { type HttpIntents, type RouteRunner } from './run-route';

/**
 * Does what was accepted under an Idempotency-Key and left by a process that died; its caller, who got no answer,
 * finds it under the same key. One that failed three times is logged and left. Requests without a key are not kept:
 * their caller got no success and nothing of a `write` is in the store.
 * @returns how many were done, and how many ended in a refusal or an error
 */
export function createResume<Deps>(parts: {
  routes: BoundRoute<Deps>[];
  runner: RouteRunner<Deps>;
  intents: HttpIntents;
  log: Log;
}): () => Promise<{ done: number; failed: number }> {
  const { runner, intents, log } = parts;
  const byName = new Map(parts.routes.map((bound) => [bound.name, bound]));

  async function doAgain(key: string, payload: HttpIntentPayload, nth: number): Promise<boolean> {
    const bound = byName.get(payload.route);
    if (!bound) {
      const gone = failureOf(new Error('no such route'), key).problem;
      await intents.fail(key, problemAnswer(gone), nth);
      log.error({ intent: key, route: payload.route }, 'a request was left by a version that had this route');
      return false;
    }
    const context = { actor: payload.actor, now: new Date(payload.asked_at), intentKey: key };
    try {
      const input = bound.check(JSON.parse(payload.input) as Record<string, unknown>);
      await runner.attempt(bound, input, context, { nth, requestId: key });
      log.info({ intent: key, route: payload.route }, 'a request left by another process was done');
      return true;
    } catch (error) {
      const { isBug } = failureOf(error, key);
      log[isBug ? 'error' : 'warn']({ err: error, intent: key }, 'a request left by another process failed');
      return false;
    }
  }

  return async () => {
    let done = 0;
    let failed = 0;
    for (let left = await intents.takeUp('http'); left; left = await intents.takeUp('http')) {
      if (await doAgain(left._id, left.payload as HttpIntentPayload, left.attempts)) done++;
      else failed++;
    }
    for (let lost = await intents.giveUp('http'); lost; lost = await intents.giveUp('http')) {
      log.error({ intent: lost._id, route: lost.name }, 'a request was given up after three attempts');
      failed++;
    }
    return { done, failed };
  };
}
