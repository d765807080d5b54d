/** One pinned wheel of `requirements.txt`. `text` is its own complete requirements file. */
export interface Requirement {
  readonly name: string;
  readonly version: string;
  readonly text: string;
}

const PINNED = /^(?<name>[a-z0-9-]+)==(?<version>[^\s;\\]+)/;

/**
 * Splits a requirements file into its entries, so that each executable is installed on its own, and only when it is needed.
 * Throws where an entry isn't pinned to one version and to hashes: pip would then take whatever it is given.
 */
export function parseRequirements(text: string): readonly Requirement[] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const { name, version } = PINNED.exec(line)?.groups ?? {};
      if (name === undefined || version === undefined || !line.includes('--hash=sha256:'))
        throw new Error(`requirements.txt: "${line.slice(0, 60)}" must be NAME==VERSION with --hash=sha256:…`);
      return { name, version, text: `${line}\n` };
    });
}
