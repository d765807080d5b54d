import type { Evidence } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './consent-panel.module.css';
import { ProofFacts } from './proof-facts.tsx';

/** What proves an answer, in a line; the rest on demand. */
export function Proof({ proof }: { readonly proof: Evidence }) {
  const { speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { kind, signer } = proof;
  const { name } = signer;
  return (
    <details className={`${classes['more']} ${classes['proof']}`}>
      <summary>{[t(`proof.${kind}`), name === null ? [] : t('proof.holder', { name })].flat().join(' · ')}</summary>
      <ProofFacts proof={proof} />
    </details>
  );
}
