import { z } from 'zod';
import type { Actors, Filed } from '../support/case-actions.ts';
import type { Secret } from './personal-data.ts';
import type { SeenAnswer } from './seen-answer.ts';

interface Parts {
  readonly apiUrl: string;
  /** Those of the client that has filed the case. */
  readonly actors: Actors;
  readonly secrets: Secret[];
  readonly answers: SeenAnswer[];
  /** Keeps what is answered. */
  readonly seeing: typeof fetch;
}

const linkSchema = z.looseObject({ url: z.url() });

/** An applicant's link is used rightly, wrongly, where it doesn't belong, and once it has ended. */
export async function useEveryStatusLink(parts: Parts, { caseId }: Filed): Promise<void> {
  const { apiUrl, actors, secrets, answers, seeing } = parts;
  const links = `/v1/cases/${caseId}/status-links`;
  const { url } = linkSchema.parse((await actors.api.send('POST', links)).body);
  // This answer is there to tell it.
  answers.pop();
  const secret = new URL(url).hash.slice(1);
  secrets.push({ kind: 'status-link', text: secret });

  const look = (body: object) =>
    seeing(`${apiUrl}/v1/status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await look({ secret });
  await look({ secret: `${secret}x` });
  await look({ secret: [secret] });
  for (const path of [`/v1/cases/${secret}`, `/v1/cases?cursor=${secret}`, `/status/${secret}`]) {
    await seeing(`${apiUrl}${path}`);
  }
  await actors.api.send('DELETE', links);
  await look({ secret });
}
