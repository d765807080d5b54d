/** Where NCALayer listens on this computer, as the api wrote it into the page: beside the policy that lets the page speak to it. */
export const ncalayerUrl = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="ncalayer"]')?.content ?? '';
