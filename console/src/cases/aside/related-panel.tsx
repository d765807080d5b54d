import { useHasRole } from '../../session/session-context.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { FormerAddress } from './former-address.tsx';
import { RelatedCases } from './related-cases.tsx';

/** What else there is about this dwelling and this person, and where they lived or live. */
export function RelatedPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { dwelling, registrant } = found;
  const mayAsk = useHasRole('caseworker', 'supervisor');
  return (
    <Panel title={t('related.title')}>
      {dwelling.rka !== null && <RelatedCases title={t('related.sameDwelling')} number={dwelling.rka} />}
      <RelatedCases title={t('related.samePerson')} number={registrant.iin} />
      <FormerAddress mayAsk={mayAsk} />
    </Panel>
  );
}
