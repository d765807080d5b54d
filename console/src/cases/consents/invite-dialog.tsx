import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LinkCard } from '../../applicant-link/link-card.tsx';
import { answerOf } from '../../data/api-problem.ts';
import { useApi } from '../../data/api-context.tsx';
import { useReturnFocus } from '../../keyboard/use-return-focus.ts';
import { failureWords } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';

interface Props {
  readonly consentId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Makes the link only when it is asked for: a new one ends the one that somebody may have on their phone already. */
export function InviteDialog({ consentId, name, onClose }: Props) {
  useReturnFocus();
  const api = useApi();
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const { caseId } = found;
  const invite = useMutation({
    mutationFn: async () => (await answerOf(api.inviteConsenter({ caseId, consentId }))).body,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('invitation.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{t('invitation.text')}</Text>
        {invite.error !== null && (
          <Alert role="alert" variant="light" color="brick">
            {failureWords(t, invite.error)}
          </Alert>
        )}
        {invite.data === undefined ? (
          <Button loading={invite.isPending} onClick={() => invite.mutate()} data-autofocus>
            {t('invitation.make')}
          </Button>
        ) : (
          <LinkCard {...invite.data} until={t('invitation.until', { until: instant(invite.data.expiresAt) })} />
        )}
      </Stack>
    </Modal>
  );
}
