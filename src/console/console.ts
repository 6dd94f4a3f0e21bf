import { type Actor } from '../contract/actor';
import {
  type Played,
  type SimulatedMail,
  type SimulatedSlack,
  type SimulatedTexts,
} from '../contract/simulated';
import { defineWebhook, type Webhook, type WebhookRequest, type WebhookResponse } from '../contract/webhook';
import { checkCommand, checkPress, checkText, type Problem, readForm, type Typed } from './forms';
import { createGuard } from './guard';
import { type ConsoleMode } from './mode.rules';
import { consolePage } from './page.rules';
import { settle } from './settle';
import { CONTENT_SECURITY_POLICY } from './style';

/** How many of the newest are shown. */
const SHOWN = { messages: 30, texts: 30, mail: 10 };
/** A text of 1,600 characters, each nine bytes in a form, and its number. */
const MAX_FORM_BYTES = 32 * 1024;

interface ConsoleParts {
  mode: ConsoleMode;
  actorOfKey(key: string): Actor | null;
  publicUrl: string | undefined;
  /** A simulator is null where its provider is real. */
  slack: SimulatedSlack | null;
  texts: SimulatedTexts | null;
  mail: SimulatedMail | null;
  /** What it runs on, in this order. */
  facts: { name: string; value: string }[];
  /** The domain clock's. */
  now(): Date;
  /** Typed lines to offer, such as `/due all`; the first is what a stranger should try first. */
  examples: string[];
  timeZone: string;
}

/** `/console`: what the simulators saw, and forms to be a person in Slack or with a telephone. None when it is off. */
export function createConsole(parts: ConsoleParts): Webhook[] {
  const { mode, slack, texts, mail } = parts;
  if (mode === 'off') return [];
  const guard = createGuard({ ...parts, mode });
  const people = slack?.people.map(({ id }) => id) ?? [];
  const seen = () => [slack, texts, mail].reduce((sum, one) => sum + (one?.seen() ?? 0), 0);

  function show(status: number, { as, typed, problem }: { as?: string; typed?: Typed; problem?: Problem }) {
    const body = consolePage({
      ...parts,
      now: parts.now(),
      slack: slack && { people: slack.people, messages: slack.messages(SHOWN.messages) },
      texts: texts && texts.messages(SHOWN.texts),
      mail: mail && mail.messages(SHOWN.mail),
      as: people.find((id) => id === as) ?? people[0] ?? '',
      typed: typed ?? {},
      problem: problem ?? null,
    });
    return { status, headers: PAGE_HEADERS, body };
  }

  /** The page that follows a form: fresh when the bot took it, else this one again with what went wrong. */
  async function follow(
    typed: Typed,
    play: () => Promise<Played>,
    at: 'slack' | 'texts',
  ): Promise<WebhookResponse> {
    const before = seen();
    const as = typed.user ?? typed.as ?? '';
    const { ok, isAnswered, detail } = await play();
    if (!ok) {
      const problem = { field: '', message: `The bot did not take it: ${detail}. Its log says more.` };
      return show(502, { as, typed, problem });
    }
    await settle(seen, isAnswered ? before : seen());
    const location = `/console?${new URLSearchParams({ as }).toString()}#${at}`;
    return { status: 303, headers: { location } };
  }

  const post = (path: string, serve: (typed: Typed) => Promise<WebhookResponse>): Webhook =>
    defineWebhook({
      method: 'POST',
      path,
      maxBytes: MAX_FORM_BYTES,
      run: (request) => guard(request, 'POST', () => serve(readForm(request.rawBody))),
    });
  const wrong = (typed: Typed, problem: Problem) =>
    show(400, { as: typed.user ?? typed.as ?? '', typed, problem });

  const routes = [
    defineWebhook({
      method: 'GET',
      path: '/console',
      run: (request) => guard(request, 'GET', async () => show(200, { as: asOf(request) })),
    }),
  ];
  if (slack) {
    routes.push(
      post('/console/command', async (typed) => {
        const checked = checkCommand(typed, people);
        if ('problem' in checked) return wrong(typed, checked.problem);
        const { user, line } = checked.value;
        return follow(typed, () => slack.command({ user, ...line }), 'slack');
      }),
      post('/console/press', async (typed) => {
        const checked = checkPress(typed, people);
        if ('problem' in checked) return wrong(typed, checked.problem);
        const { user, press } = checked.value;
        return follow(typed, () => slack.press({ user, button: press }), 'slack');
      }),
    );
  }
  if (texts) {
    routes.push(
      post('/console/text', async (typed) => {
        const checked = checkText(typed);
        if ('problem' in checked) return wrong(typed, checked.problem);
        return follow(typed, () => texts.receive(checked.value), 'texts');
      }),
    );
  }
  return routes;
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  // With the door's no-referrer a browser would send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
};

function asOf({ query }: WebhookRequest): string {
  return typeof query.as === 'string' ? query.as : '';
}
