import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useReturnFocus } from '../keyboard/use-return-focus.ts';
import { ApplicantLink } from './applicant-link.tsx';

interface Props {
  readonly found: Pick<Case, 'caseId' | 'service'>;
  readonly onClose: () => void;
}

/** From the case's page: a link that the applicant can be given. It is made only when asked for, because the oldest gives way. */
export function ShareDialog({ found, onClose }: Props) {
  useReturnFocus();
  const { t } = useTranslation(['applicantLink', 'common']);
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': t('common:close') }} centered>
      <ApplicantLink found={found} />
    </Modal>
  );
}
