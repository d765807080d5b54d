/** One thing that is wrong with a request: where (a JSON Pointer into the body, or a parameter's name) and what to change. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

interface ProblemOptions {
  readonly status: number;
  /** Stable, kebab-case: programs decide by it. */
  readonly code: string;
  readonly title: string;
  /** What to change, for the person who reads it. Never personal data. */
  readonly detail: string;
  readonly errors?: readonly InputError[];
  /** Members of their own that a code carries, e.g. `caseId`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that isn't what was asked for, as RFC 9457 describes it. Thrown anywhere in a route; mapped in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;

  constructor({ status, code, title, detail, errors, extra, headers = {} }: ProblemOptions) {
    super(code);
    this.status = status;
    this.headers = headers;
    this.body = {
      type: `urn:tirkeu:problem:${code}`,
      title,
      status,
      code,
      detail,
      ...(errors === undefined ? {} : { errors }),
      ...extra,
    };
  }
}

export const notFound = (what: string): Problem =>
  new Problem({
    status: 404,
    code: `${what}-not-found`,
    title: 'Not found',
    detail: `There is no such ${what}. Check the id; it is the one that the api gave.`,
  });

/** The engine or the store can't be reached, or didn't say in time whether it took the message. Repeating is safe. */
export const unavailable = (detail: string): Problem =>
  new Problem({
    status: 503,
    code: 'temporarily-unavailable',
    title: 'Not now',
    detail,
    headers: { 'retry-after': '2' },
  });
