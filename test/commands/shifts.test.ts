import { shiftModel } from '../../src/shifts/shift.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { openWorkspace } from '../support/workspace';
import { user } from './use-command';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const en = (line: string, actor = MANAGER) => user(areas, 'en', actor).type(line);
const fr = (line: string, actor = MANAGER) => user(areas, 'fr', actor).type(line);
const stored = (id: string) => shiftModel(areas.store.connection).findById(id).lean();

describe('/shifts', () => {
  test('when hours are set, then they are shown with whom the person serves and who works now', async () => {
    expect(await en('/shifts')).toContain('Nobody has shifts');
    const said = await en('/shifts <@U0ANNA|anna> mon-fri 9-17, sat 10-14 for ON QC french');
    expect(said).toContain('The hours of <@U0ANNA> are set.');
    expect(said).toContain(
      '<@U0ANNA> · Mon–Fri 09:00–17:00, Sat 10:00–14:00 · ON, QC, French · *on shift now*',
    );
    expect(await stored('U0ANNA')).toMatchObject({ provinces: ['ON', 'QC'], languages: ['fr'], turn: 0 });
    expect(await fr('/shifts <@U0BEN> lun-ven 18h-21h')).toMatch(
      /<@U0BEN> · lun.–ven. 18:00–21:00 · tous les prospects\n/,
    );
    expect(await en('/shifts <@U0BEN> none')).not.toContain('<@U0BEN> ·');
    expect(await en('/shifts <@U0BEN> none')).toContain('has no shifts. Nothing was changed');
  });

  test('when somebody says their own time off, then it holds, is shown, and is taken back', async () => {
    await en('/shifts <@U0CALLER> mon-sun 0-24');
    const said = await en('/shifts off 2026-12-02 to 2026-12-04', CALLER);
    expect(said).toContain('off 2026-12-02–2026-12-04');
    expect(said).not.toContain('on shift now');
    expect(await fr('/shifts absent 2026-12-24', CALLER)).toContain(
      'en congé 2026-12-02–2026-12-04, 2026-12-24',
    );
    expect(await en('/shifts back', CALLER)).toContain('on shift now');
    expect(await stored('U0CALLER')).toMatchObject({ time_off: [] });
    expect(await en('/shifts off 2026-12-24', MANAGER)).toContain(
      'has no shifts: a manager sets hours first',
    );
  });

  test.each([
    ['/shifts anna 9-17', 'person: anna is not a person'],
    ['/shifts <@U0ANNA> sometimes', 'hours: sometimes is not days or hours'],
    ['/shifts <@U0ANNA> mon 17-9', 'hours: mon 17-9 has hours that cross'],
    ['/shifts <@U0ANNA> mon 9-12, mon 11-13', 'that cross each other'],
    ['/shifts <@U0ANNA> mon 9-17 for klingon', 'for: klingon is neither'],
    ['/shifts off', 'date: is missing. For example: off 2026-12-24 2026-12-27'],
    ['/shifts off 2026-02-30', 'date: 2026-02-30 is not a date'],
    ['/shifts off 2026-12-05 2026-12-04', 'date: 2026-12-04 is before 2026-12-05'],
  ])('when %s is typed, then it says what is wrong', async (line, expected) => {
    expect(await en(line)).toContain(expected);
    expect(await stored('U0ANNA')).toBeNull();
  });
});

describe('through the real receiver', () => {
  test('when an agent sets hours, then a manager is needed; two who press Take have one owner', async () => {
    const world = await openWorkspace(TEN);
    try {
      const type = (text: string) => world.hears(() => world.sandbox.command({ command: '/shifts', text }));
      world.setRole('agent');
      expect(await type('<@U0ANNA|anna> mon-fri 9-17')).toContain('needs the role manager');
      world.setRole('manager');
      expect(await type('<@U0ANNA|anna> mon-fri 9-17 for BC')).toContain('are set');
      await world.areas.deals.leadToDeal(
        { name: 'Zoë <b>', source: 'web_form', phone: '+14165550134', address: '1 King St W, Toronto ON' },
        null,
        CALLER,
        'nobody’s',
      );
      world.areas.clock.pass(6);
      await world.areas.deals.nudgeUnowned();
      const card = (await world.channel('leads')).find(({ text }) => text.includes('1 lead waits'));
      expect(card?.words).toContain('"lead.take"');
      const press = (who: string) =>
        world.hears(() =>
          world.sandbox.action({ action_id: 'lead.take', value: 'L-1001', user: who, channel: 'leads' }),
        );
      expect(await press('U0BEN')).toContain('is yours now');
      expect(await press('U0LUC')).toContain('est déjà à <@U0BEN>');
      expect((await world.channel('leads')).find(({ ts }) => ts === card?.ts)?.text).toContain(
        'has an owner',
      );
    } finally {
      await world.close();
    }
  });
});
