import { type AppProcess } from '../support/app-process';
import { type JsonAnswer, jsonRequest } from '../support/json-http';
import { eventually, sandboxesOf } from '../support/sandboxes';

type Fields = Record<string, unknown>;

/** Plays the story and verifies each step. @throws Error that says what was not as it should be */
export async function tellStory(app: AppProcess, run: number, say: (line: string) => void): Promise<void> {
  const people = peopleOf(run);
  const world = sandboxesOf(app);
  const rest = (method: 'GET' | 'POST', path: string, body?: object): Promise<JsonAnswer> =>
    jsonRequest(method, app.url + path, { key: app.apiKey, ...(body === undefined ? {} : { body }) });
  let step = 0;
  const scene = (title: string) => say(`\n${(step += 1)}. ${title}`);
  const verified = (line: string) => say(`   ✓ ${line}`);

  scene('The manager enables offers in Ontario');
  const policy = await rest('POST', '/api/deals/offers/policies/upsert', { province: 'ON', enabled: true });
  must(policy.status === 200 && (policy.body as Fields).enabled === true, 'offers enabled', policy);
  verified('POST /api/deals/offers/policies/upsert answered 200, enabled');

  scene('A buyer is added in Slack');
  say(`   /buyer Sam Lee ${people.buyer} ON Toronto`);
  await answered(world, '/buyer', `Sam Lee ${people.buyer} ON Toronto`, /Sam Lee is saved/);
  verified('saved');

  scene('A seller comes in before 09:00, when nobody may be texted yet');
  const line = `Jane Doe ${people.seller} 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form`;
  say(`   /lead ${line}`);
  const reply = await answered(world, '/lead', line, /Lead L-\d+ is taken in/);
  const leadId = /L-\d+/.exec(reply)?.[0] ?? '';
  must(reply.includes('307,500'), 'the offer is $307,500', reply);
  verified(`${leadId}: offer $307,500 = 500,000 × 0.7 − 40,000 − 2,500`);
  const ladder = await tasksOf(rest, leadId);
  must(ladder.length === 6, 'a ladder of six tasks', ladder);
  verified('a ladder of six: SMS, CALL, SMS, CALL, SMS, CALL');

  scene('The gate holds what is outside the window');
  const closed = await rest(
    'GET',
    `/api/governance/market/can-contact?channel=SMS&province=ON&market=Toronto`,
  );
  const gate = closed.body as Fields;
  must(gate.ok === false && gate.reason === 'outside_legal_hours', 'closed before 09:00', gate);
  verified(`can-contact: no, ${String(gate.reason)}; opens ${String(gate.next_open)}`);
  const held = await rest('POST', '/messaging/send-sms', {
    to: people.friend,
    message: 'Good morning from the demo.',
    province: 'ON',
    market: 'Toronto',
    when_closed: 'queue',
    consent: { basis: 'express', evidence: 'the demo’s script', at: '2026-11-01T12:00:00Z' },
  });
  const heldBody = held.body as Fields;
  must(held.status === 202 && heldBody.not_before === gate.next_open, 'kept until the opening', held);
  must((await smsTo(world, people.friend)).length === 0, 'nothing sent yet', null);
  verified(`202: kept until ${String(heldBody.not_before)}; the provider has seen nothing`);

  scene('09:00 comes: what waited goes out, once, through the gate again');
  // Twelve seconds to 09:00, five at most until the step is looked at, and one for the outbox.
  const first = await eventually(
    'the first text',
    async () => (await smsTo(world, people.seller))[0],
    25_000,
  );
  await eventually('the held text', async () => (await smsTo(world, people.friend))[0]);
  say(`   → ${first.to}: ${first.body}`);
  const opened = await rest('GET', `/api/governance/market/can-contact?channel=SMS&lead_id=${leadId}`);
  must((opened.body as Fields).ok === true, 'the window is open', opened);
  must((await smsTo(world, people.seller)).length === 1, 'exactly one text', null);
  must((first.validityPeriod ?? 0) > 0 && (first.validityPeriod ?? 0) <= 36_000, 'bounded validity', first);
  verified('one text each, and Twilio may not keep it beyond the window');

  scene('The buyer answers by text');
  const inbound = await world.inbound(people.buyer, 'Yes, interested!');
  must(inbound.webhook?.status === 200, 'the webhook answered 200', inbound);
  const nodes = await rest('GET', '/api/buyers/liquidity/nodes?province=ON&market=Toronto');
  const node = (nodes.body as Fields[])[0];
  must(node !== undefined && Number(node.active_buyer_count) >= 1, 'the node counts the buyer', nodes.body);
  await eventually('the card in the inbox', async () =>
    (await world.slackPosts()).find((post) => post.channelName === 'inbox' && post.text.includes('Sam Lee')),
  );
  verified(`recorded: ${String(node?.active_buyer_count)} active buyer(s), card in #inbox`);

  scene(
    'The call of step 2 comes due: the quarter hour’s digest in #tasks; the caller opens it, presses Reached',
  );
  const digest = await eventually(
    'the digest',
    async () => {
      const posts = await world.slackPosts();
      return posts.find(
        (post) =>
          post.channelName === 'tasks' &&
          post.text.includes(leadId) &&
          JSON.stringify(post.blocks).includes('due.open'),
      );
    },
    30_000,
  );
  say(`   ${digest.text}`);
  await world.press('due.open', digest.channel, { message_ts: digest.ts });
  const taskCard = await eventually('the task’s card', async () =>
    (await world.slackPosts()).find(
      (post) => post.type === 'ephemeral' && JSON.stringify(post.blocks).includes('task.reached'),
    ),
  );
  const [task] = /task_\w+ open/.exec(JSON.stringify(taskCard.blocks)) ?? [];
  await world.press('task.reached', digest.channel, { value: task });
  await eventually('the digest updated in place', async () =>
    (await world.slackPosts()).find(
      (post) =>
        post.type === 'edited' && post.ts === digest.ts && JSON.stringify(post.blocks).includes('Reached ·'),
    ),
  );
  verified('told of when they may be called, and updated in place when it was done');

  scene('Somebody’s script texts people without consent: the gate blocks, the tripwire tells');
  for (let n = 0; n < 12; n++) {
    const refused = await rest('POST', '/messaging/send-sms', {
      to: people.stranger(n),
      message: 'Hello?',
      province: 'ON',
    });
    must(refused.status === 403 && (refused.body as Fields).code === 'no_consent', 'blocked', refused);
  }
  const evaluated = await rest('POST', '/api/governance/regression/evaluate', {});
  must(evaluated.status === 200, 'evaluated', evaluated);
  const alert = await eventually('the alert', async () =>
    (await world.slackPosts()).find(
      (post) => post.channelName === 'alerts' && /Blocking rate/.test(post.text),
    ),
  );
  verified(`12 × 403 no_consent; #alerts: ${alert.text}`);

  scene('The seller says STOP');
  await world.inbound(people.seller, 'ARRÊT / STOP');
  const stopped = await rest(
    'GET',
    `/api/governance/market/can-contact?channel=SMS&province=ON&to=${encodeURIComponent(people.seller)}`,
  );
  must((stopped.body as Fields).reason === 'opted_out', 'opted out', stopped);
  const after = await tasksOf(rest, leadId);
  must(
    after.every((task) => task.state !== 'open'),
    'the ladder is stopped',
    after,
  );
  must((await smsTo(world, people.seller)).length === 1, 'no further text', null);
  verified('suppressed at once, the rest of the ladder is stopped');
}

type World = ReturnType<typeof sandboxesOf>;

async function smsTo(world: World, number: string) {
  return (await world.acceptedSms()).filter((sms) => sms.to === number);
}

/** Types a command and waits for the answer, in the acknowledgement or after it. */
async function answered(world: World, command: string, text: string, pattern: RegExp): Promise<string> {
  const before = (await world.slackPosts()).length;
  const { webhook } = await world.command(command, text);
  must(webhook.status === 200, `${command} acknowledged`, webhook);
  return eventually(`the answer to ${command}`, async () => {
    const posts = (await world.slackPosts()).slice(before).filter((post) => post.type === 'ephemeral');
    return posts.map((post) => JSON.stringify(post)).find((post) => pattern.test(post));
  });
}

async function tasksOf(
  rest: (method: 'GET' | 'POST', path: string, body?: object) => Promise<JsonAnswer>,
  leadId: string,
): Promise<Fields[]> {
  // A second creation brings back the first one: the way to read a ladder by REST.
  const answer = await rest('POST', '/api/followups/ladder/create', { lead_id: leadId, province: 'ON' });
  return answer.body as Fields[];
}

function must(condition: boolean, what: string, seen: unknown): asserts condition {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(seen)}`);
}

/** Fictitious numbers, others in each run. */
function peopleOf(run: number) {
  const number = (area: number, n: number) => `+1${area}555${String(n % 10_000).padStart(4, '0')}`;
  return {
    seller: number(416, 1000 + run),
    buyer: number(647, 2000 + run),
    friend: number(437, 3000 + run),
    stranger: (n: number) => number(905, 4000 + run * 20 + n),
  };
}
