import { z } from 'zod';
import { asFields } from './blocks';
import { fillIn } from './fill-in';
import { contextOf, type Interaction, post } from './person';
import { viewClosed, viewSubmission } from './requests';
import { type SlackState } from './state';
import { type SlackView } from './views';

const submitSchema = z.strictObject({
  view_id: z.string().optional(),
  /** Or the newest open modal with this callback_id. */
  callback_id: z.string().optional(),
  user: z.string().default('U0PERSON'),
  /** By block_id or action_id: the text, the option's value, or the whole state of the element. */
  values: z.record(z.string(), z.union([z.string(), z.looseObject({})])).default({}),
  /** Closed instead of submitted. */
  close: z.boolean().default(false),
});

export type ViewInput = z.input<typeof submitSchema>;

/** A person fills a modal in and presses its button (or closes it). The bot's ack is obeyed. */
export function createSubmit(state: SlackState) {
  return async (input: unknown): Promise<Interaction> => {
    const { view_id: id, callback_id: callbackId, user, values, close } = submitSchema.parse(input);
    const view = state.views.find({ id, callbackId });
    if (!view) throw new Error(`no view ${id ?? callbackId ?? ''}`);
    const general = state.conversations.find('C0GENERAL');
    if (!general) throw new Error('no general channel');
    const context = contextOf(state, 'actions', { user, channel: general });
    const filled = { ...view, state: { values: fillIn(view, values) } };
    const request = close
      ? viewClosed({ ...context, view: filled })
      : viewSubmission({ ...context, view: filled });
    const name = view.callback_id;
    const webhook = await post(state, request, {
      kind: close ? 'view_closed' : 'view_submission',
      name,
      user,
    });
    if (close) state.views.close(view.id);
    else if (webhook.answered && webhook.status === 200) obeyAck(state, view, webhook.body);
    return { ...context, webhook };
  };
}

/** docs.slack.dev/surfaces/modals#response_actions: errors keep it open, nothing or `clear` closes it. */
function obeyAck(state: SlackState, view: SlackView, body: string): void {
  const ack = body.startsWith('{') ? asFields(JSON.parse(body)) : {};
  const user = state.views.ownerOf(view.id);
  if (ack.response_action === 'errors') return;
  if (ack.response_action === 'update' || ack.response_action === 'push') {
    const shown =
      ack.response_action === 'update'
        ? state.views.update(view.id, ack.view)
        : state.views.open(user, ack.view);
    state.ledger.add({
      type: 'view',
      via: `ack.${ack.response_action}`,
      viewId: shown.id,
      user,
      view: shown,
    });
    return;
  }
  state.views.close(view.id);
}
