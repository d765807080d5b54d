import type { Case } from '../../../../client/create-tirkeu-client.ts';

/** What is said about a case to those who filed it. */
export interface WhatNext {
  readonly tone: 'done' | 'late' | 'soon' | 'calm';
  readonly says: 'registered' | 'withdrawn' | 'ended' | 'consents' | 'objections' | 'review' | 'stuck' | 'soon';
}

export function whatNext({ outcome, stage, stuckSince }: Pick<Case, 'outcome' | 'stage' | 'stuckSince'>): WhatNext {
  if (outcome === 'registered' || outcome === 'withdrawn') return { tone: 'done', says: outcome };
  if (outcome !== null) return { tone: 'late', says: 'ended' };
  if (stuckSince !== null) return { tone: 'soon', says: 'stuck' };
  switch (stage) {
    case 'awaiting-consent':
      return { tone: 'calm', says: 'consents' };
    case 'awaiting-objections':
      return { tone: 'calm', says: 'objections' };
    case 'in-review':
      return { tone: 'soon', says: 'review' };
    case 'opening':
    case 'checking-ownership':
    case 'registering':
    case 'registered':
    case 'closed':
      return { tone: 'calm', says: 'soon' };
  }
}
