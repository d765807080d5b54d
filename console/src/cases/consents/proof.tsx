import type { Evidence } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './consent-panel.module.css';

/** What proves an answer (R12, R13): whose certificate, and who found the signature good; or which document a colleague saw. */
export function Proof({ proof }: { readonly proof: Evidence }) {
  const { speaker } = useCaseOnScreen();
  const { t, instant, nameOfStaff } = speaker;
  const { kind, signer, provenByUs, signingTime, documentNumber, attestedBy } = proof;
  const { name, iin, bin, certificateSerial } = signer;
  return (
    <details className={`${classes['more']} ${classes['proof']}`}>
      <summary>{[t(`proof.${kind}`), name === null ? [] : t('proof.holder', { name })].flat().join(' · ')}</summary>
      <ul>
        {(iin ?? bin) !== null && <li className="number">{[iin ?? [], bin ?? []].flat().join(' · ')}</li>}
        {certificateSerial !== null && <li>{t('proof.serial', { serial: certificateSerial })}</li>}
        {provenByUs !== null && <li>{t(provenByUs ? 'proof.provenTwice' : 'proof.provenOnce')}</li>}
        {signingTime !== null && <li>{t('proof.signedAt', { at: instant(signingTime) })}</li>}
        {documentNumber !== null && (
          <li>{t('proof.attested', { number: documentNumber, who: nameOfStaff(attestedBy ?? '') })}</li>
        )}
      </ul>
    </details>
  );
}
