import { useCaseChange } from '../../cases/actions/use-case-change.ts';
import { useApi } from '../../data/api-context.tsx';
import { answerOf } from '../../data/api-problem.ts';
import { useSigner } from '../../signing/use-signer.ts';

export type Decision = 'give' | 'decline';

/** An answer, and what proves it: the document that was shown, or a signature still to be made. */
export interface Answering {
  readonly decision: Decision;
  readonly proof: { readonly kind: 'in-person'; readonly documentNumber: string } | { readonly kind: 'key' };
  /** Under which somebody answers in the consenter's place (R5, R11); empty where they answer themselves. */
  readonly powers: string;
}

/** Sends the answer of a consenter who is here. Who signs, signs the bytes that the case has for exactly this answer (R13). */
export function useAnswering(caseId: string, consentId: string) {
  const api = useApi();
  const sign = useSigner();
  return useCaseChange(caseId, async ({ decision, proof, powers }: Answering) => {
    const under = powers === '' ? {} : { powerOfAttorneyId: powers };
    const evidenceOf = async () => {
      if (proof.kind === 'in-person') return proof;
      const query = { answer: decision, ...under };
      return sign((await answerOf(api.getConsentDocument({ caseId, consentId, query }))).body);
    };
    const evidence = await evidenceOf();
    return api.decideConsent({ caseId, consentId, body: { decision, evidence, ...under } });
  });
}
