import { type WebClient, WebAPIPlatformError } from '@slack/web-api';
import { createShowModal } from '../../../integrations/slack/show-modal';
import { type Use } from '../../../integrations/slack/use';
import { type ModalView } from '../../../src/contract/view';
import { translator } from '../../../src/i18n/translate';
import { recordLog } from './support/record-log';

const conflict = () => new WebAPIPlatformError({ ok: false, error: 'hash_conflict' });

/** A Slack that answers each change of a view as it is told to. */
function slackThat(answers: (() => Promise<unknown>)[]) {
  const asked: { hash?: string; title: string }[] = [];
  const told: string[] = [];
  const update = async (args: { hash?: string; view: { title: { text: string } } }) => {
    asked.push({ title: args.view.title.text, ...(args.hash !== undefined && { hash: args.hash }) });
    await answers[asked.length - 1]?.();
  };
  const client = { views: { update } } as unknown as WebClient;
  const tell = async (_: unknown, { text }: { text: string }) => void told.push(text);
  return { asked, told, show: createShowModal({ client, tell, log: recordLog() }) };
}

const use = (key: string) => ({ key, name: 'x', view: { type: 'modal', id: 'V1', hash: 'h0' } }) as Use;
const modal = (title: string): ModalView => ({ modal: 'x', about: '', title, blocks: [] });
const t = translator('en');

describe('a change of an open modal', () => {
  test('when the view was changed meanwhile and nobody used it since, then it is shown all the same', async () => {
    const { asked, told, show } = slackThat([() => Promise.reject(conflict())]);
    await show(use('1'), modal('one'), t);
    expect(asked).toEqual([{ title: 'one', hash: 'h0' }, { title: 'one' }]);
    expect(told).toEqual([]);
  });

  test('when a newer use is under way, then the older one is not shown over it', async () => {
    let refuse = (): void => undefined;
    const late = () => new Promise<void>((_, reject) => (refuse = () => reject(conflict())));
    const { asked, told, show } = slackThat([late, async () => refuse()]);
    await Promise.all([show(use('1'), modal('old'), t), show(use('2'), modal('new'), t)]);
    expect(asked.map(({ title }) => title)).toEqual(['old', 'new']);
    expect(told).toEqual([]);
  });

  test('when Slack refuses it a second time, then nothing is said: the form stands as it is', async () => {
    const refused = () => Promise.reject(conflict());
    const { asked, told, show } = slackThat([refused, refused]);
    await show(use('1'), modal('one'), t);
    expect(asked).toHaveLength(2);
    expect(told).toEqual([]);
  });
});
