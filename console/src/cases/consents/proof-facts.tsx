import { useTimeText } from '../../time/use-time-text.ts';
import type { Evidence } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';

/** What is known of a proof: whose certificate, who found the signature good, what vouches for its time (R12, R13). */
export function ProofFacts({ proof }: { readonly proof: Evidence }) {
  const { speaker } = useCaseOnScreen();
  const { t, instant, nameOfStaff } = speaker;
  const time = useTimeText();
  const { kind, signer, provenByUs, signingTime, timeStamp, documentNumber, attestedBy } = proof;
  const { iin, bin, certificateSerial } = signer;
  const { certificateFrom: from, certificateUntil: until } = proof;
  const day = (at: string): string => time.day(new Date(at));
  return (
    <ul>
      {(iin ?? bin) !== null && <li className="number">{[iin ?? [], bin ?? []].flat().join(' · ')}</li>}
      {certificateSerial !== null && <li>{t('proof.serial', { serial: certificateSerial })}</li>}
      {from !== null && until !== null && <li>{t('proof.certificate', { from: day(from), until: day(until) })}</li>}
      {provenByUs !== null && <li>{t(provenByUs ? 'proof.provenTwice' : 'proof.provenOnce')}</li>}
      {signingTime !== null && <li>{t('proof.signedAt', { at: instant(signingTime) })}</li>}
      {kind === 'eds' && (
        <li>{timeStamp === null ? t('proof.noStamp') : t('proof.stamped', { at: instant(timeStamp) })}</li>
      )}
      {documentNumber !== null && (
        <li>{t('proof.attested', { number: documentNumber, who: nameOfStaff(attestedBy ?? '') })}</li>
      )}
    </ul>
  );
}
