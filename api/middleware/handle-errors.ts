import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { RegistryFailure } from '../../clients/registry-failure.ts';
import type { Logger } from '../../platform/logging.ts';
import { Problem, unavailable } from '../problem.ts';
import { registryProblem } from '../registry-problem.ts';
import { jsonBodyExpected } from './read-json.ts';

const sendProblem = (response: Response, { status, headers, body }: Problem): void => {
  // Whoever asks us why can say which request it was.
  const requestId = response.get('x-request-id');
  response
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .send(JSON.stringify({ ...body, requestId }));
};

/** What Express itself throws over the bytes of a body: `expose` says that it is the sender's fault, the type which one. */
const expressErrorSchema = z.object({
  expose: z.literal(true),
  status: z.number().min(400).max(499),
  type: z.string().optional(),
  limit: z.number().optional(),
});

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return notUnderstood('The path holds a `%` that encodes nothing. Encode it anew.');
  if (isRegistryOutage(error)) return registryProblem(error);
  if (isOutage(error)) return unavailable('The store does not answer. Send the request again.');
  const parsed = expressErrorSchema.safeParse(error);
  return parsed.success ? problemOfBody(parsed.data) : undefined;
}

function problemOfBody({ type, limit }: z.infer<typeof expressErrorSchema>): Problem {
  switch (type) {
    case 'entity.too.large':
      return new Problem({
        status: 413,
        code: 'body-too-large',
        title: 'The body is too large',
        detail: `Send at most ${limit ?? 0} bytes.`,
      });
    case 'encoding.unsupported':
      return new Problem({
        status: 415,
        code: 'encoding-not-supported',
        title: 'This Content-Encoding is not supported',
        detail: 'Send the body without `Content-Encoding`, or compressed with gzip.',
      });
    case 'charset.unsupported':
      return jsonBodyExpected();
    default:
      return notUnderstood(
        'The body did not arrive as its headers say. Check `Content-Length` and `Content-Encoding`.',
      );
  }
}

const notUnderstood = (detail: string): Problem =>
  new Problem({ status: 400, code: 'malformed-request', title: 'The request can not be understood', detail });

/** The driver's and Mongoose's words for a server that is away or busy; a defect of ours is none of these. */
const OUTAGES =
  /^Mongo(ServerSelection|Network|NetworkTimeout|WaitQueueTimeout|PoolCleared|PoolClosed|NotConnected|TopologyClosed|oseServerSelection)Error$/;

/** The server's own: a query ran out of time, the server shuts down, or the primary has just moved. */
const OUTAGE_CODES: readonly unknown[] = [50, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436];

/** A registry that calls our question wrong is no outage: asked again it says the same. */
const isRegistryOutage = (error: unknown): error is RegistryFailure =>
  error instanceof RegistryFailure && error.retryable;

const isOutage = (error: unknown): boolean =>
  error instanceof Error && (OUTAGES.test(error.name) || ('code' in error && OUTAGE_CODES.includes(error.code)));

/** The one mapper to problem details. What it doesn't know is a defect: logged in full, shown to nobody. */
export const handleErrors =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    // Answered already, because it took too long: whatever the handler says now comes too late.
    if (response.writableEnded) return logger.debug({ err: error }, 'failed after it was answered');
    if (response.headersSent) return next(error);
    const problem = asProblem(error);
    // What the caller isn't told: how it failed. It holds no personal data, and heals itself.
    if (isRegistryOutage(error)) logger.warn({ err: error }, 'a registry does not answer');
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
