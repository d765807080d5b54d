import { Alert } from '@mantine/core';
import { CircleX, Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languageOr } from '../i18n/languages.ts';
import { useNow } from '../time/now-context.tsx';
import { spanOf } from '../time/span.ts';
import { useSpanText } from '../time/use-time-text.ts';
import { useCaseOnScreen } from './case-context.tsx';

/** In a sentence: for whom the case waits and since when, what keeps it from going on, or why it was refused. */
export function StateOfCase() {
  const { i18n } = useTranslation();
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const now = useNow();
  const spanText = useSpanText();
  const { refusal, waitingFor, stuckSince, review, objectionsUntil, stage } = found;
  if (refusal !== null) {
    return (
      <Alert
        variant="light"
        color="brick"
        radius="lg"
        icon={<CircleX size={18} aria-hidden="true" />}
        title={t('refused.title', { rule: refusal.rule })}
      >
        {refusal.text[languageOr(i18n.language)]}
        {typeof refusal.reason === 'string' && <div>{t('refused.reason', { reason: refusal.reason })}</div>}
      </Alert>
    );
  }
  if (waitingFor === null) return null;
  const { kind, name, since } = waitingFor;
  // Colleagues and systems are named by codes; people have names.
  const named = kind === 'owner' || kind === 'applicant' ? name : null;
  const role = t(`common:waitingFor.${kind}`);
  const waited = spanOf(now.getTime() - Date.parse(since));
  const hasWaited = waited.count > 0;
  const span = spanText(waited);
  return (
    <Alert
      variant="light"
      color={stuckSince === null ? 'sky' : 'gold'}
      radius="lg"
      icon={
        stuckSince === null ? (
          <Hourglass size={18} aria-hidden="true" />
        ) : (
          <TriangleAlert size={18} aria-hidden="true" />
        )
      }
      title={t('waiting.title', { who: named ?? role })}
    >
      {named !== null && (hasWaited ? t('waiting.since', { kind: role, span }) : role)}
      {named === null && hasWaited && t('waiting.lasts', { span })}
      {review !== null && <div>{t('waiting.review', { until: instant(review.dueAt) })}</div>}
      {stage === 'awaiting-objections' && objectionsUntil !== null && (
        <div>{t('waiting.objections', { until: instant(objectionsUntil) })}</div>
      )}
      {stuckSince !== null && <div>{t('waiting.stuck', { at: instant(stuckSince) })}</div>}
    </Alert>
  );
}
