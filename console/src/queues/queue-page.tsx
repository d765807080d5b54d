import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LiveSwitch } from '../live/live-switch.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { Page } from '../shell/page.tsx';
import { CaseList } from './case-list.tsx';
import { queueNamed, type QueueName, QUEUES } from './lists.ts';
import { useListAddress } from './use-list-address.ts';
import { useSavedName } from './use-saved-name.ts';

const route = getRouteApi('/shell/queues/$queue');

/** One of the work queues; the address says which. */
export function QueuePage() {
  const queue = queueNamed(route.useParams().queue);
  return queue === undefined ? <NotFoundPage /> : <Queue key={queue} queue={queue} />;
}

function Queue({ queue }: { readonly queue: QueueName }) {
  const { t } = useTranslation('queues');
  const search = route.useSearch();
  const address = useListAddress(search);
  const name = t(`name.${queue}`);
  const savedName = useSavedName(search, queue);
  return (
    <Page
      title={savedName ?? name}
      lead={savedName === undefined ? t(`about.${queue}`) : t('saved.from', { list: name })}
      actions={<LiveSwitch />}
    >
      <CaseList title={name} shape={QUEUES[queue]} queue={queue} search={search} address={address} />
    </Page>
  );
}
