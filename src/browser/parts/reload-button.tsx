/** Loads the page anew where something that it is made of did not come; busy until the server answers. */
import { useState } from 'preact/hooks'
import { Button, type ButtonProps } from './button.tsx'
import { reloadWhenReachable } from './reload-when-reachable.ts'

export interface ReloadButtonProps {
  label: string
  kind?: ButtonProps['kind']
}

export function ReloadButton({ label, kind }: ReloadButtonProps) {
  const [busy, setBusy] = useState(false)
  const reload = async (): Promise<void> => {
    setBusy(true)
    if (!(await reloadWhenReachable())) setBusy(false)
  }
  return (
    <Button kind={kind} busy={busy} onClick={() => void reload()}>
      {label}
    </Button>
  )
}
