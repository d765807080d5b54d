/** As NCALayer takes what it is to sign. For documents of some kB: each byte is an argument of one call. */
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
