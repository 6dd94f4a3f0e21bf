import { type Actor, hasRole, type Role } from '../../src/contract/actor';
import { type UseContext } from '../../src/contract/command';
import { type Clock, type Log } from '../../src/contract/ports';
import { type Answer, type Reply } from '../../src/contract/view';
import { InputError, UserError } from '../../src/errors';
import { type Translate, translator } from '../../src/i18n/translate';
import { holderName } from '../../src/slack-text';
import { type Accept } from './accept';
import { type Explain } from './explain';
import { fieldErrors, type Said } from './field-errors';
import { asksForHelp, helpReply } from './help';
import { type PublishHome } from './home';
import { intentPayload } from './intent-payload';
import { type Locales } from './locales';
import { type Perform } from './perform';
import { type Doable } from './doable';
import { type Registry } from './registry';
import { type ShowModal } from './show-modal';
import { type Tell } from './tell';
import { type Use } from './use';
import { LEFT, type Turns } from './turns';
import { LATE, within } from './within';

/** Real milliseconds for everything before the acknowledgement: Slack gives up after 3 s. */
const ANSWER_WITHIN_MS = 2_000;

/** One acknowledgement: with an answer to show, or without. */
export type Acknowledge = (said: Said | undefined, t: Translate) => Promise<void>;

/** What the acknowledgement says, and what is done after it. */
interface Decision {
  answer?: Said | undefined;
  afterwards?: () => Promise<void>;
}

interface AdapterParts {
  registry: Registry;
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  /** Ids of people and user groups that have at least this role. */
  holdersOf: (role: Role) => Promise<string[]>;
  locales: Locales;
  accept: Accept;
  perform: Perform;
  explain: Explain;
  tell: Tell;
  showModal: ShowModal;
  publishHome: PublishHome;
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
  const { registry, locales, accept, perform, explain, turns, clock, log } = parts;
  const { answerWithinMs = ANSWER_WITHIN_MS } = parts;

  async function decide(doable: Doable, use: Use, who: Who): Promise<Decision> {
    const { t, left } = who;
    if (doable.help && asksForHelp(use.input)) return { answer: helpReply(doable, t) };
    const actor = await within(left(), who.actor);
    if (actor === LATE) throw new UserError('unavailable', t('error.unavailable'));
    const context: UseContext = { actor, now: clock.now(), t, intentKey: use.key };
    if (use.kind === 'button' && use.view) context.form = use.view.form;
    if (!hasRole(actor, doable.role)) return { answer: await forbidden(doable.role, context, left()) };
    const { role, effect } = doable.needs(use.input, context);
    if (!hasRole(actor, role)) return { answer: await forbidden(role, context, left()) };
    const instead = await within(left(), Promise.resolve(doable.check?.(use.input, context)));
    if (instead === LATE) throw new UserError('unavailable', t('error.unavailable'));
    if (instead) return { answer: instead };
    return effect === 'read' ? read(doable, use, context, left) : write(doable, use, context, left);
  }

  /** Says who can instead; without names where the store does not say in time. */
  async function forbidden(needed: Role, { actor, t }: UseContext, ms: number): Promise<Reply> {
    const found = await within(ms, parts.holdersOf(needed)).catch(() => LATE);
    const holders = found === LATE ? [] : (found as string[]);
    const who = holders.map(holderName).join(', ');
    const lines = [t('error.forbidden', { needed, role: actor.role })];
    return { text: [...lines, ...(who === '' ? [] : [t('error.who_can', { who })])].join('\n') };
  }

  async function read(doable: Doable, use: Use, context: UseContext, left: Left): Promise<Decision> {
    const running = doable.run(use.input, context);
    const reply = await within(left(), running);
    if (reply !== LATE) return { answer: reply };
    const about = { doable, userId: use.userId, t: context.t };
    const late = running.catch((error: unknown) => explain(error, about).reply);
    return { afterwards: async () => sayTo(use, await late, context.t) };
  }

  async function write(doable: Doable, use: Use, asked: UseContext, left: Left): Promise<Decision> {
    const payload = intentPayload(use, doable, asked.now);
    const nextKey = use.kind === 'modal' ? { nextKey: `${use.key}:${use.triggerId}` } : {};
    const wish = { key: use.key, ...nextKey, name: doable.name, payload };
    const accepted = await accept({ ...wish, ms: left(), t: asked.t });
    // Delivered twice by Slack: the first one does it and answers.
    if (!accepted.isNew) return {};
    const context = { ...asked, intentKey: accepted.key };
    return {
      afterwards: async () => {
        const letGo = parts.hold(context.intentKey);
        const performing = { doable, input: use.input, context, attempt: 1 };
        const performed = await turns.afterwards(() => perform(performing)).finally(letGo);
        if (performed === LEFT) return;
        if (performed.outcome === 'done') parts.nudge();
        await sayTo(use, performed.reply, context.t);
        if (use.view?.type === 'home') await parts.publishHome(use.userId);
      },
    };
  }

  async function sayTo(use: Use, answer: Answer | undefined, t: Translate): Promise<void> {
    if (answer === undefined) return;
    await ('show' in answer ? parts.showModal(use, answer.show, t) : parts.tell(use, answer));
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
      await acknowledge(unknownReply(use, registry, t), t);
      return {};
    }

    const decision = await decide(doable, use, { t, actor, left }).catch((error: unknown): Decision => {
      const errors = use.view && error instanceof InputError ? fieldErrors(error, use.view, t) : null;
      return { answer: errors ?? explain(error, { doable, userId: use.userId, t }).reply };
    });
    await acknowledge(decision.answer, t);
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
  if (use.kind !== 'command') return { text: t('slack.unknown_button') };
  const commands = registry.commandNames.map((name) => `\`${name}\``).join(', ');
  return { text: t('slack.unknown_command', { command: `\`${use.name}\``, commands }) };
}
