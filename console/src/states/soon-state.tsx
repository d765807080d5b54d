import { Hammer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageState } from './message-state.tsx';

/** A screen that has its place, and isn't built. */
export function SoonState() {
  const { t } = useTranslation('shell');
  return <MessageState icon={Hammer} title={t('soon.title')} text={t('soon.text')} />;
}
