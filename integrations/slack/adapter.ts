import { type Actor, hasRole } from '../../src/contract/actor';
import { type UseContext } from '../../src/contract/command';
import { type Clock, type Log } from '../../src/contract/ports';
import { type Reply } from '../../src/contract/view';
import { UserError } from '../../src/errors';
import { type Translate, translator } from '../../src/i18n/translate';
import { type Accept } from './accept';
import { type Explain } from './explain';
import { asksForHelp, helpReply } from './help';
import { intentPayload } from './intent-payload';
import { type Locales } from './locales';
import { type Perform } from './perform';
import { type Doable, type Registry } from './registry';
import { type Tell } from './tell';
import { type Use } from './use';
import { LEFT, type Turns } from './turns';
import { LATE, within } from './within';

/** Real milliseconds for everything before the acknowledgement: Slack gives up after 3 s. */
const ANSWER_WITHIN_MS = 2_000;

/** One acknowledgement: with an answer to show, or without. */
export type Acknowledge = (reply: Reply | undefined) => Promise<void>;

/** What the acknowledgement says, and what is done after it. */
interface Decision {
  answer?: Reply | undefined;
  afterwards?: () => Promise<void>;
}

interface AdapterParts {
  registry: Registry;
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  locales: Locales;
  accept: Accept;
  perform: Perform;
  explain: Explain;
  tell: Tell;
  clock: Clock;
  log: Log;
  /** Called when a use has written: its cards are delivered without waiting for the clock. */
  nudge: () => void;
  /** Keeps an accepted intent's lease until it is let go. */
  hold: (key: string) => () => void;
  turns: Turns;
  answerWithinMs?: number;
}

/** The door: guard, store the intent, acknowledge, do, answer (spec, section 2). */
export function createAdapter(parts: AdapterParts): (use: Use, acknowledge: Acknowledge) => Promise<void> {
  const { registry, locales, accept, perform, explain, tell, turns, clock, log } = parts;
  const { answerWithinMs = ANSWER_WITHIN_MS } = parts;

  async function decide(doable: Doable, use: Use, who: Who): Promise<Decision> {
    const { t, left } = who;
    if (doable.help && asksForHelp(use.input)) return { answer: helpReply(doable, t) };
    const actor = await within(left(), who.actor);
    if (actor === LATE) throw new UserError('unavailable', t('error.unavailable'));
    if (!hasRole(actor, doable.role)) {
      return { answer: { text: t('error.forbidden', { needed: doable.role, role: actor.role }) } };
    }
    const context: UseContext = { actor, now: clock.now(), t, intentKey: use.key };
    doable.check(use.input, context);
    return doable.effect === 'read' ? read(doable, use, context, left) : write(doable, use, context, left);
  }

  async function read(doable: Doable, use: Use, context: UseContext, left: Left): Promise<Decision> {
    const running = doable.run(use.input, context);
    const reply = await within(left(), running);
    if (reply !== LATE) return { answer: reply };
    const about = { doable, userId: use.userId, t: context.t };
    const late = running.catch((error: unknown) => explain(error, about).reply);
    return { afterwards: async () => sayTo(use, await late) };
  }

  async function write(doable: Doable, use: Use, context: UseContext, left: Left): Promise<Decision> {
    const payload = intentPayload(use, doable, context.now);
    const accepted = await accept({ key: use.key, name: doable.name, payload, ms: left(), t: context.t });
    // Delivered twice by Slack: the first one does it and answers.
    if (!accepted.isNew) return {};
    return {
      afterwards: async () => {
        const letGo = parts.hold(use.key);
        const performing = { doable, input: use.input, context, attempt: 1 };
        const performed = await turns.afterwards(() => perform(performing)).finally(letGo);
        if (performed === LEFT) return;
        if (performed.outcome === 'done') parts.nudge();
        await sayTo(use, performed.reply);
      },
    };
  }

  async function sayTo(use: Use, reply: Reply | undefined): Promise<void> {
    if (reply) await tell(use, reply);
  }

  /** Up to the acknowledgement. @returns what comes after it */
  async function answer(use: Use, acknowledge: Acknowledge, started: number): Promise<Decision> {
    const left = () => Math.max(0, answerWithinMs - (performance.now() - started));
    const doable = registry.find(use);
    const actor = parts.actorOfSlackUser(use.userId);
    // Looked up while the language is; whoever awaits it meets the error.
    actor.catch(() => undefined);
    const t = translator(await locales.of(use.userId));
    if (!doable) {
      await acknowledge(unknownReply(use, registry, t));
      return {};
    }

    const decision = await decide(doable, use, { t, actor, left }).catch((error: unknown): Decision => ({
      answer: explain(error, { doable, userId: use.userId, t }).reply,
    }));
    await acknowledge(decision.answer);
    return decision;
  }

  return async (use, acknowledge) => {
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    const { afterwards } = await turns.first(() => answer(use, acknowledge, started));
    const ackMs = elapsed();
    await afterwards?.();
    log.info(
      { use: use.name, user: use.userId, key: use.key, ackMs, ms: elapsed() },
      'A use of Slack was answered',
    );
  };
}

type Left = () => number;
interface Who {
  t: Translate;
  actor: Promise<Actor>;
  left: Left;
}

function unknownReply(use: Use, registry: Registry, t: Translate): Reply {
  if (use.kind === 'button') return { text: t('slack.unknown_button') };
  const commands = registry.commandNames.map((name) => `\`${name}\``).join(', ');
  return { text: t('slack.unknown_command', { command: `\`${use.name}\``, commands }) };
}
