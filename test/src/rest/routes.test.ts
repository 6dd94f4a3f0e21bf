import { ROLES } from '../../../src/contract/actor';
import { routes } from '../../../src/routes';
import { openRest, type Problem } from './open-rest';
import { RIGHT } from './right-calls';

let rest: Awaited<ReturnType<typeof openRest>>;
beforeAll(async () => {
  rest = await openRest();
});
afterAll(() => rest.close());
const call: typeof rest.call = (...asked) => rest.call(...asked);

describe('every REST route', () => {
  test('when the routes are counted, then each has a right call here and stands in the OpenAPI document', async () => {
    expect(RIGHT.map(([route]) => route).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    const { body } = await call('GET /openapi.json', null);
    const { paths } = body as { paths: Record<string, Record<string, { summary: string }>> };
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed).toEqual(expect.arrayContaining(RIGHT.map(([route]) => route)));
  });

  test.each(RIGHT)(
    'when %s comes without a key, or with a lower role, then it is 401 and 403',
    async (route, role, ask, body) => {
      expect(await call(`${route}${ask}`, null, body)).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
      });
      const lower = ROLES[ROLES.indexOf(role) - 1];
      if (lower)
        expect(await call(`${route}${ask}`, lower, body)).toMatchObject({
          status: 403,
          body: { code: 'forbidden' },
        });
    },
  );

  test.each(RIGHT)(
    'when %s comes as %s with %s, then it is done',
    async (route, role, ask, body, status, answer) => {
      expect(await call(`${route}${ask}`, role, body)).toMatchObject({ status, body: answer });
    },
  );

  test.each(RIGHT)('when %s comes with an unknown key, then it is named', async (route, role, ask) => {
    const got = await call(`${route}${ask === '' ? '?' : `${ask}&`}colour=red`, role);
    expect(got.status).toBe(400);
    expect((got.body as Problem).errors).toContainEqual(expect.objectContaining({ path: 'colour' }));
  });
});
