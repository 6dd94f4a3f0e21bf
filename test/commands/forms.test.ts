import { webFormModel } from '../../src/forms/web-form.model';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { openWorkspace } from '../support/workspace';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());
beforeEach(() => areas.reset('2026-12-02T15:00:00Z'));

const en = (line: string) => user(areas, 'en', MANAGER).type(line);
const fr = (line: string) => user(areas, 'fr', MANAGER).type(line);
const stored = (name: string) => webFormModel(areas.store.connection).findById(name).lean();

describe('/forms', () => {
  test('when a form is made, set and removed, then it says so with its address, and the audit log has no secret', async () => {
    expect(await en('/forms')).toContain('There is no form yet');
    const said = await en('/forms new Our Website');
    const form = await stored('our website');
    expect(said).toContain(`http://bot.invalid/webhooks/leads/${form?.token}`);
    expect(said).toContain('fields by their names');
    expect(await en('/forms new our website')).toContain(form?.token);
    expect(await en('/forms our website fields Your-Name=name, tel=téléphone')).toContain(
      'your name = name, tel = phone',
    );
    expect(await fr('/forms our website champs aucun')).toContain('champs d’après leurs noms');
    const entries = await areas.store.connection.collection('audit_entry').find({}).toArray();
    expect(entries.map(({ action }) => action as string)).toEqual([
      'form.make',
      'form.fields',
      'form.fields',
    ]);
    expect(JSON.stringify(entries)).not.toContain(form?.token);
    expect(await en('/forms remove our website')).toContain('takes nothing any more');
    expect(await stored('our website')).toBeNull();
    expect(await fr('/forms retirer rien')).toContain('Il n’y a pas de formulaire rien');
  });

  test.each([
    ['/forms new', 'name: is missing. For example: new website'],
    ['/forms website', 'what: website is neither new'],
    ['/forms website fields tel', 'fields: ? is none of'],
    ['/forms website fields =phone', 'fields: =phone is not a pair'],
    ['/forms website fields tel=owner', 'fields: owner is none of name'],
  ])('when %s is typed, then it says what is wrong', async (line, expected) =>
    expect(await en(line)).toContain(expected),
  );

  test('when an agent asks through the real receiver, then it needs a manager', async () => {
    const world = await openWorkspace('2026-12-02T15:00:00Z');
    try {
      const type = (text: string) => world.hears(() => world.sandbox.command({ command: '/forms', text }));
      world.setRole('agent');
      expect(await type('new website')).toContain('needs the role manager');
      expect(await type('')).toContain('needs the role manager');
      world.setRole('manager');
      expect(await type('new website')).toContain('/webhooks/leads/');
    } finally {
      await world.close();
    }
  });
});
