import { type FastifyInstance } from 'fastify';
import { type HTTPMethods } from 'fastify';

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Notes the methods of each address, so that `refuseOthers` can answer 405 with Allow to all the rest. */
export function trackMethods(app: FastifyInstance): { refuseOthers(): void } {
  const taken = new Map<string, { methods: Set<string>; template: string | undefined }>();

  app.addHook('onRoute', (route) => {
    const entry = taken.get(route.url) ?? { methods: new Set(), template: route.config?.template };
    for (const method of [route.method].flat()) entry.methods.add(method);
    taken.set(route.url, entry);
  });

  return {
    refuseOthers() {
      for (const [url, { methods, template }] of [...taken]) {
        const allow = [...methods].join(', ');
        app.route({
          method: METHODS.filter((method) => !methods.has(method)),
          url,
          config: { allow, ...(template === undefined ? {} : { template }) },
          // Never reached: the door refuses first.
          handler: () => Promise.reject(new Error(`${url} takes ${allow} only`)),
        });
      }
    },
  };
}
