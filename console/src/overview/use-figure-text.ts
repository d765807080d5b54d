import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { durationOf } from './duration.ts';
import { percentOf } from './figures.ts';
import { formatFigure } from '../i18n/format-figure.ts';

/** How figures are written in the reader's language. */
export function useFigureText() {
  const { t, i18n } = useTranslation('overview');
  const language = languageOr(i18n.language);
  const figure = (value: number): string => formatFigure(value, language);
  return {
    figure,
    /** `12 %` */
    share: (part: number, whole: number) => t('percent', { value: figure(percentOf(part, whole)) }),
    /** `3.5 days`, or a dash where nothing was measured. */
    duration: (seconds: number | undefined) => {
      if (seconds === undefined) return '–';
      const { unit, value } = durationOf(seconds);
      return t(`duration.${unit}`, { value: figure(value) });
    },
  };
}
