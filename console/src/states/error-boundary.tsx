import { Component, type ReactNode } from 'react';
import { CrashedState } from './crashed-state.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly crash: { readonly error: unknown } | null;
}

/** Keeps a defect from emptying the window; one screen's is caught by the router already. React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { crash: null };

  static getDerivedStateFromError(error: unknown): State {
    return { crash: { error } };
  }

  override render(): ReactNode {
    const { crash } = this.state;
    return crash === null ? this.props.children : <CrashedState error={crash.error} />;
  }
}
