import type { ReactNode } from 'react';
import { addressParts } from './address-parts.ts';

/** An address whose numbers stay with their words. By markup, not by invisible signs: it is copied into other programs. */
export const AddressText = ({ address }: { readonly address: string }): ReactNode =>
  addressParts(address).map(({ text, isHeld }, index) =>
    isHeld ? (
      // Parts have no other name than their place.
      <span key={`${index}-${text}`} className="unbroken">
        {text}
      </span>
    ) : (
      text
    ),
  );
