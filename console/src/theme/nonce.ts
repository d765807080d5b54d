/** What the page's policy asks of every style that a script adds; the api puts a fresh one into each page. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The library beneath dialogs, which keeps the page behind them from scrolling, looks for its nonce under this name. */
export const handNonceToLibraries = (): boolean => Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
