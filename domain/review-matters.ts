import type { DwellingCategory } from './facts.ts';

/** What the rules can't decide and a caseworker must (R17, R23): what is unclear, with both sides of it. */
export type ReviewMatter =
  /** R17: an arrest or a court's prohibition on the dwelling. */
  | { readonly kind: 'encumbrance'; readonly encumbrance: 'arrest' | 'court-prohibition'; readonly since: string }
  /** R23: somebody who is to be withdrawn objects. */
  | { readonly kind: 'objection'; readonly objectionId: string }
  /** R9, R11: an owner can't be asked: they have died, or nobody is known who represents them. */
  | { readonly kind: 'owner-deceased' | 'owner-unrepresented'; readonly owner: string }
  /** R7: the registries don't agree on what the place is. */
  | { readonly kind: 'categories-differ'; readonly property: DwellingCategory; readonly address: DwellingCategory };

/** One name for a matter, so that a caseworker's approval settles this one and not a later one. */
export function matterKey(matter: ReviewMatter): string {
  switch (matter.kind) {
    case 'encumbrance':
      return `${matter.encumbrance}/${matter.since}`;
    case 'objection':
      return `objection/${matter.objectionId}`;
    case 'owner-deceased':
    case 'owner-unrepresented':
      return `${matter.kind}/${matter.owner}`;
    case 'categories-differ':
      return `categories/${matter.property}/${matter.address}`;
  }
}
