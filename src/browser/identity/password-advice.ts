/**
 * What to say while somebody chooses a password: how far it still is to long enough. Whether it is
 * among those that everybody tries, only the server says.
 */
import { isPasswordLongEnough, passwordLengthMin } from '#contract/password-length.ts'

/** `missing`: characters that would do, if it is not to be four words. */
export type PasswordAdvice =
  | { readonly state: 'start' }
  | { readonly state: 'more'; readonly missing: number }
  | { readonly state: 'good' }

export function passwordAdvice(typed: string): PasswordAdvice {
  const password = typed.normalize('NFKC')
  if (password === '') return { state: 'start' }
  if (isPasswordLongEnough(password)) return { state: 'good' }
  return { state: 'more', missing: passwordLengthMin - [...password].length }
}
