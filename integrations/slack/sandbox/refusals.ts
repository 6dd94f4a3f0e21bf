import { type FaultRule } from '../../sandbox/faults';
import { type SimulatorAnswer } from '../../sandbox/http-simulator';

/** How Slack says no: platform errors with HTTP 200, rate limits with 429 (docs.slack.dev/apis/web-api). */
export function refusalOf(fault: FaultRule): SimulatorAnswer {
  switch (fault.kind) {
    case 'rate_limit':
      return {
        status: 429,
        headers: { 'retry-after': String(fault.retryAfterSeconds ?? 1) },
        body: { ok: false, error: 'ratelimited' },
      };
    case 'refuse':
      return {
        status: fault.status ?? 200,
        body: { ok: false, error: String(fault.code ?? 'restricted_action') },
      };
    default:
      return { status: fault.status ?? 500, body: { ok: false, error: 'internal_error' } };
  }
}
