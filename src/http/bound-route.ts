import { type Route } from '../contract/route';
import { checkInput } from './check-input';
import { parameterReader } from './coerce-text';
import { findLooseObject, type JsonSchema, jsonSchemaOf } from './input-shape';

/** A route with what is derived from it once, at start. */
export interface BoundRoute<Deps> {
  route: Route<Deps>;
  /** `POST /flow/lead_to_deal` */
  name: string;
  json: JsonSchema;
  /** What a parameter in the query or the path stands for. */
  read(key: string, text: string): unknown;
  /** @throws InputError */
  check(input: Record<string, unknown>): unknown;
}

/** @throws Error for an input that would let misspelt members pass in silence */
export function bindRoute<Deps>(route: Route<Deps>): BoundRoute<Deps> {
  const name = `${route.method} ${route.path}`;
  const json = jsonSchemaOf(route.input, 'input');
  const loose = findLooseObject(json);
  if (loose !== null) throw new Error(`${name}: ${loose} must be a z.strictObject (or say z.looseObject)`);
  return {
    route,
    name,
    json,
    read: parameterReader(json),
    check: (input) => checkInput(route.input, json, input),
  };
}
