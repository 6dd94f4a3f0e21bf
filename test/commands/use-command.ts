import { blockProblems } from '../../integrations/slack/block-limits';
import { createExplain } from '../../integrations/slack/explain';
import { asksForHelp, helpReply } from '../../integrations/slack/help';
import { createRegistry } from '../../integrations/slack/registry';
import { buttons, commands } from '../../commands';
import { type Areas } from '../../src/areas';
import { type Actor } from '../../src/contract/actor';
import { type Reply } from '../../src/contract/view';
import { type Locale, translator } from '../../src/i18n/translate';
import { CALLER, type TestAreas } from '../support/areas';

let count = 0;

/** Types a command or presses a button as the adapter hears it, and checks the answer against Slack's limits. */
export function user(areas: TestAreas, locale: Locale = 'en', actor: Actor = CALLER) {
  const registry = createRegistry<Areas>({ commands, buttons, deps: areas });
  const explain = createExplain(areas.log as never);
  const t = translator(locale);

  async function use(kind: 'command' | 'button', name: string, input: string): Promise<Reply | undefined> {
    const doable = registry.find({ kind, name });
    if (!doable) throw new Error(`there is no ${name}`);
    if (doable.help && asksForHelp(input)) return helpReply(doable, t);
    const context = { actor, now: areas.clock.now(), t, intentKey: `use:${++count}` };
    try {
      doable.check(input, context);
      const run = () => doable.run(input, context);
      return await (doable.effect === 'write' ? areas.store.transaction(run) : run());
    } catch (error) {
      const { kind: what, reply } = explain(error, { doable, userId: actor.id, t });
      if (what !== 'refused') throw error;
      return reply;
    }
  }

  async function checked(kind: 'command' | 'button', name: string, input: string): Promise<string> {
    const reply = await use(kind, name, input);
    if (!reply) return '';
    expect(blockProblems(reply)).toEqual([]);
    const words = wordsOf(reply);
    // A hole that nobody filled, or a mention that somebody typed.
    expect(words.replace(/<!date\^\d+\^[^>]+>/g, '')).not.toMatch(/\{\w+\}|<!|undefined|NaN/);
    return words.replace(/[\u00a0\u202f]/g, ' ');
  }

  return {
    type: (line: string) => {
      const [name = '', ...rest] = line.split(' ');
      return checked('command', name, rest.join(' '));
    },
    press: (id: string, value: string) => checked('button', id, value),
  };
}

/** All that a person reads of an answer. */
export function wordsOf(reply: Reply): string {
  const texts: string[] = [reply.text];
  JSON.stringify(reply.blocks ?? [], (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
