import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LiveSwitch } from '../live/live-switch.tsx';
import { CaseList } from '../queues/case-list.tsx';
import { ALL_CASES } from '../queues/lists.ts';
import { useListAddress } from '../queues/use-list-address.ts';
import { useSavedName } from '../queues/use-saved-name.ts';
import { Page } from '../shell/page.tsx';

const route = getRouteApi('/shell/cases');

/** Every case that one may see, to search in. */
export function CasesPage() {
  const { t } = useTranslation(['queues', 'cases']);
  const search = route.useSearch();
  const savedName = useSavedName(search, undefined);
  const name = t('cases:title');
  return (
    <Page
      title={savedName ?? name}
      lead={savedName === undefined ? t('search.about') : t('saved.from', { list: name })}
      actions={<LiveSwitch />}
    >
      <CaseList title={name} shape={ALL_CASES} queue={undefined} search={search} address={useListAddress(search)} />
    </Page>
  );
}
