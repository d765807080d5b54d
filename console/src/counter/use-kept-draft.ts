import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { useSession } from '../session/session-context.tsx';
import { type Draft, emptyDraft } from './draft.ts';
import { keep, type Keeping, readKept } from './draft-storage.ts';

/** The form, kept in this tab while somebody fills it in: a reload, or a session that ended, costs nobody their work. */
export function useKeptDraft() {
  const session = useSession();
  const { i18n } = useTranslation();
  const language = languageOr(i18n.language);
  const owner = session.kind === 'staff' ? session.id : session.kind;
  const [keeping, setKeeping] = useState(() => readKept({ storage: sessionStorage, owner, now: Date.now() }, language));

  /** At once, and not with the next frame: what is about to be sent must not be forgotten. */
  const keepNow = useCallback(
    (next: Keeping) => {
      keep({ storage: sessionStorage, owner, now: Date.now() }, next);
      setKeeping(next);
    },
    [owner],
  );
  const changeDraft = useCallback(
    (change: (draft: Draft) => Draft) => setKeeping((kept) => ({ ...kept, draft: change(kept.draft) })),
    [],
  );
  useEffect(() => keep({ storage: sessionStorage, owner, now: Date.now() }, keeping), [keeping, owner]);

  const discard = useCallback(() => keepNow({ draft: emptyDraft(language), attempt: null }), [keepNow, language]);
  return { ...keeping, changeDraft, keepNow, discard };
}
