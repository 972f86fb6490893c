/** Opens the child's own day on this device, in one press; the guardian's pages then stay locked. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'

export interface OpenChildButtonProps {
  pupilId: string
  givenName: string
}

export function OpenChildButton({ pupilId, givenName }: OpenChildButtonProps) {
  const words = useWords('guardian')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const open = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const result = await callApi('/api/device/child', { body: { pupilId } })
    setBusy(false)
    if (!result.ok) return setRefusal(result.refusal)
    // Another person from here on: everything that this page holds in memory is let go.
    location.assign(pagePaths.home)
  }
  return (
    <>
      <Button sign="device" onClick={() => setAsking(true)}>
        {words.openOnDevice}
        <span class="for-screen-readers"> {givenName}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        danger={false}
        title={words.openOnDeviceTitle({ name: givenName })}
        confirmText={words.openOnDevice}
        busy={busy}
        onConfirm={() => void open()}
        onClose={() => setAsking(false)}
      >
        <p>{words.openOnDeviceMeans({ name: givenName })}</p>
        {refusal !== null && <ErrorView refusal={refusal} live />}
      </ConfirmDialog>
    </>
  )
}
