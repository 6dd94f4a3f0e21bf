import { blockProblems } from '../../integrations/slack/block-limits';
import { type Doable } from '../../integrations/slack/doable';
import { createExplain } from '../../integrations/slack/explain';
import { asksForHelp, helpReply } from '../../integrations/slack/help';
import { createRegistry } from '../../integrations/slack/registry';
import { renderModal } from '../../integrations/slack/render-modal';
import { viewProblems } from '../../integrations/slack/view-problems';
import { buttons, commands, modals, shortcuts } from '../../commands';
import { type Areas } from '../../src/areas';
import { type Actor } from '../../src/contract/actor';
import { type Form } from '../../src/contract/form';
import { type ShortcutMessage } from '../../src/contract/shortcut';
import { type Answer, type ModalView, type Reply } from '../../src/contract/view';
import { type Locale, translator } from '../../src/i18n/translate';
import { CALLER, type TestAreas } from '../support/areas';

let count = 0;

/**
 * Types a command, presses a button, submits a modal or uses a shortcut as the adapter hears it, and checks the
 * answer against Slack's limits.
 */
export function user(areas: TestAreas, locale: Locale = 'en', actor: Actor = CALLER) {
  const registry = createRegistry<Areas>({ commands, buttons, modals, shortcuts, deps: areas });
  const explain = createExplain(areas.log as never);
  const t = translator(locale);

  async function use(kind: Doable['kind'], name: string, input: string, form?: Form) {
    const doable = registry.find({ kind, name });
    if (!doable) throw new Error(`there is no ${name}`);
    if (doable.help && asksForHelp(input)) return helpReply(doable, t);
    const now = areas.clock.now();
    const context = { actor, now, t, intentKey: `use:${++count}`, ...(form && { form }) };
    try {
      const { effect } = doable.needs(input, context);
      const instead = await doable.check?.(input, context);
      if (instead) return instead;
      const run = () => doable.run(input, context);
      return await (effect === 'write' ? areas.store.transaction(run) : run());
    } catch (error) {
      const { kind: what, reply } = explain(error, { doable, userId: actor.id, t });
      if (what !== 'refused') throw error;
      return reply;
    }
  }

  function check(answer: Answer | undefined): Answer | undefined {
    if (!answer) return undefined;
    const problems =
      'show' in answer ? viewProblems(renderModal(answer.show, 'C0GENERAL', t)) : blockProblems(answer);
    expect(problems).toEqual([]);
    // A hole that nobody filled, or a mention that somebody typed.
    expect(wordsOf(answer).replace(/<!(?:date\^\d+|subteam)\^[^>]+>/g, '')).not.toMatch(
      /\{\w+\}|<!|undefined|NaN/,
    );
    return answer;
  }

  async function words(...used: Parameters<typeof use>): Promise<string> {
    const answer = check(await use(...used));
    return answer ? wordsOf(answer).replace(/[\u00a0\u202f]/g, ' ') : '';
  }

  async function modal(...used: Parameters<typeof use>): Promise<ModalView> {
    const answer = check(await use(...used));
    if (!answer || !('show' in answer)) throw new Error(`no modal: ${answer?.text}`);
    return answer.show;
  }

  const typed = (line: string) => {
    const [name = '', ...rest] = line.split(' ');
    return ['command', name, rest.join(' ')] as const;
  };
  return {
    type: (line: string) => words(...typed(line)),
    press: (id: string, value: string, form?: Form) => words('button', id, value, form),
    /** What a use opens. */
    opens: (line: string) => modal(...typed(line)),
    pressOpens: (id: string, value: string, form?: Form) => modal('button', id, value, form),
    shortcutOpens: (id: string, message: ShortcutMessage = { text: '' }) =>
      modal('shortcut', id, JSON.stringify(message)),
    submit: (shown: ModalView, values: Form['values']) =>
      words('modal', shown.modal, JSON.stringify({ about: shown.about, values } satisfies Form)),
    /** What a submission shows in the modal's place. */
    submitShows: (shown: ModalView, values: Form['values']) =>
      modal('modal', shown.modal, JSON.stringify({ about: shown.about, values } satisfies Form)),
  };
}

/** All that a person reads of an answer. */
export function wordsOf(answer: Answer | Reply): string {
  const texts: string[] = 'show' in answer ? [answer.show.title] : [answer.text];
  JSON.stringify(('show' in answer ? answer.show.blocks : answer.blocks) ?? [], (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
