/** Everything that a live stream sends, as bytes on the line: ids and comments included. */
export interface Listened {
  readonly text: () => string;
  readonly stop: () => void;
}

/** Listens as whoever the token names. */
export async function listenToEvents(apiUrl: string, token: string): Promise<Listened> {
  const stopping = new AbortController();
  let text = '';
  const response = await fetch(`${apiUrl}/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stopping.signal,
  });
  if (!response.ok) throw new Error(`the stream answers ${response.status} ${await response.text()}`);
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  // It ends when it is cut.
  read().catch(() => undefined);
  return { text: () => text, stop: () => stopping.abort() };
}

/** A sealed text is base64: somebody who decodes it must find as little as somebody who doesn't. */
export const withDecoded = (text: string): string =>
  [text, ...(text.match(/[\w+/-]{16,}/g) ?? []).map((word) => Buffer.from(word, 'base64url').toString('utf8'))].join(
    '\n',
  );
