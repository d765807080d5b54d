import { styleText } from 'node:util';
import { Listr } from 'listr2';
import { layOut, type Row, wrap } from './lay-out.ts';
import { type Language, type StepName, STEPS } from './phrases.ts';

/** What a step found out, and the value that the story goes on with. */
export interface Told<Value> {
  readonly value: Value;
  readonly rows: readonly Row[];
  /** Of whom or what, behind the step's name. */
  readonly about?: string;
}

/** How a story is told. */
export interface Narrator {
  /** Carries a step out: its name first as what goes on, and once it is done with everything it found out. */
  readonly step: <Value>(name: StepName, work: () => Promise<Told<Value>>) => Promise<Value>;
  /** A paragraph of its own. */
  readonly say: (text: string) => void;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Columns; a pipe has no end of the line. */
  readonly width: number;
  readonly write: (line: string) => void;
}

/** On standard output: at most 100 columns in a terminal, because longer lines read badly. */
export const standardOutput = (): Output => {
  const { isTTY, columns } = process.stdout;
  return {
    isTerminal: isTTY,
    width: isTTY ? Math.min(columns, 100) : Number.POSITIVE_INFINITY,
    write: (line) => process.stdout.write(`${line}\n`),
  };
};

/** Without colour where the terminal, a pipe or `NO_COLOR` wants none. */
const faint = (text: string): string => styleText('dim', text);

export function createNarrator(language: Language, output: Output): Narrator {
  return {
    step: async (name, work) => {
      const { doing, done } = STEPS[name];
      const carryOut = output.isTerminal ? withSpinner : plainly(output);
      const told = await carryOut(doing[language], work, ({ about }) =>
        about === undefined ? done[language] : `${done[language]}: ${about}`,
      );
      for (const line of layOut(told.rows, output.width, faint)) output.write(line);
      return told.value;
    },
    say: (text) => {
      for (const line of ['', ...wrap(text, output.width), '']) output.write(line);
    },
  };
}

/** Tells nothing: for programs, and for many cases at once. */
export const silentNarrator: Narrator = {
  step: async (_name, work) => (await work()).value,
  say: () => {},
};

type CarryOut = <Value>(
  doing: string,
  work: () => Promise<Told<Value>>,
  titleOf: (told: Told<Value>) => string,
) => Promise<Told<Value>>;

const plainly =
  ({ write }: Output): CarryOut =>
  async (_doing, work, titleOf) => {
    const told = await work();
    write(`✓ ${titleOf(told)}`);
    return told;
  };

const withSpinner: CarryOut = async (doing, work, titleOf) => {
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
  const list = new Listr(
    [
      {
        title: doing,
        task: async (_context, task) => {
          const told = await work();
          task.title = titleOf(told);
          resolve(told);
        },
      },
    ],
    // Ctrl-C belongs to the demo, which has a registry to bring back.
    { registerSignalListeners: false },
  );
  await list.run();
  return promise;
};
