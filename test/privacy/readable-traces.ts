import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

/** What the engine holds of every workflow, as it holds it: nothing is decoded on the way. */
export async function engineMessages({ workflowService, options }: Client): Promise<readonly unknown[]> {
  const { namespace } = options;
  const { executions } = await workflowService.listWorkflowExecutions({ namespace, pageSize: 1_000 });
  const messages: unknown[] = [...executions];
  for (const { execution } of executions) {
    messages.push(await workflowService.describeWorkflowExecution({ namespace, execution: execution ?? null }));
    messages.push(...(await eventsOf(workflowService, namespace, execution)));
  }
  return messages;
}

async function eventsOf(
  workflowService: Client['workflowService'],
  namespace: string,
  execution: temporal.api.common.v1.IWorkflowExecution | null | undefined,
): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  let nextPageToken: Uint8Array = new Uint8Array();
  do {
    const page = await workflowService.getWorkflowExecutionHistory({
      namespace,
      execution: execution ?? null,
      nextPageToken,
    });
    events.push(...(page.history?.events ?? []));
    nextPageToken = page.nextPageToken;
  } while (nextPageToken.length > 0);
  return events;
}

/** Everything in a message that somebody could read: its texts, and its bytes taken as text. */
export function readableText(message: unknown): string {
  if (typeof message === 'string') return message;
  if (message instanceof Uint8Array) return Buffer.from(message).toString();
  if (typeof message !== 'object' || message === null) return '';
  return Object.entries(message)
    .map(([name, value]) => `${name}: ${readableText(value)}`)
    .join('\n');
}

/** Every log of a folder, by the file's name. */
export const readLogs = (folder: string): ReadonlyMap<string, string> =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
