/** Asks before the school opens again on days that it had closed. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { Rebuilt } from '#contract/timetable.ts'
import type { DayOff } from './day-off-list.ts'

export interface OpenDaysDialogProps {
  uai: string
  dayOff: DayOff
  onDone: (lessons: Rebuilt) => void
  onClose: () => void
}

export function OpenDaysDialog({ uai, dayOff, onDone, onClose }: OpenDaysDialogProps) {
  const words = useWords('school-life').off
  const act = useAct()
  const open = (): void => {
    void act.run(
      () =>
        callApi<{ lessons: Rebuilt }>(`/api/schools/${uai}/days-off/${dayOff.id}`, {
          method: 'DELETE',
        }),
      ({ lessons }) => onDone(lessons),
    )
  }
  return (
    <ConfirmDialog
      open
      title={words.removeTitle({ label: dayOff.label })}
      confirmText={words.removeConfirm}
      danger={false}
      busy={act.busy}
      onConfirm={open}
      onClose={onClose}
    >
      <p>{words.removeMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={open} live />}
    </ConfirmDialog>
  )
}
