import { useTranslation } from 'react-i18next';
import type { Dwelling } from '../../../../client/create-tirkeu-client.ts';
import { formatFigure } from '../../i18n/format-figure.ts';
import { languageOr } from '../../i18n/languages.ts';
import { useTimeText } from '../../time/use-time-text.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './ownership-panel.module.css';

/** What the registry says about the dwelling itself at this moment. */
export function DwellingNow({ dwelling }: { readonly dwelling: Dwelling }) {
  const { i18n } = useTranslation();
  const { speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const time = useTimeText();
  const { category, usefulAreaM2, encumbrances, asOf } = dwelling;
  return (
    <>
      <dl className={classes['facts']}>
        <dt>{t('ownership.category')}</dt>
        <dd>{t(`category.${category}`)}</dd>
        <dt>{t('ownership.area')}</dt>
        <dd>{t('ownership.squareMetres', { area: formatFigure(usefulAreaM2, languageOr(i18n.language)) })}</dd>
        <dt>{t('ownership.encumbrances')}</dt>
        <dd>
          {encumbrances.length === 0
            ? t('ownership.noEncumbrances')
            : encumbrances
                .map(({ kind, since }) =>
                  t('ownership.sinceDay', {
                    what: t(`ownership.encumbrance.${kind}`),
                    day: time.day(new Date(since)),
                  }),
                )
                .join(', ')}
        </dd>
      </dl>
      <small>{t('ownership.asOf', { at: instant(asOf) })}</small>
    </>
  );
}
