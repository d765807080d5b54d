import { describe, expect, test } from 'vitest';
import {
  ATTESTATION_REJECTIONS,
  EVIDENCE_REJECTION_TEXTS,
  PASSWORD_REJECTIONS,
} from '../../domain/signature-rejections.ts';
import { SIGNATURE_REJECTIONS } from '../../domain/signature-profile.ts';

const REASONS = [
  ...SIGNATURE_REJECTIONS,
  ...PASSWORD_REJECTIONS,
  ...ATTESTATION_REJECTIONS,
  'kind-not-accepted',
  'power-of-attorney-invalid',
] as const;

describe('why a proof does not count (R12)', () => {
  test.each(REASONS)('%s says in three languages what happened and what to do', (reason) => {
    const texts = Object.values(EVIDENCE_REJECTION_TEXTS[reason]);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text).toMatch(/^[^\n]{20,}\.$/u);
  });

  test('is said of nothing else', () => {
    expect(new Set(Object.keys(EVIDENCE_REJECTION_TEXTS))).toEqual(new Set(REASONS));
  });
});
