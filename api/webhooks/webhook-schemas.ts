import { z } from 'zod';
import type { AddressRule } from '../../clients/address-rule.ts';
import { unfitUrl, type UnfitUrl } from '../../clients/webhook-url.ts';
import { isBin, isIin } from '../../domain/identifiers.ts';
import { SECRET_OVERLAP_HOURS, WEBHOOK_TYPES } from '../../domain/webhooks.ts';
import { pageCursor, pageLimit } from '../page-limit.ts';
import { text } from '../schemas.ts';

const AN_OBJECT = 'must be an object';
const MAX_URL_LENGTH = 1_000;

const UNFIT: Readonly<Record<UnfitUrl, string>> = {
  'not-a-url': 'must be an absolute URL, e.g. https://example.kz/tirkeu',
  'not-https': 'must begin with https://',
  'with-credentials': 'must not hold user and password: who sends is proved by the signature',
  'with-fragment': 'must not hold a fragment (#…), which is never sent',
  'forbidden-address': 'must lead to a public address',
};

/** Numbers of people stand in nobody's URL: it is shown in lists and written into the receiver's logs. */
const namesSomebody = (url: string): boolean =>
  (url.match(/(?<!\d)\d{12}(?!\d)/g) ?? []).some((number) => isIin(number) || isBin(number));

const urlSchema = (rule: AddressRule, isHttpAllowed: boolean) =>
  z
    .string('must be a URL as a string')
    .max(MAX_URL_LENGTH, `must be at most ${MAX_URL_LENGTH} characters`)
    // `URL` drops them silently: what is checked and shown here would be another URL than the one that is called.
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0020\u007f]*$/, 'must not contain spaces or control characters')
    .superRefine((url, context) => {
      const unfit = unfitUrl(url, rule, isHttpAllowed);
      if (unfit !== undefined) context.addIssue(UNFIT[unfit]);
      if (namesSomebody(url)) context.addIssue('must not hold an IIN or BIN');
    })
    .meta({
      format: 'uri',
      examples: ['https://example.kz/tirkeu'],
      description: 'https, on a public address, without user, password or fragment',
    });

const TYPES = `must be a list of ${WEBHOOK_TYPES.join(', ')}, or null for everything`;
const types = z
  .array(z.enum(WEBHOOK_TYPES, `must be one of ${WEBHOOK_TYPES.join(', ')}`), TYPES)
  .min(1, TYPES)
  .max(50, 'must name at most 50 types')
  .transform((named): readonly string[] => [...new Set(named)])
  .nullable()
  .meta({ description: 'which messages; null is all, also those of types to come' });
const description = text(200).nullable();

export interface UrlRules {
  readonly rule: AddressRule;
  readonly isHttpAllowed: boolean;
}

export const newWebhookSchema = ({ rule, isHttpAllowed }: UrlRules) =>
  z
    .strictObject(
      { url: urlSchema(rule, isHttpAllowed), types: types.default(null), description: description.default(null) },
      AN_OBJECT,
    )
    .meta({ id: 'NewWebhook' });

export const webhookChangeSchema = ({ rule, isHttpAllowed }: UrlRules) =>
  z
    .strictObject(
      {
        url: urlSchema(rule, isHttpAllowed).optional(),
        types: types.optional(),
        description: description.optional(),
        status: z.enum(['active', 'disabled'], 'must be active or disabled').optional(),
      },
      AN_OBJECT,
    )
    .meta({ id: 'WebhookChange' });

const HOURS = 'must be a whole number of hours from 0 to 168';
export const rotationSchema = z
  .strictObject(
    { overlapHours: z.number(HOURS).int(HOURS).min(0, HOURS).max(168, HOURS).default(SECRET_OVERLAP_HOURS) },
    AN_OBJECT,
  )
  .meta({ id: 'SecretReplacement' });

export const deliveriesQuerySchema = z.strictObject({
  status: z.enum(['pending', 'delivered', 'failed'], 'must be one of pending, delivered, failed').optional(),
  cursor: pageCursor,
  limit: pageLimit(100),
});
