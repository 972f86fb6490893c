/**
 * Addresses that somebody knows from elsewhere (a complaint, a firewall, a provider's answer), under
 * the names that the records of these days give them. The keys lead from an address to its name and
 * never back: nobody reads a journal's visitors out of it, one asks whether a known one was there.
 */
import { addressKey } from '#kernel/address-key.ts'
import type { DaySecrets } from './day-secrets.ts'
import { isAddress } from './exported-source.ts'

/** Addresses of one question. */
export const knownAddressesMax = 100_000

/** IPv6 addresses stand for their /64, as in the records. */
export function addressNames(
  addresses: readonly string[],
  secrets: readonly DaySecrets[],
): Map<string, string> {
  const known = new Map<string, string>()
  for (const address of addresses.slice(0, knownAddressesMax)) {
    if (!isAddress(address)) continue
    const key = addressKey(address)
    for (const day of secrets) known.set(day.pseudonymOf('source', key), key.replace('/64', ''))
  }
  return known
}
