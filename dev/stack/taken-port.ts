import type { Progress } from '../bootstrap/progress.mjs';

/** Says it when a server couldn't have the port it is known by. `address` ends with the port it has. */
export function tellTakenPort(progress: Progress, what: string, wanted: number, address: string | undefined): void {
  const port = address?.split(':').at(-1);
  if (port !== undefined && Number(port) !== wanted)
    progress.say(`  ${what}: port ${wanted} is taken, so it is on ${port}`);
}
