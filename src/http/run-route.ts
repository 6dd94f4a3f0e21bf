import { type Actor } from '../contract/actor';
import { type Clock, type Log, type Transaction } from '../contract/ports';
import { type RouteContext } from '../contract/route';
import { type Intents } from '../intents/intents';
import { type Answer, answerOf, problemAnswer } from './answer';
import { type BoundRoute } from './bound-route';
import { failureOf } from './failure';
import { fingerprintOf, type HttpIntentPayload, stillRunning, storedAnswer } from './idempotency';

export type HttpIntents = Pick<Intents, 'accept' | 'complete' | 'fail' | 'retake' | 'takeUp' | 'giveUp'>;

export interface RouteRunner<Deps> {
  /** Does one request; `key` is its Idempotency-Key, null without one or for a read. */
  run(bound: BoundRoute<Deps>, request: RouteRequest): Promise<Answer & { replayed: boolean }>;
  /** Does an accepted request and stores what it was answered. `nth`: which attempt at it this is, from 1. */
  attempt(bound: BoundRoute<Deps>, input: unknown, context: RouteContext, as: Attempt): Promise<Answer>;
}

interface Attempt {
  nth: number;
  requestId: string;
}

interface RouteRequest {
  input: Record<string, unknown>;
  actor: Actor;
  requestId: string;
  key: string | null;
}

/** Effects as src/contract/command.ts defines them; a success is given out only after its commit (spec, section 2). */
export function createRouteRunner<Deps>(parts: {
  deps: Deps;
  intents: HttpIntents;
  transaction: Transaction;
  clock: Clock;
  log: Log;
}): RouteRunner<Deps> {
  const { deps, intents, transaction, clock, log } = parts;

  async function perform({ route, name }: BoundRoute<Deps>, input: unknown, context: RouteContext, nth = 0) {
    const work = async (): Promise<Answer> => {
      const answer = answerOf(name, route.outputs, await route.run(input, deps, context));
      if (nth > 0) await intents.complete(context.intentKey, answer, nth);
      return answer;
    };
    return route.effect === 'write' ? transaction(work) : work();
  }

  async function attempt(bound: BoundRoute<Deps>, input: unknown, context: RouteContext, as: Attempt) {
    const { nth, requestId } = as;
    try {
      return await perform(bound, input, context, nth);
    } catch (error) {
      const { problem } = failureOf(error, requestId);
      // With the store down this fails too: the intent's lease then ends by itself and it is taken up again.
      await intents.fail(context.intentKey, problemAnswer(problem), nth).catch((cause: unknown) => {
        log.warn({ err: cause, intent: context.intentKey }, 'the failure of a request could not be stored');
      });
      throw error;
    }
  }

  async function runOnce(bound: BoundRoute<Deps>, request: RouteRequest & { key: string }) {
    const input = bound.check(request.input);
    const intentKey = `http:${request.actor.id}:${request.key}`;
    const now = clock.now();
    const payload: HttpIntentPayload = {
      fingerprint: fingerprintOf(bound.name, request.input),
      route: bound.name,
      actor: request.actor,
      asked_at: now.toISOString(),
      input: JSON.stringify(request.input),
    };
    let nth = 1;
    const accepted = await intents.accept({ _id: intentKey, door: 'http', name: bound.name, payload });
    if (!accepted.isNew) {
      const before = storedAnswer(accepted.intent, payload.fingerprint);
      if (before) return { ...before, replayed: true };
      const retaken = await intents.retake(intentKey);
      if (!retaken) throw stillRunning();
      nth = retaken.attempts;
    }
    const context = { actor: request.actor, now, intentKey };
    return {
      ...(await attempt(bound, input, context, { nth, requestId: request.requestId })),
      replayed: false,
    };
  }

  return {
    attempt,
    async run(bound, request) {
      const { actor, requestId, key } = request;
      if (key !== null && bound.route.effect !== 'read') return runOnce(bound, { ...request, key });
      const context = { actor, now: clock.now(), intentKey: requestId };
      return { ...(await perform(bound, bound.check(request.input), context)), replayed: false };
    },
  };
}
