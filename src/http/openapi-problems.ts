const RESPONSES: Record<string, string> = {
  400: 'The input is not right; `errors` names each field.',
  401: 'The API key is missing or unknown.',
  403: 'The role does not suffice, or a rule forbids it now: `code` is the reason.',
  404: 'There is no such thing.',
  409: 'It clashes with what is there, or the same request is still at work.',
  413: 'The body is longer than 1 MiB.',
  415: 'The body is not JSON.',
  422: 'A rule refuses it, or the Idempotency-Key was used for another request.',
  429: 'Too many requests with this key; Retry-After says when.',
  500: 'A bug; say the request_id when you report it.',
  503: 'The store cannot be reached; ask again.',
};

const nameOf = (status: string) => `Problem${status}`;

/** The refusals that an operation may answer, by reference. Those about bodies and intents only where one writes. */
export function problemResponses(writes: boolean): Record<string, { $ref: string }> {
  const statuses = Object.keys(RESPONSES).filter(
    (status) => writes || !['409', '413', '415'].includes(status),
  );
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. Further members may follow, e.g. next_open.',
  required: ['type', 'title', 'status', 'code', 'detail', 'request_id'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:dealrunner:problem:blocked'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable.', examples: ['outside_window'] },
    detail: { type: 'string', description: 'A sentence for a person.' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string', examples: ['rules.contact_windows_local.0.start'] },
          message: { type: 'string' },
          example: { type: 'string' },
        },
      },
    },
  },
};

/** The parts of the document that are the same for every route. */
export const PROBLEM_COMPONENTS = {
  schemas: { Problem: PROBLEM },
  responses: Object.fromEntries(
    Object.entries(RESPONSES).map(([status, description]) => [
      nameOf(status),
      {
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  ),
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API key (API_KEYS).' } },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key with the same input is done once and answered alike.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
    },
  },
};
