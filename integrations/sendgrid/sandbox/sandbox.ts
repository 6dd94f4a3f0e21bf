import { z } from 'zod';
import { createControl } from '../../sandbox/control';
import { type Faults } from '../../sandbox/faults';
import { startSimulator } from '../../sandbox/http-simulator';
import { type Ledger } from '../../sandbox/ledger';
import { refusalOf } from './errors';
import { createEventSigner, eventAbout, postEvents } from './events';
import { postInbound } from './inbound';
import { answerApi } from './mail-send';
import {
  type AcceptedMail,
  createSendgridState,
  type SendgridLedgerEntry,
  type SendgridSandboxOptions,
  sendgridSandboxOptionsSchema,
  type SendgridSettings,
  sendgridSettingsSchema,
} from './state';

export interface SendgridSandbox {
  url: string;
  /** Verifies the events that this one signs. */
  publicKey: string;
  ledger: Ledger<SendgridLedgerEntry>;
  faults: Faults;
  configure(settings: Partial<SendgridSettings>): void;
  close(): Promise<void>;
}

const eventSchema = z.strictObject({
  /** A mail that was accepted here; without it `fields` says everything. */
  messageId: z.string().optional(),
  event: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** How often the same events are posted. */
  repeat: z.int().positive().default(1),
});

/** A SendGrid on loopback that the real SDK talks to. */
export async function createSendgridSandbox(options: SendgridSandboxOptions = {}): Promise<SendgridSandbox> {
  const { port, ledgerLimit, seed, ...settings } = sendgridSandboxOptionsSchema.parse(options);
  const state = createSendgridState(settings, { ledgerLimit, seed });
  const { ledger, faults } = state;
  const signer = createEventSigner(settings.privateKey);
  const timers = new Set<NodeJS.Timeout>();

  function configure(input: unknown): SendgridSettings {
    // The schema's defaults fill what was not given; what stands must stay.
    const given = z.record(z.string(), z.unknown()).parse(input);
    return Object.assign(state.settings, sendgridSettingsSchema.parse({ ...state.settings, ...given }));
  }
  function later(work: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work().catch(() => undefined);
    }, state.settings.deliverAfterMs ?? 0);
    timers.add(timer);
  }
  function schedule(mail: AcceptedMail): void {
    if (state.settings.deliverAfterMs === null) return;
    later(async () => {
      await postEvents(state, signer, eventAbout(mail, 'processed'));
      later(() => postEvents(state, signer, eventAbout(mail, 'delivered', { response: '250 OK' })));
    });
  }
  async function event(input: unknown): Promise<object> {
    const { messageId, event: name, fields, repeat } = eventSchema.parse(input);
    const mail = ledger.entries().find((entry) => entry.type === 'accepted' && entry.messageId === messageId);
    const events =
      mail?.type === 'accepted'
        ? eventAbout(mail, name, fields)
        : [{ event: name, timestamp: Math.floor(Date.now() / 1000), ...fields }];
    let webhook = null;
    for (let sent = 0; sent < repeat; sent += 1) webhook = await postEvents(state, signer, events);
    return { events, webhook };
  }
  function stopTimers(): void {
    timers.forEach((timer) => clearTimeout(timer));
    timers.clear();
  }

  const simulator = await startSimulator(
    {
      handle: (request) => answerApi(request, state, schedule),
      control: createControl({
        ledger,
        faults,
        reset() {
          stopTimers();
          ledger.clear();
          faults.clear();
        },
        actions: {
          configure,
          event,
          inbound: (input) => postInbound(state, input),
          key: () => ({ publicKey: signer.publicKey }),
        },
      }),
      refusal: refusalOf,
      onStruck: (fault) => ledger.add({ type: 'fault', fault: fault.kind }),
    },
    faults,
    port,
  );
  return {
    url: simulator.url,
    publicKey: signer.publicKey,
    ledger,
    faults,
    configure: (given) => void configure(given),
    close() {
      stopTimers();
      return simulator.close();
    },
  };
}
