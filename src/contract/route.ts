import { type z } from 'zod';
import { type Actor, type Role } from './actor';
import { type Effect } from './command';

export interface RouteContext {
  actor: Actor;
  now: Date;
  /** Names this request: its Idempotency-Key when given, else its request id. */
  intentKey: string;
}

export interface RouteResult<Output> {
  status: number;
  body: Output;
}

/**
 * One REST route. Input is the JSON body, the query and the path's parameters, merged and checked strictly:
 * an unknown key is refused by name. What it answers is checked against `output` too.
 */
export interface Route<Deps> {
  method: 'GET' | 'POST';
  /** Path parameters in braces, as OpenAPI writes them: `/task/{id}`. */
  path: string;
  summary: string;
  role: Role;
  effect: Effect;
  input: z.ZodType;
  /** By status. */
  outputs: Record<number, z.ZodType>;
  run(input: unknown, deps: Deps, context: RouteContext): Promise<RouteResult<unknown>>;
}

/** Declares a route: types of `run` follow from the schemas. A refusal is thrown as a UserError. */
export function defineRoute<Deps, Input extends z.ZodType, Output extends z.ZodType>(route: {
  method: 'GET' | 'POST';
  path: string;
  summary: string;
  role: Role;
  effect: Effect;
  input: Input;
  output: Output;
  /** Default 200. */
  status?: number;
  run(input: z.output<Input>, deps: Deps, context: RouteContext): Promise<z.input<Output>>;
}): Route<Deps> {
  const { output, status = 200, run, ...rest } = route;
  return {
    ...rest,
    outputs: { [status]: output },
    run: async (input, deps, context) => ({
      status,
      body: await run(input as z.output<Input>, deps, context),
    }),
  };
}
