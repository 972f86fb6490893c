/** What a check of a log finds wrong, and where; the words for people stand in the command. */

export type LogFault =
  /** There is no checkpoint, it cannot be read, or a key that is known did not sign it. */
  | { readonly kind: 'checkpoint_missing' | 'checkpoint_unreadable' | 'checkpoint_signature' }
  /** It is of another log than the key's, or than the older checkpoint's. */
  | { readonly kind: 'other_log'; readonly origin: string }
  /** The log has fewer leaves than it had: from `leaf` on they were taken away. */
  | { readonly kind: 'rolled_back'; readonly leaf: number }
  /** From `leaf` on nothing is there any more. */
  | { readonly kind: 'truncated'; readonly leaf: number; readonly file: string }
  /** One file is not there; those after it are. */
  | { readonly kind: 'missing'; readonly leaf: number; readonly file: string }
  /** A file ends too early, or too late: `leaf` is the first that cannot be read, or is too many. */
  | { readonly kind: 'cut' | 'too_long'; readonly leaf: number; readonly file: string }
  /** The entry is not the one that was signed. */
  | { readonly kind: 'altered_entry'; readonly leaf: number; readonly file: string }
  /** The entry stands where another one was signed: its own place is `belongs`. */
  | {
      readonly kind: 'reordered'
      readonly leaf: number
      readonly belongs: number
      readonly file: string
    }
  /** A tile does not hold the hashes of what lies below it; `leaf` is the first below the first. */
  | { readonly kind: 'altered_tile'; readonly leaf: number; readonly file: string }
  /** A log that succeeds to another does not say to which, or says what its first leaf does not. */
  | {
      readonly kind: 'predecessor_missing' | 'predecessor_altered'
      readonly leaf: number
      readonly file: string
    }
  /** Of the log before, a kept checkpoint of this size has another history than the one cited. */
  | { readonly kind: 'predecessor_forked'; readonly until: number }
  /** Entries and tiles agree, and are not what was signed: from `leaf`, before `until`. */
  | { readonly kind: 'rewritten'; readonly leaf: number; readonly until: number }
  /** The same key signed two histories: before `until`, an older checkpoint had another one. */
  | { readonly kind: 'forked'; readonly leaf: number; readonly until: number }

/** More faults than these are counted, not kept. */
export const faultsKeptMax = 1_000

/** Where a fault begins; those of the checkpoint come first. */
export function placeOfFault(fault: LogFault): number {
  return 'leaf' in fault ? fault.leaf : -1
}
