/** No body of ours nests deeper than a handful of levels; whoever nests thousands wants to exhaust a stack. */
const MAX_DEPTH = 32;

export type ReadJson = { readonly value: unknown } | { readonly problem: string };

/**
 * Reads JSON as strictly as a signature over it needs (I-JSON, RFC 7493): a name that stands twice in an object would mean
 * one thing to the reader who takes the first and another to us. `problem` says what to change and quotes nothing.
 */
export function readJsonText(text: string): ReadJson {
  const { depth, members } = measure(text);
  if (depth > MAX_DEPTH) return { problem: `The body nests deeper than ${MAX_DEPTH} levels.` };
  try {
    const value: unknown = JSON.parse(text);
    return countMembers(value) === members
      ? { value }
      : { problem: 'The body names a field twice in one object. Send each field once.' };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: 'The body is not valid JSON. Correct it and send the request again.' };
  }
}

/** How deep a JSON text nests and how many members it writes, without building anything. Means nothing for other texts. */
function measure(text: string): { readonly depth: number; readonly members: number } {
  let open = 0;
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth = Math.max(depth, (open += 1));
    else if (character === '}' || character === ']') open -= 1;
    // Outside a string a colon stands nowhere but between a name and its value.
    else if (character === ':') members += 1;
  }
  return { depth, members };
}

/** Where the string that begins at `from` ends. */
function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, member) => sum + countMembers(member), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
