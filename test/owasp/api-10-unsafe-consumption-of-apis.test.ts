import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import { createApp } from '../../api/app.ts';
import { openAccess } from '../../api/access/admit.ts';
import { idleParts } from '../../api/openapi/served-routes.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { problemIn } from '../api/problem-document.ts';
import { readPdf } from '../certificate/read-pdf.ts';
import { iinOf } from '../domain/sample-numbers.ts';
import { answerConsent, caseIn, fileScenario } from '../support/case-actions.ts';
import { startStories, untilOver } from '../support/story.ts';

/** API10:2023. The attacker sits in a registry, or before it, and answers our questions. */

const product = await startStories();

let visits = 0;
const elsewhere = await listen(() => (_request, response) => {
  visits += 1;
  response.end('{}');
});

const says =
  (
    body: string | Buffer,
    type = 'application/json',
    status = 200,
    headers: Record<string, string> = {},
  ): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
const person = (changes: object): string => JSON.stringify({ iin: iinOf(1), surname: 'X', ...changes });

const HOSTILE: readonly (readonly [what: string, answer: RequestListener])[] = [
  ['nothing', says('')],
  ['something that is no JSON', says('{"iin": <script>alert(1)</script>')],
  ['a web page', says('<html><script>alert(1)</script></html>', 'text/html')],
  ['a number', says('42')],
  ['a list', says('[]')],
  ['null', says('null')],
  ['other types', says(person({ surname: { $gt: '' }, documents: 'none' }))],
  ['a prototype', says('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}')],
  ['depth without end', says('[['.repeat(200_000))],
  ['five megabytes', says(Buffer.alloc(5 * 1024 * 1024, 'x'))],
  ['headers that promise another length', says('{}', 'application/json', 200, { 'content-length': '900' })],
  ['somewhere else to ask', says('', 'application/json', 302, { location: elsewhere })],
  ['somewhere else to ask, for ever', says('', 'application/json', 308, { location: '/' })],
  ['a stack of theirs', says('{"stack":"at secret.java:12"}', 'application/json', 500)],
  ['that we are not let in', says('{"secret":"hunter2"}', 'application/json', 401)],
  ['a status that there isn’t', says('{}', 'application/json', 299)],
  ['no answer at all', (request) => void request.socket.destroy()],
];

describe('a registry that answers with', () => {
  test.each(HOSTILE)('%s is away, and nobody is told what it said', async (_what, answer) => {
    const baseUrl = await listen(() => answer);
    const parts = idleParts();
    const api = await listen(() =>
      createApp(
        {
          ...parts.dependencies,
          reader: { ...parts.dependencies.reader, listResidences: async () => [] },
          population: createPopulationClient({ baseUrl, timeoutMs: 1_000 }),
          address: createAddressClient({ baseUrl, timeoutMs: 1_000 }),
        },
        silent,
        openAccess,
      ),
    );
    // That our question was wrong (401) is no outage but a defect of ours, which the reference doesn't promise.
    const response = await fetch(`${api}/v1/residents/${iinOf(1)}/residence`);
    const { status, headers } = response;
    const text = await response.text();
    expect([500, 503]).toContain(problemIn({ status, headers: Object.fromEntries(headers), text }).status);
    expect(text).not.toMatch(/script|secret|hunter2|\$gt|isAdmin/);
    expect({}).not.toHaveProperty('isAdmin');
    expect(visits).toBe(0);
  });

  test('a line at a time is waited for no longer than any', async () => {
    const baseUrl = await listen(() => (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drops = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drops));
    });
    const property = createPropertyClient({ baseUrl, timeoutMs: 300 });
    await expect(property.findDwelling('0'.repeat(16))).rejects.toMatchObject({ code: 'timeout' });
  });
});

test('What a registry knows is a file’s name or a path of ours nowhere: it stays one part of the path', async () => {
  const asked: (string | undefined)[] = [];
  const baseUrl = await listen(() => (request, response) => {
    asked.push(request.url);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"not-found"}');
  });
  await createPopulationClient({ baseUrl }).findPerson('../../admin?x=1#y');
  expect(asked).toEqual([`/persons/${encodeURIComponent('../../admin?x=1#y')}`]);
});

describe('a name that holds a program', () => {
  const SCRIPT = '<script>alert(1)</script>';
  const FORMULA = '=HYPERLINK("http://evil.example")';

  test('is a name like any other: in the case, in what is signed, and on the certificate', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    await product.control.call('PATCH', `/people/${scenario.registrant}`, {
      surname: SCRIPT,
      firstName: FORMULA,
      patronymic: '\u202e{{constructor}}%s${7*7}',
    });
    const { caseId, consents } = caseIn(await fileScenario(product, scenario));
    for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
    const over = z
      .looseObject({ registrant: z.looseObject({ name: z.string() }) })
      .parse(await untilOver(product, caseId));
    expect(over).toMatchObject({ outcome: 'registered', registrant: { name: expect.stringContaining(SCRIPT) } });

    const answer = await fetch(`${product.apiUrl}/v1/cases/${caseId}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const pdf = await fetch(`${product.apiUrl}/v1/cases/${caseId}/certificate`);
    const printed = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
    expect(printed.text).toContain('alert(1)');
    expect(printed.links.filter((link) => link.includes('evil'))).toEqual([]);
    const page = await fetch(`${product.apiUrl}/v1/cases/${caseId}/certificate`);
    expect(Buffer.from(await page.arrayBuffer()).toString('latin1')).not.toMatch(
      /\/JavaScript|\/JS |\/Launch|\/OpenAction/,
    );
  });
});
