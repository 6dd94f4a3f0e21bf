import { type RawMount, type Webhook, type WebhookAbout } from '../contract/webhook';
import { type Operation } from './openapi';
import { pathParameters } from './paths';

const TAG = 'webhooks';

interface Documented {
  path: string;
  method: string;
  about: WebhookAbout;
}

/** The doors that are no routes of the API, as far as they are described: without a key, each with its own proof. */
export function webhookOperations(doors: readonly (Webhook | RawMount)[]) {
  const documented = doors.flatMap((door): Documented[] =>
    door.about
      ? [{ path: door.path, method: 'method' in door ? door.method : 'POST', about: door.about }]
      : [],
  );
  return {
    tags: documented.length === 0 ? [] : [{ name: TAG }],
    paths: documented.map(({ path, method, about }) => ({
      path,
      method: method.toLowerCase(),
      operation: operationOf(path, method, about),
    })),
    securitySchemes: Object.fromEntries(
      documented.flatMap(({ about: { proof } }) => (proof ? [[proof.name, proof.scheme]] : [])),
    ),
  };
}

function operationOf(path: string, method: string, about: WebhookAbout): Operation {
  const { summary, description, proof, accepts, answers } = about;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary,
    description,
    tags: [TAG],
    security: proof ? [{ [proof.name]: [] }] : [],
    parameters: pathParameters(path).map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      description: Object.keys(accepts).join(' or '),
      content: Object.fromEntries(Object.entries(accepts).map(([type, schema]) => [type, { schema }])),
    },
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, meaning]) => [status, { description: meaning }]),
    ),
  };
}
