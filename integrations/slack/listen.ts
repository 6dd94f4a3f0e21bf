import { type App, type BlockAction } from '@slack/bolt';
import { type Log } from '../../src/contract/ports';
import { type Translate } from '../../src/i18n/translate';
import { type Acknowledge } from './adapter';
import { type Said } from './field-errors';
import { type PublishHome } from './home';
import { type Registry } from './registry';
import { renderReply } from './render';
import { type ShowModal } from './show-modal';
import { submissionAnswer } from './submission-answer';
import { type Tell } from './tell';
import { type Use, useOfAction, useOfCommand } from './use';
import { useOfShortcut } from './use-of-shortcut';
import { useOfSubmission } from './use-of-submission';

/**
 * Bolt's listeners: one for each kind of request. The registry finds by name and alias, so that two patterns can
 * never both answer.
 */
export function listen(
  app: App,
  parts: {
    registry: Registry;
    serve: (use: Use, acknowledge: Acknowledge) => Promise<void>;
    publishHome: PublishHome;
    showModal: ShowModal;
    tell: Tell;
    log: Log;
  },
): void {
  const { registry, serve, publishHome, showModal, tell, log } = parts;

  /** What an acknowledgement cannot show follows it. */
  async function follow(use: Use, said: Said | undefined, t: Translate): Promise<void> {
    if (said === undefined || 'errors' in said) return;
    await ('show' in said ? showModal(use, said.show, t) : tell(use, said));
  }

  app.command(/^/, async ({ command, ack }) => {
    const use = useOfCommand(command);
    await serve(use, async (said, t) => {
      // Whether Slack takes charts is only told to a request of ours.
      if (said && 'text' in said && said.charted === undefined) return ack(renderReply(said));
      await ack();
      await follow(use, said, t);
    });
  });
  app.action<BlockAction>({ type: 'block_actions', action_id: /^/ }, async ({ body, action, ack }) => {
    const use = useOfAction(body, action);
    // A button that opens a page is reported too; there is nothing to do.
    if ('url' in action && !registry.find(use)) return ack();
    await serve(use, async (said, t) => {
      await ack();
      await follow(use, said, t);
    });
  });
  app.shortcut(/^/, async ({ shortcut, ack }) => {
    const use = useOfShortcut(shortcut);
    await serve(use, async (said, t) => {
      await ack();
      await follow(use, said, t);
    });
  });
  app.view({ type: 'view_submission', callback_id: /^/ }, async ({ body, ack }) => {
    if (body.type !== 'view_submission') return;
    const use = useOfSubmission(body);
    await serve(use, async (said, t) => {
      const answer = submissionAnswer(said, use, t);
      await (answer === undefined ? ack() : ack(answer));
    });
  });
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(event.user);
  });
  app.error((error) => {
    log.error({ err: error }, 'Bolt could not serve a request');
    return Promise.resolve();
  });
}
