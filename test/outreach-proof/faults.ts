import { type FaultRule } from '../../integrations/sandbox/faults';
import { openAreas, type TestAreas } from '../support/areas';
import { bringToEnd, dispatchAll } from './bring-to-end';
import { bodyOf, fillTexts } from './fill';
import { tally } from './ledger';
import { CALL_MS, type Figures, randomOf, type Suite } from './suite';

// Wednesday, 10:00 in Toronto.
const AT = '2026-12-02T15:00:00Z';
const MINUTE_MS = 60_000;
/** A share of the texts for each. After these nobody can tell, whether it was taken (the first four) or not. */
const AMBIGUOUS: FaultRule['kind'][] = [
  'reset_after',
  'hang_after',
  'unreadable',
  'server_error_after',
  'reset_before',
  'server_error',
];
const SHARE = 0.005;

/** Faults after the acceptance, and such that look the same from here. */
export const faultsSuite = (texts: number, rounds: number): Suite => ({
  name: 'faults',
  rounds,
  minutesEach: texts / 100 / 60,
  round: (seed) => faultsRound(seed, texts),
  violations: [
    'twice',
    'missing',
    'too_many_unknown',
    'not_surfaced',
    'late_surfaced',
    'too_many_unresolved',
  ],
});

async function faultsRound(seed: number, texts: number): Promise<Figures> {
  /** When a card was last put before the looks begin: real milliseconds. */
  const shown = new Map<string, number>();
  const cards = { put: async ({ key }: { key: string }) => void shown.set(key, Date.now()) };
  const world = await openAreas(AT, { callMs: CALL_MS, cards });
  try {
    const random = randomOf(seed);
    const bodies = Array.from({ length: texts }, (_, n) => bodyOf(n));
    const struck = bodies.filter((body) => strike(world, body, random()));
    await fillTexts(world.store.connection, { from: 0, count: texts, at: new Date(AT), state: 'queued' });
    await dispatchAll(world);

    const unknown = await unknownRows(world);
    const surfaced = unknown.filter(({ _id }) => shown.has(`unknown:${_id}`));
    const late = surfaced.filter(
      ({ _id, began_at }) => (shown.get(`unknown:${_id}`) ?? Infinity) - began_at.getTime() > MINUTE_MS,
    );
    await bringToEnd(world, texts);
    const unresolved = (await unknownRows(world)).length;
    const { twice, missing } = tally(world.twilio.ledger.entries(), bodies);
    return {
      texts,
      struck: struck.length,
      unknown: unknown.length,
      unresolved,
      twice,
      missing,
      too_many_unknown: Number(unknown.length > struck.length + texts * 0.002),
      not_surfaced: unknown.length - surfaced.length,
      late_surfaced: late.length,
      too_many_unresolved: Number(unresolved > unknown.length * 0.01),
    };
  } finally {
    await world.close();
  }
}

function strike(world: TestAreas, body: string, chance: number): boolean {
  const kind = AMBIGUOUS[Math.floor(chance / SHARE)];
  if (kind !== undefined) world.twilio.faults.add({ kind, times: 1, match: `Body=${body}` });
  return kind !== undefined;
}

interface UnknownRow {
  _id: string;
  began_at: Date;
}

async function unknownRows({ store }: TestAreas): Promise<UnknownRow[]> {
  const rows = store.connection.collection('message').find({ state: 'unknown' });
  return (await rows.toArray()) as unknown as UnknownRow[];
}
