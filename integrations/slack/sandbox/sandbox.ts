import { z } from 'zod';
import { createControl } from '../../sandbox/control';
import { type Faults } from '../../sandbox/faults';
import { startSimulator } from '../../sandbox/http-simulator';
import { type Ledger } from '../../sandbox/ledger';
import { type ActionInput, type CommandInput, createActs, type ShortcutInput } from './act';
import { setChannel } from './channel-control';
import { type Interaction } from './person';
import { refusalOf } from './refusals';
import { answerResponseUrl } from './response-url';
import {
  createSlackState,
  type SlackLedgerEntry,
  type SlackSandboxOptions,
  slackSandboxOptionsSchema,
  type SlackSettings,
  slackSettingsSchema,
} from './state';
import { createSubmit, type ViewInput } from './submit';
import { answerMethod, methodOf, readArguments } from './web-api';

export interface SlackSandbox {
  url: string;
  /** For SLACK_API_URL: the Web API's root. */
  apiUrl: string;
  ledger: Ledger<SlackLedgerEntry>;
  faults: Faults;
  configure(settings: Partial<SlackSettings>): void;
  command(input: CommandInput): Promise<Interaction>;
  action(input: ActionInput): Promise<Interaction>;
  view(input: ViewInput): Promise<Interaction>;
  shortcut(input: ShortcutInput): Promise<Interaction>;
  /** Somebody opens the App Home. */
  home(user: string): Promise<object>;
  close(): Promise<void>;
}

/** A Slack workspace on loopback that the real SDK talks to, and that can drive the bot. */
export async function createSlackSandbox(options: SlackSandboxOptions = {}): Promise<SlackSandbox> {
  const { port, ledgerLimit, seed, ...settings } = slackSandboxOptionsSchema.parse(options);
  let url = '';
  const state = createSlackState(settings, { ledgerLimit, seed }, () => url);
  const { ledger, faults } = state;
  const acts = createActs(state);
  const submit = createSubmit(state);

  function configure(input: unknown): SlackSettings {
    // The schema's defaults fill what was not given; what stands must stay.
    const given = z.record(z.string(), z.unknown()).parse(input);
    return Object.assign(state.settings, slackSettingsSchema.parse({ ...state.settings, ...given }));
  }
  const simulator = await startSimulator(
    {
      handle: (request) =>
        request.path.startsWith('/api/') ? answerMethod(request, state) : answerResponseUrl(request, state),
      control: createControl({
        ledger,
        faults,
        reset: () => state.reset(),
        actions: {
          configure,
          ...acts,
          view: submit,
          views: () => ({ views: state.views.all() }),
          channels: (input) => setChannel(input, state),
          users: (input) => state.setUser(input),
        },
      }),
      refusal: refusalOf,
      onStruck: (fault, request) =>
        ledger.add({
          type: 'fault',
          fault: fault.kind,
          method: methodOf(request),
          args: readArguments(request),
        }),
    },
    faults,
    port,
  );
  url = simulator.url;
  return {
    url,
    apiUrl: `${url}/api/`,
    ledger,
    faults,
    configure: (given) => void configure(given),
    command: acts.command,
    action: acts.action,
    view: submit,
    shortcut: acts.shortcut,
    home: (user) => acts.home({ user }),
    close: () => simulator.close(),
  };
}
