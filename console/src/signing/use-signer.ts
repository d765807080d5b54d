import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ncalayerUrl } from './ncalayer-url.ts';
import { signWithNcalayer } from './sign-with-ncalayer.ts';
import { SigningFailure } from './signing-failure.ts';
import { toBase64 } from './to-base64.ts';

/** Has whoever is at this computer sign bytes with their key. */
export type Signer = (bytes: Uint8Array) => Promise<{ readonly kind: 'eds'; readonly cms: string }>;

/** @throws {SigningFailure} (what it gives) where NCALayer isn't there, or the person or their key wouldn't */
export function useSigner(): Signer {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    async (bytes) => {
      const signing = await signWithNcalayer(ncalayerUrl(), toBase64(bytes), language);
      if (signing.kind !== 'signed') throw new SigningFailure(signing.kind);
      return { kind: 'eds', cms: signing.cms };
    },
    [language],
  );
}
