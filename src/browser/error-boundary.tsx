/** Catches what a page throws (a bug) so that a reader sees words and ways out, never white. */
import { Component, type ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { pagePaths } from './page-paths.ts'

interface ErrorBoundaryProps {
  /** Another address is another chance. */
  visit: string
  children: ComponentChildren
}

interface ErrorBoundaryState {
  brokenVisit: string | null
}

function PageBroken() {
  const words = useWords('general')
  return (
    <PageShell title={words.errorTitle}>
      <Notice
        kind="danger"
        live
        title={words.pageBroken.what}
        actions={
          <>
            <Button kind="primary" onClick={() => location.reload()}>
              {words.reload}
            </Button>
            <LinkButton href={pagePaths.help}>{words.toHelp}</LinkButton>
          </>
        }
      >
        <p>{words.pageBroken.means}</p>
        <p>{words.pageBroken.todo}</p>
      </Notice>
    </PageShell>
  )
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  constructor(props: ErrorBoundaryProps) {
    super(props)
    // Not a field: lowered for older browsers, that brings half a kilobyte of helpers into every first load.
    this.state = { brokenVisit: null }
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ brokenVisit: this.props.visit })
    // Told to the browser as any uncaught error is, so that tests and the console see it.
    reportError(error)
  }

  override render() {
    if (this.state.brokenVisit === this.props.visit) return <PageBroken />
    return this.props.children
  }
}
