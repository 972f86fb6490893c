/** "Cet ordinateur est partagé": said before coming in, with what it changes. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { isSharedComputer, setSharedComputer } from './shared-computer.ts'

export function SharedSwitch() {
  const words = useWords('sign-in')
  const [shared, setShared] = useState(isSharedComputer())
  return (
    <CheckBox
      framed
      label={words.shared}
      hint={words.sharedHint}
      checked={shared}
      onChecked={(checked) => {
        setSharedComputer(checked)
        setShared(checked)
      }}
    />
  )
}
