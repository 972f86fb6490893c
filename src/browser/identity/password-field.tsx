/** A password with the choice to see it: on a phone, hidden letters are the commonest mistake. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'

export interface PasswordFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  /** `new-password` where one is chosen, so that the device offers to keep it. */
  autocomplete: 'current-password' | 'new-password'
  name: string
  hint?: string | undefined
  error?: string | null | undefined
}

export function PasswordField(props: PasswordFieldProps) {
  const words = useWords('sign-in')
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field {...props} type={shown ? 'text' : 'password'} spellcheck={false} required />
      <CheckBox label={words.showPassword} checked={shown} onChecked={setShown} />
    </div>
  )
}
