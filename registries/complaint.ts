import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';

/** What a registry answers instead of what was asked for: `{ code, message, fields? }`. */
export class Complaint extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { readonly at: string; readonly message: string }[];

  constructor(status: number, code: string, message: string, fields: Complaint['fields'] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** The registry works and doesn't know the object. Only this carries the code `not-found`. */
export const notFound = (what: string): Complaint => new Complaint(404, 'not-found', `${what} is not in this registry`);

/** Input as the schema wants it, or a complaint that names every wrong field. */
export function parse<Output>(schema: z.ZodType<Output>, input: unknown, status = 400): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({ at: `/${path.join('/')}`, message }));
  throw new Complaint(status, 'invalid-request', 'The request is not as this operation expects it', fields);
}

export const unknownOperation: RequestHandler = (request) => {
  throw new Complaint(404, 'unknown-operation', `${request.method} ${request.originalUrl} does not exist`);
};

const bodyParserError = z.object({ status: z.number().min(400).max(499), type: z.string(), message: z.string() });

/** @param report is told of errors that nobody planned */
export const answerComplaints =
  (report: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Complaint) {
      const { status, code, message, fields } = error;
      response.status(status).json({ code, message, ...(fields.length === 0 ? {} : { fields }) });
      return;
    }
    const unreadable = bodyParserError.safeParse(error);
    if (unreadable.success) {
      const { status, message } = unreadable.data;
      response.status(status).json({ code: 'unreadable-request', message });
      return;
    }
    report(error);
    response.status(500).json({ code: 'internal-error', message: 'The registry failed' });
  };
