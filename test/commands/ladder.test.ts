import { openAreas, MANAGER, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

const en = (line: string) => user(areas, 'en', MANAGER).type(line);
const fr = (line: string) => user(areas, 'fr', MANAGER).type(line);

describe('/ladder', () => {
  test('when delays are set for a market, then they hold there, the province keeps its own, and default undoes it', async () => {
    expect(await en('/ladder ON Toronto 0 15m 2h 1d 2d 5d')).toContain('Saved, version 1.');
    expect(await en('/ladder ON Toronto')).toContain('Ladder of Toronto, ON: 0 · 15m · 2h · 1d · 2d · 5d');
    expect(await en('/ladder Ontario')).toContain('Ladder of ON: 0 · 30m · 3h · 1d · 3d · 7d');
    expect(await en('/ladder')).toMatch(/Toronto, ON: 0 · 15m[^]*Everywhere else: 0 · 30m/);
    expect(await en('/ladder ON Toronto default')).toContain('Toronto, ON: 0 · 30m');
  });

  test('when texts are switched off, then it is said in either language', async () => {
    expect(await fr('/ladder Québec textos non')).toContain('Suivis de QC');
    expect(await en('/ladder QC')).toContain('only when a person approves each');
    expect(await en('/ladder QC texts on')).toContain('by themselves');
  });

  test.each([
    ['/ladder Narnia 0 1 2 3 4 5', 'place: Narnia 0 1 2 3 4 5 does not begin with a province'],
    ['/ladder ON 0 1h 2h', 'delays: needs six delays such as 0 30m 3h 1d 3d 7d; 3 were given'],
    ['/ladder ON 5h 1h 2h 1d 2d 3d', 'must not become smaller'],
    ['/ladder ON texts perhaps', 'texts: perhaps is neither on nor off'],
    ['/ladder ON Toronto texts off', 'not for one market'],
  ])('when %s is typed, then nothing is done and it is said why', async (line, why) => {
    expect(await en(line)).toContain(why);
  });
});
