import { createControl } from '../../sandbox/control';
import { type DeliveryResult } from '../../sandbox/deliver';
import { type FaultRule, type Faults } from '../../sandbox/faults';
import { type SimulatorAnswer, type SimulatorRequest, startSimulator } from '../../sandbox/http-simulator';
import { type Ledger } from '../../sandbox/ledger';
import { createTwilioActions, type InboundInput } from './actions';
import { createDeliveries } from './delivery';
import { errorAnswer } from './errors';
import { createMessagesApi } from './messages-api';
import {
  createTwilioState,
  type TwilioLedgerEntry,
  type TwilioSandboxOptions,
  twilioSandboxOptionsSchema,
  type TwilioSettings,
} from './state';

export interface TwilioSandbox {
  url: string;
  ledger: Ledger<TwilioLedgerEntry>;
  faults: Faults;
  configure(settings: Partial<TwilioSettings>): void;
  /** Somebody texts us; the answer of the bot's webhook. */
  inbound(sms: InboundInput): Promise<{ sid: string; webhook: DeliveryResult | null }>;
  close(): Promise<void>;
}

/** A Twilio on loopback that the real SDK talks to. */
export async function createTwilioSandbox(options: TwilioSandboxOptions = {}): Promise<TwilioSandbox> {
  const { port, ledgerLimit, seed, ...settings } = twilioSandboxOptionsSchema.parse(options);
  const state = createTwilioState(settings, { ledgerLimit, seed });
  const { ledger, faults } = state;
  const deliveries = createDeliveries(state);
  const actions = createTwilioActions(state, deliveries);

  function reset(): void {
    deliveries.stop();
    state.reset();
  }
  const simulator = await startSimulator(
    {
      handle: createMessagesApi(state, (message) => deliveries.schedule(message)),
      control: createControl({ ledger, faults, reset, actions: actions.byName }),
      refusal: refusalOf,
      onStruck: (fault, request) =>
        ledger.add({ type: 'fault', fault: fault.kind, method: request.method, to: recipientOf(request) }),
    },
    faults,
    port,
  );

  state.url = simulator.url;
  return {
    url: simulator.url,
    ledger,
    faults,
    configure: (given) => actions.configure(given),
    inbound: (sms) => actions.inbound(sms),
    close() {
      deliveries.stop();
      return simulator.close();
    },
  };
}

function refusalOf(fault: FaultRule): SimulatorAnswer {
  if (fault.kind === 'rate_limit') {
    const retryAfter = String(fault.retryAfterSeconds ?? 1);
    return errorAnswer(429, 20429, 'Too Many Requests', { 'retry-after': retryAfter });
  }
  if (fault.kind === 'refuse') {
    return errorAnswer(fault.status ?? 400, Number(fault.code ?? 30_004), 'Refused by the sandbox');
  }
  return errorAnswer(fault.status ?? 500, 20500, 'Internal Server Error');
}

function recipientOf(request: SimulatorRequest): string | null {
  return new URLSearchParams(request.body).get('To') ?? request.query.get('To');
}
