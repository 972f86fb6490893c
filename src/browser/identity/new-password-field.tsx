/** Where a password is chosen: advice in words while one types, the server's reason afterwards. */

import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { passwordAdvice } from './password-advice.ts'
import { PasswordField } from './password-field.tsx'
import './identity.css'

export interface NewPasswordFieldProps {
  value: string
  onValue: (value: string) => void
  error: string | null
}

/** The words for why a password was refused; null where the refusal is about something else. */
export function usePasswordError(): (refusal: ApiRefusal) => string | null {
  const { weak } = useWords('sign-in')
  const refusals = useWords('refusals')
  const tu = useVoice() === 'tu'
  return ({ code, detail }) => {
    if (code !== 'password_too_weak') return null
    const why = detail.why
    const known = Object.entries(weak).find(([name]) => name === why)
    return known?.[1] ?? refusals.password_too_weak({ tu, wait: null }).what
  }
}

export function NewPasswordField({ value, onValue, error }: NewPasswordFieldProps) {
  const words = useWords('sign-in')
  const advice = passwordAdvice(value)
  const said =
    advice.state === 'start'
      ? words.advice.start
      : advice.state === 'more'
        ? words.advice.more({ count: advice.missing })
        : words.advice.good
  return (
    <div class="stack">
      <PasswordField
        label={words.newPassword}
        hint={words.newPasswordHint}
        value={value}
        onValue={onValue}
        name="new-password"
        autocomplete="new-password"
        error={error}
      />
      <p class={advice.state === 'good' ? 'password-advice good' : 'password-advice'} role="status">
        <Sign name={advice.state === 'good' ? 'check' : 'information'} />
        {said}
      </p>
    </div>
  )
}
