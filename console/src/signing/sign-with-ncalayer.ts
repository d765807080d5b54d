import { NCALayerClient } from 'ncalayer-js-client';

/** What came of asking NCALayer for a signature. */
export type Signing =
  | { readonly kind: 'signed'; readonly cms: string }
  /** Nothing listens: it isn't installed or isn't started. */
  | { readonly kind: 'not-running' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'canceledByUser' in error && error.canceledByUser === true;

/**
 * The library looks for the HTTP interface of another maker's program whenever it connects, also where it was told not to use
 * it, and no option ends that. What is no URL is asked of nobody: the page's policy has nothing to forbid, and the browser
 * nothing to complain of.
 */
const NOWHERE = 'https://';

/** Programs of other makers answer with PEM: the base64 inside is what counts. */
const bare = (cms: string): string => cms.replaceAll(/-----[^-]+-----|\s/g, '');

/**
 * A detached CMS of the person at this computer, made by NCALayer.
 *
 * @param content base64 of the bytes to sign
 * @param locale in which NCALayer's window speaks
 */
export async function signWithNcalayer(url: string, content: string, locale: string): Promise<Signing> {
  const client = new NCALayerClient(url, false);
  client.kmdHttpApiUrl = NOWHERE;
  try {
    await client.connect();
  } catch {
    return { kind: 'not-running' };
  }
  try {
    const cms = await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll,
      content,
      NCALayerClient.basicsCMSParamsDetached,
      NCALayerClient.basicsSignerSignAny,
      locale,
    );
    return typeof cms === 'string' ? { kind: 'signed', cms: bare(cms) } : { kind: 'failed' };
  } catch (error) {
    return { kind: isCancelled(error) ? 'cancelled' : 'failed' };
  } finally {
    client.wsConnection?.close();
  }
}
