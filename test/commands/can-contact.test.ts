import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { openWorkspace, type Workspace } from '../support/workspace';
import { user } from './use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);
const leadIn = (words: string) => /L-\d+/.exec(words)?.[0] ?? '';

describe('/cancontact', () => {
  test.each([
    ['ON Toronto SMS', 'Yes: a text (SMS) to Toronto, ON is allowed now.'],
    ['Toronto', 'Yes: a text (SMS) to Toronto, ON is allowed now.'],
    ['BC Vancouver call', 'No: a call to Vancouver, BC is not allowed now.'],
    ['QC Laval SMS sunday 11:00', 'No: a text (SMS) to Laval, QC is not allowed on Sunday at 11:00.'],
    ['QC Laval SMS mercredi 9h30', 'Yes: a text (SMS) to Laval, QC is allowed on Wednesday at 09:30.'],
    ['+14165550134 call tomorrow 19:30', 'Yes: a call to ON is allowed on Thursday at 19:30.'],
    ['+14165550134 call tomorrow 7:30pm', 'Yes: a call to ON is allowed on Thursday at 19:30.'],
    ['BC call today 21:00', 'No: a call to BC is not allowed on Wednesday at 21:00.'],
    ['ON Toronto 19h30', 'Yes: a text (SMS) to Toronto, ON is allowed on Wednesday at 19:30.'],
    ['BC Vancouver call 2026-12-25 11:00', 'No: a call to Vancouver, BC is not allowed on Friday at 11:00.'],
    ['QC Montréal appel demain 9h30', 'Yes: a call to Montreal, QC is allowed on Thursday at 09:30.'],
    ['ON TORONTO SMS 6 1100', 'No: a text (SMS) to Toronto, ON is not allowed on Sunday at 11:00.'],
    ['+14165550134 call', 'Yes: a call to ON is allowed now.'],
    ['jane@example.com email', 'No: an e-mail to a place that is not known is not allowed now.'],
  ])('when %s is asked, then it says %s', async (text, expected) => {
    const words = await en(`/cancontact ${text}`);
    expect(words).toContain(expected);
    expect(words).toMatch(/Local time there: .+/);
  });

  test('when a lead is asked about, then its place is named; one that is not there is said', async () => {
    const id = leadIn(await en('/lead Jim Fox 416-555-0166 12 King St W, Toronto ON, source web_form'));
    expect(await en(`/cancontact ${id.toLowerCase()}`)).toContain(
      'Yes: a text (SMS) to Toronto, ON is allowed now.',
    );
    expect(await en('/cancontact L-999999')).toContain('There is no lead L-999999.');
  });

  test('when the reader is French, then the answer is', async () => {
    expect(await fr('/cancontact QC Laval appel dimanche 11:00')).toContain(
      'Non : un appel (Laval, QC) n’est pas permis le dimanche à 11:00.',
    );
    expect(await fr('/cancontact ON Toronto')).toContain(
      'Oui : un texto (Toronto, ON) est permis maintenant.',
    );
  });
});

describe('Remind me then, through the signed door', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    // A Wednesday, 22:00 in Toronto.
    workspace = await openWorkspace('2026-12-03T03:00:00Z');
    workspace.setRole('viewer');
  });
  afterAll(() => workspace.close());

  /** The value of the button in the answer, if there is one. */
  async function wishIn(text: string, person = 'U0ANA'): Promise<string | undefined> {
    const { webhook } = await workspace.sandbox.command({ command: '/cancontact', text, user: person });
    const { body } = webhook as { body: string };
    const { blocks } = JSON.parse(body) as {
      blocks: { elements?: { action_id?: string; value?: string }[] }[];
    };
    return blocks
      .flatMap(({ elements = [] }) => elements)
      .find(({ action_id: id }) => id === 'contact.remind')?.value;
  }
  const press = (value: string, person = 'U0ANA') =>
    workspace.hears(() => workspace.sandbox.action({ action_id: 'contact.remind', value, user: person }));
  const direct = () => workspace.seen('posted').filter(({ channelName }) => channelName === 'directmessage');

  test('when nothing opens or it is open now, then there is no button; for a later time there is one', async () => {
    expect(await wishIn('+19025550134 call')).toBeUndefined();
    expect(await wishIn('ON Toronto SMS 2 1100')).toBeUndefined();
    workspace.areas.clock.set('2026-12-03T15:00:00Z');
    expect(await wishIn('ON Toronto SMS')).toBeUndefined();
    workspace.areas.clock.set('2026-12-03T03:00:00Z');
    expect(await wishIn('ON Toronto SMS tomorrow 10:00')).toContain('2026-12-03T15:00:00.000Z');
  });

  test('when nothing is typed, then a form asks, names what is wrong, and answers as the command does', async () => {
    const { sandbox } = workspace;
    const form = await workspace.opens(() => sandbox.command({ command: '/cancontact', text: '' }));
    expect(form.callback_id).toBe('contact.ask');
    const submit = (whom: string, channel = 'SMS', when?: string) =>
      sandbox.view({
        view_id: form.id,
        values: { whom, channel, ...(when !== undefined && { when }) },
      });
    const errorsOf = async (answered: ReturnType<typeof submit>) => {
      const { webhook } = await answered;
      return (JSON.parse((webhook as { body: string }).body) as { errors: Record<string, string> }).errors;
    };
    expect(await errorsOf(submit('Ottawa, IL'))).toEqual({
      whom: expect.stringContaining('Ottawa, IL is not a place in Canada') as string,
    });
    expect(await errorsOf(submit('ON Toronto', 'SMS', 'monday'))).toHaveProperty('when');
    expect(await errorsOf(submit('ON Toronto', 'SMS', 'monday 25:00'))).toHaveProperty('when');
    expect(await errorsOf(submit('jane@example.com', 'SMS'))).toHaveProperty('whom');
    expect(await errorsOf(submit('L-999999'))).toEqual({
      whom: expect.stringContaining('There is no lead L-999999') as string,
    });
    const said = await workspace.hears(() => submit('QC Laval', 'CALL', 'sunday 11:00'));
    expect(said).toContain('No: a call to Laval, QC is not allowed on Sunday at 11:00.');
    expect(said).toContain('contact.remind');
  });

  test('when a lead is asked about, then the reminder is about that lead', async () => {
    const { lead } = await workspace.areas.leads.intake(
      {
        name: 'Jim Fox',
        phone: '+14165550166',
        source: 'web_form',
        region: 'ON',
        address: 'Toronto',
        consent: { basis: 'inquiry', evidence: 'form', at: new Date('2026-12-03T03:00:00Z') },
      },
      CALLER,
      'intake:jim',
    );
    expect(await wishIn(lead._id)).toBe(
      JSON.stringify({ channel: 'SMS', leadId: lead._id, at: '2026-12-03T14:00:00.000Z' }),
    );
  });

  test('when two people press, one of them twice, then each is told once at the time and what holds then', async () => {
    const value = (await wishIn('ON Toronto SMS')) ?? '';
    expect(await press(value)).toMatch(/I will remind you by direct message: .*2026-12-03T14:00:00/);
    expect(await press(value)).toContain('This reminder is set already');
    expect(await press(value, 'U0LUC')).toContain('Je vous le rappellerai par message direct');
    await workspace.areas.reminders.tell();
    await workspace.deliver();
    expect(direct()).toEqual([]);

    workspace.areas.clock.set('2026-12-03T14:00:00Z');
    await workspace.areas.reminders.tell();
    await workspace.areas.reminders.tell();
    await workspace.deliver();
    expect(direct().map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'You asked to be reminded: Toronto, ON\nYes: a text (SMS) to Toronto, ON is allowed now.',
        'Vous vouliez un rappel\u00a0: Toronto, ON\nOui\u00a0: un texto (Toronto, ON) est permis maintenant.',
      ]),
    );
    expect(direct()).toHaveLength(2);
    expect(await press(value)).toContain('That time has come');
  });
});
