import { type Actor } from '../../../src/contract/actor';
import { createIntents } from '../../../src/intents/intents';
import { type LeadId } from '../../../src/ids';
import { type Workspace } from '../../support/workspace';

export const MORNING = '2026-12-02T15:00:00Z';
export const PHONE = '+14165550134';
/** Whatever of her may be found in a document, as it stands in it or parted otherwise; random tokens have no such words. */
export const HERS = [
  /4\D{0,3}1\D{0,3}6\D{0,3}555\D{0,3}0134/,
  /\banna\b/i,
  /\broy\b/i,
  /anna\.roy(?:@|%40)example\.com/i,
  /12\s+king/i,
  /(?<![\w-])M5H/i,
];

export const BOSS: Actor = { kind: 'slack', id: 'U0BOSS', role: 'admin' };

export function boss(world: Workspace) {
  return (line: string): Promise<string> => {
    const [name = '', ...rest] = line.split(' ');
    return world.hears(() => world.sandbox.command({ command: name, text: rest.join(' '), user: BOSS.id }));
  };
}

interface Found {
  place: string;
  text: string;
}

/** Every document of every collection, as text by collection and id. */
export async function everything(world: Workspace): Promise<Found[]> {
  const { connection } = world.areas.store;
  const found: Found[] = [];
  for (const { name } of await connection.listCollections()) {
    for await (const document of connection.collection(name).find()) {
      found.push({ place: `${name} ${String(document._id)}`, text: JSON.stringify(document) });
    }
  }
  return found;
}

export const naming = (all: Found[], patterns = HERS) =>
  all.filter(({ text }) => patterns.some((pattern) => pattern.test(text))).map(({ place }) => place);

/** All ways in which a person comes to be on record. */
export async function herLife(world: Workspace): Promise<LeadId> {
  const { areas } = world;
  const command = boss(world);
  await command(
    '/lead Anna Roy, 416-555-0134, anna.roy@example.com, 12 King St W Toronto ON M5H 1A1, ARV 500k, repairs 40k, source web_form',
  );
  const lead = await areas.leads.findByAddress(PHONE);
  if (!lead) throw new Error('she was not taken in');
  await command(
    '/lead Bob Stone, 416-555-0177, 9 Queen St E Toronto ON, ARV 300k, repairs 20k, source web_form',
  );
  await areas.ladder.queueDueTexts();
  areas.clock.pass(1);
  await areas.outreach.dispatch();
  areas.clock.pass(60);
  await areas.ladder.postDueTasks();
  await areas.ladder.refreshDigests();
  const call = (await areas.ladder.tasksOf(lead._id))[1];
  await areas.ladder.complete(call?._id ?? ('' as never), 'no_answer', BOSS);
  await areas.outreach.receive({
    messageSid: 'SM1',
    from: PHONE,
    to: '+15005550006',
    body: 'This is Anna of 12 King St W, call me',
    media: [{ url: 'https://api.twilio.com/pictures/1' }],
  });
  await areas.outreach.receive({ messageSid: 'SM2', from: PHONE, to: '+15005550006', body: 'STOP' });
  await areas.outreach.quarantine('twilio', 'Body=hello&From=%2B14165550134&Name=Anna');
  await areas.store.transaction(() =>
    areas.outreach.ask(
      {
        intent_key: 'http:crm:anna.roy@example.com',
        channel: 'EMAIL',
        to: 'anna.roy@example.com',
        contact: lead._id,
        subject: 'Anna, your house',
        body: 'Hello Anna Roy',
        template: 'custom',
        province: 'ON',
        market: 'Toronto',
        timezones: ['America/Toronto'],
        whenClosed: 'queue',
      },
      { kind: 'key', id: 'crm', role: 'agent' },
    ),
  );
  const intents = createIntents(areas.store);
  const payload = {
    fingerprint: 'f',
    route: 'r',
    input: '{"lead":{"name":"Anna Roy","phone":"(416) 555-0134"}}',
  };
  await intents.accept({ _id: 'http:crm:1', door: 'http', name: 'POST /flow/lead_to_deal', payload });
  await intents.complete('http:crm:1', { status: 200, body: { lead_id: lead._id } });
  await world.channel('leads');
  await world.channel('inbox');
  return lead._id;
}
