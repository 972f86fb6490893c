/**
 * The verifier of a bundle, built into one file that needs nothing but Node: `node verifier.mjs
 * <folder> <key>…`. Ends with 1 where something was altered.
 */
import { readVerifierKey, type VerifierKey } from '#pipes/journal/note-key.ts'
import { verifyJournal } from './verify-journal.ts'

const [place = '.', ...texts] = process.argv.slice(2)
const keys: VerifierKey[] = []
for (const text of texts) {
  const key = readVerifierKey(text)
  if (key === null) console.error(`« ${text} » n’est pas une clé (not a verifier key)`)
  else keys.push(key)
}
process.exitCode = keys.length < texts.length ? 2 : await verifyJournal(place, { keys, since: [] })
