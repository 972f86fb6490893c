/** Changes the times and rules of an assignment that the class has already. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { Assignment } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import { rulesOf, sentRules } from './assign-rules.ts'
import { AssignRulesFields } from './assign-rules-fields.tsx'

export interface ChangeAssignmentDialogProps {
  assignmentId: string
  title: string
  timeZone: string
  onDone: (said: string) => void
  onClose: () => void
}

function ChangeForm(props: {
  assignment: Assignment
  timeZone: string
  onDone: (said: string) => void
}) {
  const { assignment, timeZone, onDone } = props
  const words = useWords('teach').assign
  const [rules, setRules] = useState(() => rulesOf(assignment, timeZone))
  const act = useAct()
  const sent = sentRules(rules, timeZone)
  const problem = sent.ok ? null : sent.problem
  const save = (): void => {
    if (!sent.ok) return
    void act.run(
      () => callApi(`/api/assignments/${assignment.id}`, { method: 'PUT', body: sent.rules }),
      () => onDone(words.changed),
    )
  }
  return (
    <div class="stack">
      <AssignRulesFields rules={rules} onRules={setRules} problem={problem} nextStartsAt={null} />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p>
        <Button kind="primary" busy={act.busy} disabled={!sent.ok} onClick={save}>
          {words.save}
        </Button>
      </p>
    </div>
  )
}

export function ChangeAssignmentDialog(props: ChangeAssignmentDialogProps) {
  const { assignmentId, title, timeZone, onDone, onClose } = props
  const words = useWords('teach').assign
  const loaded = useLoad(`change ${assignmentId}`, (signal) =>
    callApi<Following>(`/api/assignments/${assignmentId}/following`, { signal }),
  )
  return (
    <Dialog open title={words.changeTitle({ title })} onClose={onClose} wide>
      <LoadView loaded={loaded} label={title}>
        {({ assignment }) => (
          <ChangeForm assignment={assignment} timeZone={timeZone} onDone={onDone} />
        )}
      </LoadView>
    </Dialog>
  )
}
