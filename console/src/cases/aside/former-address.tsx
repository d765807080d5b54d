import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../data/api-context.tsx';
import { answerOf } from '../../data/api-problem.ts';
import { languageOr } from '../../i18n/languages.ts';
import { useTimeText } from '../../time/use-time-text.ts';
import { failureWords } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './aside.module.css';

/** Where the person was registered before, by the register itself; asking is recorded, so it is asked for. */
export function FormerAddress({ mayAsk }: { readonly mayAsk: boolean }) {
  const api = useApi();
  const { i18n } = useTranslation();
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const time = useTimeText();
  const { iin } = found.registrant;
  const lives = useQuery({
    queryKey: ['residence', iin],
    queryFn: async () => (await answerOf(api.findResidence({ iin }))).body,
    enabled: false,
  });
  const residences = (lives.data?.history ?? []).toReversed();
  return (
    <div className={classes['group']}>
      <h3>{t('related.former')}</h3>
      {found.formerRka !== null && lives.data === undefined && <small className="number">{found.formerRka}</small>}
      {lives.data !== undefined && residences.length === 0 && <small>{t('related.nowhere')}</small>}
      <ul className={classes['links']}>
        {residences.map(({ rka, address, from, until }) => (
          <li key={`${rka}/${from}`}>
            {address?.[languageOr(i18n.language)] ?? <span className="number">{rka}</span>}
            <Text component="small">
              {until === null
                ? t('related.current', { day: time.day(new Date(from)) })
                : t('related.ended', { day: time.day(new Date(until)) })}
            </Text>
          </li>
        ))}
      </ul>
      {mayAsk && lives.data === undefined && (
        <div className="not-printed">
          <Button size="compact-sm" variant="default" loading={lives.isFetching} onClick={() => void lives.refetch()}>
            {t('related.ask')}
          </Button>
          <Text component="small" role="status">
            {lives.error === null ? t('related.asking') : failureWords(t, lives.error)}
          </Text>
        </div>
      )}
    </div>
  );
}
