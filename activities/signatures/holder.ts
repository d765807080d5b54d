import { objectIdentifierOf, textOf } from './ber-values.ts';
import { childrenOf, TAG, walk, type Element } from './ber.ts';

const ATTRIBUTE = { commonName: '2.5.4.3', serialNumber: '2.5.4.5', organisationalUnit: '2.5.4.11' } as const;

/** Whose certificate it is. Null where the subject doesn't say, or says more than one thing. */
export interface Holder {
  readonly iin: string | null;
  readonly bin: string | null;
  readonly name: string | null;
}

/**
 * Reads a subject of the national profile: `serialNumber=IIN…`, for organisations also `OU=BIN…`. Read from the encoding, not
 * from a printed name, so that no name can be written that reads like another attribute.
 */
export function readHolder(subject: Element): Holder {
  const attributes = childrenOf(subject).flatMap(childrenOf).map(readAttribute);
  const only = (oid: string, pattern: RegExp): string | null => {
    const values = attributes.flatMap((attribute) =>
      attribute.oid === oid ? (pattern.exec(attribute.text)?.[1] ?? []) : [],
    );
    const [value, ...others] = values;
    return value === undefined || others.length > 0 ? null : value;
  };
  return {
    iin: only(ATTRIBUTE.serialNumber, /^IIN(\d{12})$/),
    bin: only(ATTRIBUTE.organisationalUnit, /^BIN(\d{12})$/),
    name: only(ATTRIBUTE.commonName, /^(.{1,200})$/u),
  };
}

function readAttribute(element: Element): { readonly oid: string; readonly text: string } {
  const fields = walk(element, TAG.sequence);
  const oid = objectIdentifierOf(fields.next(TAG.objectIdentifier));
  return { oid, text: textOf(fields.any()) ?? '' };
}
