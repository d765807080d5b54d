import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { formatFullDay } from './format-instant.ts';

/** How a calendar day (`YYYY-MM-DD`) is said in the reader's language: `24 November 2026`. */
export function useDayText(): (day: string) => string {
  const { i18n } = useTranslation();
  return (day) => formatFullDay(new Date(`${day}T00:00:00Z`), languageOr(i18n.language));
}
