import { type z } from 'zod';
import { type RouteResult } from '../contract/route';
import { type Problem } from './problem';

/** A finished answer, as text: a repeated request gets the same bytes. */
export interface Answer {
  status: number;
  body: string;
}

type Outputs = Record<number, z.ZodType>;

/** By body, with what it was checked against. */
const kept = new WeakMap<object, { outputs: Outputs; answer: Answer }>();

/**
 * A route's result, checked against what it declared. What the schema does not know is left out (ASVS 15.3.1).
 * A frozen body (src/contract/route.ts) that is given out again is checked and written once.
 * @throws Error when the route answers what it did not declare: a bug, and in a transaction nothing of it is kept
 */
export function answerOf(name: string, outputs: Outputs, result: RouteResult<unknown>): Answer {
  const { body } = result;
  if (typeof body !== 'object' || body === null || !Object.isFrozen(body)) {
    return checkedAnswer(name, outputs, result);
  }
  const known = kept.get(body);
  if (known?.outputs === outputs) return known.answer;
  const answer = checkedAnswer(name, outputs, result);
  kept.set(body, { outputs, answer });
  return answer;
}

function checkedAnswer(name: string, outputs: Outputs, { status, body }: RouteResult<unknown>): Answer {
  const schema = outputs[status];
  if (schema === undefined) throw new Error(`${name} answered ${status}, which it does not declare`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`${name} answered ${status} with a body that it does not declare: ${wrong}`);
  }
  return { status, body: JSON.stringify(parsed.data) };
}

export function problemAnswer(problem: Problem): Answer {
  return { status: problem.status, body: JSON.stringify(problem) };
}
