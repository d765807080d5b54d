import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { formatClock, formatDay, formatFullDay } from './format-instant.ts';
import { useNow } from './now-context.tsx';
import { type Span, spanOf } from './span.ts';

/** `3 days` in the reader's language. */
export function useSpanText(): (span: Span) => string {
  const { t } = useTranslation('common');
  return ({ unit, count }) => t(`time.${unit}`, { count });
}

/** How instants are said in the reader's language, by Kazakhstan's clock. */
export function useTimeText() {
  const { t, i18n } = useTranslation('common');
  const now = useNow();
  const language = languageOr(i18n.language);
  return {
    /** `24 November`, with the year where it isn't this one. */
    day: (at: Date) => formatDay(at, language, now),
    /** `24 November, 15:30` */
    dayAndClock: (at: Date) => `${formatDay(at, language, now)}, ${formatClock(at, language)}`,
    /** `24 November 2026, 15:30 (Astana time, UTC+5)` */
    full: (at: Date) => `${formatFullDay(at, language)}, ${formatClock(at, language)} (${t('time.zone')})`,
    /** `3 days ago` */
    ago: (at: Date) => {
      const { unit, count } = spanOf(now.getTime() - at.getTime());
      return count === 0 ? t('time.justNow') : t(`time.${unit}Ago`, { count });
    },
  };
}
