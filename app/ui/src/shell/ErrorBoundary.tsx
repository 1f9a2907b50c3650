import { Component, type ReactNode } from "react";

interface Props {
  /** What is missing then, in a sentence. */
  what: string;
  children: ReactNode;
  /** Tried anew when it changes. */
  of?: string;
}

/** Keeps a failure of one part of the page from taking the rest along. */
export class ErrorBoundary extends Component<Props, { failed: string | null }> {
  override state = { failed: null };

  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(before: Props) {
    if (before.of !== this.props.of && this.state.failed !== null) this.setState({ failed: null });
  }

  override render() {
    if (this.state.failed === null) return this.props.children;
    return (
      <div className="failure" role="alert">
        <strong>{this.props.what}</strong>
        <p>This is a fault of the explorer ({this.state.failed}). The rest of the page still works.</p>
        <button type="button" onClick={() => this.setState({ failed: null })}>
          Try again
        </button>
      </div>
    );
  }
}
