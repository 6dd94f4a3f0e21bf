import { type z } from 'zod';
import { type Problem } from './problem';

/** A finished answer, as text: a repeated request gets the same bytes. */
export interface Answer {
  status: number;
  body: string;
}

/**
 * A route's result, checked against what it declared. What the schema does not know is left out (ASVS 15.3.1).
 * @throws Error when the route answers what it did not declare: a bug, and in a transaction nothing of it is kept
 */
export function answerOf(
  name: string,
  outputs: Record<number, z.ZodType>,
  result: { status: number; body: unknown },
): Answer {
  const schema = outputs[result.status];
  if (schema === undefined) throw new Error(`${name} answered ${result.status}, which it does not declare`);
  const parsed = schema.safeParse(result.body);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`${name} answered ${result.status} with a body that it does not declare: ${wrong}`);
  }
  return { status: result.status, body: JSON.stringify(parsed.data) };
}

export function problemAnswer(problem: Problem): Answer {
  return { status: problem.status, body: JSON.stringify(problem) };
}
