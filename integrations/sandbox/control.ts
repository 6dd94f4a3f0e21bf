import { z } from 'zod';
import { faultRuleSchema, type Faults } from './faults';
import { type SimulatorAnswer, type SimulatorRequest } from './http-simulator';
import { type Ledger } from './ledger';

export type ControlHandler = (input: unknown) => object | Promise<object>;

interface ControlParts<Entry extends object> {
  ledger: Ledger<Entry>;
  faults: Faults;
  reset(): void;
  /** What only this provider has, by name: `POST /_sandbox/<name>` with a JSON body. */
  actions: Record<string, ControlHandler>;
}

/**
 * The handles of a simulator that runs in another process:
 * GET ledger (`after=<seq>`), GET/POST/DELETE faults, POST reset, POST <action>.
 */
export function createControl<Entry extends object>(
  parts: ControlParts<Entry>,
): (request: SimulatorRequest) => Promise<SimulatorAnswer> {
  const { ledger, faults } = parts;

  async function answer(request: SimulatorRequest): Promise<object | null> {
    const name = request.path.slice('/_sandbox/'.length);
    if (name === 'ledger') return readLedger(ledger, Number(request.query.get('after') ?? 0));
    if (name === 'faults') {
      if (request.method === 'DELETE') faults.clear();
      if (request.method === 'POST') faults.add(...rulesSchema.parse(readJson(request.body)));
      return { rules: faults.rules() };
    }
    if (name === 'reset') {
      parts.reset();
      return { reset: true };
    }
    const action = parts.actions[name];
    return action ? action(readJson(request.body)) : null;
  }

  return async (request) => {
    try {
      const body = await answer(request);
      return body === null ? { status: 404, body: { error: 'no such control' } } : { status: 200, body };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : 'bad control request' } };
    }
  };
}

const rulesSchema = z.union([z.array(faultRuleSchema), faultRuleSchema.transform((rule) => [rule])]);

function readLedger<Entry extends object>(ledger: Ledger<Entry>, after: number): object {
  return { total: ledger.total(), dropped: ledger.dropped(), entries: ledger.entries(after) };
}

function readJson(body: string): unknown {
  return body === '' ? {} : JSON.parse(body);
}
