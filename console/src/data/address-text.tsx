import type { ReactNode } from 'react';

/** `120-пәтер`, `кв. 120`, `г. Уральск`: a number and what it counts, a name and its abbreviation. */
const COUNTED = /(\d[^\s,]*-[^\s,]+|(?:д|кв|apt)\. \d[^\s,]*|г\. [^\s,]+)/;

/** An address whose numbers stay with their words. By markup, not by invisible signs: it is copied into other programs. */
export const AddressText = ({ address }: { readonly address: string }): ReactNode =>
  address.split(COUNTED).map((part, index) =>
    COUNTED.test(part) ? (
      // Parts have no other name than their place.
      <span key={`${index}-${part}`} className="unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
