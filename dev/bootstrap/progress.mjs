const REMINDER_MS = 5_000;

/**
 * Progress as plain lines, the same on a terminal, in a log file and in CI: one when a step begins, one every few seconds
 * while it runs, one when it is done.
 *
 * @param {(line: string) => void} write
 */
export const createProgress = (write) => ({
  say: write,
  async step(title, work) {
    const startedAt = performance.now();
    const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
    write(`… ${title}`);
    const reminder = setInterval(() => write(`… ${title}: ${seconds()} so far`), REMINDER_MS);
    try {
      const result = await work();
      write(`✓ ${title} (${seconds()})`);
      return result;
    } catch (error) {
      write(`✗ ${title} (after ${seconds()})`);
      throw error;
    } finally {
      clearInterval(reminder);
    }
  },
});
