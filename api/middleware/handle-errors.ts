import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Logger } from '../../platform/logging.ts';
import { Problem, unavailable } from '../problem.ts';

const sendProblem = (response: Response, { status, headers, body }: Problem): void => {
  response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(body));
};

/** What Express's own body parser throws: the type says what was wrong with the bytes. */
const parserErrorSchema = z.object({ type: z.string(), status: z.number(), limit: z.number().optional() });

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return notUnderstood('The path holds a `%` that encodes nothing. Encode it anew.');
  const parsed = parserErrorSchema.safeParse(error);
  if (!parsed.success)
    return isOutage(error) ? unavailable('The store does not answer. Send the request again.') : undefined;
  const { type, status, limit } = parsed.data;
  if (type === 'entity.too.large') {
    return new Problem({
      status: 413,
      code: 'body-too-large',
      title: 'The body is too large',
      detail: `Send at most ${limit ?? 0} bytes.`,
    });
  }
  if (status === 415) {
    return new Problem({
      status,
      code: 'json-body-expected',
      title: 'A JSON body is expected',
      detail: 'Send the body as JSON in UTF-8 with the header `Content-Type: application/json`.',
    });
  }
  return status < 500 ? notUnderstood('The body is not valid JSON. Correct it and send the request again.') : undefined;
}

const notUnderstood = (detail: string): Problem =>
  new Problem({ status: 400, code: 'malformed-request', title: 'The request can not be understood', detail });

const isOutage = (error: unknown): boolean =>
  error instanceof Error && /^Mongo(oseServerSelection|NetworkTimeout|Network|ServerSelection)/.test(error.name);

/** The one mapper to problem details. What it doesn't know is a defect: logged in full, shown to nobody. */
export const handleErrors =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = asProblem(error);
    if (problem !== undefined) return sendProblem(response, problem);
    logger.error({ err: error }, 'a request failed for a reason that nobody foresaw');
    sendProblem(
      response,
      new Problem({
        status: 500,
        code: 'internal-error',
        title: 'Something went wrong here',
        detail: 'It is our fault and it is logged. Send the same request again later.',
      }),
    );
  };
