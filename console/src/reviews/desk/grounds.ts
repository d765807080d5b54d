import { queryOptions } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../../client/create-tirkeu-client.ts';
import { answerOf } from '../../data/api-problem.ts';
import type { Review } from './reviewed-case.ts';

/** The law's words change with a release. */
export const groundsQuery = (api: TirkeuClient) =>
  queryOptions({
    queryKey: ['grounds'],
    queryFn: async () => (await answerOf(api.listGrounds())).body.data,
    staleTime: Infinity,
  });

type Matters = Pick<Review, 'matters'>['matters'];

/** What a refusal after such matters usually rests on. */
const USUAL: Readonly<Record<Matters[number]['kind'], string>> = {
  encumbrance: 'refused-in-review',
  objection: 'objection-upheld',
  'owner-deceased': 'refused-in-review',
  'owner-unrepresented': 'refused-in-review',
  'categories-differ': 'dwelling-category-not-residential',
};

export const usualGround = (matters: Matters): string => {
  const [first] = matters;
  return first === undefined ? 'refused-in-review' : USUAL[first.kind];
};

/** The grounds that fit what is unclear, without repetition; `refused-in-review` fits everything. */
export const fittingGrounds = (matters: Matters): readonly string[] => [
  ...new Set([...matters.map(({ kind }) => USUAL[kind]), 'refused-in-review']),
];
