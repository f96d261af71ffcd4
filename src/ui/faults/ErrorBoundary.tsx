/** Catches what goes wrong while its children are drawn, and shows something in their place. */

import { Component, type ErrorInfo, type ReactNode } from 'react';

export interface Caught {
  readonly error: unknown;
  /** Null until React has said it. */
  readonly componentStack: string | null;
  /** Draws the children again. */
  retry(): void;
}

interface Props {
  readonly fallback: (caught: Caught) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly caught: { readonly error: unknown } | null;
  readonly componentStack: string | null;
}

const nothing: State = { caught: null, componentStack: null };

// React has no function component for this. It logs the error itself.
export class ErrorBoundary extends Component<Props, State> {
  override state: State = nothing;

  static getDerivedStateFromError(error: unknown): State {
    return { ...nothing, caught: { error } };
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo) {
    this.setState({ componentStack: componentStack ?? null });
  }

  readonly #retry = () => this.setState(nothing);

  override render(): ReactNode {
    const { caught, componentStack } = this.state;
    if (!caught) return this.props.children;
    return this.props.fallback({ error: caught.error, componentStack, retry: this.#retry });
  }
}
