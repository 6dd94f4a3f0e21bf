import { type FaultRule } from '../../sandbox/faults';
import { type SimulatorAnswer } from '../../sandbox/http-simulator';

/** docs.sendgrid.com/api-reference/how-to-use-the-sendgrid-v3-api/errors */
export function errorAnswer(
  status: number,
  errors: { message: string; field: string | null }[],
  headers: Record<string, string> = {},
): SimulatorAnswer {
  return { status, headers, body: { errors: errors.map((error) => ({ ...error, help: null })) } };
}

export function refusalOf(fault: FaultRule): SimulatorAnswer {
  switch (fault.kind) {
    case 'rate_limit': {
      const reset = Math.ceil(Date.now() / 1000) + (fault.retryAfterSeconds ?? 1);
      return errorAnswer(429, [{ message: 'too many requests', field: null }], {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(reset),
      });
    }
    case 'refuse':
      return errorAnswer(fault.status ?? 400, [
        { message: String(fault.code ?? 'Refused by the sandbox'), field: null },
      ]);
    default:
      return errorAnswer(fault.status ?? 500, [{ message: 'internal server error', field: null }]);
  }
}
