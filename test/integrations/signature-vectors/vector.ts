import { deliver } from '../../../integrations/sandbox/deliver';
import { createRandom } from '../../../integrations/sandbox/faults';

/** One signed request: whether it is genuine, and how it arrives. */
export interface Vector {
  name: string;
  genuine: boolean;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Posts a vector over a real socket. @returns whether the door let it in: anything but 401 and 403 */
async function letIn(url: string, { path, headers, body }: Vector): Promise<boolean> {
  const answer = await deliver({ url: url + path, headers, body, timeoutMs: 10_000 });
  if (!answer.answered) throw new Error(answer.cause);
  return answer.status !== 401 && answer.status !== 403;
}

/** Posts all of them. @returns the names of those that were judged wrongly */
export async function judgedWrongly(url: string, vectors: Vector[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const vector of vectors) {
    if ((await letIn(url, vector)) !== vector.genuine)
      wrong.push(`${vector.name} (genuine: ${vector.genuine})`);
  }
  return wrong;
}

export function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = (bit >> 3) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Forwarding headers as an attacker, or a proxy, may put them. */
export const FORGED: Record<string, string>[] = [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'x-forwarded-port': '8080' },
  { forwarded: 'for=203.0.113.9;host=evil.example;proto=http' },
  { 'x-forwarded-for': '203.0.113.9', 'x-original-url': '/other', 'x-rewrite-url': '/other' },
];

const LETTERS = 'abc XYZ 019 éàçêœ Ω 你好 👍 &=+%/?#"\'<>\\ \n';

/** Texts that are hard on encoders; the same for the same seed. */
export function oddTexts(count: number, seed: number): string[] {
  const random = createRandom(seed);
  const letters = Array.from(LETTERS);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: Math.floor(random() * 60) },
      () => letters[Math.floor(random() * letters.length)],
    ).join(''),
  );
}
