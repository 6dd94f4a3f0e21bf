/** The errors that Dealrunner raises on purpose. Anything else that is thrown is a bug. */

/** One thing wrong with an input: where, what, and a value that would have been right. */
export interface InputIssue {
  /** Dotted path of the field, e.g. `rules.contact_windows_local.0.start`. */
  path: string;
  message: string;
  /** An example of a right value. */
  example?: string;
}

/** Stable, public codes: they appear in problem documents and must not change their meaning. */
export type ErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'blocked'
  | 'refused'
  | 'unavailable';

/**
 * A person can act on this: it says what is wrong and what to do next.
 * `code` is stable; `reason` narrows it (a gate's reason, say).
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: {
      reason?: string;
      /** The sentence of the catalogue that says it (`refused.…`), where that is not the reason's. */
      sentence?: string;
      issues?: InputIssue[];
      extra?: Record<string, unknown>;
    } = {},
  ) {
    super(message);
  }
}

/** Input that does not parse: names each field and shows a right value. */
export class InputError extends UserError {
  override readonly name = 'InputError';

  constructor(issues: InputIssue[]) {
    super('invalid_input', issues.map((issue) => describeIssue(issue)).join(' '), { issues });
  }
}

/** A start that cannot succeed: one line for each thing to mend, and the exit code. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly lines: string[],
    readonly exitCode = 1,
  ) {
    super(lines.join('\n'));
  }
}

function describeIssue(issue: InputIssue): string {
  const example = issue.example === undefined ? '' : ` Example: ${issue.example}`;
  return `${issue.path === '' ? 'input' : issue.path}: ${issue.message}.${example}`;
}
