/**
 * The verifier of a bundle, built into one file that needs nothing but Node: `node verifier.mjs
 * <folder> <key>…`. Ends with 1 where something was altered. Its threads run the same file.
 */
import { parentPort } from 'node:worker_threads'
import { answerVerifyWishes } from '#pipes/journal/answer-verify-wishes.ts'
import { readVerifierKey, type VerifierKey } from '#pipes/public-log/note-key.ts'
import { verifyJournal } from './verify-journal.ts'

if (parentPort === null) process.exitCode = await verify(process.argv.slice(2))
else answerVerifyWishes(parentPort)

async function verify([place = '.', ...texts]: readonly string[]): Promise<number> {
  const keys: VerifierKey[] = []
  for (const text of texts) {
    const key = readVerifierKey(text)
    if (key === null) console.error(`« ${text} » n’est pas une clé (not a verifier key)`)
    else keys.push(key)
  }
  if (keys.length < texts.length) return 2
  return verifyJournal(place, { keys, since: [] }, import.meta.filename)
}
