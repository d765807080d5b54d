import type { Language } from './facts.ts';

export const SERVICES = ['permanent-residence', 'temporary-stay', 'owner-withdrawal', 'departure-abroad'] as const;
export type Service = (typeof SERVICES)[number];

export const CHANNELS = ['portal', 'mobile', 'bank', 'counter'] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_CAPACITIES = ['self', 'parent', 'guardian', 'attorney', 'administration', 'owner'] as const;
export type ApplicantCapacity = (typeof APPLICANT_CAPACITIES)[number];

/** What somebody asks for. Immutable once accepted; the applicant signs its canonical JSON (RFC 8785). */
export interface Application {
  readonly service: Service;
  readonly channel: Channel;
  readonly language: Language;
  readonly applicant: {
    readonly iin: string;
    readonly capacity: ApplicantCapacity;
    readonly bin?: string | undefined;
    readonly powerOfAttorneyId?: string | undefined;
  };
  readonly registrant: { readonly iin: string };
  /** R23: further people whom the owner wants withdrawn, each with their own result. */
  readonly furtherRegistrants?: readonly { readonly iin: string }[] | undefined;
  readonly dwelling: { readonly rka: string } | { readonly owner: string; readonly usefulArea: number };
  readonly stay?: { readonly months: number; readonly reason: string } | undefined;
  /** R3: a child under 14 registered on request. */
  readonly generalGrounds?: boolean | undefined;
  /** R24: the document that confirms the departure for permanent residence abroad. */
  readonly departure?: { readonly documentNumber: string } | undefined;
  readonly reason?: string | undefined;
}

/** What proves an answer or a filing. `cms` is base64 of a detached CMS. */
export type Evidence =
  | { readonly kind: 'eds'; readonly cms: string }
  | { readonly kind: 'otp'; readonly code: string }
  | { readonly kind: 'in-person'; readonly documentNumber: string };

/** A member of staff who acts on a case. `id` is a name in the directory of staff, never an IIN. */
export interface Caseworker {
  readonly id: string;
  readonly iin: string;
}
