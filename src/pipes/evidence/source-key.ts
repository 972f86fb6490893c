/**
 * What a source of load counts by, where the records hold addresses: whoever has one IPv6 address has
 * billions of them, all in one network of 64 bits.
 */
import { addressKey } from '#kernel/address-key.ts'

const written = /^(?:[0-9a-f]{0,4}:){2,8}(?:[0-9a-f]{0,4}|\d+\.\d+\.\d+\.\d+)(?:%.*)?$/i
/** All eight groups, where none is left out. */
const whole = /^[^:]+(?::[^:.]+){7}$|^[^:]+(?::[^:.]+){5}:[^:]+\./

/** Names of other kinds, those of a journal's day among them, stay as they are. */
export function sourceKey(source: string): string {
  const isAddress = written.test(source) && (source.includes('::') || whole.test(source))
  return isAddress ? addressKey(source) : source
}

/** An address within what a source counts by, or its name. */
export function addressIn(key: string): string {
  return key.replace(/::\/64$/, '::')
}
