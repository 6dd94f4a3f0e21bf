import { type SlackState } from './state';

/** The arguments of a call, whatever form they came in; structured ones already parsed. */
export type Arguments = Record<string, unknown>;

export type MethodAnswer = { ok: true; [field: string]: unknown } | MethodFailure;

export interface MethodFailure {
  ok: false;
  error: string;
  errors?: string[];
}

export type Method = (args: Arguments, state: SlackState) => MethodAnswer;

export function failure(error: string, errors?: string[]): MethodFailure {
  return errors === undefined ? { ok: false, error } : { ok: false, error, errors };
}

export function textOf(args: Arguments, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function isTrue(args: Arguments, name: string): boolean {
  return ['true', '1', 'True'].includes(String(args[name]));
}
