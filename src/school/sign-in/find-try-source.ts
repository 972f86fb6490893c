/** Where a try to sign in comes from: the address, and the device behind it as far as it shows itself. */
import type { TrySource } from './address-budget.ts'
import type { SignInContext } from './sign-in-context.ts'

type Cookies = Readonly<Record<string, string | undefined>>

export function findTrySource(
  context: Pick<SignInContext, 'ticketOf'>,
  request: { readonly address: string; readonly cookies: Cookies },
): TrySource {
  return { address: request.address, device: context.ticketOf(request.cookies) }
}
