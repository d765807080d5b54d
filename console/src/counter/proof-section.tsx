import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { ProofChoice } from '../signing/proof-choice.tsx';
import { useCounterForm } from './counter-form-context.tsx';
import { DocumentProof } from './document-proof.tsx';
import { proofOf } from './draft.ts';
import { FormSection } from './form-section.tsx';
import { KeyProof } from './key-proof.tsx';
import { IIN_DIGITS, isWhole, personQuery } from './look-ups.ts';
import { canShowADocument } from './service-forms.ts';

/** What proves that they are who files: a document, or a signature where they have their key with them (R12). */
export function ProofSection({ number }: { readonly number: number }) {
  const { t } = useTranslation('counter');
  const { draft, change } = useCounterForm();
  const { data: person } = useQuery({
    ...personQuery(useApi(), draft.applicant),
    enabled: isWhole(draft.applicant, IIN_DIGITS),
  });
  const Proof = proofOf(draft) === 'key' ? KeyProof : DocumentProof;
  return (
    <FormSection number={number} title={t('section.proof')}>
      {canShowADocument(draft.capacity) && (
        <ProofChoice value={draft.proofBy} onChange={(proofBy) => change((former) => ({ ...former, proofBy }))} />
      )}
      <Proof person={person} />
    </FormSection>
  );
}
