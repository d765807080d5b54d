/** One block of a stream of server-sent events (WHATWG HTML, 9.2.6); what isn't in it is `undefined`. */
export interface StreamBlock {
  readonly id: string | undefined;
  readonly retryMs: number | undefined;
  /** `undefined`: it only says where to go on, or that the connection lives. */
  readonly data: string | undefined;
}

function blockOf(lines: readonly string[]): StreamBlock {
  // A colon and at most one space stand between a field's name and its value; a comment has no name.
  const fields = lines.map((line) => /^([^:]*)(?:: ?(.*))?$/s.exec(line)?.slice(1) ?? []);
  const valuesOf = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, value = '']) => value);
  const data = valuesOf('data');
  const retry = valuesOf('retry').findLast((value) => /^\d+$/.test(value));
  return {
    id: valuesOf('id').at(-1),
    retryMs: retry === undefined ? undefined : Number(retry),
    data: data.length === 0 ? undefined : data.join('\n'),
  };
}

/** The blocks of a stream as they arrive. One that is cut off in its middle never was. */
export async function* readEventStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<StreamBlock, void, undefined> {
  let rest = '';
  let lines: string[] = [];
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const parts = `${rest}${text}`.split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line !== '') lines.push(line);
      else if (lines.length > 0) {
        yield blockOf(lines);
        lines = [];
      }
    }
  }
}
