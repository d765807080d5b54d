import { useTranslation } from 'react-i18next';
import { officeNameOf } from '../../../domain/office-names.ts';
import { languageOr } from '../i18n/languages.ts';

/** What people call an office, in the reader's language. */
export function useOfficeName(): (office: string) => string {
  const { i18n } = useTranslation();
  return (office) => officeNameOf(office)?.[languageOr(i18n.language)] ?? office;
}
