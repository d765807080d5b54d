import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The memory of the registries: a file of JSON lines, each written before the answer that depends on it. A line survives
 * the kill of the process, because the operating system has it by then; it isn't flushed to disk, which would take longer
 * than everything else here together.
 */
export interface Journal {
  /** Everything written before this process started, oldest first. */
  read(): Generator;
  /** Throws where the line can't be written; then nothing of it remains. */
  append(entry: unknown): void;
  close(): void;
}

const NEWLINE = 0x0a;

/** Opens or creates a journal. A last line that was torn by a kill never had an answer, so it is cut off. */
export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a+');
  const written = readFileSync(file);
  let open = true;
  let length = written.lastIndexOf(NEWLINE) + 1;
  if (length < fstatSync(descriptor).size) ftruncateSync(descriptor, length);

  return {
    *read() {
      let line = 1;
      for (let start = 0; start < length; line += 1) {
        const end = written.indexOf(NEWLINE, start);
        if (end === -1) return;
        yield parseLine(written.toString('utf8', start, end), `${file}:${line}`);
        start = end + 1;
      }
    },
    append: (entry) => {
      // The descriptor may belong to another file by now.
      if (!open) throw new Error(`${file} is closed`);
      const bytes = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
      } catch (error) {
        // Half a line would spoil the next one.
        ftruncateSync(descriptor, length);
        throw error;
      }
      length += bytes.length;
    },
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/** A whole line that isn't JSON was damaged by something else than a kill: better not to start than to forget silently. */
function parseLine(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${place} is damaged: not a JSON line`, { cause: error });
  }
}
