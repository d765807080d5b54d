import type { Client } from '@temporalio/client';

/** What one case leaves behind in the engine. */
export interface HistorySize {
  readonly events: number;
  readonly workflowTasks: number;
  readonly bytes: number;
}

/** Reads the raw history: sizes don't need the keys. */
export async function countHistory(client: Client, workflowId: string): Promise<HistorySize> {
  const { workflowExecutionInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: 'default',
    execution: { workflowId },
  });
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: 'default',
    execution: { workflowId },
  });
  const events = history?.events ?? [];
  return {
    events: events.length,
    workflowTasks: events.filter((event) => event.workflowTaskStartedEventAttributes !== null).length,
    bytes: Number(workflowExecutionInfo?.historySizeBytes ?? 0),
  };
}
