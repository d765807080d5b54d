import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageState } from './message-state.tsx';

/** What stands where a part of the page broke: ours to mend, and said so. */
export function CrashedState() {
  const { t } = useTranslation('common');
  return (
    <div role="alert">
      <MessageState icon={CircleAlert} title={t('crashed.title')} text={t('crashed.text')}>
        <Button mt="sm" onClick={() => globalThis.location.reload()}>
          {t('crashed.reload')}
        </Button>
      </MessageState>
    </div>
  );
}

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly hasCrashed: boolean;
}

/** Keeps a defect of one page from emptying the window. React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasCrashed: false };

  static getDerivedStateFromError(): State {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    return this.state.hasCrashed ? <CrashedState /> : this.props.children;
  }
}
