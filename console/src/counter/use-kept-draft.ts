import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { useKeptWork } from '../session/use-kept-work.ts';
import type { Draft } from './draft.ts';
import { counterForm, emptyForm } from './draft-storage.ts';

/** The form, kept in this tab while somebody fills it in. */
export function useKeptDraft() {
  const { i18n } = useTranslation();
  const language = languageOr(i18n.language);
  const { work, setWork, keepNow } = useKeptWork(counterForm(language));
  const changeDraft = useCallback(
    (change: (draft: Draft) => Draft) => setWork((kept) => ({ ...kept, draft: change(kept.draft) })),
    [setWork],
  );
  const discard = useCallback(() => keepNow(emptyForm(language)), [keepNow, language]);
  return { ...work, changeDraft, keepNow, discard };
}
