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
  /** Frozen: it never changes, in all its depth, so that its text may be kept while the same object is given out. */
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
  const { output, status = 200, ...rest } = route;
  return {
    ...rest,
    outputs: { [status]: output },
    run: async (input, deps, context) => ({
      status,
      body: await route.run(input as z.output<Input>, deps, context),
    }),
  };
}

/** What a route of several answers may return: a status that it declared, with that status's body. */
export type DeclaredResult<Outputs extends Record<number, z.ZodType>> = {
  [Status in keyof Outputs & number]: { status: Status; body: z.input<Outputs[Status]> };
}[keyof Outputs & number];

/** As `defineRoute`, for a route with more than one good answer, e.g. 200 done and 202 waits for a second person. */
export function defineRouteWithOutputs<
  Deps,
  Input extends z.ZodType,
  Outputs extends Record<number, z.ZodType>,
>(route: {
  method: 'GET' | 'POST';
  path: string;
  summary: string;
  role: Role;
  effect: Effect;
  input: Input;
  outputs: Outputs;
  run(input: z.output<Input>, deps: Deps, context: RouteContext): Promise<DeclaredResult<NoInfer<Outputs>>>;
}): Route<Deps> {
  return {
    ...route,
    run: (input, deps, context) => route.run(input as z.output<Input>, deps, context),
  };
}
