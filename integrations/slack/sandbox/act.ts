import { z } from 'zod';
import { asFields, asList } from './blocks';
import { type Channel } from './conversations';
import { fillIn } from './fill-in';
import { contextOf, type Interaction, newEventId, post } from './person';
import { blockAction, eventCallback, globalShortcut, messageShortcut, slashCommand } from './requests';
import { type SlackState } from './state';

const commandSchema = z.strictObject({
  command: z.string(),
  text: z.string().default(''),
  user: z.string().default('U0PERSON'),
  channel: z.string().default('C0GENERAL'),
});

const actionSchema = z.strictObject({
  action_id: z.string(),
  /** Of the message that holds it; the newest message of the channel with this action when it is not given. */
  message_ts: z.string().optional(),
  channel: z.string().default('C0GENERAL'),
  user: z.string().default('U0PERSON'),
  /** Instead of a message: a modal or an App Home. */
  view_id: z.string().optional(),
  value: z.string().optional(),
  /** What stands in the view's fields at that moment, as for a submission. */
  values: z.record(z.string(), z.union([z.string(), z.looseObject({})])).default({}),
  block_id: z.string().optional(),
  /** Anything else that the element sends: selected_option, selected_date … */
  extra: z.record(z.string(), z.unknown()).default({}),
});

const shortcutSchema = z.strictObject({
  callback_id: z.string(),
  channel: z.string().default('C0GENERAL'),
  user: z.string().default('U0PERSON'),
  /** What somebody wrote in the channel, and the shortcut is about; a global shortcut is about no message. */
  text: z.string().default(''),
  global: z.boolean().default(false),
});

const homeSchema = z.strictObject({ user: z.string().default('U0PERSON') });

const eventSchema = z.strictObject({
  event: z.looseObject({ type: z.string() }),
  /** The same event once more, as when Slack repeats one. */
  event_id: z.string().optional(),
});

export type CommandInput = z.input<typeof commandSchema>;
export type ActionInput = z.input<typeof actionSchema>;
export type ShortcutInput = z.input<typeof shortcutSchema>;

/** What a person does in Slack, each posted to the bot as Slack would. */
export function createActs(state: SlackState) {
  const place = (reference: string): Channel => {
    const channel = state.conversations.find(reference);
    if (!channel) throw new Error(`no channel ${reference}`);
    return channel;
  };

  async function command(input: unknown): Promise<Interaction> {
    const { command: name, text, user, channel } = commandSchema.parse(input);
    const context = contextOf(state, 'commands', { user, channel: place(channel) });
    const request = slashCommand({ ...context, command: name, text });
    return {
      ...context,
      webhook: await post(state, request, { kind: 'command', name, user, text, channel: context.channel }),
    };
  }

  async function action(input: unknown): Promise<Interaction> {
    const given = actionSchema.parse(input);
    const channel = place(given.channel);
    const view = given.view_id === undefined ? undefined : state.views.find({ id: given.view_id });
    const message = view ? undefined : findMessage(channel, given.message_ts, given.action_id);
    const element = findElement(view?.blocks ?? message?.blocks ?? [], given.action_id);
    const { user, action_id } = given;
    // An ephemeral message is in nobody's history: Slack sends its ts and not its content.
    const ephemeral = !view && !message;
    const ts = message?.ts ?? given.message_ts ?? null;
    const context = contextOf(state, 'actions', { user, channel, messageTs: ts, ephemeral });
    const request = blockAction({
      ...context,
      action: {
        ...element,
        action_id,
        ...(given.value === undefined ? {} : { value: given.value }),
        ...(given.block_id === undefined ? {} : { block_id: given.block_id }),
        ...given.extra,
      },
      ephemeral,
      ...(view ? { view: { ...view, state: { values: fillIn(view, given.values) } } } : {}),
      ...(ts === null ? {} : { message: { ...message, ts } }),
    });
    return {
      ...context,
      webhook: await post(state, request, {
        kind: 'action',
        name: action_id,
        user,
        channel: context.channel,
      }),
    };
  }

  async function shortcut(input: unknown): Promise<Interaction> {
    const { callback_id: callbackId, channel, user, text, global } = shortcutSchema.parse(input);
    const where = place(channel);
    if (global) {
      const context = contextOf(state, 'actions', { user, channel: where });
      const request = globalShortcut({ ...context, callbackId });
      return {
        ...context,
        webhook: await post(state, request, { kind: 'shortcut', name: callbackId, user }),
      };
    }
    const ts = state.conversations.nextTs();
    const context = contextOf(state, 'actions', { user, channel: where, messageTs: ts });
    const message = { type: 'message', user, ts, text, team: state.settings.team.id };
    const request = messageShortcut({ ...context, callbackId, message });
    return { ...context, webhook: await post(state, request, { kind: 'shortcut', name: callbackId, user }) };
  }

  async function event(input: unknown): Promise<object> {
    const { event: what, event_id: eventId = newEventId() } = eventSchema.parse(input);
    const user = typeof what.user === 'string' ? what.user : 'U0PERSON';
    const context = contextOf(state, 'actions', { user, channel: place('C0GENERAL') });
    const request = eventCallback({ ...context, event: what, eventId });
    return { eventId, webhook: await post(state, request, { kind: 'event', name: what.type, user }) };
  }

  /** A person opens the bot's App Home. */
  async function home(input: unknown): Promise<object> {
    const { user } = homeSchema.parse(input);
    const opened = { type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab: 'home' };
    return event({ event: { ...opened, event_ts: state.conversations.nextTs() } });
  }

  return { command, action, shortcut, event, home };
}

function findMessage(channel: Channel, ts: string | undefined, actionId: string) {
  if (ts !== undefined) return channel.messages.find((message) => message.ts === ts);
  return channel.messages.findLast(({ blocks = [] }) => findElement(blocks, actionId) !== null);
}

/** The button as the bot made it, with the block that holds it: its value need not be given again. */
function findElement(blocks: unknown[], actionId: string): Record<string, unknown> | null {
  for (const block of blocks.map(asFields)) {
    const elements = [...asList(block.elements), block.accessory, block.element].map(asFields);
    const element = elements.find((candidate) => candidate.action_id === actionId);
    if (element) return { ...element, block_id: block.block_id ?? 'generated' };
  }
  return null;
}
