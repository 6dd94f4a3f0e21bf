import { type ViewSubmitAction } from '@slack/bolt';
import { channelOfView, usedView } from './used-view';
import { type Use } from './use';

/** Two presses of one modal's button have different triggers: its id and hash name the submission (spec, section 2). */
export function useOfSubmission(body: ViewSubmitAction): Use {
  const view = usedView(body.view);
  return {
    kind: 'modal',
    name: body.view.callback_id,
    input: JSON.stringify(view.form),
    userId: body.user.id,
    channelId: channelOfView(body.view),
    responseUrl: undefined,
    triggerId: body.trigger_id,
    view,
    key: `slack:view:${view.id}:${view.hash}`,
  };
}
